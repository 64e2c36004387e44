/* salesctl review appeal, appeals, decide. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/record.h"
#include "cmd/review.h"
#include "cmd/show.h"
#include "lib/review/appeal.h"
#include "lib/review/cycle.h"
#include "lib/review/kinds.h"

static const char *
state_word(struct ctx *ctx, const char *state)
{
	return show_word(ctx, kind_field(ctx->dept.schema.by_no[appeal_kind.no], "state"), state);
}

/* ---- appeal -------------------------------------------------------------- */

const struct opt review_appeal_opts[] = {
	OPT_ARG_MUST("CODE", struct review_appeal_args, code, N_("one's review"), .hint = HINT_KIND),
	OPT_S(0, "indicator", N_("NAME"), struct review_appeal_args, indicator, N_("what it is about")),
	OPT_END
};

int
review_run_appeal(struct ctx *ctx, const void *args)
{
	const struct review_appeal_args *a = args;
	const struct kind               *k = ctx->dept.schema.by_no[appeal_kind.no];
	struct sheet                     s;
	const char                      *title, *name;
	int64_t                          review, id, *who;
	size_t                           n;
	char                             due[DAY_SIZE];

	TRY(review_named(ctx, a->code, &review));
	TRY(review_appeal(&ctx->op, review, a->indicator, &ctx->arena, &id, &ctx->err));
	TRY(sheet_load(&ctx->dept, review, &ctx->arena, &s, &ctx->err));
	TRY(review_title(ctx, &s.review, &title));
	ctx_change(ctx, "added", k, id, "%s: %s", title, ctx->g->reason);
	TRY(appeal_deciders(&ctx->dept, &s, &ctx->arena, &who, &n, &ctx->err));
	day_str(cycle_decision_due(&s, ctx->dept.when.today), due);
	if (n == 0) {
		ctx_note(ctx, _("to be decided until %s, but nobody may: every manager is a party to it"), due);
		return SALES_OK;
	}
	TRY(cycle_name(&ctx->dept, who[0], &name, &ctx->err));
	ctx_note(ctx, n == 1 ? _("to be decided until %s, by %s") : _("to be decided until %s, by %s or another manager who did not review"),
	    due, name);
	return SALES_OK;
}

/* ---- decide -------------------------------------------------------------- */

static const char *const decisions[] = { "uphold", "reject", NULL };
const struct opt review_decide_opts[] = {
	OPT_ARG_MUST("APPEAL", struct review_decide_args, appeal, N_("the appeal's code, or its review's"), .hint = HINT_NONE),
	OPT_ARG_MUST("uphold|reject", struct review_decide_args, what, N_("what is decided"), .choices = decisions),
	OPT_ARGS("INDICATOR=VALUE", struct review_decide_args, words, N_("with uphold: what holds from now on"), .hint = HINT_NONE),
	OPT_F(0, "lift", struct review_decide_args, lift, N_("with uphold: the computed result, no override")),
	OPT_END
};

static int
parse_given(struct ctx *ctx, const char *word, struct given *g)
{
	const char *equals = strchr(word, '=');
	char        cur[4];
	money       m;

	if (equals == NULL || equals == word)
		return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not INDICATOR=VALUE"), word);
	g->indicator = arena_strndup(&ctx->arena, word, (size_t)(equals - word));
	if (ratio_parse(equals + 1, strlen(equals + 1), &g->value))
		return SALES_OK;
	if (money_parse(equals + 1, strlen(equals + 1), 4, &m, cur, &ctx->err) != SALES_OK) {
		ctx->err.code = SALES_EUSAGE;
		return err_prefix(&ctx->err, "%s: ", g->indicator);
	}
	return ratio_make(m.v, MONEY_UNIT, &g->value) ? SALES_OK : FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is too large"), word);
}

static int
check_words(struct ctx *ctx, const struct review_decide_args *a, bool *uphold)
{
	*uphold = strcmp(a->what, "uphold") == 0;
	if (!*uphold && strcmp(a->what, "reject") != 0) {
		FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is no decision: uphold or reject"), a->what);
		return err_hint(&ctx->err, "salesctl review decide %s uphold --reason TEXT", a->appeal);
	}
	if (!*uphold && (a->words.n > 0 || a->lift))
		return FAIL(&ctx->err, SALES_EUSAGE, _("what is rejected changes nothing"));
	return SALES_OK;
}

/* A value and the points for it; what does not count says why. */
static const char *
figure_text(struct ctx *ctx, const struct decided *d, const struct indicator *i, struct ratio value, struct ratio points, enum mark m)
{
	const struct metric *metric = review_metric(&d->sheet, i);
	const bool           is_percent = metric != NULL && metric->unit == V_RATE;
	char                 v[RATIO_SIZE], p[RATIO_SIZE];

	if (value.den == 0)
		return review_mark_word(ctx, m);
	if (is_percent)
		ratio_percent(value, v);
	else
		ratio_decimal(value, v);
	return m != MARK_COUNTED ? arena_printf(&ctx->arena, "%s%s (%s)", v, is_percent ? "%" : "", review_mark_word(ctx, m))
	    : arena_printf(&ctx->arena, _("%s%s (%s points)"), v, is_percent ? "%" : "", ratio_decimal(points, p));
}

static int
say_items(struct ctx *ctx, const struct decided *d)
{
	const char *text;

	for (size_t k = 0; k < d->n; k++) {
		const struct changed_item *i = &d->item[k];

		text = figure_text(ctx, d, i->indicator, i->value_before, i->points_before, i->mark_before);
		ctx_say(ctx, "  %s: %s -> %s", review_label(ctx, &d->sheet, i->indicator), text,
		    figure_text(ctx, d, i->indicator, i->value, i->points, i->mark));
	}
	return SALES_OK;
}

static int
say_notes(struct ctx *ctx, const struct decided *d)
{
	char code[32], due[DAY_SIZE];

	if (d->late)
		ctx_note(ctx, _("decided late: it was due on %s"), day_str(d->due, due));
	if (d->same_login)
		ctx_note(ctx, _("(under the same login)"));
	if (d->override != 0)
		ctx_note(ctx, _("%s still sets the result; --lift would end it"),
		    kind_code(ctx->dept.schema.by_no[calibration_kind.no], d->override, code));
	if (d->moved != NULL)
		ctx_note(ctx, _("the others keep the places that were published, which would be now: %s"), d->moved);
	return SALES_OK;
}

int
review_run_decide(struct ctx *ctx, const void *args)
{
	const struct review_decide_args *a = args;
	struct given                    *given = arena_array(&ctx->arena, struct given, a->words.n + 1);
	struct decision                  ask = { .lift = a->lift, .given = given, .n = a->words.n };
	struct decided                   d;
	const char                      *title, *was, *now;

	TRY(check_words(ctx, a, &ask.uphold));
	for (size_t i = 0; i < a->words.n; i++)
		TRY(parse_given(ctx, a->words.v[i], &given[i]));
	TRY(appeal_named(&ctx->dept, a->appeal, &ctx->arena, &ask.appeal, &ctx->err));
	TRY(appeal_decide(&ctx->op, &ask, &ctx->arena, &d, &ctx->err));
	TRY(review_title(ctx, &d.sheet.review, &title));
	was = review_result(ctx, d.before.v);
	now = review_result(ctx, d.sheet.review.v);
	ctx_change(ctx, "changed", ctx->dept.schema.by_no[appeal_kind.no], ask.appeal, "%s: %s, %s%s%s", title,
	    state_word(ctx, ask.uphold ? "upheld" : "rejected"), was, strcmp(was, now) == 0 ? "" : " -> ",
	    strcmp(was, now) == 0 ? "" : now);
	TRY(say_items(ctx, &d));
	return say_notes(ctx, &d);
}

/* ---- appeals ------------------------------------------------------------- */

const struct opt review_appeals_opts[] = { OPT_END };
const struct col review_appeals_cols[] = {
	{ "appeal", COL_CODE, N_("Appeal"), 0, NULL },
	{ "review", COL_CODE, N_("Review"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "indicator", COL_TEXT, N_("Indicator"), COL_EXTRA, NULL },
	{ "reason", COL_TEXT, N_("Reason"), COL_SHRINK, NULL },
	{ "filed_on", COL_DAY, N_("Filed"), 0, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ "decided_by", COL_REF, N_("Decided by"), COL_SHRINK, NULL },
	{ "decided_on", COL_DAY, N_("Decided"), COL_EXTRA, NULL },
	{ "decision", COL_TEXT, N_("Decision"), COL_SHRINK, NULL },
	{ "score_before", COL_NUM, N_("Score before"), 0, NULL },
	{ "score_after", COL_NUM, N_("Score after"), 0, NULL },
	{ "grade_before", COL_TEXT, N_("Grade before"), COL_EXTRA, NULL },
	{ "grade_after", COL_TEXT, N_("Grade after"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

static int
put_appeal(struct ctx *ctx, const struct appeal_row *r)
{
	const struct kind *people = ctx->dept.schema.by_no[KIND_PERSON];
	struct ref_name    who, by;
	char               code[32], review[32];

	TRY(dept_name(&ctx->dept, people, r->person, &who, &ctx->err));
	TRY(dept_name(&ctx->dept, people, r->decided_by, &by, &ctx->err));
	return OUT_ROW(ctx->out, cell_code(kind_code(ctx->dept.schema.by_no[appeal_kind.no], r->id, code)),
	    cell_code(kind_code(ctx->dept.schema.by_no[review_kind.no], r->review, review)), cell_ref(who.code, who.name),
	    cell_text(r->period), cell_text(r->indicator), cell_text(r->reason), cell_day(r->filed_on),
	    cell_enum(r->state, state_word(ctx, r->state)), cell_ref(by.code, by.name), cell_day(r->decided_on),
	    cell_text(r->decision), review_score_cell(r->score_before), review_score_cell(r->score_after), cell_text(r->grade_before),
	    cell_text(r->grade_after));
}

int
review_run_appeals(struct ctx *ctx, const void *args)
{
	struct appeal_list list;
	struct period      p;
	bool               given;

	(void)args;
	TRY(ctx_period(ctx, &p, &given));
	TRY(appeal_each(&ctx->dept, given ? p : (struct period){ DAY_NONE, DAY_NONE }, &ctx->arena, &list, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.review.appeals", review_appeals_cols));
	for (size_t i = 0; i < list.n; i++)
		TRY(put_appeal(ctx, &list.row[i]));
	return SALES_OK;
}
