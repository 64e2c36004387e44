#include "lib/base/expr_inside.h"

/* Literals are read by the type of what they are compared with. */

static const struct { const char *word; bool yes; } bools[] = {
	{ "yes", true }, { "true", true }, { "1", true }, { "是", true }, { "y", true },
	{ "no", false }, { "false", false }, { "0", false }, { "否", false }, { "n", false },
};

const char *
expr_type_name(enum vtype t)
{
	switch (t) {
	case V_BOOL:
		return _("yes or no");
	case V_INT:
		return _("a whole number");
	case V_NUM:
	case V_RATIO:
		return _("a number");
	case V_MONEY:
		return _("an amount of money");
	case V_RATE:
		return _("a rate");
	case V_DAY:
		return _("a date");
	case V_TIME:
		return _("a point in time");
	case V_TEXT:
		return _("a text");
	case V_REF:
		return _("a reference");
	case V_NULL:
		break;
	}
	return _("nothing");
}

bool
expr_is_number(enum vtype t)
{
	return t == V_INT || t == V_NUM || t == V_RATE || t == V_RATIO;
}

static int
wrong(struct binder *b, const struct expr *lit, const char *text, enum vtype t)
{
	return BIND_FAIL(b, lit, _("'%s' is not %s"), text, expr_type_name(t));
}

/* 0.5, 60%, 12万: exact. */
static int
read_number(struct binder *b, const struct expr *lit, const char *text, struct ratio *out)
{
	struct sales_err ignored;
	char             cur[4];
	money            m;

	if (ratio_parse(text, strlen(text), out))
		return SALES_OK;
	if (money_parse(text, strlen(text), 4, &m, cur, &ignored) == SALES_OK && cur[0] == '\0' &&
	    ratio_make(m.v, MONEY_UNIT, out))
		return SALES_OK;
	return wrong(b, lit, text, V_RATIO);
}

static int
read_money(struct binder *b, const struct expr *lit, const char *text, struct expr_lit *out)
{
	char  cur[4];
	money m;

	if (money_parse(text, strlen(text), 4, &m, cur, b->err) != SALES_OK)
		return err_point(b->err, lit->text, lit->at, lit->len);
	if (cur[0] != '\0') {
		BIND_FAIL(b, lit, _("'%s' names a currency, but amounts are compared as numbers"), text);
		return err_hint(b->err, _("leave the currency out and add the term currency:%s"), cur);
	}
	out->from = v_money(m);
	return SALES_OK;
}

/* Scaled integers; a finer literal stays a ratio and is compared exactly. */
static int
read_scaled(struct binder *b, const struct expr *lit, const char *text, enum vtype type,
    int64_t unit, struct expr_lit *out)
{
	struct ratio r;
	int64_t      v;

	TRY(read_number(b, lit, text, &r));
	if (type == V_RATE && ratio_cmp(r, (struct ratio){ 1, 1 }) > 0 && strchr(text, '%') == NULL &&
	    strstr(text, "％") == NULL) {
		BIND_FAIL(b, lit, _("'%s' would be more than 100%%"), text);
		return err_hint(b->err, _("write %s%% for per cent"), text);
	}
	if (unit % r.den == 0 && !__builtin_mul_overflow(r.num, unit / r.den, &v))
		out->from = v_of(type, v);
	else
		out->from = v_ratio(r);
	return SALES_OK;
}

/* A day or a period; each end of a range may be either. */
static int
read_days(struct binder *b, const struct expr *lit, const char *text, struct expr_lit *out)
{
	const struct period_env *env = b->s->when;
	struct sales_err         first;
	struct period            p;
	day                      d;

	if (env == NULL)
		return wrong(b, lit, text, V_DAY);
	if (period_parse(text, env, &p, b->err) != SALES_OK) {
		first = *b->err;
		if (period_parse_day(text, env, &d, b->err) != SALES_OK) {
			/* the one who got further knows better what was meant */
			if (first.at >= b->err->at)
				*b->err = first;
			return err_point(b->err, lit->text, lit->at, lit->len);
		}
		p = (struct period){ d, d };
	}
	out->from = v_day(p.from);
	out->to = v_day(p.to);
	out->range = p.from != p.to || p.from == DAY_NONE;
	return SALES_OK;
}

static int
read_bool(struct binder *b, const struct expr *lit, const char *text, struct expr_lit *out)
{
	size_t n;

	for (size_t i = 0; i < sizeof(bools) / sizeof(bools[0]); i++) {
		const char *word = folded_copy(b->a, text, strlen(text), &n);

		if (strcmp(word, bools[i].word) == 0) {
			out->from = v_of(V_BOOL, bools[i].yes);
			return SALES_OK;
		}
	}
	return wrong(b, lit, text, V_BOOL);
}

static int
by_type(struct binder *b, enum vtype type, const struct expr *lit, const char *text,
    struct expr_lit *out)
{
	struct ratio r;

	switch (type) {
	case V_MONEY:
		return read_money(b, lit, text, out);
	case V_INT:
		return read_scaled(b, lit, text, type, 1, out);
	case V_NUM:
		return read_scaled(b, lit, text, type, MONEY_UNIT, out);
	case V_RATE:
		return read_scaled(b, lit, text, type, RATE_UNIT, out);
	case V_RATIO:
		TRY(read_number(b, lit, text, &r));
		out->from = v_ratio(r);
		return SALES_OK;
	case V_DAY:
		return read_days(b, lit, text, out);
	case V_BOOL:
		return read_bool(b, lit, text, out);
	case V_TEXT:
		out->from = v_text(text);
		return SALES_OK;
	case V_TIME:
	case V_REF:
	case V_NULL:
		break;
	}
	return wrong(b, lit, text, type);
}

int
expr_literal(struct binder *b, const struct expr *left, enum vtype type,
    const struct expr *lit, const char *text, struct expr_lit *out)
{
	int rc = SALES_NO;

	*out = (struct expr_lit){ .range = false };
	if (left != NULL && left->op == EX_FIELD && b->s->literal != NULL)
		rc = b->s->literal(b->s->ctx, left->slot, type, text, out, b->err);
	if (rc == SALES_NO) {
		*out = (struct expr_lit){ .range = false };
		rc = by_type(b, type, lit, text, out);
	}
	if (rc != SALES_OK) {
		/* what the command line alone shows is wrong is a usage error */
		if (b->err->code == SALES_ENOTFOUND || b->err->code == SALES_EINVAL)
			b->err->code = SALES_EUSAGE;
		return err_point(b->err, lit->text, lit->at, lit->len);
	}
	return SALES_OK;
}

int
expr_number(struct binder *b, struct expr *e)
{
	struct ratio r;

	if (e->quoted || e->op != EX_VALUE)
		return BIND_FAIL(b, e, _("'%s' stands where a number or a field is expected"),
		    e->name == NULL ? ".." : e->name);
	TRY(read_number(b, e, e->name, &r));
	e->type = V_RATIO;
	e->value = v_ratio(r);
	return SALES_OK;
}
