/* weekly_inside.h - what the sections of the weekly report share. */
#pragma once
#include "lib/metric/metric.h"
#include "lib/metric/table.h"
#include "lib/report/weekly.h"

struct weekly {
	struct dept         *d;
	struct arena        *a;
	struct doc          *doc;
	struct period        period, before;   /* the week, and the span before it */
	day                  as_of;            /* the week's last day, or today inside it */
	day                  over;             /* the last of its days that is over */
	const struct metric *won;              /* the money of deals won; NULL: none */
	long                 needs;            /* things that need attention */
};

int weekly_headline(struct weekly *w, struct sales_err *err);
int weekly_people(struct weekly *w, struct sales_err *err);
int weekly_attainment(struct weekly *w, struct sales_err *err);
int weekly_pipeline(struct weekly *w, struct sales_err *err);
int weekly_movers(struct weekly *w, struct sales_err *err);
int weekly_overdue(struct weekly *w, struct sales_err *err);
int weekly_stale(struct weekly *w, struct sales_err *err);
int weekly_next(struct weekly *w, struct sales_err *err);

/** A metric's value as a cell of its unit; empty when it has none. */
struct cell weekly_cell(const struct weekly *w, const struct metric *m, struct ratio value);
/** Its label in the report's language. */
const char *weekly_label(const struct weekly *w, const struct metric *m);
/** "CNY 1,234.50", in the arena. */
const char *weekly_money(const struct weekly *w, struct ratio value);
