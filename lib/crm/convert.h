/* convert.h - a lead becomes a customer, a contact and a deal, in one
 * operation. What is there already is taken, and only its empty fields are
 * filled. Calls and notes keep their lead: timelines follow it to the customer.
 * tests/cli/convert.t plays it. */
#pragma once
#include "lib/record/write.h"

struct lead_convert {
	int64_t       lead;
	int64_t       customer, contact;  /* named by who converts; 0: found, else made */
	bool          new_customer;       /* make one, whatever is like it */
	bool          no_deal;
	struct value *deal;               /* what is said of the deal (deal_kind's fields); or NULL */
};

/* before: its values until then, or NULL when it was made now. */
struct lead_part { int64_t id; const struct value *before; };
struct lead_converted {
	struct lead_part lead, customer;
	struct lead_part contact, deal, need;  /* id 0: none */
	const char      *equal;                /* by what the customer was found: "name; phone"; or NULL */
};

SALES_API_BEGIN
/** out lives in a. SALES_EPOLICY: the lead is closed already, several customers
 *  may be meant (naming them), the contact is another customer's, the deal
 *  lacks what its first stage requires. */
NODISCARD int lead_convert(struct op *op, const struct lead_convert *how, struct arena *a,
    struct lead_converted *out, struct sales_err *err);
SALES_API_END
