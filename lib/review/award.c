#include "lib/review/award.h"

#include <stdlib.h>
#include <string.h>

#include "lib/review/among.h"

enum { PLACES = 6 };                 /* decimals of a composite, where it is shown */

struct giving {
	struct dept        *d;
	struct arena       *a;
	struct judging     *j;
	struct expr        *by, *gate, **tie;
	size_t              nties;
	struct award_list  *out;
};

/* ---- which award, which period ------------------------------------------- */

static int
no_award(const struct policy *p, const char *id, struct arena *a, struct sales_err *err)
{
	const char *all = "";

	for (size_t i = 0; i < p->nawards; i++)
		all = arena_printf(a, "%s%s%s", all, i == 0 ? "" : ", ", p->awards[i].id);
	if (p->nawards == 0) {
		FAIL(err, SALES_EPOLICY, _("the rule book has no awards"));
		return err_hint(err, "awards: [{id: champion, period: year, by: \"score\", top: 3}]");
	}
	FAIL(err, SALES_EPOLICY, _("the rule book has no award '%s'"), id);
	return err_hint(err, _("awards: %s"), all);
}

/* What the award says of a period: its own, or one of its unit. */
static int
award_period(const struct dept *d, const struct award *w, const struct period *asked, struct period *out,
    struct sales_err *err)
{
	enum period_unit unit;
	char             s[PERIOD_SIZE];
	bool             fits;

	if (!period_unit_parse(w->period, &unit)) {
		TRY(period_parse(w->period, &d->when, out, err));
		fits = asked == NULL || period_same(*asked, *out);
	} else {
		*out = asked != NULL ? *asked : period_step(period_of(d->when.today, unit, &d->when), unit, -1, &d->when);
		fits = out->from != DAY_NONE && period_same(*out, period_of(out->from, unit, &d->when));
	}
	if (fits)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("the award '%s' is not one of %s"), w->id, period_str(*asked, s));
	return err_hint(err, _("its period: %s"), w->period);
}

/* ---- one person ---------------------------------------------------------- */

static const char *
number_of(struct giving *g, const struct expr *e, int64_t person, const char **shown, int *rc, struct sales_err *err)
{
	CLEANUP(exact_done) struct exact x;
	bool                             has;

	exact_init(&x);
	*rc = judging_number(g->j, e, person, &x, &has, err);
	if (*rc != SALES_OK || !has)
		return NULL;
	*shown = exact_decimal(&x, PLACES, g->a);
	return exact_text(&x, g->a);
}

static int
take_one(struct giving *g, int64_t person, struct sales_err *err)
{
	const struct award      *w = g->out->award;
	const struct org_person *p = &judging_org(g->j)->person[person];
	struct award_row        *r = &g->out->row[g->out->n++];
	const char              *unused;
	int                      rc;

	*r = (struct award_row){ .person = person, .code = p->code, .name = p->name };
	r->newcomer = w->newcomer > 0 && p->hired != DAY_NONE && p->hired + w->newcomer > g->out->period.to;
	r->exact = number_of(g, g->by, person, &r->shown, &rc, err);
	TRY(rc);
	r->tie = arena_array(g->a, const char *, g->nties + 1);
	r->nties = g->nties;
	for (size_t i = 0; i < g->nties; i++) {
		r->tie[i] = number_of(g, g->tie[i], person, &unused, &rc, err);
		TRY(rc);
	}
	r->gate.holds = true;
	return g->gate == NULL ? SALES_OK : judging_conditions(g->j, g->gate, person, g->a, &r->gate, err);
}

/* ---- ranks --------------------------------------------------------------- */

static int
cmp_texts(const char *a, const char *b)
{
	struct exact x, y;
	int          c;

	if (a == NULL || b == NULL)
		return (a == NULL) - (b == NULL);
	exact_init(&x);
	exact_init(&y);
	c = exact_parse(a, strlen(a), &x) && exact_parse(b, strlen(b), &y) ? exact_cmp(&y, &x) : 0;
	exact_done(&x);
	exact_done(&y);
	return c;
}

/* The better one first; what is equal in everything has one rank. */
static int
cmp_results(const struct award_row *a, const struct award_row *b)
{
	int c = cmp_texts(a->exact, b->exact);

	for (size_t i = 0; c == 0 && i < a->nties; i++)
		c = cmp_texts(a->tie[i], b->tie[i]);
	return c;
}

static bool
is_ranked(const struct award_row *r)
{
	return r->exact != NULL && r->gate.holds;
}

static int
by_place(const void *x, const void *y)
{
	const struct award_row *a = x, *b = y;
	int                     c = 0;

	if (is_ranked(a) != is_ranked(b))
		return is_ranked(a) ? -1 : 1;
	if (is_ranked(a) && a->newcomer != b->newcomer)
		return a->newcomer ? 1 : -1;
	if (is_ranked(a))
		c = cmp_results(a, b);
	return c != 0 ? c : strcmp(a->code, b->code);
}

/* Those of one rank share the amounts of the places that they take. */
static bool
share_amounts(const struct giving *g, struct award_row *r, size_t n)
{
	const struct award *w = g->out->award;
	const size_t        first = (size_t)r->rank - 1;
	int64_t            *share = arena_array(g->a, int64_t, n + 1);
	money              *part = arena_array(g->a, money, n + 1), sum = { 0 };

	for (size_t i = 0; i < n; i++) {
		share[i] = 1;
		r[i].wins = r[i].rank <= w->top;
		if (first + i < w->namounts && !money_add(sum, w->amounts[first + i], &sum))
			return false;
	}
	if (sum.v == 0)
		return true;
	if (!money_split(sum, share, n, policy_decimals(judging_policy(g->j), judging_policy(g->j)->locale.currency), part))
		return false;
	for (size_t i = 0; i < n; i++)
		r[i].amount = part[i];
	return true;
}

static int
rank_rows(const struct giving *g, struct sales_err *err)
{
	struct award_row *r = g->out->row;
	const size_t      n = g->out->n;
	size_t            start = 0, same = 0;

	if (n > 0)
		qsort(r, n, sizeof(*r), by_place);
	for (size_t i = 0; i < n && is_ranked(&r[i]); i += same) {
		if (i > 0 && r[i].newcomer && !r[i - 1].newcomer)
			start = i;
		for (same = 1; i + same < n && is_ranked(&r[i + same]) && r[i + same].newcomer == r[i].newcomer
		    && cmp_results(&r[i], &r[i + same]) == 0;)
			same++;
		for (size_t k = 0; k < same; k++)
			r[i + k].rank = (int)(i - start) + 1;
		if (!r[i].newcomer && !share_amounts(g, r + i, same))
			return FAIL(err, SALES_EINVAL, _("the amounts of award '%s' are too large"), g->out->award->id);
	}
	return SALES_OK;
}

/* ---- the whole ----------------------------------------------------------- */

static int
bind_rules(struct giving *g, struct sales_err *err)
{
	const struct award *w = g->out->award;

	TRY(judging_bind(g->j, w->by, V_RATIO, "awards.by", &g->by, err));
	if (w->gate != NULL)
		TRY(judging_bind(g->j, w->gate, V_BOOL, "awards.gate", &g->gate, err));
	g->tie = arena_array(g->a, struct expr *, JUDGED_NAMES + 1);
	for (const char *const *t = w->ties; t != NULL && *t != NULL && g->nties < JUDGED_NAMES; t++)
		if (strcmp(*t, SAME_RANK) != 0)
			TRY(judging_bind(g->j, *t, V_RATIO, "awards.ties", &g->tie[g->nties++], err));
	return SALES_OK;
}

int
award_look(struct dept *d, const char *id, const struct period *period, struct arena *a, struct award_list *out,
    struct sales_err *err)
{
	struct giving g = { .d = d, .a = a, .out = out };
	struct among  all;
	int64_t      *compared;
	size_t        n = 0;

	*out = (struct award_list){ .award = policy_award(d->policy, id) };
	if (out->award == NULL)
		return no_award(d->policy, id, a, err);
	TRY(award_period(d, out->award, period, &out->period, err));
	TRY(judging_open(d, out->period, SCORES_OF_PERIOD, a, &g.j, err));
	if (policy_award(judging_policy(g.j), id) != NULL)   /* as it was then */
		out->award = policy_award(judging_policy(g.j), id);
	out->policy = judging_policy(g.j)->version;
	TRY(bind_rules(&g, err));
	TRY(among_load(d, judging_org(g.j), judging_day(g.j), &out->award->who, 1, "awards.for", a, &all, err));
	compared = arena_array(a, int64_t, all.n + 1);
	for (size_t i = 0; i < all.n; i++)
		if (all.v[i].meant[0])
			compared[n++] = all.v[i].person;
	judging_among(g.j, compared, n);
	out->row = arena_array(a, struct award_row, n + 1);
	for (size_t i = 0; i < n; i++)
		TRY(take_one(&g, compared[i], err));
	return rank_rows(&g, err);
}
