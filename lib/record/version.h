/* version.h - one version of a record as bytes: what history keeps and what
 * digests are taken over. Private to lib/record.
 *
 * For every stored field that is not empty, in order of its tag: varint
 * (tag * 2 + is_text), then for text varint length and bytes, for numbers a
 * zigzag varint. A field added later leaves old versions' bytes as they are. */
#pragma once
#include "lib/base/buf.h"
#include "lib/record/kind.h"

enum { DIGEST_SIZE = 32 };

/** Into b, which is cleared first. */
void version_encode(const struct kind *k, const struct value *v, struct buf *b);
/** v: kind->nfields values; texts point into p. Fails with SALES_EDAMAGED. */
NODISCARD int version_decode(const struct kind *k, const void *p, size_t n, struct value *v,
    struct sales_err *err);
/** BLAKE2b-256 over kind number, id and the encoded version. */
void version_digest(const struct kind *k, int64_t id, const struct buf *encoded,
    unsigned char digest[DIGEST_SIZE]);
/** The first 64 bits of a digest, kept in the row. */
int64_t version_seal(const unsigned char digest[DIGEST_SIZE]);
