/* Is a record as its operation wrote it? Of one; fsck asks it of all. */
#include "lib/record/history.h"
#include "lib/record/row.h"
#include "lib/record/version.h"

int
record_is_sealed(struct dept *d, const struct kind *k, int64_t id, bool *sealed, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(buf_done) struct buf     encoded = { 0 };
	unsigned char                    digest[DIGEST_SIZE];
	struct db_stmt                  *st;
	struct value                    *v;

	*sealed = true;
	k = d->schema.by_no[k->no]; /* with the rule book's own fields */
	v = arena_array(&a, struct value, k->nfields);
	TRY(record_row_by_id(d, k, id, &st, err));
	if (db_next(st)) {
		record_from_row(k, st, v);
		version_encode(k, v, &encoded);
		version_digest(k, id, &encoded, digest);
		*sealed = version_seal(digest) == db_int(st, 2);
	}
	return db_end(st, err);
}
