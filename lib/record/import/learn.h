/* learn.h - a draft of a mapping for a file that nobody described: what its
 * headers are called elsewhere, and what its cells look like. Private to
 * learn*.c; import_learn() is in import.h. */
#pragma once
#include "lib/record/dept.h"
#include "lib/record/import/form.h"
#include "lib/record/import/import.h"
#include "lib/record/import/reader.h"

enum shape { SHAPE_DAY, SHAPE_TIME, SHAPE_SLASH, SHAPE_MONEY, SHAPE_NUMBER, SHAPE_SHARE, SHAPE_FLAG, SHAPE_EMAIL, SHAPE_PHONE,
	SHAPE_TAXID, SHAPE_ID, SHAPE_URL, SHAPES };
enum { WORDS_KEPT = 24, ROWS_LOOKED = 10000, HEADER_LOOKED = 6 };

/* How it is known what a column is. */
enum known {
	KNOWN_NOT,
	KNOWN_FORM,     /* the mapping that fits best has it */
	KNOWN_ELSEWHERE, /* another mapping of this kind of record has it */
	KNOWN_NAME,     /* it is called as our field */
	KNOWN_LABEL,    /* it is a usual label for it */
	KNOWN_NEAR,     /* it is called nearly so */
	KNOWN_VALUES,   /* its cells look so */
};

struct learn_col {
	const char              *header;
	long                     filled;          /* rows that have something */
	struct { const char *text; long n; } word[WORDS_KEPT]; /* different texts, in order of appearance */
	size_t                   nwords;
	bool                     many;            /* there are more of them */
	bool                     repeated;        /* a text came twice */
	long                     shape[SHAPES];   /* rows that look so */
	enum known               how;
	const struct mapping    *of;              /* KNOWN_FORM, KNOWN_ELSEWHERE: whose column it is like */
	const struct map_column *like;
	const struct field      *field;           /* KNOWN_NAME ... */
	bool                     twice;           /* another column says this field already */
	bool                     sign;
};

struct learn {
	struct dept                 *d;
	struct arena                *a;
	const struct import_source  *src;
	const struct mapping *const *m;           /* all that are known */
	size_t                       nm;
	const struct mapping        *base;        /* the one that fits best; or NULL */
	const struct kind           *k;
	struct learn_col            *col;
	size_t                       ncols;
	long                         rows;
	char                         delimiter;
	size_t                       header_row;
};

/* learn_shape.c */
void learn_shapes(struct learn_col *c, const char *p, size_t n);
bool learn_looks(const struct learn_col *c, enum shape s); /* do its cells look so? */
/* learn_names.c: the column of a mapping, the field of a kind that a header may
 * mean; or NULL. */
const struct map_column *learn_column_of(const struct learn *l, const struct mapping *m, const char *header);
bool learn_file_says(const struct learn *l, const char *kind); /* by what it is called */
const struct field *learn_field_called(const struct kind *k, const char *header);
const struct field *learn_field_labelled(const struct kind *k, const char *header); /* by a usual label */
/* learn_guess.c: of which kind the records are, and what each column is. */
NODISCARD int learn_kind(struct learn *l, struct sales_err *err);
NODISCARD int learn_columns(struct learn *l, struct sales_err *err);
/* How many of a row's cells are names that anybody gives a column. */
size_t learn_known(const struct learn *l, const struct reader *r);
/* Is it a word for a stage, theirs or ours? */
bool learn_is_stage(const struct learn *l, const char *p, size_t n);
/* learn_text.c */
void learn_text(const struct learn *l, struct buf *out);
