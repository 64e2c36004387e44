/* NOUN list: any kind, any columns, any format. */
#include <string.h>

#include "cmd/record.h"
#include "cmd/select.h"
#include "cmd/show.h"
#include "lib/base/text.h"
#include "lib/base/tr.h"

enum { COLS_MAX = 128, CURRENCIES = 16 };

const struct opt record_list_opts[] = {
	OPT_ARGS("SELECTOR", struct words_args, words, N_("field:value, +tag or a word; all must hold"), .hint = HINT_SELECTOR),
	OPT_END
};

struct listing {
	struct ctx  *ctx;
	struct query q;
	struct path  path[COLS_MAX];
	struct col   col[COLS_MAX + 1];
	struct cell  cell[COLS_MAX + 1];
	size_t       n;
	/* totals of the first money column, by currency */
	size_t       money_at, currency_at;
	struct { char currency[4]; int64_t sum; } total[CURRENCIES];
	size_t       ntotals;
	bool         overflow, is_table, batched;
};

static int
add_column(struct listing *l, const char *name)
{
	struct path p;

	if (l->n == COLS_MAX)
		return FAIL(&l->ctx->err, SALES_EUSAGE, _("more than %d columns"), COLS_MAX);
	TRY(record_path(&l->ctx->dept, l->q.kind, name, &p, &l->ctx->err));
	l->path[l->n] = p;
	l->col[l->n] = show_col(l->ctx, &p, arena_strdup(&l->ctx->arena, name));
	/* an alias is read, the canonical name is printed */
	if (p.n == 0)
		l->col[l->n].key = p.op ? "op" : "id";
	else if (p.n == 1 && !p.code)
		l->col[l->n].key = p.hop[0]->name;
	l->n++;
	return SALES_OK;
}

static bool
has_column(const struct listing *l, const char *name)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->col[i].key, name) == 0)
			return true;
	return false;
}

static void
drop_column(struct listing *l, const char *name)
{
	const struct field *f = kind_field(l->q.kind, name);

	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->col[i].key, f == NULL ? name : f->name) == 0) {
			memmove(&l->col[i], &l->col[i + 1], (l->n - i - 1) * sizeof(l->col[0]));
			memmove(&l->path[i], &l->path[i + 1], (l->n - i - 1) * sizeof(l->path[0]));
			l->n--;
			return;
		}
}

static int
default_columns(struct listing *l, bool all)
{
	const struct kind *k = l->q.kind;

	if (k->letters != NULL)
		TRY(add_column(l, "id"));
	for (size_t i = 0; i < k->nfields; i++)
		if (all || (k->fields[i].flags & F_LIST) != 0)
			TRY(add_column(l, k->fields[i].name));
	return SALES_OK;
}

static int
choose_columns(struct listing *l, const char *fields)
{
	bool first = true;

	if (fields == NULL)
		return default_columns(l, false);
	while (*fields != '\0') {
		const size_t n = strcspn(fields, ",");
		const char  *name = arena_strndup(&l->ctx->arena, fields, n);
		const bool   change = *name == '+' || *name == '-';

		if (first && change)
			TRY(default_columns(l, false));
		first = false;
		if (strcmp(name, "all") == 0)
			TRY(default_columns(l, true));
		else if (*name == '-')
			drop_column(l, name + 1);
		else if (*name != '\0' && !has_column(l, name + change))
			TRY(add_column(l, name + change));
		fields += n + (fields[n] == ',');
	}
	if (l->n == 0)
		return FAIL(&l->ctx->err, SALES_EUSAGE, _("--fields leaves no column"));
	return SALES_OK;
}

static void
count_total(struct listing *l, const struct value *cells)
{
	const struct value *m = &cells[l->money_at], *c = &cells[l->currency_at];
	const char         *own = l->ctx->dept.policy->locale.currency;
	const char         *cur = l->currency_at < l->n && c->type == V_TEXT ? c->u.s.p : own;
	size_t              i = 0;

	if (m->type != V_MONEY)
		return;
	while (i < l->ntotals && memcmp(l->total[i].currency, cur, 3) != 0)
		i++;
	if (i == l->ntotals) {
		if (i == CURRENCIES)
			return;
		memcpy(l->total[i].currency, cur, 3);
		l->ntotals++;
	}
	if (__builtin_add_overflow(l->total[i].sum, m->u.i, &l->total[i].sum))
		l->overflow = true;
}

static int
list_row(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct listing *l = arg;

	(void)id;
	(void)err;
	for (size_t i = 0; i < l->n; i++)
		if (cells[i].type == V_REF && l->path[i].hop[l->path[i].n - 1]->type == FT_REF)
			dept_name_soon(&l->ctx->dept, l->path[i].hop[l->path[i].n - 1]->ref, cells[i].u.i);
	for (size_t i = 0; i < l->n; i++)
		TRY(show_cell(l->ctx, &l->path[i], &cells[i], &l->cell[i]));
	if (l->money_at < l->n)
		count_total(l, cells);
	return out_row(l->ctx->out, l->cell);
}

/* "3 deals, CNY 508,000.00 + EUR 12,500.00", on stderr so that wc -l is right. */
static void
footer(struct listing *l)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const long                   n = out_rows(l->ctx->out);
	char                         s[MONEY_SIZE];

	for (size_t i = 0; i < l->ntotals && !l->overflow; i++)
		buf_printf(&b, "%s%s %s", i == 0 ? ", " : " + ", l->total[i].currency,
		    money_group((money){ l->total[i].sum }, 2, s));
	ctx_footer(l->ctx, _("%ld %s%s"), n, kind_counted(l->q.kind, n), buf_str(&b));
}

static void
find_totals(struct listing *l)
{
	l->money_at = l->currency_at = l->n;
	for (size_t i = l->n; i-- > 0;) {
		if (l->path[i].n != 1 || l->path[i].code || l->path[i].op)
			continue;
		/* what adds up is called amount; prices don't */
		if (l->path[i].hop[0]->type == FT_MONEY &&
		    strcmp(l->path[i].hop[0]->name, "amount") == 0)
			l->money_at = i;
		else if (l->path[i].hop[0]->type == FT_CURRENCY)
			l->currency_at = i;
	}
	/* without the currency beside it a sum could add two of them */
	if (l->currency_at == l->n && kind_field(l->q.kind, "currency") != NULL)
		l->money_at = l->n;
}

int
record_list_verb(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;
	struct listing          l = { .ctx = ctx, .q = { .kind = ctx_kind(ctx) } };
	const bool              ids = ctx->g->format != NULL && strcmp(ctx->g->format, "ids") == 0;

	TRY(choose_columns(&l, !ids ? ctx->g->fields : l.q.kind->letters != NULL ? "id" : "code"));
	TRY(select_where(ctx, a->words, true, &l.q));
	TRY(select_order(ctx, &l.q));
	l.q.cols = l.path;
	l.q.ncols = l.n;
	find_totals(&l);
	TRY(ctx_out(ctx, arena_printf(&ctx->arena, "salesctl.%s.list", ctx->noun->name), false));
	out_begin(ctx->out, l.col);
	TRY(record_each(&ctx->dept, &l.q, list_row, &l, &ctx->err));
	if (ctx_is_table(ctx))
		footer(&l);
	return ctx->g->exit_code && out_rows(ctx->out) == 0 ? SALES_NO : SALES_OK;
}
