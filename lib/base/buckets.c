#include "lib/base/buckets.h"

#include <string.h>

static int64_t
id_at(const char *v, size_t i, size_t size)
{
	int64_t id;

	memcpy(&id, v + i * size, sizeof(id));
	return id;
}

void *
buckets_sort(struct arena *a, const void *v, size_t n, size_t size, struct buckets *out)
{
	char *sorted = arena_alloc(a, n * size + 1);

	*out = (struct buckets){ NULL, 0 };
	for (size_t i = 0; i < n; i++)
		if (id_at(v, i, size) > out->most)
			out->most = id_at(v, i, size);
	/* where each ends is counted one further on, so that filling leaves where it begins */
	out->at = arena_array(a, size_t, (size_t)out->most + 3);
	for (size_t i = 0; i < n; i++)
		out->at[id_at(v, i, size) + 2]++;
	for (size_t i = 2; i < (size_t)out->most + 3; i++)
		out->at[i] += out->at[i - 1];
	for (size_t i = 0; i < n; i++)
		memcpy(sorted + out->at[id_at(v, i, size) + 1]++ * size, (const char *)v + i * size, size);
	return sorted;
}
