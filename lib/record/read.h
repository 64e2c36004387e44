/* read.h - the one place where records are read: lists with filters, single
 * records by code, references by name. */
#pragma once
#include "lib/base/expr.h"
#include "lib/record/dept.h"

/* A field, or a field of the record that a reference leads to:
 * customer.industry, owner.team.name. */
enum { PATH_HOPS = 4 };
struct path {
	const struct field *hop[PATH_HOPS];
	int                 n;
	bool                code;   /* the record's code itself (also ends a path) */
	bool                op;     /* alone: the operation that wrote it, V_INT */
};
struct sort { struct path path; bool descending; };

struct query {
	const struct kind  *kind;
	const struct path  *cols;
	size_t              ncols;
	const struct expr  *where;      /* bound by record_where; or NULL */
	struct period       period;     /* with on; {DAY_NONE, DAY_NONE}: all */
	const struct field *on;
	const struct sort  *sort;       /* then by id, always */
	size_t              nsort;
	int64_t             limit;      /* 0: all */
	int64_t             after;      /* only ids above; 0: all */
	int64_t             id;         /* only this record; 0: all */
	const struct path  *among;      /* only those whose reference (or, of .code, whose own id) is */
	const int64_t      *ids;        /* one of these nids > 0; among NULL: all */
	size_t              nids;
};

/* A whole record: v has kind->nfields values. */
struct record {
	int64_t       id, op, seal;
	struct value *v;
};

/** cells: one value a column; references are V_REF ids (dept_name shows
 *  them), a code column is V_TEXT. Live until fn returns. */
typedef int row_fn(void *arg, int64_t id, const struct value *cells, struct sales_err *err);

SALES_API_BEGIN

/** SALES_EUSAGE with a suggestion when there is no such field. */
NODISCARD int record_path(const struct dept *d, const struct kind *k, const char *text,
    struct path *out, struct sales_err *err);
enum vtype path_vtype(const struct path *p);

/** Bind a filter to a kind: names, enums, people and periods are resolved. */
NODISCARD int record_where(struct dept *d, const struct kind *k, struct expr *e,
    struct sales_err *err);
/** A query over a descriptor's kind: columns by name (NULL: the code), in the
 *  order given, of what a filter's text finds (NULL: all). Any day, in the order
 *  of codes; lives in a. Its columns are found by position in what fn gets. */
NODISCARD int record_query(struct dept *d, const struct kind *of, const char *const *cols,
    size_t ncols, const char *where, struct arena *a, struct query *out, struct sales_err *err);
/** How many a filter's text finds. */
NODISCARD int record_count_where(struct dept *d, const struct kind *of, const char *where,
    int64_t *n, struct sales_err *err);
/** Their ids, in order, in a. */
NODISCARD int record_ids_where(struct dept *d, const struct kind *of, const char *where,
    struct arena *a, int64_t **ids, size_t *n, struct sales_err *err);
/** The latest day of a field among them; DAY_NONE: none has one. */
NODISCARD int record_last_day(struct dept *d, const struct kind *of, const char *field,
    const char *where, day *last, struct sales_err *err);
NODISCARD int record_each(struct dept *d, const struct query *q, row_fn *fn, void *arg,
    struct sales_err *err);
NODISCARD int record_count(struct dept *d, const struct query *q, int64_t *out,
    struct sales_err *err);

/** The record meant by D-0042, d42, 42, ref:HT-1, a handle, @me or an exact
 *  name (people, teams, products, customers). SALES_ENOTFOUND with a
 *  suggestion; SALES_EINVAL when two bear the name, listing their codes. */
NODISCARD int record_find(struct dept *d, const struct kind *k, const char *text,
    int64_t *id, struct sales_err *err);
/** Everything of one record (derived fields too), in a. SALES_ENOTFOUND. */
NODISCARD int record_get(struct dept *d, const struct kind *k, int64_t id,
    struct arena *a, struct record *out, struct sales_err *err);

/** A text as a field's value: money with its currency, 60%, 明天, 张伟, 赢单.
 *  *cur gets the currency that a money text names ("" when none). */
NODISCARD int value_parse(struct dept *d, const struct field *f, const char *text,
    struct arena *a, struct value *out, char cur[4], struct sales_err *err);
/** A value as machine formats show it (money "1234.50", days ISO, rates
 *  "0.6", references by code), in a. */
NODISCARD int value_text(struct dept *d, const struct field *f, const struct value *v,
    struct arena *a, const char **out, struct sales_err *err);

SALES_API_END
