/* What earlier plan years posted for deals and receipts of which money went
 * back since: a refund takes back its part of that too. */
#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/past_sums.h"
#include "lib/payout/unpaid.h"

struct past_reading {
	struct engine      *e;
	struct buf          rows;   /* struct past_part[] */
	struct past_summing sums;
	struct stored_rule *rules;
	size_t              nrules;
	struct past_rule   *is;     /* what each of them is */
};

static void
past_done(struct past_reading *p)
{
	buf_done(&p->rows);
	past_summing_done(&p->sums);
}

static bool
is_part(const struct past_rule *is)
{
	return is->what == PAST_FACTS || is->is_unpaid;
}

static int
take_past(void *arg, const struct stored_line *l, struct sales_err *err)
{
	struct past_reading *p = arg;
	const size_t         at = p->nrules == 0 ? 0 : (size_t)(l->rule - p->rules[0].id);
	struct past_part     part = { .fact = l->fact, .base = l->base, .amount = l->amount, .line = l->id,
		    .person = (int32_t)l->person, .on = l->on, .kind = (uint8_t)l->kind };

	if (at >= p->nrules)
		return FAIL(err, SALES_EDAMAGED, _("line %lld names a rule that its run does not have"),
		    (long long)l->id);
	past_sum_line(&p->sums, &p->is[at], l);
	if (l->kind == receipt_kind.no)
		part.deal = received_deal(&p->e->refunds, l->fact);
	else if (l->kind == deal_kind.no && (refund_first(&p->e->refunds, l->fact) != NULL || unpaid_is_listed(p->e, l->fact)))
		part.deal = l->fact;
	if (part.deal == 0 || !is_part(&p->is[at]))
		return SALES_OK;
	part.rule = (uint16_t)p->is[at].own;
	part.year = p->is[at].is_unpaid ? period_of(l->on, UNIT_YEAR, &p->e->d->when).from : 0;
	buf_put(&p->rows, &part, sizeof(part));
	return SALES_OK;
}

static int
by_fact_and_line(const void *a, const void *b)
{
	const struct past_part *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->fact != y->fact)
		return x->fact < y->fact ? -1 : 1;
	if (x->year != y->year)
		return x->year < y->year ? -1 : 1;
	return (x->line > y->line) - (x->line < y->line);
}

static int
by_deal_of_rule(const void *a, const void *b)
{
	const struct past_part *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->deal != y->deal)
		return x->deal < y->deal ? -1 : 1;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return (x->fact > y->fact) - (x->fact < y->fact);
}

/* One part a fact: the sum, and the rest as the newest line says. */
static int
sum_facts(struct past_list *l, struct sales_err *err)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct past_part *last = n == 0 ? NULL : &l->v[n - 1], now = l->v[i];

		if (last != NULL && last->person == now.person && last->rule == now.rule &&
		    last->kind == now.kind && last->fact == now.fact && last->year == now.year) {
			if (__builtin_add_overflow(now.amount, last->amount, &now.amount))
				return FAIL(err, SALES_EINVAL, _("what was posted is too large to reckon with"));
			*last = now;
		} else {
			l->v[n++] = now;
		}
	}
	l->n = n;
	return SALES_OK;
}

int
past_load(struct engine *e, const struct run_list *runs, struct sales_err *err)
{
	CLEANUP(past_done) struct past_reading p = { .e = e, .sums = { .e = e } };

	e->past = (struct past_list){ 0 };
	e->past_sums = (struct past_sums){ 0 };
	if (e->refunds.n == 0 && e->unpaid_deals.n == 0)
		return SALES_OK;
	for (size_t i = 0; i < runs->n; i++) {
		const struct payout_run *r = &runs->v[i];

		if (r->from_on >= e->year.from)
			continue;
		TRY(rules_stored(e->d, r->id, e->a, &p.rules, &p.nrules, err));
		p.is = arena_array(e->a, struct past_rule, p.nrules + 1);
		for (size_t k = 0; k < p.nrules; k++)
			TRY(past_rule_of(e, &p.rules[k], &p.is[k], err));
		TRY(lines_each(e->d, r->first_line, r->lines, take_past, &p, err));
	}
	TRY(past_sums_make(&p.sums, e, err));
	e->past.n = p.rows.n / sizeof(struct past_part);
	e->past.v = arena_array(e->a, struct past_part, e->past.n + 1);
	if (e->past.n == 0)
		return SALES_OK;
	memcpy(e->past.v, p.rows.p, p.rows.n);
	qsort(e->past.v, e->past.n, sizeof(*e->past.v), by_fact_and_line);
	TRY(sum_facts(&e->past, err));
	qsort(e->past.v, e->past.n, sizeof(*e->past.v), by_deal_of_rule);
	return SALES_OK;
}

const struct past_part *
past_of(const struct past_list *l, int64_t person, size_t rule, size_t *n)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		const size_t            mid = (low + high) / 2;
		const struct past_part *p = &l->v[mid];

		if (p->person < person || (p->person == person && p->rule < rule))
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < l->n && l->v[low + *n].person == person && l->v[low + *n].rule == rule;)
		++*n;
	return &l->v[low];
}
