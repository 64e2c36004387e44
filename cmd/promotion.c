/* salesctl promotion: who may rise, who falls back, and the decision. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/record.h"
#include "cmd/select.h"
#include "cmd/show.h"
#include "cmd/verbs.h"
#include "lib/org/kinds.h"
#include "lib/review/kinds_after.h"
#include "lib/review/promotion.h"

/* ---- check --------------------------------------------------------------- */

struct check_args { const char *person; };
static const struct opt check_opts[] = {
	OPT_S(0, "for", N_("PERSON"), struct check_args, person, N_("only this person"), .hint = HINT_KIND, .kind = "person"),
	OPT_END
};
static const struct col check_cols[] = {
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "role", COL_TEXT, N_("Role"), COL_EXTRA, NULL },
	{ "level", COL_TEXT, N_("Level"), 0, NULL },
	{ "to", COL_TEXT, NC_("promotion", "To"), 0, NULL },
	{ "outcome", COL_ENUM, N_("Outcome"), 0, NULL },
	{ "action", COL_ENUM, N_("Action"), COL_EXTRA, NULL },
	{ "reason", COL_TEXT, N_("Reason"), 0, NULL },
	{ .type = COL_END },
};

static struct cell
outcome_cell(enum ladder_outcome o)
{
	static const char *const label[] = { NC_("promotion", "stay"), NC_("promotion", "hold"), NC_("promotion", "eligible"),
		NC_("promotion", "demote") };

	return cell_toned(cell_enum(ladder_outcome_name(o), tr(label[o])),
	    o == LADDER_ELIGIBLE ? TONE_GOOD : o == LADDER_DEMOTE ? TONE_BAD : TONE_PLAIN);
}

static struct cell
action_cell(const struct ladder_row *r)
{
	static const char *const label[] = { N_("improvement plan"), N_("training"), N_("transfer"), NC_("promotion", "demotion"),
		N_("dismissal") };

	return r->outcome != LADDER_DEMOTE ? cell_none(COL_ENUM) :
	    cell_enum(demote_action_name(r->step->action), tr(label[r->step->action]));
}

/* The results of the last whole quarter count when nothing is said. */
static int
period_or_last(struct ctx *ctx, struct period *p)
{
	bool given;

	TRY(ctx_period(ctx, p, &given));
	if (given && (p->from == DAY_NONE || p->to == DAY_NONE))
		return FAIL(&ctx->err, SALES_EUSAGE, _("a period with both ends is needed"));
	return given ? SALES_OK : period_parse("last quarter", &ctx->dept.when, p, &ctx->err);
}

static int
look(struct ctx *ctx, struct words words, struct ladder *out, struct period *p)
{
	const struct kind *person = ctx->dept.schema.by_no[KIND_PERSON];
	int64_t           *id = arena_array(&ctx->arena, int64_t, words.n + 1);

	TRY(period_or_last(ctx, p));
	for (size_t i = 0; i < words.n; i++)
		TRY(record_find(&ctx->dept, person, words.v[i], &id[i], &ctx->err));
	TRY(promotion_check(&ctx->dept, *p, words.n == 0 ? NULL : id, words.n, &ctx->arena, out, &ctx->err));
	ctx_note(ctx, _("results of %s"), figure_period(ctx, *p));
	if (out->n == 0)
		ctx_note(ctx, _("the rule book has no step for them"));
	return SALES_OK;
}

static int
run_check(struct ctx *ctx, const void *args)
{
	const struct check_args *a = args;
	struct words             who = { 0 };
	struct ladder            l;
	struct period            p;

	if (a->person != NULL)
		words_add(&ctx->arena, &who, a->person);
	TRY(look(ctx, who, &l, &p));
	TRY(ctx_table(ctx, "salesctl.promotion.check", check_cols));
	for (size_t i = 0; i < l.n; i++) {
		const struct ladder_row *r = &l.row[i];
		const bool               down = r->outcome == LADDER_DEMOTE;

		TRY(OUT_ROW(ctx->out, cell_ref(r->code, r->name), cell_text(r->role), cell_text(r->level), cell_text(r->step->to),
		    outcome_cell(r->outcome), action_cell(r), cell_text(down ? conditions_told(&r->demote, false, &ctx->arena) :
		    conditions_told(&r->promote, true, &ctx->arena))));
	}
	return SALES_OK;
}

/* ---- explain ------------------------------------------------------------- */

static const struct opt explain_options[] = {
	OPT_ARGS("PERSON", struct words_args, words, N_("only these people"), .hint = HINT_KIND, .kind = "person"),
	OPT_END
};
static const struct col conditions_cols[] = {
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "rule", COL_ENUM, N_("Rule"), 0, NULL },
	{ "condition", COL_TEXT, N_("Condition"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "value", COL_TEXT, N_("Value"), 0, NULL },
	{ "needed", COL_TEXT, N_("Needed"), 0, NULL },
	{ "difference", COL_TEXT, N_("Difference"), 0, NULL },
	{ "holds", COL_BOOL, N_("Holds"), 0, NULL },
	{ .type = COL_END },
};

static int
put_conditions(struct ctx *ctx, const struct ladder_row *r, const char *rule, const char *label,
    const struct condition_list *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct condition *c = &l->v[i];
		const char             *over = condition_over(c, &ctx->arena);
		char                    s[PERIOD_SIZE];

		TRY(OUT_ROW(ctx->out, cell_ref(r->code, r->name), cell_enum(rule, label), cell_text(c->text),
		    cell_text(c->span.from == DAY_NONE ? NULL : period_str(c->span, s)),
		    cell_text(c->word != NULL ? c->word : condition_number(c, c->value, &ctx->arena)),
		    cell_text(condition_number(c, c->needed, &ctx->arena)), cell_text(over),
		    cell_toned(cell_bool(c->holds), c->holds ? TONE_GOOD : TONE_PLAIN)));
	}
	return SALES_OK;
}

static int
run_explain_steps(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;
	struct ladder            l;
	struct period            p;

	TRY(look(ctx, a->words, &l, &p));
	TRY(ctx_table(ctx, "salesctl.promotion.explain", conditions_cols));
	for (size_t i = 0; i < l.n; i++) {
		TRY(put_conditions(ctx, &l.row[i], "promote", tr(NC_("promotion", "promote")), &l.row[i].promote));
		TRY(put_conditions(ctx, &l.row[i], "demote", tr(NC_("promotion", "demote")), &l.row[i].demote));
	}
	return SALES_OK;
}

/* ---- propose ------------------------------------------------------------- */

struct propose_args { const char *person, *level, *role, *from; bool demotion, despite; };
static const struct opt propose_opts[] = {
	OPT_ARG_MUST("PERSON", struct propose_args, person, N_("who is meant"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "to", N_("LEVEL"), struct propose_args, level, N_("his new level")),
	OPT_S(0, "role", N_("ROLE"), struct propose_args, role, N_("his new role")),
	OPT_S(0, "effective", N_("DAY"), struct propose_args, from, N_("from which day on; default the first of next month")),
	OPT_F(0, "demotion", struct propose_args, demotion, N_("it is a step back, which a failed plan to improve must come before")),
	OPT_F(0, "despite", struct propose_args, despite, N_("although a condition of the rule book does not hold")),
	OPT_END
};

static int
run_propose(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct propose_args   *a = args;
	const struct kind           *k = ctx->dept.schema.by_no[promotion_kind.no];
	struct promotion_ask         ask = { .level = a->level, .role = a->role, .demotion = a->demotion, .despite = a->despite };
	struct record                r;
	int64_t                      id;

	TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], a->person, &ask.person, &ctx->err));
	TRY(period_or_last(ctx, &ask.period));
	ask.from = period_of(ctx->dept.when.today, UNIT_MONTH, &ctx->dept.when).to + 1;
	if (a->from != NULL)
		TRY(period_parse_day(a->from, &ctx->dept.when, &ask.from, &ctx->err));
	TRY(promotion_propose(&ctx->op, &ask, &id, &ctx->err));
	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	TRY(show_record(ctx, k, r.v, &b));
	ctx_change(ctx, "added", k, id, "%s", buf_str(&b));
	return SALES_OK;
}

/* ---- approve, refuse ----------------------------------------------------- */

static const struct opt decide_opts[] = {
	OPT_ARGS_MUST("CODE|SELECTOR", struct words_args, words, N_("which proposals"), .hint = HINT_KIND),
	OPT_END
};

static int
say_assignment(struct ctx *ctx, int64_t id)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct kind           *k = ctx->dept.schema.by_no[assignment_kind.no];
	struct record                r;

	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	TRY(show_record(ctx, k, r.v, &b));
	ctx_change(ctx, "added", k, id, "%s", buf_str(&b));
	return SALES_OK;
}

static int
decide(struct ctx *ctx, const void *args, bool approve)
{
	const struct words_args *a = args;
	const struct kind       *k = ctx->dept.schema.by_no[promotion_kind.no];
	struct id_list           ids = { 0 };
	bool                     by_terms;

	TRY(record_ids(ctx, a->words, &ids, &by_terms));
	for (size_t i = 0; i < ids.n; i++) {
		struct record                before;
		int64_t                      assignment;

		TRY(record_get(&ctx->dept, k, ids.v[i], &ctx->arena, &before, &ctx->err));
		TRY(promotion_decide(&ctx->op, ids.v[i], approve, &assignment, &ctx->err));
		TRY(show_changed(ctx, k, ids.v[i], &before));
		if (assignment != 0)
			TRY(say_assignment(ctx, assignment));
	}
	return SALES_OK;
}

static int run_approve(struct ctx *ctx, const void *args) { return decide(ctx, args, true); }
static int run_refuse(struct ctx *ctx, const void *args) { return decide(ctx, args, false); }

/* ---- verbs --------------------------------------------------------------- */

const struct cmd promotion_verbs[] = {
	{ .name = "check", .brief = N_("tell who may rise by the rule book, and what others lack"), .opts = check_opts,
	  .cols = check_cols, .args_size = sizeof(struct check_args), .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = run_check,
	  .examples = "salesctl promotion check -p 2026Q2\nsalesctl promotion check --for 张伟\n" },
	{ .name = "explain", .brief = N_("show every condition with its value and how much is missing"), .opts = explain_options,
	  .cols = conditions_cols, .args_size = sizeof(struct words_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = run_explain_steps, .examples = "salesctl promotion explain 张伟 -p 2026Q2\n" },
	{ .name = "propose", .brief = N_("propose another level or role"), .opts = propose_opts,
	  .args_size = sizeof(struct propose_args), .needs = NEEDS_OP, .run = run_propose,
	  .examples = "salesctl promotion propose 张伟 --to senior --reason 连续两季达标\n" },
	{ .name = "approve", .brief = N_("approve proposals: the person's new place is written"), .opts = decide_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP, .run = run_approve,
	  .examples = "salesctl promotion approve PM-1\n" },
	{ .name = "refuse", .brief = N_("refuse proposals"), .opts = decide_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP, .run = run_refuse,
	  .examples = "salesctl promotion refuse PM-1 --reason 名额已满\n" },
	{ .name = NULL }
};
