/* Amounts, counts, quantities and percentages in a cell (I8, I10). */
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

/* 1.234,50 as 1,234.50. */
static void
swap_decimal(struct buf *b)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->p[i] == '.')
			b->p[i] = ',';
		else if (b->p[i] == ',')
			b->p[i] = '.';
}

/* What an amount says of its currency, against the row's other words for it. */
static bool
take_mark(struct importer *im, const char *p, size_t n, const char cur[4])
{
	const struct value *c = im->currency == AT_CODE ? NULL : &im->v[im->currency];
	bool yen = memmem(p, n, "¥", 2) != NULL || memmem(p, n, "￥", 3) != NULL;

	if (c != NULL && c->type == V_TEXT && c->u.s.n == 3) {
		if (memcmp(c->u.s.p, cur, 3) == 0 || (yen && memcmp(c->u.s.p, "JPY", 3) == 0))
			return true;
		return datum_fault(im, "money.currency", p, n,
		    _("the amount says %s, the row's currency is %.3s"), cur, c->u.s.p);
	}
	if (im->mark[0] != '\0' && memcmp(im->mark, cur, 4) != 0)
		return datum_fault(im, "money.currency", p, n,
		    _("the amount says %s, another amount of the row %s"), cur, im->mark);
	memcpy(im->mark, cur, 4);
	return true;
}

static bool
read_amount(struct importer *im, const char *p, size_t n, money *out)
{
	struct sales_err err;
	char             cur[4] = "";

	if (im->o->decimal == ',') {
		buf_clear(&im->scratch);
		buf_put(&im->scratch, p, n);
		swap_decimal(&im->scratch);
		p = buf_str(&im->scratch);
	}
	if (money_parse(p, n, 4, out, cur, &err) != SALES_OK) {
		if (!money_parse_exponent(p, n, 4, out))
			return datum_fault(im, "money.malformed", p, n, "%s", err.msg);
		if (!im->lenient)
			return datum_fault(im, "excel.leftover", p, n,
			    _("a number with an exponent (to have such cells converted: --excel)"));
		import_note(im, DIAG_WARNING, im->r.line, (long)(im->now - im->col) + 1,
		    "excel.exponent", _("a number with an exponent was written out"));
	}
	if (cur[0] == '\0')
		return true;
	if (im->now->field->type != FT_MONEY)
		return datum_fault(im, "number.currency", p, n, _("a currency where a number was expected"));
	return take_mark(im, p, n, cur);
}

bool
datum_number(struct importer *im, struct column *c, const char *p, size_t n, struct value *out)
{
	enum vtype type = field_vtype(c->field);
	money      m = { 0 };

	if ((im->o->decimal == ',' || !money_parse_plain(p, n, 4, &m)) && !read_amount(im, p, n, &m))
		return false;
	if (c->factor != 1 && __builtin_mul_overflow(m.v, (int64_t)c->factor, &m.v))
		return datum_fault(im, "money.large", p, n, _("'%.*s' is too large"), (int)n, p);
	if ((c->field->flags & F_ABOVE) != 0 && m.v < 0 && !im->o->restore) {
		if (im->form.m == NULL)
			return datum_fault(im, "money.below", p, n, _("'%.*s' is below zero"), (int)n, p);
		import_note(im, DIAG_WARNING, im->r.line, (long)(c - im->col) + 1, "money.below",
		    _("an amount below zero is kept"));
	}
	if (c->field->type == FT_INT) {
		if (m.v % MONEY_UNIT != 0)
			return datum_fault(im, "number.whole", p, n, _("'%.*s' is not a whole number"),
			    (int)n, p);
		m.v /= MONEY_UNIT;
		if (c->as != NULL && c->as->per > 1) /* seconds to minutes, half ones up */
			m.v = (m.v + c->as->per / 2) / c->as->per;
	}
	*out = v_of(type, m.v);
	return true;
}

/* 20, 20%, ６０％ and 0.2: a fraction only when it is at most 1 and written
 * with a point. In JSON, and in our own exports, rates are fractions. */
bool
datum_rate(struct importer *im, struct column *c, const struct datum *cell, const char *p,
    size_t n, struct value *out)
{
	struct ratio r, part = { 100, 1 };
	int64_t      rate;
	bool         sign, point;

	buf_clear(&im->fold);
	text_halfwidth(p, n, &im->fold);
	sign = memchr(buf_str(&im->fold), '%', im->fold.n) != NULL;
	point = memchr(buf_str(&im->fold), '.', im->fold.n) != NULL;
	if (!ratio_parse(buf_str(&im->fold), im->fold.n, &r))
		return datum_fault(im, "rate.malformed", p, n, _("'%.*s' is not a percentage"), (int)n, p);
	if (!sign && !cell->typed && (c->percent || !point || ratio_cmp(r, (struct ratio){ 1, 1 }) > 0)
	    && !ratio_div(r, part, &r))
		return datum_fault(im, "rate.malformed", p, n, _("'%.*s' is not a percentage"), (int)n, p);
	if (r.num < 0 || ratio_cmp(r, (struct ratio){ 1, 1 }) > 0)
		return datum_fault(im, "rate.range", p, n, _("'%.*s' is not between 0%% and 100%%"),
		    (int)n, p);
	if (!ratio_to_rate(r, &rate))
		return datum_fault(im, "rate.fine", p, n, _("'%.*s' has too many decimals"), (int)n, p);
	*out = v_of(V_RATE, rate);
	return true;
}
