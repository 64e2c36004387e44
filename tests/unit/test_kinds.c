/* Every descriptor against its table, and against itself. */
#include <stdarg.h>
#include <string.h>

#include "tests/unit/fixture.h"

/* One number about the schema; table and column are constants of ours. */
static int64_t
ask(struct fixture *f, const char *fmt, ...)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 text[400];
	int64_t                              n;
	va_list                              ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	assert_ok(db_prepare(&f->d.db, &st, text, &f->err), &f->err);
	assert_true(db_next(&st));
	n = db_int(&st, 0);
	assert_ok(db_end(&st, &f->err), &f->err);
	return n;
}

static void
check_column(struct fixture *f, const char *table, const struct field *x)
{
	const char *column = field_column(x), *type = field_vtype(x) == V_TEXT ? "TEXT" : "INTEGER";

	if (ask(f, "SELECT count(*) FROM pragma_table_info('%s') WHERE name = '%s' AND type = '%s'",
	    table, column, type) != 1)
		fail_msg("table %s has no column %s %s", table, column, type);
	if ((x->flags & F_REQUIRED) != 0 &&
	    ask(f, "SELECT \"notnull\" FROM pragma_table_info('%s') WHERE name = '%s'", table, column) != 1)
		fail_msg("%s.%s is needed, but its column may be NULL", table, column);
	if (x->type == FT_REF && ask(f, "SELECT count(*) FROM pragma_foreign_key_list('%s')"
	    " WHERE \"from\" = '%s' AND \"table\" = '%s'", table, column, x->ref->name) != 1)
		fail_msg("%s.%s does not say REFERENCES %s (id)", table, column, x->ref->name);
	if ((x->flags & F_UNIQUE) != 0 && ask(f, "SELECT count(*) FROM pragma_index_list('%s') l"
	    " WHERE l.\"unique\" AND (SELECT group_concat(i.name) FROM pragma_index_info(l.name) i) = '%s'",
	    table, column) != 1)
		fail_msg("%s.%s is unique, but has no unique index", table, column);
}

static void
kinds__agree_with_their_tables(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, fixture_book);
	for (size_t i = 0; i < f.d.schema.n; i++) {
		const struct kind *k = f.d.schema.kind[i];
		int64_t            columns = 3;

		assert_int_equal(ask(&f, "SELECT count(*) FROM pragma_table_info('%s') WHERE"
		    " (name = 'id' AND pk) OR (name IN ('op', 'seal') AND \"notnull\")", k->name), 3);
		for (const struct field *x = k->fields; x->name != NULL; x++) {
			if ((x->flags & F_DERIVED) != 0)
				continue;
			check_column(&f, k->name, x);
			columns++;
		}
		if (ask(&f, "SELECT count(*) FROM pragma_table_info('%s')", k->name) != columns)
			fail_msg("table %s has columns that are no fields", k->name);
	}
	assert_int_equal(ask(&f, "SELECT count(*) FROM sqlite_schema t WHERE type = 'table' AND EXISTS"
	    " (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'seal')"), f.d.schema.n);
	fixture_done(&f);
}

/* What a descriptor names of itself is there. */
static void
kinds__name_their_own_fields(void **state)
{
	const struct kind *k;

	(void)state;
	for (size_t i = 0; (k = kind_at(i)) != NULL; i++) {
		assert_true(k->no > 0 && k->no < KIND_MAX * 2);
		assert_non_null(k->label);
		assert_non_null(k->plural);
		if (k->title != NULL)
			assert_int_equal(k->fields[kind_index(k, k->title)].type, FT_TEXT);
		if (k->date != NULL)
			assert_int_equal(k->fields[kind_index(k, k->date)].type, FT_DAY);
		if (k->letters == NULL)
			assert_int_equal(k->fields[kind_index(k, "code")].type, FT_HANDLE);
		for (size_t m = 0; k->match != NULL && k->match[m] != NULL; m++)
			assert_string_equal(k->fields[kind_index(k, k->match[m])].name, k->match[m]);
		for (const struct field *x = k->fields; x->name != NULL; x++) {
			size_t n = 0;

			/* what a record has besides its fields */
			assert_string_not_equal(x->name, "id");
			assert_string_not_equal(x->name, "op");
			assert_true(k->letters == NULL || strcmp(x->name, "code") != 0);

			assert_true((x->type == FT_ENUM) == (x->values != NULL));
			while (x->values != NULL && x->values[n] != NULL && x->value_alias[n] != NULL)
				n++;
			if (x->values != NULL)
				assert_true(x->values[n] == NULL && x->value_alias[n] == NULL);
		}
	}
}

static void
kinds__have_tags_and_numbers_of_their_own(void **state)
{
	const struct kind *a, *b;

	(void)state;
	for (size_t i = 0; (a = kind_at(i)) != NULL; i++) {
		for (size_t j = i + 1; (b = kind_at(j)) != NULL; j++) {
			assert_int_not_equal(a->no, b->no);
			assert_string_not_equal(a->name, b->name);
			if (a->letters != NULL && b->letters != NULL)
				assert_string_not_equal(a->letters, b->letters);
		}
		for (const struct field *x = a->fields; x->name != NULL; x++) {
			assert_true((x->type == FT_REF) == (x->ref != NULL));
			assert_true((x->flags & F_DERIVED) != 0 || x->tag > 0);
			for (const struct field *y = x + 1; y->name != NULL; y++) {
				assert_string_not_equal(x->name, y->name);
				if (((x->flags | y->flags) & F_DERIVED) == 0)
					assert_true(x->tag < y->tag);
			}
		}
	}
}

static const struct kind *
named(const char *name)
{
	const struct kind *k;

	for (size_t i = 0; (k = kind_at(i)) != NULL; i++)
		if (strcmp(k->name, name) == 0)
			return k;
	return NULL;
}

static void
kind_field__knows_names_in_two_languages(void **state)
{
	const struct kind *deal = named("deal");

	(void)state;
	assert_non_null(deal);
	assert_string_equal(kind_field(deal, "closed")->name, "closed_on");
	assert_string_equal(kind_field(deal, "负责人")->name, "owner");
	assert_string_equal(kind_field(deal, "ACCOUNT NAME")->name, "customer");
	assert_null(kind_field(deal, "onwer"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds__agree_with_their_tables),
		cmocka_unit_test(kinds__name_their_own_fields),
		cmocka_unit_test(kinds__have_tags_and_numbers_of_their_own),
		cmocka_unit_test(kind_field__knows_names_in_two_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
