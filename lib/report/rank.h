/* rank.h - the ranking of a period as a document: place, movement since the
 * period before, personal bests, the most improved; newcomers apart. Only rows
 * that the viewer may see (lib/review/ranking.h). */
#pragma once
#include "lib/report/doc.h"
#include "lib/review/ranking.h"

SALES_API_BEGIN
/** "^ 2" up by two places, "v 1" down, "=" as before, "new": in a. */
const char *rank_movement(const struct ranking_row *r, struct arena *a);
/** "+4.2 pp", "-3": value less that of the period before; NULL: there was none. */
const char *rank_change(const struct ranking_row *r, bool percent, struct arena *a);
/** A whole document in a. */
void report_rank(struct dept *d, const struct ranking_ask *ask, const struct ranking *r, struct arena *a,
    struct doc *out);
SALES_API_END
