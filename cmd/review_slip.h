/* review_slip.h - a feedback sheet while it is written. */
#pragma once
#include "cmd/review.h"
#include "lib/report/doc.h"
#include "lib/review/slip.h"

struct slip_writing {
	struct ctx        *ctx;
	const struct slip *s;
	struct doc        *doc;
	const char        *code;    /* of the person */
};

const char *slip_grade(struct ctx *ctx, const struct grade *g);
/** A cell as it reads in running text, in ctx->arena. */
const char *slip_cell(struct ctx *ctx, struct cell c);
/** What people call its indicator. */
const char *slip_label(struct slip_writing *w, size_t at);
/** What to improve first, and what to do (review_advice.c). */
void slip_next(struct slip_writing *w);
