/* What happened with a customer: from the references of all kinds. */
#include "lib/record/timeline.h"

#include "lib/base/buf.h"
#include "lib/crm/kinds.h"
#include "lib/record/draft.h"
#include "tests/unit/fixture.h"

/* Can the record of a kind stand on a timeline, other than its own? */
static bool
is_looked_along(const struct field *f)
{
	static const char *const by_many[] = { "person", "team", "product" };

	if ((f->flags & F_NAMES) != 0)
		return true;
	if (f->type != FT_REF)
		return false;
	for (size_t i = 0; i < sizeof(by_many) / sizeof(by_many[0]); i++)
		if (strcmp(f->ref->name, by_many[i]) == 0)
			return false;
	return true;
}

/* A customer with a million activities around it is found at once. */
static void
timeline__finds_every_reference_by_an_index(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, fixture_book);
	for (size_t i = 0; i < f.d.schema.n; i++) {
		const struct kind *k = f.d.schema.kind[i];

		for (const struct field *x = k->fields; x->name != NULL && k->letters != NULL && !k->internal; x++) {
			CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
			char                                 text[200];

			if (!is_looked_along(x) || strcmp(k->name, "goal") == 0)
				continue;
			snprintf(text, sizeof(text), "EXPLAIN QUERY PLAN SELECT * FROM %s WHERE %s IN (?1, ?2)", k->name, field_column(x));
			assert_ok(db_prepare(&f.d.db, &st, text, &f.err), &f.err);
			assert_true(db_next(&st));
			if (strstr(db_text(&st, 3), "USING INDEX") == NULL)
				fail_msg("%s.%s has no index for a timeline: %s", k->name, x->name, db_text(&st, 3));
		}
	}
	fixture_done(&f);
}

static void
check_text(const struct kind *k, const char *text)
{
	int open = 0;

	for (const char *p = text; p != NULL && *p != '\0'; p++) {
		char name[64];

		open += (*p == '[') - (*p == ']');
		assert_true(open == 0 || open == 1);
		if (*p != '{')
			continue;
		snprintf(name, sizeof(name), "%.*s", (int)strcspn(p + 1, "}"), p + 1);
		kind_index(k, name);
	}
	assert_int_equal(open, 0);
}

static void
kinds__name_their_own_fields_in_their_moments(void **state)
{
	const struct kind *k;

	(void)state;
	for (size_t i = 0; (k = kind_at(i)) != NULL; i++)
		for (const struct moment *m = k->moments; m != NULL && m->on != NULL; m++) {
			assert_int_equal(k->fields[kind_index(k, m->on)].type, FT_DAY);
			if (m->unless != NULL)
				kind_index(k, m->unless);
			if (m->who != NULL)
				assert_int_equal(k->fields[kind_index(k, m->who)].ref->no, KIND_PERSON);
			if (m->told_by != NULL)
				assert_non_null(m->told_by->date);
			check_text(k, m->text);
		}
}

/* ---- a customer's life ---------------------------------------------------- */

static int64_t
save(struct fixture *f, struct draft *t)
{
	int64_t id = t->before.id;

	if (draft_save(t, id == 0 ? &id : NULL, NULL, &f->err) != SALES_OK)
		fail_msg("%s: %s", t->k->name, f->err.msg);
	return id;
}

static struct draft
linked(struct op *op, struct fixture *f, const struct kind *k, const char *by, int64_t to, const char *on, day d)
{
	struct draft t = draft_new(op, k, &f->a);

	if (by != NULL)
		draft_set(&t, by, v_of(V_REF, to));
	draft_set(&t, on, v_day(d));
	return t;
}

struct life { int64_t person, customer, lead, deal; };

/* A lead is called, becomes a customer with a deal, which is won; a note. */
static void
live(struct fixture *f, struct op *op, struct life *l)
{
	struct draft t = draft_new(op, f->d.schema.by_no[KIND_PERSON], &f->a);

	draft_set(&t, "code", v_text("li"));
	draft_set(&t, "name", v_text("Li"));
	l->person = save(f, &t);
	t = linked(op, f, &lead_kind, NULL, 0, "created_on", 100);
	draft_set(&t, "name", v_text("Ann"));
	l->lead = save(f, &t);
	t = linked(op, f, &activity_kind, "lead", l->lead, "done_on", 101);
	draft_set(&t, "kind", v_text("call"));
	draft_set(&t, "person", v_of(V_REF, l->person));
	save(f, &t);
	t = linked(op, f, &customer_kind, NULL, 0, "created_on", 110);
	draft_set(&t, "name", v_text("Acme"));
	l->customer = save(f, &t);
	t = linked(op, f, &deal_kind, "customer", l->customer, "created_on", 110);
	draft_set(&t, "owner", v_of(V_REF, l->person));
	draft_set(&t, "stage", v_text("propose"));
	l->deal = save(f, &t);
	assert_ok(draft_of(op, &lead_kind, l->lead, &f->a, &t, &f->err), &f->err);
	draft_set(&t, "customer", v_of(V_REF, l->customer));
	draft_set(&t, "deal", v_of(V_REF, l->deal));
	draft_set(&t, "converted_on", v_day(110));
	save(f, &t);
	t = linked(op, f, &note_kind, "customer", l->customer, "written_on", 115);
	draft_set(&t, "text", v_text("likes tea"));
	save(f, &t);
	assert_ok(draft_of(op, &deal_kind, l->deal, &f->a, &t, &f->err), &f->err);
	draft_set(&t, "stage", v_text("won"));
	draft_set(&t, "closed_on", v_day(120));
	save(f, &t);
}

/* "120 stage_change D-0001, 115 note, ..." */
static const char *
told(struct fixture *f, const struct timeline_ask *ask)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct event          *v;
	size_t                       n;
	char                         of[32];

	assert_ok(timeline_events(&f->d, ask, &f->a, &v, &n, &f->err), &f->err);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%d %s%s%s", i == 0 ? "" : ", ", v[i].on, v[i].kind->name, v[i].of_kind == NULL ? "" : " ",
		    v[i].of_kind == NULL ? "" : kind_code(v[i].of_kind, v[i].of, of));
	return arena_strdup(&f->a, buf_str(&b));
}

static void
timeline__survives_the_conversion_of_a_lead(void **state)
{
	CLEANUP(op_done) struct op op = { 0 };
	struct fixture             f;
	struct life                l;
	bool                       only[KIND_MAX * 2] = { 0 };
	struct timeline_ask        ask = { .period = { DAY_NONE, DAY_NONE } };

	(void)state;
	fixture_start(&f, fixture_book);
	assert_ok(op_begin(&op, &f.d, 0, &f.err), &f.err);
	live(&f, &op, &l);
	ask.kind = schema_kind(&f.d.schema, "customer");
	ask.id = l.customer;
	/* the deal was won once, not twice: its stage change tells it */
	assert_string_equal(told(&f, &ask), "120 stage_change D-0001, 115 note, 110 lead, 110 deal, 110 customer, "
	    "101 activity L-0001, 100 lead");
	ask.oldest_first = true;
	ask.period = (struct period){ 101, 110 };
	assert_string_equal(told(&f, &ask), "101 activity L-0001, 110 customer, 110 deal, 110 lead");
	only[activity_kind.no] = true;
	ask.kinds = only;
	assert_string_equal(told(&f, &ask), "101 activity L-0001");
	ask = (struct timeline_ask){ .kind = schema_kind(&f.d.schema, "deal"), .id = l.deal, .period = { DAY_NONE, DAY_NONE } };
	assert_string_equal(told(&f, &ask), "120 stage_change, 110 lead, 110 deal, 101 activity L-0001, 100 lead");
	op_done(&op);
	fixture_done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(timeline__finds_every_reference_by_an_index),
		cmocka_unit_test(kinds__name_their_own_fields_in_their_moments),
		cmocka_unit_test(timeline__survives_the_conversion_of_a_lead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
