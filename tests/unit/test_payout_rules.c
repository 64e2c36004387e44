/* What facts earn: the case file, and what must hold whatever the numbers. */
#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/payout/plain.h"
#include "lib/payout/series.h"

enum { FACTS_MAX = 16 };

struct paycase {
	struct tier        tiers[TIER_MAX];
	struct component   component;
	int64_t            target;
	struct series_fact fact[FACTS_MAX];
	int64_t            earns[FACTS_MAX];
	size_t             nfacts, nearns;
};

static int64_t
amount_of(const char *s)
{
	money m;

	if (!money_parse_plain(s, strlen(s), 4, &m))
		fail_msg("'%s' is no amount", s);
	return m.v;
}

static struct ratio
ratio_text(const char *s)
{
	struct ratio r;

	if (!ratio_parse(s, strlen(s), &r))
		fail_msg("'%s' is no rate", s);
	return r;
}

static void
read_tier(struct paycase *c, char *text)
{
	struct tier *t = &c->tiers[c->component.ntiers++];
	char         rate[32], end[32];
	int          n = sscanf(text, " %31s to %31s", rate, end);

	*t = (struct tier){ .open = n == 1, .rate = ratio_text(rate) };
	if (n == 2) {
		t->to = ratio_text(end);
		if (strchr(end, '%') != NULL)
			c->component.by_attainment = "revenue";
	}
}

static void
read_plan(struct paycase *c, char *text)
{
	char  look[16], apply[16], bound[16];
	char *save, *t;
	int   n = 0;

	if (sscanf(text, " flat %15s", look) == 1) {
		c->component.rate = ratio_text(look);
		return;
	}
	if (sscanf(text, " %15s %15s %15s %n", look, apply, bound, &n) != 3)
		fail_msg("'%s' is no plan", text);
	c->component.lookup = look[0] == 't' ? LOOKUP_TRANSACTION :
	    look[0] == 'r' ? LOOKUP_RUNNING : LOOKUP_PERIOD;
	c->component.apply = apply[0] == 'm' ? APPLY_MARGINAL : APPLY_WHOLE;
	c->component.boundary_upper = bound[0] == 'u';
	c->component.tiers = c->tiers;
	for (t = strtok_r(text + n, ",", &save); t != NULL; t = strtok_r(NULL, ",", &save))
		read_tier(c, t);
}

static void
read_case(struct paycase *c, char *line)
{
	char *save, *word, *col[4];

	*c = (struct paycase){ .component = { .id = "commission", .rate = { 0, 0 } } };
	for (int i = 0; i < 4; i++) {
		col[i] = strtok_r(i == 0 ? line : NULL, "|", &save);
		assert_non_null(col[i]);
	}
	read_plan(c, col[0]);
	if (strchr(col[1], '-') == NULL)
		c->target = amount_of(strtok_r(col[1], " ", &save));
	for (word = strtok_r(col[2], " ", &save); word != NULL; word = strtok_r(NULL, " ", &save)) {
		struct series_fact *f = &c->fact[c->nfacts++];

		if (word[1] == ':') {
			f->deal = word[0];
			word += 2;
		}
		f->amount = amount_of(word);
	}
	for (word = strtok_r(col[3], " \n", &save); word != NULL; word = strtok_r(NULL, " \n", &save))
		c->earns[c->nearns++] = amount_of(word);
	assert_int_equal(c->nfacts, c->nearns);
}

static void
cases_pay__what_they_say(void **state)
{
	char             path[512], line[512];
	struct sales_err err;
	int              nline = 0, ncases = 0;
	FILE            *f;

	(void)state;
	snprintf(path, sizeof(path), "%s/commission.cases", getenv("TEST_DATA"));
	f = fopen(path, "r");
	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL) {
		struct paycase   c;
		struct tier_rule r;
		int64_t          out[FACTS_MAX];

		nline++;
		if (line[0] == '#' || line[0] == '\n')
			continue;
		read_case(&c, line);
		assert_ok(tier_rule_make(&c.component, &r, &err), &err);
		assert_true(series_pay(&r, c.fact, c.nfacts, c.target, 2, ROUND_HALF_UP, out));
		for (size_t i = 0; i < c.nfacts; i++)
			if (out[i] != c.earns[i])
				fail_msg("commission.cases:%d: fact %zu earns %ld, not %ld", nline,
				    i + 1, (long)out[i], (long)c.earns[i]);
		ncases++;
	}
	fclose(f);
	assert_true(ncases > 30);
}

/* ---- random plans ---- */

static uint64_t seed = 88172645463325252u;

static int64_t
dice(int64_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int64_t)(seed % (uint64_t)n);
}

static void
roll_plan(struct paycase *c)
{
	int64_t to = 0;

	*c = (struct paycase){ .component = { .id = "c", .tiers = c->tiers,
	    .ntiers = 1 + (size_t)dice(5), .lookup = (enum tier_lookup)dice(3),
	    .apply = (enum tier_apply)dice(2), .boundary_upper = dice(2) == 0,
	    .by_attainment = dice(2) == 0 ? "revenue" : NULL } };
	c->target = (1 + dice(3000)) * 100 * (dice(3) == 0 ? 333 : 1000);
	for (size_t i = 0; i < c->component.ntiers; i++) {
		struct tier *t = &c->tiers[i];

		t->open = i + 1 == c->component.ntiers;
		to += 1 + dice(100);
		t->to = c->component.by_attainment != NULL ? ratio_of_rate(to * 5000000) :
		    (struct ratio){ to * 1000, 1 };
		t->rate = ratio_of_rate(dice(400) * 500000);
	}
}

static void
fast_path__equals_the_plain_one(void **state)
{
	struct paycase   c;
	struct tier_rule r;
	struct sales_err err;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct tier_fact  f;
		struct plain_fact p;
		struct ratio      exact;
		int64_t           fast, slow, quick;
		earn              e;
		enum rounding     how = (enum rounding)dice(3);

		roll_plan(&c);
		assert_ok(tier_rule_make(&c.component, &r, &err), &err);
		f = (struct tier_fact){ .amount = (dice(4000000) - 1000000) * 100,
		    .before = (dice(4000000) - 200000) * 100, .moves = dice(4) != 0,
		    .target = c.target };
		if (dice(8) == 0 && !r.by_target && r.n > 1)
			f.before = r.to[0];
		p = (struct plain_fact){ f.amount, f.before, f.target, f.moves };
		assert_true(tier_earn(&r, &f, &e));
		assert_true(tier_round(e, 2, how, &fast));
		assert_true(tier_pay(&r, &f, 2, how, &quick));
		assert_true(plain_earn(&c.component, &p, &exact));
		assert_true(plain_round(exact, 2, how, &slow));
		if (fast != slow || quick != slow)
			fail_msg("case %d: %ld and %ld, plainly %ld", i, (long)fast, (long)quick, (long)slow);
	}
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
		assert_true(plain_round(sum, 2, ROUND_HALF_UP, &got));
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
		cmocka_unit_test(fast_path__equals_the_plain_one),
		cmocka_unit_test(slices_add_up__to_what_is_earned),
		cmocka_unit_test(bigger_deal__never_earns_less_by_slices),
		cmocka_unit_test(parts_of_a_deal__add_up_to_the_whole),
		cmocka_unit_test(full_refund__takes_exactly_everything_back),
		cmocka_unit_test(overflow__is_refused),
		cmocka_unit_test(tiers_that_make_no_sense__are_refused_at_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
