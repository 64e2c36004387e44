/* Rows of CSV, TSV and JSONL files: quotes, line ends, encodings, faults. */
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

#include "lib/base/buf.h"
#include "lib/record/import/reader.h"

/* All rows as text: "line:cell|cell" a row, ";" between them. A row's own
 * fault stands in brackets, a fault that ends reading in braces. */
static void
all_rows(struct reader *r, struct buf *out)
{
	struct sales_err err;
	bool             more = true;

	while (reader_next(r, &more, &err) == SALES_OK) {
		if (!more)
			return;
		if (out->n > 0)
			buf_putc(out, ';');
		buf_printf(out, "%ld:", r->line);
		for (size_t i = 0; i < r->n; i++) {
			if (i > 0)
				buf_putc(out, '|');
			if (r->cell[i].p == NULL)
				buf_putc(out, '~');
			buf_put(out, r->cell[i].p, r->cell[i].n);
		}
		if (r->fault != NULL)
			buf_printf(out, "[%s]", r->fault);
	}
	buf_printf(out, "{%ld:%s}", r->line, err.msg);
}

static void
check_bytes(enum row_format format, char delimiter, const char *bytes, size_t n, const char *want)
{
	struct reader r;
	struct buf    got = { 0 };

	reader_over(&r, bytes, n);
	r.format = format;
	r.delimiter = delimiter;
	all_rows(&r, &got);
	assert_string_equal(buf_str(&got), want);
	reader_done(&r);
	buf_done(&got);
}

#define check_csv(text, want) check_bytes(ROWS_CSV, ',', (text), sizeof(text) - 1, (want))
#define check_json(text, want) check_bytes(ROWS_JSONL, ',', (text), sizeof(text) - 1, (want))

static void
csv__splits_rows_and_counts_physical_lines(void **state)
{
	(void)state;
	check_csv("a,b\n1,2\n", "1:a|b;2:1|2");
	check_csv("a,b\r\n1,\r\n,2", "1:a|b;2:1|;3:|2");
	check_csv("", "");
	check_csv("\n\na\n", "1:;2:;3:a");
	check_csv("a\rb\rc", "1:a;2:b;3:c");
	check_bytes(ROWS_CSV, ';', "a;b,c\n", 6, "1:a|b,c");
	check_csv("0123456789,0123456789,x\n", "1:0123456789|0123456789|x");
}

static void
csv__keeps_what_stands_in_quotes(void **state)
{
	(void)state;
	check_csv("\"a,b\",\"c\"\"d\",\"\"\n1\n", "1:a,b|c\"d|;2:1");
	check_csv("\"two\r\nlines\",x\ny,z\n", "1:two\nlines|x;3:y|z");
	check_csv("\"a\n\n\nb\"\nc\n", "1:a\n\n\nb;5:c");
	check_csv("\"a\rb\",c\nd,e\n", "1:a\nb|c;2:d|e");
	check_csv("5\" pipe,\"x\"\n", "1:5\" pipe|x");
	check_csv("\"a\"", "1:a");
	check_csv("a,\"\"\"\"\n", "1:a|\"");
}

static void
csv__says_where_a_quote_goes_wrong(void **state)
{
	(void)state;
	check_csv("a\n\"b\"c,d\ne,f\n", "1:a;2:b|d[there is text behind the closing quote];3:e|f");
	check_csv("a,b\n1,\"open\n2,3\n",
	    "1:a|b{2:a quote is opened in this row and never closed}");
}

static void
tsv__unescapes_and_knows_no_quotes(void **state)
{
	const char text[] = "a\\tb\t\"q\"\\n\\\\\\x\nc\td\n";

	(void)state;
	check_bytes(ROWS_TSV, '\t', text, sizeof(text) - 1, "1:a\tb|\"q\"\n\\\\x;2:c|d");
}

static void
jsonl__makes_columns_of_keys(void **state)
{
	(void)state;
	check_json("{\"a\":\"x\",\"b\":1.50}\n{\"b\":null,\"c\":true,\"a\":\"y\"}\n{}\n",
	    "1:x|1.50;2:y||true;3:~|~|~");
	check_json("{\"a\":{\"name\":\"N\",\"code\":\"C-1\"},\"t\":[\"p\",\"q\"]}", "1:C-1|p,q");
	check_json("{\"a\":\"\\u5f20\\ud83d\\ude00\\n\\\"\"}", "1:\xe5\xbc\xa0\xf0\x9f\x98\x80\n\"");
	check_json("{\"a\":[],\"b\":{},\"c\":-0.5,\"d\":\"\"}", "1:||-0.5|");
	check_json("{\"\\u0061\":1}\n{\"a\":2}", "1:1;2:2");
	check_json("\n  {\"a\" : \"b\" }  \n", "1:;2:b");
}

static void
jsonl__refuses_what_is_no_json(void **state)
{
	static const char *const bad[] = { "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1]", "{\"a\":01}",
		"{\"a\":1.}", "{\"a\":1e5}", "{\"a\":tru}", "{\"a\":\"\\x\"}", "{\"a\":\"\\ud800\"}",
		"{\"a\":\"\\u0000\"}", "{\"a\":1}{\"a\":2}", "{\"a\":1,\"a\":2}", "{\"a\":\"x",
		"{\"a\":[[[[[[[[[[1]]]]]]]]]]}", "{a:1}", "{\"a\":\"b\tc\"}", "nonsense" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct reader    r;
		struct sales_err err;
		bool             more;

		reader_over(&r, bad[i], strlen(bad[i]));
		r.format = ROWS_JSONL;
		assert_ok(reader_next(&r, &more, &err), &err);
		assert_true(more);
		if (r.fault == NULL)
			fail_msg("%s was taken for JSON", bad[i]);
		reader_done(&r);
	}
}

/* ---- files ------------------------------------------------------------- */

static void
write_file(char path[32], const void *p, size_t n)
{
	int fd;

	strcpy(path, "reader-XXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, p, n), (long)n);
	close(fd);
}

static void
check_file(const void *p, size_t n, const char *encoding, const char *want, bool guessed)
{
	struct reader    r;
	struct buf       got = { 0 };
	struct sales_err err;
	char             path[32];

	write_file(path, p, n);
	assert_ok(reader_open(&r, path, encoding, &err), &err);
	assert_int_equal(r.src.guessed, guessed);
	all_rows(&r, &got);
	assert_string_equal(buf_str(&got), want);
	reader_done(&r);
	buf_done(&got);
	unlink(path);
}

static void
file__is_read_in_the_encoding_that_it_is_in(void **state)
{
	static const char rows[] = "1:客户,x|张伟;2:é|末";

	(void)state;
	check_file("\"客户,x\",张伟\né,末\n", strlen("\"客户,x\",张伟\né,末\n"), NULL, rows, false);
	check_file("\xEF\xBB\xBF" "a,b\n", 7, NULL, "1:a|b", false);
	check_file("\xFF\xFE" "a\0,\0\x20\x5F\n\0", 10, NULL, "1:a|\xe5\xbc\xa0", false);
	check_file("\xFE\xFF\0a\0,\x5F\x20\0\n", 10, NULL, "1:a|\xe5\xbc\xa0", false);
	check_file("\xD5\xC5\xCE\xB0,a\n", 7, NULL, "1:张伟|a", true);
	check_file("a\n\xD5\xC5\xCE\xB0", 6, "GB18030", "1:a;2:张伟", false);
	check_file("caf\xE9\n", 5, "ISO-8859-1", "1:café", false);
}

static void
file__with_bytes_of_no_encoding__says_the_line(void **state)
{
	(void)state;
	check_file("a,b\n1,\xFF\xFF\n", 9, NULL,
	    "1:a|b{2:bytes that are neither UTF-8 nor GB18030}", true);
	check_file("a,b\nc,d\n1,\0\n", 12, NULL,
	    "1:a|b;2:c|d{3:a NUL byte: this is not a text file}", false);
	check_file("a\n\xE5\xBC", 4, "UTF-8", "1:a{2:bytes that are not UTF-8}", false);
}

static void
encoding__unknown__is_refused(void **state)
{
	struct reader    r;
	struct sales_err err;
	char             path[32];

	(void)state;
	write_file(path, "a\n", 2);
	assert_int_equal(reader_open(&r, path, "KLINGON-8", &err), SALES_EUSAGE);
	reader_done(&r);
	unlink(path);
	assert_int_equal(reader_open(&r, "no-such-file.csv", NULL, &err), SALES_ENOTFOUND);
	reader_done(&r);
	assert_int_equal(reader_open(&r, ".", NULL, &err), SALES_ENOTFOUND);
	reader_done(&r);
}

/* A pipe that hands out few bytes at a time cuts characters anywhere. */
static void
check_pipe(const char *bytes, size_t n, size_t step, const char *want)
{
	struct reader    r;
	struct buf       got = { 0 };
	struct sales_err err;
	char             path[64];
	int              fd[2];

	assert_int_equal(pipe(fd), 0);
	if (fork() == 0) {
		close(fd[0]);
		for (size_t i = 0; i < n; i += step) {
			if (write(fd[1], bytes + i, n - i < step ? n - i : step) < 0)
				_exit(1);
			usleep(300);
		}
		_exit(0);
	}
	close(fd[1]);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd[0]);
	assert_ok(reader_open(&r, path, NULL, &err), &err);
	assert_int_equal(r.src.size, -1);
	all_rows(&r, &got);
	assert_string_equal(buf_str(&got), want);
	reader_done(&r);
	buf_done(&got);
	close(fd[0]);
}

static void
pipe__is_decided_on_at_its_first_foreign_byte(void **state)
{
	static const char gbk[] = "a,b\n\xD5\xC5\xCE\xB0,c\n", utf8[] = "a,b\n张伟,c\n";

	(void)state;
	for (size_t step = 1; step < 8; step++) {
		check_pipe(utf8, sizeof(utf8) - 1, step, "1:a|b;2:张伟|c");
		check_pipe("a\nb\n", 4, step, "1:a;2:b");
	}
	check_pipe(gbk, sizeof(gbk) - 1, 64, "1:a|b;2:张伟|c");
	check_pipe("\xEF\xBB\xBFx\n", 5, 1, "1:x");
}

/* ---- identity ---------------------------------------------------------- */

static unsigned seed = 20260923;

static unsigned
rnd(unsigned n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

static void
random_cell(struct buf *b)
{
	static const char *const bits[] = { "a", "bc", ",", "\"", "\n", "\"\"", " ", "张伟", ";", "\t",
		"'", "=", "é", "0", "😀" };
	unsigned n = rnd(6);

	buf_clear(b);
	while (n-- > 0)
		buf_puts(b, bits[rnd(sizeof(bits) / sizeof(bits[0]))]);
	if (rnd(200) == 0)
		for (int i = 0; i < 3000; i++)
			buf_puts(b, "long,\n");
}

static void
put_quoted(struct buf *b, const struct buf *cell)
{
	buf_putc(b, '"');
	for (size_t i = 0; i < cell->n; i++) {
		if (cell->p[i] == '"')
			buf_putc(b, '"');
		buf_putc(b, cell->p[i]);
	}
	buf_putc(b, '"');
}

static void
tables__written_and_read__are_the_same(void **state)
{
	struct buf       file = { 0 }, want = { 0 }, got = { 0 }, cell = { 0 };
	struct reader    r;
	struct sales_err err;
	bool             more = true;
	char             path[32];

	(void)state;
	for (int row = 0; row < 20000; row++) {
		for (int i = 0; i < 5; i++) {
			random_cell(&cell);
			put_quoted(&file, &cell);
			buf_puts(&file, i < 4 ? "," : rnd(2) ? "\n" : "\r\n");
			buf_put(&want, buf_str(&cell), cell.n);
			buf_putc(&want, '\x01');
		}
	}
	write_file(path, file.p, file.n); /* several blocks: rows are cut by their ends */
	assert_true(file.n > 2 << 20);
	assert_ok(reader_open(&r, path, NULL, &err), &err);
	for (;;) {
		assert_ok(reader_next(&r, &more, &err), &err);
		if (!more)
			break;
		assert_int_equal(r.n, 5);
		for (size_t i = 0; i < r.n; i++) {
			buf_put(&got, r.cell[i].p, r.cell[i].n);
			buf_putc(&got, '\x01');
		}
	}
	assert_int_equal(got.n, want.n);
	assert_memory_equal(got.p, want.p, got.n);
	assert_int_equal(r.src.taken, r.src.size);
	reader_done(&r);
	unlink(path);
	buf_done(&file);
	buf_done(&want);
	buf_done(&got);
	buf_done(&cell);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(csv__splits_rows_and_counts_physical_lines),
		cmocka_unit_test(csv__keeps_what_stands_in_quotes),
		cmocka_unit_test(csv__says_where_a_quote_goes_wrong),
		cmocka_unit_test(tsv__unescapes_and_knows_no_quotes),
		cmocka_unit_test(jsonl__makes_columns_of_keys),
		cmocka_unit_test(jsonl__refuses_what_is_no_json),
		cmocka_unit_test(file__is_read_in_the_encoding_that_it_is_in),
		cmocka_unit_test(file__with_bytes_of_no_encoding__says_the_line),
		cmocka_unit_test(encoding__unknown__is_refused),
		cmocka_unit_test(pipe__is_decided_on_at_its_first_foreign_byte),
		cmocka_unit_test(tables__written_and_read__are_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
