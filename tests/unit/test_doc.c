#include "lib/base/text.h"
#include "lib/report/doc.h"
#include "unit.h"

static struct doc_section *
start(struct doc *d, struct arena *a)
{
	*d = (struct doc){ .arena = a, .title = "周报 2026-W38", .department = "华东销售部",
		.about = "Written 2026-09-21 07:30 +08:00", .lang = "zh-CN" };
	return doc_section(d, "people", "按人员");
}

static void
fill(struct doc *d, struct arena *a)
{
	const struct doc_col cols[] = { { "人员", COL_TEXT, false }, { "成交额", COL_MONEY, false },
		{ "", COL_PERCENT, true }, { NULL, COL_END, false } };
	struct doc_section *s = start(d, a);
	struct doc_block   *t = doc_table(d, s, cols);

	DOC_ROW(d, t, cell_ref("zhangwei", "张伟"), CELL((money){ 1800000000 }), cell_percent((struct ratio){ 3, 4 }));
	DOC_ROW(d, t, CELL("Jörg | *M*"), CELL((money){ -960000 }), cell_percent((struct ratio){ 5, 4 }));
	DOC_TOTAL(d, t, CELL("合计"), CELL((money){ 1799040000 }), cell_none(COL_PERCENT));
	s = doc_section(d, "list", "Attention");
	doc_paragraph(d, s, "%d of %d", 2, 3);
	t = doc_list(d, s);
	DOC_ROW(d, t, CELL("1. D-0038 华东医药\x1b[31m"));
}

static void
document__is_aligned_by_display_width(void **state)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(buf_done) struct buf     b = { 0 };
	struct doc                       d;

	(void)state;
	fill(&d, &a);
	doc_writer("text")->write(&d, &b);
	assert_string_equal(b.p,
	    "周报 2026-W38                                                       华东销售部\n"
	    "Written 2026-09-21 07:30 +08:00\n"
	    "\n"
	    "1. 按人员\n"
	    "   人员            成交额\n"
	    "   ----------  ----------  ------------\n"
	    "   张伟        180,000.00  [#######---]\n"
	    "   Jörg | *M*      -96.00  [##########]\n"
	    "   ----------  ----------  ------------\n"
	    "   合计        179,904.00\n"
	    "\n"
	    "2. Attention\n"
	    "   2 of 3\n"
	    "   - 1. D-0038 华东医药\\x1b[31m\n");
}

static void
document__is_markdown_with_records_escaped(void **state)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(buf_done) struct buf     b = { 0 };
	struct doc                       d;

	(void)state;
	fill(&d, &a);
	doc_writer("md")->write(&d, &b);
	assert_string_equal(b.p,
	    "# 周报 2026-W38\n"
	    "\n"
	    "**华东销售部**\n"
	    "\n"
	    "Written 2026-09-21 07:30 +08:00\n"
	    "\n"
	    "## 1. 按人员\n"
	    "\n"
	    "| 人员 | 成交额 |  |\n"
	    "|:---|---:|:---|\n"
	    "| 张伟 | 180,000.00 | `[#######---]` |\n"
	    "| Jörg \\| \\*M\\* | -96.00 | `[##########]` |\n"
	    "| 合计 | 179,904.00 |  |\n"
	    "\n"
	    "## 2. Attention\n"
	    "\n"
	    "2 of 3\n"
	    "\n"
	    "- 1\\. D-0038 华东医药\\\\x1b\\[31m\n");
}

static void
paragraph__is_broken_at_78_cells_also_without_blanks(void **state)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(buf_done) struct buf     b = { 0 }, long_text = { 0 };
	struct doc                       d;
	const char                      *line;

	(void)state;
	for (int i = 0; i < 60; i++)
		buf_puts(&long_text, i % 7 == 0 ? "word " : "客户拜访");
	doc_paragraph(&d, start(&d, &a), "%s", long_text.p);
	doc_writer("text")->write(&d, &b);
	for (line = strstr(b.p, "\n   "); line != NULL && line[1] != '\0'; line = strchr(line + 1, '\n')) {
		const char  *end = strchr(line + 1, '\n');
		const size_t n = (size_t)(end - line - 1);

		assert_true(text_width(line + 1, n, false) <= DOC_WIDTH);
		assert_memory_equal(line + 1, "   ", 3);
	}
}

static void
line__neither_begins_with_a_closing_mark_nor_ends_with_an_opening_one(void **state)
{
	(void)state;
	for (int before = 60; before < 80; before++) {
		CLEANUP(arena_done) struct arena a = { 0 };
		CLEANUP(buf_done) struct buf     b = { 0 }, text = { 0 };
		struct doc                       d;

		for (int i = 0; i < before; i++)
			buf_putc(&text, 'x');
		doc_paragraph(&d, start(&d, &a), "%s（李娜）：“拜访”。", text.p);
		doc_writer("text")->write(&d, &b);
		assert_null(strstr(b.p, "\n   ）"));
		assert_null(strstr(b.p, "\n   ："));
		assert_null(strstr(b.p, "\n   。"));
		assert_null(strstr(b.p, "（\n"));
		assert_non_null(strstr(b.p, "李"));
	}
}

static void
table__cuts_words_and_never_numbers(void **state)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(buf_done) struct buf     b = { 0 };
	const struct doc_col cols[] = { { "Customer", COL_TEXT, false }, { "Amount", COL_MONEY, false },
		{ NULL, COL_END, false } };
	struct doc                       d;
	struct doc_block                *t = doc_table(&d, start(&d, &a), cols);

	(void)state;
	DOC_ROW(&d, t, CELL("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"),
	    CELL((money){ INT64_MAX }));
	doc_writer("text")->write(&d, &b);
	assert_non_null(strstr(b.p, "二三.. "));
	assert_non_null(strstr(b.p, " 922,337,203,685,477.5807\n"));
	for (const char *line = b.p; *line != '\0'; line = strchr(line, '\n') + 1)
		assert_true(text_width(line, (size_t)(strchr(line, '\n') - line), false) <= DOC_WIDTH);
}

static void
bar__is_full_only_when_the_target_is_reached(void **state)
{
	static const struct { struct ratio r; const char *bar; } cases[] = {
		{ { 0, 0 }, "[----------]" }, { { -1, 2 }, "[----------]" }, { { 1, 20 }, "[----------]" },
		{ { 1, 10 }, "[#---------]" }, { { 999999, 1000000 }, "[#########-]" },
		{ { 1, 1 }, "[##########]" }, { { INT64_MAX, 1 }, "[##########]" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		CLEANUP(buf_done) struct buf b = { 0 };

		doc_bar(cases[i].r, 10, &b);
		assert_string_equal(b.p, cases[i].bar);
	}
}

static void
writer__is_found_by_name(void **state)
{
	(void)state;
	assert_non_null(doc_writer("md"));
	assert_null(doc_writer("pdf"));
}

static void
document__is_html_that_stands_alone(void **state)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(buf_done) struct buf     b = { 0 };
	struct doc                       d, second;
	struct doc_section              *s;
	const char                      *at;

	(void)state;
	fill(&d, &a);
	s = start(&second, &a);
	doc_paragraph(&second, s, "%s", "<b>R&D</b> \"x\"");
	d.next = &second;
	doc_writer("html")->write(&d, &b);
	assert_int_equal(strncmp(b.p, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n", 36), 0);
	assert_non_null(strstr(b.p, "<title>周报 2026-W38</title>"));
	assert_non_null(at = strstr(b.p,
	    "<h2>按人员</h2>\n"
	    "<table>\n"
	    "<thead><tr><th>人员</th><th class=\"n\">成交额</th><th></th></tr></thead>\n"
	    "<tbody>\n"
	    "<tr><td>张伟</td><td class=\"n\">180,000.00</td><td><span class=\"bar\"><b style=\"width:75%\"></b></span></td></tr>\n"
	    "<tr><td>Jörg | *M*</td><td class=\"n\">-96.00</td><td><span class=\"bar\"><b style=\"width:100%\"></b></span></td></tr>\n"
	    "<tr class=\"sum\"><td>合计</td><td class=\"n\">179,904.00</td><td></td></tr>\n"
	    "</tbody>\n"
	    "</table>\n"
	    "<h2>Attention</h2>\n"
	    "<p>2 of 3</p>\n"
	    "<ul>\n"
	    "<li>1. D-0038 华东医药\\x1b[31m</li>\n"
	    "</ul>\n"
	    "</article>\n"
	    "<article>\n"));
	assert_non_null(strstr(at, "<p>&lt;b&gt;R&amp;D&lt;/b&gt; &quot;x&quot;</p>\n</article>\n</body>\n</html>\n"));
	assert_null(strstr(b.p, "<script"));
	assert_null(strstr(b.p, "http"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(document__is_aligned_by_display_width),
		cmocka_unit_test(document__is_markdown_with_records_escaped),
		cmocka_unit_test(document__is_html_that_stands_alone),
		cmocka_unit_test(paragraph__is_broken_at_78_cells_also_without_blanks),
		cmocka_unit_test(line__neither_begins_with_a_closing_mark_nor_ends_with_an_opening_one),
		cmocka_unit_test(table__cuts_words_and_never_numbers),
		cmocka_unit_test(bar__is_full_only_when_the_target_is_reached),
		cmocka_unit_test(writer__is_found_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
