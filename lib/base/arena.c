#include "lib/base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/err.h"

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct arena_block {
	struct arena_block *before;
	size_t              size;
	alignas(max_align_t) char data[];
};

static void
grow(struct arena *a, size_t n)
{
	size_t              size = a->last == NULL ? FIRST_BLOCK : a->last->size * 2;
	struct arena_block *b;

	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	if (size < n)
		size = n;
	if (size > SIZE_MAX - sizeof(*b) || (b = malloc(sizeof(*b) + size)) == NULL)
		err_nomem();
	b->before = a->last;
	b->size = size;
	a->last = b;
	a->at = b->data;
	a->end = b->data + size;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	const size_t align = alignof(max_align_t);
	void        *p;

	if (n > SIZE_MAX - align)
		err_nomem();
	n = (n + align - 1) / align * align;
	if ((size_t)(a->end - a->at) < n || a->at == NULL)
		grow(a, n);
	p = a->at;
	a->at += n;
	return memset(p, 0, n);
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	memcpy(p, s, n);
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	int     n;
	char   *p;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return p;
}

void
arena_done(struct arena *a)
{
	while (a->last != NULL) {
		struct arena_block *b = a->last;

		a->last = b->before;
		free(b);
	}
	a->at = a->end = NULL;
}

void *
arena_more(struct arena *a, void *v, size_t n, size_t *cap, size_t size)
{
	void *more;

	if (n < *cap)
		return v;
	*cap = *cap == 0 ? 16 : *cap * 2;
	more = arena_alloc(a, *cap * size);
	if (n > 0)
		memcpy(more, v, n * size);
	return more;
}
