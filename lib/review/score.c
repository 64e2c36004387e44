#include "lib/review/score.h"

#include <string.h>

#include "lib/base/exact.h"

static const char *const mark_names[] = {
	[MARK_COUNTED] = "counted", [MARK_FEW] = "few", [MARK_NO_VALUE] = "no-value",
	[MARK_NO_TARGET] = "no-target", [MARK_UNRATED] = "unrated",
};

const char *
mark_name(enum mark m)
{
	return mark_names[m];
}

enum mark
mark_of_name(const char *p, size_t n)
{
	for (size_t i = 0; i < sizeof(mark_names) / sizeof(mark_names[0]); i++)
		if (strlen(mark_names[i]) == n && memcmp(mark_names[i], p, n) == 0)
			return (enum mark)i;
	return MARK_NO_VALUE;
}

/* ---- curves -------------------------------------------------------------- */

static const struct ratio hundred = { 100, 1 }, none = { 0, 0 };

static struct ratio
step_points(const struct curve *c, struct ratio at)
{
	struct ratio points = { 0, 1 };

	for (size_t i = 0; i < c->nsteps && ratio_cmp(c->step[i].at, at) <= 0; i++)
		points = c->step[i].points;
	return points;
}

/* (value - zero) / (full - zero) * 100; full below zero where less is better */
static bool
between(const struct curve *c, struct ratio value, struct ratio *points)
{
	struct ratio done, all;

	return ratio_sub(value, c->zero, &done) && ratio_sub(c->full, c->zero, &all) && ratio_div(done, all, &done)
	    && ratio_mul(done, hundred, points);
}

static bool
raw_points(const struct curve *c, struct ratio value, struct ratio attainment, struct ratio *points)
{
	struct ratio x;

	switch (c->form) {
	case CURVE_LINEAR:
		return c->of_value ? between(c, value, points) : ratio_mul(attainment, hundred, points);
	case CURVE_STEPS:
		*points = step_points(c, c->of_value ? value : attainment);
		return true;
	case CURVE_INVERSE:
		return ratio_mul(attainment, hundred, points);
	case CURVE_DEDUCTION:
		return ratio_mul(c->each, value, &x) && ratio_sub(c->from, x, points);
	}
	return false;
}

/* Of an inverse curve: target / value. Nothing at all is the best there is; where
 * there is no cap it is as good as the target. */
static bool
inverse(const struct curve *c, struct ratio value, struct ratio target, struct ratio *attainment)
{
	if (value.num > 0)
		return ratio_div(target, value, attainment);
	if (c->cap.den != 0)
		return ratio_div(c->cap, hundred, attainment);
	*attainment = (struct ratio){ 1, 1 };
	return true;
}

bool
curve_points(const struct curve *c, struct ratio value, struct ratio target, struct ratio *attainment,
    struct ratio *points)
{
	*attainment = none;
	if (target.den != 0 && !(c->form == CURVE_INVERSE ? inverse(c, value, target, attainment)
	    : ratio_div(value, target, attainment)))
		return false;
	if (!c->of_value && c->least.den != 0 && ratio_cmp(*attainment, c->least) < 0)
		*points = (struct ratio){ 0, 1 };
	else if (!raw_points(c, value, *attainment, points))
		return false;
	if (ratio_cmp(*points, c->low) < 0)
		*points = c->low;
	if (c->cap.den != 0 && ratio_cmp(*points, c->cap) > 0)
		*points = c->cap;
	return true;
}

/* ---- one indicator ------------------------------------------------------- */

int
indicator_min_sample(const struct indicator *i, const struct metric *m)
{
	return i->min_sample > 0 || m == NULL ? i->min_sample : m->min_sample;
}

int
indicator_points(const struct indicator *i, const struct measured *m, struct points *out, struct sales_err *err)
{
	*out = (struct points){ .attainment = none, .points = none };
	if (i->metric == NULL && m->value.den == 0)
		out->mark = MARK_UNRATED;
	else if (i->metric != NULL && m->facts < m->min_sample)
		out->mark = MARK_FEW;
	else if (m->value.den == 0)
		out->mark = MARK_NO_VALUE;
	else if (!i->curve.of_value && m->target.den == 0)
		out->mark = MARK_NO_TARGET;
	if (out->mark != MARK_COUNTED)
		return SALES_OK;
	if (curve_points(&i->curve, m->value, m->target, &out->attainment, &out->points))
		return SALES_OK;
	return FAIL(err, SALES_EINVAL, _("the figures of '%s' are too large to make points of"), i->id);
}

/* ---- the card ------------------------------------------------------------ */

enum outcome
card_score(const struct scorecard *c, const struct points *p, struct exact *score)
{
	enum outcome out = SCORE_WHOLE;
	struct exact sum, weight;

	exact_init(&sum);
	exact_init(&weight);
	for (size_t k = 0; k < c->nindicators; k++) {
		const struct indicator *i = &c->indicators[k];

		if (p[k].mark == MARK_UNRATED)
			out = SCORE_WAITING;
		else if (p[k].mark != MARK_COUNTED && i->missing == MISSING_BLOCK && out != SCORE_WAITING)
			out = SCORE_BLOCKED;
		else if (p[k].mark != MARK_COUNTED && i->missing == MISSING_RENORMALISE && out == SCORE_WHOLE)
			out = SCORE_REWEIGHTED;
		if (p[k].mark == MARK_COUNTED)
			exact_add_product(&sum, i->weight, p[k].points);
		if (p[k].mark == MARK_COUNTED || i->missing == MISSING_ZERO)
			exact_add_product(&weight, i->weight, (struct ratio){ 1, 1 });
	}
	if (exact_sign(&weight) == 0 && out == SCORE_REWEIGHTED)
		out = SCORE_BLOCKED; /* nothing is left to weigh */
	if (out == SCORE_WHOLE || out == SCORE_REWEIGHTED)
		exact_quotient(score, &sum, &weight);
	exact_done(&sum);
	exact_done(&weight);
	return out;
}

const struct grade *
card_grade(const struct scorecard *c, const struct exact *score)
{
	if (c->ngrades == 0 || c->grades[0].share.den != 0)
		return NULL;
	for (size_t i = 0; i + 1 < c->ngrades; i++)
		if (exact_cmp_ratio(score, c->grades[i].from) >= 0)
			return &c->grades[i];
	return &c->grades[c->ngrades - 1];
}

bool
score_shown(const struct scorecard *c, const struct exact *score, int64_t *out)
{
	struct ratio shown;

	if (!exact_units(score, out) || !ratio_make(*out, MONEY_UNIT, &shown))
		return false;
	for (size_t i = 0; c != NULL && i < c->ngrades; i++)
		if (c->grades[i].from.den != 0 && exact_cmp_ratio(score, c->grades[i].from) < 0
		    && ratio_cmp(shown, c->grades[i].from) >= 0) {
			(*out)--;
			break;
		}
	return true;
}

int64_t
points_shown(struct ratio points)
{
	struct ratio shown;
	money        v;

	if (points.den == 0 || !money_mul((money){ MONEY_UNIT }, points, 4, ROUND_HALF_UP, &v))
		return 0;
	if (v.v % MONEY_UNIT == 0 && ratio_make(v.v, MONEY_UNIT, &shown) && ratio_cmp(points, shown) < 0)
		v.v--;
	return v.v;
}
