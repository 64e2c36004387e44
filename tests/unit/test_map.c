#include <stdio.h>
#include <string.h>

#include "unit.h"

#include "lib/base/map.h"

static void
empty_map__finds_nothing(void **state)
{
	struct map m = { 0 };

	(void)state;
	assert_null(map_find(&m, "a", 1));
	assert_null(map_find(&m, "", 0));
	map_done(&m);
}

static void
key__is_added_once(void **state)
{
	struct map      m = { 0 };
	struct map_key *k;
	int             added;
	char            name[] = "张伟";

	(void)state;
	k = map_add(&m, name, sizeof(name) - 1, 7, &added);
	assert_true(added);
	memset(name, 'x', sizeof(name) - 1); /* the key's bytes are the map's own */
	k = map_add(&m, "张伟", 6, 9, &added);
	assert_false(added);
	assert_int_equal(k->value, 7);
	assert_int_equal(m.used, 1);
	k->value = 11;
	assert_int_equal(map_find(&m, "张伟", 6)->value, 11);
	assert_null(map_find(&m, "张伟", 3));
	map_done(&m);
}

static void
keys__are_bytes_of_any_kind(void **state)
{
	struct map m = { 0 };

	(void)state;
	map_add(&m, "", 0, 1, NULL);
	map_add(&m, "a\0b", 3, 2, NULL);
	map_add(&m, "a\0c", 3, 3, NULL);
	map_add(&m, "a", 1, 4, NULL);
	assert_int_equal(map_find(&m, "", 0)->value, 1);
	assert_int_equal(map_find(&m, "a\0b", 3)->value, 2);
	assert_int_equal(map_find(&m, "a\0c", 3)->value, 3);
	assert_int_equal(map_find(&m, "a", 1)->value, 4);
	map_done(&m);
}

static void
many_keys__are_all_found_in_the_order_of_adding(void **state)
{
	enum { MANY = 100000 };
	struct map m = { 0 };
	char       s[24];
	int        n;

	(void)state;
	for (int i = 0; i < MANY; i++) {
		n = snprintf(s, sizeof(s), "customer-%d", i);
		assert_int_equal(map_add(&m, s, (size_t)n, i, NULL)->value, i);
	}
	assert_int_equal(m.used, MANY);
	for (int i = 0; i < MANY; i++) {
		struct map_key *k;

		n = snprintf(s, sizeof(s), "customer-%d", i);
		k = map_find_hashed(&m, s, (size_t)n, map_hash(s, (size_t)n));
		assert_non_null(k);
		assert_int_equal(k->value, i);
		assert_ptr_equal(k, &m.key[i]);
	}
	assert_null(map_find(&m, "customer-100000", 15));
	map_done(&m);
	assert_null(map_find(&m, "customer-1", 10)); /* and can be used again */
	map_add(&m, "a", 1, 1, NULL);
	assert_int_equal(m.used, 1);
	map_done(&m);
}

/* Codes, numbers and names that differ in one place must not fall on each
 * other: more than a few equal hashes of 32 bits would be a fault. */
static void
hash__tells_similar_keys_apart(void **state)
{
	struct map m = { 0 };
	int        equal = 0, added;

	(void)state;
	for (int i = 0; i < 50000; i++) {
		char     s[16];
		int      n = snprintf(s, sizeof(s), "D-%06d", i);
		uint32_t h = map_hash(s, (size_t)n);

		map_add(&m, (const char *)&h, sizeof(h), i, &added);
		equal += !added;
	}
	assert_true(equal <= 5);
	assert_int_not_equal(map_hash("a", 1), map_hash("a\0", 2));
	map_done(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_map__finds_nothing),
		cmocka_unit_test(key__is_added_once),
		cmocka_unit_test(keys__are_bytes_of_any_kind),
		cmocka_unit_test(many_keys__are_all_found_in_the_order_of_adding),
		cmocka_unit_test(hash__tells_similar_keys_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
