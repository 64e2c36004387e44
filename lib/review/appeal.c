#include "lib/review/appeal.h"

#include <string.h>

#include "lib/review/cycle.h"

/* ---- filing -------------------------------------------------------------- */

static int
check_filing(struct dept *d, const struct sheet *s, const char *code, int64_t who, struct sales_err *err)
{
	const enum review_state at = review_state(&s->review.v[REVIEW_STATE]);
	const day               last = cycle_appeal_last(s);
	const char             *name;
	char                    text[DAY_SIZE];

	TRY(cycle_name(d, s->review.v[REVIEW_PERSON].u.i, &name, err));
	if (who != s->review.v[REVIEW_PERSON].u.i)
		return FAIL(err, SALES_EPOLICY, _("%s is the review of %s, who alone appeals against it"), code, name);
	if (at < REVIEW_IS_PUBLISHED)
		return FAIL(err, SALES_EPOLICY, _("%s is not published yet"), code);
	if (s->card->appeal_within == 0) {
		FAIL(err, SALES_EPOLICY, _("scorecard '%s' knows no appeals"), s->card->id);
		return err_hint(err, "scorecards: {%s: {appeal: {within: 10d}}}", s->card->id);
	}
	if (at == REVIEW_IS_APPEALED)
		return FAIL(err, SALES_EPOLICY, _("%s: an appeal waits for its decision"), code);
	if (at == REVIEW_IS_DECIDED)
		return FAIL(err, SALES_EPOLICY, _("%s: an appeal was decided, and that decision stands"), code);
	if (at == REVIEW_IS_CLOSED)
		return FAIL(err, SALES_EPOLICY, _("%s is closed"), code);
	if (last == DAY_NONE || d->when.today <= last)
		return SALES_OK;
	return FAIL(err, SALES_EPOLICY, _("%s: appeals were open until %s, %d days from publishing"), code, day_str(last, text),
	    s->card->appeal_within);
}

int
review_appeal(struct op *op, int64_t review, const char *indicator, struct arena *a, int64_t *id, struct sales_err *err)
{
	struct dept        *d = op->d;
	struct draft        l = draft_new(op, &appeal_kind, a), r;
	const struct actor *actor;
	struct sheet        s;
	size_t              at = 0;
	char                code[32];

	if (op->reason == NULL) {
		FAIL(err, SALES_EUSAGE, _("an appeal says what is wrong"));
		return err_hint(err, "--reason TEXT");
	}
	TRY(sheet_load(d, review, a, &s, err));
	TRY(cycle_actor(d, &(int64_t){ 0 }, err));
	TRY(dept_actor(d, &actor, err));
	TRY(check_filing(d, &s, kind_code(d->schema.by_no[review_kind.no], review, code), actor->person, err));
	if (indicator != NULL)
		TRY(sheet_find(&s, indicator, a, &at, err));
	draft_set(&l, "review", v_of(V_REF, review));
	draft_set(&l, "indicator", v_text(indicator == NULL ? NULL : s.item[at].indicator->id));
	draft_set(&l, "reason", v_text(op->reason));
	draft_set(&l, "filed_on", v_day(d->when.today));
	draft_set(&l, "login", v_text(actor->login));
	TRY(draft_save(&l, id, NULL, err));
	TRY(draft_of(op, &review_kind, review, a, &r, err));
	r.v[REVIEW_STATE] = v_text("appealed");
	return draft_save(&r, NULL, NULL, err);
}

int
appeal_named(struct dept *d, const char *text, struct arena *a, int64_t *id, struct sales_err *err)
{
	const struct kind *reviews = d->schema.by_no[review_kind.no];
	int64_t            review, *v;
	size_t             n;
	char               code[32];

	if (!kind_code_id(reviews, text, strlen(text), &review))
		return record_find(d, d->schema.by_no[appeal_kind.no], text, id, err);
	TRY(record_find(d, reviews, text, &review, err));
	kind_code(reviews, review, code);
	TRY(record_ids_where(d, &appeal_kind, arena_printf(a, "review = %s", code), a, &v, &n, err));
	if (n == 0)
		return FAIL(err, SALES_ENOTFOUND, _("%s: nobody appealed against it"), code);
	*id = v[n - 1];
	return SALES_OK;
}

/* ---- who may decide ------------------------------------------------------ */

struct deciders { const struct org *org; const struct sheet *s; day today; int64_t *who; size_t n; int64_t *rated; size_t nrated; };

static bool
is_party(const struct deciders *g, int64_t person)
{
	const struct value *v = g->s->review.v;

	if (person == v[REVIEW_PERSON].u.i)
		return true;
	if (!g->s->card->appeal_not_first)
		return false;
	for (size_t i = 0; i < g->nrated; i++)
		if (g->rated[i] == person)
			return true;
	return person == value_id(&v[REVIEW_REVIEWER]);
}

static void
add_decider(struct deciders *g, int64_t person)
{
	if (person == 0 || (size_t)person >= g->org->npeople || g->org->person[person].id == 0 || is_party(g, person)
	    || !org_is_there(&g->org->person[person], (struct period){ g->today, g->today }) || !org_leads(g->org, person, g->today))
		return;
	for (size_t i = 0; i < g->n; i++)
		if (g->who[i] == person)
			return;
	g->who[g->n++] = person;
}

static int
take_rater(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct deciders *g = arg;

	(void)id;
	(void)err;
	g->rated[g->nrated++] = c[0].u.i;
	return SALES_OK;
}

/* Who rated as manager has reviewed, whoever is the reviewer by now. */
static int
load_raters(struct dept *d, struct deciders *g, struct arena *a, struct sales_err *err)
{
	static const char *const cols[] = { "rater" };
	const char              *where;
	struct query             q;
	int64_t                  n;
	char                     code[32];

	where = arena_printf(a, "review = %s and by = manager", kind_code(d->schema.by_no[review_kind.no], g->s->review.id, code));
	TRY(record_count_where(d, &rating_kind, where, &n, err));
	g->rated = arena_array(a, int64_t, (size_t)n + 1);
	TRY(record_query(d, &rating_kind, cols, 1, where, a, &q, err));
	return record_each(d, &q, take_rater, g, err);
}

int
appeal_deciders(struct dept *d, const struct sheet *s, struct arena *a, int64_t **who, size_t *n, struct sales_err *err)
{
	const struct value *v = s->review.v;
	struct org          org;
	struct deciders     g = { .org = &org, .s = s, .today = d->when.today };
	int64_t             above = v[REVIEW_PERSON].u.i;

	TRY(org_load(d, a, &org, err));
	TRY(load_raters(d, &g, a, err));
	g.who = arena_array(a, int64_t, org.npeople + 1);
	for (size_t hops = 0; above != 0 && (size_t)above < org.npeople && org.person[above].id != 0 && hops < org.npeople; hops++) {
		above = org_at(&org, above, g.today)->manager;
		add_decider(&g, above);
	}
	for (size_t i = 0; i < org.npeople; i++)
		add_decider(&g, (int64_t)i);
	*who = g.who;
	*n = g.n;
	return SALES_OK;
}

/* ---- reading ------------------------------------------------------------- */

enum { COL_REVIEW, COL_PERSON, COL_PERIOD, COL_STATE, COL_INDICATOR, COL_REASON, COL_FILED, COL_BY, COL_ON, COL_DECISION,
       COL_SCORE_BEFORE, COL_SCORE_AFTER, COL_GRADE_BEFORE, COL_GRADE_AFTER, COLS };
static const char *const cols[COLS] = {
	"review", "review.person", "review.period", "state", "indicator", "reason", "filed_on", "decided_by", "decided_on",
	"decision", "score_before", "score_after", "grade_before", "grade_after",
};

struct listing { struct arena *a; struct appeal_list *out; size_t cap; };

static int
take_appeal(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct listing     *l = arg;
	struct appeal_list *o = l->out;

	(void)err;
	o->row = arena_more(l->a, o->row, o->n, &l->cap, sizeof(*o->row));
	o->row[o->n++] = (struct appeal_row){
		.id = id, .review = c[COL_REVIEW].u.i, .person = value_id(&c[COL_PERSON]), .decided_by = value_id(&c[COL_BY]),
		.period = cycle_text(&c[COL_PERIOD], l->a), .state = cycle_text(&c[COL_STATE], l->a),
		.indicator = cycle_text(&c[COL_INDICATOR], l->a), .reason = cycle_text(&c[COL_REASON], l->a),
		.decision = cycle_text(&c[COL_DECISION], l->a), .filed_on = value_day(&c[COL_FILED]), .decided_on = value_day(&c[COL_ON]),
		.score_before = c[COL_SCORE_BEFORE].type == V_NULL ? -1 : c[COL_SCORE_BEFORE].u.i,
		.score_after = c[COL_SCORE_AFTER].type == V_NULL ? -1 : c[COL_SCORE_AFTER].u.i,
		.grade_before = cycle_text(&c[COL_GRADE_BEFORE], l->a), .grade_after = cycle_text(&c[COL_GRADE_AFTER], l->a),
	};
	return SALES_OK;
}

int
appeal_each(struct dept *d, struct period period, struct arena *a, struct appeal_list *out, struct sales_err *err)
{
	struct listing l = { .a = a, .out = out };
	const char    *where = NULL;
	struct query   q;
	char           from[DAY_SIZE], to[DAY_SIZE];

	*out = (struct appeal_list){ 0 };
	if (period.from != DAY_NONE && period.to != DAY_NONE)
		where = arena_printf(a, "review.to >= %s and review.to <= %s", day_str(period.from, from), day_str(period.to, to));
	TRY(record_query(d, &appeal_kind, cols, COLS, where, a, &q, err));
	return record_each(d, &q, take_appeal, &l, err);
}
