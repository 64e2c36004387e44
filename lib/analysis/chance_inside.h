/* chance_inside.h - what the files of chance.h share; private. */
#pragma once
#include "lib/analysis/chance.h"
#include "lib/analysis/moves.h"
#include "lib/base/map.h"

enum chance_class { CHANCE_GONE, CHANCE_OPEN, CHANCE_WON, CHANCE_LOST }; /* GONE: no stage of the rule book */

/* A deal as it is compared. */
struct chance_deal {
	int64_t           id, owner, customer;
	enum chance_class cls;
	day               created, end;     /* end: the day it closed, of open ones today */
	int               stage;            /* number of where it stands */
	int               stage_days;       /* how long by now; -1: not known */
	bool              has_amount, is_noted;
	int64_t           amount;           /* in the rule book's currency; others are left out */
	int               touches;          /* activities done in the 14 days up to end */
	int64_t           key[CHANCES];     /* number of the value; 0: not known, or no value of its own */
};

/* A value of a feature, and the closed deals that have it. */
struct chance_value { const char *text, *name; int64_t won, closed; };

/* How long a closed deal was in a stage (-1: open at all). */
struct chance_stay { int stage, days; bool won; int64_t won_longer, longer; };

struct comparing {
	struct dept         *d;
	struct arena        *a;
	day                  today;
	struct chance_deal  *v;             /* by id, as they come */
	size_t               n, cap;
	size_t              *at;            /* by deal: its place in v plus 1 */
	int64_t              most;
	struct map           keys;          /* feature and value: the number */
	struct chance_value *value;         /* by number; 0 is not used */
	size_t               nvalues, values_cap;
	struct moves         moves;
	struct chance_stay  *stay;          /* by stage, then days */
	size_t               nstays, stays_cap;
	int64_t              won, closed;
	int64_t              quarter[3];    /* ends of the quarters by amount */
	bool                 has_quarters;
};

/** The number of a feature's value; text (and name) are shown for it. */
int64_t chance_key(struct comparing *c, enum chance_of what, const void *p, size_t n, const char *text,
    const char *name);
/** Everything that is compared, into c (chance_read.c). */
NODISCARD int chance_read(struct comparing *c, struct sales_err *err);
/** What follows from it: amounts by quarter, who bought before (chance_key.c). */
void chance_keys(struct comparing *c);
