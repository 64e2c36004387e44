/* calibrate.h - results that people set instead of the computed ones: proposed by
 * one with a reason, approved by another person under another login (crm/eyes.h),
 * neither of whom is the one reviewed. What it was before is kept. */
#pragma once
#include "lib/record/draft.h"
#include "lib/review/sheet.h"

struct calibration_ask {
	int64_t     review;
	int64_t     score;            /* ten-thousandths; -1: stays */
	const char *grade;            /* its id or label; NULL: follows */
};
struct override_row {
	int64_t     id, review, person, by, approved_by;
	const char *period, *state, *reason, *grade_before, *grade;
	int64_t     score_before, score;      /* -1: none */
	day         proposed_on, approved_on;
	bool        same_login;
};
struct override_list { struct override_row *row; size_t n; };

SALES_API_BEGIN
/** op->reason is why. SALES_EUSAGE without one and for an unknown grade;
 *  SALES_EPOLICY when the review is not in the state for it. *id: the calibration. */
NODISCARD int calibration_propose(struct op *op, const struct calibration_ask *ask, struct arena *a, int64_t *id,
    struct sales_err *err);
/** Approve what is proposed for a review, or refuse it. *same_login: one login did
 *  both, as the rule book lets it. */
NODISCARD int calibration_decide(struct op *op, int64_t review, bool approve, struct arena *a, int64_t *id,
    bool *same_login, struct sales_err *err);
/** The proposal that waits for approval; 0: none. */
NODISCARD int calibration_pending(struct dept *d, int64_t review, struct arena *a, int64_t *id, struct sales_err *err);
/** Say of reviews that they were looked at together. SALES_EPOLICY, naming those
 *  that are not rated or wait for an approval. *changed: how many. */
NODISCARD int reviews_calibrated(struct op *op, const int64_t *review, size_t n, struct arena *a, long *changed,
    struct sales_err *err);
/** All overrides of reviews whose last day lies in a period, or of one review. */
NODISCARD int override_each(struct dept *d, struct period period, int64_t review, struct arena *a,
    struct override_list *out, struct sales_err *err);
SALES_API_END
