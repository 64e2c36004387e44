/* analysis: in which bands discounts are told apart, and from how many records on
 * a figure says something. */
#include "lib/policy/section.h"

enum { FEW_LEAST = 5, BANDS_MAX = 20 };

static const struct ratio bands_usual[] = { { 1, 20 }, { 1, 10 }, { 1, 5 }, { 3, 10 } };
const struct analysis_rules analysis_usual = {
	.few = FEW_LEAST, .discount = bands_usual, .ndiscount = sizeof(bands_usual) / sizeof(bands_usual[0]),
};

static void
read_bands(struct reader *r, const struct node *n, void *obj)
{
	struct analysis_rules *a = obj;
	struct ratio          *all;
	size_t                 k = 0;

	if (!expect(r, n, NODE_LIST, _("a list of percentages such as [5%, 10%, 20%]")))
		return;
	if (n->n > BANDS_MAX)
		FAULT(r, n, "policy.range", _("more than %d bands"), BANDS_MAX);
	all = arena_array(r->a, struct ratio, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		if (!read_share(r, c, &all[k]))
			return;
		if (all[k].num <= 0 || ratio_cmp(all[k], (struct ratio){ 1, 1 }) >= 0)
			FAULT(r, c, "policy.range", _("a discount lies between 0%% and 100%%, '%s' does not"), c->text);
		else if (k > 0 && ratio_cmp(all[k], all[k - 1]) <= 0)
			FAULT(r, c, "policy.order", _("the ends of the bands rise; '%s' does not"), c->text);
		k++;
	}
	a->discount = all;
	a->ndiscount = k;
}

static void
finish_analysis(struct reader *r, const struct node *n, void *obj)
{
	const struct analysis_rules *a = obj;
	const struct node           *few = node_child(n, "few");

	if (few != NULL && a->few < FEW_LEAST)
		FAULT(r, few, "policy.range", _("fewer than %d records say nothing: few is %d or more"), FEW_LEAST,
		    FEW_LEAST);
}

static const struct key analysis_keys[] = {
	K_COUNT("few", struct analysis_rules, few),
	K_OWN("discount_bands", read_bands, "{\"type\":\"array\",\"items\":{\"type\":[\"string\",\"number\"]}}",
	    .takes = N_("list of percentages")),
	KEY_END
};
const struct shape analysis_shape = {
	.name = "analysis", .keys = analysis_keys, .size = sizeof(struct analysis_rules),
	.finish = finish_analysis
};
