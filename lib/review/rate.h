/* rate.h - rating somebody for the indicators of his scorecard that people judge.
 * Who acts decides as what he rates: himself, as his reviewer, or as a peer, which
 * is whoever else was there in the period and does not stand above him. */
#pragma once
#include "lib/record/draft.h"
#include "lib/review/marks.h"
#include "lib/review/sheet.h"

struct mark_given { const char *indicator; int64_t mark; };   /* its id or label; ten-thousandths */
struct rate_ask {
	int64_t                  review;
	const struct mark_given *mark;
	size_t                   n;
	const char              *evidence;   /* NULL: none */
};
struct rate_done {
	enum rater   as;
	struct sheet sheet;                  /* as it now stands */
};

/* One mark that was written: before is NULL for a new one. */
typedef int rate_fn(void *arg, const struct draft *before_and_now, const struct indicator *i, int64_t id, bool changed,
    struct sales_err *err);

/* What somebody may see of a review's ratings: a group's mark and words. */
struct rating_row {
	const struct indicator *indicator;
	enum rater              as;
	int64_t                 rater;       /* 0: peers, who are never named */
	struct ratio            mark;        /* den 0: not shown, there are too few */
	const char             *evidence;    /* NULL: none */
	day                     on;          /* DAY_NONE for peers */
	bool                    counts;
};
struct rating_list { struct rating_row *row; size_t n; bool hidden; };  /* hidden: not yet for who looks */

SALES_API_BEGIN
/** "self", "manager", "peer", and the same for people. */
const char *rater_name(enum rater as);
const char *rater_label(enum rater as);
/** SALES_EPOLICY when a rule forbids it; SALES_EUSAGE for an unknown indicator and
 *  for a mark that must have evidence and has none. fn is told of each mark. */
NODISCARD int review_rate(struct op *op, const struct rate_ask *ask, struct arena *a, struct rate_done *out, rate_fn *fn,
    void *arg, struct sales_err *err);
/** All marks of one indicator of a review. */
NODISCARD int review_marks(struct dept *d, int64_t review, const struct indicator *i, struct arena *a, struct marks *out,
    struct sales_err *err);
/** What who acts may see: his own marks; of the others' the reviewed person from
 *  publishing on, his reviewer and those above him always. SALES_EPERM for
 *  everybody else who gave none. */
NODISCARD int review_ratings(struct dept *d, const struct sheet *s, struct arena *a, struct rating_list *out,
    struct sales_err *err);
SALES_API_END
