#include "lib/analysis/cut.h"

#include <string.h>

#include "lib/base/text.h"
#include "lib/crm/kinds.h"

/* What is no field of the record itself. */
static const struct word { const char *en, *zh; enum cut_kind kind; } words[] = {
	{ "person", "人员", CUT_PERSON },
	{ "team", "团队", CUT_TEAM },
	{ "discount", "折扣", CUT_DISCOUNT },
};

struct parsing {
	struct dept       *d;
	const struct kind *k;
	bool               is_deal;
	struct arena      *a;
};

static const struct word *
special(const struct parsing *p, const char *name)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && p->is_deal; i++)
		if (strcmp(name, words[i].en) == 0 || strcmp(name, words[i].zh) == 0)
			return &words[i];
	return NULL;
}

/* industry of a deal is its customer's. */
static const char *
full_path(const struct parsing *p, const char *name)
{
	const size_t       n = strcspn(name, ".");
	const char        *first = arena_strndup(p->a, name, n);
	const struct kind *customer = p->d->schema.by_no[customer_kind.no];

	if (kind_field(p->k, first) != NULL || !p->is_deal || kind_field(customer, first) == NULL)
		return name;
	return arena_printf(p->a, "customer.%s", name);
}

/* What is nearest to it among all that a deal can be told apart by. */
static int
no_such(const struct parsing *p, const char *name, struct sales_err *err)
{
	const struct kind       *customer = p->d->schema.by_no[customer_kind.no];
	const char *const       *of[] = { kind_field_names(p->k, p->a), kind_field_names(customer, p->a) };
	const char             **all;
	const char              *near;
	size_t                   n = 0, most = sizeof(words) / sizeof(words[0]);

	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; of[i][k] != NULL; k++)
			most++;
	all = arena_array(p->a, const char *, most);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		all[n++] = words[i].en;
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; of[i][k] != NULL; k++)
			all[n++] = of[i][k];
	near = text_nearest(name, all, n);
	FAIL(err, SALES_EUSAGE, _("neither a deal nor its customer has a field '%s'"), name);
	if (near != NULL)
		return err_hint(err, _("did you mean '%s'?"), near);
	return err_hint(err, "salesctl schema deal");
}

static int
parse_part(const struct parsing *p, const char *name, struct cut_part *out, struct sales_err *err)
{
	const struct word *w = special(p, name);

	*out = (struct cut_part){ .kind = CUT_FIELD, .name = name };
	if (w != NULL) {
		out->kind = w->kind;
		out->name = w->en;
		out->field = w->kind == CUT_DISCOUNT ? NULL : "owner";
	} else if (p->is_deal && period_unit_parse(name, &out->unit)) {
		out->kind = CUT_TIME;
		out->name = period_unit_name(out->unit);
	} else {
		out->field = full_path(p, name);
		if (p->is_deal && out->field == name && strchr(name, '.') == NULL && kind_field(p->k, name) == NULL &&
		    strcmp(name, "id") != 0 && strcmp(name, "code") != 0)
			return no_such(p, name, err);
	}
	if (out->field == NULL)
		return SALES_OK;
	TRY(record_path(p->d, p->k, out->field, &out->path, err));
	if (w == NULL && out->path.n == 1 && !out->path.code)
		out->name = out->path.hop[0]->name;
	if (p->is_deal && strcmp(out->name, "competitor") == 0)
		out->kind = CUT_COMPETITOR;
	if (p->is_deal && strcmp(out->name, "product") == 0)
		out->kind = CUT_PRODUCT;
	return SALES_OK;
}

int
cut_parse(struct dept *d, const struct kind *of, const char *list, struct arena *a, struct cut *out,
    struct sales_err *err)
{
	const struct parsing p = { d, d->schema.by_no[of->no], of == &deal_kind, a };

	*out = (struct cut){ .n = 0 };
	while (list != NULL && *list != '\0') {
		const size_t     n = strcspn(list, ",");
		struct cut_part *part = &out->part[out->n];

		if (out->n == CUT_PARTS)
			return FAIL(err, SALES_EUSAGE, _("--by takes at most %d things"), CUT_PARTS);
		TRY(parse_part(&p, arena_strndup(a, list, n), part, err));
		for (size_t i = 0; i < out->n; i++)
			if (strcmp(out->part[i].name, part->name) == 0)
				return FAIL(err, SALES_EUSAGE, _("--by names '%s' twice"), part->name);
		out->n++;
		list += n + (list[n] == ',');
	}
	return SALES_OK;
}

bool
cut_overlaps(const struct cut *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->part[i].kind == CUT_TEAM || c->part[i].kind == CUT_COMPETITOR || c->part[i].kind == CUT_PRODUCT)
			return true;
	return false;
}
