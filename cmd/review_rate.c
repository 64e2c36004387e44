/* salesctl review rate, ratings: marks that people give, and who may see them. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/record.h"
#include "cmd/review.h"
#include "lib/review/cycle.h"
#include "lib/review/rate.h"

/* ---- rate ---------------------------------------------------------------- */

const struct opt review_rate_opts[] = {
	OPT_ARG_MUST("CODE", struct review_rate_args, code, N_("the review"), .hint = HINT_KIND),
	OPT_ARGS_MUST("INDICATOR=MARK", struct review_rate_args, words, N_("such as teamwork=80"), .hint = HINT_NONE),
	OPT_S(0, "evidence", N_("TEXT"), struct review_rate_args, evidence, N_("what was seen, and when")),
	OPT_END
};

struct rating { struct ctx *ctx; const struct sheet *sheet; };

static int
parse_mark(struct ctx *ctx, const char *word, struct mark_given *m)
{
	const char *equals = strchr(word, '=');
	money       v;

	if (equals == NULL || equals == word || equals[1] == '\0') {
		FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not INDICATOR=MARK"), word);
		return err_hint(&ctx->err, "salesctl review rate R-... teamwork=80 --evidence TEXT");
	}
	m->indicator = arena_strndup(&ctx->arena, word, (size_t)(equals - word));
	if (!money_parse_plain(equals + 1, strlen(equals + 1), 4, &v))
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s: '%s' is no mark: expected a number such as 80 or 4.5"), m->indicator, equals + 1);
	m->mark = v.v;
	return SALES_OK;
}

/* "added RT-0003 R-0001 林晓 2026-02: 团队协作 80 (manager)" */
static int
say_mark(void *arg, const struct draft *r, const struct indicator *i, int64_t id, bool changed, struct sales_err *err)
{
	const struct rating *of = arg;
	struct ctx          *ctx = of->ctx;
	const struct value  *was = r->before.id == 0 ? NULL : &r->before.v[kind_index(r->k, "score")], *now = draft_get(r, "score");
	const char          *title, *from = "";
	enum rater           as = value_is(draft_get(r, "by"), "self") ? RATER_SELF : value_is(draft_get(r, "by"), "peer")
	    ? RATER_PEER : RATER_MANAGER;
	char                 s[MONEY_SIZE];

	(void)err;
	TRY(review_title(ctx, &of->sheet->review, &title));
	if (was != NULL && was->u.i != now->u.i)
		from = arena_printf(&ctx->arena, "%s -> ", money_str((money){ was->u.i }, 0, s));
	ctx_change(ctx, r->before.id == 0 ? "added" : changed ? "changed" : "unchanged", r->k, id, "%s: %s %s%s (%s)", title,
	    sheet_label(of->sheet, i, ctx->lang), from, money_str((money){ now->u.i }, 0, s), rater_label(as));
	return SALES_OK;
}

/* To the reviewer, where the review stands now: its score, or what it waits for. */
static int
say_standing(struct ctx *ctx, const struct sheet *s)
{
	const char *title, *missing;

	TRY(review_title(ctx, &s->review, &title));
	TRY(cycle_missing(&ctx->dept, s, &ctx->arena, &missing, &ctx->err));
	if (*missing == '\0')
		ctx_note(ctx, "%s: %s", title, review_result(ctx, s->review.v));
	else
		ctx_note(ctx, _("%s waits for: %s"), title, missing);
	return SALES_OK;
}

int
review_run_rate(struct ctx *ctx, const void *args)
{
	const struct review_rate_args *a = args;
	struct mark_given             *mark = arena_array(&ctx->arena, struct mark_given, a->words.n + 1);
	struct rate_ask                ask = { .mark = mark, .n = a->words.n, .evidence = a->evidence };
	struct rate_done               done;
	struct rating                  of = { .ctx = ctx, .sheet = &done.sheet };

	TRY(review_named(ctx, a->code, &ask.review));
	for (size_t i = 0; i < a->words.n; i++)
		TRY(parse_mark(ctx, a->words.v[i], &mark[i]));
	TRY(review_rate(&ctx->op, &ask, &ctx->arena, &done, say_mark, &of, &ctx->err));
	return done.as == RATER_MANAGER ? say_standing(ctx, &done.sheet) : SALES_OK;
}

/* ---- ratings ------------------------------------------------------------- */

const struct opt review_ratings_opts[] = {
	OPT_ARGS_MUST("CODE|SELECTOR", struct review_words_args, words, N_("which reviews"), .hint = HINT_KIND),
	OPT_END
};
const struct col review_ratings_cols[] = {
	{ "review", COL_CODE, N_("Review"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "indicator", COL_ENUM, N_("Indicator"), 0, NULL },
	{ "as", COL_ENUM, NC_("rating", "As"), 0, NULL },
	{ "rater", COL_REF, N_("Rater"), COL_SHRINK, NULL },
	{ "mark", COL_NUM, NC_("rating", "Mark"), 0, NULL },
	{ "scale", COL_COUNT, NC_("rating", "Of"), 0, NULL },
	{ "counts", COL_BOOL, N_("Counts"), 0, NULL },
	{ "evidence", COL_TEXT, N_("Evidence"), COL_SHRINK, NULL },
	{ "rated_on", COL_DAY, N_("Rated"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

static int
put_rating(struct ctx *ctx, const struct sheet *s, const struct rating_row *r)
{
	struct ref_name who, rater;
	char            code[32];

	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], s->review.v[REVIEW_PERSON].u.i, &who, &ctx->err));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], r->rater, &rater, &ctx->err));
	return OUT_ROW(ctx->out, cell_code(kind_code(ctx->dept.schema.by_no[review_kind.no], s->review.id, code)),
	    cell_ref(who.code, who.name), cell_enum(r->indicator->id, sheet_label(s, r->indicator, ctx->lang)),
	    cell_enum(rater_name(r->as), rater_label(r->as)), cell_ref(rater.code, rater.name),
	    figure_exact(ctx, COL_NUM, r->mark), cell_count(r->indicator->scale), cell_bool(r->counts), cell_text(r->evidence),
	    cell_day(r->on));
}

int
review_run_ratings(struct ctx *ctx, const void *args)
{
	const struct review_words_args *a = args;
	struct id_list           ids;
	bool                     by_terms, few = false, hidden = false;

	TRY(record_ids(ctx, a->words, &ids, &by_terms));
	TRY(ctx_table(ctx, "salesctl.review.ratings", review_ratings_cols));
	for (size_t i = 0; i < ids.n; i++) {
		struct sheet       s;
		struct rating_list list;

		TRY(sheet_load(&ctx->dept, ids.v[i], &ctx->arena, &s, &ctx->err));
		TRY(review_ratings(&ctx->dept, &s, &ctx->arena, &list, &ctx->err));
		hidden = hidden || list.hidden;
		for (size_t n = 0; n < list.n; n++) {
			few = few || list.row[n].mark.den == 0;
			TRY(put_rating(ctx, &s, &list.row[n]));
		}
	}
	if (few)
		ctx_footer(ctx, _("what peers gave is shown, and counts, from %d of them on"), PEERS_MIN);
	if (hidden)
		ctx_footer(ctx, _("others' ratings are shown to the reviewed person once they are published"));
	return SALES_OK;
}
