#include "lib/record/outside.h"

#include <string.h>

#include "lib/store/db.h"

enum { MARK = 8 }; /* digits */

static const struct sql get_mark = { "SELECT lower(substr(hex(hash), 1, 8)) FROM operation WHERE no = 1" };

/* The first operation's hash: no other department has it. */
static int
mark_of(struct dept *d, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	if (d->mark != NULL)
		return SALES_OK;
	TRY(db_query(&d->db, &st, &get_mark, NOBIND, err));
	d->mark = db_next(&st) ? arena_strndup(&d->arena, db_text(&st, 0), db_bytes(&st, 0)) : "";
	return db_end(&st, err);
}

int
outside_key(struct dept *d, const char *code, size_t n, struct arena *a, const char **out,
    struct sales_err *err)
{
	TRY(mark_of(d, err));
	*out = arena_printf(a, "%.*s@%s", (int)n, code, d->mark);
	return SALES_OK;
}

int
outside_id(struct dept *d, const struct kind *k, const char *p, size_t n, int64_t *id, struct sales_err *err)
{
	const size_t letters = k->letters == NULL ? 0 : strlen(k->letters);

	*id = 0;
	if (letters == 0 || n < letters + 1 + 1 + 1 + MARK || n > letters + 30 || p[n - MARK - 1] != '@'
	    || memcmp(p, k->letters, letters) != 0 || p[letters] != '-')
		return SALES_OK;
	TRY(mark_of(d, err));
	if (strlen(d->mark) != MARK || memcmp(p + n - MARK, d->mark, MARK) != 0)
		return SALES_OK;
	for (size_t i = letters + 1; i < n - MARK - 1; i++) {
		if (p[i] < '0' || p[i] > '9') {
			*id = 0;
			return SALES_OK;
		}
		*id = *id * 10 + (p[i] - '0');
	}
	return SALES_OK;
}
