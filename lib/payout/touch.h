/* touch.h - the newest operation that touched the rows of a kind that refer to a
 * record: a deal's credits, a person's assignments. Also one that removed a row
 * or took it elsewhere. Private to lib/payout. */
#pragma once
#include "lib/base/map.h"
#include "lib/record/dept.h"

struct touch_list {
	const struct kind *kind;   /* NULL: nothing was read yet */
	size_t             field;  /* the reference */
	int64_t            since;  /* operations after this one were read */
	struct map         newest; /* by the bytes of the id that is referred to */
};

/** The newest operation after since that touched a row of the kind whose field
 *  refers to id; 0: none. */
NODISCARD int touched_after(struct dept *d, struct touch_list *l, size_t kind, const char *field,
    int64_t id, int64_t since, int64_t *op, struct sales_err *err);
void touch_done(struct touch_list *l);
