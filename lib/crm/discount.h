/* discount.h - approval of a deal's price by the rule book's
 * `approval: {discount: ...}`. An approval names the price it is for: amount, list
 * amount and cost. Whether the deal still has that price is looked at when it
 * counts, so any change voids it. tests/cli/approval.t plays it. */
#pragma once
#include "lib/crm/rules_discount.h"
#include "lib/org/org.h"
#include "lib/record/write.h"

enum discount_state { DISCOUNT_OPEN, DISCOUNT_ASKED, DISCOUNT_APPROVED, DISCOUNT_REFUSED, DISCOUNT_OUTDATED };
struct discount_sign {
	enum discount_state state;
	int64_t             approval;   /* 0: none */
	int64_t             asked_by, by; /* who asked, who decided; 0: nobody known */
	const char         *asked_login; /* or NULL */
	money               amount;     /* that it was asked for */
};
struct discount_look {
	struct deal_price    price;
	struct discount_need need;
	struct discount_sign sign[SIGNERS_MAX]; /* one for each of need.role */
	bool                 holds;     /* all have approved this price, or nobody need */
};
/* Told of each approval that was asked for (before NULL) or decided. */
typedef int discount_fn(void *arg, const struct record *before, int64_t approval, struct sales_err *err);

SALES_API_BEGIN
/** What a deal of these values (id 0: none yet) needs and has; lives in a. The
 *  list amount and the cost come from its products where it has none. */
NODISCARD int discount_look(struct dept *d, int64_t id, const struct value *deal, struct arena *a,
    struct discount_look *out, struct sales_err *err);
/** Who may give the i-th signature of a deal's price today, in a: people with
 *  the role, of them those above the deal's owner when there are any there. */
void discount_signers(const struct dept *d, const struct org *org, int64_t owner,
    const struct discount_need *need, size_t i, struct arena *a, int64_t **v, size_t *n);
/** Ask for what is missing; fn is told of each. SALES_EPOLICY: nobody need
 *  approve the price, or all was asked. */
NODISCARD int discount_ask(struct op *op, int64_t deal, discount_fn *fn, void *arg, struct sales_err *err);
/** Approve or refuse what was asked for the present price, as who acts: another
 *  person than who asked and than the deal's owner, and another login. */
NODISCARD int discount_decide(struct op *op, int64_t deal, bool approve, discount_fn *fn, void *arg,
    struct sales_err *err);
SALES_API_END
