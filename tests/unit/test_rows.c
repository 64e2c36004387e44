/* Many rows in one statement: what single inserts would have left, or nothing. */
#include "tests/unit/fixture.h"

static const struct sql add = { "INSERT INTO payout_rule (id, run, policy, plan, component)"
	" VALUES (?1, ?2, ?3, ?4, ?5)" };
static const struct sql count = { "SELECT count(*) FROM payout_rule" };

/* Three rows; from bad on the plan is empty, which its column refuses. */
static void
put_rule(const void *arg, size_t i, struct db_val *to)
{
	static const char *const plan[] = { "sales", "销售", "cash" };

	to[0] = V((int64_t)i + 7);
	to[1] = V(-1);
	to[2] = V(INT64_MAX);
	to[3] = i < *(const size_t *)arg ? V(plan[i]) : V_NULLVAL;
	to[4] = V_TEXTN("commission", i);
}

static int64_t
rules(struct fixture *f)
{
	int64_t n = -1;

	assert_ok(db_one_int(&f->d.db, &count, NOBIND, &n, NULL, &f->err), &f->err);
	return n;
}

static void
run_rows__inserts_every_row_with_its_values(void **state)
{
	static const struct sql look = { "SELECT id, run, policy, plan, component FROM payout_rule ORDER BY id" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	struct fixture *f = *state;
	size_t          bad = 3;

	assert_ok(db_run_rows(&f->d.db, &add, 3, put_rule, &bad, &f->err), &f->err);
	assert_int_equal(rules(f), 3);
	assert_ok(db_query(&f->d.db, &st, &look, NOBIND, &f->err), &f->err);
	assert_true(db_next(&st));
	assert_string_equal(db_text(&st, 4), "");
	assert_true(db_next(&st));
	assert_int_equal(db_int(&st, 0), 8);
	assert_int_equal(db_int(&st, 1), -1);
	assert_true(db_int(&st, 2) == INT64_MAX);
	assert_string_equal(db_text(&st, 3), "销售");
	assert_string_equal(db_text(&st, 4), "c");
}

static void
run_rows__leaves_nothing_when_one_is_refused(void **state)
{
	struct fixture *f = *state;
	size_t          bad = 2;

	assert_int_equal(db_run_rows(&f->d.db, &add, 3, put_rule, &bad, &f->err), SALES_ECONFLICT);
	assert_int_equal(rules(f), 0);
	assert_ok(db_run_rows(&f->d.db, &add, 2, put_rule, &bad, &f->err), &f->err);
	assert_int_equal(rules(f), 2);
}

static void
run_rows__of_none_and_of_another_statement(void **state)
{
	struct fixture *f = *state;
	size_t          bad = 3;

	assert_ok(db_run_rows(&f->d.db, &add, 0, put_rule, &bad, &f->err), &f->err);
	assert_int_equal(rules(f), 0);
	assert_int_equal(db_run_rows(&f->d.db, &count, 3, put_rule, &bad, &f->err), SALES_EBUG);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(run_rows__inserts_every_row_with_its_values),
		T(run_rows__leaves_nothing_when_one_is_refused),
		T(run_rows__of_none_and_of_another_statement),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
