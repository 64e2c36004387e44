#include "lib/review/ranking.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/exact.h"
#include "lib/goal/status.h"
#include "lib/goal/targets.h"
#include "lib/metric/span.h"
#include "lib/metric/table.h"
#include "lib/review/among.h"
#include "lib/review/rank.h"
#include "lib/review/score.h"
#include "lib/review/standing.h"

/* A person with the exact values of the period (0) and those before it. */
struct runner {
	struct ranking_row row;
	const struct scorecard *card;
	const char        *value[RANKING_SPANS];   /* NULL: none */
};
struct racing {
	struct dept              *d;
	struct arena             *a;
	const struct ranking_ask *ask;
	const struct policy      *policy;
	struct org                org;
	struct period             span[RANKING_SPANS];
	struct runner            *v;
	size_t                    n;
	size_t                   *at;              /* by person: place + 1 */
};

/* ---- who ----------------------------------------------------------------- */

static int
find_people(struct racing *g, struct sales_err *err)
{
	const struct policy *p = g->policy;
	const char         **who = arena_array(g->a, const char *, p->nscorecards + 1);
	struct among         all;

	for (size_t i = 0; i < p->nscorecards; i++)
		who[i] = p->scorecards[i].who != NULL ? p->scorecards[i].who :
		    arena_printf(g->a, "role = \"%s\"", p->scorecards[i].id);
	TRY(among_load(g->d, &g->org, g->span[0].to, who, p->nscorecards, "scorecards.for", g->a, &all, err));
	g->v = arena_array(g->a, struct runner, all.n + 1);
	g->at = arena_array(g->a, size_t, g->org.npeople + 1);
	for (size_t i = 0; i < all.n; i++) {
		const struct org_person *o = &g->org.person[all.v[i].person];
		struct runner           *r = &g->v[g->n];
		size_t                   c = 0;

		while (c < p->nscorecards && !all.v[i].meant[c])
			c++;
		*r = (struct runner){ .card = c < p->nscorecards ? &p->scorecards[c] : NULL,
			.row = { .person = all.v[i].person, .code = o->code, .name = o->name } };
		if (g->ask->card != NULL && (r->card == NULL || strcmp(r->card->id, g->ask->card) != 0))
			continue;
		r->row.card = r->card == NULL ? NULL : r->card->id;
		r->row.newcomer = r->card != NULL && r->card->newcomer > 0 && o->hired != DAY_NONE
		    && o->hired + r->card->newcomer > g->span[0].to;
		g->at[r->row.person] = ++g->n;
	}
	return SALES_OK;
}

/* ---- values -------------------------------------------------------------- */

static int
load_scores(struct racing *g, struct sales_err *err)
{
	for (size_t k = 0; k < RANKING_SPANS; k++) {
		struct standing s;

		TRY(review_standing(g->d, g->span[k], NULL, g->a, &s, err));
		for (size_t i = 0; i < s.n; i++) {
			const struct standing_row *r = &s.row[i];
			const size_t               at = (size_t)r->person < g->org.npeople ? g->at[r->person] : 0;

			if (at == 0 || r->reviews == 0)
				continue;
			g->v[at - 1].value[k] = r->exact;
			if (k == 0) {
				g->v[at - 1].row.score = r->score;
				g->v[at - 1].row.newcomer = r->newcomer;
			}
		}
	}
	return SALES_OK;
}

static int
attainment_of(struct racing *g, const struct metric_table *t, const struct target_list *targets, struct runner *r, size_t k,
    struct sales_err *err)
{
	const struct metric *m = g->ask->metric;
	struct ratio         value, target, share;
	int64_t              units, facts;

	if ((size_t)r->row.person >= metric_table_rows(t, AXIS_PERSON))
		return SALES_OK;
	TRY(metric_table_at(t, AXIS_PERSON, (size_t)r->row.person, k, &value, &facts, err));
	if (value.den == 0 || !target_find(targets, m->id, subject_person(r->row.person), g->span[k], goal_cumulates(m), &units)
	    || units <= 0 || !ratio_make(units, MONEY_UNIT, &target) || !ratio_div(value, target, &share))
		return SALES_OK;
	r->value[k] = arena_printf(g->a, "%lld/%lld", (long long)share.num, (long long)share.den);
	if (k == 0)
		r->row.attainment = share;
	return SALES_OK;
}

static int
load_attainments(struct racing *g, struct sales_err *err)
{
	const struct metric_ask ask = { .metric = g->ask->metric, .span = g->span, .nspans = RANKING_SPANS, .axes = AXIS_PERSON,
		.org = &g->org };
	struct metric_table    *t;
	struct target_list      targets;

	TRY(metric_table_make(g->d, &ask, g->a, &t, err));
	TRY(targets_load(g->d, g->policy->goals.approval, g->span[0].to, g->a, &targets, err));
	for (size_t i = 0; i < g->n; i++)
		for (size_t k = 0; k < RANKING_SPANS; k++)
			TRY(attainment_of(g, t, &targets, &g->v[i], k, err));
	return SALES_OK;
}

/* ---- ranks --------------------------------------------------------------- */

static int
by_group(const void *x, const void *y)
{
	const struct runner *a = x, *b = y;
	const int            c = strcmp(a->row.card == NULL ? "" : a->row.card, b->row.card == NULL ? "" : b->row.card);

	return c != 0 ? c : strcmp(a->row.code, b->row.code);
}

static int
by_code(const void *x, const void *y)
{
	return strcmp(((const struct runner *)x)->row.code, ((const struct runner *)y)->row.code);
}

/* Rank v by the values of one span; the k-th place of order gets who is there. */
static void
rank_span(struct arena *a, struct runner *v, size_t n, size_t span, size_t *order)
{
	struct ranked *r = arena_array(a, struct ranked, n + 1);
	struct exact  *x = arena_array(a, struct exact, n + 1);

	for (size_t i = 0; i < n; i++) {
		const char *value = v[i].value[span];

		exact_init(&x[i]);
		r[i] = (struct ranked){ .no = i, .apart = v[i].row.newcomer,
			.score = value != NULL && exact_parse(value, strlen(value), &x[i]) ? &x[i] : NULL };
	}
	rank_all(r, n);
	for (size_t i = 0; i < n; i++) {
		struct ranking_row *row = &v[r[i].no].row;

		if (order != NULL)
			order[i] = r[i].no;
		if (span > 0) {
			row->before = r[i].rank;
			continue;
		}
		row->rank = r[i].rank;
		row->of = r[i].of;
	}
	for (size_t i = 0; i < n; i++)
		exact_done(&x[i]);
}

static void
rank_group(struct racing *g, struct runner *v, size_t n, struct ranking *out)
{
	size_t *order = arena_array(g->a, size_t, n + 1);

	rank_span(g->a, v, n, 1, NULL);
	rank_span(g->a, v, n, 0, order);
	for (size_t i = 0; i < n; i++)
		if (v[order[i]].row.rank > 0)
			out->row[out->n++] = v[order[i]].row;
}

/* ---- what changed -------------------------------------------------------- */

static void
look_back(struct racing *g, struct runner *r)
{
	struct exact now, then;
	bool         some = false;

	if (r->value[0] == NULL)
		return;
	exact_init(&now);
	exact_init(&then);
	(void)exact_parse(r->value[0], strlen(r->value[0]), &now);
	r->row.best = true;
	for (size_t k = RANKING_SPANS; k-- > 1;) {
		if (r->value[k] == NULL || !exact_parse(r->value[k], strlen(r->value[k]), &then))
			continue;
		some = true;
		r->row.best = r->row.best && exact_cmp(&now, &then) > 0;
	}
	r->row.best = r->row.best && some;
	if (r->value[1] != NULL) {      /* then holds it */
		exact_sub(&now, &then);
		r->row.change = exact_text(&now, g->a);
	}
	exact_done(&now);
	exact_done(&then);
}

static void
mark_improved(struct ranking_row *r, size_t n)
{
	struct exact most, x;

	exact_init(&most);
	exact_init(&x);
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < n; i++) {
			if (r[i].change == NULL || !exact_parse(r[i].change, strlen(r[i].change), &x))
				continue;
			if (pass == 0 && exact_cmp(&x, &most) > 0)
				exact_set(&most, &x);
			r[i].improved = pass == 1 && exact_sign(&most) > 0 && exact_cmp(&x, &most) == 0;
		}
	exact_done(&most);
	exact_done(&x);
}

/* ---- who may see what ---------------------------------------------------- */

static bool
may_see(const struct racing *g, const struct ranking_row *r)
{
	const struct scorecard *c = policy_scorecard(g->policy, r->card);

	if (g->ask->viewer == 0 || g->ask->viewer == r->person || org_is_above(&g->org, g->ask->viewer, r->person, g->span[0].to))
		return true;
	if (c == NULL || c->see == PEERS_OWN)
		return false;
	return c->see == PEERS_ALL || (!r->newcomer && r->rank <= c->see_top);
}

/* ---- the whole ----------------------------------------------------------- */

static int
check_card(const struct racing *g, struct sales_err *err)
{
	const char *all = "";

	if (g->ask->card == NULL || policy_scorecard(g->policy, g->ask->card) != NULL)
		return SALES_OK;
	for (size_t i = 0; i < g->policy->nscorecards; i++)
		all = arena_printf(g->a, "%s%s%s", all, i == 0 ? "" : ", ", g->policy->scorecards[i].id);
	FAIL(err, SALES_EUSAGE, _("the rule book has no scorecard '%s'"), g->ask->card);
	return *all == '\0' ? (int)err->code : err_hint(err, _("scorecards: %s"), all);
}

int
ranking_make(struct dept *d, const struct ranking_ask *ask, struct arena *a, struct ranking *out, struct sales_err *err)
{
	struct racing g = { .d = d, .a = a, .ask = ask, .span = { ask->period } };
	size_t        k;

	for (size_t i = 1; i < RANKING_SPANS; i++)
		g.span[i] = span_before(g.span[i - 1], &d->when);
	*out = (struct ranking){ .period = g.span[0], .before = g.span[1] };
	TRY(dept_policy_at(d, ask->period.to, &g.policy, err));
	TRY(check_card(&g, err));
	TRY(org_load(d, a, &g.org, err));
	TRY(find_people(&g, err));
	TRY(ask->metric == NULL ? load_scores(&g, err) : load_attainments(&g, err));
	for (size_t i = 0; i < g.n; i++)
		look_back(&g, &g.v[i]);
	if (g.n > 0)
		qsort(g.v, g.n, sizeof(*g.v), ask->metric == NULL ? by_group : by_code);
	out->row = arena_array(a, struct ranking_row, g.n + 1);
	for (size_t i = 0; i < g.n; i = k) {
		for (k = i + 1; k < g.n && (ask->metric != NULL || g.v[k].card == g.v[i].card);)
			k++;
		rank_group(&g, g.v + i, k - i, out);
	}
	mark_improved(out->row, out->n);
	for (size_t i = 0; i < out->n; i++) {
		out->row[i].seen = may_see(&g, &out->row[i]);
		out->hidden += !out->row[i].seen;
	}
	return SALES_OK;
}
