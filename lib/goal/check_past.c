/* What a subject and its peers reached in the like periods before. */
#include <stdlib.h>

#include "lib/goal/check_inside.h"
#include "lib/goal/status_inside.h"

/* ---- like periods --------------------------------------------------------- */

static bool
unit_of(struct period p, const struct period_env *when, enum period_unit *unit)
{
	for (int u = UNIT_DAY; u <= UNIT_YEAR; u++)
		if (period_same(period_of(p.from, (enum period_unit)u, when), p)) {
			*unit = (enum period_unit)u;
			return true;
		}
	return false;
}

/* The n-th before: of a quarter quarters, else so many days. */
static struct period
before(struct period p, int n, const struct period_env *when)
{
	enum period_unit unit;
	const int        days = p.to - p.from + 1;

	if (unit_of(p, when, &unit))
		return period_step(p, unit, -n, when);
	return (struct period){ p.from - n * days, p.to - n * days };
}

void
check_add_past(struct measuring *m, struct period p)
{
	const struct dept *d = m->c->d;
	struct past       *past = &m->past[m->npast++];
	struct period      b = p;

	*past = (struct past){ .of = p, .first = m->nspans };
	for (int i = 1; past->n < d->policy->goals.achievable.history && b.from > DAY_MIN + 2 * (p.to - p.from + 1); i++) {
		b = before(p, i, &d->when);
		if (b.to >= d->when.today)
			continue; /* it is not over */
		m->span[m->nspans++] = b;
		past->n++;
	}
}

struct past *
check_past_of(const struct measuring *m, struct period p)
{
	for (size_t i = 0; i < m->npast; i++)
		if (period_same(m->past[i].of, p))
			return &m->past[i];
	return NULL;
}

/* ---- medians -------------------------------------------------------------- */

static int
by_value(const void *x, const void *y)
{
	return ratio_cmp(*(const struct ratio *)x, *(const struct ratio *)y);
}

#define NONE_LEFT_OUT SIZE_MAX

/* Of n rising values, without the one at out_at among them. */
static int
median(const struct ratio *v, size_t n, size_t out_at, struct ratio *out, struct sales_err *err)
{
	struct ratio high, low;

	*out = (struct ratio){ 0, 0 };
	if (n == 0)
		return SALES_OK;
	high = v[n / 2 + (n / 2 >= out_at)];
	low = v[(n - 1) / 2 + ((n - 1) / 2 >= out_at)];
	return ratio_add(low, high, out) && ratio_div(*out, (struct ratio){ 2, 1 }, out) ? SALES_OK :
	    FAIL(err, SALES_EINVAL, _("the figures are too large to compare"));
}

/* Was the subject there all the time? *known: it is said since when. */
static bool
was_there(const struct org *o, int64_t subject, struct period p, bool *known)
{
	const size_t             id = (size_t)subject_id(subject);
	const struct org_person *who;

	*known = false;
	if (!subject_is_person(subject) || id >= o->npeople)
		return true;
	who = &o->person[id];
	*known = who->hired != DAY_NONE;
	return (!*known || who->hired <= p.from) && (who->left == DAY_NONE || who->left >= p.to);
}

/* The subject's values of the periods that count, rising; the oldest first left out until
 * there was a fact: anybody's, and its own where nobody says since when it is
 * there. */
static int
values(const struct measuring *m, const struct past *past, int64_t subject, struct ratio *v, size_t *n, struct sales_err *err)
{
	const size_t at = (size_t)subject_id(subject);
	struct ratio value;
	int64_t      own, all;
	bool         began = false, known;

	*n = 0;
	for (int i = past->n - 1; i >= 0; i--) {
		const size_t span = past->first + (size_t)i;

		if (!was_there(&m->c->org, subject, m->span[span], &known))
			continue;
		TRY(metric_table_at(m->t, AXIS_COMPANY, 0, span, &value, &all, err));
		TRY(metric_table_at(m->t, goal_axis(subject), at, span, &value, &own, err));
		began = began || (known || subject == SUBJECT_COMPANY ? all > 0 : own > 0);
		if (began && value.den != 0)
			v[(*n)++] = value;
	}
	qsort(v, *n, sizeof(*v), by_value);
	return SALES_OK;
}

/* ---- the subject's own and its peers' ------------------------------------- */

static const char *
role_at(const struct checking *c, int64_t person, day on)
{
	const struct org_place *at = org_at(&c->org, person, on);

	return at == NULL || at->role == NULL ? "" : at->role;
}

static int
look_at_own(const struct measuring *m, const struct past *past, struct goal_verdict *g, struct sales_err *err)
{
	struct ratio *v = arena_array(m->c->a, struct ratio, (size_t)past->n + 1);
	size_t        n;

	TRY(values(m, past, g->subject, v, &n, err));
	g->nown = (int)n;
	return median(v, n, NONE_LEFT_OUT, &g->own, err);
}

/* Everybody with the role when the period begins. */
static int
role_past(const struct measuring *m, struct past *past, const char *role, const struct role_past **out, struct sales_err *err)
{
	const struct org *o = &m->c->org;
	struct ratio     *v = arena_array(m->c->a, struct ratio, (size_t)past->n + 1);
	struct role_past *r;
	size_t            n;

	for (size_t i = 0; i < past->nroles; i++)
		if (strcmp(past->role[i].role, role) == 0) {
			*out = &past->role[i];
			return SALES_OK;
		}
	past->role = arena_more(m->c->a, past->role, past->nroles, &past->cap, sizeof(*past->role));
	*out = r = &past->role[past->nroles++];
	*r = (struct role_past){ .role = role, .v = arena_array(m->c->a, struct ratio, o->npeople + 1) };
	for (size_t i = 1; i < o->npeople; i++) {
		if (o->person[i].id == 0 || strcmp(role_at(m->c, (int64_t)i, past->of.from), role) != 0)
			continue;
		TRY(values(m, past, subject_person((int64_t)i), v, &n, err));
		if (n > 0)
			TRY(median(v, n, NONE_LEFT_OUT, &r->v[r->n++], err));
	}
	qsort(r->v, r->n, sizeof(*r->v), by_value);
	return SALES_OK;
}

static int
look_at_peers(const struct measuring *m, struct past *past, struct goal_verdict *g, struct sales_err *err)
{
	const char             *role = subject_is_person(g->subject) ? role_at(m->c, subject_id(g->subject), past->of.from) : "";
	const struct role_past *all;
	size_t                  n, self = 0;

	if (*role == '\0')
		return SALES_OK;
	TRY(role_past(m, past, role, &all, err));
	while (self < all->n && (g->own.den == 0 || ratio_cmp(all->v[self], g->own) != 0))
		self++; /* one that is like the subject stands for it */
	n = self < all->n ? all->n - 1 : all->n;
	TRY(median(all->v, n, self, &g->peers, err));
	g->npeers = (int)n;
	if (n > 0) {
		g->peers_low = all->v[self == 0];
		g->peers_high = all->v[n - 1 + (n - 1 >= self)];
	}
	return SALES_OK;
}

int
check_look(const struct measuring *m, struct past *past, struct goal_verdict *g, struct sales_err *err)
{
	TRY(look_at_own(m, past, g, err));
	return look_at_peers(m, past, g, err);
}
