/* rulebook.h - the versions of the rule book that a department has applied,
 * and whether another one fits its records. */
#pragma once
#include "lib/base/diag.h"
#include "lib/record/dept.h"

struct book_version {
	int64_t     version, op;
	int64_t     at_ms;              /* when it was applied, */
	const char *login;              /* by whom, */
	int64_t     person;             /* for whom (0: nobody known), */
	const char *reason;             /* and why; or NULL */
	day         effective;
	const char *hash, *file;
};
typedef int book_version_fn(void *arg, const struct book_version *v, struct sales_err *err);

/* A department as it was before rulebook_try. */
struct book_before { const struct policy *policy; struct schema schema; };

SALES_API_BEGIN

/** Newest first; with d->as_of only those applied by then. */
NODISCARD int rulebook_each(struct dept *d, book_version_fn *fn, void *arg, struct sales_err *err);
/** The text of a version, in a. SALES_ENOTFOUND, naming those there are. */
NODISCARD int rulebook_text(struct dept *d, int64_t version, struct arena *a,
    struct policy_source *out, struct sales_err *err);

/** A version as a tree (lib/policy/tree.h), in a. SALES_EDAMAGED when it is not there. */
struct node;
NODISCARD int rulebook_tree(struct dept *d, int64_t version, struct arena *a, const struct node **root,
    struct sales_err *err);

/** Look at the department with p's eyes, without writing anything; and back. */
void rulebook_try(struct dept *d, const struct policy *p, struct book_before *before);
void rulebook_back(struct dept *d, const struct book_before *before);
/** A department that is not there: the kinds alone, as p has them. It has no
 *  database: only rulebook_fields() and what binds expressions may look at it, and
 *  a record's name stands for any record. */
void rulebook_paper(struct dept *d, const struct policy *p);
/** Do the records have the kinds and fields that p names? Faults go to ds
 *  with their place. After rulebook_try or rulebook_paper. */
void rulebook_fields(const struct dept *d, const struct policy *p, struct diags *ds);

SALES_API_END
