/* text.h - UTF-8: strict checking, folding for comparison, width on a
 * terminal. All by utf8proc and our own tables, never by the locale. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/buf.h"

#define TEXT_INVALID UINT32_MAX

SALES_API_BEGIN

/** Length of the valid prefix: n when all of p is UTF-8 (no overlong forms,
 *  surrogates, NUL or anything above U+10FFFF). Eight bytes of ASCII at a
 *  time. */
size_t text_valid(const char *p, size_t n);
/** Decode one character of UTF-8 at p (n > 0); *len gets its bytes. A byte
 *  that begins none is TEXT_INVALID, one byte long. */
uint32_t text_char(const char *p, size_t n, size_t *len);
void     text_put_char(struct buf *b, uint32_t c);

/** Cells that valid UTF-8 takes on a terminal; ambiguous characters take 1,
 *  or 2 when wide is set. */
int text_width(const char *p, size_t n, bool wide);
/** Bytes of the longest prefix that takes at most cells. */
size_t text_fit(const char *p, size_t n, int cells, bool wide);

/** NFC, into b. */
void text_nfc(const char *p, size_t n, struct buf *b);
/** NFKC, case folded, without invisible characters, blanks at the ends cut:
 *  what names are compared by. Folding twice changes nothing. */
void text_fold(const char *p, size_t n, struct buf *b);
/** What a company's name is compared by, put into b: folded, without blanks,
 *  brackets alike, without 有限公司 and the like at its end. */
void text_company_key(const char *p, size_t n, struct buf *b);
/** Cut U+0020, TAB, CR, LF, U+3000, U+00A0, U+200B and U+FEFF at both ends. */
void text_trim(const char **p, size_t *n);
/** The ASCII twin of the fullwidth form (3 bytes) that p begins with, or 0. */
char text_ascii_twin(const char *p, size_t n);
/** Fullwidth ASCII forms (U+FF01..FF5E) to ASCII, U+3000 to a blank. */
void text_halfwidth(const char *p, size_t n, struct buf *b);
/** Does hay hold needle, both folded here? An empty needle is in all. */
bool text_has(const char *hay, size_t nhay, const char *needle, size_t nneedle);

/** For terminals: C0, DEL, C1 as \x1b, bidi overrides and line separators as
 *  <U+202E>, invalid bytes as \xNN; LF and TAB kept only when multiline. */
void text_show(const char *p, size_t n, bool multiline, struct buf *b);

/** Damerau-Levenshtein distance in characters, folded; more than max: max+1. */
int text_distance(const char *a, const char *b, int max);
/** The candidate nearest to word, or NULL: distance 1, 2 when both have five
 *  characters or more; else one that begins with word, when that has three.
 *  Ties go to the first. */
const char *text_nearest(const char *word, const char *const *candidate, size_t n);

SALES_API_END
