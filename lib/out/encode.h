/* encode.h - bytes of UTF-8 in another encoding on their way out. Private to
 * lib/out. What the encoding lacks is an error, never a question mark. */
#pragma once
#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/err.h"

struct encoder;

/** SALES_EUSAGE when nobody knows the encoding. */
NODISCARD int encoder_open(struct encoder **e, const char *name, struct sales_err *err);
/** Does its text begin with a mark by itself (UTF-16), may it (UTF-8, UTF-16LE)? */
bool encoder_must_mark(const char *name);
bool encoder_may_mark(const char *name);
/** Convert p..p+n into the buffer that is returned, which is the encoder's and
 *  holds nothing else; a character that is cut at the end waits for its rest.
 *  NULL: encoder_fault has the reason. */
const struct buf *encoder_put(struct encoder *e, const char *p, size_t n);
int  encoder_fault(const struct encoder *e, struct sales_err *err);
void encoder_free(struct encoder *e);
