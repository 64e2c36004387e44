/* Who may approve a price today. */
#include "lib/crm/discount.h"

#include "lib/crm/kinds.h"
#include "lib/org/org.h"

struct search {
	const struct approval_rules *rules;
	const struct discount_need  *need;
	size_t                       i;
	struct org                   org;
	day                          today;
};

static bool
signs(const struct search *s, int64_t person)
{
	const struct org_place  *at = org_at(&s->org, person, s->today);
	const struct org_person *p = at == NULL ? NULL : &s->org.person[person];

	return p != NULL && org_is_there(p, (struct period){ s->today, s->today })
	    && discount_role_signs(s->rules, s->need, s->i, at->role);
}

/* The managers of the owner, one above the other, that may; a ring of them ends
 * after as many as there are people. */
static void
look_above(const struct search *s, int64_t owner, int64_t *v, size_t *n)
{
	const struct org_place *at = org_at(&s->org, owner, s->today);

	*n = 0;
	for (size_t steps = 0; at != NULL && at->manager != 0 && steps < s->org.npeople; steps++) {
		bool seen = at->manager == owner;

		for (size_t k = 0; k < *n; k++)
			seen = seen || v[k] == at->manager;
		if (!seen && signs(s, at->manager))
			v[(*n)++] = at->manager;
		at = org_at(&s->org, at->manager, s->today);
	}
}

int
discount_signers(struct dept *d, const struct value *deal, const struct discount_need *need, size_t i,
    struct arena *a, int64_t **v, size_t *n, struct sales_err *err)
{
	const struct value *owner = &deal[kind_index(d->schema.by_no[deal_kind.no], "owner")];
	struct search       s = { .rules = &d->policy->approval, .need = need, .i = i, .today = d->when.today };

	TRY(org_load(d, a, &s.org, err));
	*v = arena_array(a, int64_t, s.org.npeople + 1);
	look_above(&s, owner->type == V_NULL ? 0 : owner->u.i, *v, n);
	if (*n > 0)
		return SALES_OK;
	for (size_t p = 1; p < s.org.npeople; p++)
		if (signs(&s, (int64_t)p))
			(*v)[(*n)++] = (int64_t)p;
	return SALES_OK;
}
