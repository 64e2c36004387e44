/* doc.h - a report as one tree of values: title, sections, and in them
 * paragraphs, lists, pairs and tables of typed cells. Whoever makes a report
 * fills the tree; a writer turns it into text, Markdown or HTML, and knows
 * nothing of sales. All strings are copied into the arena.
 *
 *	struct doc d = { .arena = a };
 *	struct doc_section *s = doc_section(&d, "won", _("Won"));
 *	struct doc_block   *t = doc_table(&d, s, cols);
 *	DOC_ROW(&d, t, CELL(name), CELL(amount)); */
#pragma once
#include "lib/base/arena.h"
#include "lib/base/buf.h"
#include "lib/out/out.h"

enum doc_kind { DOC_PARAGRAPH, DOC_LIST, DOC_PAIRS, DOC_TABLE };

struct doc_col {
	const char   *label;    /* translated; NULL ends the columns */
	enum col_type type;
	bool          bar;      /* COL_PERCENT drawn as a bar */
};
struct doc_row { struct doc_row *next; bool total; struct cell *cell; };
struct doc_block {
	struct doc_block     *next;
	enum doc_kind         kind;
	const char           *text;         /* DOC_PARAGRAPH */
	const struct doc_col *col;          /* DOC_TABLE; lists have 1, pairs 2 */
	size_t                ncols;
	struct doc_row       *row, *last;
};
struct doc_section {
	struct doc_section *next;
	const char         *id, *title;     /* id is stable: --section won */
	struct doc_block   *block, *last;
};
struct doc {
	struct arena       *arena;
	const char         *title, *department, *about;
	const char         *lang;           /* "zh-CN" */
	struct doc_section *section, *last;
	const struct doc   *next;           /* another paper of the same kind; NULL */
};

struct doc_writer {
	const char *name;                   /* "text" */
	void (*write)(const struct doc *d, struct buf *b);
};
enum { DOC_WIDTH = 78 };                    /* cells of a text line */

SALES_API_BEGIN

struct doc_section *doc_section(struct doc *d, const char *id, const char *title);
void doc_paragraph(struct doc *d, struct doc_section *s, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
struct doc_block *doc_list(struct doc *d, struct doc_section *s);
struct doc_block *doc_pairs(struct doc *d, struct doc_section *s);
/** cols end with a NULL label and are copied. */
struct doc_block *doc_table(struct doc *d, struct doc_section *s, const struct doc_col *cols);
/** One row of a table, one item of a list, one pair; as many cells as columns. */
void doc_row(struct doc *d, struct doc_block *b, const struct cell *cells);
/** A row of sums, under a rule. */
void doc_total(struct doc *d, struct doc_block *b, const struct cell *cells);
#define DOC_ROW(d, b, ...)   doc_row((d), (b), (const struct cell[]){ __VA_ARGS__ })
#define DOC_TOTAL(d, b, ...) doc_total((d), (b), (const struct cell[]){ __VA_ARGS__ })

/** A cell as people read it, control characters shown, into b. */
void doc_show(const struct cell *c, struct buf *b);
/** "[#######---]" of n signs; more than all is a full bar. */
void doc_bar(struct ratio r, int n, struct buf *b);
bool doc_is_number(enum col_type t);

/** Ended by a NULL name; the first is the default. */
extern const struct doc_writer doc_writers[];
/** NULL: there is none of that name. */
const struct doc_writer *doc_writer(const char *name);

SALES_API_END

void doc_write_text(const struct doc *d, struct buf *b);
void doc_write_md(const struct doc *d, struct buf *b);
void doc_write_html(const struct doc *d, struct buf *b);
