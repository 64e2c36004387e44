#include "lib/payout/draws.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/draw.h"
#include "lib/payout/posted.h"
#include "lib/payout/won.h"
#include "lib/record/suppose.h"

struct drawing {
	struct dept            *d;
	const struct draws_ask *ask;
	struct arena           *a;
	struct draws           *out;
	struct won_deal        *deal;
	size_t                  n;
	struct org              org;
	int64_t                *base;     /* [person]: entitled on the day before the period */
	int64_t                *sum;      /* [draw * (people + 1) + person]; person 0: all */
	bool                   *won;      /* [draw * n + deal] */
};

static int64_t *
row_of(const struct drawing *w, size_t draw)
{
	return w->sum + draw * w->org.npeople;
}

/* ---- reckoning ----------------------------------------------------------- */

static void
engine_and_arena_done(struct engine *e)
{
	engine_done(e);
	arena_done(e->a);
}

static int
add_lines(const struct drawing *w, const struct engine *e, int64_t *sum, struct sales_err *err)
{
	const struct entitled *v = engine_out(e);

	for (size_t i = 0; i < engine_count(e); i++)
		if ((size_t)v[i].person < w->org.npeople && __builtin_add_overflow(sum[v[i].person], v[i].amount, &sum[v[i].person]))
			return FAIL(err, SALES_EINVAL, _("somebody's payout is too large to reckon with"));
	return SALES_OK;
}

/* What everybody is entitled to by a day, into sum. */
static int
reckon_to(struct drawing *w, day to, int64_t *sum, struct sales_err *err)
{
	struct arena                                  a = { 0 };
	CLEANUP(engine_and_arena_done) struct engine e = { .a = &a };
	const struct period                           p = { period_in_year(to, UNIT_YEAR, &w->d->when).from, to };
	struct run_list                               runs;

	TRY(engine_load(&e, w->d, p, &a, err));
	TRY(runs_counted(w->d, NULL, &a, &runs, err));
	TRY(past_load(&e, &runs, err));
	e.estimating.on = true;
	TRY(engine_reckon(&e, err));
	if (e.unknown.n > 0) {
		w->out->unknown = arena_strdup(w->a, e.unknown.what);
		w->out->unknown_plan = arena_strdup(w->a, e.unknown.plan);
	}
	return add_lines(w, &e, sum, err);
}

/* The period's part, and the total as person 0. */
static int
finish_row(const struct drawing *w, int64_t *sum, struct sales_err *err)
{
	for (size_t i = 1; i < w->org.npeople; i++) {
		sum[i] -= w->base[i];
		if (__builtin_add_overflow(sum[0], sum[i], &sum[0]))
			return FAIL(err, SALES_EINVAL, _("the total is too large to reckon with"));
	}
	return SALES_OK;
}

/* The same deals won as in an earlier draw: the same pay. */
static bool
same_as_before(const struct drawing *w, size_t draw, int64_t *sum)
{
	for (size_t i = 0; i < draw; i++)
		if (w->n == 0 || memcmp(w->won + i * w->n, w->won + draw * w->n, w->n * sizeof(*w->won)) == 0) {
			memcpy(sum, row_of(w, i), w->org.npeople * sizeof(*sum));
			return true;
		}
	return false;
}

static int
reckon_draw(struct drawing *w, size_t draw, struct sales_err *err)
{
	int64_t *sum = row_of(w, draw);

	if (same_as_before(w, draw, sum))
		return SALES_OK;
	TRY(suppose_nothing(w->d, err));
	for (size_t i = 0; i < w->n; i++)
		if (w->won[draw * w->n + i])
			TRY(won_suppose(w->d, &w->deal[i], w->ask->are_paid, err));
	TRY(reckon_to(w, w->ask->period.to, sum, err));
	return finish_row(w, sum, err);
}

/* ---- deals --------------------------------------------------------------- */

static int
find_deals(struct drawing *w, struct sales_err *err)
{
	const struct period p = w->ask->period;
	const day           today = w->d->when.today;
	size_t              kept = 0;

	TRY(won_open(w->d, w->a, &w->deal, &w->n, err));
	for (size_t i = 0; i < w->n; i++) {
		struct won_deal *x = &w->deal[i];

		if (x->on != DAY_NONE && x->on < today)
			x->on = today;
		if (x->on == DAY_NONE)
			w->out->undated++;
		else if (x->on < p.from || x->on > p.to)
			w->out->other++;
		else
			w->deal[kept++] = *x;
	}
	w->n = w->out->deals = kept;
	return SALES_OK;
}

static void
draw_all(struct drawing *w)
{
	struct draw from;

	draw_begin(&from, "payout", w->ask->seed);
	w->won = arena_array(w->a, bool, (size_t)w->ask->draws * w->n + 1);
	for (size_t i = 0; i < (size_t)w->ask->draws * w->n; i++)
		w->won[i] = (int64_t)draw_below(&from, RATE_UNIT) < w->deal[i % w->n].chance;
}

/* ---- what it comes to ---------------------------------------------------- */

static int
by_size(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

/* Of person 0: the total. */
static struct draws_row
row_for(const struct drawing *w, size_t person, const int64_t *now, int64_t *room)
{
	const size_t     n = (size_t)w->ask->draws;
	struct draws_row r = { .person = (int64_t)person, .now = now[person] };

	for (size_t i = 0; i < n; i++)
		room[i] = row_of(w, i)[person];
	qsort(room, n, sizeof(*room), by_size);
	r.p10 = room[(n + 9) / 10 - 1];
	r.p50 = room[(n * 5 + 9) / 10 - 1];
	r.p90 = room[(n * 9 + 9) / 10 - 1];
	return r;
}

static bool
gets_any(const struct drawing *w, size_t person, const int64_t *now)
{
	if (now[person] != 0)
		return true;
	for (size_t i = 0; i < (size_t)w->ask->draws; i++)
		if (row_of(w, i)[person] != 0)
			return true;
	return false;
}

struct coded { const char *code; size_t person; };

static int
by_code(const void *a, const void *b)
{
	return strcmp(((const struct coded *)a)->code, ((const struct coded *)b)->code);
}

static void
put_rows(struct drawing *w, const int64_t *now)
{
	struct coded *c = arena_array(w->a, struct coded, w->org.npeople + 1);
	int64_t      *room = arena_array(w->a, int64_t, (size_t)w->ask->draws);
	size_t        n = 0;

	for (size_t i = 1; i < w->org.npeople; i++)
		if (w->org.person[i].id != 0 && gets_any(w, i, now))
			c[n++] = (struct coded){ w->org.person[i].code, i };
	qsort(c, n, sizeof(*c), by_code);
	w->out->v = arena_array(w->a, struct draws_row, n + 1);
	for (size_t i = 0; i < n; i++)
		w->out->v[w->out->n++] = row_for(w, c[i].person, now, room);
	w->out->all = row_for(w, 0, now, room);
}

static int
reckon_all(struct drawing *w, int64_t *now, struct sales_err *err)
{
	const day before = w->ask->period.from - 1;

	if (w->ask->period.from != period_in_year(w->ask->period.to, UNIT_YEAR, &w->d->when).from)
		TRY(reckon_to(w, before, w->base, err));
	TRY(reckon_to(w, w->ask->period.to, now, err));
	TRY(finish_row(w, now, err));
	for (size_t i = 0; i < (size_t)w->ask->draws; i++)
		TRY(reckon_draw(w, i, err));
	return SALES_OK;
}

int
draws_make(struct dept *d, const struct draws_ask *ask, struct arena *a, struct draws *out, struct sales_err *err)
{
	struct drawing   w = { .d = d, .ask = ask, .a = a, .out = out };
	struct sales_err back;
	int64_t         *now;
	int              rc;

	*out = (struct draws){ 0 };
	TRY(engine_check_period(d, ask->period, err));
	TRY(org_load(d, a, &w.org, err));
	TRY(find_deals(&w, err));
	draw_all(&w);
	w.base = arena_array(a, int64_t, w.org.npeople + 1);
	w.sum = arena_array(a, int64_t, (size_t)ask->draws * w.org.npeople + 1);
	now = arena_array(a, int64_t, w.org.npeople + 1);
	rc = reckon_all(&w, now, err);
	if (suppose_nothing(d, &back) != SALES_OK && rc == SALES_OK) {
		*err = back;
		rc = (int)back.code;
	}
	if (rc == SALES_OK)
		put_rows(&w, now);
	return rc;
}

uint32_t
draws_seed(const struct dept *d, struct period p)
{
	char text[96], from[DAY_SIZE], to[DAY_SIZE], on[DAY_SIZE];

	snprintf(text, sizeof(text), "salesctl payout %s %s %s", day_str(p.from, from), day_str(p.to, to),
	    day_str(d->when.today, on));
	return draw_seed(text);
}
