/* Records, operations and history on a small department. */
#include "tests/unit/fixture.h"

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	fixture_start(f, fixture_book);
	fixture_add_alone(f, "person", "code=zhangwei name=张伟 role=ae");
	fixture_add_alone(f, "customer", "name=华东医药 industry=医药 owner=张伟 tier=A");
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	fixture_done(*state);
	free(*state);
	return 0;
}

static const char *
text_of(struct fixture *f, const char *kind, int64_t id, const char *field)
{
	const struct kind  *k = schema_kind(&f->d.schema, kind);
	const struct field *x = kind_field(k, field);
	struct record       r;
	const char         *text;

	assert_ok(record_get(&f->d, k, id, &f->a, &r, &f->err), &f->err);
	assert_ok(value_text(&f->d, x, &r.v[x - k->fields], &f->a, &text, &f->err), &f->err);
	return text;
}

static bool
exists(struct fixture *f, const char *kind, int64_t id)
{
	struct record r;

	return record_get(&f->d, schema_kind(&f->d.schema, kind), id, &f->a, &r, &f->err) == SALES_OK;
}

static void
set(struct fixture *f, const char *kind, int64_t id, const char *field, const char *text)
{
	CLEANUP(op_done) struct op op = { 0 };
	const struct kind         *k = schema_kind(&f->d.schema, kind);
	const struct field        *x = kind_field(k, field);
	struct record              before;
	struct value              *after = arena_array(&f->a, struct value, k->nfields);
	char                       cur[4];
	bool                       changed;

	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	assert_ok(record_get(&f->d, k, id, &f->a, &before, &f->err), &f->err);
	memcpy(after, before.v, k->nfields * sizeof(*after));
	assert_ok(value_parse(&f->d, x, text, &f->a, &after[x - k->fields], cur, &f->err), &f->err);
	assert_ok(record_change(&op, k, &before, after, &changed, &f->err), &f->err);
	assert_ok(op_commit(&op, &f->err), &f->err);
}

static int
undo(struct fixture *f, int64_t no)
{
	CLEANUP(op_done) struct op op = { 0 };
	int64_t                    which;

	TRY(op_begin(&op, &f->d, OP_LOAD, &f->err));
	TRY(op_undo(&op, no, &which, &f->err));
	return op_commit(&op, &f->err);
}

static int
redo(struct fixture *f)
{
	CLEANUP(op_done) struct op op = { 0 };
	int64_t                    which;

	TRY(op_begin(&op, &f->d, OP_LOAD, &f->err));
	TRY(op_redo(&op, 0, &which, &f->err));
	return op_commit(&op, &f->err);
}

static int
count_finding(void *arg, const struct finding *f, struct sales_err *err)
{
	char *said = arg;

	(void)err;
	snprintf(said + strlen(said), 400 - strlen(said), "%s %s;", f->code, f->what);
	return SALES_OK;
}

static const char *
fsck(struct fixture *f)
{
	char *said = arena_alloc(&f->a, 400);

	assert_ok(fsck_run(&f->d, count_finding, said, NULL, &f->err), &f->err);
	return said;
}

static void
record_find__takes_codes_handles_names_and_refs(void **state)
{
	struct fixture    *f = *state;
	const struct kind *person = schema_kind(&f->d.schema, "person"), *customer = schema_kind(&f->d.schema, "customer");
	static const char *const same[] = { "C-0001", "c1", "1", "C-1", "华东医药" };
	int64_t id;

	for (size_t i = 0; i < 5; i++) {
		assert_ok(record_find(&f->d, customer, same[i], &id, &f->err), &f->err);
		assert_int_equal(id, 1);
	}
	assert_ok(record_find(&f->d, person, "zhangwei", &id, &f->err), &f->err);
	assert_ok(record_find(&f->d, person, "张伟", &id, &f->err), &f->err);
	assert_int_equal(record_find(&f->d, person, "张玮", &id, &f->err), SALES_ENOTFOUND);
	assert_non_null(strstr(f->err.hint, "张伟"));
	assert_int_equal(record_find(&f->d, customer, "C-99", &id, &f->err), SALES_ENOTFOUND);
	assert_non_null(strstr(f->err.msg, "C-0001"));
}

static void
record_find__refuses_a_name_that_two_bear(void **state)
{
	struct fixture *f = *state;
	int64_t         id;

	fixture_add_alone(f, "person", "code=zhangwei-2 name=张伟");
	assert_int_equal(record_find(&f->d, schema_kind(&f->d.schema, "person"), "张伟", &id, &f->err), SALES_EINVAL);
	assert_non_null(strstr(f->err.msg, "zhangwei-2"));
}

static void
record_add__fills_what_the_rule_book_decides(void **state)
{
	struct fixture *f = *state;
	int64_t         id = fixture_add_alone(f, "deal", "customer=华东医药 owner=张伟 amount=30万");

	assert_string_equal(text_of(f, "deal", id, "stage"), "qualify");
	assert_string_equal(text_of(f, "deal", id, "currency"), "CNY");
	assert_string_equal(text_of(f, "deal", id, "amount"), "300000.00");
	assert_string_equal(text_of(f, "customer", 1, "tier"), "A");
}

static void
record_add__names_the_field_that_another_has(void **state)
{
	CLEANUP(op_done) struct op op = { 0 };
	struct fixture            *f = *state;
	const struct kind         *k = schema_kind(&f->d.schema, "person");
	struct value              *v = arena_array(&f->a, struct value, k->nfields);
	int64_t                    id;

	v[0] = v_text("zhangwei");
	v[1] = v_text("Somebody");
	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	assert_int_equal(record_add(&op, k, v, &id, &f->err), SALES_ECONFLICT);
	assert_non_null(strstr(f->err.msg, "code: another"));
}

static void
record_remove__refuses_what_others_refer_to(void **state)
{
	CLEANUP(op_done) struct op op = { 0 };
	struct fixture            *f = *state;

	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	assert_int_equal(record_remove(&op, schema_kind(&f->d.schema, "person"), 1, &f->err), SALES_ECONFLICT);
	assert_non_null(strstr(f->err.msg, "owner"));
}

static void
operation__that_changes_nothing_is_not_recorded(void **state)
{
	struct fixture *f = *state;
	int64_t         before, after;

	assert_ok(dept_last_op(&f->d, &before, &f->err), &f->err);
	set(f, "customer", 1, "industry", "医药");
	assert_ok(dept_last_op(&f->d, &after, &f->err), &f->err);
	assert_int_equal(before, after);
}

static void
operation__dry_run_saves_nothing(void **state)
{
	CLEANUP(op_done) struct op op = { 0 };
	struct fixture            *f = *state;

	assert_ok(op_begin(&op, &f->d, OP_DRY, &f->err), &f->err);
	assert_int_equal(fixture_add(f, &op, "deal", "owner=张伟"), 1);
	assert_ok(op_commit(&op, &f->err), &f->err);
	assert_false(exists(f, "deal", 1));
}

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

/* Every statement of a use-case fails once; nothing may be left of it. */
static void
record_add__is_all_or_nothing_whatever_fails(void **state)
{
	struct fixture *f = *state;
	const char     *before = fsck(f);
	int             rc = SALES_EIO;
	long            n = 1;

	for (; rc != SALES_OK && n < 60; n++) {
		CLEANUP(op_done) struct op op = { 0 };
		const struct kind         *k = schema_kind(&f->d.schema, "deal");
		struct value              *v = arena_array(&f->a, struct value, k->nfields);
		int64_t                    id, last;

		v[kind_index(k, "owner")] = v_of(V_REF, 1);
		f->d.db.fail_at = n;
		rc = op_begin(&op, &f->d, 0, &f->err);
		if (rc == SALES_OK)
			rc = record_add(&op, k, v, &id, &f->err);
		if (rc == SALES_OK)
			rc = op_commit(&op, &f->err);
		op_done(&op);
		f->d.db.fail_at = 0;
		assert_string_equal(fsck(f), before);
		assert_ok(dept_last_op(&f->d, &last, &f->err), &f->err);
		assert_int_equal(last, rc == SALES_OK ? 4 : 3);
	}
	assert_int_equal(rc, SALES_OK);
	assert_true(n > 5);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(record_find__takes_codes_handles_names_and_refs),
		T(record_find__refuses_a_name_that_two_bear),
		T(record_add__fills_what_the_rule_book_decides),
		T(record_add__names_the_field_that_another_has),
		T(record_remove__refuses_what_others_refer_to),
		T(operation__that_changes_nothing_is_not_recorded),
		T(operation__dry_run_saves_nothing),
		T(undo__and_redo_walk_back_and_forth),
		T(undo__does_not_give_a_code_away_again),
		T(undo__refuses_what_was_changed_since),
		T(undo__refuses_to_leave_a_reference_to_nothing),
		T(undo__of_the_rule_book_is_refused),
		T(as_of__shows_the_records_as_they_were),
		T(record__changed_twice_in_one_operation_proves_right),
		T(fsck__names_what_was_changed_with_raw_sql),
		T(record_log__tells_a_whole_life),
		T(record_add__is_all_or_nothing_whatever_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
