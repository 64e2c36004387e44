/* Is the lead there already, as a customer, as a contact? */
#include "lib/crm/convert_find.h"

#include "lib/crm/dup.h"
#include "lib/crm/kinds.h"

static const char *
text_at(const struct draft *d, const char *field, struct arena *a)
{
	const struct value *v = draft_get(d, field);

	return v->type == V_NULL ? NULL : arena_strndup(a, v->u.s.p, v->u.s.n);
}

/* ---- customer ------------------------------------------------------------- */

static int
refuse_several(struct dept *d, const struct draft *lead, const struct dup_customer *v, size_t n,
    struct sales_err *err)
{
	CLEANUP(buf_done) struct buf all = { 0 };
	struct ref_name              name, first = { NULL, NULL };
	char                         code[32];

	for (size_t i = 0; i < n && i < 5; i++) {
		TRY(dept_name(d, d->schema.by_no[customer_kind.no], v[i].id, &name, err));
		buf_printf(&all, "%s%s %s (%s)", i == 0 ? "" : ", ", name.code, name.name, v[i].equal);
		first = i == 0 ? name : first;
	}
	kind_code(lead->k, lead->before.id, code);
	FAIL(err, SALES_EPOLICY, _("several customers may be the one of %s: %s%s"), code, buf_str(&all),
	    n > 5 ? ", ..." : "");
	return err_hint(err, "salesctl lead convert %s customer=%s", code, first.code);
}

int
convert_find_customer(struct dept *d, const struct draft *lead, struct arena *a, int64_t *id, const char **equal,
    struct sales_err *err)
{
	struct dup_facts     f = { text_at(lead, "company", a), text_at(lead, "phone", a), text_at(lead, "email", a), NULL };
	struct dup_customer *v;
	size_t               n;

	if (f.name == NULL)
		f.name = text_at(lead, "name", a);
	TRY(dup_customers(d, &f, a, &v, &n, err));
	*id = 0;
	if (n > 1)
		return refuse_several(d, lead, v, n, err);
	if (n == 1) {
		*id = v[0].id;
		*equal = v[0].equal;
	}
	return SALES_OK;
}

/* ---- contact -------------------------------------------------------------- */

/* Who is known best first: two people of one name are rarer than two of one number. */
static const char *const telling[] = { "phone", "email", "name" };
enum { TELLING = sizeof(telling) / sizeof(telling[0]) };

struct contacts { const struct kind *k; struct buf key[TELLING]; int64_t found[TELLING]; size_t n; };

static bool
key_of(const struct kind *k, const char *field, const struct value *v, struct buf *b)
{
	buf_clear(b);
	return v->type == V_TEXT && same_key(kind_field(k, field)->same, v->u.s.p, v->u.s.n, b);
}

static int
take_contact(void *arg, int64_t id, const struct value *v, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct contacts             *c = arg;

	(void)err;
	c->n++;
	for (size_t i = 0; i < TELLING; i++)
		if (c->found[i] == 0 && c->key[i].n > 0 && key_of(c->k, telling[i], &v[i], &b) && b.n == c->key[i].n
		    && memcmp(b.p, c->key[i].p, b.n) == 0)
			c->found[i] = id;
	return SALES_OK;
}

int
convert_find_contact(struct dept *d, int64_t customer, const struct draft *lead, struct arena *a, int64_t *id,
    bool *is_first, struct sales_err *err)
{
	struct contacts c = { .k = d->schema.by_no[contact_kind.no] };
	struct query    q;
	int             rc;

	for (size_t i = 0; i < TELLING; i++)
		if (!key_of(c.k, telling[i], draft_get(lead, telling[i]), &c.key[i]))
			buf_clear(&c.key[i]);
	rc = record_query(d, &contact_kind, telling, TELLING, arena_printf(a, "customer:C-%lld", (long long)customer),
	    a, &q, err);
	if (rc == SALES_OK)
		rc = record_each(d, &q, take_contact, &c, err);
	*id = 0;
	for (size_t i = TELLING; i-- > 0;) {
		*id = c.found[i] != 0 ? c.found[i] : *id;
		buf_done(&c.key[i]);
	}
	*is_first = c.n == 0;
	return rc;
}

int
convert_check_contact(struct dept *d, const struct draft *contact, int64_t customer, struct sales_err *err)
{
	const struct value *whose = draft_get(contact, "customer");
	struct ref_name     name, owner;

	if (whose->type != V_NULL && whose->u.i == customer)
		return SALES_OK;
	TRY(dept_name(d, contact->k, contact->before.id, &name, err));
	TRY(dept_name(d, d->schema.by_no[customer_kind.no], whose->u.i, &owner, err));
	return FAIL(err, SALES_EPOLICY, _("contact: %s %s is one of %s %s"), name.code, name.name, owner.code,
	    owner.name);
}
