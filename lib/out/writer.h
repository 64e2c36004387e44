/* writer.h - a format is three functions and a name. Only these files know
 * what a table or JSON looks like. */
#pragma once
#include "lib/base/arena.h"
#include "lib/out/out.h"
#include "lib/out/sink.h"

struct writer {
	const char *name;
	void (*begin)(struct out *out);                          /* may be NULL */
	void (*row)(struct out *out, const struct cell *cells);
	void (*total)(struct out *out, const struct cell *cells); /* may be NULL */
	void (*end)(struct out *out);                            /* may be NULL */
};

/* A cell as people read it, kept until the table is measured. */
struct shown { const char *p; uint32_t n; int width; enum tone tone; };
struct shown_row { struct shown_row *next; bool total; struct shown cell[]; };

/* Days as text: a list shows the same few thousand over and over. */
enum { DAYS_KEPT = 1024 };
struct kept_day { day d; char s[12]; };

/* How rows are put in order. */
enum { OUT_SORTS = 16 };
struct sort_key { size_t column; bool down; };
struct kept_row;

struct out {
	struct out_opts      o;
	struct sink          sink;
	const struct writer *w;
	const struct col    *cols;     /* that are shown, ncols of them */
	size_t               ncols;
	const struct col    *given;    /* that rows have, ngiven of them */
	size_t               ngiven;
	size_t              *picked;   /* which of them are shown, npicked; 0: all */
	size_t               npicked;
	struct cell         *few;      /* a row's cells that are shown */
	struct sort_key      sort[OUT_SORTS];
	size_t               nsort;
	struct kept_row     *kept_rows; /* newest first, when they are sorted */
	long                 limit;    /* 0: all */
	long                 rows, given_rows; /* shown so far; that came */
	bool                 begun;
	size_t               code_at;  /* ids: which column */
	bool                 items_open; /* json: "items" has begun */
	struct buf           totals;   /* json */
	struct arena         arena;    /* table: what is kept */
	struct shown_row    *first, *last;
	int                  hidden;
	struct kept_day      kept[DAYS_KEPT];
};

extern const struct writer writer_table, writer_text, writer_tsv, writer_csv, writer_json,
    writer_jsonl, writer_ids, writer_md;

/** Columns and cells as out_pick chose them. */
const struct col  *pick_columns(struct out *out, const struct col *cols);
const struct cell *pick_cells(struct out *out, const struct cell *cells);
/** Write a row, unless there are enough. */
void pick_row(struct out *out, const struct cell *cells);
/** Keep a row until pick_write() writes all in order. */
void pick_keep(struct out *out, const struct cell *cells);
void pick_write(struct out *out);
/** Its name for people. */
const char *col_label(const struct col *col);
/** Numbers stand on the right. */
bool col_is_number(enum col_type t);
/** The machine form of what is not text (numbers, days, instants, words):
 *  at s, SINK_NUMBER bytes; returns the end. Not for texts and references. */
char *put_machine(struct out *out, const struct cell *c, char *s);
/** The text of a text-like cell (text, code, reference, enum): machine form. */
void machine_text(const struct cell *c, const char **p, size_t *n);
bool cell_is_texty(const struct cell *c);
/** What begins and ends a tone on a terminal; "" where no colour is wanted. */
const char *tone_begin(const struct out *out, enum tone t);
const char *tone_end(const struct out *out, enum tone t);
/** As people read it, control characters shown, into b. */
void cell_show(struct out *out, const struct cell *c, struct buf *b);
