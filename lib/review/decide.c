/* An appeal's decision: the review measured anew, or left as it is. */
#include "lib/base/exact.h"
#include "lib/crm/eyes.h"
#include "lib/review/appeal.h"
#include "lib/review/measure.h"
#include "lib/review/places.h"
#include "lib/review/whatif.h"

struct deciding {
	struct op             *op;
	struct dept           *d;
	struct arena          *a;
	const struct decision *ask;
	struct decided        *out;
	struct draft           appeal;
	struct org             org;
	char                   code[32];   /* of the review */
};

/* ---- may he -------------------------------------------------------------- */

static int
refuse_decider(const struct deciding *g, int64_t who, const int64_t *may, size_t n, struct sales_err *err)
{
	const char *name, *all = "";

	for (size_t i = 0; i < n && i < 5; i++) {
		TRY(cycle_name(g->d, may[i], &name, err));
		all = arena_printf(g->a, "%s%s%s", all, i == 0 ? "" : ", ", name);
	}
	TRY(cycle_name(g->d, who, &name, err));
	FAIL(err, SALES_EPOLICY, _("%s does not decide about %s; who may: %s"), name, g->code, n == 0 ? _("nobody") : all);
	return n > 0 ? (int)err->code
	    : err_hint(err, _("somebody who leads a team or people and did not review him: salesctl team edit TEAM lead=PERSON"));
}

static int
check_decider(struct deciding *g, struct sales_err *err)
{
	struct parties      p = { .n = 0 };
	const struct actor *who;
	int64_t            *may, me;
	size_t              n;

	TRY(cycle_actor(g->d, &me, err));
	TRY(appeal_deciders(g->d, &g->out->sheet, g->a, &may, &n, err));
	for (size_t i = 0; i < n; i++)
		if (may[i] == me) {
			parties_add(&p, 0, cycle_text(draft_get(&g->appeal, "login"), g->a));
			return parties_others(g->d, &p, &who, &g->out->same_login, err);
		}
	return refuse_decider(g, me, may, n, err);
}

static int
check_open(const struct deciding *g, struct sales_err *err)
{
	char code[32];

	if (g->op->reason == NULL) {
		FAIL(err, SALES_EUSAGE, _("a decision says why"));
		return err_hint(err, "--reason TEXT");
	}
	if (!value_is(draft_get(&g->appeal, "state"), "open"))
		return FAIL(err, SALES_EPOLICY, _("%s was decided already"), kind_code(g->appeal.k, g->appeal.before.id, code));
	return SALES_OK;
}

/* ---- measuring anew ------------------------------------------------------ */

static int
measure_anew(struct deciding *g, struct sales_err *err)
{
	struct sheet       *s = &g->out->sheet;
	const struct value *v = s->review.v;
	const int64_t       person = v[REVIEW_PERSON].u.i;
	const struct period period = { value_day(&v[REVIEW_FROM]), value_day(&v[REVIEW_TO]) };
	struct measuring    m;

	TRY(org_load(g->d, g->a, &g->org, err));
	TRY(measuring_begin(&m, g->d, s->policy, period, &g->org, g->a, err));
	TRY(measuring_card(&m, s->card, err));
	for (size_t i = 0; i < s->n; i++)
		if (s->item[i].indicator->metric != NULL)
			TRY(measuring_item(&m, person, org_at(&g->org, person, period.to)->team, s, i, err));
	return SALES_OK;
}

/* What the decision itself says. */
static int
take_given(struct deciding *g, struct sales_err *err)
{
	struct sheet *s = &g->out->sheet;

	for (size_t k = 0; k < g->ask->n; k++) {
		const struct given      *x = &g->ask->given[k];
		const struct sheet_item *i;
		size_t                   at;

		TRY(sheet_find(s, x->indicator, g->a, &at, err));
		i = &s->item[at];
		if (i->indicator->metric == NULL && (x->value.num < 0 || ratio_cmp(x->value, (struct ratio){ i->indicator->scale, 1 }) > 0))
			return FAIL(err, SALES_EPOLICY, _("%s: a mark of '%s' goes up to %d"), g->code, x->indicator, i->indicator->scale);
		TRY(sheet_assume(s, at, x->value, err));
		s->item[at].given = g->ask->appeal;
	}
	return SALES_OK;
}

/* Which indicators are another now; points are what counts. */
static int
compare(struct deciding *g, const struct sheet *was, struct sales_err *err)
{
	struct decided *o = g->out;

	o->item = arena_array(g->a, struct changed_item, was->n + 1);
	for (size_t i = 0; i < was->n; i++) {
		const struct sheet_item *b = &was->item[i], *n = &o->sheet.item[i];

		if (b->mark == n->mark && ratio_cmp(b->points, n->points) == 0 && ratio_cmp(b->value, n->value) == 0
		    && ratio_cmp(b->target, n->target) == 0)
			continue;
		o->item[o->n++] = (struct changed_item){ n->indicator, b->value, n->value, b->target, n->target, b->points,
			n->points, b->mark, n->mark };
		TRY(sheet_save_item(g->op, &o->sheet, i, err));
	}
	if (o->n > 0 || g->ask->lift)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s: the records say what they said when it was opened (op %lld): there is nothing to uphold "
	    "before they are corrected, or the decision names what holds"), g->code,
	    (long long)value_id(&was->review.v[REVIEW_FACTS_OP]));
	return err_hint(err, "salesctl review decide %s uphold INDICATOR=VALUE --reason TEXT", g->code);
}

static int
lift_override(struct deciding *g, struct sales_err *err)
{
	struct sheet *s = &g->out->sheet;
	struct draft  c;

	if (!g->ask->lift)
		return SALES_OK;
	if (s->override.id == 0)
		return FAIL(err, SALES_EPOLICY, _("%s: its result is the computed one, nobody set another"), g->code);
	TRY(draft_of(g->op, &calibration_kind, s->override.id, g->a, &c, err));
	draft_set(&c, "state", v_text("lifted"));
	s->override = (struct override){ .score = -1 };
	return draft_save(&c, NULL, NULL, err);
}

/* His own place among the others; theirs stay as they were published. */
static int
settle_place(struct deciding *g, struct draft *r, struct sales_err *err)
{
	CLEANUP(places_done) struct places all = { 0 };
	const struct sheet                *s = &g->out->sheet;
	const struct place_row            *mine;
	const struct grade                *by_share;

	TRY(draft_save(r, NULL, NULL, err));
	TRY(places_load(g->d, &r->v[REVIEW_PERIOD], &r->v[REVIEW_CARD], g->a, &all, err));
	mine = places_of(&all, s->review.id);
	by_share = rank_grade(s->card, mine->rank, mine->of);
	TRY(draft_of(g->op, &review_kind, s->review.id, g->a, r, err));
	r->v[REVIEW_RANK] = mine->rank == 0 ? v_null() : v_int(mine->rank);
	if (by_share != NULL && s->override.grade == NULL)
		sheet_set_grade(by_share, r->v);
	g->out->moved = places_moved(&all, g->d, s->card, s->review.id);
	return draft_save(r, NULL, NULL, err);
}

static int
uphold(struct deciding *g, struct sales_err *err)
{
	struct sheet *s = &g->out->sheet;
	struct sheet  was = *s;
	struct draft  r;
	int64_t       last;

	TRY(dept_last_op(g->d, &last, err));
	*s = sheet_copy(&was, g->a);
	TRY(measure_anew(g, err));
	TRY(take_given(g, err));
	TRY(compare(g, &was, err));
	TRY(lift_override(g, err));
	TRY(draft_of(g->op, &review_kind, s->review.id, g->a, &r, err));
	TRY(sheet_result(s, g->a, r.v, err));
	if (r.v[REVIEW_SCORE].type == V_NULL)
		return FAIL(err, SALES_EPOLICY, _("%s would have no score by the records as they are now"), g->code);
	if (s->override.id == 0)
		r.v[REVIEW_OVERRIDE] = v_null();
	r.v[REVIEW_STATE] = v_text("decided");
	r.v[REVIEW_FACTS_OP] = v_int(last);
	g->out->override = s->override.id;
	return settle_place(g, &r, err);
}

/* ---- deciding ------------------------------------------------------------ */

static int
reject(struct deciding *g, struct sales_err *err)
{
	struct draft r;

	TRY(draft_of(g->op, &review_kind, g->out->sheet.review.id, g->a, &r, err));
	r.v[REVIEW_STATE] = v_text("decided");
	return draft_save(&r, NULL, NULL, err);
}

static int
write_decision(struct deciding *g, struct sales_err *err)
{
	struct draft       *l = &g->appeal;
	const struct value *was = g->out->before.v, *now = g->out->sheet.review.v;

	TRY(draft_set_actor(l, "decided_by", err));
	draft_set(l, "state", v_text(g->ask->uphold ? "upheld" : "rejected"));
	draft_set(l, "decided_on", v_day(g->d->when.today));
	draft_set(l, "decision", v_text(g->op->reason));
	draft_set(l, "score_before", was[REVIEW_SCORE]);
	draft_set(l, "grade_before", was[REVIEW_GRADE]);
	draft_set(l, "score_after", now[REVIEW_SCORE]);
	draft_set(l, "grade_after", now[REVIEW_GRADE]);
	draft_set(l, "same_login", v_of(V_BOOL, g->out->same_login));
	return draft_save(l, NULL, NULL, err);
}

int
appeal_decide(struct op *op, const struct decision *ask, struct arena *a, struct decided *out, struct sales_err *err)
{
	struct deciding    g = { .op = op, .d = op->d, .a = a, .ask = ask, .out = out };
	const struct kind *k = op->d->schema.by_no[review_kind.no];
	int64_t            review;

	*out = (struct decided){ 0 };
	TRY(draft_of(op, &appeal_kind, ask->appeal, a, &g.appeal, err));
	review = draft_get(&g.appeal, "review")->u.i;
	kind_code(k, review, g.code);
	TRY(check_open(&g, err));
	TRY(sheet_load(g.d, review, a, &out->sheet, err));
	out->before = out->sheet.review;
	TRY(check_decider(&g, err));
	out->due = cycle_decision_due(&out->sheet, value_day(draft_get(&g.appeal, "filed_on")));
	out->late = g.d->when.today > out->due;
	TRY(ask->uphold ? uphold(&g, err) : reject(&g, err));
	TRY(record_get(g.d, k, review, a, &out->sheet.review, err));
	return write_decision(&g, err);
}
