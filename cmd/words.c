/* Words of a command line. */
#include <string.h>

#include "cmd/opt.h"
#include "lib/base/buf.h"

void
words_add(struct arena *a, struct words *w, const char *word)
{
	/* doubled at powers of two, so that w needs no third member */
	if ((w->n & (w->n - 1)) == 0) {
		const char **v = arena_array(a, const char *, w->n == 0 ? 1 : 2 * w->n);

		if (w->n > 0)
			memcpy(v, w->v, w->n * sizeof(*v));
		w->v = v;
	}
	w->v[w->n++] = word;
}

/* One word, its quotes taken off; *s behind it. False: a quote is open. */
static bool
one_word(const char **s, struct buf *b)
{
	const char *p = *s;
	char        quote = '\0';

	for (; *p != '\0' && (quote != '\0' || strchr(" \t\n", *p) == NULL); p++)
		if (quote == '\0' && (*p == '\'' || *p == '"'))
			quote = *p;
		else if (*p == quote)
			quote = '\0';
		else if (*p == '\\' && quote != '\'' && p[1] != '\0')
			buf_putc(b, *++p);
		else
			buf_putc(b, *p);
	*s = p;
	return quote == '\0';
}

int
words_split(struct arena *a, const char *text, bool comments, struct words *out, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	*out = (struct words){ 0 };
	for (const char *s = text;;) {
		s += strspn(s, " \t\n");
		if (*s == '\0' || (comments && *s == '#'))
			return SALES_OK;
		buf_clear(&b);
		if (!one_word(&s, &b))
			return FAIL(err, SALES_EINVAL, _("a quote is not closed: %s"), text);
		words_add(a, out, arena_strdup(a, buf_str(&b)));
	}
}
