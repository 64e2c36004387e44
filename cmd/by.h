/* by.h - the columns that an analysis gets from --by, and what is said around
 * its numbers. */
#pragma once
#include "cmd/cmd.h"
#include "lib/analysis/cut.h"

enum { BY_COLS = CUT_PARTS + 24 };

/** Columns of the parts, then those of more (ended), into col, which outlives
 *  the output. Returns how many parts there are. */
size_t by_columns(struct ctx *ctx, const struct cut *cut, const struct col *more, struct col col[BY_COLS]);
/** The cells of a row's parts; key NULL: of the row of totals. */
NODISCARD int by_cells(struct ctx *ctx, const struct cut *cut, const struct value *key, struct cell *out);
/** -p, or all time. */
NODISCARD int by_period(struct ctx *ctx, struct period *p);
/** Of a command with several tables, the columns of one, by name (NULL-ended). */
const struct col *by_choose(struct ctx *ctx, const struct col *all, const char *const *name);
/** month, quarter, half or year: for completion, NULL-ended, and as they are
 *  read. SALES_EUSAGE. */
extern const char *const by_units[];
NODISCARD int by_unit(struct ctx *ctx, const char *text, enum period_unit *out);
/** part of whole; none (den 0) of nothing. */
struct ratio by_share(int64_t part, int64_t whole);
/** An exact amount in units, rounded to what an amount can have; empty for none. */
struct cell by_money(struct ctx *ctx, struct ratio value);
static inline struct cell by_amount(int64_t v) { return cell_money((money){ v }); }
/** COL_ENUM "few" when there are fewer than the rule book asks for. */
struct cell by_few(struct ctx *ctx, int64_t n);

/** JSON members period and currency; and on a terminal, or with -v, what and
 *  when: "closed deals, 2026Q3 (2026-07-01 to 2026-09-30); amounts in CNY". */
void by_meta(struct ctx *ctx, struct period p);
void by_note(struct ctx *ctx, const char *what, struct period p);
/** With --as-of: which operation the records are as of; by_note says it too. */
void by_note_as_of(struct ctx *ctx);
/** Said there too when n deals were of other currencies. */
void by_note_foreign(struct ctx *ctx, int64_t n);
