/* convert_find.h - what a lead would be a second time; private to convert.c. */
#pragma once
#include "lib/record/draft.h"

/** The one customer that the lead is; *id 0 when there is none. SALES_EPOLICY
 *  when there are several, naming them. */
NODISCARD int convert_find_customer(struct dept *d, const struct draft *lead, struct arena *a, int64_t *id,
    const char **equal, struct sales_err *err);
/** The contact of a customer with the lead's phone, mail or name; *id 0 when
 *  there is none, *is_first when the customer has no contact at all. */
NODISCARD int convert_find_contact(struct dept *d, int64_t customer, const struct draft *lead, struct arena *a,
    int64_t *id, bool *is_first, struct sales_err *err);
/** SALES_EPOLICY when a contact is another customer's. */
NODISCARD int convert_check_contact(struct dept *d, const struct draft *contact, int64_t customer,
    struct sales_err *err);
