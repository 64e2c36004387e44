/* The fiscal year of a department: locale.fiscal_year_start of its rule book. */
#include <stdio.h>

#include "lib/base/period_scan.h"

bool
fiscal_is_calendar(const struct period_env *env)
{
	return env->fiscal_month <= 1 && env->fiscal_day <= 1;
}

/* The day on which the fiscal year begins that begins in a year, and months after it;
 * a month that is too short begins it on its last day. */
static day
begins(int year, int months, const struct period_env *env)
{
	const int month = (env->fiscal_month > 0 ? env->fiscal_month : 1) - 1 + months;
	const int d = env->fiscal_day > 0 ? env->fiscal_day : 1;
	const int y = year + month / 12, m = month % 12 + 1;

	if (y < 1)
		return DAY_MIN;
	if (y > 9999)
		return DAY_MAX;
	return day_of(y, m, d > civil_month_days(y, m) ? civil_month_days(y, m) : d);
}

struct period
fiscal_part(int year, int part, int months, const struct period_env *env)
{
	const day next = begins(year, (part + 1) * months, env);

	return (struct period){ begins(year, part * months, env), next == DAY_MAX ? next : next - 1 };
}

/* The year in which the fiscal year that holds a day began. */
static int
year_of(day d, const struct period_env *env)
{
	const int y = day_civil(d).y;

	return d < begins(y, 0, env) ? y - 1 : y;
}

static int
part_months(enum period_unit unit)
{
	return unit == UNIT_QUARTER ? 3 : unit == UNIT_HALF ? 6 : 12;
}

struct period
period_in_year(day d, enum period_unit unit, const struct period_env *env)
{
	int           year, months = part_months(unit), part = 0;
	struct period p;

	if (unit < UNIT_QUARTER || fiscal_is_calendar(env))
		return period_of(d, unit, env);
	year = year_of(d, env);
	do
		p = fiscal_part(year, part++, months, env);
	while (p.to < d);
	return p;
}

struct period
period_part_in_year(day d, enum period_unit unit, const struct period_env *env)
{
	const struct period year = period_in_year(d, UNIT_YEAR, env);
	struct period       p = period_in_year(d, unit, env);

	if (p.from < year.from)
		p.from = year.from;
	if (p.to > year.to)
		p.to = year.to;
	return p;
}

char *
period_name(struct period p, const struct period_env *env, char s[PERIOD_SIZE])
{
	static const struct { enum period_unit unit; const char *letter; } units[] = {
		{ UNIT_YEAR, "" }, { UNIT_HALF, "H" }, { UNIT_QUARTER, "Q" }
	};
	int year, n;

	if (p.from == DAY_NONE || p.to == DAY_NONE || fiscal_is_calendar(env))
		return period_str(p, s);
	year = year_of(p.from, env) + env->fiscal_label_end;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (year < 1 || year > 9998 || !period_same(period_in_year(p.from, units[i].unit, env), p))
			continue;
		n = snprintf(s, PERIOD_SIZE, "FY%04d%s", year, units[i].letter);
		for (int k = 0; *units[i].letter != '\0' && k < 12 / part_months(units[i].unit); k++)
			if (fiscal_part(year - env->fiscal_label_end, k, part_months(units[i].unit), env).from == p.from)
				snprintf(s + n, PERIOD_SIZE - (size_t)n, "%d", k + 1);
		return s;
	}
	return period_str(p, s);
}
