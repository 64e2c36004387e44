/* life.h - what becomes of a goal once it is set: its owner acknowledges it, or
 * objects and is answered, and somebody else approves it. */
#pragma once
#include "lib/org/org.h"
#include "lib/record/write.h"

SALES_API_BEGIN
/** Who is to reach it: the person, the team's lead, of the company the lead of
 *  the one team at the top; 0: nobody known. */
int64_t goal_owner(const struct org *org, int64_t subject);
/** Who answers first when a person objects: his manager, else the lead of his team
 *  or of one above it; 0: nobody stands above him. */
int64_t goal_above(const struct org *org, int64_t person, day on);
/** The last day on which it is acknowledged in time; DAY_NONE: the rule book
 *  does not ask, or it is not known when the goal was set. */
day goal_ack_due(const struct policy *p, day set_on);

/** All of them: SALES_EPOLICY when who acts may not; *changed false when it was
 *  so already. */

/** The owner takes note of it. */
NODISCARD int goal_acknowledge(struct op *op, int64_t goal, bool *changed, struct sales_err *err);
/** The owner objects, for op->reason. */
NODISCARD int goal_object(struct op *op, int64_t goal, bool *changed, struct sales_err *err);
/** Somebody above the owner answers what he objects. */
NODISCARD int goal_answer(struct op *op, int64_t goal, const char *text, bool *changed, struct sales_err *err);
/** draft -> approved, by another person and login than the owner's and who set it;
 *  who leads others and does not stand below the owner, if there is one; an objection
 *  is answered first. */
NODISCARD int goal_approve(struct op *op, int64_t goal, bool *changed, struct sales_err *err);
SALES_API_END
