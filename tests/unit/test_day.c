#include "unit.h"

#include "lib/base/day.h"

#include <string.h>

/* The rule of the Gregorian calendar, said without a formula. */
static int
month_days(int y, int m)
{
	if (m == 2)
		return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0 ? 29 : 28;
	return m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31;
}

static void
every_day__of_ten_thousand_years_counts_one_on(void **state)
{
	day next = DAY_MIN;
	int weekday = 0; /* 0001-01-01 was a Monday */

	(void)state;
	for (int y = 1; y <= 9999; y++)
		for (int m = 1; m <= 12; m++) {
			assert_int_equal(civil_month_days(y, m), month_days(y, m));
			for (int d = 1; d <= month_days(y, m); d++, next++) {
				struct civil c = day_civil(next);

				if (day_of(y, m, d) != next || c.y != y || c.m != m || c.d != d ||
				    day_weekday(next) != weekday)
					fail_msg("%04d-%02d-%02d", y, m, d);
				weekday = (weekday + 1) % 7;
			}
		}
	assert_int_equal(next, DAY_MAX + 1);
	assert_int_equal(day_of(1970, 1, 1), 0);
}

static void
day_text__is_read_back(void **state)
{
	char s[DAY_SIZE];
	day  back;

	(void)state;
	for (day d = DAY_MIN; d <= DAY_MAX; d += 97) {
		assert_true(day_parse_iso(day_str(d, s), 10, &back));
		assert_int_equal(back, d);
	}
	assert_string_equal(day_str(DAY_MIN, s), "0001-01-01");
	assert_string_equal(day_str(DAY_MAX, s), "9999-12-31");
	assert_string_equal(day_str(DAY_NONE, s), "");
}

static void
day_text__is_ten_bytes_of_a_day_there_is(void **state)
{
	static const char *const wrong[] = {
		"", "2026-02-30", "2025-02-29", "1900-02-29", "2026-00-10", "2026-13-01",
		"2026-01-00", "2026-01-32", "0000-01-01", "2026/01/01", "2026-1-01", "26-01-01",
		"2026-01-01 ", "2026-01-0a", "-026-01-01", "2026-01-1",
	};
	day d;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		if (day_parse_iso(wrong[i], strlen(wrong[i]), &d))
			fail_msg("'%s'", wrong[i]);
	assert_true(day_parse_iso("2000-02-29", 10, &d));
	assert_true(civil_valid(2024, 2, 29));
	assert_false(civil_valid(2026, 2, 29));
	assert_false(civil_valid(10000, 1, 1));
}

static void
months__are_added_within_the_month(void **state)
{
	(void)state;
	assert_int_equal(day_add_months(day_of(2026, 1, 31), 1), day_of(2026, 2, 28));
	assert_int_equal(day_add_months(day_of(2024, 1, 31), 1), day_of(2024, 2, 29));
	assert_int_equal(day_add_months(day_of(2026, 3, 31), -1), day_of(2026, 2, 28));
	assert_int_equal(day_add_months(day_of(2026, 12, 15), 1), day_of(2027, 1, 15));
	assert_int_equal(day_add_months(day_of(2026, 1, 15), -1), day_of(2025, 12, 15));
	assert_int_equal(day_add_months(day_of(2026, 5, 31), 12), day_of(2027, 5, 31));
	assert_int_equal(day_add_months(day_of(2024, 2, 29), 48), day_of(2028, 2, 29));
	assert_int_equal(day_add_months(day_of(2026, 9, 23), 0), day_of(2026, 9, 23));
}

static void
weekday__holds_for_every_integer(void **state)
{
	(void)state;
	assert_int_equal(day_weekday(0), 3); /* a Thursday */
	assert_int_equal(day_weekday(-4), 6);
	assert_int_equal(day_weekday(-3), 0);
	assert_int_equal(day_weekday(INT32_MAX), 4);
	assert_int_equal(day_weekday(INT32_MIN), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day__of_ten_thousand_years_counts_one_on),
		cmocka_unit_test(day_text__is_read_back),
		cmocka_unit_test(day_text__is_ten_bytes_of_a_day_there_is),
		cmocka_unit_test(months__are_added_within_the_month),
		cmocka_unit_test(weekday__holds_for_every_integer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
