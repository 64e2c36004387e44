/* duplicates.h - whoever types a record is told of those that it may be a
 * second time, and stopped where the rule book says so. */
#pragma once
#include "cmd/cmd.h"
#include "lib/record/alike.h"

struct duplicates {
	struct ctx        *ctx;
	struct alike       al;
	struct alike_index index;     /* once many records were looked at */
	bool               allowed;   /* --allow-duplicate */
	long               looked;
};

void duplicates_begin(struct duplicates *d, struct ctx *ctx, const struct kind *k, bool allowed);
/** before NULL: a new record. Its row may be written already, or not yet, but
 *  not those of records that are looked at later. SALES_EPOLICY. */
NODISCARD int duplicates_check(struct duplicates *d, const struct value *before, const struct value *after,
    int64_t id);
void duplicates_done(struct duplicates *d);
