#include "lib/base/expr_inside.h"

bool
expr_is_literal(const struct expr *e)
{
	return (e->op == EX_VALUE || e->op == EX_RANGE) && e->type == V_NULL;
}

static int
bind_field(struct binder *b, struct expr *e)
{
	int rc = b->s->field(b->s->ctx, e->name, &e->type, &e->slot, b->err);

	if (rc == SALES_OK)
		return SALES_OK;
	b->err->code = SALES_EUSAGE;
	if (strchr(e->name, '-') != NULL)
		err_hint(b->err, _("a minus needs blanks around it: a - b"));
	return err_point(b->err, e->text, e->at, e->len);
}

/* Is the word a field of the scope? Then it is bound. */
static bool
try_field(struct binder *b, struct expr *e)
{
	struct sales_err ignored;
	struct binder    quiet = *b;

	quiet.err = &ignored;
	return bind_field(&quiet, e) == SALES_OK;
}

static const char *
shown(const struct expr *e)
{
	return e->name != NULL ? e->name : _("this");
}

static int
bind_condition(struct binder *b, struct expr *e)
{
	if (e->op == EX_VALUE && e->type == V_NULL)
		return BIND_FAIL(b, e, _("'%s' stands where a condition is expected"), e->name);
	TRY(expr_bind_node(b, e));
	if (e->type == V_BOOL)
		return SALES_OK;
	return BIND_FAIL(b, e, _("a condition is expected here, but %s is %s"), shown(e),
	    expr_type_name(e->type));
}

/* ---- comparisons ------------------------------------------------------- */

static const char *
name_of(const struct expr *e)
{
	return e->op == EX_FIELD ? e->name : _("the left side");
}

static int
bind_order(struct binder *b, struct expr *e)
{
	struct expr    *left = e->kid[0], *right = e->kid[1];
	struct expr_lit lit;
	bool            low = e->op == EX_LT || e->op == EX_GE;

	TRY(expr_literal(b, left, left->type, right, right->name, &lit));
	if (lit.n > 0 || (lit.range && (low ? lit.from : lit.to).type == V_NULL))
		return BIND_FAIL(b, right, _("'%s' is not one value that %s could be compared with"),
		    right->name, name_of(left));
	right->op = EX_VALUE;
	right->value = lit.range && !low ? lit.to : lit.from;
	right->type = right->value.type;
	if (right->type == V_TEXT && (e->fold = expr_match_of(b, left) == MATCH_TEXT)) {
		size_t      n;
		const char *p = folded_copy(b->a, right->name, strlen(right->name), &n);

		right->value = v_textn(p, n);
	}
	return SALES_OK;
}

/* The word right of a comparison: a literal, unless it can only be a field. */
static int
right_word(struct binder *b, struct expr *e)
{
	struct expr     *left = e->kid[0], *right = e->kid[1];
	struct expr_lit  lit;
	struct sales_err ignored;
	struct binder    quiet = *b;
	bool             dotted = strchr(right->name, '.') != NULL;

	quiet.err = &ignored;
	if (left->type == V_TEXT || left->type == V_REF) {
		if (!dotted && expr_match_of(b, left) == MATCH_TEXT && left->type == V_TEXT)
			right->op = EX_VALUE;
		else if (!dotted && expr_literal(&quiet, left, left->type, right, right->name, &lit) == SALES_OK)
			right->op = EX_VALUE;
		else if (!try_field(b, right))
			right->op = EX_VALUE;
		return SALES_OK;
	}
	if (!try_field(b, right))
		right->op = EX_VALUE;
	return SALES_OK;
}

static bool
comparable(const struct binder *b, const struct expr *x, const struct expr *y)
{
	if (x->type == V_REF && y->type == V_REF && b->s->same_kind != NULL && x->slot != NULL &&
	    y->slot != NULL)
		return b->s->same_kind(b->s->ctx, x->slot, y->slot);
	if (x->type == y->type)
		return true;
	if ((x->type == V_MONEY && y->type == V_RATIO) || (x->type == V_RATIO && y->type == V_MONEY))
		return true;
	return expr_is_number(x->type) && expr_is_number(y->type);
}

static void
turn_around(struct expr *e)
{
	static const enum expr_op turned[] = { [EX_LT] = EX_GT, [EX_LE] = EX_GE, [EX_GT] = EX_LT,
		[EX_GE] = EX_LE };
	struct expr              *left = e->kid[0];

	e->kid[0] = e->kid[1];
	e->kid[1] = left;
	if (e->op >= EX_LT && e->op <= EX_GE)
		e->op = turned[e->op];
}

static bool
has_order(const struct binder *b, const struct expr *left)
{
	if (left->type == V_TEXT)
		return expr_match_of(b, left) == MATCH_TEXT;
	return left->type != V_REF && left->type != V_BOOL;
}

static int
bind_compare(struct binder *b, struct expr *e)
{
	struct expr *left, *right;
	bool         order = e->op >= EX_LT && e->op <= EX_GE;

	if (expr_is_literal(e->kid[0]) && !expr_is_literal(e->kid[1]) && e->op != EX_HAS)
		turn_around(e);
	left = e->kid[0];
	TRY(expr_bind_node(b, left));
	if (order && !has_order(b, left))
		return BIND_FAIL(b, e, _("%s has no order: use = or in"), name_of(left));
	e->type = V_BOOL;
	right = e->kid[1];
	if (right->op == EX_FIELD && right->type == V_NULL)
		TRY(right_word(b, e));
	if (e->op == EX_HAS)
		return expr_bind_has(b, e);
	if (expr_is_literal(right)) {
		if (order && right->op == EX_VALUE)
			return bind_order(b, e);
		if (order)
			return BIND_FAIL(b, right, _("a range can be selected by 'in', not compared"));
		return expr_bind_equal(b, e, e->op == EX_NE);
	}
	TRY(expr_bind_node(b, right));
	expr_suit(right, left->type);
	expr_suit(left, right->type);
	e->fold = left->type == V_TEXT && expr_match_of(b, left) == MATCH_TEXT;
	if (comparable(b, left, right))
		return SALES_OK;
	if (left->type == V_REF && right->type == V_REF)
		return BIND_FAIL(b, e, _("'%s' and '%s' refer to different kinds of records"), left->name,
		    right->name);
	return BIND_FAIL(b, e, _("%s cannot be compared with %s"), expr_type_name(left->type),
	    expr_type_name(right->type));
}

static int
bind_empty(struct binder *b, struct expr *e)
{
	if (expr_is_literal(e->kid[0]))
		return BIND_FAIL(b, e->kid[0], _("only a field can be empty"));
	TRY(expr_bind_node(b, e->kid[0]));
	e->type = V_BOOL;
	return SALES_OK;
}

int
expr_bind_node(struct binder *b, struct expr *e)
{
	if (e->type != V_NULL)
		return SALES_OK;
	switch (e->op) {
	case EX_OR:
	case EX_AND:
	case EX_NOT:
		for (size_t i = 0; i < e->nkids; i++)
			TRY(bind_condition(b, e->kid[i]));
		e->type = V_BOOL;
		return SALES_OK;
	case EX_EQ:
	case EX_NE:
	case EX_LT:
	case EX_LE:
	case EX_GT:
	case EX_GE:
	case EX_HAS:
		return bind_compare(b, e);
	case EX_IN:
		TRY(expr_bind_node(b, e->kid[0]));
		return expr_bind_in(b, e);
	case EX_EMPTY:
		return bind_empty(b, e);
	case EX_MATCH:
		TRY(expr_bind_node(b, e->kid[0]));
		return expr_bind_match(b, e);
	case EX_SEARCH:
		return expr_bind_search(b, e);
	case EX_ADD:
	case EX_SUB:
	case EX_MUL:
	case EX_DIV:
		return expr_bind_arithmetic(b, e);
	case EX_NEG:
		return expr_bind_negative(b, e);
	case EX_CALL:
		return expr_bind_call(b, e);
	case EX_FIELD:
		return bind_field(b, e);
	case EX_VALUE:
	case EX_RANGE:
	case EX_GLOB:
		break;
	}
	return expr_number(b, e);
}

/* May a value of type t stand where want is needed? */
static bool
suits(enum vtype t, enum vtype want)
{
	if (t == want || want == V_NULL)
		return true;
	if (want == V_MONEY || want == V_NUM)
		return t == V_RATIO || (want == V_NUM && t == V_INT);
	return want == V_RATIO && (expr_is_number(t) || t == V_MONEY);
}

int
expr_bind(struct arena *a, struct expr *e, const struct expr_scope *s, enum vtype want,
    struct sales_err *err)
{
	struct binder   b = { a, s, err };
	struct expr_lit lit;

	if (expr_is_literal(e) && e->op == EX_VALUE && want != V_NULL && want != V_BOOL) {
		TRY(expr_literal(&b, NULL, want, e, e->name, &lit));
		e->value = lit.from;
		e->type = lit.from.type;
		return SALES_OK;
	}
	if (want == V_BOOL)
		return bind_condition(&b, e);
	TRY(expr_bind_node(&b, e));
	if (suits(e->type, want))
		return SALES_OK;
	return BIND_FAIL(&b, e, _("%s is needed here, but this is %s"), expr_type_name(want),
	    expr_type_name(e->type));
}
