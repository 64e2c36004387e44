/* Which relief somebody has: goals.ramp of the rule book, by his role. */
#include "lib/goal/cascade_inside.h"
#include "lib/goal/ramp.h"

static const struct ramp_rule *
ramp_of(const struct cascade *c, const struct org_person *p)
{
	const day on = p->hired > c->ask->period.from ? p->hired : c->ask->period.from;

	return ramp_of_role(&c->d->policy->goals, org_at(&c->org, p->id, on)->role);
}

bool
cascade_keep_in(const struct cascade *c, int64_t person, struct period span, struct ratio *out)
{
	const struct org_person *p = &c->org.person[person];
	const struct ramp_rule  *r = ramp_of(c, p);

	return ramp_share(r == NULL ? NULL : r->months, r == NULL ? 0 : r->nmonths, p->hired, p->left, span, out);
}

bool
cascade_keep(const struct cascade *c, int64_t person, struct ratio *out)
{
	struct ratio sum = { 0, 1 }, whole = { 0, 1 };

	for (size_t i = 0; i < c->nunits; i++) {
		const struct ratio weight = { c->unit_weight[i], 1 };
		struct ratio       keep;

		if (!cascade_keep_in(c, person, c->unit[i], &keep) || !ratio_mul(keep, weight, &keep) ||
		    !ratio_add(sum, keep, &sum) || !ratio_add(whole, weight, &whole))
			return false;
	}
	return whole.num == 0 ? cascade_keep_in(c, person, c->ask->period, out) : ratio_div(sum, whole, out);
}
