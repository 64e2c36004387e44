#include "lib/review/marks.h"

#include "lib/base/money.h"

int
marks_lowest(int scale)
{
	return scale <= 10 ? 1 : 0;
}

bool
marks_count(const struct indicator *i, const struct marks *m, enum rater group)
{
	return i->by[group].num > 0 && m->n[group] >= (group == RATER_PEER ? PEERS_MIN : 1);
}

struct ratio
marks_group(const struct marks *m, enum rater group)
{
	struct ratio r = { 0, 0 };

	if (m->n[group] > 0)
		(void)ratio_make(m->sum[group], m->n[group] * MONEY_UNIT, &r);
	return r;
}

int
marks_mean(const struct indicator *i, const struct marks *m, struct ratio *out, struct sales_err *err)
{
	struct ratio sum = { 0, 1 }, shares = { 0, 1 }, part;
	bool         fits = true;

	*out = (struct ratio){ 0, 0 };
	if (i->by[RATER_MANAGER].num > 0 && !marks_count(i, m, RATER_MANAGER))
		return SALES_OK;
	for (int g = 0; g < RATERS; g++)
		if (marks_count(i, m, (enum rater)g))
			fits = fits && ratio_mul(i->by[g], marks_group(m, (enum rater)g), &part) && ratio_add(sum, part, &sum)
			    && ratio_add(shares, i->by[g], &shares);
	if (fits && (shares.num == 0 || ratio_div(sum, shares, out)))
		return SALES_OK;
	return FAIL(err, SALES_EINVAL, _("the marks of '%s' are too large"), i->id);
}
