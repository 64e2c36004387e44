#include "lib/review/measure.h"

#include <string.h>

#include "lib/goal/status.h"

int
measuring_begin(struct measuring *m, struct dept *d, const struct policy *policy, struct period period,
    const struct org *org, struct arena *a, struct sales_err *err)
{
	size_t most = 0;

	*m = (struct measuring){ .d = d, .a = a, .policy = policy, .period = period, .org = org };
	for (size_t c = 0; c < policy->nscorecards; c++)
		most += policy->scorecards[c].nindicators;
	m->measure = arena_array(a, struct measure, most + 1);
	return targets_load(d, policy->goals.approval, period.to, a, &m->targets, err);
}

static const struct measure *
measure_of(const struct measuring *m, const struct indicator *i)
{
	for (size_t k = 0; k < m->n; k++)
		if (strcmp(m->measure[k].metric->id, i->metric) == 0 && m->measure[k].of_team == i->of_team)
			return &m->measure[k];
	return NULL;
}

static int
add_measure(struct measuring *m, const struct indicator *i, struct sales_err *err)
{
	struct metric_ask ask = { .span = &m->period, .nspans = 1, .org = m->org,
		.axes = i->of_team ? AXIS_TEAM : AXIS_PERSON };

	if (i->metric == NULL || measure_of(m, i) != NULL)
		return SALES_OK;
	ask.metric = policy_metric(m->policy, i->metric);
	m->measure[m->n] = (struct measure){ .metric = ask.metric, .of_team = i->of_team };
	return metric_table_make(m->d, &ask, m->a, &m->measure[m->n++].table, err);
}

int
measuring_card(struct measuring *m, const struct scorecard *c, struct sales_err *err)
{
	for (size_t i = 0; i < c->nindicators; i++)
		TRY(add_measure(m, &c->indicators[i], err));
	return SALES_OK;
}

static struct ratio
target_of(const struct measuring *m, const struct indicator *i, int64_t person, int64_t team)
{
	const int64_t subject = i->of_team ? subject_team(team) : subject_person(person);
	struct ratio  target;
	int64_t       units;

	if (i->target.den != 0)
		return i->target;
	return target_find(&m->targets, i->metric, subject, m->period, goal_cumulates(policy_metric(m->policy, i->metric)), &units)
	    && ratio_make(units, MONEY_UNIT, &target) ? target : (struct ratio){ 0, 0 };
}

int
measuring_item(const struct measuring *m, int64_t person, int64_t team, struct sheet *s, size_t at, struct sales_err *err)
{
	const struct indicator *i = &s->card->indicators[at];
	struct sheet_item      *item = &s->item[at];
	const unsigned          axis = i->of_team ? AXIS_TEAM : AXIS_PERSON;
	const size_t            row = (size_t)(i->of_team ? team : person);
	const struct measure   *x;

	*item = (struct sheet_item){ .id = item->id, .indicator = i };
	if (i->metric == NULL) {
		item->target = (struct ratio){ i->scale, 1 };
	} else {
		x = measure_of(m, i);
		item->target = target_of(m, i, person, team);
		if (row < metric_table_rows(x->table, axis))
			TRY(metric_table_at(x->table, axis, row, 0, &item->value, &item->facts, err));
	}
	return sheet_judge(s, at, err);
}
