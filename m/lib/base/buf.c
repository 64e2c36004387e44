#include "lib/base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/err.h"

void
buf_room(struct buf *b, size_t n)
{
	size_t need, cap = b->cap == 0 ? 64 : b->cap;

	if (__builtin_add_overflow(b->n + 1, n, &need))
		err_nomem();
	if (need <= b->cap)
		return;
	while (cap < need)
		if (__builtin_mul_overflow(cap, (size_t)2, &cap))
			err_nomem();
	b->p = realloc(b->p, cap);
	if (b->p == NULL)
		err_nomem();
	b->cap = cap;
	b->p[b->n] = '\0';
}

void
buf_put(struct buf *b, const void *p, size_t n)
{
	buf_room(b, n);
	if (n > 0)
		memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_put(b, s, strlen(s));
}

void
buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int     n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	buf_room(b, (size_t)n);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
	va_end(again);
	b->n += (size_t)n;
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void
buf_done(struct buf *b)
{
	free(b->p);
	*b = (struct buf){ 0 };
}
