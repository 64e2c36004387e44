/* A load: rows that wait are there for whoever looks, and for nobody when one
 * of them is refused. */
#include "tests/unit/fixture.h"

static const struct sql count = { "SELECT count(*) FROM payout_rule" };
static const struct sql total = { "SELECT sum(run) FROM payout_rule" };
static const struct sql others = { "SELECT count(*) FROM customer" };

static int64_t
ask(struct fixture *f, const struct sql *q)
{
	int64_t n = -1;

	assert_ok(db_one_int(&f->d.db, q, NOBIND, &n, NULL, &f->err), &f->err);
	return n;
}

static struct db_load *
load(struct fixture *f)
{
	struct db_load *l = db_load_new(&f->d.db, "payout_rule");

	assert_non_null(l);
	assert_ok(db_load_columns(l, "INSERT INTO payout_rule (id, run, policy, plan, component)", 5, &f->err), &f->err);
	return l;
}

static int
put(struct fixture *f, struct db_load *l, int64_t id, const char *plan, size_t n)
{
	const struct db_val row[] = { V(id), V(id * 2), V(1), plan == NULL ? V_NULLVAL : V_TEXTN(plan, n),
		V_TEXTN("commission", 10) };

	return db_load_row(l, row, &f->err);
}

static void
load__is_seen_by_every_statement_that_names_the_table(void **state)
{
	struct fixture *f = *state;
	struct db_load *l = load(f);
	char            plan[] = "sales";

	assert_ok(put(f, l, 1, plan, 5), &f->err);
	plan[0] = 'x'; /* it was copied */
	assert_int_equal(ask(f, &count), 1);
	for (int64_t i = 2; i <= 1000; i++)
		assert_ok(put(f, l, i, "sales", 5), &f->err);
	assert_int_equal(ask(f, &total), 1000 * 1001);
	assert_ok(put(f, l, 1001, "sales", 5), &f->err);
	assert_ok(db_exec(&f->d.db, "UPDATE payout_rule SET run = 0 WHERE plan = 'sales'", &f->err), &f->err);
	assert_int_equal(ask(f, &total), 0);
	db_load_done(l);
}

static void
load__waits_while_other_tables_are_looked_at(void **state)
{
	struct fixture *f = *state;
	struct db_load *l = load(f);

	assert_ok(put(f, l, 1, "sales", 5), &f->err);
	f->d.db.fail_at = 2;
	assert_int_equal(ask(f, &others), 1);
	assert_int_equal(db_load_end(l, &f->err), SALES_EIO);
	f->d.db.fail_at = 0;
	db_load_done(l);
	assert_int_equal(ask(f, &count), 0);
}

static void
load__is_committed_whole(void **state)
{
	CLEANUP(tx_done) struct tx tx = { 0 };
	struct fixture *f = *state;
	struct db_load *l;

	assert_ok(tx_begin(&tx, &f->d.db, &f->err), &f->err);
	l = load(f);
	assert_null(db_load_new(&f->d.db, "deal"));
	assert_ok(put(f, l, 1, "sales", 5), &f->err);
	assert_ok(tx_commit(&tx, &f->err), &f->err);
	db_load_done(l);
	assert_int_equal(ask(f, &count), 1);
	assert_ok(tx_begin(&tx, &f->d.db, &f->err), &f->err);
	l = load(f);
	assert_ok(put(f, l, 2, "sales", 5), &f->err);
	db_load_done(l);
	tx_done(&tx);
	assert_int_equal(ask(f, &count), 1);
}

/* More than the room that is kept for the texts of many rows. */
static void
load__takes_long_texts_and_other_columns(void **state)
{
	static const struct sql longest = { "SELECT max(length(plan)) FROM payout_rule" };
	static char             text[200000];
	struct fixture         *f = *state;
	struct db_load         *l = load(f);

	memset(text, 'a', sizeof(text));
	for (int64_t i = 1; i <= 10; i++)
		assert_ok(put(f, l, i, text, i % 3 == 0 ? sizeof(text) : 20000), &f->err);
	assert_ok(db_load_columns(l, "INSERT INTO payout_rule (id, run, policy, component, plan)", 5, &f->err), &f->err);
	assert_ok(put(f, l, 11, "sales", 5), &f->err);
	assert_ok(db_load_end(l, &f->err), &f->err);
	assert_int_equal(ask(f, &count), 11);
	assert_int_equal(ask(f, &longest), sizeof(text));
}

static void
load__of_which_one_is_refused__is_our_own_mistake(void **state)
{
	struct fixture *f = *state;
	struct db_load *l = load(f);

	assert_ok(put(f, l, 1, "sales", 5), &f->err);
	assert_ok(put(f, l, 2, NULL, 0), &f->err);
	assert_int_equal(db_load_end(l, &f->err), SALES_EBUG);
	db_load_done(l);
	assert_int_equal(ask(f, &count), 0);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(load__is_seen_by_every_statement_that_names_the_table),
		T(load__waits_while_other_tables_are_looked_at),
		T(load__is_committed_whole),
		T(load__takes_long_texts_and_other_columns),
		T(load__of_which_one_is_refused__is_our_own_mistake),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
