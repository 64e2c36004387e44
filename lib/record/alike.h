/* alike.h - records that may be the same one: any one of the rule book's lists
 * of fields (quality.duplicates, quality.no_duplicates) is equal in both,
 * however it is spelled (lib/base/same.h). A record that lacks one of the
 * fields is like no other by that list. */
#pragma once
#include "lib/base/buf.h"
#include "lib/record/read.h"

enum { ALIKE_RULES = 32, ALIKE_FIELDS = 8 };

struct alike_field {
	size_t       at;            /* in the kind's fields */
	size_t       or_at;         /* where it is read when that is empty; SIZE_MAX: nowhere */
	enum same_as same;
};
struct alike_rule {
	const char        *text;    /* "name, phone" */
	bool               refused; /* by quality.no_duplicates */
	struct alike_field field[ALIKE_FIELDS];
	size_t             n;
};
struct alike {
	const struct kind *k;       /* as in force */
	struct alike_rule  rule[ALIKE_RULES];
	size_t             n;       /* 0: nothing is said of this kind */
};

/* Another record, and by which rules it is the same. */
struct alike_hit { int64_t id; uint32_t rules; };

SALES_API_BEGIN

/** What a name in such a list means for a kind: one of its stored fields; or
 *  `domain`, that of its mail address. False: nothing. */
bool alike_named(const struct kind *k, const char *name, struct alike_field *out);
/** The rule book's lists for a kind; texts live in a. */
void alike_rules(const struct dept *d, const struct kind *of, struct arena *a, struct alike *out);
/** One more list; a name that means nothing leaves it out. */
void alike_add(struct alike *al, const char *const *names, bool refused, struct arena *a);

/** The record's key by a rule in place of what b holds; false: it has none. */
bool alike_key(const struct alike *al, size_t rule, const struct value *v, struct buf *b);
/** By which rules does the change give the record another key? before NULL: by
 *  all that it has a key for. */
uint32_t alike_changed(const struct alike *al, const struct value *before, const struct value *after);

/** Every record of the kind, by its code; v has only the fields that the rules
 *  look at. */
typedef int alike_fn(void *arg, int64_t id, const struct value *v, struct sales_err *err);
NODISCARD int alike_each(struct dept *d, const struct alike *al, alike_fn *fn, void *arg,
    struct sales_err *err);
/** The records that are the same as v by some of the rules (a mask), by code,
 *  without the one of number id (0: v is none yet); in a. Reads all records of
 *  the kind once. */
NODISCARD int alike_find(struct dept *d, const struct alike *al, uint32_t rules, const struct value *v,
    int64_t id, struct arena *a, struct alike_hit **out, size_t *n, struct sales_err *err);
/** "name; phone": the rules of a mask in the rule book's words, and in those of
 *  the reader ("名称; 电话"); in a. */
const char *alike_text(const struct alike *al, uint32_t rules, struct arena *a);
const char *alike_label(const struct alike *al, uint32_t rules, struct arena *a);
/** The texts that make up v's key by a rule, as they stand there; in a. */
NODISCARD int alike_value(struct dept *d, const struct alike *al, size_t rule, const struct value *v,
    struct arena *a, const char **out, struct sales_err *err);

/** A key in 128 bits, which no two different ones share. False: it has none. */
struct alike_hash { uint64_t a, b; };
bool alike_hashed(const struct alike *al, size_t rule, const struct value *v, struct buf *scratch,
    struct alike_hash *out);

/* The keys of many records, each with the first that had it. */
struct alike_index {
	struct alike_slot *slot;
	size_t             mask, used;
	struct buf         scratch;
};
NODISCARD int alike_index_load(struct dept *d, const struct alike *al, struct alike_index *x,
    struct sales_err *err);
/** Who has the key by a rule (0: nobody, or the record has no key). */
int64_t alike_index_get(struct alike_index *x, const struct alike *al, size_t rule, const struct value *v);
/** The record has these keys from now on: those that nobody had are its own;
 *  holder (NULL: not asked for) gets by rule who had them before, else 0. */
void alike_index_put(struct alike_index *x, const struct alike *al, const struct value *v, int64_t id,
    int64_t holder[ALIKE_RULES]);
/** It has them no more. */
void alike_index_drop(struct alike_index *x, const struct alike *al, const struct value *v, int64_t id);
void alike_index_done(struct alike_index *x);

SALES_API_END
