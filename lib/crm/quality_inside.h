/* quality_inside.h - what the files behind quality_read share; private. */
#pragma once
#include "lib/crm/quality.h"

enum { OWNER_COLS = 5 };

struct quality_look {
	struct dept              *d;
	struct arena             *a;
	const struct quality_ask *ask;
	struct quality           *out;
	size_t                    finding_cap, count_cap, tally_cap;
	/* of the kind that is read at the moment: */
	const struct kind        *k;
	struct quality_tally     *mine;     /* by owner's id */
	int64_t                   nmine;
	unsigned char            *wrong;    /* a bit for each id that something is wrong with */
	int64_t                   nwrong;
};

/** Is it looked for? */
bool quality_wants(const struct quality_look *l, enum quality_problem p);
/** The paths from which whose a record is can be read, at most OWNER_COLS. */
size_t quality_owner_cols(const struct kind *k, const char *cols[OWNER_COLS]);
/** The first that is there, of as many cells; 0: nobody. */
int64_t quality_owner(const struct value *cells, size_t n);

/** A record of the kind belongs to somebody: his numbers. */
struct quality_tally *quality_tally_of(struct quality_look *l, int64_t owner);
/** Note one finding about a record of the kind; texts live in l->a. */
void quality_found(struct quality_look *l, const struct quality_finding *f);
/** How often a problem was found, of how many; nothing when it could be in none. */
void quality_counted(struct quality_look *l, enum quality_problem p, int64_t found, int64_t of);

/** Its records one by one: what is empty, misspelt, entered late (quality_scan.c). */
NODISCARD int quality_scan(struct quality_look *l, struct sales_err *err);
/** What a filter finds (quality_rules.c), and whether any looks at a kind. */
bool quality_has_rules(const struct kind *k);
NODISCARD int quality_rules(struct quality_look *l, struct sales_err *err);
/** Stale customers and deals, and deals paid more than once (quality_idle.c). */
NODISCARD int quality_idle(struct quality_look *l, struct sales_err *err);
NODISCARD int quality_overpaid(struct quality_look *l, struct sales_err *err);
