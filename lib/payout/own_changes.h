/* own_changes.h - records behind somebody's pay that he wrote himself: who approves a
 * run looks at these first. */
#pragma once
#include "lib/payout/payout.h"

/* A record behind lines of a person who wrote or removed it last: the fact, the deal that
 * it is of, credits of that, his own record, assignments and goals. A deal of his, a receipt
 * of one, an adjustment of his pay that he removed is told without lines, too. */
struct own_change {
	int64_t            person, id, op;
	const struct kind *kind;
	day                on;              /* when he wrote it */
	bool               gone;            /* he removed it */
	long               lines;
	money              amount;          /* of those lines */
};
struct own_person { int64_t person; long records, lines; money amount; }; /* a line counts once */
struct own_changes {
	day                since;           /* the run's period begins */
	struct own_change *change;          /* by person, oldest first */
	size_t             n;
	struct own_person *person;
	size_t             npeople;
};

SALES_API_BEGIN
/** Records behind a run's lines, as they were when it was made, that were written or
 *  removed last by whom the line (of facts removed: this run, or an earlier one) pays, since the run's period began. In a. */
NODISCARD int own_changes(struct dept *d, const struct payout_run *r, struct arena *a, struct own_changes *out,
    struct sales_err *err);
SALES_API_END
