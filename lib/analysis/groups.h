/* groups.h - the rows of an analysis, numbered as they appear: which of them a
 * fact counts in, and in which order people read them. */
#pragma once
#include "lib/analysis/cut.h"
#include "lib/analysis/items.h"
#include "lib/analysis/noted.h"
#include "lib/base/buf.h"
#include "lib/base/map.h"
#include "lib/org/org.h"

struct group { struct value key[CUT_PARTS]; };

/* Private: the values of one part that a fact has. */
struct group_values;

struct groups {
	struct dept      *d;
	struct arena     *a;
	const struct cut *cut;
	day               today;    /* analysis_today() */
	struct org        org;      /* when a team is asked for */
	struct noted      noted;    /* when a competitor is */
	struct items      items;    /* when a product is */
	struct map        map;
	struct buf        key;      /* of the row that is looked for */
	struct group_values *part;  /* of the fact that is */
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
/* The rows it counts in. Of a deal with several products each row has the piece
 * of one of them. */
enum { GROUP_ROWS = 64 };
struct group_rows {
	size_t  n, row[GROUP_ROWS];
	size_t  piece[GROUP_ROWS];           /* of a row: which one it has */
	size_t  npieces;                     /* 1: the whole */
	int64_t worth[GROUP_ROWS];           /* of the pieces, by which an amount is split */
};

/** Ended by groups_done; what it hands out lives in a. */
NODISCARD int groups_open(struct groups *g, struct dept *d, const struct cut *cut, struct arena *a,
    struct sales_err *err);
void groups_done(struct groups *g);
/** The rows that a fact counts in, each once; row 0 when there are no parts. */
NODISCARD int groups_of(struct groups *g, const struct group_fact *f, struct group_rows *out,
    struct sales_err *err);
/** An amount as its rows have it, exactly split between pieces; by row. */
NODISCARD int groups_split(const struct groups *g, const struct group_rows *r, int64_t amount,
    int64_t part[GROUP_ROWS], struct sales_err *err);
/** The rows in reading order, in a: codes and texts by code point, stages and
 *  discounts as the rule book has them, teams from the top down, times in their
 *  order; what is empty comes last. */
NODISCARD int groups_order(struct groups *g, const size_t **order, struct sales_err *err);
