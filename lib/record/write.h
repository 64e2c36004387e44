/* write.h - the one place where records are written. A writing command opens
 * one operation; everything it writes lies in one transaction, with the
 * previous version of whatever it changed. */
#pragma once
#include "lib/record/read.h"

/* Kept with the operation. */
enum { OP_FINAL = 1 << 0 };      /* approved: undo refuses */
/* How an operation is begun. */
enum {
	OP_DRY  = 1 << 0,        /* -n: op_commit rolls back */
	OP_LOAD = 1 << 1,        /* bulk: the caller resolved every reference, the
	                          * database does not check them a second time */
};

struct op_state;                 /* private: digests, prepared statements */

struct op {
	struct dept     *d;
	struct tx        tx;
	int64_t          no;             /* its number */
	unsigned         how;
	unsigned         flags;
	const char      *reason;         /* or NULL */
	int64_t          undoes;         /* set by undo and redo */
	const char      *why;            /* how an owner changes, for his history (owner_change.why);
	                                  * NULL: assign or transfer */
	day              since;          /* with why: the day from which that counts; 0: today */
	bool             past;           /* rows come as earlier operations wrote them (carry.h): no
	                                  * rules, and no operation of its own */
	long             added, changed, removed;
	struct op_state *state;
};

SALES_API_BEGIN

/** how: OP_DRY, OP_LOAD. Waits for the writer's lock (SALES_EBUSY). */
NODISCARD int op_begin(struct op *op, struct dept *d, unsigned how, struct sales_err *err);
/** Everything is written: record the operation, still inside the transaction,
 *  so that op_get and op_versions (history.h) can show it. op_commit does it
 *  when nobody did. */
NODISCARD int op_settle(struct op *op, struct sales_err *err);
/** Nothing was written: nothing is recorded, op->no becomes 0. */
NODISCARD int op_commit(struct op *op, struct sales_err *err);
void op_done(struct op *op);     /* rolls back what was not committed */

/** What must hold over all records of the kinds that were written since op_mark;
 *  op_settle looks at all. */
NODISCARD int op_check(struct op *op, struct sales_err *err);
/** A place to which the operation can go back, in place of the one before. */
NODISCARD int op_mark(struct op *op, struct sales_err *err);
/** Undo refuses the operation and names the command that corrects it, unless somebody
 *  gave a reason for it, which is kept instead. */
void op_final(struct op *op, const char *correct);
/** As if nothing had been written since op_mark. */
NODISCARD int op_back(struct op *op, struct sales_err *err);

/** Fill enums that are empty from field.start; record_add does it itself. */
void record_start(const struct kind *k, struct value *v);
/** Fill what a record that somebody types starts with: today, who acts. */
NODISCARD int record_start_typed(struct dept *d, const struct kind *k, struct value *v,
    struct sales_err *err);

/** May a person change a record so? SALES_EINVAL for a field that is never
 *  changed, else what the kind's gate says, which may fill in what follows. */
NODISCARD int record_may_edit(struct dept *d, const struct kind *k, const struct record *before,
    struct value *after, struct sales_err *err);

/** v: kind->nfields values, V_NULL for empty. Runs the kind's check first. */
NODISCARD int record_add(struct op *op, const struct kind *k, struct value *v,
    int64_t *id, struct sales_err *err);
/** Give what was added what new ones of its kind get (kind.arrive); op_settle
 *  does it where nobody did. */
NODISCARD int record_arrive(struct op *op, const struct kind *k, struct sales_err *err);
/** Replace a record's values; *changed false when they were the same. */
NODISCARD int record_change(struct op *op, const struct kind *k,
    const struct record *before, struct value *after, bool *changed,
    struct sales_err *err);
/** Add with a code of its own: import-all, undo and redo. */
NODISCARD int record_add_as(struct op *op, const struct kind *k, int64_t id,
    struct value *v, struct sales_err *err);
/** SALES_ECONFLICT, naming them, when other records refer to it. */
NODISCARD int record_remove(struct op *op, const struct kind *k, int64_t id,
    struct sales_err *err);

/** The first id that no record of the kind ever had, this operation's included. */
NODISCARD int op_next_id(struct op *op, const struct kind *k, int64_t *id, struct sales_err *err);

/** Between these two many rows of k are added: secondary indexes are dropped
 *  and made again when that pays (rows: an estimate, 0 unknown). A repeated
 *  unique value found by bulk_end is SALES_ECONFLICT naming it. */
NODISCARD int bulk_begin(struct op *op, const struct kind *k, int64_t rows,
    struct sales_err *err);
NODISCARD int bulk_end(struct op *op, const struct kind *k, struct sales_err *err);

SALES_API_END
