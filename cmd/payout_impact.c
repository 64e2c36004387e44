/* A period's cost by two rule books, side by side. */
#include "cmd/payout_impact.h"

#include <string.h>

#include "cmd/by.h"
#include "cmd/figure.h"
#include "cmd/payout.h"
#include "lib/payout/apply.h"

/* ---- columns ---- */

const char *const impact_by[] = { "person", "team", "plan", "component", NULL };

const struct col impact_cols[] = {
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "team", COL_REF, N_("Team"), COL_SHRINK, NULL },
	{ "plan", COL_TEXT, N_("Plan"), 0, NULL },
	{ "component", COL_ENUM, N_("Component"), 0, NULL },
	{ "old", COL_MONEY, NC_("impact", "Old"), 0, NULL },
	{ "new", COL_MONEY, NC_("impact", "New"), 0, NULL },
	{ "difference", COL_MONEY, N_("Difference"), 0, NULL },
	{ "percent", COL_PERCENT, N_("Change"), 0, NULL },
	{ .type = COL_END },
};
static const struct col summary_cols[] = {
	{ "measure", COL_ENUM, NC_("impact", "Measure"), 0, NULL },
	{ "old", COL_NUM, NC_("impact", "Old"), 0, NULL },
	{ "new", COL_NUM, NC_("impact", "New"), 0, NULL },
	{ "difference", COL_NUM, N_("Difference"), 0, NULL },
	{ .type = COL_END },
};

/* ---- rows ---- */

static struct ratio
change(int64_t was, int64_t now)
{
	struct ratio r = { 0, 0 };

	if (was > 0)
		ratio_make(now - was, was, &r);
	return r;
}

static int
put_row(struct ctx *ctx, enum whatif_by by, const struct whatif_row *r)
{
	struct cell     c[8], *to = c;
	struct ref_name name;
	const char     *part;

	if (by == WHATIF_PERSON)
		*to++ = payout_who(ctx, r->id);
	if (by == WHATIF_TEAM) {
		TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_TEAM], r->id, &name, &ctx->err));
		*to++ = cell_ref(name.code, name.name);
	}
	if (by == WHATIF_PLAN || by == WHATIF_COMPONENT)
		*to++ = cell_text(r->plan);
	if (by == WHATIF_COMPONENT) { /* a plan's own cap has no name */
		TRY(payout_part_name(ctx, r->plan, r->component, (money){ r->now != 0 ? r->now : r->was }, &part));
		*to++ = cell_enum(*r->component == '\0' ? "@cap" : r->component, part);
	}
	*to++ = by_amount(r->was);
	*to++ = by_amount(r->now);
	*to++ = by_amount(r->now - r->was);
	*to++ = cell_percent(change(r->was, r->now));
	*to = (struct cell){ .type = COL_END };
	return out_row(ctx->out, c);
}

static int
put_total(struct ctx *ctx, enum whatif_by by, const struct whatif_sum *s)
{
	struct cell c[8], *to = c;

	*to++ = by <= WHATIF_TEAM ? cell_ref(NULL, NULL) : cell_none(COL_TEXT);
	if (by == WHATIF_COMPONENT)
		*to++ = cell_none(COL_ENUM);
	*to++ = by_amount(s->was);
	*to++ = by_amount(s->now);
	*to++ = by_amount(s->now - s->was);
	*to++ = cell_percent(change(s->was, s->now));
	*to = (struct cell){ .type = COL_END };
	return out_total(ctx->out, c);
}

static const struct col *
columns(struct ctx *ctx, enum whatif_by by)
{
	static const char *const shown[][7] = {
		[WHATIF_PERSON] = { "person", "old", "new", "difference", "percent", NULL },
		[WHATIF_TEAM] = { "team", "old", "new", "difference", "percent", NULL },
		[WHATIF_PLAN] = { "plan", "old", "new", "difference", "percent", NULL },
		[WHATIF_COMPONENT] = { "plan", "component", "old", "new", "difference", "percent", NULL },
	};

	return by_choose(ctx, impact_cols, shown[by]);
}

/* ---- what it comes to ---- */

struct impact {
	const struct metric *revenue;    /* NULL: no plan pays on money */
	struct ratio         came_in;    /* units; den 0: unknown */
	struct whatif_sum    sum;
};

static struct ratio
cost(const struct impact *m, int64_t pay)
{
	struct ratio p, r = { 0, 0 };

	if (m->came_in.den != 0 && m->came_in.num > 0 && ratio_make(pay, MONEY_UNIT, &p) && !ratio_div(p, m->came_in, &r))
		r = (struct ratio){ 0, 0 };
	return r;
}

static int
find_revenue(struct ctx *ctx, const struct impact_ask *ask, struct impact *m)
{
	int64_t n;

	m->revenue = whatif_revenue(ctx->dept.policy);
	if (ask->revenue != NULL)
		TRY(figure_metric(ctx, ask->revenue, &m->revenue));
	if (m->revenue == NULL)
		return SALES_OK;
	if (m->revenue->unit != V_MONEY)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--revenue: '%s' is not measured in money"), m->revenue->id);
	return metric_value(&ctx->dept, m->revenue, ask->period, SUBJECT_COMPANY, &m->came_in, &n, &ctx->err);
}

/* By how many points a share changes; none where one of them says nothing. */
static struct cell
points(struct ratio was, struct ratio now)
{
	struct ratio d = { 0, 0 };

	if (!ratio_sub(now, was, &d))
		d = (struct ratio){ 0, 0 };
	return cell_percent(d);
}

static int
put_measure(struct ctx *ctx, const char *key, const char *label, struct cell was, struct cell now, struct cell diff)
{
	return OUT_ROW(ctx->out, cell_enum(key, label), was, now, diff);
}

static int
put_share(struct ctx *ctx, const char *key, const char *label, struct ratio was, struct ratio now)
{
	return put_measure(ctx, key, label, cell_percent(was), cell_percent(now), points(was, now));
}

static int
put_summary(struct ctx *ctx, const struct impact *m)
{
	const struct whatif_sum *s = &m->sum;
	const struct cell        none = cell_none(COL_NUM);
	struct ratio             gini = { 0, 0 };

	TRY(put_measure(ctx, "total", _("Total"), by_amount(s->was), by_amount(s->now), by_amount(s->now - s->was)));
	if (m->revenue != NULL)
		TRY(put_measure(ctx, "revenue", label_text(m->revenue->label, ctx->lang, m->revenue->id),
		    figure_cell(ctx, m->revenue, m->came_in), figure_cell(ctx, m->revenue, m->came_in), none));
	TRY(put_share(ctx, "cost", _("Share of what came in"), cost(m, s->was), cost(m, s->now)));
	TRY(put_measure(ctx, "people", _("People"), none, cell_count(s->people), none));
	TRY(put_measure(ctx, "winners", _("Get more"), none, cell_count(s->winners), none));
	TRY(put_measure(ctx, "losers", _("Get less"), none, cell_count(s->losers), none));
	TRY(put_measure(ctx, "unchanged", _("Get the same"), none, cell_count(s->people - s->winners - s->losers), none));
	TRY(put_measure(ctx, "top_people", _("Largest tenth, people"), cell_count((int64_t)s->top_was), cell_count((int64_t)s->top_now), none));
	TRY(put_share(ctx, "top_share", _("Largest tenth, share"), s->top_share_was, s->top_share_now));
	if (!ratio_sub(s->gini_now, s->gini_was, &gini))
		gini = (struct ratio){ 0, 0 };
	return put_measure(ctx, "gini", _("Gini"), figure_exact(ctx, COL_NUM, s->gini_was), figure_exact(ctx, COL_NUM, s->gini_now),
	    figure_exact(ctx, COL_NUM, gini));
}

static const char *
four_places(struct ctx *ctx, struct ratio r, char s[MONEY_SIZE])
{
	money m = { figure_exact(ctx, COL_NUM, r).u.i };

	return money_str(m, 4, s);
}

static void
say_summary(struct ctx *ctx, const struct impact *m)
{
	const struct whatif_sum *s = &m->sum;
	char                     a[RATIO_SIZE], b[RATIO_SIZE];

	if (!ctx_is_table(ctx) && ctx->g->verbose == 0)
		return;
	ctx_footer(ctx, _("more: %ld, less: %ld, the same: %ld"), s->winners, s->losers, s->people - s->winners - s->losers);
	if (cost(m, s->was).den != 0)
		ctx_footer(ctx, _("of %s: %s%%, now %s%%"), label_text(m->revenue->label, ctx->lang, m->revenue->id),
		    ratio_percent(cost(m, s->was), a), ratio_percent(cost(m, s->now), b));
	if (s->gini_was.den != 0 && s->gini_now.den != 0)
		ctx_footer(ctx, _("Gini: %s, now %s"), four_places(ctx, s->gini_was, a), four_places(ctx, s->gini_now, b));
}

/* ---- all of it ---- */

int
impact_period(struct ctx *ctx, struct period *out)
{
	bool given;

	TRY(ctx_period(ctx, out, &given));
	if (given)
		return SALES_OK;
	FAIL(&ctx->err, SALES_EUSAGE, _("say over which period"));
	return err_hint(&ctx->err, "-p 'last year'");
}

int
impact_book(struct ctx *ctx, const char *path, const struct policy **out)
{
	struct diags         ds = { .arena = &ctx->arena };
	struct policy_source src;
	const int            rc = policy_check(&ctx->dept, &ctx->arena, path, &ds, out, &src, &ctx->err);

	if (rc != SALES_OK)
		ctx_diags(ctx, &ds);
	diags_done(&ds);
	return rc;
}

static enum whatif_by
by_of(const char *text)
{
	enum whatif_by by = WHATIF_PERSON;

	for (int i = 0; text != NULL && impact_by[i] != NULL; i++)
		if (strcmp(text, impact_by[i]) == 0)
			by = (enum whatif_by)i;
	return by;
}

/* Text above the table, where somebody reads it and no program. */
static int
put_before(struct ctx *ctx, const struct buf *text)
{
	TRY(ctx_out(ctx, "salesctl.payout.simulate", false));
	if (text == NULL || text->n == 0 || !ctx_is_table(ctx))
		return SALES_OK;
	TRY(out_text(ctx->out, text->p, text->n));
	return out_text(ctx->out, "\n", 1);
}

static int
put_rows(struct ctx *ctx, const struct impact_ask *ask, const struct whatif *w, const struct impact *m)
{
	const enum whatif_by by = by_of(ask->by);
	struct whatif_row   *v;
	size_t               n;

	whatif_group(w, by, ask->period.to, &ctx->arena, &v, &n);
	TRY(put_before(ctx, ask->before));
	TRY(ctx_table(ctx, "salesctl.payout.simulate", columns(ctx, by)));
	for (size_t i = 0; i < n; i++)
		TRY(put_row(ctx, by, &v[i]));
	TRY(put_total(ctx, by, &m->sum));
	say_summary(ctx, m);
	return SALES_OK;
}

int
impact_print(struct ctx *ctx, const struct impact_ask *ask)
{
	struct impact m = { 0 };
	struct whatif w;

	if (ask->summary && ask->by != NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--summary has no rows for --by"));
	TRY(find_revenue(ctx, ask, &m));
	TRY(whatif_make(&ctx->dept, ask->period, &ask->was, &ask->now, &ctx->arena, &w, &ctx->err));
	TRY(whatif_sum(&w, &ctx->arena, &m.sum, &ctx->err));
	if (ask->summary) {
		TRY(ctx_table(ctx, "salesctl.payout.simulate.summary", summary_cols));
		TRY(put_summary(ctx, &m));
	} else {
		TRY(put_rows(ctx, ask, &w, &m));
	}
	by_meta(ctx, ask->period);
	by_note(ctx, ask->summary ? _("what pay comes to") : _("what everybody is paid"), ask->period);
	return SALES_OK;
}
