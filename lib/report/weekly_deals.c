/* The sections of the weekly report that name deals: the largest that were
 * won, and those that wait for somebody. */
#include <stdlib.h>

#include "lib/base/tr.h"
#include "lib/crm/kinds.h"
#include "lib/crm/stale.h"
#include "lib/report/weekly_inside.h"

enum { SHOWN = 10, LARGEST = 5 };
enum { AT_CODE, AT_CUSTOMER, AT_TITLE, AT_OWNER, AT_NEXT, AT_EXPECTED, AT_STAGE, AT_PIPELINE,
	AT_TOUCHED, AT_STEP, COLS };

/* One deal of a list, its texts in the report's arena. */
struct deal {
	int64_t     id;
	const char *text;              /* "D-0042 customer title (owner)" */
	const char *stage, *pipeline, *step;
	day         next, expected, touched;
	int         rank;              /* what the list is ordered by */
};
struct deals { struct weekly *w; struct deal *v; size_t n, cap; };

static const char *
text_at(const struct weekly *w, const struct value *v)
{
	return v->type != V_TEXT ? NULL : arena_strndup(w->a, v->u.s.p, v->u.s.n);
}

static day
day_at(const struct value *v)
{
	return v->type == V_NULL ? DAY_NONE : (day)v->u.i;
}

static int
ref_at(struct weekly *w, const char *kind, const struct value *v, const char **out,
    struct sales_err *err)
{
	struct ref_name name;

	*out = NULL;
	if (v->type == V_NULL)
		return SALES_OK;
	TRY(dept_name(w->d, schema_kind(&w->d->schema, kind), v->u.i, &name, err));
	*out = name.name != NULL && *name.name != '\0' ? name.name : name.code;
	return SALES_OK;
}

static const char *
join(const struct weekly *w, const char *code, const char *customer, const char *title,
    const char *owner)
{
	const char *what = arena_printf(w->a, "%s%s%s%s%s", code, customer == NULL ? "" : " ",
	    customer == NULL ? "" : customer, title == NULL ? "" : " ", title == NULL ? "" : title);

	return owner == NULL ? what : arena_printf(w->a, _("%s (%s)"), what, owner);
}

static int
take_deal(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct deals *l = arg;
	struct deal  *d;
	const char   *customer, *owner;

	if (l->n == l->cap) {
		struct deal *more = arena_array(l->w->a, struct deal, l->cap = l->cap * 2 + 32);

		if (l->n > 0)
			memcpy(more, l->v, l->n * sizeof(*more));
		l->v = more;
	}
	TRY(ref_at(l->w, "customer", &c[AT_CUSTOMER], &customer, err));
	TRY(ref_at(l->w, "person", &c[AT_OWNER], &owner, err));
	d = &l->v[l->n++];
	*d = (struct deal){ .id = id,
		.text = join(l->w, text_at(l->w, &c[AT_CODE]), customer, text_at(l->w, &c[AT_TITLE]), owner),
		.stage = text_at(l->w, &c[AT_STAGE]), .pipeline = text_at(l->w, &c[AT_PIPELINE]),
		.step = text_at(l->w, &c[AT_STEP]),
		.next = day_at(&c[AT_NEXT]), .expected = day_at(&c[AT_EXPECTED]),
		.touched = day_at(&c[AT_TOUCHED]) };
	return SALES_OK;
}

/* Open deals for which the rest of the filter holds, by code. */
static int
list_deals(struct weekly *w, const char *where, struct deals *out, struct sales_err *err)
{
	static const char *const name[] = { NULL, "customer", "title", "owner", "next_on", "expected_on",
		"stage", "pipeline", "touched_on", "next_step" };
	struct query q;

	*out = (struct deals){ .w = w };
	TRY(record_query(w->d, &deal_kind, name, COLS, where, w->a, &q, err));
	return record_each(w->d, &q, take_deal, out, err);
}

static int
by_rank(const void *x, const void *y)
{
	const struct deal *a = x, *b = y;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

typedef const char *say_fn(const struct weekly *w, const struct deal *d);

static void
put_deals(struct weekly *w, struct doc_section *s, struct deals *l, say_fn *say, const char *more)
{
	struct doc_block *list;

	if (l->n == 0) {
		doc_paragraph(w->doc, s, "%s", _("none"));
		return;
	}
	qsort(l->v, l->n, sizeof(*l->v), by_rank);
	list = doc_list(w->doc, s);
	for (size_t i = 0; i < l->n && i < SHOWN; i++)
		DOC_ROW(w->doc, list, CELL(say(w, &l->v[i])));
	if (l->n > SHOWN)
		doc_paragraph(w->doc, s, _("and %zu more: %s"), l->n - SHOWN, more);
}

/* ---- the largest that were won ----------------------------------------- */

struct won_deal { int64_t id, whole; };
struct largest { struct won_deal v[LARGEST + 1]; size_t n; };

static int
keep_largest(void *arg, const struct fact *f, struct sales_err *err)
{
	struct largest *l = arg;
	size_t          i;

	(void)err;
	if (f->part > 0)
		return SALES_OK;
	for (i = l->n; i > 0 && l->v[i - 1].whole < f->whole; i--)
		l->v[i] = l->v[i - 1];
	if (i < LARGEST) {
		l->v[i] = (struct won_deal){ f->id, f->whole };
		l->n += l->n < LARGEST;
	}
	return SALES_OK;
}

static int
describe(struct weekly *w, const struct won_deal *x, const char **out, struct sales_err *err)
{
	const struct kind *k = schema_kind(&w->d->schema, "deal");
	struct record      r;
	const char        *customer, *owner;
	char               code[32];

	TRY(record_get(w->d, k, x->id, w->a, &r, err));
	TRY(ref_at(w, "customer", &r.v[kind_index(k, "customer")], &customer, err));
	TRY(ref_at(w, "person", &r.v[kind_index(k, "owner")], &owner, err));
	*out = arena_printf(w->a, _("%s: %s"), join(w, kind_code(k, x->id, code), customer,
	    text_at(w, &r.v[kind_index(k, "title")]), owner),
	    weekly_money(w, (struct ratio){ x->whole, MONEY_UNIT }));
	return SALES_OK;
}

int
weekly_movers(struct weekly *w, struct sales_err *err)
{
	const struct metric_scope scope = { .period = w->period };
	struct doc_section       *s = doc_section(w->doc, "movers", _("Largest deals won"));
	struct doc_block         *list;
	struct largest            l = { .n = 0 };

	if (w->won != NULL)
		TRY(metric_facts(w->d, w->won, false, &scope, keep_largest, &l, err));
	if (l.n == 0) {
		doc_paragraph(w->doc, s, "%s", _("none"));
		return SALES_OK;
	}
	list = doc_list(w->doc, s);
	for (size_t i = 0; i < l.n; i++) {
		const char *text;

		TRY(describe(w, &l.v[i], &text, err));
		DOC_ROW(w->doc, list, CELL(text));
	}
	return SALES_OK;
}

/* ---- overdue ----------------------------------------------------------- */

static const char *
say_overdue(const struct weekly *w, const struct deal *d)
{
	char s[DAY_SIZE];

	if (d->next != DAY_NONE && d->next <= w->over)
		return d->step == NULL ?
		    arena_printf(w->a, _("%s: next step due on %s"), d->text, day_str(d->next, s)) :
		    arena_printf(w->a, _("%s: '%s' due on %s"), d->text, d->step, day_str(d->next, s));
	return arena_printf(w->a, _("%s: was expected to close on %s"), d->text, day_str(d->expected, s));
}

int
weekly_overdue(struct weekly *w, struct sales_err *err)
{
	struct doc_section *s = doc_section(w->doc, "overdue", _("Overdue"));
	char                on[DAY_SIZE];
	struct deals        l;

	day_str(w->over, on);
	TRY(list_deals(w, arena_printf(w->a,
	    "stage:open and (next_on <= %s or expected_on <= %s)", on, on), &l, err));
	for (size_t i = 0; i < l.n; i++) {
		struct deal *d = &l.v[i];

		d->rank = d->next != DAY_NONE && d->next <= w->over ? d->next : d->expected;
	}
	w->needs += (long)l.n;
	put_deals(w, s, &l, say_overdue,
	    arena_printf(w->a, "salesctl deal list --where 'stage:open and (next_on:..%s or expected_on:..%s)'",
	    on, on));
	return SALES_OK;
}

/* ---- stale ------------------------------------------------------------- */

static const char *
say_stale(const struct weekly *w, const struct deal *d)
{
	const struct stage *st = policy_stage(w->d->policy, d->pipeline, d->stage);
	const int           idle = -d->rank;

	return arena_printf(w->a, tr_n("%s: %s, nothing for %d day", "%s: %s, nothing for %d days", idle),
	    d->text, label_text(st->label, w->d->lang, st->id), idle);
}

int
weekly_stale(struct weekly *w, struct sales_err *err)
{
	struct doc_section *s = doc_section(w->doc, "stale", _("Stale"));
	struct deals        l;
	size_t              n = 0;

	TRY(list_deals(w, "stage:open", &l, err));
	for (size_t i = 0; i < l.n; i++) {
		struct deal *d = &l.v[i];
		const day    since = deal_idle_since(d->touched, d->next, d->expected, w->as_of);

		if (!deal_is_stale(policy_stage(w->d->policy, d->pipeline, d->stage), since, w->as_of))
			continue;
		d->rank = since - w->as_of;
		l.v[n++] = *d;
	}
	l.n = n;
	w->needs += (long)n;
	put_deals(w, s, &l, say_stale, "salesctl deal list stage:open --sort touched_on");
	return SALES_OK;
}

/* ---- next week --------------------------------------------------------- */

static const char *
say_next(const struct weekly *w, const struct deal *d)
{
	char s[DAY_SIZE];

	if (d->next == DAY_NONE || d->next != d->rank)
		return arena_printf(w->a, _("%s  %s: expected to close"), day_str((day)d->rank, s), d->text);
	return arena_printf(w->a, _("%s  %s: %s"), day_str((day)d->rank, s), d->text,
	    d->step == NULL ? _("next step") : d->step);
}

/* Inside the period the days that come are counted from today. */
static const char *
next_title(const struct weekly *w, int days)
{
	if (w->over < w->as_of)
		return arena_printf(w->a, tr_n("Today and the next day", "Today and the next %d days", days), days);
	return days == 7 ? _("Next week") : _("Next period");
}

int
weekly_next(struct weekly *w, struct sales_err *err)
{
	const int           days = period_days(w->period);
	struct period       p = { w->over + 1, w->as_of + days };
	char                from[DAY_SIZE], to[DAY_SIZE];
	struct doc_section *s = doc_section(w->doc, "next-week", next_title(w, days));
	struct deals        l;

	day_str(p.from, from);
	day_str(p.to, to);
	TRY(list_deals(w, arena_printf(w->a, "stage:open and (next_on in %s..%s or expected_on in %s..%s)",
	    from, to, from, to), &l, err));
	for (size_t i = 0; i < l.n; i++)
		l.v[i].rank = l.v[i].next != DAY_NONE && period_holds(p, l.v[i].next) ? l.v[i].next :
		    l.v[i].expected;
	put_deals(w, s, &l, say_next,
	    arena_printf(w->a,
	    "salesctl deal list --where 'stage:open and (next_on:%s..%s or expected_on:%s..%s)'", from, to,
	    from, to));
	return SALES_OK;
}
