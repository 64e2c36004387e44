/* Metrics over a small department: who is credited, in which currency, in
 * which team on that day. */
#include "tests/unit/fixture.h"

#include "lib/metric/metric.h"
#include "lib/metric/span.h"
#include "lib/metric/table.h"

static const char book[] =
    "salesctl: 1\n"
    "name: Example\n"
    "effective: 2026-01-01\n"
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "fx: {USD: {2026-01-01: 7.10, 2026-03-01: 7.05}}\n"
    "pipelines:\n"
    "  default:\n"
    "    stages: [{id: propose, probability: 40%}]\n"
    "    won: {id: won}\n"
    "    lost: {id: lost}\n"
    "    lost_reasons: [price]\n"
    "metrics:\n"
    "  revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: \"stage = won\", unit: money}\n"
    "  collected: {of: receipt, measure: sum(amount), date: paid_on, credit: split, unit: money}\n"
    "  won: {of: deal, measure: count, date: closed_on, where: \"stage = won\"}\n"
    "  win_rate: {ratio: [{of: deal, measure: count, date: closed_on, where: \"stage = won\"},\n"
    "                     {of: deal, measure: count, date: closed_on, where: \"stage in (won, lost)\"}], unit: percent}\n"
    "  cycle: {of: deal, measure: \"avg(days(created_on, closed_on))\", date: closed_on, where: \"stage = won\", min_sample: 2}\n"
    "  buyers: {of: deal, measure: distinct(customer), date: closed_on, where: \"stage = won\"}\n"
    "  largest: {of: deal, measure: max(amount), date: closed_on, credit: none, unit: money}\n"
    "  ticket: {expr: \"revenue / won\", unit: money}\n"
    "approval: {same_login: allowed}\n";

static const struct period q1 = { 20454, 20543 };     /* 2026-01-01..03-31 */

static int
setup(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	fixture_start(f, book);
	fixture_add_alone(f, "team", "code=all name=All");
	fixture_add_alone(f, "team", "code=north name=North parent=all");
	fixture_add_alone(f, "team", "code=south name=South parent=all");
	fixture_add_alone(f, "person", "code=ada name=Ada team=north hired_on=2025-01-01");
	fixture_add_alone(f, "person", "code=bo name=Bo team=north");
	fixture_add_alone(f, "person", "code=cy name=Cy team=south hired_on=2026-06-01");
	fixture_add_alone(f, "customer", "name=Acme industry=tea");
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	fixture_done(*state);
	test_free(*state);
	return 0;
}

static struct ratio
value_of(struct fixture *f, const char *metric, int64_t subject, int64_t *n)
{
	struct ratio r;
	int64_t      unused;

	assert_ok(metric_value(&f->d, policy_metric(f->d.policy, metric), q1, subject, &r,
	    n == NULL ? &unused : n, &f->err), &f->err);
	return r;
}

static void
assert_value(struct fixture *f, const char *metric, int64_t subject, int64_t num, int64_t den)
{
	struct ratio r = value_of(f, metric, subject, NULL), want = { 0, 0 };

	assert_true(den == 0 || ratio_make(num, den, &want));
	assert_int_equal(r.den, want.den);
	assert_true(den == 0 || r.num == want.num);
}

static void
split_deal__is_shared_so_that_the_parts_add_up(void **state)
{
	struct fixture *f = *state;
	int64_t         n;

	fixture_add_alone(f, "deal", "owner=ada stage=won amount=100 closed_on=2026-02-01");
	fixture_add_alone(f, "credit", "deal=D-1 person=ada share=33.3333333%");
	fixture_add_alone(f, "credit", "deal=D-1 person=bo share=33.3333333%");
	fixture_add_alone(f, "credit", "deal=D-1 person=cy share=33.3333333%");
	assert_value(f, "revenue", subject_person(1), 3334, 100);
	assert_value(f, "revenue", subject_person(2), 3333, 100);
	assert_value(f, "revenue", subject_person(3), 3333, 100);
	assert_value(f, "revenue", SUBJECT_COMPANY, 100, 1);
	/* two of the three are in the north: one fact there, and one above */
	value_of(f, "revenue", subject_team(2), &n);
	assert_int_equal(n, 1);
	assert_value(f, "revenue", subject_team(2), 6667, 100);
	assert_value(f, "revenue", subject_team(1), 100, 1);
	/* a receipt goes where its deal's credits go */
	fixture_add_alone(f, "receipt", "deal=D-1 amount=50 paid_on=2026-02-20");
	assert_value(f, "collected", subject_person(1), 1667, 100);
	assert_value(f, "collected", subject_person(3), 1666, 100);
}

/* What the facts that were seen come to; people: a bit for each. */
struct seen { int64_t people; int64_t sum; int n; };

static int
see(void *arg, const struct fact *x, struct sales_err *err)
{
	struct seen *s = arg;

	(void)err;
	s->people |= (int64_t)1 << x->person;
	s->sum += x->value;
	s->n++;
	return SALES_OK;
}

static struct seen
facts_of(struct fixture *f, const char *metric, const int64_t *people, size_t n)
{
	const struct metric_scope scope = { .period = q1, .people = people, .npeople = n };
	struct seen               s = { 0 };

	assert_ok(metric_facts(&f->d, policy_metric(f->d.policy, metric), false, &scope, see, &s, &f->err), &f->err);
	return s;
}

static void
facts_of_some__are_what_they_own_and_what_is_shared_with_them(void **state)
{
	struct fixture *f = *state;
	const int64_t   bo_cy[] = { 2, 3 }, ada[] = { 1 };

	fixture_add_alone(f, "deal", "owner=ada stage=won amount=100 closed_on=2026-02-01");
	fixture_add_alone(f, "deal", "owner=bo stage=won amount=30 closed_on=2026-02-02");
	fixture_add_alone(f, "deal", "owner=bo stage=won amount=7 closed_on=2026-02-03");
	fixture_add_alone(f, "credit", "deal=D-1 person=ada share=60%");
	fixture_add_alone(f, "credit", "deal=D-1 person=cy share=40%");
	fixture_add_alone(f, "credit", "deal=D-3 person=ada share=100%");
	fixture_add_alone(f, "receipt", "deal=D-1 amount=10 paid_on=2026-02-20");
	fixture_add_alone(f, "receipt", "deal=D-2 amount=3 paid_on=2026-02-20");
	/* bo's own, and cy's part of ada's; not what ada was given of bo's */
	assert_int_equal(facts_of(f, "revenue", bo_cy, 2).sum, 70 * MONEY_UNIT);
	assert_int_equal(facts_of(f, "revenue", bo_cy, 2).people, 1 << 2 | 1 << 3);
	assert_int_equal(facts_of(f, "collected", bo_cy, 2).sum, 7 * MONEY_UNIT);
	assert_int_equal(facts_of(f, "revenue", ada, 1).sum, 67 * MONEY_UNIT);
	assert_int_equal(facts_of(f, "collected", ada, 1).sum, 6 * MONEY_UNIT);
	assert_int_equal(facts_of(f, "won", bo_cy, 2).n, facts_of(f, "won", NULL, 0).n - facts_of(f, "won", ada, 1).n);
}

static void
overlay__is_not_revenue_and_too_much_credit_is_an_error(void **state)
{
	struct fixture *f = *state;
	struct ratio    r;
	int64_t         n;

	fixture_add_alone(f, "deal", "owner=ada stage=won amount=100 closed_on=2026-02-01");
	fixture_add_alone(f, "credit", "deal=D-1 person=bo share=50% kind=overlay");
	assert_value(f, "revenue", subject_person(1), 100, 1);
	fixture_add_alone(f, "credit", "deal=D-1 person=bo share=60%");
	/* what nobody was given stays with nobody */
	assert_value(f, "revenue", subject_person(1), 0, 1);
	assert_value(f, "revenue", subject_person(2), 60, 1);
	assert_value(f, "revenue", SUBJECT_COMPANY, 100, 1);
	/* more than the whole can't be written, only found */
	assert_ok(db_exec(&f->d.db, "INSERT INTO credit (id, op, seal, deal, person, share, kind)"
	    " SELECT 99, op, seal, deal, 1, 500000000, kind FROM credit WHERE kind = 'revenue'", &f->err), &f->err);
	assert_int_equal(metric_value(&f->d, policy_metric(f->d.policy, "revenue"), q1, SUBJECT_COMPANY,
	    &r, &n, &f->err), SALES_EINVAL);
	assert_non_null(strstr(f->err.msg, "D-0001"));
	assert_non_null(strstr(f->err.msg, "110%"));
}

static void
foreign_amount__is_converted_at_its_day_or_refused(void **state)
{
	struct fixture *f = *state;
	struct ratio    r;
	int64_t         n;

	fixture_add_alone(f, "deal", "owner=ada stage=won amount=10.01 currency=USD closed_on=2026-02-28");
	assert_value(f, "revenue", subject_person(1), 7107, 100);
	fixture_add_alone(f, "deal", "owner=bo stage=won amount=10.01 currency=USD closed_on=2026-03-01");
	assert_value(f, "revenue", subject_person(2), 7057, 100);
	fixture_add_alone(f, "deal", "owner=bo stage=won amount=1 currency=EUR closed_on=2026-03-01");
	assert_int_equal(metric_value(&f->d, policy_metric(f->d.policy, "revenue"), q1, SUBJECT_COMPANY,
	    &r, &n, &f->err), SALES_EINVAL);
	assert_non_null(strstr(f->err.msg, "D-0003"));
	assert_non_null(strstr(f->err.msg, "EUR"));
}

static void
team__is_that_of_the_facts_day(void **state)
{
	struct fixture *f = *state;

	fixture_add_alone(f, "assignment", "person=ada team=south from=2026-03-01");
	fixture_add_alone(f, "deal", "owner=ada stage=won amount=1 closed_on=2026-02-28");
	fixture_add_alone(f, "deal", "owner=ada stage=won amount=10 closed_on=2026-03-01");
	assert_value(f, "revenue", subject_team(2), 1, 1);
	assert_value(f, "revenue", subject_team(3), 10, 1);
	assert_value(f, "revenue", subject_team(1), 11, 1);
}

static void
ratios_and_averages__are_exact_and_silent_on_nothing(void **state)
{
	struct fixture *f = *state;
	int64_t         n;

	assert_value(f, "win_rate", SUBJECT_COMPANY, 0, 0);
	assert_value(f, "ticket", SUBJECT_COMPANY, 0, 0);
	fixture_add_alone(f, "deal", "owner=ada customer=C-1 stage=won amount=70 created_on=2026-01-01 closed_on=2026-01-11");
	assert_value(f, "cycle", SUBJECT_COMPANY, 0, 0);
	fixture_add_alone(f, "deal", "owner=ada customer=C-1 stage=won created_on=2026-01-01 closed_on=2026-01-12");
	fixture_add_alone(f, "deal", "owner=bo stage=lost amount=900 lost_reason=price closed_on=2026-01-12");
	assert_value(f, "win_rate", SUBJECT_COMPANY, 2, 3);
	value_of(f, "win_rate", SUBJECT_COMPANY, &n);
	assert_int_equal(n, 3);
	assert_value(f, "win_rate", subject_person(2), 0, 1);
	assert_value(f, "cycle", SUBJECT_COMPANY, 21, 2);
	/* a deal without an amount adds nothing, and is won all the same */
	assert_value(f, "revenue", SUBJECT_COMPANY, 70, 1);
	assert_value(f, "won", SUBJECT_COMPANY, 2, 1);
	assert_value(f, "ticket", SUBJECT_COMPANY, 35, 1);
	assert_value(f, "buyers", SUBJECT_COMPANY, 1, 1);
	assert_value(f, "largest", SUBJECT_COMPANY, 900, 1);
}

static int
say_row(void *arg, const struct metric_row *r, struct sales_err *err)
{
	char *said = arg, span[PERIOD_SIZE], s[RATIO_SIZE];

	(void)err;
	snprintf(said + strlen(said), 400 - strlen(said), "%s %s %s;", r->label, period_str(r->span, span),
	    ratio_decimal(r->value, s));
	return SALES_OK;
}

static void
rows__name_people_without_facts_and_spans_in_order(void **state)
{
	struct fixture        *f = *state;
	const struct metric   *m = policy_metric(f->d.policy, "revenue");
	const struct metric_by people = { .group = GROUP_PERSON };
	const struct metric_by months = { .group = GROUP_FIELD, .field = "customer.industry",
		.split = true, .unit = UNIT_MONTH };
	char                   said[400] = "";

	fixture_add_alone(f, "deal", "owner=bo customer=C-1 stage=won amount=5 closed_on=2026-02-28");
	fixture_add_alone(f, "deal", "owner=bo stage=won amount=3 closed_on=2026-03-31");
	assert_ok(metric_rows(&f->d, m, q1, &people, say_row, said, &f->err), &f->err);
	/* Cy was hired in June */
	assert_string_equal(said, "ada 2026Q1 0;bo 2026Q1 8;");
	*said = '\0';
	assert_ok(metric_rows(&f->d, m, q1, &months, say_row, said, &f->err), &f->err);
	assert_string_equal(said, "tea 2026-01 0;tea 2026-02 5;tea 2026-03 0;"
	    " 2026-01 0; 2026-02 0; 2026-03 3;");
}

static void
rows__refuse_people_of_what_credits_nobody(void **state)
{
	struct fixture        *f = *state;
	const struct metric_by people = { .group = GROUP_PERSON };
	char                   said[400] = "";

	assert_int_equal(metric_rows(&f->d, policy_metric(f->d.policy, "largest"), q1, &people, say_row,
	    said, &f->err), SALES_EPOLICY);
	assert_non_null(strstr(f->err.hint, "credit: owner"));
}

static void
people__are_summed_over_spans_in_one_scan(void **state)
{
	struct fixture     *f = *state;
	const struct period span[] = { q1, { 20513, 20543 } };
	const struct metric_ask ask = { .metric = policy_metric(f->d.policy, "revenue"), .span = span, .nspans = 2,
		.axes = AXIS_PERSON };
	struct metric_table    *t;
	struct ratio            r;
	int64_t                 n;

	fixture_add_alone(f, "deal", "owner=bo stage=won amount=5 closed_on=2026-02-28");
	fixture_add_alone(f, "deal", "owner=bo stage=won amount=3 closed_on=2026-03-31");
	assert_ok(metric_table_make(&f->d, &ask, &f->a, &t, &f->err), &f->err);
	assert_ok(metric_table_at(t, AXIS_PERSON, 2, 0, &r, &n, &f->err), &f->err);
	assert_int_equal(r.num, 8 * r.den);
	assert_int_equal(n, 2);
	assert_ok(metric_table_at(t, AXIS_PERSON, 2, 1, &r, &n, &f->err), &f->err);
	assert_int_equal(r.num, 3 * r.den);
	assert_int_equal(n, 1);
}

static void
pipeline__is_open_deals_by_expected_day_times_probability(void **state)
{
	struct fixture         *f = *state;
	const struct metric    *m = policy_metric(f->d.policy, "revenue");
	const struct metric_ask ask = { .metric = m, .span = &q1, .nspans = 1, .axes = AXIS_COMPANY,
		.weighted = true };
	struct metric_table    *t;
	struct ratio            r;
	int64_t                 n;

	fixture_add_alone(f, "deal", "owner=bo stage=propose amount=100 expected_on=2026-03-01");
	fixture_add_alone(f, "deal", "owner=bo stage=propose amount=100 probability=90% expected_on=2026-03-01");
	fixture_add_alone(f, "deal", "owner=bo stage=propose amount=100 expected_on=2026-04-01");
	fixture_add_alone(f, "deal", "owner=bo stage=won amount=100 closed_on=2026-03-01");
	assert_true(metric_has_pipeline(m));
	assert_false(metric_has_pipeline(policy_metric(f->d.policy, "won")));
	assert_false(metric_has_pipeline(policy_metric(f->d.policy, "collected")));
	assert_ok(metric_table_make(&f->d, &ask, &f->a, &t, &f->err), &f->err);
	assert_ok(metric_table_at(t, AXIS_COMPANY, 0, 0, &r, &n, &f->err), &f->err);
	assert_int_equal(r.num, 130);
	assert_int_equal(n, 2);
}

static void
span_before__follows_the_calendar(void **state)
{
	const struct period_env env = { .fiscal_month = 1, .fiscal_day = 1 };
	const struct period     february = { day_of(2024, 2, 1), day_of(2024, 2, 29) };
	const struct period     days = { day_of(2026, 3, 10), day_of(2026, 3, 12) };
	char                    s[PERIOD_SIZE];

	(void)state;
	assert_string_equal(period_str(span_before(february, &env), s), "2024-01");
	assert_string_equal(period_str(span_year_before(february), s), "2023-02");
	assert_string_equal(period_str(span_before(q1, &env), s), "2025Q4");
	assert_string_equal(period_str(span_before(days, &env), s), "2026-03-07..2026-03-09");
}

int
main(void)
{
#define WITH(t) cmocka_unit_test_setup_teardown(t, setup, teardown)
	const struct CMUnitTest tests[] = {
		WITH(split_deal__is_shared_so_that_the_parts_add_up),
		WITH(facts_of_some__are_what_they_own_and_what_is_shared_with_them),
		WITH(overlay__is_not_revenue_and_too_much_credit_is_an_error),
		WITH(foreign_amount__is_converted_at_its_day_or_refused),
		WITH(team__is_that_of_the_facts_day),
		WITH(ratios_and_averages__are_exact_and_silent_on_nothing),
		WITH(rows__name_people_without_facts_and_spans_in_order),
		WITH(rows__refuse_people_of_what_credits_nobody),
		WITH(people__are_summed_over_spans_in_one_scan),
		WITH(pipeline__is_open_deals_by_expected_day_times_probability),
		cmocka_unit_test(span_before__follows_the_calendar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
