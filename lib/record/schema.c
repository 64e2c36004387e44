#include "lib/record/schema.h"

#include <assert.h>
#include <string.h>

#include "lib/base/buf.h"

static const struct sql custom_all = { "SELECT kind, name, tag, type FROM custom_field ORDER BY kind, tag" };
static const struct sql custom_get = { "SELECT type FROM custom_field WHERE kind = ?1 AND name = ?2" };
static const struct sql custom_next = { "SELECT coalesce(max(tag) + 1, ?2) FROM custom_field WHERE kind = ?1" };
static const struct sql custom_add = { "INSERT INTO custom_field (kind, name, tag, type) VALUES (?1, ?2, ?3, ?4)" };

static const enum ftype ftype_of[] = {
	[CUSTOM_TEXT] = FT_TEXT, [CUSTOM_ENUM] = FT_ENUM, [CUSTOM_INT] = FT_INT, [CUSTOM_NUM] = FT_NUM,
	[CUSTOM_MONEY] = FT_MONEY, [CUSTOM_RATE] = FT_RATE, [CUSTOM_DAY] = FT_DAY, [CUSTOM_BOOL] = FT_BOOL,
};

enum ftype
custom_ftype(enum custom_type type)
{
	return ftype_of[type];
}

static size_t
count_fields(const struct field *f)
{
	size_t n = 0;

	while (f[n].name != NULL)
		n++;
	return n;
}

static const struct custom_field *
of_policy(const struct policy *p, const char *kind, const char *name)
{
	for (size_t i = 0; p != NULL && i < p->nfields; i++)
		if (strcmp(p->fields[i].kind, kind) == 0 && strcmp(p->fields[i].name, name) == 0)
			return &p->fields[i];
	return NULL;
}

/* A copy of k with one more field behind the others. */
static struct kind *
with_field(struct arena *a, const struct kind *k, struct field f)
{
	struct kind  *copy = arena_new(a, struct kind);
	struct field *fields = arena_array(a, struct field, k->nfields + 2);

	*copy = *k;
	memcpy(fields, k->fields, k->nfields * sizeof(*fields));
	fields[k->nfields] = f;
	copy->fields = fields;
	copy->nfields = k->nfields + 1;
	return copy;
}

static void
replace(struct schema *s, const struct kind *k)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->kind[i]->no == k->no)
			s->kind[i] = k;
	s->by_no[k->no] = k;
}

/* A custom field as a field of its kind; c: what the rule book says of it now. */
static struct field
custom_as_field(struct dept *d, const char *name, unsigned tag, enum custom_type type,
    const struct custom_field *c)
{
	struct field f = {
		.name = arena_strdup(&d->arena, name), .column = arena_printf(&d->arena, "x_%s", name),
		.tag = tag, .type = ftype_of[type],
	};
	const char **alias = arena_array(&d->arena, const char *, 3);

	f.label = c == NULL ? f.name : label_text(c->label, d->lang, f.name);
	f.values = c == NULL ? NULL : c->values;
	if (c != NULL && c->label.zh != NULL)
		alias[0] = c->label.zh;
	if (c != NULL && c->label.en != NULL)
		alias[alias[0] != NULL] = c->label.en;
	f.alias = alias;
	return f;
}

static int
add_customs(struct dept *d, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &custom_all, NOBIND, err));
	while (db_next(&st)) {
		const struct kind *k = schema_kind(&d->schema, db_text(&st, 0));

		if (k != NULL)
			replace(&d->schema, with_field(&d->arena, k, custom_as_field(d, db_text(&st, 1),
			    (unsigned)db_int(&st, 2), (enum custom_type)db_int(&st, 3),
			    of_policy(d->policy, db_text(&st, 0), db_text(&st, 1)))));
	}
	return db_end(&st, err);
}

void
schema_try(struct dept *d, const struct policy *p)
{
	for (size_t i = 0; i < p->nfields; i++) {
		const struct custom_field *c = &p->fields[i];
		const struct kind         *k = schema_kind(&d->schema, c->kind);

		if (k != NULL && kind_field(k, c->name) == NULL) {
			struct field f = custom_as_field(d, c->name, FIELD_CUSTOM + (unsigned)i, c->type, c);

			f.flags |= F_ABSENT;
			replace(&d->schema, with_field(&d->arena, k, f));
		}
	}
}

void
schema_bare(struct dept *d)
{
	const struct kind *k;

	d->schema = (struct schema){ 0 };
	for (size_t no = 0; no < KIND_MAX * 2; no++)
		db_stmt_done(&d->by_id[no]); /* of the columns before */
	for (size_t i = 0; (k = kind_at(i)) != NULL; i++) {
		struct kind *copy = arena_new(&d->arena, struct kind);

		assert(d->schema.n < KIND_MAX && k->no < KIND_MAX * 2);
		*copy = *k;
		copy->nfields = count_fields(copy->fields);
		d->schema.kind[d->schema.n++] = copy;
		d->schema.by_no[copy->no] = copy;
	}
}

int
schema_load(struct dept *d, struct sales_err *err)
{
	schema_bare(d);
	return add_customs(d, err);
}

static int
add_column(struct dept *d, const struct kind *k, const char *name, enum custom_type type, int64_t tag, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf text = { 0 };
	const bool                   is_text = ftype_of[type] == FT_TEXT || ftype_of[type] == FT_ENUM;

	TRY(db_run(&d->db, &custom_add, BIND(V(k->name), V(name), V(tag), V((int64_t)type)), err));
	buf_printf(&text, "ALTER TABLE %s ADD COLUMN x_%s %s", k->name, name, is_text ? "TEXT" : "INTEGER");
	return db_exec(&d->db, text.p, err);
}

static int
add_one(struct dept *d, const struct custom_field *c, struct sales_err *err)
{
	int64_t            type = 0, tag = 0;
	bool               found = false;
	const struct kind *k = schema_kind(&d->schema, c->kind);

	if (k == NULL || k->internal)
		return FAIL(err, SALES_EINVAL, _("fields: there is no record kind '%s'"), c->kind);
	TRY(db_one_int(&d->db, &custom_get, BIND(V(c->kind), V(c->name)), &type, &found, err));
	if (found && type != (int64_t)c->type)
		return FAIL(err, SALES_EPOLICY, _("fields.%s.%s: its type can't change once it was applied"), c->kind, c->name);
	if (found)
		return SALES_OK;
	TRY(db_one_int(&d->db, &custom_next, BIND(V(c->kind), V(FIELD_CUSTOM)), &tag, NULL, err));
	return add_column(d, k, c->name, c->type, tag, err);
}

int
schema_add_custom(struct dept *d, const struct policy *p, struct sales_err *err)
{
	for (size_t i = 0; i < p->nfields; i++)
		TRY(add_one(d, &p->fields[i], err));
	return SALES_OK;
}

int
schema_carry_custom(struct dept *d, const char *kind, const char *name, int64_t tag, int64_t type, struct sales_err *err)
{
	const struct kind *k = schema_kind(&d->schema, kind);
	const size_t       types = sizeof(ftype_of) / sizeof(ftype_of[0]);

	if (k == NULL || k->internal)
		return FAIL(err, SALES_EINVAL, _("there is no record kind '%s'"), kind);
	if (!policy_is_field_name(name) || tag < FIELD_CUSTOM || tag > INT32_MAX || type < 0 || (size_t)type >= types)
		return FAIL(err, SALES_EINVAL, _("'%s' is no custom field"), name);
	return add_column(d, k, name, (enum custom_type)type, tag, err);
}

int
schema_drop_customs(struct dept *d, struct sales_err *err)
{
	static const struct sql forget = { "DELETE FROM custom_field" };

	for (size_t i = 0; i < d->schema.n; i++)
		for (const struct field *f = d->schema.kind[i]->fields; f->name != NULL; f++) {
			CLEANUP(buf_done) struct buf text = { 0 };

			if (strncmp(field_column(f), "x_", 2) != 0)
				continue;
			buf_printf(&text, "ALTER TABLE %s DROP COLUMN %s", d->schema.kind[i]->name, field_column(f));
			TRY(db_exec(&d->db, text.p, err));
		}
	TRY(db_run(&d->db, &forget, NOBIND, err));
	return schema_load(d, err);
}
