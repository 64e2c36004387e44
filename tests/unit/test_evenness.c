#include "lib/base/evenness.h"
#include "unit.h"

static void
assert_gini(const int64_t *v, size_t n, int64_t num, int64_t den)
{
	struct ratio r;

	assert_true(evenness_gini(v, n, &r));
	assert_int_equal(r.num, num);
	assert_int_equal(r.den, den);
}

static void
gini__is_exact_and_does_not_look_at_the_order(void **state)
{
	(void)state;
	assert_gini((int64_t[]){ 60, 50, 45, 5 }, 4, 17, 64); /* 0.265625 */
	assert_gini((int64_t[]){ 5, 60, 45, 50 }, 4, 17, 64);
	assert_gini((int64_t[]){ 7, 7, 7 }, 3, 0, 1);
	assert_gini((int64_t[]){ 0, 0, 0, 9 }, 4, 3, 4); /* (n - 1) / n: one has everything */
	assert_gini((int64_t[]){ 12 }, 1, 0, 1);
}

static void
gini__holds_amounts_whose_products_fit_no_integer(void **state)
{
	(void)state;
	assert_gini((int64_t[]){ INT64_MAX, INT64_MAX, 0, 0 }, 4, 1, 2);
}

static void
evenness__says_nothing_of_nobody_of_nothing_and_below_zero(void **state)
{
	struct ratio r;
	size_t       top;

	(void)state;
	assert_false(evenness_gini(NULL, 0, &r));
	assert_int_equal(r.den, 0);
	assert_false(evenness_gini((int64_t[]){ 0, 0 }, 2, &r));
	assert_false(evenness_gini((int64_t[]){ -1, 5 }, 2, &r));
	assert_false(evenness_top((int64_t[]){ -1, 5 }, 2, &top, &r));
}

static void
top__is_a_tenth_of_the_people_and_at_least_one(void **state)
{
	int64_t      v[21];
	struct ratio r;
	size_t       top;

	(void)state;
	assert_true(evenness_top((int64_t[]){ 60, 50, 45, 5 }, 4, &top, &r));
	assert_int_equal(top, 1);
	assert_int_equal(r.num, 3); /* 60 of 160 */
	assert_int_equal(r.den, 8);
	for (int i = 0; i < 21; i++)
		v[i] = 10;
	assert_true(evenness_top(v, 20, &top, &r));
	assert_int_equal(top, 2);
	assert_true(evenness_top(v, 21, &top, &r));
	assert_int_equal(top, 3);
	assert_int_equal(r.num, 1);
	assert_int_equal(r.den, 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gini__is_exact_and_does_not_look_at_the_order),
		cmocka_unit_test(gini__holds_amounts_whose_products_fit_no_integer),
		cmocka_unit_test(evenness__says_nothing_of_nobody_of_nothing_and_below_zero),
		cmocka_unit_test(top__is_a_tenth_of_the_people_and_at_least_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
