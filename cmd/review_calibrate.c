/* salesctl review calibrate, overrides: results that people set instead of the
 * computed ones, and who did. */
#include <string.h>

#include "cmd/record.h"
#include "cmd/review.h"
#include "cmd/select.h"
#include "cmd/show.h"
#include "lib/base/tr.h"
#include "lib/review/calibrate.h"
#include "lib/review/kinds.h"

/* ---- calibrate ----------------------------------------------------------- */

const struct opt review_calibrate_opts[] = {
	OPT_ARGS("CODE|score=N|grade=G", struct review_calibrate_args, words, N_("which review, and its result; or -p for all of a period"), .hint = HINT_KIND),
	OPT_S(0, "scorecard", N_("NAME"), struct review_calibrate_args, card, N_("only this scorecard")),
	OPT_F(0, "approve", struct review_calibrate_args, approve, N_("approve the result that somebody else proposed")),
	OPT_F(0, "refuse", struct review_calibrate_args, refuse, N_("refuse it")),
	OPT_END
};

/* score=85 and grade=B among the words; the rest are reviews. */
static int
take_result(struct ctx *ctx, struct words words, struct calibration_ask *ask, struct words *codes)
{
	const struct kind *k = ctx->dept.schema.by_no[review_kind.no];
	struct value       v;
	char               cur[4];

	*codes = (struct words){ 0 };
	ask->score = -1;
	for (size_t i = 0; i < words.n; i++) {
		const char *w = words.v[i], *equals = strchr(w, '=');
		const char *name = equals == NULL ? w : arena_strndup(&ctx->arena, w, (size_t)(equals - w));

		if (equals == NULL) {
			words_add(&ctx->arena, codes, w);
		} else if (kind_field(k, name) == &k->fields[REVIEW_SCORE]) {
			TRY(select_value(ctx, &k->fields[REVIEW_SCORE], equals + 1, &v, cur));
			if (v.type == V_NULL || v.u.i < 0)
				return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is no score"), equals + 1);
			ask->score = v.u.i;
		} else if (kind_field(k, name) == &k->fields[REVIEW_GRADE]) {
			ask->grade = equals + 1;
		} else {
			FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is no result: score=... or grade=..."), w);
			return err_hint(&ctx->err, "salesctl review calibrate R-... grade=B --reason TEXT");
		}
	}
	return SALES_OK;
}

/* "78 B -> 85 A" */
static const char *
change_text(struct ctx *ctx, const struct override_row *r)
{
	char        s[MONEY_SIZE];
	const char *was = r->score_before < 0 ? "" : arena_strdup(&ctx->arena, money_str((money){ r->score_before }, 0, s));
	const char *now = r->score < 0 ? "" : arena_strdup(&ctx->arena, money_str((money){ r->score }, 0, s));

	return arena_printf(&ctx->arena, "%s%s%s -> %s%s%s", was, *was != '\0' && r->grade_before != NULL ? " " : "",
	    r->grade_before == NULL ? "" : r->grade_before, now, *now != '\0' && r->grade != NULL ? " " : "",
	    r->grade == NULL ? "" : r->grade);
}

static int
say_override(struct ctx *ctx, const char *action, int64_t review, int64_t id, const char *state)
{
	const struct period  all = { DAY_NONE, DAY_NONE };
	struct override_list list;
	struct record        r;
	const char          *title;

	TRY(record_get(&ctx->dept, ctx->dept.schema.by_no[review_kind.no], review, &ctx->arena, &r, &ctx->err));
	TRY(review_title(ctx, &r, &title));
	TRY(override_each(&ctx->dept, all, review, &ctx->arena, &list, &ctx->err));
	for (size_t i = 0; i < list.n; i++)
		if (list.row[i].id == id)
			ctx_change(ctx, action, ctx->dept.schema.by_no[calibration_kind.no], id, "%s: %s (%s)", title,
			    change_text(ctx, &list.row[i]), state);
	return SALES_OK;
}

static const char *
state_word(struct ctx *ctx, const char *state)
{
	return show_word(ctx, kind_field(ctx->dept.schema.by_no[calibration_kind.no], "state"), state);
}

static int
decide(struct ctx *ctx, const struct review_calibrate_args *a, const struct id_list *ids)
{
	for (size_t i = 0; i < ids->n; i++) {
		bool    same_login;
		int64_t id;

		TRY(calibration_decide(&ctx->op, ids->v[i], a->approve, &ctx->arena, &id, &same_login, &ctx->err));
		TRY(say_override(ctx, "changed", ids->v[i], id, state_word(ctx, a->approve ? "approved" : "refused")));
		if (same_login)
			ctx_note(ctx, _("(under the same login)"));
	}
	return SALES_OK;
}

static int
propose(struct ctx *ctx, struct calibration_ask *ask, const struct id_list *ids)
{
	int64_t id;

	if (ids->n != 1)
		return FAIL(&ctx->err, SALES_EUSAGE, _("a result is set for one review, not for %zu"), ids->n);
	ask->review = ids->v[0];
	TRY(calibration_propose(&ctx->op, ask, &ctx->arena, &id, &ctx->err));
	TRY(say_override(ctx, "added", ask->review, id, state_word(ctx, "proposed")));
	ctx_note(ctx, _("it holds when somebody else approves it: salesctl review calibrate %s --approve"),
	    kind_code(ctx->dept.schema.by_no[review_kind.no], ask->review, (char[32]){ 0 }));
	return SALES_OK;
}

int
review_run_calibrate(struct ctx *ctx, const void *args)
{
	const struct review_calibrate_args *a = args;
	struct calibration_ask              ask = { 0 };
	struct words                        codes;
	struct id_list                      ids = { 0 };
	bool                                sets;
	long                                n;

	TRY(take_result(ctx, a->words, &ask, &codes));
	sets = ask.score >= 0 || ask.grade != NULL;
	if (a->approve + a->refuse + sets > 1)
		return FAIL(&ctx->err, SALES_EUSAGE, _("a result, --approve or --refuse: one of them"));
	if (codes.n == 0 && (sets || a->approve || a->refuse))
		return FAIL(&ctx->err, SALES_EUSAGE, _("which review? say its code"));
	TRY(review_chosen(ctx, codes, a->card, "salesctl review calibrate -p 'last month'", &ids));
	if (sets)
		return propose(ctx, &ask, &ids);
	if (a->approve || a->refuse)
		return decide(ctx, a, &ids);
	TRY(reviews_calibrated(&ctx->op, ids.v, ids.n, &ctx->arena, &n, &ctx->err));
	ctx_say(ctx, tr_n("%ld review calibrated", "%ld reviews calibrated", n), n);
	return SALES_OK;
}

/* ---- overrides ----------------------------------------------------------- */

const struct opt review_overrides_opts[] = {
	OPT_ARG("CODE", struct review_overrides_args, code, N_("only this review"), .hint = HINT_KIND),
	OPT_END
};
const struct col review_overrides_cols[] = {
	{ "override", COL_CODE, N_("Override"), 0, NULL },
	{ "review", COL_CODE, N_("Review"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "score_before", COL_NUM, N_("Score before"), 0, NULL },
	{ "grade_before", COL_TEXT, N_("Grade before"), 0, NULL },
	{ "score", COL_NUM, NC_("review", "Score"), 0, NULL },
	{ "grade", COL_TEXT, N_("Grade"), 0, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ "reason", COL_TEXT, N_("Reason"), COL_SHRINK, NULL },
	{ "by", COL_REF, N_("Proposed by"), COL_SHRINK, NULL },
	{ "approved_by", COL_REF, N_("Approved by"), COL_SHRINK, NULL },
	{ "proposed_on", COL_DAY, N_("Proposed"), COL_EXTRA, NULL },
	{ "approved_on", COL_DAY, N_("Approved"), COL_EXTRA, NULL },
	{ "same_login", COL_BOOL, N_("Same login"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

static int
put_override(struct ctx *ctx, const struct override_row *r)
{
	const struct kind *people = ctx->dept.schema.by_no[KIND_PERSON];
	struct ref_name    who, by, approved;
	char               code[32], review[32];

	TRY(dept_name(&ctx->dept, people, r->person, &who, &ctx->err));
	TRY(dept_name(&ctx->dept, people, r->by, &by, &ctx->err));
	TRY(dept_name(&ctx->dept, people, r->approved_by, &approved, &ctx->err));
	return OUT_ROW(ctx->out, cell_code(kind_code(ctx->dept.schema.by_no[calibration_kind.no], r->id, code)),
	    cell_code(kind_code(ctx->dept.schema.by_no[review_kind.no], r->review, review)), cell_ref(who.code, who.name),
	    cell_text(r->period), review_score_cell(r->score_before), cell_text(r->grade_before), review_score_cell(r->score), cell_text(r->grade),
	    cell_enum(r->state, state_word(ctx, r->state)), cell_text(r->reason), cell_ref(by.code, by.name),
	    cell_ref(approved.code, approved.name), cell_day(r->proposed_on), cell_day(r->approved_on), cell_bool(r->same_login));
}

int
review_run_overrides(struct ctx *ctx, const void *args)
{
	const struct review_overrides_args *a = args;
	struct override_list                list;
	struct period                       p;
	int64_t                             review = 0;
	bool                                given;

	TRY(ctx_period(ctx, &p, &given));
	if (a->code != NULL)
		TRY(review_named(ctx, a->code, &review));
	TRY(override_each(&ctx->dept, given ? p : (struct period){ DAY_NONE, DAY_NONE }, review, &ctx->arena, &list, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.review.overrides", review_overrides_cols));
	for (size_t i = 0; i < list.n; i++)
		TRY(put_override(ctx, &list.row[i]));
	return SALES_OK;
}
