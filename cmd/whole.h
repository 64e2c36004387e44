/* whole.h - a file that is written beside its place and renamed at the end, so
 * that it is there whole or not at all. */
#pragma once
#include "cmd/cmd.h"

/** May path be written over? Refuses (SALES_ECREATE) a folder and the records
 *  of any department. */
NODISCARD int whole_check(struct ctx *ctx, const char *path);
/** path is replaced by whole_keep() only; w->fd is what to write to. A device
 *  or a pipe is written as it is. Fails with SALES_ECREATE; call whole_done()
 *  then too. */
NODISCARD int whole_open(struct ctx *ctx, const char *path, struct whole *w);
/** Everything was written: fsync and rename. */
NODISCARD int whole_keep(struct ctx *ctx, struct whole *w);
/** Close; without whole_keep() before, what was written is thrown away. */
void whole_done(struct whole *w);
/** All of it at once: n bytes of text in the place of what path held. */
NODISCARD int whole_write(struct ctx *ctx, const char *path, const char *text, size_t n);
