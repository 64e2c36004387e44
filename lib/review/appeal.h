/* appeal.h - what somebody holds against his published review, and the decision by
 * another than him and, where the scorecard asks for it, than his reviewer. An
 * upheld appeal measures the review anew from the records as they are now; what it
 * was before stays in the history. */
#pragma once
#include "lib/record/draft.h"
#include "lib/review/sheet.h"

struct decision {
	int64_t            appeal;
	bool               uphold, lift;    /* lift: an override holds no longer */
	const struct given {
		const char  *indicator;         /* its id or label */
		struct ratio value;             /* that holds from now on: a mark, or a metric's value */
	}                 *given;
	size_t             n;
};
struct changed_item {
	const struct indicator *indicator;
	struct ratio            value_before, value, target_before, target, points_before, points;
	enum mark               mark_before, mark;
};
struct decided {
	struct sheet         sheet;         /* as it now stands */
	struct record        before;        /* the review as it was */
	struct changed_item *item;          /* those that changed */
	size_t               n;
	const char          *moved;         /* others' places that are another now, and stay as they were; NULL: none */
	bool                 same_login, late;
	day                  due;
	int64_t              override;      /* that still holds; 0: none */
};

struct appeal_row {
	int64_t     id, review, person, decided_by;
	const char *period, *state, *indicator, *reason, *decision;
	day         filed_on, decided_on;
	int64_t     score_before, score_after;   /* -1: none */
	const char *grade_before, *grade_after;  /* NULL: none */
};
struct appeal_list { struct appeal_row *row; size_t n; };

SALES_API_BEGIN
/** op->reason is what he holds against it; indicator: against which, or NULL.
 *  SALES_EUSAGE without a reason; SALES_EPOLICY for anybody else and after the days. */
NODISCARD int review_appeal(struct op *op, int64_t review, const char *indicator, struct arena *a, int64_t *id,
    struct sales_err *err);
/** The appeal meant by its code, or by that of its review. */
NODISCARD int appeal_named(struct dept *d, const char *text, struct arena *a, int64_t *id, struct sales_err *err);
/** op->reason is the decision. SALES_EPOLICY, naming who may, for who may not; and
 *  to uphold one where nothing has changed. */
NODISCARD int appeal_decide(struct op *op, const struct decision *ask, struct arena *a, struct decided *out,
    struct sales_err *err);
/** Appeals against reviews whose last day lies in a period, {DAY_NONE, DAY_NONE}: all. */
NODISCARD int appeal_each(struct dept *d, struct period period, struct arena *a, struct appeal_list *out,
    struct sales_err *err);
/** Who may decide about a review: managers who are neither the person nor, where the
 *  scorecard asks for it, somebody who rated as manager; nearest above first. */
NODISCARD int appeal_deciders(struct dept *d, const struct sheet *s, struct arena *a, int64_t **who, size_t *n,
    struct sales_err *err);
SALES_API_END
