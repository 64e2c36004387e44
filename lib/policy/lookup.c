#include <string.h>

#include "lib/policy/policy.h"

const struct metric *
policy_metric(const struct policy *p, const char *id)
{
	for (size_t i = 0; id != NULL && i < p->nmetrics; i++)
		if (strcmp(p->metrics[i].id, id) == 0)
			return &p->metrics[i];
	return NULL;
}

const struct required *
policy_required(const struct policy *p, const char *kind)
{
	for (size_t i = 0; i < p->nrequired; i++)
		if (strcmp(p->required[i].kind, kind) == 0)
			return &p->required[i];
	return NULL;
}

const struct plan *
policy_plan(const struct policy *p, const char *id)
{
	for (size_t i = 0; id != NULL && i < p->nplans; i++)
		if (strcmp(p->plans[i].id, id) == 0)
			return &p->plans[i];
	return NULL;
}

const struct component *
plan_component(const struct plan *p, const char *id)
{
	for (size_t i = 0; p != NULL && i < p->ncomponents; i++)
		if (strcmp(p->components[i].id, id) == 0)
			return &p->components[i];
	return NULL;
}

const struct scorecard *
policy_scorecard(const struct policy *p, const char *id)
{
	for (size_t i = 0; id != NULL && i < p->nscorecards; i++)
		if (strcmp(p->scorecards[i].id, id) == 0)
			return &p->scorecards[i];
	return NULL;
}

bool
metric_credits(const struct policy *p, const struct metric *m)
{
	(void)p;
	if (m->form == METRIC_EXPR)
		return true;
	return m->facts.credit != CREDIT_NONE &&
	    (m->form != METRIC_RATIO || m->base.credit != CREDIT_NONE);
}

/* What a metric is about, from the records that it counts. */
static enum dimension
metric_dimension(const struct metric *m)
{
	const char *of = m == NULL || m->form == METRIC_EXPR ? NULL : m->facts.of;

	if (of == NULL)
		return m != NULL && m->unit == V_MONEY ? DIM_REVENUE : DIM_PROCESS;
	if (strcmp(of, "survey") == 0)
		return DIM_SATISFACTION;
	if (strcmp(of, "customer") == 0)
		return DIM_CUSTOMERS;
	return m->unit == V_MONEY ? DIM_REVENUE : DIM_PROCESS;
}

enum dimension
policy_dimension(const struct policy *p, const struct indicator *i)
{
	if (i->dimension != DIMENSIONS)
		return i->dimension;
	return i->metric == NULL ? DIM_TEAM : metric_dimension(policy_metric(p, i->metric));
}

const struct award *
policy_award(const struct policy *p, const char *id)
{
	for (size_t i = 0; id != NULL && i < p->nawards; i++)
		if (strcmp(p->awards[i].id, id) == 0)
			return &p->awards[i];
	return NULL;
}

const struct pipeline *
policy_pipeline(const struct policy *p, const char *id)
{
	const char *name = id == NULL || *id == '\0' ? "default" : id;

	for (size_t i = 0; i < p->npipelines; i++)
		if (strcmp(p->pipelines[i].id, name) == 0)
			return &p->pipelines[i];
	return NULL;
}

int
policy_decimals(const struct policy *p, const char *currency)
{
	return p->locale.amount_decimals < 0 ? currency_decimals(currency) : p->locale.amount_decimals;
}

const struct stage *
policy_stage(const struct policy *p, const char *pipeline, const char *id)
{
	const struct pipeline *l = policy_pipeline(p, pipeline);

	for (size_t i = 0; l != NULL && id != NULL && i < l->nstages; i++)
		if (strcmp(l->stages[i].id, id) == 0)
			return &l->stages[i];
	return NULL;
}

const struct stage *
policy_stage_anywhere(const struct policy *p, const char *id, size_t n)
{
	for (size_t i = 0; i < p->npipelines; i++)
		for (size_t j = 0; j < p->pipelines[i].nstages; j++) {
			const struct stage *s = &p->pipelines[i].stages[j];

			if (strlen(s->id) == n && memcmp(s->id, id, n) == 0)
				return s;
		}
	return NULL;
}

bool
policy_fx(const struct policy *p, const char *currency, day d, struct ratio *rate)
{
	bool found = strcmp(currency, p->locale.currency) == 0;

	*rate = (struct ratio){ 1, 1 };
	for (size_t i = 0; !found && i < p->nfx; i++) {
		const struct fx_rate *x = &p->fx[i];

		if (strcmp(x->currency, currency) != 0 || x->from > d)
			continue;
		*rate = x->rate;
		found = i + 1 == p->nfx || x[1].from > d
		    || strcmp(x[1].currency, currency) != 0;
	}
	return found;
}

struct period_env
policy_when(const struct policy *p, day today)
{
	return (struct period_env){ .today = today, .week_start = p->locale.week_start,
	    .fiscal_month = p->locale.fiscal_month, .fiscal_day = p->locale.fiscal_day,
	    .fiscal_label_end = p->locale.fiscal_label_end,
	    .day_order = p->locale.day_order };
}

const char *
label_text(struct label l, const char *lang, const char *id)
{
	const bool  zh = lang != NULL && strncmp(lang, "zh", 2) == 0;
	const char *first = zh ? l.zh : l.en, *second = zh ? l.en : l.zh;

	return first != NULL ? first : second != NULL ? second : id;
}
