/* starter.h - the starter books, embedded by books/embed.awk in the order of
 * starter.c's table. */
#pragma once

extern const char *const starter_text[];
