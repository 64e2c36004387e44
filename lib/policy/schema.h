/* schema.h - the tables of the rule book as others read them: a JSON Schema
 * for editors, and the list of keys for the manual. */
#pragma once
#include <stdbool.h>

#include "lib/base/buf.h"

/* One key: "plans.NAME.components[].tiers[].rate". form: what it takes
 * ("percentage", "marginal | whole"). */
typedef void policy_key_fn(void *arg, const char *path, const char *form, bool must);

SALES_API_BEGIN
/** JSON Schema (draft 2020-12), ended by a newline. */
void policy_json_schema(struct buf *out);
/** Every key in the order of the tables. */
void policy_keys(policy_key_fn *fn, void *arg);
SALES_API_END
