#include "lib/review/places.h"

#include <string.h>

enum { COL_PERSON, COL_STATE, COL_SCORE, COL_EXACT, COL_NEWCOMER, COL_RANK, COL_GRADE, COL_OVERRIDE, COLS };
static const char *const cols[COLS] = { "person", "state", "score", "exact_score", "newcomer", "rank", "grade", "override" };

struct loading { struct places *p; size_t cap; };

static int
take_review(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct loading   *l = arg;
	struct places    *p = l->p;
	struct place_row *r;
	struct ratio      shown;

	(void)err;
	p->row = arena_more(p->a, p->row, p->n, &l->cap, sizeof(*p->row));
	r = &p->row[p->n++];
	*r = (struct place_row){ .review = id, .person = c[COL_PERSON].u.i, .state = review_state(&c[COL_STATE]),
		.newcomer = value_id(&c[COL_NEWCOMER]) != 0, .has_override = c[COL_OVERRIDE].type != V_NULL,
		.rank_kept = value_id(&c[COL_RANK]),
		.grade_kept = c[COL_GRADE].type == V_NULL ? NULL : arena_strndup(p->a, c[COL_GRADE].u.s.p, c[COL_GRADE].u.s.n) };
	exact_init(&r->score);
	if (c[COL_EXACT].type == V_TEXT) {
		r->has_score = exact_parse(c[COL_EXACT].u.s.p, c[COL_EXACT].u.s.n, &r->score);
	} else if (c[COL_SCORE].type != V_NULL && ratio_make(c[COL_SCORE].u.i, MONEY_UNIT, &shown)) {
		exact_set_ratio(&r->score, shown);
		r->has_score = true;
	}
	return SALES_OK;
}

static void
rank(struct places *p)
{
	struct ranked *r = arena_array(p->a, struct ranked, p->n + 1);

	for (size_t i = 0; i < p->n; i++)
		r[i] = (struct ranked){ .score = p->row[i].has_score ? &p->row[i].score : NULL, .apart = p->row[i].newcomer, .no = i };
	rank_all(r, p->n);
	for (size_t i = 0; i < p->n; i++) {
		p->row[r[i].no].rank = r[i].rank;
		p->row[r[i].no].of = r[i].of;
	}
}

int
places_load(struct dept *d, const struct value *period, const struct value *card, struct arena *a, struct places *out,
    struct sales_err *err)
{
	struct loading l = { .p = out };
	struct query   q;

	*out = (struct places){ .a = a };
	TRY(record_query(d, &review_kind, cols, COLS, arena_printf(a, "period = \"%.*s\" and scorecard = \"%.*s\"",
	    (int)period->u.s.n, period->u.s.p, (int)card->u.s.n, card->u.s.p), a, &q, err));
	TRY(record_each(d, &q, take_review, &l, err));
	rank(out);
	return SALES_OK;
}

void
places_done(struct places *p)
{
	for (size_t i = 0; i < p->n; i++)
		exact_done(&p->row[i].score);
	*p = (struct places){ 0 };
}

const struct place_row *
places_of(const struct places *p, int64_t review)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->row[i].review == review)
			return &p->row[i];
	return NULL;
}

const char *
places_moved(const struct places *p, const struct dept *d, const struct scorecard *card, int64_t but)
{
	const struct kind *k = d->schema.by_no[review_kind.no];
	const char        *all = NULL;
	char               code[32];

	for (size_t i = 0; i < p->n; i++) {
		const struct place_row *r = &p->row[i];
		const struct grade     *g = r->has_override ? NULL : rank_grade(card, r->rank, r->of);
		const bool              other_grade = g != NULL && r->grade_kept != NULL && strcmp(g->id, r->grade_kept) != 0;

		if (r->review == but || r->state < REVIEW_IS_PUBLISHED || r->rank_kept == 0
		    || (r->rank_kept == r->rank && !other_grade))
			continue;
		all = arena_printf(p->a, "%s%s%s %lld -> %d", all == NULL ? "" : all, all == NULL ? "" : ", ",
		    kind_code(k, r->review, code), (long long)r->rank_kept, r->rank);
		if (other_grade)
			all = arena_printf(p->a, "%s (%s -> %s)", all, r->grade_kept, g->id);
	}
	return all;
}
