/* salesctl review plan, and salesctl improvement_plan: what is to become better
 * until when, and what came of it. */
#include "cmd/plan.h"

#include <string.h>

#include "cmd/figure.h"
#include "cmd/record.h"
#include "cmd/show.h"
#include "cmd/verbs.h"
#include "lib/base/tr.h"
#include "lib/org/kinds.h"
#include "lib/review/kinds.h"
#include "lib/review/kinds_after.h"
#include "lib/review/plan.h"

/* ---- review plan --------------------------------------------------------- */

const struct opt review_plan_opts[] = {
	OPT_ARGS("CODE|SELECTOR", struct review_plan_args, words, N_("after which reviews; selectors: those that need one"), .hint = HINT_KIND),
	OPT_F(0, "missing", struct review_plan_args, missing, N_("instead: who needs a plan and has none, in a period")),
	OPT_F(0, "exit-code", struct review_plan_args, exit_code, N_("with --missing: exit with 1 when somebody lacks one")),
	OPT_END
};
const struct col review_plan_cols[] = {
	{ "review", COL_CODE, N_("Review"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "score", COL_NUM, NC_("review", "Score"), 0, NULL },
	{ "grade", COL_TEXT, N_("Grade"), 0, NULL },
	{ "open_by", COL_DAY, N_("Open by"), 0, NULL },
	{ "late", COL_BOOL, NC_("improvement", "Late"), 0, NULL },
	{ .type = COL_END },
};

static struct cell
text_cell(const struct value *v)
{
	return v->type != V_TEXT ? cell_text(NULL) : cell_textn(v->u.s.p, v->u.s.n);
}

static int
put_missing(struct ctx *ctx, const struct plan_missing *m)
{
	const struct kind *k = ctx->dept.schema.by_no[review_kind.no];
	struct ref_name    who;
	struct record      r;
	char               code[32];

	TRY(record_get(&ctx->dept, k, m->review, &ctx->arena, &r, &ctx->err));
	TRY(dept_name(&ctx->dept, &person_kind, m->person, &who, &ctx->err));
	return OUT_ROW(ctx->out, cell_code(kind_code(k, m->review, code)), cell_ref(who.code, who.name),
	    text_cell(&r.v[REVIEW_PERIOD]), (struct cell){ .type = COL_NUM, .u.i = r.v[REVIEW_SCORE].u.i },
	    text_cell(&r.v[REVIEW_GRADE]), cell_day(m->open_by), cell_toned(cell_bool(m->late), m->late ? TONE_BAD : TONE_PLAIN));
}

static int
list_missing(struct ctx *ctx, const struct review_plan_args *a)
{
	struct plan_missing_list l;
	struct period            p;
	bool                     given;

	if (a->words.n > 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--missing takes a period (-p), and no codes"));
	TRY(ctx_period(ctx, &p, &given));
	if (!given) {
		FAIL(&ctx->err, SALES_EUSAGE, _("which period? say it with -p"));
		return err_hint(&ctx->err, "salesctl review plan --missing -p 'last quarter'");
	}
	TRY(plan_missing(&ctx->dept, p, &ctx->arena, &l, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.review.plan", review_plan_cols));
	for (size_t i = 0; i < l.n; i++)
		TRY(put_missing(ctx, &l.v[i]));
	if (l.n == 0)
		ctx_note(ctx, _("nobody lacks a plan in %s"), figure_period(ctx, p));
	return a->exit_code && l.n > 0 ? SALES_NO : SALES_OK;
}

static int
say_opened(struct ctx *ctx, const struct plan_opened *o)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct kind           *k = ctx->dept.schema.by_no[improvement_plan_kind.no];
	struct record                r;
	char                         code[32];

	TRY(record_get(&ctx->dept, k, o->plan, &ctx->arena, &r, &ctx->err));
	TRY(show_record(ctx, k, r.v, &b));
	ctx_change(ctx, "added", k, o->plan, "%s", buf_str(&b));
	kind_code(k, o->plan, code);
	ctx_say(ctx, tr_n("%s: %zu action (salesctl plan_action list plan:%s)", "%s: %zu actions (salesctl plan_action list plan:%s)",
	    (long)o->actions), code, o->actions, code);
	if (o->late)
		ctx_note(ctx, _("%s is late: it was to be opened by %s"), code,
		    day_str(value_day(&r.v[kind_index(k, "open_by")]), (char[DAY_SIZE]){ 0 }));
	if (!o->asked_for)
		ctx_note(ctx, _("%s: the rule book asks for no plan after this result"), code);
	return SALES_OK;
}

/* Those that need one and have none; by code, whichever it is. */
static int
is_wanted(struct ctx *ctx, int64_t id, bool by_terms, bool *wanted)
{
	const struct kind *k = ctx->dept.schema.by_no[review_kind.no];
	struct record      r;
	struct sheet       s;
	bool               has;

	*wanted = true;
	if (!by_terms)
		return SALES_OK;
	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	*wanted = r.v[REVIEW_CARD].type != V_NULL;       /* one that was imported is history */
	if (!*wanted)
		return SALES_OK;
	TRY(sheet_load(&ctx->dept, id, &ctx->arena, &s, &ctx->err));
	TRY(plan_is_needed(&ctx->dept, &s, wanted, &ctx->err));
	TRY(plan_has(&ctx->dept, id, &has, &ctx->err));
	*wanted = *wanted && !has;
	return SALES_OK;
}

int
review_run_plan(struct ctx *ctx, const void *args)
{
	const struct review_plan_args *a = args;
	struct id_list                 ids = { 0 };
	size_t                         n = 0;
	bool                           by_terms, wanted;

	if (a->missing)
		return list_missing(ctx, a);
	if (a->words.n == 0) {
		FAIL(&ctx->err, SALES_EUSAGE, _("after which review?"));
		return err_hint(&ctx->err, "salesctl review plan R-1; salesctl review plan --missing -p 'last quarter'");
	}
	TRY(ctx_begin(ctx));
	TRY(record_ids(ctx, a->words, &ids, &by_terms));
	for (size_t i = 0; i < ids.n; i++) {
		struct plan_opened o;

		TRY(is_wanted(ctx, ids.v[i], by_terms, &wanted));
		if (!wanted)
			continue;
		TRY(plan_open(&ctx->op, ids.v[i], &o, &ctx->err));
		TRY(say_opened(ctx, &o));
		n++;
	}
	if (n == 0)
		ctx_note(ctx, _("none of them needs a plan that it has not"));
	return SALES_OK;
}

/* ---- improvement_plan check ---------------------------------------------- */

static const struct opt check_opts[] = {
	OPT_ARGS_MUST("CODE|SELECTOR", struct words_args, words, N_("which plans"), .hint = HINT_KIND),
	OPT_END
};
static const struct col check_cols[] = {
	{ "plan", COL_CODE, NC_("improvement", "Plan"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "indicator", COL_ENUM, N_("Indicator"), 0, NULL },
	{ "action", COL_TEXT, NC_("improvement", "Action"), COL_SHRINK, NULL },
	{ "before", COL_NUM, NC_("improvement", "Before"), COL_EXTRA, NULL },
	{ "target", COL_NUM, N_("Target"), 0, NULL },
	{ "due", COL_NUM, N_("Due by now"), 0, NULL },
	{ "value", COL_NUM, N_("Value"), 0, NULL },
	{ "facts", COL_COUNT, N_("Facts"), COL_EXTRA, NULL },
	{ "due_on", COL_DAY, NC_("improvement", "Due"), 0, NULL },
	{ "met", COL_BOOL, N_("Met"), 0, NULL },
	{ .type = COL_END },
};

static int
put_step(struct ctx *ctx, const struct plan_look *l, const struct plan_step *s)
{
	const struct kind *k = ctx->dept.schema.by_no[improvement_plan_kind.no];
	struct ref_name    who;
	char               code[32];
	const char        *label = s->metric == NULL ? s->indicator : label_text(s->metric->label, ctx->lang, s->indicator);

	TRY(dept_name(&ctx->dept, &person_kind, l->person, &who, &ctx->err));
	return OUT_ROW(ctx->out, cell_code(kind_code(k, l->plan, code)), cell_ref(who.code, who.name), cell_enum(s->indicator, label),
	    cell_text(s->action), figure_exact(ctx, COL_NUM, s->base), figure_exact(ctx, COL_NUM, s->target),
	    figure_exact(ctx, COL_NUM, s->due), figure_exact(ctx, COL_NUM, s->value), cell_count(s->facts), cell_day(s->due_on),
	    s->judged ? cell_toned(cell_bool(s->met), s->met ? TONE_GOOD : TONE_BAD) : cell_none(COL_BOOL));
}

static int
run_check(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;
	const struct kind       *k = ctx->dept.schema.by_no[improvement_plan_kind.no];
	struct id_list           ids;
	bool                     by_terms;

	TRY(record_ids(ctx, a->words, &ids, &by_terms));
	TRY(ctx_table(ctx, "salesctl.improvement_plan.check", check_cols));
	for (size_t i = 0; i < ids.n; i++) {
		struct plan_look l;
		char             code[32];

		TRY(plan_look(&ctx->dept, ids.v[i], &ctx->arena, &l, &ctx->err));
		for (size_t s = 0; s < l.n; s++)
			TRY(put_step(ctx, &l, &l.step[s]));
		ctx_footer(ctx, _("%s: %zu of %zu figures are met since %s"), kind_code(k, ids.v[i], code), l.met, l.judged,
		    figure_period(ctx, l.since));
	}
	return SALES_OK;
}

/* ---- improvement_plan close ---------------------------------------------- */

struct close_args { const char *code, *outcome, *note, *until; };
static const char *const outcomes[] = { "passed", "failed", "extended", NULL };
static const struct opt close_opts[] = {
	OPT_ARG_MUST("CODE", struct close_args, code, N_("which plan"), .hint = HINT_KIND),
	OPT_S(0, "outcome", N_("OUTCOME"), struct close_args, outcome, N_("passed, failed, or extended: it goes on"), .choices = outcomes),
	OPT_S(0, "note", N_("TEXT"), struct close_args, note, N_("what there is to say; needed against the figures")),
	OPT_S(0, "until", N_("DAY"), struct close_args, until, N_("of an extended one: the new day of the recheck")),
	OPT_END
};

static bool
is_outcome(const char *text)
{
	for (size_t i = 0; text != NULL && outcomes[i] != NULL; i++)
		if (strcmp(text, outcomes[i]) == 0)
			return true;
	return false;
}

/* As long as the plan was to run, from today on. */
static day
usual_end(const struct ctx *ctx, const struct kind *k, const struct record *r)
{
	const day opened = value_day(&r->v[kind_index(k, "opened_on")]), recheck = value_day(&r->v[kind_index(k, "recheck_on")]);

	return ctx->dept.when.today + (opened == DAY_NONE || recheck == DAY_NONE || recheck <= opened ? 30 : recheck - opened);
}

static int
run_close(struct ctx *ctx, const void *args)
{
	const struct close_args     *a = args;
	const struct kind           *k = ctx->dept.schema.by_no[improvement_plan_kind.no];
	struct record                before;
	int64_t                      id;
	day                          until;

	if (!is_outcome(a->outcome))
		return FAIL(&ctx->err, SALES_EUSAGE, _("--outcome is one of passed, failed, extended"));
	if (a->until != NULL && strcmp(a->outcome, "extended") != 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--until is for a plan that is extended"));
	TRY(record_find(&ctx->dept, k, a->code, &id, &ctx->err));
	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &before, &ctx->err));
	until = usual_end(ctx, k, &before);
	if (a->until != NULL)
		TRY(period_parse_day(a->until, &ctx->dept.when, &until, &ctx->err));
	if (until <= ctx->dept.when.today)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--until: the new day of the recheck is still to come"));
	TRY(plan_close(&ctx->op, id, a->outcome, a->note, until, &ctx->err));
	TRY(show_changed(ctx, k, id, &before));
	return SALES_OK;
}

const struct cmd improvement_plan_verbs[] = {
	{ .name = "check", .brief = N_("look at what a plan has come to since it was opened"), .opts = check_opts, .cols = check_cols,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_BOOK, .run = run_check,
	  .examples = "salesctl improvement_plan check IP-1\nsalesctl improvement_plan check state:open\n" },
	{ .name = "close", .brief = N_("say what came of a plan"), .opts = close_opts,
	  .args_size = sizeof(struct close_args), .needs = NEEDS_OP, .run = run_close,
	  .examples = "salesctl improvement_plan close IP-1 --outcome passed\n"
	      "salesctl improvement_plan close IP-1 --outcome extended --until 2026-09-30 --note 产假\n" },
	{ .name = NULL }
};
