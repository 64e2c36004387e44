#include "lib/review/calibrate.h"

#include <string.h>

#include "lib/base/exact.h"
#include "lib/base/text.h"
#include "lib/base/tr.h"
#include "lib/crm/eyes.h"
#include "lib/review/cycle.h"

int
calibration_pending(struct dept *d, int64_t review, struct arena *a, int64_t *id, struct sales_err *err)
{
	int64_t *v;
	size_t   n;

	TRY(record_ids_where(d, &calibration_kind, arena_printf(a, "review = %s and state = proposed", cycle_code(d, review, a)), a,
	    &v, &n, err));
	*id = n == 0 ? 0 : v[0];
	return SALES_OK;
}

/* ---- proposing ----------------------------------------------------------- */

/* Only what is rated can be set otherwise; and what waits for figures that never
 * come. */
static int
check_state(const struct sheet *s, const char *code, struct sales_err *err)
{
	const enum review_state at = review_state(&s->review.v[REVIEW_STATE]);
	struct exact            score;
	enum outcome            out;

	exact_init(&score);
	out = sheet_score(s, &score);
	exact_done(&score);
	if (at >= REVIEW_IS_PUBLISHED) {
		FAIL(err, SALES_EPOLICY, _("%s was published: its result stays as it is"), code);
		return err_hint(err, "salesctl review appeal %s --reason TEXT", code);
	}
	if (at == REVIEW_IS_OPEN && out == SCORE_WAITING) {
		FAIL(err, SALES_EPOLICY, _("%s is not rated yet: there is no result to set otherwise"), code);
		return err_hint(err, "salesctl review ratings %s", code);
	}
	return SALES_OK;
}

/* The most points there are: the caps, weighed. False: no end. */
static bool
most_points(const struct scorecard *c, struct exact *most)
{
	for (size_t i = 0; i < c->nindicators; i++) {
		const struct indicator *x = &c->indicators[i];

		if (x->curve.cap.den == 0 && x->metric != NULL)
			return false;
		exact_add_product(most, x->weight, x->curve.cap.den != 0 ? x->curve.cap : (struct ratio){ 100, 1 });
	}
	return true;
}

static int
check_score(const struct scorecard *c, int64_t score, struct sales_err *err)
{
	struct exact most;
	struct ratio r = { 0, 1 };
	int64_t      units = 0;
	bool         is_within;
	char         s[MONEY_SIZE], t[MONEY_SIZE];

	if (score < 0)
		return SALES_OK;
	(void)ratio_make(score, MONEY_UNIT, &r);
	exact_init(&most);
	is_within = !most_points(c, &most) || exact_cmp_ratio(&most, r) >= 0;
	(void)exact_units(&most, &units);
	exact_done(&most);
	return is_within ? SALES_OK : FAIL(err, SALES_EPOLICY, _("the score %s is more than scorecard '%s' can give (%s)"),
	    money_str((money){ score }, 0, s), c->id, money_str((money){ units }, 0, t));
}

static int
find_grade(const struct dept *d, const struct scorecard *c, const char *name, struct arena *a, const char **out,
    struct sales_err *err)
{
	const char **known = arena_array(a, const char *, c->ngrades + 1), *near, *all = "";

	*out = NULL;
	if (name == NULL)
		return SALES_OK;
	for (size_t i = 0; i < c->ngrades; i++) {
		const struct grade *g = &c->grades[i];

		known[i] = g->id;
		all = arena_printf(a, "%s%s%s", all, i == 0 ? "" : ", ", g->id);
		if (strcmp(g->id, name) == 0 || strcmp(label_text(g->label, d->lang, g->id), name) == 0)
			*out = g->id;
	}
	if (*out != NULL)
		return SALES_OK;
	near = text_nearest(name, known, c->ngrades);
	FAIL(err, SALES_EUSAGE, _("scorecard '%s' has no grade '%s'"), c->id, name);
	return near != NULL ? err_hint(err, _("did you mean '%s'?"), near) : err_hint(err, _("grades: %s"), all);
}

static int
check_party(struct dept *d, const struct sheet *s, const char *code, int64_t *who, struct sales_err *err)
{
	const char *name;

	TRY(cycle_actor(d, who, err));
	if (*who != s->review.v[REVIEW_PERSON].u.i)
		return SALES_OK;
	TRY(cycle_name(d, *who, &name, err));
	return FAIL(err, SALES_EPOLICY, _("%s is the one reviewed by %s: somebody else sets the result"), name, code);
}

int
calibration_propose(struct op *op, const struct calibration_ask *ask, struct arena *a, int64_t *id, struct sales_err *err)
{
	struct dept        *d = op->d;
	const char         *code = cycle_code(d, ask->review, a), *grade;
	struct draft        c = draft_new(op, &calibration_kind, a);
	const struct actor *actor;
	struct sheet        s;
	int64_t             who, pending;
	char                of[32];

	if (op->reason == NULL) {
		FAIL(err, SALES_EUSAGE, _("a result that is set by hand says why"));
		return err_hint(err, "--reason TEXT");
	}
	TRY(sheet_load(d, ask->review, a, &s, err));
	TRY(check_state(&s, code, err));
	TRY(check_score(s.card, ask->score, err));
	TRY(find_grade(d, s.card, ask->grade, a, &grade, err));
	TRY(check_party(d, &s, code, &who, err));
	TRY(calibration_pending(d, ask->review, a, &pending, err));
	if (pending != 0) {
		FAIL(err, SALES_EPOLICY, _("%s: %s waits for approval"), code, kind_code(c.k, pending, of));
		return err_hint(err, "salesctl review calibrate %s --approve --as PERSON", code);
	}
	TRY(dept_actor(d, &actor, err));
	draft_set(&c, "review", v_of(V_REF, ask->review));
	draft_set(&c, "score_before", s.review.v[REVIEW_SCORE]);
	draft_set(&c, "grade_before", s.review.v[REVIEW_GRADE]);
	draft_set(&c, "score", ask->score < 0 ? v_null() : v_of(V_NUM, ask->score));
	draft_set(&c, "grade", v_text(grade));
	draft_set(&c, "reason", v_text(op->reason));
	draft_set(&c, "by", v_of(V_REF, who));
	draft_set(&c, "login", v_text(actor->login));
	draft_set(&c, "proposed_on", v_day(d->when.today));
	return draft_save(&c, id, NULL, err);
}

/* ---- deciding ------------------------------------------------------------ */

static int
set_state(struct op *op, int64_t id, const char *state, struct arena *a, struct sales_err *err)
{
	struct draft c;

	TRY(draft_of(op, &calibration_kind, id, a, &c, err));
	draft_set(&c, "state", v_text(state));
	return draft_save(&c, NULL, NULL, err);
}

/* The review gets what was approved; what it had from an earlier one is replaced. */
static int
apply(struct op *op, struct sheet *s, const struct draft *c, int64_t id, struct arena *a, struct sales_err *err)
{
	struct draft r;
	char         code[32];

	if (s->override.id != 0)
		TRY(set_state(op, s->override.id, "replaced", a, err));
	s->override = (struct override){ .id = id, .score = draft_get(c, "score")->type == V_NULL ? -1 : draft_get(c, "score")->u.i,
		.grade = cycle_text(draft_get(c, "grade"), a) };
	TRY(draft_of(op, &review_kind, s->review.id, a, &r, err));
	r.v[REVIEW_OVERRIDE] = v_text(arena_strdup(a, kind_code(c->k, id, code)));
	TRY(sheet_result(s, a, r.v, err));
	if (r.v[REVIEW_SCORE].type == V_NULL)
		return FAIL(err, SALES_EPOLICY, _("%s has no score, so a grade alone is no result"), cycle_code(op->d, s->review.id, a));
	r.v[REVIEW_STATE] = v_text("calibrated");
	return draft_save(&r, NULL, NULL, err);
}

int
calibration_decide(struct op *op, int64_t review, bool approve, struct arena *a, int64_t *id, bool *same_login,
    struct sales_err *err)
{
	struct dept        *d = op->d;
	const char         *code = cycle_code(d, review, a);
	struct parties      p = { .n = 0 };
	const struct actor *who;
	struct draft        c;
	struct sheet        s;
	struct org          org;

	TRY(sheet_load(d, review, a, &s, err));
	TRY(calibration_pending(d, review, a, id, err));
	if (*id == 0) {
		FAIL(err, SALES_EPOLICY, _("%s: nothing waits for approval"), code);
		return err_hint(err, "salesctl review calibrate %s score=... --reason TEXT", code);
	}
	TRY(check_state(&s, code, err));
	TRY(draft_of(op, &calibration_kind, *id, a, &c, err));
	parties_add(&p, draft_get(&c, "by")->u.i, cycle_text(draft_get(&c, "login"), a));
	parties_add(&p, s.review.v[REVIEW_PERSON].u.i, NULL);
	TRY(org_load(d, a, &org, err));
	TRY(parties_led(d, &p, &org, s.review.v[REVIEW_PERSON].u.i, &who, same_login, err));
	draft_set(&c, "state", v_text(approve ? "approved" : "refused"));
	draft_set(&c, "approved_by", v_of(V_REF, who->person));
	draft_set(&c, "approved_on", v_day(d->when.today));
	draft_set(&c, "same_login", v_of(V_BOOL, *same_login));
	TRY(draft_save(&c, NULL, NULL, err));
	return approve ? apply(op, &s, &c, *id, a, err) : SALES_OK;
}

/* ---- a group ------------------------------------------------------------- */

int
reviews_calibrated(struct op *op, const int64_t *review, size_t n, struct arena *a, long *changed, struct sales_err *err)
{
	const char *waiting = "", *published = NULL, *code;
	long        nwaiting = 0;

	*changed = 0;
	for (size_t i = 0; i < n; i++) {
		struct draft r;
		int64_t      pending;

		TRY(draft_of(op, &review_kind, review[i], a, &r, err));
		TRY(calibration_pending(op->d, review[i], a, &pending, err));
		if (review_state(&r.v[REVIEW_STATE]) == REVIEW_IS_OPEN || pending != 0) {
			code = cycle_code(op->d, review[i], a);
			waiting = arena_printf(a, "%s%s%s", waiting, nwaiting++ == 0 ? "" : ", ", code);
		} else if (review_state(&r.v[REVIEW_STATE]) == REVIEW_IS_RATED) {
			r.v[REVIEW_STATE] = v_text("calibrated");
			TRY(draft_save(&r, NULL, NULL, err));
			(*changed)++;
		} else if (review_state(&r.v[REVIEW_STATE]) >= REVIEW_IS_PUBLISHED) {
			published = cycle_code(op->d, review[i], a);
		}
	}
	if (nwaiting == 0 && *changed == 0 && published != NULL)
		return FAIL(err, SALES_EPOLICY, _("%s was published: its result stays as it is"), published);
	if (nwaiting == 0)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, tr_n("%ld review is not rated or waits for an approval: %s",
	    "%ld reviews are not rated or wait for an approval: %s", nwaiting), nwaiting, waiting);
	return err_hint(err, "salesctl review owed");
}

/* ---- reading ------------------------------------------------------------- */

enum { COL_REVIEW, COL_PERSON, COL_PERIOD, COL_STATE, COL_SCORE_BEFORE, COL_GRADE_BEFORE, COL_SCORE, COL_GRADE, COL_REASON,
       COL_BY, COL_PROPOSED, COL_APPROVED_BY, COL_APPROVED, COL_SAME_LOGIN, COLS };
static const char *const cols[COLS] = {
	"review", "review.person", "review.period", "state", "score_before", "grade_before", "score", "grade", "reason",
	"by", "proposed_on", "approved_by", "approved_on", "same_login",
};

struct listing { struct arena *a; struct override_list *out; size_t cap; };

static int
take_override(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct listing       *l = arg;
	struct override_list *o = l->out;

	(void)err;
	o->row = arena_more(l->a, o->row, o->n, &l->cap, sizeof(*o->row));
	o->row[o->n++] = (struct override_row){
		.id = id, .review = c[COL_REVIEW].u.i, .person = value_id(&c[COL_PERSON]), .by = value_id(&c[COL_BY]),
		.approved_by = value_id(&c[COL_APPROVED_BY]), .period = cycle_text(&c[COL_PERIOD], l->a), .state = cycle_text(&c[COL_STATE], l->a),
		.reason = cycle_text(&c[COL_REASON], l->a), .grade_before = cycle_text(&c[COL_GRADE_BEFORE], l->a),
		.grade = cycle_text(&c[COL_GRADE], l->a),
		.score_before = c[COL_SCORE_BEFORE].type == V_NULL ? -1 : c[COL_SCORE_BEFORE].u.i,
		.score = c[COL_SCORE].type == V_NULL ? -1 : c[COL_SCORE].u.i, .proposed_on = value_day(&c[COL_PROPOSED]),
		.approved_on = value_day(&c[COL_APPROVED]), .same_login = value_id(&c[COL_SAME_LOGIN]) != 0,
	};
	return SALES_OK;
}

int
override_each(struct dept *d, struct period period, int64_t review, struct arena *a, struct override_list *out,
    struct sales_err *err)
{
	struct listing l = { .a = a, .out = out };
	const char    *where = NULL;
	struct query   q;
	char           from[DAY_SIZE], to[DAY_SIZE];

	*out = (struct override_list){ 0 };
	if (review != 0)
		where = arena_printf(a, "review = %s", cycle_code(d, review, a));
	else if (period.from != DAY_NONE && period.to != DAY_NONE)
		where = arena_printf(a, "review.to >= %s and review.to <= %s", day_str(period.from, from), day_str(period.to, to));
	TRY(record_query(d, &calibration_kind, cols, COLS, where, a, &q, err));
	return record_each(d, &q, take_override, &l, err);
}
