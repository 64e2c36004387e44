/* opt.h - what a command accepts, as data. Nothing here runs a command, so
 * help, man checks and completion can walk every table. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/err.h"

enum opt_type {
	OPT_LAST = 0,
	OPT_FLAG,    /* bool */
	OPT_TEXT,    /* const char * */
	OPT_COUNT,   /* long */
	OPT_CHOICE,  /* const char *, one of choices */
	OPT_LIST,    /* struct words: may be given again */
	OPT_REST,    /* struct words: all operands that are left */
	OPT_LEVEL,   /* long: how often it was given (-vv) */
};
enum {
	OPT_MUST    = 1 << 0,
	OPT_OPERAND = 1 << 1,   /* by position; name is what help shows */
	OPT_GLOBAL  = 1 << 2,
};
/* What completes it, and how it is read: `person` completes to handles ...
 * HINT_SETTING_VALUE: what the setting named by the word before may be,
 * HINT_COMMAND_VERB: what the command named by it has. */
enum opt_hint { HINT_NONE, HINT_KIND, HINT_PERIOD, HINT_DAY, HINT_FILE, HINT_DIR, HINT_METRIC, HINT_FIELD, HINT_COLUMN, HINT_FORMAT, HINT_SELECTOR, HINT_ASSIGN, HINT_MAPPING, HINT_SETTING, HINT_SETTING_VALUE, HINT_ALIAS, HINT_NOUN, HINT_COMMAND, HINT_COMMAND_VERB };

struct words { const char **v; size_t n; };

struct opt {
	enum opt_type      type;
	char               letter;   /* 0: long form only */
	const char        *name;     /* "period"; an operand's name in help: "CODE" */
	const char        *value;    /* its value's name in help: "P"; NULL for flags */
	const char        *help;     /* N_(): one line, no full stop */
	unsigned           flags;
	enum opt_hint      hint;
	const char        *kind;     /* HINT_KIND: "person" */
	const char *const *choices;  /* OPT_CHOICE, NULL-ended */
	size_t             at;       /* offset in the command's args */
};

/* offsetof() that does not compile unless the field has the right type. */
#define OPT_AT(T, field, ctype)                                             \
	(offsetof(T, field) + 0 * sizeof(struct {                           \
		_Static_assert(_Generic(((T *)0)->field, ctype: 1, default: 0), \
		    "option field is not a " #ctype); char unused; }))

#define OPT_F(L, N, T, f, H, ...) \
	{ .type = OPT_FLAG, .letter = L, .name = N, .help = H, .at = OPT_AT(T, f, bool), __VA_ARGS__ }
#define OPT_S(L, N, VAL, T, f, H, ...) \
	{ .type = OPT_TEXT, .letter = L, .name = N, .value = VAL, .help = H, .at = OPT_AT(T, f, const char *), __VA_ARGS__ }
#define OPT_N(L, N, VAL, T, f, H, ...) \
	{ .type = OPT_COUNT, .letter = L, .name = N, .value = VAL, .help = H, .at = OPT_AT(T, f, long), __VA_ARGS__ }
#define OPT_C(L, N, VAL, T, f, LIST, H, ...) \
	{ .type = OPT_CHOICE, .letter = L, .name = N, .value = VAL, .help = H, .choices = LIST, .at = OPT_AT(T, f, const char *), __VA_ARGS__ }
#define OPT_L(L, N, VAL, T, f, H, ...) \
	{ .type = OPT_LIST, .letter = L, .name = N, .value = VAL, .help = H, .at = OPT_AT(T, f, struct words), __VA_ARGS__ }
/* operands: one by position, or all the rest */
#define OPT_ARG(N, T, f, H, ...) \
	{ .type = OPT_TEXT, .name = N, .help = H, .flags = OPT_OPERAND, .at = OPT_AT(T, f, const char *), __VA_ARGS__ }
#define OPT_ARGS(N, T, f, H, ...) \
	{ .type = OPT_REST, .name = N, .help = H, .flags = OPT_OPERAND, .at = OPT_AT(T, f, struct words), __VA_ARGS__ }
/* the same, that can't be left out */
#define OPT_ARG_MUST(N, T, f, H, ...) \
	{ .type = OPT_TEXT, .name = N, .help = H, .flags = OPT_OPERAND | OPT_MUST, .at = OPT_AT(T, f, const char *), __VA_ARGS__ }
#define OPT_ARGS_MUST(N, T, f, H, ...) \
	{ .type = OPT_REST, .name = N, .help = H, .flags = OPT_OPERAND | OPT_MUST, .at = OPT_AT(T, f, struct words), __VA_ARGS__ }
#define OPT_END { .type = OPT_LAST }

/* Options and where their values go. The first set that knows a name has it. */
struct opt_set {
	const struct opt *opts;
	void             *base;
	bool             *given;   /* as many as opts; or NULL */
};
enum { OPT_SETS = 8, OPT_OPERANDS_MAX = 100000 };

struct opt_parser {
	struct opt_set     set[OPT_SETS];
	size_t             nsets;
	struct arena      *arena;
	char *const       *argv;      /* NULL-ended */
	int                at;
	bool               ended;     /* -- was seen */
};

/** Take options until a word that is none: *word, or NULL at the end. */
NODISCARD int opt_word(struct opt_parser *p, const char **word, struct sales_err *err);
/** Hand the words out to the operands of a table, in its order. */
NODISCARD int opt_operands(const struct opt *opts, void *base, struct words words,
    struct sales_err *err);
/** Refuse when an option or operand that must be there is not. */
NODISCARD int opt_check_must(const struct opt *opts, const void *base, struct sales_err *err);
/** "10s", "5m", "0", "250ms" as milliseconds. */
NODISCARD int opt_duration(const char *text, int64_t *ms, struct sales_err *err);
void words_add(struct arena *a, struct words *w, const char *word);
/** The words of a command line as a shell would split them: blanks, quotes, \;
 *  comments: a word that begins with # ends it. SALES_EINVAL when a quote is not
 *  closed. */
NODISCARD int words_split(struct arena *a, const char *text, bool comments, struct words *out,
    struct sales_err *err);
