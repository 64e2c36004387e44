/* salesctl metric: the rule book's metrics, over any period, by anybody. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/verbs.h"
#include "lib/base/map.h"
#include "lib/base/text.h"
#include "lib/metric/span.h"

/* ---- list -------------------------------------------------------------- */

static const struct col list_cols[] = {
	{ "metric", COL_CODE, N_("Metric"), 0, NULL },
	{ "label", COL_ENUM, N_("Label"), COL_SHRINK, NULL },
	{ "unit", COL_TEXT, N_("Unit"), 0, NULL },
	{ "of", COL_TEXT, N_("Of"), 0, NULL },
	{ "measure", COL_TEXT, N_("Measure"), COL_SHRINK, NULL },
	{ "date", COL_TEXT, N_("Date"), 0, NULL },
	{ "credit", COL_TEXT, N_("Credit"), 0, NULL },
	{ "where", COL_TEXT, N_("Where"), COL_SHRINK, NULL },
	{ "line", COL_COUNT, N_("Line"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

static const char *
unit_name(const struct metric *m)
{
	return m->unit == V_MONEY ? "money" : m->unit == V_RATE ? "percent" :
	    m->unit == V_INT ? "count" : "number";
}

static const char *
measure_text(struct ctx *ctx, const struct metric *m)
{
	static const char *const name[] = { [MEASURE_COUNT] = "count", [MEASURE_SUM] = "sum",
		[MEASURE_AVG] = "avg", [MEASURE_MIN] = "min", [MEASURE_MAX] = "max",
		[MEASURE_DISTINCT] = "distinct" };

	if (m->form == METRIC_EXPR)
		return m->expr;
	if (m->form == METRIC_RATIO)
		return "ratio";
	if (m->facts.measure == NULL)
		return name[m->facts.fn];
	return arena_printf(&ctx->arena, "%s(%s)", name[m->facts.fn], m->facts.measure);
}

static int
run_list(struct ctx *ctx, const void *args)
{
	static const char *const credit[] = { [CREDIT_NONE] = "none", [CREDIT_OWNER] = "owner",
		[CREDIT_SPLIT] = "split", [CREDIT_OVERLAY] = "overlay" };
	const struct policy *p = ctx->dept.policy;

	(void)args;
	TRY(ctx_table(ctx, "salesctl.metric.list", list_cols));
	for (size_t i = 0; i < p->nmetrics; i++) {
		const struct metric *m = &p->metrics[i];
		const bool           facts = m->form != METRIC_EXPR;

		TRY(OUT_ROW(ctx->out, cell_code(m->id),
		    cell_enum(label_text(m->label, "en", m->id), label_text(m->label, ctx->lang, m->id)),
		    CELL(unit_name(m)), CELL(facts ? m->facts.of : NULL), CELL(measure_text(ctx, m)),
		    CELL(facts ? m->facts.date : NULL), CELL(facts ? credit[m->facts.credit] : NULL),
		    CELL(facts ? m->facts.where : NULL), CELL(m->at.line)));
	}
	return SALES_OK;
}

/* ---- show -------------------------------------------------------------- */

struct show_args { const char *metric, *by, *vs, *where; };
static const struct opt show_opts[] = {
	OPT_ARG_MUST("METRIC", struct show_args, metric, N_("a metric of the rule book"), .hint = HINT_METRIC),
	OPT_S(0, "by", N_("LIST"), struct show_args, by, N_("person, team or a field, and day week month quarter half year")),
	OPT_S(0, "vs", N_("WHAT"), struct show_args, vs, N_("compare with prev, yoy or a period")),
	OPT_S(0, "where", N_("EXPR"), struct show_args, where, N_("only facts for which this holds")),
	OPT_END
};
static const struct col show_cols[] = {
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "value", COL_NUM, N_("Value"), 0, NULL },
	{ "facts", COL_COUNT, N_("Facts"), 0, NULL },
	{ "before", COL_NUM, N_("Before"), 0, NULL },
	{ "change", COL_PERCENT, N_("Change"), 0, NULL },
	{ .type = COL_END },
};

enum { COLS_MAX = 8 };
struct showing {
	struct ctx          *ctx;
	const struct metric *m;
	struct metric_by     by;
	struct period        period, before;
	bool                 compares;
	struct figure_group  group;
	struct col          *col;           /* outlives the command's run */
	struct map           then;          /* row and span: index into value */
	struct ratio        *value;
	size_t               nvalues, cap, k;
	const char          *last;          /* the row that k counts spans of */
	struct ratio         sum;           /* of what adds up */
	int64_t              facts;
};

static void
showing_done(struct showing *s)
{
	map_done(&s->then);
}

static const struct kind *
metric_kind(const struct showing *s)
{
	const struct metric *m = s->m;

	return m->form == METRIC_EXPR ? NULL : schema_kind(&s->ctx->dept.schema,
	    m->form == METRIC_RATIO ? m->base.of : m->facts.of);
}

static int
parse_vs(struct showing *s, const char *vs)
{
	if (vs == NULL)
		return SALES_OK;
	s->compares = true;
	if (strcmp(vs, "prev") != 0 && strcmp(vs, "yoy") != 0)
		return period_parse(vs, &s->ctx->dept.when, &s->before, &s->ctx->err);
	if (s->period.from == DAY_NONE || s->period.to == DAY_NONE)
		return FAIL(&s->ctx->err, SALES_EUSAGE, _("--vs %s needs a period with both ends: -p"), vs);
	s->before = vs[0] == 'y' ? span_year_before(s->period) :
	    span_before(s->period, &s->ctx->dept.when);
	return SALES_OK;
}

/* Key and heading follow what was asked: person, customer.industry, month. */
static void
make_columns(struct showing *s)
{
	size_t n = 0;

	s->col = arena_array(&s->ctx->arena, struct col, COLS_MAX);
	if (s->by.group != GROUP_NONE) {
		s->col[n] = show_cols[0];
		s->col[n].type = figure_group_type(&s->group);
		s->col[n].key = s->group.key;
		s->col[n++].label = s->group.heading;
	}
	if (s->by.split || s->by.group == GROUP_NONE)
		s->col[n++] = show_cols[1];
	s->col[n] = show_cols[2];
	s->col[n].type = figure_type(s->m);
	s->col[n++].label = label_text(s->m->label, s->ctx->lang, s->m->id);
	s->col[n++] = show_cols[3];
	if (s->compares) {
		s->col[n] = show_cols[4];
		s->col[n++].type = figure_type(s->m);
		s->col[n++] = show_cols[5];
	}
	s->col[n] = (struct col){ .type = COL_END };
}

/* Rows of both periods meet by their name and the number of their span. */
static const char *
row_key(struct showing *s, const struct metric_row *r, struct buf *b)
{
	if (s->last == NULL || strcmp(s->last, r->label) != 0) {
		s->last = arena_strdup(&s->ctx->arena, r->label);
		s->k = 0;
	}
	buf_printf(b, "%s\x01%zu", r->label, s->k++);
	return buf_str(b);
}

static int
keep_before(void *arg, const struct metric_row *r, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct showing              *s = arg;

	(void)err;
	row_key(s, r, &b);
	if (s->nvalues == s->cap) {
		struct ratio *more = arena_array(&s->ctx->arena, struct ratio, s->cap = s->cap * 2 + 64);

		if (s->nvalues > 0)
			memcpy(more, s->value, s->nvalues * sizeof(*more));
		s->value = more;
	}
	s->value[s->nvalues] = r->value;
	map_add(&s->then, b.p, b.n, (int64_t)s->nvalues++, NULL);
	return SALES_OK;
}

static struct ratio
change_of(struct ratio now, struct ratio then)
{
	struct ratio diff;

	if (now.den == 0 || then.den == 0 || then.num == 0 || !ratio_sub(now, then, &diff) ||
	    !ratio_div(diff, then, &diff))
		return (struct ratio){ 0, 0 };
	return diff;
}

static void
put_comparison(struct showing *s, const struct metric_row *r, struct cell *c)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct map_key        *k;
	struct ratio                 then = { 0, 0 };

	row_key(s, r, &b);
	k = map_find(&s->then, b.p, b.n);
	if (k != NULL)
		then = s->value[k->value];
	c[0] = figure_cell(s->ctx, s->m, then);
	c[1] = cell_percent(change_of(r->value, then));
}

static int
show_row(void *arg, const struct metric_row *r, struct sales_err *err)
{
	struct showing *s = arg;
	struct cell     c[COLS_MAX];
	char            name[PERIOD_SIZE];
	size_t          n = 0;

	(void)err;
	if (s->by.group != GROUP_NONE)
		c[n++] = figure_group_cell(s->ctx, &s->group, r->label, r->name);
	if (s->by.split || s->by.group == GROUP_NONE)
		c[n++] = cell_text(period_str(r->span, name));
	c[n++] = figure_cell(s->ctx, s->m, r->value);
	c[n++] = cell_count(r->n);
	if (s->compares) {
		put_comparison(s, r, &c[n]);
		n += 2;
	}
	c[n] = (struct cell){ .type = COL_END };
	return out_row(s->ctx->out, c);
}

static int
keep_sum(void *arg, const struct metric_row *r, struct sales_err *err)
{
	struct showing *s = arg;

	(void)err;
	s->sum = r->value;
	s->facts = r->n;
	return SALES_OK;
}

/* The value over all rows: a sum adds up, a ratio is taken of the whole. */
static int
put_total(struct showing *s)
{
	struct metric_by all = { .where = s->by.where };
	struct cell      c[COLS_MAX];
	size_t           n = 0;

	if (s->by.group == GROUP_NONE && !s->by.split)
		return SALES_OK;
	TRY(metric_rows(&s->ctx->dept, s->m, s->period, &all, keep_sum, s, &s->ctx->err));
	for (; s->col[n].type != COL_END; n++)
		c[n] = cell_none(s->col[n].type);
	c[n] = (struct cell){ .type = COL_END };
	if (s->col[0].type == COL_REF)
		c[0] = cell_ref(_("Total"), NULL);
	else if (s->col[0].type == COL_TEXT || s->col[0].type == COL_ENUM)
		c[0] = cell_text(_("Total"));
	n = (s->by.group != GROUP_NONE) + (s->by.split || s->by.group == GROUP_NONE);
	c[n] = figure_cell(s->ctx, s->m, s->sum);
	c[n + 1] = cell_count(s->facts);
	return out_total(s->ctx->out, c);
}

static int
run_show(struct ctx *ctx, const void *args)
{
	const struct show_args          *a = args;
	CLEANUP(showing_done) struct showing s = { .ctx = ctx, .by.where = a->where };
	bool                             given;

	TRY(figure_metric(ctx, a->metric, &s.m));
	TRY(ctx_period(ctx, &s.period, &given));
	if (!given)
		s.period = (struct period){ DAY_NONE, DAY_NONE };
	TRY(figure_by(ctx, s.m->id, metric_kind(&s), a->by, &s.by, &s.group));
	TRY(parse_vs(&s, a->vs));
	make_columns(&s);
	if (s.compares)
		TRY(metric_rows(&ctx->dept, s.m, s.before, &s.by, keep_before, &s, &ctx->err));
	s.last = NULL;
	TRY(ctx_table(ctx, "salesctl.metric.show", s.col));
	figure_meta(ctx, s.m, s.period);
	TRY(metric_rows(&ctx->dept, s.m, s.period, &s.by, show_row, &s, &ctx->err));
	TRY(put_total(&s));
	figure_note(ctx, s.m, s.period, s.compares ? &s.before : NULL);
	return SALES_OK;
}

const struct cmd metric_verbs[] = {
	{ .name = "list", .brief = N_("list the rule book's metrics"), .cols = list_cols,
	  .needs = NEEDS_BOOK, .run = run_list, .examples = "salesctl metric list\n" },
	{ .name = "show", .brief = N_("show a metric by person, team, field and time"),
	  .opts = show_opts, .cols = show_cols, .args_size = sizeof(struct show_args),
	  .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = run_show,
	  .examples = "salesctl metric show revenue -p 2026Q3 --by person\n"
	      "salesctl metric show win_rate -p 2026 --by team,quarter\n"
	      "salesctl metric show revenue -p 本月 --by customer.industry --vs yoy\n" },
	{ .name = "explain", .brief = N_("show the facts behind a metric, and their sum"),
	  .opts = explain_opts, .cols = explain_cols, .args_size = sizeof(struct explain_args),
	  .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = run_explain,
	  .examples = "salesctl metric explain revenue -p 2026Q3 --for 张伟\n" },
	{ .name = NULL }
};
