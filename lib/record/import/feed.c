#include "lib/record/import/feed.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/text.h"

enum { BLOCK = 1 << 20, RAW_BLOCK = 1 << 18 };

static int
read_some(struct feed *s, char *p, size_t room, size_t *n, struct sales_err *err)
{
	ssize_t got;

	do
		got = read(s->fd, p, room);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return FAIL(err, SALES_EIO, _("can't read '%s': %s"), s->path, strerror(errno));
	s->taken += got;
	s->eof = got == 0;
	*n = (size_t)got;
	return SALES_OK;
}

/* Is p..p+n the beginning of a character whose other bytes did not come yet? */
static bool
is_partial(const char *p, size_t n)
{
	unsigned char lead;
	size_t        want;

	if (n == 0 || n > 3)
		return false;
	lead = (unsigned char)p[0];
	want = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3
	    : lead >= 0xC2 && lead < 0xE0 ? 2 : 0;
	for (size_t i = 1; i < n; i++)
		if (((unsigned char)p[i] & 0xC0) != 0x80)
			return false;
	return n < want;
}

static bool
is_ascii(const char *p, size_t n)
{
	uint64_t w, all = 0;

	for (; n >= 8; p += 8, n -= 8) {
		memcpy(&w, p, 8);
		all |= w;
	}
	while (n-- > 0)
		all |= (unsigned char)*p++;
	return (all & 0x8080808080808080u) == 0;
}

static int
use_iconv(struct feed *s, const char *name, struct sales_err *err)
{
	iconv_t cd = iconv_open("UTF-8", name);

	if (cd == (iconv_t)-1)
		return FAIL(err, SALES_EUSAGE,
		    _("unknown encoding '%s'; known are UTF-8, GB18030, GBK, UTF-16LE, BIG5 and others"),
		    name);
	s->cd = cd;
	s->state = FEED_ICONV;
	s->encoding = name;
	return SALES_OK;
}

/* Look at every byte of a file once; *utf8 says what it is. */
static int
check_file(struct feed *s, off_t from, bool *utf8, struct sales_err *err)
{
	size_t held = 0, v;
	int    rc = SALES_OK;
	char  *p = malloc(BLOCK + 4);

	if (p == NULL)
		err_nomem();
	*utf8 = true;
	for (;;) {
		ssize_t got = pread(s->fd, p + held, BLOCK, from);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			rc = FAIL(err, SALES_EIO, _("can't read '%s': %s"), s->path,
			    strerror(errno));
			break;
		}
		from += got;
		held += (size_t)got;
		v = text_valid(p, held);
		if (v < held && (got == 0 || !is_partial(p + v, held - v))) {
			*utf8 = p[v] == '\0'; /* a NUL is no question of encoding */
			break;
		}
		if (got == 0) {
			s->checked = true;
			break;
		}
		held -= v;
		memmove(p, p + v, held);
	}
	free(p);
	return rc;
}

/* The first bytes may name the encoding; *skip is how many bytes do. */
static const char *
mark_of(const char *p, size_t n, size_t *skip)
{
	*skip = 0;
	if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) {
		*skip = 3;
		return "UTF-8";
	}
	if (n >= 2 && memcmp(p, "\xFF\xFE", 2) == 0) {
		*skip = 2;
		return "UTF-16LE";
	}
	if (n >= 2 && memcmp(p, "\xFE\xFF", 2) == 0) {
		*skip = 2;
		return "UTF-16BE";
	}
	return NULL;
}

static bool
is_utf8_name(const char *s)
{
	return strcasecmp(s, "UTF-8") == 0 || strcasecmp(s, "UTF8") == 0;
}

static int
decide(struct feed *s, const char *wanted, size_t skip, const char *mark,
    struct sales_err *err)
{
	bool utf8 = true;

	s->encoding = "UTF-8";
	s->state = FEED_UTF8;
	if (wanted != NULL && !is_utf8_name(wanted))
		return use_iconv(s, wanted, err);
	if (wanted == NULL && mark != NULL && !is_utf8_name(mark))
		return use_iconv(s, mark, err);
	if (wanted != NULL || mark != NULL)
		return SALES_OK;
	if (s->size < 0) {
		s->state = FEED_ASCII;
		return SALES_OK;
	}
	TRY(check_file(s, (off_t)skip, &utf8, err));
	if (utf8)
		return SALES_OK;
	s->guessed = true;
	return use_iconv(s, "GB18030", err);
}

static int
open_fd(struct feed *s, struct sales_err *err)
{
	struct stat st;

	s->size = -1;
	if (strcmp(s->path, "-") == 0) {
		s->fd = STDIN_FILENO;
	} else {
		s->fd = open(s->path, O_RDONLY | O_CLOEXEC);
		if (s->fd < 0 && errno == EACCES)
			return FAIL(err, SALES_EPERM, _("not permitted to read '%s'"), s->path);
		if (s->fd < 0)
			return FAIL(err, SALES_ENOTFOUND, _("can't open '%s': %s"), s->path,
			    strerror(errno));
	}
	if (fstat(s->fd, &st) != 0)
		return FAIL(err, SALES_EIO, _("can't read '%s': %s"), s->path, strerror(errno));
	if (S_ISDIR(st.st_mode))
		return FAIL(err, SALES_ENOTFOUND, _("'%s' is a directory, not a file"), s->path);
	if (S_ISREG(st.st_mode) && lseek(s->fd, 0, SEEK_CUR) == 0) {
		s->size = st.st_size;
		s->mtime_ns = st.st_mtim.tv_sec * INT64_C(1000000000) + st.st_mtim.tv_nsec;
	}
	return SALES_OK;
}

int
feed_open(struct feed *s, const char *path, const char *encoding, struct sales_err *err)
{
	size_t      got = 0, skip;
	const char *mark;

	*s = (struct feed){ .path = path, .fd = -1 };
	TRY(open_fd(s, err));
	buf_room(&s->raw, RAW_BLOCK);
	while (s->raw.n < 4 && !s->eof) { /* a pipe may hand out single bytes */
		TRY(read_some(s, s->raw.p + s->raw.n, 4 - s->raw.n, &got, err));
		s->raw.n += got;
	}
	mark = mark_of(buf_str(&s->raw), s->raw.n, &skip);
	s->raw_at = skip;
	return decide(s, encoding, skip, mark, err);
}

static int
fail_bad(struct feed *s, struct sales_err *err)
{
	if (s->nul) {
		(void)FAIL(err, SALES_EINVAL, _("a NUL byte: this is not a text file"));
		return err_hint(err, _("if it is UTF-16 without a mark: --encoding UTF-16LE"));
	}
	if (s->guessed)
		(void)FAIL(err, SALES_EINVAL, _("bytes that are neither UTF-8 nor GB18030"));
	else
		(void)FAIL(err, SALES_EINVAL, _("bytes that are not %s"), s->encoding);
	return err_hint(err, _("to name the encoding: --encoding NAME"));
}

/* Cut p..p+*n at its first fault; what follows is reported next time. */
static void
cut_bad(struct feed *s, const char *p, size_t *n)
{
	const char *nul = memchr(p, '\0', *n);

	if (nul == NULL)
		return;
	*n = (size_t)(nul - p);
	s->bad = s->nul = true;
}

static void
raw_compact(struct feed *s)
{
	size_t left = s->raw.n - s->raw_at;

	memmove(s->raw.p, s->raw.p + s->raw_at, left);
	s->raw.n = left;
	s->raw_at = 0;
}

/* More undecoded bytes behind those that are left. */
static int
raw_fill(struct feed *s, struct sales_err *err)
{
	size_t got = 0;

	raw_compact(s);
	if (s->eof || s->raw.n >= RAW_BLOCK)
		return SALES_OK;
	TRY(read_some(s, s->raw.p + s->raw.n, RAW_BLOCK - s->raw.n, &got, err));
	s->raw.n += got;
	return SALES_OK;
}

static int
read_iconv(struct feed *s, char *p, size_t room, size_t *n, struct sales_err *err)
{
	char  *out = p;
	size_t left = room, in_left, was;
	char  *in;

	while (out == p && !s->bad) {
		TRY(raw_fill(s, err));
		if (s->raw.n == 0)
			break;
		in = s->raw.p;
		in_left = was = s->raw.n;
		if (iconv(s->cd, &in, &in_left, &out, &left) == (size_t)-1 && errno != E2BIG
		    && (errno != EINVAL || s->eof))
			s->bad = true;
		s->raw_at = was - in_left;
	}
	*n = (size_t)(out - p);
	cut_bad(s, p, n);
	return SALES_OK;
}

/* A pipe, until a byte above 0x7F says what it is. */
static int
read_ascii(struct feed *s, char *p, size_t room, size_t *n, struct sales_err *err)
{
	size_t v;

	TRY(raw_fill(s, err));
	if (!is_ascii(s->raw.p, s->raw.n)) {
		v = text_valid(s->raw.p, s->raw.n);
		if (v == s->raw.n || s->raw.p[v] == '\0'
		    || (!s->eof && is_partial(s->raw.p + v, s->raw.n - v))) {
			s->state = FEED_UTF8;
		} else {
			s->guessed = true;
			TRY(use_iconv(s, "GB18030", err));
		}
		return feed_read(s, p, room, n, err);
	}
	*n = s->raw.n < room ? s->raw.n : room;
	memcpy(p, s->raw.p, *n);
	s->raw_at = *n;
	cut_bad(s, p, n);
	return SALES_OK;
}

static int
check_unchanged(struct feed *s, struct sales_err *err)
{
	struct stat st;
	int64_t     mtime;

	if (!s->checked || fstat(s->fd, &st) != 0)
		return SALES_OK;
	mtime = st.st_mtim.tv_sec * INT64_C(1000000000) + st.st_mtim.tv_nsec;
	if (st.st_size != s->size || mtime != s->mtime_ns)
		return FAIL(err, SALES_EINVAL, _("the file changed while it was read"));
	return SALES_OK;
}

static int
read_utf8(struct feed *s, char *p, size_t room, size_t *n, struct sales_err *err)
{
	size_t held = s->raw.n - s->raw_at, got = 0, v;

	if (held > room)
		held = room;
	memcpy(p, s->raw.p + s->raw_at, held);
	s->raw_at += held;
	if (held < room && !s->eof)
		TRY(read_some(s, p + held, room - held, &got, err));
	*n = held + got;
	if (s->checked)
		return *n == 0 ? check_unchanged(s, err) : SALES_OK;
	v = text_valid(p, *n);
	if (v < *n && !s->eof && is_partial(p + v, *n - v)) {
		raw_compact(s);
		buf_put(&s->raw, p + v, *n - v);
		*n = v;
		return v > 0 ? SALES_OK : read_utf8(s, p, room, n, err);
	}
	if (v < *n) {
		s->bad = true;
		s->nul = p[v] == '\0';
		*n = v;
	}
	return SALES_OK;
}

int
feed_read(struct feed *s, char *p, size_t room, size_t *n, struct sales_err *err)
{
	*n = 0;
	if (!s->bad) {
		switch (s->state) {
		case FEED_UTF8:
			TRY(read_utf8(s, p, room, n, err));
			break;
		case FEED_ASCII:
			TRY(read_ascii(s, p, room, n, err));
			break;
		case FEED_ICONV:
			TRY(read_iconv(s, p, room, n, err));
			break;
		}
	}
	return *n == 0 && s->bad ? fail_bad(s, err) : SALES_OK;
}

void
feed_done(struct feed *s)
{
	if (s->cd != NULL)
		iconv_close(s->cd);
	if (s->fd > STDIN_FILENO)
		close(s->fd);
	buf_done(&s->raw);
	*s = (struct feed){ .fd = -1 };
}
