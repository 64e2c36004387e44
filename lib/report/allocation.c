#include "lib/report/allocation.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/evenness.h"
#include "lib/base/exact.h"
#include "lib/base/tr.h"
#include "lib/metric/span.h"
#include "lib/metric/table.h"
#include "lib/payout/whatif.h"

enum { LEADS, CUSTOMERS, CREDIT, MEASURES };
enum { BEFORE, NOW, SPANS };

/* One person's part of one measure, before and now. */
struct part { int64_t size[SPANS], n[SPANS]; };   /* size: the count, or ten-thousandths of money */
struct receiver { const struct org_person *p; int64_t manager; struct part part[MEASURES]; };

struct allocation {
	struct dept      *d;
	struct arena     *a;
	struct doc       *doc;
	struct period     span[SPANS];
	struct org        org;
	const struct metric *metric[MEASURES];   /* NULL: there is none */
	struct receiver  *v;                     /* by code */
	size_t            n;
};

static const struct metric leads_created = {
	.id = "leads", .form = METRIC_FACTS, .unit = V_INT,
	.facts = { .of = "lead", .fn = MEASURE_COUNT, .date = "created_on", .credit = CREDIT_OWNER },
};
static const struct metric customers_created = {
	.id = "customers", .form = METRIC_FACTS, .unit = V_INT,
	.facts = { .of = "customer", .fn = MEASURE_COUNT, .date = "created_on", .credit = CREDIT_OWNER },
};

/* ---- reading ------------------------------------------------------------- */

/* Counts as they are, money in ten-thousandths. */
static bool
size_of(const struct metric *m, struct ratio value, int64_t *out)
{
	struct ratio r;

	*out = 0;
	if (value.den == 0)
		return true;
	if (!ratio_mul(value, (struct ratio){ m->unit == V_MONEY ? MONEY_UNIT : 1, 1 }, &r))
		return false;
	*out = r.num / r.den;
	return true;
}

static int
read_measure(struct allocation *w, int what, struct part (*by_person)[MEASURES], struct sales_err *err)
{
	const struct metric    *m = w->metric[what];
	const struct metric_ask ask = { .metric = m, .span = w->span, .nspans = SPANS, .axes = AXIS_PERSON, .org = &w->org };
	struct metric_table    *t;
	struct ratio            value;

	TRY(metric_table_make(w->d, &ask, w->a, &t, err));
	for (size_t i = 1; i < w->org.npeople && i < metric_table_rows(t, AXIS_PERSON); i++)
		for (int s = 0; s < SPANS; s++) {
			struct part *p = &by_person[i][what];

			TRY(metric_table_at(t, AXIS_PERSON, i, (size_t)s, &value, &p->n[s], err));
			if (!size_of(m, value, &p->size[s]))
				return FAIL(err, SALES_EINVAL, _("the total is too large to reckon with"));
		}
	return SALES_OK;
}

static int
by_code(const void *a, const void *b)
{
	return strcmp(((const struct receiver *)a)->p->code, ((const struct receiver *)b)->p->code);
}

static int
read_all(struct allocation *w, struct sales_err *err)
{
	struct part(*part)[MEASURES];

	TRY(org_load(w->d, w->a, &w->org, err));
	part = arena_alloc(w->a, (w->org.npeople + 1) * sizeof(*part));
	memset(part, 0, (w->org.npeople + 1) * sizeof(*part));
	for (int m = 0; m < MEASURES; m++)
		if (w->metric[m] != NULL)
			TRY(read_measure(w, m, part, err));
	w->v = arena_array(w->a, struct receiver, w->org.npeople + 1);
	for (size_t i = 1; i < w->org.npeople; i++) {
		const struct org_person *p = &w->org.person[i];
		int64_t                  any = 0;

		for (int m = 0; m < MEASURES; m++)
			any += part[i][m].n[BEFORE] + part[i][m].n[NOW];
		if (p->id == 0 || any == 0 || !org_is_there(p, w->span[NOW]))
			continue;
		w->v[w->n].p = p;
		w->v[w->n].manager = org_at(&w->org, (int64_t)i, w->span[NOW].to)->manager;
		memcpy(w->v[w->n++].part, part[i], sizeof(part[i]));
	}
	qsort(w->v, w->n, sizeof(*w->v), by_code);
	return SALES_OK;
}

/* ---- shares -------------------------------------------------------------- */

/* All whom a manager has, or everybody (0): how much of a measure, of how many. */
static bool
is_of(const struct receiver *r, int64_t manager)
{
	return manager == 0 || r->manager == manager;
}

struct whole { int64_t size, n; size_t people; };

static struct whole
whole_of(const struct allocation *w, int what, int span, int64_t manager)
{
	struct whole out = { 0, 0, 0 };

	for (size_t i = 0; i < w->n; i++)
		if (is_of(&w->v[i], manager)) {
			out.size += w->v[i].part[what].size[span]; /* sums of records that a metric could add */
			out.n += w->v[i].part[what].n[span];
			out.people++;
		}
	return out;
}

static struct ratio
share(int64_t part, int64_t all)
{
	struct ratio r = { 0, 0 };

	if (all > 0)
		ratio_make(part, all, &r);
	return r;
}

static bool
is_few(const struct allocation *w, int64_t n)
{
	return n < w->d->policy->analysis.few;
}

static struct ratio
gini_of(const struct allocation *w, int what, int64_t manager)
{
	int64_t     *x = arena_array(w->a, int64_t, w->n + 1);
	size_t       n = 0;
	struct ratio r;

	for (size_t i = 0; i < w->n; i++)
		if (is_of(&w->v[i], manager))
			x[n++] = w->v[i].part[what].size[NOW];
	evenness_gini(x, n, &r);
	return r;
}

/* How much of the whole went to others than before: half the sum of what everybody's
 * share changed by. *up, *down: who gained and lost most. */
static struct ratio
moved(const struct allocation *w, int what, int64_t manager, const struct receiver **up, const struct receiver **down)
{
	const int64_t now = whole_of(w, what, NOW, manager).size, before = whole_of(w, what, BEFORE, manager).size;
	struct exact  sum, one, most[2];
	struct ratio  out = { 0, 0 };

	*up = *down = NULL;
	if (now <= 0 || before <= 0)
		return out;
	exact_init(&sum);
	exact_init(&one);
	exact_init(&most[0]);
	exact_init(&most[1]);
	for (size_t i = 0; i < w->n; i++) {
		const struct part *p = &w->v[i].part[what];

		if (!is_of(&w->v[i], manager))
			continue;
		exact_set_ratio(&one, share(p->size[NOW], now));
		exact_add_product(&one, share(p->size[BEFORE], before), (struct ratio){ -1, 1 });
		if (exact_cmp(&one, &most[0]) > 0) {
			exact_set(&most[0], &one);
			*up = &w->v[i];
		}
		if (exact_cmp(&one, &most[1]) < 0) {
			exact_set(&most[1], &one);
			*down = &w->v[i];
		}
		if (exact_sign(&one) < 0)
			exact_multiply(&one, (struct ratio){ -1, 1 });
		exact_add(&sum, &one);
	}
	exact_multiply(&sum, (struct ratio){ 1, 2 });
	if (!exact_ratio(&sum, &out))
		out = (struct ratio){ 0, 0 };
	exact_done(&sum);
	exact_done(&one);
	exact_done(&most[0]);
	exact_done(&most[1]);
	return out;
}

/* ---- sections ------------------------------------------------------------ */

static const char *
title_of(const struct allocation *w, int what)
{
	return what == LEADS ? _("New leads") : what == CUSTOMERS ? _("New customers") :
	    label_text(w->metric[what]->label, w->d->lang, w->metric[what]->id);
}

static const char *
name_of(const struct allocation *w, int64_t person)
{
	return person <= 0 || (size_t)person >= w->org.npeople || w->org.person[person].id == 0 ? "" : w->org.person[person].name;
}

static struct ratio
less(struct ratio a, struct ratio b)
{
	struct ratio r = { 0, 0 };

	if (!ratio_sub(a, b, &r))
		r = (struct ratio){ 0, 0 };
	return r;
}

static const char *
gini_text(const struct allocation *w, struct ratio r)
{
	char  s[MONEY_SIZE];
	money m = { 0 };

	if (r.den == 0 || !money_mul((money){ MONEY_UNIT }, r, 4, ROUND_HALF_UP, &m))
		return "";
	return arena_strdup(w->a, money_str(m, 4, s));
}

static void
put_people(const struct allocation *w, int what, struct doc_section *s, struct whole all)
{
	const struct metric *m = w->metric[what];
	const bool           paid = m->unit == V_MONEY;
	const struct doc_col cols[] = { { _("Person"), COL_TEXT, false }, { _("Manager"), COL_TEXT, false },
		{ _("Records"), COL_COUNT, false }, { _("Share"), COL_PERCENT, false }, { _("Above even"), COL_PERCENT, false },
		{ paid ? _("Amount") : NULL, COL_MONEY, false }, { NULL, COL_END, false } };
	struct doc_block    *t = doc_table(w->doc, s, cols);
	const struct ratio   even = share(1, (int64_t)all.people);

	for (size_t i = 0; i < w->n; i++) {
		const struct part *p = &w->v[i].part[what];
		const struct ratio of = share(p->size[NOW], all.size);

		DOC_ROW(w->doc, t, cell_text(w->v[i].p->name), cell_text(name_of(w, w->v[i].manager)), cell_count(p->n[NOW]),
		    cell_percent(of), cell_percent(less(of, even)), cell_money((money){ p->size[NOW] }));
	}
	DOC_TOTAL(w->doc, t, cell_text(_("Total")), cell_text(""), cell_count(all.n), cell_percent(share(all.size, all.size)),
	    cell_none(COL_PERCENT), cell_money((money){ all.size }));
}

static void
put_evenness(const struct allocation *w, int what, struct doc_section *s, struct whole all)
{
	const struct ratio even = share(1, (int64_t)all.people), gini = gini_of(w, what, 0);
	int64_t           *x = arena_array(w->a, int64_t, w->n + 1);
	struct ratio       of;
	size_t             top;
	char               text[RATIO_SIZE], even_text[RATIO_SIZE];

	for (size_t i = 0; i < w->n; i++)
		x[i] = w->v[i].part[what].size[NOW];
	if (gini.den == 0 || !evenness_top(x, w->n, &top, &of))
		return;
	doc_paragraph(w->doc, s, _("Gini %s of %zu people (0: all the same, near 1: one has everything); an even share is %s%%; the "
	    "largest tenth (%zu) has %s%%."), gini_text(w, gini), all.people, ratio_percent(even, even_text), top,
	    ratio_percent(of, text));
}

static void
put_measure(const struct allocation *w, int what)
{
	static const char *const ids[] = { "leads", "customers", "credit" };
	struct doc_section      *s;
	const struct whole       all = whole_of(w, what, NOW, 0);

	if (w->metric[what] == NULL)
		return;
	s = doc_section(w->doc, ids[what], title_of(w, what));
	if (is_few(w, all.n)) {
		doc_paragraph(w->doc, s, _("Records: %lld; fewer than %d say nothing."), (long long)all.n, w->d->policy->analysis.few);
		return;
	}
	put_people(w, what, s, all);
	put_evenness(w, what, s, all);
}

/* ---- managers ------------------------------------------------------------ */

/* The table of managers, begun with its first row. */
static struct doc_block *
manager_table(const struct allocation *w, struct doc_section *s)
{
	const struct doc_col cols[] = { { _("Manager"), COL_TEXT, false }, { _("Of what"), COL_TEXT, false },
		{ _("People"), COL_COUNT, false }, { _("Before"), COL_COUNT, false }, { _("Now"), COL_COUNT, false },
		{ _("Gini"), COL_TEXT, false }, { _("Shifted"), COL_PERCENT, false }, { _("More to"), COL_TEXT, false },
		{ _("Less to"), COL_TEXT, false }, { NULL, COL_END, false } };

	return doc_table(w->doc, s, cols);
}

static void
put_manager(const struct allocation *w, struct doc_section *s, struct doc_block **t, int64_t manager, int what)
{
	const struct whole     now = whole_of(w, what, NOW, manager), before = whole_of(w, what, BEFORE, manager);
	const struct receiver *up, *down;
	struct ratio           r;

	if (w->metric[what] == NULL || now.people < 2 || is_few(w, now.n) || is_few(w, before.n))
		return;
	if (*t == NULL)
		*t = manager_table(w, s);
	r = moved(w, what, manager, &up, &down);
	DOC_ROW(w->doc, *t, cell_text(name_of(w, manager)), cell_text(title_of(w, what)), cell_count((int64_t)now.people),
	    cell_count(before.n), cell_count(now.n), cell_text(gini_text(w, gini_of(w, what, manager))), cell_percent(r),
	    cell_text(up == NULL ? "" : up->p->name), cell_text(down == NULL ? "" : down->p->name));
}

static void
put_managers(const struct allocation *w)
{
	struct doc_section *s = doc_section(w->doc, "managers", _("By manager, against the period before"));
	struct doc_block   *t = NULL;

	for (size_t i = 1; i < w->org.npeople; i++)
		for (int m = 0; m < MEASURES; m++)
			put_manager(w, s, &t, (int64_t)i, m);
	if (t != NULL)
		doc_paragraph(w->doc, s, _("Shifted: what part went to others of the manager's people than in the period before, by their "
		    "shares then and now. Where fewer than %d records lie in one of the two, nothing is said."),
		    w->d->policy->analysis.few);
	else
		doc_paragraph(w->doc, s, _("No manager gave out %d records or more, to two people or more, in both periods."),
		    w->d->policy->analysis.few);
}

static int
put_head(struct allocation *w, struct sales_err *err)
{
	struct dept *d = w->d;
	int64_t      op = d->as_of;
	char         name[PERIOD_SIZE], from[DAY_SIZE], to[DAY_SIZE], before[PERIOD_SIZE];

	if (op == 0)
		TRY(dept_last_op(d, &op, err));
	w->doc->arena = w->a;
	w->doc->lang = strncmp(d->lang, "zh", 2) == 0 ? "zh-CN" : "en";
	w->doc->title = arena_printf(w->a, _("Allocation %s (%s to %s)"), period_str(w->span[NOW], name),
	    day_str(w->span[NOW].from, from), day_str(w->span[NOW].to, to));
	w->doc->department = label_text(d->policy->name, d->lang, "");
	w->doc->about = arena_printf(w->a, _("Leads and customers by the day they were created and their owner now; the period before is "
	    "%s; data as of operation %lld; amounts in %s"), period_str(w->span[BEFORE], before), (long long)op,
	    d->policy->locale.currency);
	return SALES_OK;
}

int
report_allocation(struct dept *d, struct period p, struct arena *a, struct doc *out, struct sales_err *err)
{
	struct allocation w = { .d = d, .a = a, .doc = out, .metric = { &leads_created, &customers_created, whatif_revenue(d->policy) } };

	*out = (struct doc){ 0 };
	if (p.from == DAY_NONE || p.to == DAY_NONE)
		return FAIL(err, SALES_EUSAGE, _("the report on allocation needs a period with both ends"));
	w.span[NOW] = p;
	w.span[BEFORE] = span_before(p, &d->when);
	TRY(put_head(&w, err));
	TRY(read_all(&w, err));
	for (int m = 0; m < MEASURES; m++)
		put_measure(&w, m);
	put_managers(&w);
	return SALES_OK;
}
