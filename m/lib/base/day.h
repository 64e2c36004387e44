/* day.h - civil days, counted from 1970-01-01; no time zone, no clock.
 * Our own check of the calendar: libc's and SQLite's accept 30 February. */
#pragma once
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/api.h"

typedef int32_t day;

#define DAY_NONE INT32_MIN              /* no day: an open end, an empty field */
enum { DAY_MIN = -719162, DAY_MAX = 2932896 }; /* 0001-01-01 .. 9999-12-31 */
enum { DAY_SIZE = 11 };                 /* "2026-09-23" and its NUL */

struct civil { int y, m, d; };          /* m 1..12, d 1..31 */

SALES_API_BEGIN

bool         civil_valid(int y, int m, int d);
int          civil_month_days(int y, int m);
day          day_of(int y, int m, int d);   /* y, m, d must be valid */
struct civil day_civil(day d);
int          day_weekday(day d);            /* 0 Monday .. 6 Sunday */
/** "2026-09-23" exactly: ten bytes. False when it is no day. */
bool day_parse_iso(const char *p, size_t n, day *out);
/** Into s, which is returned; "" for DAY_NONE. */
char *day_str(day d, char s[DAY_SIZE]);
/** n months on; the day of the month is cut to the month's length. */
day day_add_months(day d, int n);

SALES_API_END
