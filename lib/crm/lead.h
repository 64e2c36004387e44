/* lead.h - what becomes of a lead: converted into a customer, or disqualified
 * and perhaps opened again. */
#pragma once
#include "lib/record/write.h"

SALES_API_BEGIN
/** The state to which a disqualified lead goes back: the open one that it had
 *  last, else contacted when somebody answered it, else new. SALES_EPOLICY when
 *  it was converted, SALES_EINVAL when it is open. */
NODISCARD int lead_state_before(struct dept *d, const struct record *lead, const char **out,
    struct sales_err *err);
SALES_API_END
