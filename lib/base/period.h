/* period.h - spans of civil days and the grammar that people say them in:
 * 2026, 2026H1, 2026Q3, 2026-07, 2026W28, FY2026Q1, last week, past 7 days,
 * 本季度, 近30天, A..B (salesctl help periods). */
#pragma once
#include "lib/base/arena.h"
#include "lib/base/day.h"
#include "lib/base/err.h"

/* Both ends inclusive; DAY_NONE is an open end. */
struct period { day from, to; };

/* How 9/10/2026 is meant; refused unless the department said so. */
enum day_order { DAY_ORDER_NONE, DAY_ORDER_DMY, DAY_ORDER_MDY };

struct period_env {
	day  today;
	int  week_start;      /* 0 Monday .. 6 Sunday; never moves ISO weeks */
	int  fiscal_month;    /* 1..12; 0: January */
	int  fiscal_day;      /* 1..31; 0: the first */
	bool fiscal_label_end; /* FY2026 is named after the year it ends in */
	enum day_order day_order;
};

enum period_unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_HALF, UNIT_YEAR };
enum { PERIOD_SIZE = 32 };

SALES_API_BEGIN

/** Fails with SALES_EUSAGE and points at the wrong bytes; the hint lists the
 *  forms. */
NODISCARD int period_parse(const char *text, const struct period_env *env,
    struct period *out, struct sales_err *err);
/** A day as people say it: a date in any of CLI 2.6's forms, today, +7d,
 *  -2w, fri (the next one after today), 下周五 (of next week). d/m dates are
 *  refused unless env says their order. SALES_EUSAGE. */
NODISCARD int period_parse_day(const char *text, const struct period_env *env,
    day *out, struct sales_err *err);

/** The unit's span that holds d. Weeks start on env->week_start. */
struct period period_of(day d, enum period_unit unit, const struct period_env *env);
/** The same, but a quarter, half and year are those of env's fiscal year: what
 *  pay goes by. Weeks and months stay the calendar's. */
struct period period_in_year(day d, enum period_unit unit, const struct period_env *env);
/** The part of it that lies in the fiscal year of d: a week or month may not. */
struct period period_part_in_year(day d, enum period_unit unit, const struct period_env *env);
/** The n-th span after (n < 0: before) the one that starts on span.from, be
 *  it a calendar's or a fiscal one; cut at the years 1 and 9999. */
struct period period_step(struct period span, enum period_unit unit, int n,
    const struct period_env *env);
/** The canonical name: "2026Q3", "2026-07", "2026-W28", "2026", "2026-07-01",
 *  "2026-07-01..2026-07-15", "all". */
char *period_str(struct period p, char s[PERIOD_SIZE]);
/** The same where env's fiscal year is not the calendar's, but its quarters,
 *  halves and years are "FY2026Q1", "FY2026H1", "FY2026". */
char *period_name(struct period p, const struct period_env *env, char s[PERIOD_SIZE]);
/** day week month quarter half year (also 日 周 月 季 半年 年); false: none. */
bool period_unit_parse(const char *s, enum period_unit *out);
const char *period_unit_name(enum period_unit unit);
bool period_holds(struct period p, day d);
bool period_same(struct period a, struct period b);
/** Days in it; 0 when an end is open. */
int  period_days(struct period p);

SALES_API_END
