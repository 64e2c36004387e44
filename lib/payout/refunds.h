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
	uint64_t        *own_bit; /* which receipts are one of them */
	int64_t          own_max;
	struct received *in;   /* by deal, then day, then id */
	size_t           nin;
	const struct received **by_id;
};

/* Whose pay by which rule: what earlier plan years posted is looked up by it. */
struct past_key { int32_t person; uint16_t rule; };

/* What earlier plan years posted in all for a deal, or a receipt, of which
 * money went back. */
struct past_part {
	struct past_key of;
	uint8_t  kind;
	day      on;
	day      year;         /* of "x@unpaid", and of periods: when the line's plan year began; else 0 */
	int64_t  fact, deal, base, amount;
	int64_t  line;         /* the newest */
};
struct past_list { struct past_part *v; size_t n; }; /* by person, rule, kind, deal, day, fact */

/* What a period of an earlier plan year paid, by what. */
enum past_what {
	PAST_FACTS,            /* a component's lines of facts, without what was taken back of them */
	PAST_BESIDE,           /* its factors and its cap */
	PAST_TRUE_UP,          /* a true-up of it, over a period of its own */
	PAST_PLAN,             /* all lines of a plan that its cap looks at */
	PAST_CAP,              /* what the plan's cap cut */
	PAST_WHATS
};
struct past_sum { struct past_key of; uint8_t what; struct period span; int64_t amount; };
struct past_sums { struct past_sum *v; size_t n; }; /* by person, rule, what, span */

/* What goes back of one part of it, before factors and caps of its period. */
struct past_taking {
	int64_t  fact, deal, amount, base, op; /* fact: whose line it is; amount: above 0 where it is taken */
	int64_t  was;          /* of "x@unpaid": what its own plan year took */
	int32_t  person;
	day      on;           /* of the line */
	day      part_on;      /* of the part */
	uint16_t rule;         /* of the line; */
	uint16_t main;         /* of the part */
	uint8_t  kind;
	uint8_t  piece;        /* enum piece */
	bool     own;          /* taken within the part's own plan year: its factors and caps saw it */
};

/* The runs that count before the one being made. */
struct run_list { struct payout_run *v; size_t n; };
struct engine;

/** Receipts of kind refund and bad_debt up to a day, and what came in for their deals; of few
 *  deals alone, NULL: of all. In a. Fails with SALES_EINVAL where a currency has no rate. */
NODISCARD int refunds_load(struct dept *d, const struct policy *p, day to, const struct few *of, struct arena *a,
    struct refund_list *out, struct sales_err *err);
/** An amount in another currency, at the rates of its day. */
NODISCARD int refunds_convert(const struct policy *p, int64_t amount, const char *from, const char *to, day on, int64_t *out,
    struct sales_err *err);
/** A currency's code out of a cell; "" when there is none. */
void refunds_currency(const struct value *v, char out[4]);
/** The first refund of a deal, or NULL; they follow each other. */
const struct refund *refund_first(const struct refund_list *l, int64_t deal);
/** Is a receipt one of them? */
bool refund_is(const struct refund_list *l, int64_t receipt);
/** The deal's receipts: *n of them. */
const struct received *received_of(const struct refund_list *l, int64_t deal, size_t *n);
/** The deal of a receipt among them; 0: it is none. */
int64_t received_deal(const struct refund_list *l, int64_t receipt);
/** What runs of earlier plan years than e's posted, into e->past and e->past_sums. */
NODISCARD int past_load(struct engine *e, const struct run_list *runs, struct sales_err *err);
/** A person's part of the list under a rule: *n of them. */
const struct past_part *past_of(const struct past_list *l, int64_t person, size_t rule, size_t *n);
/** Of what an earlier plan year paid by a rule for a part, something goes back: to be put by past_put(). */
void past_take(struct engine *e, const struct past_taking *t);
/** A person's lines of all of that: each part times what its period paid of its lines
 *  (salesctl-plans(7), REFUNDS). */
NODISCARD int past_put(struct engine *e, int64_t person, struct sales_err *err);
