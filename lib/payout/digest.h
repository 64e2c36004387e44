/* digest.h - a run's digest: BLAKE2b-256 over its rules, its people and its
 * lines in order, each number as a zigzag varint, each text with its length
 * before it. Made once from memory and again from what is stored. */
#pragma once
#include <sodium.h>

#include "lib/payout/lines.h"
#include "lib/payout/payout.h"

struct run_digest {
	crypto_generichash_state state;
	unsigned char            buf[1 << 14];
	size_t                   n;
};

void digest_begin(struct run_digest *g);
void digest_rule(struct run_digest *g, int64_t version, const char *plan, const char *component);
void digest_person(struct run_digest *g, int64_t person, int64_t lines, int64_t amount);
/** rule: position among the run's rules. */
void digest_line(struct run_digest *g, const struct stored_line *l, int64_t rule);
void digest_end(struct run_digest *g, char hex[HEX_SIZE]);
/** Do a run's rules, people and lines, as they are stored, fit each other and
 *  give the digest that its record keeps? */
NODISCARD int payout_is_intact(struct dept *d, const struct payout_run *r, bool *intact,
    struct sales_err *err);
/** SALES_EDAMAGED when they do not. */
NODISCARD int payout_need_intact(struct dept *d, const struct payout_run *r, struct sales_err *err);
