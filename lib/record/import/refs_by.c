/* Records by what a field of theirs says, and by name where their ref is known:
 * how the files of other systems name them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/record/import/refs.h"
#include "lib/record/merged.h"
#include "lib/record/outside.h"

/* Text, or customer and text, to id; 0: several have it. */
struct refs_index {
	const struct field *f;
	struct map          map;
	struct refs_index  *next;
};

static void
put(struct refs_index *x, const char *p, size_t n, int64_t id)
{
	int             added;
	struct map_key *k = map_add(&x->map, p, n, id, &added);

	if (!added && k->value != id)
		k->value = 0;
}

static void
with_customer(struct buf *b, int64_t customer, const char *p, size_t n)
{
	buf_clear(b);
	buf_put(b, &customer, sizeof(customer));
	buf_put(b, p, n);
}

static int
load(struct refs *r, struct refs_index *x, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         b = { 0 };
	const struct field                  *customer = kind_field(r->k, "customer");
	char                                 text[256];

	snprintf(text, sizeof(text), "SELECT id, %s, %s FROM %s WHERE %s IS NOT NULL ORDER BY id",
	    field_column(x->f), customer == NULL ? "NULL" : field_column(customer), r->k->name,
	    field_column(x->f));
	TRY(db_prepare(&r->d->db, &st, text, err));
	while (db_next(&st)) {
		put(x, db_text(&st, 1), db_bytes(&st, 1), db_int(&st, 0));
		if (db_is_null(&st, 2))
			continue;
		with_customer(&b, db_int(&st, 2), db_text(&st, 1), db_bytes(&st, 1));
		put(x, b.p, b.n, db_int(&st, 0));
	}
	return db_end(&st, err);
}

static int
index_of(struct refs *r, const struct field *f, struct refs_index **out, struct sales_err *err)
{
	struct refs_index *x = r->index;

	while (x != NULL && x->f != f)
		x = x->next;
	*out = x;
	if (x != NULL)
		return SALES_OK;
	x = calloc(1, sizeof(*x));
	if (x == NULL)
		err_nomem();
	x->f = f;
	x->next = r->index;
	r->index = *out = x;
	return load(r, x, err);
}

void
refs_forget(struct refs *r)
{
	while (r->index != NULL) {
		struct refs_index *next = r->index->next;

		map_done(&r->index->map);
		free(r->index);
		r->index = next;
	}
}

/* What we wrote for a record without a ref is that record, as long as it has
 * none. */
static int
by_outside_key(struct refs *r, const char *p, size_t n, int64_t *id, enum ref_found *found,
    struct sales_err *err)
{
	TRY(outside_id(r->d, r->k, p, n, id, err));
	if (*id == 0)
		return SALES_OK;
	db_bind_int(&r->ref_of, 1, *id);
	if (db_next(&r->ref_of) && db_is_null(&r->ref_of, 0))
		*found = REF_ONE;
	return db_end(&r->ref_of, err);
}

int
refs_by_key(struct refs *r, const char *p, size_t n, int64_t *id, enum ref_found *found,
    struct sales_err *err)
{
	*found = REF_NONE;
	db_bind_text(&r->by_ref, 1, p, n);
	if (db_next(&r->by_ref)) {
		*id = db_int(&r->by_ref, 0);
		*found = REF_ONE;
	}
	TRY(db_end(&r->by_ref, err));
	if (*found == REF_ONE)
		return SALES_OK;
	TRY(by_outside_key(r, p, n, id, found, err));
	if (*found == REF_ONE)
		return SALES_OK;
	TRY(merged_by_key(r->d, r->k, p, n, id, err));
	*found = *id != 0 ? REF_ONE : REF_NONE;
	return SALES_OK;
}

int
refs_by(struct refs *r, const struct field *f, const char *p, size_t n, int64_t customer,
    int64_t *id, enum ref_found *found, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct map_key        *k = NULL;
	struct refs_index           *x;

	*found = REF_NONE;
	if (f == r->ref)
		return refs_by_key(r, p, n, id, found, err);
	TRY(index_of(r, f, &x, err));
	if (customer != 0) {
		with_customer(&b, customer, p, n);
		k = map_find(&x->map, b.p, b.n);
	}
	if (k == NULL)
		k = map_find(&x->map, p, n);
	if (k == NULL)
		return SALES_OK;
	*found = k->value == 0 ? REF_SEVERAL : REF_ONE;
	*id = k->value;
	return SALES_OK;
}

/* Does the record bear another ref than this? */
static int
is_another(struct refs *r, int64_t id, const char *ref, size_t n, bool *out, struct sales_err *err)
{
	*out = false;
	db_bind_int(&r->ref_of, 1, id);
	if (db_next(&r->ref_of) && !db_is_null(&r->ref_of, 0))
		*out = db_bytes(&r->ref_of, 0) != n || memcmp(db_text(&r->ref_of, 0), ref, n) != 0;
	return db_end(&r->ref_of, err);
}

int
refs_named(struct refs *r, const char *p, size_t n, const char *ref, size_t nref, int64_t *id,
    enum ref_found *found, struct sales_err *err)
{
	int64_t merged;
	bool    another;

	TRY(refs_find_hashed(r, p, n, map_hash(p, n), id, found, err));
	if (nref == 0 || r->ref == NULL)
		return SALES_OK;
	if (*found == REF_SEVERAL)
		*found = REF_NONE; /* each of them bears a ref, and it is none of theirs */
	if (*found != REF_ONE)
		return SALES_OK;
	TRY(is_another(r, *id, ref, nref, &another, err));
	if (!another)
		return SALES_OK;
	TRY(merged_by_ref(r->d, r->k, ref, nref, &merged, err));
	if (merged != *id)
		*found = REF_NONE;
	return SALES_OK;
}
