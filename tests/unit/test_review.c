/* Scores and ranks as pure arithmetic, over the cases of review.cases. */
#include "cases.h"
#include "lib/base/exact.h"
#include "lib/review/marks.h"
#include "lib/review/rank.h"
#include "lib/review/score.h"
#include "lib/review/whatif.h"
#include "tests/unit/policy_books.h"

static const char book[] =
    "salesctl: 1\nname: T\neffective: 2026-01-01\nlocale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "pipelines: {default: {stages: [{id: open, probability: 50%%}], won: {id: won}, lost: {id: lost}}}\n"
    "metrics:\n"
    "  a: {of: deal, measure: sum(amount), date: closed_on, unit: money}\n"
    "  b: {of: deal, measure: count, date: closed_on}\n"
    "  c: {of: survey, measure: avg(score), date: answered_on}\n"
    "  d: {of: deal, measure: avg(probability), date: closed_on}\n"
    "  e: {of: activity, measure: count, date: done_on, better: lower}\n"
    "  f: {of: deal, measure: avg(quantity), date: closed_on, better: lower}\n"
    "scorecards:\n  card:\n    dimensions: []\n    subjective_max: 100\n    indicators: [%s]\n    grades: [%s]\n";

static const struct policy *
book_of(const char *indicators, const char *grades)
{
	const char          *text = arena_printf(&arena, book, indicators, grades), *faults;
	struct policy_source src;
	const struct policy *p;

	if (read_text(text, strlen(text), &src, &p, &faults) != SALES_OK)
		fail_msg("%s: %s", indicators, faults);
	return p;
}

static const struct scorecard *
card_of(const char *indicators, const char *grades)
{
	return &book_of(indicators, grades)->scorecards[0];
}

static struct ratio
number(const char *s, size_t n)
{
	struct ratio r = { 0, 0 };

	if (n != 1 || *s != '-')
		assert_true(ratio_parse(s, n, &r));
	return r;
}

/* "345600:320000@9 5:6@5": the next one. */
static const char *
measure(const char *s, struct measured *m)
{
	const char *colon, *at;

	s += strspn(s, " ");
	colon = strchr(s, ':');
	at = strchr(s, '@');
	assert_true(colon != NULL && at != NULL && colon < at);
	m->value = number(s, (size_t)(colon - s));
	m->target = number(colon + 1, (size_t)(at - colon - 1));
	m->facts = strtoll(at + 1, (char **)&s, 10);
	return s;
}

static void
check_score(const struct cases *c, const struct scorecard *card, const struct points *p)
{
	static const char *const outcomes[] = { "whole", "reweighted", "blocked", "waiting" };
	const char              *text = "-", *grade = "-";
	char                     shown[RATIO_SIZE] = "-";
	struct exact             score;
	enum outcome             out;
	struct ratio             r;
	int64_t                  units;

	exact_init(&score);
	out = card_score(card, p, &score);
	if (out == SCORE_WHOLE || out == SCORE_REWEIGHTED) {
		text = exact_text(&score, &arena);
		grade = card_grade(card, &score)->id;
		assert_true(score_shown(card, &score, &units) && ratio_make(units, MONEY_UNIT, &r));
		ratio_decimal(r, shown);
	}
	exact_done(&score);
	case_equal(c, "the outcome", outcomes[out], c->col[2]);
	case_equal(c, "the score", text, c->col[3]);
	case_equal(c, "what is shown", shown, c->col[4]);
	case_equal(c, "the grade", grade, c->col[5]);
}

static void
card_score__follows_the_cases(void **state)
{
	struct cases c = cases_open("review");

	(void)state;
	while (cases_next(&c)) {
		const struct scorecard *card = card_of(c.col[0], "{A: 90}, {B: 80}, {C: 70}, {D: 60}, {E: 0}");
		struct points          *p = arena_array(&arena, struct points, card->nindicators);
		const char             *at = c.col[1];
		struct sales_err        err;

		for (size_t i = 0; i < card->nindicators; i++) {
			struct measured m = { .min_sample = card->indicators[i].min_sample };

			at = measure(at, &m);
			assert_ok(indicator_points(&card->indicators[i], &m, &p[i], &err), &err);
		}
		check_score(&c, card, p);
	}
}

/* Exact scores 94.2, 90, 90, 79.9999...: 1, 2, 2, 4; and newcomers among
 * themselves. */
static void
rank_all__gives_equals_one_rank_and_leaves_a_gap(void **state)
{
	static const struct { struct ratio score; bool apart, none; } in[] = {
		{ { 90, 1 }, false, false }, { { 799999999, 10000000 }, false, false }, { { 471, 5 }, false, false },
		{ { 180, 2 }, false, false }, { { 100, 1 }, true, false }, { { 0, 1 }, false, true },
	};
	static const struct { size_t no; int rank; size_t of; } want[] = {
		{ 2, 1, 4 }, { 0, 2, 4 }, { 3, 2, 4 }, { 1, 4, 4 }, { 4, 1, 1 }, { 5, 0, 0 },
	};
	struct exact  score[6];
	struct ranked r[6];

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		exact_init(&score[i]);
		exact_set_ratio(&score[i], in[i].score);
		r[i] = (struct ranked){ .score = in[i].none ? NULL : &score[i], .apart = in[i].apart, .no = i };
	}
	rank_all(r, 6);
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(r[i].no, want[i].no);
		assert_int_equal(r[i].rank, want[i].rank);
		assert_int_equal(r[i].of, want[i].of);
	}
	for (size_t i = 0; i < 6; i++)
		exact_done(&score[i]);
}

/* 20 % of 7 people is 1.4: the places before which less than that is full. */
static void
rank_grade__fills_shares_from_the_top(void **state)
{
	const struct scorecard *c = card_of("{metric: a, weight: 100, score: {linear: {cap: 120}}}",
	    "{A: {share: 20%}}, {B: {share: 70%}}, {C: {share: 10%}}");

	(void)state;
	assert_string_equal(rank_grade(c, 1, 7)->id, "A");
	assert_string_equal(rank_grade(c, 2, 7)->id, "A");
	assert_string_equal(rank_grade(c, 3, 7)->id, "B");
	assert_string_equal(rank_grade(c, 7, 7)->id, "B");
	assert_string_equal(rank_grade(c, 10, 10)->id, "C");
	assert_string_equal(rank_grade(c, 9, 10)->id, "B");
	assert_null(rank_grade(c, 0, 7));
}

static struct sheet
sheet_of(const struct policy *p, const char *measured)
{
	struct sheet     s = { .policy = p, .card = &p->scorecards[0], .n = p->scorecards[0].nindicators };
	struct sales_err err;

	s.item = arena_array(&arena, struct sheet_item, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		struct measured m = { 0 };

		measured = measure(measured, &m);
		s.item[i] = (struct sheet_item){ .indicator = &s.card->indicators[i], .target = m.target, .value = m.value, .facts = m.facts };
		assert_ok(sheet_judge(&s, i, &err), &err);
	}
	return s;
}

static const struct grade *
grade_of(const struct scorecard *c, const char *name)
{
	for (size_t i = 0; i < c->ngrades; i++)
		if (strcmp(c->grades[i].id, name) == 0)
			return &c->grades[i];
	return NULL;
}

/* And with one step less it is not enough. */
static void
check_one_less(const struct cases *c, const struct sheet *s, size_t at, const struct wanted *w, struct ratio step,
    struct ratio value)
{
	struct sheet     less = sheet_copy(s, &arena);
	struct needed    again;
	struct sales_err err;

	assert_true(whatif_more_is_better(s->item[at].indicator) ? ratio_sub(value, step, &value) : ratio_add(value, step, &value));
	if (value.num < 0)
		return;
	assert_ok(sheet_assume(&less, at, value, &err), &err);
	assert_ok(whatif_needed(&less, at, w, step, &again, &err), &err);
	case_equal(c, "a step less", ratio_cmp(again.value, value) == 0 ? "enough" : "not enough", "not enough");
}

static void
whatif_needed__is_the_first_value_that_is_enough(void **state)
{
	struct cases c = cases_open("whatif");

	(void)state;
	while (cases_next(&c)) {
		const struct sheet  s = sheet_of(book_of(c.col[0], "{A: 90}, {B: 80}, {C: 70}, {D: 60}, {E: 0}"), c.col[1]);
		const size_t        at = (size_t)atoi(c.col[2]);
		struct wanted       w = { .grade = grade_of(s.card, c.col[3]) };
		const struct ratio  step = whatif_step(&s, at, "CNY");
		struct needed       need;
		struct sales_err    err;
		char                text[RATIO_SIZE] = "-";

		if (w.grade == NULL)
			w.points = number(c.col[3], strlen(c.col[3]));
		assert_ok(whatif_needed(&s, at, &w, step, &need, &err), &err);
		if (need.found)
			ratio_decimal(need.value, text);
		case_equal(&c, "what is needed", text, c.col[4]);
		if (need.found && ratio_cmp(need.value, s.item[at].value) != 0)
			check_one_less(&c, &s, at, &w, step, need.value);
	}
}

/* "90 70 60" into the marks of a group; "-": none. */
static void
give(struct marks *m, enum rater group, const char *s)
{
	money x;

	while (*s != '\0' && *s != '-') {
		const size_t n = strcspn(s, " ");

		assert_true(money_parse_plain(s, n, 4, &x));
		m->sum[group] += x.v;
		m->n[group]++;
		s += n + strspn(s + n, " ");
	}
}

static void
marks_mean__follows_the_cases(void **state)
{
	struct cases c = cases_open("marks");

	(void)state;
	while (cases_next(&c)) {
		const struct indicator *i = &card_of(arena_printf(&arena, "{rating: x, weight: 100, scale: 100, by: [%s]}", c.col[0]),
		    "{A: 90}, {B: 0}")->indicators[0];
		struct marks     m = { { 0 }, { 0 } };
		struct sales_err err;
		struct ratio     mean;

		for (int g = 0; g < RATERS; g++)
			give(&m, (enum rater)g, c.col[1 + g]);
		assert_ok(marks_mean(i, &m, &mean, &err), &err);
		case_equal(&c, "the mark", mean.den == 0 ? "-" : arena_printf(&arena, mean.den == 1 ? "%lld" : "%lld/%lld",
		    (long long)mean.num, (long long)mean.den), c.col[4]);
	}
}

static void
marks_lowest__is_one_on_short_scales(void **state)
{
	(void)state;
	assert_int_equal(marks_lowest(5), 1);
	assert_int_equal(marks_lowest(10), 1);
	assert_int_equal(marks_lowest(11), 0);
	assert_int_equal(marks_lowest(100), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(card_score__follows_the_cases), CASE(rank_all__gives_equals_one_rank_and_leaves_a_gap),
		CASE(rank_grade__fills_shares_from_the_top), CASE(whatif_needed__is_the_first_value_that_is_enough),
		CASE(marks_mean__follows_the_cases),
		CASE(marks_lowest__is_one_on_short_scales),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
