#include "lib/payout/blame.h"

#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/goal/kinds.h"
#include "lib/org/kinds.h"
#include "lib/payout/explain_inside.h"
#include "lib/payout/kinds.h"
#include "lib/record/rulebook.h"
#include "lib/review/kinds.h"

struct blaming {
	struct dept              *d;
	struct arena              a;
	const struct payout_run  *r;
	const struct payout_line *l;
	payout_blame_fn          *fn;
	void                     *arg;
	const struct kind        *of;      /* whose removed rows are looked for, and the field */
	size_t                    field;
	int64_t                   ref;
	struct buf                ids;     /* int64_t[] of it */
};

static void
blaming_done(struct blaming *g)
{
	buf_done(&g->ids);
	arena_done(&g->a);
}

static int
tell(void *arg, const struct op_info *op, const struct version_pair *p, struct sales_err *err)
{
	const struct blaming     *g = arg;
	const struct payout_blame b = { .op = op, .pair = p, .after = op->no > payout_ran(g->r) };

	return g->fn(g->arg, &b, err);
}

static int
tell_record(struct blaming *g, const struct kind *of, int64_t id, struct sales_err *err)
{
	const struct kind *k = g->d->schema.by_no[of->no];

	return id == 0 || k == NULL ? SALES_OK : record_log(g->d, k, id, tell, g, err);
}

/* ---- records that refer to another --------------------------------------- */

static void
note_id(struct blaming *g, int64_t id)
{
	const int64_t *v = (const int64_t *)(const void *)g->ids.p;

	for (size_t i = 0; i < g->ids.n / sizeof(id); i++)
		if (v[i] == id)
			return;
	buf_put(&g->ids, &id, sizeof(id));
}

static int
take_replaced(void *arg, int64_t op, int64_t id, const struct value *was, struct sales_err *err)
{
	struct blaming *g = arg;

	(void)op;
	(void)err;
	if (value_id(&was[g->field]) == g->ref)
		note_id(g, id);
	return SALES_OK;
}

/* Rows that refer to it now: none to one that was removed. */
static int
note_referring(struct blaming *g, const struct kind *of, const char *field, const struct kind *to, int64_t id, struct sales_err *err)
{
	struct record   r;
	struct ref_name name;
	int64_t        *now;
	size_t          n;
	const int       rc = record_get(g->d, to, id, &g->a, &r, err);

	if (rc != SALES_OK)
		return rc == SALES_ENOTFOUND ? SALES_OK : rc;
	TRY(dept_name(g->d, to, id, &name, err));
	TRY(record_ids_where(g->d, of, arena_printf(&g->a, "%s = \"%s\"", field, name.code), &g->a, &now, &n, err));
	for (size_t i = 0; i < n; i++)
		note_id(g, now[i]);
	return SALES_OK;
}

/* Rows that refer to it now, and those that once did. */
static int
tell_referring(struct blaming *g, const struct kind *of, const char *field, const struct kind *to, int64_t id, struct sales_err *err)
{
	if (id == 0)
		return SALES_OK;
	g->of = g->d->schema.by_no[of->no];
	g->field = kind_index(g->of, field);
	g->ref = id;
	buf_clear(&g->ids);
	TRY(note_referring(g, of, field, to, id, err));
	TRY(record_replaced_each(g->d, g->of, 0, take_replaced, g, err));
	for (size_t i = 0; i < g->ids.n / sizeof(int64_t); i++)
		TRY(tell_record(g, of, ((const int64_t *)(const void *)g->ids.p)[i], err));
	return SALES_OK;
}

/* ---- what it stands on --------------------------------------------------- */

struct of_deal { size_t field; int64_t deal; };

static int
take_deal(void *arg, const struct op_info *op, const struct version_pair *p, struct sales_err *err)
{
	struct of_deal *o = arg;

	(void)op;
	(void)err;
	if (p->after != NULL)
		o->deal = value_id(&p->after[o->field]);
	return SALES_OK;
}

/* The deal that the fact is, or is a part of; of one that was removed: was. */
static int
deal_of(struct blaming *g, int64_t *out, struct sales_err *err)
{
	const struct kind  *k = g->d->schema.by_no[g->l->kind->no];
	const struct field *f = kind_field(k, "deal");
	struct of_deal      o = { .deal = g->l->deal != 0 ? g->l->deal : k->no == deal_kind.no ? g->l->fact : 0 };

	if (o.deal == 0 && f != NULL && f->type == FT_REF) {
		o.field = kind_index(k, "deal");
		TRY(record_log(g->d, k, g->l->fact, take_deal, &o, err));
	}
	*out = o.deal;
	return SALES_OK;
}

static int
tell_fact(struct blaming *g, struct sales_err *err)
{
	int64_t deal;

	if (g->l->kind == NULL)
		return SALES_OK;
	TRY(deal_of(g, &deal, err));
	TRY(tell_record(g, g->l->kind, g->l->fact, err));
	if (g->l->kind->no != deal_kind.no)
		TRY(tell_record(g, &deal_kind, deal, err));
	return tell_referring(g, &credit_kind, "deal", g->d->schema.by_no[deal_kind.no], deal, err);
}

static bool
looks_at(const struct component *c, const char *figure)
{
	for (size_t i = 0; c != NULL && i < c->nfactors; i++)
		if (strstr(c->factors[i].of, figure) != NULL)
			return true;
	return c != NULL && ((c->when != NULL && strstr(c->when, figure) != NULL) || (c->amount != NULL && strstr(c->amount, figure) != NULL));
}

struct overlapping { struct blaming *g; struct period span; };

static int
take_overlapping(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct overlapping *o = arg;
	struct period       p;
	struct sales_err    ignored;

	(void)err;
	if (c[0].type == V_TEXT && period_parse(arena_strndup(&o->g->a, c[0].u.s.p, c[0].u.s.n), &o->g->d->when, &p, &ignored) == SALES_OK
	    && p.from <= o->span.to && p.to >= o->span.from)
		note_id(o->g, id);
	return SALES_OK;
}

/* Goals and reviews of his that overlap the period, where the rule looks at them. */
static int
tell_within(struct blaming *g, const struct kind *of, const char *person, struct period span, struct sales_err *err)
{
	static const char *const cols[] = { "period" };
	struct overlapping       o = { g, span };
	struct ref_name          who;
	struct query             q;

	buf_clear(&g->ids);
	TRY(dept_name(g->d, g->d->schema.by_no[person_kind.no], g->l->person, &who, err));
	TRY(record_query(g->d, of, cols, 1, arena_printf(&g->a, "%s = \"%s\"", person, who.code), &g->a, &q, err));
	TRY(record_each(g->d, &q, take_overlapping, &o, err));
	for (size_t i = 0; i < g->ids.n / sizeof(int64_t); i++)
		TRY(tell_record(g, of, ((const int64_t *)(const void *)g->ids.p)[i], err));
	return SALES_OK;
}

static int
tell_figures(struct blaming *g, const struct payout_why *w, struct sales_err *err)
{
	const bool              anew = w->component != NULL && w->component->kind == COMP_TRUE_UP;
	const struct component *c = anew ? plan_component(w->plan, w->component->of) : w->component; /* that it reckons anew */
	struct period           span = w->period;

	if (c == NULL)
		return SALES_OK;
	if (c->by_attainment != NULL && (!anew || c->has_over))
		span = period_in_year(span.to, c->over, &g->d->when);
	if (c->by_attainment != NULL || (w->is != PAYOUT_FACT && (looks_at(c, "target") || looks_at(c, "attainment"))))
		TRY(tell_within(g, &goal_kind, "subject", span, err));
	if (w->is != PAYOUT_FACT && (looks_at(c, "grade") || looks_at(c, "score") || c->kind == COMP_POOL))
		TRY(tell_within(g, &review_kind, "person", w->period, err));
	return SALES_OK;
}

static int
tell_version(void *arg, const struct book_version *v, struct sales_err *err)
{
	struct blaming     *g = arg;
	struct op_info      op;
	struct payout_blame b = { .op = &op, .version = v->version };

	if (v->version != g->l->policy)
		return SALES_OK;
	TRY(op_get(g->d, v->op, &g->a, &op, err));
	b.after = op.no > payout_ran(g->r);
	return g->fn(g->arg, &b, err);
}

int
payout_blame(struct dept *d, const struct payout_run *r, const struct payout_line *l, payout_blame_fn *fn, void *arg,
    struct sales_err *err)
{
	CLEANUP(blaming_done) struct blaming g = { .d = d, .r = r, .l = l, .fn = fn, .arg = arg };
	struct payout_why                    w;

	TRY(payout_line_about(d, l, &g.a, &w, err));
	TRY(tell_fact(&g, err));
	TRY(tell_record(&g, &person_kind, l->person, err));
	TRY(tell_referring(&g, &assignment_kind, "person", d->schema.by_no[person_kind.no], l->person, err));
	TRY(tell_figures(&g, &w, err));
	TRY(rulebook_each(d, tell_version, &g, err));
	return tell_record(&g, &payout_kind, r->id, err);
}
