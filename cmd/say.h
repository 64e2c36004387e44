/* say.h - what goes to people on stderr, and what a writing command says it
 * did. Text from records never reaches a terminal raw. */
#pragma once
#include "cmd/cmd.h"

/** "salesctl: deal list: ..." with caret and hint, or JSON with --errors json. */
void say_error(const struct ctx *ctx);
/** Print the change lines that were kept, and what operation they were.
 *  SALES_EOUTPUT when saved but not written. */
NODISCARD int say_changes(struct ctx *ctx);
/** All of n bytes to a descriptor; false when not. */
bool say_bytes(int fd, const char *p, size_t n);
/** The stable word for a code: "usage", "not_found" ... */
const char *say_code(enum sales_code code);
