/* merged.h - records that were merged into others. The code, outside key and
 * name that are gone lead on, over as many merges as there were; a record that
 * bears a key or a name itself comes first. */
#pragma once
#include "lib/record/write.h"

SALES_API_BEGIN

/** What the record leads to: itself while it is there, else what it was merged
 *  into; 0: nothing. */
NODISCARD int merged_by_id(struct dept *d, const struct kind *k, int64_t id, int64_t *into,
    struct sales_err *err);
NODISCARD int merged_by_ref(struct dept *d, const struct kind *k, const char *p, size_t n, int64_t *into,
    struct sales_err *err);
/** By its outside key, or what stood for it in other systems' files
 *  (lib/record/outside.h). */
NODISCARD int merged_by_key(struct dept *d, const struct kind *k, const char *p, size_t n, int64_t *into,
    struct sales_err *err);
/** By a name it had, folded; two that lead to different records lead nowhere. */
NODISCARD int merged_by_name(struct dept *d, const struct kind *k, const char *p, size_t n, int64_t *into,
    struct sales_err *err);
/** All that lead somewhere, oldest first: what was merged, by code, ref and
 *  name (NULL: none; live until fn returns), into which record. */
struct merged_record { const char *code, *ref, *name; int64_t into; };
typedef int merged_fn(void *arg, const struct merged_record *m, struct sales_err *err);
NODISCARD int merged_each(struct dept *d, const struct kind *k, merged_fn *fn, void *arg,
    struct sales_err *err);

/** record_find that also says by which code, key or name of a merged record it
 *  was found (*old; lives as long as text and d); NULL: by its own. */
NODISCARD int record_find_merged(struct dept *d, const struct kind *k, const char *text, int64_t *id,
    const char **old, struct sales_err *err);

typedef int moved_fn(void *arg, const struct kind *of, const struct field *f, int64_t n, struct sales_err *err);
/** How many records of each kind and field refer to `to`: fn is told. */
NODISCARD int record_count_references(struct dept *d, const struct kind *k, int64_t to, moved_fn *fn,
    void *arg, struct sales_err *err);
/** Let every reference to `from` lead to `into`, in whatever kind and field.
 *  fn is told how many of each there were. */
NODISCARD int record_move_references(struct op *op, const struct kind *k, int64_t from, int64_t into,
    moved_fn *fn, void *arg, struct sales_err *err);

SALES_API_END
