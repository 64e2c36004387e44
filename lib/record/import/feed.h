/* feed.h - the bytes of a file to import, as UTF-8, in blocks: constant
 * memory at any size. Encodings: a byte order mark decides (UTF-8, UTF-16LE,
 * UTF-16BE); else strict UTF-8, else GB18030; a given name overrides. A file
 * is checked whole before its first byte is handed out; a pipe is decided on
 * at its first block with a byte above 0x7F. Nothing is guessed beyond that. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/base/err.h"

enum feed_state {
	FEED_UTF8,      /* handed on as it is */
	FEED_ASCII,     /* a pipe that had no other byte so far */
	FEED_ICONV,
};

struct feed {
	const char       *path;     /* as given; "-" is standard input */
	int               fd;
	int64_t           size;     /* -1: not known */
	int64_t           taken;    /* bytes read so far, for progress */
	int64_t           mtime_ns; /* a checked file must not change while read */
	enum feed_state state;
	bool              checked;  /* known to be valid to its end */
	bool              guessed;  /* not UTF-8, so taken for GB18030 */
	bool              eof;
	const char       *encoding; /* its name in messages */
	void             *cd;       /* iconv descriptor */
	struct buf        raw;      /* read, not yet handed out */
	size_t            raw_at;
	bool              bad;      /* what follows can't be decoded */
	bool              nul;      /* ... because it is a NUL */
};

/** encoding NULL: find out. Fails with SALES_ENOTFOUND, SALES_EPERM,
 *  SALES_EIO, or SALES_EUSAGE for an encoding that nobody knows. */
NODISCARD int feed_open(struct feed *s, const char *path, const char *encoding,
    struct sales_err *err);
/** At most room (>= 64) bytes of valid UTF-8 without NUL; *n is 0 at the end.
 *  SALES_EINVAL at a place that can't be decoded: what stood before it was
 *  handed out by earlier calls, so the caller knows the line. */
NODISCARD int feed_read(struct feed *s, char *p, size_t room, size_t *n,
    struct sales_err *err);
void feed_done(struct feed *s);
