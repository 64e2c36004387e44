/* table_inside.h - what a metric table is made of; private to table.c, which
 * fills it, and table_value.c, which reads it. */
#pragma once
#include "lib/base/map.h"
#include "lib/metric/table.h"

enum { AXES = 4 };

struct tally {
	int64_t sum;            /* ten-thousandths */
	int64_t n, least, most;
	int64_t last;           /* the record that was counted last: a split deal
	                         * is one fact on every level above its people */
};

struct tallies { struct tally *v; size_t rows, cap; };

struct part {                   /* what one source yields */
	const struct fact_source *of;
	struct tallies            axis[AXES];
	struct map                seen;     /* distinct */
};

struct keys {                   /* AXIS_FIELD: one numbering for all parts */
	struct map    map;
	struct value *v;
	size_t        n, cap;
};

struct metric_table {
	const struct metric  *m;
	struct metric_ask     ask;
	struct dept          *d;
	struct arena         *a;
	struct keys          *keys;
	struct part           facts, base;
	struct metric_table **of;           /* METRIC_EXPR: by slot */
	size_t                nof;
	struct expr          *expr;
	int                   depth;
	bool                  ordered;      /* spans follow each other */
};
