/* Payout runs on a small department: what is posted, and what must hold
 * however the facts came in. */
#include "tests/unit/payout_fixture.h"

static void
second_run__posts_nothing(void **state)
{
	struct fixture       f;
	struct payout_result r;

	(void)state;
	fixture_start(&f, book);
	add_people(&f);
	fixture_add_alone(&f, "deal", "owner=li stage=won amount=1500 closed_on=2026-06-05");
	r = run(&f, june);
	assert_int_equal(r.lines, 1);
	assert_int_equal(r.total.v, 400000); /* 1000 x 2% + 500 x 4% */
	r = run(&f, june);
	assert_true(r.id == 0 && r.stands);
	assert_verifies(&f);
	fixture_done(&f);
}

static void
order_of_entry__does_not_matter(void **state)
{
	static const char *const deal[] = {
		"owner=li stage=won amount=900 closed_on=2026-06-02 ref=A",
		"owner=li stage=won amount=333.33 closed_on=2026-06-09 ref=B",
		"owner=li stage=won amount=800 closed_on=2026-06-21 ref=C",
	};
	int64_t total[2];

	(void)state;
	for (int turn = 0; turn < 2; turn++) {
		struct fixture f;

		fixture_start(&f, book);
		add_people(&f);
		for (int i = 0; i < 3; i++) {
			fixture_add_alone(&f, "deal", deal[turn == 0 ? i : 2 - i]);
			if (turn == 1)
				run(&f, june); /* each late deal shifts the ones after it */
		}
		total[turn] = run(&f, june).total.v;
		assert_verifies(&f);
		fixture_done(&f);
	}
	assert_int_equal(total[0], total[1]);
}

static void
receipts_of_a_deal__add_up_and_come_back_whole(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, book);
	add_people(&f);
	fixture_add_alone(&f, "deal", "owner=kim stage=won amount=0.30 closed_on=2026-06-01 ref=A");
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=0.10 paid_on=2026-06-02");
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=0.10 paid_on=2026-06-03");
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=0.10 paid_on=2026-06-04");
	assert_int_equal(run(&f, june).total.v, 100); /* 0.01, not three times 0.00 */
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=-0.30 paid_on=2026-06-05 kind=refund");
	assert_int_equal(run(&f, june).total.v, 0);
	assert_verifies(&f);
	fixture_done(&f);
}

static void
full_refund__of_a_deal_leaves_nothing(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, book);
	add_people(&f);
	fixture_add_alone(&f, "deal", "owner=li stage=won amount=1666.65 closed_on=2026-06-05 ref=A");
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=-555.55 paid_on=2026-06-06 kind=refund");
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=-555.55 paid_on=2026-06-07 kind=refund");
	assert_true(run(&f, june).total.v > 0);
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=-555.55 paid_on=2026-06-08 kind=refund");
	assert_int_equal(run(&f, june).total.v, 0);
	assert_verifies(&f);
	fixture_done(&f);
}

static void
refund_dated_before_its_receipt__counts_too(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, book);
	add_people(&f);
	fixture_add_alone(&f, "deal", "owner=kim stage=won amount=300 closed_on=2026-06-01 ref=A");
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=-100 paid_on=2026-06-02 kind=refund");
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=300 paid_on=2026-06-03");
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=-200 paid_on=2026-06-04 kind=refund");
	assert_int_equal(run(&f, june).total.v, 0); /* all of it came back */
	assert_verifies(&f);
	fixture_done(&f);
}

static void
refund_of_last_years_deal__takes_its_part_and_verifies(void **state)
{
	const struct period december = { 20423, 20453 }; /* 2025-12-01 .. 31 */
	struct fixture      f;

	(void)state;
	fixture_start(&f, book);
	add_people(&f);
	fixture_add_alone(&f, "deal", "owner=li stage=won amount=900 closed_on=2025-12-20 ref=A");
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=-300 paid_on=2025-12-30 kind=refund");
	assert_int_equal(run(&f, december).total.v, 120000);
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=-150 paid_on=2026-06-10 kind=refund");
	assert_int_equal(run(&f, june).total.v, -30000);
	assert_verifies(&f);
	fixture_done(&f);
}

static void
deal_moved_to_another_year__is_paid_once(void **state)
{
	const struct period  december = { 20423, 20453 }; /* 2025-12-01 .. 31 */
	struct fixture       f;
	struct payout_result r;
	int64_t              id;

	(void)state;
	fixture_start(&f, book);
	add_people(&f);
	id = fixture_add_alone(&f, "deal", "owner=li stage=won amount=1000 closed_on=2025-12-20");
	assert_int_equal(run(&f, december).total.v, 200000);
	change(&f, "deal", id, "closed_on", v_day(20610));
	r = run(&f, june);
	assert_int_equal(r.total.v, 0); /* it was paid in December */
	assert_int_equal(r.lines, 0);
	fixture_done(&f);
}

static void
late_change__posts_its_difference_with_its_cause(void **state)
{
	const struct period  july = { 20635, 20665 };
	struct fixture       f;
	struct payout_result r;
	int64_t              id;

	(void)state;
	fixture_start(&f, book);
	add_people(&f);
	id = fixture_add_alone(&f, "deal", "owner=li stage=won amount=900 closed_on=2026-06-05");
	run(&f, june);
	change(&f, "deal", id, "amount", v_money((money){ 20000000 }));
	r = run(&f, july);
	assert_string_equal(r.code, "2026-07");
	assert_int_equal(r.differences, 1);
	assert_int_equal(r.total.v, 600000 - 180000);
	assert_verifies(&f);
	fixture_done(&f);
}

/* Looked for from person to person; told with the earliest period. */
static void
people_without_a_goal__are_named_once(void **state)
{
	static const char by_goal[] =
	    "salesctl: 1\nname: {en: Tea Trade}\n"
	    "effective: 2025-01-01\n"
	    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
	    "pipelines: {default: {stages: [{id: qualify, probability: 10%}], won: {id: won}, lost: {id: lost}}}\n"
	    "metrics:\n"
	    "  revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: \"stage = won\", unit: money}\n"
	    "plans:\n"
	    "  sales: {for: \"role = ae\", period: month, components: [{id: deals, kind: commission, base: revenue,\n"
	    "    tiers: [{to: 80%, rate: 2%}, {rate: 4%}], by: {attainment: revenue, over: quarter}}]}\n";
	const struct period  september = { 20697, 20726 };
	struct payout_result r;
	struct fixture       f;

	(void)state;
	fixture_start(&f, by_goal);
	fixture_add_alone(&f, "person", "code=li name=Li role=ae");
	fixture_add_alone(&f, "person", "code=kim name=Kim role=ae");
	fixture_add_alone(&f, "deal", "owner=li stage=won amount=100 closed_on=2026-05-05");
	fixture_add_alone(&f, "deal", "owner=li stage=won amount=100 closed_on=2026-08-05");
	fixture_add_alone(&f, "deal", "owner=kim stage=won amount=100 closed_on=2026-02-05");
	{
		CLEANUP(op_done) struct op op = { 0 };

		assert_ok(op_begin(&op, &f.d, 0, &f.err), &f.err);
		assert_int_equal(payout_run(&op, september, &r, &f.err), SALES_EPOLICY);
	}
	assert_non_null(strstr(f.err.msg, "none for revenue in 2026Q1 or a later period for li, kim"));
	assert_null(strstr(f.err.msg, "kim,"));
	fixture_done(&f);
}

static int64_t
count_rows(struct fixture *f)
{
	static const struct sql rows = { "SELECT (SELECT count(*) FROM payout) + (SELECT count(*) FROM payout_rule)"
		" + (SELECT count(*) FROM payout_person) + (SELECT count(*) FROM payout_line)" };
	int64_t                 n = -1;

	assert_ok(db_one_int(&f->d.db, &rows, NOBIND, &n, NULL, &f->err), &f->err);
	return n;
}

/* Every statement of a run fails once; nothing may be left of it. */
static void
run__is_all_or_nothing_whatever_fails(void **state)
{
	struct fixture f;
	int            rc = SALES_EIO;
	long           n = 1;

	(void)state;
	fixture_start(&f, book);
	add_people(&f);
	fixture_add_alone(&f, "deal", "owner=li stage=won amount=1500 closed_on=2026-06-05 ref=A");
	fixture_add_alone(&f, "receipt", "deal=ref:A amount=-10 paid_on=2026-06-06 kind=refund");
	for (; rc != SALES_OK && n < 200; n++) {
		CLEANUP(op_done) struct op op = { 0 };
		struct payout_result       r;

		assert_int_equal(count_rows(&f), 0);
		f.d.db.fail_at = n;
		rc = op_begin(&op, &f.d, 0, &f.err);
		if (rc == SALES_OK)
			rc = payout_run(&op, june, &r, &f.err);
		if (rc == SALES_OK)
			rc = op_commit(&op, &f.err);
		op_done(&op);
		f.d.db.fail_at = 0;
	}
	assert_int_equal(rc, SALES_OK);
	assert_true(n > 20);
	assert_int_equal(count_rows(&f), 1 + 1 + 1 + 2);
	assert_verifies(&f);
	fixture_done(&f);
}

static int
approve(struct fixture *f, const char *who, const char *code)
{
	CLEANUP(op_done) struct op op = { 0 };
	struct payout_run          r;
	struct payout_signed       now;
	int                        rc;

	assert_ok(payout_find(&f->d, code, &f->a, &r, &f->err), &f->err);
	assert_ok(record_find(&f->d, schema_kind(&f->d.schema, "person"), who, &f->d.actor.person, &f->err), &f->err);
	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	rc = payout_approve(&op, &r, &now, &f->err);
	return rc != SALES_OK ? rc : op_commit(&op, &f->err);
}

static void
submit(struct fixture *f, const char *code)
{
	CLEANUP(op_done) struct op op = { 0 };
	struct payout_run          r;

	assert_ok(payout_find(&f->d, code, &f->a, &r, &f->err), &f->err);
	f->d.actor.person = 0;
	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	assert_ok(payout_submit(&op, &r, &f->err), &f->err);
	assert_ok(op_commit(&op, &f->err), &f->err);
}

/* A login that had a part in the run, or is of somebody whom it pays, signs for
 * nobody. */
static void
approval__is_under_a_login_of_its_own(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, book);
	add_people(&f);
	set(&f, "person", 1, "login", "lili");
	fixture_add_alone(&f, "deal", "owner=li stage=won amount=1500 closed_on=2026-06-05");
	f.d.actor.login = "runner";
	run(&f, june);
	f.d.actor.login = "clerk";
	submit(&f, "2026-06");
	f.d.actor.login = "runner";
	assert_int_equal(approve(&f, "boss", "2026-06"), SALES_EPOLICY);
	assert_non_null(strstr(f.err.msg, "was run under the same login 'runner'"));
	f.d.actor.login = "clerk";
	assert_int_equal(approve(&f, "boss", "2026-06"), SALES_EPOLICY);
	assert_non_null(strstr(f.err.msg, "was submitted under the same login 'clerk'"));
	f.d.actor.login = "lili";
	assert_int_equal(approve(&f, "boss", "2026-06"), SALES_EPOLICY);
	assert_non_null(strstr(f.err.msg, "'lili' is the login of Li"));
	f.d.actor.login = "boss";
	assert_ok(approve(&f, "boss", "2026-06"), &f.err);
	fixture_done(&f);
}

/* Facts that changed behind a run are seen before it is approved for ever. */
static void
approval__needs_the_facts_of_today(void **state)
{
	struct fixture    f;
	struct payout_run r;
	int64_t           id;

	(void)state;
	fixture_start(&f, book);
	add_people(&f);
	id = fixture_add_alone(&f, "deal", "owner=li stage=won amount=1500 closed_on=2026-06-05");
	run(&f, june);
	submit(&f, "2026-06");
	set(&f, "deal", id, "amount", "500");
	f.d.actor.login = "somebody-else";
	assert_int_equal(approve(&f, "boss", "2026-06"), SALES_EPOLICY);
	assert_non_null(strstr(f.err.msg, "Li, D-0001 sales.deals: posted 40.00, recomputed 10.00"));
	f.d.actor.login = "test";
	f.d.actor.person = 0;
	assert_true(run(&f, june).replaced); /* what was submitted is a draft again */
	assert_ok(payout_find(&f.d, "2026-06", &f.a, &r, &f.err), &f.err);
	assert_string_equal(r.state, "draft");
	assert_int_equal(r.total.v, 100000);
	submit(&f, "2026-06");
	set(&f, "deal", id, "title", "Renamed"); /* changes no amount */
	f.d.actor.login = "somebody-else";
	assert_ok(approve(&f, "boss", "2026-06"), &f.err);
	fixture_done(&f);
}

static void
approval__needs_four_eyes(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, book);
	add_people(&f);
	fixture_add_alone(&f, "deal", "owner=li stage=won amount=1500 closed_on=2026-06-05");
	run(&f, june);
	assert_int_equal(approve(&f, "boss", "2026-06"), SALES_EPOLICY); /* still a draft */
	submit(&f, "2026-06");
	assert_int_equal(approve(&f, "li", "2026-06"), SALES_EPOLICY); /* the same login runs and approves */
	f.d.actor.login = "somebody-else";
	assert_int_equal(approve(&f, "li", "2026-06"), SALES_EPOLICY);
	assert_non_null(strstr(f.err.msg, "pays the same person"));
	assert_ok(approve(&f, "boss", "2026-06"), &f.err);
	assert_int_equal(approve(&f, "boss", "2026-06"), SALES_EPOLICY); /* once is enough */
	fixture_done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(second_run__posts_nothing),
		cmocka_unit_test(order_of_entry__does_not_matter),
		cmocka_unit_test(receipts_of_a_deal__add_up_and_come_back_whole),
		cmocka_unit_test(full_refund__of_a_deal_leaves_nothing),
		cmocka_unit_test(refund_dated_before_its_receipt__counts_too),
		cmocka_unit_test(refund_of_last_years_deal__takes_its_part_and_verifies),
		cmocka_unit_test(deal_moved_to_another_year__is_paid_once),
		cmocka_unit_test(late_change__posts_its_difference_with_its_cause),
		cmocka_unit_test(people_without_a_goal__are_named_once),
		cmocka_unit_test(run__is_all_or_nothing_whatever_fails),
		cmocka_unit_test(approval__needs_four_eyes),
		cmocka_unit_test(approval__is_under_a_login_of_its_own),
		cmocka_unit_test(approval__needs_the_facts_of_today),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
