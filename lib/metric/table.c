#include "lib/metric/table_inside.h"

#include "lib/base/buf.h"
#include "lib/metric/scan.h"

enum { DEPTH_MAX = 8, NAMES_MAX = 16 };

/* ---- feeding ----------------------------------------------------------- */

struct feed { struct metric_table *t; struct part *p; };

static struct tally *
tally_at(struct metric_table *t, struct part *p, int axis, size_t row, size_t span)
{
	struct tallies *s = &p->axis[axis];

	if (row >= s->rows) {
		if (row >= s->cap) {
			const size_t  cap = row < 32 ? 64 : row * 2;
			struct tally *v = arena_array(t->a, struct tally, cap * t->ask.nspans);

			if (s->rows > 0)
				memcpy(v, s->v, s->rows * t->ask.nspans * sizeof(*v));
			s->v = v;
			s->cap = cap;
		}
		s->rows = row + 1;
	}
	return &s->v[row * t->ask.nspans + span];
}

static const char *
value_bytes(const struct value *v, size_t *n)
{
	if (v->type == V_TEXT) {
		*n = v->u.s.n;
		return v->u.s.p;
	}
	*n = v->type == V_NULL ? 0 : v->type == V_RATIO ? sizeof(v->u.r) : sizeof(v->u.i);
	return (const char *)&v->u;
}

static bool
seen_before(struct part *p, int axis, size_t row, size_t span, const struct value *v)
{
	CLEANUP(buf_done) struct buf key = { 0 };
	const uint64_t at[3] = { (uint64_t)axis, row, span };
	const char    *bytes;
	size_t         n;
	int            added;

	bytes = value_bytes(v, &n);
	buf_put(&key, at, sizeof(at));
	buf_put(&key, bytes, n);
	map_add(&p->seen, key.p, key.n, 0, &added);
	return !added;
}

/* Where to begin looking: spans that follow each other are searched by halves. */
static size_t
first_span(const struct metric_table *t, day on)
{
	size_t from = 0, to = t->ask.nspans;

	if (!t->ordered)
		return 0;
	while (from < to) {
		const size_t mid = (from + to) / 2;

		if (t->ask.span[mid].to < on)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

/* Amounts of parts add up; averages and extremes look at each record once. */
static int
count_in(struct feed *f, int axis, size_t row, const struct fact *x, const struct value *v,
    struct sales_err *err)
{
	const enum measure_fn fn = f->p->of->fn;

	for (size_t i = first_span(f->t, x->on); i < f->t->ask.nspans; i++) {
		struct tally *y;
		bool          again;
		int64_t       add = fn == MEASURE_SUM || fn == MEASURE_COUNT ? x->value : x->whole;

		if (!period_holds(f->t->ask.span[i], x->on)) {
			if (f->t->ordered)
				break;
			continue;
		}
		y = tally_at(f->t, f->p, axis, row, i);
		again = y->last == x->id;
		if (fn == MEASURE_DISTINCT && seen_before(f->p, axis, row, i, v))
			continue;
		if (again && fn != MEASURE_SUM && fn != MEASURE_COUNT)
			continue;
		if (__builtin_add_overflow(y->sum, add, &y->sum))
			return FAIL(err, SALES_EINVAL, _("the sum of '%s' is too large"), f->t->m->id);
		if (y->n == 0 || add < y->least)
			y->least = add;
		if (y->n == 0 || add > y->most)
			y->most = add;
		y->n += !again;
		y->last = x->id;
	}
	return SALES_OK;
}

/* A fact counts once in each team above the person's on that day. */
static int
count_in_teams(struct feed *f, const struct fact *x, const struct value *v, struct sales_err *err)
{
	const struct org       *o = f->t->ask.org;
	const struct org_place *at = x->person == 0 ? NULL : org_at(o, x->person, x->on);
	int64_t                 team = at == NULL ? 0 : at->team;

	if (team == 0)
		return count_in(f, 2, 0, x, v, err);
	for (size_t n = 0; team > 0 && (size_t)team < o->nteams && n < o->nteams; n++) {
		TRY(count_in(f, 2, (size_t)team, x, v, err));
		team = o->team[team].parent;
	}
	return SALES_OK;
}

static size_t
key_row(struct metric_table *t, const struct value *v)
{
	struct keys    *k = t->keys;
	struct map_key *e;
	size_t          n;
	const char     *bytes = value_bytes(v, &n);
	int             added;

	/* an empty field and an empty text are the same row */
	e = map_add(&k->map, bytes, n, (int64_t)k->n, &added);
	if (!added)
		return (size_t)e->value;
	if (k->n == k->cap) {
		struct value *more = arena_array(t->a, struct value, k->cap = k->cap * 2 + 16);

		if (k->n > 0)
			memcpy(more, k->v, k->n * sizeof(*more));
		k->v = more;
	}
	k->v[k->n] = *v;
	if (v->type == V_TEXT)
		k->v[k->n].u.s.p = arena_strndup(t->a, v->u.s.p, v->u.s.n);
	return k->n++;
}

static int
feed(void *arg, const struct fact *x, const struct value *v, const struct value *key,
    struct sales_err *err)
{
	struct feed   *f = arg;
	const unsigned axes = f->t->ask.axes;

	if (axes & AXIS_COMPANY)
		TRY(count_in(f, 0, 0, x, v, err));
	if (axes & AXIS_PERSON)
		TRY(count_in(f, 1, (size_t)x->person, x, v, err));
	if (axes & AXIS_TEAM)
		TRY(count_in_teams(f, x, v, err));
	if (axes & AXIS_FIELD)
		return count_in(f, 3, key_row(f->t, key), x, v, err);
	return SALES_OK;
}

static int
gather(struct metric_table *t, struct part *p, const struct fact_source *of, struct sales_err *err)
{
	CLEANUP(scan_done) struct scan s = { .d = t->d, .metric = t->m->id, .of = of,
		.unit = t->m->form == METRIC_FACTS ? t->m->unit : V_NULL, .weighted = t->ask.weighted,
		.group = t->ask.axes & AXIS_FIELD ? t->ask.field : NULL,
		.scope = { .period = spans_hull(t->ask.span, t->ask.nspans), .where = t->ask.where, .people = t->ask.people, .npeople = t->ask.npeople,
		.shared = t->ask.shared } };
	struct feed f = { t, p };
	int         rc;

	p->of = of;
	TRY(scan_open(&s, err));
	rc = scan_each(&s, feed, &f, err);
	map_done(&p->seen);
	return rc;
}

/* ---- metrics over metrics ---------------------------------------------- */

static bool
is_ordered(const struct period *span, size_t n)
{
	if (span[0].from == DAY_NONE || span[0].to == DAY_NONE)
		return false;
	for (size_t i = 1; i < n; i++)
		if (span[i].from == DAY_NONE || span[i].to == DAY_NONE || span[i].from <= span[i - 1].to)
			return false;
	return true;
}

static int make(struct dept *d, const struct metric_ask *ask, struct arena *a, struct keys *keys,
    int depth, struct metric_table **out, struct sales_err *err);

static int
bind_metric(void *ctx, const char *name, enum vtype *type, const void **slot, struct sales_err *err)
{
	struct metric_table *t = ctx;
	struct metric_ask    ask = t->ask;
	size_t               i = 0;

	*type = V_RATIO;
	for (; i < t->nof; i++)
		if (strcmp(t->of[i]->m->id, name) == 0)
			break;
	if (i == t->nof) {
		ask.metric = policy_metric(t->d->policy, name);
		if (ask.metric == NULL)
			return FAIL(err, SALES_ENOTFOUND, _("no metric '%s'"), name);
		if (t->nof == NAMES_MAX || t->depth == DEPTH_MAX)
			return FAIL(err, SALES_EINVAL, _("metric '%s' is built on too many others"), t->m->id);
		TRY(make(t->d, &ask, t->a, t->keys, t->depth + 1, &t->of[i], err));
		t->nof++;
	}
	*slot = (const void *)(uintptr_t)(i + 1);
	return SALES_OK;
}

static int
gather_expr(struct metric_table *t, struct sales_err *err)
{
	struct expr_scope scope = { .ctx = t, .when = &t->d->when, .field = bind_metric };

	t->of = arena_array(t->a, struct metric_table *, NAMES_MAX);
	TRY(expr_parse(t->a, t->m->expr, &t->expr, err));
	return expr_bind(t->a, t->expr, &scope, V_NULL, err);
}

static int
make(struct dept *d, const struct metric_ask *ask, struct arena *a, struct keys *keys, int depth,
    struct metric_table **out, struct sales_err *err)
{
	struct metric_table *t = arena_new(a, struct metric_table);

	*t = (struct metric_table){ .m = ask->metric, .ask = *ask, .d = d, .a = a, .keys = keys,
		.depth = depth, .ordered = is_ordered(ask->span, ask->nspans) };
	*out = t;
	switch (t->m->form) {
	case METRIC_EXPR:
		return gather_expr(t, err);
	case METRIC_RATIO:
		TRY(gather(t, &t->base, &t->m->base, err));
		return gather(t, &t->facts, &t->m->facts, err);
	case METRIC_FACTS:
		break;
	}
	return gather(t, &t->facts, &t->m->facts, err);
}

int
metric_table_make(struct dept *d, const struct metric_ask *ask, struct arena *a,
    struct metric_table **out, struct sales_err *err)
{
	struct keys *keys = arena_new(a, struct keys);
	int          rc = make(d, ask, a, keys, 0, out, err);

	map_done(&keys->map);
	return rc;
}
