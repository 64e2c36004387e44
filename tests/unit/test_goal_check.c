/* SMART or not: five letters, and the figures behind them. Today is 2026-07-01. */
#include "tests/unit/fixture.h"

#include "lib/goal/check.h"

#define BOOK(goals) \
    "salesctl: 1\nname: {en: Tea Trade}\neffective: 2025-01-01\n" \
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n" \
    "pipelines: {default: {stages: [{id: qualify, probability: 10%}], won: {id: won}, lost: {id: lost}}}\n" \
    "metrics:\n" \
    "  revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: \"stage = won\", unit: money}\n" \
    "  visits: {of: activity, measure: count, date: done_on, credit: owner, where: \"kind = visit\", unit: count}\n" \
    "  cycle: {of: deal, measure: \"avg(days(created_on, closed_on))\", date: closed_on, credit: owner, where: \"stage = won\", better: lower}\n" \
    goals
static const char plain[] = BOOK("");
static const char ramped[] = BOOK("goals: {ramp: [{role: ae, months: [25%, 25%, 25%]}]}\n");
static const char narrow[] = BOOK("goals: {achievable: {history: 4, easy_below: 90%, stretch_above: 120%, refuse_above: 150%}}\n");

static void
add_people(struct fixture *f)
{
	fixture_add_alone(f, "person", "code=boss name=Boss role=manager");
	fixture_add_alone(f, "team", "code=east name=East lead=boss");
	for (int i = 1; i <= 4; i++)
		fixture_add_alone(f, "person", arena_printf(&f->a, "code=p%d name=P%d role=ae team=east hired_on=2024-01-01", i, i));
}

/* A person's revenue of the quarter that ends a month, in thousands. */
static void
sold(struct fixture *f, const char *who, const char *month, int thousand)
{
	fixture_add_alone(f, "deal", arena_printf(&f->a, "owner=%s stage=won amount=%d000 created_on=%s-01 closed_on=%s-11", who,
	    thousand, month, month));
}

static const struct goal_verdict *
check(struct fixture *f, int64_t goal)
{
	const struct goal_check_ask ask = { .goal = goal };
	struct goal_verdicts        l;

	assert_ok(goal_smart(&f->d, &ask, &f->a, &l, &f->err), &f->err);
	assert_int_equal(l.n, 1);
	return &l.v[0];
}

static void
assert_said(const struct goal_verdict *v, int letter, const char *want)
{
	if (v->letter[letter].why == NULL || strstr(v->letter[letter].why, want) == NULL)
		fail_msg("'%s', not '%s'", v->letter[letter].why == NULL ? "" : v->letter[letter].why, want);
}

static void
assert_ratio(struct ratio is, int64_t num, int64_t den)
{
	assert_int_equal(is.num, num);
	assert_int_equal(is.den, den);
}

/* The baseline is 100,000: 85,000 is too easy, 120,000 is not, 160,000 is too much. */
static void
achievable__is_judged_by_its_own_median(void **state)
{
	static const struct { const char *target, *smart, *said; } cases[] = {
		{ "85000", "SM-RT", "too easy, 85% of the median of 4 like periods before (100,000.00)" },
		{ "89999.99", "SM-RT", "too easy, 89.9999% of" }, { "90000", "SMART", NULL }, { "120000", "SMART", NULL },
		{ "120000.01", "SMaRT", "hard, 120% of" }, { "150000", "SMaRT", "hard, 150% of" },
		{ "160000", "SM-RT", "out of reach, 160% of" } };
	struct fixture f;

	(void)state;
	fixture_start(&f, narrow);
	add_people(&f);
	sold(&f, "p1", "2025-09", 80);      /* 80, 90, 110, 180: the median is 100 */
	sold(&f, "p1", "2025-12", 180);
	sold(&f, "p1", "2026-03", 110);
	sold(&f, "p1", "2026-06", 90);
	sold(&f, "p1", "2025-06", 9000);    /* further back than four */
	fixture_add_alone(&f, "goal", "subject=company metric=revenue period=2026 target=1000000");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct goal_verdict *v;
		const int64_t              id = fixture_add_alone(&f, "goal",
		    arena_printf(&f.a, "subject=p1 metric=revenue period=2026Q3 target=%s set_on=2026-07-01", cases[i].target));
		CLEANUP(op_done) struct op op = { 0 };

		v = check(&f, id);
		assert_string_equal(v->smart, cases[i].smart);
		assert_ratio(v->own, 100000, 1);
		assert_int_equal(v->nown, 4);
		if (cases[i].said != NULL)
			assert_said(v, SMART_A, cases[i].said);
		assert_int_equal(goal_fails(v), strchr(cases[i].smart, '-') != NULL);
		assert_ok(op_begin(&op, &f.d, 0, &f.err), &f.err);
		assert_ok(record_remove(&op, schema_kind(&f.d.schema, "goal"), id, &f.err), &f.err);
		assert_ok(op_commit(&op, &f.err), &f.err);
	}
	fixture_done(&f);
}

/* Who has too little past is judged by the people of the same role; with neither
 * it is said, and no fault. */
static void
achievable__falls_back_on_peers(void **state)
{
	const struct goal_verdict *v;
	struct fixture             f;

	(void)state;
	fixture_start(&f, plain);
	add_people(&f);
	fixture_add_alone(&f, "person", "code=new name=New role=ae team=east hired_on=2026-05-01");
	for (int i = 1; i <= 4; i++) {
		sold(&f, arena_printf(&f.a, "p%d", i), "2026-03", 10 * i);
		sold(&f, arena_printf(&f.a, "p%d", i), "2026-06", 10 * i);
	}
	fixture_add_alone(&f, "goal", "subject=team:east metric=revenue period=2026Q3 target=150000");
	v = check(&f, fixture_add_alone(&f, "goal", "subject=new metric=revenue period=2026Q3 target=100000"));
	assert_string_equal(v->smart, "SM-RT");
	assert_said(v, SMART_A, "out of reach, 400% of the median of 4 peers (25,000.00; 10,000.00 to 40,000.00)");
	assert_int_equal(v->nown, 0);
	v = check(&f, fixture_add_alone(&f, "goal", "subject=p4 metric=revenue period=2026Q3 target=40000"));
	assert_string_equal(v->smart, "SMART");         /* its own two quarters: 40,000 */
	assert_int_equal(v->nown, 2);
	assert_ratio(v->own, 40000, 1);
	assert_int_equal(v->npeers, 3);                 /* without itself */
	assert_ratio(v->peers, 20000, 1);
	assert_ratio(v->of_peers, 2, 1);
	v = check(&f, fixture_add_alone(&f, "goal", "subject=boss metric=revenue period=2026Q3 target=40000"));
	assert_string_equal(v->smart, "SMa-T");
	assert_said(v, SMART_A, "too little is known to judge it: 0 of 4 like periods before, 0 peers");
	assert_false(v->letter[SMART_A].grade == GRADE_FAILED);
	fixture_done(&f);
}

/* A newcomer is asked what the rule book gives him of what the others reach. */
static void
newcomers__are_judged_by_their_part(void **state)
{
	const struct goal_verdict *v;
	struct fixture             f;

	(void)state;
	fixture_start(&f, ramped);
	add_people(&f);
	fixture_add_alone(&f, "person", "code=new name=New role=ae team=east hired_on=2026-07-01");
	for (int i = 1; i <= 4; i++) {
		sold(&f, arena_printf(&f.a, "p%d", i), "2026-03", 92);
		sold(&f, arena_printf(&f.a, "p%d", i), "2026-06", 92);
	}
	fixture_add_alone(&f, "goal", "subject=team:east metric=revenue period=2026Q3 target=150000");
	v = check(&f, fixture_add_alone(&f, "goal", "subject=new metric=revenue period=2026Q3 target=23000"));
	assert_ratio(v->ramp, 1, 4);
	assert_string_equal(v->smart, "SMART");
	assert_ratio(v->of_peers, 1, 1);
	fixture_done(&f);
}

static void
less_is_better__turns_it_round(void **state)
{
	const struct goal_verdict *v;
	struct fixture             f;

	(void)state;
	fixture_start(&f, plain);
	add_people(&f);
	sold(&f, "p1", "2026-03", 10);                  /* 10 days each */
	sold(&f, "p1", "2026-06", 10);
	v = check(&f, fixture_add_alone(&f, "goal", "subject=p1 metric=cycle period=2026Q3 target=4"));
	assert_said(v, SMART_A, "out of reach, 250% of the median of 2 like periods before (10)");
	v = check(&f, fixture_add_alone(&f, "goal", "subject=p1 metric=cycle period=2026Q4 target=20"));
	assert_said(v, SMART_A, "too easy, 50% of");
	fixture_done(&f);
}

static void
parts__add_up_split_by_split(void **state)
{
	const struct goal_verdict *v;
	struct fixture             f;

	(void)state;
	fixture_start(&f, plain);
	add_people(&f);
	sold(&f, "p1", "2026-06", 10);
	fixture_add_alone(&f, "goal", "subject=team:east metric=revenue period=2026Q3 target=100000");
	fixture_add_alone(&f, "goal", "subject=p1 metric=revenue period=2026Q3 target=60000 parent=1");
	fixture_add_alone(&f, "goal", "subject=p2 metric=revenue period=2026Q3 target=38500.50 parent=1");
	fixture_add_alone(&f, "goal", "subject=team:east metric=revenue period=2026-07 target=100000 parent=1");
	v = check(&f, 1);
	assert_int_equal(v->letter[SMART_R].grade, GRADE_REMARK);
	assert_string_equal(v->letter[SMART_R].why, "its parts add up to 98,500.50: 1,499.50 are missing");
	fixture_add_alone(&f, "goal", "subject=p3 metric=revenue period=2026Q3 target=1499.50 parent=1");
	v = check(&f, 1);
	assert_null(v->letter[SMART_R].why);
	assert_int_equal(v->letter[SMART_R].grade, GRADE_GOOD);
	v = check(&f, fixture_add_alone(&f, "goal", "subject=p3 metric=revenue period=2026 target=1499.50 parent=1"));
	assert_said(v, SMART_R, "its period is not within that of its parent G-0001 (2026Q3)");
	fixture_done(&f);
}

static void
others__fail_for_what_they_lack(void **state)
{
	const struct goal_verdict *v;
	struct fixture             f;

	(void)state;
	fixture_start(&f, plain);
	add_people(&f);
	fixture_add_alone(&f, "person", "code=gone name=Gone left_on=2026-03-31");
	v = check(&f, fixture_add_alone(&f, "goal", "subject=gone metric=visits period=2026Q2 target=3 set_on=2026-07-01"));
	assert_string_equal(v->smart, "--a--");
	assert_said(v, SMART_S, "Gone left on 2026-03-31, before it begins");
	assert_said(v, SMART_M, "'visits' has counted nothing so far");
	assert_said(v, SMART_R, "a part of nothing");
	assert_said(v, SMART_T, "it was set on 2026-07-01, when its period was over");
	v = check(&f, fixture_add_alone(&f, "goal", "subject=p1 metric=visits period=2026Q2 target=3"));
	assert_int_equal(v->letter[SMART_T].grade, GRADE_GOOD);     /* nobody knows when it was set */
	fixture_done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(achievable__is_judged_by_its_own_median),
		cmocka_unit_test(achievable__falls_back_on_peers),
		cmocka_unit_test(newcomers__are_judged_by_their_part),
		cmocka_unit_test(less_is_better__turns_it_round),
		cmocka_unit_test(parts__add_up_split_by_split),
		cmocka_unit_test(others__fail_for_what_they_lack),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
