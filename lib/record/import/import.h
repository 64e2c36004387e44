/* import.h - records from CSV, TSV and JSONL files, of every kind. Everything
 * is read and checked; all faults are reported in one run, equal ones as one;
 * with any fault nothing is saved, unless the good rows are asked for. */
#pragma once
#include "lib/base/diag.h"
#include "lib/policy/mapping.h"
#include "lib/record/write.h"

enum import_conflict { CONFLICT_ERROR, CONFLICT_UPDATE, CONFLICT_SKIP };

struct import_session;              /* records named before they were read */

struct import_words { const char *const *v; size_t n; };

struct import_opts {
	const char           *path;        /* "-": standard input */
	const char           *format;      /* csv, tsv, jsonl; NULL: find out */
	const char           *encoding;    /* NULL: find out */
	struct import_words   map;         /* "their=our" */
	struct import_words   set;         /* "field=value", for every row */
	struct import_words   ignore;      /* their columns, left out unsaid */
	struct import_words   map_value;   /* "field:their=our" */
	struct import_words   null;        /* further words for "empty": "0", "close_value=0" */
	struct import_words   date_order;  /* "dmy", "closed_on=mdy" */
	struct import_words   match;       /* fields that name a record */
	struct import_words   create;      /* kinds whose missing records are made */
	struct import_words   later;       /* kinds whose own files are still to come */
	enum import_conflict  conflict;
	bool                  has_conflict; /* given, not the default */
	char                  decimal;     /* ',' for 1.234,50; else '.' */
	struct import_forms { const struct mapping *const *v; size_t n; } as; /* how to read it: one of these,
	                                    * by its header; one alone is meant; none: of those built in ... */
	struct import_forms   own;         /* ... or of the department's own, which go before them */
	bool                  plain;       /* ... or as any file */
	bool                  excel;       /* convert what Excel left behind */
	bool                  strict;      /* gaps are faults */
	bool                  keep_going;  /* save the good rows */
	bool                  allow_duplicate; /* with edit: what quality.no_duplicates refuses */
	bool                  edit;        /* rows change records that are there, which they name
	                                    * by code or outside key; keys that are no field's are
	                                    * faults, and people's commands' rules hold */
	int                 (*changed)(void *arg, const struct record *before,
	                        const struct value *after, struct sales_err *err); /* with edit */
	void                 *changed_arg;
	bool                  restore;     /* of a whole department: codes are kept, and
	                                    * may name records of files still to come */
	const struct map      *numbers;    /* with restore: ids of those that have a handle, by "1:zhangwei"
	                                    * (kind number and handle); others are faults. NULL: new ones */
	struct import_session *session;    /* several files; NULL: this one alone */
	int                   rejects;     /* where bad rows go with their reason; -1: nowhere */
	void                (*progress)(void *arg, int64_t taken, int64_t size, int64_t rows);
	void                 *progress_arg;
};

enum { IMPORT_SUMS = 24 };
struct import_result {
	int64_t rows;        /* data rows seen */
	int64_t added, changed, unchanged, skipped;
	int64_t repeated;    /* rows that say the same again */
	int64_t superseded;  /* rows that a later one of the same key replaced */
	int64_t joined;      /* rows that went to a record they belong to; changed or unchanged too */
	int64_t bad;         /* rows with faults */
	int64_t alike;       /* rows that may be about a record that is there under another key */
	int64_t made;        /* other records, by --create-missing */
	bool    read_all;    /* every row was looked at, if some have faults */
	const char *as;      /* the mapping that the file was read by, or NULL */
	/* Of `amount` in the records that were added; of a mapped file all amounts
	 * of all rows that were taken, by column. */
	struct import_sum { const char *column; char currency[4]; bool kept; money sum; int64_t n; } sum[IMPORT_SUMS];
	size_t  nsums;
};

SALES_API_BEGIN

/** One file into op. Notes, warnings and errors go to ds, whose arena must
 *  live as long as they are looked at. SALES_EINVAL: there were faults and
 *  nothing must be committed (SALES_ECONFLICT when all of them are records
 *  that exist with other values); SALES_EPARTLY: keep_going left rows out, the
 *  rest may be committed; SALES_EUSAGE for an option's own text. */
NODISCARD int import_run(struct op *op, const struct kind *k, const struct import_opts *o,
    struct diags *ds, struct import_result *res, struct sales_err *err);

/** Which mapping is a file read by? *best is NULL when its header is none's;
 *  *other is set when two fit equally well. */
struct import_source { const char *path, *encoding; };
NODISCARD int import_recognise(const struct import_source *src, const struct mapping *const *m,
    size_t n, const struct mapping **best, const struct mapping **other, struct sales_err *err);

/** A draft of a mapping for a file that none describes: by what its headers are
 *  called in the known ones, by names of fields and usual labels in both
 *  languages, by what its cells look like. k NULL: find out what it holds.
 *  SALES_EINVAL when that can't be told. The text is put behind out. */
NODISCARD int import_learn(struct dept *d, const struct import_source *src, const struct kind *k,
    const struct import_forms *known, struct arena *a, struct buf *out, struct sales_err *err);

/** For several files that name each other's records; freed by _done. */
struct import_session *import_session_new(void);
void import_session_done(struct import_session *s);
/** After the last file: a fault for every record that was named and never
 *  came. Returns how many there are. */
long import_session_check(struct import_session *s, struct diags *ds);

/** After files were taken with restore: a fault for every field that leads to
 *  a record that is not there. Returns how many there are in *dangling. */
NODISCARD int import_restore_check(struct op *op, struct diags *ds, long *dangling,
    struct sales_err *err);

SALES_API_END
