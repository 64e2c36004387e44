/* tr.h - which language messages are in. A catalogue is read here rather than
 * by the C library, because that translates only where a locale of the
 * language is installed, and in cron, containers and ssh it is not. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/api.h"

/* A compiled catalogue (.mo) in memory; zero: none, messages are English. */
struct tr_catalogue {
	const unsigned char *p;
	size_t               n;
	uint32_t             count, ids, texts; /* strings, and where their tables are */
};

/** What messages are translated by. The library remembers nothing between
 *  calls, so a program that wants another language than English defines this
 *  function; it returns the same catalogue for as long as texts are in use. */
const struct tr_catalogue *tr_messages(void)
    __attribute__((weak, visibility("default")));

SALES_API_BEGIN
/** False when the file is not there or not well formed. *c lives as long as
 *  the process: texts point into it. */
bool tr_load(struct tr_catalogue *c, const char *mo_path);
/** one for n of 1, many otherwise, as the language wants it. */
const char *tr_n(const char *one, const char *many, long n)
    __attribute__((format_arg(1), format_arg(2)));
SALES_API_END
