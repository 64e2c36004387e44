/* err.h - the one way a library call says no. The value of a code is the
 * exit status that a command leaves with (CLI reference, "exit codes"). */
#pragma once
#include <stddef.h>

#include "lib/base/api.h"

enum sales_code {
	SALES_OK = 0,
	SALES_NO = 1,           /* it ran well, and the answer is no */
	SALES_EUSAGE = 2,       /* the command line alone shows it to be wrong */
	SALES_EINVAL = 65,      /* data in a file or a record is wrong */
	SALES_ENOTFOUND = 66,   /* a named file, record or department is not there */
	SALES_EOUTSIDE = 69,    /* an outside program failed */
	SALES_EBUG = 70,        /* our own contract was broken */
	SALES_ECREATE = 73,     /* an output file can't be made */
	SALES_EIO = 74,         /* the disk, the database or a stream failed */
	SALES_EBUSY = 75,       /* the writer's lock was not free in time */
	SALES_EPERM = 77,       /* not this person's to see or do */
	SALES_ECONFIG = 78,     /* a setting is wrong */
	SALES_ECONFLICT = 80,   /* changed meanwhile, or exists with other values */
	SALES_EPOLICY = 81,     /* well formed, but a rule or an approval forbids it */
	SALES_EPARTLY = 82,     /* good rows were saved, others were not */
	SALES_EVERSION = 83,    /* made by a newer salesctl */
	SALES_EUNKNOWN = 84,    /* the last fsync failed: saved or not, nobody knows */
	SALES_EDAMAGED = 85,    /* damage met by a command that did not look for it */
	SALES_EOUTPUT = 86,     /* saved, but the output could not be written */
};

struct sales_err {
	enum sales_code code;
	const char     *file;         /* where in our source it was raised */
	int             line;
	char            msg[512];     /* lower case, one line, no full stop */
	char            hint[512];    /* "" or one line that can be pasted */
	char            subject[256]; /* "" or the text that a caret points into */
	unsigned        at, len;      /* bytes of subject that are wrong */
};

SALES_API_BEGIN

/** Fill *err and return its code; the only way to fail. Clears hint and
 *  subject. The message is cut at a character's border when too long. */
int err_raise(struct sales_err *err, enum sales_code code, const char *file,
    int line, const char *fmt, ...)
    __attribute__((format(printf, 5, 6), nonnull));

/** Put context in front of a message already raised; returns its code. */
int err_prefix(struct sales_err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3), nonnull));

/** Add the one hint to a failure already raised; returns its code. */
int err_hint(struct sales_err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3), nonnull));

/** Say which bytes of text are wrong; returns err's code. */
int err_point(struct sales_err *err, const char *text, size_t at, size_t len)
    __attribute__((nonnull));

/** Out of memory: one line on stderr, and the process leaves with 74. No
 *  transaction is ever half done by it (rollback is SQLite's). */
void err_nomem(void) __attribute__((noreturn));

SALES_API_END

#define FAIL(err, code, ...) \
	err_never_ok(err_raise((err), (code), __FILE__, __LINE__, __VA_ARGS__))

/* A failure's code, so that a compiler sees that it is none but one: what a
 * call fills in when it succeeds is not looked at after FAIL. */
static inline int
err_never_ok(int code)
{
	return code == SALES_OK ? SALES_EBUG : code;
}

/* Only where every local is scope-cleaned: nothing may leak past it. */
#define TRY(call)                    \
	do {                         \
		int rc_ = (call);    \
		if (rc_ != SALES_OK) \
			return rc_;  \
	} while (0)

/* Messages of the library are marked with _() and translated when raised;
 * tables are marked with N_() and translated where they are printed. */
#define N_(s) s
#define NC_(context, s) context "\004" s /* a word that is another one elsewhere */
#define NN_(one, many) one, many /* for tr_n */
SALES_API_BEGIN
const char *tr(const char *msgid) __attribute__((format_arg(1)));
SALES_API_END
#define _(s) tr(s)
