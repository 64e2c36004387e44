/* Adding, changing and removing records: the rules that hold whoever writes,
 * then the row (row_write.c). */
#include <stdio.h>

#include "lib/record/operation.h"

static int
check_required(const struct kind *k, const struct value *v, struct sales_err *err)
{
	for (size_t i = 0; i < k->nfields; i++)
		if (v[i].type == V_NULL && (k->fields[i].flags & F_REQUIRED) != 0) {
			FAIL(err, SALES_EINVAL, _("%s: it is needed"), k->fields[i].name);
			return err_hint(err, "%s=...", k->fields[i].name);
		}
	return SALES_OK;
}

static int
check_rules(struct op *op, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	if (before == NULL)
		record_start(k, after);
	if (k->check != NULL) /* first: it fills what the rule book decides */
		TRY(k->check(op->d, k, before, after, err));
	return check_required(k, after, err);
}

int
record_add_as(struct op *op, const struct kind *k, int64_t id, struct value *v, struct sales_err *err)
{
	if (!op->past)
		TRY(check_rules(op, k, NULL, v, err));
	return row_insert(op, k, id, v, err);
}

int
record_add(struct op *op, const struct kind *k, struct value *v, int64_t *id, struct sales_err *err)
{
	struct kind_writes *w;

	TRY(op_writes(op, k, &w, err));
	*id = w->next;
	TRY(record_add_as(op, k, w->next, v, err));
	w->new_first = w->new_first == 0 ? *id : w->new_first;
	w->new_last = *id;
	return SALES_OK;
}

int
record_arrive(struct op *op, const struct kind *k, struct sales_err *err)
{
	struct kind_writes *w = op->state->kind[k->no];
	const int64_t       first = w == NULL ? 0 : w->new_first;

	if (first == 0 || k->arrive == NULL)
		return SALES_OK;
	w->new_first = 0;
	return k->arrive(op, first, w->new_last, err);
}

int
record_change(struct op *op, const struct kind *k, const struct record *before, struct value *after,
    bool *changed, struct sales_err *err)
{
	*changed = false;
	if (!op->past)
		TRY(check_rules(op, k, before->v, after, err));
	if (row_same(k, before->v, after))
		return SALES_OK;
	*changed = true;
	TRY(row_update(op, k, before, after, err));
	return k->trail == NULL || op->past ? SALES_OK : k->trail(op, k, before, after, err);
}

/* "3 deals" that refer to the record, of the first kind that has any. */
static int
refuse_referenced(struct op *op, const struct kind *k, int64_t id, struct sales_err *err)
{
	const struct schema *s = &op->d->schema;

	for (size_t i = 0; i < s->n; i++) {
		for (const struct field *f = s->kind[i]->fields; f->name != NULL; f++) {
			CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
			struct ref_name                      name;
			char                                 text[160];

			if (f->type != FT_REF || f->ref->no != k->no)
				continue;
			snprintf(text, sizeof(text), "SELECT count(*) FROM %s WHERE %s = ?1 AND NOT (id = ?1 AND ?2)",
			    s->kind[i]->name, field_column(f));
			TRY(db_prepare(&op->d->db, &st, text, err));
			db_bind_int(&st, 1, id);
			db_bind_int(&st, 2, s->kind[i]->no == k->no);
			if (db_next(&st) && db_int(&st, 0) > 0) {
				TRY(dept_name(op->d, k, id, &name, err));
				return FAIL(err, SALES_ECONFLICT, _("%s can't be removed; records that refer to it (%s.%s): %lld"),
				    name.code, s->kind[i]->name, f->name, (long long)db_int(&st, 0));
			}
			TRY(db_end(&st, err));
		}
	}
	return SALES_OK;
}

int
record_remove(struct op *op, const struct kind *k, int64_t id, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct record                    before;

	TRY(record_get(op->d, k, id, &a, &before, err));
	if (k->kept && kind_is_decided(k, before.v)) {
		char code[32];

		return FAIL(err, SALES_EPOLICY, _("%s was decided and stays"), kind_code(k, id, code));
	}
	TRY(refuse_referenced(op, k, id, err));
	return row_delete(op, k, &before, err);
}
