/* Each of eleven faults planted in the fast engine is found by payout_verify, which
 * reckons by other means; without one it finds nothing. Linked with an engine
 * built with PAYOUT_FAULTS (lib/payout/fault.h). */
#include "tests/unit/fixture.h"

#include "lib/payout/fault.h"
#include "lib/payout/payout.h"

int payout_fault; /* the one that is planted; 0: none */

/* A department in which each of them shows. */
static const char rules[] =
    "salesctl: 1\nname: {en: Tea Trade}\n"
    "effective: 2026-01-01\n"
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "pipelines: {default: {stages: [{id: qualify, probability: 10%}], won: {id: won}, lost: {id: lost}}}\n"
    "metrics:\n"
    "  sold: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: \"stage = won\", unit: money}\n"
    "plans:\n"
    "  edges:\n"
    "    for: \"role = edge\"\n"
    "    components:\n"
    "      - {id: whole, kind: commission, base: sold, lookup: running, apply: whole,\n"
    "         tiers: [{to: 1000, rate: 2%}, {rate: 4%}]}\n"
    "  halves:\n"
    "    for: \"role = half\"\n"
    "    components: [{id: flat, kind: commission, base: sold, rate: 5%}]\n"
    "  graded:\n"
    "    for: \"role = graded\"\n"
    "    components:\n"
    "      - {id: commission, kind: commission, base: sold, rate: 5%,\n"
    "         factors: [{of: attainment(sold), steps: [[0%, 0.5], [100%, 1.2]]}]}\n"
    "      - {id: settle, kind: true-up, of: commission, period: quarter}\n"
    "  capped:\n"
    "    for: \"role = capped\"\n"
    "    components: [{id: commission, kind: commission, base: sold, rate: 10%, cap: {amount: 30}}]\n"
    "  team:\n"
    "    for: \"role in (edge, half, capped)\"\n"
    "    components: [{id: pool, kind: pool, base: sold, amount: \"100\", share: {equal: 100}}]\n"
    "  lead:\n"
    "    for: \"role = lead\"\n"
    "    components: [{id: override, kind: override, base: sold, rate: 1%}]\n"
    "  guarded:\n"
    "    for: \"role = guarded\"\n"
    "    components: [{id: commission, kind: commission, base: sold, rate: 10%}]\n"
    "    guarantee: {amount: 100}\n"
    "    holdback: {rate: 50%}\n"
    "  advanced:\n"
    "    for: \"role = advanced\"\n"
    "    components: [{id: commission, kind: commission, base: sold, rate: 10%}]\n"
    "    draw: {amount: 50}\n"
    "  floored:\n"
    "    for: \"role = floored\"\n"
    "    components:\n"
    "      - {id: commission, kind: commission, base: sold, rate: 10%, floor: 80, cap: {amount: 100, excess: later}}\n";

static const char *const people[] = {
	"code=boss name=Boss role=lead team=north", "code=edge name=E role=edge team=north manager=boss",
	"code=half name=H role=half team=north manager=boss", "code=capped name=C role=capped team=north manager=boss",
	"code=graded name=G role=graded manager=boss", "code=guarded name=D role=guarded", "code=advanced name=A role=advanced",
	"code=floored name=F role=floored",
};
static const char *const deals[] = {
	"owner=edge stage=won amount=1000 closed_on=2026-01-05", "owner=edge stage=won amount=500 closed_on=2026-01-06",
	"owner=edge stage=won amount=300 closed_on=2026-02-06", "owner=edge stage=won amount=800 closed_on=2026-02-07",
	"owner=half stage=won amount=0.50 closed_on=2026-01-07", "owner=boss stage=won amount=700 closed_on=2026-01-08",
	"owner=graded stage=won amount=800 closed_on=2026-01-09 ref=R", "owner=graded stage=won amount=1500 closed_on=2026-02-09",
	"owner=graded stage=won amount=1300 closed_on=2026-03-09", "owner=capped stage=won amount=900 closed_on=2026-01-10",
	"owner=guarded stage=won amount=1200 closed_on=2026-01-11", "owner=advanced stage=won amount=1200 closed_on=2026-02-12",
	"owner=floored stage=won amount=1300 closed_on=2026-01-12",
};

static void
fill(struct fixture *f)
{
	static const char *const goals[] = {
		"subject=graded metric=sold period=2026-01 target=1000", "subject=graded metric=sold period=2026-02 target=1000",
		"subject=graded metric=sold period=2026-03 target=1000",
	};

	fixture_start(f, rules);
	fixture_add_alone(f, "team", "code=north name=North");
	for (size_t i = 0; i < sizeof(people) / sizeof(people[0]); i++)
		fixture_add_alone(f, "person", people[i]);
	for (size_t i = 0; i < sizeof(goals) / sizeof(goals[0]); i++)
		fixture_add_alone(f, "goal", goals[i]);
	for (size_t i = 0; i < sizeof(deals) / sizeof(deals[0]); i++)
		fixture_add_alone(f, "deal", deals[i]);
}

static void
pay(struct fixture *f, struct period p)
{
	CLEANUP(op_done) struct op op = { 0 };
	struct payout_result       r;

	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	assert_ok(payout_run(&op, p, &r, &f->err), &f->err);
	assert_ok(op_commit(&op, &f->err), &f->err);
}

static int
count(void *arg, const struct payout_fault *fault, struct sales_err *err)
{
	(void)err;
	print_message("  %s: %s\n", fault->what, fault->message);
	++*(int *)arg;
	return SALES_OK;
}

/* Three months, with a refund behind the first; how many lines verify doubts. */
static int
doubted(int fault)
{
	struct fixture f;
	int            n = 0;
	long           checked;

	payout_fault = fault;
	fill(&f);
	pay(&f, (struct period){ day_of(2026, 1, 1), day_of(2026, 1, 31) });
	fixture_add_alone(&f, "receipt", "deal=ref:R amount=-200 paid_on=2026-02-03 kind=refund");
	pay(&f, (struct period){ day_of(2026, 2, 1), day_of(2026, 2, 28) });
	pay(&f, (struct period){ day_of(2026, 3, 1), day_of(2026, 3, 31) });
	assert_ok(payout_verify(&f.d, NULL, count, &n, &checked, &f.err), &f.err);
	assert_true(checked > 20);
	fixture_done(&f);
	payout_fault = 0;
	return n;
}

static void
sound_engine__is_not_doubted(void **state)
{
	(void)state;
	assert_int_equal(doubted(0), 0);
}

static void
each_fault__is_found(void **state)
{
	(void)state;
	for (int fault = FAULT_BOUNDARY; fault < FAULTS; fault++) {
		print_message("fault %d\n", fault);
		if (doubted(fault) == 0)
			fail_msg("fault %d of lib/payout/fault.h is not found", fault);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sound_engine__is_not_doubted),
		cmocka_unit_test(each_fault__is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
