/* kinds.h - the record kinds of reviews. */
#pragma once
#include "lib/record/kind.h"

/* Where review and review_item have their fields: a review of thousands is
 * written without a look-up by name. The descriptors hold it. */
enum { REVIEW_PERSON, REVIEW_PERIOD, REVIEW_FROM, REVIEW_TO, REVIEW_CARD, REVIEW_REVIEWER, REVIEW_STATE,
       REVIEW_SCORE, REVIEW_GRADE, REVIEW_COEFFICIENT, REVIEW_RANK, REVIEW_EXACT, REVIEW_REWEIGHTED,
       REVIEW_NEWCOMER, REVIEW_OPENED, REVIEW_PUBLISHED, REVIEW_ACKNOWLEDGED, REVIEW_CLOSED, REVIEW_POLICY,
       REVIEW_FACTS_OP, REVIEW_NOTE, REVIEW_OVERRIDE, REVIEW_ACK_NOTE, REVIEW_ACK_LATE, REVIEW_FIELDS };
enum { ITEM_REVIEW, ITEM_NO, ITEM_INDICATOR, ITEM_WEIGHT, ITEM_TARGET, ITEM_VALUE, ITEM_POINTS, ITEM_FACTS,
       ITEM_MARK, ITEM_EXACT_VALUE, ITEM_EXACT_POINTS, ITEM_GIVEN, ITEM_FIELDS };

SALES_API_BEGIN
extern const struct kind review_kind, review_item_kind, rating_kind, reading_kind, appeal_kind, calibration_kind;

/** All of them, NULL-ended. */
extern const struct kind *const review_kinds[];
SALES_API_END
