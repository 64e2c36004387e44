/* salesctl goal cascade: a goal is spread over months, people and teams. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/goal.h"
#include "lib/goal/cascade.h"

/* ---- options ------------------------------------------------------------- */

/* For completion: what is read is more (to_words, way_words, time_words). */
static const char *const to_hints[] = { "people", "teams", "tree", "month", "quarter", "half", "week", "day", NULL };
static const char *const by_hints[] = { "equal", "history", "pipeline", "heads", "seasonality", "own-past", "workdays",
	NULL };
const struct opt goal_cascade_opts[] = {
	OPT_ARG_MUST("SUBJECT", struct goal_cascade_args, subject, N_("whose goal: company, team:HANDLE or a person"), .hint = HINT_KIND, .kind = "person"),
	OPT_ARG_MUST("METRIC", struct goal_cascade_args, metric, N_("on which metric"), .hint = HINT_METRIC),
	OPT_S('p', "period", "PERIOD", struct goal_cascade_args, period, N_("the goal's period, such as 2026Q3"), .hint = HINT_PERIOD),
	OPT_L(0, "to", "people|teams|tree|UNIT", struct goal_cascade_args, to, N_("over whom, or a unit of time such as month; one of each may be said"), .choices = to_hints),
	OPT_L(0, "by", "WAY", struct goal_cascade_args, by, N_("equal, history, pipeline, heads or 'history 60, pipeline 40'; for units seasonality, own-past, workdays, equal"), .choices = by_hints),
	OPT_L(0, "share", "WHO=P%,...", struct goal_cascade_args, share, N_("who gets how much; together 100%"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "target", N_("TARGET"), struct goal_cascade_args, target, N_("set the goal first, such as 120万")),
	OPT_S(0, "overassign", "P%", struct goal_cascade_args, over, N_("what is given out is so much more; default goals.overassign for people")),
	OPT_S(0, "only", N_("CONDITION"), struct goal_cascade_args, only, N_("only people of whom it holds, such as 'role = ae'")),
	OPT_F(0, "with-lead", struct goal_cascade_args, with_lead, N_("who leads gets a part as well")),
	OPT_F(0, "replace", struct goal_cascade_args, replace, N_("change goals that are there already")),
	OPT_END
};

/* ---- what was asked ------------------------------------------------------ */

/* A piece of a list "a, b 40": its words. */
struct piece { const char *word, *rest; };

static bool
next_piece(struct ctx *ctx, const char **list, struct piece *out)
{
	const char *s = *list;
	size_t      n, word;

	s += strspn(s, " ,");
	if (strncmp(s, "，", 3) == 0)
		s += 3;
	s += strspn(s, " ,");
	if (*s == '\0')
		return false;
	n = strcspn(s, ",");
	if (strstr(s, "，") != NULL && (size_t)(strstr(s, "，") - s) < n)
		n = (size_t)(strstr(s, "，") - s);
	*list = s + n;
	while (n > 0 && s[n - 1] == ' ')
		n--;
	s = arena_strndup(&ctx->arena, s, n);
	word = strcspn(s, " ");
	out->word = arena_strndup(&ctx->arena, s, word);
	out->rest = s + word + strspn(s + word, " ");
	return true;
}

struct word { const char *en, *zh; int value; };

static bool
find_word(const struct word *w, const char *text, int *out)
{
	for (; w->en != NULL; w++)
		if (strcmp(w->en, text) == 0 || strcmp(w->zh, text) == 0) {
			*out = w->value;
			return true;
		}
	return false;
}

static const struct word to_words[] = {
	{ "people", "人员", CASCADE_PEOPLE }, { "teams", "团队", CASCADE_TEAMS }, { "tree", "逐级", CASCADE_TREE },
	{ .en = NULL },
};

static int
take_to(struct ctx *ctx, const char *word, struct cascade_ask *ask)
{
	int to;

	if (find_word(to_words, word, &to) && ask->to == CASCADE_TIME_ONLY) {
		ask->to = (enum cascade_to)to;
		return SALES_OK;
	}
	if (period_unit_parse(word, &ask->unit) && !ask->by_unit) {
		ask->by_unit = true;
		return SALES_OK;
	}
	FAIL(&ctx->err, SALES_EUSAGE, _("--to: '%s': it takes people, teams or tree, and a unit of time such as month, each once"),
	    word);
	return err_hint(&ctx->err, "--to people --to month");
}

static int
read_to(struct ctx *ctx, const struct goal_cascade_args *a, struct cascade_ask *ask)
{
	struct piece p;

	for (size_t i = 0; i < a->to.n; i++)
		for (const char *list = a->to.v[i]; next_piece(ctx, &list, &p);)
			TRY(take_to(ctx, p.word, ask));
	if (ask->to == CASCADE_TREE && ask->by_unit) {
		FAIL(&ctx->err, SALES_EUSAGE, _("--to tree goes without a unit of time"));
		return err_hint(&ctx->err, _("spread the year over quarters first, then each quarter down the tree"));
	}
	if (ask->to != CASCADE_TIME_ONLY || ask->by_unit)
		return SALES_OK;
	FAIL(&ctx->err, SALES_EUSAGE, _("over what? --to people, teams, tree, or a unit such as month"));
	return err_hint(&ctx->err, "salesctl goal cascade %s %s -p %s --to month", a->subject, a->metric,
	    a->period);
}

static const struct word way_words[] = {
	{ "equal", "平均", WAY_EQUAL }, { "history", "历史", WAY_HISTORY }, { "pipeline", "商机", WAY_PIPELINE },
	{ "heads", "人数", WAY_HEADS }, { .en = NULL },
};
static const struct word time_words[] = {
	{ "seasonality", "季节", TIME_SEASON }, { "own-past", "同期", TIME_PAST }, { "workdays", "工作日", TIME_WORKDAYS },
	{ "equal", "平均", TIME_EQUAL }, { .en = NULL },
};

/* "40", "40%": how much a way counts beside others. */
static int
read_mix(struct ctx *ctx, const struct piece *p, int64_t *out)
{
	const size_t n = strlen(p->rest);
	money        m;

	*out = 1;
	if (n == 0)
		return SALES_OK;
	if (!money_parse_plain(p->rest, n - (p->rest[n - 1] == '%'), 2, &m) || m.v <= 0 || m.v > INT64_C(100) * MONEY_UNIT)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--by: '%s %s': how much it counts is a number up to 100"), p->word, p->rest);
	*out = m.v;
	return SALES_OK;
}

static int
take_share(struct ctx *ctx, const char *text, struct cascade_ask *ask)
{
	const char           *sign = strchr(text, '=');
	struct cascade_share *all, *s;

	if (sign == NULL) {
		FAIL(&ctx->err, SALES_EUSAGE, _("--share: '%s' has no share"), text);
		return err_hint(&ctx->err, "--share r01=40%%,r02=60%%");
	}
	all = arena_array(&ctx->arena, struct cascade_share, ask->nshares + 1);
	if (ask->nshares > 0)
		memcpy(all, ask->share, ask->nshares * sizeof(*all));
	s = &all[ask->nshares];
	ask->share = all;
	TRY(figure_subject(ctx, arena_strndup(&ctx->arena, text, (size_t)(sign - text)), &s->subject));
	if (!ratio_parse(sign + 1, strlen(sign + 1), &s->share) || s->share.num < 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--share: '%s' is not a share such as 40%%"), sign + 1);
	for (size_t i = 0; i < ask->nshares; i++)
		if (all[i].subject == s->subject)
			return FAIL(&ctx->err, SALES_EUSAGE, _("--share: '%s' names somebody a second time"), text);
	ask->nshares++;
	return SALES_OK;
}

static int
check_shares(struct ctx *ctx, const struct cascade_ask *ask)
{
	struct ratio sum = { 0, 1 };
	char         s[RATIO_SIZE];

	for (size_t i = 0; i < ask->nshares; i++)
		if (!ratio_add(sum, ask->share[i].share, &sum))
			return FAIL(&ctx->err, SALES_EUSAGE, _("--share: the shares are too fine to be added up"));
	if (ask->nshares == 0 || ratio_cmp(sum, (struct ratio){ 1, 1 }) == 0)
		return SALES_OK;
	FAIL(&ctx->err, SALES_EUSAGE, _("--share: the shares make %s%%, not 100%%"), ratio_percent(sum, s));
	return err_hint(&ctx->err, _("to give out more than the target: --overassign 5%%"));
}

static bool
has_mix(const struct cascade_ask *ask)
{
	for (int i = 0; i < WAYS; i++)
		if (ask->mix[i] != 0)
			return true;
	return false;
}

static int
no_such_way(struct ctx *ctx, const char *word, const struct cascade_ask *ask)
{
	FAIL(&ctx->err, SALES_EUSAGE, _("--by: '%s' is not a way to spread here"), word);
	if (ask->to == CASCADE_TIME_ONLY)
		return err_hint(&ctx->err, _("over units of time: seasonality, own-past, workdays, equal"));
	return err_hint(&ctx->err, _("over people and teams: equal, history, pipeline, heads, or 'history 60, pipeline 40'"));
}

/* 'equal' suits both: it is meant for what has no other way said. */
static int
take_by(struct ctx *ctx, const struct piece *p, struct cascade_ask *ask)
{
	int way;

	if (strchr(p->word, '=') != NULL)
		return take_share(ctx, p->word, ask);
	if (ask->to != CASCADE_TIME_ONLY && find_word(way_words, p->word, &way))
		return read_mix(ctx, p, &ask->mix[way]);
	if (!ask->by_unit || !find_word(time_words, p->word, &way) || ask->time != TIME_USUAL || *p->rest != '\0')
		return no_such_way(ctx, p->word, ask);
	ask->time = (enum cascade_time)way;
	return SALES_OK;
}

static int
read_by(struct ctx *ctx, const struct goal_cascade_args *a, struct cascade_ask *ask)
{
	struct piece p;

	for (size_t i = 0; i < a->by.n; i++)
		for (const char *list = a->by.v[i]; next_piece(ctx, &list, &p);)
			TRY(take_by(ctx, &p, ask));
	for (size_t i = 0; i < a->share.n; i++)
		for (const char *list = a->share.v[i]; next_piece(ctx, &list, &p);)
			TRY(take_share(ctx, p.word, ask));
	if (ask->nshares > 0 && (has_mix(ask) || ask->to == CASCADE_TIME_ONLY || ask->to == CASCADE_TREE))
		return FAIL(&ctx->err, SALES_EUSAGE, _("given shares go with --to people or --to teams, and without another way"));
	return check_shares(ctx, ask);
}

static int
read_numbers(struct ctx *ctx, const struct goal_cascade_args *a, struct cascade_ask *ask)
{
	if (a->target != NULL)
		TRY(goal_parse_target(ctx, ask->metric, a->target, &ask->target));
	if (a->over == NULL)
		return SALES_OK;
	if (!ratio_parse(a->over, strlen(a->over), &ask->over) || ask->over.num < 0 ||
	    ratio_cmp(ask->over, (struct ratio){ 1, 1 }) > 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--overassign: '%s' is not a percentage between 0%% and 100%%"), a->over);
	if (ask->to == CASCADE_TIME_ONLY && ask->over.num > 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--overassign is for people and teams: the parts of a period make up the whole"));
	return SALES_OK;
}

static int
ask_from(struct ctx *ctx, const struct goal_cascade_args *a, struct cascade_ask *ask)
{
	*ask = (struct cascade_ask){ .only = a->only, .with_lead = a->with_lead,
		.replace = a->replace };
	if (a->period == NULL) {
		FAIL(&ctx->err, SALES_EUSAGE, _("which goal? -p says its period"));
		return err_hint(&ctx->err, "salesctl goal cascade %s %s -p 2026 --to month", a->subject, a->metric);
	}
	TRY(period_parse(a->period, &ctx->dept.when, &ask->period, &ctx->err));
	if (ask->period.from == DAY_NONE || ask->period.to == DAY_NONE)
		return FAIL(&ctx->err, SALES_EUSAGE, _("a goal's period has both ends, '%s' has not"), a->period);
	TRY(figure_metric(ctx, a->metric, &ask->metric));
	TRY(figure_subject(ctx, a->subject, &ask->subject));
	TRY(read_to(ctx, a, ask));
	TRY(read_by(ctx, a, ask));
	if (subject_is_person(ask->subject) && ask->to != CASCADE_TIME_ONLY)
		return FAIL(&ctx->err, SALES_EUSAGE, _("a person's goal is spread over time only: --to month"));
	if (ask->only != NULL && ask->to == CASCADE_TIME_ONLY)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--only goes with --to people, teams or tree"));
	return read_numbers(ctx, a, ask);
}

int
goal_run_cascade(struct ctx *ctx, const void *args)
{
	struct cascade_ask  ask;
	struct cascade_list l;

	TRY(ask_from(ctx, args, &ask));
	TRY(goal_cascade(&ctx->op, &ask, &ctx->arena, &l, &ctx->err));
	return goal_put_cascade(ctx, &ask, &l);
}
