/* salesctl award: who is honoured by the rule book, and the decision. */
#include "cmd/figure.h"
#include "cmd/record.h"
#include "cmd/show.h"
#include "cmd/verbs.h"
#include "lib/base/tr.h"
#include "lib/review/award.h"
#include "lib/review/kinds_after.h"

/* ---- rank, run ----------------------------------------------------------- */

struct award_args { const char *id; };
static const struct opt award_opts[] = {
	OPT_ARG_MUST("AWARD", struct award_args, id, N_("its id in the rule book")),
	OPT_END
};
static const struct col award_cols[] = {
	{ "rank", COL_COUNT, N_("Rank"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "composite", COL_TEXT, N_("Composite"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "newcomer", COL_BOOL, N_("Newcomer"), 0, NULL },
	{ "excluded", COL_TEXT, N_("Why not"), 0, NULL },
	{ "exact", COL_TEXT, N_("Exact composite"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

static const char *
why_not(struct ctx *ctx, const struct award_row *r)
{
	if (!r->gate.holds)
		return conditions_told(&r->gate, true, &ctx->arena);
	return r->exact == NULL ? _("no value for the composite") : NULL;
}

static int
put_rows(struct ctx *ctx, const struct award_list *l)
{
	TRY(ctx_table(ctx, "salesctl.award.rank", award_cols));
	figure_meta_period(ctx, l->period);
	for (size_t i = 0; i < l->n; i++) {
		const struct award_row *r = &l->row[i];

		TRY(OUT_ROW(ctx->out, r->rank == 0 ? cell_none(COL_COUNT) : cell_count(r->rank), cell_ref(r->code, r->name),
		    cell_text(r->shown), r->amount.v == 0 ? cell_none(COL_MONEY) : cell_money(r->amount),
		    cell_bool(r->newcomer), cell_text(why_not(ctx, r)), cell_text(r->exact)));
	}
	return SALES_OK;
}

static int
look(struct ctx *ctx, const char *id, struct award_list *out)
{
	struct period p;
	bool          given;

	TRY(ctx_period(ctx, &p, &given));
	return award_look(&ctx->dept, id, given ? &p : NULL, &ctx->arena, out, &ctx->err);
}

static int
run_rank(struct ctx *ctx, const void *args)
{
	const struct award_args *a = args;
	struct award_list        l;

	TRY(look(ctx, a->id, &l));
	ctx_note(ctx, _("%s, %s: %s"), label_text(l.award->label, ctx->lang, l.award->id), figure_period(ctx, l.period), l.award->by);
	return put_rows(ctx, &l);
}

static int
run_award(struct ctx *ctx, const void *args)
{
	const struct award_args *a = args;
	struct award_list        l;
	long                     wins = 0;

	TRY(look(ctx, a->id, &l));
	TRY(award_run(&ctx->op, &l, &ctx->err));
	for (size_t i = 0; i < l.n; i++)
		wins += l.row[i].wins;
	TRY(put_rows(ctx, &l));
	ctx_say(ctx, tr_n("%s, %s: %ld person is proposed", "%s, %s: %ld people are proposed", wins),
	    label_text(l.award->label, ctx->lang, l.award->id), figure_period(ctx, l.period), wins);
	return SALES_OK;
}

/* ---- approve, refuse ----------------------------------------------------- */

static const struct opt decide_opts[] = {
	OPT_ARGS_MUST("CODE|SELECTOR", struct words_args, words, N_("which awards"), .hint = HINT_KIND),
	OPT_END
};

static int
decide(struct ctx *ctx, const void *args, bool approve)
{
	const struct words_args *a = args;
	const struct kind       *k = ctx->dept.schema.by_no[award_kind.no];
	struct id_list           ids = { 0 };
	bool                     by_terms;

	TRY(record_ids(ctx, a->words, &ids, &by_terms));
	for (size_t i = 0; i < ids.n; i++) {
		struct record                before;

		TRY(record_get(&ctx->dept, k, ids.v[i], &ctx->arena, &before, &ctx->err));
		TRY(award_decide(&ctx->op, ids.v[i], approve, &ctx->err));
		TRY(show_changed(ctx, k, ids.v[i], &before));
	}
	return SALES_OK;
}

static int run_approve(struct ctx *ctx, const void *args) { return decide(ctx, args, true); }
static int run_refuse(struct ctx *ctx, const void *args) { return decide(ctx, args, false); }

/* ---- verbs --------------------------------------------------------------- */

const struct cmd award_verbs[] = {
	{ .name = "rank", .brief = N_("show who stands where for an award, and who is excluded why"), .opts = award_opts,
	  .cols = award_cols, .args_size = sizeof(struct award_args), .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = run_rank,
	  .examples = "salesctl award rank champion -p 2026\n" },
	{ .name = "run", .brief = N_("propose who is honoured"), .opts = award_opts, .cols = award_cols,
	  .args_size = sizeof(struct award_args), .needs = NEEDS_OP | NEEDS_PERIOD, .run = run_award,
	  .examples = "salesctl award run champion -p 2026\n" },
	{ .name = "approve", .brief = N_("approve awards"), .opts = decide_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP, .run = run_approve,
	  .examples = "salesctl award approve award:champion period:2026\n" },
	{ .name = "refuse", .brief = N_("refuse awards"), .opts = decide_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP, .run = run_refuse,
	  .examples = "salesctl award refuse AW-2 --reason 复核\n" },
	{ .name = NULL }
};
