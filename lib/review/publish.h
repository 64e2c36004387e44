/* publish.h - giving results to the people they are about: ranks and grades by
 * share are settled over all reviews of a scorecard and period, which is why none
 * of them may still be open; and what the reviewed person says to it. */
#pragma once
#include "lib/record/draft.h"
#include "lib/review/sheet.h"

struct published {
	int64_t    *review;           /* those that were published now */
	size_t      n;
	long        already;
	long        late;             /* after the rule book's feedback_within */
	day         due;              /* the earliest of their days */
	const char *moved;            /* places of others that are another now, and stay as they were; NULL: none */
};
struct acknowledged { bool late; day due; enum { ACK_DONE, ACK_ALREADY } what; };

struct closing { int64_t *review; size_t n; const char *waiting; long nwaiting; };

SALES_API_BEGIN
/** SALES_EPOLICY, naming the reviews and what is missing. The operation is final. */
NODISCARD int review_publish(struct op *op, const int64_t *review, size_t n, struct arena *a, struct published *out,
    struct sales_err *err);
/** The reviewed person has read it. note: what he says; NULL. The operation is final. */
NODISCARD int review_acknowledge(struct op *op, int64_t review, const char *note, struct arena *a, struct acknowledged *out,
    struct sales_err *err);
/** Close those of the reviews that may be: acknowledged, decided, or published and
 *  no longer to be appealed against. all: refuse (SALES_EPOLICY) when one may not;
 *  else waiting names them. The operation is final. */
NODISCARD int review_close(struct op *op, const int64_t *review, size_t n, bool all, struct arena *a, struct closing *out,
    struct sales_err *err);
SALES_API_END
