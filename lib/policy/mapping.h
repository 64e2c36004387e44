/* mapping.h - what the files of another CRM mean, as data: one mapping for one
 * kind of file. It says which column is which field, what their words are in
 * ours, and how to tell that a file is of this kind. salesctl-mapping(7) is
 * the reference. Those of common systems are built in (lib/policy/mappings),
 * more can be read from files of the same form. */
#pragma once
#include "lib/policy/policy.h"

/* What a cell must be, whether it is kept or not. */
enum map_is { MAP_ANY, MAP_TEXT, MAP_ID, MAP_MONEY, MAP_COUNT, MAP_DAY, MAP_SHARE, MAP_FLAG, MAP_PHONE, MAP_EMAIL, MAP_TAXID };
/* How several columns make one field; by default the first that is not empty. */
enum map_part { PART_WHOLE, PART_NEXT, PART_FAMILY, PART_GIVEN };
enum map_dates { DATES_TOLD, DATES_MDY, DATES_DMY };

struct map_set { const char *field, *value; };   /* "=other": what that field has */
struct map_word {
	const char *const    *from;    /* theirs, NULL-ended; the first is the one to write */
	const char *const    *to;      /* ours, NULL-ended: the first that there is; none: empty */
	const struct map_set *set;     /* and these fields, where the row leaves them empty */
	size_t                nset;
	const char *const    *clear;   /* ... and these it makes empty, after that; or NULL */
	struct place          at;
};
/* SIGN_ANY: of the columns marked so, one at least. */
enum map_sign { SIGN_NONE, SIGN_YES, SIGN_ANY };
struct map_column {
	const char            *header;
	const char *const     *also;   /* further names of it, NULL-ended; or NULL */
	const char *const     *field;  /* NULL-ended; "customer", or "deal.ref": the deal with this
	                                * ref; of several the first that there is (in the kind, or as
	                                * a record); NULL: not kept */
	enum map_is            is;
	enum map_part          part;
	bool                   required;
	const char            *unless; /* ... but not where this column has something */
	enum map_sign          sign;   /* a file of this kind has it */
	bool                   optional; /* what is wrong here is a warning, the cell counts as empty */
	bool                   time;   /* written with a time of day */
	const char            *future; /* where a day after today goes instead; or NULL */
	const char            *first_of; /* a cell is a list with this between: its first counts; or NULL */
	int                    per;    /* so many of theirs are one of ours; 0: 1 */
	const char *const     *write;  /* what export writes where field has nothing: paths, NULL-ended;
	                                * the first that is not empty. Import doesn't look at them */
	const char            *like;   /* export writes only what looks so here, # being any digit, and the
	                                * rest in the field's next column; or NULL */
	const struct map_word *values;
	size_t                 nvalues;
	struct place           at;
};
/* A row that no record bears the key of belongs to the one that these fields
 * name, unless that has another's number: an order to its opportunity. */
struct map_belongs {
	const char *const *to;
	const char        *number;   /* our field for the row's own key there */
	const char *const *take;     /* what the record takes of a row that is won */
};
/* What a row no longer says of a record that is won and has this field. */
struct map_kept { const char *once; const char *const *fields; };

struct mapping {
	const char              *name;    /* zoho-deals: system and module */
	const char              *kind;
	struct label             label;
	const char              *file;    /* their name of such a file */
	enum map_dates           dates;   /* where a column's own dates don't tell */
	const char              *id_prefix; /* stands before ids and is no part of them; or NULL */
	const struct map_set    *set;     /* of every row */
	size_t                   nset;
	const char              *only;    /* which records they keep in such a file: an expression; or NULL */
	const char *const       *match;   /* fields that name a record without an id; or NULL */
	const char *const       *alike;   /* fields that are rarely the same in two records; or NULL */
	struct map_belongs       belongs; /* .to NULL: rows belong to nobody */
	struct map_kept          kept;    /* .once NULL: nothing is kept */
	const char *const       *flags;   /* yes and no in their words; NULL: true, false */
	bool                     bom;     /* such a file usually begins with a byte order mark */
	bool                     own;     /* of a file, not built in */
	bool                     no_own;  /* export puts no columns of our own beside theirs */
	const struct map_column *columns;
	size_t                   ncolumns;
};

SALES_API_BEGIN

/** The names of those that are built in; NULL-ended. */
extern const char *const mapping_names[];
/** The text of one that is built in, or NULL. */
const char *mapping_text(const char *name);
/** Could this word be meant as a mapping: a name, nearly one, a system, a file
 *  NAME.yaml, or "none"? */
bool mapping_is_name(const char *word);
/** Is it one for records of this kind? A quick look at the text alone. */
bool mapping_is_for(const char *name, const char *kind);
/** One that is built in, or that a file NAME.yaml holds, read into a. Faults
 *  go to diags with file:line:column. SALES_EUSAGE, with a suggestion, when nothing
 *  is called so; SALES_EINVAL when the file has faults. */
NODISCARD int mapping_read(struct arena *a, const char *name, struct diags *diags,
    const struct mapping **out, struct sales_err *err);

/** Those that a word may mean: one by its name or file, all of a system
 *  ("zoho"), all that are built in (word NULL); only those for a kind, unless it
 *  is NULL. Fails as mapping_read does, and with SALES_EUSAGE when a system has
 *  none for the kind. */
NODISCARD int mapping_choose(struct arena *a, const char *word, const char *kind,
    struct diags *diags, const struct mapping *const **out, size_t *n, struct sales_err *err);

SALES_API_END
