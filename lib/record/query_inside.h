/* query_inside.h - what the files behind record_each share; private. */
#pragma once
#include "lib/base/buf.h"
#include "lib/record/read.h"

/* What an EX_FIELD of a filter is bound to. */
struct query_slot {
	struct path        path;
	const struct kind *kind;   /* whose field or code ends the path */
	bool               typed;  /* a code only when its letters were typed */
};

/* Names no one can type: how a bare word is looked for among codes. */
#define SEARCHED_CODE "code "

enum { JOINS_MAX = 32, PARAMS_MAX = 4096 };

/* A statement that is being put together. Text comes from constant fragments
 * and descriptors only; what a user wrote is in param. */
struct query_text {
	struct dept       *d;
	const struct kind *kind;
	struct arena       arena;
	struct buf         text;
	struct buf         joins;
	struct { int from; const struct field *by; } join[JOINS_MAX]; /* alias j1.. */
	int                njoins;
	struct value      *param;
	int                nparams, param_cap;
};

void query_text_done(struct query_text *q);

/** The alias that a path's last field is a column of: 0 is t, else jN. */
NODISCARD int query_alias(struct query_text *q, const struct path *p, int *alias,
    struct sales_err *err);
/** Put the column (or the derived fragment) of a path into out. */
NODISCARD int query_column(struct query_text *q, const struct path *p, struct buf *out,
    struct sales_err *err);
/** "t" for 0, else "jN". */
void query_put_alias(struct buf *out, int alias);
/** A derived field's fragment over an alias, with {kind} replaced by what that
 *  kind's rows are read from, {category} by that of the record's stage, {today} by
 *  today, {filled KIND} by how many of its required fields are there, {required KIND}
 *  by their number. */
NODISCARD int query_derived(struct query_text *q, const struct field *f, int alias,
    struct buf *out, struct sales_err *err);
/** Fails with SALES_EINVAL when a derived value did not fit 64 bits. */
NODISCARD int query_fits(const struct field *f, const struct value *v, struct sales_err *err);
/** A parameter's "?N" into out. */
void query_param(struct query_text *q, const struct value *v, struct buf *out);
NODISCARD int query_bind(const struct query_text *q, struct db_stmt *st);

/** Can SQL answer exactly what expr_eval would? */
bool query_in_sql(const struct expr *e);
/** The condition in SQL, for an e that query_in_sql() accepts. */
NODISCARD int query_condition(struct query_text *q, const struct expr *e, struct buf *out,
    struct sales_err *err);
