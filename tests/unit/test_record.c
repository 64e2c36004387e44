/* Finding, adding, changing and removing records. */
#include "tests/unit/fixture.h"

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
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(record_find__takes_codes_handles_names_and_refs),
		T(record_find__refuses_a_name_that_two_bear),
		T(record_add__fills_what_the_rule_book_decides),
		T(record_add__names_the_field_that_another_has),
		T(record_remove__refuses_what_others_refer_to),
		T(operation__that_changes_nothing_is_not_recorded),
		T(operation__dry_run_saves_nothing),
		T(record_add__is_all_or_nothing_whatever_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
