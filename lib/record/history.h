/* history.h - what operations make possible for every kind at once: log, show,
 * undo, redo, the state as of an operation, and the proof that nothing was
 * changed behind salesctl's back. */
#pragma once
#include "lib/record/write.h"

struct op_info {
	int64_t     no, at_ms, undoes, undone_by, person;
	const char *login, *command, *reason;
	unsigned    flags;
	long        added, changed, removed;
};
typedef int op_fn(void *arg, const struct op_info *info, struct sales_err *err);

/* One record's change by an operation; before/after NULL: it did not exist. */
struct version_pair {
	const struct kind   *kind;
	int64_t              id, op;
	const struct value  *before, *after;
};
typedef int version_fn(void *arg, const struct op_info *op, const struct version_pair *p,
    struct sales_err *err);
/* A version that operation op replaced or removed. */
typedef int replaced_fn(void *arg, int64_t op, int64_t id, const struct value *was, struct sales_err *err);

/* Since operation op a field had the value that the record's last change found. */
struct entered {
	int64_t      id, op;
	struct value was;
};

/* What fsck found. Ordered by operation. */
struct finding {
	int64_t     op;         /* that wrote it last; 0: none */
	const char *code;       /* "record.changed", "operation.records", ... */
	const char *what;       /* "D-0042", "operation 17" */
	const char *message;
};
typedef int finding_fn(void *arg, const struct finding *f, struct sales_err *err);

SALES_API_BEGIN

/** Operations, newest first; limit 0: all. */
NODISCARD int op_each(struct dept *d, struct period when, int64_t limit, op_fn *fn,
    void *arg, struct sales_err *err);
NODISCARD int op_get(struct dept *d, int64_t no, struct arena *a, struct op_info *out,
    struct sales_err *err);
/** The changes of operations from..to, in order of kind and code. */
NODISCARD int op_versions(struct dept *d, int64_t from, int64_t to, version_fn *fn,
    void *arg, struct sales_err *err);
/** All versions of one record, oldest first. */
NODISCARD int record_log(struct dept *d, const struct kind *k, int64_t id,
    version_fn *fn, void *arg, struct sales_err *err);
/** The operation that touched a record last, also one that removed it, and the one
 *  that is being written; 0: there never was such a record. */
NODISCARD int record_touched(struct dept *d, const struct kind *k, int64_t id, int64_t *op,
    struct sales_err *err);

/** Versions of a kind that operations after since replaced or removed, by id,
 *  oldest first; values live until fn returns. */
NODISCARD int record_replaced_each(struct dept *d, const struct kind *k, int64_t since,
    replaced_fn *fn, void *arg, struct sales_err *err);

/** The civil days of all operations, by their number: (*out)[1] to [*n]; in a. */
NODISCARD int op_days(struct dept *d, struct arena *a, const day **out, int64_t *n, struct sales_err *err);
/** Of the records of a kind that were ever changed, by id, in a; f is no text. A
 *  record whose value is still `was` got it from that operation, any other from
 *  the one that wrote it last. */
NODISCARD int record_entered(struct dept *d, const struct kind *k, const struct field *f, struct arena *a,
    struct entered **out, size_t *n, struct sales_err *err);

/** Take operation no back (0: the newest that can be) inside op, which was
 *  begun with OP_LOAD; references are checked at the end. Fails with
 *  SALES_EPOLICY for a final one, SALES_ECONFLICT when later operations
 *  touched its records, SALES_ENOTFOUND when there is none. *which gets it. */
NODISCARD int op_undo(struct op *op, int64_t no, int64_t *which, struct sales_err *err);
/** Bring back what undo took (0: the last one). */
NODISCARD int op_redo(struct op *op, int64_t no, int64_t *which, struct sales_err *err);

/** DATE or operation number: the last operation then. */
NODISCARD int op_as_of(struct dept *d, const char *text, int64_t *no, struct sales_err *err);

/** Is the record as its operation wrote it? *sealed is false when it was changed
 *  outside salesctl; true for one that is not there (any more). */
NODISCARD int record_is_sealed(struct dept *d, const struct kind *k, int64_t id, bool *sealed,
    struct sales_err *err);

/** Recompute every digest and the chain; findings in order of operation. */
NODISCARD int fsck_run(struct dept *d, finding_fn *fn, void *arg, struct sales_err *err);
/** The same of some kinds (names, NULL-ended) and the rule books alone, without the chain:
 *  SALES_EDAMAGED with the first that is found. For what is decided for good. */
NODISCARD int fsck_kinds(struct dept *d, const char *const *name, struct sales_err *err);

SALES_API_END
