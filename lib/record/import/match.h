/* match.h - which record a row is about; private to match.c and upsert.c. */
#pragma once
#include "lib/record/import/importer.h"

struct matcher {
	size_t         key;          /* its unique field (ref, handle); AT_CODE: none */
	struct db_stmt by_key, by_id;
	size_t        *natural;      /* fields that name it otherwise */
	size_t         nnatural;
	bool           only_natural; /* --match */
	struct map     keys;         /* natural key -> id; 0: several have it */
	bool           loaded;
	bool           merged;       /* there are codes that lead to others */
	struct map     bare;         /* the same of records without a ref; of mapped files */
	bool           bare_loaded;
	size_t        *cmp;          /* fields in by_key's and by_id's columns, from 3rd */
	size_t         ncmp;
	/* many rows: */
	bool           empty;        /* the table had no row when we began */
	bool           bulk;         /* indexes are down */
	bool           blind;        /* the unique index too: nothing can be found */
	struct buf     last;         /* the greatest key so far, while they ascend */
	bool           ascending;
	uint64_t      *seen;         /* hashes of keys, once they don't */
	size_t         nseen, room;
	/* lines of new records, for "is on line N already" */
	uint32_t      *line;
	size_t         nline, line_room;
	int64_t        first_id;
	int64_t        next_code;    /* the first number never given */
};

/* What is stored of the record a row is about. */
struct found {
	int64_t         id;          /* 0: there is none */
	int64_t         op;
	bool            several;
	struct db_stmt *st;          /* its row, until the next look-up */
};

NODISCARD int match_find(struct importer *im, struct found *f, struct sales_err *err);
NODISCARD int match_by_id(struct importer *im, int64_t id, struct found *f, struct sales_err *err);
/* match_words.c: what these fields say, as a key. */
void match_key(const size_t *fields, size_t n, const struct value *v, struct buf *b);
/* By the fields in natural; has the row what they need? */
bool          match_is_described(const struct importer *im);
NODISCARD int match_by_words(struct importer *im, struct found *f, struct sales_err *err);
NODISCARD int match_by_bare_words(struct importer *im, struct found *f, struct sales_err *err);
/* match_merged.c: are there any; the row's; what it says goes where nothing is. */
NODISCARD int match_load_merged(struct importer *im, struct sales_err *err);
NODISCARD int match_find_merged(struct importer *im, struct found *f, struct sales_err *err);
NODISCARD int match_merged_row(struct importer *im, const struct found *f, struct sales_err *err);
/* upsert.c: the row's values to a record, with non_empty only those that are. */
NODISCARD int match_update(struct importer *im, int64_t id, bool non_empty, bool *changed,
    struct sales_err *err);
/* match_needs.c: the file's column for a field, from 1 (0: it has none); a fault
 * for every field that a new record needs and the row has not, false then. */
size_t match_column(const struct importer *im, size_t at);
bool   match_has_required(struct importer *im);
/* A new record has id; its values were in im->v. */
void match_added(struct importer *im, int64_t id);
long match_line(const struct matcher *m, int64_t id); /* 0: not known */
/* Is there anything in the row that names a record? */
bool match_named(const struct importer *im);
/* Take indexes down when the file is large (match_bulk.c). */
NODISCARD int match_bulk(struct importer *im, struct sales_err *err);
/* Asked once, after MANY_NEW rows were added to others. */
enum { MANY_NEW = 20000 };
NODISCARD int match_many_new(struct importer *im, struct sales_err *err);
/* While no index can be asked: is the key certainly new? */
NODISCARD int match_is_new(struct importer *im, const struct value *key, bool *out,
    struct sales_err *err);
NODISCARD int match_unblind(struct importer *im, struct sales_err *err);
