/* who.h - whom a plan's `for` matches, on which days: read for every stretch
 * of everybody's time (role, level, team and manager as of the day). */
#pragma once
#include "lib/org/org.h"
#include "lib/payout/facts.h"

struct who {
	const struct org *org;
	uint32_t         *first;   /* [person]: number of the first stretch */
	size_t            nplaces;
	uint8_t        ***in;      /* [version][plan][stretch] */
};

/** days: one entry for each rule-book version. Fails with SALES_EINVAL naming
 *  plan and place when a `for` can't be read. */
NODISCARD int who_load(struct dept *d, const struct rule_days *days, size_t ndays,
    const struct org *org, struct arena *a, struct who *out, struct sales_err *err);

/** The same of these n people alone; n 0: of everybody. */
NODISCARD int who_load_of(struct dept *d, const struct rule_days *days, size_t ndays, const struct org *org,
    const int64_t *person, size_t n, struct arena *a, struct who *out, struct sales_err *err);

/** Is a plan for anybody, at any time? */
bool who_any(const struct who *w, size_t version, size_t plan);

static inline bool
who_in(const struct who *w, size_t version, size_t plan, int64_t person, day on)
{
	const struct org_person *p = &w->org->person[person];
	size_t                   place = 0;

	if ((size_t)person >= w->org->npeople || p->id == 0)
		return false;
	if (p->nplaces > 1)
		place = (size_t)(org_at(w->org, person, on) - p->place);
	return w->in[version][plan][w->first[person] + place] != 0;
}
