/* How reviews are named and told of. */
#include "cmd/figure.h"
#include "cmd/record.h"
#include "cmd/review.h"
#include "cmd/show.h"
#include "lib/review/cycle.h"
#include "lib/review/kinds.h"

int
review_named(struct ctx *ctx, const char *text, int64_t *id)
{
	return record_find(&ctx->dept, ctx->dept.schema.by_no[review_kind.no], text, id, &ctx->err);
}

int
review_title(struct ctx *ctx, const struct record *review, const char **out)
{
	const struct value *period = &review->v[REVIEW_PERIOD];
	struct ref_name     who;
	char                code[32];

	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], review->v[REVIEW_PERSON].u.i, &who, &ctx->err));
	*out = arena_printf(&ctx->arena, "%s %s %.*s", kind_code(ctx->dept.schema.by_no[review_kind.no], review->id, code),
	    who.name, (int)period->u.s.n, period->u.s.p);
	return SALES_OK;
}

const char *
review_result(struct ctx *ctx, const struct value *v)
{
	const struct value *grade = &v[REVIEW_GRADE];
	char                s[MONEY_SIZE];

	if (v[REVIEW_SCORE].type == V_NULL)
		return _("no score yet");
	return arena_printf(&ctx->arena, "%s%s%.*s", money_str((money){ v[REVIEW_SCORE].u.i }, 0, s),
	    grade->type == V_NULL ? "" : " ", grade->type == V_NULL ? 0 : (int)grade->u.s.n, grade->type == V_NULL ? "" : grade->u.s.p);
}

struct cell
review_score_cell(int64_t score)
{
	return score < 0 ? cell_none(COL_NUM) : (struct cell){ .type = COL_NUM, .u.i = score };
}

int
review_changed(struct ctx *ctx, int64_t id, const char *text)
{
	const struct kind *k = ctx->dept.schema.by_no[review_kind.no];
	struct record      r;
	const char        *title;
	char               code[32];

	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	TRY(review_title(ctx, &r, &title));
	kind_code(k, id, code);
	ctx_change(ctx, "changed", k, id, "%s: %s", title + strlen(code) + 1, text);
	return SALES_OK;
}

int
review_chosen(struct ctx *ctx, struct words words, const char *card, const char *hint, struct id_list *out)
{
	struct period p;
	bool          given, by_terms;

	TRY(ctx_period(ctx, &p, &given));
	if (words.n > 0 && (given || card != NULL))
		return FAIL(&ctx->err, SALES_EUSAGE, _("name reviews, or a period and a scorecard, but not both"));
	if (words.n > 0)
		return record_ids(ctx, words, out, &by_terms);
	TRY(review_period(ctx, &p, hint));
	TRY(cycle_within(&ctx->dept, p, card, &ctx->arena, &out->v, &out->n, &ctx->err));
	if (out->n == 0)
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("there are no reviews in %s"), figure_period(ctx, p));
	return SALES_OK;
}
