#include "cases.h"
#include "lib/base/money.h"

static void
currency__has_its_decimals(void **state)
{
	(void)state;
	assert_int_equal(currency_decimals("CNY"), 2);
	assert_int_equal(currency_decimals("USD"), 2);
	assert_int_equal(currency_decimals("JPY"), 0);
	assert_int_equal(currency_decimals("KRW"), 0);
	assert_int_equal(currency_decimals("KWD"), 3);
	assert_int_equal(currency_decimals("TND"), 3);
	assert_int_equal(currency_decimals("cny"), -1);
	assert_int_equal(currency_decimals("CN"), -1);
	assert_int_equal(currency_decimals("CNYY"), -1);
	assert_int_equal(currency_decimals(""), -1);
	assert_true(currency_known("CNY"));
	assert_true(currency_known("ZWL"));
	assert_false(currency_known("XYZ"));
	assert_false(currency_known("NYA")); /* no code, though the letters follow each other */
	assert_false(currency_known("CN"));
}

static void
money__reads_every_form_or_says_why_not(void **state)
{
	struct cases c = cases_open("money");

	(void)state;
	while (cases_next(&c)) {
		struct sales_err err = { 0 };
		money            m = { 0 };
		char             cur[4], s[MONEY_SIZE];
		int              rc = money_parse(c.col[0], strlen(c.col[0]), atoi(c.col[1]), &m,
		                 cur, &err);

		if (strcmp(c.col[2], "!") == 0) {
			if (rc != SALES_EINVAL)
				case_fail(&c, "'%s' gives %d and %s", c.col[0], rc,
				    money_str(m, 2, s));
			if (strstr(err.msg, c.col[3]) == NULL)
				case_fail(&c, "the message is \"%s\"", err.msg);
			continue;
		}
		if (rc != SALES_OK)
			case_fail(&c, "'%s' is refused: %s", c.col[0], err.msg);
		case_equal(&c, "the amount", money_str(m, 2, s), c.col[2]);
		case_equal(&c, "the currency", cur, c.col[3]);
	}
}

static void
money__refuses_a_text_without_end(void **state)
{
	struct sales_err err = { 0 };
	char             text[300], cur[4];
	money            m;

	(void)state;
	memset(text, '9', sizeof(text));
	assert_int_equal(money_parse(text, sizeof(text), 2, &m, cur, &err), SALES_EINVAL);
	assert_non_null(strstr(err.msg, "too long"));
}

static void
plain_money__takes_the_machine_form_only(void **state)
{
	static const struct { const char *text; int decimals; bool good; int64_t v; } t[] = {
		{ "0", 2, true, 0 }, { "120000.00", 2, true, 1200000000 },
		{ "-0.01", 2, true, -100 }, { "1.2345", 4, true, 12345 },
		{ "922337203685477.5807", 4, true, INT64_MAX },
		{ "922337203685477.5808", 4, false, 0 },
		{ "999999999999999", 0, false, 0 },
		{ "1.234", 2, false, 0 }, { "1.", 2, false, 0 }, { ".5", 2, false, 0 },
		{ "", 2, false, 0 }, { "-", 2, false, 0 }, { "1,000", 2, false, 0 },
		{ "12万", 2, false, 0 }, { " 1", 2, false, 0 }, { "1 ", 2, false, 0 },
		{ "1.0", 0, false, 0 }, { "1.-1", 2, false, 0 },
		{ "99999999999999999999999", 2, false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		money m = { -7 };

		if (money_parse_plain(t[i].text, strlen(t[i].text), t[i].decimals, &m) != t[i].good)
			fail_msg("'%s'", t[i].text);
		if (t[i].good)
			assert_int_equal(m.v, t[i].v);
	}
}

static void
exponent__is_read_when_exact(void **state)
{
	money m;

	(void)state;
	assert_true(money_parse_exponent("1.2E+05", 7, 2, &m));
	assert_int_equal(m.v, INT64_C(1200000000));
	assert_true(money_parse_exponent("-5e-2", 5, 2, &m));
	assert_int_equal(m.v, -500);
	assert_true(money_parse_exponent("0E+99", 5, 2, &m));
	assert_int_equal(m.v, 0);
	assert_false(money_parse_exponent("5e-3", 4, 2, &m));
	assert_false(money_parse_exponent("4.87613E+18", 11, 2, &m));
	assert_false(money_parse_exponent("1e999", 5, 2, &m));
	assert_false(money_parse_exponent("120000", 6, 2, &m));
	assert_false(money_parse_exponent("1.2E", 4, 2, &m));
	assert_false(money_parse_exponent("E5", 2, 2, &m));
	assert_false(money_parse_exponent("1E5x", 4, 2, &m));
}

static void
money__is_written_for_machines_and_people(void **state)
{
	char s[MONEY_SIZE];

	(void)state;
	assert_string_equal(money_str((money){ 12345000 }, 2, s), "1234.50");
	assert_string_equal(money_str((money){ 12345600 }, 2, s), "1234.56");
	assert_string_equal(money_str((money){ 12345678 }, 2, s), "1234.5678");
	assert_string_equal(money_str((money){ 12345670 }, 2, s), "1234.567");
	assert_string_equal(money_str((money){ 12340000 }, 0, s), "1234");
	assert_string_equal(money_str((money){ 0 }, 2, s), "0.00");
	assert_string_equal(money_str((money){ -100 }, 2, s), "-0.01");
	assert_string_equal(money_str((money){ 1 }, 0, s), "0.0001");
	assert_string_equal(money_group((money){ 12345000 }, 2, s), "1,234.50");
	assert_string_equal(money_group((money){ 9990000 }, 2, s), "999.00");
	assert_string_equal(money_group((money){ -INT64_C(1000000000000) }, 2, s), "-100,000,000.00");
	assert_string_equal(money_group((money){ INT64_MIN }, 4, s), "-922,337,203,685,477.5808");
	assert_string_equal(money_str((money){ INT64_MAX }, 4, s), "922337203685477.5807");
}

static void
money__reads_back_what_it_writes(void **state)
{
	uint64_t x = 88172645463325252u;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct sales_err err = { 0 };
		money            m, back;
		char             s[MONEY_SIZE], cur[4];

		x ^= x << 13, x ^= x >> 7, x ^= x << 17;
		m.v = (int64_t)(x >> 1 >> (i % 50));
		if (i & 1)
			m.v = -m.v;
		money_str(m, i % 5, s);
		assert_true(money_parse_plain(s, strlen(s), 4, &back));
		assert_int_equal(back.v, m.v);
		money_group(m, i % 5, s);
		assert_ok(money_parse(s, strlen(s), 4, &back, cur, &err), &err);
		assert_int_equal(back.v, m.v);
	}
}

static void
sums__refuse_to_overflow(void **state)
{
	money m;

	(void)state;
	assert_true(money_add((money){ 1 }, (money){ 2 }, &m));
	assert_int_equal(m.v, 3);
	assert_true(money_sub((money){ 1 }, (money){ 2 }, &m));
	assert_int_equal(m.v, -1);
	assert_false(money_add((money){ INT64_MAX }, (money){ 1 }, &m));
	assert_false(money_sub((money){ INT64_MIN }, (money){ 1 }, &m));
}

static int64_t
product(int64_t v, int64_t num, int64_t den, int decimals, enum rounding how)
{
	money m = { 0 };

	assert_true(money_mul((money){ v }, (struct ratio){ num, den }, decimals, how, &m));
	return m.v;
}

static void
product__is_rounded_once(void **state)
{
	money m;

	(void)state;
	/* 199,999.99 * 3 % = 5999.9997 */
	assert_int_equal(product(1999999900, 3, 100, 2, ROUND_HALF_UP), 60000000);
	assert_int_equal(product(1999999900, 3, 100, 2, ROUND_DOWN), 59999900);
	/* 0.50 * 1/4 = 0.125: the half */
	assert_int_equal(product(5000, 1, 4, 2, ROUND_HALF_UP), 1300);
	assert_int_equal(product(5000, 1, 4, 2, ROUND_HALF_EVEN), 1200);
	assert_int_equal(product(5000, 1, 4, 2, ROUND_DOWN), 1200);
	assert_int_equal(product(-5000, 1, 4, 2, ROUND_HALF_UP), -1300);
	assert_int_equal(product(-5000, 1, 4, 2, ROUND_HALF_EVEN), -1200);
	assert_int_equal(product(-5000, 1, 4, 2, ROUND_DOWN), -1200);
	assert_int_equal(product(15000, 1, 4, 2, ROUND_HALF_EVEN), 3800); /* 0.375 */
	/* negative rates mirror */
	assert_int_equal(product(5000, -1, 4, 2, ROUND_HALF_UP), -1300);
	assert_int_equal(product(25000, 1, 1, 0, ROUND_HALF_UP), 30000);
	assert_int_equal(product(25000, 1, 1, 0, ROUND_HALF_EVEN), 20000);
	assert_int_equal(product(INT64_MAX, 1, 1, 4, ROUND_HALF_UP), INT64_MAX);
	assert_int_equal(product(INT64_MIN, 1, 1, 4, ROUND_HALF_UP), INT64_MIN);
	assert_int_equal(product(INT64_MAX, 1, INT64_MAX, 4, ROUND_HALF_UP), 1);
	assert_false(money_mul((money){ INT64_MAX }, (struct ratio){ 2, 1 }, 2, ROUND_DOWN, &m));
	assert_false(money_mul((money){ INT64_MAX }, (struct ratio){ INT64_MAX, 1 }, 0,
	    ROUND_DOWN, &m));
	assert_false(money_mul((money){ 1 }, (struct ratio){ 1, 0 }, 2, ROUND_DOWN, &m));
	assert_true(money_round((money){ 12345 }, 2, ROUND_HALF_UP, &m));
	assert_int_equal(m.v, 12300);
	assert_true(money_round((money){ 12350 }, 2, ROUND_HALF_UP, &m));
	assert_int_equal(m.v, 12400);
	assert_false(money_round((money){ INT64_MAX }, 0, ROUND_HALF_UP, &m));
}

static void
split__gives_the_last_cent_to_the_part_listed_first(void **state)
{
	const int64_t thirds[] = { 1, 1, 1 }, uneven[] = { 2, 1, 0 };
	money         part[3];

	(void)state;
	assert_true(money_split((money){ 1000000 }, thirds, 3, 2, part)); /* 100.00 */
	assert_int_equal(part[0].v, 333400);
	assert_int_equal(part[1].v, 333300);
	assert_int_equal(part[2].v, 333300);
	assert_true(money_split((money){ -1000000 }, thirds, 3, 2, part));
	assert_int_equal(part[0].v, -333400);
	assert_int_equal(part[2].v, -333300);
	/* 0.05 by 2:1:0 is 0.0333, 0.0166, 0: the larger rest is the second's */
	assert_true(money_split((money){ 500 }, uneven, 3, 2, part));
	assert_int_equal(part[0].v, 300);
	assert_int_equal(part[1].v, 200);
	assert_int_equal(part[2].v, 0);
	/* a whole finer than a cent is split at four places */
	assert_true(money_split((money){ 10001 }, thirds, 3, 2, part));
	assert_int_equal(part[0].v, 3334);
	assert_int_equal(part[2].v, 3333);
	assert_true(money_split((money){ 100000 }, thirds, 3, 0, part)); /* JPY 10 */
	assert_int_equal(part[0].v, 40000);
	assert_int_equal(part[1].v, 30000);
}

static void
split__refuses_what_has_no_parts(void **state)
{
	const int64_t zeros[] = { 0, 0 }, below[] = { 2, -1 };
	const int64_t huge[] = { INT64_MAX, INT64_MAX };
	money         part[2];

	(void)state;
	assert_false(money_split((money){ 100 }, zeros, 2, 2, part));
	assert_false(money_split((money){ 100 }, below, 2, 2, part));
	assert_false(money_split((money){ 100 }, huge, 2, 2, part));
	assert_false(money_split((money){ 100 }, zeros, 0, 2, part));
}

static void
split__adds_up_to_the_whole_for_any_shares(void **state)
{
	uint64_t x = 2463534242u;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		int64_t share[40], sum = 0;
		money   part[40], whole;
		size_t  n = 1 + (size_t)i % 40;
		int     decimals = i % 5;

		x ^= x << 13, x ^= x >> 7, x ^= x << 17;
		whole.v = (int64_t)(x >> (1 + i % 60));
		if (i & 1)
			whole.v = -whole.v;
		for (size_t k = 0; k < n; k++) {
			x ^= x << 13, x ^= x >> 7, x ^= x << 17;
			share[k] = (int64_t)(x % (k % 3 == 0 ? 1000000000u : 10u));
		}
		share[0] |= 1;
		assert_true(money_split(whole, share, n, decimals, part));
		for (size_t k = 0; k < n; k++) {
			sum += part[k].v;
			assert_true(share[k] != 0 || part[k].v == 0);
			assert_true(whole.v >= 0 ? part[k].v >= 0 : part[k].v <= 0);
		}
		assert_int_equal(sum, whole.v);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(currency__has_its_decimals),
		cmocka_unit_test(money__reads_every_form_or_says_why_not),
		cmocka_unit_test(money__refuses_a_text_without_end),
		cmocka_unit_test(plain_money__takes_the_machine_form_only),
		cmocka_unit_test(exponent__is_read_when_exact),
		cmocka_unit_test(money__is_written_for_machines_and_people),
		cmocka_unit_test(money__reads_back_what_it_writes),
		cmocka_unit_test(sums__refuse_to_overflow),
		cmocka_unit_test(product__is_rounded_once),
		cmocka_unit_test(split__gives_the_last_cent_to_the_part_listed_first),
		cmocka_unit_test(split__refuses_what_has_no_parts),
		cmocka_unit_test(split__adds_up_to_the_whole_for_any_shares),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
