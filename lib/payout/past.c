/* What earlier plan years posted for deals and receipts of which money went
 * back since: a refund takes back its part of that too. */
#include "lib/payout/past_sums.h"

struct past_run {
	struct past_reading reading;
	struct stored_rule *rules;
	size_t              nrules;
	struct past_rule   *is;     /* what each of them is */
};

static void
past_run_done(struct past_run *p)
{
	past_reading_done(&p->reading);
}

static int
take_line(void *arg, const struct stored_line *l, struct sales_err *err)
{
	struct past_run *p = arg;
	const size_t     at = p->nrules == 0 ? 0 : (size_t)(l->rule - p->rules[0].id);

	if (at >= p->nrules)
		return FAIL(err, SALES_EDAMAGED, _("line %lld names a rule that its run does not have"),
		    (long long)l->id);
	past_read(&p->reading, &p->is[at], l);
	return SALES_OK;
}

int
past_load(struct engine *e, const struct run_list *runs, struct sales_err *err)
{
	CLEANUP(past_run_done) struct past_run p = { .reading = { .e = e } };

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
		TRY(lines_each(e->d, r->first_line, r->lines, take_line, &p, err));
	}
	return past_make(&p.reading, e, err);
}

/* ---- looking up ---------------------------------------------------------- */

/* Rows of a size, by person, then rule, with which each begins: those of one. */
static size_t
find(const void *rows, size_t size, size_t all, int64_t person, size_t rule, size_t *n)
{
	const char *at = rows;
	size_t      low = 0, high = all;

	while (low < high) {
		const size_t           mid = (low + high) / 2;
		const struct past_key *k = (const void *)(at + mid * size);

		if (k->person < person || (k->person == person && k->rule < rule))
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < all; ++*n) {
		const struct past_key *k = (const void *)(at + (low + *n) * size);

		if (k->person != person || k->rule != rule)
			break;
	}
	return low;
}

const struct past_part *
past_of(const struct past_list *l, int64_t person, size_t rule, size_t *n)
{
	return &l->v[find(l->v, sizeof(*l->v), l->n, person, rule, n)];
}

const struct past_sum *
past_sums_of(const struct past_sums *l, int64_t person, size_t rule, size_t *n)
{
	return &l->v[find(l->v, sizeof(*l->v), l->n, person, rule, n)];
}
