/* facts.h - the facts behind a metric as columns in memory, in order of date,
 * then code. Read once a run, however many components look at them. */
#pragma once
#include "lib/metric/metric.h"

/* One fact as one person is credited with it; parts of one record that go to
 * the same person are one. Money in ten-thousandths of locale.currency. */
struct pay_fact {
	int64_t id, value;
	int64_t deal, of;      /* the deal it is a part of, the fact it takes back; 0: none */
	int64_t op;
	int32_t person;
	day     on;
};
struct fact_set {
	const struct kind *kind;
	struct pay_fact   *fact;
	size_t             n;
};

/* Which rule-book version rates which days. */
struct rule_days {
	const struct policy *policy;
	struct period        days;
};

/* Money that went back: what it belongs to. */
struct refund {
	int64_t id, op;
	int64_t deal, of;      /* 0: none */
	int64_t part, whole;   /* of the deal that it takes back: ten-thousandths of one currency */
	day     on;
};
struct refund_list {
	struct refund *v;      /* by deal, then day, then id */
	size_t         n;
	uint64_t      *bit;    /* which deals have one: most have none */
	int64_t        max;    /* the largest of them */
};

/* A fact's deal and the fact that it takes back, by id. */
struct fact_link { int64_t id, deal, of; };
struct link_list { struct fact_link *v; size_t n; };

/* What metric and filter apply on a version's days; metric NULL: none. */
struct fact_key { const struct metric *metric; const char *where; };

/** The facts of each version's days by that version's metric, sorted.
 *  Everything lies in a. */
NODISCARD int facts_load(struct dept *d, const struct rule_days *days, const struct fact_key *key,
    size_t n, struct arena *a, struct fact_set *out, struct sales_err *err);
/** Receipts of kind refund up to a day. */
NODISCARD int refunds_load(struct dept *d, const struct policy *p, day to, struct arena *a,
    struct refund_list *out, struct sales_err *err);
/** Deal and original of every record of a kind that has such fields; n is 0
 *  when it has not. */
NODISCARD int links_load(struct dept *d, const struct kind *k, struct arena *a,
    struct link_list *out, struct sales_err *err);
const struct fact_link *link_find(const struct link_list *l, int64_t id);
/** The first refund of a deal, or NULL; they follow each other. */
const struct refund *refund_first(const struct refund_list *l, int64_t deal);
