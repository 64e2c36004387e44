/* Which metrics add up: over people, and over the parts of a period. */
#include <string.h>

#include "lib/goal/cascade.h"
#include "lib/goal/status.h"

enum { METRICS_DEEP = 8 };

static bool adds_up(const struct policy *p, const struct metric *m, int deep);

/* Sums and differences of metrics that add up: "revenue - costs". */
static bool
expr_adds_up(const struct policy *p, const char *s, int deep)
{
	bool any = false;

	if (s[strcspn(s, "*/%()<>=!,\"'")] != '\0')
		return false;
	for (s += strspn(s, " +-"); *s != '\0'; s += strspn(s, " +-")) {
		const size_t         n = strcspn(s, " +-");
		const struct metric *m = NULL;

		for (size_t i = 0; i < p->nmetrics; i++)
			if (strlen(p->metrics[i].id) == n && memcmp(p->metrics[i].id, s, n) == 0)
				m = &p->metrics[i];
		if (m == NULL || !adds_up(p, m, deep - 1))
			return false;
		any = true;
		s += n;
	}
	return any;
}

static bool
adds_up(const struct policy *p, const struct metric *m, int deep)
{
	if (m->form == METRIC_EXPR)
		return deep > 0 && expr_adds_up(p, m->expr, deep);
	return goal_cumulates(m) || (m->form == METRIC_FACTS && m->facts.fn == MEASURE_DISTINCT);
}

bool
goal_adds_up(const struct policy *p, const struct metric *m)
{
	return adds_up(p, m, METRICS_DEEP);
}
