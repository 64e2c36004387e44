/* A whole department from files that name each other's records by code. */
#include <stdio.h>

#include "lib/record/import/import.h"

static int
check_field(struct op *op, const struct kind *k, const struct field *f, struct diags *ds,
    long *dangling, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 text[320], code[32], to[32], message[160], file[96];

	snprintf(text, sizeof(text), "SELECT t.id, t.%s FROM %s t WHERE t.%s IS NOT NULL"
	    " AND NOT EXISTS (SELECT 1 FROM %s r WHERE r.id = t.%s) ORDER BY t.id",
	    field_column(f), k->name, field_column(f), f->ref->name, field_column(f));
	TRY(db_prepare(&op->d->db, &st, text, err));
	while (db_next(&st)) {
		kind_code(k, db_int(&st, 0), code);
		kind_code(f->ref, db_int(&st, 1), to);
		snprintf(message, sizeof(message), _("%s names %s, which is in none of the files"), code, to);
		snprintf(file, sizeof(file), "%s.jsonl", k->name);
		diags_add(ds, &(struct diag){ .level = DIAG_ERROR, .code = "reference.dangling",
		    .file = file, .field = f->name, .value = to, .message = message });
		++*dangling;
	}
	return db_end(&st, err);
}

int
import_restore_check(struct op *op, struct diags *ds, long *dangling, struct sales_err *err)
{
	const struct schema *s = &op->d->schema;

	*dangling = 0;
	for (size_t i = 0; i < s->n; i++)
		for (size_t j = 0; j < s->kind[i]->nfields; j++)
			if (s->kind[i]->fields[j].type == FT_REF)
				TRY(check_field(op, s->kind[i], &s->kind[i]->fields[j], ds, dangling, err));
	return SALES_OK;
}
