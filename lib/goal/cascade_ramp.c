/* What newcomers are given of a target: goals.ramp of the rule book, by the
 * months since they were hired. Months in which somebody is not there count
 * nothing. */
#include "lib/goal/cascade_inside.h"

static const struct ratio all = { 1, 1 }, nothing = { 0, 1 };

static const struct ramp_rule *
ramp_of(const struct cascade *c, const struct org_person *p)
{
	const struct goal_rules *g = &c->d->policy->goals;
	const day                on = p->hired > c->ask->period.from ? p->hired : c->ask->period.from;
	const char              *role = org_at(&c->org, p->id, on)->role;

	for (size_t i = 0; role != NULL && i < g->nramp; i++)
		if (strcmp(g->ramp[i].role, role) == 0)
			return &g->ramp[i];
	return NULL;
}

static struct ratio
keep_in_month(const struct org_person *p, const struct ramp_rule *r, day d)
{
	const int month = month_no(d), since = p->hired == DAY_NONE ? -1 : month - month_no(p->hired);

	if (p->left != DAY_NONE && month > month_no(p->left))
		return nothing;
	if (p->hired == DAY_NONE)
		return all;
	if (since < 0)
		return nothing;
	return r != NULL && (size_t)since < r->nmonths ? r->months[since] : all;
}

bool
cascade_keep_in(const struct cascade *c, int64_t person, struct period span, struct ratio *out)
{
	const struct org_person *p = &c->org.person[person];
	const struct ramp_rule  *r = ramp_of(c, p);
	struct ratio             sum = nothing;

	for (day d = span.from; d <= span.to;) {
		const struct period month = period_of(d, UNIT_MONTH, &c->d->when);
		const day           last = month.to < span.to ? month.to : span.to;
		struct ratio        keep = keep_in_month(p, r, d);

		if (!ratio_mul(keep, (struct ratio){ last - d + 1, 1 }, &keep) || !ratio_add(sum, keep, &sum))
			return false;
		d = last + 1;
	}
	return ratio_div(sum, (struct ratio){ period_days(span), 1 }, out);
}

bool
cascade_keep(const struct cascade *c, int64_t person, struct ratio *out)
{
	struct ratio sum = nothing, whole = nothing;

	for (size_t i = 0; i < c->nunits; i++) {
		const struct ratio weight = { c->unit_weight[i], 1 };
		struct ratio       keep;

		if (!cascade_keep_in(c, person, c->unit[i], &keep) || !ratio_mul(keep, weight, &keep) ||
		    !ratio_add(sum, keep, &sum) || !ratio_add(whole, weight, &whole))
			return false;
	}
	return whole.num == 0 ? cascade_keep_in(c, person, c->ask->period, out) : ratio_div(sum, whole, out);
}
