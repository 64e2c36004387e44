/* What belongs to numbered things lies beside its like, in the order it came. */
#include "lib/base/buckets.h"
#include "tests/unit/unit.h"

struct thing { int64_t of; int no; };

static void
buckets_sort__keeps_the_order_of_equals(void **state)
{
	static const struct thing v[] = { { 3, 0 }, { 1, 1 }, { 3, 2 }, { 7, 3 }, { 1, 4 }, { 3, 5 } };
	static const int          want[] = { 1, 4, 0, 2, 5, 3 };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct buckets                   b;
	const struct thing              *s = buckets_sort(&a, v, 6, sizeof(*v), &b);
	size_t                           first = 0;

	(void)state;
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(s[i].no, want[i]);
	assert_int_equal(buckets_of(&b, 3, &first), 3);
	assert_int_equal(first, 2);
	assert_int_equal(buckets_of(&b, 7, &first), 1);
	assert_int_equal(first, 5);
	for (int64_t id = -1; id < 12; id++)
		if (id != 1 && id != 3 && id != 7)
			assert_int_equal(buckets_of(&b, id, &first), 0);
}

static void
buckets_sort__takes_nothing_too(void **state)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct buckets                   b;
	size_t                           first;

	(void)state;
	buckets_sort(&a, NULL, 0, sizeof(struct thing), &b);
	assert_int_equal(buckets_of(&b, 1, &first), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(buckets_sort__keeps_the_order_of_equals),
		cmocka_unit_test(buckets_sort__takes_nothing_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
