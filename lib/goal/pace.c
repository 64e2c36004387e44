#include "lib/goal/pace.h"

static const struct ratio none = { 0, 0 }, zero = { 0, 1 };

/* Working days of the period, and those that are over when today is. */
static void
count_days(const struct calendar *c, struct period p, day today, struct goal_standing *out)
{
	struct period done = { p.from, today < p.to ? today : p.to };

	out->days = calendar_workdays(c, p);
	out->elapsed = today < p.from ? 0 : calendar_workdays(c, done);
}

static bool
is_met(const struct goal_inputs *in)
{
	const int cmp = ratio_cmp(in->actual, in->target);

	return in->lower_is_better ? cmp <= 0 : cmp >= 0;
}

static enum goal_state
judge(const struct goal_inputs *in, const struct goal_standing *s)
{
	if (in->actual.den == 0)
		return GOAL_NODATA;
	if (is_met(in))
		return GOAL_MET;
	if (in->today > in->period.to)
		return GOAL_MISSED;
	if (in->today < in->period.from)
		return GOAL_COMING;
	return s->ahead.den != 0 && s->ahead.num >= 0 ? GOAL_AHEAD : GOAL_BEHIND;
}

static bool
pace_of(const struct goal_inputs *in, struct goal_standing *s)
{
	const int left = s->days - s->elapsed;

	if (!in->cumulates || in->lower_is_better)
		return true;
	/* a period without a working day is due at once */
	s->elapsed_share = in->today < in->period.from ? zero : (struct ratio){ 1, 1 };
	if (s->days > 0 && !ratio_make(s->elapsed, s->days, &s->elapsed_share))
		return false;
	if (!ratio_mul(in->target, s->elapsed_share, &s->pace) ||
	    !ratio_sub(in->actual, s->pace, &s->ahead))
		return false;
	if (s->pace.num != 0 && !ratio_div(in->actual, s->pace, &s->of_pace))
		return false;
	if (left <= 0 || in->today > in->period.to)
		return true;
	return ratio_div(s->gap, (struct ratio){ left, 1 }, &s->per_day);
}

bool
goal_pace(const struct calendar *c, const struct goal_inputs *in, struct goal_standing *out)
{
	*out = (struct goal_standing){ .attainment = none, .elapsed_share = none, .pace = none,
		.of_pace = none, .ahead = none, .gap = none, .per_day = none, .forecast = none,
		.forecast_attainment = none };
	count_days(c, in->period, in->today, out);
	if (in->actual.den != 0) {
		if (in->target.num != 0 &&
		    !ratio_div(in->actual, in->target, &out->attainment))
			return false;
		out->gap = zero;
		if (!is_met(in) && !(in->lower_is_better ?
		    ratio_sub(in->actual, in->target, &out->gap) :
		    ratio_sub(in->target, in->actual, &out->gap)))
			return false;
		if (!pace_of(in, out))
			return false;
		if (in->open.den != 0 && !ratio_add(in->actual, in->open, &out->forecast))
			return false;
		if (out->forecast.den != 0 && in->target.num != 0 &&
		    !ratio_div(out->forecast, in->target, &out->forecast_attainment))
			return false;
	}
	out->state = judge(in, out);
	return true;
}

const char *
goal_state_name(enum goal_state s)
{
	static const char *const name[] = { "no-data", "met", "ahead", "behind", "missed", "coming" };

	return name[s];
}
