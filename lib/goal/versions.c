#include "lib/goal/versions.h"

#include <stdlib.h>

#include "lib/goal/kinds.h"

struct taking { struct arena *a; struct goal_versions *out; size_t cap; };

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct taking        *t = arg;
	struct goal_versions *l = t->out;

	(void)err;
	l->v = arena_more(t->a, l->v, l->n, &t->cap, sizeof(*l->v));
	l->v[l->n++] = (struct goal_version){ .id = id, .goal = c[0].u.i, .from = (day)c[1].u.i,
		.old = c[2].type == V_NULL ? c[3].u.i : c[2].u.i, .target = c[3].u.i, .op = c[4].u.i };
	return SALES_OK;
}

static int
by_goal(const void *x, const void *y)
{
	const struct goal_version *a = x, *b = y;

	if (a->goal != b->goal)
		return a->goal < b->goal ? -1 : 1;
	return (a->from > b->from) - (a->from < b->from);
}

int
goal_versions_load(struct dept *d, int64_t goal, struct arena *a, struct goal_versions *out, struct sales_err *err)
{
	static const char *const name[] = { "goal", "from", "old", "target" };
	struct path              cols[5] = { [4] = { .op = true } };
	struct taking            t = { .a = a, .out = out };
	struct query             q;

	*out = (struct goal_versions){ 0 };
	TRY(record_query(d, &goal_version_kind, name, 4,
	    goal == 0 ? NULL : arena_printf(a, "goal:G-%lld", (long long)goal), a, &q, err));
	memcpy(cols, q.cols, 4 * sizeof(*cols));
	q.cols = cols;
	q.ncols = 5;
	TRY(record_each(d, &q, take, &t, err));
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), by_goal);
	return SALES_OK;
}

const struct goal_version *
goal_versions_of(const struct goal_versions *all, int64_t goal, size_t *n)
{
	size_t low = 0, high = all->n;

	while (low < high) {
		const size_t mid = (low + high) / 2;

		if (all->v[mid].goal < goal)
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < all->n && all->v[low + *n].goal == goal;)
		(*n)++;
	return all->v + low;
}

int64_t
goal_target_on(const struct goal_versions *all, int64_t goal, int64_t newest, day on)
{
	size_t                     n;
	const struct goal_version *v = goal_versions_of(all, goal, &n);

	for (size_t i = 0; i < n; i++)
		if (v[i].from > on)
			return v[i].old;
	return newest;
}
