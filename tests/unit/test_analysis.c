/* What analyses stand on: medians, and bands of discounts. */
#include <stdlib.h>

#include "lib/analysis/discount.h"
#include "lib/analysis/median.h"
#include "tests/unit/unit.h"

static int
by_number(const void *x, const void *y)
{
	const int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;

	return (a > b) - (a < b);
}

/* Against sorting them all, for many lengths and many equal numbers. */
static void
median__is_the_middle_of_any_numbers(void **state)
{
	int32_t  v[200], sorted[200];
	uint32_t dice = 1;

	(void)state;
	assert_int_equal(median_of(v, 0).den, 0);
	for (size_t n = 1; n <= 200; n++) {
		struct ratio want, got;

		for (size_t i = 0; i < n; i++) {
			dice = dice * 1664525u + 1013904223u;
			v[i] = sorted[i] = (int32_t)(dice >> 16) % (n % 3 == 0 ? 5 : 1000);
		}
		qsort(sorted, n, sizeof(*sorted), by_number);
		assert_true(ratio_make((int64_t)sorted[(n - 1) / 2] + sorted[n / 2], 2, &want));
		got = median_of(v, n);
		assert_int_equal(ratio_cmp(want, got), 0);
	}
}

static void
discount__is_in_the_band_that_ends_with_it(void **state)
{
	static const struct ratio end[] = { { 1, 20 }, { 1, 10 } };
	static const struct { int64_t amount, list; int band; const char *name; } cases[] = {
		{ 1010000, 1000000, -1, "above" }, { 1000000, 1000000, 0, "0%" }, { 999999, 1000000, 1, "..5%" },
		{ 950000, 1000000, 1, "..5%" }, { 949999, 1000000, 2, "5%..10%" }, { 900000, 1000000, 2, "5%..10%" },
		{ 899999, 1000000, 3, "10%.." }, { 0, 1000000, 3, "10%.." },
	};
	const struct policy p = { .analysis = { .discount = end, .ndiscount = 2 } };
	const struct value  none = v_null();
	char                s[BAND_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct value amount = v_of(V_MONEY, cases[i].amount), list = v_of(V_MONEY, cases[i].list);

		assert_int_equal(discount_band(&p, &amount, &list).u.i, cases[i].band);
		assert_string_equal(discount_band_name(&p, cases[i].band, s), cases[i].name);
	}
	assert_int_equal(discount_band(&p, &none, &none).type, V_NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(median__is_the_middle_of_any_numbers),
		cmocka_unit_test(discount__is_in_the_band_that_ends_with_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
