/* Codes and titles of referenced records, read once: one by one while they are
 * few, the whole kind when a list asks for many. */
#include "lib/record/names.h"

#include <stdio.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/record/read.h"
#include "lib/record/version.h"

/* Single look-ups before the whole kind is read: one costs as much as a thousand rows. */
enum { FEW_LEAST = 48, FEW_MOST = 768, ROWS_EACH = 1000 };

struct few {
	struct { int64_t id; struct ref_name name; } at[FEW_MOST];
	int n, most;
};

struct kind_names {
	struct few      *few;    /* looked up one by one; NULL: none yet */
	struct ref_name *v;      /* by id, once the whole kind was read */
	int64_t          n;      /* ids below are there to be looked at */
};
struct names {
	struct arena      arena;
	struct kind_names kind[KIND_MAX * 2];
};

void
names_open(struct dept *d)
{
	d->names = arena_new(&d->arena, struct names);
}

void
names_forget(struct dept *d)
{
	arena_done(&d->names->arena);
	memset(d->names, 0, sizeof(*d->names));
}

/* "SELECT id, code, name FROM ..." as far as the kind has them. */
static int
select_text(struct dept *d, const struct kind *k, const char *where, struct buf *out, struct sales_err *err)
{
	const char         *source;
	const struct field *code = k->letters == NULL ? &k->fields[kind_index(k, "code")] : NULL;

	TRY(dept_source(d, k, &source, err));
	buf_printf(out, "SELECT id, %s, %s FROM %s t%s", code == NULL ? "NULL" : field_column(code),
	    k->title == NULL ? "NULL" : field_column(&k->fields[kind_index(k, k->title)]), source, where);
	return SALES_OK;
}

/* The name in the row that st stands on. */
static struct ref_name
row_name(struct dept *d, const struct kind *k, const struct db_stmt *st)
{
	char        code[32], *p;
	const char *text = db_is_null(st, 1) ? kind_code(k, db_int(st, 0), code) : db_text(st, 1);
	size_t      len = strlen(text);

	/* the two side by side: a list looks at both for every row */
	p = arena_alloc(&d->names->arena, len + 2 + db_bytes(st, 2));
	memcpy(p, text, len);
	return (struct ref_name){ .code = p,
		.name = db_is_null(st, 2) ? p : memcpy(p + len + 1, db_text(st, 2), db_bytes(st, 2)) };
}

static void
make_room(struct dept *d, struct kind_names *kn, int64_t id)
{
	int64_t          n = id + 1 > kn->n * 2 ? id + 64 : kn->n * 2;
	struct ref_name *v;

	if (id < kn->n)
		return;
	v = arena_array(&d->names->arena, struct ref_name, (size_t)n);
	if (kn->n > 0)
		memcpy(v, kn->v, (size_t)kn->n * sizeof(*v));
	kn->v = v;
	kn->n = n;
}

/* A record that is there no more: as the operation that removed it kept it. Only
 * histories speak of such. */
static int
removed_name(struct dept *d, const struct kind *k, int64_t id, struct ref_name *out, struct sales_err *err)
{
	static const struct sql              last_kept = { "SELECT version FROM change WHERE kind = ?1 AND id = ?2 ORDER BY op DESC LIMIT 1" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(arena_done) struct arena     a = { 0 };
	struct value                        *v = arena_array(&a, struct value, k->nfields);
	const struct value                  *code = k->letters == NULL ? &v[kind_index(k, "code")] : NULL;
	const struct value                  *title = k->title == NULL ? NULL : &v[kind_index(k, k->title)];
	char                                 text[32];

	TRY(db_query(&d->db, &st, &last_kept, BIND(V((int64_t)k->no), V(id)), err));
	if (!db_next(&st))
		return db_end(&st, err);
	TRY(version_decode(k, db_blob(&st, 0), db_bytes(&st, 0), v, err));
	out->code = code == NULL ? arena_strdup(&d->names->arena, kind_code(k, id, text))
	    : code->type != V_TEXT ? "" : arena_strndup(&d->names->arena, code->u.s.p, code->u.s.n);
	out->name = title == NULL || title->type != V_TEXT ? out->code
	    : arena_strndup(&d->names->arena, title->u.s.p, title->u.s.n);
	return db_end(&st, err);
}

static int
fetch_all(struct dept *d, const struct kind *k, struct kind_names *kn, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf         text = { 0 };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(select_text(d, k, "", &text, err));
	TRY(db_prepare(&d->db, &st, text.p, err));
	make_room(d, kn, 0);
	while (db_next(&st)) {
		int64_t id = db_int(&st, 0);

		make_room(d, kn, id);
		kn->v[id] = row_name(d, k, &st);
	}
	return db_end(&st, err);
}

static int
fetch_one(struct dept *d, const struct kind *k, int64_t id, struct ref_name *out, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf         text = { 0 };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(select_text(d, k, " WHERE id = ?1", &text, err));
	TRY(db_prepare(&d->db, &st, text.p, err));
	db_bind_int(&st, 1, id);
	if (!db_next(&st)) {
		TRY(db_end(&st, err));
		return removed_name(d, k, id, out, err);
	}
	*out = row_name(d, k, &st);
	return db_end(&st, err);
}

/* By how many records there may be, asked once there were some. */
static int
most_singles(struct dept *d, const struct kind *k, struct few *f, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf         text = { 0 };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const char                          *source;
	int64_t                              max = 0;

	if (f->most != 0 || f->n < FEW_LEAST)
		return SALES_OK;
	TRY(dept_source(d, k, &source, err));
	buf_printf(&text, "SELECT max(id) FROM %s", source);
	TRY(db_prepare(&d->db, &st, text.p, err));
	if (db_next(&st))
		max = db_int(&st, 0);
	f->most = max / ROWS_EACH < FEW_LEAST ? FEW_LEAST : max / ROWS_EACH > FEW_MOST ? FEW_MOST : (int)(max / ROWS_EACH);
	return db_end(&st, err);
}

int
dept_name(struct dept *d, const struct kind *k, int64_t id, struct ref_name *out, struct sales_err *err)
{
	struct kind_names *kn = &d->names->kind[k->no];

	*out = (struct ref_name){ "", "" };
	if (id <= 0)
		return SALES_OK;
	k = d->schema.by_no[k->no];
	if (kn->few == NULL)
		kn->few = arena_new(&d->names->arena, struct few);
	for (int i = 0; i < kn->few->n && kn->v == NULL; i++)
		if (kn->few->at[i].id == id) {
			*out = kn->few->at[i].name;
			return SALES_OK;
		}
	if (kn->v == NULL)
		TRY(most_singles(d, k, kn->few, err));
	if (kn->v == NULL && (kn->few->most == 0 || kn->few->n < kn->few->most)) {
		TRY(fetch_one(d, k, id, out, err));
		kn->few->at[kn->few->n].id = id;
		kn->few->at[kn->few->n++].name = *out;
		return SALES_OK;
	}
	if (kn->v == NULL)
		TRY(fetch_all(d, k, kn, err));
	if (id >= kn->n || kn->v[id].code == NULL)
		return removed_name(d, k, id, out, err);
	*out = kn->v[id];
	return SALES_OK;
}

void
dept_name_soon(const struct dept *d, const struct kind *k, int64_t id)
{
	const struct kind_names *kn = &d->names->kind[k->no];

	if (id > 0 && id < kn->n)
		__builtin_prefetch(&kn->v[id]);
}
