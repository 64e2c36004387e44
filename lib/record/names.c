/* Codes and titles of referenced records, read once: one by one while they are
 * few, the whole kind when a list asks for many. */
#include "lib/record/names.h"

#include <stdio.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/record/read.h"

enum { FEW = 48 };   /* single look-ups before the whole kind is read */

struct kind_names {
	struct ref_name *v;      /* by id */
	int64_t          n;      /* ids below are there to be looked at */
	int              misses;
	bool             all;
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

static int
remember(struct dept *d, const struct kind *k, struct kind_names *kn, const struct db_stmt *st)
{
	int64_t          id = db_int(st, 0);
	struct ref_name *r;
	char             code[32], *p;
	const char      *text;
	size_t           len;

	if (id >= kn->n) {
		int64_t          n = id + 1 > kn->n * 2 ? id + 64 : kn->n * 2;
		struct ref_name *v = arena_array(&d->names->arena, struct ref_name, (size_t)n);

		if (kn->n > 0)
			memcpy(v, kn->v, (size_t)kn->n * sizeof(*v));
		kn->v = v;
		kn->n = n;
	}
	r = &kn->v[id];
	text = db_is_null(st, 1) ? kind_code(k, id, code) : db_text(st, 1);
	len = strlen(text);
	/* the two side by side: a list looks at both for every row */
	p = arena_alloc(&d->names->arena, len + 2 + db_bytes(st, 2));
	memcpy(p, text, len);
	r->code = p;
	r->name = db_is_null(st, 2) ? p : memcpy(p + len + 1, db_text(st, 2), db_bytes(st, 2));
	return SALES_OK;
}

static int
fetch(struct dept *d, const struct kind *k, struct kind_names *kn, int64_t id, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf         text = { 0 };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	bool                                 all = ++kn->misses > FEW;

	TRY(select_text(d, k, all ? "" : " WHERE id = ?1", &text, err));
	TRY(db_prepare(&d->db, &st, text.p, err));
	if (!all)
		db_bind_int(&st, 1, id);
	kn->all = all;
	while (db_next(&st))
		TRY(remember(d, k, kn, &st));
	return db_end(&st, err);
}

int
dept_name(struct dept *d, const struct kind *k, int64_t id, struct ref_name *out, struct sales_err *err)
{
	struct kind_names *kn = &d->names->kind[k->no];

	*out = (struct ref_name){ "", "" };
	if (id <= 0)
		return SALES_OK;
	if ((id >= kn->n || kn->v[id].code == NULL) && !kn->all)
		TRY(fetch(d, k, kn, id, err));
	if (id < kn->n && kn->v[id].code != NULL)
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
