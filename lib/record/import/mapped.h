/* mapped.h - what a mapping asks of every row of a file; private to mapped*.c. */
#pragma once
#include "lib/record/import/importer.h"

/* A field that one of their words sets where the row leaves it empty. */
struct word_set {
	const struct map_word *when;
	size_t                 at;
	size_t                 from;     /* the field it is taken from; AT_CODE: value */
	bool                   clear;    /* it makes the field empty */
	struct value           value;
};

struct mapped {
	struct word_set *set;
	size_t           nset;
	size_t          *must;           /* columns that every row needs */
	size_t           nmust;
	size_t           nchecked;       /* fields of cells that are looked at and not kept */
	struct buf       left;           /* names of columns that would be kept, had the kind such a field */
	size_t           nkept;
	size_t           tag;            /* the kind's field of tags; AT_CODE: none */
	struct buf       tags;           /* of the row: words of lists that we do not have */
	struct tally    *tally;          /* private to tally.c */
	struct belongs  *belongs;        /* private to belongs.c */
	bool            *own;            /* fields that a column of our own says */
};
enum { CHECKED_MAX = 128 };          /* room behind a kind's own values */

/** Fields that a mapping names beside its columns: whoever wrote them is told
 *  when they don't exist. */
NODISCARD int mapped_check_fields(struct importer *im, const char *const *names, struct sales_err *err);
/** What a column's words are here, and what they set. */
NODISCARD int mapped_words(struct importer *im, struct column *c, const struct map_column *m,
    struct sales_err *err);
