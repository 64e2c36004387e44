/* refs.h - names of records in files: a code, a handle, an outside key or a
 * name leads to an id. People, teams, products and customers are read into a
 * table once; deals and others are asked for by key. */
#pragma once
#include "lib/base/map.h"
#include "lib/record/read.h"

enum ref_found { REF_NONE, REF_ONE, REF_SEVERAL };

struct refs {
	struct dept       *d;
	const struct kind *k;
	bool               table;     /* all names are in `exact` */
	struct map         exact;     /* text -> id * 4 + which; 0: several */
	struct map         folded;    /* the same, folded; made when first needed */
	bool               has_folded;
	long               searches;  /* suggestions so far */
	const struct field *code, *ref, *title;
	struct db_stmt     by_ref, by_id, ref_of;
	struct refs_index *index;     /* by other fields (refs_by.c) */
	struct refs       *next;
};

/** The names of a kind, loaded when asked for the first time. */
NODISCARD int refs_get(struct refs **list, struct dept *d, const struct kind *k,
    struct refs **out, struct sales_err *err);
/** In order: code or handle, outside key, name; then folded. hash is the
 *  text's map_hash(). */
NODISCARD int refs_find_hashed(struct refs *r, const char *p, size_t n, uint32_t hash,
    int64_t *id, enum ref_found *found, struct sales_err *err);
/** The same where the record's own ref is known (nref > 0): another record of
 *  this name, with a ref of its own, is not meant. */
NODISCARD int refs_named(struct refs *r, const char *p, size_t n, const char *ref, size_t nref,
    int64_t *id, enum ref_found *found, struct sales_err *err);
/** By the outside key alone, or what stands for it (lib/record/outside.h). */
NODISCARD int refs_by_key(struct refs *r, const char *p, size_t n, int64_t *id,
    enum ref_found *found, struct sales_err *err);
/** By what one field says (ref, contract, title); of several that say the same
 *  the one of this customer (0: not known). */
NODISCARD int refs_by(struct refs *r, const struct field *f, const char *p, size_t n,
    int64_t customer, int64_t *id, enum ref_found *found, struct sales_err *err);
/** Is the handle in use? */
bool refs_has_handle(const struct refs *r, const char *p, size_t n);
/** A record was added: NULL for what it has not. */
void refs_add(struct refs *r, int64_t id, const struct value *v);
/** The nearest name, "" when none is near (or too many were asked for). */
void refs_suggest(struct refs *r, const char *p, size_t n, char *out, size_t size);
void refs_done(struct refs *list);
void refs_forget(struct refs *r);   /* refs_by.c: private to refs_done */

/* A table of 50,000 names is larger than the nearest caches: what a look-up
 * will touch is fetched in three steps, while other cells are read. */
static inline void
refs_fetch_slot(const struct refs *r, uint32_t hash)
{
	if (r->exact.slot != NULL)
		__builtin_prefetch(&r->exact.slot[hash & r->exact.mask]);
}

static inline const struct map_key *
refs_fetch_key(const struct refs *r, uint32_t hash)
{
	uint32_t at = r->exact.slot == NULL ? 0 : r->exact.slot[hash & r->exact.mask].at;

	if (at == 0)
		return NULL;
	__builtin_prefetch(&r->exact.key[at - 1]);
	return &r->exact.key[at - 1];
}
