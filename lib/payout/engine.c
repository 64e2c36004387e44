/* The reckoning: one pass over a rule's facts in order of date, then code. */
#include "lib/payout/engine.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"

/* What is known of the parts of one deal, or of one fact that money may come
 * back of, for one person. */
struct part_sum {
	int64_t id;            /* 0: free */
	int64_t owner;         /* person * 2, + 1 when id is a fact's */
	earn    exact;
	int64_t posted, value; /* of the parts so far */
	int64_t back, taken;   /* returned of value, taken back of posted */
};

/* One rule at work. */
struct work {
	struct engine         *e;
	struct rule           *r;
	size_t                 rule;
	const struct fact_set *base, *look;
	size_t                 next;            /* of look that was not counted yet */
	int64_t               *before[UNITS];   /* [person * spans + span] */
	int64_t               *total[UNITS];
	int64_t               *target[UNITS];   /* 0 not looked up, -1 there is none */
	struct part_sum       *part;
	size_t                 nparts, mask;
	bool                   deals;           /* the base's facts are deals */
};

static void
work_done(struct work *w)
{
	for (int u = 0; u < UNITS; u++) {
		free(w->before[u]);
		free(w->total[u]);
		free(w->target[u]);
	}
	free(w->part);
}

static int64_t *
table(struct engine *e, enum period_unit u)
{
	int64_t *t = calloc(e->org.npeople * engine_spans(e, u)->n + 1, sizeof(*t));

	if (t == NULL)
		err_nomem();
	return t;
}

static inline size_t
slot_of(const struct engine *e, enum period_unit u, int64_t person, day on)
{
	const struct spans *s = &e->spans[u];

	return (size_t)person * s->n + s->of[on - e->seen.from];
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
	for (int u = 0; u < UNITS; u++) {
		int64_t *sum;

		if (sums[u] == NULL)
			continue;
		sum = &sums[u][slot_of(w->e, (enum period_unit)u, f->person, f->on)];
		if (__builtin_add_overflow(*sum, f->value, sum))
			return too_large(set, f, err);
	}
	return SALES_OK;
}

static int
start_work(struct work *w, struct sales_err *err)
{
	for (size_t i = 0; i < w->e->nversions; i++) {
		const struct rule_version *v = &w->r->v[i];

		if (v->comp == NULL)
			continue;
		engine_spans(w->e, v->plan->period);
		engine_spans(w->e, v->over);
		if (w->before[v->over] == NULL)
			w->before[v->over] = table(w->e, v->over);
		if (v->by_total && w->total[v->over] == NULL)
			w->total[v->over] = table(w->e, v->over);
		if (v->tier.by_target && w->target[v->over] == NULL)
			w->target[v->over] = table(w->e, v->over);
	}
	for (size_t i = 0; i < w->look->n; i++)
		if ((size_t)w->look->fact[i].person < w->e->org.npeople)
			TRY(count_in(w, w->total, w->look, &w->look->fact[i], err));
	return SALES_OK;
}

/* Facts of the look-up that lie before f: by day, then code; those of another
 * kind on the same day come first. */
static int
look_up_to(struct work *w, const struct pay_fact *f, struct sales_err *err)
{
	const bool same_kind = w->look->kind == w->base->kind;

	for (; w->next < w->look->n; w->next++) {
		const struct pay_fact *l = &w->look->fact[w->next];

		if (l->on > f->on || (l->on == f->on && same_kind && l->id >= f->id))
			break;
		TRY(count_in(w, w->before, w->look, l, err));
	}
	return SALES_OK;
}

static void
note_missing(struct engine *e, const struct rule_version *v, int64_t person, struct period span)
{
	struct missing_goals *m = &e->missing;

	if (m->n == 0) {
		m->metric = v->comp->by_attainment;
		m->span = span;
	}
	if (m->n++ < 5)
		buf_printf(&m->names, "%s%s", m->names.n == 0 ? "" : ", ", e->org.person[person].code);
}

static int64_t
target_of(struct work *w, const struct rule_version *v, const struct pay_fact *f)
{
	struct engine *e = w->e;
	int64_t       *t = &w->target[v->over][slot_of(e, v->over, f->person, f->on)];
	struct period  span;

	if (*t != 0)
		return *t;
	span = e->spans[v->over].span[e->spans[v->over].of[f->on - e->seen.from]];
	if (!target_find(&e->targets, v->comp->by_attainment, f->person, span, t) || *t <= 0) {
		*t = -1;
		note_missing(e, v, f->person, span);
	}
	return *t;
}

/* ---- parts of a deal ---- */

static struct part_sum *
part_slot(const struct work *w, int64_t id, int64_t owner)
{
	uint64_t h = ((uint64_t)id * UINT64_C(0x9E3779B97F4A7C15)) ^
	    ((uint64_t)owner * UINT64_C(0xC2B2AE3D27D4EB4F));
	size_t   i = (size_t)(h ^ h >> 29) & w->mask;

	while (w->part[i].id != 0 && (w->part[i].id != id || w->part[i].owner != owner))
		i = (i + 1) & w->mask;
	return &w->part[i];
}

static void
grow_parts(struct work *w)
{
	struct part_sum *old = w->part;
	size_t           n = old == NULL ? 0 : w->mask + 1;

	w->mask = n == 0 ? 255 : n * 2 - 1;
	w->part = calloc(w->mask + 1, sizeof(*w->part));
	if (w->part == NULL)
		err_nomem();
	for (size_t i = 0; i < n; i++)
		if (old[i].id != 0)
			*part_slot(w, old[i].id, old[i].owner) = old[i];
	free(old);
}

static struct part_sum *
part_of(struct work *w, int64_t id, int64_t owner)
{
	struct part_sum *p;

	if (w->nparts * 2 >= w->mask)
		grow_parts(w);
	p = part_slot(w, id, owner);
	if (p->id == 0) {
		w->nparts++;
		*p = (struct part_sum){ .id = id, .owner = owner };
	}
	return p;
}

/* The rounded total of the deal to date minus what its earlier parts earned. */
static bool
earn_part(struct work *w, const struct rule_version *v, const struct pay_fact *f,
    const struct tier_fact *t, int64_t *amount)
{
	struct part_sum *p = part_of(w, f->deal, (int64_t)f->person * 2);
	int64_t          total;
	earn             e;

	if (!tier_earn(&v->tier, t, &e) || __builtin_add_overflow(p->exact, e, &p->exact) ||
	    !tier_round(p->exact, w->e->decimals, w->e->rounding, &total))
		return false;
	*amount = total - p->posted;
	p->posted = total;
	p->value += f->value;
	p = part_of(w, f->id, (int64_t)f->person * 2 + 1);
	p->posted = *amount;
	p->value = f->value;
	return true;
}

/* Money that went back takes what it earned with it, in proportion: exactly
 * everything when all of it came back. What never earned gives nothing back. */
static bool
take_back(struct work *w, const struct pay_fact *f, int64_t *amount)
{
	struct part_sum *p = f->of != 0 ? part_of(w, f->of, (int64_t)f->person * 2 + 1) :
	    part_of(w, f->deal, (int64_t)f->person * 2);
	int64_t          due;

	*amount = 0;
	if (p->value <= 0)
		return true;
	p->back -= f->value;
	if (!tier_share(p->posted, p->back < p->value ? p->back : p->value, p->value,
	    w->e->decimals, w->e->rounding, &due))
		return false;
	*amount = p->taken - due;
	p->taken = due;
	return true;
}

/* ---- entitlements ---- */

static void
put_refunds(struct work *w, const struct entitled *deal)
{
	const struct refund_list *l = &w->e->refunds;
	const struct refund      *r = refund_first(l, deal->fact);
	int64_t                   back = 0, taken = 0, shown = 0;

	for (; r != NULL && r < l->v + l->n && r->deal == deal->fact; r++) {
		struct entitled out = *deal;
		int64_t         due, base;

		back = r->part > r->whole - back ? r->whole : back + r->part;
		if (!tier_share(deal->amount, back, r->whole, w->e->decimals, w->e->rounding, &due) ||
		    !tier_share(deal->base, back, r->whole, 4, w->e->rounding, &base))
			continue; /* a part is never larger than the whole */
		out.kind = (uint8_t)receipt_kind.no;
		out.fact = r->id;
		out.on = r->on;
		out.amount = taken - due;
		out.base = shown - base;
		out.before = deal->fact;
		taken = due;
		shown = base;
		buf_put(&w->e->out, &out, sizeof(out));
	}
}

static int
pay_fact(struct work *w, const struct pay_fact *f, size_t version, const struct rule_version *v,
    int64_t before, struct sales_err *err)
{
	struct engine   *e = w->e;
	struct tier_fact t = { .amount = f->value, .before = before, .moves = v->moves };
	struct entitled  out = { .fact = f->id, .base = f->value, .before = before, .op = f->op,
		.person = f->person, .on = f->on, .cap_on = f->on, .rule = (uint16_t)w->rule,
		.version = (uint8_t)version, .kind = (uint8_t)w->base->kind->no };
	bool             ok;

	if (v->tier.by_target) {
		t.target = out.target = target_of(w, v, f);
		if (t.target <= 0)
			return SALES_OK; /* the run fails at its end, with everybody's names */
	}
	if (f->value < 0 && (f->of != 0 || f->deal != 0))
		ok = take_back(w, f, &out.amount);
	else if (f->deal != 0)
		ok = earn_part(w, v, f, &t, &out.amount);
	else
		ok = tier_pay(&v->tier, &t, e->decimals, e->rounding, &out.amount);
	if (!ok)
		return too_large(w->base, f, err);
	buf_put(&e->out, &out, sizeof(out));
	if (w->deals)
		put_refunds(w, &out);
	return SALES_OK;
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
	before = (v->by_total ? w->total : w->before)[v->over][slot_of(e, v->over, f->person, f->on)];
	if (f->on >= e->year.from && who_in(&e->who, version, v->plan_at, f->person, f->on))
		TRY(pay_fact(w, f, version, v, before, err));
	return w->look == w->base ? count_in(w, w->before, w->base, f, err) : SALES_OK;
}

static int
reckon_rule(struct engine *e, size_t rule, struct sales_err *err)
{
	struct rule                   *r = &e->rule[rule];
	CLEANUP(work_done) struct work w = { .e = e, .r = r, .rule = rule };
	size_t                         from = engine_count(e);

	w.base = &e->set[r->base];
	w.look = r->look < 0 ? w.base : &e->set[r->look];
	w.deals = w.base->kind == &deal_kind ||
	    (w.base->kind != NULL && w.base->kind->no == deal_kind.no);
	TRY(start_work(&w, err));
	for (size_t i = 0; i < w.base->n; i++)
		if ((size_t)w.base->fact[i].person < e->org.npeople)
			TRY(reckon_fact(&w, &w.base->fact[i], err));
	return r->capped ? engine_cap(e, rule, from, err) : SALES_OK;
}

static int
fail_missing(const struct missing_goals *m, struct sales_err *err)
{
	char span[PERIOD_SIZE];

	period_str(m->span, span);
	if (m->n > 5)
		FAIL(err, SALES_EPOLICY, _("tiers by attainment need goals: there is none for %s in %s "
		    "or a later period for %s and %ld more"), m->metric, span, buf_str(&m->names), m->n - 5);
	else
		FAIL(err, SALES_EPOLICY, _("tiers by attainment need goals: there is none for %s in %s "
		    "or a later period for %s"), m->metric, span, buf_str(&m->names));
	return err_hint(err, "salesctl goal set PERSON %s -p %s AMOUNT", m->metric, span);
}

int
engine_reckon(struct engine *e, struct sales_err *err)
{
	for (size_t i = 0; i < e->nrules; i++)
		if (e->rule[i].base >= 0)
			TRY(reckon_rule(e, i, err));
	if (e->missing.n > 0)
		return fail_missing(&e->missing, err);
	for (size_t i = 0; i < e->nrules; i++)
		if (e->rule[i].component[0] == '\0' && e->rule[i].v != NULL)
			TRY(engine_cap(e, i, 0, err));
	return SALES_OK;
}
