/* carry.h - what a run posted, as rows of text: its rules, its lines and who was
 * paid how much. Lines, rules and payments keep their numbers, so that a run's
 * digest, and what people signed, is the same over there. */
#pragma once
#include "lib/record/carry/carry.h"

SALES_API_BEGIN
/** NULL-ended; taken in this order, when the runs themselves are there. */
extern const struct carry_table *const payout_carry_tables[];
/** With everything there: has each run the lines that its digest is over, and do
 *  its statements add up to its total? A fault for each that has not. */
NODISCARD int payout_carry_prove(struct carry *c, struct sales_err *err);
SALES_API_END
