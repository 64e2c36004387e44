/* salesctl goal: set targets, and see where they stand. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/goal.h"
#include "cmd/verbs.h"
#include "lib/goal/kinds.h"
#include "lib/goal/set.h"

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

const struct cmd goal_verbs[] = {
	{ .name = "set", .brief = N_("set targets of a subject for a period, or change them"), .opts = set_opts,
	  .args_size = sizeof(struct set_args), .needs = NEEDS_OP | NEEDS_PERIOD, .run = run_set,
	  .examples = "salesctl goal set 张伟 revenue 120万 -p 2026Q3\n"
	      "salesctl goal set company revenue=12000000 win_rate=40% -p 2026\n" },
	{ .name = "status", .brief = N_("show attainment, pace, gap and forecast of goals"), .opts = goal_status_opts,
	  .cols = goal_status_cols, .args_size = sizeof(struct goal_status_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = goal_run_status,
	  .examples = "salesctl goal status\nsalesctl goal status -p 2026Q3 --tree\n"
	      "salesctl goal status --for 张伟 --exit-code\n" },
	{ .name = "gap", .brief = N_("show which open deals would close the gap of goals"), .opts = goal_gap_opts,
	  .cols = goal_gap_cols, .args_size = sizeof(struct goal_gap_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = goal_run_gap,
	  .examples = "salesctl goal gap\nsalesctl goal gap 张伟\nsalesctl goal gap company -p 2026Q4 --all\n" },
	{ .name = "landing", .brief = N_("show where goals are likely to land, by their own past"), .opts = goal_landing_opts,
	  .cols = goal_landing_cols, .args_size = sizeof(struct goal_landing_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = goal_run_landing,
	  .examples = "salesctl goal landing\nsalesctl goal landing -p 2026Q4 --by person --seed 7\n"
	      "salesctl goal landing -p last-quarter --at 2026-08-31\n" },
	{ .name = NULL }
};
