/* salesctl payout why: what made one payout differ from another. */
#include <string.h>

#include "cmd/payout.h"
#include "lib/base/tr.h"
#include "lib/payout/differ.h"

const struct opt payout_why_opts[] = {
	OPT_ARG_MUST("A", struct payout_why_args, a, N_("a payout such as 2026-02"), .hint = HINT_KIND, .kind = "payout"),
	OPT_ARG_MUST("B", struct payout_why_args, b, N_("another one, such as 2026-03"), .hint = HINT_KIND, .kind = "payout"),
	OPT_ARG("PERSON", struct payout_why_args, person, N_("only this person"), .hint = HINT_KIND, .kind = "person"),
	OPT_END
};
const struct col payout_why_cols[] = {
	{ "plan", COL_TEXT, N_("Plan"), 0, NULL },
	{ "component", COL_ENUM, N_("Component"), 0, NULL },
	{ "what", COL_ENUM, NC_("effect", "What"), 0, NULL },
	{ "lines_before", COL_COUNT, N_("Lines before"), COL_EXTRA, NULL },
	{ "lines_after", COL_COUNT, N_("Lines after"), COL_EXTRA, NULL },
	{ "before", COL_MONEY, N_("Before"), 0, NULL },
	{ "after", COL_MONEY, N_("After"), 0, NULL },
	{ "effect", COL_MONEY, N_("Effect"), 0, NULL },
	{ .type = COL_END },
};

/* In a table, and as a sentence: what was before, what is after. */
static const struct { const char *label, *words; } effects[EFFECTS] = {
	[EFFECT_NEW] = { NC_("effect", "first facts"), N_("facts of who had none: %s, now %s") },
	[EFFECT_GONE] = { NC_("effect", "no facts"), N_("no facts of who had some: %s, now %s") },
	[EFFECT_AMOUNTS] = { NC_("effect", "credited"), N_("credited: %s, now %s, at the rates of before") },
	[EFFECT_RATES] = { NC_("effect", "tiers and rates"), N_("paid for that: %s, now %s, the rest is tiers and rates") },
	[EFFECT_REFUNDS] = { NC_("effect", "refunds"), N_("refunds: %s, now %s") },
	[EFFECT_FACTORS] = { NC_("effect", "factors"), N_("factors: %s, now %s") },
	[EFFECT_CAP] = { NC_("effect", "cap"), N_("cut by the cap: %s, now %s") },
	[EFFECT_FLOOR] = { NC_("effect", "floor"), N_("filled up to the floor: %s, now %s") },
	[EFFECT_PERIOD] = { NC_("effect", "period"), N_("of the period: %s, now %s") },
	[EFFECT_TRUE_UP] = { NC_("effect", "true-up"), N_("settled over a longer period: %s, now %s") },
	[EFFECT_AROUND] = { NC_("effect", "around the plan"), N_("around the plan: %s, now %s") },
	[EFFECT_AWARDS] = { NC_("effect", "awards"), N_("awards: %s, now %s") },
	[EFFECT_ADJUSTED] = { NC_("effect", "by hand"), N_("adjusted by hand: %s, now %s") },
	[EFFECT_CORRECTIONS] = { NC_("effect", "corrections"), N_("corrections of earlier payouts: %s, now %s") },
};

struct answer {
	struct ctx           *ctx;
	struct payout_run     a, b;
	struct payout_effect *v;
	size_t                n;
	money                 difference;
};

static const char *
grouped(struct ctx *ctx, money m)
{
	char s[MONEY_SIZE];

	return arena_strdup(&ctx->arena, money_group(m, 2, s));
}

static int
name_of(struct ctx *ctx, const struct payout_effect *x, const char **out)
{
	return payout_part_name(ctx, x->plan, x->component, x->after.v != 0 ? x->after : x->before, out);
}

static int
put_table(const struct answer *y)
{
	struct ctx *ctx = y->ctx;
	const char *name;

	TRY(ctx_table(ctx, "salesctl.payout.why", payout_why_cols));
	for (size_t i = 0; i < y->n; i++) {
		const struct payout_effect *x = &y->v[i];

		TRY(name_of(ctx, x, &name));
		TRY(OUT_ROW(ctx->out, CELL(x->plan), payout_component_cell(ctx, x->component, name), cell_enum(payout_effect_word(x->what), tr(effects[x->what].label)),
		    CELL(x->lines_before), CELL(x->lines_after), CELL(x->before), CELL(x->after), CELL(x->effect)));
	}
	TRY(out_total(ctx->out, (const struct cell[]){ CELL(_("Total")), cell_none(COL_ENUM), cell_none(COL_ENUM), cell_none(COL_COUNT),
	    cell_none(COL_COUNT), cell_none(COL_MONEY), cell_none(COL_MONEY), CELL(y->difference), { .type = COL_END } }));
	return SALES_OK;
}

static void
put_amount(struct buf *b, const char *text)
{
	enum { CELLS = 14 };

	for (size_t n = strlen(text); n < CELLS; n++)
		buf_putc(b, ' ');
	buf_puts(b, text);
	buf_puts(b, "  ");
}

static int
put_text(const struct answer *y)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct ctx                  *ctx = y->ctx;
	const char                  *name;

	put_amount(&b, grouped(ctx, y->difference));
	buf_printf(&b, _("is the difference of payout %s to %s, amounts in %s\n"), y->b.code, y->a.code, ctx->dept.policy->locale.currency);
	for (size_t i = 0; i < y->n; i++) {
		const struct payout_effect *x = &y->v[i];

		TRY(name_of(ctx, x, &name));
		put_amount(&b, grouped(ctx, x->effect));
		buf_printf(&b, "%s%s%s  ", x->plan, *x->plan == '\0' ? "" : " ", name);
		buf_printf(&b, tr(effects[x->what].words), grouped(ctx, x->before), grouped(ctx, x->after));
		buf_putc(&b, '\n');
	}
	return out_text(ctx->out, buf_str(&b), b.n);
}

int
payout_run_why(struct ctx *ctx, const void *args)
{
	static const char *const      formats[] = { "text", NULL };
	const struct payout_why_args *a = args;
	struct answer                 y = { .ctx = ctx };
	int64_t                       person;
	const char                   *format;

	TRY(payout_person_named(ctx, a->person, &person));
	TRY(payout_named(ctx, a->a, &y.a));
	TRY(payout_named(ctx, a->b, &y.b));
	TRY(payout_differ(&ctx->dept, &y.a, &y.b, person, &ctx->arena, &y.v, &y.n, &y.difference, &ctx->err));
	if (ctx->g->format == NULL || strcmp(ctx->g->format, "text") != 0)
		return put_table(&y);
	TRY(ctx_document(ctx, formats, &format));
	return put_text(&y);
}
