/* Every descriptor against its table, and against itself. */
#include <string.h>

#include "tests/unit/fixture.h"

static bool
has_column(struct fixture *f, const char *table, const char *column)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 text[128];
	bool                                 found = false;

	snprintf(text, sizeof(text), "SELECT count(*) FROM pragma_table_info('%s') WHERE name = '%s'", table, column);
	assert_ok(db_prepare(&f->d.db, &st, text, &f->err), &f->err);
	assert_true(db_next(&st));
	found = db_int(&st, 0) == 1;
	assert_ok(db_end(&st, &f->err), &f->err);
	return found;
}

static void
kinds__agree_with_their_tables(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, fixture_book);
	for (size_t i = 0; i < f.d.schema.n; i++)
		for (const struct field *x = f.d.schema.kind[i]->fields; x->name != NULL; x++)
			if ((x->flags & F_DERIVED) == 0 && !has_column(&f, f.d.schema.kind[i]->name, field_column(x)))
				fail_msg("table %s has no column %s", f.d.schema.kind[i]->name, field_column(x));
	fixture_done(&f);
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

/* lib/crm/checks.c knows these by position. */
static void
kinds__keep_the_positions_that_checks_rely_on(void **state)
{
	static const struct { const char *kind, *field; size_t at; } want[] = {
		{ "product", "list_price", 3 }, { "product", "cost", 4 }, { "product", "currency", 5 },
		{ "deal", "pipeline", 4 }, { "deal", "stage", 5 }, { "deal", "amount", 6 }, { "deal", "currency", 7 },
		{ "deal", "list_amount", 8 }, { "deal", "cost", 9 },
		{ "credit", "share", 2 }, { "credit", "kind", 3 },
		{ "receipt", "amount", 3 }, { "receipt", "currency", 4 }, { "receipt", "kind", 7 },
		{ "goal", "target", 3 }, { "goal", "state", 7 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		assert_int_equal(kind_index(named(want[i].kind), want[i].field), want[i].at);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds__agree_with_their_tables),
		cmocka_unit_test(kinds__have_tags_and_numbers_of_their_own),
		cmocka_unit_test(kind_field__knows_names_in_two_languages),
		cmocka_unit_test(kinds__keep_the_positions_that_checks_rely_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
