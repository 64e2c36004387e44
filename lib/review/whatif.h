/* whatif.h - what a score would be if a figure were another one, and how much of
 * one figure a grade needs. Everything is computed on the review's own scorecard,
 * exactly as it was the first time. */
#pragma once
#include "lib/base/exact.h"
#include "lib/review/sheet.h"

/* How a sheet stands. All zero is one too. */
struct outlook {
	bool                made;       /* private: score holds memory */
	enum outcome        outcome;
	struct exact        score;      /* when whole or re-weighted */
	int64_t             shown;      /* of it; ten-thousandths */
	const struct grade *grade;      /* NULL: no score, or grades go by shares */
	const struct grade *next;       /* the better one; NULL: it has the best, or none */
	int64_t             to_next;    /* points that it lacks, ten-thousandths, rounded up */
};

/* What is to be reached: a grade of the whole, or, with grade NULL, points of the
 * one indicator. */
struct wanted { const struct grade *grade; struct ratio points; };

/* How much of one indicator alone is enough. */
struct needed {
	bool         found;             /* false: no value is enough (its cap, or zero) */
	struct ratio value;             /* the first that is, in whole steps */
	struct ratio points;            /* its points then */
};

SALES_API_BEGIN
/** A sheet whose items can be changed without the other's; in a. */
struct sheet sheet_copy(const struct sheet *s, struct arena *a);
/** Take a value for granted: it counts as measured, by facts enough. */
NODISCARD int sheet_assume(struct sheet *s, size_t at, struct ratio value, struct sales_err *err);
/** SALES_EINVAL when the score is too large to be shown. */
NODISCARD int outlook_of(const struct sheet *s, struct outlook *out, struct sales_err *err);
void          outlook_done(struct outlook *o);
bool          outlook_has_score(const struct outlook *o);

/** The smallest step of an indicator's values: the currency's smallest coin, 1 of
 *  a count, 0.01 % of a percentage, 0.01 of any other number or mark. */
struct ratio whatif_step(const struct sheet *s, size_t at, const char *currency);
/** Is more of it better? */
bool whatif_more_is_better(const struct indicator *i);
/** The value nearest to the present one, on the better side of it, that is
 *  enough; found by trying, so that it is what the scorecard says. */
NODISCARD int whatif_needed(const struct sheet *s, size_t at, const struct wanted *w, struct ratio step,
    struct needed *out, struct sales_err *err);
SALES_API_END
