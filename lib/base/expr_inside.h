/* expr_inside.h - what the files of the expression language share. */
#pragma once
#include "lib/base/expr.h"
#include "lib/base/text.h"

enum { EXPR_TEXT_MAX = 16 * 1024, EXPR_DEPTH = 100, EXPR_CHAIN = 1000 };

/* Reading one text. Offsets are bytes of text. */
struct reader {
	struct arena     *a;
	const char       *text;
	size_t            n, at;
	int               depth;   /* nesting, at most EXPR_DEPTH */
	int               chain;   /* operators in all sums and products */
	bool              right;   /* right of a comparison: words are literals */
	bool              args;    /* between a function's parentheses */
	bool              words;   /* a word that stands alone is searched for */
	bool            (*is_field)(void *ctx, const char *name);
	void             *ctx;
	struct sales_err *err;
};

#define READ_FAIL(r, from, n, ...)                                               \
	(err_raise((r)->err, SALES_EUSAGE, __FILE__, __LINE__, __VA_ARGS__),     \
	    err_point((r)->err, (r)->text, (from), (n)))

/* expr_read.c: characters, words, quotes */

/* The operator or bracket at byte `at` in ASCII, or 0; fullwidth forms count.
 * *len gets its bytes. */
char read_punct(const struct reader *r, size_t at, size_t *len);
/* Bytes of the blank at `at`; 0: none stands there. */
size_t read_blank(const struct reader *r, size_t at);
void read_skip(struct reader *r);
/* Bytes of the word (a name, a number, a date) that begins at `at`. */
size_t read_word(const struct reader *r, size_t at);
/* Bytes of the opening quote at `at`, or 0. */
size_t read_quote(const struct reader *r, size_t at);
/* The text in quotes that begins at r->at, in the arena. */
NODISCARD int read_quoted(struct reader *r, const char **out);
/* Does the reserved word stand at `at`? */
bool read_is(const struct reader *r, size_t at, const char *word);
/* The reserved word at `at`, or NULL. */
const char *read_reserved(const struct reader *r, size_t at);
/* Is the whole text usable: length, UTF-8? */
NODISCARD int read_check(struct reader *r);

struct expr *expr_node(const struct reader *r, enum expr_op op, size_t at, size_t nkids, ...);
/* e with one more kid. */
struct expr *expr_kids(struct arena *a, struct expr *e, struct expr *kid);
/* A literal's node; `from..to` becomes a range. */
struct expr *expr_literal_node(const struct reader *r, size_t at, size_t n);

/* expr_terms.c: a term that begins at r->at (`field:values`, `+tag`, `not:`).
 * shell: it reaches to the end of the text, blanks and all. *out is NULL when
 * no term stands there. */
NODISCARD int expr_term(struct reader *r, bool shell, struct expr **out);

/* expr_sum.c: from r->at on */
NODISCARD int expr_enter(struct reader *r);      /* one level deeper */
/* Fail: what stands at r->at is not what was expected. */
NODISCARD int expr_unexpected(struct reader *r, const char *expected);
/* Words one after the other are one literal (last 2 quarters): where it ends. */
size_t expr_more_words(const struct reader *r, size_t end);
NODISCARD int expr_parse_unary(struct reader *r, struct expr **out);
NODISCARD int expr_parse_sum(struct reader *r, struct expr **out);

/* expr_parse.c */
NODISCARD int expr_parse_or(struct reader *r, struct expr **out);
NODISCARD int expr_parse_all(struct reader *r, struct expr **out);

/* expr_literal.c: literals by the type of what they are compared with */
struct binder {
	struct arena            *a;
	const struct expr_scope *s;
	struct sales_err        *err;
};
#define BIND_FAIL(b, e, ...)                                                     \
	(err_raise((b)->err, SALES_EUSAGE, __FILE__, __LINE__, __VA_ARGS__),     \
	    err_point((b)->err, (e)->text, (e)->at, (e)->len))

const char *expr_type_name(enum vtype t);
bool expr_is_number(enum vtype t);         /* INT NUM RATE RATIO */
/* Text of a literal for the field `left` (NULL: by type alone). */
NODISCARD int expr_literal(struct binder *b, const struct expr *left, enum vtype type,
    const struct expr *lit, const char *text, struct expr_lit *out);
/* A plain number of no known type: exact. */
NODISCARD int expr_number(struct binder *b, struct expr *e);

/* expr_types.c */
/* A constant number beside something of a type becomes of that type, if it can. */
void expr_suit(struct expr *e, enum vtype type);
NODISCARD int expr_bind_arithmetic(struct binder *b, struct expr *e);
NODISCARD int expr_bind_negative(struct binder *b, struct expr *e);
NODISCARD int expr_bind_call(struct binder *b, struct expr *e);

/* expr_bind.c */
bool expr_is_literal(const struct expr *e);      /* and not bound yet */
NODISCARD int expr_bind_node(struct binder *b, struct expr *e);
/* expr_match.c: field:values into comparisons */
NODISCARD int expr_bind_match(struct binder *b, struct expr *e);
NODISCARD int expr_bind_search(struct binder *b, struct expr *e);
/* left = any of the literals that lit stands for; negated: none of them. */
NODISCARD int expr_bind_equal(struct binder *b, struct expr *e, bool negate);
NODISCARD int expr_bind_in(struct binder *b, struct expr *e);
NODISCARD int expr_bind_has(struct binder *b, struct expr *e);
enum expr_match expr_match_of(const struct binder *b, const struct expr *field);

/* expr_text.c: comparing folded texts */
bool text_is_plain(const char *p, size_t n); /* only what folding maps byte by byte */
bool folded_has(const char *hay, size_t n, const char *needle, size_t m);   /* needle folded */
bool folded_equal(const char *p, size_t n, const char *folded, size_t m);
bool folded_glob(const char *p, size_t n, const char *pattern, size_t m);   /* pattern folded */
const char *folded_copy(struct arena *a, const char *p, size_t n, size_t *len);

/* expr_compute.c, expr_eval.c */
struct eval {
	const struct expr_row *row;
	struct sales_err      *err;
};
#define EVAL_FAIL(v, e, ...)                                                     \
	(err_raise((v)->err, SALES_EINVAL, __FILE__, __LINE__, __VA_ARGS__),     \
	    err_point((v)->err, (e)->text, (e)->at, (e)->len))
int  expr_eval_node(const struct eval *v, const struct expr *e, struct value *out);
bool expr_is_none(const struct value *v);
int  expr_compare_text(const struct value *x, const struct value *y);
/* Both not empty, of types that the binder let be compared. */
int  expr_compare(const struct value *x, const struct value *y);
int  expr_eval_arithmetic(const struct eval *v, const struct expr *e, struct value *out);
int  expr_eval_negative(const struct eval *v, const struct expr *e, struct value *x);
int  expr_eval_call(const struct eval *v, const struct expr *e, struct value *out);
