/* sheet.h - one review with its indicators, as they were frozen. */
#pragma once
#include "lib/record/write.h"
#include "lib/review/score.h"

struct sheet_item {
	int64_t                 id;          /* of the review_item */
	const struct indicator *indicator;   /* of the rule book that the review is by */
	struct ratio            target, value, points; /* den 0: none */
	struct ratio            attainment;
	int64_t                 facts;
	enum mark               mark;
	int64_t                 given;       /* the appeal whose decision named the value; 0: measured, rated */
};

/* What people set instead of the computed result (calibrate.h). */
struct override {
	int64_t     id;                      /* of the calibration; 0: none */
	int64_t     score;                   /* ten-thousandths; -1: the computed one */
	const char *grade;                   /* NULL: the one that follows */
};

struct sheet {
	struct record           review;
	const struct policy    *policy;      /* the version that it was opened by */
	const struct scorecard *card;
	struct sheet_item      *item;        /* in the card's order */
	size_t                  n;
	struct override         override;    /* that holds */
};

SALES_API_BEGIN
/** Everything in a. SALES_ENOTFOUND; SALES_EPOLICY for a review of the past that
 *  was imported and has no scorecard. */
NODISCARD int sheet_load(struct dept *d, int64_t review, struct arena *a, struct sheet *out, struct sales_err *err);
/** Four decimals of it, to be read beside the exact text; none when den is 0. */
struct value sheet_number(struct ratio r);
/** Its score, and whether something is missing (score.h). */
enum outcome sheet_score(const struct sheet *s, struct exact *score);
/** Give an indicator's points anew from its value and target. */
NODISCARD int sheet_judge(struct sheet *s, size_t at, struct sales_err *err);
/** Write an item as it now stands. */
NODISCARD int sheet_save_item(struct op *op, const struct sheet *s, size_t at, struct sales_err *err);
/** Write state, score, grade, coefficient as they follow from the items: open
 *  while something is missing, else at least rated. Rank and a grade by share
 *  come when reviews are published. *changed may be NULL. */
NODISCARD int sheet_settle(struct op *op, struct sheet *s, bool *changed, struct sales_err *err);
/** The score of its result: what people set, else the computed one. False: none. */
bool sheet_result_score(const struct sheet *s, struct exact *score);
/** Give a row a grade and its coefficient; NULL: none. */
void sheet_set_grade(const struct grade *g, struct value *v);
/** A grade of a scorecard by its id; NULL: none. */
const struct grade *card_grade_named(const struct scorecard *c, const char *id);
/** What a review's and an item's row hold of it: REVIEW_*, ITEM_* (kinds.h), the
 *  rest is left. Texts live in a. */
NODISCARD int sheet_result(const struct sheet *s, struct arena *a, struct value *v, struct sales_err *err);
void sheet_item_values(const struct sheet_item *i, struct arena *a, struct value *v);
SALES_API_END
