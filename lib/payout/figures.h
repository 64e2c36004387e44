/* figures.h - what a plan's `when`, `amount` and factors may ask of a period:
 * grade, score, tenure, actual(METRIC), target(METRIC), attainment(METRIC), the
 * last three also over a longer span, and of the team that he is in on its last
 * day: attainment(revenue, quarter, team). They are read once a run, however many people are asked of. Private to lib/payout. */
#pragma once
#include "lib/base/exact.h"
#include "lib/payout/engine.h"

/* Whose figures: the person's own, those of the people below him without his own
 * (an override's), or those of his team (a pool's). */
enum figures_of { FIGURES_OWN, FIGURES_BELOW, FIGURES_TEAM };

struct figure_at {
	int64_t         person;
	struct period   span;      /* closed, cut at the end of the run */
	enum period_unit unit;     /* of it */
	size_t          version;   /* of the rule book, on its last day */
	enum figures_of of;
	int             depth;     /* FIGURES_BELOW: levels; 0: all */
};

/** Parse and type an expression of a version's rule book: V_BOOL for conditions,
 *  else numbers in units (a ratio) or words. Every name that it asks for is
 *  checked. */
NODISCARD int figure_bind(const struct policy *p, struct arena *a, const char *text, enum vtype want,
    struct expr **out, struct sales_err *err);
/** V_NULL where something that it asks for is not there: no goal, no review. */
NODISCARD int figure_eval(struct engine *e, const struct expr *x, const struct figure_at *at,
    struct value *out, struct sales_err *err);
/** One of them: an exact ratio in units, den 0: none. */
NODISCARD int figure_actual(struct engine *e, const struct metric *m, const struct figure_at *at,
    struct ratio *out, struct sales_err *err);
/** The score of a person's reviews of a span; false: he has none. */
NODISCARD int figure_score(struct engine *e, int64_t person, struct period span, struct exact *score,
    bool *has, const char **grade, struct sales_err *err);
/** Whose facts figures of these may look at (near.c): none named means everybody's. */
struct asked engine_near(struct engine *e, enum figures_of of);
/** Who is below somebody on a day: his reports, theirs ..., to a depth (0: all). */
bool figure_is_below(const struct org *o, int64_t person, int64_t manager, day on, int depth);
