#include "lib/base/expr_inside.h"

static struct value
v_bool(bool b)
{
	return v_of(V_BOOL, b);
}

/* ---- comparing --------------------------------------------------------- */

static int
compare_folded(const struct value *x, const struct value *y, bool folded)
{
	struct buf   a = { 0 }, b = { 0 };
	struct value fx, fy = *y;
	int          c;

	text_fold(x->u.s.p, x->u.s.n, &a);
	fx = v_textn(buf_str(&a), a.n);
	if (!folded) {
		text_fold(y->u.s.p, y->u.s.n, &b);
		fy = v_textn(buf_str(&b), b.n);
	}
	c = expr_compare_text(&fx, &fy);
	buf_done(&a);
	buf_done(&b);
	return c;
}

static bool
same(const struct expr *e, const struct value *x, const struct expr *right, const struct value *y)
{
	if (!e->fold || x->type != V_TEXT)
		return expr_compare(x, y) == 0;
	if (right->op == EX_VALUE)
		return folded_equal(x->u.s.p, x->u.s.n, y->u.s.p, y->u.s.n);
	return compare_folded(x, y, false) == 0;
}

static int
eval_compare(const struct eval *v, const struct expr *e, struct value *out)
{
	struct value x, y;
	bool         yes = false;
	int          c;

	*out = v_bool(false);
	TRY(expr_eval_node(v, e->kid[0], &x));
	if (expr_is_none(&x))
		return SALES_OK;
	TRY(expr_eval_node(v, e->kid[1], &y));
	if (expr_is_none(&y))
		return SALES_OK;
	if (e->op == EX_EQ || e->op == EX_NE) {
		yes = same(e, &x, e->kid[1], &y) == (e->op == EX_EQ);
	} else {
		c = e->fold && x.type == V_TEXT ?
		    compare_folded(&x, &y, e->kid[1]->op == EX_VALUE) : expr_compare(&x, &y);
		yes = e->op == EX_LT ? c < 0 : e->op == EX_LE ? c <= 0 : e->op == EX_GT ? c > 0 : c >= 0;
	}
	*out = v_bool(yes);
	return SALES_OK;
}

static int
eval_in(const struct eval *v, const struct expr *e, struct value *out)
{
	struct value x;

	*out = v_bool(false);
	TRY(expr_eval_node(v, e->kid[0], &x));
	if (expr_is_none(&x))
		return SALES_OK;
	for (size_t i = 1; i < e->nkids; i++) {
		const struct expr *k = e->kid[i];

		if (k->op != EX_RANGE) {
			if (!same(e, &x, k, &k->value))
				continue;
		} else if ((k->kid[0] != NULL && expr_compare(&x, &k->kid[0]->value) < 0) ||
		    (k->kid[1] != NULL && expr_compare(&x, &k->kid[1]->value) > 0)) {
			continue;
		}
		*out = v_bool(true);
		return SALES_OK;
	}
	return SALES_OK;
}

static int
eval_text(const struct eval *v, const struct expr *e, struct value *out)
{
	struct value x, y;
	size_t       n;
	struct buf   b = { 0 };

	*out = v_bool(false);
	TRY(expr_eval_node(v, e->kid[0], &x));
	if (expr_is_none(&x) || x.type != V_TEXT)
		return SALES_OK;
	TRY(expr_eval_node(v, e->kid[1], &y));
	if (y.type != V_TEXT)
		return SALES_OK;
	if (e->op == EX_GLOB) {
		*out = v_bool(folded_glob(x.u.s.p, x.u.s.n, y.u.s.p, y.u.s.n));
		return SALES_OK;
	}
	if (e->kid[1]->op == EX_VALUE) {
		*out = v_bool(folded_has(x.u.s.p, x.u.s.n, y.u.s.p, y.u.s.n));
		return SALES_OK;
	}
	text_fold(y.u.s.p, y.u.s.n, &b);
	n = b.n;
	*out = v_bool(n > 0 && folded_has(x.u.s.p, x.u.s.n, buf_str(&b), n));
	buf_done(&b);
	return SALES_OK;
}

/* ---- the whole --------------------------------------------------------- */

static int
eval_list(const struct eval *v, const struct expr *e, struct value *out)
{
	bool until = e->op == EX_OR;

	for (size_t i = 0; i < e->nkids; i++) {
		TRY(expr_eval_node(v, e->kid[i], out));
		if ((out->type == V_BOOL && out->u.i != 0) == until) {
			*out = v_bool(until);
			return SALES_OK;
		}
	}
	*out = v_bool(!until);
	return SALES_OK;
}

int
expr_eval_node(const struct eval *v, const struct expr *e, struct value *out)
{
	switch (e->op) {
	case EX_OR:
	case EX_AND:
		return eval_list(v, e, out);
	case EX_NOT:
		TRY(expr_eval_node(v, e->kid[0], out));
		*out = v_bool(out->type != V_BOOL || out->u.i == 0);
		return SALES_OK;
	case EX_EQ:
	case EX_NE:
	case EX_LT:
	case EX_LE:
	case EX_GT:
	case EX_GE:
		return eval_compare(v, e, out);
	case EX_HAS:
	case EX_GLOB:
		return eval_text(v, e, out);
	case EX_IN:
		return eval_in(v, e, out);
	case EX_EMPTY:
		TRY(expr_eval_node(v, e->kid[0], out));
		*out = v_bool(expr_is_none(out));
		return SALES_OK;
	case EX_ADD:
	case EX_SUB:
	case EX_MUL:
	case EX_DIV:
		return expr_eval_arithmetic(v, e, out);
	case EX_NEG:
		TRY(expr_eval_node(v, e->kid[0], out));
		return expr_eval_negative(v, e, out);
	case EX_CALL:
		return expr_eval_call(v, e, out);
	case EX_FIELD:
		return v->row->field(v->row->ctx, e->slot, out, v->err);
	case EX_VALUE:
		*out = e->value;
		return SALES_OK;
	case EX_RANGE:
	case EX_SEARCH:
	case EX_MATCH:
		break;
	}
	return FAIL(v->err, SALES_EBUG, "an expression was evaluated before it was bound");
}

int
expr_eval(const struct expr *e, const struct expr_row *row, struct value *out,
    struct sales_err *err)
{
	struct eval v = { row, err };

	return expr_eval_node(&v, e, out);
}
