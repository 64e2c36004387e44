/* salesctl payout explain: a tree from what somebody is paid to plans, components,
 * periods, lines, and the arithmetic of each; in words, or as rows for machines. */
#include <string.h>

#include "cmd/payout_told.h"
#include "lib/org/kinds.h"

const struct opt payout_explain_opts[] = {
	OPT_ARG_MUST("PAYOUT", struct payout_explain_args, code, N_("a payout such as 2026Q3, or the number of a line"), .hint = HINT_KIND, .kind = "payout"),
	OPT_ARG("PERSON", struct payout_explain_args, person, N_("only this person"), .hint = HINT_KIND, .kind = "person"),
	OPT_END
};
const struct col payout_explain_cols[] = {
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "plan", COL_TEXT, N_("Plan"), 0, NULL },
	{ "component", COL_ENUM, N_("Component"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "line", COL_COUNT, N_("Line"), 0, NULL },
	{ "fact", COL_CODE, N_("Fact"), 0, NULL },
	{ "on", COL_DAY, N_("Date"), COL_EXTRA, NULL },
	{ "step", COL_TEXT, N_("Step"), 0, NULL },
	{ "of", COL_TEXT, N_("Of"), COL_SHRINK, NULL },
	{ "value", COL_TEXT, N_("Value"), 0, NULL },
	{ "part", COL_TEXT, N_("Part"), 0, NULL },
	{ "by", COL_TEXT, N_("By"), 0, NULL },
	{ "from", COL_TEXT, N_("From"), COL_EXTRA, NULL },
	{ "to", COL_TEXT, N_("To"), COL_EXTRA, NULL },
	{ "n", COL_COUNT, N_("Number"), COL_EXTRA, NULL },
	{ "amount", COL_TEXT, N_("Amount"), 0, NULL },
	{ "cause", COL_ENUM, N_("Cause"), COL_EXTRA, NULL },
	{ "cause_op", COL_COUNT, N_("By op"), COL_EXTRA, NULL },
	{ "rule", COL_TEXT, N_("Rule"), COL_EXTRA, NULL },
	{ "policy", COL_COUNT, N_("Rule book"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

int
payout_person_named(struct ctx *ctx, const char *text, int64_t *id)
{
	*id = 0;
	return text == NULL ? SALES_OK :
	    record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], text, id, &ctx->err);
}

static void
explaining_done(struct explaining *e)
{
	buf_done(&e->lines);
	buf_done(&e->b);
	arena_done(&e->a);
}

static struct told_line *
lines_of(const struct explaining *e, size_t *n)
{
	*n = e->lines.n / sizeof(struct told_line);
	return (struct told_line *)(void *)e->lines.p;
}

/* ---- the tree ------------------------------------------------------------ */

enum level { LEVEL_PERSON, LEVEL_PLAN, LEVEL_COMPONENT, LEVEL_PERIOD, LEVEL_LINE };

/* Are two lines of the same branch down to a level? */
static bool
is_beside(const struct told_line *x, const struct told_line *y, enum level level)
{
	return (level < LEVEL_PLAN || strcmp(x->l.plan, y->l.plan) == 0)
	    && (level < LEVEL_COMPONENT || strcmp(x->about.group, y->about.group) == 0)
	    && (level < LEVEL_PERIOD || period_same(x->about.period, y->about.period));
}

/* Of several lines of a branch the first stands for it. */
static bool
is_first(const struct told_line *v, size_t i, enum level level)
{
	for (size_t k = 0; k < i; k++)
		if (is_beside(&v[k], &v[i], level))
			return false;
	return true;
}

static money
sum_of(const struct explaining *e, const struct told_line *t, enum level level)
{
	size_t                  n;
	const struct told_line *v = lines_of(e, &n);
	money                   sum = { 0 };

	for (size_t i = 0; i < n; i++)
		if (is_beside(&v[i], t, level))
			sum.v += v[i].l.amount.v;
	return sum;
}

static int
branch_name(struct explaining *e, const struct told_line *t, enum level level, const char **out)
{
	struct payout_line l = t->l;
	char               s[PERIOD_SIZE];

	*out = level == LEVEL_PERSON ? _("in all") : *l.plan == '\0' ? _("beside the plans") : l.plan;
	if (level == LEVEL_PERIOD)
		*out = arena_strdup(&e->a, period_name(t->about.period, &e->ctx->dept.when, s));
	if (level != LEVEL_COMPONENT)
		return SALES_OK;
	*out = t->about.group;
	return *t->about.group != '@' && *t->about.group != '\0' ? SALES_OK : payout_component_name(e->ctx, &l, out);
}

/* In words a line of a period names it itself; one that stands alone is told once. */
static bool
is_told_below(const struct explaining *e, const struct told_line *t, enum level level)
{
	size_t                  n, same = 0;
	const struct told_line *v = lines_of(e, &n);

	for (size_t i = 0; i < n; i++)
		same += is_beside(&v[i], t, level);
	return !e->rows && level == LEVEL_PERIOD && same == 1 && t->l.kind == NULL;
}

static int
put_branch(struct explaining *e, const struct told_line *t, enum level level)
{
	static const char *const words[] = { "in_all", "plan", "component", "period" };
	const money              sum = sum_of(e, t, level);
	const char              *name;
	char                     period[PERIOD_SIZE];

	TRY(branch_name(e, t, level, &name));
	if (e->rows)
		return told_sum_row(e, words[level], level == LEVEL_PERSON ? NULL : t, level < LEVEL_COMPONENT ? NULL : t->about.group,
		    level < LEVEL_PERIOD ? NULL : period_name(t->about.period, &e->ctx->dept.when, period), sum);
	told_amount(e, sum, level);
	buf_printf(&e->b, "%s\n", name);
	return SALES_OK;
}

static int
put_leaf(struct explaining *e, const struct told_line *t, int level)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct payout_why                w;

	TRY(payout_explain(e->x, &t->l, &a, &w, &e->ctx->err));
	return e->rows ? told_line_rows(e, t, &w) : told_line_text(e, &t->l, &w, level);
}

static int
walk(struct explaining *e, const struct told_line *of, enum level level)
{
	size_t                  n;
	const struct told_line *v = lines_of(e, &n);

	for (size_t i = 0; i < n; i++) {
		if (of != NULL && !is_beside(of, &v[i], level - 1))
			continue;
		if (level == LEVEL_LINE) {
			TRY(put_leaf(e, &v[i], (int)level));
		} else if (is_first(v, i, level)) {
			if (!is_told_below(e, &v[i], level))
				TRY(put_branch(e, &v[i], level));
			TRY(walk(e, &v[i], level + 1));
		}
	}
	return SALES_OK;
}

static int
end_person(struct explaining *e)
{
	size_t                  n;
	const struct told_line *v = lines_of(e, &n);

	if (n == 0)
		return SALES_OK;
	if (!e->rows)
		TRY(told_person(e));
	TRY(e->tree ? walk(e, NULL, LEVEL_PERSON) : put_leaf(e, v, 0));
	if (!e->rows && e->tree)
		buf_putc(&e->b, '\n');
	buf_clear(&e->lines);
	arena_done(&e->a);
	e->a = (struct arena){ 0 };
	return SALES_OK;
}

static int
take_line(void *arg, const struct payout_line *l, struct sales_err *err)
{
	struct explaining *e = arg;
	struct told_line   t = { .l = *l };

	if (e->person != l->person)
		TRY(end_person(e));
	e->person = l->person;
	t.l.plan = arena_strdup(&e->a, l->plan);
	t.l.component = arena_strdup(&e->a, l->component);
	TRY(payout_line_about(&e->ctx->dept, &t.l, &e->a, &t.about, err));
	buf_put(&e->lines, &t, sizeof(t));
	return SALES_OK;
}

/* ---- the command --------------------------------------------------------- */

static int
explain_all(struct explaining *e, const struct payout_line *line, int64_t person)
{
	struct ctx *ctx = e->ctx;
	int         rc;

	TRY(payout_explainer_open(&ctx->dept, e->run, line != NULL ? line->person : person, &e->x, &ctx->err));
	rc = line != NULL ? take_line(e, line, &ctx->err) : payout_lines(&ctx->dept, e->run, person, take_line, e, &ctx->err);
	if (rc == SALES_OK)
		rc = end_person(e);
	return payout_explainer_close(e->x, rc, &ctx->err);
}

static int
begin_output(struct explaining *e)
{
	static const char *const formats[] = { "text", NULL };
	const char              *format;

	e->rows = ctx_asks_other(e->ctx, formats);
	return e->rows ? ctx_table(e->ctx, "salesctl.payout.explain", payout_explain_cols) : ctx_document(e->ctx, formats, &format);
}

int
payout_run_explain(struct ctx *ctx, const void *args)
{
	const struct payout_explain_args          *a = args;
	CLEANUP(explaining_done) struct explaining e = { .ctx = ctx };
	struct payout_run                          r;
	struct payout_line                         line;
	int64_t                                    person, id;

	TRY(payout_person_named(ctx, a->person, &person));
	TRY(begin_output(&e));
	e.run = &r;
	e.tree = a->person != NULL || !payout_names_line(ctx, a->code, &id);
	if (e.tree)
		TRY(payout_named(ctx, a->code, &r));
	else
		TRY(payout_line_find(&ctx->dept, id, &ctx->arena, &r, &line, &ctx->err));
	TRY(explain_all(&e, e.tree ? NULL : &line, person));
	if (e.person == 0)
		ctx_note(ctx, _("payout %s has no lines for that person"), r.code);
	return e.rows ? SALES_OK : out_text(ctx->out, buf_str(&e.b), e.b.n);
}
