/* Files that are large enough for indexes to be taken down and for rows to go
 * in many at a time: what comes of them is what comes of small ones. */
#include "tests/unit/import_run.h"

enum { ROWS = 6000 };

/* So long that few rows make a large file. */
#define STEP "call again in the first week of the next quarter with the new price list and the terms of " \
    "the last contract and a word about what the others were late with; then ask for a day to sign"

/* Its keys do not ascend, and one stands twice. */
static void
large_file__into_an_empty_table__is_the_same_as_small_ones(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };
	struct buf      text = { 0 };

	buf_puts(&text, "next_step,ref,owner,stage,amount,created_on\n");
	for (int i = 0; i < ROWS; i++)
		buf_printf(&text, STEP ",R%05d,zhangwei,won,%d.50,2026-01-05\n", i % 2 == 0 ? i : ROWS - i, i);
	assert_true(text.n > 1 << 20);
	run_bytes(f, &run, "deal", text.p, text.n, OP_LOAD);
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.added, ROWS);
	assert_string_equal(text_of(f, "deal", 2, "ref"), "R05999");
	run_bytes(f, &run, "deal", text.p, text.n, OP_LOAD);
	assert_int_equal(run.r.unchanged, ROWS);
	assert_int_equal(run.op, 0);
	assert_ok(undo(f, 0), &f->err);
	buf_puts(&text, STEP ",R00004,zhangwei,lost,1,2026-01-05\n");
	run_bytes(f, &run, "deal", text.p, text.n, OP_LOAD);
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_said(&run, "6002:4 stage: 'lost' here, 'won' in line 6, which is about the same deal");
	assert_int_equal(run.r.bad, 1);
	assert_string_equal(fsck(f), "");
	run_done(&run);
	buf_done(&text);
}

/* Fields that were empty at first, and are again: a field that a later row is
 * the first to have is stored in that row and is empty in those before. */
static void
large_file__whose_cells_come_and_go__is_stored_as_it_stands(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };
	struct buf      text = { 0 };

	buf_puts(&text, "next_step,ref,owner,stage,amount,created_on,closed_on,title\n");
	for (int i = 0; i < ROWS; i++)
		buf_printf(&text, STEP ",R%05d,zhangwei,%s,%d.50,2026-01-05,%s,%s\n", i, i % 2 == 0 ? "won" : "qualify", i,
		    i % 2 == 0 ? "2026-02-06" : "", i >= 1000 && i % 3 == 0 ? "冷链" : "");
	assert_true(text.n > 1 << 20);
	run_bytes(f, &run, "deal", text.p, text.n, OP_LOAD);
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(text_of(f, "deal", 1, "closed_on"), "2026-02-06");
	assert_string_equal(text_of(f, "deal", 2, "closed_on"), "");
	assert_string_equal(text_of(f, "deal", 4, "title"), "");
	assert_string_equal(text_of(f, "deal", 1003, "title"), "冷链");
	assert_string_equal(text_of(f, "deal", 1004, "title"), "");
	assert_string_equal(text_of(f, "deal", ROWS, "amount"), "5999.50");
	assert_string_equal(fsck(f), "");
	run_done(&run);
	buf_done(&text);
}

static void
large_file__with_codes__keeps_them_and_sees_one_that_stands_twice(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };
	struct buf      text = { 0 };

	run.o.restore = true;
	buf_puts(&text, "code,owner,stage,created_on,next_step\n");
	for (int i = 0; i < ROWS; i++)
		buf_printf(&text, "D-%04d,zhangwei,won,2026-01-05," STEP "\n", i * 2 + 7);
	run_bytes(f, &run, "deal", text.p, text.n, OP_LOAD);
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.added, ROWS);
	assert_true(exists(f, "deal", 7));
	assert_false(exists(f, "deal", 8));
	assert_true(exists(f, "deal", ROWS * 2 + 5));
	assert_ok(undo(f, 0), &f->err);
	buf_puts(&text, "D-0009,zhangwei,lost,2026-01-05," STEP "\n");
	buf_puts(&text, "D-0010,zhangwei,won,2026-01-05," STEP "\n");
	run_bytes(f, &run, "deal", text.p, text.n, OP_LOAD);
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_said(&run, "6002:3 stage: 'lost' here, 'won' in line 3, which is about the same deal");
	assert_int_equal(run.r.added, ROWS + 1);
	assert_false(exists(f, "deal", 7));
	assert_string_equal(fsck(f), "");
	run_done(&run);
	buf_done(&text);
}

/* The n-th statement fails as on a full disk. */
static int
run_failing(struct fixture *f, struct run *run, long n)
{
	CLEANUP(op_done) struct op op = { 0 };

	assert_ok(op_begin(&op, &f->d, OP_LOAD, &f->err), &f->err);
	run->ds = (struct diags){ .arena = &f->a };
	f->d.db.fail_at = n;
	run->rc = import_run(&op, schema_kind(&f->d.schema, "deal"), &run->o, &run->ds, &run->r, &f->err);
	if (run->rc == SALES_OK)
		run->rc = op_commit(&op, &f->err);
	f->d.db.fail_at = 0;
	diags_done(&run->ds);
	return run->rc;
}

/* Statements fail, among them those that insert many rows. */
static void
large_file__saves_nothing_whatever_fails(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };
	struct buf      text = { 0 };
	long            n = 1;

	buf_puts(&text, "next_step,ref,owner,stage,amount,created_on\n");
	for (int i = 0; i < ROWS; i++)
		buf_printf(&text, STEP ",R%05d,zhangwei,won,%d.50,2026-01-05\n", i, i);
	run_file(f, &run, text.p, text.n);
	while (run_failing(f, &run, n) != SALES_OK) {
		assert_int_equal(f->err.code, SALES_EIO);
		assert_false(exists(f, "deal", 1));
		assert_string_equal(fsck(f), "");
		run.o.keep_going = !run.o.keep_going;
		n += 3;
	}
	assert_true(n > ROWS / 64);
	assert_true(exists(f, "deal", ROWS));
	assert_string_equal(fsck(f), "");
	run_done(&run);
	buf_done(&text);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(large_file__into_an_empty_table__is_the_same_as_small_ones),
		T(large_file__whose_cells_come_and_go__is_stored_as_it_stands),
		T(large_file__with_codes__keeps_them_and_sees_one_that_stands_twice),
		T(large_file__saves_nothing_whatever_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
