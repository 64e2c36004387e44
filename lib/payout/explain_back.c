/* What takes pay back: refunds, bad debts, deals that were not collected in time. */
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/explain_inside.h"
#include "lib/payout/rules_tier.h"

/* Whose pay a refund takes its part of: the deal's, or receipts'. */
struct taken { bool deal; int64_t *receipt; size_t n; };

static bool
is_taken_of(const struct explaining_line *w, const struct payout_line *l, const struct taken *t)
{
	if (l->kind == NULL || strcmp(l->plan, w->l->plan) != 0 || strcmp(l->component, w->l->component) != 0 || l->deal != 0)
		return false;
	if (l->kind->no == deal_kind.no)
		return t->deal && l->fact == w->l->deal;
	for (size_t i = 0; i < t->n && l->kind->no == receipt_kind.no; i++)
		if (t->receipt[i] == l->fact)
			return true;
	return false;
}

/* The receipt that a refund names, as it was then; 0: none. A bad debt may take a
 * share of its part only. */
static int
look_at_refund(struct explaining_line *w, int64_t *named, struct sales_err *err)
{
	const struct kind *k = w->x->d->schema.by_no[receipt_kind.no];
	struct record      r;

	TRY(record_get(w->x->d, k, w->l->fact, w->a, &r, err));
	*named = value_id(&r.v[kind_index(k, "of")]);
	if (value_is(&r.v[kind_index(k, "kind")], "bad_debt") && w->out->plan != NULL && w->out->plan->clawback.bad_debt_share.den != 0)
		why_add(w, WHY_BAD_DEBT)->by = w->out->plan->clawback.bad_debt_share;
	return SALES_OK;
}

static int
find_taken(struct explaining_line *w, bool receipts, int64_t *named, struct taken *out, struct sales_err *err)
{
	char code[32];

	TRY(look_at_refund(w, named, err));
	*out = (struct taken){ .deal = !receipts };
	if (!receipts) {
		*named = 0;
		return SALES_OK;
	}
	if (*named != 0) {
		*out = (struct taken){ .receipt = named, .n = 1 };
		return SALES_OK;
	}
	return record_ids_where(w->x->d, &receipt_kind, arena_printf(w->a, "deal = \"%s\"",
	    kind_code(w->x->d->schema.by_no[deal_kind.no], w->l->deal, code)), w->a, &out->receipt, &out->n, err);
}

/* ---- up to and with this one --------------------------------------------- */

/* What refunds of a deal's pay took, each by the newest line of it. */
struct taken_fact { int64_t fact, base, amount; day on; };

static bool
is_before(const struct taken_fact *x, const struct payout_line *l)
{
	return x->on != l->on ? x->on < l->on : x->fact < l->fact;
}

static size_t
list_taken(struct explaining_line *w, struct taken_fact *out)
{
	size_t                    n, found = 0;
	const struct ledger_line *v = ledger_of(w->x, &n);

	for (size_t i = 0; i < n; i++) {
		const struct payout_line *l = &v[i].l;
		size_t                    at = 0;

		if (l->kind == NULL || l->deal != w->l->deal || l->deal == 0 || strcmp(l->plan, w->l->plan) != 0
		    || strcmp(l->component, w->l->component) != 0 || l->id > w->l->id)
			continue;
		while (at < found && out[at].fact != l->fact)
			at++;
		if (at == found)
			out[found++] = (struct taken_fact){ .fact = l->fact };
		out[at].base = -l->base.v;
		out[at].amount -= l->amount.v;
		out[at].on = l->on;
	}
	return found;
}

/* What was credited and earned up to it: of a fact with several lines the newest says
 * what is credited. */
struct credited { int64_t base, earned, last, fact; size_t n; };

static void
add_credited(struct credited *s, const struct payout_line *l)
{
	s->earned += l->amount.v;
	s->base += l->base.v - (s->n > 0 && s->fact == l->fact ? s->last : 0);
	s->fact = l->fact;
	s->last = l->base.v;
	s->n++;
}

/* So much of what was credited went back to date, so much of what it earned is that,
 * and so much of that was taken before. */
static void
put_to_date(struct explaining_line *w, const struct credited *of)
{
	struct taken_fact *all;
	int64_t            base = 0, taken = 0, before = 0, due;
	struct why        *s;
	size_t             n;

	(void)ledger_of(w->x, &n);
	all = arena_array(w->a, struct taken_fact, n + 1);
	n = list_taken(w, all);
	for (size_t i = 0; i < n; i++) {
		if (all[i].fact != w->l->fact && !is_before(&all[i], w->l))
			continue;
		base += all[i].base;
		taken += all[i].amount;
		before += all[i].fact == w->l->fact ? 0 : all[i].amount;
	}
	if (of->earned == 0 || base <= 0 || !tier_share(of->earned, base, of->base, w->x->e.decimals, w->x->e.rounding, &due) || due != taken)
		return; /* of money that had not come in yet, or cut at what was left */
	s = why_money(w, WHY_BACK, taken);
	s->part = why_units(base);
	s->by = why_units(of->base);
	s->from = why_units(before);
}

int
explain_refund(struct explaining_line *w, struct sales_err *err)
{
	const struct metric *m = w->out->component == NULL ? NULL : policy_metric(w->out->policy, w->out->component->base);
	const bool           receipts = m != NULL && strcmp(m->facts.of, receipt_kind.name) == 0;
	const size_t         of = receipts ? receipt_kind.no : deal_kind.no;
	size_t               n;
	const struct ledger_line *v = ledger_of(w->x, &n);
	struct taken         t;
	int64_t              earned = 0, named;
	struct credited      all = { .n = 0 };
	struct why          *s;
	char                 code[32];
	day                 *on = arena_array(w->a, day, n + 1);
	size_t               days = 0;
	bool                 old = false; /* of an earlier plan year: scaled by what its period paid */

	TRY(find_taken(w, receipts, &named, &t, err));
	for (size_t i = 0; i < n; i++)
		if (is_taken_of(w, &v[i].l, &t)) {
			earned += v[i].l.amount.v;
			on[days++] = v[i].l.on;
			old = old || v[i].l.on < w->x->e.year.from;
			if (v[i].l.on <= w->l->on || named != 0 || !receipts)
				add_credited(&all, &v[i].l);
		}
	s = why_money(w, WHY_TAKES_BACK, earned);
	s->of = arena_strdup(w->a, named != 0 ? kind_code(w->x->d->schema.by_no[of], named, code) :
	    kind_code(w->x->d->schema.by_no[deal_kind.no], w->l->deal, code));
	s->n = receipts && named == 0;
	if (!old)
		put_to_date(w, &all);
	return explain_past(w, w->l->component, on, days, err);
}

/* What the deal earned under its component, and the part of its money that is missing. */
int
explain_unpaid(struct explaining_line *w, struct sales_err *err)
{
	size_t                    n;
	const struct ledger_line *v = ledger_of(w->x, &n);
	int64_t                   earned = 0, base = 0;
	struct why               *s;
	char                      code[32];
	day                       on = DAY_NONE;

	for (size_t i = 0; i < n; i++)
		if (v[i].l.kind == w->l->kind && v[i].l.fact == w->l->fact && strcmp(v[i].l.plan, w->l->plan) == 0
		    && strcmp(v[i].l.component, w->out->group) == 0) {
			earned += v[i].l.amount.v;
			base = v[i].l.base.v;
			on = v[i].l.on;
		}
	s = why_money(w, WHY_TAKES_BACK, earned);
	s->of = arena_strdup(w->a, kind_code(w->l->kind, w->l->fact, code));
	s = why_add(w, WHY_UNPAID);
	s->n = w->out->plan == NULL ? 0 : w->out->plan->clawback.unpaid_after;
	if (base == 0 || !ratio_make(-w->l->base.v, base, &s->by))
		s->by = (struct ratio){ 0, 0 };
	return explain_past(w, w->out->group, &on, on != DAY_NONE, err);
}
