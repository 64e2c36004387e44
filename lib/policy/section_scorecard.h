/* section_scorecard.h - what the files that read scorecards share. */
#pragma once
#include "lib/policy/section.h"

/** Keys that would dismiss somebody: refused with what must come first. */
bool refuse_dismissal(struct reader *r, const struct node *n);
/** Does a text name that: dismiss, 淘汰? */
bool names_dismissal(const char *text);

extern const struct shape curve_shape;          /* section_curve.c: struct curve */
