/* check.h - do a rule book's expressions fit the records? What a plan's `for`
 * may name, and the check of a whole book before it is applied. */
#pragma once
#include "lib/base/diag.h"
#include "lib/record/read.h"

enum { PLAN_COLS = 32 };
enum moving { MOVES_NOT, MOVES_ROLE, MOVES_LEVEL, MOVES_TEAM, MOVES_MANAGER };

/* The scope of a plan's `for`: the fields of a person. The slot of a field is
 * its column + 1. */
struct plan_scope {
	struct dept         *d;         /* NULL: names of people and teams are not resolved */
	const struct schema *schema;
	struct arena        *a;
	const struct kind   *person;
	struct path          col[PLAN_COLS];
	enum moving          moving[PLAN_COLS];
	size_t               ncols;
};

SALES_API_BEGIN

void plan_scope_open(struct plan_scope *s, struct dept *d, const struct schema *schema,
    struct arena *a);
/** Parse and type one `for`. SALES_EUSAGE pointing at the wrong bytes. */
NODISCARD int plan_scope_bind(struct plan_scope *s, const char *text, struct expr **out,
    struct sales_err *err);

/** Check what the rule book's reader can't: that `for` names fields of people,
 *  that `where` and the metrics' filters name fields of their records, that
 *  tiers can be reckoned with, and that the examples come out. d may be NULL
 *  (then only examples and tiers are checked). Faults go to ds with place. */
void rulebook_check(struct dept *d, const struct policy *p, struct diags *ds);

SALES_API_END
