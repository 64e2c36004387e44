/* Conditions: comparisons joined by and, or, not. */
#include "lib/base/expr_inside.h"

/* Other languages' operators get the right spelling as their hint. */
static const struct { const char *wrong, *right; } spellings[] = {
	{ "==", "=" }, { "<>", "!=" }, { "=>", ">=" }, { "=<", "<=" }, { "=~", "~" },
	{ "&&", "and" }, { "&", "and" }, { "||", "or" }, { "|", "or" },
};

static int
check_spelling(struct reader *r)
{
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++) {
		size_t n = strlen(spellings[i].wrong);

		if (strncmp(r->text + r->at, spellings[i].wrong, n) != 0)
			continue;
		READ_FAIL(r, r->at, n, _("there is no operator '%s'"), spellings[i].wrong);
		return err_hint(r->err, _("write '%s'"), spellings[i].right);
	}
	return SALES_OK;
}

static bool
comparison(struct reader *r, enum expr_op *op)
{
	size_t len, eq;
	char   sign = read_punct(r, r->at, &len);
	bool   with = sign != '\0' && read_punct(r, r->at + len, &eq) == '=';

	switch (sign) {
	case '=':
		*op = EX_EQ;
		with = false;
		break;
	case '!':
		*op = EX_NE;
		if (!with)
			return false;
		break;
	case '<':
		*op = with ? EX_LE : EX_LT;
		break;
	case '>':
		*op = with ? EX_GE : EX_GT;
		break;
	case '~':
		*op = EX_HAS;
		with = false;
		break;
	case 'l':
	case 'g':
	case 'n':
		*op = sign == 'l' ? EX_LE : sign == 'g' ? EX_GE : EX_NE;
		with = false;
		break;
	default:
		return false;
	}
	r->at += with ? len + eq : len;
	return true;
}

/* What follows `in`: a list in brackets, or a period, which may have blanks. */
static int
parse_in(struct reader *r, struct expr *e)
{
	struct expr *item;
	size_t       len, end, at;
	char         sign;

	r->right = true;
	read_skip(r);
	at = r->at;
	if (read_punct(r, r->at, &len) != '(') {
		end = read_quote(r, at) > 0 ? at : expr_more_words(r, at);
		if (end > at) {
			r->at = end;
			item = expr_literal_node(r, at, end - at);
		} else {
			TRY(expr_parse_unary(r, &item));
		}
		expr_kids(r->a, e, item);
		r->right = false;
		return SALES_OK;
	}
	do {
		r->at += len;
		TRY(expr_parse_sum(r, &item));
		expr_kids(r->a, e, item);
		read_skip(r);
		sign = read_punct(r, r->at, &len);
	} while (sign == ',');
	r->right = false;
	if (sign != ')')
		return expr_unexpected(r, _("',' or ')'"));
	r->at += len;
	return SALES_OK;
}

static int
parse_words(struct reader *r, size_t at, struct expr **out)
{
	bool negate = false;

	if (read_is(r, r->at, "is")) {
		r->at += 2;
		read_skip(r);
		if ((negate = read_is(r, r->at, "not"))) {
			r->at += 3;
			read_skip(r);
		}
		if (!read_is(r, r->at, "empty"))
			return expr_unexpected(r, _("'empty'"));
		r->at += 5;
		*out = expr_node(r, EX_EMPTY, at, 1, *out);
	} else {
		if ((negate = read_is(r, r->at, "not"))) {
			r->at += 3;
			read_skip(r);
			if (!read_is(r, r->at, "in"))
				return expr_unexpected(r, _("'in'"));
		}
		r->at += 2;
		*out = expr_node(r, EX_IN, at, 1, *out);
		TRY(parse_in(r, *out));
		(*out)->len = (unsigned)(r->at - at);
	}
	if (negate)
		*out = expr_node(r, EX_NOT, at, 1, *out);
	return SALES_OK;
}

static int
parse_compare(struct reader *r, struct expr **out)
{
	struct expr *right;
	enum expr_op op;
	size_t       at;

	read_skip(r);
	at = r->at;
	TRY(expr_parse_sum(r, out));
	read_skip(r);
	if (read_is(r, r->at, "in") || read_is(r, r->at, "is") || read_is(r, r->at, "not"))
		return parse_words(r, at, out);
	TRY(check_spelling(r));
	if (!comparison(r, &op))
		return SALES_OK;
	r->right = true;
	TRY(expr_parse_sum(r, &right));
	r->right = false;
	*out = expr_node(r, op, at, 2, *out, right);
	return SALES_OK;
}

/* A word that stands where yes or no is wanted is looked for, as among terms. */
static struct expr *
condition(const struct reader *r, struct expr *e)
{
	if (!r->words)
		return e;
	if (e->op == EX_VALUE ||
	    (e->op == EX_FIELD && r->is_field != NULL && !r->is_field(r->ctx, e->name)))
		e->op = EX_SEARCH;
	return e;
}

static int
parse_not(struct reader *r, struct expr **out)
{
	size_t at, len;

	read_skip(r);
	at = r->at;
	if (!read_is(r, at, "not") || read_punct(r, at + 3, &len) == ':')
		return parse_compare(r, out);
	r->at += 3;
	TRY(expr_enter(r));
	TRY(parse_not(r, out));
	r->depth--;
	*out = expr_node(r, EX_NOT, at, 1, condition(r, *out));
	return SALES_OK;
}

static int
parse_list(struct reader *r, enum expr_op op, const char *word,
    int (*part)(struct reader *, struct expr **), struct expr **out)
{
	struct expr *list = NULL, *kid;
	size_t       at;

	read_skip(r);
	at = r->at;
	TRY(part(r, out));
	for (;;) {
		read_skip(r);
		if (!read_is(r, r->at, word))
			break;
		r->at += strlen(word);
		TRY(part(r, &kid));
		if (list == NULL)
			list = expr_node(r, op, at, 1, condition(r, *out));
		expr_kids(r->a, list, condition(r, kid));
	}
	if (list != NULL) {
		list->len = (unsigned)(r->at - at);
		*out = list;
	}
	return SALES_OK;
}

static int
parse_and(struct reader *r, struct expr **out)
{
	return parse_list(r, EX_AND, "and", parse_not, out);
}

int
expr_parse_or(struct reader *r, struct expr **out)
{
	return parse_list(r, EX_OR, "or", parse_and, out);
}

int
expr_parse_all(struct reader *r, struct expr **out)
{
	size_t len;
	int    rc;

	TRY(read_check(r));
	read_skip(r);
	if (r->at >= r->n)
		return FAIL(r->err, SALES_EUSAGE, _("the expression is empty"));
	TRY(expr_parse_or(r, out));
	*out = condition(r, *out);
	read_skip(r);
	if (r->at >= r->n)
		return SALES_OK;
	TRY(check_spelling(r));
	if (read_punct(r, r->at, &len) == ')')
		return READ_FAIL(r, r->at, len, _("no bracket was opened for this ')'"));
	rc = expr_unexpected(r, _("'and', 'or' or the end"));
	if (read_word(r, r->at) > 0)
		err_hint(r->err, _("a value with blanks goes into quotes: name = \"two words\""));
	return rc;
}

int
expr_parse(struct arena *a, const char *text, struct expr **out, struct sales_err *err)
{
	struct reader r = { .a = a, .text = text, .n = strlen(text), .err = err };

	return expr_parse_all(&r, out);
}

int
expr_parse_where(struct arena *a, const char *text,
    bool (*is_field)(void *ctx, const char *name), void *ctx, struct expr **out,
    struct sales_err *err)
{
	struct reader r = { .a = a, .text = text, .n = strlen(text), .err = err, .words = true,
		.is_field = is_field, .ctx = ctx };

	return expr_parse_all(&r, out);
}
