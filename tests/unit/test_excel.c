/* What goes out for Excel comes back as it was: guarded texts through the
 * writer and an import, and other encodings. */
#include <fcntl.h>
#include <iconv.h>
#include <sys/stat.h>

#include "lib/base/text.h"
#include "lib/out/out.h"
#include "tests/unit/import_run.h"

/* ---- guards ------------------------------------------------------------ */

static const char *const bits[] = { "=", "+", "-", "@", "|", "%", "'", "\"", ",", ";", "\n", "\t", " ", "a", "0", "7", "E",
	"＝", "＋", "－", "＠", "｜", "％" };
enum { BITS = sizeof(bits) / sizeof(bits[0]) };

/* The i-th text of one to three bits; false behind the last. */
static bool
hostile(size_t i, char text[16])
{
	text[0] = '\0';
	for (size_t n = 1, all = BITS; n <= 3; n++, all *= BITS) {
		if (i < all) {
			for (size_t k = 0; k < n; k++, i /= BITS)
				strcat(text, bits[i % BITS]);
			return true;
		}
		i -= all;
	}
	return false;
}

/* A text that a file can hold without a guard: no blanks at its ends. */
static bool
is_plain(const char *text)
{
	const char *p = text;
	size_t      n = strlen(text);

	text_trim(&p, &n);
	return n > 0 && n == strlen(text);
}

static const struct col deal_cols[] = {
	{ "ref", COL_TEXT, "Ref", 0, NULL }, { "title", COL_TEXT, "Title", 0, NULL }, { "owner", COL_REF, "Owner", 0, NULL },
	{ "stage", COL_TEXT, "Stage", 0, NULL }, { "amount", COL_MONEY, "Amount", 0, NULL }, { .type = COL_END },
};

/* Every hostile text as the title of a deal; its number is the deal's ref.
 * Returns how many, in a file that the caller unlinks. */
static long
write_deals(const char *path, struct out_opts o)
{
	struct sales_err err;
	struct out      *out;
	char             text[16], ref[24];
	long             n = 0;

	o.fd = creat(path, 0600);
	assert_true(o.fd >= 0);
	assert_ok(out_new(&out, &o, &err), &err);
	out_begin(out, deal_cols);
	for (size_t i = 0; hostile(i, text); i++) {
		if (text[0] == ' ' || (text[0] != '\n' && text[0] != '\t' && strchr("=+-@|%'\n\t", text[0]) == NULL && !is_plain(text)))
			continue;
		snprintf(ref, sizeof(ref), "R%zu", i);
		assert_int_equal(OUT_ROW(out, CELL(ref), CELL(text), cell_ref("zhangwei", "张伟"), CELL("qualify"), CELL(((money){ 10000 }))), SALES_OK);
		n++;
	}
	assert_ok(out_end(out, &err), &err);
	out_free(out);
	close(o.fd);
	return n;
}

static long
compare_titles(struct fixture *f)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	long                                 n = 0;

	assert_ok(db_query(&f->d.db, &st, &(struct sql){ "SELECT ref, title, amount FROM deal" }, NOBIND, &f->err), &f->err);
	for (; db_next(&st); n++) {
		char text[16];

		assert_true(hostile(strtoul(db_text(&st, 0) + 1, NULL, 10), text));
		if (db_text(&st, 1) == NULL || strcmp(db_text(&st, 1), text) != 0)
			fail_msg("%s: '%s' came back as '%s'", db_text(&st, 0), text, db_text(&st, 1));
		assert_int_equal(db_int(&st, 2), 10000);
	}
	return n;
}

static void
import_file(struct fixture *f, struct run *run, const char *path)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	FILE                        *in = fopen(path, "r");
	struct stat                  st;

	assert_non_null(in);
	assert_int_equal(fstat(fileno(in), &st), 0);
	buf_room(&b, (size_t)st.st_size);
	assert_int_equal(fread(b.p, 1, (size_t)st.st_size, in), st.st_size);
	fclose(in);
	run_bytes(f, run, "deal", b.p, (size_t)st.st_size, OP_LOAD);
	if (run->rc != SALES_OK)
		fail_msg("%s: %s", f->err.msg, buf_str(&run->said));
}

static void
guard__comes_off_again_without_doubt(void **state)
{
	static const struct out_opts forms[] = {
		{ .format = "csv", .excel = true }, { .format = "csv", .excel = true, .delimiter = ';' },
		{ .format = "csv", .excel = true, .encoding = "GB18030" }, { .format = "csv", .excel = true, .encoding = "utf-16" },
	};
	struct fixture *f = *state;
	char            path[96];
	long            n;

	snprintf(path, sizeof(path), "%s/deals.csv", f->dir);
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct run run = { 0 };

		n = write_deals(path, forms[i]);
		assert_true(n > 10000);
		import_file(f, &run, path);
		assert_int_equal(i == 0 ? run.r.added : run.r.unchanged, n);
		run_done(&run);
	}
	assert_int_equal(compare_titles(f), n);
}

static const char *const stage = "stage=qualify";

static void
guard__is_taken_off_marked_files_only(void **state)
{
	static const struct { const char *text, *title; } files[] = {
		{ "ref,title,owner,'\nA,''=1+1',张伟,\n", "'=1+1'" }, /* in no particular place */
		{ "',ref,title,owner\n,B,'=1+1,张伟\n", "=1+1" },
		{ "ref,title,owner,'\nC,=1+1,张伟,\n", "=1+1" },     /* somebody typed it in */
		{ "ref,title,owner\nD,'=1+1,张伟\n", "'=1+1" },      /* a file of others */
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct run run = { .o = { .set = { &stage, 1 } } };

		run_text(f, &run, "deal", files[i].text);
		assert_int_equal(run.rc, SALES_OK);
		assert_string_equal(text_of(f, "deal", (int64_t)i + 1, "title"), files[i].title);
		run_done(&run);
	}
}

static void
guard__stays_in_the_rows_left_out(void **state)
{
	struct fixture *f = *state;
	struct run      run = { .o = { .keep_going = true, .set = { &stage, 1 } } }, again = { .o = { .set = { &stage, 1 } } };
	char            path[512];
	FILE           *in;
	char            text[400] = "";

	snprintf(path, sizeof(path), "%s/rejects.csv", f->dir);
	run.o.rejects = creat(path, 0600);
	run_text(f, &run, "deal", "ref,title,owner,amount,'\nA,'=1,张伟,5,\nB,'+2,张伟,x,\n");
	assert_int_equal(run.rc, SALES_EPARTLY);
	close(run.o.rejects);
	in = fopen(path, "r");
	assert_non_null(in);
	assert_true(fread(text, 1, sizeof(text) - 1, in) > 0);
	fclose(in);
	assert_non_null(strstr(text, "ref,title,owner,amount,',_line,_error\nB,'+2,张伟,x,,3,"));
	*strstr(text, ",x,") = '\0';
	snprintf(path, sizeof(path), "%s,9,,,\n", text);
	run_text(f, &again, "deal", path);
	assert_int_equal(again.rc, SALES_OK);
	assert_string_equal(text_of(f, "deal", 2, "title"), "+2");
	run_done(&run);
	run_done(&again);
}

/* ---- encodings --------------------------------------------------------- */

/* A file of one long column in an encoding, read back as UTF-8. */
static size_t
through(const struct fixture *f, struct out_opts o, const char *text, size_t n, const char *encoding, char *back, size_t room)
{
	static const struct col cols[] = { { "t", COL_TEXT, "T", 0, NULL }, { .type = COL_END } };
	struct sales_err        err;
	struct out             *out;
	char                    path[96], *bytes = malloc(room), *from = bytes, *to = back;
	const size_t            had = room;
	size_t                  left;
	iconv_t                 cd = iconv_open("UTF-8", encoding);
	ssize_t                 got;

	snprintf(path, sizeof(path), "%s/t.csv", f->dir);
	o.fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	o.no_header = true;
	assert_ok(out_new(&out, &o, &err), &err);
	out_begin(out, cols);
	assert_int_equal(OUT_ROW(out, cell_textn(text, n)), SALES_OK);
	assert_ok(out_end(out, &err), &err);
	out_free(out);
	got = pread(o.fd, bytes, room, 0);
	assert_true(got > 0 && (size_t)got < room);
	close(o.fd);
	left = (size_t)got;
	assert_true(cd != (iconv_t)-1);
	assert_int_equal(iconv(cd, &from, &left, &to, &room), 0);
	iconv_close(cd);
	free(bytes);
	return had - room;
}

/* Every character, over the edges of blocks. */
static void
encoding__has_every_character_of_unicode(void **state)
{
	static const struct { const char *name, *back, *mark; } all[] = {
		{ "gb18030", "GB18030", "" }, { "UTF-16", "UTF-16LE", "\xEF\xBB\xBF" }, { "UTF-16BE", "UTF-16BE", "" },
	};
	const struct fixture *f = *state;
	struct buf            b = { 0 };
	const size_t          room = 12 << 20;
	char                 *back = malloc(room);

	assert_non_null(back);
	for (uint32_t c = 0x23; c < 0x110000; c++)
		if (c < 0xD800 || c > 0xF8FF)
			text_put_char(&b, c);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		const struct out_opts o = { .format = "tsv", .encoding = all[i].name };
		const size_t          mark = strlen(all[i].mark), n = through(f, o, b.p, b.n, all[i].back, back, room);

		assert_memory_equal(back, all[i].mark, mark);
		back[n] = '\0';
		/* a backslash is two in tsv, where it is, and the rest is as long */
		assert_int_equal(n, mark + b.n + 2);
		assert_memory_equal(back + mark + ('\\' - 0x23) + 2, b.p + ('\\' - 0x23) + 1, b.n - ('\\' - 0x23) - 1);
	}
	free(back);
	buf_done(&b);
}

static int
ends_with(const char *encoding, const char *text, struct sales_err *err)
{
	static const struct col cols[] = { { "t", COL_TEXT, "T", 0, NULL }, { .type = COL_END } };
	struct out_opts         o = { .format = "csv", .encoding = encoding, .fd = open("/dev/null", O_WRONLY | O_CLOEXEC) };
	struct out             *out = NULL;
	int                     rc;

	TRY(out_new(&out, &o, err));
	out_begin(out, cols);
	assert_int_equal(OUT_ROW(out, CELL(text)), SALES_OK);
	rc = out_end(out, err);
	out_free(out);
	close(o.fd);
	return rc;
}

static void
encoding__says_what_it_lacks(void **state)
{
	struct sales_err err;

	(void)state;
	assert_ok(ends_with("GBK", "张伟", &err), &err);
	assert_int_equal(ends_with("GBK", "商事𠮷田", &err), SALES_EINVAL);
	assert_string_equal(err.msg, "'𠮷' can't be written in GBK");
	assert_int_equal(ends_with("ISO-8859-1", "Jörg 张", &err), SALES_EINVAL);
	assert_int_equal(ends_with("KLINGON", "a", &err), SALES_EUSAGE);
	assert_int_equal(ends_with("GBK//IGNORE", "a", &err), SALES_EUSAGE);
}

static void
encoding__goes_with_formats_that_may_have_one(void **state)
{
	static const struct out_opts refused[] = {
		{ .format = "json", .encoding = "GB18030" }, { .format = "table", .encoding = "GB18030" },
		{ .format = "csv", .encoding = "GB18030", .bom = true },
	};
	struct sales_err err;
	struct out      *out;

	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		assert_int_equal(out_new(&out, &refused[i], &err), SALES_EUSAGE);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(guard__comes_off_again_without_doubt),
		T(guard__is_taken_off_marked_files_only),
		T(guard__stays_in_the_rows_left_out),
		T(encoding__has_every_character_of_unicode),
		T(encoding__says_what_it_lacks),
		T(encoding__goes_with_formats_that_may_have_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
