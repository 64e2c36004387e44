/* Operations, undo, the past, and the proof that nothing was tampered with. */
#include "lib/record/head.h"
#include "tests/unit/fixture.h"

static void
undo__and_redo_walk_back_and_forth(void **state)
{
	struct fixture *f = *state;
	int64_t         id = fixture_add_alone(f, "deal", "owner=张伟 amount=100");

	set(f, "deal", id, "amount", "200");
	set(f, "deal", id, "amount", "300");
	assert_ok(undo(f, 0), &f->err);
	assert_string_equal(text_of(f, "deal", id, "amount"), "200.00");
	assert_ok(undo(f, 0), &f->err);
	assert_string_equal(text_of(f, "deal", id, "amount"), "100.00");
	assert_ok(undo(f, 0), &f->err);
	assert_false(exists(f, "deal", id));
	assert_ok(redo(f), &f->err);
	assert_ok(redo(f), &f->err);
	assert_ok(redo(f), &f->err);
	assert_string_equal(text_of(f, "deal", id, "amount"), "300.00");
	assert_int_equal(redo(f), SALES_ENOTFOUND);
	assert_string_equal(fsck(f), "");
}

static void
undo__does_not_give_a_code_away_again(void **state)
{
	struct fixture *f = *state;
	int64_t         id = fixture_add_alone(f, "deal", "owner=张伟");

	assert_ok(undo(f, 0), &f->err);
	assert_int_equal(fixture_add_alone(f, "deal", "owner=张伟"), id + 1);
}

static void
undo__refuses_what_was_changed_since(void **state)
{
	struct fixture *f = *state;
	int64_t         id = fixture_add_alone(f, "deal", "owner=张伟 amount=100"), added;

	assert_ok(dept_last_op(&f->d, &added, &f->err), &f->err);
	set(f, "deal", id, "amount", "200");
	assert_int_equal(undo(f, added), SALES_ECONFLICT);
	assert_non_null(strstr(f->err.msg, "D-0001"));
	assert_ok(undo(f, 0), &f->err);
	assert_ok(undo(f, added), &f->err);
	assert_false(exists(f, "deal", id));
}

static void
undo__refuses_to_leave_a_reference_to_nothing(void **state)
{
	struct fixture *f = *state;
	int64_t         op;

	fixture_add_alone(f, "customer", "name=Acme");
	assert_ok(dept_last_op(&f->d, &op, &f->err), &f->err);
	fixture_add_alone(f, "deal", "owner=张伟 customer=Acme");
	assert_int_equal(undo(f, op), SALES_ECONFLICT);
}

static void
undo__of_the_rule_book_is_refused(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(undo(f, 1), SALES_EPOLICY);
}

static void
as_of__shows_the_records_as_they_were(void **state)
{
	struct fixture *f = *state;
	int64_t         id = fixture_add_alone(f, "deal", "owner=张伟 amount=100"), then;
	char            as_of[24];

	assert_ok(dept_last_op(&f->d, &then, &f->err), &f->err);
	set(f, "deal", id, "amount", "200");
	set(f, "customer", 1, "name", "华东医药集团");
	fixture_add_alone(f, "deal", "owner=张伟 amount=7");
	snprintf(as_of, sizeof(as_of), "%lld", (long long)then);
	fixture_reopen(f, DB_READ, as_of);
	assert_string_equal(text_of(f, "deal", id, "amount"), "100.00");
	assert_string_equal(text_of(f, "customer", 1, "name"), "华东医药");
	assert_false(exists(f, "deal", id + 1));
	assert_ok(dept_look_back(&f->d, then - 1, &f->err), &f->err);
	assert_false(exists(f, "deal", id));
}

static void
record__changed_twice_in_one_operation_proves_right(void **state)
{
	struct fixture    *f = *state;
	const struct kind *k = schema_kind(&f->d.schema, "customer");
	int64_t            id;
	bool               changed;

	{
		CLEANUP(op_done) struct op op = { 0 };
		struct record              r;
		struct value              *v = arena_array(&f->a, struct value, k->nfields);

		assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
		id = fixture_add(f, &op, "customer", "name=One");
		for (int i = 0; i < 2; i++) {
			assert_ok(record_get(&f->d, k, i == 0 ? id : 1, &f->a, &r, &f->err), &f->err);
			for (int j = 0; j < 2; j++) {
				memcpy(v, r.v, k->nfields * sizeof(*v));
				v[kind_index(k, "region")] = v_text(j == 0 ? "east" : "west");
				assert_ok(record_change(&op, k, &r, v, &changed, &f->err), &f->err);
				assert_ok(record_get(&f->d, k, r.id, &f->a, &r, &f->err), &f->err);
			}
		}
		assert_ok(op_commit(&op, &f->err), &f->err);
		assert_int_equal(op.added, 1);
		assert_int_equal(op.changed, 1);
	}
	assert_string_equal(fsck(f), "");
	assert_ok(undo(f, 0), &f->err);
	assert_string_equal(text_of(f, "customer", 1, "region"), "");
	assert_string_equal(fsck(f), "");
}

static void
fsck__names_what_was_changed_with_raw_sql(void **state)
{
	static const struct { const char *sql, *found; } edits[] = {
		{ "UPDATE deal SET amount = amount + 1 WHERE id = 1", "record.changed D-0001" },
		{ "UPDATE person SET name = 'x'", "record.changed person-0001" },
		{ "DELETE FROM deal WHERE id = 1", "operation.records operation" },
		{ "INSERT INTO customer (id, op, seal, name) VALUES (9, 2, 0, 'ghost')", "record.changed C-0009" },
		{ "UPDATE change SET version = x'0200'", "operation.records operation" },
		{ "DELETE FROM change", "operation.records operation" },
		{ "UPDATE operation SET login = 'eve' WHERE no = 2", "operation.chain operation 2" },
		{ "UPDATE operation_kind SET added = added + 1 WHERE op = 2 AND kind = 1", "operation.counts operation 2" },
		{ "UPDATE operation_kind SET last_id = first_id - 1 WHERE op = 2 AND kind = 1", "operation.counts operation 2" },
		{ "INSERT INTO operation_kind SELECT op, 9, 1, 0, 0, 1, 1 FROM operation_kind WHERE op = 2 AND kind = 1", "operation.counts" },
		{ "DELETE FROM operation_kind WHERE op = 3; DELETE FROM operation WHERE no = 3", "operation.missing operation 3" },
	};
	struct fixture *f = *state;
	int64_t         id = fixture_add_alone(f, "deal", "owner=张伟 amount=100");

	set(f, "deal", id, "amount", "200");
	assert_string_equal(fsck(f), "");
	for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
		CLEANUP(tx_done) struct tx tx = { 0 };

		assert_ok(tx_begin(&tx, &f->d.db, &f->err), &f->err);
		assert_ok(db_exec(&f->d.db, "PRAGMA defer_foreign_keys = ON", &f->err), &f->err);
		assert_ok(db_exec(&f->d.db, edits[i].sql, &f->err), &f->err);
		if (strstr(fsck(f), edits[i].found) == NULL)
			fail_msg("%s: fsck says '%s'", edits[i].sql, fsck(f));
	}
	assert_string_equal(fsck(f), "");
}

static void
head__is_read_as_it_is_written(void **state)
{
	static const char *const bad[] = { "", "3", "3:", ":0123456789abcdef", "0:0123456789abcdef", "3:0123456789abcde",
		"3:0123456789abcdeg", "-3:0123456789abcdef", "3:0123456789abcdef ", "1234567890123456789:0123456789abcdef" };
	struct fixture *f = *state;
	struct head     h, back;
	char            text[HEAD_TEXT], longer[HEAD_TEXT + 1];

	assert_ok(head_at(&f->d, 0, &h, &f->err), &f->err);
	assert_int_equal(h.no, 3);
	head_text(&h, 0, text);
	assert_true(head_parse(text, strlen(text), &back));
	assert_int_equal(back.no, 3);
	assert_string_equal(back.hex, h.hex);
	snprintf(longer, sizeof(longer), "%s0", text);
	assert_false(head_parse(longer, strlen(longer), &back));
	head_text(&h, 16, text);
	assert_true(head_parse(text, strlen(text), &back));
	assert_int_equal(strlen(back.hex), 16);
	assert_true(head_parse("7:0123456789ABCDEF", 18, &back));
	assert_string_equal(back.hex, "0123456789abcdef");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (head_parse(bad[i], strlen(bad[i]), &back))
			fail_msg("'%s' was taken for a head", bad[i]);
	assert_int_equal(head_at(&f->d, 4, &h, &f->err), SALES_ENOTFOUND);
}

/* What fsck alone can't see: the log is sound, and another one. */
static void
head__tells_a_log_that_was_cut_off_or_written_anew(void **state)
{
	static const struct { const char *sql, *found; } edits[] = {
		{ "SELECT 1", "" },
		{ "UPDATE operation SET hash = zeroblob(32) WHERE no = 3", "head.other operation 3;" },
		{ "DELETE FROM operation_kind WHERE op = 3; DELETE FROM operation WHERE no = 3", "head.beyond operation 3;" },
		{ "DELETE FROM operation_kind WHERE op = 3; UPDATE operation SET no = 4 WHERE no = 3", "head.missing operation 3;" },
	};
	struct fixture *f = *state;
	struct head     kept;

	assert_ok(head_at(&f->d, 0, &kept, &f->err), &f->err);
	for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
		CLEANUP(tx_done) struct tx tx = { 0 };
		char                       said[400] = "";

		assert_ok(tx_begin(&tx, &f->d.db, &f->err), &f->err);
		assert_ok(db_exec(&f->d.db, "PRAGMA defer_foreign_keys = ON", &f->err), &f->err);
		assert_ok(db_exec(&f->d.db, edits[i].sql, &f->err), &f->err);
		assert_ok(head_check(&f->d, &kept, "paper", count_finding, said, &f->err), &f->err);
		assert_string_equal(said, edits[i].found);
	}
}

static int
count_versions(void *arg, const struct op_info *op, const struct version_pair *p, struct sales_err *err)
{
	char *said = arg;

	(void)err;
	(void)op;
	strcat(said, p->before == NULL ? "+" : p->after == NULL ? "-" : "~");
	return SALES_OK;
}

static void
record_log__tells_a_whole_life(void **state)
{
	struct fixture *f = *state;
	int64_t         id = fixture_add_alone(f, "deal", "owner=张伟 amount=100");
	char            said[16] = "";

	set(f, "deal", id, "amount", "200");
	assert_ok(undo(f, 0), &f->err);
	assert_ok(undo(f, 0), &f->err);
	assert_ok(redo(f), &f->err);
	assert_ok(record_log(&f->d, schema_kind(&f->d.schema, "deal"), id, count_versions, said, &f->err), &f->err);
	assert_string_equal(said, "+~~-+");
}

static void
record_touched__names_also_what_removed_it(void **state)
{
	struct fixture    *f = *state;
	const struct kind *k = schema_kind(&f->d.schema, "deal");
	int64_t            id = fixture_add_alone(f, "deal", "owner=张伟 amount=100"), op, last;

	assert_ok(undo(f, 0), &f->err);
	assert_ok(dept_last_op(&f->d, &last, &f->err), &f->err);
	assert_ok(record_touched(&f->d, k, id, &op, &f->err), &f->err);
	assert_int_equal(op, last);
	assert_ok(record_touched(&f->d, k, id + 1, &op, &f->err), &f->err);
	assert_int_equal(op, 0);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(undo__and_redo_walk_back_and_forth),
		T(undo__does_not_give_a_code_away_again),
		T(undo__refuses_what_was_changed_since),
		T(undo__refuses_to_leave_a_reference_to_nothing),
		T(undo__of_the_rule_book_is_refused),
		T(as_of__shows_the_records_as_they_were),
		T(record__changed_twice_in_one_operation_proves_right),
		T(fsck__names_what_was_changed_with_raw_sql),
		T(head__is_read_as_it_is_written),
		T(head__tells_a_log_that_was_cut_off_or_written_anew),
		T(record_log__tells_a_whole_life),
		T(record_touched__names_also_what_removed_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
