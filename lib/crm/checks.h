/* checks.h - rules that hold for CRM records whoever writes them; they fill
 * what follows from the rule book (currency, pipeline, kind). */
#pragma once
#include "lib/record/kind.h"

/* Where the descriptors have the fields that rules look at: a million rows need
 * no look-up by name. A descriptor says [DEAL_STAGE] = FIELD("stage", ...), so
 * that a field put before it does not compile. */
enum { PRODUCT_LIST_PRICE = 3, PRODUCT_COST, PRODUCT_CURRENCY };
enum { DEAL_PIPELINE = 4, DEAL_STAGE, DEAL_AMOUNT, DEAL_CURRENCY, DEAL_LIST_AMOUNT, DEAL_COST };
enum { ITEM_DEAL, ITEM_QUANTITY = 2, ITEM_PRICE, ITEM_DISCOUNT, ITEM_AMOUNT = 7 };
enum { CREDIT_SHARE = 2 };
enum { RECEIPT_AMOUNT = 3, RECEIPT_CURRENCY, RECEIPT_KIND = 7 };
enum { REGISTRATION_NAME, REGISTRATION_TAXID, REGISTRATION_CUSTOMER, REGISTRATION_PERSON = 4, REGISTRATION_ON,
       REGISTRATION_AT, REGISTRATION_UNTIL, REGISTRATION_VERDICT = 10, REGISTRATION_AGAINST, REGISTRATION_LOGIN = 15 };
enum { APPROVAL_ASKED_LOGIN = 7 };
enum { ACTIVITY_CUSTOMER = 3, ACTIVITY_MINUTES = 9 };

int product_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int deal_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
/** Works an item's amount out where it is not given (items.c). */
int item_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int credit_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int receipt_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int lead_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int activity_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int survey_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int complaint_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
/** Fills until when it holds (checks_register.c). */
int registration_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
/** What became of those of a past beside the others, in order of their times. */
int registration_whole(struct op *op, struct sales_err *err);
/** Nobody registers what he has, nor ahead; who is first goes by the clock. Fills
 *  the time and the login. */
int registration_gate(struct dept *d, const struct kind *k, const struct record *before,
    struct value *after, struct sales_err *err);
/** Something other than a person must be named (notes, needs, ...). */
int link_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
/** A credit code that is typed has the last character that follows from the
 *  others; SALES_EINVAL. */
int customer_gate(struct dept *d, const struct kind *k, const struct record *before,
    struct value *after, struct sales_err *err);
/** Binds the commands that move a deal (gate.c); SALES_EPOLICY. Fills the day
 *  on which it closed; takes back a reopened deal's, and a probability that
 *  was set by hand for the stage before. */
int deal_gate(struct dept *d, const struct kind *k, const struct record *before,
    struct value *after, struct sales_err *err);
/** A deal is won, and a won one's price changed, only at an approved price
 *  (discount_gate.c); SALES_EPOLICY naming whose approval is missing. */
int discount_gate(struct dept *d, const struct kind *k, const struct record *before,
    const struct value *after, struct arena *a, struct sales_err *err);
/** An approval that holds no more. */
int discount_remark(struct dept *d, const struct kind *k, const struct record *before,
    const struct record *after, struct arena *a, const char **text, struct sales_err *err);
/** Who typed an approval in: the login. */
int approval_gate(struct dept *d, const struct kind *k, const struct record *before,
    struct value *after, struct sales_err *err);
/** A deal won on a customer that somebody else has registered; a registration
 *  that met another (register.c). */
int deal_remark(struct dept *d, const struct kind *k, const struct record *before,
    const struct record *after, struct arena *a, const char **text, struct sales_err *err);
int registration_remark(struct dept *d, const struct kind *k, const struct record *before,
    const struct record *after, struct arena *a, const char **text, struct sales_err *err);
/** No deal's revenue credits are more than the deal (split.c). */
int credit_whole(struct op *op, struct sales_err *err);
/** Deals whose items all have an amount get the sum of them (items.c). */
int item_whole(struct op *op, struct sales_err *err);
/** SALES_EINVAL when a deal's items say another amount. */
int item_amount_holds(struct dept *d, int64_t deal, const struct value *amount,
    struct sales_err *err);
/** Stage and owner history (trail.c). */
int deal_trail(struct op *op, const struct kind *k, const struct record *before,
    const struct value *after, struct sales_err *err);
int owner_trail(struct op *op, const struct kind *k, const struct record *before,
    const struct value *after, struct sales_err *err);
/** Is a reason in the rule book's list (NULL, empty: any is)? SALES_EINVAL,
 *  naming the field and, when nothing is near, the list's key. */
int reason_listed(const char *field, const char *reason, const char *const *list, const char *key,
    struct sales_err *err);
/** Change the owner of a customer or lead (person 0: to nobody); why, and reason
 *  when it is given, stand in the owner history. */
int owner_give(struct op *op, const struct kind *of, int64_t id, int64_t person, const char *why,
    const char *reason, struct sales_err *err);
/** A lead is converted by its command alone, and disqualified with a reason of
 *  the rule book's list (lead.c); SALES_EPOLICY. */
int lead_gate(struct dept *d, const struct kind *k, const struct record *before,
    struct value *after, struct sales_err *err);
/** SALES_EPOLICY when a lead was converted or disqualified (lead.c). */
int lead_must_be_open(struct dept *d, const struct record *lead, struct sales_err *err);
/** New leads get an owner, when the rule book says so (assign.c). */
int lead_arrive(struct op *op, int64_t first, int64_t last, struct sales_err *err);
