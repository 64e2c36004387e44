/* What lines and payments mean in the ledger; and cost that is spread over a term. */
#include "tests/unit/cases.h"

#include "lib/base/money.h"
#include "lib/payout/accrual.h"
#include "lib/payout/ledger.h"

static int64_t
amount_of(const struct cases *c, const char *s)
{
	money m;

	if (!money_parse_plain(s, strlen(s), 4, &m))
		case_fail(c, "'%s' is no amount", s);
	return m.v;
}

static void
show(const struct ledger_posting p[2], char out[128])
{
	char a[MONEY_SIZE], b[MONEY_SIZE];

	snprintf(out, 128, "%s %s, %s %s", account_name(p[0].account), money_str((money){ p[0].amount }, 0, a),
	    account_name(p[1].account), money_str((money){ p[1].amount }, 0, b));
}

static void
line_posts__its_amount_to_what_it_says(void **state)
{
	struct cases c = cases_open("ledger");

	(void)state;
	while (cases_next(&c)) {
		const struct ledger_rule r = { .component = c.col[0], .caps = strstr(c.col[1], "caps") != NULL,
			.withheld = strstr(c.col[1], "withheld") != NULL, .recovered = strstr(c.col[1], "recovered") != NULL };
		const int64_t            amount = amount_of(&c, c.col[2]);
		struct ledger_posting    p[2];
		char                     got[128];

		if (strcmp(c.col[1], "payment") == 0)
			ledger_post_payment(amount, p);
		else
			ledger_post_line(ledger_against(&r), amount, p);
		show(p, got);
		case_equal(&c, "what is posted", got, c.col[3]);
		assert_true(p[0].amount + p[1].amount == 0);
	}
}

static void
accounts_show__what_is_owed_above_zero(void **state)
{
	(void)state;
	assert_int_equal(account_shown(ACCOUNT_EARNED, 10), 10);
	assert_int_equal(account_shown(ACCOUNT_HELD, -10), 10);
	assert_int_equal(account_shown(ACCOUNT_PAYABLE, -10), 10);
	assert_int_equal(account_shown(ACCOUNT_PAYABLE, 10), -10);
	assert_int_equal(account_shown(ACCOUNT_DRAW, 10), 10);
	for (enum account a = 0; a < ACCOUNTS; a++)
		assert_true(account_name(a)[0] != '\0' && strchr(account_path(a), ':') != NULL);
}

static void
cost_spreads__evenly_and_adds_up(void **state)
{
	static const struct { int64_t amount; int months; int64_t first; } cases[] = {
		{ 3000 * MONEY_UNIT, 60, 50 * MONEY_UNIT },     /* 3,000 over five years: 50 a month */
		{ 100 * MONEY_UNIT, 3, 333300 }, { -100 * MONEY_UNIT, 3, -333300 }, { 100, 7, 0 }, { 1234567800, 1, 1234567800 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		money before = { 0 }, now, sum = { 0 };

		for (int k = 1; k <= cases[i].months + 3; k++) {
			assert_true(accrual_spread((money){ cases[i].amount }, k, cases[i].months, 2, ROUND_HALF_UP, &now));
			if (k == 1)
				assert_int_equal(now.v, cases[i].first);
			sum.v += now.v - before.v;
			before = now;
		}
		assert_int_equal(sum.v, cases[i].amount);
	}
	assert_true(accrual_spread((money){ 5 }, -1, 3, 2, ROUND_HALF_UP, &(money){ 0 }));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(line_posts__its_amount_to_what_it_says),
		cmocka_unit_test(accounts_show__what_is_owed_above_zero),
		cmocka_unit_test(cost_spreads__evenly_and_adds_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
