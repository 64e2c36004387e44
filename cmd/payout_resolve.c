/* salesctl payout resolve: how a dispute ends. */
#include <string.h>

#include "cmd/payout.h"
#include "cmd/show.h"
#include "lib/payout/dispute.h"
#include "lib/payout/kinds.h"

static const char *const decisions[] = { "uphold", "reject", "withdraw", NULL };
const struct opt payout_resolve_opts[] = {
	OPT_ARG_MUST("DISPUTE", struct payout_resolve_args, code, N_("a dispute such as DP-0001"), .hint = HINT_NONE),
	OPT_ARG_MUST("uphold|reject|withdraw", struct payout_resolve_args, decision, N_("what is decided"), .choices = decisions),
	OPT_S(0, "adjust", N_("AMOUNT"), struct payout_resolve_args, adjust, N_("with uphold: this amount instead of what was proposed")),
	OPT_S(0, "change", N_("CHANGE"), struct payout_resolve_args, change, N_("with uphold: this change instead of what was proposed")),
	OPT_END
};

static int
read_decision(struct ctx *ctx, const struct payout_resolve_args *a, enum dispute_decision *out)
{
	for (size_t i = 0; decisions[i] != NULL; i++)
		if (strcmp(decisions[i], a->decision) == 0) {
			*out = (enum dispute_decision)i;
			if (*out != DISPUTE_UPHOLD && (a->adjust != NULL || a->change != NULL))
				return FAIL(&ctx->err, SALES_EUSAGE, _("--adjust and --change go with uphold"));
			if (ctx->op.reason != NULL && *ctx->op.reason != '\0')
				return SALES_OK;
			FAIL(&ctx->err, SALES_EUSAGE, _("say why: --reason TEXT"));
			return err_hint(&ctx->err, "salesctl payout resolve %s %s --reason TEXT", a->code, a->decision);
		}
	FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is no decision: uphold, reject or withdraw"), a->decision);
	return err_hint(&ctx->err, "salesctl payout resolve %s uphold --reason TEXT", a->code);
}

/* What was proposed, or what the decider has instead. */
static int
read_proposal(struct ctx *ctx, const struct payout_resolve_args *a, const struct dispute *x, struct proposal *p)
{
	if (a->adjust != NULL || a->change != NULL)
		return payout_proposal(ctx, a->adjust, a->change, p);
	if (x->change != NULL)
		return payout_proposal(ctx, NULL, x->change, p);
	*p = (struct proposal){ .has_adjust = x->has_adjust, .adjust = x->adjust };
	return SALES_OK;
}

/* What came of it, behind "changed DP-0001 ". */
static const char *
outcome(struct ctx *ctx, const struct dispute *x, const struct proposal *p)
{
	const char *state = show_word(ctx, kind_field(&dispute_kind, "state"), x->state);
	char        code[32];

	if (x->adjustment != 0)
		return arena_printf(&ctx->arena, _("%s: %s adjusts the pay by %s, the next run posts it"), state,
		    kind_code(&adjustment_kind, x->adjustment, code), payout_money(ctx, p->adjust));
	if (x->operation == 0)
		return arena_printf(&ctx->arena, "%s: %s", state, x->decision);
	return x->operation == ctx->op.no ? arena_printf(&ctx->arena, _("%s: %s; the next run posts the difference"), state, p->change)
	    : arena_printf(&ctx->arena, _("%s: %s, as op %lld has it; the next run posts the difference"), state, p->change,
	          (long long)x->operation);
}

int
payout_run_resolve(struct ctx *ctx, const void *args)
{
	const struct payout_resolve_args *a = args;
	const struct kind                *k = ctx->dept.schema.by_no[dispute_kind.no];
	enum dispute_decision             what = DISPUTE_UPHOLD;
	struct proposal                   p = { 0 };
	struct payout_run                 r;
	struct dispute                    x, now;
	int64_t                           id;

	TRY(read_decision(ctx, a, &what));
	TRY(record_find(&ctx->dept, k, a->code, &id, &ctx->err));
	TRY(dispute_get(&ctx->dept, id, &ctx->arena, &x, &ctx->err));
	if (what == DISPUTE_UPHOLD)
		TRY(read_proposal(ctx, a, &x, &p));
	TRY(payout_get(&ctx->dept, x.payout, &ctx->arena, &r, &ctx->err));
	if (what == DISPUTE_UPHOLD && strcmp(x.state, "open") == 0 && (p.has_adjust || p.kind != NULL))
		TRY(payout_say_effect(ctx, &(struct dispute_ask){ .run = &r, .person = x.person, .line = x.line, .proposal = &p }));
	TRY(dispute_decide(&ctx->op, id, what, &p, &ctx->arena, &now, &ctx->err));
	ctx_change(ctx, "changed", k, id, "%s", outcome(ctx, &now, &p));
	return SALES_OK;
}
