/* What sentences say of a goal, and what they leave out (goal_words.cases). */
#include "cases.h"
#include "tests/unit/fixture.h"

#include "lib/goal/words.h"

static const char book[] =
    "salesctl: 1\nname: {en: Tea Trade}\neffective: 2025-01-01\n"
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "pipelines: {default: {stages: [{id: qualify, probability: 10%}], won: {id: won}, lost: {id: lost}}}\n"
    "metrics:\n"
    "  revenue: {label: {en: Revenue, zh: 销售额}, of: deal, measure: sum(amount), date: closed_on, credit: split, where: \"stage = won\", unit: money}\n"
    "  new_customers: {label: {zh: 新客户数}, of: customer, measure: count, date: created_on, credit: owner, unit: count}\n"
    "  visits: {of: activity, measure: count, date: done_on, credit: owner, where: \"kind = visit\"}\n"
    "  csat: {label: {zh: 客户满意度}, of: survey, measure: avg(score), date: answered_on, credit: owner}\n"
    "  win_rate: {label: {en: Win rate, zh: 赢单率}, ratio: [{of: deal, measure: count, date: closed_on, where: \"stage = won\"},\n"
    "    {of: deal, measure: count, date: closed_on, where: \"stage in (won, lost)\"}], unit: percent}\n";

static void
assert_part(const struct cases *c, int col, const char *is)
{
	const char *want = strcmp(c->col[col], "-") == 0 ? "" : c->col[col];

	if (strcmp(is == NULL ? "" : is, want) != 0)
		fail_msg("goal_words.cases:%d: '%s' for column %d, not '%s'", c->line, is == NULL ? "" : is, col, want);
}

static void
words__name_what_is_there_and_nothing_else(void **state)
{
	struct cases   c = cases_open("goal_words");
	struct fixture f;
	int            vague = 0, n = 0;

	(void)state;
	fixture_start(&f, book);
	while (cases_next(&c)) {
		struct goal_words w;

		goal_words(f.d.policy, &f.d.when, c.col[0], &f.a, &w);
		assert_part(&c, 1, w.metric == NULL ? NULL : w.metric->id);
		assert_part(&c, 2, w.number);
		assert_part(&c, 3, w.unit);
		assert_part(&c, 4, w.period);
		vague += n < 12 && w.has != WORDS_ALL;
		n++;
	}
	assert_int_equal(vague, 6);
	fixture_done(&f);
}

/* Any bytes of a command line: no word, no crash. */
static void
words__take_any_text(void **state)
{
	static const char *const text[] = { "", " ", "１２０", "第", "一", "百分之", "\xff\xfe", "1.", "1,", "..", "年", "2026" };
	struct goal_words        w;
	struct fixture           f;

	(void)state;
	fixture_start(&f, book);
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		goal_words(f.d.policy, &f.d.when, text[i], &f.a, &w);
	assert_int_equal(w.has, WORDS_PERIOD);
	assert_string_equal(goal_words_missing(&w, WORDS_ALL, &f.a), "no metric, no number, no unit");
	assert_null(goal_words_missing(&w, WORDS_PERIOD, &f.a));
	fixture_done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words__name_what_is_there_and_nothing_else),
		cmocka_unit_test(words__take_any_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
