/* buf.h - bytes that grow; always NUL-terminated, so it is a string too. */
#pragma once
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include "lib/base/api.h"

struct buf {
	char  *p;   /* NULL while nothing was ever put in */
	size_t n;   /* bytes in use, without the NUL */
	size_t cap;
};

SALES_API_BEGIN

/** Room for n more bytes and a NUL behind p + n. */
void buf_room(struct buf *b, size_t n);
void buf_put(struct buf *b, const void *p, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_printf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));
void buf_done(struct buf *b);

SALES_API_END

static inline void
buf_putc(struct buf *b, char c)
{
	if (b->n + 1 >= b->cap)
		buf_room(b, 1);
	b->p[b->n++] = c;
	b->p[b->n] = '\0';
}

static inline void
buf_clear(struct buf *b)
{
	b->n = 0;
	if (b->p != NULL)
		b->p[0] = '\0';
}

/* The text so far; "" when empty. */
static inline const char *
buf_str(const struct buf *b)
{
	return b->p == NULL ? "" : b->p;
}
