/* target.h - where output goes. */
#pragma once
#include "cmd/cmd.h"

/** Look at -o, --width, --color, the terminal; opens nothing. */
NODISCARD int target_look(struct ctx *ctx);
/** Open the file of -o, or start the pager when paged is set and the output
 *  is a terminal. */
NODISCARD int target_open(struct ctx *ctx, bool paged);
/** Everything was written: fsync and rename the file. */
NODISCARD int target_keep(struct ctx *ctx);
/** Throw an unfinished file away; wait for the pager. */
void target_done(struct ctx *ctx);
