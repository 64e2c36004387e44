#include "lib/analysis/funnel.h"

#include "lib/analysis/deals.h"
#include "lib/analysis/median.h"
#include "lib/analysis/path.h"

/* One row and stage in the making. */
struct count {
	struct funnel_row r;
	int32_t          *day;
	size_t            ndays, cap;
};

struct counting {
	struct groups  g;
	struct moves   moves;
	struct arena  *a;
	struct funnel *out;
	size_t        *first;      /* by pipeline: where its stages begin */
	size_t         nstages;    /* of all pipelines */
	struct count  *v;          /* [row * nstages + first[pipeline] + stage] */
	size_t         rows, cap;
	struct period  period;
};

static void
counting_done(struct counting *c)
{
	groups_done(&c->g);
	moves_done(&c->moves);
}

static struct count *
stages_of(struct counting *c, size_t row)
{
	if (row >= c->cap) {
		const size_t  cap = row * 2 + 8;
		struct count *v = arena_array(c->a, struct count, cap * c->nstages);

		if (c->rows > 0)
			memcpy(v, c->v, c->rows * c->nstages * sizeof(*v));
		c->v = v;
		c->cap = cap;
	}
	if (row >= c->rows)
		c->rows = row + 1;
	return &c->v[row * c->nstages];
}

static void
count_days(struct counting *c, struct count *s, int64_t days)
{
	if (days < 0)
		return;
	s->day = arena_more(c->a, s->day, s->ndays, &s->cap, sizeof(*s->day));
	s->day[s->ndays++] = (int32_t)days;
	s->r.days += days;
}

static void
count_stage(struct counting *c, struct count *s, const struct path_stage *p, bool is_won)
{
	if (p->way == WAY_SKIPPED) {
		s->r.skipped++;
		return;
	}
	s->r.entered++;
	s->r.unknown += p->is_unknown;
	s->r.won += is_won;
	s->r.forward += p->way == WAY_FORWARD;
	s->r.back += p->way == WAY_BACK;
	s->r.lost += p->way == WAY_LOST;
	s->r.here += p->way == WAY_HERE;
	if (p->way != WAY_HERE || p->is_closed)
		count_days(c, s, p->days);
}

static int
take(void *arg, const struct deal_fact *f, struct sales_err *err)
{
	struct counting *c = arg;
	struct deal_path path;
	size_t           first;

	if (f->on == DAY_NONE && (c->period.from != DAY_NONE || c->period.to != DAY_NONE)) {
		c->out->undated++;
		return SALES_OK;
	}
	if (f->pipeline == NULL || f->stage == NULL) {
		c->out->gone++;
		return SALES_OK;
	}
	TRY(path_of(&c->moves, f, &path, err));
	first = c->first[f->pipeline - c->g.d->policy->pipelines];
	c->out->deals++;
	c->out->reopened += path.is_reopened;
	c->out->gone += path.has_gone;
	c->out->still[f->stage->cls] += path.is_still;
	for (size_t i = 0; i < f->rows->n; i++) {
		struct count *s = stages_of(c, f->rows->row[i]) + first;

		for (size_t k = 0; k < f->pipeline->nstages; k++)
			if (path.stage[k].way != WAY_NEVER)
				count_stage(c, &s[k], &path.stage[k], f->stage->cls == STAGE_WON);
	}
	return SALES_OK;
}

/* Pipelines that no deal of the row is in are left out. */
static bool
is_used(const struct count *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i].r.entered > 0)
			return true;
	return false;
}

static void
put_row(struct counting *c, size_t row, const struct value *key)
{
	const struct policy *p = c->g.d->policy;

	for (size_t i = 0; i < p->npipelines; i++) {
		const struct pipeline *l = &p->pipelines[i];
		struct count          *s = stages_of(c, row) + c->first[i];

		if (!is_used(s, l->nstages) && (p->npipelines > 1 || c->g.cut->n > 0))
			continue;
		for (size_t k = 0; k < l->nstages; k++) {
			struct funnel_row *r = &c->out->v[c->out->n++];

			*r = s[k].r;
			r->key = key;
			r->pipeline = l;
			r->stage = &l->stages[k];
			r->timed = (int64_t)s[k].ndays;
			r->median = median_of(s[k].day, s[k].ndays);
		}
	}
}

static void
number_stages(struct counting *c)
{
	const struct policy *p = c->g.d->policy;

	c->first = arena_array(c->a, size_t, p->npipelines + 1);
	for (size_t i = 0; i < p->npipelines; i++) {
		c->first[i] = c->nstages;
		c->nstages += p->pipelines[i].nstages;
	}
}

int
funnel_make(struct dept *d, const struct cut *cut, struct period p, const char *on, const char *where,
    struct arena *a, struct funnel *out, struct sales_err *err)
{
	CLEANUP(counting_done) struct counting c = { .a = a, .out = out, .period = p };
	const struct deal_ask ask = { .period = p, .on = on == NULL ? "created_on" : on, .where = where, .rows = true };
	const size_t         *order;

	*out = (struct funnel){ .n = 0 };
	TRY(groups_open(&c.g, d, cut, a, err));
	number_stages(&c);
	TRY(moves_load(d, a, &c.moves, err));
	TRY(deals_each(&c.g, &ask, take, &c, err));
	TRY(groups_order(&c.g, &order, err));
	out->v = arena_array(a, struct funnel_row, c.g.n * c.nstages + 1);
	for (size_t i = 0; i < c.g.n; i++)
		put_row(&c, order[i], c.g.v[order[i]].key);
	return SALES_OK;
}
