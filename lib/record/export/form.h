/* form.h - records in the form of another system's file: its mapping read
 * backwards. Each record is looked at twice. The first time tells which columns
 * the file needs, and which fields its columns would not bring back as they
 * are: import's own rules are asked what they would read. Those fields stand
 * in columns of our own beside theirs (salesctl.cost), unless the mapping says
 * otherwise. */
#pragma once
#include "lib/policy/mapping.h"
#include "lib/record/read.h"

struct export_form;

/* A field, a column or a word, and how many records are concerned. */
struct export_count { const char *name; int64_t n; };
struct export_counts { struct export_count *v; size_t n; };
struct export_told {
	int64_t              rows, left;  /* written; left out, for want of what `lacks` names */
	int64_t              coded;       /* without a ref: their code stands for it */
	struct export_counts lacks;       /* columns that a record must have and that say nothing of it */
	struct export_counts empty;       /* the same, but a column of our own says that it is empty */
	struct export_counts own;         /* fields in columns of our own: of so many records theirs say
	                                   * something else, or nothing */
	struct export_counts lost;        /* fields of which the file says nothing, or nothing right */
	struct export_counts strange;     /* "stage: Demo": words that they have no word for */
};

SALES_API_BEGIN

/** SALES_EUSAGE when the mapping is for another kind, SALES_EINVAL when it
 *  names what the kind has not. The mapping must outlive it. */
NODISCARD int export_form_open(struct export_form **out, struct dept *d, const struct mapping *m,
    struct sales_err *err);
void export_form_done(struct export_form *x);

/** What a query must read of every record. */
const struct path *export_form_paths(const struct export_form *x, size_t *n);
/** The first look at a record. */
NODISCARD int export_form_look(struct export_form *x, const struct value *cells, struct sales_err *err);
/** After all of them: the header; *n columns. */
const char *const *export_form_header(struct export_form *x, size_t *n);
/** The second look: one text a column, NULL for empty, alive until the next
 *  row; NULL when the record is left out. */
NODISCARD int export_form_row(struct export_form *x, const struct value *cells, const char *const **texts,
    struct sales_err *err);
/** What is to be said, alive as long as x. */
const struct export_told *export_form_told(struct export_form *x);

SALES_API_END
