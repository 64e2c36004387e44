/* Normalising and comparing names. Names are ASCII or Chinese nearly always,
 * so both go past the tables of utf8proc. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "lib/base/err.h"
#include "lib/base/text.h"
#include "lib/base/text_han.h"

/* Whether NFC leaves all of it as it is: ASCII and Chinese only. */
static bool
is_nfc(const char *p, size_t n)
{
	while (n > 0) {
		size_t len = *p > 0 ? 1 : han_at(p, n) ? 3 : 0;

		if (len == 0)
			return false;
		p += len;
		n -= len;
	}
	return true;
}

/* Invalid UTF-8 is copied as it is. */
static void
map_into(const char *p, size_t n, utf8proc_option_t options, struct buf *b)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t  len = utf8proc_map((const utf8proc_uint8_t *)p,
	    (utf8proc_ssize_t)n, &out, options);

	if (len == UTF8PROC_ERROR_NOMEM)
		err_nomem();
	if (len < 0)
		buf_put(b, p, n);
	else
		buf_put(b, out, (size_t)len);
	free(out);
}

void
text_nfc(const char *p, size_t n, struct buf *b)
{
	if (is_nfc(p, n))
		buf_put(b, p, n);
	else
		map_into(p, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE, b);
}

/* Invisible characters are left out, so that a name pasted with one in it is
 * the same name (Unicode's NFKC_Casefold). */
static void
fold_by_table(const char *p, size_t n, struct buf *b)
{
	const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE |
	    UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	struct buf              once = { 0 };

	/* Folding can leave what NFKC would change, and the other way round:
	 * the second pass settles it. */
	map_into(p, n, options, &once);
	map_into(once.p, once.n, options, b);
	buf_done(&once);
}

/* Fold ASCII, its fullwidth forms and Chinese; false, with b as it was, when
 * something else is in it. */
static bool
fold_plain(const char *p, size_t n, struct buf *b)
{
	char *out, c;

	buf_room(b, n);
	out = b->p + b->n;
	while (n > 0) {
		if (han_at(p, n)) {
			memcpy(out, p, 3);
			out += 3;
			p += 3;
			n -= 3;
			continue;
		}
		c = *p > 0 ? *p : text_ascii_twin(p, n);
		if (c == 0)
			return false;
		n -= *p > 0 ? 1 : 3;
		p += *p > 0 ? 1 : 3;
		*out++ = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
	}
	b->n = (size_t)(out - b->p);
	*out = '\0';
	return true;
}

void
text_fold(const char *p, size_t n, struct buf *b)
{
	size_t      from = b->n, left;
	const char *q;

	text_trim(&p, &n);
	if (fold_plain(p, n, b))
		return;
	b->p[from] = '\0';
	fold_by_table(p, n, b);
	/* Other blanks became U+0020. */
	q = b->p + from;
	left = b->n - from;
	text_trim(&q, &left);
	memmove(b->p + from, q, left);
	b->n = from + left;
	b->p[b->n] = '\0';
}

bool
text_has(const char *hay, size_t nhay, const char *needle, size_t nneedle)
{
	struct buf h CLEANUP(buf_done) = { 0 };
	struct buf w CLEANUP(buf_done) = { 0 };

	text_fold(hay, nhay, &h);
	text_fold(needle, nneedle, &w);
	return w.n == 0 || (h.n >= w.n && memmem(h.p, h.n, w.p, w.n) != NULL);
}
