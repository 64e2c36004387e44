/* What lines of payouts are called: their facts, their components. */
#include <string.h>

#include "cmd/payout.h"
#include "cmd/show.h"
#include "lib/base/text.h"

/* What stands around a plan, by the sign of the line. */
static const struct { const char *component, *more, *less; } arounds[] = {
	{ "@clawback", N_("refunds put off"), N_("refunds put off before") },
	{ "@guarantee", N_("guarantee"), N_("guarantee") },
	{ "@draw", N_("draw advance"), N_("draw recovered") },
	{ "@holdback", N_("holdback returned"), N_("holdback") },
	{ "@release", N_("release of the holdback"), N_("release of the holdback") },
	{ "@forfeit", N_("forfeited holdback returned"), N_("holdback forfeited") },
	{ "@adjustment", N_("adjustment"), N_("adjustment") },
	{ "@withheld", N_("released of a cap"), N_("released before") },
};

static const char *
around_label(const struct payout_line *l, const struct plan *p)
{
	const bool corrects = strcmp(l->component, "@draw") == 0 && p != NULL && !p->draw.recoverable; /* it is never recovered */

	for (size_t i = 0; i < sizeof(arounds) / sizeof(arounds[0]); i++)
		if (strcmp(arounds[i].component, l->component) == 0)
			return l->amount.v < 0 && !corrects ? tr(arounds[i].less) : tr(arounds[i].more);
	return l->component;
}

int
payout_component_name(struct ctx *ctx, const struct payout_line *l, const char **out)
{
	struct payout_why r;

	TRY(payout_line_about(&ctx->dept, l, &ctx->arena, &r, &ctx->err));
	switch (r.is) {
	case PAYOUT_FACT:
	case PAYOUT_REFUND:
	case PAYOUT_PERIOD:
	case PAYOUT_AWARD:
		*out = arena_strdup(&ctx->arena, l->component);
		break;
	case PAYOUT_UNPAID:
		*out = arena_printf(&ctx->arena, _("not collected, of %s"), r.group);
		break;
	case PAYOUT_FACTORS:
		*out = arena_printf(&ctx->arena, _("factors of %s"), r.group);
		break;
	case PAYOUT_FLOOR:
		*out = arena_printf(&ctx->arena, _("floor of %s"), r.group);
		break;
	case PAYOUT_CAP:
		*out = l->component[0] == '\0' ? _("cap of the plan") : arena_printf(&ctx->arena, _("cap of %s"), l->component);
		break;
	case PAYOUT_ADJUSTMENT:
	case PAYOUT_AROUND:
		*out = around_label(l, r.plan);
		break;
	}
	return SALES_OK;
}

struct cell
payout_component_cell(const struct ctx *ctx, const char *component, const char *name)
{
	return cell_enum(*component == '\0' && ctx_is_table(ctx) ? "@cap" : component, name);
}

int
payout_part_name(struct ctx *ctx, const char *plan, const char *component, money amount, const char **out)
{
	const struct payout_line l = { .plan = plan, .component = component, .policy = ctx->dept.policy->version, .cause = "first",
		.amount = amount };
	const char *const at = strchr(component, '@');

	*out = component;
	if (at != NULL && strcmp(at, "@unpaid") == 0) {
		*out = arena_printf(&ctx->arena, _("not collected, of %s"), payout_line_group(component, &ctx->arena));
		return SALES_OK;
	}
	if (at == NULL && *component != '\0')
		return SALES_OK;
	if (at == NULL || strcmp(at, "@cap") != 0)
		return payout_component_name(ctx, &l, out);
	*out = at == component ? _("cap of the plan") : arena_printf(&ctx->arena, _("cap of %s"),
	    arena_strndup(&ctx->arena, component, (size_t)(at - component)));
	return SALES_OK;
}

int
payout_period_name(struct ctx *ctx, const struct payout_line *l, const char **out)
{
	struct payout_why r;
	char              s[PERIOD_SIZE];

	TRY(payout_line_about(&ctx->dept, l, &ctx->arena, &r, &ctx->err));
	*out = arena_strdup(&ctx->arena, period_name(r.period, &ctx->dept.when, s));
	return SALES_OK;
}

/* "D-0042 冷链设备"; of a period "2026-03". */
int
payout_fact_name(struct ctx *ctx, const struct payout_line *l, const char **out)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *name;
	char                         code[32];

	if (l->kind == NULL)
		return payout_period_name(ctx, l, out);
	TRY(show_name(ctx, l->kind, l->fact, &name));
	buf_printf(&b, "%s%s", kind_code(l->kind, l->fact, code), *name == '\0' ? "" : " ");
	text_show(name, strlen(name), false, &b);
	*out = arena_strdup(&ctx->arena, buf_str(&b));
	return SALES_OK;
}

/* ---- why a line is there ------------------------------------------------- */

static const struct cause_word causes[] = {
	{ "first", NC_("cause", "first time"), NULL },
	{ "fact", NC_("cause", "record changed"), N_("the record was changed") },
	{ "credit", NC_("cause", "credit changed"), N_("who is credited, or how much, was changed") },
	{ "gone", NC_("cause", "no longer counts"), N_("the record no longer counts") },
	{ "shift", NC_("cause", "tiers moved"), N_("another fact moved it on the tiers") },
	{ "rules", NC_("cause", "rule book"), N_("another version of the rule book rates or converts it") },
	{ "goal", NC_("cause", "target changed"), N_("the target was changed") },
	{ "total", NC_("cause", "total changed"), N_("what its period came to was changed") },
	{ "person", NC_("cause", "person changed"), N_("the person was changed") },
	{ "review", NC_("cause", "review changed"), N_("the review was changed") },
	{ "factor", NC_("cause", "factor changed"), N_("what it is multiplied by was changed") },
	{ "refund", NC_("cause", "refund"), N_("money went back") },
};

const struct cause_word *
payout_cause_word(const struct payout_line *l)
{
	for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++)
		if (strcmp(causes[i].cause, l->cause) == 0)
			return &causes[i];
	return NULL;
}
