/* A rule book is put into force in a department, or is refused for what its
 * records say. */
#include "lib/payout/apply.h"
#include "lib/record/rulebook.h"
#include "tests/unit/fixture.h"

static int
setup(void **state)
{
	fixture_setup(state);
	fixture_add_alone(*state, "deal", "customer=华东医药 owner=张伟 amount=1000 stage=propose");
	return 0;
}

/* The fixture's book with one piece of its text replaced. */
static void
write_book(struct fixture *f, const char *from, const char *to)
{
	const char *at = strstr(fixture_book, from);
	FILE       *out = fopen(f->book, "w");

	assert_non_null(at);
	assert_non_null(out);
	fprintf(out, "%.*s%s%s", (int)(at - fixture_book), fixture_book, to, at + strlen(from));
	assert_int_equal(fclose(out), 0);
}

/* Apply what stands at f->book; *said gets the messages, joined. */
static int
apply(struct fixture *f, struct applied *done, const char **said)
{
	CLEANUP(op_done) struct op       op = { 0 };
	CLEANUP(diags_done) struct diags ds = { .arena = &f->a };
	int                              rc;

	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	rc = policy_apply(&op, &f->a, f->book, &ds, done, &f->err);
	*said = "";
	for (const struct diag *d = ds.first; d != NULL; d = d->next)
		*said = arena_printf(&f->a, "%s%s: %s\n", *said, d->level == DIAG_ERROR ? "error"
		    : "warning", d->message);
	return rc == SALES_OK ? op_commit(&op, &f->err) : rc;
}

static void
assert_refused(struct fixture *f, const char *from, const char *to, const char *part)
{
	struct applied done;
	const char    *said;

	write_book(f, from, to);
	assert_int_equal(apply(f, &done, &said), SALES_EINVAL);
	if (strstr(said, part) == NULL)
		fail_msg("expected '%s' in\n%s", part, said);
}

static void
policy_apply__makes_a_version_with_its_custom_fields(void **state)
{
	struct fixture *f = *state;
	struct applied  done;
	const char     *said;
	int64_t         id;

	write_book(f, "    tier:", "    segment: {type: text}\n    tier:");
	assert_ok(apply(f, &done, &said), &f->err);
	assert_true(done.changed);
	assert_int_equal(done.version, 2);
	fixture_reopen(f, DB_WRITE, NULL);
	assert_int_equal(f->d.policy->version, 2);
	id = fixture_add_alone(f, "customer", "name=北方 segment=KA");
	assert_string_equal(text_of(f, "customer", id, "segment"), "KA");
	assert_string_equal(fsck(f), "");
}

static void
policy_apply__knows_the_text_it_applied_last(void **state)
{
	struct fixture *f = *state;
	struct applied  done;
	const char     *said;

	assert_ok(apply(f, &done, &said), &f->err);
	assert_false(done.changed);
	assert_int_equal(done.version, 1);
}

static void
policy_apply__lets_a_filter_use_the_field_that_comes_with_it(void **state)
{
	struct fixture *f = *state;
	struct applied  done;
	const char     *said;

	write_book(f, "metrics:\n", "    segment: {type: text}\nmetrics:\n  key_accounts: {of: customer, "
	    "measure: count, date: created_on, where: \"segment = KA and owner = 张伟\"}\n");
	assert_ok(apply(f, &done, &said), &f->err);
	assert_string_equal(said, "");
}

static void
policy_apply__refuses_fields_that_records_do_not_have(void **state)
{
	assert_refused(*state, "sum(amount)", "sum(amuont)", "a deal has no field 'amuont'; did you mean 'amount'?");
	assert_refused(*state, "sum(amount)", "sum(title)", "'title' is no number");
	assert_refused(*state, "date: closed_on", "date: owner", "goes by the date 'owner', which is no day");
	assert_refused(*state, "stage = won", "stagee = won", "a deal has no field 'stagee'");
	assert_refused(*state, "unit: money", "unit: count", "measures money: say unit: money");
	assert_refused(*state, "of: deal", "of: customers", "there is no record kind 'customers'");
	assert_refused(*state, "  customer:\n    tier", "  customer:\n    industry: {type: text}\n    tier",
	    "a customer has a field 'industry' already");
	assert_refused(*state, "probability: 10%}", "probability: 10%, require: [amont]}", "a deal has no field 'amont'");
	assert_refused(*state, "approval:", "quality: {required: {deal: [product.colour]}}\napproval:",
	    "a product has no field 'colour'");
}

static void
policy_apply__refuses_a_type_that_changes(void **state)
{
	assert_refused(*state, "{type: enum, values: [A, B, C], label: {zh: 客户等级}}", "{type: int}",
	    "the field 'tier' of a customer was applied with another type");
}

static void
policy_apply__keeps_stages_that_deals_stand_in(void **state)
{
	assert_refused(*state, "{id: propose,", "{id: offer,",
	    "deals stand in the stage 'propose' (1), which the pipeline 'default' does not have here");
}

static void
policy_apply__keeps_metrics_that_goals_are_set_on(void **state)
{
	struct fixture *f = *state;

	fixture_add_alone(f, "goal", "subject=张伟 metric=revenue period=2026Q3 target=100000");
	assert_refused(f, "  revenue:", "  turnover:", "goals are set on the metric 'revenue' (1)");
}

static void
policy_apply__names_approved_payouts_and_leaves_them(void **state)
{
	struct fixture *f = *state;
	struct applied  done;
	const char     *said;

	fixture_add_alone(f, "payout", "run=2026Q1-1 period=2026Q1 from_on=2026-01-01 to_on=2026-03-31 "
	    "state=approved policy=1 facts_op=1 people=1 first_line=1 lines=1 total=1 digest=0 prepared_login=root");
	assert_refused(f, "currency: CNY", "currency: EUR", "payouts were run in CNY");
	write_book(f, "7.10", "7.20");
	assert_ok(apply(f, &done, &said), &f->err);
	assert_non_null(strstr(said, "warning: it counts from 2026-01-01"));
	assert_non_null(strstr(said, "2026Q1"));
	write_book(f, "effective: 2026-01-01", "effective: 2026-04-01");
	assert_ok(apply(f, &done, &said), &f->err);
	assert_string_equal(said, "");
}

static void
policy_apply__rates_each_day_by_the_version_of_its_time(void **state)
{
	struct fixture      *f = *state;
	struct applied       done;
	const struct policy *p;
	const char          *said;

	write_book(f, "effective: 2026-01-01", "effective: 2026-08-01");
	assert_ok(apply(f, &done, &said), &f->err);
	fixture_reopen(f, DB_WRITE, NULL);
	assert_ok(dept_policy_at(&f->d, day_of(2026, 7, 31), &p, &f->err), &f->err);
	assert_int_equal(p->version, 1);
	assert_ok(dept_policy_at(&f->d, day_of(2026, 8, 1), &p, &f->err), &f->err);
	assert_int_equal(p->version, 2);
	assert_ok(dept_policy_at(&f->d, day_of(2020, 1, 1), &p, &f->err), &f->err);
	assert_int_equal(p->version, 1);
}

static void
policy_apply__is_final(void **state)
{
	struct fixture *f = *state;
	struct applied  done;
	const char     *said;

	write_book(f, "7.10", "7.20");
	assert_ok(apply(f, &done, &said), &f->err);
	assert_int_equal(undo(f, 0), SALES_EPOLICY);
}

static int
collect(void *arg, const struct book_version *v, struct sales_err *err)
{
	char *said = arg;

	(void)err;
	sprintf(said + strlen(said), "%lld ", (long long)v->version);
	return SALES_OK;
}

static void
rulebook_text__gives_each_version_whole(void **state)
{
	struct fixture      *f = *state;
	struct policy_source src;
	struct applied       done;
	const char          *text;
	char                 said[100] = "";

	write_book(f, "7.10", "7.20");
	assert_ok(apply(f, &done, &text), &f->err);
	assert_ok(rulebook_each(&f->d, collect, said, &f->err), &f->err);
	assert_string_equal(said, "2 1 ");
	assert_ok(rulebook_text(&f->d, 1, &f->a, &src, &f->err), &f->err);
	assert_string_equal(src.text, fixture_book);
	assert_string_equal(src.file, "policy.yaml");
	assert_int_equal(rulebook_text(&f->d, 3, &f->a, &src, &f->err), SALES_ENOTFOUND);
	assert_string_equal(f->err.msg, "the rule book has no version 3; the newest is 2");
}

#define CASE(t) cmocka_unit_test_setup_teardown(t, setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(policy_apply__makes_a_version_with_its_custom_fields),
		CASE(policy_apply__knows_the_text_it_applied_last),
		CASE(policy_apply__lets_a_filter_use_the_field_that_comes_with_it),
		CASE(policy_apply__refuses_fields_that_records_do_not_have),
		CASE(policy_apply__refuses_a_type_that_changes),
		CASE(policy_apply__keeps_stages_that_deals_stand_in),
		CASE(policy_apply__keeps_metrics_that_goals_are_set_on),
		CASE(policy_apply__names_approved_payouts_and_leaves_them),
		CASE(policy_apply__rates_each_day_by_the_version_of_its_time),
		CASE(policy_apply__is_final),
		CASE(rulebook_text__gives_each_version_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
