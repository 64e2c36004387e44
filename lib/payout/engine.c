/* The reckoning: one person after the other, each rule's facts in order of
 * date, then code. */
#include "lib/payout/engine.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/around.h"
#include "lib/payout/by_period.h"
#include "lib/payout/exact_pay.h"
#include "lib/payout/fault.h"
#include "lib/payout/unpaid.h"

/* What the parts of one deal earned so far. */
struct part_sum {
	int64_t deal;          /* 0: free */
	earn    exact;
	int64_t posted;
};

/* One rule at work, on one person after the other. Sums are by span. */
struct work {
	struct engine         *e;
	struct rule           *r;
	size_t                 rule;
	const struct fact_set *base, *look;
	const struct pay_fact *next, *end;      /* the person's of look that were not counted yet */
	enum period_unit       unit[UNITS];     /* that spans are looked up by */
	int                    nunits;
	int64_t               *before[UNITS];   /* of each of them; of total and target some */
	int64_t               *total[UNITS];
	int64_t               *target[UNITS];   /* 0 not looked up, -1 there is none */
	struct part_sum       *part;            /* of the person's facts */
	size_t                 mask, nparts;    /* places less one, places there is room for */
	struct exact_parts      exact;           /* the same of what is reckoned in fractions */
	struct buf             paid;            /* struct paid_part[]: what refunds may take of */
	bool                   deals, receipts; /* the base's facts are deals, are receipts */
	bool                   totals;          /* total is looked at */
};

static inline size_t
span_of(const struct engine *e, enum period_unit u, day on)
{
	return e->spans[u].of[on - e->seen.from];
}

static int
too_large(const struct fact_set *set, const struct pay_fact *f, struct sales_err *err)
{
	char code[32];

	return FAIL(err, SALES_EINVAL, _("%s %s: the amount is too large to reckon with"),
	    tr(set->kind->label), kind_code(set->kind, f->id, code));
}

static int
count_in(struct work *w, int64_t **sums, const struct fact_set *set, const struct pay_fact *f,
    struct sales_err *err)
{
	const int64_t value = settle_counted(w->e, w->r, set, f);

	for (int i = 0; i < w->nunits; i++) {
		int64_t *sum = sums[w->unit[i]];

		if (sum == NULL)
			continue;
		sum += span_of(w->e, w->unit[i], f->on);
		if (__builtin_add_overflow(*sum, value, sum))
			return too_large(set, f, err);
	}
	return SALES_OK;
}

static void
start_rule(struct work *w, struct engine *e, size_t rule)
{
	*w = (struct work){ .e = e, .r = &e->rule[rule], .rule = rule, .base = &e->set[e->rule[rule].base] };
	w->look = w->r->look < 0 ? w->base : &e->set[w->r->look];
	w->deals = w->base->kind != NULL && w->base->kind->no == deal_kind.no;
	w->receipts = w->base->kind != NULL && w->base->kind->no == receipt_kind.no;
	for (size_t i = 0; i < e->nversions; i++) {
		const struct rule_version *v = &w->r->v[i];
		size_t                     n;

		if (v->comp == NULL)
			continue;
		engine_spans(e, v->plan->period);
		n = engine_spans(e, v->over)->n;
		if (w->before[v->over] == NULL) {
			w->unit[w->nunits++] = v->over;
			w->before[v->over] = arena_array(e->a, int64_t, n);
		}
		if (v->by_total && w->total[v->over] == NULL)
			w->total[v->over] = arena_array(e->a, int64_t, n);
		if (v->tier.by_target && w->target[v->over] == NULL)
			w->target[v->over] = arena_array(e->a, int64_t, n);
		w->totals = w->totals || v->by_total;
	}
}

static void
clear(const struct work *w, int64_t *const *sums)
{
	for (int i = 0; i < w->nunits; i++)
		if (sums[w->unit[i]] != NULL)
			memset(sums[w->unit[i]], 0, w->e->spans[w->unit[i]].n * sizeof(**sums));
}

/* Room for a deal a fact, twice over: looking one up stays quick. */
static void
make_room(struct work *w, size_t nfacts)
{
	size_t n = 4;

	while (n < nfacts * 2)
		n *= 2;
	if (n > w->nparts) {
		free(w->part);
		w->part = malloc(n * sizeof(*w->part));
		if (w->part == NULL)
			err_nomem();
		w->nparts = n;
	}
	memset(w->part, 0, n * sizeof(*w->part));
	w->mask = n - 1;
}

static int
start_person(struct work *w, size_t person, const struct fact_span *facts, struct sales_err *err)
{
	const struct fact_span look = facts_of(w->look, person);

	clear(w, w->before);
	clear(w, w->total);
	clear(w, w->target);
	w->next = look.first;
	w->end = look.end;
	for (const struct pay_fact *f = look.first; w->totals && f < look.end; f++)
		TRY(count_in(w, w->total, w->look, f, err));
	exact_parts_clear(&w->exact);
	if (w->base->linked)
		make_room(w, (size_t)(facts->end - facts->first));
	return SALES_OK;
}

/* Facts of the look-up that lie before f: by day, then code; those of another
 * kind on the same day come first. */
static int
look_up_to(struct work *w, const struct pay_fact *f, struct sales_err *err)
{
	const bool same_kind = w->look->kind == w->base->kind;

	for (; w->next < w->end; w->next++) {
		const struct pay_fact *l = w->next;

		if (l->on > f->on || (l->on == f->on && same_kind && l->id >= f->id))
			break;
		TRY(count_in(w, w->before, w->look, l, err));
	}
	return SALES_OK;
}

static int64_t
target_of(struct work *w, const struct rule_version *v, const struct pay_fact *f)
{
	struct engine *e = w->e;
	const size_t   at = span_of(e, v->over, f->on);
	int64_t       *t = &w->target[v->over][at];
	struct period  span = e->spans[v->over].span[at];

	if (*t != 0)
		return *t;
	if (!target_find(&e->targets, v->comp->by_attainment, subject_person(f->person), span, true, t) || *t <= 0) {
		*t = -1;
		engine_note_missing(e, v, f->person, span);
	}
	return *t;
}

/* ---- parts of a deal ---- */

static struct part_sum *
part_of(struct work *w, int64_t deal)
{
	uint64_t h = (uint64_t)deal * UINT64_C(0x9E3779B97F4A7C15);
	size_t   i = (size_t)(h ^ h >> 29) & w->mask;

	while (w->part[i].deal != 0 && w->part[i].deal != deal)
		i = (i + 1) & w->mask;
	w->part[i].deal = deal;
	return &w->part[i];
}

/* The rounded total of the deal to date minus what its earlier parts earned. */
static bool
earn_part(struct work *w, const struct rule_version *v, const struct pay_fact *f,
    const struct tier_fact *t, int64_t *amount)
{
	struct part_sum *p = part_of(w, f->link->deal);
	int64_t          total;
	earn             e;

	if (!tier_earn(&v->tier, t, &e) || __builtin_add_overflow(p->exact, e, &p->exact) ||
	    !tier_round(p->exact, w->e->decimals, w->e->rounding, &total))
		return false;
	*amount = total - p->posted;
	p->posted = total;
	return true;
}

/* Of receipts whose deal had some go back, settle_receipts() takes its part. */
static void
keep_paid(struct work *w, const struct pay_fact *f, const struct entitled *out)
{
	const struct paid_part p = { .deal = f->link->deal, .receipt = f->id, .amount = out->amount,
		.base = out->base, .op = f->op, .on = f->on };

	if (f->link->deal != 0 && refund_first(&w->e->refunds, f->link->deal) != NULL)
		buf_put(&w->paid, &p, sizeof(p));
}

/* ---- entitlements ---- */

static int
pay_fact(struct work *w, const struct pay_fact *f, size_t version, const struct rule_version *v,
    int64_t before, struct sales_err *err)
{
	struct engine   *e = w->e;
	struct tier_fact t = { .amount = settle_counted(w->e, w->r, w->base, f), .before = before, .moves = v->moves };
	struct entitled  out = { .fact = f->id, .base = t.amount, .before = before, .op = f->op,
		.person = f->person, .on = f->on, .cap_on = f->on, .rule = (uint16_t)w->rule,
		.version = (uint8_t)version, .kind = (uint8_t)w->base->kind->no };
	bool             ok;

	if (v->tier.by_target) {
		t.target = out.target = target_of(w, v, f);
		if (t.target <= 0)
			return SALES_OK; /* the run fails at its end, with everybody's names */
	}
	if (v->exact) {
		TRY(exact_pay(e, v, w->base, f, &t, &w->exact, &out.amount, err));
		ok = true;
	} else if (f->link->deal != 0)
		ok = earn_part(w, v, f, &t, &out.amount);
	else
		ok = tier_pay(&v->tier, &t, e->decimals, e->rounding, &out.amount);
	if (!ok)
		return too_large(w->base, f, err);
	buf_put(&e->out, &out, sizeof(out));
	if (w->deals)
		settle_deal(e, v->plan, &out);
	if (w->r->unpaid != 0 && w->deals)
		unpaid_put(e, w->r->unpaid, v->plan, &out);
	if (w->receipts)
		keep_paid(w, f, &out);
	return SALES_OK;
}

/* Money that went back, or never came in, is no pay: what it takes back of
 * other receipts' pay is settled behind them. */
static bool
is_no_income(const struct work *w, const struct pay_fact *f)
{
	return w->receipts && (f->value < 0 || refund_is(&w->e->refunds, f->id));
}

static int
reckon_fact(struct work *w, const struct pay_fact *f, struct sales_err *err)
{
	struct engine             *e = w->e;
	size_t                     version = e->version_of[f->on - e->seen.from];
	const struct rule_version *v = &w->r->v[version];
	int64_t                    before;

	if (w->look != w->base)
		TRY(look_up_to(w, f, err));
	if (f->on >= e->year.from && !is_no_income(w, f) && rule_pays_on(v, f->on) &&
	    who_in(&e->who, version, v->plan_at, f->person, f->on)) {
		before = (v->by_total ? w->total : w->before)[v->over][span_of(e, v->over, f->on)] +
		    (FAULT_PLANTED(FAULT_LOOK_UP) ? f->value : 0);
		TRY(pay_fact(w, f, version, v, before, err));
	}
	return w->look == w->base ? count_in(w, w->before, w->base, f, err) : SALES_OK;
}

/* One rule's facts of a person, refunds and all. */
static int
reckon_rule(struct engine *e, struct work *w, size_t person, struct sales_err *err)
{
	const struct fact_span facts = facts_of(w->base, person);
	const size_t           from = engine_count(e);

	if (facts.first < facts.end) {
		TRY(start_person(w, person, &facts, err));
		for (const struct pay_fact *f = facts.first; f < facts.end; f++)
			TRY(reckon_fact(w, f, err));
	}
	return settle_refunds(e, w->rule, person, from, &w->paid, err);
}

/* What a true-up reckons anew is summed up by its spans, and is no pay itself. */
static int
reckon_shadow(struct engine *e, struct work *w, size_t person, struct sales_err *err)
{
	const size_t from = engine_count(e);

	TRY(reckon_rule(e, w, person, err));
	TRY(true_up_keep(e, w->rule, (int64_t)person, from, err));
	e->out.n = from * sizeof(struct entitled);
	return SALES_OK;
}

static int
reckon_person(struct engine *e, struct work *work, size_t nwork, size_t person, struct sales_err *err)
{
	const size_t first = engine_count(e);

	for (size_t i = 0; i < nwork; i++) {
		struct work *w = &work[i];
		const size_t from = engine_count(e);

		if (w->r->is_shadow) {
			TRY(reckon_shadow(e, w, person, err));
			continue;
		}
		TRY(reckon_rule(e, w, person, err));
		if (w->r->factors != 0 && from < engine_count(e))
			TRY(factors_put(e, w->rule, (int64_t)person, from, err));
		if (w->r->filled != 0)
			TRY(engine_floor(e, w->rule, (int64_t)person, from, err));
		if (w->r->capped && from < engine_count(e))
			TRY(engine_cap(e, w->rule, from, err));
	}
	TRY(settle_past(e, person, err));
	TRY(by_period_put(e, (int64_t)person, first, err));
	for (size_t i = 0; i < e->nrules && first < engine_count(e); i++)
		if (e->rule[i].component[0] == '\0' && e->rule[i].v != NULL)
			TRY(engine_cap(e, i, first, err));
	settle_join(e, first);
	TRY(around_put(e, (int64_t)person, first, err));
	TRY(awards_put(e, (int64_t)person, err));
	adjustments_put(e, (int64_t)person);
	return SALES_OK;
}

static int
reckon_all(struct engine *e, struct work *work, size_t *nwork, struct sales_err *err)
{
	for (size_t i = 0; i < e->nrules; i++)
		if (e->rule[i].base >= 0 && !e->rule[i].by_period)
			start_rule(&work[(*nwork)++], e, i);
	for (size_t p = 0; p < e->org.npeople; p++)
		if (e->estimating.person == 0 || e->estimating.person == (int64_t)p)
			TRY(reckon_person(e, work, *nwork, p, err));
	return engine_refuse_unknown(e, err);
}

static void
work_done(struct work *w)
{
	free(w->part);
	exact_parts_done(&w->exact);
	buf_done(&w->paid);
}

int
engine_reckon(struct engine *e, struct sales_err *err)
{
	struct work *work = arena_array(e->a, struct work, e->nrules + 1);
	size_t       nwork = 0;
	const int    rc = reckon_all(e, work, &nwork, err);

	for (size_t i = 0; i < nwork; i++)
		work_done(&work[i]);
	return rc;
}

int
engine_reckon_rule(struct engine *e, size_t rule, int64_t person, struct sales_err *err)
{
	CLEANUP(work_done) struct work w;

	start_rule(&w, e, rule);
	return reckon_rule(e, &w, (size_t)person, err);
}
