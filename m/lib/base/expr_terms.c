#include "lib/base/expr_inside.h"

#include <strings.h>

/* One term: [not:] ( field[.op] ":" values | "+" tag | word ). */

static const struct { const char *suffix; enum expr_op op; } suffixes[] = {
	{ ".lt", EX_LT }, { ".le", EX_LE }, { ".gt", EX_GT }, { ".ge", EX_GE }, { ".ne", EX_NE },
};

static bool
known(const struct reader *r, const char *name)
{
	return r->is_field == NULL || r->is_field(r->ctx, name);
}

/* In an expression a value ends at a blank or a bracket, as an argument of
 * the shell it ends where the argument ends. */
static bool
at_end(const struct reader *r, bool shell)
{
	size_t len;

	return r->at >= r->n ||
	    (!shell && (read_blank(r, r->at) > 0 || read_punct(r, r->at, &len) == ')'));
}

/* Reading one value up to a comma. */
struct piece {
	struct buf  text;      /* escapes taken away */
	struct buf  pattern;   /* escapes kept, for a glob */
	size_t      at;
	bool        quoted, glob;
};

static void
piece_put(struct piece *p, const char *s, size_t n, bool escaped)
{
	buf_put(&p->text, s, n);
	if (escaped)
		buf_putc(&p->pattern, '\\');
	buf_put(&p->pattern, s, n);
}

static int
read_piece(struct reader *r, bool shell, struct piece *p)
{
	const char *quoted;
	size_t      len;
	char        sign;

	p->at = r->at;
	while (!at_end(r, shell)) {
		if (read_quote(r, r->at) > 0 && p->text.n == 0 && (!shell || r->text[r->at] == '"')) {
			TRY(read_quoted(r, &quoted));
			piece_put(p, quoted, strlen(quoted), false);
			p->quoted = true;
			continue;
		}
		sign = read_punct(r, r->at, &len);
		if (sign == ',')
			break;
		if (r->text[r->at] == '\\' && r->at + 1 < r->n) {
			r->at++;
			text_char(r->text + r->at, r->n - r->at, &len);
			piece_put(p, r->text + r->at, len, true);
		} else {
			text_char(r->text + r->at, r->n - r->at, &len);
			if (len == 1 && (r->text[r->at] == '*' || r->text[r->at] == '?'))
				p->glob = true;
			piece_put(p, r->text + r->at, len, false);
		}
		r->at += len;
	}
	return SALES_OK;
}

static struct expr *
piece_node(struct reader *r, const struct piece *p)
{
	struct expr *e;

	if (!p->quoted && !p->glob && p->text.n == p->pattern.n && p->text.n == r->at - p->at)
		return expr_literal_node(r, p->at, p->text.n);
	e = expr_node(r, p->glob && !p->quoted ? EX_GLOB : EX_VALUE, p->at, 0);
	e->quoted = p->quoted;
	e->name = e->op == EX_GLOB ? arena_strndup(r->a, buf_str(&p->pattern), p->pattern.n) :
	    arena_strndup(r->a, buf_str(&p->text), p->text.n);
	return e;
}

static int
read_values(struct reader *r, bool shell, struct expr *match)
{
	size_t len;
	char   sign;
	int    rc;

	do {
		struct piece p = { .text = { 0 } };

		rc = read_piece(r, shell, &p);
		if (rc == SALES_OK)
			expr_kids(r->a, match, piece_node(r, &p));
		buf_done(&p.text);
		buf_done(&p.pattern);
		if (rc != SALES_OK)
			return rc;
		sign = r->at < r->n ? read_punct(r, r->at, &len) : '\0';
		if (sign == ',')
			r->at += len;
	} while (sign == ',');
	return SALES_OK;
}

static struct expr *
field_node(struct reader *r, size_t at, const char *name)
{
	struct expr *e = expr_node(r, EX_FIELD, at, 0);

	e->name = name;
	e->len = (unsigned)strlen(name);
	return e;
}

/* due.lt, amount.ge; a field that is really called so wins. */
static enum expr_op
cut_suffix(const struct reader *r, const char **name)
{
	size_t n = strlen(*name);

	if (r->is_field != NULL && r->is_field(r->ctx, *name))
		return EX_MATCH;
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (n > 3 && strcasecmp(*name + n - 3, suffixes[i].suffix) == 0) {
			*name = arena_strndup(r->a, *name, n - 3);
			return suffixes[i].op;
		}
	return EX_MATCH;
}

/* field.lt:value is a comparison; .ne of several is none of them. */
static int
compare_node(struct reader *r, enum expr_op op, size_t at, struct expr *match, struct expr **out)
{
	struct expr *all;

	if (op == EX_MATCH) {
		*out = match;
		return SALES_OK;
	}
	for (size_t i = 1; i < match->nkids; i++)
		if (match->kid[i]->op != EX_VALUE || match->kid[i]->name[0] == '\0')
			return READ_FAIL(r, match->kid[i]->at, match->kid[i]->len,
			    _("one value is expected here"));
	if (op == EX_NE && match->nkids > 2) {
		all = expr_node(r, EX_AND, at, 0);
		for (size_t i = 1; i < match->nkids; i++)
			expr_kids(r->a, all,
			    expr_node(r, EX_NE, at, 2, match->kid[0], match->kid[i]));
		*out = all;
		return SALES_OK;
	}
	if (match->nkids > 2)
		return READ_FAIL(r, match->kid[2]->at, match->kid[2]->len,
		    _("one value is expected here"));
	*out = expr_node(r, op, at, 2, match->kid[0], match->kid[1]);
	return SALES_OK;
}

static int
field_term(struct reader *r, bool shell, size_t at, const char *name, struct expr **out)
{
	enum expr_op op = cut_suffix(r, &name);
	struct expr *match;

	/* text:'a:b' looks for what would else be read as a term */
	if (op == EX_MATCH && strcmp(name, "text") == 0 && r->words && !known(r, name)) {
		struct piece p = { .text = { 0 } };
		int          rc = read_piece(r, shell, &p);

		if (rc == SALES_OK) {
			*out = expr_node(r, EX_SEARCH, at, 0);
			(*out)->name = arena_strndup(r->a, buf_str(&p.text), p.text.n);
		}
		buf_done(&p.text);
		buf_done(&p.pattern);
		return rc;
	}
	match = expr_node(r, EX_MATCH, at, 1, field_node(r, at, name));
	TRY(read_values(r, shell, match));
	match->len = (unsigned)(r->at - at);
	return compare_node(r, op, at, match, out);
}

static int
tag_term(struct reader *r, bool shell, struct expr **out)
{
	size_t       at = r->at;
	struct expr *match;

	r->at++;
	match = expr_node(r, EX_MATCH, at, 1, field_node(r, at, "tag"));
	match->kid[0]->len = 1;
	TRY(read_values(r, shell, match));
	match->len = (unsigned)(r->at - at);
	*out = match;
	return SALES_OK;
}

/* Bytes of a field's name at `at`, with what follows it in *sign. */
static size_t
name_before(const struct reader *r, size_t at, char *sign, size_t *len)
{
	size_t n = read_word(r, at);

	*sign = n > 0 ? read_punct(r, at + n, len) : '\0';
	return n > 0 && (r->text[at] < '0' || r->text[at] > '9') ? n : 0;
}

int
expr_term(struct reader *r, bool shell, struct expr **out)
{
	size_t      at = r->at, n, len;
	const char *name;
	char        sign, next;

	*out = NULL;
	if (at < r->n && r->text[at] == '+' && at + 1 < r->n && read_blank(r, at + 1) == 0 &&
	    (r->text[at + 1] < '0' || r->text[at + 1] > '9'))
		return tag_term(r, shell, out);
	n = name_before(r, at, &sign, &len);
	if (n == 0 || sign != ':')
		return SALES_OK;
	name = arena_strndup(r->a, r->text + at, n);
	/* a wide colon counts where a field stands before it */
	next = r->text[at + n];
	if (next != ':' && strcasecmp(name, "not") != 0 && r->is_field != NULL) {
		const char *bare = name;

		cut_suffix(r, &bare);
		if (!r->is_field(r->ctx, bare))
			return SALES_OK;
	}
	r->at = at + n + len;
	if (strcasecmp(name, "not") != 0)
		return field_term(r, shell, at, name, out);
	if (++r->depth > EXPR_DEPTH)
		return READ_FAIL(r, at, n, _("more than %d levels of brackets"), EXPR_DEPTH);
	TRY(expr_term(r, shell, out));
	r->depth--;
	if (*out == NULL) {
		at = r->at;
		while (!at_end(r, shell)) {
			text_char(r->text + r->at, r->n - r->at, &len);
			r->at += len;
		}
		if (r->at == at)
			return READ_FAIL(r, at, 1, _("'not:' needs a term behind it"));
		*out = expr_node(r, EX_SEARCH, at, 0);
		(*out)->name = arena_strndup(r->a, r->text + at, r->at - at);
	}
	*out = expr_node(r, EX_NOT, at, 1, *out);
	return SALES_OK;
}

/* A word that stands alone: an operator got lost when it is a field's name. */
static int
bare_word(struct reader *r, struct expr **out)
{
	const char *p = r->text;
	size_t      n = r->n, len;
	char        sign;
	const char *name;

	n = name_before(r, 0, &sign, &len);
	name = arena_strndup(r->a, p, n);
	if (n > 0 && sign != '\0' && r->is_field != NULL && r->is_field(r->ctx, name)) {
		if (sign != '=')
			return expr_parse_all(r, out);   /* 'amount>100000' in quotes */
		READ_FAIL(r, n, len, _("'=' sets a field, ':' selects by it"));
		return err_hint(r->err, _("write %s:%s"), name, p + n + len);
	}
	if (n == r->n && r->is_field != NULL && r->is_field(r->ctx, name)) {
		READ_FAIL(r, 0, n, _("the word '%s' stands alone, but it is the name of a field"), name);
		return err_hint(r->err, _("write %s:VALUE, %s:FROM..TO, or text:%s to look for the word"),
		    name, name, name);
	}
	n = r->n;
	text_trim(&p, &n);
	if (n == 0)
		return READ_FAIL(r, 0, r->n, _("a term is empty"));
	*out = expr_node(r, EX_SEARCH, 0, 0);
	(*out)->len = (unsigned)r->n;
	(*out)->name = arena_strndup(r->a, p, n);
	return SALES_OK;
}

int
expr_parse_terms(struct arena *a, const char *const *term, size_t n, bool any,
    bool (*is_field)(void *ctx, const char *name), void *ctx, struct expr **out,
    struct sales_err *err)
{
	struct expr *list = NULL, *e;

	*out = NULL;
	for (size_t i = 0; i < n; i++) {
		struct reader r = { .a = a, .text = arena_strdup(a, term[i]),
			.n = strlen(term[i]), .err = err, .words = true, .is_field = is_field,
			.ctx = ctx };

		TRY(read_check(&r));
		TRY(expr_term(&r, true, &e));
		if (e == NULL)
			TRY(bare_word(&r, &e));
		if (*out == NULL) {
			*out = e;
			continue;
		}
		if (list == NULL) {
			list = arena_new(a, struct expr);
			list->op = any ? EX_OR : EX_AND;
			list->text = "";
			expr_kids(a, list, *out);
			*out = list;
		}
		expr_kids(a, list, e);
	}
	return SALES_OK;
}

struct expr *
expr_and(struct arena *a, struct expr *x, struct expr *y)
{
	struct expr *e;

	if (x == NULL || y == NULL)
		return x == NULL ? y : x;
	e = arena_new(a, struct expr);
	e->op = EX_AND;
	e->text = "";
	expr_kids(a, e, x);
	return expr_kids(a, e, y);
}
