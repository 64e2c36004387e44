/* diag.h - things with many faults (a rule book, a file to import) collect
 * them: FILE:LINE:FIELD: error: ..., equal ones grouped with their lines. */
#pragma once
#include "lib/base/api.h"
#include "lib/base/arena.h"

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag {
	enum diag_level level;
	const char     *code;    /* stable id for machines: "person.unknown" */
	const char     *file;
	long            line;    /* 1..; 0: the whole file */
	long            column;  /* field number in CSV, column in YAML; 0: none */
	const char     *field;   /* our field's name, or NULL */
	const char     *value;   /* the text that is wrong, or NULL */
	const char     *message; /* translated, no full stop */
	const char     *suggest; /* what was probably meant, or NULL */
	const char     *hint;    /* what to do, in a line that can be pasted, or NULL */
	/* filled by diags_add when equal faults were grouped: */
	long            count;
	long            lines[8]; /* the first ones */
	/* and when this stands for unequal ones of a sort, for which there was no room: */
	long            others;   /* of count, how many are not equal to this one */
	const char     *like[3];  /* further values, or NULL */
	struct diag    *next;
};

/* All faults of one run; equal ones (same level, code, file, field, value,
 * message) are one entry. Of one sort (same level, code, file and field) a
 * fifth of max is kept so, and at most max of all sorts together; the others of
 * a sort are one entry more, with others and like filled. Where even the sorts
 * are too many, faults are only counted, in dropped. errors and warnings count
 * all. */
struct diags {
	struct arena *arena;     /* holds copies of everything */
	struct diag  *first, *last;
	long          errors, warnings, groups, rests, dropped, max;
	void         *index;     /* private */
};

SALES_API_BEGIN
/** d's strings are copied. max 0 means 50. */
void diags_add(struct diags *ds, const struct diag *d);
void diags_done(struct diags *ds);
SALES_API_END
