/* salesctl deal forecast: the open pipeline, whole and weighted. */
#include <string.h>

#include "cmd/deal.h"
#include "cmd/figure.h"
#include "lib/base/tr.h"
#include "lib/metric/forecast.h"

const struct opt deal_forecast_opts[] = {
	OPT_S(0, "by", N_("LIST"), struct forecast_args, by, N_("person, team, a field (stage, product ...) and month, quarter ...")),
	OPT_END
};
const struct col deal_forecast_cols[] = {
	{ "group", COL_TEXT, N_("Forecast"), 0, NULL },
	{ "span", COL_TEXT, N_("Period"), 0, NULL },
	{ "deals", COL_COUNT, N_("Deals"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "weighted", COL_MONEY, N_("Weighted"), 0, NULL },
	{ .key = NULL },
};

struct showing {
	struct ctx      *ctx;
	struct metric_by by;
	struct figure_group group;
	struct col       col[6];
};

static void
make_columns(struct showing *s)
{
	size_t n = 0;

	if (s->by.group != GROUP_NONE) {
		s->col[n] = deal_forecast_cols[0];
		s->col[n].type = figure_group_type(&s->group);
		s->col[n].key = s->group.key;
		s->col[n++].label = s->group.heading;
	}
	if (s->by.split)
		s->col[n++] = deal_forecast_cols[1];
	for (size_t i = 2; i < 5; i++)
		s->col[n++] = deal_forecast_cols[i];
	s->col[n] = (struct col){ .type = COL_END };
}

static int
put_row(struct showing *s, const struct forecast_row *r, bool total)
{
	struct cell c[6];
	char        span[PERIOD_SIZE];
	size_t      n = 0;

	if (s->by.group != GROUP_NONE && !total)
		c[n++] = figure_group_cell(s->ctx, &s->group, r->label, r->name);
	else if (s->by.group != GROUP_NONE)
		c[n++] = s->group.is_ref ? cell_ref("-", _("Total")) : cell_text(_("Total"));
	if (s->by.split)
		c[n++] = total ? cell_none(COL_TEXT) : cell_text(period_str(r->span, span));
	c[n++] = cell_count(r->deals);
	c[n++] = figure_cell(s->ctx, &forecast_amount, r->amount);
	c[n++] = figure_cell(s->ctx, &forecast_amount, r->weighted);
	c[n] = (struct cell){ .type = COL_END };
	return total ? out_total(s->ctx->out, c) : out_row(s->ctx->out, c);
}

/* Deals without an expected day are in no month. */
static int
say_undated(struct ctx *ctx, int64_t dated)
{
	const struct metric_by all = { .group = GROUP_NONE };
	struct forecast_row   *v;
	size_t                 n;

	TRY(forecast_rows(&ctx->dept, (struct period){ DAY_NONE, DAY_NONE }, &all, &ctx->arena, &v, &n, &ctx->err));
	if (v[n - 1].deals > dated)
		ctx_note(ctx, tr_n("%lld open deal without an expected day is left out",
		    "%lld open deals without an expected day are left out", v[n - 1].deals - dated),
		    (long long)(v[n - 1].deals - dated));
	return SALES_OK;
}

int
deal_run_forecast(struct ctx *ctx, const void *args)
{
	const struct forecast_args *a = args;
	struct showing              s = { .ctx = ctx };
	struct forecast_row        *v;
	struct period               p;
	size_t                      n;
	bool                        given;

	TRY(ctx_period(ctx, &p, &given));
	if (!given)
		p = (struct period){ DAY_NONE, DAY_NONE };
	TRY(figure_by(ctx, "forecast", ctx_kind(ctx), a->by == NULL ? "forecast_category" : a->by, &s.by, &s.group));
	TRY(forecast_rows(&ctx->dept, p, &s.by, &ctx->arena, &v, &n, &ctx->err));
	if (s.by.split && !given)
		TRY(say_undated(ctx, v[n - 1].deals));
	make_columns(&s);
	TRY(ctx_table(ctx, "salesctl.deal.forecast", s.col));
	for (size_t i = 0; i < n; i++)
		TRY(put_row(&s, &v[i], i + 1 == n));
	if (ctx_is_table(ctx) || ctx->g->verbose > 0)
		ctx_note(ctx, _("open deals; amounts in %s, weighted by each deal's own probability or its stage's"),
		    ctx->dept.policy->locale.currency);
	return SALES_OK;
}
