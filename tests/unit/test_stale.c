/* When an open deal lies idle, by its facts' own dates. */
#include "lib/crm/stale.h"
#include "tests/unit/fixture.h"

static const day on = 20635; /* 2026-07-01 */

static void
deal_idle_since__takes_the_last_sign_of_life(void **state)
{
	(void)state;
	assert_int_equal(deal_idle_since(on - 30, DAY_NONE, DAY_NONE, on), on - 30);
	assert_int_equal(deal_idle_since(on - 30, on - 4, DAY_NONE, on), on - 4);
	assert_int_equal(deal_idle_since(on - 3, on - 4, DAY_NONE, on), on - 3);
	assert_int_equal(deal_idle_since(on - 30, on, DAY_NONE, on), on);
	assert_int_equal(deal_idle_since(on - 30, on + 1, DAY_NONE, on), DAY_NONE); /* a step is to come */
	assert_int_equal(deal_idle_since(DAY_NONE, DAY_NONE, on - 9, on), on - 9);
	assert_int_equal(deal_idle_since(DAY_NONE, DAY_NONE, on + 9, on), DAY_NONE);
	assert_int_equal(deal_idle_since(on - 30, DAY_NONE, on - 9, on), on - 30);
}

static void
deal_is_stale__only_after_what_its_stage_allows(void **state)
{
	const struct stage fast = { .stale_after = 7 }, any = { 0 };

	(void)state;
	assert_false(deal_is_stale(&fast, on - 7, on));
	assert_true(deal_is_stale(&fast, on - 8, on));
	assert_false(deal_is_stale(&fast, DAY_NONE, on));
	assert_false(deal_is_stale(&any, on - 800, on));
	assert_false(deal_is_stale(NULL, on - 800, on));
}

static int64_t
count(struct fixture *f)
{
	int64_t n = -1;

	assert_ok(deals_stale(&f->d, on, &n, &f->err), &f->err);
	return n;
}

static void
deals_stale__counts_by_dates_and_not_by_writing(void **state)
{
	static const char book[] =
	    "salesctl: 1\nname: {en: Tea}\neffective: 2026-01-01\n"
	    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
	    "pipelines: {default: {stages: [{id: propose, probability: 40%, stale_after: 14d}],\n"
	    "  won: {id: won}, lost: {id: lost}}}\n"
	    "metrics: {deals: {of: deal, measure: count, date: created_on}}\n";
	struct fixture f;
	int64_t        id;

	(void)state;
	fixture_start(&f, book);
	fixture_add_alone(&f, "person", "code=li name=Li");
	id = fixture_add_alone(&f, "deal", "owner=li stage=propose created_on=2026-05-01 ref=A");
	fixture_add_alone(&f, "deal", "owner=li stage=propose created_on=2026-06-20");
	fixture_add_alone(&f, "deal", "owner=li stage=won created_on=2026-01-20 closed_on=2026-02-01 amount=1");
	assert_int_equal(count(&f), 1);
	set(&f, "deal", id, "amount", "9"); /* written to, and still nothing happened */
	assert_int_equal(count(&f), 1);
	set(&f, "deal", id, "next_on", "2026-07-09");
	assert_int_equal(count(&f), 0);
	set(&f, "deal", id, "next_on", "2026-06-09");
	assert_int_equal(count(&f), 1);
	fixture_add_alone(&f, "activity", "kind=call person=li deal=ref:A done_on=2026-06-28");
	assert_string_equal(text_of(&f, "deal", id, "touched_on"), "2026-06-28");
	assert_int_equal(count(&f), 0);
	fixture_done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deal_idle_since__takes_the_last_sign_of_life),
		cmocka_unit_test(deal_is_stale__only_after_what_its_stage_allows),
		cmocka_unit_test(deals_stale__counts_by_dates_and_not_by_writing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
