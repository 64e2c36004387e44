/* The open deals behind each goal's forecast. */
#include "lib/goal/closers.h"

#include "lib/crm/kinds.h"
#include "lib/goal/status_inside.h"
#include "lib/metric/forecast.h"
#include "lib/metric/table.h"

struct closing_run {
	struct dept           *d;
	const struct goal_ask *ask;
	struct arena          *a;
	struct org             org;
};

/* Is a part credited to the goal's subject? Teams by where the person stands on the
 * day the deal is expected. */
static bool
is_of(const struct closing_run *r, int64_t subject, const struct open_part *p)
{
	const struct org_place *at;

	if (subject == SUBJECT_COMPANY)
		return true;
	if (subject_is_person(subject))
		return p->person == subject_id(subject);
	at = p->person == 0 ? NULL : org_at(&r->org, p->person, p->expected);
	return at != NULL && org_below(&r->org, at->team, subject_id(subject));
}

/* Parts of one deal are one deal again. */
static int
take_part(struct closing *c, const struct open_part *p, struct sales_err *err)
{
	struct closer *x = c->n > 0 ? &c->v[c->n - 1] : NULL;

	if (x == NULL || x->deal != p->deal) {
		c->v[c->n++] = (struct closer){ .deal = p->deal, .expected = p->expected, .chance = p->chance,
			.amount = p->amount, .weighted = p->weighted };
		return SALES_OK;
	}
	if (__builtin_add_overflow(x->amount, p->amount, &x->amount) ||
	    __builtin_add_overflow(x->weighted, p->weighted, &x->weighted))
		return FAIL(err, SALES_EINVAL, _("the sum of '%s' is too large"), c->goal->metric->id);
	return SALES_OK;
}

static int
close_goal(const struct closing_run *r, const struct goal_row *goal, const struct open_part *part, size_t n,
    struct closing *out, struct sales_err *err)
{
	money gap = { 0 };

	*out = (struct closing){ .goal = goal, .v = arena_array(r->a, struct closer, n + 1) };
	if (goal->at.gap.den == 0 || !money_mul((money){ MONEY_UNIT }, goal->at.gap, 4, ROUND_HALF_UP, &gap))
		return FAIL(err, SALES_EINVAL, _("the figures of '%s' are too large to compare"), goal->metric->id);
	out->gap = gap.v;
	for (size_t i = 0; i < n && r->ask->today <= goal->period.to; i++)
		if (is_of(r, goal->subject, &part[i]))
			TRY(take_part(out, &part[i], err));
	if (!closers_rank(out, r->ask->today))
		return FAIL(err, SALES_EINVAL, _("the sum of '%s' is too large"), goal->metric->id);
	return SALES_OK;
}

int
goal_closers(struct dept *d, const struct goal_ask *ask, struct arena *a, struct closing_list *out,
    struct sales_err *err)
{
	struct closing_run r = { .d = d, .ask = ask, .a = a };
	struct goal_list   goals;
	struct open_part  *part = NULL;
	size_t             n = 0;

	*out = (struct closing_list){ .n = 0 };
	TRY(org_load(d, a, &r.org, err));
	TRY(goal_status(d, ask, a, &goals, err));
	out->v = arena_array(a, struct closing, goals.n + 1);
	for (size_t i = 0; i < goals.n; i++) {
		const struct goal_row *g = &goals.row[i];

		if (!metric_has_pipeline(g->metric)) {
			out->left_out++;
			continue;
		}
		if (i == 0 || !listing_same_aim(g, &goals.row[i - 1]))
			TRY(forecast_parts(d, g->metric, g->period, a, &part, &n, err));
		TRY(close_goal(&r, g, part, n, &out->v[out->n], err));
		out->n++;
	}
	return SALES_OK;
}

/* ---- what is in no forecast ---------------------------------------------- */

struct undated { struct closing_run run; const int64_t *subject; int64_t n; };

static int
take_undated(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct undated        *u = arg;
	const struct open_part p = { .deal = id, .person = c[0].type == V_NULL ? 0 : c[0].u.i,
		.expected = u->run.d->when.today };

	(void)err;
	u->n += u->subject == NULL || is_of(&u->run, *u->subject, &p);
	return SALES_OK;
}

int
goal_undated(struct dept *d, const int64_t *subject, int64_t *n, struct sales_err *err)
{
	static const char *const         name[] = { "owner" };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct undated                   u = { .run = { .d = d, .a = &a }, .subject = subject };
	struct query                     q;

	TRY(org_load(d, &a, &u.run.org, err));
	TRY(record_query(d, &deal_kind, name, 1, "stage:open and expected_on is empty", &a, &q, err));
	TRY(record_each(d, &q, take_undated, &u, err));
	*n = u.n;
	return SALES_OK;
}
