/* salesctl customer: the public pool - who gets a customer, and loses it. */
#include <string.h>

#include "cmd/customer.h"
#include "cmd/dup.h"
#include "cmd/record.h"
#include "cmd/show.h"
#include "cmd/verbs.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"
#include "lib/crm/pool.h"

static const char *
cause_word(enum pool_cause c)
{
	static const char *const word[] = { [POOL_NOTHING] = "", [POOL_NO_FOLLOWUP] = N_("no follow-up"),
		[POOL_NO_DEAL] = N_("no deal"), [POOL_PROTECTED] = N_("protected"), [POOL_WON] = N_("won") };

	return c == POOL_NOTHING ? "" : tr(word[c]);
}

/* ---- pool ---------------------------------------------------------------- */

struct pool_args { const char *who; bool all, exit_code; };
static const struct opt pool_opts[] = {
	OPT_S(0, "for", N_("PERSON"), struct pool_args, who, N_("only this person's customers"), .hint = HINT_KIND, .kind = "person"),
	OPT_F(0, "all", struct pool_args, all, N_("those that stay too")),
	OPT_F(0, "exit-code", struct pool_args, exit_code, N_("exit with 1 when one is due")),
	OPT_END
};
static const struct col pool_cols[] = {
	{ "customer", COL_REF, N_("Customer"), 0, NULL },
	{ "owner", COL_REF, N_("Owner"), 0, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ "cause", COL_ENUM, N_("Because"), 0, NULL },
	{ "idle", COL_COUNT, N_("Days idle"), 0, NULL },
	{ "held", COL_COUNT, N_("Days held"), 0, NULL },
	{ "due", COL_DAY, N_("Goes back"), 0, NULL },
	{ "left", COL_COUNT, N_("Days left"), 0, NULL },
	{ "rule", COL_TEXT, N_("Rule"), 0, NULL },
	{ .key = NULL },
};

static struct cell
days_cell(int days)
{
	return days < 0 ? cell_none(COL_COUNT) : cell_count(days);
}

static int
put_pool_row(struct ctx *ctx, const struct kind *k, const struct pool_row *r)
{
	static const char *const name[] = { "keep", "warn", "due" };
	static const char *const word[] = { N_("stays"), N_("soon"), N_("due") };
	struct ref_name          customer, owner;
	char                     code[32];
	const day                today = ctx->dept.when.today;
	struct cell              c[10];

	TRY(dept_name(&ctx->dept, k, r->customer, &customer, &ctx->err));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], r->owner, &owner, &ctx->err));
	c[0] = cell_ref(arena_strdup(&ctx->arena, kind_code(k, r->customer, code)), customer.name);
	c[1] = cell_ref(owner.code, owner.name);
	c[2] = cell_enum(name[r->is.state], tr(word[r->is.state]));
	c[3] = cell_enum(pool_cause_name(r->is.cause), cause_word(r->is.cause));
	c[4] = days_cell(r->is.idle);
	c[5] = days_cell(r->is.held);
	c[6] = cell_day(r->is.due);
	c[7] = r->is.due == DAY_NONE ? cell_none(COL_COUNT) : cell_count(r->is.due > today ? r->is.due - today : 0);
	c[8] = cell_text(r->rule->id);
	c[9] = (struct cell){ .type = COL_END };
	return out_row(ctx->out, c);
}

static int
run_pool(struct ctx *ctx, const void *args)
{
	const struct pool_args *a = args;
	const struct kind      *k = ctx_kind(ctx);
	struct pool_row        *v;
	size_t                  n;
	int64_t                 who = 0;
	long                    shown = 0, due = 0;

	if (a->who != NULL)
		TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], a->who, &who, &ctx->err));
	TRY(pool_rows(&ctx->dept, &ctx->arena, &v, &n, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.customer.pool", pool_cols));
	for (size_t i = 0; i < n; i++) {
		if ((who != 0 && v[i].owner != who) || (!a->all && v[i].is.state == POOL_KEEP))
			continue;
		TRY(put_pool_row(ctx, k, &v[i]));
		shown++;
		due += v[i].is.state == POOL_DUE;
	}
	ctx_footer(ctx, tr_n("%ld customer, due: %ld", "%ld customers, due: %ld", shown), shown, due);
	return a->exit_code && due > 0 ? SALES_NO : SALES_OK;
}

/* ---- recycle ------------------------------------------------------------- */

static int
say_lost(void *arg, const struct pool_row *r, struct sales_err *err)
{
	struct ctx     *ctx = arg;
	struct ref_name owner;
	const bool      is_idle = r->is.cause == POOL_NO_FOLLOWUP;
	const int       days = is_idle ? r->is.idle : r->is.held;

	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], r->owner, &owner, err));
	ctx_change(ctx, "changed", ctx_kind(ctx), r->customer, is_idle
	    ? tr_n("owner %s -> (pool): no follow-up for %d day (%s)", "owner %s -> (pool): no follow-up for %d days (%s)", days)
	    : tr_n("owner %s -> (pool): no deal for %d day (%s)", "owner %s -> (pool): no deal for %d days (%s)", days),
	    owner.name, days, r->rule->id);
	return SALES_OK;
}

static int
run_recycle(struct ctx *ctx, const void *args)
{
	(void)args;
	TRY(pool_recycle(&ctx->op, say_lost, ctx, &ctx->err));
	if (ctx->nsaid == 0)
		ctx_note(ctx, _("no customer is due"));
	return SALES_OK;
}

/* ---- claim, assign, release ---------------------------------------------- */

static const struct opt codes_opts[] = {
	OPT_ARGS_MUST("CUSTOMER|SELECTOR", struct words_args, words, N_("which customers"), .hint = HINT_KIND),
	OPT_END
};

struct assign_args { const char *who; struct words words; };
static const struct opt assign_opts[] = {
	OPT_ARG_MUST("PERSON", struct assign_args, who, N_("who gets them"), .hint = HINT_KIND, .kind = "person"),
	OPT_ARGS_MUST("CUSTOMER|SELECTOR", struct assign_args, words, N_("which customers"), .hint = HINT_KIND),
	OPT_END
};

typedef int move_fn(struct op *op, int64_t customer, int64_t person, struct sales_err *err);

static int
back(struct op *op, int64_t customer, int64_t person, struct sales_err *err)
{
	(void)person;
	return pool_release(op, customer, err);
}

static int
move_one(struct ctx *ctx, move_fn *move, int64_t id, int64_t person)
{
	const struct kind *k = ctx_kind(ctx);
	struct record      before;

	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &before, &ctx->err));
	TRY(move(&ctx->op, id, person, &ctx->err));
	TRY(show_changed(ctx, k, id, &before));
	return SALES_OK;
}

static int
move_all(struct ctx *ctx, struct words words, move_fn *move, int64_t person)
{
	struct id_list ids = { 0 };

	TRY(record_take(ctx, words, _("this changes %zu %s."), &ids));
	for (size_t i = 0; i < ids.n; i++)
		TRY(move_one(ctx, move, ids.v[i], person));
	if (ctx->nsaid == 0)
		ctx_note(ctx, _("nothing to change"));
	return SALES_OK;
}

static int
run_claim(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;
	int64_t                  me;

	TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], "@me", &me, &ctx->err));
	return move_all(ctx, a->words, pool_claim, me);
}

static int
run_assign(struct ctx *ctx, const void *args)
{
	const struct assign_args *a = args;
	int64_t                   who;

	TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], a->who, &who, &ctx->err));
	return move_all(ctx, a->words, pool_assign, who);
}

static int
run_release(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;

	return move_all(ctx, a->words, back, 0);
}

const struct cmd customer_verbs[] = {
	{ .name = "pool", .brief = N_("show which customers go back to the public pool, and when"), .opts = pool_opts,
	  .cols = pool_cols, .args_size = sizeof(struct pool_args), .needs = NEEDS_BOOK, .run = run_pool,
	  .examples = "salesctl customer pool\nsalesctl customer pool --for @me\nsalesctl customer pool --exit-code -q\n" },
	{ .name = "recycle", .brief = N_("take back the customers that are due"), .needs = NEEDS_OP, .run = run_recycle,
	  .examples = "salesctl customer recycle -n\nsalesctl customer recycle\n" },
	{ .name = "claim", .brief = N_("take customers from the public pool"), .opts = codes_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP | OPENS_OP, .run = run_claim,
	  .examples = "salesctl customer list owner:none\nsalesctl customer claim C-12\nsalesctl customer claim C-12 --as 张伟\n" },
	{ .name = "assign", .brief = N_("give customers to a person"), .opts = assign_opts,
	  .args_size = sizeof(struct assign_args), .needs = NEEDS_OP | OPENS_OP, .run = run_assign,
	  .examples = "salesctl customer assign 张伟 C-12 C-13 --reason 按区域\n" },
	{ .name = "release", .brief = N_("give customers back to the public pool"), .opts = codes_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP | OPENS_OP, .run = run_release,
	  .examples = "salesctl customer release C-12 --reason 无需求\n" },
	DUP_VERBS("customer", "C-12", "C-7"),
	{ .name = "cohorts", .brief = N_("show how many customers bought again"), .opts = customer_cohorts_opts,
	  .cols = customer_cohorts_cols, .args_size = sizeof(struct analysis_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = customer_run_cohorts,
	  .examples = "salesctl customer cohorts\nsalesctl customer cohorts --by year --where 'industry = 医药'\n" },
	{ .name = "rfm", .brief = N_("score customers by how lately, how often, how much"), .opts = customer_rfm_opts,
	  .cols = customer_rfm_cols, .args_size = sizeof(struct rfm_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = customer_run_rfm,
	  .examples = "salesctl customer rfm --segments\nsalesctl customer rfm --segment big-away --where 'owner = zhangwei'\n"
	      "salesctl customer rfm -p 'past 365 days' --limit 20\n" },
	{ .name = "concentration", .brief = N_("show how much hangs on the largest customers"), .opts = customer_concentration_opts,
	  .cols = customer_concentration_cols, .args_size = sizeof(struct concentration_args),
	  .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = customer_run_concentration,
	  .examples = "salesctl customer concentration -p 2026\nsalesctl customer concentration --by quarter --top 10\n" },
	{ .name = "potential", .brief = N_("show what is won often and looked after little"), .opts = customer_potential_opts,
	  .cols = customer_potential_cols, .args_size = sizeof(struct potential_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = customer_run_potential,
	  .examples = "salesctl customer potential -p 'past 365 days'\nsalesctl customer potential --by region --all\n" },
	{ .name = NULL }
};
