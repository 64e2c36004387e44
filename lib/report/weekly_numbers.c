/* The sections of the weekly report that are numbers: all of them metrics of
 * the rule book, or of a source that stands here as one. */
#include <stdlib.h>

#include "lib/base/tr.h"
#include "lib/goal/status.h"
#include "lib/report/weekly_inside.h"

enum { PEOPLE_MAX = 40, GOALS_MAX = 40, METRICS_MAX = 12 };

/* How many deals were opened: not a metric that every rule book has. */
static const struct metric deals_opened = {
	.id = "deals_opened", .form = METRIC_FACTS, .unit = V_INT,
	.facts = { .of = "deal", .fn = MEASURE_COUNT, .date = "created_on", .credit = CREDIT_OWNER },
};

/* ---- headline ---------------------------------------------------------- */

struct pair { struct ratio now, then; int64_t n, nthen; };

static int
value_pair(struct weekly *w, const struct metric *m, struct pair *p, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct period              span[] = { w->before, w->period };
	struct metric_ask ask = { .metric = m, .span = span, .nspans = 2, .axes = AXIS_COMPANY };
	struct metric_table             *t;

	TRY(metric_table_make(w->d, &ask, &a, &t, err));
	TRY(metric_table_at(t, AXIS_COMPANY, 0, 0, &p->then, &p->nthen, err));
	return metric_table_at(t, AXIS_COMPANY, 0, 1, &p->now, &p->n, err);
}

/* "+97.1429%", and of a percentage "+25 pp"; nothing when there is nothing
 * before to compare with. */
static const char *
change_text(const struct weekly *w, const struct metric *m, const struct pair *p)
{
	struct ratio diff;
	char         s[RATIO_SIZE];

	if (p->now.den == 0 || p->then.den == 0 || !ratio_sub(p->now, p->then, &diff))
		return NULL;
	if (m->unit == V_RATE) /* TRANSLATORS: percentage points */
		return arena_printf(w->a, _("%s%s pp"), diff.num > 0 ? "+" : "", ratio_percent(diff, s));
	if (p->then.num == 0 || !ratio_div(diff, p->then, &diff))
		return NULL;
	return arena_printf(w->a, "%s%s%%", diff.num > 0 ? "+" : "", ratio_percent(diff, s));
}

static int
put_won(struct weekly *w, struct doc_section *s, struct sales_err *err)
{
	struct pair p;
	const char *won, *before, *change;

	TRY(value_pair(w, w->won, &p, err));
	won = arena_printf(w->a, tr_n("%lld deal won for %s", "%lld deals won for %s", (long)p.n),
	    (long long)p.n, weekly_money(w, p.now));
	before = arena_printf(w->a, period_days(w->period) == 7 ? _("the week before: %lld for %s") :
	    _("the period before: %lld for %s"), (long long)p.nthen, weekly_money(w, p.then));
	change = change_text(w, w->won, &p);
	if (change == NULL)
		doc_paragraph(w->doc, s, _("%s; %s"), won, before);
	else
		doc_paragraph(w->doc, s, _("%s; %s (%s)"), won, before, change);
	return SALES_OK;
}

int
weekly_headline(struct weekly *w, struct sales_err *err)
{
	const struct policy   *book = w->d->policy;
	const struct doc_col   cols[] = { { _("Metric"), COL_TEXT, false },
		{ _("This period"), COL_MONEY, false }, { _("Period before"), COL_MONEY, false },
		{ _("Change"), COL_PERCENT, false },
		{ NULL, COL_END, false } };
	struct doc_section    *s = doc_section(w->doc, "headline", _("Won"));
	struct doc_block      *t;

	if (w->won != NULL)
		TRY(put_won(w, s, err));
	t = doc_table(w->doc, s, cols);
	for (size_t i = 0; i < book->nmetrics && i < METRICS_MAX; i++) {
		const struct metric *m = &book->metrics[i];
		struct pair          p;

		TRY(value_pair(w, m, &p, err));
		DOC_ROW(w->doc, t, CELL(weekly_label(w, m)), weekly_cell(w, m, p.now),
		    weekly_cell(w, m, p.then), CELL(change_text(w, m, &p)));
	}
	return SALES_OK;
}

/* ---- by person --------------------------------------------------------- */

struct person_line { const char *code, *name; struct ratio opened, won; int64_t n; };
struct person_lines { struct weekly *w; struct person_line *v; size_t n, cap, at; };

static int
take_opened(void *arg, const struct metric_row *r, struct sales_err *err)
{
	struct person_lines *p = arg;

	(void)err;
	if (p->n == p->cap) {
		struct person_line *more = arena_array(p->w->a, struct person_line, p->cap = p->cap * 2 + 64);

		if (p->n > 0)
			memcpy(more, p->v, p->n * sizeof(*more));
		p->v = more;
	}
	p->v[p->n++] = (struct person_line){ .code = arena_strdup(p->w->a, r->label),
		.name = r->name == NULL ? NULL : arena_strdup(p->w->a, r->name), .opened = r->value };
	return SALES_OK;
}

/* Both lists come by code; who is only in the second is added behind. */
static int
take_won(void *arg, const struct metric_row *r, struct sales_err *err)
{
	struct person_lines *p = arg;
	size_t               i = p->at;

	while (i < p->n && strcmp(p->v[i].code, r->label) != 0)
		i++;
	if (i == p->n) {
		TRY(take_opened(p, r, err));
		p->v[i].opened = (struct ratio){ 0, 1 };
	} else {
		p->at = i + 1;
	}
	p->v[i].won = r->value;
	p->v[i].n = r->n;
	return SALES_OK;
}

static bool
is_idle(const struct person_line *l)
{
	return l->n == 0 && l->won.num == 0 && l->opened.num == 0;
}

static bool
is_anybody_busy(const struct person_lines *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (!is_idle(&p->v[i]))
			return true;
	return false;
}

static int
by_won(const void *x, const void *y)
{
	const struct person_line *a = x, *b = y;
	int                       cmp = ratio_cmp(b->won, a->won);

	if (cmp == 0)
		cmp = ratio_cmp(b->opened, a->opened);
	return cmp != 0 ? cmp : strcmp(a->code, b->code);
}

/* Who has nothing to show is named below the table, not in a line each. */
static void
put_idle(struct weekly *w, struct doc_section *s, const struct person_lines *p)
{
	CLEANUP(buf_done) struct buf names = { 0 };
	size_t                       n = 0;

	for (size_t i = 0; i < p->n; i++) {
		if (!is_idle(&p->v[i]))
			continue;
		if (n++ < PEOPLE_MAX)
			buf_printf(&names, "%s%s", n == 1 ? "" : _(", "), p->v[i].name != NULL ? p->v[i].name :
			    p->v[i].code);
	}
	if (n > PEOPLE_MAX)
		doc_paragraph(w->doc, s, _("Nothing new, nothing won: %zu people"), n);
	else if (n > 0)
		doc_paragraph(w->doc, s, _("Nothing new, nothing won: %s"), buf_str(&names));
}

static void
put_people(struct weekly *w, struct doc_section *s, const struct person_lines *p)
{
	const struct doc_col cols[] = { { _("Person"), COL_TEXT, false },
		{ _("New deals"), COL_NUM, false }, { _("Won"), COL_COUNT, false },
		{ weekly_label(w, w->won), COL_MONEY, false }, { NULL, COL_END, false } };
	struct doc_block *t = doc_table(w->doc, s, cols);
	struct ratio      opened = { 0, 1 }, won = { 0, 1 };
	size_t            shown = 0, left = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct person_line *l = &p->v[i];
		const bool                nobody = *l->code == '\0';

		if (is_idle(l))
			continue;
		if (!ratio_add(opened, l->opened, &opened) || !ratio_add(won, l->won, &won))
			return;
		if (shown == PEOPLE_MAX) {
			left++;
			continue;
		}
		shown++;
		DOC_ROW(w->doc, t, nobody ? CELL((const char *)_("(nobody)")) :
		    cell_ref(l->code, l->name), weekly_cell(w, &deals_opened, l->opened),
		    CELL((long long)l->n), weekly_cell(w, w->won, l->won));
	}
	DOC_TOTAL(w->doc, t, CELL((const char *)_("Total")), weekly_cell(w, &deals_opened, opened),
	    cell_none(COL_COUNT), weekly_cell(w, w->won, won));
	if (left > 0)
		doc_paragraph(w->doc, s, _("and %zu more; all: salesctl metric show %s --by person"), left,
		    w->won->id);
}

int
weekly_people(struct weekly *w, struct sales_err *err)
{
	const struct metric_by by = { .group = GROUP_PERSON };
	struct doc_section    *s = doc_section(w->doc, "people", _("By person"));
	struct person_lines    p = { .w = w };

	if (w->won == NULL) {
		doc_paragraph(w->doc, s, _("the rule book has no metric of the money of deals won"));
		return SALES_OK;
	}
	TRY(metric_rows(w->d, &deals_opened, w->period, &by, take_opened, &p, err));
	TRY(metric_rows(w->d, w->won, w->period, &by, take_won, &p, err));
	if (p.n > 0)
		qsort(p.v, p.n, sizeof(*p.v), by_won);
	if (is_anybody_busy(&p))
		put_people(w, s, &p);
	put_idle(w, s, &p);
	return SALES_OK;
}

/* ---- the quarter's goals ----------------------------------------------- */

static const char *
state_text(enum goal_state s)
{
	switch (s) {
	case GOAL_NODATA:
		return _("no data");
	case GOAL_MET:
		return _("met");
	case GOAL_AHEAD:
		return _("on pace");
	case GOAL_BEHIND:
		return _("behind");
	case GOAL_MISSED:
		return _("missed");
	case GOAL_COMING:
		return _("coming");
	}
	return "";
}

/* One table a metric: their numbers are not alike. */
static void
put_goals(struct weekly *w, struct doc_section *s, const struct goal_list *l, const char *name)
{
	struct doc_block    *t = NULL;
	const struct metric *m = NULL;

	for (size_t i = 0; i < l->n && i < GOALS_MAX; i++) {
		const struct goal_row *r = &l->row[i];

		if (r->metric != m) {
			const struct doc_col cols[] = { { weekly_label(w, r->metric), COL_TEXT, false },
				{ _("Actual"), COL_MONEY, false }, { _("Target"), COL_MONEY, false },
				{ _("Done"), COL_PERCENT, false }, { "", COL_PERCENT, true },
				{ _("State"), COL_TEXT, false }, { NULL, COL_END, false } };

			t = doc_table(w->doc, s, cols);
			m = r->metric;
		}
		w->needs += goal_is_behind(r);
		DOC_ROW(w->doc, t, cell_ref(r->subject_code, r->subject_name),
		    weekly_cell(w, r->metric, r->in.actual), weekly_cell(w, r->metric, r->in.target),
		    CELL(r->at.attainment), CELL(r->at.attainment), CELL(state_text(r->at.state)));
	}
	if (l->n > GOALS_MAX)
		doc_paragraph(w->doc, s, _("and %zu more: %s"), l->n - GOALS_MAX,
		    arena_printf(w->a, "salesctl goal status -p %s", name));
}

int
weekly_attainment(struct weekly *w, struct sales_err *err)
{
	const struct goal_ask ask = { .today = w->as_of, .until = w->as_of,
		.period = period_of(w->as_of, UNIT_QUARTER, &w->d->when) };
	const struct calendar *c = &w->d->policy->calendar;
	char                   name[PERIOD_SIZE], share[RATIO_SIZE];
	const int              all = calendar_workdays(c, ask.period);
	const int    done = calendar_workdays(c, (struct period){ ask.period.from, w->as_of });
	struct ratio           pace = { 1, 1 };
	struct goal_list       l;
	struct doc_section    *s;

	period_str(ask.period, name);
	s = doc_section(w->doc, "attainment", arena_printf(w->a, _("Goals of %s"), name));
	TRY(goal_status(w->d, &ask, w->a, &l, err));
	if (all > 0 && !ratio_make(done, all, &pace))
		return FAIL(err, SALES_EBUG, "working days");
	doc_paragraph(w->doc, s, tr_n("%d of %d working days is over: pace %s%%",
	    "%d of %d working days are over: pace %s%%", done), done, all, ratio_percent(pace, share));
	if (l.n == 0)
		doc_paragraph(w->doc, s, _("no goal is set for %s: salesctl goal set"), name);
	else
		put_goals(w, s, &l, name);
	return SALES_OK;
}
