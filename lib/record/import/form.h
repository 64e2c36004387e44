/* form.h - a mapping in use: looked up by the headers of a file, and found by
 * them. Private to the import. */
#pragma once
#include "lib/base/map.h"
#include "lib/policy/mapping.h"
#include "lib/record/import/reader.h"

struct form {
	const struct mapping *m;        /* NULL: the file is nobody's */
	struct map            header;   /* folded, -> index in m->columns */
};

void form_open(struct form *f, const struct mapping *m);
void form_done(struct form *f);
/** The column that a header names, with or without a suffix such as (元). */
const struct map_column *form_column(const struct form *f, const char *p, size_t n);

/* Where the header stands, and how many of its columns are known. */
struct header_at { size_t row, known; char delimiter; };

/** Look through the first rows of text for the header of one of the mappings:
 *  the one with most columns known. *best is NULL when none is it; *other is
 *  set when two fit equally well. named: the user said so, columns that every
 *  such file has may be missing. */
void form_recognise(const struct mapping *const *m, size_t n, const char *text, size_t size,
    bool named, const struct mapping **best, const struct mapping **other, struct header_at *at);
/* column.c: without one of the suffixes that exports put behind a name; name is
 * folded. */
bool import_strip_suffix(struct buf *name, unsigned *factor, bool *percent);
