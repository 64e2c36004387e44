/* What comes from others: the total below somebody, person by person, and a team's
 * pool. */
#include <stdlib.h>
#include <string.h>

#include "lib/payout/explain_inside.h"

/* ---- override ------------------------------------------------------------ */

struct below { struct explaining_line *w; int64_t *sum; };

static int
take_fact(void *arg, const struct fact *f, struct sales_err *err)
{
	struct below          *b = arg;
	const struct engine   *e = &b->w->x->e;
	const struct component *c = b->w->v->comp;
	const day              left = e->org.person[b->w->l->person].left;

	if (f->person <= 0 || (size_t)f->person >= e->org.npeople || f->person == b->w->l->person || (left != DAY_NONE && f->on > left)
	    || !figure_is_below(&e->org, f->person, b->w->l->person, f->on, c->depth))
		return SALES_OK;
	if (__builtin_add_overflow(b->sum[f->person], f->value, &b->sum[f->person]))
		return FAIL(err, SALES_EINVAL, _("an amount is too large to reckon with"));
	return SALES_OK;
}

/* Each day by the rule book that rates it. */
static int
sum_below(struct below *b, struct sales_err *err)
{
	const struct engine *e = &b->w->x->e;

	for (size_t i = 0; i < e->nversions; i++) {
		const struct component *c = e->rule[b->w->rule].v[i].comp;
		const struct metric    *m = c == NULL ? NULL : policy_metric(e->days[i].policy, c->base);
		struct metric_scope     scope = { .period = e->days[i].days, .people = e->asked.person, .npeople = e->asked.n, .shared = &b->w->x->e.shared,
			.where = c == NULL ? NULL : c->where };

		if (scope.period.from < b->w->out->period.from)
			scope.period.from = b->w->out->period.from;
		if (scope.period.to > b->w->out->period.to)
			scope.period.to = b->w->out->period.to;
		if (m != NULL && scope.period.from <= scope.period.to)
			TRY(metric_facts(b->w->x->d, m, false, &scope, take_fact, b, err));
	}
	return SALES_OK;
}

static int
by_code(const void *x, const void *y, void *org)
{
	const struct org *o = org;

	return strcmp(o->person[*(const int64_t *)x].code, o->person[*(const int64_t *)y].code);
}

static void
put_members(struct explaining_line *w, const int64_t *sum, int64_t *total)
{
	const struct org *o = &w->x->e.org;
	int64_t          *who = arena_array(w->a, int64_t, o->npeople + 1);
	size_t            n = 0;

	for (size_t p = 1; p < o->npeople; p++)
		if (sum[p] != 0)
			who[n++] = (int64_t)p;
	if (n > 0)
		qsort_r(who, n, sizeof(*who), by_code, (void *)(uintptr_t)o);
	for (size_t i = 0; i < n; i++) {
		struct why *s = why_money(w, WHY_MEMBER, sum[who[i]]);

		s->of = o->person[who[i]].code;
		s->name = o->person[who[i]].name;
		*total += sum[who[i]];
	}
}

int
explain_override(struct explaining_line *w, int64_t *total, struct sales_err *err)
{
	struct below b = { w, calloc(w->x->e.org.npeople + 1, sizeof(int64_t)) };
	int          rc;

	if (b.sum == NULL)
		err_nomem();
	*total = 0;
	rc = sum_below(&b, err);
	if (rc == SALES_OK)
		put_members(w, b.sum, total);
	free(b.sum);
	return rc;
}

/* ---- pool ---------------------------------------------------------------- */

int
explain_pool(struct explaining_line *w, struct sales_err *err)
{
	static const char *const names[POOL_PARTS] = { "contribution", "score", "equal", "stated" };
	struct engine           *e = &w->x->e;
	const struct spans      *s = engine_spans(e, w->v->comp->period);
	struct pool_shown        part[POOL_PARTS];
	struct why              *y;
	int64_t                  got = 0;
	size_t                   people;

	TRY(explain_figures(w, w->v->amount, err));
	TRY(pool_show(e, w->rule, w->version, w->l->person, s->of[(w->out->period.from < e->seen.from ? e->seen.from : w->out->period.from) - e->seen.from], &people, part, err));
	y = why_money(w, WHY_POOL, w->l->base.v);
	y->of = w->v->comp->amount;
	y->n = (int64_t)people;
	for (int i = 0; i < POOL_PARTS; i++) {
		if (part[i].amount == 0)
			continue;
		y = why_money(w, WHY_POOL_PART, part[i].got);
		y->of = names[i];
		y->part = why_units(part[i].amount);
		y->from = part[i].weight;
		y->to = part[i].all;
		got += part[i].got;
	}
	why_unknown(w, why_cut(w, w->v->comp, got), w->due);
	return SALES_OK;
}
