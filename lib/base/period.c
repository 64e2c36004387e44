/* Periods as numbers: the spans of the calendar, steps, names. How people
 * say them is read in period_parse.c. */
#include "lib/base/period.h"

#include <stdio.h>
#include <string.h>

static int
unit_months(enum period_unit unit)
{
	switch (unit) {
	case UNIT_DAY:
	case UNIT_WEEK:
		return 0;
	case UNIT_MONTH:
		return 1;
	case UNIT_QUARTER:
		return 3;
	case UNIT_HALF:
		return 6;
	case UNIT_YEAR:
		return 12;
	}
	return 0;
}

static day
cut(int64_t d)
{
	return d < DAY_MIN ? DAY_MIN : d > DAY_MAX ? DAY_MAX : (day)d;
}

/* day_add_months() that stays inside the calendar. */
static day
add_months(day d, int64_t n)
{
	struct civil c = day_civil(d);
	int64_t      months = (int64_t)c.y * 12 + (c.m - 1) + n;

	if (months < 12)
		return DAY_MIN;
	if (months >= INT64_C(10000) * 12)
		return DAY_MAX;
	return day_add_months(d, (int)n);
}

struct period
period_of(day d, enum period_unit unit, const struct period_env *env)
{
	int          months = unit_months(unit);
	struct civil c;
	day          from;

	if (unit == UNIT_DAY)
		return (struct period){ d, d };
	if (unit == UNIT_WEEK) {
		from = d - (day_weekday(d) - env->week_start + 7) % 7;
		return (struct period){ cut(from), cut((int64_t)from + 6) };
	}
	c = day_civil(d);
	c.m -= (c.m - 1) % months;
	from = day_of(c.y, c.m, 1);
	c.m += months - 1;
	return (struct period){ from, day_of(c.y, c.m, civil_month_days(c.y, c.m)) };
}

struct period
period_step(struct period span, enum period_unit unit, int n, const struct period_env *env)
{
	int64_t months = unit_months(unit), days = unit == UNIT_WEEK ? 7 : 1;
	day     next;

	(void)env; /* a span starts where its unit does */
	if (span.from == DAY_NONE)
		return span;
	if (months == 0)
		return (struct period){ cut(span.from + n * days),
			cut(span.from + ((int64_t)n + 1) * days - 1) };
	next = add_months(span.from, months * ((int64_t)n + 1));
	return (struct period){ add_months(span.from, months * n),
		next == DAY_MAX ? next : next - 1 };
}

/* The year and number of the ISO week that starts on a Monday: those of its
 * Thursday. */
static void
iso_week(day monday, int *year, int *week)
{
	struct civil thursday = day_civil(monday + 3);

	*year = thursday.y;
	*week = (monday + 3 - day_of(thursday.y, 1, 1)) / 7 + 1;
}

static bool
is_whole(struct period p, enum period_unit unit)
{
	const struct period_env monday = { .week_start = 0 };
	struct period           whole = period_of(p.from, unit, &monday);

	return period_same(whole, p);
}

static bool
name_span(struct period p, char s[PERIOD_SIZE])
{
	struct civil c = day_civil(p.from);
	int          year, week;

	if (is_whole(p, UNIT_YEAR)) {
		snprintf(s, PERIOD_SIZE, "%04d", c.y);
	} else if (is_whole(p, UNIT_HALF)) {
		snprintf(s, PERIOD_SIZE, "%04dH%d", c.y, c.m / 6 + 1);
	} else if (is_whole(p, UNIT_QUARTER)) {
		snprintf(s, PERIOD_SIZE, "%04dQ%d", c.y, c.m / 3 + 1);
	} else if (is_whole(p, UNIT_MONTH)) {
		snprintf(s, PERIOD_SIZE, "%04d-%02d", c.y, c.m);
	} else if (is_whole(p, UNIT_WEEK) && p.to - p.from == 6) {
		iso_week(p.from, &year, &week);
		if (year > 9999)
			return false;
		snprintf(s, PERIOD_SIZE, "%04d-W%02d", year, week);
	} else if (p.from == p.to) {
		day_str(p.from, s);
	} else {
		return false;
	}
	return true;
}

char *
period_str(struct period p, char s[PERIOD_SIZE])
{
	char from[DAY_SIZE], to[DAY_SIZE];

	if (p.from == DAY_NONE && p.to == DAY_NONE)
		return memcpy(s, "all", sizeof("all"));
	if (p.from == DAY_NONE || p.to == DAY_NONE || !name_span(p, s))
		snprintf(s, PERIOD_SIZE, "%s..%s", day_str(p.from, from), day_str(p.to, to));
	return s;
}

static const struct {
	const char      *name;
	enum period_unit unit;
} unit_names[] = {
	{ "day", UNIT_DAY },         { "week", UNIT_WEEK },   { "month", UNIT_MONTH },
	{ "quarter", UNIT_QUARTER }, { "half", UNIT_HALF },   { "year", UNIT_YEAR },
	{ "日", UNIT_DAY },          { "天", UNIT_DAY },      { "周", UNIT_WEEK },
	{ "星期", UNIT_WEEK },       { "月", UNIT_MONTH },    { "季", UNIT_QUARTER },
	{ "季度", UNIT_QUARTER },    { "半年", UNIT_HALF },   { "年", UNIT_YEAR },
};

bool
period_unit_parse(const char *s, enum period_unit *out)
{
	for (size_t i = 0; i < sizeof(unit_names) / sizeof(unit_names[0]); i++)
		if (strcmp(s, unit_names[i].name) == 0) {
			*out = unit_names[i].unit;
			return true;
		}
	return false;
}

const char *
period_unit_name(enum period_unit unit)
{
	return unit_names[unit].name;
}

bool
period_holds(struct period p, day d)
{
	return d != DAY_NONE && (p.from == DAY_NONE || p.from <= d) &&
	    (p.to == DAY_NONE || d <= p.to);
}

bool
period_same(struct period a, struct period b)
{
	return a.from == b.from && a.to == b.to;
}

int
period_days(struct period p)
{
	if (p.from == DAY_NONE || p.to == DAY_NONE || p.to < p.from)
		return 0;
	return p.to - p.from + 1;
}
