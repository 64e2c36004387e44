/* diff.h - two texts compared line by line, as `diff -u` shows it. */
#pragma once
#include "lib/base/buf.h"

SALES_API_BEGIN
/** Put the differences of a and b with three lines around each into out, under
 *  the two names; nothing when they are equal. Myers, "An O(ND) Difference
 *  Algorithm and Its Variations" (1986); texts that have almost nothing in
 *  common are shown as one replaced by the other. */
void text_diff(const char *a_name, const char *a, const char *b_name, const char *b,
    struct buf *out);
SALES_API_END
