/* tr.h - which language messages are in. A catalogue is read here rather than
 * by the C library, because that translates only where a locale of the
 * language is installed, and in cron, containers and ssh it is not. */
#pragma once
#include <stdbool.h>

#include "lib/base/api.h"

SALES_API_BEGIN
/** Translate from now on by a compiled catalogue (.mo); once, before other
 *  threads. False when the file is not there or not well formed. */
bool tr_load(const char *mo_path);
/** English again. */
void tr_unload(void);
/** one for n of 1, many otherwise, as the language wants it. */
const char *tr_n(const char *one, const char *many, long n)
    __attribute__((format_arg(1), format_arg(2)));
SALES_API_END
