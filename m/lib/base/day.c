#include "lib/base/day.h"

#include <string.h>

static bool
is_leap(int y)
{
	return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
}

int
civil_month_days(int y, int m)
{
	static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[m - 1] + (m == 2 && is_leap(y));
}

bool
civil_valid(int y, int m, int d)
{
	return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 &&
	    d <= civil_month_days(y, m);
}

/* Howard Hinnant's days_from_civil and civil_from_days, which count years
 * from March and eras of 400 years. */
day
day_of(int y, int m, int d)
{
	int era, yoe, doy, doe;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

struct civil
day_civil(day z)
{
	int era, doe, yoe, doy, mp, m;

	z += 719468;
	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	m = mp < 10 ? mp + 3 : mp - 9;
	return (struct civil){ yoe + era * 400 + (m <= 2), m, doy - (153 * mp + 2) / 5 + 1 };
}

int
day_weekday(day d)
{
	return (int)(((int64_t)d + 3) % 7 + 7) % 7;
}

bool
day_parse_iso(const char *p, size_t n, day *out)
{
	static const unsigned char at[] = { 0, 1, 2, 3, 5, 6, 8, 9 };
	int                        v[8];

	if (n != 10 || p[4] != '-' || p[7] != '-')
		return false;
	for (int i = 0; i < 8; i++) {
		v[i] = p[at[i]] - '0';
		if (v[i] < 0 || v[i] > 9)
			return false;
	}
	v[0] = v[0] * 1000 + v[1] * 100 + v[2] * 10 + v[3];
	v[4] = v[4] * 10 + v[5];
	v[6] = v[6] * 10 + v[7];
	if (!civil_valid(v[0], v[4], v[6]))
		return false;
	*out = day_of(v[0], v[4], v[6]);
	return true;
}

static char *
digits(char *p, int v, int width)
{
	for (int i = width; i-- > 0; v /= 10)
		p[i] = (char)('0' + v % 10);
	return p + width;
}

char *
day_str(day d, char s[DAY_SIZE])
{
	struct civil c;
	char        *p = s;

	if (d == DAY_NONE) {
		s[0] = '\0';
		return s;
	}
	c = day_civil(d);
	p = digits(p, c.y, 4);
	*p++ = '-';
	p = digits(p, c.m, 2);
	*p++ = '-';
	p = digits(p, c.d, 2);
	*p = '\0';
	return s;
}

day
day_add_months(day d, int n)
{
	struct civil c = day_civil(d);
	int          months = c.y * 12 + (c.m - 1) + n;
	int          y = months / 12, m = months % 12 + 1;
	int          last = civil_month_days(y, m);

	return day_of(y, m, c.d < last ? c.d : last);
}
