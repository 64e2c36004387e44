/* salesctl lead: who gets it, and what becomes of it. */
#include "cmd/lead.h"

#include "cmd/record.h"
#include "cmd/verbs.h"
#include "lib/crm/lead.h"

/* ---- disqualify, reopen -------------------------------------------------- */

static const struct opt state_opts[] = {
	OPT_ARGS_MUST("LEAD|SELECTOR|FIELD=VALUE", struct record_edit_args, words,
	    N_("which leads; reason=TEXT and other fields"), .hint = HINT_ASSIGN),
	OPT_END
};

static int
put_disqualified(struct ctx *ctx, const struct kind *k, const struct record *before, struct value *after)
{
	(void)ctx;
	(void)before;
	after[kind_index(k, "state")] = v_text("disqualified");
	return SALES_OK;
}

static int
put_open(struct ctx *ctx, const struct kind *k, const struct record *before, struct value *after)
{
	const char *state;

	TRY(lead_state_before(&ctx->dept, before, &state, &ctx->err));
	after[kind_index(k, "state")] = v_text(state);
	after[kind_index(k, "reason")] = v_null();
	return SALES_OK;
}

static int
run_disqualify(struct ctx *ctx, const void *args)
{
	return record_edit_preset(ctx, args, put_disqualified);
}

static int
run_reopen(struct ctx *ctx, const void *args)
{
	return record_edit_preset(ctx, args, put_open);
}

const struct cmd lead_verbs[] = {
	{ .name = "assign", .brief = N_("give leads to people, by the rule book or by hand"), .opts = lead_assign_opts,
	  .args_size = sizeof(struct lead_assign_args), .needs = NEEDS_OP, .run = lead_run_assign,
	  .examples = "salesctl lead assign -n\nsalesctl lead assign source:官网\nsalesctl lead assign L-12 --to 张伟\n" },
	{ .name = "disqualify", .brief = N_("close leads that come to nothing, with the reason"), .opts = state_opts,
	  .args_size = sizeof(struct record_edit_args), .needs = NEEDS_OP, .run = run_disqualify,
	  .examples = "salesctl lead disqualify L-12 reason=无需求\n" },
	{ .name = "reopen", .brief = N_("open disqualified leads again, in the state they were in"), .opts = state_opts,
	  .args_size = sizeof(struct record_edit_args), .needs = NEEDS_OP, .run = run_reopen,
	  .examples = "salesctl lead reopen L-12\n" },
	{ .name = NULL }
};
