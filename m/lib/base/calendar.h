/* calendar.h - which days are worked: weekdays, holidays, and the days that
 * are worked in exchange (调休). */
#pragma once
#include "lib/base/period.h"

struct calendar {
	unsigned             workdays;   /* bit 0 Monday .. bit 6 Sunday */
	const struct period *holidays;   /* sorted, closed */
	size_t               nholidays;
	const struct period *added;      /* worked although weekend or holiday */
	size_t               nadded;
};

SALES_API_BEGIN

bool calendar_is_workday(const struct calendar *c, day d);
/** Working days in a closed period; 0 when to is before from. */
int  calendar_workdays(const struct calendar *c, struct period p);
/** The n-th working day after d (n > 0). */
day  calendar_after(const struct calendar *c, day d, int n);

SALES_API_END
