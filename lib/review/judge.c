#include "lib/review/judge.h"

#include <string.h>

/* ---- numbers ------------------------------------------------------------- */

static bool
set_value(const struct value *v, struct exact *out)
{
	struct ratio r;

	switch (v->type) {
	case V_RATIO:
		exact_set_ratio(out, v->u.r);
		return true;
	case V_INT:
		exact_set_ratio(out, (struct ratio){ v->u.i, 1 });
		return true;
	case V_NUM:
	case V_MONEY:
		if (!ratio_make(v->u.i, MONEY_UNIT, &r))
			return false;
		exact_set_ratio(out, r);
		return true;
	case V_RATE:
		exact_set_ratio(out, ratio_of_rate(v->u.i));
		return true;
	case V_NULL:
	case V_BOOL:
	case V_DAY:
	case V_TIME:
	case V_TEXT:
	case V_REF:
		break;
	}
	return false;
}

static int
arithmetic(const struct expr *e, const struct known *k, struct exact *out, bool *has, struct sales_err *err)
{
	CLEANUP(exact_done) struct exact right;

	exact_init(&right);
	TRY(judge_number(e->kid[0], k, out, has, err));
	if (!*has)
		return SALES_OK;
	TRY(judge_number(e->kid[1], k, &right, has, err));
	if (!*has)
		return SALES_OK;
	if (e->op == EX_ADD)
		exact_add(out, &right);
	else if (e->op == EX_SUB)
		exact_sub(out, &right);
	else if (e->op == EX_MUL)
		exact_product(out, &right);
	else if ((*has = exact_sign(&right) != 0))
		exact_quotient(out, out, &right);
	return SALES_OK;
}

static int
builtin(const struct expr *e, const struct known *k, struct exact *out, bool *has, struct sales_err *err)
{
	CLEANUP(exact_done) struct exact other;
	const bool                       lower = strcmp(e->name, "min") == 0;

	exact_init(&other);
	TRY(judge_number(e->kid[0], k, out, has, err));
	if (*has && strcmp(e->name, "abs") == 0 && exact_sign(out) < 0)
		exact_multiply(out, (struct ratio){ -1, 1 });
	for (size_t i = 1; *has && i < e->nkids; i++) {
		TRY(judge_number(e->kid[i], k, &other, has, err));
		if (*has && (lower ? exact_cmp(&other, out) < 0 : exact_cmp(&other, out) > 0))
			exact_set(out, &other);
	}
	return SALES_OK;
}

int
judge_number(const struct expr *e, const struct known *k, struct exact *out, bool *has, struct sales_err *err)
{
	*has = false;
	if (e->op == EX_VALUE) {
		*has = set_value(&e->value, out);
	} else if (e->op == EX_NEG) {
		TRY(judge_number(e->kid[0], k, out, has, err));
		exact_multiply(out, (struct ratio){ -1, 1 });
	} else if (e->op >= EX_ADD && e->op <= EX_DIV) {
		return arithmetic(e, k, out, has, err);
	} else if (e->op == EX_CALL && e->slot == NULL) {
		return builtin(e, k, out, has, err);
	} else if (e->op == EX_FIELD || e->op == EX_CALL) {
		return k->number(k->ctx, e->slot, out, has, err);
	}
	return SALES_OK;
}

/* ---- conditions ---------------------------------------------------------- */

static int
read_text(void *ctx, const void *slot, struct value *out, struct sales_err *err)
{
	const struct known *k = ctx;

	(void)err;
	*out = v_text(k->text(k->ctx, slot));
	return SALES_OK;
}

static int
text_holds(const struct expr *e, const struct known *k, bool *holds, struct sales_err *err)
{
	struct known    copy = *k;
	struct expr_row row = { .ctx = &copy, .field = read_text };
	struct value    v;

	TRY(expr_eval(e, &row, &v, err));
	*holds = v.type == V_BOOL && v.u.i != 0;
	return SALES_OK;
}

static bool
cmp_holds(enum expr_op op, int c)
{
	return op == EX_EQ ? c == 0 : op == EX_NE ? c != 0 : op == EX_LT ? c < 0 : op == EX_LE ? c <= 0 :
	    op == EX_GT ? c > 0 : c >= 0;
}

static int
compare(enum expr_op op, const struct exact *x, const struct expr *right, const struct known *k, bool *holds,
    struct sales_err *err)
{
	CLEANUP(exact_done) struct exact y;
	bool                             has;

	exact_init(&y);
	TRY(judge_number(right, k, &y, &has, err));
	*holds = has && cmp_holds(op, exact_cmp(x, &y));
	return SALES_OK;
}

/* Is x one of the listed numbers or within one of the ranges? */
static int
in_list(const struct expr *e, const struct exact *x, const struct known *k, bool *holds, struct sales_err *err)
{
	for (size_t i = 1; !*holds && i < e->nkids; i++) {
		const struct expr *item = e->kid[i];

		*holds = true;
		if (item->op != EX_RANGE) {
			TRY(compare(EX_EQ, x, item, k, holds, err));
			continue;
		}
		if (item->kid[0] != NULL)
			TRY(compare(EX_GE, x, item->kid[0], k, holds, err));
		if (*holds && item->kid[1] != NULL)
			TRY(compare(EX_LE, x, item->kid[1], k, holds, err));
	}
	return SALES_OK;
}

static int
number_holds(const struct expr *e, const struct known *k, bool *holds, struct sales_err *err)
{
	CLEANUP(exact_done) struct exact x;
	bool                             has;

	exact_init(&x);
	TRY(judge_number(e->kid[0], k, &x, &has, err));
	if (e->op == EX_EMPTY)
		*holds = !has;
	else if (has && e->op == EX_IN)
		return in_list(e, &x, k, holds, err);
	else if (has)
		return compare(e->op, &x, e->kid[1], k, holds, err);
	return SALES_OK;
}

int
judge_holds(const struct expr *e, const struct known *k, bool *holds, struct sales_err *err)
{
	*holds = false;
	if (e->op == EX_AND || e->op == EX_OR) {
		*holds = e->op == EX_AND;
		for (size_t i = 0; i < e->nkids && *holds == (e->op == EX_AND); i++)
			TRY(judge_holds(e->kid[i], k, holds, err));
		return SALES_OK;
	}
	if (e->op == EX_NOT) {
		TRY(judge_holds(e->kid[0], k, holds, err));
		*holds = !*holds;
		return SALES_OK;
	}
	if (e->nkids == 0)
		return SALES_OK;
	return e->kid[0]->type == V_TEXT ? text_holds(e, k, holds, err) : number_holds(e, k, holds, err);
}

void
judge_names(const struct expr *e, void (*fn)(void *arg, const struct judged_name *name), void *arg)
{
	if ((e->op == EX_FIELD || e->op == EX_CALL) && e->slot != NULL) {
		fn(arg, e->slot);
		return;
	}
	for (size_t i = 0; i < e->nkids; i++)
		if (e->kid[i] != NULL)
			judge_names(e->kid[i], fn, arg);
}
