/* draft.h - a record under construction: use-cases that write a record set its
 * fields by name and save it. */
#pragma once
#include "lib/record/write.h"

struct draft {
	struct op         *op;
	const struct kind *k;       /* as in force */
	struct record      before;  /* id 0: a new one */
	struct value      *v;       /* k->nfields, in the arena given */
};

SALES_API_BEGIN

/** A new record of a descriptor's kind, empty. */
struct draft draft_new(struct op *op, const struct kind *of, struct arena *a);
/** A record that is there, to be changed. SALES_ENOTFOUND. */
NODISCARD int draft_of(struct op *op, const struct kind *of, int64_t id, struct arena *a,
    struct draft *out, struct sales_err *err);
/** Texts are borrowed until it is saved. Aborts when there is no such field. */
void draft_set(struct draft *d, const char *field, struct value v);
/** Set it to who acts, when that is a person here. */
NODISCARD int draft_set_actor(struct draft *d, const char *field, struct sales_err *err);
/** What the field is set to at the moment. */
const struct value *draft_get(const struct draft *d, const char *field);
/** Add or change it by the rules of record_add and record_change. *id gets its
 *  number, *changed whether anything was written; both may be NULL. */
NODISCARD int draft_save(struct draft *d, int64_t *id, bool *changed, struct sales_err *err);

SALES_API_END
