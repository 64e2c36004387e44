/* The one place where rows of record tables are written: each with its version
 * before kept, and its part of the operation's digest. */
#include <stdio.h>
#include <string.h>

#include "lib/record/operation.h"
#include "lib/record/row.h"

static const struct sql get_sequence = { "SELECT next FROM sequence WHERE kind = ?1" };
static const struct sql keep_version = {
	"INSERT INTO change (kind, id, op, prev_op, version) VALUES (?1, ?2, ?3, ?4, ?5)" };

/* "INSERT INTO deal (id, op, seal, ref, ...)" */
static void
insert_into(const struct kind_writes *w, struct buf *text)
{
	buf_printf(text, "INSERT INTO %s (id, op, seal", w->k->name);
	for (size_t i = 0; i < w->ncolumns; i++)
		buf_printf(text, ", %s", field_column(&w->k->fields[w->column[i]]));
	buf_putc(text, ')');
}

static int
prepare_insert(struct db *db, struct kind_writes *w, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf text = { 0 };

	insert_into(w, &text);
	if (w->load != NULL)
		return db_load_columns(w->load, text.p, w->ncolumns + 3, err);
	buf_puts(&text, " VALUES (?1");
	for (size_t i = 1; i < w->ncolumns + 3; i++)
		buf_printf(&text, ", ?%zu", i + 1);
	buf_puts(&text, ")");
	db_stmt_done(&w->insert);
	return db_prepare(db, &w->insert, text.p, err);
}

/* Fields that no row had so far are named from now on. */
static int
name_columns(struct db *db, struct kind_writes *w, const struct value *v, struct sales_err *err)
{
	for (size_t i = 0; i < w->k->nfields; i++)
		if (v[i].type != V_NULL && !w->named[i] && (w->k->fields[i].flags & F_DERIVED) == 0)
			w->named[i] = w->stale = true;
	if (!w->stale)
		return SALES_OK;
	w->ncolumns = 0;
	for (size_t i = 0; i < w->k->nfields; i++)
		if (w->named[i])
			w->column[w->ncolumns++] = i;
	TRY(prepare_insert(db, w, err));
	w->stale = false;
	return SALES_OK;
}

static int
prepare_update(struct db *db, struct kind_writes *w, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf text = { 0 };
	int                          n = 3;

	buf_printf(&text, "UPDATE %s SET op = ?2, seal = ?3", w->k->name);
	for (const struct field *f = w->k->fields; f->name != NULL; f++)
		if ((f->flags & F_DERIVED) == 0)
			buf_printf(&text, ", %s = ?%d", field_column(f), ++n);
	buf_puts(&text, " WHERE id = ?1");
	return db_prepare(db, &w->update, text.p, err);
}

static int
next_id(struct op *op, struct kind_writes *w, struct sales_err *err)
{
	bool found = false;

	w->next = 1;
	TRY(db_one_int(&op->d->db, &get_sequence, BIND(V((int64_t)w->k->no)), &w->next, &found, err));
	if (!found)
		w->next = 1;
	return SALES_OK;
}

static int
first_write(struct op *op, const struct kind *k, struct kind_writes **w, struct sales_err *err)
{
	char text[128];

	*w = writes_new(&op->d->arena, k);
	TRY(next_id(op, *w, err));
	TRY(prepare_update(&op->d->db, *w, err));
	snprintf(text, sizeof(text), "DELETE FROM %s WHERE id = ?1", k->name);
	return db_prepare(&op->d->db, &(*w)->remove, text, err);
}

int
op_writes(struct op *op, const struct kind *k, struct kind_writes **out, struct sales_err *err)
{
	struct kind_writes **w = &op->state->kind[k->no];

	if (*w == NULL)
		TRY(first_write(op, k, w, err));
	*out = *w;
	return SALES_OK;
}

int
op_next_id(struct op *op, const struct kind *k, int64_t *id, struct sales_err *err)
{
	struct kind_writes *w;

	TRY(op_writes(op, k, &w, err));
	*id = w->next;
	return SALES_OK;
}

/* Which unique field of v another record has already; says so in words. */
static int
explain_conflict(struct op *op, const struct kind *k, int64_t id, const struct value *v, struct sales_err *err)
{
	for (size_t i = 0; i < k->nfields; i++) {
		CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
		struct sales_err                     ignored;
		char                                 text[160], code[32];

		if ((k->fields[i].flags & F_UNIQUE) == 0 || v[i].type == V_NULL)
			continue;
		snprintf(text, sizeof(text), "SELECT id FROM %s WHERE %s = ?1 AND id <> ?2", k->name,
		    field_column(&k->fields[i]));
		if (db_prepare(&op->d->db, &st, text, &ignored) != SALES_OK)
			continue;
		db_bind_value(&st, 1, &v[i]);
		db_bind_int(&st, 2, id);
		if (db_next(&st))
			return FAIL(err, SALES_ECONFLICT, _("%s: another %s has '%.*s' already (%s)"),
			    k->fields[i].name, tr(k->label), (int)v[i].u.s.n, v[i].u.s.p,
			    kind_code(k, db_int(&st, 0), code));
	}
	if (k->match != NULL)
		return FAIL(err, SALES_ECONFLICT, _("there is such a %s already"), tr(k->label));
	return (int)err->code;
}

static struct db_val
stored(const struct value *v)
{
	return v->type == V_NULL ? V_NULLVAL : v->type == V_TEXT ? V_TEXTN(v->u.s.p, v->u.s.n) : V(v->u.i);
}

static int
insert_later(struct op *op, struct kind_writes *w, int64_t id, const struct value *v, int64_t seal,
    struct sales_err *err)
{
	w->row[0] = V(id);
	w->row[1] = V(op->no);
	w->row[2] = V(seal);
	for (size_t i = 0; i < w->ncolumns; i++)
		w->row[i + 3] = stored(&v[w->column[i]]);
	return db_load_row(w->load, w->row, err);
}

static int
insert(struct op *op, struct kind_writes *w, int64_t id, const struct value *v,
    unsigned char digest[DIGEST_SIZE], struct sales_err *err)
{
	TRY(name_columns(&op->d->db, w, v, err));
	version_encode(w->k, v, &op->state->encoded);
	version_digest(w->k, id, &op->state->encoded, digest);
	if (w->load != NULL)
		return insert_later(op, w, id, v, version_seal(digest), err);
	db_bind_int(&w->insert, 1, id);
	db_bind_int(&w->insert, 2, op->no);
	db_bind_int(&w->insert, 3, version_seal(digest));
	for (size_t i = 0; i < w->ncolumns; i++)
		db_bind_value(&w->insert, (int)i + 4, &v[w->column[i]]);
	if (db_step(&w->insert, err) == SALES_OK)
		return SALES_OK;
	return err->code == SALES_ECONFLICT ? explain_conflict(op, w->k, id, v, err) : (int)err->code;
}

static void
touch(struct op *op, struct kind_writes *w, int64_t id, char what, const unsigned char *digest)
{
	struct touched t = { .id = id, .order = op->state->order++, .what = what };

	if (digest != NULL)
		memcpy(t.digest, digest, DIGEST_SIZE);
	buf_put(&w->touched, &t, sizeof(t));
}

static bool
is_touched(const struct kind_writes *w, int64_t id)
{
	const struct touched *t = (const struct touched *)(const void *)w->touched.p;

	for (size_t i = w->touched.n / sizeof(*t); i-- > 0;)
		if (t[i].id == id)
			return true;
	return false;
}

int
row_insert(struct op *op, const struct kind *k, int64_t id, const struct value *v, struct sales_err *err)
{
	struct kind_writes *w;
	unsigned char       digest[DIGEST_SIZE];

	TRY(op_writes(op, k, &w, err));
	TRY(insert(op, w, id, v, digest, err));
	w->written++;
	if (id < w->next && w->touched.n > 0 && is_touched(w, id)) {
		touch(op, w, id, 'm', digest); /* removed before by this very operation */
		return SALES_OK;
	}
	crypto_generichash_update(&w->created, digest, DIGEST_SIZE);
	if (w->added > 0 && id <= w->last)
		w->renewed = true; /* the stream is by id */
	if (w->added == 0 || id < w->first)
		w->first = id;
	if (w->added == 0 || id > w->last)
		w->last = id;
	if (id >= w->next) {
		w->next = id + 1;
		w->gave = true;
	}
	w->added++;
	return SALES_OK;
}

static int
keep_before(struct op *op, const struct kind *k, const struct record *before, struct sales_err *err)
{
	version_encode(k, before->v, &op->state->encoded);
	return db_run(&op->d->db, &keep_version, BIND(V((int64_t)k->no), V(before->id), V(op->no), V(before->op),
	    V_BLOB(op->state->encoded.p, op->state->encoded.n)), err);
}

/* Was the record there before this operation began? Then its version of that
 * time was kept by the first change. */
static bool
was_created_now(struct op *op, const struct kind_writes *w, const struct record *before)
{
	return before->op == op->no && !is_touched(w, before->id);
}

bool
row_same(const struct kind *k, const struct value *a, const struct value *b)
{
	for (size_t i = 0; i < k->nfields; i++)
		if ((k->fields[i].flags & F_DERIVED) == 0 && !value_equal(&a[i], &b[i]))
			return false;
	return true;
}

int
row_update(struct op *op, const struct kind *k, const struct record *before, const struct value *after,
    struct sales_err *err)
{
	struct kind_writes *w;
	unsigned char       digest[DIGEST_SIZE];
	int                 n = 3;

	TRY(op_writes(op, k, &w, err));
	if (before->op != op->no)
		TRY(keep_before(op, k, before, err));
	version_encode(k, after, &op->state->encoded);
	version_digest(k, before->id, &op->state->encoded, digest);
	db_bind_int(&w->update, 1, before->id);
	db_bind_int(&w->update, 2, op->no);
	db_bind_int(&w->update, 3, version_seal(digest));
	for (size_t i = 0; i < k->nfields; i++)
		if ((k->fields[i].flags & F_DERIVED) == 0)
			db_bind_value(&w->update, ++n, &after[i]);
	if (db_step(&w->update, err) != SALES_OK)
		return err->code == SALES_ECONFLICT ? explain_conflict(op, k, before->id, after, err) : (int)err->code;
	w->written++;
	if (was_created_now(op, w, before))
		w->renewed = true;
	else
		touch(op, w, before->id, 'm', digest);
	return SALES_OK;
}

int
row_delete(struct op *op, const struct kind *k, const struct record *before, struct sales_err *err)
{
	struct kind_writes *w;
	bool                created_now;

	TRY(op_writes(op, k, &w, err));
	created_now = was_created_now(op, w, before);
	if (before->op != op->no)
		TRY(keep_before(op, k, before, err));
	db_bind_int(&w->remove, 1, before->id);
	TRY(db_step(&w->remove, err));
	w->written++;
	if (created_now)
		w->renewed = true;
	else
		touch(op, w, before->id, 'r', NULL);
	return SALES_OK;
}
