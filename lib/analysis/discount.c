#include "lib/analysis/discount.h"

#include <stdio.h>

struct value
discount_band(const struct policy *p, const struct value *amount, const struct value *list)
{
	const struct analysis_rules *r = &p->analysis;
	struct ratio                 off;
	int64_t                      band = 1;

	if (amount->type == V_NULL || list->type == V_NULL || list->u.i <= 0)
		return v_null();
	if (amount->u.i >= list->u.i)
		return v_int(amount->u.i > list->u.i ? -1 : 0);
	if (!ratio_make(list->u.i - amount->u.i, list->u.i, &off))
		return v_null();
	for (size_t i = 0; i < r->ndiscount && ratio_cmp(off, r->discount[i]) > 0; i++)
		band++;
	return v_int(band);
}

char *
discount_band_name(const struct policy *p, int64_t band, char s[BAND_SIZE])
{
	const struct analysis_rules *r = &p->analysis;
	char                         end[RATIO_SIZE];
	int                          n = 0;

	if (band <= 0) {
		snprintf(s, BAND_SIZE, "%s", band < 0 ? "above" : "0%");
		return s;
	}
	if (band > 1)
		n = snprintf(s, BAND_SIZE, "%s%%", ratio_percent(r->discount[band - 2], end));
	n += snprintf(s + n, (size_t)(BAND_SIZE - n), "..");
	if ((size_t)band <= r->ndiscount)
		snprintf(s + n, (size_t)(BAND_SIZE - n), "%s%%", ratio_percent(r->discount[band - 1], end));
	return s;
}
