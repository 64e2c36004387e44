#include "lib/review/whatif.h"

#include <string.h>

/* ---- a sheet as it would be ---------------------------------------------- */

struct sheet
sheet_copy(const struct sheet *s, struct arena *a)
{
	struct sheet copy = *s;

	copy.item = arena_array(a, struct sheet_item, s->n + 1);
	memcpy(copy.item, s->item, s->n * sizeof(*s->item));
	return copy;
}

int
sheet_assume(struct sheet *s, size_t at, struct ratio value, struct sales_err *err)
{
	struct sheet_item   *i = &s->item[at];
	const struct metric *m = i->indicator->metric == NULL ? NULL : policy_metric(s->policy, i->indicator->metric);
	const int            least = indicator_min_sample(i->indicator, m);

	i->value = value;
	if (i->facts < least)
		i->facts = least;
	return sheet_judge(s, at, err);
}

/* ---- how it stands ------------------------------------------------------- */

bool
outlook_has_score(const struct outlook *o)
{
	return o->outcome == SCORE_WHOLE || o->outcome == SCORE_REWEIGHTED;
}

void
outlook_done(struct outlook *o)
{
	if (o->made)
		exact_done(&o->score);
	o->made = false;
}

/* In ten-thousandths, never less than it is. */
static bool
rounded_up(const struct exact *e, int64_t *out)
{
	struct ratio shown;

	if (!exact_units(e, out) || !ratio_make(*out, MONEY_UNIT, &shown))
		return false;
	*out += exact_cmp_ratio(e, shown) > 0;
	return true;
}

static bool
find_next(const struct scorecard *c, struct outlook *o)
{
	struct exact gap;
	bool         ok;

	if (o->grade == NULL || o->grade == c->grades)
		return true;
	o->next = o->grade - 1;
	exact_init(&gap);
	exact_set_ratio(&gap, o->next->from);
	exact_sub(&gap, &o->score);
	ok = rounded_up(&gap, &o->to_next);
	exact_done(&gap);
	return ok;
}

int
outlook_of(const struct sheet *s, struct outlook *out, struct sales_err *err)
{
	*out = (struct outlook){ .made = true };
	exact_init(&out->score);
	out->outcome = sheet_score(s, &out->score);
	if (!outlook_has_score(out))
		return SALES_OK;
	out->grade = card_grade(s->card, &out->score);
	return score_shown(s->card, &out->score, &out->shown) && find_next(s->card, out) ? SALES_OK :
	    FAIL(err, SALES_EINVAL, _("the score by scorecard '%s' is too large"), s->card->id);
}

/* ---- how much is enough -------------------------------------------------- */

struct ratio
whatif_step(const struct sheet *s, size_t at, const char *currency)
{
	const struct indicator *i = s->item[at].indicator;
	const struct metric    *m = i->metric == NULL ? NULL : policy_metric(s->policy, i->metric);
	struct ratio            step = { 1, 1 };

	if (m == NULL || (m->unit != V_MONEY && m->unit != V_INT && m->unit != V_RATE))
		return (struct ratio){ 1, 100 };
	if (m->unit == V_RATE)
		return (struct ratio){ 1, 10000 };
	for (int n = m->unit == V_MONEY ? currency_decimals(currency) : 0; n > 0; n--)
		step.den *= 10;
	return step;
}

bool
whatif_more_is_better(const struct indicator *i)
{
	const struct curve *c = &i->curve;

	switch (c->form) {
	case CURVE_LINEAR:
		return !c->of_value || ratio_cmp(c->full, c->zero) >= 0;
	case CURVE_STEPS:
		return c->nsteps == 0 || ratio_cmp(c->step[c->nsteps - 1].points, c->step[0].points) >= 0;
	case CURVE_INVERSE:
	case CURVE_DEDUCTION:
		return false;
	}
	return true;
}

struct trying {
	struct sheet         s;
	size_t               at;
	const struct wanted *w;
	struct ratio         step;
	int64_t              base;      /* the present value in steps; the search goes away from it */
	int                  way;       /* 1 or -1 */
};

static bool
is_reached(const struct trying *t)
{
	const struct sheet_item *i = &t->s.item[t->at];
	struct exact             score;
	enum outcome             out;
	bool                     enough;

	if (i->mark != MARK_COUNTED)
		return false;
	if (t->w->grade == NULL)
		return ratio_cmp(i->points, t->w->points) >= 0;
	exact_init(&score);
	out = sheet_score(&t->s, &score);
	enough = (out == SCORE_WHOLE || out == SCORE_REWEIGHTED) && exact_cmp_ratio(&score, t->w->grade->from) >= 0;
	exact_done(&score);
	return enough;
}

/* Would n steps from the present value be enough? False too where the figures
 * grow too large to be computed with. */
static bool
try_at(struct trying *t, int64_t n, struct ratio *value)
{
	struct sales_err err;
	int64_t          steps;

	return !__builtin_add_overflow(t->base, t->way * n, &steps)
	    && ratio_mul((struct ratio){ steps, 1 }, t->step, value)
	    && sheet_assume(&t->s, t->at, *value, &err) == SALES_OK && is_reached(t);
}

/* Whole steps: the last one not past the value, seen from where it gets better. */
static bool
base_of(const struct trying *t, struct ratio value, int64_t *out)
{
	struct ratio q;

	if (value.den == 0)
		*out = 0;
	else if (!ratio_div(value, t->step, &q))
		return false;
	else
		*out = q.num / q.den + (t->way < 0 && q.num % q.den > 0) - (t->way > 0 && q.num % q.den < 0);
	return true;
}

/* What is enough stays enough further on: double the stride, then halve. */
static bool
search(struct trying *t, struct ratio *value)
{
	const int64_t most = t->way < 0 ? t->base : INT64_C(1) << 50;
	int64_t       no = 0, yes = 1;

	while (yes < most && !try_at(t, yes, value)) {
		no = yes;
		yes *= 2;
	}
	if (yes > most)
		yes = most;
	if (yes <= 0 || !try_at(t, yes, value))
		return false;
	while (yes - no > 1) {
		const int64_t mid = no + (yes - no) / 2;

		if (try_at(t, mid, value))
			yes = mid;
		else
			no = mid;
	}
	return try_at(t, yes, value);
}

int
whatif_needed(const struct sheet *s, size_t at, const struct wanted *w, struct ratio step, struct needed *out,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct trying                    t = { .s = sheet_copy(s, &a), .at = at, .w = w, .step = step,
		.way = whatif_more_is_better(s->item[at].indicator) ? 1 : -1 };

	*out = (struct needed){ 0 };
	if (s->item[at].mark == MARK_COUNTED && is_reached(&t)) {
		*out = (struct needed){ true, s->item[at].value, s->item[at].points };
		return SALES_OK;
	}
	if (!base_of(&t, s->item[at].value, &t.base))
		return FAIL(err, SALES_EINVAL, _("the figures of '%s' are too large to make points of"), s->item[at].indicator->id);
	out->found = (s->item[at].value.den == 0 && try_at(&t, 0, &out->value)) || search(&t, &out->value);
	out->points = t.s.item[at].points;
	return SALES_OK;
}
