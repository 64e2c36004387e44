/* The units of a goal's period, and what each weighs. */
#include "lib/goal/cascade_inside.h"

#include "lib/metric/span.h"
#include "lib/metric/table.h"

enum { UNITS_MAX = 400 };
#define SCALE INT64_C(1000000000000)      /* the year, in shares of it */

static struct period
meet(struct period a, struct period b)
{
	return (struct period){ a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to };
}

static int
no_whole_units(const struct cascade *c, enum period_unit unit, struct sales_err *err)
{
	static const char *const word[] = { [UNIT_DAY] = N_("days"), [UNIT_WEEK] = N_("weeks"),
		[UNIT_MONTH] = N_("months"), [UNIT_QUARTER] = N_("quarters"), [UNIT_HALF] = N_("half-years"),
		[UNIT_YEAR] = N_("years") };
	char name[PERIOD_SIZE];

	FAIL(err, SALES_EUSAGE, _("%s is not made of several whole %s"), period_str(c->ask->period, name), _(word[unit]));
	return err_hint(err, _("a year has halves, quarters and months, a month has days, and what begins and ends "
	    "with a week has weeks"));
}

/* Spans that follow each other from the first day to the last. A fiscal year's
 * begin where it does, so a unit is stepped, not looked up in the calendar. */
static int
tile(struct cascade *c, enum period_unit unit, struct sales_err *err)
{
	const struct period p = c->ask->period;
	struct period       first = period_step((struct period){ p.from, p.from }, unit, 0, &c->d->when);
	const bool          fits = unit == UNIT_DAY || period_of(p.from, unit, &c->d->when).from == p.from ||
	    (unit > UNIT_WEEK && (day_civil(p.from).d == 1 || day_civil(p.from).d == c->d->when.fiscal_day));

	c->unit = arena_array(c->a, struct period, UNITS_MAX);
	c->unit_weight = arena_array(c->a, int64_t, UNITS_MAX);
	c->nunits = 0;
	while (fits && first.to <= p.to && c->nunits < UNITS_MAX) {
		c->unit[c->nunits++] = first;
		if (first.to == p.to)
			break;
		first = period_step((struct period){ p.from, p.from }, unit, (int)c->nunits, &c->d->when);
	}
	if (c->nunits < 2 || c->unit[c->nunits - 1].to != p.to)
		return no_whole_units(c, unit, err);
	return SALES_OK;
}

/* ---- weights ------------------------------------------------------------- */

static const struct seasonality *
season_of(const struct cascade *c)
{
	const struct goal_rules *g = &c->d->policy->goals;

	for (size_t i = 0; i < g->nseason; i++)
		if (strcmp(g->season[i].metric, c->ask->metric->id) == 0)
			return &g->season[i];
	return NULL;
}

/* The months' shares of the year that lie in a span, by days where it cuts one. */
static int64_t
season_weight(const struct cascade *c, const struct seasonality *s, struct period span)
{
	int64_t sum = 0;
	money   part;

	for (day d = span.from; d <= span.to;) {
		const struct period month = period_of(d, UNIT_MONTH, &c->d->when);
		const struct period both = meet(month, span);
		struct ratio        share = { 1, 12 };

		if (s != NULL)
			share = s->month[day_civil(d).m - 1];
		if (ratio_mul(share, (struct ratio){ period_days(both), period_days(month) }, &share) &&
		    money_mul((money){ SCALE }, share, 4, ROUND_HALF_UP, &part))
			sum += part.v;
		d = month.to + 1;
	}
	return sum;
}

static void
weigh_by_season(struct cascade *c, const struct seasonality *s)
{
	for (size_t i = 0; i < c->nunits; i++)
		c->unit_weight[i] = season_weight(c, s, c->unit[i]);
}

/* The same units a year before, of the subject itself. */
static int
weigh_by_past(struct cascade *c, struct sales_err *err)
{
	const int64_t        s = c->ask->subject;
	const unsigned       axis = s == SUBJECT_COMPANY ? AXIS_COMPANY : subject_is_team(s) ? AXIS_TEAM : AXIS_PERSON;
	struct period       *span = arena_array(c->a, struct period, c->nunits);
	struct metric_table *t;
	struct ratio         v;
	int64_t              n, sum = 0;
	money                w;
	char                 name[PERIOD_SIZE];

	for (size_t i = 0; i < c->nunits; i++)
		span[i] = span_year_before(c->unit[i]);
	TRY(metric_table_make(c->d, &(struct metric_ask){ .metric = c->ask->metric, .span = span,
	    .nspans = c->nunits, .axes = axis, .org = &c->org }, c->a, &t, err));
	for (size_t i = 0; i < c->nunits; i++) {
		TRY(metric_table_at(t, axis, (size_t)subject_id(s), i, &v, &n, err));
		if (v.den == 0 || v.num <= 0 || !money_mul((money){ MONEY_UNIT }, v, 4, ROUND_HALF_UP, &w))
			w.v = 0;
		c->unit_weight[i] = w.v;
		sum += w.v;
	}
	if (sum > 0)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s had no '%s' in %s"), cascade_subject(c, s), c->ask->metric->id,
	    period_str(span_year_before(c->ask->period), name));
	return err_hint(err, _("--by workdays, or --by equal"));
}

static int
weigh_asked_season(struct cascade *c, const struct seasonality *s, struct sales_err *err)
{
	if (s == NULL) {
		FAIL(err, SALES_EPOLICY, _("the rule book has no seasonality of '%s'"), c->ask->metric->id);
		return err_hint(err, _("goals: {seasonality: {%s: [8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9]}}, or --by own-past"),
		    c->ask->metric->id);
	}
	if (c->ask->unit < UNIT_MONTH) {
		FAIL(err, SALES_EUSAGE, _("seasonality has shares of months; weeks and days go by working days"));
		return err_hint(err, "--by workdays");
	}
	weigh_by_season(c, s);
	return SALES_OK;
}

/* What is usual: seasonality; weeks and days by working days. */
static enum cascade_time
usual_time(struct cascade *c, const struct seasonality *s)
{
	if (c->ask->unit < UNIT_MONTH)
		return TIME_WORKDAYS;
	if (s != NULL)
		return TIME_SEASON;
	cascade_note(c, _("the rule book has no seasonality of '%s': spread equally"), c->ask->metric->id);
	return TIME_EQUAL;
}

static int
weigh_units(struct cascade *c, struct sales_err *err)
{
	const struct seasonality *s = season_of(c);
	enum cascade_time         by = c->ask->time;
	int64_t                   sum = 0;

	if (by == TIME_USUAL)
		by = usual_time(c, s);
	if (by == TIME_PAST)
		return weigh_by_past(c, err);
	if (by == TIME_SEASON)
		TRY(weigh_asked_season(c, s, err));
	for (size_t i = 0; i < c->nunits; i++) {
		if (by == TIME_WORKDAYS)
			c->unit_weight[i] = calendar_workdays(&c->d->policy->calendar, c->unit[i]);
		else if (by == TIME_EQUAL)
			c->unit_weight[i] = 1;
		sum += c->unit_weight[i];
	}
	return sum > 0 ? SALES_OK : FAIL(err, SALES_EPOLICY, _("none of the parts of the period weighs anything"));
}

int
cascade_units(struct cascade *c, struct sales_err *err)
{
	TRY(tile(c, c->ask->unit, err));
	return c->adds_up ? weigh_units(c, err) : SALES_OK;
}

void
cascade_months(struct cascade *c)
{
	const struct period p = c->ask->period;

	c->unit = arena_array(c->a, struct period, UNITS_MAX);
	c->unit_weight = arena_array(c->a, int64_t, UNITS_MAX);
	for (day d = p.from; d <= p.to && c->nunits < UNITS_MAX;) {
		const struct period month = period_of(d, UNIT_MONTH, &c->d->when);

		c->unit[c->nunits++] = meet(month, p);
		d = month.to + 1;
	}
	weigh_by_season(c, season_of(c));
}
