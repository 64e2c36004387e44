/* The arithmetic of the second reckoning: the same case file, the same plans by
 * chance, and its own rounding and sharing. */
#include "tests/unit/paycase.h"

#include "lib/recount/inside.h"

/* A component as the recount has it; slabs_done lets it go. */
static struct comp
slabs_of(const struct component *c, struct slab *slab)
{
	struct comp to = { .slab = slab, .nslabs = c->ntiers, .attains = c->by_attainment != NULL, .moves = true,
		.alone = c->lookup == LOOKUP_TRANSACTION, .whole = c->apply != APPLY_MARGINAL, .upper = c->boundary_upper,
		.total = c->lookup == LOOKUP_PERIOD && c->apply != APPLY_MARGINAL };

	mpq_init(to.rate);
	num_ratio(to.rate, c->rate);
	for (size_t i = 0; i < c->ntiers; i++) {
		slab[i].open = c->tiers[i].open;
		mpq_init(slab[i].to);
		mpq_init(slab[i].rate);
		num_ratio(slab[i].to, c->tiers[i].to);
		num_ratio(slab[i].rate, c->tiers[i].rate);
	}
	return to;
}

static void
slabs_done(struct comp *c)
{
	mpq_clear(c->rate);
	for (size_t i = 0; i < c->nslabs; i++) {
		mpq_clear(c->slab[i].to);
		mpq_clear(c->slab[i].rate);
	}
}

/* What lies before fact i, or all there is. */
static int64_t
looked_up(const struct paycase *c, const struct comp *k, size_t i)
{
	int64_t sum = 0;

	for (size_t n = 0; n < (k->total ? c->nfacts : i); n++)
		sum += c->fact[n].amount;
	return sum;
}

static void
pays(const struct paycase *c, int line)
{
	struct slab slab[TIER_MAX];
	struct comp k = slabs_of(&c->component, slab);

	for (size_t i = 0; i < c->nfacts; i++) {
		int64_t before = 0, got;
		NUM(sum);
		NUM(one);

		for (size_t n = 0; n <= i; n++) {
			if (n != i && (c->fact[n].deal == 0 || c->fact[n].deal != c->fact[i].deal))
				continue;
			slabs_earn(&k, c->fact[n].amount, looked_up(c, &k, n), c->target, one);
			mpq_add(sum, sum, one);
			before += n == i ? 0 : c->earns[n];
		}
		got = num_round(sum, 2, ROUND_HALF_UP) - before;
		if (got != c->earns[i])
			fail_msg("commission.cases:%d: fact %zu earns %ld, not %ld", line, i + 1, (long)got, (long)c->earns[i]);
	}
	slabs_done(&k);
}

static void
cases_pay__what_they_say(void **state)
{
	(void)state;
	each_case(pays);
}

static void
fast_path__equals_the_plain_one(void **state)
{
	struct paycase   c;
	struct tier_rule r;
	struct sales_err err;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct slab      slab[TIER_MAX];
		struct tier_fact f;
		struct comp      k;
		int64_t          fast, slow, quick;
		earn             e;
		enum rounding    how = (enum rounding)dice(3);
		NUM(exact);

		roll_plan(&c);
		assert_ok(tier_rule_make(&c.component, &r, &err), &err);
		f = (struct tier_fact){ .amount = (dice(4000000) - 1000000) * 100,
		    .before = (dice(4000000) - 200000) * 100, .moves = dice(4) != 0, .target = c.target };
		if (dice(8) == 0 && !r.by_target && r.n > 1)
			f.before = r.to[0];
		assert_true(tier_earn(&r, &f, &e));
		assert_true(tier_round(e, 2, how, &fast));
		assert_true(tier_pay(&r, &f, 2, how, &quick));
		k = slabs_of(&c.component, slab);
		k.moves = f.moves;
		slabs_earn(&k, f.amount, f.before, f.target, exact);
		slow = num_round(exact, 2, how);
		slabs_done(&k);
		if (fast != slow || quick != slow)
			fail_msg("case %d: %ld and %ld, plainly %ld", i, (long)fast, (long)quick, (long)slow);
	}
}

static void
halves__go_as_the_rounding_says(void **state)
{
	static const struct { int64_t num, den; int64_t up, even, down; } row[] = {
		{ 1, 200, 100, 0, 0 }, { 3, 200, 200, 200, 100 }, { -1, 200, -100, 0, 0 }, { -3, 200, -200, -200, -100 },
		{ 2, 3, 6700, 6700, 6600 }, { -2, 3, -6700, -6700, -6600 }, { 1, 1, 10000, 10000, 10000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		NUM(x);

		num_set(x, row[i].num, row[i].den);
		assert_int_equal(num_round(x, 2, ROUND_HALF_UP), row[i].up);
		assert_int_equal(num_round(x, 2, ROUND_HALF_EVEN), row[i].even);
		assert_int_equal(num_round(x, 2, ROUND_DOWN), row[i].down);
	}
}

static void
assert_shares(int64_t whole, int decimals, const int64_t *weight, size_t n, const int64_t *want)
{
	mpq_t   w[8];
	int64_t got[8];

	for (size_t i = 0; i < n; i++) {
		mpq_init(w[i]);
		num_set(w[i], weight[i], 1);
	}
	num_share(whole, decimals, w, n, got);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(got[i], want[i]);
		mpq_clear(w[i]);
	}
}

static void
shares__go_by_largest_remainder(void **state)
{
	(void)state;
	assert_shares(10000100, 2, (const int64_t[]){ 60, 25, 15 }, 3, (const int64_t[]){ 6000100, 2500000, 1500000 });
	assert_shares(-10000100, 2, (const int64_t[]){ 60, 25, 15 }, 3, (const int64_t[]){ -6000100, -2500000, -1500000 });
	assert_shares(1000000, 2, (const int64_t[]){ 1, 1, 1 }, 3, (const int64_t[]){ 333400, 333300, 333300 });
	assert_shares(1000000, 2, (const int64_t[]){ 0, 0, 0 }, 3, (const int64_t[]){ 333400, 333300, 333300 });
	assert_shares(10001, 2, (const int64_t[]){ 1, 1 }, 2, (const int64_t[]){ 5001, 5000 });
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases_pay__what_they_say),
		cmocka_unit_test(fast_path__equals_the_plain_one),
		cmocka_unit_test(halves__go_as_the_rounding_says),
		cmocka_unit_test(shares__go_by_largest_remainder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
