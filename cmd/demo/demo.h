/* demo.h - the files of the demonstration department, built in. Their dates
 * are written relative to today: {L+9} the 10th day of last quarter, {T%40}
 * when 40 % of this quarter's days so far had passed, {N-3} three days ago,
 * {LQ} and {TQ} the two quarters themselves, {Y} last quarter's year. */
#pragma once
#include "lib/base/buf.h"
#include "lib/base/day.h"

struct demo_file { const char *name, *text; };
extern const struct demo_file demo_files[];   /* ended by a NULL name */

/* text with its dates filled in, for a today. */
void demo_fill(struct buf *out, const char *text, day today);
