/* out.h - one row out, any format. A command names its columns once and emits
 * typed cells; only a writer knows what a table or JSON looks like. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "lib/base/api.h"
#include "lib/base/buf.h"
#include "lib/base/err.h"
#include "lib/base/value.h"

enum col_type {
	COL_END = 0,
	COL_TEXT, COL_CODE, COL_COUNT,
	COL_NUM,       /* a cell may be any other number: rows in units of their own */
	COL_MONEY,
	COL_RATE,      /* billionths: table 60%, machine 0.6 */
	COL_PERCENT,   /* exact ratio: table 101.3333%, machine 1.013333333 */
	COL_DAY, COL_TIME, COL_BOOL,
	COL_REF,       /* a record: table, tsv and csv its name, JSON {"code","name"} */
	COL_ENUM,      /* a word of a list: table its label, machines the word */
};
enum { COL_EXTRA = 1 << 0, COL_SHRINK = 1 << 1 }; /* may be dropped; may be cut */

struct col {
	const char   *key;     /* tsv, csv, json: stable, never translated */
	enum col_type type;
	const char   *label;   /* table heading, N_() */
	unsigned      flags;
	const char   *currency_key; /* COL_MONEY: the column with its currency, or NULL */
};

/* What a colour may say beside the words, where colour is wanted at all. */
enum tone { TONE_PLAIN, TONE_GOOD, TONE_BAD, TONE_DIM };

struct cell {
	enum col_type type;    /* COL_END ends a row; an empty cell has empty set */
	bool          empty;
	unsigned char tone;    /* enum tone */
	union {
		int64_t      i;
		struct ratio r;
		struct { const char *p; size_t n; } s;
		struct { const char *code, *name, *label; } ref; /* label: for people, else name */
	} u;
};
static inline struct cell cell_textn(const char *p, size_t n) { return (struct cell){ COL_TEXT, p == NULL, TONE_PLAIN, { .s = { p, n } } }; }
static inline struct cell cell_text(const char *s) { return cell_textn(s, s == NULL ? 0 : strlen(s)); }
static inline struct cell cell_code(const char *s) { struct cell c = cell_text(s); c.type = COL_CODE; return c; }
static inline struct cell cell_count(int64_t n) { return (struct cell){ COL_COUNT, false, TONE_PLAIN, { .i = n } }; }
static inline struct cell cell_money(money m) { return (struct cell){ COL_MONEY, false, TONE_PLAIN, { .i = m.v } }; }
static inline struct cell cell_percent(struct ratio r) { return (struct cell){ COL_PERCENT, r.den == 0, TONE_PLAIN, { .r = r } }; }
static inline struct cell cell_day(day d) { return (struct cell){ COL_DAY, d == DAY_NONE, TONE_PLAIN, { .i = d } }; }
static inline struct cell cell_time(int64_t ms) { return (struct cell){ COL_TIME, false, TONE_PLAIN, { .i = ms } }; }
static inline struct cell cell_bool(bool b) { return (struct cell){ COL_BOOL, false, TONE_PLAIN, { .i = b } }; }
static inline struct cell cell_ref(const char *code, const char *name) { return (struct cell){ COL_REF, code == NULL || *code == '\0', TONE_PLAIN, { .ref = { code, name, NULL } } }; }
static inline struct cell cell_ref_label(const char *code, const char *name, const char *label) { struct cell c = cell_ref(code, name); c.u.ref.label = label; return c; }
static inline struct cell cell_enum(const char *code, const char *label) { struct cell c = cell_ref(code, label); c.type = COL_ENUM; return c; }
static inline struct cell cell_toned(struct cell c, enum tone t) { c.tone = (unsigned char)t; return c; }
static inline struct cell cell_none(enum col_type t) { return (struct cell){ t, true, TONE_PLAIN, { .i = 0 } }; }
static inline struct cell cell_same(struct cell c) { return c; }
#define CELL(x) _Generic((x), char *: cell_text, const char *: cell_text, \
	int: cell_count, long: cell_count, long long: cell_count, \
	money: cell_money, struct ratio: cell_percent, bool: cell_bool, \
	struct cell: cell_same)(x)
#define OUT_ROW(out, ...) out_row((out), (const struct cell[]){ __VA_ARGS__, { .type = COL_END } })

struct out;
struct out_opts {
	const char *format;        /* table tsv csv json jsonl ids md text html ... */
	int         fd;            /* where bytes go; large blocks */
	const char *schema;        /* "salesctl.deal.list" */
	int         version;
	int         width;         /* cells; 0: unlimited */
	bool        color, wide_ambiguous, no_header, nul, crlf, bom, excel;
	char        delimiter;     /* csv; 0: comma */
	const char *encoding;      /* csv, tsv; NULL: UTF-8 */
	bool        group_digits;  /* 1,234.50 in tables */
	bool        single;        /* show: one record, as label and value */
	int         money_decimals; /* at least; usually 2 */
	int64_t     zone_offset_ms; /* of printed instants */
	const char *name;          /* of where it goes, for errors; NULL: standard output */
	bool        hold;          /* keep all bytes until out_end: a writing command
	                            * prints nothing before its commit returned */
};

SALES_API_BEGIN

/** NULL-ended names of the formats a listing can have. */
extern const char *const out_formats[];
/** Is it one of those? */
bool out_is_format(const char *name);

/** SALES_EUSAGE with a suggestion when there is no such format, and for an
 *  encoding that nobody knows, that the format can't have or that has no mark. */
NODISCARD int out_new(struct out **out, const struct out_opts *o, struct sales_err *err);
/** Before out_begin, whose columns these are: which are shown ("a,b", "-c",
 *  "all"; NULL: all), by which rows are sorted ("a,-b"; NULL: as they come) and
 *  how many are shown (0: all; out_rows counts all). SALES_EUSAGE, with a
 *  suggestion, for a column that is not there. */
NODISCARD int out_pick(struct out *out, const struct col *cols, const char *fields,
    const char *sort, long limit, struct sales_err *err);
/** Name the columns; once, before the first row. They are copied; their texts
 *  must outlive out. */
void out_begin(struct out *out, const struct col *cols);
/** Extra members of the JSON envelope ("period", "totals"), before out_end;
 *  value is JSON text. */
void out_meta(struct out *out, const char *key, const char *json);
/** One row; arity and types are asserted against the columns. The cells'
 *  strings are only read during the call. */
NODISCARD int out_row(struct out *out, const struct cell *cells);
long out_rows(const struct out *out);
/** A row of sums, once, behind the last row: tables and documents show it
 *  under a rule, JSON as "totals" (what is not empty); other formats don't. */
NODISCARD int out_total(struct out *out, const struct cell *cells);
/** How many columns a table had to leave out, after out_end. */
int  out_hidden(const struct out *out);
/** Free text (change lines, documents); not between begin and end of a list. */
NODISCARD int out_text(struct out *out, const char *p, size_t n);
/** Flush and check: SALES_EIO when anything could not be written, SALES_EINVAL
 *  when the encoding lacks one of the characters. */
NODISCARD int out_end(struct out *out, struct sales_err *err);
void out_free(struct out *out);
/** A JSON string with its quotes, at the end of b. */
void out_json_string(struct buf *b, const char *p, size_t n);

SALES_API_END
