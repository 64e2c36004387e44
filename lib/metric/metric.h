/* metric.h - a metric is defined once, in the rule book: source and measure,
 * the date that counts, who is credited, and a filter. Goals, payouts and
 * reports name metrics and never sum for themselves. */
#pragma once
#include "lib/record/read.h"

/* One fact as one person is credited with it. */
struct fact {
	const struct kind *kind;
	int64_t  id;         /* of the record */
	int64_t  op;         /* that wrote its present version */
	day      on;         /* the date that counts; today when the source has none */
	int64_t  person;     /* credited; 0: nobody */
	int      part, parts; /* of a split; 0 of 1 when whole */
	int64_t  value;      /* credited part of the measure: ten-thousandths, converted to locale.currency */
	int64_t  whole;      /* the measure before splitting, converted */
	int64_t  original;   /* before conversion */
	char     currency[4]; /* of original; "" when no money */
	struct ratio rate;   /* used to convert; 1/1 when none */
	int64_t  chance;     /* of an open deal, when it is weighted: billionths */
};
typedef int fact_fn(void *arg, const struct fact *f, struct sales_err *err);

/* What several questions about the same people, named by the same array, have in common: the
 * first reads it, into a. Of one department as it was at one time. */
struct metric_shared { struct arena *a; struct shared_credits *credits; };

/* What to look at. */
struct metric_scope {
	struct period period;      /* closed at both ends, or open */
	const int64_t *people;     /* only facts credited to these, ascending; NULL: all */
	size_t        npeople;
	struct metric_shared *shared; /* or NULL */
	const char   *where;       /* narrows the facts: expression text; NULL */
};

enum metric_group { GROUP_NONE, GROUP_PERSON, GROUP_TEAM, GROUP_FIELD };
struct metric_by {
	enum metric_group group;
	const char       *field;        /* GROUP_FIELD: product, customer.industry */
	const char       *where;        /* narrows the facts: expression text; NULL */
	bool              split;        /* by unit too */
	enum period_unit  unit;
	bool              weighted;     /* open deals times their chance (table.h) */
};
struct metric_row {
	int64_t       id;         /* person or team; 0: company, nobody */
	const char   *label;      /* code of it, or the field's value; "" for nobody, empty */
	const char   *name;       /* of what has a code; else NULL */
	struct period span;
	struct ratio  value;      /* in units (not ten-thousandths); den 0: no value */
	int64_t       n;          /* facts behind it */
};
typedef int metric_row_fn(void *arg, const struct metric_row *r, struct sales_err *err);

SALES_API_BEGIN

/** Every fact behind the metric's numerator (or denominator when base), in
 *  order of the table, splits in the order listed. One unordered scan; a
 *  missing fx rate fails with SALES_EINVAL naming the record. */
NODISCARD int metric_facts(struct dept *d, const struct metric *m, bool base,
    const struct metric_scope *s, fact_fn *fn, void *arg, struct sales_err *err);
/** One number for a subject (SUBJECT_COMPANY, subject_person, subject_team). */
NODISCARD int metric_value(struct dept *d, const struct metric *m, struct period p,
    int64_t subject, struct ratio *out, int64_t *n, struct sales_err *err);
/** Rows for a table: people by code, those without facts with 0 when they
 *  were in the department at the time; teams from the top down; values of a
 *  field by code point; nobody and the empty field last, when they have facts.
 *  Spans follow in order within each. */
NODISCARD int metric_rows(struct dept *d, const struct metric *m, struct period p,
    const struct metric_by *by, metric_row_fn *fn, void *arg, struct sales_err *err);

SALES_API_END
