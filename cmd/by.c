#include "cmd/by.h"

#include <string.h>

#include "cmd/figure.h"
#include "cmd/show.h"
#include "lib/analysis/discount.h"
#include "lib/base/tr.h"

static struct col
part_col(struct ctx *ctx, const struct cut_part *p)
{
	static const char *const label[] = { [CUT_PERSON] = N_("Person"), [CUT_TEAM] = N_("Team"), [CUT_TIME] = N_("Period"),
		[CUT_DISCOUNT] = N_("Discount"), [CUT_FIELD] = NULL, [CUT_COMPETITOR] = NULL, [CUT_PRODUCT] = NULL };
	struct col               c;

	if (label[p->kind] == NULL) {
		c = show_col(ctx, &p->path, p->name);
		c.flags = COL_SHRINK;
		return c;
	}
	return (struct col){ .key = p->name, .label = label[p->kind], .flags = COL_SHRINK,
		.type = p->kind == CUT_TIME ? COL_TEXT : p->kind == CUT_DISCOUNT ? COL_ENUM : COL_REF };
}

size_t
by_columns(struct ctx *ctx, const struct cut *cut, const struct col *more, struct col col[BY_COLS])
{
	size_t n = 0;

	for (; n < cut->n; n++)
		col[n] = part_col(ctx, &cut->part[n]);
	for (; more->key != NULL; more++)
		col[n++] = *more;
	col[n] = (struct col){ .type = COL_END };
	return cut->n;
}

static struct cell
band_cell(struct ctx *ctx, const struct value *v)
{
	char        s[BAND_SIZE];
	const char *code = arena_strdup(&ctx->arena, discount_band_name(ctx->dept.policy, v->u.i, s));

	return cell_enum(code, v->u.i < 0 ? _("above list price") : v->u.i == 0 ? _("none") : code);
}

static int
part_cell(struct ctx *ctx, const struct cut_part *p, const struct value *v, struct cell *out)
{
	const struct period_env *when = &ctx->dept.when;
	const struct kind       *team = ctx->dept.schema.by_no[KIND_TEAM];
	struct ref_name          name;
	char                     s[PERIOD_SIZE];

	if (v->type == V_NULL) {
		*out = cell_none(part_col(ctx, p).type);
	} else if (p->kind == CUT_TIME) {
		*out = cell_text(arena_strdup(&ctx->arena, period_str(period_of((day)v->u.i, p->unit, when), s)));
	} else if (p->kind == CUT_DISCOUNT) {
		*out = band_cell(ctx, v);
	} else if (p->kind == CUT_TEAM) {
		TRY(dept_name(&ctx->dept, team, v->u.i, &name, &ctx->err));
		*out = cell_ref(name.code, name.name);
	} else {
		TRY(show_cell(ctx, &p->path, v, out));
		if (out->type == COL_ENUM)
			out->tone = TONE_PLAIN; /* what a table is about needs no colour */
	}
	return SALES_OK;
}

int
by_cells(struct ctx *ctx, const struct cut *cut, const struct value *key, struct cell *out)
{
	for (size_t i = 0; i < cut->n; i++) {
		const enum col_type t = part_col(ctx, &cut->part[i]).type;

		if (key != NULL)
			TRY(part_cell(ctx, &cut->part[i], &key[i], &out[i]));
		else if (i > 0 || (t != COL_REF && t != COL_TEXT && t != COL_ENUM))
			out[i] = cell_none(t);
		else
			out[i] = t == COL_REF ? cell_ref("-", _("Total")) : t == COL_ENUM ? cell_enum("-", _("Total"))
			    : cell_text(_("Total"));
	}
	return SALES_OK;
}

int
by_period(struct ctx *ctx, struct period *p)
{
	bool given;

	TRY(ctx_period(ctx, p, &given));
	if (!given)
		*p = (struct period){ DAY_NONE, DAY_NONE };
	return SALES_OK;
}

const struct col *
by_choose(struct ctx *ctx, const struct col *all, const char *const *name)
{
	struct col *col = arena_array(&ctx->arena, struct col, BY_COLS);
	size_t      n = 0;

	for (; name[n] != NULL; n++)
		for (const struct col *c = all; c->key != NULL; c++)
			if (strcmp(c->key, name[n]) == 0)
				col[n] = *c;
	col[n] = (struct col){ .type = COL_END };
	return col;
}

const char *const by_units[] = { "month", "quarter", "half", "year", NULL };

int
by_unit(struct ctx *ctx, const char *text, enum period_unit *out)
{
	static const enum period_unit units[] = { UNIT_MONTH, UNIT_QUARTER, UNIT_HALF, UNIT_YEAR };
	bool                          ok = period_unit_parse(text, out);

	for (size_t i = 0; ok && i <= sizeof(units) / sizeof(units[0]); i++) {
		if (i == sizeof(units) / sizeof(units[0]))
			ok = false;
		else if (units[i] == *out)
			break;
	}
	return ok ? SALES_OK : FAIL(&ctx->err, SALES_EUSAGE, _("--by: '%s' is not month, quarter, half or year"), text);
}

struct ratio
by_share(int64_t part, int64_t whole)
{
	struct ratio r = { 0, 0 };

	if (whole > 0)
		ratio_make(part, whole, &r);
	return r;
}

struct cell
by_money(struct ctx *ctx, struct ratio value)
{
	const struct locale_rules *l = &ctx->dept.policy->locale;
	const int                  own = currency_decimals(l->currency);
	struct cell                c = { .type = COL_MONEY, .empty = value.den == 0 };
	money                      m = { 0 };

	if (!c.empty && !money_mul((money){ MONEY_UNIT }, value, l->amount_decimals > own ? l->amount_decimals : own,
	    l->rounding, &m))
		c.empty = true;
	c.u.i = m.v;
	return c;
}

struct cell
by_few(struct ctx *ctx, int64_t n)
{
	return n < ctx->dept.policy->analysis.few ? cell_enum("few", _("few")) : cell_none(COL_ENUM);
}

void
by_meta(struct ctx *ctx, struct period p)
{
	figure_meta_period(ctx, p);
	figure_meta_currency(ctx);
}

void
by_note(struct ctx *ctx, const char *what, struct period p)
{
	if (ctx_is_table(ctx) || ctx->g->verbose > 0)
		ctx_note(ctx, _("%s, %s; amounts in %s"), what, figure_period(ctx, p), ctx->dept.policy->locale.currency);
	by_note_as_of(ctx);
}

void
by_note_as_of(struct ctx *ctx)
{
	if (ctx->dept.as_of != 0 && (ctx_is_table(ctx) || ctx->g->verbose > 0))
		ctx_note(ctx, _("records as of op %lld"), (long long)ctx->dept.as_of);
}

void
by_note_foreign(struct ctx *ctx, int64_t n)
{
	if (n > 0 && (ctx_is_table(ctx) || ctx->g->verbose > 0))
		ctx_note(ctx, tr_n("%lld deal of another currency is converted by the rule book's rate of its closing day",
		    "%lld deals of other currencies are converted by the rule book's rates of their closing days", n),
		    (long long)n);
}
