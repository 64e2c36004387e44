/* Single days said from today: today, 明天, +7d, -2w, 3天后, fri, 下周五. */
#include <string.h>

#include "lib/base/period_scan.h"

static bool
take_named(struct scan *s, struct period *out)
{
	static const struct { const char *name; int step; } names[] = {
		{ "today", 0 }, { "yesterday", -1 }, { "tomorrow", 1 }, { "今天", 0 }, { "今日", 0 },
		{ "昨天", -1 }, { "昨日", -1 },      { "明天", 1 },     { "明日", 1 },
		{ "前天", -2 }, { "后天", 2 },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if ((size_t)(s->end - s->p) == strlen(names[i].name) && scan_take(s, names[i].name)) {
			*out = scan_one(s->env->today + names[i].step);
			return true;
		}
	return false;
}

/* n units from today; outside the calendar it is caught by the caller. */
static struct period
from_today(const struct scan *s, int n, enum period_unit unit)
{
	day now = s->env->today;

	if (unit == UNIT_MONTH || unit == UNIT_YEAR) {
		int months = unit == UNIT_YEAR ? n * 12 : n;
		int year = day_civil(now).y + months / 12;

		/* A year of slack on both sides keeps the sum in range. */
		if (year < 2 || year > 9998)
			return (struct period){ DAY_MAX, DAY_MIN };
		return scan_one(day_add_months(now, months));
	}
	return scan_one(now + n * (unit == UNIT_WEEK ? 7 : 1));
}

static bool
take_letter(struct scan *s, enum period_unit *unit)
{
	static const char             letters[] = "dwmy";
	static const enum period_unit units[] = { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };
	const char                   *found;

	if (s->p == s->end || (found = strchr(letters, *s->p)) == NULL || *found == '\0')
		return false;
	s->p++;
	*unit = units[found - letters];
	return true;
}

/* +7d, -2w, +1m; the sign is at s->p. */
static int
take_offset(struct scan *s, struct period *out)
{
	enum period_unit unit;
	int              sign = *s->p++ == '-' ? -1 : 1, n;
	const char      *behind;

	if (s->p < s->end && *s->p == '0' && (s->p + 1 == s->end || s->p[1] > '9')) {
		n = 0;
		s->p++;
	} else {
		TRY(scan_count(s, &n));
	}
	behind = s->p;
	if (!take_letter(s, &unit))
		return scan_fail(s, behind, s->end, _("'%s': say days, weeks, months or years, as "
		    "in +7d, -2w, +1m, +1y"), s->text);
	*out = from_today(s, sign * n, unit);
	return SALES_OK;
}

/* 3天后, 2周前; nothing is read when it isn't. */
static bool
take_chinese_offset(struct scan *s, struct period *out)
{
	const char      *from = s->p;
	enum period_unit unit = UNIT_DAY;
	int              n, sign;

	if (scan_digits(s, &n) == 0 || n > 9999)
		goto no;
	scan_gap(s);
	if (scan_take(s, "周"))
		unit = UNIT_WEEK;
	else if (scan_take(s, "个月"))
		unit = UNIT_MONTH;
	else if (!scan_take(s, "天"))
		goto no;
	sign = scan_take(s, "后") ? 1 : scan_take(s, "前") ? -1 : 0;
	if (sign == 0)
		goto no;
	*out = from_today(s, sign * n, unit);
	return true;
no:
	s->p = from;
	return false;
}

/* 0 Monday .. 6 Sunday, the whole of what is left; -1: no weekday. */
static int
take_english_weekday(struct scan *s)
{
	static const char *const names[] = { "monday", "tuesday", "wednesday", "thursday",
		"friday", "saturday", "sunday" };
	size_t                   n = (size_t)(s->end - s->p);

	for (int i = 0; i < 7; i++)
		if ((n == 3 || n == strlen(names[i])) && memcmp(s->p, names[i], n) == 0) {
			s->p = s->end;
			return i;
		}
	return -1;
}

static int
take_chinese_weekday(struct scan *s)
{
	static const char *const names[] = { "一", "二", "三", "四", "五", "六", "日", "天" };

	for (int i = 0; i < 8; i++)
		if (scan_take(s, names[i]))
			return i == 7 ? 6 : i;
	return -1;
}

/* 周五: the next one; 本周五, 上周五, 下周五: of that week. */
static bool
take_chinese_week_day(struct scan *s, struct period *out)
{
	static const struct { const char *name; int step; } weeks[] = {
		{ "本", 0 }, { "这", 0 }, { "上", -1 }, { "下", 1 },
	};
	const char   *from = s->p;
	int           step = 0, weekday;
	bool          week = false;
	struct period p;

	for (size_t i = 0; i < sizeof(weeks) / sizeof(weeks[0]) && !week; i++) {
		week = scan_take(s, weeks[i].name);
		step = weeks[i].step;
	}
	if (week)
		scan_take(s, "个");
	if ((!scan_take(s, "周") && !scan_take(s, "星期") && !scan_take(s, "礼拜")) ||
	    (weekday = take_chinese_weekday(s)) < 0) {
		s->p = from;
		return false;
	}
	p = period_of(s->env->today, UNIT_WEEK, s->env);
	if (week)
		*out = scan_one(p.from + 7 * step + (weekday - s->env->week_start + 7) % 7);
	else
		*out = scan_one(s->env->today + 1 +
		    (weekday - day_weekday(s->env->today + 1) + 7) % 7);
	return true;
}

int
scan_day(struct scan *s, struct period *out, bool *mine)
{
	int weekday;

	*mine = true;
	if (take_named(s, out))
		return SALES_OK;
	if (s->end - s->p >= 2 && (*s->p == '+' || *s->p == '-') && s->p[1] >= '0' &&
	    s->p[1] <= '9')
		return take_offset(s, out);
	if (take_chinese_offset(s, out) || take_chinese_week_day(s, out))
		return SALES_OK;
	weekday = take_english_weekday(s);
	*mine = weekday >= 0;
	if (*mine)
		*out = scan_one(s->env->today + 1 +
		    (weekday - day_weekday(s->env->today + 1) + 7) % 7);
	return SALES_OK;
}
