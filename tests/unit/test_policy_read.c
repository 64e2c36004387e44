/* Rule books of tests/data/policy are read, and what is said of them is
 * compared with the file beside them; UPDATE=1 writes it anew. Hostile ones
 * that are too large to keep are made here. */
#include <dirent.h>
#include <time.h>

#include "tests/unit/policy_books.h"

static const char *
slurp(const char *path)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	char                         part[4096];
	size_t                       n;
	FILE                        *f = fopen(path, "r");

	if (f == NULL)
		return NULL;
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_put(&b, part, n);
	fclose(f);
	return arena_strdup(&arena, buf_str(&b));
}

static void
compare(const char *path)
{
	struct diags         ds = { .arena = &arena, .max = 1000 };
	struct sales_err     err;
	const struct policy *p;
	const char          *expect, *now;
	const char          *beside = arena_printf(&arena, "%.*s.expect",
	    (int)(strrchr(path, '.') - path), path);
	int                  rc;

	rc = policy_read(&arena, path, &ds, &p, NULL, &err);
	now = said(&ds);
	if (getenv("UPDATE") != NULL) {
		FILE *f = fopen(beside, "w");

		assert_non_null(f);
		fputs(now, f);
		fclose(f);
	}
	expect = slurp(beside);
	if (expect == NULL || strcmp(expect, now) != 0)
		fail_msg("%s: expected\n%s\ngot\n%s", path, expect == NULL ? "?" : expect, now);
	assert_int_equal(rc, ds.errors > 0 ? SALES_EINVAL : SALES_OK);
	diags_done(&ds);
}

static void
policy_read__says_of_each_book_what_stands_beside_it(void **state)
{
	const char    *dir = arena_printf(&arena, "%s/policy", getenv("TEST_DATA"));
	DIR           *d = opendir(dir);
	struct dirent *e;
	int            n = 0;

	(void)state;
	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		if (strstr(e->d_name, ".yaml") != NULL && ++n)
			compare(arena_printf(&arena, "%s/%s", dir, e->d_name));
	closedir(d);
	assert_true(n >= 15);
}

static void
assert_refused(const char *text, size_t n, const char *part)
{
	struct policy_source src;
	const struct policy *p;
	const char          *out;
	clock_t              from = clock();

	assert_int_equal(read_text(text, n, &src, &p, &out), SALES_EINVAL);
	if (strstr(out, part) == NULL)
		fail_msg("expected '%s' in\n%s", part, out);
	assert_true(clock() - from < CLOCKS_PER_SEC / 2);
}

static void
cage__stops_brackets_before_they_cost_time(void **state)
{
	char *text = arena_alloc(&arena, 200001);

	(void)state;
	memset(text, '[', 200000);
	assert_refused(text, 200000, "1:17: error: lists and mappings nest at most 16 deep");
	memset(text, '{', 200000);
	assert_refused(text, 200000, "1:2: error: a key must be one word");
}

static void
cage__stops_sixty_thousand_keys(void **state)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	(void)state;
	for (int i = 0; i < 60000; i++)
		buf_printf(&b, "key%d: %d\n", i, i);
	assert_refused(b.p, b.n, "at most 20000 keys, values and lists");
}

static void
cage__stops_a_file_of_more_than_a_mebibyte(void **state)
{
	const size_t n = (1 << 20) + 1;
	char        *text = arena_alloc(&arena, n + 1);

	(void)state;
	memset(text, '#', n);
	assert_refused(text, n, "1:1: error: at most 1048576 bytes are read");
}

static void
cage__does_not_follow_aliases(void **state)
{
	static const char bomb[] = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
	static const char self[] = "a: &a [*a]\n";

	(void)state;
	assert_refused(bomb, strlen(bomb), "2:8: error: this YAML has no aliases");
	assert_refused(self, strlen(self), "1:8: error: this YAML has no aliases");
}

/* A rule book with one line less, or one twice, is another good book or is
 * refused with places; it never does anything else. */
static void
policy_read__survives_every_line_left_out_or_twice(void **state)
{
	const char          *text = policy_starter("group", "zh");
	struct policy_source src;
	const struct policy *p;
	const char          *out;
	int                  refused = 0;

	(void)state;
	for (const char *l = text, *e; *l != '\0'; l = e) {
		CLEANUP(buf_done) struct buf less = { 0 }, twice = { 0 };

		e = strchr(l, '\n') + 1;
		buf_put(&less, text, (size_t)(l - text));
		buf_puts(&less, e);
		buf_put(&twice, text, (size_t)(e - text));
		buf_puts(&twice, l);
		refused += read_text(less.p, less.n, &src, &p, &out) != SALES_OK;
		refused += read_text(twice.p, twice.n, &src, &p, &out) != SALES_OK;
		arena_done(&arena);
	}
	assert_true(refused > 100);
}

static void
policy_read__joins_a_folder_and_refuses_a_section_twice(void **state)
{
	char                 dir[] = "/tmp/policy-XXXXXX";
	const char          *one, *two, *text = policy_starter("small", "en");
	const char          *plans = strstr(text, "# ---- what is paid");
	struct diags         ds = { .arena = &arena };
	struct policy_source src;
	struct sales_err     err;
	const struct policy *p;
	FILE                *f;

	(void)state;
	assert_non_null(mkdtemp(dir));
	one = arena_printf(&arena, "%s/1-base.yaml", dir);
	two = arena_printf(&arena, "%s/2-plans.yaml", dir);
	assert_non_null(f = fopen(one, "w"));
	fwrite(text, 1, (size_t)(plans - text), f);
	fclose(f);
	assert_non_null(f = fopen(two, "w"));
	fputs(plans, f);
	fclose(f);
	assert_ok(policy_read(&arena, dir, &ds, &p, &src, &err), &err);
	assert_string_equal(p->plans[0].at.file, two);
	assert_ok(policy_load(&arena, src.compiled, src.ncompiled, &p, &err), &err);
	assert_non_null(strstr(p->plans[0].at.file, "/2-plans.yaml"));
	assert_int_equal(p->plans[0].at.line, 3);
	/* what the department keeps can be read again, to the same places */
	src.path = NULL;
	assert_ok(policy_read_text(&arena, &src, &ds, &p, &err), &err);
	assert_int_equal(p->plans[0].at.line, 3);
	assert_non_null(f = fopen(two, "a"));
	fputs("locale: {currency: USD, timezone: UTC}\n", f);
	fclose(f);
	assert_int_equal(policy_read(&arena, dir, &ds, &p, &src, &err), SALES_EINVAL);
	assert_non_null(strstr(said(&ds), "1-base.yaml:13 already"));
	diags_done(&ds);
	remove(one);
	remove(two);
	remove(dir);
}

static void
policy_read__says_when_there_is_no_file(void **state)
{
	struct diags         ds = { .arena = &arena };
	struct sales_err     err;
	const struct policy *p;

	(void)state;
	assert_int_equal(policy_read(&arena, "/nowhere/policy.yaml", &ds, &p, NULL, &err),
	    SALES_ENOTFOUND);
	assert_int_equal(policy_read(&arena, "/dev/null", &ds, &p, NULL, &err), SALES_EINVAL);
	assert_string_equal(err.msg, "'/dev/null' is neither a file nor a folder");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(policy_read__says_of_each_book_what_stands_beside_it),
		CASE(cage__stops_brackets_before_they_cost_time),
		CASE(cage__stops_sixty_thousand_keys),
		CASE(cage__stops_a_file_of_more_than_a_mebibyte),
		CASE(cage__does_not_follow_aliases),
		CASE(policy_read__survives_every_line_left_out_or_twice),
		CASE(policy_read__joins_a_folder_and_refuses_a_section_twice),
		CASE(policy_read__says_when_there_is_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
