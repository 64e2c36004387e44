/* dup.h - customers, contacts and leads that stand in the records twice, by the
 * rule book's lists of fields (lib/record/alike.h). tests/cli/dup.t plays it. */
#pragma once
#include "lib/record/alike.h"

/* What is known of somebody who may be a customer already; NULL: nothing. */
struct dup_facts { const char *name, *phone, *email, *taxid; };

/* A customer that these belong to, and what is equal: "name; phone". */
struct dup_customer { int64_t id; const char *equal; };

SALES_API_BEGIN
/** The customers that these facts belong to, those with most in common first,
 *  then by code; in a. A rule book that says nothing of customers finds them by
 *  tax id and by name. */
NODISCARD int dup_customers(struct dept *d, const struct dup_facts *f, struct arena *a,
    struct dup_customer **out, size_t *n, struct sales_err *err);
SALES_API_END
