/* ids.h - statements that look for the records of a list: it is one parameter,
 * however long it is, for a parameter each takes longer to read than the records. */
#pragma once
#include <stdint.h>

#include "lib/base/buf.h"

/* "owner" DB_AMONG_IDS "?1" DB_AMONG_IDS_END; the parameter is db_ids_text's. */
#define DB_AMONG_IDS     " IN (SELECT value FROM json_each("
#define DB_AMONG_IDS_END "))"

void db_ids_text(const int64_t *ids, size_t n, struct buf *out);
