/* among.h - who was there on a day, and which of some rules' `for` mean him.
 * Private to lib/review. */
#pragma once
#include "lib/org/scope.h"

struct one_among { int64_t person; bool *meant; };   /* by rule */
struct among { struct one_among *v; size_t n; };      /* by person */

/** who[i] NULL: everybody. where: in front of an error, which is a rule book's. */
NODISCARD int among_load(struct dept *d, const struct org *org, day on, const char *const *who, size_t n,
    const char *where, struct arena *a, struct among *out, struct sales_err *err);
