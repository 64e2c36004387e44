/* kinds.h - the record kinds of the CRM. */
#pragma once
#include "lib/record/kind.h"

SALES_API_BEGIN
/* Those that other files name. */
extern const struct kind customer_kind, product_kind, deal_kind, deal_item_kind, credit_kind, receipt_kind;

/** All of them, NULL-ended. */
extern const struct kind *const crm_kinds[];
SALES_API_END
