/* cycle.h - what the steps of a review share: which reviews, who acts, the days,
 * and what is still missing. */
#pragma once
#include "lib/org/org.h"
#include "lib/review/kinds.h"
#include "lib/review/sheet.h"

enum review_state {
	REVIEW_IS_OPEN, REVIEW_IS_RATED, REVIEW_IS_CALIBRATED, REVIEW_IS_PUBLISHED, REVIEW_IS_ACKNOWLEDGED,
	REVIEW_IS_APPEALED, REVIEW_IS_DECIDED, REVIEW_IS_CLOSED,
};
/* Working days in which an appeal should be decided. */
enum { DECIDED_WITHIN = 10 };

SALES_API_BEGIN
enum review_state review_state(const struct value *state);

/** "R-0042", in a. */
const char *cycle_code(const struct dept *d, int64_t review, struct arena *a);
/** A text in a; NULL when it is empty. */
const char *cycle_text(const struct value *v, struct arena *a);
/** Reviews that were opened here and have their indicators (not those of the past
 *  that were imported with their results), by a filter over review_item:
 *  "review.state != closed"; NULL: all. In order, in a. */
NODISCARD int cycle_reviews(struct dept *d, const char *where, struct arena *a, int64_t **id, size_t *n,
    struct sales_err *err);

/** Is there such a scorecard, in the rule book of a day or the one in force?
 *  SALES_EUSAGE, listing those there are. NULL is fine. */
NODISCARD int cycle_card(struct dept *d, const char *card, day on, struct sales_err *err);
/** Those whose last day lies in a period; card: only by that scorecard. */
NODISCARD int cycle_within(struct dept *d, struct period period, const char *card, struct arena *a, int64_t **id, size_t *n,
    struct sales_err *err);

/** The person who acts. SALES_EPOLICY: the login is nobody's here. */
NODISCARD int cycle_actor(struct dept *d, int64_t *person, struct sales_err *err);
/** His name; "nobody" for 0. */
NODISCARD int cycle_name(struct dept *d, int64_t person, const char **out, struct sales_err *err);

/** The last days to publish, acknowledge, appeal (DAY_NONE: none is said), each
 *  counted from where it begins: the period's end, publishing. */
day cycle_feedback_due(const struct sheet *s);
day cycle_ack_due(const struct sheet *s);
day cycle_appeal_last(const struct sheet *s);
/** The last day on which an appeal filed on a day is decided in time. */
day cycle_decision_due(const struct sheet *s, day filed);

/** What an indicator is called: its own label, else its metric's, else its id. */
const char *sheet_label(const struct sheet *s, const struct indicator *i, const char *lang);
/** The place of an indicator by its id or label. SALES_EUSAGE, with a suggestion. */
NODISCARD int sheet_find(const struct sheet *s, const char *name, struct arena *a, size_t *at, struct sales_err *err);
/** What a review without a score waits for, in words; "" when for nothing. */
NODISCARD int cycle_missing(struct dept *d, const struct sheet *s, struct arena *a, const char **out, struct sales_err *err);
SALES_API_END
