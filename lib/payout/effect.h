/* effect.h - what a change would do to pay, before it is made: what the next run
 * posts now, and what it would post then. Nothing stays of it. */
#pragma once
#include "lib/payout/payout.h"

/* What a run of a period would post if it were made now. */
struct preview_line {
	int64_t            person, fact;
	const struct kind *kind;            /* of the fact; NULL: of the period */
	const char        *plan, *component;
	day                on;
	money              amount;
};
struct payout_preview {
	const char          *code, *period; /* that it would have */
	struct preview_line *line;
	size_t               n;
};

/* Two of them, held against each other. */
struct effect_line { struct preview_line of; money now, then; };
struct effect {
	const char         *code;           /* of the next run */
	struct effect_line *line;           /* those that differ; the person's first */
	size_t              n;
	money               now, then;      /* the person's sum */
	long                others;         /* other people whose lines differ */
};

/* The change: made inside op, and taken back. */
typedef int effect_fn(struct op *op, const void *arg, struct sales_err *err);

SALES_API_BEGIN
/** What payout_run would post, without writing: fails as it does. In a. */
NODISCARD int payout_preview(struct dept *d, struct period p, struct arena *a, struct payout_preview *out,
    struct sales_err *err);
/** The period whose run is the next one of r's plan year: that of its newest. */
NODISCARD int payout_next(struct dept *d, const struct payout_run *r, struct period *out, struct sales_err *err);
/** What the next run of r's plan year would post to person otherwise, had make been
 *  called. Puts a mark into op: of commands that stand alone. In a. */
NODISCARD int payout_effect(struct op *op, const struct payout_run *r, int64_t person, effect_fn *make,
    const void *arg, struct arena *a, struct effect *out, struct sales_err *err);
SALES_API_END
