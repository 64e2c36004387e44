/* Whose file it is, and who may open it. */
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/fixture.h"

enum { NOBODY = 65534 };

/* As somebody else, who is not even root. */
static int
open_as_nobody(const char *path)
{
	struct sales_err err = { 0 };
	struct db        db = { 0 };
	int              status;
	pid_t            pid = fork();

	if (pid == 0) {
		if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
			_exit(1);
		_exit(db_open(&db, path, DB_READ, &err));
	}
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
db_open__of_a_closed_file_or_folder__is_not_permitted(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, fixture_book);
	assert_int_equal(chmod(f.dir, 0755), 0);
	assert_int_equal(chmod(f.db, 0004), 0);
	if (geteuid() == 0)
		assert_int_equal(open_as_nobody(f.db), SALES_OK);
	assert_int_equal(chmod(f.db, 0), 0);
	assert_int_equal(open_as_nobody(f.db), SALES_EPERM);
	assert_int_equal(chmod(f.dir, 0), 0);
	assert_int_equal(open_as_nobody(f.db), SALES_EPERM);
	assert_int_equal(chmod(f.dir, 0700), 0);
	fixture_done(&f);
}

static void
db_is_department__knows_records_by_their_first_bytes(void **state)
{
	struct fixture f;
	char           other[128];
	FILE          *out;

	(void)state;
	fixture_start(&f, fixture_book);
	assert_true(db_is_department(f.db));
	assert_false(db_is_department(f.dir));
	snprintf(other, sizeof(other), "%s/other", f.dir);
	assert_false(db_is_department(other));
	out = fopen(other, "w");
	assert_non_null(out);
	fprintf(out, "SQLite format 3%100c", ' ');
	fclose(out);
	assert_false(db_is_department(other));
	unlink(other);
	fixture_done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(db_open__of_a_closed_file_or_folder__is_not_permitted),
		cmocka_unit_test(db_is_department__knows_records_by_their_first_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
