/* status.h - what salesctl status looks for. A line of the screen is a row of the
 * table in status_checks.c. */
#pragma once
#include "cmd/cmd.h"

struct status_check {
	const char *kind, *where;      /* records of a kind that a filter finds; or */
	int (*count)(struct ctx *ctx, int64_t *n);
	const char *one, *many;        /* NN_(), with %ld */
	const char *command;           /* that shows them */
};
/** What there is, and what waits for somebody; ended by a row without a text. */
extern const struct status_check status_counts[], status_checks[];
/** How many it finds. */
NODISCARD int status_count(struct ctx *ctx, const struct status_check *c, int64_t *n);
