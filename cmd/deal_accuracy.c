/* salesctl deal accuracy: what was forecast, and what became of it. */
#include "cmd/by.h"
#include "cmd/deal.h"
#include "cmd/figure.h"
#include "lib/analysis/accuracy.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"

enum { UNITS_USUAL = 12 };

const struct opt deal_accuracy_opts[] = {
	OPT_S(0, "by", N_("LIST"), struct outcomes_args, by, N_("month (unless said), quarter ...; person, team, a field"),
	    .hint = HINT_FIELD),
	OPT_S(0, "where", N_("EXPR"), struct outcomes_args, where, N_("only deals for which this holds")),
	OPT_END
};
const struct col deal_accuracy_cols[] = {
	{ "span", COL_TEXT, N_("Period"), 0, NULL },
	{ "deals", COL_COUNT, N_("Deals"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "forecast", COL_MONEY, N_("Forecast"), 0, NULL },
	{ "won_deals", COL_COUNT, N_("Won"), 0, NULL },
	{ "won_amount", COL_MONEY, N_("Won amount"), 0, NULL },
	{ "off", COL_MONEY, N_("Off by"), 0, NULL },
	{ "error", COL_PERCENT, N_("Error"), 0, NULL },
	{ "hit_deals", COL_COUNT, N_("Forecast, won"), COL_EXTRA, NULL },
	{ "hit_amount", COL_MONEY, N_("Of it"), COL_EXTRA, NULL },
	{ "op", COL_COUNT, N_("Op"), COL_EXTRA, NULL },
	{ .key = NULL },
};

struct showing {
	struct ctx      *ctx;
	struct cut       cut;
	struct period    period;
	enum period_unit unit;
	bool             given;
	struct accuracy  of;
	struct col       col[BY_COLS];
};

/* A unit of time says how long a forecast is, not what it is told apart by. */
static void
take_unit(struct showing *s)
{
	size_t n = 0;

	s->unit = UNIT_MONTH;
	for (size_t i = 0; i < s->cut.n; i++)
		if (s->cut.part[i].kind == CUT_TIME)
			s->unit = s->cut.part[i].unit;
		else
			s->cut.part[n++] = s->cut.part[i];
	s->cut.n = n;
}

static size_t
put_cells(const struct promise *p, bool has_forecast, struct cell *c)
{
	int64_t off = 0;
	size_t  n = 0;

	c[n++] = has_forecast ? cell_count(p->deals) : cell_none(COL_COUNT);
	c[n++] = has_forecast ? by_amount(p->amount) : cell_none(COL_MONEY);
	c[n++] = has_forecast ? by_amount(p->weighted) : cell_none(COL_MONEY);
	c[n++] = cell_count(p->won_deals);
	c[n++] = by_amount(p->won);
	c[n++] = has_forecast && !__builtin_sub_overflow(p->weighted, p->won, &off) ? by_amount(off) : cell_none(COL_MONEY);
	return n;
}

static size_t
put_hits(const struct promise *p, bool has_forecast, struct cell *c)
{
	c[0] = has_forecast ? cell_count(p->hit_deals) : cell_none(COL_COUNT);
	c[1] = has_forecast ? by_amount(p->hit) : cell_none(COL_MONEY);
	return 2;
}

static int
put_month(const struct showing *s, const struct accuracy_month *m)
{
	struct cell c[BY_COLS];
	char        name[PERIOD_SIZE];
	size_t      n = 1;

	c[0] = cell_text(period_str(m->span, name));
	n += put_cells(&m->all, m->op != 0, &c[n]);
	c[n++] = cell_percent(m->error);
	n += put_hits(&m->all, m->op != 0, &c[n]);
	c[n++] = m->op == 0 ? cell_none(COL_COUNT) : cell_count(m->op);
	c[n] = (struct cell){ .type = COL_END };
	return out_row(s->ctx->out, c);
}

static int
put_row(const struct showing *s, const struct accuracy_row *r, bool total)
{
	const bool  known = s->of.nmonths > (size_t)s->of.without;
	struct cell c[BY_COLS];
	size_t      n = s->cut.n;

	if (n > 0)
		TRY(by_cells(s->ctx, &s->cut, total ? NULL : r->key, c));
	else
		c[n++] = cell_text(_("Total"));
	n += put_cells(&r->all, known, &c[n]);
	for (size_t i = 0; i < n && !known; i++)
		c[i].empty = c[i].empty || i >= s->cut.n + (s->cut.n == 0); /* no month is counted */
	c[n++] = cell_percent(r->mape);
	n += put_hits(&r->all, known, &c[n]);
	if (s->cut.n == 0)
		c[n++] = cell_none(COL_COUNT);
	c[n] = (struct cell){ .type = COL_END };
	return total ? out_total(s->ctx->out, c) : out_row(s->ctx->out, c);
}

static int
put_all(const struct showing *s)
{
	for (size_t i = 0; i < s->of.nmonths && s->cut.n == 0; i++)
		TRY(put_month(s, &s->of.month[i]));
	for (size_t i = 0; i < s->of.n && s->cut.n > 0; i++)
		TRY(put_row(s, &s->of.row[i], false));
	return s->of.nmonths == 0 ? SALES_OK : put_row(s, &s->of.total, true);
}

static void
say_around(const struct showing *s)
{
	const struct accuracy *o = &s->of;
	struct ctx            *ctx = s->ctx;

	by_note(ctx, _("what was forecast when each began, and what was won in it"), s->period);
	if (ctx_is_table(ctx) && o->counted > 0)
		ctx_note(ctx, tr_n("the total's error is that of %lld (MAPE)", "the total's error is the mean of %lld (MAPE)",
		    o->counted), (long long)o->counted);
	if (o->nmonths == 0 && s->given)
		ctx_note(ctx, _("no whole %s of that is over yet"), period_unit_name(s->unit));
	else if (o->nmonths == (size_t)o->without)
		ctx_note(ctx, _("nothing was recorded before any of them, so nobody knows what the forecast was"));
	else if (o->without > 0)
		ctx_note(ctx, tr_n("%lld began before anything was recorded, and has no forecast",
		    "%lld began before anything was recorded, and have no forecast", o->without), (long long)o->without);
	if (cut_overlaps(&s->cut) && ctx_is_table(ctx))
		ctx_note(ctx, _("a deal counts in each of its rows, and once in the total"));
}

static int
choose_period(struct showing *s)
{
	const struct period_env *when = &s->ctx->dept.when;
	const struct period      now = period_of(when->today, s->unit, when);

	TRY(ctx_period(s->ctx, &s->period, &s->given));
	if (!s->given || s->period.from == DAY_NONE)
		s->period.from = period_step(now, s->unit, -UNITS_USUAL, when).from;
	if (!s->given || s->period.to == DAY_NONE)
		s->period.to = now.from - 1;
	return SALES_OK;
}

int
deal_run_accuracy(struct ctx *ctx, const void *args)
{
	const struct outcomes_args *a = args;
	struct showing             *s = arena_new(&ctx->arena, struct showing);

	s->ctx = ctx;
	TRY(cut_parse(&ctx->dept, &deal_kind, a->by, &ctx->arena, &s->cut, &ctx->err));
	take_unit(s);
	TRY(choose_period(s));
	TRY(accuracy_make(&ctx->dept, &s->cut, s->period, s->unit, !s->given, a->where, &ctx->arena, &s->of, &ctx->err));
	by_columns(ctx, &s->cut, deal_accuracy_cols + (s->cut.n > 0), s->col);
	for (size_t i = 0; s->cut.n > 0 && s->col[i].type != COL_END; i++)
		if (strcmp(s->col[i].key, "op") == 0)
			s->col[i] = (struct col){ .type = COL_END };
	TRY(ctx_table(ctx, "salesctl.deal.accuracy", s->col));
	by_meta(ctx, s->period);
	TRY(put_all(s));
	say_around(s);
	return SALES_OK;
}
