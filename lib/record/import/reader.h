/* reader.h - the rows of a CSV, TSV or JSONL file, one at a time, in constant
 * memory. CSV is RFC 4180 with any delimiter, LF, CRLF or CR; a quoted cell
 * may hold line ends, which become LF. TSV is what -F tsv writes: no quotes,
 * \t \n \r \\ inside cells. */
#pragma once
#include "lib/base/arena.h"
#include "lib/base/map.h"
#include "lib/record/import/feed.h"

enum row_format { ROWS_CSV, ROWS_TSV, ROWS_JSONL };

struct datum {
	const char *p;      /* valid until the next row is read; NULL: the JSON
	                     * object has no such key */
	uint32_t    n;
	bool        typed;  /* JSON: the text is exact, no blanks or words for "empty" */
	bool        null;   /* JSON: null, where n is 0, and not "" */
};

struct reader {
	struct feed   src;
	enum row_format format;
	char            delimiter;
	char            eol;      /* '\n', or '\r' in files that have no LF */
	char           *p;        /* the block; p[at..end) was not read yet */
	size_t          at, end, cap;
	bool            eof;
	long            next_line;
	/* the row: */
	long            line;     /* physical line that it starts on */
	struct datum    *cell;
	size_t          n, room;
	const char     *fault;    /* NULL, or what is wrong with this row alone */
	size_t          fault_at; /* its cell, 1..; 0: none */
	/* JSONL: every key so far is a column, in order of appearance */
	struct map      keys;
};

/** encoding NULL: find out. The format and delimiter may be set until the
 *  first row is read. */
NODISCARD int reader_open(struct reader *r, const char *path, const char *encoding,
    struct sales_err *err);
/** Bytes of the first block that are there, without taking them: to find the
 *  format and the delimiter. */
NODISCARD int reader_peek(struct reader *r, const char **p, size_t *n,
    struct sales_err *err);
/** *more is false at the end. A row with a fault of its own is handed out with
 *  fault set. Fails with SALES_EINVAL where reading can't go on (r->line says
 *  where): bytes in no encoding, a quote never closed. */
NODISCARD int reader_next(struct reader *r, bool *more, struct sales_err *err);
/** The same over bytes in memory (copied): tests, and a look at the first rows
 *  that leaves the file where it is. */
void reader_over(struct reader *r, const char *p, size_t n);
void reader_done(struct reader *r);

/* private: one JSON object a line (jsonl.c) */
void         reader_split_json(struct reader *r, char *p, size_t n);
struct datum *reader_cell(struct reader *r);
