#include "lib/review/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/exact.h"
#include "lib/record/draft.h"
#include "lib/review/kinds.h"

/* ---- fractions as texts -------------------------------------------------- */

static struct value
ratio_value(struct arena *a, struct ratio r)
{
	return r.den == 0 ? v_null() : v_text(arena_printf(a, "%lld/%lld", (long long)r.num, (long long)r.den));
}

static bool
value_ratio(const struct value *v, struct ratio *out)
{
	char  s[RATIO_SIZE] = "", *end;
	long long num;

	*out = (struct ratio){ 0, 0 };
	if (v->type == V_NULL)
		return true;
	if (v->u.s.n >= sizeof(s))
		return false;
	memcpy(s, v->u.s.p, v->u.s.n);
	num = strtoll(s, &end, 10);
	return *end == '/' && ratio_make(num, strtoll(end + 1, &end, 10), out);
}

struct value
sheet_number(struct ratio r)
{
	money x;

	if (r.den == 0 || !money_mul((money){ MONEY_UNIT }, r, 4, ROUND_HALF_UP, &x))
		return v_null();
	return v_of(V_NUM, x.v);
}

/* ---- reading ------------------------------------------------------------- */

enum { COL_NO, COL_INDICATOR, COL_TARGET, COL_FACTS, COL_MARK, COL_VALUE, COL_POINTS, COL_GIVEN, COLS };
static const char *const cols[COLS] = {
	"no", "indicator", "target", "facts", "mark", "exact_value", "exact_points", "given",
};

struct reading_items { struct sheet *s; size_t n; char code[32]; };

static int
take_item(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading_items *r = arg;
	struct sheet         *s = r->s;
	const size_t          no = (size_t)c[COL_NO].u.i - 1;
	struct sheet_item    *i;

	r->n++;
	if (no >= s->n || !value_is(&c[COL_INDICATOR], s->card->indicators[no].id))
		return FAIL(err, SALES_EDAMAGED, _("%s: its indicators are not those of scorecard '%s'"), r->code, s->card->id);
	i = &s->item[no];
	*i = (struct sheet_item){ .id = id, .indicator = &s->card->indicators[no], .facts = c[COL_FACTS].u.i,
		.mark = mark_of_name(c[COL_MARK].u.s.p, c[COL_MARK].u.s.n) };
	if (c[COL_GIVEN].type != V_NULL)
		(void)kind_code_id(&appeal_kind, c[COL_GIVEN].u.s.p, c[COL_GIVEN].u.s.n, &i->given);
	if (i->indicator->metric == NULL)
		i->target = (struct ratio){ i->indicator->scale, 1 };
	else
		i->target = i->indicator->target; /* as the rule book says it, not as it is shown */
	if (!value_ratio(&c[COL_VALUE], &i->value) || !value_ratio(&c[COL_POINTS], &i->points)
	    || (i->target.den == 0 && c[COL_TARGET].type != V_NULL && !ratio_make(c[COL_TARGET].u.i, MONEY_UNIT, &i->target)))
		return FAIL(err, SALES_EDAMAGED, _("%s: the figures of '%s' can't be read"), r->code, i->indicator->id);
	if (i->value.den != 0 && i->target.den != 0)
		(void)ratio_div(i->value, i->target, &i->attainment);
	return SALES_OK;
}

static int
no_card(const struct sheet *s, const char *code, struct sales_err *err)
{
	const struct value *card = &s->review.v[REVIEW_CARD];

	if (card->type == V_NULL)
		return FAIL(err, SALES_EPOLICY, _("%s was imported with its result: it has no scorecard"), code);
	return FAIL(err, SALES_EPOLICY, _("%s: the rule book has no scorecard '%.*s'"), code, (int)card->u.s.n, card->u.s.p);
}

/* The calibration that a review names. */
static int
load_override(struct dept *d, struct sheet *s, struct arena *a, struct sales_err *err)
{
	const struct kind  *k = d->schema.by_no[calibration_kind.no];
	const struct value *code = &s->review.v[REVIEW_OVERRIDE], *v;
	struct record       r;

	s->override = (struct override){ .score = -1 };
	if (code->type == V_NULL)
		return SALES_OK;
	TRY(record_find(d, k, arena_strndup(a, code->u.s.p, code->u.s.n), &s->override.id, err));
	TRY(record_get(d, k, s->override.id, a, &r, err));
	v = &r.v[kind_index(k, "score")];
	if (v->type != V_NULL)
		s->override.score = v->u.i;
	v = &r.v[kind_index(k, "grade")];
	if (v->type != V_NULL)
		s->override.grade = arena_strndup(a, v->u.s.p, v->u.s.n);
	return SALES_OK;
}

int
sheet_load(struct dept *d, int64_t review, struct arena *a, struct sheet *out, struct sales_err *err)
{
	const struct kind   *k = d->schema.by_no[review_kind.no];
	struct reading_items r = { .s = out };
	struct query         q;
	const struct value  *v;

	*out = (struct sheet){ .policy = d->policy };
	kind_code(k, review, r.code);
	TRY(record_get(d, k, review, a, &out->review, err));
	v = out->review.v;
	if (v[REVIEW_POLICY].type != V_NULL)
		TRY(dept_policy_version(d, v[REVIEW_POLICY].u.i, &out->policy, err));
	if (v[REVIEW_CARD].type != V_NULL)
		out->card = policy_scorecard(out->policy, arena_strndup(a, v[REVIEW_CARD].u.s.p, v[REVIEW_CARD].u.s.n));
	if (out->card == NULL)
		return no_card(out, r.code, err);
	TRY(load_override(d, out, a, err));
	out->n = out->card->nindicators;
	out->item = arena_array(a, struct sheet_item, out->n + 1);
	TRY(record_query(d, &review_item_kind, cols, COLS, arena_printf(a, "review = %s", r.code), a, &q, err));
	TRY(record_each(d, &q, take_item, &r, err));
	if (r.n == 0)
		return FAIL(err, SALES_EPOLICY, _("%s was imported with its result: it has no indicators"), r.code);
	for (size_t i = 0; i < out->n; i++)
		if (out->item[i].id == 0)
			return FAIL(err, SALES_EDAMAGED, _("%s: its indicator '%s' is gone"), r.code, out->card->indicators[i].id);
	return SALES_OK;
}

/* ---- judging ------------------------------------------------------------- */

enum outcome
sheet_score(const struct sheet *s, struct exact *score)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct points                   *p = arena_array(&a, struct points, s->n + 1);

	for (size_t i = 0; i < s->n; i++)
		p[i] = (struct points){ s->item[i].mark, s->item[i].attainment, s->item[i].points };
	return card_score(s->card, p, score);
}

int
sheet_judge(struct sheet *s, size_t at, struct sales_err *err)
{
	struct sheet_item   *i = &s->item[at];
	const struct metric *metric = i->indicator->metric == NULL ? NULL : policy_metric(s->policy, i->indicator->metric);
	const struct measured m = { i->value, i->target, i->facts, indicator_min_sample(i->indicator, metric) };
	struct points         p;

	TRY(indicator_points(i->indicator, &m, &p, err));
	i->mark = p.mark;
	i->attainment = p.attainment;
	i->points = p.points;
	return SALES_OK;
}

/* ---- writing ------------------------------------------------------------- */

void
sheet_item_values(const struct sheet_item *i, struct arena *a, struct value *v)
{
	int64_t weight = 0;
	char    code[32];

	(void)ratio_to_rate(i->indicator->weight, &weight);
	v[ITEM_INDICATOR] = v_text(i->indicator->id);
	v[ITEM_WEIGHT] = v_of(V_RATE, weight);
	v[ITEM_TARGET] = sheet_number(i->target);
	v[ITEM_VALUE] = sheet_number(i->value);
	v[ITEM_POINTS] = i->points.den == 0 ? v_null() : v_of(V_NUM, points_shown(i->points));
	v[ITEM_FACTS] = v_int(i->facts);
	v[ITEM_MARK] = v_text(mark_name(i->mark));
	v[ITEM_EXACT_VALUE] = ratio_value(a, i->value);
	v[ITEM_EXACT_POINTS] = ratio_value(a, i->points);
	v[ITEM_GIVEN] = i->given == 0 ? v_null() : v_text(arena_strdup(a, kind_code(&appeal_kind, i->given, code)));
}

int
sheet_save_item(struct op *op, const struct sheet *s, size_t at, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     r;

	TRY(draft_of(op, &review_item_kind, s->item[at].id, &a, &r, err));
	sheet_item_values(&s->item[at], &a, r.v);
	return draft_save(&r, NULL, NULL, err);
}

bool
sheet_result_score(const struct sheet *s, struct exact *score)
{
	struct ratio       r;
	const enum outcome out = sheet_score(s, score);

	if (s->override.id != 0 && s->override.score >= 0 && ratio_make(s->override.score, MONEY_UNIT, &r)) {
		exact_set_ratio(score, r);
		return true;
	}
	return out == SCORE_WHOLE || out == SCORE_REWEIGHTED;
}

const struct grade *
card_grade_named(const struct scorecard *c, const char *id)
{
	for (size_t i = 0; i < c->ngrades; i++)
		if (strcmp(c->grades[i].id, id) == 0)
			return &c->grades[i];
	return NULL;
}

void
sheet_set_grade(const struct grade *g, struct value *v)
{
	v[REVIEW_GRADE] = v_text(g == NULL ? NULL : g->id);
	v[REVIEW_COEFFICIENT] = sheet_number(g == NULL ? (struct ratio){ 0, 0 } : g->coefficient);
}

int
sheet_result(const struct sheet *s, struct arena *a, struct value *v, struct sales_err *err)
{
	struct exact score;
	int64_t      units;
	bool         has, fits = true;

	exact_init(&score);
	v[REVIEW_REWEIGHTED] = v_of(V_BOOL, sheet_score(s, &score) == SCORE_REWEIGHTED);
	has = sheet_result_score(s, &score);
	if (value_is(&v[REVIEW_STATE], "open") || value_is(&v[REVIEW_STATE], "rated"))
		v[REVIEW_STATE] = v_text(has ? "rated" : "open");
	v[REVIEW_SCORE] = v[REVIEW_EXACT] = v_null();
	sheet_set_grade(NULL, v);
	if (has) {
		fits = score_shown(s->card, &score, &units);
		v[REVIEW_SCORE] = v_of(V_NUM, units);
		v[REVIEW_EXACT] = v_text(exact_text(&score, a));
		sheet_set_grade(s->override.grade != NULL ? card_grade_named(s->card, s->override.grade)
		    : card_grade(s->card, &score), v);
	}
	exact_done(&score);
	return fits ? SALES_OK : FAIL(err, SALES_EINVAL, _("the score by scorecard '%s' is too large"), s->card->id);
}

int
sheet_settle(struct op *op, struct sheet *s, bool *changed, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     r;

	TRY(draft_of(op, &review_kind, s->review.id, &a, &r, err));
	TRY(sheet_result(s, &a, r.v, err));
	return draft_save(&r, NULL, changed, err);
}
