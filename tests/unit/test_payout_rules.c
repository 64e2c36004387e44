/* What facts earn: the case file, and what must hold whatever the numbers. */
#include "tests/unit/paycase.h"

static void
pays(const struct paycase *c, int line)
{
	struct tier_rule r;
	struct sales_err err;
	int64_t          out[FACTS_MAX];

	assert_ok(tier_rule_make(&c->component, &r, &err), &err);
	assert_true(series_pay(&r, c->fact, c->nfacts, c->target, 2, ROUND_HALF_UP, out));
	for (size_t i = 0; i < c->nfacts; i++)
		if (out[i] != c->earns[i])
			fail_msg("commission.cases:%d: fact %zu earns %ld, not %ld", line, i + 1, (long)out[i], (long)c->earns[i]);
}

static void
cases_pay__what_they_say(void **state)
{
	(void)state;
	each_case(pays);
}

/* To cents, half up. */
static bool
money_round_ratio(struct ratio r, int64_t *out)
{
	money m;
	bool  fits = money_mul((money){ MONEY_UNIT }, r, 2, ROUND_HALF_UP, &m);

	*out = m.v;
	return fits;
}

static void
slices_add_up__to_what_is_earned(void **state)
{
	struct paycase   c;
	struct tier_rule r;
	struct sales_err err;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		struct tier_slice s[TIER_MAX];
		struct tier_fact  f;
		struct ratio      part = { 0, 1 }, sum = { 0, 1 };
		size_t            n;
		int64_t           want, got;

		roll_plan(&c);
		assert_ok(tier_rule_make(&c.component, &r, &err), &err);
		f = (struct tier_fact){ .amount = (dice(4000000) - 1000000) * 100,
		    .before = dice(4000000) * 100, .moves = true, .target = c.target };
		assert_true(tier_slices(&r, &f, s, &n));
		for (size_t k = 0; k < n; k++)
			assert_true(ratio_add(part, s[k].part, &part) && ratio_add(sum, s[k].earned, &sum));
		assert_true(ratio_cmp(part, (struct ratio){ f.amount, MONEY_UNIT }) == 0);
		assert_true(money_round_ratio(sum, &got));
		assert_true(tier_pay(&r, &f, 2, ROUND_HALF_UP, &want));
		assert_int_equal(got, want);
	}
}

static void
bigger_deal__never_earns_less_by_slices(void **state)
{
	struct paycase   c;
	struct tier_rule r;
	struct sales_err err;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		struct tier_fact f = { .amount = dice(3000000) * 100, .before = dice(3000000) * 100,
			.moves = true };
		int64_t          a, b;

		roll_plan(&c);
		c.component.apply = APPLY_MARGINAL;
		f.target = c.target;
		assert_ok(tier_rule_make(&c.component, &r, &err), &err);
		assert_true(tier_pay(&r, &f, 2, ROUND_HALF_UP, &a));
		f.amount += 1 + dice(100000);
		assert_true(tier_pay(&r, &f, 2, ROUND_HALF_UP, &b));
		assert_true(b >= a);
	}
}

static void
parts_of_a_deal__add_up_to_the_whole(void **state)
{
	struct paycase   c;
	struct tier_rule r;
	struct sales_err err;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		struct series_fact whole = { 0 }, part[FACTS_MAX];
		int64_t            one, got[FACTS_MAX], sum = 0;
		size_t             n = 2 + (size_t)dice(FACTS_MAX - 2);

		roll_plan(&c);
		c.component.apply = APPLY_MARGINAL;
		c.component.lookup = LOOKUP_RUNNING;
		assert_ok(tier_rule_make(&c.component, &r, &err), &err);
		for (size_t k = 0; k < n; k++) {
			part[k] = (struct series_fact){ .amount = dice(5000000), .deal = 7 };
			whole.amount += part[k].amount;
		}
		assert_true(series_pay(&r, &whole, 1, c.target, 2, ROUND_HALF_UP, &one));
		assert_true(series_pay(&r, part, n, c.target, 2, ROUND_HALF_UP, got));
		for (size_t k = 0; k < n; k++)
			sum += got[k];
		assert_int_equal(sum, one);
	}
}

static void
full_refund__takes_exactly_everything_back(void **state)
{
	static const int64_t back[] = { 222222000, 222222000, 222222000 };
	int64_t              sum = 0, due, done = 0;

	(void)state;
	for (size_t i = 0; i < 3; i++) { /* 66,666.60 earned 3,333.33 and comes back in thirds */
		sum += back[i];
		assert_true(tier_share(33333300, sum, 666666000, 2, ROUND_HALF_UP, &due));
		assert_int_equal(due - done, 11111100);
		done = due;
	}
	assert_int_equal(done, 33333300);
}

static void
overflow__is_refused(void **state)
{
	struct component c = { .id = "c", .rate = { 1, 1 } };
	struct tier_rule r;
	struct sales_err err;
	int64_t          out;

	(void)state;
	assert_ok(tier_rule_make(&c, &r, &err), &err);
	assert_true(tier_pay(&r, &(struct tier_fact){ .amount = INT64_MAX - 807 }, 4, ROUND_DOWN, &out));
	assert_int_equal(out, INT64_MAX - 807);
	assert_false(tier_pay(&r, &(struct tier_fact){ .amount = INT64_MAX }, 0, ROUND_HALF_UP, &out));
	c.rate = (struct ratio){ 3, 1 };
	assert_ok(tier_rule_make(&c, &r, &err), &err);
	assert_false(tier_pay(&r, &(struct tier_fact){ .amount = INT64_MAX / 2 }, 2, ROUND_HALF_UP, &out));
}

static void
expect_bad(struct tier *t, size_t n, const char *words)
{
	struct component c = { .id = "c", .tiers = t, .ntiers = n, .at = { "policy.yaml", 3, 5 } };
	struct tier_rule r;
	struct sales_err err;

	assert_int_equal(tier_rule_make(&c, &r, &err), SALES_EINVAL);
	if (strstr(err.msg, words) == NULL)
		fail_msg("says '%s'", err.msg);
}

static void
tiers_that_make_no_sense__are_refused_at_their_place(void **state)
{
	const struct place at = { "policy.yaml", 9, 14 };

	(void)state;
	expect_bad((struct tier[]){ { .to = { 100, 1 }, .rate = { 1, 20 }, .at = at },
	    { .to = { 90, 1 }, .rate = { 1, 10 }, .at = at }, { .open = true, .rate = { 1, 5 }, .at = at } }, 3,
	    "policy.yaml:9:14: each tier ends above");
	expect_bad((struct tier[]){ { .to = { 100, 1 }, .rate = { 1, 20 }, .at = at } }, 1, "has no end");
	expect_bad((struct tier[]){ { .open = true, .rate = { 1, 20 }, .at = at },
	    { .open = true, .rate = { 1, 20 }, .at = at } }, 2, "only the last tier");
	expect_bad((struct tier[]){ { .open = true, .rate = { 1, 3 }, .at = at } }, 1, "9 decimals");
	expect_bad((struct tier[]){ { .to = { 1, 30000 }, .rate = { 1, 20 }, .at = at },
	    { .open = true, .rate = { 1, 20 }, .at = at } }, 2, "4 decimals");
	expect_bad(NULL, 0, "needs 'rate' or 'tiers'");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases_pay__what_they_say),
			cmocka_unit_test(slices_add_up__to_what_is_earned),
		cmocka_unit_test(bigger_deal__never_earns_less_by_slices),
		cmocka_unit_test(parts_of_a_deal__add_up_to_the_whole),
		cmocka_unit_test(full_refund__takes_exactly_everything_back),
		cmocka_unit_test(overflow__is_refused),
		cmocka_unit_test(tiers_that_make_no_sense__are_refused_at_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
