/* org.h - who was in which team, in which role, under whom, on a day. Read
 * into memory once; assignments first, else what the person's row says. */
#pragma once
#include "lib/record/read.h"

struct org_place {               /* one stretch of a person's time */
	day         from, to;    /* inclusive; DAY_NONE open */
	int64_t     team, manager;
	const char *role, *level;
};
struct org_person {
	int64_t           id;        /* 0: no such person */
	const char       *code, *name;
	day               hired, left;
	struct org_place *place;     /* assignments by from, then the row's own, open */
	size_t            nplaces;
};
struct org_team { int64_t id, parent, lead; const char *code, *name; };
struct org {
	struct org_person *person;   /* by id; npeople is the largest id + 1 */
	size_t             npeople;
	struct org_team   *team;     /* by id */
	size_t             nteams;
};

SALES_API_BEGIN
NODISCARD int org_load(struct dept *d, struct arena *a, struct org *out, struct sales_err *err);
/** The same of this person alone, and all teams; 0: of all. */
NODISCARD int org_load_of(struct dept *d, int64_t only, struct arena *a, struct org *out, struct sales_err *err);
/** Never NULL for a person that is there. Of two assignments that overlap the
 *  one that began later holds; what it leaves empty is as the person's row. */
const struct org_place *org_at(const struct org *o, int64_t person, day on);
/** Is team t below (or equal to) above? */
bool org_below(const struct org *o, int64_t t, int64_t above);
/** The handle and name of a person or team, "company" and its word of the company;
 *  left alone for a subject that is not there. */
void org_subject(const struct org *o, int64_t subject, const char **code, const char **name);
/** What orders teams from the top down: the codes from the root to it, in a. */
const char *org_team_path(const struct org *o, struct arena *a, int64_t team);
/** Does above stand above a person on that day: as his manager, as a manager of
 *  one above him, or as the lead of a team that holds his? */
bool org_is_above(const struct org *o, int64_t above, int64_t person, day on);
/** Does he lead a team, or stand on that day as manager above somebody who is there? */
bool org_leads(const struct org *o, int64_t person, day on);
/** Was the person in the department on any day of the span? */
bool org_is_there(const struct org_person *p, struct period span);
SALES_API_END
