/* Values, brackets, calls, products and sums: what a comparison compares. */
#include "lib/base/expr_inside.h"

int
expr_enter(struct reader *r)
{
	if (++r->depth > EXPR_DEPTH)
		return READ_FAIL(r, r->at, 1, _("more than %d levels of brackets"), EXPR_DEPTH);
	return SALES_OK;
}

/* What stands where something else was expected, for a message. */
int
expr_unexpected(struct reader *r, const char *expected)
{
	size_t      n = read_word(r, r->at), len = 0;
	const char *word;

	if (r->at >= r->n)
		return READ_FAIL(r, r->n, 1, _("the expression ends where %s is expected"), expected);
	if (n == 0) {
		n = read_quote(r, r->at);
		if (n == 0 && read_punct(r, r->at, &len) == '\0')
			text_char(r->text + r->at, r->n - r->at, &len);
		n = n == 0 ? len : n;
	}
	word = arena_strndup(r->a, r->text + r->at, n);
	return READ_FAIL(r, r->at, n, _("'%s' stands where %s is expected"), word, expected);
}

static int
parse_paren(struct reader *r, size_t open, struct expr **out)
{
	bool   right = r->right, args = r->args;
	size_t at = r->at, len;

	r->at += open;
	r->right = r->args = false;
	TRY(expr_enter(r));
	TRY(expr_parse_or(r, out));
	r->depth--;
	r->right = right;
	r->args = args;
	read_skip(r);
	if (read_punct(r, r->at, &len) != ')') {
		if (r->at >= r->n)
			return READ_FAIL(r, at, 1, _("the bracket that opens here is not closed"));
		return expr_unexpected(r, _("'and', 'or' or ')'"));
	}
	r->at += len;
	return SALES_OK;
}

static int
parse_call(struct reader *r, size_t at, size_t n, struct expr **out)
{
	struct expr *call, *arg;
	bool         right = r->right, args = r->args;
	size_t       len;
	char         sign;

	TRY(expr_enter(r));
	call = expr_node(r, EX_CALL, at, 0);
	call->name = arena_strndup(r->a, r->text + at, n);
	read_punct(r, r->at, &len);
	r->at += len;
	r->args = true;
	r->right = true;
	read_skip(r);
	if (read_punct(r, r->at, &len) != ')') {
		do {
			TRY(expr_parse_sum(r, &arg));
			expr_kids(r->a, call, arg);
			read_skip(r);
			sign = read_punct(r, r->at, &len);
			if (sign == ',')
				r->at += len;
		} while (sign == ',');
		if (sign != ')')
			return expr_unexpected(r, _("',' or ')'"));
	}
	r->at += len;
	call->len = (unsigned)(r->at - at);
	r->depth--;
	r->right = right;
	r->args = args;
	*out = call;
	return SALES_OK;
}

/* Words one after the other are one literal (last 2 quarters). */
size_t
expr_more_words(const struct reader *r, size_t end)
{
	struct reader look = *r;
	size_t        n;

	look.at = end;
	for (;;) {
		read_skip(&look);
		n = read_word(&look, look.at);
		if (n == 0 || read_reserved(&look, look.at) != NULL)
			return end;
		look.at += n;
		end = look.at;
	}
}

static bool
is_number_start(const char *p, size_t n)
{
	return n > 0 && ((p[0] >= '0' && p[0] <= '9') || p[0] == '$' || p[0] == '@' || p[0] == '.' ||
	    (n > 2 && memcmp(p, "￥", 3) == 0) || (n > 1 && memcmp(p, "¥", 2) == 0) ||
	    /* fullwidth digits */
	    (n > 2 && memcmp(p, "\xEF\xBC", 2) == 0 && (unsigned char)p[2] >= 0x90 &&
	        (unsigned char)p[2] <= 0x99));
}

static int
parse_word(struct reader *r, size_t n, struct expr **out)
{
	size_t      at = r->at, len, end;
	const char *p = r->text + at;

	r->at += n;
	end = r->at;
	if (!is_number_start(p, n)) {
		read_skip(r);
		if (read_punct(r, r->at, &len) == '(')
			return parse_call(r, at, n, out);
		r->at = end;
	}
	if (r->args && r->right) {
		end = expr_more_words(r, r->at);
		if (end != r->at) {
			r->at = end;
			*out = expr_literal_node(r, at, end - at);
			return SALES_OK;
		}
	}
	if (is_number_start(p, n) || (r->right && memmem(p, n, "..", 2) != NULL)) {
		*out = expr_literal_node(r, at, n);
		return SALES_OK;
	}
	*out = expr_node(r, EX_FIELD, at, 0);
	(*out)->name = arena_strndup(r->a, p, n);
	return SALES_OK;
}

/* +7d, -2w: a day counted from today, not arithmetic. */
static size_t
signed_day(const struct reader *r)
{
	size_t len, n;

	if (!r->right || (r->text[r->at] != '+' && r->text[r->at] != '-'))
		return 0;
	len = read_word(r, r->at + 1);
	if (len < 2 || r->text[r->at + 1] < '0' || r->text[r->at + 1] > '9')
		return 0;
	for (n = 1; n < len && r->text[r->at + n] >= '0' && r->text[r->at + n] <= '9'; n++)
		;
	return n == len && strchr("dwmqyDWMQY", r->text[r->at + n]) != NULL ? len + 1 : 0;
}

static struct expr *
negative(const struct reader *r, size_t at, struct expr *e)
{
	if (e->op != EX_VALUE || e->quoted || e->name[0] == '-')
		return expr_node(r, EX_NEG, at, 1, e);
	e->name = arena_printf(r->a, "-%s", e->name);
	e->len += e->at - (unsigned)at;
	e->at = (unsigned)at;
	return e;
}

int
expr_parse_unary(struct reader *r, struct expr **out)
{
	size_t      at, len, n;
	const char *text;
	char        sign;

	read_skip(r);
	at = r->at;
	if (read_quote(r, at) > 0) {
		TRY(read_quoted(r, &text));
		*out = expr_node(r, EX_VALUE, at, 0);
		(*out)->name = text;
		(*out)->quoted = true;
		return SALES_OK;
	}
	if (!r->right) {
		TRY(expr_term(r, false, out));
		if (*out != NULL)
			return SALES_OK;
	}
	if (at < r->n && (n = signed_day(r)) > 0) {
		r->at += n;
		*out = expr_literal_node(r, at, n);
		return SALES_OK;
	}
	sign = read_punct(r, at, &len);
	if (sign == '(')
		return parse_paren(r, len, out);
	if (sign == '-') {
		r->at += len;
		TRY(expr_enter(r));
		TRY(expr_parse_unary(r, out));
		r->depth--;
		*out = negative(r, at, *out);
		return SALES_OK;
	}
	n = read_word(r, at);
	if (n == 0 || read_reserved(r, at) != NULL)
		return expr_unexpected(r, _("a value"));
	return parse_word(r, n, out);
}

static int
chain(struct reader *r)
{
	if (++r->chain > EXPR_CHAIN)
		return READ_FAIL(r, r->at, 1, _("more than %d sums and products"), EXPR_CHAIN);
	return SALES_OK;
}

static int
parse_product(struct reader *r, struct expr **out)
{
	struct expr *right;
	size_t       at, len;
	char         sign;

	read_skip(r);
	at = r->at;
	TRY(expr_parse_unary(r, out));
	for (;;) {
		read_skip(r);
		sign = read_punct(r, r->at, &len);
		if (sign != '*' && sign != '/')
			return SALES_OK;
		TRY(chain(r));
		r->at += len;
		TRY(expr_parse_unary(r, &right));
		*out = expr_node(r, sign == '*' ? EX_MUL : EX_DIV, at, 2, *out, right);
	}
}

int
expr_parse_sum(struct reader *r, struct expr **out)
{
	struct expr *right;
	size_t       at, len;
	char         sign;

	read_skip(r);
	at = r->at;
	TRY(parse_product(r, out));
	for (;;) {
		read_skip(r);
		sign = read_punct(r, r->at, &len);
		if (sign != '+' && sign != '-')
			return SALES_OK;
		TRY(chain(r));
		r->at += len;
		TRY(parse_product(r, &right));
		*out = expr_node(r, sign == '+' ? EX_ADD : EX_SUB, at, 2, *out, right);
	}
}
