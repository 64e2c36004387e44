/* Every line that corrects an earlier one names the operation behind it: also
 * one that removed a record, or changed who is in a plan and not the fact. */
#include "tests/unit/payout_fixture.h"

static const char by_goal[] =
    "salesctl: 1\nname: {en: Tea Trade}\neffective: 2025-01-01\n"
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "pipelines: {default: {stages: [{id: qualify, probability: 10%}], won: {id: won}, lost: {id: lost}}}\n"
    "metrics:\n"
    "  revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: \"stage = won\", unit: money}\n"
    "plans:\n"
    "  sales:\n"
    "    for: \"role = ae\"\n"
    "    period: month\n"
    "    components:\n"
    "      - {id: deals, kind: commission, base: revenue, tiers: [{to: 50%, rate: 2%}, {rate: 4%}],\n"
    "         by: {attainment: revenue, over: quarter}, lookup: running, apply: marginal}\n";

static const char capped[] =
    "salesctl: 1\nname: {en: Tea Trade}\neffective: 2025-01-01\n"
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "pipelines: {default: {stages: [{id: qualify, probability: 10%}], won: {id: won}, lost: {id: lost}}}\n"
    "metrics:\n"
    "  collected: {of: receipt, measure: sum(amount), date: paid_on, credit: split, unit: money}\n"
    "plans:\n"
    "  cash:\n"
    "    for: \"role = kam\"\n"
    "    period: month\n"
    "    cap: {amount: 15.00, period: month}\n"
    "    components: [{id: cash, kind: commission, base: collected, rate: 10%}]\n";

enum { STEPS = 8 };
struct late {
	const char *name, *rules;
	const char *kind[STEPS], *words[STEPS];  /* what is there when June is run */
	const char *changed, *code, *field, *to; /* then: field NULL removes it, code NULL adds it (to) */
	const char *cause;                       /* of the first line that July posts */
	int         lines;
};

static const struct late cases[] = {
	{ "a credit is removed", book,
	  { "deal", "credit", "credit" },
	  { "owner=li stage=won amount=1000 closed_on=2026-06-05", "deal=1 person=li share=60%",
	    "deal=1 person=lu share=40%" },
	  "credit", "2", NULL, NULL, "credit", 1 },
	{ "the only credit is removed", book,
	  { "deal", "credit" },
	  { "owner=li stage=won amount=1000 closed_on=2026-06-05", "deal=1 person=lu share=100%" },
	  "credit", "1", NULL, NULL, "first", 2 },
	{ "a credit changes hands and shifts a later deal", book,
	  { "deal", "deal", "credit" },
	  { "owner=li stage=won amount=1000 closed_on=2026-06-05", "owner=li stage=won amount=1000 closed_on=2026-06-06",
	    "deal=1 person=li share=100%" },
	  "credit", "1", "share", "50%", "credit", 2 },
	{ "a receipt is removed", book,
	  { "deal", "receipt", "receipt", "receipt" },
	  { "owner=kim stage=won amount=1000 closed_on=2026-06-05", "deal=1 amount=0.10 paid_on=2026-06-06",
	    "deal=1 amount=0.10 paid_on=2026-06-07", "deal=1 amount=0.10 paid_on=2026-06-08" },
	  "receipt", "2", NULL, NULL, "gone", 2 },
	{ "a receipt is removed that a refund took of", book,
	  { "deal", "receipt", "receipt", "receipt" },
	  { "owner=kim stage=won amount=1000 closed_on=2026-06-05", "deal=1 amount=100 paid_on=2026-06-06",
	    "deal=1 amount=300 paid_on=2026-06-07", "deal=1 amount=-200 paid_on=2026-06-08 kind=refund" },
	  "receipt", "2", NULL, NULL, "shift", 2 },
	{ "a refund is removed", book,
	  { "deal", "receipt" },
	  { "owner=li stage=won amount=1000 closed_on=2026-06-05", "deal=1 amount=-200 paid_on=2026-06-08 kind=refund" },
	  "receipt", "1", NULL, NULL, "gone", 1 },
	{ "a deal changes hands behind its receipts", book,
	  { "deal", "receipt" },
	  { "owner=kim stage=won amount=1000 closed_on=2026-06-05", "deal=1 amount=200 paid_on=2026-06-08" },
	  "deal", "1", "owner", "boss", "credit", 1 },
	{ "an assignment leads out of the plan", book,
	  { "deal" }, { "owner=li stage=won amount=1000 closed_on=2026-06-05" },
	  "assignment", NULL, NULL, "person=li role=manager from=2026-06-01", "person", 1 },
	{ "an assignment is removed", book,
	  { "assignment", "deal" },
	  { "person=boss role=ae from=2026-06-01 to=2026-06-30", "owner=boss stage=won amount=1000 closed_on=2026-06-05" },
	  "assignment", "1", NULL, NULL, "person", 1 },
	{ "a receipt is removed below the cap", capped,
	  { "deal", "receipt", "receipt" },
	  { "owner=kim stage=won amount=1000 closed_on=2026-06-05", "deal=1 amount=100 paid_on=2026-06-06",
	    "deal=1 amount=300 paid_on=2026-06-07" },
	  "receipt", "2", NULL, NULL, "total", 2 },
	{ "a goal is removed", by_goal,
	  { "goal", "goal", "goal", "goal", "deal" },
	  { "subject=li metric=revenue period=2026Q2 target=3000", "subject=li metric=revenue period=2026-04 target=100",
	    "subject=li metric=revenue period=2026-05 target=100", "subject=li metric=revenue period=2026-06 target=100",
	    "owner=li stage=won amount=1000 closed_on=2026-06-05" },
	  "goal", "1", NULL, NULL, "goal", 1 },
	{ "a goal's target is another one from a day on", by_goal,
	  { "goal", "deal" },
	  { "subject=li metric=revenue period=2026Q2 target=3000", "owner=li stage=won amount=1000 closed_on=2026-06-05" },
	  "goal_version", NULL, NULL, "goal=1 from=2026-06-20 target=300", "goal", 1 },
	{ "a version of a goal's target is taken back", by_goal,
	  { "goal", "goal_version", "deal" },
	  { "subject=li metric=revenue period=2026Q2 target=3000", "goal=1 from=2026-06-20 target=300",
	    "owner=li stage=won amount=1000 closed_on=2026-06-05" },
	  "goal", "1", "target", "3000", "goal", 1 },
};

struct seen { const struct late *l; int64_t op; int lines; bool cause; };

static int
look(void *arg, const struct payout_line *line, struct sales_err *err)
{
	struct seen *s = arg;

	(void)err;
	s->lines++;
	s->cause = s->cause || strcmp(line->cause, s->l->cause) == 0;
	if (strcmp(line->cause, "first") != 0 && line->cause_op != s->op)
		fail_msg("%s: %s names operation %lld, not %lld", s->l->name, line->cause, (long long)line->cause_op,
		    (long long)s->op);
	return SALES_OK;
}

static int64_t
make_late(struct fixture *f, const struct late *l)
{
	const struct kind *k = schema_kind(&f->d.schema, l->changed);
	int64_t            last;

	if (l->code == NULL) {
		fixture_add_alone(f, l->changed, l->to);
	} else if (l->field != NULL) {
		set(f, l->changed, atoll(l->code), l->field, l->to);
	} else {
		CLEANUP(op_done) struct op op = { 0 };

		assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
		assert_ok(record_remove(&op, k, atoll(l->code), &f->err), &f->err);
		assert_ok(op_commit(&op, &f->err), &f->err);
	}
	assert_ok(dept_last_op(&f->d, &last, &f->err), &f->err);
	return last;
}

static void
late_differences__name_the_operation_behind_them(void **state)
{
	const struct period july = { 20635, 20665 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture    f;
		struct seen       s = { .l = &cases[i] };
		struct payout_run r;

		fixture_start(&f, cases[i].rules);
		add_people(&f);
		fixture_add_alone(&f, "person", "code=lu name=Lu role=ae");
		for (int k = 0; k < STEPS && cases[i].kind[k] != NULL; k++)
			fixture_add_alone(&f, cases[i].kind[k], cases[i].words[k]);
		run(&f, june);
		s.op = make_late(&f, s.l);
		run(&f, july);
		if (payout_find(&f.d, "2026-07", &f.a, &r, &f.err) != SALES_OK)
			fail_msg("%s: nothing was posted", s.l->name);
		assert_ok(payout_lines(&f.d, &r, 0, look, &s, &f.err), &f.err);
		if (s.lines != s.l->lines || !s.cause)
			fail_msg("%s: %d lines, none because of '%s'", s.l->name, s.lines, s.l->cause);
		assert_verifies(&f);
		fixture_done(&f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(late_differences__name_the_operation_behind_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
