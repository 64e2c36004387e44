/* inside.h - what the parts of an export into another system's form share. */
#pragma once
#include "lib/base/map.h"
#include "lib/record/export/form.h"
#include "lib/record/import/refs.h"

#define NOWHERE SIZE_MAX

/* A record that a column may name: by a field of that record, or by its title. */
struct ref_way {
	size_t              at;      /* our field that refers to it */
	struct refs        *refs;
	const struct field *by;      /* NULL: as in any file */
	size_t              text, code; /* what is written; else, of its ref, the code; or NOWHERE */
};

/* What one of their words says of another field. */
struct set_way { size_t at, from; struct value value; bool clear; };
struct word_way {
	const struct map_word *said;
	struct value           ours; /* of a column with a field */
	struct set_way        *set;
	size_t                 nset;
};

struct col_way {
	const struct map_column *m;
	const struct field      *f;    /* where its text goes; NULL: a reference, or nowhere */
	size_t                   at;
	struct ref_way          *ref;
	size_t                   nref;
	struct word_way         *word;
	size_t                   nwords;
	size_t                  *write; /* paths */
	size_t                   nwrite;
	size_t                   unless; /* a column; NOWHERE */
	size_t                   future; /* a field; NOWHERE */
	bool                     percent; /* its header says (%) */
	bool                     last_part;
	/* of the row: */
	const char              *text, *ambiguous; /* a name that leads elsewhere, or nowhere */
	bool                     instead; /* the text is none of the field's */
	size_t                   chosen; /* word; NOWHERE */
	/* of all rows: */
	bool                     used;
	int64_t                  empty;
};

/* A stored field. */
struct field_way {
	size_t  cell;         /* its path; NOWHERE: derived */
	size_t  ref, code;    /* paths to the ref, else the code, of what it refers to; or NOWHERE */
	bool    has_column;   /* one of theirs brings it */
	bool    own;
	int64_t differs;
	/* of the row: */
	bool    stays;        /* theirs brings its text as it is */
	bool    found;        /* a reference: theirs lead to it */
};

struct export_form {
	struct dept          *d;
	const struct kind    *k;
	const struct mapping *m;
	struct arena          arena, row;
	struct path          *path;
	size_t                npaths, paths_cap;
	struct col_way       *col;
	size_t                ncols;
	struct field_way     *field;    /* of the kind's fields */
	struct refs          *refs;
	size_t                key, number, customer; /* fields: ref; of orders, where their number
	                                * stands; whose a record is; or NOWHERE */
	struct value         *base, *v, *back;
	const struct value   *cells;
	struct map            strange;
	bool                  looking;   /* the first time */
	const char          **header, **texts;
	size_t                nheader;
	struct export_told    told;
};

/* columns.c: what a mapping means, backwards. */
NODISCARD int columns_open(struct export_form *x, struct sales_err *err);
size_t column_path(struct export_form *x, const struct path *p);

/* texts.c: a value as such a column has it; NULL: empty. */
NODISCARD int text_of(struct export_form *x, const struct col_way *c, const struct field *f,
    const struct value *v, const char **out, struct sales_err *err);
/* As one of our own has it. */
NODISCARD int text_of_own(struct export_form *x, size_t at, const char **out, struct sales_err *err);
/* With the prefix of their ids; of a record without one what stands for it. */
const char *text_of_id(struct export_form *x, const struct value *v);
NODISCARD int text_of_code(struct export_form *x, const struct value *code, const char **out, struct sales_err *err);
bool text_is_like(const char *pattern, const char *p, size_t n);

/* read_back.c: what import would make of the row, with the words chosen. */
void read_back(struct export_form *x, bool defaults);
/* Would a reference so named be found? The id, or 0. */
NODISCARD int read_back_ref(struct export_form *x, const struct col_way *c, const char *text, size_t *at,
    int64_t *id, struct sales_err *err);
/* The value that stands in a column, where a word of another says that it is
 * another field's: Closing Date is the day a deal was won on. */
const struct value *read_back_written(const struct export_form *x, const struct col_way *c);

/* words.c */
void words_choose(struct export_form *x);

/* row.c: everything of one record. */
NODISCARD int row_fill(struct export_form *x, const struct value *cells, struct sales_err *err);
