/* One person after the other. */
#include "lib/recount/recount.h"

#include <stdlib.h>
#include <string.h>

#include "lib/recount/inside.h"

int
recount_open(struct dept *d, struct period p, struct recount **out, struct sales_err *err)
{
	const struct period year = period_in_year(p.to, UNIT_YEAR, &d->when);
	struct recount     *r = *out = calloc(1, sizeof(*r));

	if (r == NULL)
		err_nomem();
	r->d = d;
	r->year = r->seen = (struct period){ year.from, p.to };
	TRY(books_load(r, err));
	TRY(people_load(r, err));
	TRY(rules_load(r, err));
	TRY(goals_load(r, err));
	TRY(reviews_load(r, err));
	TRY(backs_load(r, err));
	TRY(adjusted_load(r, err));
	TRY(honours_load(r, err));
	return deals_load(r, err);
}

void
recount_close(struct recount *r)
{
	if (r == NULL)
		return;
	rules_done(r);
	buf_done(&r->olds);
	buf_done(&r->claims);
	buf_done(&r->losses);
	arena_done(&r->a);
	free(r);
}

/* ---- one person ---------------------------------------------------------- */

/* Is a component paid by facts, or by periods, in some version? kind NULL: any. */
static bool
has_version(const struct recount *r, size_t rule, bool by_fact, const char *kind)
{
	for (size_t b = 0; b < r->nbooks; b++) {
		const struct comp *c = r->rule[rule].comp[b];

		if (c != NULL && !c->by_award && c->by_fact == by_fact && (kind == NULL || strcmp(c->kind, kind) == 0))
			return true;
	}
	return false;
}

static int
by_facts(struct recount *r, size_t n, struct sales_err *err)
{
	for (size_t i = 0; i < n; i++) {
		const bool paid = has_version(r, i, true, NULL);

		if (paid)
			TRY(earn_facts(r, i, err));
		TRY(take_back(r, i, true, err));
		take_unpaid(r, i, true);
		if (!paid)
			continue;
		TRY(factors_of_periods(r, i, err));
		cap_component(r, i);
	}
	return SALES_OK;
}

/* A true-up looks at what others were paid: it comes last. */
static int
by_periods(struct recount *r, size_t n, bool true_ups, struct sales_err *err)
{
	for (size_t i = 0; i < n; i++)
		if (has_version(r, i, false, NULL) && has_version(r, i, false, "true-up") == true_ups)
			TRY(earn_periods(r, i, err));
	return SALES_OK;
}

/* Plans one after the other, each once. */
static bool
is_first_of_plan(const struct recount *r, size_t rule)
{
	for (size_t i = 0; i < rule; i++)
		if (r->rule[i].is_component && strcmp(r->rule[i].plan, r->rule[rule].plan) == 0)
			return false;
	return r->rule[rule].is_component;
}

static int
reckon(struct recount *r, struct sales_err *err)
{
	const size_t n = r->nrules;

	buf_clear(&r->claims);
	TRY(by_facts(r, n, err));
	TRY(put_losses(r, err));
	TRY(by_periods(r, n, false, err));
	TRY(by_periods(r, n, true, err));
	for (size_t i = 0; i < n; i++)
		if (is_first_of_plan(r, i))
			cap_plan(r, r->rule[i].plan);
	for (size_t i = 0; i < n; i++)
		if (is_first_of_plan(r, i))
			TRY(around_plan(r, r->rule[i].plan, err));
	honour(r);
	adjust(r);
	return SALES_OK;
}

static void
write_out(const struct recount *r, struct buf *out)
{
	buf_clear(out);
	for (size_t i = 0; i < nclaims(r); i++) {
		const struct claim       *c = &claims(r)[i];
		const struct recount_line l = { .plan = r->rule[c->rule].plan, .component = r->rule[c->rule].component,
			.person = r->who, .fact = c->fact, .amount = c->amount, .on = c->on, .kind = c->kind };

		buf_put(out, &l, sizeof(l));
	}
}

int
recount_people(struct recount *r, recount_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf lines = { 0 };

	olds_sort(r);
	for (r->who = 1; r->who < r->npeople; r->who++) {
		if (!r->person[r->who].is_there)
			continue;
		TRY(reckon(r, err));
		write_out(r, &lines);
		TRY(fn(arg, r->who, (const struct recount_line *)(const void *)lines.p, lines.n / sizeof(struct recount_line), err));
	}
	return SALES_OK;
}
