/* map.h - a set of byte strings, each with a number. Small slots (a hash and
 * an index), keys beside them: a table of 50,000 names stays in the cache. */
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "lib/base/api.h"
#include "lib/base/arena.h"

struct map_key {
	const char *p;
	uint32_t    n;
	int64_t     value;
};

struct map {
	struct map_slot { uint32_t hash, at; } *slot; /* at: index + 1; 0 free */
	struct map_key *key;                          /* in order of adding */
	uint32_t        mask, used, cap;
	struct arena    names;
};

SALES_API_BEGIN

/** Hash of n bytes; for map_find_hashed. */
uint32_t map_hash(const char *p, size_t n);
/** The entry of a key, or NULL. Valid until the next map_add. */
struct map_key *map_find(const struct map *m, const char *p, size_t n);
struct map_key *map_find_hashed(const struct map *m, const char *p, size_t n,
    uint32_t hash);
/** The entry of a key, made with value when it was not there (*added says
 *  so; NULL allowed). The key's bytes are copied. */
struct map_key *map_add(struct map *m, const char *p, size_t n, int64_t value,
    int *added);
void map_done(struct map *m);

SALES_API_END
