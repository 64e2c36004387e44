/* analysis: in which bands discounts are told apart, how customers are scored,
 * and from how many records on a figure says something. */
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

/* Four values that rise, each read by one. */
typedef bool cut_fn(struct reader *r, const struct node *n, int64_t *out);

static bool
read_cuts(struct reader *r, const struct node *n, cut_fn *one, const char *form, int64_t cut[RFM_CUTS])
{
	int k = 0;

	if (!expect(r, n, NODE_LIST, form))
		return false;
	if (n->n != RFM_CUTS) {
		FAULT(r, n, "policy.range", _("five scores have %d ends between them, here are %zu"), RFM_CUTS, n->n);
		return false;
	}
	for (const struct node *c = n->first; c != NULL; c = c->next, k++) {
		if (!one(r, c, &cut[k]))
			return false;
		if (k == 0 || cut[k] > cut[k - 1])
			continue;
		FAULT(r, c, "policy.order", _("the ends rise; '%s' does not"), c->text);
		return false;
	}
	return true;
}

static bool
one_span(struct reader *r, const struct node *n, int64_t *out)
{
	int v;

	if (!read_span(r, n, &v))
		return false;
	*out = v;
	return true;
}

static bool
one_count(struct reader *r, const struct node *n, int64_t *out)
{
	int v;

	if (!read_count(r, n, &v))
		return false;
	*out = v;
	return true;
}

static bool
one_money(struct reader *r, const struct node *n, int64_t *out)
{
	money m;

	if (!read_money(r, n, &m))
		return false;
	*out = m.v;
	return true;
}

static void
read_recency(struct reader *r, const struct node *n, void *obj)
{
	struct rfm_rules *f = obj;
	int64_t           cut[RFM_CUTS];

	f->has_recency = read_cuts(r, n, one_span, _("a list of spans such as [30d, 90d, 180d, 365d]"), cut);
	for (int i = 0; i < RFM_CUTS && f->has_recency; i++)
		f->recency[i] = (int)cut[i];
}

static void
read_frequency(struct reader *r, const struct node *n, void *obj)
{
	struct rfm_rules *f = obj;
	int64_t           cut[RFM_CUTS];

	f->has_frequency = read_cuts(r, n, one_count, _("a list of numbers such as [2, 3, 5, 8]"), cut);
	for (int i = 0; i < RFM_CUTS && f->has_frequency; i++)
		f->frequency[i] = (int)cut[i];
}

static void
read_moneys(struct reader *r, const struct node *n, void *obj)
{
	struct rfm_rules *f = obj;
	int64_t           cut[RFM_CUTS];

	f->has_money = read_cuts(r, n, one_money, _("a list of amounts such as [1万, 5万, 20万, 50万]"), cut);
	for (int i = 0; i < RFM_CUTS && f->has_money; i++)
		f->amount[i].v = cut[i];
}

#define CUTS_FORM "{\"type\":\"array\",\"minItems\":4,\"maxItems\":4,\"items\":{\"type\":[\"string\",\"number\"]}}"

static const struct key rfm_keys[] = {
	K_OWN("recency", read_recency, CUTS_FORM, .takes = N_("list of four spans")),
	K_OWN("frequency", read_frequency, CUTS_FORM, .takes = N_("list of four numbers")),
	K_OWN("money", read_moneys, CUTS_FORM, .takes = N_("list of four amounts")),
	KEY_END
};
static const struct shape rfm_shape = {
	.name = "rfm", .keys = rfm_keys, .size = sizeof(struct rfm_rules)
};

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
	K_MAP("rfm", struct analysis_rules, rfm, &rfm_shape),
	KEY_END
};
const struct shape analysis_shape = {
	.name = "analysis", .keys = analysis_keys, .size = sizeof(struct analysis_rules),
	.finish = finish_analysis
};
