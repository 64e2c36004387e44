#include <string.h>

#include "lib/metric/span.h"
#include "lib/org/kinds.h"
#include "lib/review/judging_inside.h"
#include "lib/review/kinds.h"
#include "lib/review/standing.h"

/* ---- scores -------------------------------------------------------------- */

enum { COL_PERSON, COL_SCORE, COL_EXACT, COL_GRADE, COL_RANK, COL_TO, COLS };
static const char *const cols[COLS] = { "person", "score", "exact_score", "grade", "rank", "to" };

struct latest { struct judging *j; struct result *of; };

static int
take_latest(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct latest *l = arg;
	struct arena  *a = l->j->a;
	struct result *r;

	(void)id;
	(void)err;
	if (c[COL_SCORE].type == V_NULL || (size_t)c[COL_PERSON].u.i >= l->j->org.npeople)
		return SALES_OK;
	r = &l->of[c[COL_PERSON].u.i];
	if (r->score != NULL && r->to >= value_day(&c[COL_TO]))
		return SALES_OK;
	*r = (struct result){ .to = value_day(&c[COL_TO]), .rank = c[COL_RANK].type == V_NULL ? 0 : c[COL_RANK].u.i };
	r->score = c[COL_EXACT].type == V_TEXT ? arena_strndup(a, c[COL_EXACT].u.s.p, c[COL_EXACT].u.s.n) :
	    arena_printf(a, "%lld/%d", (long long)c[COL_SCORE].u.i, (int)MONEY_UNIT);
	r->grade = c[COL_GRADE].type == V_NULL ? NULL : arena_strndup(a, c[COL_GRADE].u.s.p, c[COL_GRADE].u.s.n);
	return SALES_OK;
}

static int
load_latest(struct judging *j, struct result *out, struct sales_err *err)
{
	struct latest l = { j, out };
	struct query  q;

	TRY(record_query(j->d, &review_kind, cols, COLS, NULL, j->a, &q, err));
	q.period = (struct period){ DAY_NONE, j->period.to };
	q.on = kind_field(q.kind, "to");
	return record_each(j->d, &q, take_latest, &l, err);
}

static int
load_period(struct judging *j, struct period period, struct result *out, struct sales_err *err)
{
	struct standing s;

	TRY(review_standing(j->d, period, NULL, j->a, &s, err));
	for (size_t i = 0; i < s.n; i++)
		if ((size_t)s.row[i].person < j->org.npeople && s.row[i].reviews > 0)
			out[s.row[i].person] = (struct result){ s.row[i].exact, s.row[i].grade, s.row[i].rank, period.to };
	return SALES_OK;
}

/* ---- opening ------------------------------------------------------------- */

int
judging_open(struct dept *d, struct period period, enum scores scores, struct arena *a, struct judging **out,
    struct sales_err *err)
{
	struct judging *j = arena_new(a, struct judging);

	*j = (struct judging){ .d = d, .a = a, .period = period, .scores = scores,
		.on = period.to < d->when.today ? period.to : d->when.today };
	TRY(dept_policy_at(d, period.to, &j->policy, err));
	judgement_open(&j->names, j->policy, OF_PERSON, period.to + 1, a);
	TRY(org_load(d, a, &j->org, err));
	j->now = arena_array(a, struct result, j->org.npeople + 1);
	*out = j;
	return scores == SCORES_LATEST ? load_latest(j, j->now, err) : load_period(j, period, j->now, err);
}

const struct policy *judging_policy(const struct judging *j) { return j->policy; }
const struct org    *judging_org(const struct judging *j) { return &j->org; }
day                  judging_day(const struct judging *j) { return j->on; }

void
judging_among(struct judging *j, const int64_t *person, size_t n)
{
	j->among = person;
	j->namong = n;
	for (size_t i = 0; i < JUDGED_NAMES; i++)
		j->of[i].has_best = false;
}

/* ---- what the names need ------------------------------------------------- */

/* "last 2 quarters": as many spans as it has; what names no unit is one. */
static void
split_spans(struct judging *j, const char *text, struct period whole, struct measured_name *m)
{
	static const struct { const char *word; enum period_unit unit; } units[] = {
		{ "half", UNIT_HALF }, { "halves", UNIT_HALF }, { "半年", UNIT_HALF }, { "quarter", UNIT_QUARTER }, { "季", UNIT_QUARTER },
		{ "month", UNIT_MONTH }, { "月", UNIT_MONTH }, { "week", UNIT_WEEK }, { "周", UNIT_WEEK },
		{ "year", UNIT_YEAR }, { "年", UNIT_YEAR },
	};
	const struct period_env *when = &j->names.when;
	size_t                   i = 0, n = 0;

	m->span = arena_new(j->a, struct period);
	*m->span = whole;
	m->nspans = 1;
	while (i < sizeof(units) / sizeof(*units) && strstr(text, units[i].word) == NULL)
		i++;
	if (i == sizeof(units) / sizeof(*units))
		return;
	for (struct period p = period_of(whole.from, units[i].unit, when); p.to <= whole.to; p = period_step(p, units[i].unit, 1, when))
		n++;
	if (n < 2)
		return;
	m->span = arena_array(j->a, struct period, n);
	m->nspans = n;
	m->span[0] = period_of(whole.from, units[i].unit, when);
	for (size_t k = 1; k < n; k++)
		m->span[k] = period_step(m->span[k - 1], units[i].unit, 1, when);
}

static int
set_spans(struct judging *j, const struct judged_name *name, struct measured_name *m, struct sales_err *err)
{
	struct period whole = j->period;

	if (name->periods != NULL) {
		TRY(period_parse(name->periods, &j->names.when, &whole, err));
		split_spans(j, name->periods, whole, m);
		return SALES_OK;
	}
	m->nspans = name->what == BY_IMPROVEMENT ? 2 : 1;
	m->span = arena_array(j->a, struct period, 2);
	m->span[0] = j->period;
	m->span[1] = span_before(j->period, &j->names.when);
	return SALES_OK;
}

static int
fetch(struct judging *j, const struct judged_name *name, struct sales_err *err)
{
	struct measured_name *m = &j->of[name->no];
	struct metric_ask     ask = { .metric = name->metric, .axes = AXIS_PERSON, .org = &j->org };

	TRY(set_spans(j, name, m, err));
	ask.span = m->span;
	ask.nspans = m->nspans;
	if (name->metric != NULL)
		TRY(metric_table_make(j->d, &ask, j->a, &m->table, err));
	if (name->what == BY_IMPROVEMENT && name->metric == NULL) {
		m->before = arena_array(j->a, struct result, j->org.npeople + 1);
		TRY(load_period(j, m->span[1], m->before, err));
	}
	if (name->what == BY_ATTAINMENT && !j->has_targets) {
		TRY(targets_load(j->d, j->policy->goals.approval, j->period.to, j->a, &j->targets, err));
		j->has_targets = true;
	}
	return SALES_OK;
}

int
judging_bind(struct judging *j, const char *text, enum vtype want, const char *where, struct expr **out,
    struct sales_err *err)
{
	const size_t before = j->names.n;

	if (judgement_bind(&j->names, text, want, out, err) != SALES_OK) {
		err_prefix(err, _("rule book version %lld, %s: "), (long long)j->policy->version, where);
		return err->code = SALES_EINVAL;
	}
	for (size_t i = before; i < j->names.n; i++)
		TRY(fetch(j, j->names.name[i], err));
	return SALES_OK;
}
