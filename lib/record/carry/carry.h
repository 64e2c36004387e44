/* carry.h - the history of a department as rows of text: its operations with
 * their hashes, the versions that they replaced, which of them wrote what stands
 * there now. What is paid is reckoned from records as they were and from rules as
 * they stood, so a department that has paid takes its history with it. Every
 * operation keeps its number and its hash: the head of the chain is the one that
 * it had. */
#pragma once
#include "lib/base/diag.h"
#include "lib/base/map.h"
#include "lib/record/write.h"

struct carry;

enum carry_type {
	CARRY_INT,
	CARRY_MONEY,   /* "1234.50", of ten-thousandths */
	CARRY_DAY,     /* 2026-07-01 */
	CARRY_TEXT,
	CARRY_BYTES,   /* hexadecimal */
	CARRY_SEAL,    /* 64 bits, hexadecimal */
	CARRY_KIND,    /* "deal", of a kind's number; 0 is empty */
	CARRY_CODE,    /* D-0042, of an id; #7 where the kind has no letters. Of column.of, else
	                * of the kind in the column before */
	CARRY_PERSON,  /* a handle; #7 when nobody has it */
};
enum { CARRY_EMPTY = 1 << 0 };   /* a cell may be empty */

struct carry_col {
	const char        *key;
	enum carry_type    type;
	unsigned           flags;
	const struct kind *of;
};
enum { CARRY_COLS = 16 };

/* One row of a file: values as they are stored. */
struct carry_row { const struct carry_table *t; const struct db_val *v; long line; };
/** cells: a value a column; live until fn returns. */
typedef int carry_cells_fn(void *arg, const struct value *cells, struct sales_err *err);

/* A table that is no record kind, and its file NAME.jsonl. */
struct carry_table {
	const char             *name;
	const struct carry_col *cols;   /* ended by a NULL key */
	const struct sql       *rows;   /* whose columns are cols; or each */
	int (*each)(struct dept *d, const struct carry_table *t, carry_cells_fn *fn, void *arg, struct sales_err *err);
	const struct sql       *add;    /* its parameters are cols; NULL: take alone knows */
	/* What must hold of a row, by carry_fault(), or where it goes. NULL: nothing. */
	int (*take)(struct carry *c, const struct carry_row *row, struct sales_err *err);
	bool                    part;   /* the file has more keys, which are others' business */
};

/* One history on its way in. */
struct carry {
	struct op    *op;
	struct diags *ds;
	const char   *dir;        /* where the files are */
	const char   *path;       /* of the one that is read */
	struct map    handles;    /* "1:zhangwei" (kind number and handle) and its id */
	struct arena  arena, row; /* row: texts of the row at hand */
	long          faults, bad; /* bad: of the row at hand */
	long          lost;       /* rows with faults, which are in no table */
	int64_t       ops;        /* how many operations came */
	unsigned char hash[32];   /* of the last of them */
	struct db_stmt look, set; /* of the kind at hand: private to written.c */
	const struct kind *now;
};

SALES_API_BEGIN

/** Does the department have anything that is nothing without its history? */
NODISCARD int carry_needed(struct dept *d, bool *out, struct sales_err *err);
/** The files of the history, NULL-ended. */
extern const struct carry_table *const carry_tables[];
/** Every row of a table, in order of its key. */
NODISCARD int carry_each(struct dept *d, const struct carry_table *t, carry_cells_fn *fn, void *arg,
    struct sales_err *err);

/** Begin with DIR's files: which ids its people, teams and products have goes to
 *  c->handles. op was begun with OP_LOAD. SALES_EPOLICY when the department has
 *  records of its own, or had some. Call carry_done() whatever happens. */
NODISCARD int carry_begin(struct carry *c, struct op *op, const char *dir, struct diags *ds, struct sales_err *err);
/** Read a table's file. Faults go to c->ds and are counted; a missing file is one. */
NODISCARD int carry_take(struct carry *c, const struct carry_table *t, struct sales_err *err);
/** Does carry_begin() or carry_records() take it, and nobody else? */
bool carry_is_taken(const struct carry_table *t);
/** The rule books are there: compile them and go by them. timezone: as dept_opts. */
NODISCARD int carry_rule_books(struct carry *c, const char *timezone, struct sales_err *err);
/** Every record is there: give each to the operation that wrote it. A fault for
 *  each that none wrote, or that is not as it was written. */
NODISCARD int carry_records(struct carry *c, struct sales_err *err);
/** fsck, with its findings as faults; then nothing is left to do but to commit. */
NODISCARD int carry_prove(struct carry *c, struct sales_err *err);
void carry_done(struct carry *c);

/** A fault of the row at hand; field and value may be NULL. */
void carry_fault(struct carry *c, long line, const char *field, const char *value, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));
/** A fault when the operation in a column of the row is not among those that came. */
void carry_need_operation(struct carry *c, const struct carry_row *row, size_t col);
/** The line of a code in DIR/KIND.jsonl; 0: it is not there. */
NODISCARD int carry_line_of(struct carry *c, const struct kind *k, const char *code, long *line, struct sales_err *err);

SALES_API_END
