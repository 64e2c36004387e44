/* head.h - the head of the chain of operations: the number of one and the hash
 * over it and all before it, written "163:9f3c...". Whoever keeps one outside
 * the department can tell later whether the operations up to it are still the
 * same ones; from the file alone nobody sees that it was cut off or written
 * anew from an older copy. */
#pragma once
#include "lib/record/history.h"

enum { HEAD_DIGITS = 64, HEAD_LEAST = 16, HEAD_TEXT = 96 };

struct head { int64_t no; char hex[HEAD_DIGITS + 1]; };

SALES_API_BEGIN

/** The head at operation no (0: the last one). SALES_ENOTFOUND: it is not
 *  there. */
NODISCARD int head_at(struct dept *d, int64_t no, struct head *out, struct sales_err *err);
/** "163:" and digits, as many of them as are given (0: all). */
const char *head_text(const struct head *h, int digits, char s[HEAD_TEXT]);
/** False when p is no head. On paper the first 16 digits are enough. */
bool head_parse(const char *p, size_t n, struct head *out);
/** Are the operations up to kept the ones that it was taken from? A finding
 *  when not: "head.beyond", "head.missing" or "head.other". from names where
 *  kept stands ("anchors.txt:3"). */
NODISCARD int head_check(struct dept *d, const struct head *kept, const char *from,
    finding_fn *fn, void *arg, struct sales_err *err);

SALES_API_END
