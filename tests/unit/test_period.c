#include "cases.h"
#include "lib/base/period.h"

static const struct period_env *
april(void)
{
	static struct period_env env = { .fiscal_month = 4, .fiscal_day = 1 };

	env.today = day_of(2026, 9, 23);
	return &env;
}

static struct period
parse(const char *text, const struct period_env *env)
{
	struct sales_err err = { 0 };
	struct period    p = { 0 };

	if (period_parse(text, env, &p, &err) != SALES_OK)
		fail_msg("'%s': %s", text, err.msg);
	return p;
}

static void
check_refusal(const struct cases *c, int rc, const struct sales_err *err)
{
	char marked[256];

	if (rc != SALES_EUSAGE)
		case_fail(c, "'%s' gives %d", c->col[0], rc);
	if (strstr(err->msg, c->col[2]) == NULL)
		case_fail(c, "the message is \"%s\"", err->msg);
	if (err->hint[0] == '\0')
		case_fail(c, "'%s' has no hint", c->col[0]);
	if (strcmp(err->subject, c->col[0]) != 0 || err->len == 0)
		case_fail(c, "the caret points into '%s'", err->subject);
	if (c->n < 4 || c->col[3][0] == '\0')
		return;
	snprintf(marked, sizeof(marked), "%.*s", (int)err->len, err->subject + err->at);
	case_equal(c, "the caret's text", marked, c->col[3]);
}

static void
period__is_read_or_refused_with_a_place(void **state)
{
	struct cases c = cases_open("period");
	char         s[PERIOD_SIZE];

	(void)state;
	while (cases_next(&c)) {
		struct sales_err err = { 0 };
		struct period    p = { 7, 7 };
		int              rc = period_parse(c.col[0], april(), &p, &err);

		if (strcmp(c.col[1], "!") == 0) {
			check_refusal(&c, rc, &err);
			continue;
		}
		if (rc != SALES_OK)
			case_fail(&c, "'%s' is refused: %s", c.col[0], err.msg);
		case_equal(&c, "the first day", p.from == DAY_NONE ? "-" : day_str(p.from, s), c.col[1]);
		case_equal(&c, "the last day", p.to == DAY_NONE ? "-" : day_str(p.to, s), c.col[2]);
		snprintf(s, sizeof(s), "%d", period_days(p));
		case_equal(&c, "the number of days", s, c.col[3]);
		case_equal(&c, "the name", period_str(p, s), c.col[4]);
	}
}

/* The rows of the manual's tables: "|  EXPRESSION", then ":  FIRST" and
 * ":  LAST". */
static void
manual__says_what_is_read(void **state)
{
	char          path[1024], line[256], name[256] = "", from[256] = "", s[PERIOD_SIZE];
	struct period p;
	FILE         *f;
	int           rows = 0;

	(void)state;
	snprintf(path, sizeof(path), "%s/../../man/salesctl-periods.7.scd", getenv("TEST_DATA"));
	assert_non_null(f = fopen(path, "r"));
	while (fgets(line, sizeof(line), f) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "|  ", 3) == 0) {
			snprintf(name, sizeof(name), "%s", line + 3);
			from[0] = '\0';
		} else if (strncmp(line, ":  ", 3) == 0 && name[0] != '\0' && from[0] == '\0') {
			snprintf(from, sizeof(from), "%s", line + 3);
		} else if (strncmp(line, ":  ", 3) == 0 && name[0] != '\0') {
			p = parse(name, april());
			assert_string_equal(p.from == DAY_NONE ? "open" : day_str(p.from, s), from);
			assert_string_equal(p.to == DAY_NONE ? "open" : day_str(p.to, s), line + 3);
			name[0] = '\0';
			rows++;
		}
	}
	fclose(f);
	assert_true(rows > 30);
}

static void
day__is_read_or_refused(void **state)
{
	struct cases c = cases_open("day");
	char         s[DAY_SIZE];

	(void)state;
	while (cases_next(&c)) {
		struct sales_err err = { 0 };
		day              d = 7;
		int              rc = period_parse_day(c.col[0], april(), &d, &err);

		if (strcmp(c.col[1], "!") == 0) {
			check_refusal(&c, rc, &err);
			continue;
		}
		if (rc != SALES_OK)
			case_fail(&c, "'%s' is refused: %s", c.col[0], err.msg);
		case_equal(&c, "the day", day_str(d, s), c.col[1]);
	}
}

static void
date_order__settles_what_can_be_read_twice(void **state)
{
	struct period_env env = *april();
	struct sales_err  err = { 0 };
	day               d;

	(void)state;
	env.day_order = DAY_ORDER_DMY;
	assert_ok(period_parse_day("9/10/2026", &env, &d, &err), &err);
	assert_int_equal(d, day_of(2026, 10, 9));
	assert_int_equal(period_parse_day("9/13/2026", &env, &d, &err), SALES_EUSAGE);
	assert_non_null(strstr(err.msg, "months 1 to 12"));
	env.day_order = DAY_ORDER_MDY;
	assert_ok(period_parse_day("9/10/2026", &env, &d, &err), &err);
	assert_int_equal(d, day_of(2026, 9, 10));
	assert_ok(period_parse_day("9.23.2026", &env, &d, &err), &err);
	assert_int_equal(d, day_of(2026, 9, 23));
	assert_int_equal(period_parse_day("2/30/2026", &env, &d, &err), SALES_EUSAGE);
}

static void
week_start__moves_this_week_but_no_iso_week(void **state)
{
	struct period_env env = *april();
	struct period     p;
	day               d;
	struct sales_err  err = { 0 };

	(void)state;
	env.week_start = 6;
	p = parse("this week", &env);
	assert_int_equal(p.from, day_of(2026, 9, 20));
	assert_int_equal(p.to, day_of(2026, 9, 26));
	p = parse("W39", &env);
	assert_int_equal(p.from, day_of(2026, 9, 21));
	assert_ok(period_parse_day("下周日", &env, &d, &err), &err);
	assert_int_equal(d, day_of(2026, 9, 27));
	env.today = day_of(2026, 9, 20); /* a Sunday begins its own week */
	assert_int_equal(parse("this week", &env).from, day_of(2026, 9, 20));
}

static void
fiscal_year__begins_and_is_named_as_the_rule_book_says(void **state)
{
	struct period_env env = *april();
	struct period     p;

	(void)state;
	env.fiscal_label_end = true;
	p = parse("FY2026", &env);
	assert_int_equal(p.from, day_of(2025, 4, 1));
	assert_int_equal(p.to, day_of(2026, 3, 31));
	env.fiscal_month = 1;
	p = parse("FY2026", &env);
	assert_int_equal(p.from, day_of(2026, 1, 1));
	assert_int_equal(p.to, day_of(2026, 12, 31));
	env = (struct period_env){ .today = env.today };
	assert_int_equal(parse("FY2026Q2", &env).from, day_of(2026, 4, 1));
	for (env.fiscal_month = 1; env.fiscal_month <= 12; env.fiscal_month++) {
		day next = parse("FY2026", &env).from;

		for (int q = 1; q <= 4; q++) {
			char text[16];

			snprintf(text, sizeof(text), "FY2026Q%d", q);
			p = parse(text, &env);
			assert_int_equal(p.from, next);
			next = p.to + 1;
		}
		assert_int_equal(next, parse("FY2027", &env).from);
	}
}

/* Each span begins where the one before ended, and the year's last one ends with it. */
static void
fiscal_spans__follow_each_other_within_the_year(void **state)
{
	static const enum period_unit units[] = { UNIT_QUARTER, UNIT_HALF, UNIT_YEAR };
	struct period_env env = *april();
	char              s[PERIOD_SIZE];

	(void)state;
	for (env.fiscal_month = 1; env.fiscal_month <= 12; env.fiscal_month++)
		for (env.fiscal_day = 1; env.fiscal_day <= civil_month_days(2027, env.fiscal_month); env.fiscal_day++)
			for (size_t u = 0; u < sizeof(units) / sizeof(units[0]); u++) {
				struct period at = period_in_year(day_of(2023, 7, 1), units[u], &env);

				while (at.to < day_of(2029, 1, 1)) {
					const struct period year = period_in_year(at.to, UNIT_YEAR, &env), next = period_in_year(at.to + 1, units[u], &env);
					struct civil        c = day_civil(year.from);

					assert_true(c.m == env.fiscal_month && c.d == env.fiscal_day);
					assert_int_equal(next.from, at.to + 1);
					assert_true(year.from <= at.from && at.to <= year.to);
					assert_true(period_same(period_in_year(at.from, units[u], &env), at));
					assert_true(period_same(parse(period_name(at, &env, s), &env), at));
					at = next;
				}
			}
}

static void
fiscal_spans__are_named_and_weeks_and_months_stay_the_calendars(void **state)
{
	struct period_env   env = *april();
	const day           on = day_of(2027, 2, 10);
	const struct period half = period_in_year(on, UNIT_HALF, &env), month = period_in_year(on, UNIT_MONTH, &env);
	char                s[PERIOD_SIZE];

	(void)state;
	assert_string_equal(period_name(period_in_year(on, UNIT_YEAR, &env), &env, s), "FY2026");
	assert_string_equal(period_name(half, &env, s), "FY2026H2");
	assert_string_equal(period_name(period_in_year(on, UNIT_QUARTER, &env), &env, s), "FY2026Q4");
	assert_string_equal(period_name(month, &env, s), "2027-02");
	assert_true(period_same(period_in_year(on, UNIT_WEEK, &env), period_of(on, UNIT_WEEK, &env)));
	env.fiscal_label_end = true;
	assert_string_equal(period_name(half, &env, s), "FY2027H2");
	env.fiscal_day = 6;
	assert_int_equal(period_in_year(day_of(2027, 4, 5), UNIT_QUARTER, &env).from, day_of(2027, 1, 6));
	assert_int_equal(period_part_in_year(day_of(2027, 4, 5), UNIT_MONTH, &env).to, day_of(2027, 4, 5));
	assert_int_equal(period_part_in_year(day_of(2027, 4, 6), UNIT_MONTH, &env).from, day_of(2027, 4, 6));
	env.fiscal_month = env.fiscal_day = 1;
	assert_true(period_same(period_in_year(on, UNIT_QUARTER, &env), period_of(on, UNIT_QUARTER, &env)));
	assert_string_equal(period_name(period_in_year(on, UNIT_QUARTER, &env), &env, s), "2027Q1");
	env.fiscal_month = 4;
	assert_int_equal(period_in_year(DAY_MIN, UNIT_YEAR, &env).from, DAY_MIN);
	assert_int_equal(period_in_year(DAY_MAX, UNIT_QUARTER, &env).to, DAY_MAX);
}

/* Counted week by week from Monday 1969-12-29, without any formula: a year's
 * first week is the one with its first Thursday. */
static void
iso_weeks__are_right_from_1970_to_2100(void **state)
{
	int year = 1970, week = 1;
	day monday = day_of(1969, 12, 29);

	(void)state;
	while (year <= 2100) {
		char             text[16], name[PERIOD_SIZE];
		struct period    p;
		struct sales_err err = { 0 };

		snprintf(text, sizeof(text), "%d-W%02d", year, week);
		p = parse(text, april());
		assert_int_equal(p.from, monday);
		assert_int_equal(p.to, monday + 6);
		assert_string_equal(period_str(p, name), text);
		monday += 7;
		week++;
		if (day_civil(monday + 3).y != year) {
			snprintf(text, sizeof(text), "%d-W%02d", year, week);
			assert_int_equal(period_parse(text, april(), &p, &err), SALES_EUSAGE);
			assert_true(week == 53 || week == 54);
			year++;
			week = 1;
		}
	}
}

static void
name__is_read_back_as_the_same_period(void **state)
{
	const enum period_unit units[] = { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER,
		UNIT_HALF, UNIT_YEAR };
	char          s[PERIOD_SIZE];
	struct period p, back;

	(void)state;
	for (size_t u = 0; u < 6; u++)
		for (day d = DAY_MIN + 400; d < DAY_MAX - 800; d += 13007) {
			p = period_of(d, units[u], april());
			assert_true(p.from <= d && d <= p.to);
			back = parse(period_str(p, s), april());
			if (back.from != p.from || back.to != p.to)
				fail_msg("%s", s);
			back = period_step(p, units[u], 1, april());
			assert_int_equal(back.from, p.to + 1);
			assert_true(period_of(back.from, units[u], april()).to == back.to);
			back = period_step(p, units[u], -1, april());
			assert_int_equal(back.to, p.from - 1);
			p.to += (int)(d % 97 + 97) % 97;
			back = parse(period_str(p, s), april());
			if (back.from != p.from || back.to != p.to)
				fail_msg("%s", s);
		}
}

static void
step__is_cut_at_the_ends_of_the_calendar(void **state)
{
	const struct period_env *env = april();
	struct period            p = period_of(env->today, UNIT_YEAR, env);

	(void)state;
	assert_int_equal(period_step(p, UNIT_YEAR, INT_MAX, env).to, DAY_MAX);
	assert_int_equal(period_step(p, UNIT_YEAR, INT_MIN, env).from, DAY_MIN);
	assert_int_equal(period_step(p, UNIT_WEEK, INT_MAX, env).to, DAY_MAX);
	assert_int_equal(period_step(p, UNIT_DAY, INT_MIN, env).from, DAY_MIN);
	p.from = DAY_NONE;
	assert_int_equal(period_step(p, UNIT_DAY, 1, env).from, DAY_NONE);
}

static void
units__have_names(void **state)
{
	enum period_unit u;

	(void)state;
	for (int i = UNIT_DAY; i <= UNIT_YEAR; i++) {
		assert_true(period_unit_parse(period_unit_name((enum period_unit)i), &u));
		assert_int_equal(u, i);
	}
	assert_true(period_unit_parse("季", &u));
	assert_int_equal(u, UNIT_QUARTER);
	assert_true(period_unit_parse("半年", &u));
	assert_int_equal(u, UNIT_HALF);
	assert_false(period_unit_parse("fortnight", &u));
}

static void
open_period__holds_every_day_on_its_side(void **state)
{
	const struct period from = { 10, DAY_NONE }, to = { DAY_NONE, 10 }, one = { 10, 10 };

	(void)state;
	assert_true(period_holds(from, 10) && period_holds(from, DAY_MAX));
	assert_false(period_holds(from, 9));
	assert_true(period_holds(to, DAY_MIN) && !period_holds(to, 11));
	assert_true(period_holds(one, 10) && !period_holds(one, 9) && !period_holds(one, 11));
	assert_false(period_holds(one, DAY_NONE));
	assert_false(period_holds((struct period){ DAY_NONE, DAY_NONE }, DAY_NONE));
	assert_int_equal(period_days((struct period){ 5, 4 }), 0);
}

static void
text_without_end__is_refused(void **state)
{
	struct sales_err err = { 0 };
	struct period    p;
	char             text[2000];
	day              d;

	(void)state;
	memset(text, '1', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	assert_int_equal(period_parse(text, april(), &p, &err), SALES_EUSAGE);
	assert_int_equal(period_parse_day(text, april(), &d, &err), SALES_EUSAGE);
	assert_int_equal(period_parse("", april(), &p, &err), SALES_EUSAGE);
	assert_int_equal(period_parse("\xFF\xFE", april(), &p, &err), SALES_EUSAGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(period__is_read_or_refused_with_a_place),
		cmocka_unit_test(manual__says_what_is_read),
		cmocka_unit_test(day__is_read_or_refused),
		cmocka_unit_test(date_order__settles_what_can_be_read_twice),
		cmocka_unit_test(week_start__moves_this_week_but_no_iso_week),
		cmocka_unit_test(fiscal_year__begins_and_is_named_as_the_rule_book_says),
		cmocka_unit_test(fiscal_spans__follow_each_other_within_the_year),
		cmocka_unit_test(fiscal_spans__are_named_and_weeks_and_months_stay_the_calendars),
		cmocka_unit_test(iso_weeks__are_right_from_1970_to_2100),
		cmocka_unit_test(name__is_read_back_as_the_same_period),
		cmocka_unit_test(step__is_cut_at_the_ends_of_the_calendar),
		cmocka_unit_test(units__have_names),
		cmocka_unit_test(open_period__holds_every_day_on_its_side),
		cmocka_unit_test(text_without_end__is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
