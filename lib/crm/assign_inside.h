/* assign_inside.h - what the files of assign.h share; private. */
#pragma once
#include "lib/crm/assign.h"
#include "lib/org/org.h"

/* A lead as it stands, by its id. */
struct lead_now {
	int64_t owner;
	int64_t first_owner;        /* who had it when it was added; 0: nobody */
	size_t  rule;               /* number of the first that speaks of it; 0: none */
	bool    is_closed, is_new;  /* converted or disqualified; of this month */
	bool    is_asked, has_moved;
};

struct assigning {
	struct dept          *d;
	struct arena         *a;
	struct org            org;
	day                   today;
	struct period         month;
	struct lead_now      *lead;     /* by id */
	size_t                nleads, leads_cap;
	struct assign_person *person;   /* by id; how it stands, without id and bar */
	int64_t               order;    /* of the last lead that was given */
	struct assign_person *of;       /* of the choice at hand */
	size_t                of_cap;
};

/** Everything that the rules look at. v NULL: all open leads that are nobody's
 *  are asked for. */
NODISCARD int assigning_read(struct assigning *g, const int64_t *v, size_t n, struct sales_err *err);
