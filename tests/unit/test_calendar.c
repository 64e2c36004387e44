#include "cases.h"
#include "lib/base/calendar.h"

enum { MON_TO_FRI = 0x1F };

/* The rule book of tests/data/calendar.cases. */
static const struct calendar *
october(void)
{
	static struct period   holidays[2], added[2];
	static struct calendar c = { MON_TO_FRI, holidays, 2, added, 2 };

	holidays[0] = (struct period){ day_of(2026, 10, 1), day_of(2026, 10, 7) };
	holidays[1] = (struct period){ day_of(2026, 10, 5), day_of(2026, 10, 6) }; /* once more */
	added[0] = (struct period){ day_of(2026, 9, 20), day_of(2026, 9, 20) };
	added[1] = (struct period){ day_of(2026, 10, 10), day_of(2026, 10, 10) };
	return &c;
}

static day
iso(const char *s)
{
	day d = 0;

	if (!day_parse_iso(s, strlen(s), &d))
		fail_msg("'%s' is no day", s);
	return d;
}

static void
workdays__are_counted_in_a_period(void **state)
{
	struct cases c = cases_open("calendar");

	(void)state;
	while (cases_next(&c)) {
		struct period p = { iso(c.col[0]), iso(c.col[1]) };
		int           n = calendar_workdays(october(), p);

		if (n != atoi(c.col[2]))
			case_fail(&c, "%d working days", n);
	}
}

static void
workdays__are_the_days_that_are_worked(void **state)
{
	const struct calendar *c = october();
	const day              first = day_of(2026, 9, 1);

	(void)state;
	for (day from = first; from < first + 60; from++)
		for (int n = 0, len = 0; len < 60; len++) {
			n += calendar_is_workday(c, from + len);
			assert_int_equal(calendar_workdays(c, (struct period){ from, from + len }), n);
		}
}

static void
open_period__has_no_number_of_workdays(void **state)
{
	(void)state;
	assert_int_equal(calendar_workdays(october(), (struct period){ DAY_NONE, 0 }), 0);
	assert_int_equal(calendar_workdays(october(), (struct period){ 0, DAY_NONE }), 0);
}

static void
after__counts_working_days_only(void **state)
{
	const struct calendar *c = october();
	const struct calendar  never = { 0 };

	(void)state;
	/* from Wednesday before the holiday: 8th, 9th, Saturday 10th, 12th */
	assert_int_equal(calendar_after(c, iso("2026-09-30"), 1), iso("2026-10-08"));
	assert_int_equal(calendar_after(c, iso("2026-09-30"), 3), iso("2026-10-10"));
	assert_int_equal(calendar_after(c, iso("2026-09-30"), 4), iso("2026-10-12"));
	assert_int_equal(calendar_after(c, iso("2026-09-19"), 1), iso("2026-09-20"));
	assert_int_equal(calendar_after(c, DAY_MAX - 1, 5), DAY_MAX);
	assert_true(calendar_after(&never, 0, 1) > 3000); /* and comes back at all */
}

static void
workdays__may_be_any_days_of_the_week(void **state)
{
	const struct calendar sunday = { .workdays = 1 << 6 };

	(void)state;
	assert_int_equal(calendar_workdays(&sunday,
	    (struct period){ iso("2026-09-01"), iso("2026-09-30") }), 4);
	assert_true(calendar_is_workday(&sunday, iso("2026-09-27")));
	assert_false(calendar_is_workday(&sunday, iso("2026-09-26")));
	assert_int_equal(calendar_after(&sunday, iso("2026-09-27"), 2), iso("2026-10-11"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(workdays__are_counted_in_a_period),
		cmocka_unit_test(workdays__are_the_days_that_are_worked),
		cmocka_unit_test(open_period__has_no_number_of_workdays),
		cmocka_unit_test(after__counts_working_days_only),
		cmocka_unit_test(workdays__may_be_any_days_of_the_week),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
