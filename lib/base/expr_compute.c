/* Exact values of sums, products and functions. */
#include "lib/base/expr_inside.h"

enum { ARGS_MAX = 16 };

/* Any number in units. */
bool
expr_ratio_of(const struct value *v, struct ratio *out)
{
	switch (v->type) {
	case V_INT:
	case V_DAY:
	case V_BOOL:
	case V_TIME:
	case V_REF:
		*out = (struct ratio){ v->u.i, 1 };
		return true;
	case V_NUM:
	case V_MONEY:
		return ratio_make(v->u.i, MONEY_UNIT, out);
	case V_RATE:
		return ratio_make(v->u.i, RATE_UNIT, out);
	case V_RATIO:
		*out = v->u.r;
		return out->den != 0;
	case V_NULL:
	case V_TEXT:
		break;
	}
	return false;
}

bool
expr_is_none(const struct value *v)
{
	return v->type == V_NULL || (v->type == V_RATIO && v->u.r.den == 0) ||
	    (v->type == V_TEXT && v->u.s.n == 0);
}

int
expr_compare_text(const struct value *x, const struct value *y)
{
	size_t n = x->u.s.n < y->u.s.n ? x->u.s.n : y->u.s.n;
	int    c = n > 0 ? memcmp(x->u.s.p, y->u.s.p, n) : 0;

	return c != 0 ? c : x->u.s.n < y->u.s.n ? -1 : x->u.s.n > y->u.s.n;
}

/* Both not empty, of types that the binder let be compared. */
int
expr_compare(const struct value *x, const struct value *y)
{
	struct ratio a, b;

	if (x->type == V_TEXT || y->type == V_TEXT)
		return expr_compare_text(x, y);
	if (x->type == y->type && x->type != V_RATIO)
		return x->u.i < y->u.i ? -1 : x->u.i > y->u.i;
	return expr_ratio_of(x, &a) && expr_ratio_of(y, &b) ? ratio_cmp(a, b) : 1;
}

/* ---- computing --------------------------------------------------------- */

static int
too_large(const struct eval *v, const struct expr *e)
{
	return EVAL_FAIL(v, e, _("the result of '%.*s' is too large to be computed exactly"),
	    (int)(e->len < 100 ? e->len : 100), e->text + e->at);
}

static bool
sum_int(enum expr_op op, int64_t x, int64_t y, int64_t *out)
{
	return op == EX_ADD ? !__builtin_add_overflow(x, y, out) : !__builtin_sub_overflow(x, y, out);
}

static int
eval_ratio(const struct eval *v, const struct expr *e, const struct value *x,
    const struct value *y, struct value *out)
{
	struct ratio a, b, r;
	bool         ok = expr_ratio_of(x, &a) && expr_ratio_of(y, &b);

	if (ok && e->op == EX_DIV && b.num == 0)
		return EVAL_FAIL(v, e, _("'%.*s' divides by zero"),
		    (int)(e->len < 100 ? e->len : 100), e->text + e->at);
	if (e->op == EX_ADD)
		ok = ok && ratio_add(a, b, &r);
	else if (e->op == EX_SUB)
		ok = ok && ratio_sub(a, b, &r);
	else if (e->op == EX_MUL)
		ok = ok && ratio_mul(a, b, &r);
	else
		ok = ok && ratio_div(a, b, &r);
	if (!ok)
		return too_large(v, e);
	*out = v_ratio(r);
	return SALES_OK;
}

int
expr_eval_arithmetic(const struct eval *v, const struct expr *e, struct value *out)
{
	struct value x, y;
	int64_t      i;

	*out = v_null();
	TRY(expr_eval_node(v, e->kid[0], &x));
	TRY(expr_eval_node(v, e->kid[1], &y));
	if (expr_is_none(&x) || expr_is_none(&y))
		return SALES_OK;
	if (e->type == V_RATIO)
		return eval_ratio(v, e, &x, &y, out);
	if (!sum_int(e->op, x.u.i, y.u.i, &i))
		return too_large(v, e);
	if (e->type == V_DAY && (i < DAY_MIN || i > DAY_MAX))
		return EVAL_FAIL(v, e, _("'%.*s' is no day between the years 1 and 9999"),
		    (int)(e->len < 100 ? e->len : 100), e->text + e->at);
	*out = v_of(e->type, i);
	return SALES_OK;
}

int
expr_eval_negative(const struct eval *v, const struct expr *e, struct value *x)
{
	if (expr_is_none(x))
		return SALES_OK;
	if (x->type == V_RATIO) {
		if (__builtin_sub_overflow(INT64_C(0), x->u.r.num, &x->u.r.num))
			return too_large(v, e);
	} else if (__builtin_sub_overflow(INT64_C(0), x->u.i, &x->u.i)) {
		return too_large(v, e);
	}
	return SALES_OK;
}

/* As a value of the call's own type. */
static int
as_type(const struct eval *v, const struct expr *e, struct value *x)
{
	struct ratio r;

	if (x->type == e->type || e->type != V_RATIO || x->type == V_NULL)
		return SALES_OK;
	if (!expr_ratio_of(x, &r))
		return too_large(v, e);
	*x = v_ratio(r);
	return SALES_OK;
}

static int
eval_builtin(const struct eval *v, const struct expr *e, struct value *out)
{
	struct value x, y;
	bool         lower = strcmp(e->name, "min") == 0;

	*out = v_null();
	TRY(expr_eval_node(v, e->kid[0], &x));
	if (expr_is_none(&x))
		return SALES_OK;
	if (strcmp(e->name, "abs") == 0) {
		if (x.type == V_RATIO ? x.u.r.num < 0 : x.u.i < 0)
			TRY(expr_eval_negative(v, e, &x));
		*out = x;
		return SALES_OK;
	}
	for (size_t i = 1; i < e->nkids; i++) {
		TRY(expr_eval_node(v, e->kid[i], &y));
		if (expr_is_none(&y))
			return SALES_OK;
		if (strcmp(e->name, "days") == 0) {
			*out = v_int(y.u.i - x.u.i);
			return SALES_OK;
		}
		if (lower ? expr_compare(&y, &x) < 0 : expr_compare(&y, &x) > 0)
			x = y;
	}
	TRY(as_type(v, e, &x));
	*out = x;
	return SALES_OK;
}

int
expr_eval_call(const struct eval *v, const struct expr *e, struct value *out)
{
	struct value args[ARGS_MAX];

	if (e->slot == NULL)
		return eval_builtin(v, e, out);
	if (v->row->call == NULL || e->nkids > ARGS_MAX)
		return EVAL_FAIL(v, e, _("%s() cannot be computed here"), e->name);
	for (size_t i = 0; i < e->nkids; i++) {
		const struct expr *kid = e->kid[i];

		/* what the scope left unbound it reads as text itself */
		if (kid->type == V_NULL)
			args[i] = v_text(kid->name);
		else
			TRY(expr_eval_node(v, kid, &args[i]));
	}
	if (v->row->call(v->row->ctx, e->slot, args, e->nkids, out, v->err) != SALES_OK)
		return v->err->subject[0] != '\0' ? (int)v->err->code :
		    err_point(v->err, e->text, e->at, e->len);
	return SALES_OK;
}
