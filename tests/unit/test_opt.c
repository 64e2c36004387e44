/* Options: where they may stand, what they refuse, and in which words. */
#include "cmd/opt.h"
#include "tests/unit/unit.h"

struct args {
	bool         dry;
	const char  *period, *color, *first;
	long         limit, verbose;
	struct words config, rest;
};

static const char *const colors[] = { "auto", "never", NULL };
static const struct opt opts[] = {
	OPT_F('n', "dry-run", struct args, dry, "save nothing"),
	OPT_S('p', "period", "P", struct args, period, "which period"),
	OPT_C(0, "color", "WHEN", struct args, color, colors, "colour"),
	OPT_N(0, "limit", "N", struct args, limit, "how many"),
	OPT_L('c', "config", "K=V", struct args, config, "a setting"),
	{ .type = OPT_LEVEL, .letter = 'v', .name = "verbose", .help = "say more",
	  .at = OPT_AT(struct args, verbose, long) },
	OPT_ARG_MUST("FIRST", struct args, first, "the first"),
	OPT_ARGS("REST", struct args, rest, "the rest"),
	OPT_END
};

static struct arena     arena;
static struct args      args;
static struct sales_err err;

/* Read a line of words; its operands are handed out. */
static int
read_line(const char *const *words)
{
	bool              given[16] = { 0 };
	struct opt_parser p = { .set = { { opts, &args, given } }, .nsets = 1, .arena = &arena,
		      .argv = (char *const *)words };
	struct words      operands = { 0 };
	const char       *word;

	args = (struct args){ 0 };
	err = (struct sales_err){ 0 };
	for (;;) {
		TRY(opt_word(&p, &word, &err));
		if (word == NULL)
			break;
		words_add(&arena, &operands, word);
	}
	TRY(opt_operands(opts, &args, operands, &err));
	return opt_check_must(opts, &args, &err);
}
#define LINE(...) read_line((const char *const[]){ __VA_ARGS__, NULL })

static void
options__may_stand_anywhere(void **state)
{
	(void)state;
	assert_ok(LINE("one", "-n", "two", "--period", "2026Q3", "three"), &err);
	assert_true(args.dry);
	assert_string_equal(args.period, "2026Q3");
	assert_string_equal(args.first, "one");
	assert_int_equal(args.rest.n, 2);
	assert_string_equal(args.rest.v[1], "three");
}

static void
options__take_values_in_each_form(void **state)
{
	(void)state;
	assert_ok(LINE("--period=Q3", "-nvv", "-c", "a=1", "-cb=2", "x"), &err);
	assert_string_equal(args.period, "Q3");
	assert_int_equal(args.verbose, 2);
	assert_int_equal(args.config.n, 2);
	assert_string_equal(args.config.v[1], "b=2");
	assert_ok(LINE("x", "-pQ3"), &err);
	assert_string_equal(args.period, "Q3");
}

static void
two_dashes__end_options(void **state)
{
	(void)state;
	assert_ok(LINE("--", "-n", "-"), &err);
	assert_false(args.dry);
	assert_string_equal(args.first, "-n");
	assert_string_equal(args.rest.v[0], "-");
}

static void
option__is_not_abbreviated(void **state)
{
	(void)state;
	assert_int_equal(LINE("x", "--per", "Q3"), SALES_EUSAGE);
	assert_string_equal(err.msg, "there is no option '--per'");
	assert_string_equal(err.hint, "did you mean '--period'?");
}

static void
option__is_refused_in_words(void **state)
{
	static const struct { const char *words[4], *msg; } cases[] = {
		{ { "x", "-n", "-n" }, "--dry-run is given twice" },
		{ { "x", "-p" }, "--period needs a value: P" },
		{ { "x", "--dry-run=yes" }, "--dry-run takes no value" },
		{ { "x", "--limit", "ten" }, "--limit takes a whole number of 0 or more, not 'ten'" },
		{ { "x", "--limit=-1" }, "--limit takes a whole number of 0 or more, not '-1'" },
		{ { "x", "--color=nver" }, "--color has no choice 'nver' (auto, never)" },
		{ { "-n" }, "FIRST is missing" },
		{ { "x", "-é" }, "there is no option '-é'" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(read_line(cases[i].words), SALES_EUSAGE);
		assert_string_equal(err.msg, cases[i].msg);
	}
}

static void
operand__too_many_is_refused(void **state)
{
	static const struct opt one[] = {
		OPT_ARG("ONE", struct args, first, "one"), OPT_END
	};
	const char *words[] = { "a", "b" };

	(void)state;
	assert_int_equal(opt_operands(one, &args, (struct words){ words, 2 }, &err), SALES_EUSAGE);
	assert_string_equal(err.msg, "'b' is one word too many");
}

static void
duration__is_read_with_its_unit(void **state)
{
	int64_t ms;

	(void)state;
	assert_ok(opt_duration("250ms", &ms, &err), &err);
	assert_int_equal(ms, 250);
	assert_ok(opt_duration("5m", &ms, &err), &err);
	assert_int_equal(ms, 300000);
	assert_ok(opt_duration("0", &ms, &err), &err);
	assert_int_equal(ms, 0);
	assert_int_equal(opt_duration("soon", &ms, &err), SALES_EUSAGE);
	assert_int_equal(opt_duration("-1s", &ms, &err), SALES_EUSAGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options__may_stand_anywhere),
		cmocka_unit_test(options__take_values_in_each_form),
		cmocka_unit_test(two_dashes__end_options),
		cmocka_unit_test(option__is_not_abbreviated),
		cmocka_unit_test(option__is_refused_in_words),
		cmocka_unit_test(operand__too_many_is_refused),
		cmocka_unit_test(duration__is_read_with_its_unit),
	};
	const int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_done(&arena);
	return failed;
}
