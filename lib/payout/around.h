/* around.h - what stands around a plan's components, period by period: what the
 * limits of a clawback put off, the guarantee, the draw, what is held back,
 * released and forfeited. Each is a rule of the plan's own ("@draw") with a line a period, whose
 * fact is the first day of the period. Private to lib/payout. */
#pragma once
#include "lib/payout/engine.h"

enum around { AROUND_CLAWBACK, AROUND_GUARANTEE, AROUND_DRAW, AROUND_HOLD, AROUND_RELEASE, AROUND_FORFEIT, AROUNDS };

/** "@clawback" ...: stands for a component in lines. */
const char *around_name(enum around w);
/** False when it is the name of something else. */
bool around_of_name(const char *component, enum around *w);
bool around_is_used(const struct plan *p, enum around w);

/* One plan's periods, one after the other: pure arithmetic in ten-thousandths. What
 * comes from the period before is owed and held. */
struct around_state {
	int64_t put_off;      /* of a clawback: still to be taken */
	int64_t owed;         /* of a draw: still to be recovered */
	int64_t held;         /* not released */
	int     periods;      /* since the plan year began */
};
struct around_in {
	int64_t      earned;      /* of the period, in all */
	int64_t      taken_back;  /* how much of it is refunds and the like: >= 0 */
	int64_t      base_pay;    /* of the period */
	bool         is_protected;  /* a guarantee holds */
	bool         draws;       /* within the draw's days */
	struct ratio share;       /* of the period: guarantee and draw count in proportion */
	int          decimals;
	enum rounding rounding;
};
/** What is posted beside what was earned. False: too large. */
bool around_period(const struct plan *p, struct around_state *s, const struct around_in *in, int64_t out[AROUNDS]);
/** The share of what is held that a release lets go at a value of its metric. */
struct ratio around_released(const struct hold_rules *h, struct ratio value);
/** Is what the release at the end of span leaves forfeited? At the year's last one. */
bool around_forfeits(const struct hold_rules *h, struct period span, const struct period_env *when);

/** The rules around a plan of a version. */
void around_add(struct engine *e, size_t version, size_t plan_at);
/** Plans of which earlier plan years put refunds off; before around_add(). */
NODISCARD int around_load_put_off(struct engine *e, struct sales_err *err);
/** The lines of one person, whose entries begin at first. */
NODISCARD int around_put(struct engine *e, int64_t person, size_t first, struct sales_err *err);
