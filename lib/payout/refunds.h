/* refunds.h - money that went back, what it went back of, and what earlier plan
 * years posted for that. Private to lib/payout. */
#pragma once
#include "lib/payout/facts.h"
#include "lib/payout/payout.h"

/* Money that went back. Parts and amounts are ten-thousandths. */
struct refund {
	int64_t id, op, deal;
	int64_t of;            /* the receipt that it takes back; 0: of all of the deal */
	int64_t part, whole;   /* of the deal's amount, in the deal's currency; whole 0: it has none */
	int64_t back;          /* of the money that came in, in received.amount's currency */
	day     on;
	char    currency[4];
	bool    bad;           /* a bad debt: it never came in */
};
/* Money that came in for a deal of which some went back. */
struct received {
	int64_t id, deal;
	int64_t amount;        /* as it came in when all of the deal's money is in one
	                        * currency, else in the deal's */
	day     on;
	char    currency[4], deal_currency[4];
};
struct refund_list {
	struct refund   *v;    /* by deal, then day, then id */
	size_t           n;
	uint64_t        *bit;  /* which deals have one: most have none */
	int64_t          max;  /* the largest of them */
	struct received *in;   /* by deal, then day, then id */
	size_t           nin;
	const struct received **by_id;
};

/* What earlier plan years posted in all for a deal, or a receipt, of which
 * money went back. */
struct past_part {
	int64_t  fact, deal, base, amount;
	int64_t  line;         /* the newest */
	int32_t  person;
	day      on;
	uint16_t rule;
	uint8_t  kind;
};
struct past_list { struct past_part *v; size_t n; }; /* by person, rule, kind, deal, day, fact */

/* The runs that count before the one being made. */
struct run_list { struct payout_run *v; size_t n; };
struct engine;

/** Receipts of kind refund and bad_debt up to a day, and what came in for their deals. In a. Fails with SALES_EINVAL where a currency has no rate. */
NODISCARD int refunds_load(struct dept *d, const struct policy *p, day to, struct arena *a,
    struct refund_list *out, struct sales_err *err);
/** An amount in another currency, at the rates of its day. */
NODISCARD int refunds_convert(const struct policy *p, int64_t amount, const char *from, const char *to, day on, int64_t *out,
    struct sales_err *err);
/** A currency's code out of a cell; "" when there is none. */
void refunds_currency(const struct value *v, char out[4]);
/** The first refund of a deal, or NULL; they follow each other. */
const struct refund *refund_first(const struct refund_list *l, int64_t deal);
/** The deal's receipts: *n of them. */
const struct received *received_of(const struct refund_list *l, int64_t deal, size_t *n);
/** The deal of a receipt among them; 0: it is none. */
int64_t received_deal(const struct refund_list *l, int64_t receipt);
/** What runs of earlier plan years than e's posted, into e->past. */
NODISCARD int past_load(struct engine *e, const struct run_list *runs, struct sales_err *err);
/** A person's part of the list under a rule: *n of them. */
const struct past_part *past_of(const struct past_list *l, int64_t person, size_t rule, size_t *n);
