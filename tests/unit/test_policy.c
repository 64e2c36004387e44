/* Rule books that are good: the starter books, the compiled form, and what is
 * looked up in them. */
#include <time.h>

#include "tests/unit/policy_books.h"

static void
policy_starter__is_a_good_book_in_each_size_and_language(void **state)
{
	struct policy_source src;
	const struct policy *p;
	const char          *out;

	(void)state;
	for (size_t i = 0; policy_profiles[i] != NULL; i++)
		for (int zh = 0; zh < 2; zh++) {
			const char *text = policy_starter(policy_profiles[i], zh ? "zh_CN" : "en");

			assert_non_null(text);
			if (read_text(text, strlen(text), &src, &p, &out) != SALES_OK || *out != '\0')
				fail_msg("%s: %s", policy_profiles[i], out);
			assert_non_null(policy_metric(p, "revenue"));
			assert_int_equal(policy_stage(p, NULL, "won")->cls, STAGE_WON);
		}
	assert_null(policy_starter("huge", "en"));
}

static void
assert_same(const struct policy *a, const struct policy *b)
{
	const struct component *c = &a->plans[0].components[0], *d = &b->plans[0].components[0];

	assert_string_equal(a->hash, b->hash);
	assert_string_equal(a->locale.currency, b->locale.currency);
	assert_int_equal(a->effective, b->effective);
	assert_int_equal(a->nmetrics, b->nmetrics);
	assert_int_equal(a->nplans, b->nplans);
	assert_int_equal(a->calendar.nholidays, b->calendar.nholidays);
	assert_string_equal(c->id, d->id);
	assert_int_equal(c->ntiers, d->ntiers);
	for (size_t i = 0; i < c->ntiers; i++) {
		assert_int_equal(ratio_cmp(c->tiers[i].rate, d->tiers[i].rate), 0);
		assert_int_equal(c->tiers[i].open, d->tiers[i].open);
		assert_int_equal(c->tiers[i].at.line, d->tiers[i].at.line);
	}
	assert_string_equal(d->at.file, "policy.yaml");
}

static void
policy_load__gives_what_was_read(void **state)
{
	const char          *text = policy_starter("medium", "zh");
	struct policy_source src;
	const struct policy *p, *again;
	const char          *out;
	struct sales_err     err;

	(void)state;
	assert_int_equal(read_text(text, strlen(text), &src, &p, &out), SALES_OK);
	assert_ok(policy_load(&arena, src.compiled, src.ncompiled, &again, &err), &err);
	assert_same(p, again);
}

static void
policy_load__refuses_damaged_bytes(void **state)
{
	const char          *text = policy_starter("small", "en");
	struct policy_source src;
	const struct policy *p;
	const char          *out;
	struct sales_err     err;
	char                *bytes;

	(void)state;
	assert_int_equal(read_text(text, strlen(text), &src, &p, &out), SALES_OK);
	bytes = arena_alloc(&arena, src.ncompiled);
	for (size_t i = 0; i < src.ncompiled; i++) {
		struct arena a = { 0 };
		int          rc;

		memcpy(bytes, src.compiled, src.ncompiled);
		bytes[i] = (char)(bytes[i] ^ 0x55);
		rc = policy_load(&a, bytes, src.ncompiled, &p, &err);
		assert_true(rc == SALES_OK || rc == SALES_EDAMAGED || rc == SALES_EVERSION);
		rc = policy_load(&a, src.compiled, i, &p, &err);
		assert_int_equal(rc, SALES_EDAMAGED);
		arena_done(&a);
	}
}

/* Starting a command must not be felt: 100 microseconds are meant, and the
 * test allows for a busy machine and a sanitizer. */
static void
policy_load__is_quick(void **state)
{
	const char          *text = policy_starter("group", "zh");
	struct policy_source src;
	const struct policy *p;
	const char          *out;
	struct sales_err     err;
	clock_t              from;

	(void)state;
	assert_int_equal(read_text(text, strlen(text), &src, &p, &out), SALES_OK);
	from = clock();
	for (int i = 0; i < 100; i++) {
		struct arena a = { 0 };

		assert_ok(policy_load(&a, src.compiled, src.ncompiled, &p, &err), &err);
		arena_done(&a);
	}
	print_message("policy_load: %ld microseconds, %zu bytes\n",
	    (long)((clock() - from) * 10000 / CLOCKS_PER_SEC), src.ncompiled);
	assert_true(clock() - from < CLOCKS_PER_SEC / 5);
}

static void
policy_fx__takes_the_latest_rate_on_or_before_the_day(void **state)
{
	static const char text[] = "salesctl: 1\nname: x\neffective: 2026-01-01\n"
	    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
	    "pipelines: {default: {stages: [{id: o}], won: {id: w}, lost: {id: l}}}\n"
	    "metrics: {}\n"
	    "fx:\n  USD: {2026-07-01: 7.05, 2026-01-01: 7.10}\n  EUR: {2026-03-01: 8}\n";
	struct policy_source src;
	const struct policy *p;
	const char          *out;
	struct ratio         r;

	(void)state;
	assert_int_equal(read_text(text, strlen(text), &src, &p, &out), SALES_OK);
	assert_false(policy_fx(p, "USD", day_of(2025, 12, 31), &r));
	assert_true(policy_fx(p, "USD", day_of(2026, 1, 1), &r));
	assert_int_equal(ratio_cmp(r, (struct ratio){ 71, 10 }), 0);
	assert_true(policy_fx(p, "USD", day_of(2026, 6, 30), &r));
	assert_int_equal(ratio_cmp(r, (struct ratio){ 71, 10 }), 0);
	assert_true(policy_fx(p, "USD", day_of(2026, 7, 1), &r));
	assert_int_equal(ratio_cmp(r, (struct ratio){ 141, 20 }), 0);
	assert_true(policy_fx(p, "CNY", day_of(2020, 1, 1), &r));
	assert_int_equal(ratio_cmp(r, (struct ratio){ 1, 1 }), 0);
	assert_false(policy_fx(p, "JPY", day_of(2026, 7, 1), &r));
}

static void
policy_when__says_how_the_department_tells_days(void **state)
{
	static const char text[] = "salesctl: 1\nname: x\neffective: 2026-01-01\n"
	    "locale: {currency: CNY, timezone: Asia/Shanghai, week_start: sunday,\n"
	    "  fiscal_year_start: 04-06, fiscal_label: end, date_order: mdy}\n"
	    "pipelines: {default: {stages: [{id: o}], won: {id: w}, lost: {id: l}}}\n"
	    "metrics: {}\n";
	struct policy_source src;
	const struct policy *p;
	const char          *out;
	struct period_env    env;

	(void)state;
	assert_int_equal(read_text(text, strlen(text), &src, &p, &out), SALES_OK);
	env = policy_when(p, day_of(2026, 9, 23));
	assert_int_equal(env.today, day_of(2026, 9, 23));
	assert_int_equal(env.week_start, 6);
	assert_int_equal(env.fiscal_month, 4);
	assert_int_equal(env.fiscal_day, 6);
	assert_true(env.fiscal_label_end);
	assert_int_equal(env.day_order, DAY_ORDER_MDY);
}

static const struct policy *
read_starter(const char *profile, const char *lang)
{
	struct policy_source src;
	const struct policy *p = NULL;
	const char          *out, *text = policy_starter(profile, lang);

	assert_int_equal(read_text(text, strlen(text), &src, &p, &out), SALES_OK);
	return p;
}

static void
policy_stage__knows_the_pipeline(void **state)
{
	const struct policy *p = read_starter("group", "en");

	(void)state;
	assert_string_equal(policy_stage(p, NULL, "propose")->label.en, "Proposal");
	assert_string_equal(policy_stage(p, "renewal", "due")->label.en, "Due");
	assert_null(policy_stage(p, "renewal", "propose"));
	assert_null(policy_stage(p, "none", "propose"));
	assert_int_equal(policy_stage(p, NULL, "lost")->cls, STAGE_LOST);
	assert_int_equal(policy_stage(p, NULL, "won")->probability, RATE_UNIT);
}

static void
label_text__falls_back_to_the_other_language_then_the_id(void **state)
{
	const struct label both = { "Revenue", "销售额" }, zh = { NULL, "销售额" }, none = { NULL, NULL };

	(void)state;
	assert_string_equal(label_text(both, "zh_CN", "revenue"), "销售额");
	assert_string_equal(label_text(both, "en", "revenue"), "Revenue");
	assert_string_equal(label_text(zh, "en", "revenue"), "销售额");
	assert_string_equal(label_text(none, "zh", "revenue"), "revenue");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(policy_starter__is_a_good_book_in_each_size_and_language),
		CASE(policy_load__gives_what_was_read),
		CASE(policy_load__refuses_damaged_bytes),
		CASE(policy_load__is_quick),
		CASE(policy_fx__takes_the_latest_rate_on_or_before_the_day),
		CASE(policy_when__says_how_the_department_tells_days),
		CASE(policy_stage__knows_the_pipeline),
		CASE(label_text__falls_back_to_the_other_language_then_the_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
