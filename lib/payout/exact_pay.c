#include "lib/payout/exact_pay.h"

#include <stdlib.h>
#include <string.h>

bool
exact_is_needed(const struct plan *p, const struct component *c)
{
	return comp_is_by_fact(c->kind) && (c->kind != COMP_COMMISSION || c->vat.den != 0 || terms_needed(p, c));
}

/* ---- the parts of a deal ------------------------------------------------- */

void
exact_parts_clear(struct exact_parts *p)
{
	for (size_t i = 0; i < p->n; i++)
		exact_done(&p->v[i].sum);
	p->n = 0;
	map_done(&p->by_deal);
}

void
exact_parts_done(struct exact_parts *p)
{
	exact_parts_clear(p);
	free(p->v);
}

static struct exact_part *
part_of(struct exact_parts *p, int64_t deal)
{
	int                   added;
	const struct map_key *k = map_add(&p->by_deal, (const char *)&deal, sizeof(deal), (int64_t)p->n, &added);

	if (!added)
		return &p->v[k->value];
	if (p->n == p->cap) {
		p->cap = p->cap * 2 + 16;
		p->v = realloc(p->v, p->cap * sizeof(*p->v));
		if (p->v == NULL)
			err_nomem();
	}
	exact_init(&p->v[p->n].sum);
	p->v[p->n].posted = 0;
	return &p->v[p->n++];
}

/* ---- one fact ------------------------------------------------------------ */

static int
too_large(const struct fact_set *set, const struct pay_fact *f, struct sales_err *err)
{
	char code[32];

	return FAIL(err, SALES_EINVAL, _("%s %s: the amount is too large to reckon with"), tr(set->kind->label),
	    kind_code(set->kind, f->id, code));
}

static bool
earn_by_tiers(const struct rule_version *v, const struct tier_fact *t, struct exact *out)
{
	struct tier_slice slice[TIER_MAX];
	size_t            n;

	if (!tier_slices(&v->tier, t, slice, &n))
		return false;
	for (size_t i = 0; i < n; i++)
		exact_add_product(out, slice[i].earned, (struct ratio){ 1, 1 });
	return true;
}

/* The constant of `amount`, in units: each fact's (spiff), each unit's. */
static bool
constant(const struct component *c, struct ratio *out)
{
	return c->amount != NULL && ratio_parse(c->amount, strlen(c->amount), out);
}

static bool
earn_gross(const struct rule_version *v, const struct tier_fact *t, size_t of_case, struct exact *out)
{
	const struct component *c = v->comp;
	struct ratio            value, each;

	if (c->kind == COMP_COMMISSION && c->ncases == 0)
		return earn_by_tiers(v, t, out);
	if (!ratio_make(t->amount, MONEY_UNIT, &value))
		return false;
	if (c->kind == COMP_COMMISSION)
		each = c->cases[of_case].rate;
	else if (!constant(c, &each))
		return false;
	if (c->kind == COMP_SPIFF)
		value = (struct ratio){ t->amount < 0 ? -1 : 1, 1 };
	exact_add_product(out, value, each);
	return true;
}

bool
exact_raw(const struct rule_version *v, const struct tier_fact *t, size_t of_case, struct exact *out)
{
	struct ratio net;

	if (!earn_gross(v, t, of_case, out))
		return false;
	if (v->comp->vat.den == 0)
		return true;
	if (!ratio_add((struct ratio){ 1, 1 }, v->comp->vat, &net))
		return false;
	exact_divide(out, net);
	return true;
}

/* What somebody who has left still gets of a fact. */
static struct ratio
leaver_share(const struct engine *e, const struct plan *p, const struct pay_fact *f, const struct fact_term *term)
{
	const day left = e->org.person[f->person].left;

	if (!p->leaver.is_judged || left == DAY_NONE || f->on <= left)
		return (struct ratio){ 1, 1 };
	if (p->leaver.window > 0 && f->on > left + p->leaver.window)
		return (struct ratio){ 0, 1 };
	return term != NULL && term->delivered != DAY_NONE && term->delivered <= left ? p->leaver.delivered : p->leaver.undelivered;
}

static int
no_factor(const struct rule_version *v, const struct fact_set *set, const struct pay_fact *f, const struct fact_term *term,
    struct sales_err *err)
{
	const struct factor *x = &v->comp->factors[term->k.num];
	char                 code[32];

	FAIL(err, SALES_EPOLICY, _("%s: the factor '%s' of %s.%s has no value for it"), kind_code(set->kind, f->id, code), x->of,
	    v->plan->id, v->comp->id);
	return err_hint(err, _("fill in what it looks at, or say what then counts: missing: 1 (%s:%d)"), x->at.file, x->at.line);
}

/* Quick where a commission by tiers stands alone and 128 bits hold it all; the result
 * is the same. */
static bool
pay_quick(const struct engine *e, const struct rule_version *v, const struct pay_fact *f, const struct tier_fact *t,
    const struct fact_term *term, int64_t *amount)
{
	struct ratio k = term == NULL ? (struct ratio){ 1, 1 } : term->k, net;

	if (v->comp->kind != COMP_COMMISSION || v->comp->ncases > 0 || k.den == 0)
		return false;
	if (v->comp->vat.den != 0 && (!ratio_add((struct ratio){ 1, 1 }, v->comp->vat, &net) || !ratio_div(k, net, &k)))
		return false;
	return ratio_mul(k, leaver_share(e, v->plan, f, term), &k) && tier_pay_times(&v->tier, t, k, e->decimals, e->rounding, amount);
}

int
exact_earn(const struct engine *e, const struct rule_version *v, const struct fact_set *set, const struct pay_fact *f,
    const struct tier_fact *t, struct exact *out, struct sales_err *err)
{
	const struct fact_term *term = terms_of(&v->terms, f->id);

	if (term != NULL && term->k.den == 0)
		return no_factor(v, set, f, term, err);
	if (!exact_raw(v, t, term != NULL ? term->of_case : v->comp->ncases > 0 ? v->comp->ncases - 1 : 0, out))
		return too_large(set, f, err);
	if (term != NULL)
		exact_multiply(out, term->k);
	exact_multiply(out, leaver_share(e, v->plan, f, term));
	return SALES_OK;
}

int
exact_pay(const struct engine *e, const struct rule_version *v, const struct fact_set *set, const struct pay_fact *f,
    const struct tier_fact *t, struct exact_parts *parts, int64_t *amount, struct sales_err *err)
{
	struct exact_part *p;
	struct exact       x;
	int64_t            total = 0;
	int                rc;

	if (f->link->deal == 0 && pay_quick(e, v, f, t, terms_of(&v->terms, f->id), amount))
		return SALES_OK;
	p = f->link->deal == 0 ? NULL : part_of(parts, f->link->deal);
	exact_init(&x);
	rc = exact_earn(e, v, set, f, t, &x, err);
	if (p != NULL)
		exact_add(&p->sum, &x);
	if (rc == SALES_OK && !exact_round(p == NULL ? &x : &p->sum, e->decimals, e->rounding, &total))
		rc = too_large(set, f, err);
	exact_done(&x);
	*amount = p == NULL ? total : total - p->posted;
	if (p != NULL)
		p->posted = total;
	return rc;
}
