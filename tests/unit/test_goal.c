/* Targets in force on a day, and who has no approved goal. */
#include "tests/unit/payout_fixture.h"

#include "lib/goal/kinds.h"
#include "lib/goal/life.h"
#include "lib/goal/missing.h"
#include "lib/goal/targets.h"

static const char asks[] =
    "salesctl: 1\nname: {en: Tea Trade}\neffective: 2025-01-01\n"
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "pipelines: {default: {stages: [{id: qualify, probability: 10%}], won: {id: won}, lost: {id: lost}}}\n"
    "metrics:\n"
    "  revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: \"stage = won\", unit: money}\n"
    "  visits: {of: activity, measure: count, date: done_on, credit: owner, unit: count}\n"
    "goals: {approval: required}\n"
    "plans:\n"
    "  sales: {for: \"role = ae\", period: month, components: [{id: deals, kind: commission, base: revenue,\n"
    "    tiers: [{to: 80%, rate: 2%}, {rate: 4%}], by: {attainment: revenue, over: quarter}}]}\n";

static const struct period q2 = { 20544, 20634 };     /* 2026-04-01 .. 06-30 */

static int64_t
value_of(struct fixture *f, const char *kind, int64_t id, const char *field)
{
	const struct kind *k = schema_kind(&f->d.schema, kind);
	struct record      r;

	assert_ok(record_get(&f->d, k, id, &f->a, &r, &f->err), &f->err);
	return r.v[kind_index(k, field)].u.i;
}

/* ---- versions ------------------------------------------------------------ */

static void
target__is_the_old_one_until_a_version_begins(void **state)
{
	struct goal_version  v[] = { { .goal = 2, .from = 100, .old = 5, .target = 7 },
		{ .goal = 4, .from = 100, .old = 10, .target = 20 }, { .goal = 4, .from = 200, .old = 20, .target = 15 } };
	struct goal_versions all = { v, 3 };
	static const struct { int64_t goal, newest; day on; int64_t is; } cases[] = {
		{ 1, 3, 100, 3 }, { 2, 7, 99, 5 }, { 2, 7, 100, 7 }, { 3, 8, 0, 8 }, { 4, 15, 0, 10 },
		{ 4, 15, 99, 10 }, { 4, 15, 100, 20 }, { 4, 15, 199, 20 }, { 4, 15, 200, 15 }, { 4, 15, 999, 15 },
		{ 5, 1, 100, 1 } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(goal_target_on(&all, cases[i].goal, cases[i].newest, cases[i].on), cases[i].is);
}

static int64_t
target_seen(struct fixture *f, day until)
{
	struct target_list l;
	int64_t            target;

	assert_ok(targets_load(&f->d, false, until, &f->a, &l, &f->err), &f->err);
	assert_true(target_find(&l, "revenue", subject_person(1), q2, true, &target));
	return target / MONEY_UNIT;
}

/* Typed or imported, in whatever order: the chain of targets stays one. */
static void
versions__hand_on_what_they_end_with(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, asks);
	fixture_add_alone(&f, "person", "code=li name=Li role=ae");
	fixture_add_alone(&f, "goal", "subject=li metric=revenue period=2026Q2 target=100 state=approved");
	fixture_add_alone(&f, "goal_version", "goal=1 from=2026-06-01 target=130");
	assert_int_equal(value_of(&f, "goal", 1, "target"), 130 * MONEY_UNIT);
	assert_int_equal(value_of(&f, "goal_version", 1, "old"), 100 * MONEY_UNIT);
	fixture_add_alone(&f, "goal_version", "goal=1 from=2026-05-01 target=110");
	assert_int_equal(value_of(&f, "goal_version", 1, "old"), 110 * MONEY_UNIT);
	assert_int_equal(value_of(&f, "goal", 1, "target"), 130 * MONEY_UNIT);
	assert_int_equal(target_seen(&f, 20573), 100);   /* 04-30 */
	assert_int_equal(target_seen(&f, 20574), 110);
	assert_int_equal(target_seen(&f, 20604), 110);   /* 05-31 */
	assert_int_equal(target_seen(&f, 20605), 130);
	assert_int_equal(target_seen(&f, DAY_MAX), 130); /* the last day of the goal's own period */
	set(&f, "goal_version", 2, "target", "115");
	assert_int_equal(target_seen(&f, 20604), 115);
	set(&f, "goal", 1, "target", "140");
	assert_int_equal(value_of(&f, "goal_version", 1, "target"), 140 * MONEY_UNIT);
	assert_int_equal(target_seen(&f, 20604), 115);
	fixture_done(&f);
}

/* ---- approval ------------------------------------------------------------ */

/* As a person under a login; the code of the answer, which changed it or not. */
static int
approve_as(struct fixture *f, int64_t person, const char *login, bool *changed)
{
	CLEANUP(op_done) struct op op = { 0 };
	int                        rc;

	f->d.actor.person = person;
	f->d.actor.login = login;
	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	rc = goal_approve(&op, 1, changed, &f->err);
	if (rc == SALES_OK)
		assert_ok(op_commit(&op, &f->err), &f->err);
	return rc;
}

/* Another person and another login than whose goal it is and who set it. */
static void
approval__needs_four_eyes(void **state)
{
	enum { LI = 1, BOSS, GM };
	static const struct { int64_t person; const char *login, *said; } refused[] = {
		{ LI, "gm", "Li is a party to it" }, { BOSS, "gm", "Boss is a party to it" },
		{ GM, "boss", "under the same login 'boss'" }, { GM, "li", "under the same login 'li'" },
		{ 0, "gm", "a decision needs a person" } };
	struct fixture f;
	bool           changed;

	(void)state;
	fixture_start(&f, asks);
	fixture_add_alone(&f, "person", "code=li name=Li role=ae login=li");
	fixture_add_alone(&f, "person", "code=boss name=Boss login=boss");
	fixture_add_alone(&f, "person", "code=gm name=Gm login=gm");
	set(&f, "person", LI, "manager", "boss");
	fixture_add_alone(&f, "goal", "subject=li metric=revenue period=2026Q3 target=100 set_by=boss set_login=boss");
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		assert_int_equal(approve_as(&f, refused[i].person, refused[i].login, &changed), SALES_EPOLICY);
		assert_non_null(strstr(f.err.msg, refused[i].said));
		assert_false(changed);
	}
	assert_int_equal(approve_as(&f, GM, "gm", &changed), SALES_OK);
	assert_true(changed);
	assert_string_equal(text_of(&f, "goal", 1, "state"), "approved");
	assert_string_equal(text_of(&f, "goal", 1, "approved_by"), "gm");
	assert_int_equal(value_of(&f, "goal", 1, "same_login"), 0);
	assert_int_equal(approve_as(&f, GM, "gm", &changed), SALES_OK);
	assert_false(changed);
	fixture_done(&f);
}

/* ---- who has none ------------------------------------------------------- */

static void
assert_missing(struct fixture *f, const char *metric, struct period p, const char *want)
{
	static const int64_t people[] = { 1, 2, 3, 4, 5 };
	char                 is[32] = "";
	int64_t             *who;
	size_t               n;

	assert_ok(goal_missing(&f->d, metric, p, people, 5, &f->a, &who, &n, &f->err), &f->err);
	for (size_t i = 0; i < n; i++)
		snprintf(is + strlen(is), sizeof(is) - strlen(is), "%lld", (long long)who[i]);
	assert_string_equal(is, want);
}

static void
missing__are_those_whose_days_no_approved_goal_holds(void **state)
{
	const struct period may = { 20574, 20604 };
	struct fixture      f;

	(void)state;
	fixture_start(&f, asks);
	fixture_add_alone(&f, "person", "code=one name=One");      /* a quarter */
	fixture_add_alone(&f, "person", "code=two name=Two");      /* two months of three */
	fixture_add_alone(&f, "person", "code=three name=Three");  /* a draft */
	fixture_add_alone(&f, "person", "code=four name=Four hired_on=2026-05-01"); /* two months, and came then */
	fixture_add_alone(&f, "person", "code=five name=Five left_on=2026-03-31");  /* gone */
	fixture_add_alone(&f, "goal", "subject=one metric=revenue period=2026Q2 target=1 state=approved");
	fixture_add_alone(&f, "goal", "subject=two metric=revenue period=2026-04 target=1 state=approved");
	fixture_add_alone(&f, "goal", "subject=two metric=revenue period=2026-05 target=1 state=approved");
	fixture_add_alone(&f, "goal", "subject=two metric=visits period=2026-06 target=1 state=approved");
	fixture_add_alone(&f, "goal", "subject=three metric=revenue period=2026 target=1");
	fixture_add_alone(&f, "goal", "subject=four metric=revenue period=2026-05 target=1 state=approved");
	fixture_add_alone(&f, "goal", "subject=four metric=revenue period=2026-06 target=1 state=approved");
	assert_missing(&f, "revenue", q2, "23");
	assert_missing(&f, NULL, q2, "23");
	assert_missing(&f, "revenue", may, "3");
	assert_missing(&f, "visits", may, "1234");
	set(&f, "goal", 5, "state", "approved");
	assert_missing(&f, NULL, may, "");
	assert_missing(&f, "revenue", q2, "2");
	set(&f, "goal", 5, "target", "2");                         /* changed: a draft again */
	assert_missing(&f, NULL, may, "3");
	fixture_done(&f);
}

/* "Delete one goal: the run refuses and names R03." */
static void
payout__is_refused_without_approved_goals(void **state)
{
	struct payout_result r;
	struct fixture       f;
	struct op            op = { 0 };

	(void)state;
	fixture_start(&f, asks);
	for (int i = 1; i <= 3; i++)
		fixture_add_alone(&f, "person", arena_printf(&f.a, "code=R0%d name=R0%d role=ae", i, i));
	for (int i = 1; i <= 3; i++)
		fixture_add_alone(&f, "goal",
		    arena_printf(&f.a, "subject=R0%d metric=revenue period=2026Q2 target=1000 state=approved", i));
	fixture_add_alone(&f, "deal", "owner=R01 stage=won amount=100 closed_on=2026-06-05");
	assert_true(run(&f, june).lines == 1);
	assert_ok(op_begin(&op, &f.d, 0, &f.err), &f.err);
	assert_ok(record_remove(&op, schema_kind(&f.d.schema, "goal"), 3, &f.err), &f.err);
	assert_ok(op_commit(&op, &f.err), &f.err);
	op = (struct op){ 0 };
	assert_ok(op_begin(&op, &f.d, 0, &f.err), &f.err);
	assert_int_equal(payout_run(&op, june, &r, &f.err), SALES_EPOLICY);
	assert_non_null(strstr(f.err.msg, "have none on revenue for 2026Q2: R03"));
	op_done(&op);
	fixture_done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(target__is_the_old_one_until_a_version_begins),
		cmocka_unit_test(versions__hand_on_what_they_end_with),
		cmocka_unit_test(approval__needs_four_eyes),
		cmocka_unit_test(missing__are_those_whose_days_no_approved_goal_holds),
		cmocka_unit_test(payout__is_refused_without_approved_goals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
