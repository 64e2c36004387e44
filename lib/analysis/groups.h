/* groups.h - the rows of an analysis, numbered as they appear: which of them a
 * fact counts in, and in which order people read them. */
#pragma once
#include "lib/analysis/cut.h"
#include "lib/analysis/noted.h"
#include "lib/base/buf.h"
#include "lib/base/map.h"
#include "lib/org/org.h"

struct group { struct value key[CUT_PARTS]; };

struct groups {
	struct dept      *d;
	struct arena     *a;
	const struct cut *cut;
	struct org        org;      /* when a team is asked for */
	struct noted      noted;    /* when a competitor is */
	struct map        map;
	struct buf        key;      /* of the row that is looked for */
	struct group     *v;
	size_t            n, cap;
};

/* What a row is found by. */
struct group_fact {
	int64_t             deal, owner;
	day                 on;               /* the day that counts; DAY_NONE: unknown */
	struct value        cell[CUT_PARTS];  /* of the parts' fields */
	struct value        amount, list;     /* before conversion */
};
enum { GROUP_ROWS = 64 };

/** Ended by groups_done; what it hands out lives in a. */
NODISCARD int groups_open(struct groups *g, struct dept *d, const struct cut *cut, struct arena *a,
    struct sales_err *err);
void groups_done(struct groups *g);
/** The rows that a fact counts in, each once; row 0 when there are no parts. */
NODISCARD int groups_of(struct groups *g, const struct group_fact *f, size_t row[GROUP_ROWS], size_t *n,
    struct sales_err *err);
/** The rows in reading order, in a: codes and texts by code point, stages and
 *  discounts as the rule book has them, teams from the top down, times in their
 *  order; what is empty comes last. */
NODISCARD int groups_order(struct groups *g, const size_t **order, struct sales_err *err);
