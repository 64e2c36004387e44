/* section_scorecard.h - what the files that read scorecards share: numbers as
 * points and weights are written, and curves (section_curve.c). */
#pragma once
#include "lib/policy/section.h"

#define NUMBER_FORM "{\"type\":[\"string\",\"number\"]}"
#define K_NUMBER(N, fn, ...) K_OWN(N, fn, NUMBER_FORM, .takes = N_("number"), __VA_ARGS__)

/** 40, 4.5, 120: no percentage. */
bool read_number(struct reader *r, const struct node *n, struct ratio *out);
/** A share where 40 and 40% are the same. */
bool read_percent(struct reader *r, const struct node *n, struct ratio *out);
/** Does it stand with its sign: 60%? */
bool is_percent(const struct node *n);

/** Keys that would dismiss somebody: refused with what must come first. */
bool refuse_dismissal(struct reader *r, const struct node *n);
/** Does a text name that: dismiss, 淘汰? */
bool names_dismissal(const char *text);

extern const struct shape curve_shape;          /* struct curve */
