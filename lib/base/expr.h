/* expr.h - the one expression language: list filters, metric `where`, payout
 * `when` and `of`, plan `for`. Parsed once, bound to a scope that types every
 * name, then read by two back ends: expr_eval() here, and parameterised SQL
 * (lib/record/query.c). No text of a user's ever becomes SQL.
 *
 *   expr    = or ; and/or/not (), also && || ! are NOT accepted
 *   compare = sum [ (= != < <= > >= ~) sum | [not] in ( list ) | is [not] empty
 *           | in PERIOD ]
 *   sum     = product { (+|-) product } ; product = unary { (*|/) unary }
 *   unary   = [-] ( number[%] | "text" | name{.name} | name(args) | ( expr ) )
 *   term    = field:values, +tag, field.lt:v (the shell-safe terms of CLI 2.5)
 * A bare word to the right of a comparison is a literal of the left side's
 * type (stage = won, customer.industry = 医药, closed_on in 2026Q3). */
#pragma once
#include "lib/base/arena.h"
#include "lib/base/err.h"
#include "lib/base/period.h"
#include "lib/base/value.h"

enum expr_op {
	EX_OR, EX_AND, EX_NOT,
	EX_EQ, EX_NE, EX_LT, EX_LE, EX_GT, EX_GE,
	EX_HAS,     /* ~ : folded substring */
	EX_GLOB,    /* * and ? : from terms */
	EX_IN,      /* kid 0 in any of kids 1.. (values and EX_RANGE) */
	EX_EMPTY,   /* kid 0 is empty */
	EX_SEARCH,  /* a bare word: in any searchable field; name = the word (gone when bound) */
	EX_MATCH,   /* field:values, kid 0 the field (gone when bound) */
	EX_ADD, EX_SUB, EX_MUL, EX_DIV, EX_NEG,
	EX_CALL,    /* name(kids...) */
	EX_FIELD,   /* name, bound: slot */
	EX_VALUE,   /* a literal; bound: value */
	EX_RANGE,   /* kid 0 .. kid 1, both inclusive; a NULL kid is open */
};

struct expr {
	enum expr_op  op;
	unsigned      at, len;    /* where it stands in text */
	const char   *text;       /* the whole text it was parsed from */
	const char   *name;       /* as typed: a field, function or literal */
	bool          quoted;     /* the literal stood in quotes */
	bool          fold;       /* texts are compared NFKC, case folded; a literal is already */
	size_t        nkids;
	struct expr **kid;
	/* filled by expr_bind: */
	enum vtype    type;       /* what it yields */
	struct value  value;      /* EX_VALUE */
	const void   *slot;       /* EX_FIELD, EX_CALL: the scope's own */
};

/* How the texts of a field are matched. */
enum expr_match {
	MATCH_TEXT,  /* field:word is a folded substring, field = word folded equality */
	MATCH_CODE,  /* canonical texts (enums, stages, codes): bytewise; no order */
	MATCH_TAGS,  /* ",a,b,": word by word */
};

/* What a literal means for a field: a value, a range or any of some. */
struct expr_lit {
	struct value        from, to;  /* the value; both ends of a range (V_NULL: open) */
	bool                range;
	const struct value *any;       /* n > 0: any of these */
	size_t              n;
};

/* What a name stands for, to the one who binds. Pointers may be NULL except
 * field. */
struct expr_scope {
	void *ctx;
	const struct period_env *when;
	/* Type and slot of a (dotted) field; SALES_ENOTFOUND with a suggestion
	 * as hint when there is none. */
	int (*field)(void *ctx, const char *name, enum vtype *type,
	    const void **slot, struct sales_err *err);
	/* The same for a function that is not built in (min, max, abs, days).
	 * Its arguments are not bound yet: bind those that are expressions with
	 * expr_bind(); one left alone reaches expr_row.call as its text. */
	int (*call)(void *ctx, struct expr *call, enum vtype *type,
	    const void **slot, struct sales_err *err);
	/* A literal's text as a value of the field slot: enums, references,
	 * stages. SALES_NO: nothing special, read it by its type. */
	int (*literal)(void *ctx, const void *slot, enum vtype type,
	    const char *text, struct expr_lit *out, struct sales_err *err);
	/* NULL: MATCH_TEXT. */
	enum expr_match (*match)(void *ctx, const void *slot);
	/* May the references a and b be compared? NULL: yes. */
	bool (*same_kind)(void *ctx, const void *a, const void *b);
	/* NULL-ended names of the fields that a bare word is looked for in;
	 * NULL: bare words are errors. */
	const char *const *search;
};

/* How eval gets at a row's values. */
struct expr_row {
	void *ctx;
	int (*field)(void *ctx, const void *slot, struct value *out,
	    struct sales_err *err);
	int (*call)(void *ctx, const void *slot, const struct value *args,
	    size_t nargs, struct value *out, struct sales_err *err);
};

SALES_API_BEGIN

/** Fails with SALES_EUSAGE, pointing at the wrong bytes. At most 16 KiB and
 *  100 levels. */
NODISCARD int expr_parse(struct arena *a, const char *text, struct expr **out,
    struct sales_err *err);
/** The same for --where: a word that stands alone and is no field is searched
 *  for, as among the terms. */
NODISCARD int expr_parse_where(struct arena *a, const char *text,
    bool (*is_field)(void *ctx, const char *name), void *ctx,
    struct expr **out, struct sales_err *err);
/** Shell terms, one an argument (CLI 2.5), joined by AND, or OR when any.
 *  *out is NULL when n is 0. is_field says whether a name is a field (for the
 *  forgotten-operator trap and fullwidth operators). */
NODISCARD int expr_parse_terms(struct arena *a, const char *const *term, size_t n,
    bool any, bool (*is_field)(void *ctx, const char *name), void *ctx,
    struct expr **out, struct sales_err *err);
/** a AND b; either may be NULL. */
struct expr *expr_and(struct arena *a, struct expr *x, struct expr *y);
/** Type every node. want: what the whole must yield (V_BOOL for filters,
 *  V_NULL for anything). */
NODISCARD int expr_bind(struct arena *a, struct expr *e, const struct expr_scope *s,
    enum vtype want, struct sales_err *err);
/** Exact: money and numbers are added as integers, products and quotients as
 *  ratios; an empty operand makes arithmetic empty and comparisons false;
 *  overflow and division by zero fail with SALES_EINVAL and name the place. */
NODISCARD int expr_eval(const struct expr *e, const struct expr_row *row,
    struct value *out, struct sales_err *err);

/** Any number in units: money, counts, shares. False for what is none. */
bool expr_ratio_of(const struct value *v, struct ratio *out);

SALES_API_END
