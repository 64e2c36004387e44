#include "cmd/payout_told.h"

#include "lib/org/kinds.h"

/* ---- in words ------------------------------------------------------------ */

/* Amounts stand under each other; what they are is indented by level. */
void
told_amount(struct explaining *e, money m, int level)
{
	enum { CELLS = 14 };
	char s[MONEY_SIZE];

	money_group(m, 2, s);
	for (size_t n = strlen(s); n < CELLS; n++)
		buf_putc(&e->b, ' ');
	buf_puts(&e->b, s);
	for (int i = 0; i < level + 1; i++)
		buf_puts(&e->b, "  ");
}

static int
flush(struct explaining *e)
{
	if (e->b.n > 1 << 16) {
		TRY(out_text(e->ctx->out, buf_str(&e->b), e->b.n));
		buf_clear(&e->b);
	}
	return SALES_OK;
}

static void
put_indent(struct explaining *e, int level)
{
	for (int i = 0; i < level + 9; i++)
		buf_puts(&e->b, "  ");
}

static void
put_rule(struct explaining *e, const struct payout_line *l, const struct payout_why *w, int level)
{
	const struct place *at = w->component != NULL ? &w->component->at : w->plan != NULL ? &w->plan->at : NULL;
	const char         *dot = l->component[0] == '\0' ? "" : ".";
	char                target[MONEY_SIZE], before[MONEY_SIZE];

	if (w->is == PAYOUT_ADJUSTMENT)
		return; /* a person's, not the rule book's */
	put_indent(e, level);
	if (at == NULL) {
		buf_printf(&e->b, _("rule: %s%s%s, which version %lld no longer has"), l->plan, dot, l->component, (long long)l->policy);
		buf_putc(&e->b, '\n');
		return;
	}
	buf_printf(&e->b, _("rule: %s%s%s, %s:%d, version %lld"), l->plan, dot, l->component, at->file, at->line, (long long)l->policy);
	if (l->target.v != 0 && w->is == PAYOUT_FACT)
		buf_printf(&e->b, _("; target %s, reached before it %s"), money_group(l->target, 2, target), money_group(l->before, 2, before));
	buf_putc(&e->b, '\n');
}

int
told_line_text(struct explaining *e, const struct payout_line *l, const struct payout_why *w, int level)
{
	const char *fact, *component;
	char        d[DAY_SIZE], base[MONEY_SIZE];

	TRY(payout_fact_name(e->ctx, l, &fact));
	told_amount(e, l->amount, level);
	if (l->kind != NULL)
		buf_printf(&e->b, _("%s  %s  credited %s"), day_str(l->on, d), fact, money_group(l->base, 2, base));
	else {
		TRY(payout_component_name(e->ctx, l, &component));
		buf_printf(&e->b, "%s  %s", fact, component);
	}
	buf_printf(&e->b, _("  (line %lld)\n"), (long long)l->id);
	for (size_t i = 0; i < w->n; i++) {
		put_indent(e, level + 2 * w->step[i].depth);
		payout_step_text(e->ctx, l, w, &w->step[i], &e->b);
		buf_putc(&e->b, '\n');
	}
	put_rule(e, l, w, level);
	return flush(e);
}

int
told_person(struct explaining *e)
{
	struct ref_name who;

	TRY(dept_name(&e->ctx->dept, e->ctx->dept.schema.by_no[KIND_PERSON], e->person, &who, &e->ctx->err));
	buf_printf(&e->b, _("%s (%s), payout %s, amounts in %s\n"), who.name, who.code, e->run->code,
	    e->ctx->dept.policy->locale.currency);
	return SALES_OK;
}

/* ---- for machines -------------------------------------------------------- */

static struct cell
number(struct explaining *e, struct ratio r)
{
	char s[RATIO_SIZE];

	return r.den == 0 ? cell_none(COL_TEXT) : CELL(arena_strdup(&e->a, ratio_decimal(r, s)));
}

static struct cell
money_text(struct explaining *e, money m)
{
	char s[MONEY_SIZE];

	return CELL(arena_strdup(&e->a, money_str(m, 2, s)));
}

/* A sum of the tree: w NULL for a person's; component NULL for a plan's. */
int
told_sum_row(struct explaining *e, const char *step, const struct told_line *t, const char *component, const char *period, money sum)
{
	return OUT_ROW(e->ctx->out, payout_who(e->ctx, e->person), t == NULL ? cell_none(COL_TEXT) : CELL(t->l.plan),
	    component == NULL ? cell_none(COL_ENUM) : cell_enum(component, component), CELL(period), cell_none(COL_COUNT),
	    cell_none(COL_CODE), cell_none(COL_DAY), CELL(step), cell_none(COL_TEXT), cell_none(COL_TEXT), cell_none(COL_TEXT),
	    cell_none(COL_TEXT), cell_none(COL_TEXT), cell_none(COL_TEXT), cell_none(COL_COUNT), money_text(e, sum),
	    cell_none(COL_ENUM), cell_none(COL_COUNT), cell_none(COL_TEXT), cell_none(COL_COUNT));
}

/* Who a step is about stands in `of`, as everywhere else. */
static int
put_step_row(struct explaining *e, const struct told_line *t, const struct why *s, const char *component, const char *period)
{
	const struct payout_line *l = &t->l;
	const struct cause_word  *c = payout_cause_word(l);
	const struct place       *at = s != NULL && s->at.file != NULL ? &s->at : t->about.component != NULL ? &t->about.component->at :
	    t->about.plan != NULL ? &t->about.plan->at : NULL;
	const struct why_fact     of = s != NULL && s->fact.kind != NULL ? s->fact : (struct why_fact){ l->kind, l->fact, l->on };
	char                      code[32];

	return OUT_ROW(e->ctx->out, payout_who(e->ctx, e->person), CELL(l->plan), payout_component_cell(e->ctx, l->component, component), CELL(period),
	    CELL(l->id), of.kind == NULL ? cell_none(COL_CODE) : cell_code(kind_code(of.kind, of.id, code)), cell_day(of.on),
	    CELL(s == NULL ? "line" : payout_step_word(s->what)), CELL(s == NULL ? NULL : s->of), CELL(s == NULL ? NULL : s->value),
	    s == NULL ? money_text(e, l->base) : number(e, s->part), s == NULL ? cell_none(COL_TEXT) : number(e, s->by),
	    s == NULL ? cell_none(COL_TEXT) : number(e, s->from), s == NULL ? cell_none(COL_TEXT) : number(e, s->to),
	    s == NULL || s->n == 0 ? cell_none(COL_COUNT) : CELL(s->n), s == NULL ? money_text(e, l->amount) : number(e, s->amount),
	    cell_enum(l->cause, c == NULL ? l->cause : tr(c->label)), l->cause_op == 0 ? cell_none(COL_COUNT) : CELL(l->cause_op),
	    at == NULL ? cell_none(COL_TEXT) : CELL(arena_printf(&e->a, "%s:%d", at->file, at->line)), CELL(l->policy));
}

int
told_line_rows(struct explaining *e, const struct told_line *t, const struct payout_why *w)
{
	const char *component, *period;

	TRY(payout_component_name(e->ctx, &t->l, &component));
	TRY(payout_period_name(e->ctx, &t->l, &period));
	TRY(put_step_row(e, t, NULL, component, period));
	for (size_t i = 0; i < w->n; i++)
		TRY(put_step_row(e, t, &w->step[i], component, period));
	return SALES_OK;
}
