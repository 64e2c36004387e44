/* scope.h - whom a rule of the rule book is for: what the `for` of a plan or a
 * scorecard may name, and whether a person on a day is meant. */
#pragma once
#include "lib/org/org.h"

enum { PEOPLE_COLS = 32 };
enum moving { MOVES_NOT, MOVES_ROLE, MOVES_LEVEL, MOVES_TEAM, MOVES_MANAGER };

/* The scope of a `for`: the fields of a person. The slot of a field is
 * its column + 1. */
struct people_scope {
	struct dept         *d;         /* without a database: names of people and teams are not resolved */
	const struct schema *schema;
	struct arena        *a;
	const struct kind   *person;
	struct path          col[PEOPLE_COLS];
	enum moving          moving[PEOPLE_COLS];
	size_t               ncols;
};

/* One person as he is held against a rule: the cells of the scope's columns, and
 * where he was on the day (role, level, team and manager are that day's). */
struct people_row { const struct people_scope *scope; const struct value *cells; const struct org_place *place; };

SALES_API_BEGIN

void people_scope_open(struct people_scope *s, struct dept *d, const struct schema *schema,
    struct arena *a);
/** Parse and type one `for`. SALES_EUSAGE pointing at the wrong bytes. */
NODISCARD int people_scope_bind(struct people_scope *s, const char *text, struct expr **out,
    struct sales_err *err);

NODISCARD int people_match(const struct people_row *person, const struct expr *e, bool *matches,
    struct sales_err *err);

SALES_API_END
