/* payout.h - payout runs: from facts and rules to lines that add up, can be
 * explained, checked again, approved by somebody else, and never move then.
 *
 * A run posts what everybody is entitled to from the start of the plan year
 * to the end of its period, minus what earlier runs posted. Runs that count
 * are drafts, submitted and approved ones; one that is not approved and is run
 * again with other facts is replaced by a draft. */
#pragma once
#include "lib/record/history.h"

struct payout_run {                 /* a row of payout; texts in the arena asked */
	int64_t     id, op, policy, facts_op, people, first_line, lines;
	money       total;
	const char *code, *period, *state, *digest, *prepared_login, *submitted_login, *approved_login;
	int64_t     signatures;     /* that it got so far */
	int64_t     prepared_by, submitted_by, approved_by;
	day         from_on, to_on, approved_on;
	bool        same_login;
};

/* The operation that made it; op is the last that wrote its record. */
static inline int64_t
payout_ran(const struct payout_run *r)
{
	return r->facts_op + 1;
}

struct payout_result {
	int64_t     id;             /* 0: nothing new, nothing was recorded */
	const char *code;           /* of the run made, or of the draft that still holds; "" none */
	bool        replaced;       /* an earlier one of it that was not approved */
	bool        stands;         /* one of the period is there and still right */
	long        voided;         /* signatures under the one that was replaced */
	long        people, lines, differences; /* lines that correct an earlier one */
	money       total;
	const char *dropped;        /* codes of later runs, none of them approved, that took it as posted and
	                             * are no more; or NULL */
	const struct plan **nobody; /* plans of the newest rule book that are for nobody; in the */
	size_t      nnobody;        /* department's arena */
};

/* Signatures under a run. */
struct payout_signed {
	long given, needed;
	bool final;                 /* the run is approved */
};

struct payout_person { int64_t person; long lines; money amount; int64_t first_line; };
typedef int payout_person_fn(void *arg, const struct payout_person *p, struct sales_err *err);

/* One line as it was posted. */
struct payout_line {
	int64_t     id, person, policy, cause_op;
	const char *plan, *component;   /* component "": the plan's cap */
	const struct kind *kind;        /* of the fact; NULL: a cap */
	int64_t     fact;
	int64_t     deal;               /* of a refund: the deal whose pay it takes back; else 0 */
	day         on;
	money       base, before, target, amount;
	const char *cause;              /* "first", "fact", "gone" ...: stable */
};
typedef int payout_line_fn(void *arg, const struct payout_line *l, struct sales_err *err);

/* What payout_verify found. */
struct payout_fault {
	const struct payout_run *run;
	int64_t     person;             /* 0: the run as a whole */
	const char *what;               /* "D-0042 commission", in words */
	const char *message;
};
typedef int payout_fault_fn(void *arg, const struct payout_fault *f, struct sales_err *err);

SALES_API_BEGIN

/** Run the payout of a period inside op. p has both ends and lies in one
 *  fiscal year. Fails with SALES_EPOLICY for a period before one that was run
 *  in the same year, and when a goal that tiers need is missing. */
NODISCARD int payout_run(struct op *op, struct period p, struct payout_result *out,
    struct sales_err *err);
/** The run that a code (2026Q3, 2026Q3.2) means; not a replaced one.
 *  SALES_ENOTFOUND lists the newest. */
NODISCARD int payout_find(struct dept *d, const char *code, struct arena *a,
    struct payout_run *out, struct sales_err *err);
NODISCARD int payout_get(struct dept *d, int64_t id, struct arena *a, struct payout_run *out,
    struct sales_err *err);
/** Every run, oldest first; replaced ones only when all. */
NODISCARD int payout_list(struct dept *d, bool all, struct arena *a, struct payout_run **out,
    size_t *n, struct sales_err *err);

/** draft -> submitted. SALES_EPOLICY in another state. */
NODISCARD int payout_submit(struct op *op, const struct payout_run *r, struct sales_err *err);
/** How many signatures approve it. */
NODISCARD int payout_signatures_needed(struct dept *d, const struct payout_run *r, long *out, struct sales_err *err);
/** One more signature under a submitted run, by somebody who neither ran, submitted
 *  nor signed it nor is paid by it; the one that makes them as many as the rule book
 *  asks for (approval.payout.approvers) approves it. Its lines are checked against
 *  its digest first, the facts that they pay against their seals (SALES_EDAMAGED),
 *  and all against what records and rules say now (SALES_EPOLICY names what
 *  differs). Makes op final. */
NODISCARD int payout_approve(struct op *op, const struct payout_run *r, struct payout_signed *out,
    struct sales_err *err);
/** Who acts takes his signature back; not of an approved run. Makes op final. */
NODISCARD int payout_withdraw(struct op *op, const struct payout_run *r, struct payout_signed *out,
    struct sales_err *err);

/** A run's statements, by person's id. */
NODISCARD int payout_people(struct dept *d, int64_t run, payout_person_fn *fn, void *arg,
    struct sales_err *err);
/** Lines of a run, of one person (0: all), in order. */
NODISCARD int payout_lines(struct dept *d, const struct payout_run *r, int64_t person,
    payout_line_fn *fn, void *arg, struct sales_err *err);
/** One of them, by its number. */
NODISCARD int payout_line_of(struct dept *d, const struct payout_run *r, int64_t id, payout_line_fn *fn,
    void *arg, struct sales_err *err);

/** Recompute every line of every counted run (or of one) from the facts as
 *  they were then, in plain fractions, and compare. What differs is told of the
 *  first run that stands on it. *checked counts lines. */
NODISCARD int payout_verify(struct dept *d, const struct payout_run *only, payout_fault_fn *fn,
    void *arg, long *checked, struct sales_err *err);
/** What a run would post otherwise if it were made now, by the records and rules
 *  of now: a fault for each difference. */
NODISCARD int payout_compare(struct dept *d, const struct payout_run *r, payout_fault_fn *fn,
    void *arg, struct sales_err *err);
/** A fault for every run (replaced ones too when all; or for one) whose stored
 *  rules, people and lines do not give the digest, or not the total, that its record keeps:
 *  payout_verify begins with it, fsck covers lines by it. */
NODISCARD int payout_check_digests(struct dept *d, const struct payout_run *only, bool all,
    payout_fault_fn *fn, void *arg, struct sales_err *err);

SALES_API_END
