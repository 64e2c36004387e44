/* What is told of an example that does not come out: what was expected, what the
 * rules give, and the steps that led there. */
#include <string.h>

#include "lib/payout/example_inside.h"

void
example_fails(const struct example_run *w, const char *message)
{
	const struct plan_example *e = w->e;

	diags_add(w->ds, &(struct diag){ .level = DIAG_ERROR, .code = "example.fails", .file = e->at.file, .line = e->at.line,
	    .column = e->at.column, .message = arena_printf(w->ds->arena, _("example of %s.%s: %s"), e->plan, e->component, message) });
}

void
example_error(const struct example_run *w, const struct sales_err *err)
{
	const char *text = err->subject[0] == '\0' ? err->msg :
	    arena_printf(w->ds->arena, _("%s, in '%s'"), err->msg, err->subject);

	example_fails(w, err->hint[0] == '\0' ? text : arena_printf(w->ds->arena, _("%s; %s"), text, err->hint));
}

void
example_compare(const struct example_run *w, size_t fact, int64_t want, int64_t got)
{
	char        wanted[MONEY_SIZE], is[MONEY_SIZE], of[MONEY_SIZE];
	const char *steps;

	if (want == got)
		return;
	steps = arena_strndup(w->ds->arena, w->steps.p, w->steps.n);
	money_str((money){ want }, w->decimals, wanted);
	money_str((money){ got }, w->decimals, is);
	if (fact == w->n)
		example_fails(w, arena_printf(w->ds->arena, _("expected %s, the rules give %s: %s"), wanted, is, steps));
	else
		example_fails(w, arena_printf(w->ds->arena, _("fact %zu of %s: expected %s, the rules give %s: %s"), fact + 1,
		    money_str((money){ w->fact[fact].amount }, w->decimals, of), wanted, is, steps));
}

/* ---- steps --------------------------------------------------------------- */

void
say_money(struct example_run *w, const char *before, int64_t amount)
{
	char s[MONEY_SIZE];

	buf_printf(&w->steps, "%s%s", before, money_str((money){ amount }, w->decimals, s));
}

static void
say_slices(struct example_run *w, const struct tier_fact *t)
{
	struct tier_slice slice[TIER_MAX];
	char              part[RATIO_SIZE], rate[RATIO_SIZE];
	size_t            n;

	if (!tier_slices(&w->v.tier, t, slice, &n))
		return;
	buf_printf(&w->steps, "%s", n > 1 ? "(" : "");
	for (size_t i = 0; i < n; i++)
		buf_printf(&w->steps, "%s%s x %s%%", i == 0 ? "" : " + ", ratio_decimal(slice[i].part, part),
		    ratio_percent(ratio_of_rate(slice[i].rate), rate));
	buf_printf(&w->steps, "%s", n > 1 ? ")" : "");
}

void
say_gross(struct example_run *w, const struct tier_fact *t, size_t of_case)
{
	const struct component *c = w->v.comp;
	struct ratio            net;
	char                    s[RATIO_SIZE];

	if (c->kind == COMP_COMMISSION && c->ncases == 0) {
		say_slices(w, t);
	} else if (c->kind == COMP_SPIFF) {
		buf_printf(&w->steps, "%s", c->amount);
	} else {
		say_money(w, "", t->amount);
		buf_printf(&w->steps, " x %s%s", c->kind == COMP_COMMISSION ? ratio_percent(c->cases[of_case].rate, s) : c->amount,
		    c->kind == COMP_COMMISSION ? "%" : "");
	}
	if (c->vat.den != 0 && ratio_add((struct ratio){ 1, 1 }, c->vat, &net))
		buf_printf(&w->steps, " / %s", ratio_decimal(net, s));
}

void
say_factor(struct example_run *w, const struct factor *f, const struct value *v, struct ratio by)
{
	struct ratio number;
	char         s[RATIO_SIZE], of[RATIO_SIZE];

	buf_printf(&w->steps, " x %s", ratio_decimal(by, s));
	if (v->type == V_TEXT)
		buf_printf(&w->steps, " (%s: %.*s)", f->of, (int)v->u.s.n, v->u.s.p);
	else if (expr_ratio_of(v, &number))
		buf_printf(&w->steps, " (%s: %s)", f->of, ratio_decimal(number, of));
	else
		buf_printf(&w->steps, _(" (%s: no value)"), f->of);
}
