/* goal set: targets of a subject for a period. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/goal.h"
#include "cmd/record.h"
#include "lib/base/text.h"
#include "lib/goal/check.h"
#include "lib/goal/kinds.h"
#include "lib/goal/set.h"
#include "lib/goal/words.h"

const struct opt goal_set_opts[] = {
	OPT_ARG_MUST("SUBJECT", struct goal_set_args, subject, N_("a person, team:HANDLE, or company"), .hint = HINT_KIND, .kind = "person"),
	OPT_ARGS_MUST("METRIC=TARGET", struct goal_set_args, words, N_("such as revenue=120万; METRIC TARGET is the same"), .hint = HINT_METRIC),
	OPT_S(0, "effective", N_("DATE"), struct goal_set_args, effective, N_("the target is another one from this day on; with --reason"), .hint = HINT_DAY),
	OPT_S(0, "stretch", N_("TARGET"), struct goal_set_args, stretch, N_("what would be more than enough")),
	OPT_S(0, "weight", N_("SHARE"), struct goal_set_args, weight, N_("how much it counts beside the subject's other goals: 40%")),
	OPT_S(0, "parent", N_("GOAL"), struct goal_set_args, parent, N_("the goal that it is a part of"), .hint = HINT_KIND, .kind = "goal"),
	OPT_END
};

/* A target in ten-thousandths of the metric's unit: an amount (12万), a number,
 * or a percentage (65% is 0.65). What is vague or zero is refused. */
int
goal_parse_target(struct ctx *ctx, const struct metric *m, const char *text, int64_t *out)
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
	} else if (m->unit != V_MONEY) {
		if (money_parse(text, goal_without_counter(text, strlen(text)), 4, &x, cur, &ctx->err) != SALES_OK)
			return FAIL(&ctx->err, SALES_EUSAGE, _("%s: '%s' is not a number such as 40"), m->id, text);
	} else if (money_parse(text, strlen(text), currency_decimals(own), &x, cur, &ctx->err) != SALES_OK) {
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

/* Does it say how much, as in 120万? */
static bool
has_number(const char *text)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	text_halfwidth(text, strlen(text), &b);
	return strpbrk(buf_str(&b), "0123456789") != NULL;
}

/* "revenue=120万 visits=40", or "revenue 120万". */
static int
next_target(struct ctx *ctx, const struct goal_set_args *a, size_t *i, struct aim *t)
{
	const struct words *w = &a->words;
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
		return goal_refuse_words(ctx, a->subject, a->words, WORDS_ALL & ~(unsigned)WORDS_PERIOD);
	}
	if (equals == NULL && !has_number(t->text))
		return goal_refuse_words(ctx, a->subject, a->words, WORDS_ALL & ~(unsigned)WORDS_PERIOD);
	return figure_metric(ctx, metric, &t->m);
}

/* "1,200,000.00" of money, "60%" of a share, "40" of anything else. */
const char *
goal_target_text(struct ctx *ctx, const struct metric *m, int64_t v)
{
	struct ratio r;

	return ratio_make(v, MONEY_UNIT, &r) ? goal_figure(ctx->dept.policy, m, r, &ctx->arena) : "-";
}

static int
set_goal(struct ctx *ctx, const struct goal_set_args *a, struct goal_setting *g, const struct aim *t)
{
	const struct kind *k = schema_kind(&ctx->dept.schema, "goal");
	const char        *now, *period;
	struct value      *before;
	char               name[PERIOD_SIZE], s[DAY_SIZE];
	int64_t            id;
	bool               changed;

	g->metric = t->m->id;
	TRY(goal_parse_target(ctx, t->m, t->text, &g->target));
	TRY(goal_set(&ctx->op, g, &ctx->arena, &id, &before, &changed, &ctx->err));
	now = goal_target_text(ctx, t->m, g->target);
	period = period_str(g->period, name);
	if (before == NULL)
		ctx_change(ctx, "added", k, id, "%s %s %s %s", a->subject, t->m->id, period, now);
	else if (changed)
		ctx_change(ctx, "changed", k, id, "%s %s %s %s -> %s%s", a->subject, t->m->id, period,
		    goal_target_text(ctx, t->m, before[kind_index(k, "target")].u.i), now,
		    g->is_dated ? arena_printf(&ctx->arena, _(" from %s on"), day_str(g->from, s)) : "");
	else
		ctx_change(ctx, "unchanged", k, id, "%s %s %s %s", a->subject, t->m->id, period, now);
	return changed || before == NULL ? record_remark(ctx, k, NULL, id) : SALES_OK;
}

/* --stretch, --weight, --parent, --effective. */
static int
take_options(struct ctx *ctx, const struct goal_set_args *a, const struct metric *m, struct goal_setting *g)
{
	struct value *v = arena_array(&ctx->arena, struct value, 2);
	struct ratio  share;
	int64_t       n;

	if (a->stretch != NULL) {
		if (goal_parse_target(ctx, m, a->stretch, &n) != SALES_OK)
			return err_prefix(&ctx->err, "--stretch: ");
		v[0] = v_of(V_NUM, n);
		g->stretch = &v[0];
	}
	if (a->weight != NULL) {
		if (!ratio_parse(a->weight, strlen(a->weight), &share) || !ratio_to_rate(share, &n))
			return FAIL(&ctx->err, SALES_EUSAGE, _("--weight: '%s' is not a share such as 40%%"), a->weight);
		v[1] = v_of(V_RATE, n);
		g->weight = &v[1];
	}
	if (a->parent != NULL)
		TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[goal_kind.no], a->parent, &g->parent, &ctx->err));
	return SALES_OK;
}

static int
take_day(struct ctx *ctx, const struct goal_set_args *a, struct goal_setting *g)
{
	if (a->effective == NULL)
		return SALES_OK;
	if (ctx->g->reason == NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("why does the target change? --effective needs --reason TEXT"));
	g->is_dated = true;
	if (period_parse_day(a->effective, &ctx->dept.when, &g->from, &ctx->err) != SALES_OK)
		return err_prefix(&ctx->err, "--effective: ");
	return SALES_OK;
}

int
goal_run_set(struct ctx *ctx, const void *args)
{
	const struct goal_set_args *a = args;
	struct goal_setting         g = { 0 };
	bool                        given;

	TRY(ctx_period(ctx, &g.period, &given));
	if (!given && a->words.n == 1 && strchr(a->words.v[0], '=') == NULL)
		return goal_refuse_words(ctx, a->subject, a->words, WORDS_ALL);
	if (!given || g.period.from == DAY_NONE || g.period.to == DAY_NONE) {
		FAIL(&ctx->err, SALES_EUSAGE, _("by when? a goal needs a period with both ends"));
		return err_hint(&ctx->err, "salesctl goal set %s %s%s%s -p 'this quarter'", a->subject,
		    a->words.v[0], a->words.n > 1 ? " " : "", a->words.n > 1 ? a->words.v[1] : "");
	}
	TRY(take_day(ctx, a, &g));
	TRY(figure_subject(ctx, a->subject, &g.subject));
	for (size_t i = 0; i < a->words.n;) {
		struct aim t;

		TRY(next_target(ctx, a, &i, &t));
		if (a->stretch != NULL && i < a->words.n)
			return FAIL(&ctx->err, SALES_EUSAGE, _("--stretch is of one target: set the others by themselves"));
		TRY(take_options(ctx, a, t.m, &g));
		TRY(set_goal(ctx, a, &g, &t));
	}
	return SALES_OK;
}
