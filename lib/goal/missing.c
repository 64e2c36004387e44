#include "lib/goal/missing.h"

#include "lib/goal/targets.h"
#include "lib/org/org.h"

/* The days of p on which the person was there; to before from: none. */
static struct period
days_of(const struct org *o, int64_t person, struct period p)
{
	const struct org_person *who = &o->person[person];

	if ((size_t)person >= o->npeople)
		return p;
	if (who->hired != DAY_NONE && who->hired > p.from)
		p.from = who->hired;
	if (who->left != DAY_NONE && who->left < p.to)
		p.to = who->left;
	return p;
}

/* Do a person's goals on one metric hold every day of p? */
static bool
covers(const struct target_list *l, const char *metric, int64_t person, struct period p)
{
	size_t                   n;
	const struct target_row *row = targets_of(l, metric, subject_person(person), &n);
	day                      next = p.from;

	for (size_t i = 0; i < n; i++)
		if (row[i].from <= next && row[i].to >= next)
			next = row[i].to + 1;
	return next > p.to;
}

static bool
has_goal(const struct target_list *l, const char *metric, int64_t person, struct period p)
{
	if (metric != NULL)
		return covers(l, metric, person, p);
	for (const char *m = NULL; (m = targets_metric_after(l, m)) != NULL;)
		if (covers(l, m, person, p))
			return true;
	return false;
}

int
goal_missing(struct dept *d, const char *metric, struct period p, const int64_t *people, size_t n,
    struct arena *a, int64_t **who, size_t *nwho, struct sales_err *err)
{
	struct target_list l;
	struct org         org;

	TRY(org_load(d, a, &org, err));
	TRY(targets_load(d, true, p.to, a, &l, err));
	*who = arena_array(a, int64_t, n + 1);
	*nwho = 0;
	for (size_t i = 0; i < n; i++) {
		const struct period there = days_of(&org, people[i], p);

		if (there.from <= there.to && !has_goal(&l, metric, people[i], there))
			(*who)[(*nwho)++] = people[i];
	}
	return SALES_OK;
}
