/* timeline.h - what happened with a record: the days of all records that refer
 * to it, directly or through others that do (a lead's call is on the timeline of
 * the customer that the lead became). From the descriptors alone: a kind takes
 * part by its references, and says with its moments how it reads. */
#pragma once
#include "lib/record/dept.h"

struct timeline_ask {
	const struct kind *kind;    /* of the record */
	int64_t            id;
	struct period      period;  /* {DAY_NONE, DAY_NONE}: all */
	const bool        *kinds;   /* by number: only these; NULL: all */
	bool               oldest_first;
};

struct event {
	day                  on;
	const struct kind   *kind;
	int64_t              id;
	int64_t              who;      /* a person; 0: nobody known */
	const char          *text;     /* moment.text */
	const struct value  *v;        /* the record's stored fields */
	const struct kind   *of_kind;  /* what it hangs on; NULL: the record itself */
	int64_t              of;
};

SALES_API_BEGIN
/** All of them, in a, newest first; of one day what was written later, then the
 *  later code. SALES_ENOTFOUND: there is no such record. */
NODISCARD int timeline_events(struct dept *d, const struct timeline_ask *ask, struct arena *a,
    const struct event **out, size_t *n, struct sales_err *err);
SALES_API_END
