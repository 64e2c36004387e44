#include "lib/record/merged.h"

#include <string.h>

#include "lib/base/text.h"
#include "lib/record/outside.h"

enum { CHAIN_MAX = 64 };    /* an imported past may go round in a circle */

/* Its rows of one kind are known by the letters in front of their codes. */
static int
select_merged(struct dept *d, const struct kind *k, const char *where, struct db_stmt *st, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf q = { 0 };
	const char                  *source;

	TRY(dept_source(d, d->schema.by_no[KIND_MERGED], &source, err));
	buf_printf(&q, "SELECT code, into_code, ref, name FROM %s WHERE substr(code, 1, %zu) = '%s-'%s ORDER BY id",
	    source, strlen(k->letters) + 1, k->letters, where);
	return db_prepare(&d->db, st, q.p, err);
}

static int
is_there(struct dept *d, const struct kind *k, int64_t id, bool *yes, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         q = { 0 };
	const char                          *source;

	TRY(dept_source(d, k, &source, err));
	buf_printf(&q, "SELECT id FROM %s WHERE id = ?1", source);
	TRY(db_prepare(&d->db, &st, q.p, err));
	db_bind_int(&st, 1, id);
	*yes = db_next(&st);
	return db_end(&st, err);
}

/* The code that a code leads to, one merge on; "" when it leads nowhere. */
static int
next_code(struct dept *d, const struct kind *k, const char *code, char out[32], struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(select_merged(d, k, " AND code = ?1", &st, err));
	db_bind_text(&st, 1, code, strlen(code));
	out[0] = '\0';
	if (db_next(&st) && db_bytes(&st, 1) < 32)
		memcpy(out, db_text(&st, 1), db_bytes(&st, 1) + 1);
	return db_end(&st, err);
}

/* From a code on, until one is there. */
static int
follow(struct dept *d, const struct kind *k, const char *code, int64_t *into, struct sales_err *err)
{
	char    at[32];
	int64_t id;
	bool    yes;

	*into = 0;
	if (strlen(code) >= sizeof(at))
		return SALES_OK;
	memcpy(at, code, strlen(code) + 1);
	for (int i = 0; i < CHAIN_MAX && at[0] != '\0'; i++) {
		char next[32];

		if (!kind_code_id(k, at, strlen(at), &id))
			return SALES_OK;
		TRY(is_there(d, k, id, &yes, err));
		if (yes) {
			*into = id;
			return SALES_OK;
		}
		TRY(next_code(d, k, at, next, err));
		memcpy(at, next, sizeof(at));
	}
	return SALES_OK;
}

static bool
has_merges(const struct dept *d, const struct kind *k)
{
	return k->letters != NULL && d->schema.by_no[KIND_MERGED] != NULL;
}

int
merged_by_id(struct dept *d, const struct kind *k, int64_t id, int64_t *into, struct sales_err *err)
{
	char code[32];

	*into = 0;
	return has_merges(d, k) ? follow(d, k, kind_code(k, id, code), into, err) : SALES_OK;
}

int
merged_by_ref(struct dept *d, const struct kind *k, const char *p, size_t n, int64_t *into, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 code[32] = "";

	*into = 0;
	if (!has_merges(d, k))
		return SALES_OK;
	TRY(select_merged(d, k, " AND ref = ?1", &st, err));
	db_bind_text(&st, 1, p, n);
	if (db_next(&st) && db_bytes(&st, 1) < sizeof(code))
		memcpy(code, db_text(&st, 1), db_bytes(&st, 1) + 1);
	TRY(db_end(&st, err));
	return follow(d, k, code, into, err);
}

int
merged_by_key(struct dept *d, const struct kind *k, const char *p, size_t n, int64_t *into, struct sales_err *err)
{
	int64_t id;

	TRY(merged_by_ref(d, k, p, n, into, err));
	if (*into != 0)
		return SALES_OK;
	TRY(outside_id(d, k, p, n, &id, err));
	if (id == 0)
		return SALES_OK;
	TRY(merged_by_id(d, k, id, into, err));
	if (*into == id)
		*into = 0; /* it is there, and has a key of its own by now */
	return SALES_OK;
}

/* ---- all of them --------------------------------------------------------- */

int
merged_each(struct dept *d, const struct kind *k, merged_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	if (!has_merges(d, k))
		return SALES_OK;
	TRY(select_merged(d, k, "", &st, err));
	while (db_next(&st)) {
		struct merged_record m = { db_text(&st, 0), db_text(&st, 2), db_text(&st, 3), 0 };

		TRY(follow(d, k, db_text(&st, 1), &m.into, err));
		if (m.into != 0)
			TRY(fn(arg, &m, err));
	}
	return db_end(&st, err);
}

struct naming { struct buf want; int64_t into; bool several; };

static int
compare_name(void *arg, const struct merged_record *m, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf have = { 0 };
	struct naming               *n = arg;

	(void)err;
	if (m->name == NULL)
		return SALES_OK;
	text_fold(m->name, strlen(m->name), &have);
	if (strcmp(buf_str(&have), buf_str(&n->want)) != 0)
		return SALES_OK;
	n->several |= n->into != 0 && n->into != m->into;
	n->into = m->into;
	return SALES_OK;
}

int
merged_by_name(struct dept *d, const struct kind *k, const char *p, size_t n, int64_t *into, struct sales_err *err)
{
	struct naming naming = { .into = 0 };
	int           rc;

	text_fold(p, n, &naming.want);
	rc = merged_each(d, k, compare_name, &naming, err);
	*into = naming.several ? 0 : naming.into;
	buf_done(&naming.want);
	return rc;
}
