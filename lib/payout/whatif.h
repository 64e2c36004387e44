/* whatif.h - what a period costs by one rule book and by another, over the records
 * as they are. Nothing is written.
 *
 * Of a period it is what a run of it would post, had each period before it been
 * run: what people are entitled to at its end less what they were entitled to on
 * the day before it. */
#pragma once
#include "lib/org/org.h"
#include "lib/policy/policy.h"

/* A rule book that counts from a day on, over those that were applied; book NULL:
 * only those. from DAY_MIN: for all of the period; else it counts as if it had been applied,
 * until the day of whatif_until(). */
struct whatif_book { const struct policy *book; day from; const char *name; };

struct whatif_row {
	int64_t     id;                  /* person or team; 0: without one, or neither */
	const char *plan, *component;    /* as lines name them; NULL: over all of them */
	int64_t     was, now;            /* ten-thousandths */
	size_t      order;               /* private */
};
enum whatif_by { WHATIF_PERSON, WHATIF_TEAM, WHATIF_PLAN, WHATIF_COMPONENT };

struct whatif {
	struct whatif_row *v;            /* person by component; private to whatif_group() */
	size_t             n;
	struct org         org;
};

/* How many gain, what it is of what came in, and how evenly it is spread. */
struct whatif_sum {
	int64_t      was, now;
	long         people, winners, losers;   /* who are paid by either; of them */
	size_t       top_was, top_now;          /* how many a tenth of the paid are */
	struct ratio top_share_was, top_share_now, gini_was, gini_now; /* den 0: they say nothing */
};

SALES_API_BEGIN
/** SALES_EUSAGE for a period that no run can have; otherwise refused as runs are:
 *  goals and factors that are missing, naming the book. */
NODISCARD int whatif_make(struct dept *d, struct period p, const struct whatif_book *was,
    const struct whatif_book *now, struct arena *a, struct whatif *out, struct sales_err *err);
/** The day on which another rule book that was applied counts in the place of one that
 *  would count from a day; DAY_MAX: none. */
NODISCARD int whatif_until(struct dept *d, day from, day *until, struct sales_err *err);
/** Its rows, added up: people by code, teams from the top down as of the period's
 *  last day, plans and components as the rule books list them; those with nothing
 *  are left out. In a. */
void whatif_group(const struct whatif *w, enum whatif_by by, day on, struct arena *a,
    struct whatif_row **out, size_t *n);
NODISCARD int whatif_sum(const struct whatif *w, struct arena *a, struct whatif_sum *out, struct sales_err *err);
/** The first metric of money that a plan pays on; NULL: none does. */
const struct metric *whatif_revenue(const struct policy *p);
SALES_API_END
