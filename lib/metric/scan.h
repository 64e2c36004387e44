/* scan.h - the facts of one source: one scan of its records, its measure, the
 * conversion to the rule book's currency, and the split by credit. Private to
 * lib/metric. */
#pragma once
#include "lib/metric/credit.h"
#include "lib/metric/metric.h"
#include "lib/metric/span.h"

enum { SCAN_COLS = 24 };

struct scan {
	/* asked: */
	struct dept              *d;
	const char               *metric;    /* its id, for messages */
	const struct fact_source *of;
	enum vtype                unit;      /* the metric's */
	struct metric_scope       scope;
	bool                      weighted;  /* open deals by expected_on, times
	                                      * probability, as if they were won */
	bool                      unweighed; /* the same deals, whole */
	const char               *group;     /* a field path whose value is wanted; NULL */
	/* worked out by scan_open: */
	struct arena              arena;
	const struct kind        *kind;
	struct query              q;
	struct path               col[SCAN_COLS];
	int                       date, owner, deal, currency, value, key, probability, stage, pipeline;
	struct expr              *measure;   /* NULL: a plain column, or a count */
	bool                      is_money;
	int                       decimals;  /* of a split */
	struct credits            credits;
	struct pass {                        /* only rows of these are read, one pass after the other; */
		struct path    by;           /* npasses 0: all, in one */
		const int64_t *ids;
		size_t         n;
	}                         pass[2];
	size_t                    npasses;
	const struct value       *cells;     /* of the row at hand */
};

/* measure: the value itself (distinct counts texts too); group: the value of
 * the path asked for, NULL when none was. */
typedef int scan_fn(void *arg, const struct fact *f, const struct value *measure,
    const struct value *group, struct sales_err *err);

/** The rest of s was filled with what is asked. A weighted scan of a source
 *  that says nothing of open deals yields no facts. */
NODISCARD int scan_open(struct scan *s, struct sales_err *err);
/** Load what the credits of its rows ask for, and narrow the scan to what few people
 *  own or have a part of (narrow.c). Part of scan_open. */
NODISCARD int scan_narrow(struct scan *s, struct sales_err *err);
/** Are facts of this person asked for? 0: nobody's. */
bool scan_is_asked(const struct scan *s, int64_t person);
NODISCARD int scan_each(struct scan *s, scan_fn *fn, void *arg, struct sales_err *err);
void scan_done(struct scan *s);

/** Filters of a source as if its deals were won: *ok false when the filter
 *  asks more of the stage than that. */
struct expr *open_filter(struct arena *a, struct expr *where, bool *ok);
/** Can the metric's source be asked of open deals? */
bool open_applies(const struct fact_source *of, enum vtype unit);
