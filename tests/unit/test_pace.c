#include "cases.h"
#include "lib/goal/pace.h"

static const struct period holidays[] = { { 20727, 20733 } };   /* 2026-10-01..07 */
static const struct period added[] = { { 20736, 20736 } };      /* 2026-10-10 */
static const struct calendar worked = { .workdays = 0x1f, .holidays = holidays, .nholidays = 1,
	.added = added, .nadded = 1 };

static day
day_in(const char *s, size_t n)
{
	day d = 0;

	assert_true(day_parse_iso(s, n, &d));
	return d;
}

static struct ratio
number(const char *s)
{
	const char  *slash = strchr(s, '/');
	struct ratio r = { 0, 0 }, den;

	if (strcmp(s, "-") == 0)
		return r;
	assert_true(ratio_parse(s, slash == NULL ? strlen(s) : (size_t)(slash - s), &r));
	if (slash != NULL) {
		assert_true(ratio_parse(slash + 1, strlen(slash + 1), &den));
		assert_true(ratio_div(r, den, &r));
	}
	return r;
}

static void
check(const struct cases *c, const char *what, struct ratio got, const char *want)
{
	const struct ratio r = number(want);

	if (got.den == 0 ? r.den != 0 : got.num != r.num || got.den != r.den)
		case_fail(c, "%s is %lld/%lld, not %s", what, (long long)got.num, (long long)got.den,
		    want);
}

static void
goal_pace__follows_the_cases(void **state)
{
	struct cases c = cases_open("pace");

	(void)state;
	while (cases_next(&c)) {
		struct goal_standing s;
		char                 days[32];
		struct goal_inputs   in = { .cumulates = true };

		in.period.from = day_in(c.col[0], 10);
		in.period.to = day_in(c.col[0] + 12, 10);
		in.today = day_in(c.col[1], 10);
		in.target = number(c.col[2]);
		in.actual = number(c.col[3]);
		in.open = number(c.col[4]);
		assert_true(goal_pace(&worked, &in, &s));
		snprintf(days, sizeof(days), "%d/%d", s.elapsed, s.days);
		case_equal(&c, "days", days, c.col[5]);
		check(&c, "pace", s.pace, c.col[6]);
		check(&c, "of pace", s.of_pace, c.col[7]);
		check(&c, "ahead", s.ahead, c.col[8]);
		check(&c, "gap", s.gap, c.col[9]);
		check(&c, "per day", s.per_day, c.col[10]);
		check(&c, "forecast", s.forecast, c.col[11]);
		case_equal(&c, "state", goal_state_name(s.state), c.col[12]);
	}
}

static void
goal_pace__asks_no_pace_of_what_does_not_add_up(void **state)
{
	struct goal_inputs in = { .period = { day_of(2026, 2, 2), day_of(2026, 2, 27) },
		.today = day_of(2026, 2, 13), .target = { 60, 1 }, .actual = { 52, 1 },
		.lower_is_better = true };
	struct goal_standing s;

	(void)state;
	assert_true(goal_pace(&worked, &in, &s));
	assert_int_equal(s.state, GOAL_MET);
	assert_int_equal(s.pace.den, 0);
	assert_int_equal(s.per_day.den, 0);
	in.actual = (struct ratio){ 61, 1 };
	assert_true(goal_pace(&worked, &in, &s));
	assert_int_equal(s.state, GOAL_BEHIND);
	assert_int_equal(s.gap.num, 1);
}

static void
goal_pace__says_when_a_number_does_not_fit(void **state)
{
	struct goal_inputs in = { .period = { day_of(2026, 2, 2), day_of(2026, 2, 27) },
		.today = day_of(2026, 2, 13), .target = { INT64_MAX, 1 }, .actual = { INT64_MAX - 1, 1 },
		.open = { INT64_MAX, 1 }, .cumulates = true };
	struct goal_standing s;

	(void)state;
	assert_false(goal_pace(&worked, &in, &s));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(goal_pace__follows_the_cases),
		cmocka_unit_test(goal_pace__asks_no_pace_of_what_does_not_add_up),
		cmocka_unit_test(goal_pace__says_when_a_number_does_not_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
