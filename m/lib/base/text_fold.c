/* Normalising and comparing names. Names are ASCII or Chinese nearly always,
 * so both go past the tables of utf8proc. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "lib/base/err.h"
#include "lib/base/text.h"

/* Characters that NFC and NFKC leave as they are, whatever stands beside
 * them; and that have no case (but for ASCII, which the caller folds). */
static bool
is_settled(uint32_t c)
{
	return c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF) ||
	    (c >= 0x3001 && c <= 0x3029) || (c >= 0x3400 && c <= 0x4DBF);
}

static bool
all_settled(const char *p, size_t n)
{
	size_t len;

	for (; n > 0; p += len, n -= len)
		if (!is_settled(text_char(p, n, &len)))
			return false;
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
	if (all_settled(p, n))
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

void
text_fold(const char *p, size_t n, struct buf *b)
{
	size_t      from = b->n;
	const char *q;
	size_t      left;

	text_trim(&p, &n);
	if (!all_settled(p, n)) {
		fold_by_table(p, n, b);
		/* Other blanks became U+0020. */
		q = b->p + from;
		left = b->n - from;
		text_trim(&q, &left);
		memmove(b->p + from, q, left);
		b->n = from + left;
		b->p[b->n] = '\0';
		return;
	}
	buf_put(b, p, n);
	for (char *c = b->p + from; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c |= 0x20;
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
