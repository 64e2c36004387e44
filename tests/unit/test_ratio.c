#include "cases.h"
#include "lib/base/ratio.h"

static struct ratio
of(int64_t num, int64_t den)
{
	struct ratio r = { 0 };

	assert_true(ratio_make(num, den, &r));
	return r;
}

static void
assert_ratio(struct ratio r, int64_t num, int64_t den)
{
	assert_int_equal(r.num, num);
	assert_int_equal(r.den, den);
}

static void
ratio__stands_in_lowest_terms(void **state)
{
	struct ratio r;

	(void)state;
	assert_ratio(of(6, 8), 3, 4);
	assert_ratio(of(6, -8), -3, 4);
	assert_ratio(of(-6, -8), 3, 4);
	assert_ratio(of(0, -5), 0, 1);
	assert_ratio(of(INT64_MIN, 2), INT64_MIN / 2, 1);
	assert_ratio(of(INT64_MIN, INT64_MIN), 1, 1);
	assert_false(ratio_make(1, 0, &r));
	assert_false(ratio_make(INT64_MIN, -1, &r));
	assert_false(ratio_make(1, INT64_MIN, &r));
}

static void
ratio__orders_what_floating_point_cannot(void **state)
{
	struct ratio none = { 0 };

	(void)state;
	assert_true(ratio_cmp(of(INT64_MAX - 1, INT64_MAX), of(INT64_MAX - 2, INT64_MAX - 1)) > 0);
	assert_true(ratio_cmp(of(INT64_MIN, 1), of(INT64_MAX, 1)) < 0);
	assert_int_equal(ratio_cmp(of(4, 5), of(80, 100)), 0);
	assert_true(ratio_cmp(of(14999999, 15000000), of(1, 1)) < 0);
	assert_true(ratio_cmp(none, of(INT64_MIN, 1)) < 0);
	assert_int_equal(ratio_cmp(none, none), 0);
}

static void
ratio__calculates_exactly(void **state)
{
	struct ratio r, none = { 0 };

	(void)state;
	assert_true(ratio_add(of(1, 3), of(1, 6), &r));
	assert_ratio(r, 1, 2);
	assert_true(ratio_add(of(1, 7), of(2, 7), &r));
	assert_ratio(r, 3, 7);
	assert_true(ratio_sub(of(1, 3), of(1, 2), &r));
	assert_ratio(r, -1, 6);
	assert_true(ratio_sub(of(0, 1), of(INT64_MIN / 2, 1), &r));
	assert_ratio(r, INT64_MAX / 2 + 1, 1);
	assert_true(ratio_mul(of(-2, 3), of(3, 4), &r));
	assert_ratio(r, -1, 2);
	assert_true(ratio_mul(of(INT64_MAX, 3), of(3, INT64_MAX), &r));
	assert_ratio(r, 1, 1);
	assert_true(ratio_div(of(1, 2), of(-3, 4), &r));
	assert_ratio(r, -2, 3);
	assert_false(ratio_div(of(1, 2), of(0, 1), &r));
	assert_false(ratio_add(of(INT64_MAX, 1), of(1, 1), &r));
	assert_false(ratio_mul(of(INT64_MAX, 1), of(2, 1), &r));
	assert_false(ratio_mul(of(1, INT64_MAX), of(1, 2), &r));
	assert_false(ratio_add(none, of(1, 1), &r));
	assert_false(ratio_sub(of(1, 1), none, &r));
	assert_false(ratio_mul(none, of(1, 1), &r));
	assert_false(ratio_div(of(1, 1), none, &r));
}

static void
ratio__reads_numbers_and_percentages(void **state)
{
	struct cases c = cases_open("ratio");

	(void)state;
	while (cases_next(&c)) {
		struct ratio r = { 0 };
		char         s[64];
		bool         good = ratio_parse(c.col[0], strlen(c.col[0]), &r);

		if (strcmp(c.col[1], "!") == 0) {
			if (good)
				case_fail(&c, "'%s' is taken", c.col[0]);
			continue;
		}
		if (!good)
			case_fail(&c, "'%s' is refused", c.col[0]);
		snprintf(s, sizeof(s), "%lld/%lld", (long long)r.num, (long long)r.den);
		case_equal(&c, "the fraction", s, c.col[1]);
	}
}

static void
rate__is_a_count_of_billionths(void **state)
{
	int64_t rate;

	(void)state;
	assert_true(ratio_to_rate(of(3, 100), &rate));
	assert_int_equal(rate, 30000000);
	assert_true(ratio_to_rate(of(-1, RATE_UNIT), &rate));
	assert_int_equal(rate, -1);
	assert_false(ratio_to_rate(of(1, 3), &rate));
	assert_false(ratio_to_rate(of(INT64_MAX, 1), &rate));
	assert_false(ratio_to_rate((struct ratio){ 0 }, &rate));
	assert_ratio(ratio_of_rate(30000000), 3, 100);
	assert_ratio(ratio_of_rate(0), 0, 1);
	assert_ratio(ratio_of_rate(INT64_MIN), INT64_MIN / 512, RATE_UNIT / 512);
}

static const char *
percent(int64_t num, int64_t den)
{
	static char s[RATIO_SIZE];

	return ratio_percent(of(num, den), s);
}

static void
percent__never_shows_what_was_not_reached(void **state)
{
	const struct ratio third = of(1, 3), half = of(875, 1000);
	char               s[RATIO_SIZE];

	(void)state;
	assert_string_equal(percent(1520, 1500), "101.3333");
	assert_string_equal(percent(2, 3), "66.6667");
	assert_string_equal(percent(4, 5), "80");
	assert_string_equal(percent(1, 8), "12.5");
	assert_string_equal(percent(0, 1), "0");
	assert_string_equal(percent(14999999, 15000000), "99.9999");
	assert_string_equal(percent(17999999, 30000000), "59.9999");
	assert_string_equal(percent(7999999999, 10000000000), "79.9999");
	assert_string_equal(percent(8000000001, 10000000000), "80");
	assert_string_equal(percent(-2, 3), "-66.6667");
	assert_string_equal(percent(-1, 1000000000), "-0.0001"); /* below 0 */
	assert_string_equal(percent(1, 1000000000), "0");
	assert_string_equal(percent(INT64_MAX, 1), "922337203685477580700");
	assert_string_equal(ratio_percent((struct ratio){ 0 }, s), "");
	/* 0.87499999 of a tier that starts at 87.5 % */
	assert_string_equal(percent(87499999, 100000000), "87.5");
	assert_string_equal(ratio_percent_below(of(87499999, 100000000), &half, 1, s), "87.4999");
	assert_string_equal(ratio_percent_below(of(875, 1000), &half, 1, s), "87.5");
	assert_string_equal(ratio_percent_below(of(33333333, 100000000), &third, 1, s), "33.3333");
	assert_string_equal(ratio_percent_below(of(2, 3), &third, 1, s), "66.6667");
}

static void
decimal__has_nine_places_at_most(void **state)
{
	char s[RATIO_SIZE];

	(void)state;
	assert_string_equal(ratio_decimal(of(3, 5), s), "0.6");
	assert_string_equal(ratio_decimal(of(3, 2), s), "1.5");
	assert_string_equal(ratio_decimal(of(1, 3), s), "0.333333333");
	assert_string_equal(ratio_decimal(of(-2, 3), s), "-0.666666667");
	assert_string_equal(ratio_decimal(of(-1, INT64_MAX), s), "0");
	assert_string_equal(ratio_decimal(of(1, 2000000000), s), "0.000000001");
	assert_string_equal(ratio_decimal(of(10, 1), s), "10");
	/* 14,999,999,999.99 of 15,000,000,000 is below a tier that starts at 1 */
	assert_string_equal(ratio_decimal(of(1499999999999, 1500000000000), s), "0.999999999");
	assert_string_equal(ratio_decimal(of(874999999999, 1000000000000), s), "0.874999999");
	assert_string_equal(ratio_decimal(of(INT64_MIN, 1), s), "-9223372036854775808");
	assert_string_equal(ratio_decimal((struct ratio){ 0 }, s), "");
}

static void
sums_and_products__undo_each_other(void **state)
{
	uint64_t x = 521288629u;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct ratio a, b, r;

		x ^= x << 13, x ^= x >> 7, x ^= x << 17;
		a = of((int32_t)x % 1000003, 1 + (int64_t)(x >> 44));
		b = of((int32_t)(x >> 20) % 999983, 1 + (int64_t)((x >> 32) & 0xFFFFF));
		if (ratio_add(a, b, &r)) {
			assert_true(ratio_sub(r, b, &r));
			assert_int_equal(ratio_cmp(r, a), 0);
		}
		if (b.num != 0 && ratio_mul(a, b, &r)) {
			assert_true(ratio_div(r, b, &r));
			assert_ratio(r, a.num, a.den);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ratio__stands_in_lowest_terms),
		cmocka_unit_test(ratio__orders_what_floating_point_cannot),
		cmocka_unit_test(ratio__calculates_exactly),
		cmocka_unit_test(ratio__reads_numbers_and_percentages),
		cmocka_unit_test(rate__is_a_count_of_billionths),
		cmocka_unit_test(percent__never_shows_what_was_not_reached),
		cmocka_unit_test(decimal__has_nine_places_at_most),
		cmocka_unit_test(sums_and_products__undo_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
