#include <stdio.h>
#include <string.h>

#include "unit.h"

#include "lib/base/diag.h"

static void
add(struct diags *ds, const char *code, const char *value, long line)
{
	char copy[64];

	strcpy(copy, value); /* what is handed in may change afterwards */
	diags_add(ds, &(struct diag){ .level = DIAG_ERROR, .code = code, .file = "a.csv",
	    .line = line, .field = "owner", .value = copy, .message = "no such person" });
	memset(copy, 'x', sizeof(copy));
}

static void
equal_faults__are_one_group_with_their_lines(void **state)
{
	struct arena arena = { 0 };
	struct diags ds = { .arena = &arena };

	(void)state;
	for (long line = 2; line <= 13; line++)
		add(&ds, "person.unknown", line == 5 ? "李四" : "张三", line);
	assert_int_equal(ds.errors, 12);
	assert_int_equal(ds.groups, 2);
	assert_int_equal(ds.dropped, 0);
	assert_string_equal(ds.first->value, "张三");
	assert_int_equal(ds.first->count, 11);
	assert_int_equal(ds.first->line, 2);
	assert_int_equal(ds.first->lines[0], 2);
	assert_int_equal(ds.first->lines[3], 6);
	assert_int_equal(ds.first->lines[7], 10);
	assert_ptr_equal(ds.first->next, ds.last);
	assert_string_equal(ds.last->value, "李四");
	assert_int_equal(ds.last->count, 1);
	assert_int_equal(ds.last->lines[0], 5);
	diags_done(&ds);
	arena_done(&arena);
}

static void
faults__differ_by_level_code_file_field_value_and_words(void **state)
{
	const struct diag base = { .level = DIAG_ERROR, .code = "c", .file = "f", .field = "a",
		.value = "v", .message = "m" };
	struct diag       d[7] = { base, base, base, base, base, base, base };
	struct arena      arena = { 0 };
	struct diags      ds = { .arena = &arena };

	(void)state;
	d[1].level = DIAG_WARNING;
	d[2].code = "d";
	d[3].file = "g";
	d[4].field = "";
	d[5].field = NULL;
	d[6].value = NULL;
	for (int twice = 0; twice < 2; twice++)
		for (size_t i = 0; i < 7; i++)
			diags_add(&ds, &d[i]);
	assert_int_equal(ds.groups, 7);
	assert_int_equal(ds.errors, 12);
	assert_int_equal(ds.warnings, 2);
	for (const struct diag *g = ds.first; g != NULL; g = g->next)
		assert_int_equal(g->count, 2);
	diags_done(&ds);
	arena_done(&arena);
}

static void
faults__beyond_the_limit_are_counted_only(void **state)
{
	struct arena arena = { 0 };
	struct diags ds = { .arena = &arena, .max = 3 }, plain = { .arena = &arena };
	char         value[16];

	(void)state;
	for (int i = 0; i < 100; i++) {
		snprintf(value, sizeof(value), "v%d", i % 10);
		add(&ds, "c", value, i);
	}
	assert_int_equal(ds.groups, 3);
	assert_int_equal(ds.first->count, 10);
	assert_int_equal(ds.dropped, 70);
	assert_int_equal(ds.errors, 100);
	for (int i = 0; i < 60; i++) {
		snprintf(value, sizeof(value), "v%d", i);
		add(&plain, "c", value, i);
	}
	assert_int_equal(plain.groups, 50);
	assert_int_equal(plain.dropped, 10);
	diags_done(&ds);
	diags_done(&plain);
	arena_done(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_faults__are_one_group_with_their_lines),
		cmocka_unit_test(faults__differ_by_level_code_file_field_value_and_words),
		cmocka_unit_test(faults__beyond_the_limit_are_counted_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
