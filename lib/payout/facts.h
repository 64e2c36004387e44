/* facts.h - the facts behind a metric in memory, in order of person, date, then
 * code. Read once a run, however many components look at them. */
#pragma once
#include "lib/base/buf.h"
#include "lib/metric/metric.h"

/* A fact's deal, by id. */
struct fact_link { int64_t id, deal; };
struct link_list { struct fact_link *v; size_t n; };

/* One fact as one person is credited with it; parts of one record that go to
 * the same person are one. Money in ten-thousandths of locale.currency. */
struct pay_fact {
	int64_t                 id, value, op;
	const struct fact_link *link;  /* the deal it is a part of; 0: none */
	int32_t                 person;
	day                     on;
};
struct fact_set {
	const struct kind *kind;
	struct buf         rows;       /* struct pay_fact[] */
	uint32_t          *at;         /* [person]: where the person's begin; one more for the end */
	bool               linked;     /* some are a part of a deal */
};
/* One person's facts of a set. */
struct fact_span { const struct pay_fact *first, *end; };

/* Which rule-book version rates which days. */
struct rule_days {
	const struct policy *policy;
	struct period        days;
};

/* What metric and filter apply on a version's days; metric NULL: none. */
struct fact_key { const struct metric *metric; const char *where; };

/* Some people, ascending; n 0: everybody. */
struct asked { const int64_t *person; size_t n; };
/* Records that alone are looked at, ascending. */
struct few { const int64_t *id; size_t n; };

/* Which facts: of n versions, of people below npeople. */
struct fact_ask {
	const struct rule_days *days;
	const struct fact_key  *key;
	size_t                  n, npeople;
	struct asked            asked;
	struct metric_shared   *shared;
};
/** The facts of each version's days by that version's metric, sorted; spare: an empty
 *  buffer whose memory may be used for that. */
NODISCARD int facts_load(struct dept *d, const struct fact_ask *ask, struct arena *a, struct buf *spare, struct fact_set *out,
    struct sales_err *err);
/** Narrow a query to those of few whose reference (or, of .code, own id) is among them;
 *  of too many of them it finds all. few NULL: all. */
void few_bind(struct query *q, const struct path *by, const struct few *few);
void facts_done(struct fact_set *s);
static inline struct fact_span
facts_of(const struct fact_set *s, size_t person)
{
	const struct pay_fact *v = (const struct pay_fact *)(const void *)s->rows.p;

	return (struct fact_span){ v + s->at[person], v + s->at[person + 1] };
}
