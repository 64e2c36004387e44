/* arena.h - memory that is freed all at once. One arena a command holds what
 * outlives a row: the rule book, sorted reports, joined strings. */
#pragma once
#include <stddef.h>

#include "lib/base/api.h"

struct arena_block;

struct arena {
	struct arena_block *last;
	char               *at, *end;
};

SALES_API_BEGIN

/** Zeroed memory, aligned for any type; never NULL. */
void *arena_alloc(struct arena *a, size_t n) __attribute__((nonnull));
/** A copy of n bytes of s with a NUL behind. */
char *arena_strndup(struct arena *a, const char *s, size_t n)
    __attribute__((nonnull));
char *arena_strdup(struct arena *a, const char *s) __attribute__((nonnull));
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3), nonnull(1, 2)));
/** Room for one more element of size bytes behind the n of v (NULL at first):
 *  v itself, or a larger copy; *cap is kept in step. */
void *arena_more(struct arena *a, void *v, size_t n, size_t *cap, size_t size)
    __attribute__((nonnull(1, 4)));
/** Free everything; the arena can be used again. */
void arena_done(struct arena *a);

SALES_API_END

#define arena_new(a, T)      ((T *)arena_alloc((a), sizeof(T)))
#define arena_array(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (n)))
