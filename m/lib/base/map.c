#include "lib/base/map.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/err.h"
#include "lib/base/wide.h"

static uint64_t
mix(uint64_t a, uint64_t b)
{
	uwide r = (uwide)a * b;

	return (uint64_t)r ^ (uint64_t)(r >> 64);
}

uint32_t
map_hash(const char *p, size_t n)
{
	const uint64_t k = 0xD6E8FEB86659FD93u;
	uint64_t       h = 0x9E3779B97F4A7C15u ^ n, w;

	for (; n >= 8; p += 8, n -= 8) {
		memcpy(&w, p, 8);
		h = mix(h ^ w, k);
	}
	if (n > 0) {
		w = 0;
		for (size_t i = 0; i < n; i++)
			w = w << 8 | (unsigned char)p[i];
		h = mix(h ^ w, k);
	}
	return (uint32_t)(h ^ (h >> 32));
}

struct map_key *
map_find_hashed(const struct map *m, const char *p, size_t n, uint32_t hash)
{
	if (m->slot == NULL)
		return NULL;
	for (uint32_t i = hash & m->mask; m->slot[i].at != 0; i = (i + 1) & m->mask) {
		struct map_key *k = &m->key[m->slot[i].at - 1];

		if (m->slot[i].hash == hash && k->n == n && memcmp(k->p, p, n) == 0)
			return k;
	}
	return NULL;
}

struct map_key *
map_find(const struct map *m, const char *p, size_t n)
{
	return map_find_hashed(m, p, n, map_hash(p, n));
}

static void
place(struct map_slot *slot, uint32_t mask, uint32_t hash, uint32_t at)
{
	uint32_t i = hash & mask;

	while (slot[i].at != 0)
		i = (i + 1) & mask;
	slot[i] = (struct map_slot){ hash, at };
}

static void
grow(struct map *m)
{
	uint32_t         size = m->slot == NULL ? 64 : (m->mask + 1) * 2;
	struct map_slot *slot = calloc(size, sizeof(*slot));

	if (slot == NULL)
		err_nomem();
	for (uint32_t i = 0; m->slot != NULL && i <= m->mask; i++)
		if (m->slot[i].at != 0)
			place(slot, size - 1, m->slot[i].hash, m->slot[i].at);
	free(m->slot);
	m->slot = slot;
	m->mask = size - 1;
	m->cap = size / 2;
	m->key = realloc(m->key, m->cap * sizeof(*m->key));
	if (m->key == NULL)
		err_nomem();
}

struct map_key *
map_add(struct map *m, const char *p, size_t n, int64_t value, int *added)
{
	uint32_t        hash = map_hash(p, n);
	struct map_key *k = map_find_hashed(m, p, n, hash);

	if (added != NULL)
		*added = k == NULL;
	if (k != NULL)
		return k;
	if (m->used == m->cap)
		grow(m);
	k = &m->key[m->used++];
	*k = (struct map_key){ arena_strndup(&m->names, p, n), (uint32_t)n, value };
	place(m->slot, m->mask, hash, m->used);
	return k;
}

void
map_done(struct map *m)
{
	free(m->slot);
	free(m->key);
	arena_done(&m->names);
	*m = (struct map){ 0 };
}
