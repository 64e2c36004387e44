/* figure.h - metrics on the screen: how a value becomes a cell, and what is
 * said around it. Shared by metric, goal and report. */
#pragma once
#include "cmd/cmd.h"
#include "lib/metric/metric.h"

/** A metric by its id or a label of it, else SALES_ENOTFOUND with a suggestion. */
NODISCARD int figure_metric(struct ctx *ctx, const char *text, const struct metric **out);
enum col_type figure_type(const struct metric *m);
/** A value in the metric's unit; empty when it has none. */
struct cell figure_cell(struct ctx *ctx, const struct metric *m, struct ratio value);
/** The same for what is money (COL_MONEY) or a number (COL_NUM), in units. */
struct cell figure_exact(struct ctx *ctx, enum col_type type, struct ratio value);
/** company, a person or a team, as goals name them. */
NODISCARD int figure_subject(struct ctx *ctx, const char *text, int64_t *subject);
/** JSON members metric, period and currency. */
void figure_meta(struct ctx *ctx, const struct metric *m, struct period p);
void figure_meta_period(struct ctx *ctx, struct period p);
void figure_meta_currency(struct ctx *ctx);
/** "Revenue, 2026Q3 (2026-07-01 to 2026-09-30), amounts in CNY" on stderr. */
void figure_note(struct ctx *ctx, const struct metric *m, struct period p,
    const struct period *before);
/** "2026Q3 (2026-07-01 to 2026-09-30)", in ctx->arena. */
const char *figure_period(struct ctx *ctx, struct period p);

/* What --by groups by, as a column. */
struct figure_group {
	bool                is_ref;     /* rows have a code and a name */
	const struct field *word;       /* of whose words labels are; NULL: they are texts */
	const char         *key, *heading;
};
/** --by: person, team, a field of kind, and a unit of time. kind NULL: the
 *  metric has no records of its own. */
NODISCARD int figure_by(struct ctx *ctx, const char *metric, const struct kind *kind, const char *list,
    struct metric_by *by, struct figure_group *group);
enum col_type figure_group_type(const struct figure_group *g);
/** A row's group; empty when it is nobody's. */
struct cell figure_group_cell(struct ctx *ctx, const struct figure_group *g, const char *label, const char *name);

/* metric explain (metric_explain.c), and what it shares with other explanations */
typedef int figure_side_fn(void *arg, const struct metric *m, bool base);
/** fn of each metric with facts of its own behind m, those of a ratio once for
 *  what it is out of and once for what is counted; p has the metrics. */
NODISCARD int figure_sides(struct ctx *ctx, const struct policy *p, const struct metric *m, figure_side_fn *fn, void *arg);
struct org;
/** Is a fact a person's, a team's (with those below, on its day) or anybody's? */
bool figure_is_of(const struct org *o, int64_t subject, const struct fact *f);
/** What part of its record is credited here. */
struct cell figure_share(const struct fact *f);
struct explain_args { const char *metric, *subject, *where; };
extern const struct opt explain_opts[];
extern const struct col explain_cols[];
int run_explain(struct ctx *ctx, const void *args);
