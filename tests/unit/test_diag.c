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
faults__of_a_sort_beyond_its_share__are_one_entry(void **state)
{
	struct arena arena = { 0 };
	struct diags ds = { .arena = &arena, .max = 10 };
	char         value[16];

	(void)state;
	for (int i = 0; i < 100; i++) {
		snprintf(value, sizeof(value), "v%d", i < 50 ? i % 10 : 3);
		add(&ds, "c", value, i + 2);
	}
	add(&ds, "d", "v1", 200);
	assert_int_equal(ds.groups, 3); /* v0 and v1, and the other sort's */
	assert_int_equal(ds.rests, 1);
	assert_int_equal(ds.errors, 101);
	assert_int_equal(ds.dropped, 0);
	assert_int_equal(ds.first->count, 5);
	assert_int_equal(ds.first->others, 0);
	assert_string_equal(ds.first->next->value, "v1");
	const struct diag *rest = ds.first->next->next;
	assert_string_equal(rest->value, "v2");
	assert_int_equal(rest->line, 4);
	assert_int_equal(rest->count, 90);
	assert_int_equal(rest->others, 85); /* not the five of v2 itself */
	assert_string_equal(rest->like[0], "v3");
	assert_string_equal(rest->like[2], "v5");
	assert_int_equal(rest->lines[1], 5);
	assert_ptr_equal(rest->next, ds.last);
	assert_string_equal(ds.last->code, "d");
	diags_done(&ds);
	arena_done(&arena);
}

static void
sorts__beyond_the_limit__are_counted_only(void **state)
{
	struct arena arena = { 0 };
	struct diags ds = { .arena = &arena, .max = 3 };
	char         code[16];

	(void)state;
	for (int i = 0; i < 20; i++) {
		snprintf(code, sizeof(code), "c%d", i % 10);
		add(&ds, code, "v", i);
	}
	assert_int_equal(ds.groups, 3);
	assert_int_equal(ds.rests, 3);
	assert_int_equal(ds.last->count, 2);
	assert_int_equal(ds.last->others, 0);
	assert_int_equal(ds.dropped, 8);
	diags_done(&ds);
	arena_done(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_faults__are_one_group_with_their_lines),
		cmocka_unit_test(faults__differ_by_level_code_file_field_value_and_words),
		cmocka_unit_test(faults__of_a_sort_beyond_its_share__are_one_entry),
		cmocka_unit_test(sorts__beyond_the_limit__are_counted_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
