#include "lib/crm/convert.h"

#include "lib/crm/checks.h"
#include "lib/crm/convert_find.h"
#include "lib/crm/kinds.h"
#include "lib/crm/pool.h"
#include "lib/record/draft.h"

/* What the lead says, and where it goes. A field that holds something stays. */
struct carried { const char *from, *to; };

static const struct carried to_customer[] = {
	{ "company", "name" }, { "name", "name" }, { "industry", "industry" }, { "region", "region" },
	{ "source", "source" }, { "phone", "phone" }, { "email", "email" }, { NULL, NULL }
};
static const struct carried to_contact[] = {
	{ "name", "name" }, { "title", "title" }, { "phone", "phone" }, { "email", "email" }, { "owner", "owner" },
	{ NULL, NULL }
};
static const struct carried to_deal[] = {
	{ "owner", "owner" }, { "source", "source" }, { "product", "product" }, { "amount", "amount" },
	{ "currency", "currency" }, { NULL, NULL }
};
static const struct carried to_need[] = {
	{ "need", "text" }, { "product", "product" }, { "owner", "person" }, { NULL, NULL }
};

struct converting {
	struct op                 *op;
	const struct lead_convert *how;
	struct arena              *a;
	struct draft               lead;
	struct lead_converted     *out;
};

static void
fill(struct draft *d, const char *field, struct value v)
{
	if (draft_get(d, field)->type == V_NULL)
		draft_set(d, field, v);
}

/* The rule book's own fields go to those of the same name and type. */
static void
carry_custom(const struct draft *lead, struct draft *to)
{
	for (size_t i = 0; i < lead->k->nfields; i++) {
		const struct field *from = &lead->k->fields[i];
		const struct field *f = from->tag < FIELD_CUSTOM ? NULL : kind_field(to->k, from->name);

		if (f != NULL && f->tag >= FIELD_CUSTOM && f->type == from->type)
			fill(to, f->name, lead->v[i]);
	}
}

static void
carry(const struct converting *c, const struct carried *table, struct draft *to)
{
	for (; table->from != NULL; table++)
		fill(to, table->to, *draft_get(&c->lead, table->from));
	carry_custom(&c->lead, to);
}

static int64_t
said(const struct converting *c, const char *field)
{
	const struct value *v = draft_get(&c->lead, field);

	return v->type == V_NULL ? 0 : v->u.i;
}

/* A new record starts as one that somebody types. */
static int
begin_new(struct draft *d, struct sales_err *err)
{
	return record_start_typed(d->op->d, d->k, d->v, err);
}

static int
save(struct draft *d, struct lead_part *part, struct sales_err *err)
{
	if (d->before.id == 0 && d->k->gate != NULL)
		TRY(d->k->gate(d->op->d, d->k, NULL, d->v, err));
	part->before = d->before.v;
	return draft_save(d, &part->id, NULL, err);
}

/* ---- the parts ------------------------------------------------------------ */

static int
convert_customer(struct converting *c, struct sales_err *err)
{
	int64_t      id = c->how->customer != 0 ? c->how->customer : said(c, "customer");
	struct draft d;

	if (id == 0 && !c->how->new_customer)
		TRY(convert_find_customer(c->op->d, &c->lead, c->a, &id, &c->out->equal, err));
	if (id == 0) {
		d = draft_new(c->op, &customer_kind, c->a);
		draft_set(&d, "owner", *draft_get(&c->lead, "owner"));
		TRY(begin_new(&d, err));
	} else {
		TRY(draft_of(c->op, &customer_kind, id, c->a, &d, err));
	}
	carry(c, to_customer, &d);
	TRY(save(&d, &c->out->customer, err));
	/* One of the pool goes to the lead's owner, as when somebody gives it to him. */
	if (id == 0 || draft_get(&d, "owner")->type != V_NULL || said(c, "owner") == 0)
		return SALES_OK;
	return pool_assign(c->op, id, said(c, "owner"), err);
}

static int
convert_contact(struct converting *c, struct sales_err *err)
{
	const int64_t customer = c->out->customer.id;
	int64_t       id = c->how->contact != 0 ? c->how->contact : said(c, "contact");
	bool          is_first = false;
	struct draft  d;

	if (id == 0)
		TRY(convert_find_contact(c->op->d, customer, &c->lead, c->a, &id, &is_first, err));
	if (id == 0) {
		d = draft_new(c->op, &contact_kind, c->a);
		draft_set(&d, "customer", v_of(V_REF, customer));
		if (is_first)
			draft_set(&d, "primary", v_of(V_BOOL, 1));
		TRY(begin_new(&d, err));
	} else {
		TRY(draft_of(c->op, &contact_kind, id, c->a, &d, err));
		TRY(convert_check_contact(c->op->d, &d, customer, err));
	}
	carry(c, to_contact, &d);
	return save(&d, &c->out->contact, err);
}

static int
convert_deal(struct converting *c, struct sales_err *err)
{
	struct draft d;

	if (c->how->no_deal || said(c, "deal") != 0)
		return SALES_OK;
	d = draft_new(c->op, &deal_kind, c->a);
	if (c->how->deal != NULL)
		for (size_t i = 0; i < d.k->nfields; i++)
			d.v[i] = c->how->deal[i];
	draft_set(&d, "customer", v_of(V_REF, c->out->customer.id));
	carry(c, to_deal, &d);
	TRY(begin_new(&d, err));
	return save(&d, &c->out->deal, err) == SALES_OK ? SALES_OK : err_prefix(err, "%s", _("the deal: "));
}

static int
convert_need(struct converting *c, struct sales_err *err)
{
	struct draft d;

	if (draft_get(&c->lead, "need")->type == V_NULL)
		return SALES_OK;
	d = draft_new(c->op, &need_kind, c->a);
	draft_set(&d, "customer", v_of(V_REF, c->out->customer.id));
	if (c->out->deal.id != 0)
		draft_set(&d, "deal", v_of(V_REF, c->out->deal.id));
	carry(c, to_need, &d);
	TRY(begin_new(&d, err));
	return save(&d, &c->out->need, err);
}

int
lead_convert(struct op *op, const struct lead_convert *how, struct arena *a, struct lead_converted *out,
    struct sales_err *err)
{
	struct converting c = { .op = op, .how = how, .a = a, .out = out };

	*out = (struct lead_converted){ .equal = NULL };
	TRY(draft_of(op, &lead_kind, how->lead, a, &c.lead, err));
	TRY(lead_must_be_open(op->d, &c.lead.before, err));
	TRY(convert_customer(&c, err));
	TRY(convert_contact(&c, err));
	TRY(convert_deal(&c, err));
	TRY(convert_need(&c, err));
	draft_set(&c.lead, "state", v_text("converted"));
	draft_set(&c.lead, "converted_on", v_day(op->d->when.today));
	draft_set(&c.lead, "customer", v_of(V_REF, out->customer.id));
	draft_set(&c.lead, "contact", v_of(V_REF, out->contact.id));
	if (out->deal.id != 0)
		draft_set(&c.lead, "deal", v_of(V_REF, out->deal.id));
	return save(&c.lead, &out->lead, err);
}
