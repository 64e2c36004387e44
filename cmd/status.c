/* salesctl status: the morning screen. Where the department stands, and what waits
 * for somebody, each with the command that shows it. */
#include "cmd/status.h"

#include "cmd/goal.h"
#include "cmd/verbs.h"
#include "lib/base/text.h"
#include "lib/base/tr.h"
#include "lib/goal/check.h"
#include "lib/record/history.h"
#include "lib/report/doc.h"

enum { TEXT_CELLS = 42, LABEL_CELLS = 18, BAR_SIGNS = 20 };

struct status_args { bool exit_code; };
static const struct opt status_opts[] = {
	OPT_F(0, "exit-code", struct status_args, exit_code, N_("exit with 1 when something waits or the company is behind a goal")),
	OPT_END
};

/* Text in so many cells, and a blank. */
static void
put_padded(struct buf *b, const char *text, int cells)
{
	buf_printf(b, "  %s", text);
	for (int w = text_width(text, strlen(text), false); w < cells; w++)
		buf_putc(b, ' ');
	buf_putc(b, ' ');
}

/* ---- what day it is ------------------------------------------------------ */

static int
put_day(struct ctx *ctx, struct buf *b)
{
	static const char *const name[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"),
		N_("Saturday"), N_("Sunday") };
	const struct policy     *p = ctx->dept.policy;
	const struct period_env *when = &ctx->dept.when;
	const struct period      quarter = period_of(when->today, UNIT_QUARTER, when);
	const int                all = calendar_workdays(&p->calendar, quarter);
	const int                done = calendar_workdays(&p->calendar, (struct period){ quarter.from, when->today });
	char                     today[DAY_SIZE], week[PERIOD_SIZE], q[PERIOD_SIZE], share[RATIO_SIZE];
	struct ratio             pace = { 1, 1 };

	if (all > 0 && !ratio_make(done, all, &pace))
		return FAIL(&ctx->err, SALES_EBUG, "working days");
	buf_printf(b, _("%s, %s %s (%s). %s: working day %d of %d, pace %s%%"), label_text(p->name, ctx->lang, _("department")),
	    tr(name[day_weekday(when->today)]), day_str(when->today, today),
	    period_str(period_of(when->today, UNIT_WEEK, when), week), period_str(quarter, q), done, all,
	    ratio_percent(pace, share));
	buf_puts(b, "\n\n");
	return SALES_OK;
}

/* ---- goals --------------------------------------------------------------- */

static const char *
figure_text(struct ctx *ctx, const struct metric *m, struct ratio v)
{
	return goal_figure(ctx->dept.policy, m, v, &ctx->arena);
}

static void
put_goal(struct ctx *ctx, const struct goal_row *r, const char *who, struct buf *b)
{
	const struct goal_standing *s = &r->at;
	const char                 *metric = label_text(r->metric->label, ctx->lang, r->metric->id);
	char                        share[RATIO_SIZE];

	put_padded(b, arena_printf(&ctx->arena, "%s%s%s %s", who, *who == '\0' ? "" : " ", metric, r->period_name), LABEL_CELLS);
	buf_printf(b, _("reached %s of %s"), figure_text(ctx, r->metric, r->in.actual),
	    figure_text(ctx, r->metric, r->in.target));
	if (s->attainment.den != 0) {
		buf_printf(b, "  %s%%  ", ratio_percent(s->attainment, share));
		doc_bar(s->attainment, BAR_SIGNS, b);
	}
	buf_printf(b, "  %s\n", goal_state_text(r));
	if (s->forecast.den == 0 || s->forecast_attainment.den == 0)
		return;
	put_padded(b, _("Forecast"), LABEL_CELLS);
	buf_printf(b, _("%s  %s%%  (reached, and %s of open deals weighted by their chance)"),
	    figure_text(ctx, r->metric, s->forecast), ratio_percent(s->forecast_attainment, share),
	    figure_text(ctx, r->metric, r->in.open));
	buf_putc(b, '\n');
}

/* Who acts, when it is a person with goals of his own. */
static int
put_own_goals(struct ctx *ctx, struct goal_ask ask, struct buf *b)
{
	const struct actor *who;
	struct goal_list    list;
	int64_t             subject;

	TRY(dept_actor(&ctx->dept, &who, &ctx->err));
	if (who->person == 0)
		return SALES_OK;
	subject = subject_person(who->person);
	ask.by = GOAL_BY_ALL;
	ask.subject = &subject;
	TRY(goal_status(&ctx->dept, &ask, &ctx->arena, &list, &ctx->err));
	for (size_t i = 0; i < list.n; i++)
		put_goal(ctx, &list.row[i], list.row[i].subject_name, b);
	return SALES_OK;
}

/* The company's goals of today; without any, what its people's come to. */
static int
put_goals(struct ctx *ctx, struct buf *b, bool *behind)
{
	struct goal_ask  ask = { .current = true, .today = ctx->dept.when.today, .until = ctx->dept.when.today,
		.by = GOAL_BY_COMPANY };
	struct goal_list list;
	char             quarter[PERIOD_SIZE];

	TRY(goal_status(&ctx->dept, &ask, &ctx->arena, &list, &ctx->err));
	for (size_t i = 0; i < list.n; i++) {
		put_goal(ctx, &list.row[i], "", b);
		*behind = *behind || goal_is_behind(&list.row[i]);
	}
	if (list.n == 0) {
		ask.by = GOAL_BY_PERSON;
		TRY(goal_status(&ctx->dept, &ask, &ctx->arena, &list, &ctx->err));
		if (list.has_total)
			put_goal(ctx, &list.total, _("People:"), b);
		else if (list.n > 0)
			buf_puts(b, _("  the company has no goal today; its people have: salesctl goal status\n"));
		else
			buf_printf(b, _("  no goal holds today: salesctl goal set company revenue TARGET -p %s\n"),
			    period_str(period_of(ask.today, UNIT_QUARTER, &ctx->dept.when), quarter));
		*behind = list.has_total && goal_is_behind(&list.total);
	}
	TRY(put_own_goals(ctx, ask, b));
	buf_putc(b, '\n');
	return SALES_OK;
}

/* ---- what waits, and what there is --------------------------------------- */

static int
put_checks(struct ctx *ctx, struct buf *b, bool *waits)
{
	for (const struct status_check *c = status_checks; c->one != NULL; c++) {
		int64_t n;

		TRY(status_count(ctx, c, &n));
		if (n == 0)
			continue;
		put_padded(b, arena_printf(&ctx->arena, tr_n(c->one, c->many, (long)n), (long)n), TEXT_CELLS);
		buf_printf(b, "%s\n", c->command);
		*waits = true;
	}
	if (!*waits)
		buf_puts(b, _("  nothing waits\n"));
	buf_putc(b, '\n');
	return SALES_OK;
}

static int
put_counts(struct ctx *ctx, struct buf *b)
{
	int64_t last, n;

	buf_puts(b, "  ");
	for (const struct status_check *c = status_counts; c->one != NULL; c++) {
		TRY(status_count(ctx, c, &n));
		buf_printf(b, "%s%s", c == status_counts ? "" : _(", "),
		    arena_printf(&ctx->arena, tr_n(c->one, c->many, (long)n), (long)n));
	}
	TRY(dept_last_op(&ctx->dept, &last, &ctx->err));
	buf_printf(b, _("; rule book version %lld, operation %lld"), (long long)ctx->dept.policy->version, (long long)last);
	buf_putc(b, '\n');
	return SALES_OK;
}

static int
run_status(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	static const char *const     formats[] = { "text", NULL };
	const struct status_args    *a = args;
	const char                  *format;
	bool                         behind = false, waits = false;

	TRY(put_day(ctx, &b));
	TRY(put_goals(ctx, &b, &behind));
	TRY(put_checks(ctx, &b, &waits));
	TRY(put_counts(ctx, &b));
	TRY(ctx_document(ctx, formats, &format));
	TRY(out_text(ctx->out, buf_str(&b), b.n));
	return a->exit_code && (behind || waits) ? SALES_NO : SALES_OK;
}

const struct cmd status_cmd = {
	.name = "status", .brief = N_("show where the department stands and what waits"), .opts = status_opts,
	.args_size = sizeof(struct status_args), .needs = NEEDS_BOOK, .run = run_status,
	.examples = "salesctl status\nsalesctl status --exit-code -q\n",
};
