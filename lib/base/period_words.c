/* Periods in words: last week, next 2 quarters, past 7 days, ytd; and the
 * same in Chinese. */
#include <string.h>

#include "lib/base/period_scan.h"

/* The word at s->p, up to a blank or a hyphen. */
static bool
take_word(struct scan *s, const char *w)
{
	const char *from = s->p;

	if (scan_take(s, w) && (s->p == s->end || *s->p == ' ' || *s->p == '-'))
		return true;
	s->p = from;
	return false;
}

static bool
take_unit(struct scan *s, enum period_unit *unit)
{
	static const struct { const char *name; enum period_unit unit; } units[] = {
		{ "days", UNIT_DAY },         { "day", UNIT_DAY },
		{ "weeks", UNIT_WEEK },       { "week", UNIT_WEEK },
		{ "months", UNIT_MONTH },     { "month", UNIT_MONTH },
		{ "quarters", UNIT_QUARTER }, { "quarter", UNIT_QUARTER },
		{ "halves", UNIT_HALF },      { "half", UNIT_HALF },
		{ "years", UNIT_YEAR },       { "year", UNIT_YEAR },
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (take_word(s, units[i].name)) {
			*unit = units[i].unit;
			return true;
		}
	return false;
}

/* n whole units beside the one that holds today: before it when sign < 0.
 * None when the calendar ends before that. */
static struct period
beside(const struct period_env *env, enum period_unit unit, int n, int sign)
{
	struct period now = period_of(env->today, unit, env);
	struct period first = period_step(now, unit, sign < 0 ? -n : 1, env);
	struct period last = period_step(now, unit, sign < 0 ? -1 : n, env);

	if (first.from == DAY_MIN || last.to == DAY_MAX)
		return (struct period){ DAY_MAX, DAY_MIN };
	return (struct period){ first.from, last.to };
}

static int
no_unit(struct scan *s)
{
	return scan_fail(s, s->p, s->end, _("'%s': a unit is expected here: day, week, month, "
	    "quarter, half or year"), s->text);
}

static int
take_relative(struct scan *s, int sign, struct period *out)
{
	enum period_unit unit;
	int              n = 1;

	scan_gap(s);
	if (sign != 0 && s->p < s->end && *s->p >= '0' && *s->p <= '9') {
		TRY(scan_count(s, &n));
		scan_gap(s);
	}
	if (!take_unit(s, &unit))
		return no_unit(s);
	*out = sign == 0 ? period_of(s->env->today, unit, s->env) :
	    beside(s->env, unit, n, sign);
	return SALES_OK;
}

static int
take_past(struct scan *s, struct period *out)
{
	enum period_unit unit;
	const char      *from;
	int              n;

	scan_gap(s);
	TRY(scan_count(s, &n));
	scan_gap(s);
	from = s->p;
	if (!take_unit(s, &unit) || unit != UNIT_DAY)
		return scan_fail(s, from, s->end, _("'%s': past counts days that end today, as in "
		    "'past 30 days'; whole units are 'last 4 weeks'"), s->text);
	*out = (struct period){ s->env->today - (n - 1), s->env->today };
	return SALES_OK;
}

int
scan_words(struct scan *s, struct period *out, bool *mine)
{
	static const struct { const char *name; enum period_unit unit; } to_date[] = {
		{ "wtd", UNIT_WEEK }, { "mtd", UNIT_MONTH }, { "qtd", UNIT_QUARTER },
		{ "ytd", UNIT_YEAR },
	};

	*mine = true;
	for (size_t i = 0; i < sizeof(to_date) / sizeof(to_date[0]); i++)
		if (take_word(s, to_date[i].name)) {
			*out = period_of(s->env->today, to_date[i].unit, s->env);
			out->to = s->env->today;
			return SALES_OK;
		}
	/* "next" alone is half a phrase and no period. */
	if (strcspn(s->p, " -") >= (size_t)(s->end - s->p)) {
		*mine = false;
		return SALES_OK;
	}
	if (take_word(s, "this"))
		return take_relative(s, 0, out);
	if (take_word(s, "last"))
		return take_relative(s, -1, out);
	if (take_word(s, "next"))
		return take_relative(s, 1, out);
	if (take_word(s, "past"))
		return take_past(s, out);
	*mine = false;
	return SALES_OK;
}

struct chinese {
	const char      *name;
	enum period_unit unit;
	int              step;
};

/* 近30天, 最近30天, 过去30天: the days that end today. */
static int
take_recent(struct scan *s, struct period *out, bool *mine)
{
	static const char *const recent[] = { "最近", "过去", "近" };
	const char              *from = s->p;
	int                      n;

	*mine = false;
	for (size_t i = 0; i < sizeof(recent) / sizeof(recent[0]) && !*mine; i++)
		*mine = scan_take(s, recent[i]);
	if (!*mine)
		return SALES_OK;
	scan_gap(s);
	TRY(scan_count(s, &n));
	scan_gap(s);
	if (!scan_take(s, "天") && !scan_take(s, "日"))
		return scan_fail(s, from, s->end, _("'%s': this form counts days, as in 近30天"),
		    s->text);
	*out = (struct period){ s->env->today - (n - 1), s->env->today };
	return SALES_OK;
}

int
scan_chinese(struct scan *s, struct period *out, bool *mine)
{
	/* Longer names first. */
	static const struct chinese names[] = {
		{ "本周", UNIT_WEEK, 0 },      { "这周", UNIT_WEEK, 0 },
		{ "上周", UNIT_WEEK, -1 },     { "下周", UNIT_WEEK, 1 },
		{ "本月", UNIT_MONTH, 0 },     { "这个月", UNIT_MONTH, 0 },
		{ "上个月", UNIT_MONTH, -1 },  { "上月", UNIT_MONTH, -1 },
		{ "下个月", UNIT_MONTH, 1 },   { "下月", UNIT_MONTH, 1 },
		{ "本季度", UNIT_QUARTER, 0 }, { "本季", UNIT_QUARTER, 0 },
		{ "上季度", UNIT_QUARTER, -1 }, { "上个季度", UNIT_QUARTER, -1 },
		{ "上季", UNIT_QUARTER, -1 },  { "下季度", UNIT_QUARTER, 1 },
		{ "下个季度", UNIT_QUARTER, 1 }, { "下季", UNIT_QUARTER, 1 },
		{ "今年", UNIT_YEAR, 0 },      { "本年", UNIT_YEAR, 0 },
		{ "去年", UNIT_YEAR, -1 },     { "明年", UNIT_YEAR, 1 },
	};
	struct civil  today = day_civil(s->env->today);
	struct period now;

	*mine = true;
	if (scan_take(s, "上半年")) {
		*out = (struct period){ day_of(today.y, 1, 1), day_of(today.y, 6, 30) };
		return SALES_OK;
	}
	if (scan_take(s, "下半年")) {
		*out = (struct period){ day_of(today.y, 7, 1), day_of(today.y, 12, 31) };
		return SALES_OK;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (scan_take(s, names[i].name)) {
			now = period_of(s->env->today, names[i].unit, s->env);
			*out = period_step(now, names[i].unit, names[i].step, s->env);
			return SALES_OK;
		}
	return take_recent(s, out, mine);
}
