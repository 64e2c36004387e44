/* kind: award in plans: which awards of the rule book a component pays. */
#include <string.h>

#include "lib/policy/section_component.h"

/* "of: champion", "of: [champion, quick]". */
void
read_paid_awards(struct reader *r, const struct node *n, struct component *c)
{
	const char **one;

	if (n->type == NODE_LIST) {
		if (read_words(r, n, &c->awards) && n->n == 0)
			FAULT(r, n, "policy.award", _("an empty list pays no award: name some, or leave out 'of' for all"));
		for (const struct node *w = n->first; w != NULL; w = w->next)
			if (w->type == NODE_TEXT)
				refer(r, w, REF_AWARD);
		return;
	}
	one = arena_array(r->a, const char *, 2);
	c->awards = one;
	if (n->type != NODE_TEXT)
		fault_form(r, n, _("the name of an award, or a list such as [champion, idea]"));
	else if (read_id(r, n, &one[0]))
		refer(r, n, REF_AWARD);
}

bool
component_pays_award(const struct component *c, const char *award)
{
	if (c->kind != COMP_AWARD || c->awards == NULL)
		return c->kind == COMP_AWARD;
	for (const char *const *w = c->awards; *w != NULL; w++)
		if (strcmp(*w, award) == 0)
			return true;
	return false;
}

/* An award that both pay; "": any. NULL: none. */
static const char *
paid_by_both(const struct component *a, const struct component *b)
{
	if (a->kind != COMP_AWARD || b->kind != COMP_AWARD)
		return NULL;
	if (a->awards == NULL)
		return b->awards == NULL ? "" : b->awards[0];
	for (const char *const *w = a->awards; *w != NULL; w++)
		if (component_pays_award(b, *w))
			return *w;
	return NULL;
}

void
check_paid_once(struct reader *r, const struct plan *p, size_t at)
{
	const struct component *c = &p->components[at], *before = p->components;
	const char             *both = NULL;

	for (size_t i = 0; i < at && both == NULL; i++) {
		before = &p->components[i];
		both = before->id == NULL ? NULL : paid_by_both(before, c);
	}
	if (c->id == NULL || both == NULL)
		return;
	if (*both != '\0')
		fault_at(r, DIAG_ERROR, c->at, NULL, "policy.award", NULL,
		    _("'%s' pays the award '%s', which '%s' pays already (line %d)"), c->id, both, before->id, before->at.line);
	else
		fault_at(r, DIAG_ERROR, c->at, NULL, "policy.award", NULL,
		    _("'%s' pays every award, and '%s' does so already (line %d)"), c->id, before->id, before->at.line);
}
