#include "lib/review/sensitivity.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/exact.h"
#include "lib/review/cycle.h"
#include "lib/review/rank.h"

/* ---- the reviews --------------------------------------------------------- */

struct one { struct sheet s; int64_t person; day to; };
struct person { int64_t id; struct one *v; size_t n; bool apart; int was, now; };

struct swaying {
	struct dept  *d;
	struct arena *a;
	struct one   *v;
	size_t        n;
	struct sway  *row;
	size_t        nrows, room;
};

/* Of one scorecard. */
struct group { struct person *p; size_t n; int top; };

static int
by_card(const void *x, const void *y)
{
	const struct one *a = x, *b = y;
	const int         c = strcmp(a->s.card->id, b->s.card->id);

	if (c != 0)
		return c;
	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	return (a->to > b->to) - (a->to < b->to);
}

static int
read_all(struct swaying *w, const int64_t *id, size_t n, struct sales_err *err)
{
	w->v = arena_array(w->a, struct one, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct one *o = &w->v[w->n];

		TRY(sheet_load(w->d, id[i], w->a, &o->s, err));
		o->person = o->s.review.v[REVIEW_PERSON].u.i;
		o->to = (day)o->s.review.v[REVIEW_TO].u.i;
		w->n++;
	}
	if (w->n > 0)
		qsort(w->v, w->n, sizeof(*w->v), by_card);
	return SALES_OK;
}

/* ---- other weights ------------------------------------------------------- */

/* One weight moved by some points, the others scaled to fill up to 1. False: it
 * is not among them, or there are no others. */
static bool
moved(const struct scorecard *c, const char *id, int points, struct arena *a, struct scorecard *out)
{
	struct indicator *all = arena_array(a, struct indicator, c->nindicators + 1);
	const struct ratio one = { 1, 1 };
	struct ratio      to, rest, before, scale;
	size_t            at = 0;

	while (at < c->nindicators && strcmp(c->indicators[at].id, id) != 0)
		at++;
	if (at == c->nindicators || !ratio_add(c->indicators[at].weight, (struct ratio){ points, 100 }, &to)
	    || !ratio_sub(one, c->indicators[at].weight, &before) || before.num <= 0)
		return false;
	if (to.num < 0)
		to = (struct ratio){ 0, 1 };
	if (ratio_cmp(to, one) > 0)
		to = one;
	if (!ratio_sub(one, to, &rest) || !ratio_div(rest, before, &scale))
		return false;
	memcpy(all, c->indicators, c->nindicators * sizeof(*all));
	for (size_t i = 0; i < c->nindicators; i++)
		if (i == at)
			all[i].weight = to;
		else if (!ratio_mul(all[i].weight, scale, &all[i].weight))
			return false;
	*out = *c;
	out->indicators = all;
	return true;
}

/* A person's mean score with it (id NULL: as it is). False: he has none. */
static bool
score_person(const struct person *p, const char *id, int points, struct exact *out)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct exact                     one;
	int64_t                          n = 0;

	exact_init(&one);
	exact_set_ratio(out, (struct ratio){ 0, 1 });
	for (size_t i = 0; i < p->n; i++) {
		struct sheet     s = p->v[i].s;
		struct scorecard other;
		enum outcome     o;

		if (id != NULL && moved(s.card, id, points, &a, &other))
			s.card = &other;
		o = sheet_score(&s, &one);
		if (o != SCORE_WHOLE && o != SCORE_REWEIGHTED)
			continue;
		exact_add(out, &one);
		n++;
	}
	exact_done(&one);
	if (n > 1)
		exact_divide(out, (struct ratio){ n, 1 });
	return n > 0;
}

/* Ranks into `now`. */
static void
rank_group(const struct group *g, const char *id, int points)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct ranked                   *r = arena_array(&a, struct ranked, g->n + 1);
	struct exact                    *score = arena_array(&a, struct exact, g->n + 1);

	for (size_t i = 0; i < g->n; i++) {
		exact_init(&score[i]);
		r[i] = (struct ranked){ .apart = g->p[i].apart, .no = i };
		if (score_person(&g->p[i], id, points, &score[i]))
			r[i].score = &score[i];
	}
	rank_all(r, g->n);
	for (size_t i = 0; i < g->n; i++)
		g->p[r[i].no].now = r[i].rank;
	for (size_t i = 0; i < g->n; i++)
		exact_done(&score[i]);
}

/* ---- rows ---------------------------------------------------------------- */

static bool
is_top(const struct group *g, const struct person *p, int rank)
{
	return !p->apart && rank > 0 && rank <= g->top;
}

static void
compare(const struct group *g, struct sway *row, struct arena *a)
{
	int furthest = 0;

	row->in = arena_array(a, int64_t, g->n + 1);
	row->out = arena_array(a, int64_t, g->n + 1);
	row->top = g->top;
	for (size_t i = 0; i < g->n; i++) {
		const struct person *p = &g->p[i];
		const int            way = abs(p->now - p->was);

		row->people += p->now > 0;
		row->changed += way > 0;
		if (way > furthest) {
			furthest = way;
			row->who = p->id;
			row->from = p->was;
			row->to = p->now;
		}
		if (is_top(g, p, p->now) && !is_top(g, p, p->was))
			row->in[row->nin++] = p->id;
		if (is_top(g, p, p->was) && !is_top(g, p, p->now))
			row->out[row->nout++] = p->id;
	}
}

static struct sway *
add_row(struct swaying *w)
{
	if (w->nrows == w->room) {
		const size_t room = w->room * 2 + 32;
		struct sway *more = arena_array(w->a, struct sway, room);

		if (w->nrows > 0)
			memcpy(more, w->row, w->nrows * sizeof(*more));
		w->row = more;
		w->room = room;
	}
	return &w->row[w->nrows++];
}

/* The people of one card, whose reviews lie side by side. */
static void
sway_card(struct swaying *w, struct one *v, size_t n)
{
	const struct scorecard *c = v[n - 1].s.card;
	struct group            g = { .top = c->see == PEERS_TOP ? c->see_top : SWAY_TOP };
	size_t                  k;

	g.p = arena_array(w->a, struct person, n + 1);
	for (size_t i = 0; i < n; i = k) {
		const struct value *newcomer;

		for (k = i + 1; k < n && v[k].person == v[i].person;)
			k++;
		newcomer = &v[k - 1].s.review.v[REVIEW_NEWCOMER];
		g.p[g.n++] = (struct person){ .id = v[i].person, .v = v + i, .n = k - i,
			.apart = newcomer->type == V_BOOL && newcomer->u.i != 0 };
	}
	rank_group(&g, NULL, 0);
	for (size_t i = 0; i < g.n; i++)
		g.p[i].was = g.p[i].now;
	for (size_t i = 0; i < c->nindicators; i++)
		for (int points = SWAY_POINTS; points >= -SWAY_POINTS; points -= 2 * SWAY_POINTS) {
			struct scorecard other;
			struct sway     *row;

			if (!moved(c, c->indicators[i].id, points, w->a, &other))
				continue;
			row = add_row(w);
			*row = (struct sway){ .card = c->id, .indicator = &c->indicators[i], .of = &v[n - 1].s,
				.weight = other.indicators[i].weight };
			rank_group(&g, c->indicators[i].id, points);
			compare(&g, row, w->a);
		}
}

int
review_sensitivity(struct dept *d, struct period period, const char *card, struct arena *a, struct sway_list *out,
    struct sales_err *err)
{
	struct swaying w = { .d = d, .a = a };
	int64_t       *id;
	size_t         n, k;

	*out = (struct sway_list){ 0 };
	TRY(cycle_within(d, period, card, a, &id, &n, err));
	TRY(read_all(&w, id, n, err));
	for (size_t i = 0; i < w.n; i = k) {
		for (k = i + 1; k < w.n && strcmp(w.v[k].s.card->id, w.v[i].s.card->id) == 0;)
			k++;
		sway_card(&w, w.v + i, k - i);
	}
	out->row = w.row;
	out->n = w.nrows;
	return SALES_OK;
}
