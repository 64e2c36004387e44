/* Taking an operation back, and bringing it back: each is an operation too. */
#include <stdio.h>
#include <string.h>

#include "lib/record/operation.h"
#include "lib/base/tr.h"
#include "lib/record/undone.h"
#include "lib/record/versions.h"

static const struct sql ops_down = { "SELECT no, undoes, flags FROM operation ORDER BY no DESC" };

enum { SHOWN_MAX = 3 };

/* What is added goes first and what was removed comes last: a key that went
 * from one record to another is free when it goes back. */
enum step { UNDO_ADDED, UNDO_CHANGED, UNDO_REMOVED, UNDO_STEPS };

struct undoing {
	struct op *op;
	enum step  now;
	long       left[UNDO_STEPS];
	long       conflicts;
	struct buf codes;       /* of the first conflicting records */
};

/* Is the record still as the operation left it, whoever wrote it since? */
static bool
is_as_left(const struct op_write *w, const struct record *now)
{
	if (w->after == NULL || now->v == NULL)
		return w->after == NULL && now->v == NULL;
	return row_same(w->k, w->after, now->v);
}

static int
note_conflict(struct undoing *u, const struct op_write *w)
{
	char code[32];

	if (u->conflicts++ < SHOWN_MAX)
		buf_printf(&u->codes, "%s%s", u->codes.n > 0 ? ", " : "", kind_code(w->k, w->id, code));
	return SALES_OK;
}

static int
take_back(void *arg, const struct op_write *w, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct undoing                  *u = arg;
	const enum step                  step = w->before == NULL ? UNDO_ADDED : w->after == NULL ? UNDO_REMOVED : UNDO_CHANGED;
	struct record                    now;

	if (u->now != UNDO_ADDED && u->now != step)
		return SALES_OK;
	TRY(version_now(u->op->d, w->k, w->id, &a, &now, err));
	if (u->now == UNDO_ADDED && !is_as_left(w, &now))
		return note_conflict(u, w);
	u->left[step]++;
	if (u->now != step)
		return SALES_OK;
	switch (step) {
	case UNDO_ADDED:
		return row_delete(u->op, w->k, &now, err);
	case UNDO_CHANGED:
		return row_update(u->op, w->k, &now, w->before, err);
	case UNDO_REMOVED:
		return row_insert(u->op, w->k, w->id, w->before, err);
	case UNDO_STEPS:
		break;
	}
	return SALES_OK;
}

/* The first step looks at all records, the others only at what is left. */
static int
take_all_back(struct undoing *u, int64_t no, struct sales_err *err)
{
	for (; u->now < UNDO_STEPS && u->conflicts == 0; u->now++)
		if (u->now == UNDO_ADDED || u->left[u->now] > 0)
			TRY(op_writes_each(u->op->d, no, take_back, u, err));
	return SALES_OK;
}

/* A reference that leads nowhere now, in a kind that was touched or refers to
 * one that was. */
static int
check_reference(struct op *op, const struct kind *k, const struct field *f, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 text[256], code[32];

	if (op->state->kind[k->no] == NULL && op->state->kind[f->ref->no] == NULL)
		return SALES_OK;
	snprintf(text, sizeof(text), "SELECT t.id FROM %s t WHERE t.%s IS NOT NULL"
	    " AND NOT EXISTS (SELECT 1 FROM %s p WHERE p.id = t.%s) ORDER BY t.id LIMIT 1",
	    k->name, field_column(f), f->ref->name, field_column(f));
	TRY(db_prepare(&op->d->db, &st, text, err));
	if (db_next(&st))
		return FAIL(err, SALES_ECONFLICT, _("%s refers (%s) to a record that would be gone"),
		    kind_code(k, db_int(&st, 0), code), f->name);
	return db_end(&st, err);
}

static int
check_references(struct op *op, struct sales_err *err)
{
	for (size_t i = 0; i < op->d->schema.n; i++)
		for (const struct field *f = op->d->schema.kind[i]->fields; f->name != NULL; f++)
			if (f->type == FT_REF)
				TRY(check_reference(op, op->d->schema.kind[i], f, err));
	return SALES_OK;
}

static int
reverse(struct op *op, int64_t no, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf codes = { 0 };
	struct undoing               u = { .op = op };
	int                          rc = take_all_back(&u, no, err);

	codes = u.codes;
	if (rc != SALES_OK)
		return rc;
	if (u.conflicts > 0) {
		FAIL(err, SALES_ECONFLICT, tr_n("%ld record that operation %lld wrote was changed since: %s%s",
		    "%ld records that operation %lld wrote were changed since: %s%s", u.conflicts), u.conflicts,
		    (long long)no, buf_str(&codes), u.conflicts > SHOWN_MAX ? ", ..." : "");
		return err_hint(err, "salesctl op show %lld", (long long)no);
	}
	TRY(check_references(op, err));
	op->undoes = no;
	return SALES_OK;
}

/* The newest operation that is in force and is (or is not) itself an undo of
 * one that is none: what `undo` (or `redo`) without a number means. */
static int
find_newest(struct dept *d, const struct map *undone, bool want_undo, int64_t *no, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	*no = 0;
	TRY(db_query(&d->db, &st, &ops_down, NOBIND, err));
	while (*no == 0 && db_next(&st)) {
		int64_t at = db_int(&st, 0), undoes = db_int(&st, 1);
		bool    in_force = undone_by(undone, at) == 0;

		if (want_undo && undoes == 0 && in_force)
			break; /* something new was done after the last undo */
		if (in_force && (undoes != 0) == want_undo) {
			bool is_undo = undoes == 0;

			if (want_undo)
				TRY(undo_is_first(d, undoes, &is_undo, err));
			if (is_undo)
				*no = at;
		}
	}
	return db_end(&st, err);
}

int
op_undo(struct op *op, int64_t no, int64_t *which, struct sales_err *err)
{
	CLEANUP(map_done) struct map     undone = { 0 };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct op_info                   info;
	char                             reason[256];

	TRY(undone_load(op->d, &undone, err));
	if (no == 0)
		TRY(find_newest(op->d, &undone, false, &no, err));
	if (no == 0)
		return FAIL(err, SALES_ENOTFOUND, _("there is nothing to undo"));
	TRY(op_get(op->d, no, &a, &info, err));
	*which = no;
	if (info.undone_by != 0)
		return FAIL(err, SALES_ECONFLICT, _("operation %lld was undone already, by operation %lld"),
		    (long long)no, (long long)info.undone_by);
	if ((info.flags & OP_FINAL) != 0) {
		snprintf(reason, sizeof(reason), "%s", info.reason == NULL ? "" : info.reason);
		FAIL(err, SALES_EPOLICY, _("operation %lld (%s) is final and is not undone"), (long long)no, info.command);
		return strncmp(reason, "salesctl ", 9) == 0 ? err_hint(err, "%s", reason) : (int)err->code;
	}
	return reverse(op, no, err);
}

int
op_redo(struct op *op, int64_t no, int64_t *which, struct sales_err *err)
{
	CLEANUP(map_done) struct map     undone = { 0 };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct op_info                   info;

	TRY(undone_load(op->d, &undone, err));
	if (no == 0)
		TRY(find_newest(op->d, &undone, true, &no, err));
	else
		no = undone_by(&undone, no);
	if (no == 0)
		return FAIL(err, SALES_ENOTFOUND, _("there is nothing to redo"));
	TRY(op_get(op->d, no, &a, &info, err));
	*which = info.undoes;
	return reverse(op, no, err);
}
