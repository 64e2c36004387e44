/* kinds.h - the record kinds of the CRM. */
#pragma once
#include "lib/record/kind.h"

SALES_API_BEGIN
/* Those that other files name. */
extern const struct kind customer_kind, product_kind, deal_kind, deal_item_kind, credit_kind, receipt_kind;
extern const struct kind contact_kind, lead_kind;                           /* kinds_lead.c */
extern const struct kind activity_kind, survey_kind, complaint_kind, need_kind, competitor_kind, note_kind,
    attachment_kind;                                                        /* kinds_touch.c */
extern const struct kind stage_change_kind, owner_change_kind, registration_kind, approval_kind,
    merged_kind;                                                            /* kinds_trail.c */

/** All of them, NULL-ended: customers and deals, what happens with them, the
 *  trail that they leave. */
extern const struct kind *const crm_kinds[], *const crm_touch_kinds[], *const crm_trail_kinds[];
SALES_API_END
