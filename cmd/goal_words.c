/* Goals said in sentences: what they name, what they leave out, and what would
 * be a goal instead. */
#include <string.h>

#include "cmd/goal.h"
#include "cmd/record.h"

#define SUBJECT "SUBJECT"               /* where nobody was named */

/* ---- words that set no goal ------------------------------------------------ */

/* A metric as an example: the one that was named, else the first of money. */
static const struct metric *
example_metric(const struct ctx *ctx, const struct goal_words *w)
{
	const struct policy *p = ctx->dept.policy;

	for (size_t i = 0; i < p->nmetrics && w->metric == NULL; i++)
		if (p->metrics[i].unit == V_MONEY)
			return &p->metrics[i];
	return w->metric != NULL ? w->metric : p->nmetrics > 0 ? &p->metrics[0] : NULL;
}

static const char *
example_target(const struct metric *m)
{
	return m == NULL || m->unit == V_MONEY ? "120万" : m->unit == V_RATE ? "40%" : m->unit == V_NUM ? "4.5" : "40";
}

/* salesctl goal set SUBJECT revenue=120万 -p 2026Q3 */
static const char *
example(struct ctx *ctx, const char *subject, const struct goal_words *w)
{
	const struct metric *m = example_metric(ctx, w);
	char                 name[PERIOD_SIZE];

	return arena_printf(&ctx->arena, "salesctl goal set %s %s=%s -p %s", subject, m == NULL ? "METRIC" : m->id,
	    example_target(m), ctx->g->period != NULL ? ctx->g->period :
	    period_str(period_of(ctx->dept.when.today, UNIT_QUARTER, &ctx->dept.when), name));
}

int
goal_refuse_words(struct ctx *ctx, const char *subject, struct words words, unsigned want)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct goal_words            w;
	const char                  *missing;

	for (size_t i = 0; i < words.n; i++)
		buf_printf(&b, "%s%s", i == 0 ? "" : " ", words.v[i]);
	goal_words(ctx->dept.policy, &ctx->dept.when, buf_str(&b), &ctx->arena, &w);
	missing = goal_words_missing(&w, want, &ctx->arena);
	if (missing == NULL)
		FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is a sentence; a goal is set as METRIC=TARGET"), buf_str(&b));
	else if (w.vague != NULL && (w.has & WORDS_NUMBER) == 0)
		FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is no goal: it names %s ('%s' does not say how far)"), buf_str(&b),
		    missing, w.vague);
	else
		FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is no goal: it names %s"), buf_str(&b), missing);
	return err_hint(&ctx->err, "%s", example(ctx, subject, &w));
}

/* ---- goal add -------------------------------------------------------------- */

int
goal_run_add(struct ctx *ctx, const void *args)
{
	const struct record_add_args *a = args;
	struct words                  bare = { 0 };

	for (size_t i = 0; i < a->words.n; i++)
		if (strchr(a->words.v[i], '=') == NULL)
			words_add(&ctx->arena, &bare, a->words.v[i]);
	return bare.n > 0 ? goal_refuse_words(ctx, SUBJECT, bare, WORDS_ALL) : record_add_verb(ctx, args);
}

/* ---- goal check --text ------------------------------------------------------ */

static const struct col text_cols[] = {
	{ "text", COL_TEXT, N_("Text"), COL_SHRINK, NULL },
	{ "metric", COL_TEXT, N_("Metric"), 0, NULL },
	{ "number", COL_TEXT, N_("Number"), 0, NULL },
	{ "unit", COL_TEXT, N_("Unit"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "vague", COL_TEXT, N_("Vague"), COL_EXTRA, NULL },
	{ "missing", COL_TEXT, N_("Missing"), 0, NULL },
	{ .type = COL_END },
};

/* Once for sentences that would become the same goal. */
static void
say_example(struct ctx *ctx, const struct goal_words *w, const char **last)
{
	const char *text = example(ctx, SUBJECT, w);

	if (*last == NULL || strcmp(*last, text) != 0)
		ctx_footer(ctx, _("such as: %s"), text);
	*last = text;
}

int
goal_check_text(struct ctx *ctx, struct words sentences, bool exit_code)
{
	const char *last = NULL;
	bool        vague = false;

	TRY(ctx_table(ctx, "salesctl.goal.check_text", text_cols));
	for (size_t i = 0; i < sentences.n; i++) {
		struct goal_words w;
		const char       *missing;

		goal_words(ctx->dept.policy, &ctx->dept.when, sentences.v[i], &ctx->arena, &w);
		missing = goal_words_missing(&w, WORDS_ALL, &ctx->arena);
		vague = vague || missing != NULL;
		TRY(OUT_ROW(ctx->out, CELL(sentences.v[i]), CELL(w.metric == NULL ? (const char *)NULL : w.metric->id),
		    CELL(w.number), CELL(w.unit), CELL(w.period), CELL(w.vague), CELL(missing)));
		if (missing != NULL && ctx_is_table(ctx))
			say_example(ctx, &w, &last);
	}
	return exit_code && vague ? SALES_NO : SALES_OK;
}
