#include "lib/record/row_expr.h"

#include <string.h>

int
row_column(struct row_scope *s, const char *name, size_t *at, struct sales_err *err)
{
	struct path p;

	TRY(record_path(s->d, s->k, name, &p, err));
	for (*at = 0; *at < s->ncols; ++*at)
		if (memcmp(&s->col[*at], &p, sizeof(p)) == 0)
			return SALES_OK;
	if (s->ncols == ROW_COLS)
		return FAIL(err, SALES_EUSAGE, _("the rules look at too many fields of %s"), tr(s->k->plural));
	s->col[s->ncols++] = p;
	return SALES_OK;
}

/* ---- binding ------------------------------------------------------------- */

/* A field's slot is its column + 1; that of months() lies behind all columns. */
#define MONTHS ((const void *)(uintptr_t)(ROW_COLS + 1))

static int
bind_field(void *ctx, const char *name, enum vtype *type, const void **slot, struct sales_err *err)
{
	struct row_scope *s = ctx;
	size_t            at;

	TRY(row_column(s, name, &at, err));
	*type = path_vtype(&s->col[at]);
	*slot = (const void *)(uintptr_t)(at + 1);
	return SALES_OK;
}

static const struct field *
slot_field(const struct row_scope *s, const void *slot)
{
	const struct path *p = slot == NULL || slot == MONTHS ? NULL : &s->col[(uintptr_t)slot - 1];

	return p == NULL || p->n == 0 || p->code ? NULL : p->hop[p->n - 1];
}

static int
bind_literal(void *ctx, const void *slot, enum vtype type, const char *text, struct expr_lit *out, struct sales_err *err)
{
	const struct row_scope *s = ctx;
	const struct field     *f = slot_field(s, slot);
	char                    cur[4];

	if (f == NULL || (f->type != FT_REF && f->type != FT_ENUM && f->type != FT_STAGE))
		return SALES_NO;
	if (type == V_REF && s->d->db.sq == NULL) {
		out->from = v_of(V_REF, 0); /* a rule book is looked over without a department */
		return SALES_OK;
	}
	return value_parse(s->d, f, text, s->a, &out->from, cur, err);
}

static enum expr_match
bind_match(void *ctx, const void *slot)
{
	const struct field *f = slot_field(ctx, slot);

	if (f == NULL || f->type == FT_HANDLE || f->type == FT_ENUM || f->type == FT_STAGE)
		return MATCH_CODE;
	return f->type == FT_TAGS ? MATCH_TAGS : MATCH_TEXT;
}

static int bind_call(void *ctx, struct expr *call, enum vtype *type, const void **slot, struct sales_err *err);

static struct expr_scope
scope_of(struct row_scope *s)
{
	return (struct expr_scope){ .ctx = s, .when = &s->d->when, .field = bind_field, .call = bind_call,
		.literal = bind_literal, .match = bind_match };
}

static int
bind_call(void *ctx, struct expr *call, enum vtype *type, const void **slot, struct sales_err *err)
{
	struct row_scope *s = ctx;
	struct expr_scope scope = scope_of(s);

	if (strcmp(call->name, "months") != 0) {
		FAIL(err, SALES_EUSAGE, _("there is no function '%s' here"), call->name);
		return err_hint(err, _("functions are min, max, abs, days and months"));
	}
	if (call->nkids != 2)
		return FAIL(err, SALES_EUSAGE, _("months(FROM, TO) takes two days"));
	for (size_t i = 0; i < 2; i++)
		TRY(expr_bind(s->a, call->kid[i], &scope, V_DAY, err));
	*type = V_INT;
	*slot = MONTHS;
	return SALES_OK;
}

int
row_bind(struct row_scope *s, const char *text, enum vtype want, struct expr **out, struct sales_err *err)
{
	const struct expr_scope scope = scope_of(s);

	TRY(expr_parse(s->a, text, out, err));
	return expr_bind(s->a, *out, &scope, want, err);
}

/* ---- computing ----------------------------------------------------------- */

int
months_between(day a, day b)
{
	const struct civil from = day_civil(a), to = day_civil(b);

	if (b < a)
		return -months_between(b, a);
	return (to.y - from.y) * 12 + to.m - from.m - (to.d < from.d);
}

static int
row_field(void *ctx, const void *slot, struct value *out, struct sales_err *err)
{
	const struct value *cells = ctx;

	(void)err;
	*out = cells[(uintptr_t)slot - 1];
	return SALES_OK;
}

static int
row_call(void *ctx, const void *slot, const struct value *args, size_t n, struct value *out, struct sales_err *err)
{
	(void)ctx;
	(void)slot;
	(void)n;
	(void)err;
	*out = args[0].type == V_NULL || args[1].type == V_NULL ? v_null()
	    : v_int(months_between((day)args[0].u.i, (day)args[1].u.i));
	return SALES_OK;
}

int
row_eval(const struct row_scope *s, const struct expr *e, const struct value *cells, struct value *out, struct sales_err *err)
{
	const struct expr_row row = { .ctx = (void *)(uintptr_t)cells, .field = row_field, .call = row_call };

	(void)s;
	return expr_eval(e, &row, out, err);
}
