#include "lib/base/calendar.h"

/* Whether one of the sorted spans holds d. */
static bool
listed(const struct period *span, size_t n, day d)
{
	size_t low = 0, high = n;

	/* The last that starts on d or before. Spans may overlap, so those
	 * before it are looked at too. */
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (span[mid].from <= d)
			low = mid + 1;
		else
			high = mid;
	}
	while (low-- > 0)
		if (d <= span[low].to)
			return true;
	return false;
}

static bool
is_weekly(const struct calendar *c, day d)
{
	return c->workdays >> day_weekday(d) & 1;
}

bool
calendar_is_workday(const struct calendar *c, day d)
{
	if (listed(c->added, c->nadded, d))
		return true;
	return is_weekly(c, d) && !listed(c->holidays, c->nholidays, d);
}

/* Days of [from, to] that are worked by the week alone. */
static int
weekly_days(const struct calendar *c, day from, day to)
{
	int n = (to - from + 1) / 7 * __builtin_popcount(c->workdays & 0x7F);

	for (day d = from + (to - from + 1) / 7 * 7; d <= to; d++)
		n += is_weekly(c, d);
	return n;
}

/* What the listed spans change in a period, each day once: the sum of of(). */
static int
each_listed_day(const struct calendar *c, const struct period *span, size_t n,
    struct period p, int (*of)(const struct calendar *, day))
{
	day next = p.from;
	int sum = 0;

	for (size_t i = 0; i < n; i++) {
		day from = span[i].from > next ? span[i].from : next;
		day to = span[i].to < p.to ? span[i].to : p.to;

		for (day d = from; d <= to; d++)
			sum += of(c, d);
		if (to >= next)
			next = to + 1;
	}
	return sum;
}

static int
lost(const struct calendar *c, day d)
{
	return -is_weekly(c, d);
}

static int
won(const struct calendar *c, day d)
{
	return !is_weekly(c, d) || listed(c->holidays, c->nholidays, d);
}

int
calendar_workdays(const struct calendar *c, struct period p)
{
	if (p.from == DAY_NONE || p.to == DAY_NONE || p.to < p.from)
		return 0;
	return weekly_days(c, p.from, p.to) +
	    each_listed_day(c, c->holidays, c->nholidays, p, lost) +
	    each_listed_day(c, c->added, c->nadded, p, won);
}

day
calendar_after(const struct calendar *c, day d, int n)
{
	/* No calendar is without a working day for ten years, but a wrong one. */
	for (int idle = 0; n > 0 && idle < 3660 && d < DAY_MAX; idle++)
		if (calendar_is_workday(c, ++d)) {
			n--;
			idle = 0;
		}
	return d;
}
