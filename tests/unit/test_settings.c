/* Files of settings: what is read out of them, and that changing one key
 * leaves the rest as a person wrote it. */
#include <string.h>

#include "lib/policy/settings.h"
#include "tests/unit/unit.h"

static struct arena arena;

static int
free_arena(void **state)
{
	(void)state;
	arena_done(&arena);
	return 0;
}

/* "key=text" lines, "key[]=text" for items, places as @LINE:COLUMN. */
static const char *
read_back(const char *text, struct diags *ds)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct setting        *s;
	struct sales_err             err;

	if (settings_read_text(&arena, "f", text, strlen(text), ds, &s, &err) != SALES_OK)
		return "faults";
	for (; s != NULL; s = s->next)
		buf_printf(&b, "%s%s=%s @%d:%d\n", s->key, s->in_list ? "[]" : "", s->text,
		    s->at.line, s->at.column);
	return arena_strdup(&arena, buf_str(&b));
}

static void
settings__are_texts_by_their_path(void **state)
{
	struct diags ds = { .arena = &arena };

	(void)state;
	assert_string_equal(read_back(
	    "# mine\n"
	    "ui:     { color: no, width: 080 }\n"
	    "output: { format: { deal: table } }\n"
	    "trusted: [ /srv/sales, '/srv/b' ]\n"
	    "alias:\n"
	    "  wk:    report weekly -p 'last week'\n"
	    "store.lock_wait: 5s\n"
	    "report:\n", &ds),
	    "ui.color=no @2:18\n"
	    "ui.width=080 @2:29\n"
	    "output.format.deal=table @3:27\n"
	    "trusted[]=/srv/sales @4:12\n"
	    "trusted[]=/srv/b @4:24\n"
	    "alias.wk=report weekly -p 'last week' @6:10\n"
	    "store.lock_wait=5s @7:18\n"
	    "report= @8:8\n");
	assert_int_equal(ds.errors, 0);
	assert_string_equal(read_back("", &ds), "");
	assert_string_equal(read_back("# nothing said yet\n\n", &ds), "");
	diags_done(&ds);
}

static void
settings__are_caged_like_a_rule_book(void **state)
{
	static const struct { const char *text, *said; int line, column; } bad[] = {
		{ "ui: &a {color: no}\n", "no anchors", 1, 5 },
		{ "ui: {color: no}\nui: {width: 80}\n", "a second time", 2, 1 },
		{ "ui:\n\tcolor: no\n", "TAB", 2, 1 },
		{ "- a\n- b\n", "settings are a mapping", 1, 1 },
		{ "a: 1\n---\nb: 2\n", "a file holds one document", 2, 1 },
		{ "ui: {color: no\n", "not YAML", 2, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct diags ds = { .arena = &arena };

		assert_string_equal(read_back(bad[i].text, &ds), "faults");
		assert_non_null(strstr(ds.first->message, bad[i].said));
		assert_int_equal(ds.first->line, bad[i].line);
		assert_int_equal(ds.first->column, bad[i].column);
		diags_done(&ds);
	}
}

static const struct { const char *text; enum setting_edit what; const char *key, *value, *after; }
edits[] = {
	/* in an empty file, and in one of comments */
	{ "", SETTING_SET, "ui.color", "never", "ui:\n  color: never\n" },
	{ "# mine", SETTING_SET, "a", "b", "# mine\na: b\n" },
	{ "", SETTING_SET, "output.format.deal", "csv", "output:\n  format:\n    deal: csv\n" },
	{ "", SETTING_ADD, "trusted", "/srv/a", "trusted: [/srv/a]\n" },
	/* in place of another, whatever its quotes; comments stay */
	{ "ui:\n  color: auto   # ha\n", SETTING_SET, "ui.color", "never", "ui:\n  color: never   # ha\n" },
	{ "ui: {color: \"a\\\"b\", width: 80}\n", SETTING_SET, "ui.color", "c", "ui: {color: c, width: 80}\n" },
	{ "ui: {color: 'it''s'}\n", SETTING_SET, "ui.color", "x: y", "ui: {color: \"x: y\"}\n" },
	{ "ui.color: auto\n", SETTING_SET, "ui.color", "never", "ui.color: never\n" },
	{ "名: 张伟\nui:\n  color:\n", SETTING_SET, "ui.color", "never", "名: 张伟\nui:\n  color: never\n" },
	/* beside others */
	{ "ui:\n    # of the terminal\n    color: auto\n", SETTING_SET, "ui.width", "80",
	  "ui:\n    # of the terminal\n    width: 80\n    color: auto\n" },
	{ "ui: { color: auto }\n", SETTING_SET, "ui.width", "80", "ui: {width: 80,  color: auto }\n" },
	{ "output: {}\n", SETTING_SET, "output.format.deal", "csv", "output: {format: {deal: csv}}\n" },
	{ "ui:\nalias:\n  a: b\n", SETTING_SET, "ui.width", "80", "ui:\n  width: 80\nalias:\n  a: b\n" },
	{ "alias: {}\nui:", SETTING_SET, "ui.width", "80", "alias: {}\nui:\n  width: 80\n" },
	{ "alias:\n  a: b", SETTING_SET, "ui.width", "80", "alias:\n  a: b\nui:\n  width: 80\n" },
	/* values that need quotes */
	{ "", SETTING_SET, "alias.wk", "report weekly -p 'last week'",
	  "alias:\n  wk: \"report weekly -p 'last week'\"\n" },
	{ "", SETTING_SET, "ui.pager", "less -FRX", "ui:\n  pager: less -FRX\n" },
	{ "", SETTING_SET, "a", "", "a: \"\"\n" },
	{ "", SETTING_SET, "a", "- x", "a: \"- x\"\n" },
	{ "", SETTING_SET, "a", "@me #1", "a: \"@me #1\"\n" },
	{ "", SETTING_SET, "a", "x\ny\\", "a: \"x\\x0Ay\\\\\"\n" },
	{ "", SETTING_SET, "alias.我的", "deal list 阶段:进行中", "alias:\n  我的: \"deal list 阶段:进行中\"\n" },
	/* lists */
	{ "trusted: [ /a ]\n", SETTING_ADD, "trusted", "/b", "trusted: [/b,  /a ]\n" },
	{ "trusted: []\n", SETTING_ADD, "trusted", "/b", "trusted: [/b]\n" },
	{ "trusted:\n  - /a # old\n", SETTING_ADD, "trusted", "/b", "trusted:\n  - /b\n  - /a # old\n" },
	/* out */
	{ "ui:\n  color: auto\n  width: 80 # wide\nx: y\n", SETTING_UNSET, "ui.width", NULL,
	  "ui:\n  color: auto\nx: y\n" },
	{ "ui:\n  color: auto\n", SETTING_UNSET, "ui.color", NULL, "ui:\n" },
	{ "ui: {color: auto, width: 80}\n", SETTING_UNSET, "ui.color", NULL, "ui: {width: 80}\n" },
	{ "ui: {color: auto, width: 80}\n", SETTING_UNSET, "ui.width", NULL, "ui: {color: auto}\n" },
	{ "ui: {color: auto}\n", SETTING_UNSET, "ui.color", NULL, "ui: {}\n" },
	/* a mark of byte order, and Windows' line ends */
	{ "\xEF\xBB\xBFui:\r\n  color: auto\r\n", SETTING_SET, "ui.color", "never",
	  "\xEF\xBB\xBFui:\r\n  color: never\r\n" },
};

static void
edit__changes_one_key_and_nothing_else(void **state)
{
	struct sales_err err;

	(void)state;
	for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
		CLEANUP(buf_done) struct buf b = { 0 };

		if (settings_edit(&arena, edits[i].text, edits[i].what, edits[i].key, edits[i].value, &b,
		    &err) != SALES_OK)
			fail_msg("%zu: %s", i, err.msg);
		if (strcmp(edits[i].after, b.p) != 0)
			fail_msg("%zu: expected\n%sgot\n%s", i, edits[i].after, b.p);
	}
}

static void
edit__refuses_what_only_a_person_should_change(void **state)
{
	static const struct {
		const char *text; enum setting_edit what; const char *key, *value; int code;
	} no[] = {
		{ "ui:\n  color: |\n    a\n    b\n", SETTING_SET, "ui.color", "x", SALES_EPOLICY },
		{ "ui: {color: auto}\n", SETTING_SET, "ui", "x", SALES_EPOLICY },
		{ "ui: blue\n", SETTING_SET, "ui.color", "never", SALES_EPOLICY },
		{ "trusted: /a\n", SETTING_ADD, "trusted", "/b", SALES_EPOLICY },
		{ "trusted: [/a]\n", SETTING_ADD, "trusted", "/a", SALES_NO },
		{ "ui: {}\n", SETTING_UNSET, "ui.color", NULL, SALES_NO },
		{ "", SETTING_UNSET, "ui.color", NULL, SALES_NO },
		{ "ui: [\n", SETTING_SET, "ui.color", "x", SALES_ECONFIG },
	};
	struct sales_err err;

	(void)state;
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
		CLEANUP(buf_done) struct buf b = { 0 };

		if (settings_edit(&arena, no[i].text, no[i].what, no[i].key, no[i].value, &b, &err)
		    != no[i].code)
			fail_msg("%zu: code %d: %s\n%s", i, (int)err.code, err.msg, buf_str(&b));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(settings__are_texts_by_their_path),
		cmocka_unit_test(settings__are_caged_like_a_rule_book),
		cmocka_unit_test(edit__changes_one_key_and_nothing_else),
		cmocka_unit_test(edit__refuses_what_only_a_person_should_change),
	};

	return cmocka_run_group_tests(tests, NULL, free_arena);
}
