/* salesctl report: documents made from the same numbers as everything else. */
#include <string.h>

#include "cmd/lang.h"
#include "cmd/report_rank.h"
#include "cmd/verbs.h"
#include "lib/report/allocation.h"
#include "lib/report/weekly.h"

struct weekly_args { const char *sections; bool exit_code; };
static const struct opt weekly_opts[] = {
	OPT_S(0, "section", N_("LIST"), struct weekly_args, sections, N_("only these sections: a,b; -a leaves one out"), .choices = weekly_sections),
	OPT_F(0, "exit-code", struct weekly_args, exit_code, N_("exit with 1 when something needs attention")),
	OPT_END
};
static const char *const formats[] = { "text", "md", NULL };

static bool
is_in(const char *list, const char *word)
{
	const size_t n = strlen(word);

	for (const char *p = list; *p != '\0'; p += strcspn(p, ","), p += *p == ',')
		if (strncmp(p, word, n) == 0 && (p[n] == ',' || p[n] == '\0'))
			return true;
	return false;
}

/* "won,goals" chooses, "-stale" leaves out of all. An unknown name is passed
 * on, for report_weekly to refuse. */
static const char *const *
sections_of(struct ctx *ctx, const char *list)
{
	const char **out = arena_array(&ctx->arena, const char *, 34);
	size_t       n = 0;

	if (list == NULL)
		return NULL;
	if (list[0] == '-') {
		for (size_t i = 0; weekly_sections[i] != NULL && n < 32; i++)
			if (!is_in(list, arena_printf(&ctx->arena, "-%s", weekly_sections[i])))
				out[n++] = weekly_sections[i];
		return out;
	}
	for (const char *p = list; *p != '\0' && n < 32; p += strcspn(p, ","), p += *p == ',')
		out[n++] = arena_strndup(&ctx->arena, p, strcspn(p, ","));
	return out;
}

static int
run_weekly(struct ctx *ctx, const void *args)
{
	const struct weekly_args    *a = args;
	CLEANUP(buf_done) struct buf b = { 0 };
	struct weekly_ask            ask = { .sections = sections_of(ctx, a->sections) };
	struct doc                   doc = { .arena = &ctx->arena };
	const char                  *format;
	bool                         given;
	long                         needs = 0;

	TRY(ctx_period(ctx, &ask.period, &given));
	if (!given)
		TRY(period_parse("last week", &ctx->dept.when, &ask.period, &ctx->err));
	TRY(ctx_document(ctx, formats, &format));
	TRY(weekly_check_sections(ask.sections, &ctx->err));
	lang_of_document(ctx, ctx->dept.policy->reports.weekly_lang);
	TRY(report_weekly(&ctx->dept, &ask, &ctx->arena, &doc, &needs, &ctx->err));
	doc_writer(format)->write(&doc, &b);
	TRY(out_text(ctx->out, buf_str(&b), b.n));
	return a->exit_code && needs > 0 ? SALES_NO : SALES_OK;
}

static const char *const papers[] = { "text", "md", "html", NULL };

static int
run_allocation(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct doc                   doc = { .arena = &ctx->arena };
	struct period                p;
	const char                  *format;
	bool                         given;

	(void)args;
	TRY(ctx_period(ctx, &p, &given));
	if (!given)
		TRY(period_parse("last quarter", &ctx->dept.when, &p, &ctx->err));
	TRY(ctx_document(ctx, papers, &format));
	TRY(report_allocation(&ctx->dept, p, &ctx->arena, &doc, &ctx->err));
	doc_writer(format)->write(&doc, &b);
	return out_text(ctx->out, buf_str(&b), b.n);
}

static const struct col list_cols[] = {
	{ "report", COL_CODE, N_("Report"), 0, NULL },
	{ "what", COL_TEXT, N_("What it tells"), 0, NULL },
	{ .type = COL_END },
};

static int
run_list(struct ctx *ctx, const void *args)
{
	(void)args;
	TRY(ctx_table(ctx, "salesctl.report.list", list_cols));
	TRY(OUT_ROW(ctx->out, cell_code("rank"), CELL(_("who stands where, who moved, who improved most"))));
	TRY(OUT_ROW(ctx->out, cell_code("weekly"),
	    CELL(_("what was won, by whom, how goals stand, what needs attention"))));
	return OUT_ROW(ctx->out, cell_code("allocation"), CELL(_("how evenly leads, customers and credit are dealt out")));
}

const struct cmd report_verbs[] = {
	{ .name = "list", .brief = N_("list the reports there are"), .cols = list_cols, .needs = NEEDS_NOTHING,
	  .run = run_list, .examples = "salesctl report list\n" },
	{ .name = "weekly", .brief = N_("the week: won, people, goals, pipeline, attention"), .opts = weekly_opts,
	  .args_size = sizeof(struct weekly_args), .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = run_weekly,
	  .examples = "salesctl report weekly -p 'last week'\n"
	      "salesctl report weekly -p 2026-W28 -F md -o weekly.md\n" },
	{ .name = "rank", .brief = N_("who stands where over a period, and what moved"), .opts = report_rank_opts,
	  .cols = report_rank_cols, .args_size = sizeof(struct report_rank_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = report_run_rank,
	  .examples = "salesctl report rank -p 2026Q1\nsalesctl report rank -p 2026-03 --metric collected -F md\n" },
	{ .name = "allocation", .brief = N_("how evenly leads, customers and credit are dealt out"),
	  .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = run_allocation,
	  .examples = "salesctl report allocation -p 2026Q2\nsalesctl report allocation -p 'last month' -F md\n" },
	{ .name = NULL }
};
