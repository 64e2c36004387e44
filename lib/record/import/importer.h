/* importer.h - what the parts of an import share. One `struct importer` reads
 * one file into one kind. */
#pragma once
#include "lib/base/buf.h"
#include "lib/base/map.h"
#include "lib/record/import/form.h"
#include "lib/record/import/import.h"
#include "lib/record/import/reader.h"
#include "lib/record/import/refs.h"

enum date_order { ORDER_NONE, ORDER_DMY, ORDER_MDY, ORDER_YMD };

#define AT_CODE SIZE_MAX        /* the code of a kind with letters: not a field */

/* Dates that need an order nobody declared, seen in one column. */
struct date_evidence {
	long n, day_first, month_first, short_year;
	long line;                  /* of the first */
	char example[32];
};

/* A record that a cell of a mapped file may name: by a field of its own (ref,
 * contract), or as in any file when `by` is NULL. */
struct target {
	size_t              at;         /* our field that refers to it */
	struct refs        *refs;
	const struct field *by;
};

/* One of their words. text NULL: as it stands; "": empty. */
struct their_word { const struct map_word *said; const char *text; };

/* A column of the file and what it becomes. */
struct column {
	const char          *header;    /* as it stands in the file */
	const struct field  *field;     /* NULL: not imported, or AT_CODE */
	size_t               at;        /* index in the kind's fields */
	bool                 used;
	bool                 own;       /* salesctl wrote it: behind an apostrophe a text is exact */
	bool                 stray;     /* of nothing that we know, and that is a fault */
	unsigned             factor;    /* 10000 for (万元), else 1 */
	bool                 percent;   /* header said (%) */
	enum date_order      order;     /* declared */
	enum date_order      told;      /* what the column's own dates say, or the mapping */
	struct date_evidence dates;
	struct refs         *refs;      /* FT_REF */
	uint32_t             hash;      /* of the row's cell as it stands, for refs */
	const struct map_key *key;
	struct map           replace;   /* --map-value: text -> index in importer.text */
	struct map           null;      /* --null for this column alone */
	struct map           known;     /* text -> index in word: enums, stages */
	struct value        *word;
	size_t               nwords;
	/* of a mapped file: */
	const struct map_column *as;
	enum map_is          is;
	size_t              *chain;     /* of the first column for a field: all of them, in
	                                 * the mapping's order; else NULL */
	size_t               nchain;
	struct target       *target;    /* of a cell that names records */
	size_t               ntargets;
	struct map           theirs;    /* as it stands and folded -> index in their */
	struct their_word   *their;
	size_t               ntheir;
	const struct map_word *hit;     /* the row's word, when it is one of those */
	size_t               unless;    /* column + 1 */
	size_t               future;    /* field + 1 for days after today */
};

/* A column that --map joins of several: 'Order+Date=ref'. */
struct join { size_t *part, n; struct buf text; };

/* What is wrong with one cell or row. */
struct fault {
	const char *code;           /* "person.unknown" */
	const char *field;          /* our field, or NULL */
	size_t      column;         /* 1..; 0: the row */
	char        value[128];     /* the text that is wrong, maybe cut; or "" */
	char        message[1040];  /* the longest error with its hint */
	char        suggest[128];
	bool        quiet;          /* counted elsewhere: dates without an order */
};

struct matcher;
struct gaps;
struct mapped;
struct evidence;
struct twice;

struct importer {
	struct op               *op;
	struct dept             *d;
	const struct kind       *k;
	const struct import_opts *o;
	struct diags            *ds;
	struct import_result    *res;
	struct sales_err        *err;
	struct arena             arena;
	struct reader            r;
	struct form              form;      /* the mapping that the file is read by */
	struct mapped           *mapped;    /* and what it asks of rows */
	struct evidence         *evidence;
	bool                     lenient;   /* --excel, or another system's file */
	struct column           *col;
	size_t                   ncols;     /* with those joined, which stand last */
	struct join             *join;
	size_t                   njoins;
	size_t                  *seq;       /* used columns; currency and pipeline first */
	size_t                   nseq;
	struct buf               unknown;   /* names of columns that are no field's */
	size_t                   nunknown, first_unknown;
	size_t                  *ref_col;   /* those that name records */
	size_t                   nrefs;
	const char             **text;      /* texts of --map-value */
	size_t                   ntext;
	struct map               null;      /* words for "empty" */
	bool                     null_first[256]; /* first bytes of those words */
	struct refs             *refs;      /* all of them, a list */
	/* fields that matter to many: index or AT_CODE for "none" */
	size_t                  *needed;    /* required ones */
	size_t                   nneeded;
	size_t                   currency, pipeline, stage, amount, title;
	/* the row: */
	struct value            *base;      /* --set, for every row */
	struct value            *v;
	bool                    *given;     /* the file (or --set) has this field */
	char                     mark[4];   /* currency that an amount named */
	struct buf               scratch, fold;
	struct arena             row;       /* texts made for this row */
	struct column           *now;       /* the cell's column */
	struct fault             fault;
	char                     hint[200];    /* a --map-value that would help */
	char                     make[100];    /* kinds for --create-missing that would */
	bool                     row_bad;
	struct buf               reasons;   /* the row's faults, for rejects */
	bool                     nameless;  /* nothing names a row: none is written */
	bool                     blank_seen; /* a row without any text */
	bool                     guarded;   /* texts have an apostrophe that export --excel set */
	bool                     cut;       /* reading had to stop before the end */
	bool                     hard;      /* not the row's fault: *err says what failed */
	bool                    *failed;    /* fields whose cell has a fault */
	bool                    *row_given; /* given, in this row (JSONL, currency marks) */
	struct import_session   *session;
	int64_t                  code_id;   /* from a code column; 0: none */
	bool                     by_merged; /* the row names a record that was merged into another */
	int64_t                  zeros;     /* open records whose amount is 0 */
	long                     zero_line;
	long                     conflicts; /* faults that are conflicts only */
	long                     faults;
	struct matcher          *match;
	struct gaps             *gaps;
	struct twice            *twice;     /* by kind; private to twice.c */
	struct buf               reject;    /* bytes for o->rejects */
	bool                     reject_head;
};

/* options.c: texts of options into tables; before the header is read. */
NODISCARD int import_options(struct importer *im, struct sales_err *err);
NODISCARD int import_set(struct importer *im, struct sales_err *err);

/* Columns that the file itself has. */
static inline size_t
import_plain(const struct importer *im)
{
	return im->ncols - im->njoins;
}

/* join.c: cells behind the row's own. */
void join_header(struct importer *im);  /* the header row was read */
void join_row(struct importer *im);     /* a row was */
bool join_takes(const struct importer *im, size_t column); /* it is a part of one */
void join_free(struct importer *im);

/* header.c: find the header row, map the columns. *skip is how many rows of
 * the file stand up to and including the header. */
NODISCARD int import_header(struct importer *im, size_t *skip, struct sales_err *err);
/* column.c */
NODISCARD int import_column(struct importer *im, const char *header, size_t n,
    struct sales_err *err); /* one more column (JSONL keys) */
NODISCARD int import_columns(struct importer *im, struct sales_err *err); /* of the header row */
NODISCARD int import_assign(struct importer *im, struct column *c, struct sales_err *err); /* by its header */
NODISCARD int import_use(struct importer *im, struct column *c, struct sales_err *err);
void import_say_unknown(struct importer *im);   /* columns that are not imported */
const char *import_mapped(struct importer *im, const char *p, size_t n); /* by --map */
bool import_same_name(struct importer *im, const char *p, size_t n, const char *q, size_t m);
bool import_is_header(const struct importer *im);   /* the row repeats the header */
bool import_is_blank(const struct importer *im);
bool import_is_total(const struct importer *im);
/* named.c: a fault for every column that an option names and the file has not;
 * once all columns are known. */
void import_check_names(struct importer *im);
const struct field *import_field(const struct kind *k, const char *p, size_t n,
    unsigned *factor, bool *percent, bool *code);

/* rows.c */
NODISCARD int import_rows(struct importer *im, struct sales_err *err);
NODISCARD int import_cells(struct importer *im, struct sales_err *err); /* the row's, to im->v */
NODISCARD int import_cell(struct importer *im, size_t column, struct sales_err *err);

/* change.c: a row with import_opts.edit, cells and all. */
NODISCARD int change_row(struct importer *im, struct sales_err *err);

/* mapped.c: columns of files that a mapping describes. */
NODISCARD int mapped_open(struct importer *im, struct sales_err *err);  /* after form */
NODISCARD int mapped_column(struct importer *im, struct column *c, const struct map_column *m,
    struct sales_err *err);
void mapped_check_header(struct importer *im, long line); /* after all columns */
void mapped_free(struct importer *im);
/* mapped_row.c */
void mapped_begin(struct importer *im);
bool mapped_value(struct importer *im, struct column *c, struct value *out);
void mapped_finish(struct importer *im);    /* what rows must have; what words set */
/* belongs.c: an order's row goes to its opportunity. *done: there is nothing
 * more to do with it. */
NODISCARD int belongs_open(struct importer *im, struct sales_err *err);
NODISCARD int belongs_row(struct importer *im, bool *done, struct sales_err *err);
/* What the row no longer says of the record with this id is not given. */
NODISCARD int belongs_keep(struct importer *im, int64_t id, struct sales_err *err);
void belongs_free(struct importer *im);
/* tally.c: sums of a mapped file's amounts. */
void tally_open(struct importer *im);
void tally_row(struct importer *im, int64_t id, bool again);
void tally_added(struct importer *im, int64_t id);
void tally_free(struct importer *im);

/* datum*.c: a cell's text as a value. False: im->fault says why. */
bool datum_value(struct importer *im, struct column *c, const struct datum *cell,
    struct value *out);
bool datum_clean(struct importer *im, struct column *c, const struct datum *cell,
    const char **p, size_t *n); /* the text that counts; *n 0: empty */
bool datum_by_type(struct importer *im, struct column *c, const struct datum *cell,
    const char *p, size_t n, struct value *out);
bool datum_is_id(const struct field *f);
bool datum_is_free(const struct field *f); /* kept as it was typed */
bool datum_text(struct importer *im, const struct field *f, const char *p, size_t n,
    struct value *out);
bool datum_free_text(struct importer *im, const struct column *c, const char *p, size_t n,
    struct value *out);
bool datum_contact(struct importer *im, const struct column *c, const char *p, size_t n,
    struct value *out);         /* MAP_PHONE, MAP_EMAIL, MAP_TAXID */
bool datum_number(struct importer *im, struct column *c, const char *p, size_t n,
    struct value *out);
bool datum_rate(struct importer *im, struct column *c, const struct datum *cell,
    const char *p, size_t n, struct value *out);
bool datum_bool(struct importer *im, const char *p, size_t n, struct value *out);
bool datum_day(struct importer *im, struct column *c, const char *p, size_t n,
    struct value *out);
enum date_order datum_day_tells(const char *p, size_t n); /* the order that this date alone shows */
bool datum_word(struct importer *im, struct column *c, const char *p, size_t n,
    struct value *out);
bool datum_ref(struct importer *im, struct column *c, const char *p, size_t n,
    struct value *out);
/* Nobody is called so: a fault, or a record made of the name (and their id). */
bool datum_unknown(struct importer *im, struct refs *refs, const char *p, size_t n);
bool datum_several(struct importer *im, struct refs *refs, const char *p, size_t n);
bool datum_make(struct importer *im, struct refs *refs, const char *p, size_t n, const char *key,
    size_t nkey, struct value *out);
bool datum_tags(struct importer *im, const char *p, size_t n, struct value *out);
/* A fault of the cell at hand; returns false. */
bool datum_fault(struct importer *im, const char *code, const char *p, size_t n,
    const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/* Something else than the data failed, as *im->err says; returns false. */
bool import_hard(struct importer *im);

/* fault.c: hand faults on. */
void import_fault(struct importer *im, const struct fault *f);
/* The message without the field's name in front; itself when it has none. */
const char *fault_bare(const char *message, const char *field);
void import_note(struct importer *im, enum diag_level level, long line, long column,
    const char *code, const char *fmt, ...) __attribute__((format(printf, 6, 7)));
NODISCARD int import_reject(struct importer *im, struct sales_err *err);
NODISCARD int import_reject_flush(struct importer *im, bool all, struct sales_err *err);
void import_dates(struct importer *im);     /* one fault a column without an order */

/* upsert.c: find what is there, write what differs. */
NODISCARD int match_open(struct importer *im, struct sales_err *err);
NODISCARD int match_row(struct importer *im, struct sales_err *err);
/* The library refused the row's values: a fault, when the row is to blame. */
NODISCARD int match_refused(struct importer *im, struct sales_err *err);
/* A fault for every field that every record needs and whose cell is empty. */
void match_lacks(struct importer *im);
NODISCARD int match_close(struct importer *im, struct sales_err *err);
void match_free(struct importer *im);
/* Another record of this kind was made on the way. */
void match_made(struct importer *im, int64_t id, const struct value *v);

/* twice.c: rows about a record that is there under another key. */
/* Before the row of the file's own kind is written (before NULL: a new one): a
 * fault when it is not let in. */
NODISCARD int twice_refuse(struct importer *im, const struct value *before, const struct value *after,
    int64_t id, struct sales_err *err);
/* A record was written: is it like another one? */
NODISCARD int twice_tell(struct importer *im, const struct kind *k, const struct value *before,
    const struct value *after, int64_t id, struct sales_err *err);
void twice_free(struct importer *im);

/* gaps.c: what the rule book asks for and past facts lack. */
void gaps_open(struct importer *im);
const struct stage *gaps_stage(struct importer *im, const struct value *v);
void gaps_refuse(struct importer *im, const struct value *v); /* --strict: before it is written */
void gaps_count(struct importer *im, const struct value *v);
void gaps_report(struct importer *im);
void gaps_free(struct importer *im);

/* make.c: --create-missing, records named before their own row, handles made
 * from names. */
struct pending {
	const struct kind *k;
	int64_t            id;
	const char        *name;      /* as it stood there */
	const char        *file, *field;
	long               line;
	size_t             column;
	bool               allowed;   /* --create-missing */
	bool               defined;   /* its own row came */
};
bool make_can(const struct kind *k);    /* a name alone makes one */
struct named { const char *p; size_t n; const char *ref; size_t nref; }; /* ref: nref 0 when not known */
NODISCARD int make_missing(struct importer *im, struct refs *refs, const struct named *who,
    bool allowed, int64_t *id, struct sales_err *err);
NODISCARD int make_handle(struct importer *im, const struct kind *k, const struct value *name,
    struct value *out, struct sales_err *err);
/* The number that a handle had, of import_opts.numbers; 0: none. */
int64_t import_number(const struct importer *im, const struct kind *k, const struct value *handle);
struct pending *pending_of(struct importer *im, const struct kind *k, int64_t id);
/* A pending record of the importer's kind with that name. */
struct pending *pending_named(struct importer *im, const char *p, size_t n);
/** A row of that name came, but is bad: nobody who names it is told. */
void pending_came(struct importer *im, const char *p, size_t n);
