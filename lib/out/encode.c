#include "lib/out/encode.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/text.h"

struct encoder {
	iconv_t     cd;
	const char *name;
	struct buf  out;
	char        rest[8];      /* of a character that was cut */
	size_t      nrest;
	char        lacking[8];   /* the character that the encoding does not have */
};

bool
encoder_must_mark(const char *name)
{
	return strcasecmp(name, "UTF-16") == 0 || strcasecmp(name, "UTF-32") == 0;
}

bool
encoder_may_mark(const char *name)
{
	return strncasecmp(name, "UTF", 3) == 0;
}

/* "UTF-16" alone leaves the order of bytes open: the usual one, and a mark. */
static const char *
iconv_name(const char *name)
{
	return strcasecmp(name, "UTF-16") == 0 ? "UTF-16LE" : strcasecmp(name, "UTF-32") == 0 ? "UTF-32LE" : name;
}

int
encoder_open(struct encoder **e, const char *name, struct sales_err *err)
{
	/* a suffix such as //IGNORE would change the text unsaid */
	const iconv_t cd = strchr(name, '/') == NULL ? iconv_open(iconv_name(name), "UTF-8") : (iconv_t)-1;

	if (cd == (iconv_t)-1)
		return FAIL(err, SALES_EUSAGE,
		    _("unknown encoding '%s'; known are UTF-8, GB18030, GBK, UTF-16, BIG5 and others"), name);
	*e = calloc(1, sizeof(**e));
	if (*e == NULL)
		err_nomem();
	(*e)->cd = cd;
	(*e)->name = name;
	return SALES_OK;
}

/* All that can be converted; *p and *n get what is left. */
static bool
convert(struct encoder *e, char **p, size_t *n)
{
	while (*n > 0) {
		char  *to;
		size_t room = *n * 4 + 16, had = room, len;

		buf_room(&e->out, e->out.n + room);
		to = e->out.p + e->out.n;
		if (iconv(e->cd, p, n, &to, &room) == (size_t)-1 && errno == EILSEQ) {
			(void)text_char(*p, *n, &len);
			memcpy(e->lacking, *p, len);
			return false;
		}
		e->out.n += had - room;
		if (*n > 0 && *n < 4 && had - room == 0)
			return true; /* only the beginning of a character */
	}
	return true;
}

/* The character that was cut, with its first bytes from p. */
static bool
convert_rest(struct encoder *e, const char **p, size_t *n)
{
	while (e->nrest > 0 && *n > 0) {
		char  *at = e->rest;
		size_t left;

		e->rest[e->nrest++] = *(*p)++;
		--*n;
		left = e->nrest;
		if (!convert(e, &at, &left))
			return false;
		if (left == 0)
			e->nrest = 0;
	}
	return true;
}

const struct buf *
encoder_put(struct encoder *e, const char *p, size_t n)
{
	char *at;

	buf_clear(&e->out);
	if (!convert_rest(e, &p, &n))
		return NULL;
	at = (char *)p;
	if (!convert(e, &at, &n))
		return NULL;
	memcpy(e->rest + e->nrest, at, n);
	e->nrest += n;
	return &e->out;
}

int
encoder_fault(const struct encoder *e, struct sales_err *err)
{
	FAIL(err, SALES_EINVAL, _("'%s' can't be written in %s"), e->lacking, e->name);
	return err_hint(err, _("GB18030 and UTF-8 have every character"));
}

void
encoder_free(struct encoder *e)
{
	if (e == NULL)
		return;
	iconv_close(e->cd);
	buf_done(&e->out);
	free(e);
}
