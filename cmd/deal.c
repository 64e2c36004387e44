/* salesctl deal: win, lose and reopen it, move it through its stages, share it. */
#include <string.h>

#include "cmd/deal.h"
#include "cmd/record.h"
#include "cmd/refund.h"
#include "cmd/select.h"
#include "cmd/show.h"
#include "cmd/verbs.h"
#include "lib/crm/kinds.h"
#include "lib/crm/split.h"
#include "lib/crm/stages.h"

/* ---- win, lose, reopen --------------------------------------------------- */

static const struct opt close_opts[] = {
	OPT_ARGS_MUST("CODE|FIELD=VALUE", struct record_edit_args, words,
	    N_("which deals; on=DAY, reason=TEXT and other fields"), .hint = HINT_ASSIGN),
	OPT_END
};

/* on= and reason= are the day it closed and why, in whichever way. */
static int
edit_closed(struct ctx *ctx, const struct record_edit_args *a, const char *reason, record_preset_fn *preset)
{
	struct record_edit_args full = { .if_op = a->if_op };

	for (size_t i = 0; i < a->words.n; i++) {
		const char *w = a->words.v[i];

		if (strncmp(w, "on=", 3) == 0)
			w = arena_printf(&ctx->arena, "closed_on=%s", w + 3);
		else if (strncmp(w, "reason=", 7) == 0)
			w = arena_printf(&ctx->arena, "%s=%s", reason, w + 7);
		words_add(&ctx->arena, &full.words, w);
	}
	return record_edit_preset(ctx, &full, preset);
}

static int
put_closing(struct ctx *ctx, const struct kind *k, const struct record *before, struct value *after,
    enum stage_class cls)
{
	const char *stage = deal_closing_stage(&ctx->dept, before->v, cls, &ctx->arena);

	if (stage != NULL)
		after[kind_index(k, "stage")] = v_text(stage);
	return SALES_OK;
}

static int
put_won(struct ctx *ctx, const struct kind *k, const struct record *before, struct value *after)
{
	return put_closing(ctx, k, before, after, STAGE_WON);
}

static int
put_lost(struct ctx *ctx, const struct kind *k, const struct record *before, struct value *after)
{
	return put_closing(ctx, k, before, after, STAGE_LOST);
}

static int
put_open(struct ctx *ctx, const struct kind *k, const struct record *before, struct value *after)
{
	const char *stage;

	TRY(deal_stage_before(&ctx->dept, before->id, &ctx->arena, &stage, &ctx->err));
	after[kind_index(k, "stage")] = v_text(stage);
	return SALES_OK;
}

static int
run_win(struct ctx *ctx, const void *args)
{
	return edit_closed(ctx, args, "won_reason", put_won);
}

static int
run_lose(struct ctx *ctx, const void *args)
{
	return edit_closed(ctx, args, "lost_reason", put_lost);
}

static int
run_reopen(struct ctx *ctx, const void *args)
{
	return record_edit_preset(ctx, args, put_open);
}

/* ---- stage --------------------------------------------------------------- */

struct stage_args { const char *deal, *stage; };
static const struct opt stage_opts[] = {
	OPT_ARG_MUST("DEAL", struct stage_args, deal, N_("which deal"), .hint = HINT_KIND),
	OPT_END
};
static const struct col stage_cols[] = {
	{ "stage", COL_ENUM, N_("Stage"), 0, NULL },
	{ "from", COL_DAY, N_("From"), 0, NULL },
	{ "to", COL_DAY, N_("To"), 0, NULL },
	{ "days", COL_COUNT, N_("Days"), 0, NULL },
	{ "by", COL_REF, N_("By"), 0, NULL },
	{ "reason", COL_TEXT, N_("Reason"), 0, NULL },
	{ .key = NULL },
};

static int
put_stay(struct ctx *ctx, const char *pipeline, const struct stage_stay *s)
{
	const struct stage *st = policy_stage(ctx->dept.policy, pipeline, s->stage);
	struct ref_name     by;
	struct cell         c[7];

	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], s->by, &by, &ctx->err));
	c[0] = cell_enum(s->stage, st == NULL ? s->stage : label_text(st->label, ctx->lang, st->id));
	c[1] = cell_day(s->from);
	c[2] = cell_day(s->is_last && st != NULL && st->cls == STAGE_OPEN ? DAY_NONE : s->to);
	c[3] = s->days < 0 || (st != NULL && st->cls != STAGE_OPEN) ? cell_none(COL_COUNT) : cell_count(s->days);
	c[4] = cell_ref(by.code, by.name);
	c[5] = cell_text(s->reason);
	c[6] = (struct cell){ .type = COL_END };
	return out_row(ctx->out, c);
}

static int
run_stage(struct ctx *ctx, const void *args)
{
	const struct stage_args *a = args;
	const struct kind       *k = ctx_kind(ctx);
	const struct stage_stay *v;
	const struct value      *pipeline;
	struct record            r;
	size_t                   n;
	int64_t                  id;

	TRY(record_find(&ctx->dept, k, a->deal, &id, &ctx->err));
	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	TRY(deal_stays(&ctx->dept, id, &ctx->arena, &v, &n, &ctx->err));
	pipeline = &r.v[kind_index(k, "pipeline")];
	TRY(ctx_table(ctx, "salesctl.deal.stage", stage_cols));
	for (size_t i = 0; i < n; i++)
		TRY(put_stay(ctx, pipeline->type == V_NULL ? NULL
		    : arena_strndup(&ctx->arena, pipeline->u.s.p, pipeline->u.s.n), &v[i]));
	return SALES_OK;
}

/* ---- split --------------------------------------------------------------- */

struct split_args { const char *deal; struct words words; bool overlay; };
static const struct opt split_opts[] = {
	OPT_ARG_MUST("DEAL", struct split_args, deal, N_("which deal"), .hint = HINT_KIND),
	OPT_ARGS("PERSON=SHARE", struct split_args, words, N_("such as 张伟=60% 李娜=40%; none: its owner's again"),
	    .hint = HINT_KIND, .kind = "person"),
	OPT_F(0, "overlay", struct split_args, overlay, N_("beside the revenue; may add up to anything")),
	OPT_END
};

int
deal_part(struct ctx *ctx, const char *word, struct split_part *out)
{
	const struct kind *person = ctx->dept.schema.by_no[KIND_PERSON];
	const char        *equals = strrchr(word, '=');
	struct ratio       share;

	if (equals == NULL || equals == word) {
		FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not PERSON=SHARE"), word);
		return err_hint(&ctx->err, "salesctl %s %s CODE %s=60%% ...", ctx->noun->name, ctx->verb->name, word);
	}
	TRY(record_find(&ctx->dept, person, arena_strndup(&ctx->arena, word, (size_t)(equals - word)), &out->person,
	    &ctx->err));
	if (!ratio_parse(equals + 1, strlen(equals + 1), &share) || !ratio_to_rate(share, &out->share))
		return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not a share such as 60%% or 0.6"), equals + 1);
	return SALES_OK;
}

int
deal_say_split(struct ctx *ctx, int64_t id, const struct split_part *v, size_t n, bool overlay)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct ref_name              name;
	char                         s[RATIO_SIZE];

	for (size_t i = 0; i < n; i++) {
		TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], v[i].person, &name, &ctx->err));
		buf_printf(&b, "%s%s %s%%", i == 0 ? "" : ", ", name.name, ratio_percent(ratio_of_rate(v[i].share), s));
	}
	if (n == 0)
		buf_puts(&b, overlay ? _("no overlay credits") : _("its owner's, whole"));
	ctx_change(ctx, "changed", ctx->dept.schema.by_no[deal_kind.no], id, overlay ? _("overlay: %s") : _("credited: %s"), buf_str(&b));
	return SALES_OK;
}

static int
run_split(struct ctx *ctx, const void *args)
{
	const struct split_args *a = args;
	const struct kind       *k = ctx_kind(ctx);
	struct split_part       *v = arena_array(&ctx->arena, struct split_part, a->words.n + 1);
	int64_t                  id;

	TRY(record_find(&ctx->dept, k, a->deal, &id, &ctx->err));
	for (size_t i = 0; i < a->words.n; i++)
		TRY(deal_part(ctx, a->words.v[i], &v[i]));
	TRY(deal_split(&ctx->op, id, v, a->words.n, a->overlay, &ctx->err));
	return deal_say_split(ctx, id, v, a->words.n, a->overlay);
}

const struct cmd deal_verbs[] = {
	{ .name = "win", .brief = N_("close deals as won"), .opts = close_opts,
	  .args_size = sizeof(struct record_edit_args), .needs = NEEDS_OP | OPENS_OP, .run = run_win,
	  .examples = "salesctl deal win D-42\nsalesctl deal win 42 on=昨天 contract=HT-2026-0915 reason=服务\n" },
	{ .name = "lose", .brief = N_("close deals as lost, with the reason"), .opts = close_opts,
	  .args_size = sizeof(struct record_edit_args), .needs = NEEDS_OP | OPENS_OP, .run = run_lose,
	  .examples = "salesctl deal lose D-42 reason=price competitor=云图数据\n" },
	{ .name = "reopen", .brief = N_("open closed deals again, in the stage they were in"), .opts = close_opts,
	  .args_size = sizeof(struct record_edit_args), .needs = NEEDS_OP | OPENS_OP, .run = run_reopen,
	  .examples = "salesctl deal reopen D-42\nsalesctl deal reopen D-42 stage=propose\n" },
	{ .name = "stage", .brief = N_("show the stages a deal went through, and its days in each"), .opts = stage_opts,
	  .cols = stage_cols, .args_size = sizeof(struct stage_args), .needs = NEEDS_BOOK, .run = run_stage,
	  .examples = "salesctl deal stage D-42\n" },
	{ .name = "split", .brief = N_("share a deal between people"), .opts = split_opts,
	  .args_size = sizeof(struct split_args), .needs = NEEDS_OP, .run = run_split,
	  .examples = "salesctl deal split D-42 张伟=60% 李娜=40%\nsalesctl deal split D-42 emma=20% --overlay\n"
	      "salesctl deal split D-42\n" },
	{ .name = "refund", .brief = N_("record that money of deals went back"), .opts = refund_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP | OPENS_OP, .run = run_refund,
	  .examples = "salesctl deal refund D-42 amount=500\nsalesctl deal refund contract:HT-2026-0915 on=昨天\n" },
	{ .name = "register", .brief = N_("register a customer, so that nobody else works on him"), .opts = deal_register_opts,
	  .args_size = sizeof(struct register_args), .needs = NEEDS_OP, .run = deal_run_register,
	  .examples = "salesctl deal register 华南机电\nsalesctl deal register C-12 deal=D-42 person=张伟\n" },
	{ .name = "discount", .brief = N_("show who must approve the price of deals, and who did"), .opts = deal_discount_opts,
	  .cols = deal_discount_cols, .args_size = sizeof(struct discount_args), .needs = NEEDS_BOOK, .run = deal_run_discount,
	  .examples = "salesctl deal discount\nsalesctl deal discount --for @me\nsalesctl deal discount D-42\n" },
	{ .name = "ask", .brief = N_("ask for the approval of a deal's price"), .opts = deal_price_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP, .run = deal_run_ask,
	  .examples = "salesctl deal ask D-42 --reason 老客户续约\n" },
	{ .name = "approve", .brief = N_("approve the price that was asked for"), .opts = deal_price_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP, .run = deal_run_approve,
	  .examples = "salesctl deal approve D-42\nsalesctl deal approve D-42 --as 王芳\n" },
	{ .name = "refuse", .brief = N_("refuse the price that was asked for, with the reason"), .opts = deal_price_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP, .run = deal_run_refuse,
	  .examples = "salesctl deal refuse D-42 --reason 毛利太低\n" },
	{ .name = "forecast", .brief = N_("show what the open deals are worth, whole and weighted"), .opts = deal_forecast_opts,
	  .cols = deal_forecast_cols, .args_size = sizeof(struct forecast_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = deal_run_forecast,
	  .examples = "salesctl deal forecast\nsalesctl deal forecast --by person -p 2026Q4\n"
	      "salesctl deal forecast --by month --as-of 2026-09-01\n" },
	{ .name = "estimate", .brief = N_("show what somebody would earn if open deals were won"), .opts = deal_estimate_opts,
	  .cols = deal_estimate_cols, .args_size = sizeof(struct estimate_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = deal_run_estimate,
	  .examples = "salesctl deal estimate\nsalesctl deal estimate D-42 --amount 80000 --close 周五\nsalesctl deal estimate stage:negotiate --for 张伟\n" },
	{ .name = "accuracy", .brief = N_("show how good past forecasts were"), .opts = deal_accuracy_opts,
	  .cols = deal_accuracy_cols, .args_size = sizeof(struct outcomes_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = deal_run_accuracy,
	  .examples = "salesctl deal accuracy\nsalesctl deal accuracy -p 2026 --by person\nsalesctl deal accuracy --by quarter\n" },
	{ .name = "funnel", .brief = N_("show how deals went through their stages, and how fast"), .opts = deal_funnel_opts,
	  .cols = deal_funnel_cols, .args_size = sizeof(struct funnel_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = deal_run_funnel,
	  .examples = "salesctl deal funnel -p 2026Q2\nsalesctl deal funnel --by person --on closed_on -p 2026\n"
	      "salesctl deal funnel --where 'source = 展会'\n" },
	{ .name = "winloss", .brief = N_("show how many deals are won and lost, by what"), .opts = deal_outcomes_opts,
	  .cols = deal_winloss_cols, .args_size = sizeof(struct outcomes_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = deal_run_winloss,
	  .examples = "salesctl deal winloss --by lost_reason -p 2026Q2\nsalesctl deal winloss --by industry,quarter\n"
	      "salesctl deal winloss --by discount --where 'product = SW-1'\n" },
	{ .name = "velocity", .brief = N_("show what the open deals bring in a day, and why"), .opts = deal_outcomes_opts,
	  .cols = deal_velocity_cols, .args_size = sizeof(struct outcomes_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = deal_run_velocity,
	  .examples = "salesctl deal velocity -p 2026\nsalesctl deal velocity --by team -p 'past 180 days'\n" },
	{ .name = "score", .brief = N_("show what raises or lowers the chance of open deals"), .opts = deal_score_opts,
	  .cols = deal_score_cols, .args_size = sizeof(struct words_args), .needs = NEEDS_BOOK, .run = deal_run_score,
	  .examples = "salesctl deal score\nsalesctl deal score owner:@me\nsalesctl deal score D-42\n" },
	{ .name = NULL }
};
