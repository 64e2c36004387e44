#include "lib/analysis/today.h"

#include "lib/record/history.h"

int
analysis_today(struct dept *d, day *out, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct op_info                   op;

	*out = d->when.today;
	if (d->as_of == 0)
		return SALES_OK;
	TRY(op_get(d, d->as_of, &a, &op, err));
	*out = dept_day_of(d, op.at_ms);
	return SALES_OK;
}
