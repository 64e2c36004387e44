/* salesctl payout accept and acceptances: who accepted the plan that he is paid by. */
#include "cmd/payout.h"
#include "lib/base/tr.h"
#include "lib/payout/accept.h"
#include "lib/payout/kinds.h"

/* ---- accept -------------------------------------------------------------- */

const struct opt payout_accept_opts[] = {
	OPT_ARG_MUST("PLAN", struct payout_accept_args, plan, N_("a plan of the rule book"), .hint = HINT_NONE),
	OPT_END
};

int
payout_run_accept(struct ctx *ctx, const void *args)
{
	const struct payout_accept_args *a = args;
	const struct policy             *p = ctx->dept.policy;
	const struct kind               *k = ctx->dept.schema.by_no[acceptance_kind.no];
	const struct actor              *actor;
	struct ref_name                  who;
	int64_t                          id;
	bool                             stands;
	char                             code[32];

	TRY(plan_accept(&ctx->op, a->plan, &id, &stands, &ctx->err));
	TRY(dept_actor(&ctx->dept, &actor, &ctx->err));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], actor->person, &who, &ctx->err));
	if (stands)
		ctx_note(ctx, _("%s has accepted plan '%s' of this rule book before (%s)"), who.name, a->plan, kind_code(k, id, code));
	else
		ctx_change(ctx, "added", k, id, _("%s accepts plan '%s', rule book version %lld (%.16s)"), who.name, a->plan,
		    (long long)p->version, p->hash);
	return SALES_OK;
}

/* ---- acceptances --------------------------------------------------------- */

const struct opt payout_acceptances_opts[] = {
	OPT_F(0, "missing", struct payout_acceptances_args, missing, N_("only who has not accepted today's rule book")),
	OPT_F(0, "exit-code", struct payout_acceptances_args, exit_code, N_("exit with 1 when somebody has not")),
	OPT_END
};
const struct col payout_acceptances_cols[] = {
	{ "plan", COL_TEXT, N_("Plan"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ "accepted_on", COL_DAY, N_("Accepted on"), 0, NULL },
	{ "policy", COL_COUNT, N_("Rule book"), 0, NULL },
	{ "acceptance", COL_CODE, N_("Acceptance"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

static struct cell
state_cell(enum accept_state s)
{
	switch (s) {
	case ACCEPT_GIVEN:
		return cell_enum("accepted", tr(NC_("plan", "accepted")));
	case ACCEPT_OUTDATED:
		return cell_enum("outdated", tr(NC_("plan", "another rule book")));
	case ACCEPT_MISSING:
		break;
	}
	return cell_enum("missing", tr(NC_("plan", "not accepted")));
}

static int
put(struct ctx *ctx, const struct acceptance *x)
{
	const struct kind *k = ctx->dept.schema.by_no[acceptance_kind.no];
	char               code[32];

	return OUT_ROW(ctx->out, cell_text(x->plan), payout_who(ctx, x->person), state_cell(x->state), cell_day(x->on),
	    x->id == 0 ? cell_none(COL_COUNT) : CELL(x->policy),
	    x->id == 0 ? cell_none(COL_CODE) : cell_code(kind_code(k, x->id, code)));
}

int
payout_run_acceptances(struct ctx *ctx, const void *args)
{
	const struct payout_acceptances_args *a = args;
	struct acceptance                    *v;
	size_t                                n;
	long                                  missing = 0;

	TRY(acceptances(&ctx->dept, &ctx->arena, &v, &n, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.payout.acceptances", payout_acceptances_cols));
	for (size_t i = 0; i < n; i++) {
		missing += v[i].state != ACCEPT_GIVEN;
		if (!a->missing || v[i].state != ACCEPT_GIVEN)
			TRY(put(ctx, &v[i]));
	}
	ctx_footer(ctx, _("%ld of %zu have accepted their plan of rule book version %lld"), (long)n - missing, n,
	    (long long)ctx->dept.policy->version);
	return a->exit_code && missing > 0 ? SALES_NO : SALES_OK;
}
