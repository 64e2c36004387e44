/* same_phone.h - telephone numbers by their digits; private to same.c. */
#pragma once
#include <stdbool.h>

#include "lib/base/buf.h"

/** "+86 (21) 6888-9999 转 801" is 02168889999, with its extension
 *  02168889999x801. Of several numbers the first. False: no number that one
 *  could call. */
bool same_phone(const char *p, size_t n, bool with_extension, struct buf *b);
