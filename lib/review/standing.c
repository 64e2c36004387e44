#include "lib/review/standing.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/exact.h"
#include "lib/org/kinds.h"
#include "lib/review/cycle.h"
#include "lib/review/rank.h"
#include "lib/review/score.h"

enum { COL_PERSON, COL_CARD, COL_SCORE, COL_EXACT, COL_NEWCOMER, COL_GRADE, COLS };
static const char *const cols[COLS] = { "person", "scorecard", "score", "exact_score", "newcomer", "grade" };

/* A person while his reviews are added up. */
struct sum { struct standing_row row; struct exact score; };

struct adding {
	struct dept  *d;
	struct arena *a;
	struct buf    sums;          /* struct sum[], in order of appearance */
	size_t       *at;            /* by person: place in sums + 1 */
	size_t        room;
};

static struct sum *
sum_of(struct adding *g, int64_t person, struct sales_err *err)
{
	struct sum     *s;
	struct ref_name name;

	if ((size_t)person >= g->room) {
		const size_t room = ((size_t)person + 64) * 2;
		size_t      *more = arena_array(g->a, size_t, room);

		if (g->room > 0)
			memcpy(more, g->at, g->room * sizeof(*more));
		g->at = more;
		g->room = room;
	}
	if (g->at[person] == 0) {
		struct sum fresh = { .row = { .person = person } };

		if (dept_name(g->d, &person_kind, person, &name, err) != SALES_OK)
			return NULL;
		fresh.row.code = name.code;
		fresh.row.name = name.name;
		exact_init(&fresh.score);
		buf_put(&g->sums, &fresh, sizeof(fresh));
		g->at[person] = g->sums.n / sizeof(fresh);
	}
	s = (struct sum *)(void *)g->sums.p;
	return &s[g->at[person] - 1];
}

static bool
score_of(const struct value *c, struct exact *score)
{
	struct ratio r;

	if (c[COL_EXACT].type == V_TEXT)
		return exact_parse(c[COL_EXACT].u.s.p, c[COL_EXACT].u.s.n, score);
	if (c[COL_SCORE].type == V_NULL || !ratio_make(c[COL_SCORE].u.i, MONEY_UNIT, &r))
		return false;
	exact_set_ratio(score, r);
	return true;
}

static int
take_review(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct adding *g = arg;
	struct sum    *s = sum_of(g, c[COL_PERSON].u.i, err);
	struct exact   score;

	if (s == NULL)
		return err->code;
	exact_init(&score);
	if (score_of(c, &score)) {
		exact_add(&s->score, &score);
		s->row.reviews++;
	} else {
		s->row.waiting++;
	}
	exact_done(&score);
	s->row.card = c[COL_CARD].type == V_NULL ? "" : arena_strndup(g->a, c[COL_CARD].u.s.p, c[COL_CARD].u.s.n);
	s->row.newcomer = c[COL_NEWCOMER].type == V_BOOL && c[COL_NEWCOMER].u.i != 0;
	s->row.grade = c[COL_GRADE].type == V_NULL ? NULL : arena_strndup(g->a, c[COL_GRADE].u.s.p, c[COL_GRADE].u.s.n);
	s->row.review = id;
	return SALES_OK;
}

/* ---- ranking ------------------------------------------------------------- */

static int
by_card(const void *x, const void *y)
{
	const struct sum *a = x, *b = y;
	const int         c = strcmp(a->row.card, b->row.card);

	return c != 0 ? c : strcmp(a->row.code, b->row.code);
}

static int
finish(struct adding *g, struct sum *s, struct sales_err *err)
{
	const struct scorecard *card = policy_scorecard(g->d->policy, s->row.card);

	if (s->row.reviews == 0)
		return SALES_OK;
	if (s->row.reviews > 1)
		exact_divide(&s->score, (struct ratio){ s->row.reviews, 1 });
	if (s->row.reviews + s->row.waiting > 1) {
		s->row.grade = NULL;
		s->row.review = 0;
	}
	s->row.exact = exact_text(&s->score, g->a);
	return score_shown(card, &s->score, &s->row.score) ? SALES_OK : FAIL(err, SALES_EINVAL,
	    _("the score of %s is too large"), s->row.code);
}

static void
rank_card(struct adding *g, struct sum *s, size_t n, struct standing *out)
{
	struct ranked *r = arena_array(g->a, struct ranked, n + 1);

	for (size_t i = 0; i < n; i++)
		r[i] = (struct ranked){ .score = s[i].row.reviews > 0 ? &s[i].score : NULL, .apart = s[i].row.newcomer, .no = i };
	rank_all(r, n);
	for (size_t i = 0; i < n; i++) {
		struct standing_row *row = &out->row[out->n++];

		*row = s[r[i].no].row;
		row->rank = r[i].rank;
		row->of = r[i].of;
	}
}

static int
rank_sums(struct adding *g, struct standing *out, struct sales_err *err)
{
	struct sum  *s = (struct sum *)(void *)g->sums.p;
	const size_t n = g->sums.n / sizeof(*s);
	size_t       k;

	out->row = arena_array(g->a, struct standing_row, n + 1);
	if (n > 0)
		qsort(s, n, sizeof(*s), by_card);
	for (size_t i = 0; i < n; i++)
		TRY(finish(g, &s[i], err));
	for (size_t i = 0; i < n; i = k) {
		for (k = i + 1; k < n && strcmp(s[k].row.card, s[i].row.card) == 0;)
			k++;
		rank_card(g, s + i, k - i, out);
	}
	return SALES_OK;
}

static void
drop(struct adding *g)
{
	struct sum *s = (struct sum *)(void *)g->sums.p;

	for (size_t i = 0; i < g->sums.n / sizeof(*s); i++)
		exact_done(&s[i].score);
	buf_done(&g->sums);
}

int
review_standing(struct dept *d, struct period period, const char *card, struct arena *a, struct standing *out,
    struct sales_err *err)
{
	CLEANUP(drop) struct adding g = { .d = d, .a = a };
	struct query                q;

	*out = (struct standing){ 0 };
	TRY(cycle_card(d, card, period.to, err));
	TRY(record_query(d, &review_kind, cols, COLS, card == NULL ? NULL : arena_printf(a, "scorecard = \"%s\"", card), a, &q, err));
	q.period = period;
	q.on = kind_field(q.kind, "to");
	TRY(record_each(d, &q, take_review, &g, err));
	return rank_sums(&g, out, err);
}
