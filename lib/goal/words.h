/* words.h - a goal said in a sentence: which metric, number, unit and period it
 * names, and which it leaves out. "Improve the results" names none of them. */
#pragma once
#include "lib/base/period.h"
#include "lib/policy/policy.h"

enum {
	WORDS_METRIC = 1 << 0,   /* one of the rule book: its id, a label of it, or what people call it */
	WORDS_NUMBER = 1 << 1,   /* digits or Chinese numerals that are no date's */
	WORDS_UNIT   = 1 << 2,   /* 万元, %, 家 ...; of a metric that counts, the metric is it */
	WORDS_PERIOD = 1 << 3,   /* a period or a day that is not over */
	WORDS_ALL    = 15,
};
struct goal_words {
	unsigned             has;
	const struct metric *metric;
	const char          *metric_word, *number, *unit, *period; /* as found, folded; NULL: none */
	const char          *vague;  /* 提高, more ...: says where to, and not how far; NULL */
};

SALES_API_BEGIN
/** What a sentence says; texts are in a. */
void goal_words(const struct policy *p, const struct period_env *when, const char *sentence, struct arena *a,
    struct goal_words *out);
/** "no metric, no number, no period": what of want is not there; NULL: nothing. In
 *  a. */
const char *goal_words_missing(const struct goal_words *w, unsigned want, struct arena *a);
/** How much of "20次" is the number: n without a counter (次, 家, 个 ...) at the end. */
size_t goal_without_counter(const char *s, size_t n);
SALES_API_END
