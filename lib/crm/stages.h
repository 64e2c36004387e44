/* stages.h - how a deal came to where it stands: its stages in order, each with
 * the days it spent there. From stage_change; a deal without any has been where
 * it stands since it was created. */
#pragma once
#include "lib/record/read.h"

struct stage_stay {
	const char *stage;      /* the rule book's id */
	day         from, to;   /* to: the day it went on, of the last one today; DAY_NONE: unknown */
	int64_t     days;       /* to - from; -1: unknown */
	int64_t     by;         /* who moved it there; 0: nobody known */
	const char *reason;     /* or NULL */
	bool        is_last;
};

SALES_API_BEGIN
/** All stays of a deal, oldest first, in a. SALES_ENOTFOUND. */
NODISCARD int deal_stays(struct dept *d, int64_t deal, struct arena *a,
    const struct stage_stay **out, size_t *n, struct sales_err *err);
/** What a deal of these values is; open, when the rule book does not have its stage. */
enum stage_class deal_class(const struct dept *d, const struct value *deal, struct arena *a);
/** The stage that the values of a deal's pipeline and stage name; NULL: none of
 *  the rule book. */
const struct stage *deal_stage_of(const struct policy *p, const struct value *pipeline, const struct value *stage);
/** The id of the stage in which a deal of these values is won (or lost). */
const char *deal_closing_stage(const struct dept *d, const struct value *deal, enum stage_class cls,
    struct arena *a);
/** The stage to which a closed deal goes back: the open one that it left last,
 *  else the pipeline's first. SALES_EINVAL when it is open. */
NODISCARD int deal_stage_before(struct dept *d, int64_t deal, struct arena *a,
    const char **out, struct sales_err *err);
SALES_API_END
