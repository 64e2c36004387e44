/* kind.h - record kinds as data. One descriptor gives a kind its verbs, typed
 * field=value arguments, filters, columns, import matching in two languages,
 * validation, history, undo, --as-of and completion. */
#pragma once
#include "lib/base/arena.h"
#include "lib/base/err.h"
#include "lib/base/same.h"
#include "lib/base/value.h"

struct dept;
struct kind;
struct op;
struct record;

enum ftype {
	FT_HANDLE,    /* the code that people type (person, team, product) */
	FT_TEXT,
	FT_INT,
	FT_NUM,       /* up to 4 decimals, kept in ten-thousandths */
	FT_MONEY,
	FT_RATE,      /* share, probability: kept in billionths, typed as 60% or 0.6 */
	FT_DAY,
	FT_BOOL,
	FT_REF,       /* id of a record of field.ref */
	FT_ENUM,      /* one of field.values */
	FT_STAGE,     /* a stage's id of the record's pipeline */
	FT_PIPELINE,
	FT_CURRENCY,
	FT_TAGS,      /* words, kept as ",a,b," */
	FT_METRIC,    /* a metric's id */
	FT_PERIOD,    /* canonical period text: 2026Q3 */
	FT_SUBJECT,   /* the company, a person or a team (subject_*) */
};

enum {
	F_REQUIRED = 1 << 0,  /* needed to add */
	F_SEARCH   = 1 << 1,  /* a bare word looks here */
	F_UNIQUE   = 1 << 2,  /* the outside key `ref`, a handle */
	F_DERIVED  = 1 << 3,  /* computed when read: field.sql; never stored */
	F_LIST     = 1 << 4,  /* a default column of list */
	F_FIXED    = 1 << 5,  /* set when added, never edited */
	F_EXTRA    = 1 << 6,  /* a list column that a narrow terminal may drop */
	F_ABOVE    = 1 << 7,  /* never below zero, but in what another system's books say of the past */
	F_MOVES    = 1 << 8,  /* read as of the day: where an assignment covers it, that decides */
	F_NAMES    = 1 << 9,  /* a text that is the code of a record, of whatever kind */
	F_STAGED   = 1 << 10, /* a text that is a stage's id, or was one once */
	F_DECIDED  = 1 << 11, /* commands of its own set it: nobody types it; an imported past may hold it */
	F_PAST     = 1 << 12, /* the day of what has happened: it is never still to come */
	F_NAMED    = 1 << 13, /* a text that was the code of a record, which is gone */
	F_ABSENT   = 1 << 14, /* of a rule book that is tried, not applied: no record has it yet */
};

/* Some names mean the same in every kind: ref is the outside key; whose a record
 * is (metrics credit it) says owner, else person; one that has a deal takes its
 * deal's credits and currency; an amount with its currency is added up under a
 * list. */
enum { FIELD_CUSTOM = 1000 };
struct field {
	const char         *name;    /* JSON key, CSV header, field:value */
	unsigned            tag;     /* names the field in kept versions; never reused; custom ones from FIELD_CUSTOM */
	enum ftype          type;
	unsigned            flags;
	const char         *column;  /* NULL: as name */
	const struct kind  *ref;     /* FT_REF */
	const char *const  *values;  /* FT_ENUM, NULL-ended */
	const char *const  *value_alias; /* parallel to values: Chinese words, NULL-ended */
	const char         *label;   /* N_() */
	const char *const  *alias;   /* other names: Chinese, other CRMs', NULL-ended */
	const char         *start;   /* of an added record that says nothing: an enum's value, whoever
	                              * adds; "today" or "@me" (who acts, if he is a person here), only
	                              * where people type: what an import leaves open stays open */
	enum same_as        same;    /* what two records' texts have in common when they are equal */
	const char         *sql;     /* F_DERIVED: constant fragment over alias t: the one place where it is
	                              * computed, in whole numbers; query_derived() knows {…} */
};

/* One line of a record in a timeline (timeline.h): that of one of its days. */
struct moment {
	const char        *on;      /* the field with the day; NULL ends a list */
	const char        *text;    /* N_(): "[{kind}: ]{subject}": {FIELD} is its value, and what stands in []
	                             * goes when a field in it is empty; NULL: title and listed fields */
	const char        *unless;  /* no line when this field is filled: the due day of what is done */
	const char        *who;     /* a reference to a person; NULL: by, else person, else owner */
	const struct kind *told_by; /* no line when one of that kind says it of the same day */
};

/* Whether export-all has the records of an internal kind. */
enum kind_carried {
	CARRIED_NOT,
	CARRIED_ALONE,          /* its rows say all that there is */
	CARRIED_IN_HISTORY,     /* with the history (carry.h), where that goes */
	CARRIED_BRINGS_HISTORY, /* its rows are nothing without the history: it goes with them */
};

struct kind {
	const char         *name;       /* "deal" */
	unsigned            no;         /* in history; never reused */
	const char         *letters;    /* "D": codes D-0042; NULL: its handle is its code */
	const char         *label, *plural; /* N_() */
	const char         *brief;      /* N_(): what its noun says in help; NULL: as plural */
	const struct field *fields;
	size_t              nfields;    /* 0 in descriptors: ended by a NULL name */
	const char         *date;       /* what -p looks at; NULL: nothing */
	const char         *title;      /* field that names a record to people; NULL: code */
	const char *const  *match;      /* natural key of kinds without ref, NULL-ended */
	bool                internal;   /* no noun with generic verbs: its own commands write it */
	enum kind_carried   carried;    /* internal, but export-all carries it */
	bool                has_timeline; /* NOUN show --timeline */
	const struct moment *moments;   /* its lines in the timelines of what it refers to; NULL: one, on date */
	/* Rules that hold whoever writes. before is NULL when adding; may fill
	 * empty fields of after (defaults). NULL: none. */
	int (*check)(struct dept *d, const struct kind *k, const struct value *before,
	    struct value *after, struct sales_err *err);
	/* What the rule book asks of people's commands, and not of imports of
	 * past facts; before is NULL when adding. May fill what follows from the
	 * change (the day a deal was won). NULL: nothing. */
	int (*gate)(struct dept *d, const struct kind *k, const struct record *before,
	    struct value *after, struct sales_err *err);
	/* What a change leaves in other kinds (stage and owner history); called by
	 * record_change once the row is written, never by undo. NULL: nothing. */
	int (*trail)(struct op *op, const struct kind *k, const struct record *before,
	    const struct value *after, struct sales_err *err);
	/* What new ones (ids first to last, as far as they are still there) get
	 * beside their values: a lead its owner. Called when a command or an
	 * import added some, never by undo or import-all. NULL: nothing. */
	int (*arrive)(struct op *op, int64_t first, int64_t last, struct sales_err *err);
	/* What a person should know of a change of his that was let through; before
	 * is NULL when adding. *text, in a: one line, or NULL. NULL: nothing. */
	int (*remark)(struct dept *d, const struct kind *k, const struct record *before,
	    const struct record *after, struct arena *a, const char **text, struct sales_err *err);
	/* What an import may bring of what people decide (F_FIXED, F_DECIDED), which it never
	 * changes; before is NULL when adding. Set: such a kind. */
	int (*bring)(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
	    struct sales_err *err);
	bool kept;                   /* what was decided is never removed */
	/* What must hold over all records of the kind; looked at once, when an
	 * operation that wrote some of them ends. NULL: nothing. */
	int (*whole)(struct op *op, struct sales_err *err);
};

#define FIELD(n, t, ty, ...) { .name = (n), .tag = (t), .type = (ty), __VA_ARGS__ }
#define FIELD_END            { .name = NULL }

/* Numbers of the kinds that this layer itself must know: who acts, whom a
 * subject names, and what merged records lead to. */
enum { KIND_PERSON = 1, KIND_TEAM = 2, KIND_MERGED = 26 };

/* The company, a person or a team in one number: kept in FT_SUBJECT fields. */
#define SUBJECT_COMPANY 0
static inline int64_t subject_person(int64_t id) { return id * 2; }
static inline int64_t subject_team(int64_t id) { return id * 2 + 1; }
static inline bool    subject_is_team(int64_t s) { return s != 0 && (s & 1); }
static inline bool    subject_is_person(int64_t s) { return s != 0 && !(s & 1); }
static inline int64_t subject_id(int64_t s) { return s / 2; }

/* The kinds in force: descriptors plus the rule book's custom fields. */
enum { KIND_MAX = 64 };
struct schema {
	const struct kind *kind[KIND_MAX];      /* in the order of kind_at */
	const struct kind *by_no[KIND_MAX * 2];
	size_t             n;
};

SALES_API_BEGIN

/** The i-th descriptor of all chapters, as lib/kinds.c lists them; NULL behind
 *  the last. */
const struct kind  *kind_at(size_t i);
/** The title of the chapter that a descriptor (kind_at) belongs to, N_(). */
const char         *kind_chapter(const struct kind *k);

const struct kind  *schema_kind(const struct schema *s, const char *name);
/** By name, alias (Chinese too) or a fixed short form; NULL: none. */
const struct field *kind_field(const struct kind *k, const char *name);
size_t              kind_index(const struct kind *k, const char *name); /* position; aborts when absent */
const char         *field_column(const struct field *f);
enum vtype          field_vtype(const struct field *f);
/** What n of them are called: deal, deals; in the language of messages. */
const char         *kind_counted(const struct kind *k, int64_t n);
/** Is its field `state` no more what it starts with? */
bool                kind_is_decided(const struct kind *k, const struct value *v);
/** "D-0042" into s. */
char *kind_code(const struct kind *k, int64_t id, char s[32]);
/** The number in "D-0042"; false when it is not of that form. */
bool kind_code_id(const struct kind *k, const char *p, size_t n, int64_t *id);
/** Every name a field can be called by in suggestions, NULL-ended. */
const char *const *kind_field_names(const struct kind *k, struct arena *a);
/** There is no such field: SALES_EUSAGE, with a hint at the nearest one, with
 *  `before` ("customer.", or "") in front; if none is near, at the field that
 *  also (another name for it, or NULL) stands for, and all there are. */
int kind_no_field(const struct kind *k, const char *name, const char *before, const char *also,
    struct sales_err *err);

SALES_API_END
