/* Rule books as text: the differences of two versions, and what the tables
 * tell editors and the manual. */
#include <jansson.h>

#include "lib/policy/diff.h"
#include "lib/policy/schema.h"
#include "tests/unit/policy_books.h"

static void
assert_diff(const char *a, const char *b, const char *expected)
{
	CLEANUP(buf_done) struct buf out = { 0 };

	text_diff("a", a, "b", b, &out);
	assert_string_equal(buf_str(&out), expected);
}

static void
text_diff__is_empty_for_equal_texts(void **state)
{
	(void)state;
	assert_diff("", "", "");
	assert_diff("1\n2\n", "1\n2\n", "");
}

static void
text_diff__shows_three_lines_around_a_change(void **state)
{
	(void)state;
	assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
	    "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

static void
text_diff__begins_and_ends_with_the_text(void **state)
{
	(void)state;
	assert_diff("", "1\n2\n", "--- a\n+++ b\n@@ -0,0 +1,2 @@\n+1\n+2\n");
	assert_diff("1\n2\n", "", "--- a\n+++ b\n@@ -1,2 +0,0 @@\n-1\n-2\n");
	assert_diff("1\n2", "1\n3", "--- a\n+++ b\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n");
}

static void
text_diff__parts_changes_that_are_far_from_each_other(void **state)
{
	(void)state;
	assert_diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
	    "--- a\n+++ b\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
	    "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
	assert_diff("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
	    "--- a\n+++ b\n@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
}

static void
text_diff__gives_up_on_texts_with_nothing_in_common(void **state)
{
	CLEANUP(buf_done) struct buf a = { 0 }, b = { 0 }, out = { 0 };

	(void)state;
	for (int i = 0; i < 5000; i++) {
		buf_printf(&a, "a%d\n", i);
		buf_printf(&b, "b%d\n", i);
	}
	text_diff("a", a.p, "b", b.p, &out);
	assert_memory_equal(out.p, "--- a\n+++ b\n@@ -1,5000 +1,5000 @@\n-a0\n", 38);
}

static void
policy_json_schema__is_json_with_every_section(void **state)
{
	CLEANUP(buf_done) struct buf out = { 0 };
	json_t                      *j;
	json_error_t                 e;

	(void)state;
	policy_json_schema(&out);
	j = json_loads(out.p, JSON_REJECT_DUPLICATES, &e);
	if (j == NULL)
		fail_msg("%d:%d: %s", e.line, e.column, e.text);
	assert_string_equal(json_string_value(json_object_get(j, "type")), "object");
	assert_non_null(json_object_get(json_object_get(j, "properties"), "metrics"));
	assert_true(json_array_size(json_object_get(j, "required")) >= 6);
	json_decref(j);
}

struct seen { int n, tiers; };

static void
see(void *arg, const char *path, const char *form, bool must)
{
	struct seen *s = arg;

	s->n++;
	assert_true(*form != '\0');
	s->tiers += strcmp(path, "plans.NAME.components[].tiers[].rate") == 0 && must
	    && strcmp(form, "percentage") == 0;
}

static void
policy_keys__names_every_key_and_what_it_takes(void **state)
{
	struct seen s = { 0 };

	(void)state;
	policy_keys(see, &s);
	assert_int_equal(s.tiers, 1);
	assert_true(s.n > 80);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(text_diff__is_empty_for_equal_texts),
		CASE(text_diff__shows_three_lines_around_a_change),
		CASE(text_diff__begins_and_ends_with_the_text),
		CASE(text_diff__parts_changes_that_are_far_from_each_other),
		CASE(text_diff__gives_up_on_texts_with_nothing_in_common),
		CASE(policy_json_schema__is_json_with_every_section),
		CASE(policy_keys__names_every_key_and_what_it_takes),
	};

	(void)said;
	(void)read_text;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
