#include <stdio.h>
#include <string.h>

#include "unit.h"

#include "lib/base/text.h"

#define assert_buf(b, want)                           \
	do {                                          \
		assert_string_equal(buf_str(b), want); \
		buf_clear(b);                         \
	} while (0)

static void
valid__stops_at_the_first_bad_byte(void **state)
{
	static const struct { const char *text; size_t n, valid; } t[] = {
		{ "", 0, 0 }, { "abc", 3, 3 }, { "张伟", 6, 6 }, { "𠮷", 4, 4 }, { "é", 2, 2 },
		{ "ab\0c", 4, 2 }, { "\x80", 1, 0 }, { "a\xFF", 2, 1 },
		{ "\xC0\x80", 2, 0 }, { "\xC1\xBF", 2, 0 },         /* overlong */
		{ "\xE0\x9F\xBF", 3, 0 }, { "\xF0\x8F\xBF\xBF", 4, 0 },
		{ "\xED\xA0\x80", 3, 0 }, { "\xED\x9F\xBF", 3, 3 },   /* surrogates */
		{ "\xF4\x8F\xBF\xBF", 4, 4 }, { "\xF4\x90\x80\x80", 4, 0 },
		{ "\xF5\x80\x80\x80", 4, 0 }, { "a\xE5\xBC", 3, 1 }, { "\xE5\xBC\x41", 3, 0 },
		{ "0123456789012345678901234567890123456789\x80", 41, 40 },
		{ "0123456789012345678901234567890123456\0" "89", 40, 37 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		if (text_valid(t[i].text, t[i].n) != t[i].valid)
			fail_msg("row %zu: %zu", i, text_valid(t[i].text, t[i].n));
}

/* Unicode's definition, by value and not by byte ranges. */
static bool
well_formed(const unsigned char *p, size_t n)
{
	uint32_t c;

	if (n == 2 && (p[0] & 0xE0) == 0xC0 && (p[1] & 0xC0) == 0x80) {
		c = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
		return c >= 0x80;
	}
	return n == 1 && p[0] > 0 && p[0] < 0x80;
}

static void
valid__agrees_with_the_definition_for_all_short_texts(void **state)
{
	(void)state;
	for (unsigned a = 0; a < 256; a++) {
		unsigned char p[2] = { (unsigned char)a };

		assert_int_equal(text_valid((char *)p, 1) == 1, well_formed(p, 1));
		for (unsigned b = 0; b < 256; b++) {
			size_t want;

			p[1] = (unsigned char)b;
			want = well_formed(p, 2) ? 2 : !well_formed(p, 1) ? 0 :
			    1 + (size_t)well_formed(p + 1, 1);
			assert_int_equal(text_valid((char *)p, 2), want);
		}
	}
}

static void
every_character__is_decoded_as_it_was_encoded(void **state)
{
	struct buf b = { 0 };
	size_t     len;

	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		if (c == 0xD800)
			c = 0xE000;
		buf_clear(&b);
		text_put_char(&b, c);
		if (text_valid(b.p, b.n) != b.n || text_char(b.p, b.n, &len) != c || len != b.n)
			fail_msg("U+%04X", c);
	}
	for (uint32_t c = 0xD800; c < 0xE000; c++) {
		buf_clear(&b);
		text_put_char(&b, c);
		assert_int_equal(text_valid(b.p, b.n), 0);
		assert_int_equal(text_char(b.p, b.n, &len), TEXT_INVALID);
		assert_int_equal(len, 1);
	}
	buf_done(&b);
}

static int
width(const char *s, bool wide)
{
	return text_width(s, strlen(s), wide);
}

static void
width__is_counted_in_cells(void **state)
{
	(void)state;
	assert_int_equal(width("", false), 0);
	assert_int_equal(width("abc", false), 3);
	assert_int_equal(width("张伟", false), 4);
	assert_int_equal(width("苏州明达（集团）", false), 16);
	assert_int_equal(width("𠮷田商事㈱", false), 10);
	assert_int_equal(width("Jörg Müller", false), 11);
	assert_int_equal(width("Jo\u0308rg", false), 4);
	assert_int_equal(width("¥１２万", false), 7);
	assert_int_equal(width("한국", false), 4);
	assert_int_equal(width("①─█…", false), 4);
	assert_int_equal(width("①─█…", true), 8);
	assert_int_equal(width("a\xFF", false), 2);
	assert_int_equal(width("a\u200Bb", false), 2);
}

static void
fit__never_cuts_a_character(void **state)
{
	(void)state;
	assert_int_equal(text_fit("张伟", 6, 4, false), 6);
	assert_int_equal(text_fit("张伟", 6, 3, false), 3);
	assert_int_equal(text_fit("张伟", 6, 1, false), 0);
	assert_int_equal(text_fit("abc", 3, 9, false), 3);
	assert_int_equal(text_fit("Jo\u0308rg", 6, 2, false), 4); /* the mark stays with its letter */
	assert_int_equal(text_fit("①a", 4, 1, true), 0);
}

static void
nfc__composes(void **state)
{
	struct buf b = { 0 };

	(void)state;
	text_nfc("Jo\u0308rg", 6, &b);
	assert_buf(&b, "Jörg");
	text_nfc("张伟 abc", 10, &b);
	assert_buf(&b, "张伟 abc");
	text_nfc("か\u3099", 6, &b);
	assert_buf(&b, "が");
	text_nfc("１２", 6, &b); /* a compatibility form stays */
	assert_buf(&b, "１２");
	text_nfc("a\xFF", 2, &b);
	assert_buf(&b, "a\xFF");
	buf_done(&b);
}

static void
fold__makes_spellings_of_a_name_equal(void **state)
{
	static const struct { const char *text, *folded; } t[] = {
		{ "", "" }, { "ABC Trading", "abc trading" }, { "ＡＢＣ", "abc" },
		{ "  张伟\u3000", "张伟" }, { "张\u200B伟", "张伟" }, { "JÖRG", "jörg" },
		{ "JO\u0308RG", "jörg" }, { "Straße", "strasse" }, { "㈱", "(株)" },
		{ "ﬁ", "fi" }, { "\uFEFF客户", "客户" }, { "\u00A0X\u00A0", "x" },
		{ "（集团）", "(集团)" }, { "ΣΑΣ", "σασ" }, { "İ", "i\u0307" },
	};
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		text_fold(t[i].text, strlen(t[i].text), &b);
		assert_buf(&b, t[i].folded);
	}
	buf_puts(&b, "id:");
	text_fold(" \u2003ＸY ", 9, &b);
	assert_buf(&b, "id:xy");
	buf_done(&b);
}

static void
fold__is_the_same_done_twice(void **state)
{
	struct buf c = { 0 }, once = { 0 }, twice = { 0 };

	(void)state;
	for (uint32_t u = 1; u <= 0x2FFFF; u++) {
		if (u == 0xD800)
			u = 0xE000;
		buf_clear(&c);
		buf_clear(&once);
		buf_clear(&twice);
		text_put_char(&c, u);
		buf_puts(&c, "\u0345a"); /* a mark that folding makes a letter */
		text_fold(c.p, c.n, &once);
		text_fold(once.p, once.n, &twice);
		if (strcmp(buf_str(&once), buf_str(&twice)) != 0)
			fail_msg("U+%04X: '%s' '%s'", u, once.p, twice.p);
	}
	buf_done(&c);
	buf_done(&once);
	buf_done(&twice);
}

/* Two ways lead to the folded form, and a mark behind forces the long one. */
static void
fold__is_the_same_by_either_way(void **state)
{
	struct buf c = { 0 }, quick = { 0 }, slow = { 0 };

	(void)state;
	for (uint32_t u = 1; u <= 0xFFFF; u++) {
		if (u == 0xD800)
			u = 0xE000;
		buf_clear(&c);
		buf_clear(&quick);
		buf_clear(&slow);
		buf_putc(&c, 'x');
		text_put_char(&c, u);
		buf_putc(&c, 'x');
		text_fold(c.p, c.n, &quick);
		buf_puts(&c, "\u0416"); /* a Cyrillic letter */
		text_fold(c.p, c.n, &slow);
		if (slow.n != quick.n + 2 || memcmp(slow.p, quick.p, quick.n) != 0)
			fail_msg("U+%04X: '%s' '%s'", u, quick.p, slow.p);
	}
	buf_done(&c);
	buf_done(&quick);
	buf_done(&slow);
}

static void
trim__cuts_blanks_that_cannot_be_seen(void **state)
{
	const char *p = "\uFEFF\u3000 \t张 伟\r\n\u00A0\u200B";
	size_t      n = strlen(p);

	(void)state;
	text_trim(&p, &n);
	assert_int_equal(n, strlen("张 伟"));
	assert_memory_equal(p, "张 伟", n);
	p = " \u3000";
	n = strlen(p);
	text_trim(&p, &n);
	assert_int_equal(n, 0);
}

static void
halfwidth__changes_ascii_forms_only(void **state)
{
	struct buf  b = { 0 };
	const char *s = "２０２６Ｑ３　～张（）";

	(void)state;
	text_halfwidth(s, strlen(s), &b);
	assert_buf(&b, "2026Q3 ~张()");
	buf_done(&b);
}

static bool
has(const char *hay, const char *needle)
{
	return text_has(hay, strlen(hay), needle, strlen(needle));
}

static void
has__compares_folded(void **state)
{
	(void)state;
	assert_true(has("华东医药（集团）", "医药"));
	assert_true(has("ＡＢＣ Trading", "bc t"));
	assert_true(has("Jörg", "JO\u0308R"));
	assert_true(has("x", ""));
	assert_true(has("", ""));
	assert_false(has("", "x"));
	assert_false(has("华东", "华东医药"));
}

static void
show__lets_nothing_reach_the_terminal(void **state)
{
	struct buf b = { 0 };

	(void)state;
	text_show("a\033[2Jb\r\n\tc\x7F", 11, false, &b);
	assert_buf(&b, "a\\x1b[2Jb\\x0d\\x0a\\x09c\\x7f");
	text_show("a\n\tb\r", 5, true, &b);
	assert_buf(&b, "a\n\tb\\x0d");
	text_show("\xC2\x9B" "31m", 5, false, &b); /* C1's CSI, two bytes of UTF-8 */
	assert_buf(&b, "\\x9b31m");
	text_show("\xFFz\xE5\xBC", 4, false, &b);
	assert_buf(&b, "\\xffz\\xe5\\xbc");
	text_show("x\u202Egpj\u2028\u2066\u200F", 16, false, &b);
	assert_buf(&b, "x<U+202E>gpj<U+2028><U+2066><U+200F>");
	text_show("张伟 ¥120 é", 15, false, &b);
	assert_buf(&b, "张伟 ¥120 é");
	text_show("\0", 1, true, &b);
	assert_buf(&b, "\\x00");
	buf_done(&b);
}

static void
distance__counts_slips_of_the_hand(void **state)
{
	(void)state;
	assert_int_equal(text_distance("won", "won", 2), 0);
	assert_int_equal(text_distance("wno", "won", 2), 1);
	assert_int_equal(text_distance("WON", "won", 2), 0);
	assert_int_equal(text_distance("qouta", "quota", 2), 1);
	assert_int_equal(text_distance("张玮", "张伟", 2), 1);
	assert_int_equal(text_distance("kitten", "sitting", 5), 3);
	assert_int_equal(text_distance("kitten", "sitting", 2), 3);
	assert_int_equal(text_distance("", "abc", 5), 3);
}

static void
nearest__suggests_only_what_is_near(void **state)
{
	static const char *const stages[] = { "lead", "proposal", "negotiation", "won", "lost" };
	static const char *const people[] = { "李娜", "张伟", "王芳" };

	(void)state;
	assert_string_equal(text_nearest("wno", stages, 5), "won");
	assert_string_equal(text_nearest("nego", stages, 5), "negotiation");
	assert_string_equal(text_nearest("propsoal", stages, 5), "proposal");
	assert_string_equal(text_nearest("Lost", stages, 5), "lost");
	assert_null(text_nearest("ne", stages, 5));
	assert_null(text_nearest("banana", stages, 5));
	assert_null(text_nearest("", stages, 5));
	assert_string_equal(text_nearest("张玮", people, 3), "张伟");
	assert_null(text_nearest("赵磊", people, 3));
	assert_null(text_nearest("x", NULL, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid__stops_at_the_first_bad_byte),
		cmocka_unit_test(valid__agrees_with_the_definition_for_all_short_texts),
		cmocka_unit_test(every_character__is_decoded_as_it_was_encoded),
		cmocka_unit_test(width__is_counted_in_cells),
		cmocka_unit_test(fit__never_cuts_a_character),
		cmocka_unit_test(nfc__composes),
		cmocka_unit_test(fold__makes_spellings_of_a_name_equal),
		cmocka_unit_test(fold__is_the_same_done_twice),
		cmocka_unit_test(fold__is_the_same_by_either_way),
		cmocka_unit_test(trim__cuts_blanks_that_cannot_be_seen),
		cmocka_unit_test(halfwidth__changes_ascii_forms_only),
		cmocka_unit_test(has__compares_folded),
		cmocka_unit_test(show__lets_nothing_reach_the_terminal),
		cmocka_unit_test(distance__counts_slips_of_the_hand),
		cmocka_unit_test(nearest__suggests_only_what_is_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
