/* purchases.h - what each customer bought and when: the won deals, in one scan. */
#pragma once
#include "lib/record/read.h"

struct purchase { int64_t customer; day on; int64_t amount; }; /* in locale.currency; 0: without an amount */
struct purchases {
	struct purchase *v;         /* by customer, then day, then as written */
	size_t           n;
	int64_t          nobody;    /* won deals without a customer: not among them */
	int64_t          undated;   /* won, but nobody knows when: not among them */
	int64_t          ahead;     /* won after today: not among them, when only what was is asked for */
	int64_t          foreign;   /* of other currencies: converted by the day's rate */
};

/** Deals won in the period, of customers for whom where holds (NULL: all), in a;
 *  to_date: only those up to analysis_today(). */
NODISCARD int purchases_load(struct dept *d, struct period p, bool to_date, const char *where, struct arena *a,
    struct purchases *out, struct sales_err *err);
/** How many from i on are the same customer's. */
size_t purchases_run(const struct purchases *p, size_t i);

/* Customers for whom an expression holds, by id; all when there is none. */
struct chosen { const unsigned char *yes; size_t n; bool all; };
NODISCARD int chosen_customers(struct dept *d, const char *where, struct arena *a, struct chosen *out,
    struct sales_err *err);
static inline bool
is_chosen(const struct chosen *c, int64_t customer)
{
	return c->all || (customer > 0 && (size_t)customer < c->n && c->yes[customer]);
}
