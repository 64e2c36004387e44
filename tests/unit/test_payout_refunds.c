/* Money that goes back takes back what it earned: exactly once, whatever the
 * order of dates and entry, whoever holds the deal by then. */
#include "tests/unit/payout_fixture.h"

#define LATER    { 0 }
#define DECEMBER { 20423, 20453 } /* 2025 */
#define JANUARY  { 20454, 20484 } /* 2026 */
#define JUNE     { 20605, 20634 }
#define JULY     { 20635, 20665 }

struct step { const char *kind, *words; struct period run; int64_t total; };

/* Add each record, then run its period and compare the run's total; a second
 * run posts nothing, and the other reckoning agrees. */
static void
play(const char *rules, const struct step *s, size_t n)
{
	struct payout_result r;
	struct fixture       f;

	fixture_start(&f, rules);
	add_people(&f);
	for (size_t i = 0; i < n; i++) {
		fixture_add_alone(&f, s[i].kind, s[i].words);
		if (s[i].run.to == 0)
			continue;
		r = run(&f, s[i].run);
		assert_int_equal(r.total.v, s[i].total);
		if (r.id != 0)
			assert_verifies(&f);
		assert_int_equal(run(&f, s[i].run).id, 0);
	}
	fixture_done(&f);
}
#define PLAY(steps) play(book, steps, sizeof(steps) / sizeof((steps)[0]))

static void
refund__before_any_receipt_waits_for_one(void **state)
{
	static const struct step steps[] = {
		{ "deal", "owner=kim stage=won amount=1000 closed_on=2026-06-01 ref=A", LATER, 0 },
		{ "receipt", "deal=ref:A amount=-250 paid_on=2026-06-02 kind=refund", JUNE, 0 },
		{ "receipt", "deal=ref:A amount=1000 paid_on=2026-06-20", JUNE, 249700 }, /* 33.30 - 8.33 */
		{ "receipt", "deal=ref:A amount=1000 paid_on=2026-06-21", JUNE, 582700 },
	};

	(void)state;
	PLAY(steps);
}

static void
refund__of_more_than_came_in_waits_for_the_rest(void **state)
{
	static const struct step steps[] = {
		{ "deal", "owner=kim stage=won amount=1000 closed_on=2026-06-01 ref=A", LATER, 0 },
		{ "receipt", "deal=ref:A amount=100 paid_on=2026-06-02", LATER, 0 },
		{ "receipt", "deal=ref:A amount=-300 paid_on=2026-06-03 kind=refund", JUNE, 0 },
		{ "receipt", "deal=ref:A amount=100 paid_on=2026-06-04", JUNE, 0 },
		{ "receipt", "deal=ref:A amount=200 paid_on=2026-06-05", JUNE, 33300 },
	};

	(void)state;
	PLAY(steps);
}

static void
refund__reaches_over_the_plan_year(void **state)
{
	static const struct step steps[] = {
		{ "deal", "owner=kim stage=won amount=1000 closed_on=2025-12-01 ref=A", LATER, 0 },
		{ "receipt", "deal=ref:A amount=1000 paid_on=2025-12-05", DECEMBER, 333000 },
		{ "receipt", "deal=ref:A amount=-500 paid_on=2026-01-05 kind=refund", JANUARY, -166500 },
		{ "receipt", "deal=ref:A amount=1000 paid_on=2026-07-05", JULY, 333000 },
		{ "receipt", "deal=ref:A amount=-1500 paid_on=2026-07-06 kind=refund", JULY, -166500 },
	};
	static const struct step waits[] = {
		{ "deal", "owner=kim stage=won amount=1000 closed_on=2025-12-01 ref=A", LATER, 0 },
		{ "receipt", "deal=ref:A amount=-500 paid_on=2025-12-05 kind=refund", DECEMBER, 0 },
		{ "receipt", "deal=ref:A amount=1000 paid_on=2026-01-05", JANUARY, 166500 },
	};
	static const struct step booked[] = {
		{ "deal", "owner=li stage=won amount=1000 closed_on=2025-12-01 ref=A", DECEMBER, 200000 },
		{ "receipt", "deal=ref:A amount=-250 paid_on=2026-01-05 kind=refund", JANUARY, -50000 },
		{ "receipt", "deal=ref:A amount=-750 paid_on=2026-07-05 kind=refund", JULY, -150000 },
	};

	(void)state;
	PLAY(steps);
	PLAY(waits);
	PLAY(booked);
}

static void
refund__of_one_receipt_takes_what_that_one_earned(void **state)
{
	static const struct step steps[] = {
		{ "deal", "owner=kim stage=won amount=1000 closed_on=2026-06-01 ref=A", LATER, 0 },
		{ "receipt", "ref=R1 deal=ref:A amount=100 paid_on=2026-06-02", LATER, 0 },
		{ "receipt", "ref=R2 deal=ref:A amount=300 paid_on=2026-06-03", JUNE, 133200 },
		{ "receipt", "deal=ref:A of=ref:R1 amount=-100 paid_on=2026-06-04 kind=refund", JUNE, 99900 },
		{ "receipt", "deal=ref:A amount=-300 paid_on=2026-06-05 kind=refund", JUNE, 0 },
		{ "receipt", "deal=ref:A amount=-300 paid_on=2026-06-06 kind=refund", JUNE, 0 },
	};

	(void)state;
	PLAY(steps);
}

static void
refund__comes_from_who_was_paid(void **state)
{
	static const struct step moved[] = {
		{ "deal", "owner=kim stage=won amount=1000 closed_on=2026-06-01 ref=A", LATER, 0 },
		{ "receipt", "deal=ref:A amount=1000 paid_on=2026-06-02", JUNE, 333000 },
		{ "assignment", "person=kim role=manager from=2026-07-01", LATER, 0 },
		{ "receipt", "deal=ref:A amount=-1000 paid_on=2026-07-02 kind=refund", JULY, -333000 },
	};
	static const struct step lost[] = {
		{ "deal", "owner=kim stage=won amount=1000 closed_on=2026-06-01 ref=A", LATER, 0 },
		{ "receipt", "deal=ref:A amount=100 paid_on=2026-06-02", JUNE, 33300 },
		{ "receipt", "deal=ref:A amount=-900 paid_on=2026-06-03 kind=坏账", JUNE, 33300 },
	};

	(void)state;
	PLAY(moved);
	PLAY(lost); /* what never came in was never paid */
}

static void
full_refund__leaves_nothing_in_another_currency_or_above_a_cap(void **state)
{
	static const char rules[] =
	    "salesctl: 1\nname: {en: Tea Trade}\neffective: 2025-01-01\n"
	    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
	    "fx: {USD: {2025-01-01: 7.10, 2026-07-01: 7.05}}\n"
	    "pipelines: {default: {stages: [{id: qualify, probability: 10%}], won: {id: won}, lost: {id: lost}}}\n"
	    "metrics:\n"
	    "  collected: {of: receipt, measure: sum(amount), date: paid_on, credit: split, unit: money}\n"
	    "plans:\n"
	    "  cash:\n"
	    "    for: \"role = kam\"\n"
	    "    period: month\n"
	    "    components: [{id: cash, kind: commission, base: collected, rate: 10%, cap: {amount: 500.00}}]\n";
	static const struct step steps[] = {
		{ "deal", "owner=kim stage=won amount=100 currency=USD closed_on=2026-06-01 ref=A", LATER, 0 },
		{ "receipt", "deal=ref:A amount=100 currency=USD paid_on=2026-06-02", JUNE, 710000 },
		{ "receipt", "deal=ref:A amount=-100 currency=USD paid_on=2026-07-02 kind=refund", JULY, -710000 },
		{ "deal", "owner=kim stage=won amount=9000 closed_on=2026-07-01 ref=B", LATER, 0 },
		{ "receipt", "deal=ref:B amount=9000 paid_on=2026-07-03", JULY, 4290000 },
		{ "receipt", "deal=ref:B amount=-9000 paid_on=2026-07-04 kind=refund", JULY, -710000 },
	};

	(void)state;
	play(rules, steps, sizeof(steps) / sizeof(steps[0]));
}

static void
refund__is_money_that_went_out(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, book);
	{
		CLEANUP(op_done) struct op op = { 0 };
		const struct kind         *k = schema_kind(&f.d.schema, "receipt");
		struct value              *v = arena_array(&f.a, struct value, k->nfields);
		int64_t                    id;

		v[kind_index(k, "amount")] = v_money((money){ 10000 });
		v[kind_index(k, "paid_on")] = v_day(20605);
		v[kind_index(k, "kind")] = v_text("refund");
		assert_ok(op_begin(&op, &f.d, 0, &f.err), &f.err);
		assert_int_equal(record_add(&op, k, v, &id, &f.err), SALES_EINVAL);
		assert_non_null(strstr(f.err.msg, "below zero"));
	}
	fixture_done(&f);
}

static uint32_t
next_random(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % below;
}

static int64_t
posted_in_all(struct fixture *f)
{
	struct payout_run *runs;
	int64_t            sum = 0;
	size_t             n;

	assert_ok(payout_list(&f->d, false, &f->a, &runs, &n, &f->err), &f->err);
	for (size_t i = 0; i < n; i++)
		sum += runs[i].total.v;
	return sum;
}

/* Receipts and refunds in any order of dates and entry, some before the plan
 * year, some of one receipt: both reckonings agree at every run, nobody is ever
 * owed less than nothing, and once all went back nothing is left. */
static void
refunds__of_everything_leave_nothing_in_whatever_order(void **state)
{
	static const struct period runs[] = { DECEMBER, JANUARY, JUNE, JULY };

	(void)state;
	for (uint32_t round = 1; round <= 12; round++) {
		struct fixture f;
		uint32_t       seed = round;
		int            nreceipts = 0;

		fixture_start(&f, book);
		add_people(&f);
		fixture_add_alone(&f, "deal", "owner=kim stage=won amount=1000 closed_on=2025-12-01 ref=A");
		for (int i = 0; i < 12; i++) {
			const day   on = 20423 + (day)next_random(&seed, 240);
			const bool  refund = next_random(&seed, 5) < 2;
			char        words[160], s[DAY_SIZE], of[32] = "";

			if (refund && nreceipts > 0 && next_random(&seed, 2) == 0)
				snprintf(of, sizeof(of), " of=ref:R%d", (int)next_random(&seed, (uint32_t)nreceipts));
			else if (!refund)
				snprintf(of, sizeof(of), " ref=R%d", nreceipts++);
			snprintf(words, sizeof(words), "deal=ref:A paid_on=%s amount=%s%d.%02d%s%s", day_str(on, s),
			    refund ? "-" : "", (int)next_random(&seed, 200), (int)next_random(&seed, 99) + 1,
			    refund ? " kind=refund" : "", of);
			fixture_add_alone(&f, "receipt", words);
			if (i % 3 == 2) {
				run(&f, runs[i / 3]);
				assert_true(posted_in_all(&f) >= 0);
				if (posted_in_all(&f) != 0)
					assert_verifies(&f);
			}
		}
		fixture_add_alone(&f, "receipt", "deal=ref:A paid_on=2026-07-31 amount=-9999 kind=refund");
		run(&f, runs[3]);
		assert_int_equal(posted_in_all(&f), 0);
		assert_verifies(&f);
		fixture_done(&f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refund__before_any_receipt_waits_for_one),
		cmocka_unit_test(refund__of_more_than_came_in_waits_for_the_rest),
		cmocka_unit_test(refund__reaches_over_the_plan_year),
		cmocka_unit_test(refund__of_one_receipt_takes_what_that_one_earned),
		cmocka_unit_test(refund__comes_from_who_was_paid),
		cmocka_unit_test(full_refund__leaves_nothing_in_another_currency_or_above_a_cap),
		cmocka_unit_test(refunds__of_everything_leave_nothing_in_whatever_order),
		cmocka_unit_test(refund__is_money_that_went_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
