/* allocation.h - the report on how chances are dealt out: who got which part of the
 * leads, of the new customers and of the credited amounts of a period, how even that
 * is, and what each manager gives whom against the period before. */
#pragma once
#include "lib/record/dept.h"
#include "lib/report/doc.h"

SALES_API_BEGIN

/** A closed period. People are those who were there in it and got any of the three
 *  in it or in the period before. What fewer records than the rule book's
 *  analysis.few say is left out, and said. */
NODISCARD int report_allocation(struct dept *d, struct period p, struct arena *a, struct doc *out,
    struct sales_err *err);

SALES_API_END
