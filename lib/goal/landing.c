/* The past that a landing is drawn from: which units it has, and what each says
 * of what is left of the period. */
#include "lib/goal/landing.h"


#include "lib/base/draw.h"
#include "lib/goal/status_inside.h"
#include "lib/metric/table.h"

enum { MONTH_DAYS = 31, PARTS_MAX = 4000 };
enum part_of { WHOLE, LAST_DAYS, FIRST_DAYS };

/* A part of what is left. */
struct part { enum part_of place; int k; };

struct unit {
	struct period span;
	int           w;                  /* its working days */
};

/* The goals on one metric over one period. */
struct aim {
	struct dept           *d;
	const struct goal_ask *ask;
	const uint32_t        *seed;      /* NULL: each its own */
	struct arena          *a;
	const struct org      *org;
	const struct goal_row *row;
	size_t                 n;
	enum period_unit       unit;
	struct part           *part;
	size_t                 parts;
	struct unit            past[LANDING_WEEKS]; /* the newest last */
	size_t                 pasts;
	struct period         *span;      /* by part and past unit; then what came before, and the period */
	size_t                 spans;
	struct metric_table   *t;
};

/* ---- parts --------------------------------------------------------------- */

static int
list_parts(struct aim *m, struct sales_err *err)
{
	const struct period      p = m->row->period;
	const struct calendar   *c = &m->d->policy->calendar;
	const struct period_env *when = &m->d->when;
	struct period            left = { p.from > m->ask->today ? p.from : m->ask->today + 1, p.to }, u;
	size_t                   cap = 0;

	m->unit = p.to - p.from < MONTH_DAYS ? UNIT_WEEK : UNIT_MONTH;
	for (u = period_of(left.from, m->unit, when); u.from <= left.to; u = period_step(u, m->unit, 1, when)) {
		const struct period x = { u.from > left.from ? u.from : left.from, u.to < left.to ? u.to : left.to };
		const bool          from = calendar_workdays(c, (struct period){ u.from, x.from - 1 }) == 0;
		const bool          to = calendar_workdays(c, (struct period){ x.to + 1, u.to }) == 0;
		const int           k = calendar_workdays(c, x);

		if (k == 0)
			continue;
		if (m->parts == PARTS_MAX)
			return FAIL(err, SALES_EINVAL, _("goals of %s: the period is too long to say where they land"),
			    m->row->period_name);
		m->part = arena_more(m->a, m->part, m->parts, &cap, sizeof(*m->part));
		m->part[m->parts++] = (struct part){ from == to ? WHOLE : to ? LAST_DAYS : FIRST_DAYS, k };
	}
	return SALES_OK;
}

/* ---- the past ------------------------------------------------------------ */

static void
list_past(struct aim *m)
{
	const struct period_env *when = &m->d->when;
	const size_t             most = m->unit == UNIT_WEEK ? LANDING_WEEKS : LANDING_MONTHS;
	struct period            u = period_of(m->ask->today, m->unit, when);
	size_t                   n = 0;

	if (u.to > m->ask->today)
		u = period_step(u, m->unit, -1, when);
	for (size_t i = 0; i < most; i++, u = period_step(u, m->unit, -1, when)) {
		const int w = calendar_workdays(&m->d->policy->calendar, u);

		if (w > 0)
			m->past[n++] = (struct unit){ u, w };
		if (u.from <= DAY_MIN + 2 * MONTH_DAYS)
			break;
	}
	m->pasts = n;
	for (size_t i = 0; i < n / 2; i++) {
		const struct unit x = m->past[i];

		m->past[i] = m->past[n - 1 - i];
		m->past[n - 1 - i] = x;
	}
}

/* The stretch of a past unit that is like a part; *scaled: all of it, times k / w. */
static struct period
like(const struct aim *m, const struct part *p, const struct unit *u, bool *scaled)
{
	const struct calendar *c = &m->d->policy->calendar;
	struct period          s = u->span;
	int                    n = 0;

	*scaled = p->place == WHOLE || u->w <= p->k;
	if (*scaled)
		return s;
	if (p->place == LAST_DAYS) {
		/* it begins the day after those that came before */
		while (n < u->w - p->k)
			n += calendar_is_workday(c, s.from++);
		return s;
	}
	s.to = s.from;
	while (n < p->k)
		n += calendar_is_workday(c, s.to++);
	s.to--;
	return s;
}

static int
look(struct aim *m, struct sales_err *err)
{
	struct metric_ask ask = { .metric = m->row->metric, .org = m->org };
	const struct period p = m->row->period;
	bool                scaled;

	/* parts of the same kind are like the same stretches, but they are few */
	m->span = arena_array(m->a, struct period, (m->parts + 1) * m->pasts + 2);
	for (size_t i = 0; i < m->parts; i++)
		for (size_t k = 0; k < m->pasts && m->part[i].place != WHOLE; k++)
			m->span[m->spans++] = like(m, &m->part[i], &m->past[k], &scaled);
	for (size_t k = 0; k < m->pasts; k++)
		m->span[m->spans++] = m->past[k].span;
	m->span[m->spans++] = (struct period){ DAY_NONE, m->pasts == 0 ? m->ask->today : m->past[0].span.from - 1 };
	m->span[m->spans++] = (struct period){ p.from, p.to < m->d->when.today ? p.to : m->d->when.today };
	for (size_t i = 0; i < m->n; i++)
		ask.axes |= goal_axis(m->row[i].subject);
	ask.span = m->span;
	ask.nspans = m->spans;
	return metric_table_make(m->d, &ask, m->a, &m->t, err);
}

static int
value_at(const struct aim *m, const struct goal_row *r, size_t span, int64_t *v, int64_t *facts, struct sales_err *err)
{
	struct ratio x;
	money        y = { 0 };

	TRY(metric_table_at(m->t, goal_axis(r->subject), (size_t)subject_id(r->subject), span, &x, facts, err));
	if (x.den != 0 && !money_mul((money){ MONEY_UNIT }, x, 4, ROUND_HALF_UP, &y))
		return FAIL(err, SALES_EINVAL, _("the figures of '%s' are too large to compare"), r->metric->id);
	*v = y.v;
	return SALES_OK;
}

/* Where the subject's past begins, and whether it was there all through a unit. */
static int
list_units(const struct aim *m, const struct goal_row *r, size_t *unit, size_t *n, struct sales_err *err)
{
	const struct org_person *who = subject_is_person(r->subject) ? &m->org->person[subject_id(r->subject)] : NULL;
	int64_t                  v, facts;
	bool                     has_begun;

	*n = 0;
	TRY(value_at(m, r, m->spans - 2, &v, &facts, err));
	has_begun = facts > 0;
	for (size_t k = 0; k < m->pasts; k++) {
		const struct period s = m->past[k].span;

		TRY(value_at(m, r, m->spans - 2 - m->pasts + k, &v, &facts, err));
		has_begun = has_begun || facts > 0;
		if (has_begun && (who == NULL || ((who->hired == DAY_NONE || who->hired <= s.from) &&
		    (who->left == DAY_NONE || who->left >= s.to))))
			unit[(*n)++] = k;
	}
	return SALES_OK;
}

static int
says(const struct aim *m, const struct goal_row *r, size_t part, size_t unit, int64_t *out, struct sales_err *err)
{
	const struct part *p = &m->part[part];
	const struct unit *u = &m->past[unit];
	struct ratio       by = { 1, 1 };
	int64_t            facts;
	size_t             at = m->spans - 2 - m->pasts + unit, before = 0;
	bool               scaled;
	money              v;

	like(m, p, u, &scaled);
	for (size_t i = 0; i < part; i++)
		before += m->part[i].place != WHOLE;
	if (!scaled)
		at = before * m->pasts + unit;
	TRY(value_at(m, r, at, &v.v, &facts, err));
	if (scaled && (!ratio_make(p->k, u->w, &by) || !money_mul(v, by, 4, ROUND_HALF_UP, &v)))
		return FAIL(err, SALES_EINVAL, _("the figures of '%s' are too large to compare"), r->metric->id);
	*out = v.v;
	return SALES_OK;
}

/* ---- one goal ------------------------------------------------------------ */

static uint32_t
seed_of(const struct aim *m, const struct goal_row *r)
{
	char        from[DAY_SIZE], to[DAY_SIZE], on[DAY_SIZE];
	const char *text = arena_printf(m->a, "salesctl goal %lld %s %s %s %s", (long long)r->subject, r->metric->id,
	    day_str(r->period.from, from), day_str(r->period.to, to), day_str(m->ask->today, on));

	return m->seed != NULL ? *m->seed : draw_seed(text);
}

static bool
in_units(int64_t v, struct ratio *out)
{
	return ratio_make(v, MONEY_UNIT, out);
}

static int
too_large(const struct goal_row *r, struct sales_err *err)
{
	return FAIL(err, SALES_EINVAL, _("the figures of '%s' are too large to compare"), r->metric->id);
}

static int
draw_goal(const struct aim *m, const struct goal_row *r, const size_t *unit, size_t n, struct landing *out,
    struct sales_err *err)
{
	int64_t           *says_all = arena_array(m->a, int64_t, m->parts * n);
	struct landing_urn urn = { .says = says_all, .parts = m->parts, .units = n, .seed = out->seed };
	struct landing_draws got;
	money              x = { 0 }, y = { 0 };

	if ((r->in.actual.den != 0 && !money_mul((money){ MONEY_UNIT }, r->in.actual, 4, ROUND_HALF_UP, &x)) ||
	    !money_mul((money){ MONEY_UNIT }, r->in.target, 4, ROUND_HALF_UP, &y))
		return too_large(r, err);
	urn.reached = x.v;
	urn.target = y.v;
	for (size_t p = 0; p < m->parts; p++)
		for (size_t u = 0; u < n; u++)
			TRY(says(m, r, p, unit[u], &says_all[p * n + u], err));
	if (!landing_draw(&urn, &got) || !in_units(got.p10, &out->p10) || !in_units(got.p50, &out->p50) ||
	    !in_units(got.p90, &out->p90) || !ratio_make(got.hits, LANDING_DRAWS, &out->chance))
		return too_large(r, err);
	return SALES_OK;
}

static int
land(const struct aim *m, const struct goal_row *r, struct landing *out, struct sales_err *err)
{
	size_t  unit[LANDING_WEEKS], n = 0;
	int64_t v, facts;

	*out = (struct landing){ .goal = r, .unit = m->unit, .seed = seed_of(m, r), .days_left = r->at.days - r->at.elapsed,
		.basis = m->parts == 0 ? LANDING_OVER : LANDING_DRAWN };
	if (r->period.to < m->d->when.today) {
		TRY(value_at(m, r, m->spans - 1, &v, &facts, err));
		if (!in_units(v, &out->became))
			return too_large(r, err);
	}
	if (out->basis == LANDING_OVER) {
		out->p10 = out->p50 = out->p90 = r->in.actual;
		out->chance = (struct ratio){ ratio_cmp(r->in.actual, r->in.target) >= 0, 1 };
		return SALES_OK;
	}
	TRY(list_units(m, r, unit, &n, err));
	out->units = (int)n;
	if (n < (size_t)m->d->policy->analysis.few) {
		out->basis = LANDING_FEW;
		return SALES_OK;
	}
	return draw_goal(m, r, unit, n, out, err);
}

/* ---- all ----------------------------------------------------------------- */

static void
count_inside(struct landing_list *l, const struct landing *x)
{
	if (x->basis != LANDING_DRAWN || x->became.den == 0)
		return;
	l->over++;
	l->inside += ratio_cmp(x->became, x->p10) >= 0 && ratio_cmp(x->became, x->p90) <= 0;
}

static int
land_aim(struct aim *m, struct landing_list *out, struct sales_err *err)
{
	if (!goal_cumulates(m->row->metric) || m->row->metric->lower_is_better) {
		out->left_out += (int)m->n;
		return SALES_OK;
	}
	TRY(list_parts(m, err));
	list_past(m);
	TRY(look(m, err));
	for (size_t i = 0; i < m->n; i++) {
		TRY(land(m, &m->row[i], &out->v[out->n], err));
		count_inside(out, &out->v[out->n++]);
	}
	return SALES_OK;
}

int
goal_landing(struct dept *d, const struct goal_ask *ask, const uint32_t *seed, struct arena *a,
    struct landing_list *out, struct sales_err *err)
{
	struct goal_list goals;
	struct org       org;

	*out = (struct landing_list){ .n = 0 };
	TRY(org_load(d, a, &org, err));
	TRY(goal_status(d, ask, a, &goals, err));
	out->v = arena_array(a, struct landing, goals.n + 1);
	for (size_t from = 0, to; from < goals.n; from = to) {
		struct aim *m = arena_new(a, struct aim);

		for (to = from + 1; to < goals.n && listing_same_aim(&goals.row[from], &goals.row[to]);)
			to++;
		*m = (struct aim){ .d = d, .ask = ask, .seed = seed, .a = a, .org = &org, .row = &goals.row[from],
			.n = to - from };
		TRY(land_aim(m, out, err));
	}
	return SALES_OK;
}

const char *
landing_basis_name(enum landing_basis b)
{
	static const char *const name[] = { "drawn", "few", "over" };

	return name[b];
}
