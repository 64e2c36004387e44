/* salesctl metric explain: every fact behind a number, and what they come to. */
#include <string.h>

#include "cmd/figure.h"
#include "lib/base/tr.h"
#include "lib/org/org.h"

const struct opt explain_opts[] = {
	OPT_ARG_MUST("METRIC", struct explain_args, metric, N_("a metric of the rule book"), .hint = HINT_METRIC),
	OPT_S(0, "for", N_("WHO"), struct explain_args, subject, N_("a person or a team; default everybody"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "where", N_("EXPR"), struct explain_args, where, N_("only facts for which this holds")),
	OPT_END
};
const struct col explain_cols[] = {
	{ "metric", COL_TEXT, N_("Metric"), COL_EXTRA, NULL },
	{ "part", COL_ENUM, N_("Part"), COL_EXTRA, NULL },
	{ "code", COL_CODE, N_("ID"), 0, NULL },
	{ "on", COL_DAY, N_("Date"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "share", COL_PERCENT, N_("Share"), 0, NULL },
	{ "value", COL_NUM, N_("Value"), 0, NULL },
	{ "original", COL_NUM, N_("Original"), COL_EXTRA, NULL },
	{ "currency", COL_TEXT, N_("Currency"), COL_EXTRA, NULL },
	{ "rate", COL_TEXT, N_("Rate"), COL_EXTRA, NULL },
	{ "op", COL_COUNT, N_("Op"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

struct explaining {
	struct ctx          *ctx;
	const struct metric *m;          /* whose facts are shown at the moment */
	bool                 base;
	struct metric_scope  scope;
	int64_t              subject;
	struct org           org;
	int64_t              sum, n, last;
	struct col          *col;        /* outlives the command's run */
	bool                 money;
};

bool
figure_is_of(const struct org *o, int64_t subject, const struct fact *f)
{
	const struct org_place *at;

	if (subject == SUBJECT_COMPANY)
		return true;
	if (subject_is_person(subject))
		return f->person == subject_id(subject);
	at = f->person == 0 ? NULL : org_at(o, f->person, f->on);
	return at != NULL && org_below(o, at->team, subject_id(subject));
}

static struct cell
amount_cell(const struct explaining *e, int64_t v)
{
	return (struct cell){ .type = e->money ? COL_MONEY : COL_NUM, .u.i = v };
}

struct cell
figure_share(const struct fact *f)
{
	struct ratio share;

	if (f->whole == 0)
		return f->parts < 2 ? cell_percent((struct ratio){ 1, 1 }) : cell_none(COL_PERCENT);
	return ratio_make(f->value, f->whole, &share) ? cell_percent(share) : cell_none(COL_PERCENT);
}

static int
show_fact(void *arg, const struct fact *f, struct sales_err *err)
{
	struct explaining *e = arg;
	struct ctx        *ctx = e->ctx;
	struct ref_name    who = { NULL, NULL };
	const bool         is_ratio = e->m->form == METRIC_RATIO;
	const char        *part = !is_ratio ? NULL : e->base ? "base" : "counted";
	char               code[32], rate[RATIO_SIZE];
	const bool         converted = f->rate.num != f->rate.den;

	if (!figure_is_of(&e->org, e->subject, f))
		return SALES_OK;
	if (__builtin_add_overflow(e->sum, f->value, &e->sum))
		return FAIL(err, SALES_EINVAL, _("the sum of '%s' is too large"), e->m->id);
	e->n += f->id != e->last;
	e->last = f->id;
	if (f->person != 0)
		TRY(dept_name(&ctx->dept, schema_kind(&ctx->dept.schema, "person"), f->person, &who, err));
	return OUT_ROW(ctx->out, CELL(e->m->id), part == NULL ? cell_none(COL_ENUM) :
	    cell_enum(part, e->base ? _("out of") : _("counted")),
	    cell_code(kind_code(f->kind, f->id, code)), cell_day(f->on), cell_ref(who.code, who.name),
	    figure_share(f), amount_cell(e, f->value), amount_cell(e, f->original),
	    CELL(f->currency[0] == '\0' ? NULL : f->currency),
	    CELL(converted ? ratio_decimal(f->rate, rate) : NULL), CELL((long long)f->op));
}

static int
show_side(void *arg, const struct metric *m, bool base)
{
	struct explaining *e = arg;
	char               s[MONEY_SIZE];

	e->m = m;
	e->base = base;
	e->sum = e->n = e->last = 0;
	TRY(metric_facts(&e->ctx->dept, m, base, &e->scope, show_fact, e, &e->ctx->err));
	ctx_footer(e->ctx, tr_n("%s%s: %lld fact, sum %s", "%s%s: %lld facts, sum %s", (long)e->n), m->id,
	    m->form != METRIC_RATIO ? "" : base ? _(", out of") : _(", counted"), (long long)e->n,
	    money_group((money){ e->sum }, m->unit == V_MONEY ? 2 : 0, s));
	return SALES_OK;
}

/* ---- the metrics that have facts of their own ---------------------------- */

struct walking { struct ctx *ctx; const struct policy *p; figure_side_fn *fn; void *arg; };

static int walk_metric(const struct walking *w, const struct metric *m, int depth);

/* The metrics that an expression names, in its order. */
static int
walk_names(const struct walking *w, const struct expr *x, int depth)
{
	const struct metric *m = x == NULL || x->name == NULL || x->quoted ? NULL : policy_metric(w->p, x->name);

	if (m != NULL)
		TRY(walk_metric(w, m, depth + 1));
	for (size_t i = 0; x != NULL && i < x->nkids; i++)
		TRY(walk_names(w, x->kid[i], depth));
	return SALES_OK;
}

static int
walk_metric(const struct walking *w, const struct metric *m, int depth)
{
	struct expr *x;

	if (m->form == METRIC_EXPR && depth < 8) {
		TRY(expr_parse(&w->ctx->arena, m->expr, &x, &w->ctx->err));
		return walk_names(w, x, depth);
	}
	if (m->form == METRIC_RATIO)
		TRY(w->fn(w->arg, m, true));
	return w->fn(w->arg, m, false);
}

int
figure_sides(struct ctx *ctx, const struct policy *p, const struct metric *m, figure_side_fn *fn, void *arg)
{
	const struct walking w = { ctx, p, fn, arg };

	return walk_metric(&w, m, 0);
}

/* ---- the command --------------------------------------------------------- */

static int
say_value(struct explaining *e, const struct metric *m)
{
	struct ratio value;
	int64_t      n;
	char         s[RATIO_SIZE];
	const char  *where = e->scope.where;

	/* narrowed facts have no value of their own */
	if (where != NULL)
		return SALES_OK;
	TRY(metric_value(&e->ctx->dept, m, e->scope.period, e->subject, &value, &n, &e->ctx->err));
	if (value.den == 0)
		ctx_footer(e->ctx, _("%s has no value over so few facts"), m->id);
	else if (m->unit == V_RATE)
		ctx_footer(e->ctx, _("%s = %s%%"), m->id, ratio_percent(value, s));
	else
		ctx_footer(e->ctx, _("%s = %s"), m->id, ratio_decimal(value, s));
	return SALES_OK;
}

int
run_explain(struct ctx *ctx, const void *args)
{
	const struct explain_args *a = args;
	struct explaining          e = { .ctx = ctx, .scope.where = a->where };
	const struct metric       *m;
	bool                       given;

	TRY(figure_metric(ctx, a->metric, &m));
	TRY(ctx_period(ctx, &e.scope.period, &given));
	if (!given)
		e.scope.period = (struct period){ DAY_NONE, DAY_NONE };
	if (a->subject != NULL)
		TRY(figure_subject(ctx, a->subject, &e.subject));
	if (subject_is_team(e.subject))
		TRY(org_load(&ctx->dept, &ctx->arena, &e.org, &ctx->err));
	e.money = m->unit == V_MONEY;
	e.col = arena_alloc(&ctx->arena, sizeof(explain_cols));
	memcpy(e.col, explain_cols, sizeof(explain_cols));
	if (e.money)
		e.col[6].type = e.col[7].type = COL_MONEY;
	TRY(ctx_table(ctx, "salesctl.metric.explain", e.col));
	figure_meta(ctx, m, e.scope.period);
	TRY(figure_sides(ctx, ctx->dept.policy, m, show_side, &e));
	return say_value(&e, m);
}
