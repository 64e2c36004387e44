/* cascade_inside.h - a cascade while it is made; private to lib/goal. */
#pragma once
#include "lib/goal/cascade.h"
#include "lib/goal/held.h"
#include "lib/goal/spread.h"
#include "lib/org/org.h"

struct child {
	int64_t             subject;
	const char         *code, *name;
	int64_t             heads;         /* who gets a part in it: 1 of a person */
	struct ratio        history, pipeline; /* den 0: none */
	bool                is_mean;       /* counted with the others' mean */
	bool                by_month;      /* history of less than the whole span */
	int64_t             weight;
	struct ratio        keep;          /* of a newcomer; else 1 */
	int64_t             target;
};
static inline bool
is_relieved(const struct child *k)
{
	return ratio_cmp(k->keep, (struct ratio){ 1, 1 }) < 0;
}
struct children { struct child *v; size_t n, cap; };

struct cascade {
	struct op                *op;
	struct dept              *d;
	const struct cascade_ask *ask;
	struct arena             *a;
	struct org                org;
	struct held_goals         held;
	struct cascade_list      *out;
	bool                     *leads;       /* by person: leads a team, or is somebody's manager */
	bool                     *meant;       /* by person: the condition holds; NULL: there is none */
	bool                      adds_up;
	int64_t                   step;        /* ten-thousandths */
	struct period            *unit;        /* of the period: those asked for, else months */
	int64_t                  *unit_weight;
	size_t                    nunits;
	struct metric_table      *history, *pipeline; /* once they are needed */
	struct period             past;        /* the year that history looks at */
	struct children           led, empty, apart;      /* of all levels: without a part */
	struct children           mean, by_month;         /* counted so */
	long                      conflicts, none;
	const char               *conflict;    /* the first ones, as text */
};

/** A target that is too small for n parts, as an error. */
NODISCARD int cascade_too_small(struct cascade *c, int64_t target, size_t n, struct sales_err *err);
/** The parts of a goal over the units of the period. weight: for their shares; NULL. */
NODISCARD int cascade_save_units(struct cascade *c, const struct cascade_row *of, int64_t parent, const int64_t *cell,
    const int64_t *weight, struct sales_err *err);
/** Said once, however often it is noted. */
void cascade_note(struct cascade *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/** "a, b, c and 4 more" of those that pass (NULL: all). NULL: nobody. */
typedef bool child_test(const struct child *k);
void cascade_gather(struct cascade *c, struct children *to, const struct child *k);
const char *cascade_names(struct cascade *c, const struct children *kids, child_test *fn);
const char *cascade_subject(struct cascade *c, int64_t subject);
/** "1,200,000.00", "60%". */
const char *cascade_target(struct cascade *c, int64_t target);

/** cascade_who.c: who gets a part of a subject's goal. */
void cascade_leads(struct cascade *c);
/** The day on which it is looked where somebody stands: the first of the period
 *  on which he is there. */
day cascade_first_day(const struct cascade *c, const struct org_person *p);
/** cascade_only.c: of whom the condition holds. */
NODISCARD int cascade_only(struct cascade *c, struct sales_err *err);
NODISCARD int cascade_children(struct cascade *c, int64_t subject, enum cascade_to to,
    struct children *out, struct sales_err *err);
/** At the end: who has no part. */
void cascade_say_left_out(struct cascade *c);
/** cascade_weigh.c: by which weights. */
NODISCARD int cascade_weigh(struct cascade *c, int64_t subject, enum cascade_to to, struct children *kids,
    struct sales_err *err);
/** At the end: who was counted in which way. */
void cascade_say_counted(struct cascade *c);
/** cascade_below.c: over people and teams; level 0 is the goal that was asked for. */
NODISCARD int cascade_below(struct cascade *c, int64_t goal, int64_t subject, int64_t target, enum cascade_to to,
    int level, struct sales_err *err);
/** cascade_when.c: the units of the period and their weights. */
NODISCARD int cascade_units(struct cascade *c, struct sales_err *err);
/** Without units asked for: months, by which newcomers are relieved. */
void cascade_months(struct cascade *c);
/** cascade_ramp.c: what a person is given of a span's target, 0 to 1. False: it
 *  does not fit. */
NODISCARD bool cascade_keep_in(const struct cascade *c, int64_t person, struct period span, struct ratio *out);
/** The same of the whole period, by the weights of its units. */
NODISCARD bool cascade_keep(const struct cascade *c, int64_t person, struct ratio *out);
/** cascade_save.c: a row, and the goal that it stands for. *id 0: none. */
NODISCARD int cascade_save(struct cascade *c, const struct cascade_row *row, int64_t parent, int64_t *id,
    struct sales_err *err);
/** Refuse when goals were there that would have been changed. */
NODISCARD int cascade_refuse(struct cascade *c, struct sales_err *err);
/** cascade_cells.c: a newcomer's target over the units, by what he is given in
 *  each; false when he is given nothing in any. */
NODISCARD bool cascade_newcomer(const struct cascade *c, int64_t person, int64_t target, int64_t *cell);
/** The children's targets over the units of the period. */
NODISCARD int cascade_cells(struct cascade *c, const struct children *kids, int64_t **cell,
    struct sales_err *err);
