/* Every writer, cell by cell: what pipes, spreadsheets and people get. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/out/out.h"
#include "lib/out/sink.h"
#include "tests/unit/unit.h"

static const struct col cols[] = {
	{ "id", COL_CODE, "ID", 0, NULL },
	{ "name", COL_TEXT, "Name", COL_SHRINK, NULL },
	{ "amount", COL_MONEY, "Amount", 0, NULL },
	{ "on", COL_DAY, "On", COL_EXTRA, NULL },
	{ "n", COL_COUNT, "N", 0, NULL },
	{ .type = COL_END },
};

static char text[1 << 16];

/* Run rows through a format and read back what was written. */
static const char *
written(struct out_opts o, const struct col *c, const struct cell *rows, size_t n, size_t width)
{
	char              name[] = "/tmp/salesctl-out-XXXXXX";
	struct sales_err  err = { 0 };
	struct out       *out = NULL;
	ssize_t           k;

	o.fd = mkstemp(name);
	assert_true(o.fd >= 0);
	unlink(name);
	o.money_decimals = 2;
	o.version = 1;
	o.schema = "salesctl.test.list";
	assert_ok(out_new(&out, &o, &err), &err);
	out_begin(out, c);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(out_row(out, rows + i * (width + 1)), SALES_OK);
	assert_ok(out_end(out, &err), &err);
	out_free(out);
	k = pread(o.fd, text, sizeof(text) - 1, 0);
	assert_true(k >= 0);
	text[k] = '\0';
	close(o.fd);
	return text;
}

#define ROW(id, name, money_, day_, n) \
	{ COL_CODE, false, 0, { .s = { id, sizeof(id) - 1 } } }, \
	{ COL_TEXT, false, 0, { .s = { name, sizeof(name) - 1 } } }, \
	{ COL_MONEY, false, 0, { .i = money_ } }, { COL_DAY, (day_) == DAY_NONE, 0, { .i = day_ } }, \
	{ COL_COUNT, false, 0, { .i = n } }, { COL_END, false, 0, { .i = 0 } }

static const struct cell two[] = {
	ROW("D-0001", "张伟", 12345000, 20719, 7),
	ROW("D-0002", "a\tb\nc\\d", -5001, DAY_NONE, 1000),
};

static void
table__aligns_by_display_width(void **state)
{
	(void)state;
	assert_string_equal(written((struct out_opts){ .format = "table", .group_digits = true },
	    cols, two, 2, 5),
	    "ID      NAME             AMOUNT  ON              N\n"
	    "------  -------------  --------  ----------  -----\n"
	    "D-0001  张伟           1,234.50  2026-09-23      7\n"
	    "D-0002  a\\x09b\\x0ac\\d   -0.5001              1,000\n");
}

static void
table__cuts_texts_then_drops_extras(void **state)
{
	(void)state;
	assert_string_equal(written((struct out_opts){ .format = "table", .width = 36 },
	    cols, two, 1, 5),
	    "ID      NAME   AMOUNT  ON          N\n"
	    "------  ----  -------  ----------  -\n"
	    "D-0001  张伟  1234.50  2026-09-23  7\n");
	assert_string_equal(written((struct out_opts){ .format = "table", .width = 34 },
	    cols, two, 1, 5),
	    "ID      NAME   AMOUNT  N\n"
	    "------  ----  -------  -\n"
	    "D-0001  张伟  1234.50  7\n");
}

/* A name is cut as far as it is still known; then extras go, and only then is it
 * cut short, but never below its heading. */
static void
table__keeps_names_before_extras(void **state)
{
	static const struct col c[] = {
		{ "name", COL_TEXT, "Name", COL_SHRINK, NULL }, { "turn", COL_REF, "Whose turn is it", COL_SHRINK, NULL },
		{ "note", COL_TEXT, "Note", COL_EXTRA, NULL }, { .type = COL_END },
	};
	static const struct cell row[] = {
		{ COL_TEXT, false, TONE_PLAIN, { .s = { "Alexandra International Trading", 31 } } },
		{ COL_REF, false, TONE_PLAIN, { .ref = { "li", "李娜", NULL } } },
		{ COL_TEXT, false, TONE_PLAIN, { .s = { "seen", 4 } } }, { .type = COL_END },
	};

	(void)state;
	assert_string_equal(written((struct out_opts){ .format = "table", .width = 36 }, c, row, 1, 3),
	    "NAME          WHOSE TURN IS IT  NOTE\n"
	    "------------  ----------------  ----\n"
	    "Alexandra I~  李娜              seen\n");
	assert_string_equal(written((struct out_opts){ .format = "table", .width = 35 }, c, row, 1, 3),
	    "NAME          WHOSE TURN IS IT\n"
	    "------------  ----------------\n"
	    "Alexandra I~  李娜\n");
	assert_string_equal(written((struct out_opts){ .format = "table", .width = 20 }, c, row, 1, 3),
	    "NAME      WHOSE TURN IS IT\n"
	    "--------  ----------------\n"
	    "Alexand~  李娜\n");
}

static void
tsv__escapes_what_would_break_a_line(void **state)
{
	(void)state;
	assert_string_equal(written((struct out_opts){ .format = "tsv" }, cols, two, 2, 5),
	    "id\tname\tamount\ton\tn\n"
	    "D-0001\t张伟\t1234.50\t2026-09-23\t7\n"
	    "D-0002\ta\\tb\\nc\\\\d\t-0.5001\t\t1000\n");
}

static void
csv__quotes_only_where_needed(void **state)
{
	static const struct cell rows[] = { ROW("D-1", "say \"hi\", 你好", 0, DAY_NONE, 0) };

	(void)state;
	assert_string_equal(written((struct out_opts){ .format = "csv" }, cols, rows, 1, 5),
	    "id,name,amount,on,n\nD-1,\"say \"\"hi\"\", 你好\",0.00,,0\n");
}

static void
csv_excel__guards_formulas_and_apostrophes(void **state)
{
	static const struct cell rows[] = {
		ROW("D-1", "=1+2", -10000, DAY_NONE, 0), ROW("D-2", "'t Hooft", 0, DAY_NONE, 0),
		ROW("D-3", "＝1", 0, DAY_NONE, 0), ROW("D-4", "a=b", 0, DAY_NONE, 0),
	};
	static const struct cell numbers[] = {
		ROW("D-1", "00123", 0, DAY_NONE, 0), ROW("D-2", "6222020200112230", 0, DAY_NONE, 0),
		ROW("D-3", "622202020011223", 0, DAY_NONE, 0), ROW("D-4", "12e5", 0, DAY_NONE, 0),
		ROW("D-5", "0", 0, DAY_NONE, 0), ROW("D-6", "12 e5", 0, DAY_NONE, 0),
	};

	(void)state;
	assert_string_equal(written((struct out_opts){ .format = "csv", .excel = true },
	    cols, rows, 4, 5),
	    "\xEF\xBB\xBFid,name,amount,on,n,'\r\n"
	    "D-1,'=1+2,-1.00,,0,\r\nD-2,''t Hooft,0.00,,0,\r\n"
	    "D-3,'＝1,0.00,,0,\r\nD-4,a=b,0.00,,0,\r\n");
	assert_string_equal(written((struct out_opts){ .format = "csv", .excel = true, .no_header = true },
	    cols, numbers, 6, 5),
	    "\xEF\xBB\xBF"
	    "D-1,'00123,0.00,,0\r\nD-2,'6222020200112230,0.00,,0\r\nD-3,622202020011223,0.00,,0\r\n"
	    "D-4,'12e5,0.00,,0\r\nD-5,0,0.00,,0\r\nD-6,12 e5,0.00,,0\r\n");
}

/* Colour stands around the words and nothing else, so that columns still line
 * up; without colour, and in every other format, there is none. */
static void
table__colours_words_by_their_tone(void **state)
{
	static const struct cell rows[] = {
		{ COL_CODE, false, TONE_PLAIN, { .s = { "D-1", 3 } } },
		{ COL_TEXT, false, TONE_GOOD, { .s = { "赢单了", 9 } } },
		{ COL_MONEY, false, TONE_BAD, { .i = 10000 } }, { COL_DAY, true, TONE_PLAIN, { .i = 0 } },
		{ COL_COUNT, false, TONE_DIM, { .i = 5 } }, { COL_END, false, TONE_PLAIN, { .i = 0 } },
	};

	(void)state;
	assert_string_equal(written((struct out_opts){ .format = "table", .color = true, .no_header = true,
	    .money_decimals = 2 }, cols, rows, 1, 5),
	    "D-1  \x1b[32m赢单了\x1b[0m    \x1b[31m1.00\x1b[0m      \x1b[2m5\x1b[0m\n");
	assert_null(strchr(written((struct out_opts){ .format = "table", .no_header = true }, cols, rows, 1, 5), '\x1b'));
	assert_null(strchr(written((struct out_opts){ .format = "tsv", .color = true }, cols, rows, 1, 5), '\x1b'));
}

static void
json__has_decimals_as_strings_and_null_for_empty(void **state)
{
	(void)state;
	assert_string_equal(written((struct out_opts){ .format = "json" }, cols, two, 2, 5),
	    "{\"schema\":\"salesctl.test.list\",\"version\":1,\"items\":[\n"
	    "{\"id\":\"D-0001\",\"name\":\"张伟\",\"amount\":\"1234.50\",\"on\":\"2026-09-23\",\"n\":7},\n"
	    "{\"id\":\"D-0002\",\"name\":\"a\\tb\\nc\\\\d\",\"amount\":\"-0.5001\",\"on\":null,\"n\":1000}\n]}\n");
	assert_string_equal(written((struct out_opts){ .format = "json" }, cols, two, 0, 5),
	    "{\"schema\":\"salesctl.test.list\",\"version\":1,\"items\":[]}\n");
	assert_string_equal(written((struct out_opts){ .format = "jsonl", .nul = false }, cols, two, 1, 5),
	    "{\"id\":\"D-0001\",\"name\":\"张伟\",\"amount\":\"1234.50\",\"on\":\"2026-09-23\",\"n\":7}\n");
}

static void
json__replaces_bytes_that_are_not_utf8(void **state)
{
	static const struct cell rows[] = { ROW("D-1", "x\xFFy\x7F", 0, DAY_NONE, 0) };

	(void)state;
	assert_non_null(strstr(written((struct out_opts){ .format = "jsonl" }, cols, rows, 1, 5),
	    "\"x\xEF\xBF\xBDy\\u007f\""));
}

static void
ids__prints_the_code_alone(void **state)
{
	(void)state;
	assert_string_equal(written((struct out_opts){ .format = "ids" }, cols, two, 2, 5),
	    "D-0001\nD-0002\n");
}

static void
text__shows_a_record_line_by_line(void **state)
{
	(void)state;
	assert_string_equal(written((struct out_opts){ .format = "text", .single = true },
	    cols, two, 1, 5),
	    "ID      D-0001\nName    张伟\nAmount  1234.50\nOn      2026-09-23\nN       7\n");
}

static void
md__escapes_pipes(void **state)
{
	static const struct cell rows[] = { ROW("D-1", "a|b", 0, DAY_NONE, 0) };

	(void)state;
	assert_string_equal(written((struct out_opts){ .format = "md" }, cols, rows, 1, 5),
	    "| ID | Name | Amount | On | N |\n|:---|:---|---:|:---|---:|\n"
	    "| D-1 | a\\|b | 0.00 |  | 0 |\n");
}

static void
out_new__suggests_a_format(void **state)
{
	const struct out_opts o = { .format = "jsno", .fd = 1 };
	struct sales_err      err = { 0 };
	struct out           *out = NULL;

	(void)state;
	assert_int_equal(out_new(&out, &o, &err), SALES_EUSAGE);
	assert_string_equal(err.msg, "there is no format 'jsno'");
	assert_string_equal(err.hint, "did you mean '-F json'?");
}

static void
out_end__says_that_the_disk_is_full(void **state)
{
	const struct out_opts o = { .format = "tsv", .fd = open("/dev/full", O_WRONLY) };
	struct sales_err      err = { 0 };
	struct out           *out = NULL;

	(void)state;
	assert_ok(out_new(&out, &o, &err), &err);
	out_begin(out, cols);
	assert_int_equal(out_row(out, two), SALES_OK);
	assert_int_equal(out_end(out, &err), SALES_EIO);
	assert_string_equal(err.msg, "standard output: No space left on device");
	out_free(out);
	close(o.fd);
}

static void
put_decimal__writes_every_extreme(void **state)
{
	char s[SINK_NUMBER];

	(void)state;
	*put_decimal(s, INT64_MIN, 4, 2, true) = '\0';
	assert_string_equal(s, "-922,337,203,685,477.5808");
	*put_decimal(s, 0, 4, 0, false) = '\0';
	assert_string_equal(s, "0");
	*put_decimal(s, 600000000, 9, 0, false) = '\0';
	assert_string_equal(s, "0.6");
	*put_time(s, -1000, 8 * 3600000, false) = '\0';
	assert_string_equal(s, "1970-01-01T07:59:59+08:00");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table__aligns_by_display_width),
		cmocka_unit_test(table__cuts_texts_then_drops_extras),
		cmocka_unit_test(table__keeps_names_before_extras),
		cmocka_unit_test(tsv__escapes_what_would_break_a_line),
		cmocka_unit_test(csv__quotes_only_where_needed),
		cmocka_unit_test(csv_excel__guards_formulas_and_apostrophes),
		cmocka_unit_test(table__colours_words_by_their_tone),
		cmocka_unit_test(json__has_decimals_as_strings_and_null_for_empty),
		cmocka_unit_test(json__replaces_bytes_that_are_not_utf8),
		cmocka_unit_test(ids__prints_the_code_alone),
		cmocka_unit_test(text__shows_a_record_line_by_line),
		cmocka_unit_test(md__escapes_pipes),
		cmocka_unit_test(out_new__suggests_a_format),
		cmocka_unit_test(out_end__says_that_the_disk_is_full),
		cmocka_unit_test(put_decimal__writes_every_extreme),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
