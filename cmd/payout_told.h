/* payout_told.h - what payout explain tells of a line: in words, or as rows for
 * machines. */
#pragma once
#include "cmd/payout.h"

/* A line of the person at hand, and where it stands in the tree. */
struct told_line { struct payout_line l; struct payout_why about; };

struct explaining {
	struct ctx              *ctx;
	struct payout_explainer *x;
	const struct payout_run *run;
	bool                     rows;       /* for machines */
	bool                     tree;       /* not of one line alone */
	struct arena             a;          /* of the person at hand */
	int64_t                  person;     /* 0: none yet */
	struct buf               lines;      /* struct told_line[] */
	struct buf               b;
};

/** In words. Amounts stand under each other; what they are is indented by level. */
void          told_amount(struct explaining *e, money m, int level);
NODISCARD int told_person(struct explaining *e);
NODISCARD int told_line_text(struct explaining *e, const struct payout_line *l, const struct payout_why *w, int level);
/** As rows. A sum of the tree: t NULL for a person's; component NULL for a plan's. */
NODISCARD int told_sum_row(struct explaining *e, const char *step, const struct told_line *t, const char *component,
    const char *period, money sum);
NODISCARD int told_line_rows(struct explaining *e, const struct told_line *t, const struct payout_why *w);
