/* A file of an older schema: who may still read it, and how it is brought up
 * to date. */
#include "lib/store/migrate.h"
#include "tests/unit/fixture.h"

/* The schema of tomorrow: today's steps, one more, and perhaps a last. */
static void
steps_of_tomorrow(const char **steps, const char *last)
{
	size_t n = 0;

	for (; schema_step[n] != NULL; n++)
		steps[n] = schema_step[n];
	steps[n++] = "CREATE TABLE visit (id INTEGER PRIMARY KEY) STRICT";
	steps[n++] = last;
	steps[n] = NULL;
}

static int64_t
number(struct db *db, const char *text)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	struct sales_err                     err = { 0 };
	int64_t                              n;

	assert_ok(db_prepare(db, &st, text, &err), &err);
	assert_true(db_next(&st));
	n = db_int(&st, 0);
	assert_ok(db_end(&st, &err), &err);
	return n;
}

static void
schema_migrate__runs_what_is_missing_once(void **state)
{
	const char    *steps[64];
	struct fixture f;
	struct db      other = { 0 };
	int            was = -1;

	(void)state;
	fixture_start(&f, fixture_book);
	steps_of_tomorrow(steps, NULL);
	/* two programs were opened before either of them migrates */
	assert_ok(db_open(&other, f.db, DB_WRITE, &f.err), &f.err);
	assert_int_equal(other.was, schema_newest());
	assert_ok(schema_migrate(&f.d.db, steps, &was, &f.err), &f.err);
	assert_int_equal(was, schema_newest());
	assert_int_equal(number(&f.d.db, "SELECT count(*) FROM visit"), 0);
	assert_ok(schema_migrate(&other, steps, &was, &f.err), &f.err);
	assert_int_equal(was, schema_newest() + 1);
	db_close(&other);
	fixture_done(&f);
}

static void
schema_migrate__takes_all_steps_or_none(void **state)
{
	const char    *steps[64];
	struct fixture f;
	int            was;

	(void)state;
	fixture_start(&f, fixture_book);
	steps_of_tomorrow(steps, "CREATE TABLE deal (id INTEGER PRIMARY KEY) STRICT");
	assert_int_not_equal(schema_migrate(&f.d.db, steps, &was, &f.err), SALES_OK);
	assert_int_equal(number(&f.d.db, "PRAGMA user_version"), schema_newest());
	assert_int_equal(number(&f.d.db, "SELECT count(*) FROM sqlite_schema WHERE name = 'visit'"), 0);
	fixture_done(&f);
}

/* A customer's deals by day, a person's credits: what one line, or one deal, is found by. */
static void
db_open__gives_an_older_file_the_indexes_of_a_new_one(void **state)
{
	static const char columns[] = "SELECT (SELECT count(*) FROM pragma_index_info('credit_person'))"
	    " + 10 * (SELECT count(*) FROM pragma_index_info('deal_customer'))";
	struct fixture f;
	struct db      later = { 0 };

	(void)state;
	fixture_start(&f, fixture_book);
	assert_int_equal(number(&f.d.db, columns), 21);
	assert_ok(db_exec(&f.d.db, "DROP INDEX credit_person; DROP INDEX deal_customer;"
	    " CREATE INDEX deal_customer ON deal (customer); ALTER TABLE adjustment DROP COLUMN account;"
	    " PRAGMA user_version = 5", &f.err), &f.err);
	assert_int_equal(number(&f.d.db, columns), 10);
	assert_ok(db_open(&later, f.db, DB_WRITE, &f.err), &f.err);
	assert_int_equal(later.was, 5);
	assert_int_equal(number(&later, columns), 21);
	db_close(&later);
	fixture_done(&f);
}

static void
db_open__names_migrate_to_readers_of_an_older_file(void **state)
{
	struct fixture f;
	struct db      reader = { 0 };

	(void)state;
	fixture_start(&f, fixture_book);
	assert_ok(db_exec(&f.d.db, "PRAGMA user_version = 0", &f.err), &f.err);
	assert_int_equal(db_open(&reader, f.db, DB_READ, &f.err), SALES_EVERSION);
	assert_string_equal(f.err.hint, "salesctl migrate");
	db_close(&reader);
	fixture_done(&f);
}

static void
db_open__refuses_a_newer_file(void **state)
{
	struct fixture f;
	struct db      other = { 0 };

	(void)state;
	fixture_start(&f, fixture_book);
	assert_ok(db_exec(&f.d.db, "PRAGMA user_version = 1000", &f.err), &f.err);
	assert_int_equal(db_open(&other, f.db, DB_WRITE, &f.err), SALES_EVERSION);
	db_close(&other);
	fixture_done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(schema_migrate__runs_what_is_missing_once),
		cmocka_unit_test(schema_migrate__takes_all_steps_or_none),
		cmocka_unit_test(db_open__gives_an_older_file_the_indexes_of_a_new_one),
		cmocka_unit_test(db_open__names_migrate_to_readers_of_an_older_file),
		cmocka_unit_test(db_open__refuses_a_newer_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
