/* How complete, right and timely the records are: the numbers, by hand. */
#include "lib/crm/quality.h"

#include "lib/crm/kinds.h"
#include "lib/record/draft.h"
#include "tests/unit/fixture.h"

static const char book[] =
    "salesctl: 1\nname: {en: Tea}\neffective: 2026-01-01\n"
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "pipelines: {default: {stages: [{id: qualify, probability: 10%},\n"
    "  {id: propose, probability: 40%, require: [amount, expected_on]}],\n"
    "  won: {id: won}, lost: {id: lost}}}\n"
    "quality: {required: {customer: [name, industry, phone], deal: [customer, owner]}, entry_within: 2d}\n"
    "metrics: {revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split}}\n";

enum { DAY_MS = 24 * 3600 * 1000 };

struct writing { struct fixture *f; struct op op; };

static void
begin(struct writing *w, int days)
{
	w->f->d.now_ms += (int64_t)days * DAY_MS;
	w->f->d.when.today += days;
	assert_ok(op_begin(&w->op, &w->f->d, 0, &w->f->err), &w->f->err);
}

static void
commit(struct writing *w)
{
	assert_ok(op_commit(&w->op, &w->f->err), &w->f->err);
	op_done(&w->op);
	w->op = (struct op){ 0 };
}

static int64_t
keep(struct writing *w, struct draft *t)
{
	int64_t id = 0;

	if (draft_save(t, &id, NULL, &w->f->err) != SALES_OK)
		fail_msg("%s: %s", t->k->name, w->f->err.msg);
	return id;
}

static int64_t
add_person(struct writing *w, const char *code)
{
	struct draft t = draft_new(&w->op, w->f->d.schema.by_no[KIND_PERSON], &w->f->a);

	draft_set(&t, "code", v_text(code));
	draft_set(&t, "name", v_text(code));
	return keep(w, &t);
}

static int64_t
add_call(struct writing *w, int64_t person, day due, day done)
{
	struct draft t = draft_new(&w->op, &activity_kind, &w->f->a);

	draft_set(&t, "kind", v_text("call"));
	draft_set(&t, "person", v_of(V_REF, person));
	draft_set(&t, "due_on", v_day(due));
	draft_set(&t, "done_on", v_day(done));
	return keep(w, &t);
}

static void
change_call(struct writing *w, int64_t id, const char *field, struct value v)
{
	struct draft t;

	assert_ok(draft_of(&w->op, &activity_kind, id, &w->f->a, &t, &w->f->err), &w->f->err);
	draft_set(&t, field, v);
	assert_ok(draft_save(&t, NULL, NULL, &w->f->err), &w->f->err);
}

static void
look(struct fixture *f, bool findings, struct quality *q)
{
	const struct quality_ask ask = { .findings = findings };

	assert_ok(quality_read(&f->d, &ask, &f->a, q, &f->err), &f->err);
}

static const struct quality_tally *
tally(const struct quality *q, const char *kind, int64_t owner)
{
	for (size_t i = 0; i < q->ntallies; i++)
		if (strcmp(q->tally[i].kind->name, kind) == 0 && q->tally[i].owner == owner)
			return &q->tally[i];
	fail_msg("no numbers of %s", kind);
	return NULL;
}

static int64_t
count(const struct quality *q, const char *kind, enum quality_problem p, int64_t *of)
{
	for (size_t i = 0; i < q->ncounts; i++)
		if (q->count[i].problem == p && strcmp(q->count[i].kind->name, kind) == 0) {
			*of = q->count[i].of;
			return q->count[i].found;
		}
	*of = 0;
	return 0;
}

/* ---- when it was entered ------------------------------------------------------ */

static void
late__is_told_from_when_the_day_itself_was_entered(void **state)
{
	struct fixture              f;
	struct writing              w = { .f = &f };
	struct quality              q;
	const struct quality_tally *t;
	int64_t                     li, planned, touched, wrong;
	day                         start;

	(void)state;
	fixture_start(&f, book);
	begin(&w, 0);
	start = f.d.when.today;
	li = add_person(&w, "li");
	add_call(&w, li, DAY_NONE, start - 40);            /* the past */
	planned = add_call(&w, li, start + 5, DAY_NONE);   /* planned in time, done on day 5, said on day 9 */
	touched = add_call(&w, li, DAY_NONE, start);       /* in time, and edited much later */
	wrong = add_call(&w, li, DAY_NONE, start);         /* its day is put right late */
	commit(&w);
	begin(&w, 9);
	change_call(&w, planned, "done_on", v_day(start + 5));
	change_call(&w, touched, "subject", v_text("tea"));
	change_call(&w, touched, "minutes", v_int(3));
	change_call(&w, wrong, "done_on", v_day(start + 1));
	add_call(&w, li, DAY_NONE, start + 7);             /* two days: in time */
	add_call(&w, li, DAY_NONE, start + 6);             /* three */
	commit(&w);
	begin(&w, 1);
	change_call(&w, planned, "note", v_text("and one more change"));
	commit(&w);
	look(&f, true, &q);
	t = tally(&q, "activity", li);
	assert_int_equal(t->records, 6);
	assert_int_equal(t->judged, 5);
	assert_int_equal(t->late, 3);
	assert_int_equal(q.nfindings, 3);
	assert_int_equal(q.finding[0].id, planned);
	assert_int_equal(q.finding[0].days, 4);
	assert_int_equal(q.finding[1].id, wrong);
	assert_int_equal(q.finding[1].days, 8);
	assert_int_equal(q.finding[2].days, 3);
	assert_string_equal(q.finding[0].field, "done_on");
	fixture_done(&f);
}

/* ---- what is there ---------------------------------------------------------------- */

static int64_t
add_customer(struct writing *w, int64_t owner, const char *industry, const char *phone)
{
	struct draft t = draft_new(&w->op, &customer_kind, &w->f->a);

	draft_set(&t, "name", v_text("Acme"));
	draft_set(&t, "industry", v_text(industry));
	draft_set(&t, "phone", v_text(phone));
	draft_set(&t, "owner", owner == 0 ? v_null() : v_of(V_REF, owner));
	return keep(w, &t);
}

static void
completeness__counts_what_the_rule_book_and_the_stage_require(void **state)
{
	struct fixture        f;
	struct writing        w = { .f = &f };
	struct quality        q;
	struct quality_group *v;
	struct org            org;
	struct draft          t;
	int64_t               li, wang, acme, of;
	size_t                n;

	(void)state;
	fixture_start(&f, book);
	begin(&w, 0);
	li = add_person(&w, "li");
	wang = add_person(&w, "wang");
	acme = add_customer(&w, li, "tea", "13800001111");
	add_customer(&w, li, NULL, NULL);
	add_customer(&w, 0, "tea", "none");
	t = draft_new(&w.op, &deal_kind, &f.a);
	draft_set(&t, "customer", v_of(V_REF, acme));
	draft_set(&t, "owner", v_of(V_REF, wang));
	draft_set(&t, "stage", v_text("propose"));
	draft_set(&t, "amount", v_of(V_MONEY, 10000));
	keep(&w, &t);
	commit(&w);
	look(&f, false, &q);
	assert_int_equal(tally(&q, "customer", li)->asked, 6);
	assert_int_equal(tally(&q, "customer", li)->filled, 4);
	assert_int_equal(tally(&q, "customer", li)->complete, 1);
	assert_int_equal(tally(&q, "customer", 0)->filled, 3);
	assert_int_equal(tally(&q, "customer", 0)->wrong, 1); /* its telephone number */
	assert_int_equal(tally(&q, "deal", wang)->asked, 4);
	assert_int_equal(tally(&q, "deal", wang)->filled, 3);
	assert_int_equal(count(&q, "customer", QUALITY_INCOMPLETE, &of), 1);
	assert_int_equal(of, 3);
	assert_int_equal(count(&q, "customer", QUALITY_PHONE, &of), 1);
	assert_int_equal(of, 2);
	assert_int_equal(q.nfindings, 0);

	assert_ok(org_load(&f.d, &f.a, &org, &f.err), &f.err);
	quality_groups(&q, QUALITY_BY_OWNER, &org, f.d.when.today, &f.a, &v, &n);
	assert_int_equal(n, 3); /* li, wang, and nobody last */
	assert_int_equal(v[0].id, li);
	assert_int_equal(v[2].id, 0);
	assert_int_equal(v[0].sum.asked, 6);
	fixture_done(&f);
}

static void
words__are_one_for_each_problem(void **state)
{
	(void)state;
	for (int i = 0; i < QUALITY_PROBLEMS; i++) {
		assert_non_null(quality_words[i]);
		assert_non_null(quality_label((enum quality_problem)i));
	}
	assert_null(quality_words[QUALITY_PROBLEMS]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(late__is_told_from_when_the_day_itself_was_entered),
		cmocka_unit_test(completeness__counts_what_the_rule_book_and_the_stage_require),
		cmocka_unit_test(words__are_one_for_each_problem),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
