/* salesctl review items: what scores are made of. */
#include "cmd/review.h"

#include "cmd/figure.h"
#include "cmd/record.h"
#include "cmd/show.h"
#include "lib/org/kinds.h"
#include "lib/review/cycle.h"
#include "lib/review/kinds.h"

/* ---- shared -------------------------------------------------------------- */

int
review_period(struct ctx *ctx, struct period *p, const char *hint)
{
	bool given;

	TRY(ctx_period(ctx, p, &given));
	if (given && p->from != DAY_NONE && p->to != DAY_NONE)
		return SALES_OK;
	FAIL(&ctx->err, SALES_EUSAGE, _("which period? say it with -p"));
	return err_hint(&ctx->err, "%s", hint);
}

const struct metric *
review_metric(const struct sheet *s, const struct indicator *i)
{
	return i->metric == NULL ? NULL : policy_metric(s->policy, i->metric);
}

const char *
review_label(struct ctx *ctx, const struct sheet *s, const struct indicator *i)
{
	return sheet_label(s, i, ctx->lang);
}

struct cell
review_figure(struct ctx *ctx, const struct sheet *s, const struct indicator *i, struct ratio value)
{
	const struct metric *m = review_metric(s, i);

	return m == NULL ? figure_exact(ctx, COL_NUM, value) : figure_cell(ctx, m, value);
}

struct cell
review_points(struct ratio points)
{
	return points.den == 0 ? cell_none(COL_NUM) : (struct cell){ .type = COL_NUM, .u.i = points_shown(points) };
}

const char *
review_mark_word(struct ctx *ctx, enum mark m)
{
	const struct kind *k = ctx->dept.schema.by_no[review_item_kind.no];

	return show_word(ctx, kind_field(k, "mark"), mark_name(m));
}

/* ---- items --------------------------------------------------------------- */

const struct opt review_items_opts[] = {
	OPT_ARGS_MUST("CODE|SELECTOR", struct review_words_args, words, N_("which reviews"), .hint = HINT_KIND),
	OPT_END
};
const struct col review_items_cols[] = {
	{ "review", COL_CODE, N_("Review"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "indicator", COL_ENUM, N_("Indicator"), 0, NULL },
	{ "weight", COL_PERCENT, N_("Weight"), 0, NULL },
	{ "target", COL_NUM, N_("Target"), 0, NULL },
	{ "value", COL_NUM, N_("Value"), 0, NULL },
	{ "attainment", COL_PERCENT, N_("Attained"), 0, NULL },
	{ "points", COL_NUM, N_("Points"), 0, NULL },
	{ "counts", COL_NUM, N_("Counts"), 0, NULL },
	{ "facts", COL_COUNT, N_("Facts"), 0, NULL },
	{ "mark", COL_ENUM, N_("Mark"), 0, NULL },
	{ .type = COL_END },
};

static int
put_item(struct ctx *ctx, const struct sheet *s, const char *code, const struct sheet_item *i)
{
	struct ref_name who;
	struct ratio    part = { 0, 0 };

	TRY(dept_name(&ctx->dept, &person_kind, s->review.v[REVIEW_PERSON].u.i, &who, &ctx->err));
	if (i->mark == MARK_COUNTED)
		(void)ratio_mul(i->indicator->weight, i->points, &part);
	return OUT_ROW(ctx->out, cell_code(code), cell_ref(who.code, who.name),
	    cell_enum(i->indicator->id, review_label(ctx, s, i->indicator)), cell_percent(i->indicator->weight),
	    review_figure(ctx, s, i->indicator, i->target), review_figure(ctx, s, i->indicator, i->value), cell_percent(i->attainment),
	    review_points(i->points), review_points(part), cell_count(i->facts),
	    cell_toned(cell_enum(mark_name(i->mark), review_mark_word(ctx, i->mark)),
	    i->mark == MARK_COUNTED ? TONE_PLAIN : TONE_BAD));
}

int
review_run_items(struct ctx *ctx, const void *args)
{
	const struct review_words_args *a = args;
	const struct kind       *k = ctx->dept.schema.by_no[review_kind.no];
	struct id_list           ids;
	bool                     by_terms;

	TRY(record_ids(ctx, a->words, &ids, &by_terms));
	TRY(ctx_table(ctx, "salesctl.review.items", review_items_cols));
	for (size_t i = 0; i < ids.n; i++) {
		CLEANUP(arena_done) struct arena arena = { 0 };
		struct sheet                     s;
		char                             code[32];

		TRY(sheet_load(&ctx->dept, ids.v[i], &arena, &s, &ctx->err));
		for (size_t n = 0; n < s.n; n++)
			TRY(put_item(ctx, &s, kind_code(k, ids.v[i], code), &s.item[n]));
	}
	return SALES_OK;
}
