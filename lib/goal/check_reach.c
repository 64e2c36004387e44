/* Whether a target can be measured, and what it is in parts of what was reached.
 * One scan a metric. */
#include "lib/goal/check_inside.h"
#include "lib/goal/ramp.h"
#include "lib/goal/status_inside.h"

enum { OWN_LEAST = 2, PEERS_LEAST = 3 };

/* ---- what the letter is ---------------------------------------------------- */

/* How much is asked in parts of what was reached; the other way round where less
 * is better. den 0: nothing was reached. */
static struct ratio
asked_of(const struct metric *m, struct ratio target, struct ratio reached)
{
	struct ratio r = { 0, 0 };

	if (reached.den != 0 && !(m->lower_is_better ? ratio_div(reached, target, &r) : ratio_div(target, reached, &r)))
		r = (struct ratio){ 0, 0 };
	return r;
}

/* worst: of too easy and out of reach. */
static void
judge(struct checking *c, struct goal_verdict *g, struct ratio asked, enum goal_grade worst, const char *what)
{
	const struct achievable_rules *rule = &c->d->policy->goals.achievable;
	char                           s[RATIO_SIZE];

	ratio_percent_below(asked, (const struct ratio[]){ rule->easy_below, rule->stretch_above, rule->refuse_above }, 3, s);
	if (ratio_cmp(asked, rule->easy_below) < 0)
		check_say(c, g, SMART_A, worst, NULL, arena_printf(c->a, _("too easy, %s%% of %s"), s, what));
	else if (ratio_cmp(asked, rule->refuse_above) > 0)
		check_say(c, g, SMART_A, worst, NULL, arena_printf(c->a, _("out of reach, %s%% of %s"), s, what));
	else if (ratio_cmp(asked, rule->stretch_above) > 0)
		check_say(c, g, SMART_A, GRADE_REMARK, NULL, arena_printf(c->a, _("hard, %s%% of %s"), s, what));
}

/* "the median of 4 like periods before (100,000.00)" */
static const char *
own_text(const struct checking *c, const struct goal_verdict *g)
{
	return arena_printf(c->a, _("the median of %d like periods before (%s)"), g->nown, goal_figure(c->d->policy, g->defined, g->own, c->a));
}

static const char *
peers_text(const struct checking *c, const struct goal_verdict *g)
{
	char s[RATIO_SIZE];

	if (g->ramp.num != g->ramp.den)
		return arena_printf(c->a, _("what a newcomer is given (%s%%) of the median of %d peers (%s)"),
		    ratio_percent(g->ramp, s), g->npeers, goal_figure(c->d->policy, g->defined, g->peers, c->a));
	return arena_printf(c->a, _("the median of %d peers (%s; %s to %s)"), g->npeers,
	    goal_figure(c->d->policy, g->defined, g->peers, c->a), goal_figure(c->d->policy, g->defined, g->peers_low, c->a),
	    goal_figure(c->d->policy, g->defined, g->peers_high, c->a));
}

/* One period of its own proves little, but that its peers reach more does not make
 * a target wrong which that one speaks for. */
static bool
own_agrees(const struct checking *c, const struct goal_verdict *g)
{
	const struct achievable_rules *rule = &c->d->policy->goals.achievable;

	return g->of_own.den != 0 && ratio_cmp(g->of_own, rule->easy_below) >= 0 &&
	    ratio_cmp(g->of_own, rule->refuse_above) <= 0;
}

/* Sums and counts alone are relieved: a rate asks the same of everybody. */
static void
look_at_ramp(const struct checking *c, struct goal_verdict *g)
{
	const size_t             id = (size_t)subject_id(g->subject);
	const struct org_person *who;
	const struct ramp_rule  *r;
	day                      on;

	g->ramp = (struct ratio){ 1, 1 };
	if (!subject_is_person(g->subject) || id >= c->org.npeople || !goal_cumulates(g->defined))
		return;
	who = &c->org.person[id];
	on = who->hired > g->period.from ? who->hired : g->period.from;
	r = ramp_of_role(&c->d->policy->goals, org_at(&c->org, who->id, on)->role);
	if (r != NULL && !ramp_share(r->months, r->nmonths, who->hired, who->left, g->period, &g->ramp))
		g->ramp = (struct ratio){ 1, 1 };
}

static int
judge_reach(const struct measuring *m, struct goal_verdict *g, struct sales_err *err)
{
	struct checking   *c = m->c;
	struct past       *past = check_past_of(m, g->period);
	struct ratio       target, expected;

	if (m->t == NULL || past == NULL || !ratio_make(g->target, MONEY_UNIT, &target))
		return SALES_OK;
	TRY(check_look(m, past, g, err));
	g->of_own = asked_of(m->m, target, g->own);
	look_at_ramp(c, g);
	if (ratio_mul(g->peers, g->ramp, &expected) && expected.num > 0)
		g->of_peers = asked_of(m->m, target, expected);
	if (g->nown >= OWN_LEAST && g->of_own.den != 0)
		judge(c, g, g->of_own, GRADE_FAILED, own_text(c, g));
	else if (g->npeers >= PEERS_LEAST && g->of_peers.den != 0)
		judge(c, g, g->of_peers, own_agrees(c, g) ? GRADE_REMARK : GRADE_FAILED, peers_text(c, g));
	else
		check_say(c, g, SMART_A, GRADE_UNKNOWN, NULL, arena_printf(c->a,
		    _("too little is known to judge it: %d of %d like periods before, %d peers"), g->nown,
		    c->d->policy->goals.achievable.history, g->npeers));
	return SALES_OK;
}

/* ---- one metric ----------------------------------------------------------- */

static unsigned
axes_of(const struct measuring *m)
{
	unsigned axes = AXIS_COMPANY;

	for (size_t i = 0; i < m->n; i++)
		axes |= goal_axis(m->v[i]->subject);
	return axes;
}

static int
any_fact(struct metric_table *t, size_t nspans, bool *any, struct sales_err *err)
{
	struct ratio value;
	int64_t      n;

	*any = false;
	for (size_t i = 0; i < nspans && !*any; i++) {
		TRY(metric_table_at(t, AXIS_COMPANY, 0, i, &value, &n, err));
		*any = n > 0;
	}
	return SALES_OK;
}

/* Was there ever a fact? The periods before tell it of most metrics. */
static int
measure(struct measuring *m, struct sales_err *err)
{
	const struct period ever = { DAY_NONE, DAY_NONE };
	struct metric_ask   ask = { .metric = m->m, .span = m->span, .nspans = m->nspans, .axes = axes_of(m), .org = &m->c->org };
	struct metric_table *t;
	bool                any = false;

	if (m->nspans > 0) {
		TRY(metric_table_make(m->c->d, &ask, m->c->a, &t, err));
		TRY(any_fact(t, m->nspans, &any, err));
		m->t = t;
	}
	if (any)
		return SALES_OK;
	ask.span = &ever;
	ask.nspans = 1;
	TRY(metric_table_make(m->c->d, &ask, m->c->a, &t, err));
	TRY(any_fact(t, 1, &any, err));
	if (!any)
		m->t = NULL;
	for (size_t i = 0; i < m->n && !any; i++)
		check_say(m->c, m->v[i], SMART_M, GRADE_FAILED, arena_printf(m->c->a, "salesctl metric explain %s", m->m->id),
		    arena_printf(m->c->a, _("'%s' has counted nothing so far"), m->m->id));
	return SALES_OK;
}

static int
check_one_metric(struct checking *c, const struct metric *m, struct goal_verdict **v, size_t n, struct sales_err *err)
{
	const size_t     history = (size_t)c->d->policy->goals.achievable.history;
	struct measuring x = { .c = c, .m = m, .v = v, .n = n, .past = arena_array(c->a, struct past, n),
		.span = arena_array(c->a, struct period, n * history) };

	for (size_t i = 0; i < n; i++)
		if (check_past_of(&x, v[i]->period) == NULL)
			check_add_past(&x, v[i]->period);
	TRY(measure(&x, err));
	for (size_t i = 0; i < n; i++)
		TRY(judge_reach(&x, v[i], err));
	return SALES_OK;
}

int
check_reach(struct checking *c, struct sales_err *err)
{
	struct goal_verdict **v = arena_array(c->a, struct goal_verdict *, c->n + 1);

	for (size_t m = 0; m < c->d->policy->nmetrics; m++) {
		const struct metric *metric = &c->d->policy->metrics[m];
		size_t               n = 0;

		for (size_t i = 0; i < c->n; i++) {
			if (c->v[i]->defined != metric)
				continue;
			if (c->v[i]->subject == SUBJECT_COMPANY || metric_credits(c->d->policy, metric))
				v[n++] = c->v[i];
			else
				check_say(c, c->v[i], SMART_M, GRADE_FAILED, NULL,
				    arena_printf(c->a, _("'%s' credits nobody: only the company can have a goal on it"), metric->id));
		}
		if (n > 0)
			TRY(check_one_metric(c, metric, v, n, err));
	}
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i]->defined == NULL)
			check_say(c, c->v[i], SMART_M, GRADE_FAILED, NULL, _("what is not defined can't be measured"));
	for (size_t i = 0; i < c->n; i++) /* what can't be measured can't be judged */
		if (c->v[i]->letter[SMART_M].grade == GRADE_FAILED)
			c->v[i]->letter[SMART_A].grade = GRADE_UNKNOWN;
	return SALES_OK;
}
