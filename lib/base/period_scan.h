/* period_scan.h - what the readers of periods share: the text made halfwidth
 * and lower case, and the way back to the bytes that were typed. Private to
 * lib/base/period_*.c. */
#pragma once
#include "lib/base/period.h"

enum { SCAN_SIZE = 256 };

struct scan {
	const char              *text;         /* as typed */
	const struct period_env *env;
	struct sales_err        *err;
	char                     s[SCAN_SIZE]; /* halfwidth, lower case */
	unsigned short           at[SCAN_SIZE]; /* where each byte of s was typed */
	const char              *from;         /* where the span being read begins */
	const char              *p, *end;      /* what is still to be read of it */
	bool                     one_day;      /* a day is wanted, not a period */
};

/* A reader sets *mine when the text begins as its form does; then either it
 * read a span, or it failed and said why. */
typedef int scan_fn(struct scan *s, struct period *out, bool *mine);

scan_fn scan_number;   /* 2026, 2026Q3, 2026-07, 2026-W28, 2026年9月, Q3, FY2026 */
scan_fn scan_words;    /* last week, past 7 days, ytd */
scan_fn scan_chinese;  /* 本季度, 近30天 */
scan_fn scan_day;      /* today, +7d, fri, 下周五 */

/* False when it is too long to be a period. */
bool scan_start(struct scan *s, const char *text, const struct period_env *env,
    struct sales_err *err);
/* Skip w when the text goes on with it. */
bool scan_take(struct scan *s, const char *w);
/* Skip a blank or '-' or several. */
void scan_gap(struct scan *s);
/* Read digits, at most nine; how many there were (0: none read). */
int  scan_digits(struct scan *s, int *n);
/* A number of at most 9999 days, weeks or the like; 0 and a failure when it
 * is larger or 0. */
int  scan_count(struct scan *s, int *n);
/* Fail, pointing at the bytes from..to of s. message is translated and takes
 * the typed text as its %s. */
int  scan_fail(struct scan *s, const char *from, const char *to, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* Fail because what was read isn't all. */
int  scan_left(struct scan *s);
/* That many months of the fiscal year that begins in a year, the part-th of them from 0. */
struct period fiscal_part(int year, int part, int months, const struct period_env *env);
bool fiscal_is_calendar(const struct period_env *env);
/* One day as a span. */
struct period scan_one(day d);
