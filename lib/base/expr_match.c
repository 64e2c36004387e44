#include "lib/base/expr_inside.h"

/* What `=`, `in`, `~` and field:values mean once the field's type is known:
 * all of them become EQ, NE, IN, HAS, GLOB, EMPTY over typed values. */

enum expr_match
expr_match_of(const struct binder *b, const struct expr *field)
{
	if (field->op != EX_FIELD || b->s->match == NULL)
		return MATCH_TEXT;
	return b->s->match(b->s->ctx, field->slot);
}

static struct expr *
new_node(struct binder *b, const struct expr *like, enum expr_op op, struct expr *kid)
{
	struct expr *e = arena_new(b->a, struct expr);

	e->op = op;
	e->text = like->text;
	e->at = like->at;
	e->len = like->len;
	e->type = V_BOOL;
	if (kid != NULL)
		expr_kids(b->a, e, kid);
	return e;
}

static struct expr *
value_kid(struct binder *b, const struct expr *like, struct value v)
{
	struct expr *e = new_node(b, like, EX_VALUE, NULL);

	e->name = like->name;
	e->value = v;
	e->type = v.type;
	return e;
}

/* The text to compare with, as the field's texts are matched. */
static struct value
match_text(struct binder *b, enum expr_match how, struct value v)
{
	size_t      n;
	const char *p;

	if (v.type != V_TEXT || how == MATCH_CODE)
		return v;
	p = folded_copy(b->a, v.u.s.p, v.u.s.n, &n);
	if (how == MATCH_TAGS)
		p = arena_printf(b->a, ",%.*s,", (int)n, p);
	return v_textn(p, how == MATCH_TAGS ? n + 2 : n);
}

/* ---- literals into lists ----------------------------------------------- */

/* One end of a range. */
static int
range_end(struct binder *b, const struct expr *left, const struct expr *kid, bool upper,
    struct value *out)
{
	struct expr_lit lit;

	*out = v_null();
	if (kid == NULL)
		return SALES_OK;
	TRY(expr_literal(b, left, left->type, kid, kid->name, &lit));
	if (lit.n > 0)
		return BIND_FAIL(b, kid, _("'%s' stands for several values, a range needs one"), kid->name);
	*out = lit.range && upper ? lit.to : lit.from;
	if (out->type == V_NULL)
		return BIND_FAIL(b, kid, _("'%s' has no end that a range could have"), kid->name);
	return SALES_OK;
}

static int
add_range(struct binder *b, struct expr *in, const struct expr *lit)
{
	const struct expr *left = in->kid[0];
	struct expr       *range = new_node(b, lit, EX_RANGE, NULL);
	struct value       end[2];

	if (left->type == V_TEXT || left->type == V_BOOL || left->type == V_REF)
		return BIND_FAIL(b, lit, _("%s has no order, so there is no range of it"), left->name == NULL ?
		    expr_type_name(left->type) : left->name);
	for (int i = 0; i < 2; i++) {
		TRY(range_end(b, left, lit->kid[i], i == 1, &end[i]));
		expr_kids(b->a, range, end[i].type == V_NULL ? NULL : value_kid(b, lit, end[i]));
	}
	if (end[0].type != V_NULL && end[1].type != V_NULL && expr_compare(&end[0], &end[1]) > 0)
		return BIND_FAIL(b, lit, _("the range '%s' ends before it begins"), lit->name);
	range->name = lit->name;
	expr_kids(b->a, in, range);
	return SALES_OK;
}

static int
add_literal(struct binder *b, struct expr *in, const struct expr *lit)
{
	const struct expr *left = in->kid[0];
	enum expr_match    how = left->type == V_TEXT ? expr_match_of(b, left) : MATCH_CODE;
	struct expr_lit    val;
	struct expr       *range;

	if (lit->op == EX_RANGE && left->type != V_TEXT)
		return add_range(b, in, lit);
	TRY(expr_literal(b, left, left->type, lit, lit->name, &val));
	if (val.range) {
		range = new_node(b, lit, EX_RANGE, NULL);
		range->name = lit->name;
		expr_kids(b->a, range, val.from.type == V_NULL ? NULL : value_kid(b, lit, val.from));
		expr_kids(b->a, range, val.to.type == V_NULL ? NULL : value_kid(b, lit, val.to));
		expr_kids(b->a, in, range);
		return SALES_OK;
	}
	for (size_t i = 0; i < val.n; i++)
		expr_kids(b->a, in, value_kid(b, lit, match_text(b, how, val.any[i])));
	if (val.n == 0)
		expr_kids(b->a, in, value_kid(b, lit, match_text(b, how, val.from)));
	in->fold = how != MATCH_CODE;
	return SALES_OK;
}

/* in -> the simplest form; a text among tags is looked for as ",text,". */
static void
settle(struct binder *b, struct expr *e, struct expr *in, bool negate)
{
	struct expr *left = in->kid[0], *any, *out = in;

	if (left->type == V_TEXT && expr_match_of(b, left) == MATCH_TAGS) {
		any = new_node(b, e, EX_OR, NULL);
		for (size_t i = 1; i < in->nkids; i++) {
			struct expr *has = new_node(b, e, EX_HAS, left);

			has->fold = true;
			expr_kids(b->a, any, expr_kids(b->a, has, in->kid[i]));
		}
		out = any->nkids == 1 ? any->kid[0] : any;
	} else if (in->nkids == 2 && in->kid[1]->op == EX_VALUE) {
		in->op = negate ? EX_NE : EX_EQ;
		*e = *in;
		return;
	}
	if (negate) {
		any = new_node(b, e, EX_AND, new_node(b, e, EX_NOT, out));
		out = expr_kids(b->a, any,
		    new_node(b, e, EX_NOT, new_node(b, e, EX_EMPTY, left)));
	}
	*e = *out;
}

int
expr_bind_equal(struct binder *b, struct expr *e, bool negate)
{
	struct expr *in = new_node(b, e, EX_IN, e->kid[0]);

	TRY(add_literal(b, in, e->kid[1]));
	settle(b, e, in, negate);
	return SALES_OK;
}

int
expr_bind_in(struct binder *b, struct expr *e)
{
	struct expr *in = new_node(b, e, EX_IN, e->kid[0]);

	for (size_t i = 1; i < e->nkids; i++) {
		struct expr *kid = e->kid[i];

		if (kid->op != EX_VALUE && kid->op != EX_RANGE && kid->op != EX_FIELD)
			return BIND_FAIL(b, kid, _("a list holds values, not computations"));
		TRY(add_literal(b, in, kid));
	}
	settle(b, e, in, false);
	return SALES_OK;
}

/* ---- texts ------------------------------------------------------------- */

/* A reference is matched by the name of what it leads to. */
static int
text_of(struct binder *b, const struct expr *e, struct expr *field, struct expr **out)
{
	static const char *const names[] = { "name", "title", "code" };
	struct sales_err         ignored;
	struct expr             *path;

	*out = field;
	if (field->type == V_TEXT)
		return SALES_OK;
	for (int i = 0; field->type == V_REF && field->op == EX_FIELD && i < 3; i++) {
		path = new_node(b, field, EX_FIELD, NULL);
		path->name = arena_printf(b->a, "%s.%s", field->name, names[i]);
		if (b->s->field(b->s->ctx, path->name, &path->type, &path->slot, &ignored) == SALES_OK &&
		    path->type == V_TEXT) {
			*out = path;
			return SALES_OK;
		}
	}
	return BIND_FAIL(b, e, _("only texts are searched for a part, and %s is %s"),
	    field->name == NULL ? _("this") : field->name, expr_type_name(field->type));
}

static int
has_node(struct binder *b, const struct expr *e, struct expr *field, const char *word,
    struct expr **out)
{
	struct expr *text;
	size_t       n;
	const char  *p;

	TRY(text_of(b, e, field, &text));
	*out = new_node(b, e, EX_HAS, text);
	(*out)->fold = true;
	p = folded_copy(b->a, word, strlen(word), &n);
	expr_kids(b->a, *out, value_kid(b, e, v_textn(p, n)));
	return SALES_OK;
}

int
expr_bind_has(struct binder *b, struct expr *e)
{
	struct expr *right = e->kid[1], *out;

	if (right->op == EX_VALUE || right->op == EX_RANGE) {
		TRY(has_node(b, e, e->kid[0], right->name, &out));
		*e = *out;
		return SALES_OK;
	}
	TRY(expr_bind_node(b, right));
	TRY(text_of(b, e, e->kid[0], &e->kid[0]));
	TRY(text_of(b, e, right, &e->kid[1]));
	e->fold = true;
	return SALES_OK;
}

static int
glob_node(struct binder *b, const struct expr *e, struct expr *field, const struct expr *lit,
    struct expr **out)
{
	struct expr *text;
	const char  *p;
	size_t       n;

	if (strcmp(lit->name, "*") == 0) {
		*out = new_node(b, e, EX_NOT, new_node(b, e, EX_EMPTY, field));
		return SALES_OK;
	}
	TRY(text_of(b, lit, field, &text));
	p = folded_copy(b->a, lit->name, strlen(lit->name), &n);
	if (expr_match_of(b, text) == MATCH_TAGS) {
		p = arena_printf(b->a, "*,%s,*", p);
		n += 4;
	}
	*out = new_node(b, e, EX_GLOB, text);
	expr_kids(b->a, *out, value_kid(b, lit, v_textn(p, n)));
	return SALES_OK;
}

/* field:a,b..c,d*, : values and ranges make one list, the rest is ORed. */
int
expr_bind_match(struct binder *b, struct expr *e)
{
	struct expr *field = e->kid[0], *part = NULL;
	struct expr *any = new_node(b, e, EX_OR, NULL), *in = new_node(b, e, EX_IN, field);
	bool         words = field->type == V_TEXT && expr_match_of(b, field) == MATCH_TEXT;

	for (size_t i = 1; i < e->nkids; i++) {
		struct expr *lit = e->kid[i];

		if (lit->op == EX_GLOB)
			TRY(glob_node(b, e, field, lit, &part));
		else if (lit->name[0] == '\0')
			part = new_node(b, e, EX_EMPTY, field);
		else if (words)
			TRY(has_node(b, e, field, lit->name, &part));
		else {
			TRY(add_literal(b, in, lit));
			continue;
		}
		expr_kids(b->a, any, part);
	}
	if (in->nkids > 1) {
		part = new_node(b, e, EX_IN, NULL);
		settle(b, part, in, false);
		expr_kids(b->a, any, part);
	}
	*e = any->nkids == 1 ? *any->kid[0] : *any;
	return SALES_OK;
}

/* A word alone: in any of the fields that are searched. */
int
expr_bind_search(struct binder *b, struct expr *e)
{
	struct expr     *any, *field, *match;
	struct sales_err ignored;
	struct binder    quiet = *b;

	if (b->s->search == NULL)
		return BIND_FAIL(b, e, _("'%s' stands where a condition is expected"), e->name);
	any = new_node(b, e, EX_OR, NULL);
	quiet.err = &ignored;
	for (const char *const *name = b->s->search; *name != NULL; name++) {
		field = new_node(b, e, EX_FIELD, NULL);
		field->name = *name;
		TRY(b->s->field(b->s->ctx, *name, &field->type, &field->slot, b->err));
		match = new_node(b, e, EX_IN, field);
		if (field->type == V_TEXT)
			TRY(has_node(b, e, field, e->name, &match));
		else if (add_literal(&quiet, match, e) != SALES_OK)
			continue;        /* no word can be such a value */
		else
			settle(b, match, match, false);
		if (field->type == V_REF && expr_match_of(b, field) == MATCH_CODE) {
			*e = *match;     /* a code means that record, not a text */
			return SALES_OK;
		}
		expr_kids(b->a, any, match);
	}
	if (any->nkids == 0)     /* a kind of which nothing is searched */
		return BIND_FAIL(b, e, _("'%s' stands where a condition is expected"), e->name);
	*e = any->nkids == 1 ? *any->kid[0] : *any;
	return SALES_OK;
}
