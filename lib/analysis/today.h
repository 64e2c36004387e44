/* today.h - to which day an analysis counts: today, or, of records as they were,
 * the day of the operation that they are as of. */
#pragma once
#include "lib/record/dept.h"

NODISCARD int analysis_today(struct dept *d, day *out, struct sales_err *err);
