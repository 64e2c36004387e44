/* salesctl lead: who gets it, and what becomes of it. */
#include "cmd/lead.h"

#include "cmd/dup.h"
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
	  .args_size = sizeof(struct lead_assign_args), .needs = NEEDS_OP | OPENS_OP, .run = lead_run_assign,
	  .examples = "salesctl lead assign -n\nsalesctl lead assign source:官网\nsalesctl lead assign L-12 --to 张伟\n" },
	{ .name = "convert", .brief = N_("make customer, contact and deal of a lead"), .opts = lead_convert_opts,
	  .args_size = sizeof(struct lead_convert_args), .needs = NEEDS_OP, .run = lead_run_convert,
	  .examples = "salesctl lead convert L-12\nsalesctl lead convert L-12 customer=C-3 amount=12万 expected=下月\n"
	      "salesctl lead convert L-12 --no-deal\n" },
	{ .name = "disqualify", .brief = N_("close leads that come to nothing, with the reason"), .opts = state_opts,
	  .args_size = sizeof(struct record_edit_args), .needs = NEEDS_OP | OPENS_OP, .run = run_disqualify,
	  .examples = "salesctl lead disqualify L-12 reason=无需求\n" },
	{ .name = "reopen", .brief = N_("open disqualified leads again, in the state they were in"), .opts = state_opts,
	  .args_size = sizeof(struct record_edit_args), .needs = NEEDS_OP | OPENS_OP, .run = run_reopen,
	  .examples = "salesctl lead reopen L-12\n" },
	{ .name = "score", .brief = N_("show what leads are worth by the rule book, and why"), .opts = lead_score_opts,
	  .cols = lead_score_cols, .args_size = sizeof(struct words_args), .needs = NEEDS_BOOK, .run = lead_run_score,
	  .examples = "salesctl lead score\nsalesctl lead score owner:@me\nsalesctl lead score L-12\n" },
	{ .name = "due", .brief = N_("show the leads that wait too long for an answer"), .opts = lead_due_opts,
	  .cols = lead_due_cols, .args_size = sizeof(struct lead_due_args), .needs = NEEDS_BOOK, .run = lead_run_due,
	  .examples = "salesctl lead due\nsalesctl lead due --for @me --all\nsalesctl lead due --exit-code -q\n" },
	{ .name = "response", .brief = N_("show how soon leads were answered"), .opts = lead_by_opts,
	  .cols = lead_response_cols, .args_size = sizeof(struct lead_by_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = lead_run_response,
	  .examples = "salesctl lead response -p 2026Q3\nsalesctl lead response --by source -p 上月\n" },
	{ .name = "funnel", .brief = N_("show what became of leads"), .opts = lead_by_opts,
	  .cols = lead_funnel_cols, .args_size = sizeof(struct lead_by_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = lead_run_funnel,
	  .examples = "salesctl lead funnel -p 2026Q3\nsalesctl lead funnel --by owner.team\n" },
	DUP_VERBS("lead", "L-12", "L-7"),
	{ .name = NULL }
};
