/* A backup in the place of a department's file: whole or not at all, and
 * nobody writes into the file that was replaced. */
#include <fcntl.h>

#include "lib/store/backup.h"
#include "lib/store/restore.h"
#include "tests/unit/fixture.h"

struct files { char backup[DB_PATH], staged[DB_PATH], kept[DB_PATH]; };

static void
path(const struct fixture *f, const char *name, char out[DB_PATH])
{
	snprintf(out, DB_PATH, "%s/%s", f->dir, name);
}

/* A backup of two operations ago, staged; the department has one customer more. */
static void
stage(struct fixture *f, struct files *n)
{
	path(f, "backup.db", n->backup);
	path(f, "kept.db", n->kept);
	assert_ok(db_backup(&f->d.db, n->backup, &f->err), &f->err);
	fixture_add_alone(f, "customer", "name=Later owner=张伟");
	assert_ok(db_stage(n->backup, f->db, n->staged, &f->err), &f->err);
}

static int
put(struct fixture *f, struct files *n)
{
	return db_put_in_place(n->staged, f->db, n->kept, -1, "test", &f->err);
}

static void
restore__exchanges_the_files_and_keeps_the_old_one(void **state)
{
	struct fixture *f = *state;
	struct files    n;
	struct db       old = { 0 };
	int64_t         last;

	stage(f, &n);
	assert_true(exists(f, "customer", 2));
	assert_ok(put(f, &n), &f->err);
	assert_int_equal(access(n.staged, F_OK), -1);
	fixture_reopen(f, DB_WRITE, NULL);
	assert_false(exists(f, "customer", 2));
	assert_string_equal(fsck(f), "");
	fixture_add_alone(f, "customer", "name=Anew owner=张伟");
	assert_ok(db_open(&old, n.kept, DB_READ, &f->err), &f->err);
	assert_ok(db_one_int(&old, &(struct sql){ "SELECT max(no) FROM operation" }, NOBIND, &last, NULL, &f->err), &f->err);
	assert_int_equal(last, 4);
	db_close(&old);
}

static void
restore__gives_no_name_twice(void **state)
{
	struct fixture *f = *state;
	struct files    n;
	char            second[DB_PATH + 2];

	stage(f, &n);
	snprintf(second, sizeof(second), "%s-2", n.kept);
	assert_int_equal(close(open(n.kept, O_CREAT | O_WRONLY, 0600)), 0);
	assert_ok(put(f, &n), &f->err);
	assert_string_equal(n.kept, second);
	assert_int_equal(access(second, F_OK), 0);
}

static void
restore__makes_a_file_that_is_not_there(void **state)
{
	struct fixture *f = *state;
	struct files    n;

	stage(f, &n);
	assert_int_equal(unlink(f->db), 0);
	assert_ok(put(f, &n), &f->err);
	assert_string_equal(n.kept, "");
	fixture_reopen(f, DB_READ, NULL);
	assert_true(exists(f, "customer", 1));
}

static void
restore__replaces_a_file_that_nobody_can_read(void **state)
{
	struct fixture *f = *state;
	struct files    n;
	FILE           *out;

	stage(f, &n);
	out = fopen(f->db, "w");
	assert_true(fputs("no database any more", out) >= 0);
	assert_int_equal(fclose(out), 0);
	assert_ok(put(f, &n), &f->err);
	fixture_reopen(f, DB_READ, NULL);
	assert_true(exists(f, "customer", 1));
}

/* Some other program is writing, without our lock: what it would take back
 * must not be played into the new file. */
static void
restore__leaves_the_old_file_its_journal(void **state)
{
	struct fixture *f = *state;
	struct files    n;
	char            journal[DB_PATH], moved[DB_PATH + 16];

	stage(f, &n);
	path(f, "sales.db-journal", journal);
	assert_ok(db_exec(&f->d.db, "BEGIN IMMEDIATE; DELETE FROM change; UPDATE person SET name = 'x'", &f->err), &f->err);
	assert_ok(put(f, &n), &f->err);
	assert_int_equal(access(journal, F_OK), -1);
	snprintf(moved, sizeof(moved), "%s-journal", n.kept);
	assert_int_equal(access(moved, F_OK), 0);
	assert_ok(db_exec(&f->d.db, "ROLLBACK", &f->err), &f->err);
	fixture_reopen(f, DB_READ, NULL);
	assert_string_equal(text_of(f, "person", 1, "name"), "张伟");
	assert_string_equal(fsck(f), "");
}

static void
restore__refuses_a_writer_that_had_the_old_file_open(void **state)
{
	CLEANUP(op_done) struct op op = { 0 };
	struct fixture            *f = *state;
	struct files               n;

	stage(f, &n);
	assert_ok(put(f, &n), &f->err);
	assert_int_equal(op_begin(&op, &f->d, 0, &f->err), SALES_ECONFLICT);
	assert_null(f->d.db.tx_open);
	op_done(&op);
	fixture_reopen(f, DB_WRITE, NULL);
	fixture_add_alone(f, "customer", "name=Anew owner=张伟");
}

static void
restore__waits_for_the_writer(void **state)
{
	CLEANUP(op_done) struct op op = { 0 };
	struct fixture            *f = *state;
	struct files               n;

	stage(f, &n);
	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	assert_int_equal(put(f, &n), SALES_EBUSY);
	assert_non_null(strstr(f->err.msg, "pid"));
	op_done(&op);
	assert_true(exists(f, "customer", 2));
	assert_int_equal(access(n.kept, F_OK), -1);
}

static void
stage__refuses_what_is_no_backup(void **state)
{
	struct fixture *f = *state;
	char            name[DB_PATH], staged[DB_PATH];
	FILE           *out;

	path(f, "text", name);
	assert_int_equal(db_stage(name, f->db, staged, &f->err), SALES_ENOTFOUND);
	assert_int_equal(db_stage(f->dir, f->db, staged, &f->err), SALES_EDAMAGED);
	assert_int_equal(db_stage(f->db, f->db, staged, &f->err), SALES_ECONFLICT);
	out = fopen(name, "w");
	for (int i = 0; i < 500; i++)
		assert_true(fputs("this is a text and no database\n", out) >= 0);
	assert_int_equal(fclose(out), 0);
	assert_int_equal(db_stage(name, f->db, staged, &f->err), SALES_EDAMAGED);
	assert_int_equal(access(staged, F_OK), -1);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(restore__exchanges_the_files_and_keeps_the_old_one),
		T(restore__gives_no_name_twice),
		T(restore__makes_a_file_that_is_not_there),
		T(restore__replaces_a_file_that_nobody_can_read),
		T(restore__leaves_the_old_file_its_journal),
		T(restore__refuses_a_writer_that_had_the_old_file_open),
		T(restore__waits_for_the_writer),
		T(stage__refuses_what_is_no_backup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
