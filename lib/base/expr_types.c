/* Types of what is computed: sums, products, functions. */
#include "lib/base/expr_inside.h"

/* A constant number beside an amount is an amount, if it can be one. */
void
expr_suit(struct expr *e, enum vtype type)
{
	int64_t unit = type == V_RATE ? RATE_UNIT : type == V_INT ? 1 : MONEY_UNIT, v;

	if (e->op != EX_VALUE || e->type != V_RATIO || type == V_RATIO ||
	    (type != V_MONEY && !expr_is_number(type)))
		return;
	if (unit % e->value.u.r.den == 0 &&
	    !__builtin_mul_overflow(e->value.u.r.num, unit / e->value.u.r.den, &v)) {
		e->type = type;
		e->value = v_of(type, v);
	}
}

/* What a sum of two types yields; V_NULL: they can't be added. */
static enum vtype
sum_type(enum expr_op op, enum vtype x, enum vtype y)
{
	if (x == V_DAY && y == V_DAY)
		return op == EX_SUB ? V_INT : V_NULL;
	if (x == V_DAY)
		return y == V_INT ? V_DAY : V_NULL;
	if (x == y && (x == V_MONEY || expr_is_number(x)))
		return x;
	if ((x == V_MONEY || x == V_RATIO) && (y == V_MONEY || y == V_RATIO))
		return V_RATIO;
	return expr_is_number(x) && expr_is_number(y) ? V_RATIO : V_NULL;
}

static enum vtype
product_type(enum expr_op op, enum vtype x, enum vtype y)
{
	bool numbers = (x == V_MONEY || expr_is_number(x)) && (y == V_MONEY || expr_is_number(y));

	if (!numbers || (op == EX_MUL && x == V_MONEY && y == V_MONEY) ||
	    (op == EX_DIV && x != V_MONEY && y == V_MONEY && x != V_RATIO))
		return V_NULL;
	return V_RATIO;
}

int
expr_bind_arithmetic(struct binder *b, struct expr *e)
{
	struct expr *x = e->kid[0], *y = e->kid[1];
	const char  *sign = e->op == EX_ADD ? "+" : e->op == EX_SUB ? "-" : e->op == EX_MUL ? "*" : "/";

	TRY(expr_bind_node(b, x));
	TRY(expr_bind_node(b, y));
	if (e->op == EX_ADD || e->op == EX_SUB) {
		expr_suit(x, y->type);
		expr_suit(y, x->type == V_DAY ? V_INT : x->type);
		e->type = sum_type(e->op, x->type, y->type);
	} else {
		e->type = product_type(e->op, x->type, y->type);
	}
	if (e->type != V_NULL)
		return SALES_OK;
	return BIND_FAIL(b, e, _("%s %s %s cannot be computed"), expr_type_name(x->type), sign,
	    expr_type_name(y->type));
}

int
expr_bind_negative(struct binder *b, struct expr *e)
{
	TRY(expr_bind_node(b, e->kid[0]));
	e->type = e->kid[0]->type;
	if (e->type == V_MONEY || expr_is_number(e->type))
		return SALES_OK;
	return BIND_FAIL(b, e, _("'-' needs a number, not %s"), expr_type_name(e->type));
}

/* ---- functions --------------------------------------------------------- */

/* A literal takes the type of the first argument that has one. */
static int
bind_args(struct binder *b, struct expr *e)
{
	const struct expr *lead = NULL;
	struct expr_lit    lit;

	for (size_t i = 0; i < e->nkids; i++) {
		if (expr_is_literal(e->kid[i]))
			continue;
		TRY(expr_bind_node(b, e->kid[i]));
		if (lead == NULL)
			lead = e->kid[i];
	}
	for (size_t i = 0; i < e->nkids; i++) {
		struct expr *kid = e->kid[i];

		if (!expr_is_literal(kid))
			continue;
		if (lead == NULL) {
			TRY(expr_number(b, kid));
			continue;
		}
		TRY(expr_literal(b, lead, lead->type, kid, kid->name, &lit));
		if (lit.range || lit.n > 0)
			return BIND_FAIL(b, kid, _("one value is expected here"));
		kid->op = EX_VALUE;
		kid->value = lit.from;
		kid->type = lit.from.type;
	}
	return SALES_OK;
}

static int
bind_builtin(struct binder *b, struct expr *e)
{
	bool days = strcmp(e->name, "days") == 0;

	if (days ? e->nkids != 2 : strcmp(e->name, "abs") == 0 ? e->nkids != 1 : e->nkids == 0)
		return BIND_FAIL(b, e, days ? _("days() takes two dates: days(created_on, closed_on)") :
		    _("%s() takes another number of arguments"), e->name);
	TRY(bind_args(b, e));
	e->type = days ? V_INT : e->kid[0]->type;
	for (size_t i = 0; i < e->nkids; i++) {
		struct expr *kid = e->kid[i];
		enum vtype   t = kid->type;

		if (days && t != V_DAY)
			return BIND_FAIL(b, kid, _("days() takes dates, this is %s"), expr_type_name(t));
		if (days)
			continue;
		if (t != V_MONEY && t != V_DAY && !expr_is_number(t))
			return BIND_FAIL(b, kid, _("%s() takes numbers, this is %s"), e->name,
			    expr_type_name(t));
		expr_suit(kid, e->type);
		expr_suit(e->kid[0], kid->type);
		t = kid->type;
		if (i > 0 && t != e->type) {
			e->type = t == V_DAY ? V_NULL : sum_type(EX_ADD, e->kid[0]->type, t);
			if (e->type == V_NULL)
				return BIND_FAIL(b, kid, _("%s() cannot compare %s with %s"), e->name,
				    expr_type_name(e->kid[0]->type), expr_type_name(t));
		}
	}
	return SALES_OK;
}

int
expr_bind_call(struct binder *b, struct expr *e)
{
	static const char *const builtin[] = { "min", "max", "abs", "days" };
	const char              *near;

	for (size_t i = 0; i < 4; i++)
		if (strcmp(e->name, builtin[i]) == 0)
			return bind_builtin(b, e);
	if (b->s->call != NULL) {
		int rc = b->s->call(b->s->ctx, e, &e->type, &e->slot, b->err);

		if (rc == SALES_OK || b->err->subject[0] != '\0')
			return rc;
		return err_point(b->err, e->text, e->at, (unsigned)strlen(e->name));
	}
	near = text_nearest(e->name, builtin, 4);
	BIND_FAIL(b, e, _("there is no function '%s'"), e->name);
	if (near != NULL)
		return err_hint(b->err, _("did you mean %s()?"), near);
	return err_hint(b->err, _("functions are min, max, abs and days"));
}
