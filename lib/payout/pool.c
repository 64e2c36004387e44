/* A team's pool: its amount by the team's figures, in up to four parts (by what
 * each contributed, by score, equal, by stated weights), each spread by largest remainder over those
 * of the team who are in the plan on the period's last day, by code. The parts add
 * up to the pool, always. */
#include <stdlib.h>
#include <string.h>

#include "lib/payout/by_period.h"
#include "lib/payout/split.h"

/* One pool of one team and period. */
struct pool_team {
	struct pool_team *next;
	size_t            rule, span;
	int64_t           team, pool;
	const int64_t    *person;
	int64_t          *part;
	size_t            n;
	struct pool_share {
		int64_t       amount, *got;   /* [n] */
		struct ratio *weight;         /* [n], cut to be shown */
	} share[POOL_PARTS];
};

struct sharing {
	struct engine             *e;
	const struct rule_version *v;
	struct figure_at           at;
	struct pool_team          *t;
	struct exact              *weight;
};

static int
by_code(const void *x, const void *y, void *org)
{
	const struct org *o = org;

	return strcmp(o->person[*(const int64_t *)x].code, o->person[*(const int64_t *)y].code);
}

static void
find_members(struct sharing *s, size_t version)
{
	struct engine *e = s->e;
	int64_t       *who = arena_array(e->a, int64_t, e->org.npeople + 1);
	const day      on = s->at.span.to;

	for (size_t p = 1; p < e->org.npeople; p++)
		if (e->org.person[p].id != 0 && org_is_there(&e->org.person[p], (struct period){ on, on })
		    && org_at(&e->org, (int64_t)p, on)->team == s->t->team && who_in(&e->who, version, s->v->plan_at, (int64_t)p, on))
			who[s->t->n++] = (int64_t)p;
	if (s->t->n > 0)
		qsort_r(who, s->t->n, sizeof(*who), by_code, &e->org);
	s->t->person = who;
	s->t->part = arena_array(e->a, int64_t, s->t->n + 1);
}

/* Who is not named has none. */
static struct ratio
stated_of(const struct component *c, const char *code)
{
	for (size_t i = 0; i < c->nstated; i++)
		if (strcmp(c->stated[i].word, code) == 0)
			return c->stated[i].value;
	return (struct ratio){ 0, 1 };
}

static int
weigh(struct sharing *s, int part, size_t i, struct sales_err *err)
{
	struct engine      *e = s->e;
	const struct metric *m = s->v->comp->base == NULL ? NULL : policy_metric(e->days[s->at.version].policy, s->v->comp->base);
	struct figure_at    own = s->at;
	struct ratio        r = { 0, 1 };
	const char         *grade;
	bool                has;

	own.person = s->t->person[i];
	own.of = FIGURES_OWN;
	exact_set_ratio(&s->weight[i], (struct ratio){ 1, 1 });
	if (part == POOL_BY_SCORE) {
		TRY(figure_score(e, own.person, own.span, &s->weight[i], &has, &grade, err));
		if (!has)
			exact_set_ratio(&s->weight[i], (struct ratio){ 0, 1 });
	} else if (part == POOL_BY_CONTRIBUTION) {
		if (m != NULL)
			TRY(figure_actual(e, m, &own, &r, err));
		exact_set_ratio(&s->weight[i], r.den == 0 || r.num < 0 ? (struct ratio){ 0, 1 } : r);
	} else if (part == POOL_STATED)
		exact_set_ratio(&s->weight[i], stated_of(s->v->comp, e->org.person[own.person].code));
	return SALES_OK;
}

/* One of the parts, spread; nobody with any weight: equal. */
static int
spread(struct sharing *s, int part, int64_t whole, struct sales_err *err)
{
	int64_t *out = arena_array(s->e->a, int64_t, s->t->n + 1);
	bool     any = false;

	for (size_t i = 0; i < s->t->n; i++) {
		TRY(weigh(s, part, i, err));
		any = any || exact_sign(&s->weight[i]) > 0;
	}
	for (size_t i = 0; !any && i < s->t->n; i++)
		exact_set_ratio(&s->weight[i], (struct ratio){ 1, 1 });
	split_exact(whole, s->weight, s->t->n, s->e->decimals, out);
	s->t->share[part] = (struct pool_share){ whole, out, arena_array(s->e->a, struct ratio, s->t->n + 1) };
	for (size_t i = 0; i < s->t->n; i++) {
		s->t->part[i] += out[i];
		if (!exact_ratio(&s->weight[i], &s->t->share[part].weight[i]))
			s->t->share[part].weight[i] = (struct ratio){ 0, 0 };
	}
	return SALES_OK;
}

static int
share_out(struct sharing *s, struct sales_err *err)
{
	const struct pool_shares *share = &s->v->comp->share;
	const struct ratio        ratio[POOL_PARTS] = { share->contribution, share->score, share->equal, share->stated };
	struct exact              weight[POOL_PARTS];
	int64_t                   part[POOL_PARTS];
	int                       rc = SALES_OK;

	for (int i = 0; i < POOL_PARTS; i++) {
		exact_init(&weight[i]);
		exact_set_ratio(&weight[i], ratio[i]);
	}
	split_exact(s->t->pool, weight, POOL_PARTS, s->e->decimals, part);
	s->weight = calloc(s->t->n + 1, sizeof(*s->weight));
	if (s->weight == NULL)
		err_nomem();
	for (size_t i = 0; i < s->t->n; i++)
		exact_init(&s->weight[i]);
	for (int i = 0; rc == SALES_OK && i < POOL_PARTS; i++)
		if (part[i] != 0)
			rc = spread(s, i, part[i], err);
	for (size_t i = 0; i < s->t->n; i++)
		exact_done(&s->weight[i]);
	for (int i = 0; i < POOL_PARTS; i++)
		exact_done(&weight[i]);
	free(s->weight);
	return rc;
}

static int
make_pool(struct sharing *s, size_t version, struct sales_err *err)
{
	struct value v;
	struct ratio amount;
	money        m;

	find_members(s, version);
	TRY(figure_eval(s->e, s->v->amount, &s->at, &v, err));
	if (!expr_ratio_of(&v, &amount) || amount.num <= 0 || s->t->n == 0)
		return SALES_OK;
	if (!money_mul((money){ MONEY_UNIT }, amount, s->e->decimals, s->e->rounding, &m))
		return FAIL(err, SALES_EINVAL, _("the pool of plan '%s' is too large to reckon with"), s->v->plan->id);
	s->t->pool = m.v;
	return share_out(s, err);
}

static int
pool_of(struct engine *e, size_t rule, size_t version, int64_t person, size_t span, struct pool_team **out,
    struct sales_err *err)
{
	const struct rule_version *v = &e->rule[rule].v[version];
	const struct period        days = engine_spans(e, v->comp->period)->span[span];
	const int64_t              team = org_at(&e->org, person, days.to)->team;
	struct pool_team          *t = e->pools;

	while (t != NULL && (t->rule != rule || t->span != span || t->team != team))
		t = t->next;
	if (t == NULL) {
		struct sharing s = { .e = e, .v = v, .at = { .person = person, .span = days, .unit = v->comp->period,
			.version = version, .of = FIGURES_TEAM } };

		t = arena_new(e->a, struct pool_team);
		*t = (struct pool_team){ .next = e->pools, .rule = rule, .span = span, .team = team };
		e->pools = t;
		s.t = t;
		if (team != 0) /* who is in none has no pool */
			TRY(make_pool(&s, version, err));
	}
	*out = t;
	return SALES_OK;
}

int
pool_part(struct engine *e, size_t rule, size_t version, int64_t person, size_t span, int64_t *pool, int64_t *out,
    struct sales_err *err)
{
	struct pool_team *t;

	TRY(pool_of(e, rule, version, person, span, &t, err));
	*pool = t->pool;
	for (size_t i = 0; i < t->n; i++)
		if (t->person[i] == person)
			*out = t->part[i];
	return SALES_OK;
}

/* What one of its parts gave him; *all: what everybody weighs. False: nothing. */
static bool
share_of(const struct pool_share *s, size_t n, size_t i, struct pool_shown *out)
{
	struct ratio all = { 0, 1 };

	if (s->got == NULL)
		return false;
	for (size_t k = 0; k < n; k++)
		if (!ratio_add(all, s->weight[k], &all))
			all = (struct ratio){ 0, 0 };
	*out = (struct pool_shown){ .amount = s->amount, .got = s->got[i], .weight = s->weight[i], .all = all };
	return true;
}

int
pool_show(struct engine *e, size_t rule, size_t version, int64_t person, size_t span, size_t *people,
    struct pool_shown out[POOL_PARTS], struct sales_err *err)
{
	struct pool_team *t;

	memset(out, 0, POOL_PARTS * sizeof(*out));
	TRY(pool_of(e, rule, version, person, span, &t, err));
	*people = t->n;
	for (size_t i = 0; i < t->n; i++)
		for (int p = 0; t->person[i] == person && p < POOL_PARTS; p++)
			(void)share_of(&t->share[p], t->n, i, &out[p]);
	return SALES_OK;
}
