#include "lib/base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Drop a character that the end of a buffer cut in two. */
static void
trim_cut(char *s, size_t size)
{
	size_t n = strlen(s);
	size_t k = n;

	if (n + 1 < size)
		return;
	while (k > 0 && n - k < 4 && ((unsigned char)s[k - 1] & 0xC0) == 0x80)
		k--;
	if (k > 0 && (unsigned char)s[k - 1] >= 0xC0) {
		unsigned char lead = (unsigned char)s[k - 1];
		size_t        want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;

		if (n - (k - 1) < want)
			s[k - 1] = '\0';
	}
}

int
err_raise(struct sales_err *err, enum sales_code code, const char *file,
    int line, const char *fmt, ...)
{
	va_list ap;
	char    msg[sizeof(err->msg)]; /* an argument may be err->msg itself */

	va_start(ap, fmt);
	vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	trim_cut(msg, sizeof(msg));
	memcpy(err->msg, msg, sizeof(msg));
	err->code = code;
	err->file = file;
	err->line = line;
	err->hint[0] = err->subject[0] = '\0';
	err->at = err->len = 0;
	return (int)code;
}

int
err_prefix(struct sales_err *err, const char *fmt, ...)
{
	va_list ap;
	char    head[sizeof(err->msg)], all[2 * sizeof(err->msg)];

	va_start(ap, fmt);
	vsnprintf(head, sizeof(head), fmt, ap);
	va_end(ap);
	snprintf(all, sizeof(all), "%s%s", head, err->msg);
	all[sizeof(err->msg) - 1] = '\0';
	memcpy(err->msg, all, sizeof(err->msg));
	trim_cut(err->msg, sizeof(err->msg));
	return (int)err->code;
}

int
err_hint(struct sales_err *err, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(err->hint, sizeof(err->hint), fmt, ap);
	va_end(ap);
	trim_cut(err->hint, sizeof(err->hint));
	return (int)err->code;
}

int
err_point(struct sales_err *err, const char *text, size_t at, size_t len)
{
	const size_t size = strlen(text) + 1;

	if (size <= sizeof(err->subject)) {
		memcpy(err->subject, text, size);
		err->at = (unsigned)at;
		err->len = (unsigned)len;
	}
	return (int)err->code;
}

void
err_nomem(void)
{
	static const char line[] = "salesctl: out of memory; nothing was saved\n";

	(void)!write(STDERR_FILENO, line, sizeof(line) - 1);
	_exit(SALES_EIO);
}
