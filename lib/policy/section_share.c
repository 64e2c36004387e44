/* A pool component's share: the parts that it is spread in, and stated weights. */
#include "lib/policy/section_component.h"

static void read_contribution(struct reader *r, const struct node *n, void *obj) { read_percent(r, n, &((struct pool_shares *)obj)->contribution); }
static void read_score(struct reader *r, const struct node *n, void *obj) { read_percent(r, n, &((struct pool_shares *)obj)->score); }
static void read_equal(struct reader *r, const struct node *n, void *obj) { read_percent(r, n, &((struct pool_shares *)obj)->equal); }
static void read_stated_part(struct reader *r, const struct node *n, void *obj) { read_percent(r, n, &((struct pool_shares *)obj)->stated); }

static void
finish_share(struct reader *r, const struct node *n, void *obj)
{
	struct pool_shares *s = obj;
	struct ratio        sum = { 0, 1 }, *part[] = { &s->contribution, &s->score, &s->equal, &s->stated };
	char                text[RATIO_SIZE];

	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++) {
		if (part[i]->den == 0)
			*part[i] = (struct ratio){ 0, 1 };
		if (part[i]->num < 0 || !ratio_add(sum, *part[i], &sum))
			sum = (struct ratio){ 0, 1 };
	}
	if (ratio_cmp(sum, (struct ratio){ 1, 1 }) != 0)
		FAULT(r, n, "policy.share", _("a pool's shares add up to %s%%, not to 100%%"), ratio_percent(sum, text));
}

static const struct key share_keys[] = {
	K_OWN("contribution", read_contribution, NUMBER_FORM, .takes = N_("percentage")),
	K_OWN("score", read_score, NUMBER_FORM, .takes = N_("percentage")),
	K_OWN("equal", read_equal, NUMBER_FORM, .takes = N_("percentage")),
	K_OWN("stated", read_stated_part, NUMBER_FORM, .takes = N_("percentage")),
	KEY_END
};
const struct shape share_shape = { .name = "share", .keys = share_keys, .size = sizeof(struct pool_shares), .finish = finish_share };

/* Weights go with a part that is spread by them. */
void
finish_pool(struct reader *r, const struct node *n, const struct component *c)
{
	const struct node *stated = node_child(n, "stated");

	if (stated != NULL && c->share.stated.num == 0)
		fault_at(r, DIAG_ERROR, stated->key_at, stated, "policy.share", NULL,
		    _("no part of the pool is spread by stated weights: say share: {stated: PERCENTAGE}"));
	else if (stated == NULL && c->share.stated.num > 0)
		fault_at(r, DIAG_ERROR, node_place(n), n, "policy.missing", NULL,
		    _("a part of the pool is spread by stated weights: say them, stated: {PERSON: WEIGHT, ...}"));
	for (size_t i = 0; i < c->nstated; i++)
		if (c->stated[i].value.num < 0)
			fault_at(r, DIAG_ERROR, stated->key_at, stated, "policy.range", NULL, _("a weight is 0 or more: %s has less"), c->stated[i].word);
}
