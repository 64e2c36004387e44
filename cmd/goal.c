/* salesctl goal: set targets, and see where they stand. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/verbs.h"
#include "lib/goal/kinds.h"
#include "lib/goal/set.h"
#include "lib/goal/status.h"

/* ---- set --------------------------------------------------------------- */

struct set_args { const char *subject; struct words words; };
static const struct opt set_opts[] = {
	OPT_ARG_MUST("SUBJECT", struct set_args, subject, N_("a person, team:HANDLE, or company"), .hint = HINT_KIND, .kind = "person"),
	OPT_ARGS_MUST("METRIC=TARGET", struct set_args, words, N_("such as revenue=120万; METRIC TARGET is the same"), .hint = HINT_METRIC),
	OPT_END
};

/* A target in ten-thousandths of the metric's unit: an amount (12万), a number,
 * or a percentage (65% is 0.65). What is vague or zero is refused. */
static int
parse_target(struct ctx *ctx, const struct metric *m, const char *text, int64_t *out)
{
	const char  *own = ctx->dept.policy->locale.currency;
	char         cur[4] = "";
	struct ratio r;
	money        x;

	if (m->unit == V_RATE) {
		if (!ratio_parse(text, strlen(text), &r) ||
		    !money_mul((money){ MONEY_UNIT }, r, 4, ROUND_HALF_UP, &x))
			return FAIL(&ctx->err, SALES_EUSAGE, _("%s: '%s' is not a percentage such as 65%%"),
			    m->id, text);
	} else if (money_parse(text, strlen(text), m->unit == V_MONEY ? currency_decimals(own) : 4, &x,
	    cur, &ctx->err) != SALES_OK) {
		ctx->err.code = SALES_EUSAGE;
		err_prefix(&ctx->err, "%s: ", m->id);
		return err_hint(&ctx->err, _("a goal is a number, such as %s=120万"), m->id);
	}
	if (cur[0] != '\0' && m->unit != V_MONEY)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s: '%s' is money, and this metric is not"), m->id, text);
	if (cur[0] != '\0' && strcmp(cur, own) != 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s: targets are in %s, '%s' is in %s"), m->id, own, text, cur);
	if (x.v <= 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s: the target '%s' is not above zero"), m->id, text);
	*out = x.v;
	return SALES_OK;
}

struct aim { const struct metric *m; const char *text; };

/* "revenue=120万 visits=40", or "revenue 120万". */
static int
next_target(struct ctx *ctx, const struct words *w, size_t *i, struct aim *t)
{
	const char *word = w->v[*i], *equals = strchr(word, '=');
	const char *metric = equals == NULL ? word :
	    arena_strndup(&ctx->arena, word, (size_t)(equals - word));

	if (equals != NULL) {
		t->text = equals + 1;
		*i += 1;
	} else if (*i + 1 < w->n && strchr(w->v[*i + 1], '=') == NULL) {
		t->text = w->v[*i + 1];
		*i += 2;
	} else {
		FAIL(&ctx->err, SALES_EUSAGE, _("'%s' has no target"), word);
		return err_hint(&ctx->err, "salesctl goal set SUBJECT %s=1200000 -p 2026Q3", word);
	}
	return figure_metric(ctx, metric, &t->m);
}

/* "1,200,000.00" of money, "60%" of a share, "40" of anything else. */
static const char *
target_text(struct ctx *ctx, const struct metric *m, int64_t v)
{
	struct ratio r;
	char         s[RATIO_SIZE];

	if (m->unit == V_RATE && ratio_make(v, MONEY_UNIT, &r))
		return arena_printf(&ctx->arena, "%s%%", ratio_percent(r, s));
	return arena_strdup(&ctx->arena, money_group((money){ v }, m->unit == V_MONEY ? 2 : 0, s));
}

static int
set_goal(struct ctx *ctx, const struct set_args *a, struct goal_setting *g, const struct aim *t)
{
	const struct kind *k = schema_kind(&ctx->dept.schema, "goal");
	const char        *now, *period;
	struct value      *before;
	char               name[PERIOD_SIZE];
	int64_t            id;
	bool               changed;

	g->metric = t->m->id;
	TRY(parse_target(ctx, t->m, t->text, &g->target));
	TRY(goal_set(&ctx->op, g, &ctx->arena, &id, &before, &changed, &ctx->err));
	now = target_text(ctx, t->m, g->target);
	period = period_str(g->period, name);
	if (before == NULL)
		ctx_change(ctx, "added", k, id, "%s %s %s %s", a->subject, t->m->id, period, now);
	else if (changed)
		ctx_change(ctx, "changed", k, id, "%s %s %s %s -> %s", a->subject, t->m->id, period,
		    target_text(ctx, t->m, before[kind_index(k, "target")].u.i), now);
	else
		ctx_change(ctx, "unchanged", k, id, "%s %s %s %s", a->subject, t->m->id, period, now);
	return SALES_OK;
}

static int
run_set(struct ctx *ctx, const void *args)
{
	const struct set_args *a = args;
	struct goal_setting    g = { 0 };
	bool                   given;

	TRY(ctx_period(ctx, &g.period, &given));
	if (!given || g.period.from == DAY_NONE || g.period.to == DAY_NONE) {
		FAIL(&ctx->err, SALES_EUSAGE, _("by when? a goal needs a period with both ends"));
		return err_hint(&ctx->err, "salesctl goal set %s %s%s%s -p 'this quarter'", a->subject,
		    a->words.v[0], a->words.n > 1 ? " " : "", a->words.n > 1 ? a->words.v[1] : "");
	}
	TRY(figure_subject(ctx, a->subject, &g.subject));
	for (size_t i = 0; i < a->words.n;) {
		struct aim t;

		TRY(next_target(ctx, &a->words, &i, &t));
		TRY(set_goal(ctx, a, &g, &t));
	}
	return SALES_OK;
}

/* ---- status ------------------------------------------------------------ */

struct status_args { const char *by, *subject, *metric; bool exit_code; };
static const char *const by_words[] = { "all", "person", "team", "company", NULL };
static const struct opt status_opts[] = {
	OPT_C(0, "by", "person|team|company", struct status_args, by, by_words, N_("whose goals; default all there are")),
	OPT_S(0, "for", N_("SUBJECT"), struct status_args, subject, N_("only this person, team:HANDLE or company"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "metric", N_("METRIC"), struct status_args, metric, N_("only goals on this metric"), .hint = HINT_METRIC),
	OPT_F(0, "exit-code", struct status_args, exit_code, N_("exit with 1 when a goal is behind or missed")),
	OPT_END
};
static const struct col status_cols[] = {
	{ "subject", COL_REF, N_("Subject"), COL_SHRINK, NULL },
	{ "metric", COL_TEXT, N_("Metric"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "target", COL_NUM, N_("Target"), 0, NULL },
	{ "actual", COL_NUM, N_("Actual"), 0, NULL },
	{ "attainment", COL_PERCENT, N_("Attained"), 0, NULL },
	{ "pace", COL_PERCENT, N_("Pace"), 0, NULL },
	{ "ahead", COL_NUM, N_("Ahead"), COL_EXTRA, NULL },
	{ "gap", COL_NUM, N_("Gap"), 0, NULL },
	{ "per_day", COL_NUM, N_("Per day"), COL_EXTRA, NULL },
	{ "forecast", COL_NUM, N_("Forecast"), COL_EXTRA, NULL },
	{ "forecast_attainment", COL_PERCENT, N_("Forecast %"), COL_EXTRA, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ .type = COL_END },
};

static const char *
state_word(enum goal_state s)
{
	static const char *const word[] = {
		[GOAL_NODATA] = N_("no data"), [GOAL_MET] = N_("met"), [GOAL_AHEAD] = N_("ahead"),
		[GOAL_BEHIND] = N_("behind"), [GOAL_MISSED] = N_("missed"), [GOAL_COMING] = N_("not begun"),
	};

	return _(word[s]);
}

static enum tone
state_tone(enum goal_state s)
{
	return s == GOAL_MET || s == GOAL_AHEAD ? TONE_GOOD :
	    s == GOAL_BEHIND || s == GOAL_MISSED ? TONE_BAD : TONE_PLAIN;
}

/* Rounded to be shown: money to its minor unit; what is still needed a day is
 * rounded up, so that it is enough. */
static struct cell
number_cell(struct ctx *ctx, const struct metric *m, const struct col *col, struct ratio r, bool up)
{
	const char  *own = ctx->dept.policy->locale.currency;
	const int    decimals = m->unit == V_MONEY ? currency_decimals(own) : up ? 2 : 4;
	struct cell  c = cell_none(col->type);
	int64_t      step = MONEY_UNIT;
	struct ratio shown;
	money        v;

	if (col->type == COL_PERCENT)
		return cell_percent(r);
	if (r.den == 0 || !money_mul((money){ MONEY_UNIT }, r, decimals, ROUND_HALF_UP, &v))
		return c;
	for (int i = 0; i < decimals; i++)
		step /= 10;
	if (up && ratio_make(v.v, MONEY_UNIT, &shown) && ratio_cmp(shown, r) < 0)
		v.v += step;
	return (struct cell){ .type = col->type, .u.i = v.v };
}

/* The company has one name for machines, and another in each language. */
static struct cell
subject_cell(const struct goal_row *r)
{
	return r->subject == SUBJECT_COMPANY ?
	    cell_ref_label("company", "company", r->subject_name) :
	    cell_ref(r->subject_code, r->subject_name);
}

static int
put_row(struct ctx *ctx, const struct col *col, const struct goal_row *r, bool total)
{
	const struct goal_standing *s = &r->at;
	const struct metric        *m = r->metric;
	const struct cell           c[] = {
		total ? cell_ref(_("Total"), NULL) : subject_cell(r),
		CELL(m->id), CELL(r->period_name),
		number_cell(ctx, m, &col[3], r->in.target, false),
		number_cell(ctx, m, &col[4], r->in.actual, false),
		cell_percent(s->attainment), cell_percent(s->elapsed_share),
		number_cell(ctx, m, &col[7], s->ahead, false), number_cell(ctx, m, &col[8], s->gap, false),
		number_cell(ctx, m, &col[9], s->per_day, true), number_cell(ctx, m, &col[10], s->forecast, false),
		cell_percent(s->forecast_attainment),
		r->draft ? cell_enum("draft", _("draft")) :
		    cell_toned(cell_enum(goal_state_name(s->state), state_word(s->state)), state_tone(s->state)),
		{ .type = COL_END } };

	return total ? out_total(ctx->out, c) : out_row(ctx->out, c);
}

/* Money or percent when all goals are; goals of several units share plain
 * numbers. */
static struct col *
typed_columns(struct ctx *ctx, const struct goal_list *l)
{
	static const int at[] = { 3, 4, 7, 8, 9, 10 };
	struct col      *col = arena_alloc(&ctx->arena, sizeof(status_cols));
	enum col_type    type = l->n == 0 ? COL_NUM : figure_type(l->row[0].metric);

	for (size_t i = 1; i < l->n; i++)
		if (figure_type(l->row[i].metric) != type)
			type = COL_NUM;
	memcpy(col, status_cols, sizeof(status_cols));
	for (size_t i = 0; i < sizeof(at) / sizeof(*at); i++)
		col[at[i]].type = type;
	return col;
}

/* How far the period is, when all goals are of one. */
static void
say_pace(struct ctx *ctx, const struct goal_list *l)
{
	const struct goal_row *r = &l->row[0];

	for (size_t i = 1; i < l->n; i++)
		if (l->row[i].period.from != r->period.from || l->row[i].period.to != r->period.to)
			return;
	if (ctx_is_table(ctx) || ctx->g->verbose > 0)
		ctx_note(ctx, _("%s: working day %d of %d; amounts in %s"), figure_period(ctx, r->period),
		    r->at.elapsed, r->at.days, ctx->dept.policy->locale.currency);
}

static int
ask_from(struct ctx *ctx, const struct status_args *a, struct goal_ask *ask, int64_t *subject)
{
	const struct metric *m;
	bool                 given;

	*ask = (struct goal_ask){ .today = ctx->dept.when.today, .until = ctx->dept.when.today };
	TRY(ctx_period(ctx, &ask->period, &given));
	ask->current = !given;
	for (size_t i = 0; a->by != NULL && by_words[i] != NULL; i++)
		if (strcmp(a->by, by_words[i]) == 0)
			ask->by = (enum goal_by)i;
	if (a->subject != NULL) {
		TRY(figure_subject(ctx, a->subject, subject));
		ask->subject = subject;
	}
	if (a->metric != NULL) {
		TRY(figure_metric(ctx, a->metric, &m));
		ask->metric = m->id;
	}
	return SALES_OK;
}

static void
say_none(struct ctx *ctx, const struct goal_ask *ask)
{
	if (ask->current)
		ctx_note(ctx, _("no goal holds today; set one: salesctl goal set PERSON METRIC TARGET -p PERIOD"));
	else
		ctx_note(ctx, _("there are no goals for %s"), figure_period(ctx, ask->period));
}

static int
run_status(struct ctx *ctx, const void *args)
{
	const struct status_args *a = args;
	struct goal_ask           ask;
	struct goal_list          list;
	int64_t                   subject;
	const struct col         *col;
	bool                      behind = false;

	TRY(ask_from(ctx, a, &ask, &subject));
	TRY(goal_status(&ctx->dept, &ask, &ctx->arena, &list, &ctx->err));
	col = typed_columns(ctx, &list);
	TRY(ctx_table(ctx, "salesctl.goal.status", col));
	for (size_t i = 0; i < list.n; i++) {
		TRY(put_row(ctx, col, &list.row[i], false));
		behind = behind || goal_is_behind(&list.row[i]);
	}
	if (list.has_total)
		TRY(put_row(ctx, col, &list.total, true));
	if (list.n == 0)
		say_none(ctx, &ask);
	else
		say_pace(ctx, &list);
	return a->exit_code && behind ? SALES_NO : SALES_OK;
}

const struct cmd goal_verbs[] = {
	{ .name = "set", .brief = N_("set targets of a subject for a period, or change them"), .opts = set_opts,
	  .args_size = sizeof(struct set_args), .needs = NEEDS_OP | NEEDS_PERIOD, .run = run_set,
	  .examples = "salesctl goal set 张伟 revenue 120万 -p 2026Q3\n"
	      "salesctl goal set company revenue=12000000 win_rate=40% -p 2026\n" },
	{ .name = "status", .brief = N_("show attainment, pace, gap and forecast of goals"), .opts = status_opts,
	  .cols = status_cols, .args_size = sizeof(struct status_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = run_status,
	  .examples = "salesctl goal status\nsalesctl goal status -p 2026Q3 --by team\n"
	      "salesctl goal status --for 张伟 --exit-code\n" },
	{ .name = NULL }
};
