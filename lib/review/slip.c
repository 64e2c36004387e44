#include "lib/review/slip.h"

#include <string.h>

#include "lib/org/kinds.h"
#include "lib/review/kinds.h"

static const struct ratio hundred = { 100, 1 };

/* ---- what each indicator brought and cost -------------------------------- */

/* Together, the weights of what counts are 1. */
static bool
weigh(struct slip *s)
{
	struct ratio all = { 0, 1 };

	for (size_t i = 0; i < s->sheet.n; i++) {
		const struct sheet_item *it = &s->sheet.item[i];

		if ((it->mark == MARK_COUNTED || it->indicator->missing == MISSING_ZERO)
		    && !ratio_add(all, it->indicator->weight, &all))
			return false;
	}
	for (size_t i = 0; i < s->sheet.n && all.num > 0; i++) {
		const struct sheet_item *it = &s->sheet.item[i];

		if ((it->mark == MARK_COUNTED || it->indicator->missing == MISSING_ZERO)
		    && !ratio_div(it->indicator->weight, all, &s->item[i].weight))
			return false;
	}
	return true;
}

/* weight x points, in ten-thousandths */
static bool
part_of(struct ratio weight, struct ratio points, int64_t *out)
{
	struct exact e;
	bool         ok;

	exact_init(&e);
	exact_add_product(&e, weight, points);
	ok = exact_units(&e, out);
	exact_done(&e);
	return ok;
}

static bool
less(struct ratio from, struct ratio points, struct ratio weight, int64_t *out)
{
	struct exact e;
	bool         ok;

	exact_init(&e);
	exact_add_product(&e, weight, from);
	exact_add_product(&e, (struct ratio){ -weight.num, weight.den }, points);
	ok = exact_units(&e, out);
	exact_done(&e);
	return ok;
}

static bool
fill_item(struct slip *s, size_t at)
{
	const struct sheet_item *it = &s->sheet.item[at];
	struct slip_item        *out = &s->item[at];
	const bool               counted = it->mark == MARK_COUNTED;
	const struct ratio       points = counted ? it->points : (struct ratio){ 0, 1 };
	const struct grade      *g = s->now.grade;

	out->dimension = policy_dimension(s->sheet.policy, it->indicator);
	if (out->weight.den == 0)
		return true;
	out->red = counted && (ratio_cmp(points, (struct ratio){ SLIP_RED, 1 }) < 0 || (g != NULL && ratio_cmp(points, g->from) < 0));
	return part_of(out->weight, points, &out->counts) && less(hundred, points, out->weight, &out->lost);
}

/* ---- the reviews before -------------------------------------------------- */

struct finding_before { struct slip *s; day to; int64_t id[SLIP_BEFORE]; day at[SLIP_BEFORE], from[SLIP_BEFORE]; };

static int
take_before(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct finding_before *f = arg;
	const day              from = (day)c[0].u.i, to = (day)c[1].u.i;
	int                    k = SLIP_BEFORE - 1;

	(void)err;
	if (c[0].type == V_NULL || c[1].type == V_NULL || to >= f->to)
		return SALES_OK;
	while (k >= 0 && f->id[k] != 0 && f->at[k] > to)
		k--;
	if (k < 0)
		return SALES_OK;
	for (int i = 0; i < k; i++) {   /* the oldest falls out */
		f->id[i] = f->id[i + 1];
		f->at[i] = f->at[i + 1];
		f->from[i] = f->from[i + 1];
	}
	f->id[k] = id;
	f->at[k] = to;
	f->from[k] = from;
	return SALES_OK;
}

static int
read_before(struct dept *d, struct slip *s, int64_t review, int at, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct sheet                     old;

	TRY(sheet_load(d, review, &a, &old, err));
	for (size_t i = 0; i < s->sheet.n; i++)
		for (size_t k = 0; k < old.n; k++)
			if (strcmp(s->sheet.item[i].indicator->id, old.item[k].indicator->id) == 0 && old.item[k].mark == MARK_COUNTED)
				s->item[i].before[at] = old.item[k].points;
	return SALES_OK;
}

static int
find_before(struct dept *d, struct slip *s, struct arena *a, struct sales_err *err)
{
	static const char *const cols[] = { "from", "to" };
	const struct value      *v = s->sheet.review.v;
	struct finding_before    f = { .s = s, .to = (day)v[REVIEW_TO].u.i };
	struct ref_name          who;
	struct query             q;

	TRY(dept_name(d, &person_kind, v[REVIEW_PERSON].u.i, &who, err));
	TRY(record_query(d, &review_kind, cols, 2, arena_printf(a, "person = \"%s\" and scorecard = \"%s\"", who.code,
	    s->sheet.card->id), a, &q, err));
	TRY(record_each(d, &q, take_before, &f, err));
	for (int k = 0; k < SLIP_BEFORE; k++) {
		if (f.id[k] == 0)
			continue;
		s->before[k] = (struct period){ f.from[k], f.at[k] };
		s->nbefore++;
		TRY(read_before(d, s, f.id[k], k, err));
	}
	return SALES_OK;
}

/* ---- the place ----------------------------------------------------------- */

static int
find_rank(struct dept *d, struct slip *s, struct slip_ranks *ranks, struct arena *a, struct sales_err *err)
{
	const struct value     *v = s->sheet.review.v;
	const struct scorecard *c = s->sheet.card;
	const struct period     p = { (day)v[REVIEW_FROM].u.i, (day)v[REVIEW_TO].u.i };

	if (ranks->card == NULL || strcmp(ranks->card, c->id) != 0 || !period_same(ranks->period, p)) {
		*ranks = (struct slip_ranks){ .period = p };
		TRY(review_standing(d, p, c->id, a, &ranks->all, err));
		ranks->card = c->id;
	}
	for (size_t i = 0; i < ranks->all.n; i++)
		if (ranks->all.row[i].person == v[REVIEW_PERSON].u.i) {
			s->rank = ranks->all.row[i].rank;
			s->of = ranks->all.row[i].of;
		}
	if (v[REVIEW_RANK].type != V_NULL)
		s->rank = (int)v[REVIEW_RANK].u.i;
	s->rank_seen = s->rank > 0 && (c->see != PEERS_TOP || s->rank <= c->see_top);
	return SALES_OK;
}

/* ---- what to improve first ----------------------------------------------- */

/* The points that an indicator may still be brought to: 100, or, when it is
 * there, its cap; of steps the next one. None: false. */
static bool
points_ahead(const struct sheet_item *i, bool beyond, struct ratio *out)
{
	const struct curve *c = &i->indicator->curve;

	if (i->mark != MARK_COUNTED)
		return false;
	*out = hundred;
	if (c->form == CURVE_STEPS) {
		bool any = false;

		for (size_t k = 0; k < c->nsteps; k++)
			if (ratio_cmp(c->step[k].points, i->points) > 0 && (!any || ratio_cmp(c->step[k].points, *out) < 0)) {
				*out = c->step[k].points;
				any = true;
			}
		if (!any)
			return false;
	} else if (beyond) {
		*out = c->cap;
	}
	if (c->cap.den != 0 && ratio_cmp(*out, c->cap) > 0)
		*out = c->cap;
	return out->den != 0 && ratio_cmp(*out, i->points) > 0;
}

static int
weigh_gain(struct slip *s, size_t at, bool beyond, const char *currency, struct sales_err *err)
{
	const struct sheet_item *i = &s->sheet.item[at];
	struct wanted            w = { 0 };
	struct needed            need;
	int64_t                  gain;

	if (!points_ahead(i, beyond, &w.points) || (!beyond && ratio_cmp(i->points, hundred) >= 0))
		return SALES_OK;
	TRY(whatif_needed(&s->sheet, at, &w, whatif_step(&s->sheet, at, currency), &need, err));
	if (!need.found || !less(need.points, i->points, s->item[at].weight, &gain) || (s->first < s->sheet.n && gain <= s->gain))
		return SALES_OK;
	s->first = at;
	s->to = need.value;
	s->points = need.points;
	s->gain = gain;
	return SALES_OK;
}

static int
find_first(struct dept *d, struct slip *s, struct arena *a, struct sales_err *err)
{
	struct sheet then;
	struct exact score;

	s->first = s->sheet.n;
	for (int beyond = 0; beyond < 2 && s->first == s->sheet.n; beyond++)
		for (size_t i = 0; i < s->sheet.n; i++)
			TRY(weigh_gain(s, i, beyond != 0, d->policy->locale.currency, err));
	if (s->first == s->sheet.n || s->now.next == NULL)
		return SALES_OK;
	then = sheet_copy(&s->sheet, a);
	TRY(sheet_assume(&then, s->first, s->to, err));
	exact_init(&score);
	(void)sheet_score(&then, &score);
	s->reaches = exact_cmp_ratio(&score, s->now.next->from) >= 0;
	exact_done(&score);
	return SALES_OK;
}

/* ---- all ----------------------------------------------------------------- */

int
slip_make(struct dept *d, int64_t review, struct slip_ranks *ranks, struct arena *a, struct slip *out,
    struct sales_err *err)
{
	*out = (struct slip){ 0 };
	TRY(sheet_load(d, review, a, &out->sheet, err));
	TRY(outlook_of(&out->sheet, &out->now, err));
	out->item = arena_array(a, struct slip_item, out->sheet.n + 1);
	if (!weigh(out))
		return FAIL(err, SALES_EINVAL, _("the score by scorecard '%s' is too large"), out->sheet.card->id);
	for (size_t i = 0; i < out->sheet.n; i++)
		if (!fill_item(out, i))
			return FAIL(err, SALES_EINVAL, _("the score by scorecard '%s' is too large"), out->sheet.card->id);
	TRY(find_before(d, out, a, err));
	TRY(find_rank(d, out, ranks, a, err));
	return find_first(d, out, a, err);
}

void
slip_done(struct slip *s)
{
	outlook_done(&s->now);
}
