/* salesctl review owed: who owes what, and until when. */
#include "cmd/record.h"
#include "cmd/review.h"
#include "lib/base/tr.h"
#include "lib/review/kinds.h"
#include "lib/review/owed.h"

const struct opt review_owed_opts[] = {
	OPT_S(0, "for", N_("PERSON"), struct review_owed_args, who, N_("only what this person owes"), .hint = HINT_KIND, .kind = "person"),
	OPT_F(0, "exit-code", struct review_owed_args, exit_code, N_("exit with 1 when something is overdue")),
	OPT_END
};
const struct col review_owed_cols[] = {
	{ "due", COL_DAY, NC_("owed", "Due"), 0, NULL },
	{ "overdue", COL_COUNT, N_("Days over"), 0, NULL },
	{ "what", COL_ENUM, NC_("owed", "What"), 0, NULL },
	{ "who", COL_REF, NC_("owed", "Who"), COL_SHRINK, NULL },
	{ "review", COL_CODE, N_("Review"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "of", COL_TEXT, NC_("owed", "Of"), COL_SHRINK, NULL },
	{ .type = COL_END },
};

static int
put_row(struct ctx *ctx, const struct owed_row *r, bool *late)
{
	const struct kind *people = ctx->dept.schema.by_no[KIND_PERSON];
	const day          today = ctx->dept.when.today;
	const bool         over = r->due != DAY_NONE && r->due < today;
	struct ref_name    who, person;
	char               code[32];

	*late = *late || over;
	TRY(dept_name(&ctx->dept, people, r->who, &who, &ctx->err));
	TRY(dept_name(&ctx->dept, people, r->person, &person, &ctx->err));
	return OUT_ROW(ctx->out, cell_toned(cell_day(r->due), over ? TONE_BAD : TONE_PLAIN),
	    over ? cell_count(today - r->due) : cell_none(COL_COUNT), cell_enum(owed_name(r->what), owed_label(r->what)),
	    cell_ref(who.code, who.name), cell_code(kind_code(ctx->dept.schema.by_no[review_kind.no], r->review, code)),
	    cell_ref(person.code, person.name), cell_text(r->period), cell_text(r->detail[0] == '\0' ? NULL : r->detail));
}

int
review_run_owed(struct ctx *ctx, const void *args)
{
	const struct review_owed_args *a = args;
	struct owed_list               list;
	struct period                  p;
	int64_t                        person = 0;
	bool                           given, late = false;

	TRY(ctx_period(ctx, &p, &given));
	if (a->who != NULL)
		TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], a->who, &person, &ctx->err));
	TRY(review_owed(&ctx->dept, given ? p : (struct period){ DAY_NONE, DAY_NONE }, person, &ctx->arena, &list, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.review.owed", review_owed_cols));
	for (size_t i = 0; i < list.n; i++)
		TRY(put_row(ctx, &list.row[i], &late));
	return a->exit_code && late ? SALES_NO : SALES_OK;
}
