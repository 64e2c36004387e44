/* quality.h - how complete, right and timely the records are: the numbers of
 * salesctl check, and of whoever judges a department by them. Everything is
 * worked out when it is asked for, from the records as they are (or were, --as-of),
 * the rule book's quality section, and the operations that entered them.
 *
 * A record is whose its owner field says, else person, else by; where that is
 * empty, its deal's owner's, then its customer's. */
#pragma once
#include "lib/org/org.h"

enum quality_class { QUALITY_GAP, QUALITY_WRONG, QUALITY_LATE, QUALITY_WAITING };
enum quality_problem {
	/* what is required is empty: quality.required, and of a deal what its stage requires */
	QUALITY_INCOMPLETE,
	/* what can't be right */
	QUALITY_PHONE, QUALITY_EMAIL, QUALITY_TAXID, QUALITY_FUTURE, QUALITY_BACKWARD, QUALITY_UNDATED,
	QUALITY_NO_AMOUNT, QUALITY_OVERPAID, QUALITY_OWNER_LEFT,
	/* entered later than quality.entry_within after the event's own day */
	QUALITY_ENTERED_LATE,
	/* what waits for somebody */
	QUALITY_STALE, QUALITY_NEXT_STEP, QUALITY_EXPECTED, QUALITY_OVERDUE, QUALITY_UNANSWERED,
	QUALITY_PROBLEMS
};

struct quality_ask {
	bool     some_kinds;               /* only these, by number; else all */
	bool     kinds[KIND_MAX * 2];
	unsigned problems;                 /* bits of those to look for; 0: all */
	int64_t  owner;                    /* only findings of this person; 0: all */
	bool     findings;                 /* each one too */
};

/* One thing that is wrong with one record. */
struct quality_finding {
	const struct kind   *kind;
	int64_t              id, owner;   /* owner 0: nobody's */
	enum quality_problem problem;
	const char          *field;       /* its name; several: "industry, phone"; NULL: none in particular */
	const char          *value;       /* what stands there, as machines show it; NULL: nothing */
	int                  days;        /* late, overdue, idle; -1: it is no matter of days */
};

/* How often one problem was found in one kind, and in how many records that could have it. */
struct quality_count {
	enum quality_problem problem;
	const struct kind   *kind;
	int64_t              found, of;
};

/* One person's (or nobody's) records of one kind. */
struct quality_tally {
	const struct kind *kind;
	int64_t            owner;
	int64_t            records;
	int64_t            asked, filled;    /* required fields: of those records, and not empty */
	int64_t            complete;         /* records without an empty one */
	int64_t            required;         /* records of which any is required */
	int64_t            judged, late;     /* records entered since entry_from; too late */
	int64_t            wrong;            /* records with something of QUALITY_WRONG */
	int64_t            problems;         /* findings of all sorts */
};

struct quality {
	struct quality_count   *count;       /* by problem, then kind: what was looked for */
	size_t                  ncounts;
	struct quality_tally   *tally;       /* by kind, then owner */
	size_t                  ntallies;
	struct quality_finding *finding;     /* by kind, code, problem */
	size_t                  nfindings;
	int64_t                 problems;
	bool                    looked;      /* anything can be wrong with what was asked for */
};

enum quality_by { QUALITY_BY_KIND, QUALITY_BY_OWNER, QUALITY_BY_TEAM };
/* Sums of tallies; the kind, person or team that they are of. */
struct quality_group { const struct kind *kind; int64_t id; struct quality_tally sum; };

SALES_API_BEGIN
/** "incomplete", "owner_left": the words of scripts, by problem; NULL-ended. */
extern const char *const quality_words[];
/** "required fields empty", N_(). */
const char        *quality_label(enum quality_problem p);
enum quality_class quality_class_of(enum quality_problem p);

/** Everything in a. Each kind is read once, and once for each rule about it. */
NODISCARD int quality_read(struct dept *d, const struct quality_ask *ask, struct arena *a, struct quality *out,
    struct sales_err *err);
/** The same numbers by kind, owner or team (of today), in order of kind, handle
 *  or team; what is nobody's comes last, as id 0. */
void quality_groups(const struct quality *q, enum quality_by by, const struct org *o, day today,
    struct arena *a, struct quality_group **out, size_t *n);
SALES_API_END
