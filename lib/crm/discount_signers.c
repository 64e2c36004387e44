/* Who may approve a price today. */
#include "lib/crm/discount.h"

struct search {
	const struct approval_rules *rules;
	const struct discount_need  *need;
	size_t                       i;
	const struct org            *org;
	day                          today;
};

static bool
signs(const struct search *s, int64_t person)
{
	const struct org_place  *at = org_at(s->org, person, s->today);
	const struct org_person *p = at == NULL ? NULL : &s->org->person[person];

	return p != NULL && org_is_there(p, (struct period){ s->today, s->today })
	    && discount_role_signs(s->rules, s->need, s->i, at->role);
}

/* The managers of the owner, one above the other, that may; a ring of them ends
 * after as many as there are people. */
static void
look_above(const struct search *s, int64_t owner, int64_t *v, size_t *n)
{
	const struct org_place *at = org_at(s->org, owner, s->today);

	*n = 0;
	for (size_t steps = 0; at != NULL && at->manager != 0 && steps < s->org->npeople; steps++) {
		bool seen = at->manager == owner;

		for (size_t k = 0; k < *n; k++)
			seen = seen || v[k] == at->manager;
		if (!seen && signs(s, at->manager))
			v[(*n)++] = at->manager;
		at = org_at(s->org, at->manager, s->today);
	}
}

void
discount_signers(const struct dept *d, const struct org *org, int64_t owner, const struct discount_need *need,
    size_t i, struct arena *a, int64_t **v, size_t *n)
{
	const struct search s = { &d->policy->approval, need, i, org, d->when.today };

	*v = arena_array(a, int64_t, org->npeople + 1);
	look_above(&s, owner, *v, n);
	if (*n > 0)
		return;
	for (size_t p = 1; p < org->npeople; p++)
		if (signs(&s, (int64_t)p))
			(*v)[(*n)++] = (int64_t)p;
}
