/* operation.h - what an open operation keeps while it writes, and how its
 * digest and its link in the chain are made. Private to lib/record: row_write.c
 * makes them, fsck.c makes them again. */
#pragma once
#include <sodium.h>

#include "lib/record/row.h"
#include "lib/record/version.h"
#include "lib/record/write.h"

/* A record that an operation changed ('m') or removed ('r'). */
struct touched {
	int64_t       id;
	uint32_t      order;                /* of writing: the last one counts */
	char          what;
	unsigned char digest[DIGEST_SIZE];  /* of the new version; zero when removed */
};

/* What an operation wrote of one kind. */
struct kind_writes {
	const struct kind       *k;
	crypto_generichash_state created;   /* over digests of created versions, by id */
	struct buf               touched;   /* struct touched[] */
	long                     written;   /* rows, in whatever way */
	long                     added, changed, removed; /* the last two when it is settled */
	int64_t                  first, last; /* created ids */
	int64_t                  new_first, new_last; /* what arrived since record_arrive; 0: nothing */
	int64_t                  next;      /* next id to give */
	bool                     renewed;   /* a created row changed again: read the stream anew */
	bool                     gave;      /* next moved */
	struct db_stmt           insert, update, remove;
	/* The insert names those fields that some row had so far: always empty ones
	 * would take a third of a wide table's load. */
	bool                    *named, stale; /* stale: it has to be prepared anew */
	size_t                  *column, ncolumns; /* their places, in order */
	struct db_load          *load;      /* no index is up: rows go in many at a time */
	struct db_val           *row;       /* one of them */
};

/* An index that a bulk load took down. */
struct index_down { struct index_down *next; const struct kind *k; const char *create; };

struct op_state {
	struct kind_writes *kind[KIND_MAX * 2]; /* by kind number; NULL: untouched */
	struct index_down  *down;
	struct buf          encoded;
	uint32_t            order;
	bool                settled;            /* its own row is written */
	struct op_mark     *mark;               /* private: mark.c */
};

/** The rule books of d are other ones now: go by them. timezone: as in dept_opts. */
NODISCARD int dept_reload(struct dept *d, const char *timezone, struct sales_err *err);
/** What op writes from now on is the past of another place: it has the number no
 *  until its rows are given to those that wrote them, and is itself no operation. */
void op_carry(struct op *op, int64_t no);

/** SALES_ECONFLICT when a rule book was applied since d was opened (dept.c). */
NODISCARD int dept_check_policy(struct dept *d, struct sales_err *err);

struct kind_writes *writes_new(struct arena *a, const struct kind *k);
void writes_done(struct kind_writes *w);
/** Rows of a kind's number that were written before op_mark. */
long mark_written(const struct op *op, size_t no);
/** The writes of kind k in op, made when they were not there. */
NODISCARD int op_writes(struct op *op, const struct kind *k, struct kind_writes **out,
    struct sales_err *err);

/* Rows without the rules of their kind, for undo, which brings back what was
 * right when it was written. */
NODISCARD int row_insert(struct op *op, const struct kind *k, int64_t id, const struct value *v,
    struct sales_err *err);
NODISCARD int row_update(struct op *op, const struct kind *k, const struct record *before,
    const struct value *after, struct sales_err *err);
NODISCARD int row_delete(struct op *op, const struct kind *k, const struct record *before,
    struct sales_err *err);
/** The same stored values? */
bool row_same(const struct kind *k, const struct value *a, const struct value *b);

/** Sort by id and keep the last entry of each. Returns how many are left. */
size_t touched_settle(struct touched *t, size_t n);
/** One kind's part of an operation's digest; created NULL when nothing was.
 *  Kinds follow each other by number. */
void op_digest_kind(crypto_generichash_state *total, const struct kind *k,
    const unsigned char *created, const struct touched *t, size_t n);

/* A row of `operation`, for the chain. */
struct op_row {
	int64_t     no, at_ms, person, flags, undoes;
	const char *login, *command, *reason;
};
/** hash = BLAKE2b-256 of the hash before, every column and the digest. */
void op_chain(const unsigned char before[DIGEST_SIZE], const struct op_row *r,
    const unsigned char digest[DIGEST_SIZE], unsigned char hash[DIGEST_SIZE]);
