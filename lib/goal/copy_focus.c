#include "lib/goal/copy_focus.h"

#include "lib/goal/kinds.h"
#include "lib/record/draft.h"

enum { GOAL, PRODUCT, CUSTOMER, SEGMENT, NOTE, COLS };
static const char *const col[COLS] = { "goal", "product", "customer", "segment", "note" };

struct line { struct value v[COLS]; };
struct lines { struct arena *a; struct line *v; size_t n, cap; };

static int
take_line(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct lines *l = arg;
	struct line  *x;

	(void)id;
	(void)err;
	l->v = arena_more(l->a, l->v, l->n, &l->cap, sizeof(*l->v));
	x = &l->v[l->n++];
	for (int i = 0; i < COLS; i++) {
		x->v[i] = c[i];
		if (c[i].type == V_TEXT)
			x->v[i] = v_textn(arena_strndup(l->a, c[i].u.s.p, c[i].u.s.n), c[i].u.s.n);
	}
	return SALES_OK;
}

static int64_t
copy_of(const struct goal_pair *pair, size_t n, int64_t goal)
{
	for (size_t i = 0; i < n; i++)
		if (pair[i].of == goal)
			return pair[i].copy;
	return 0;
}

int
copy_focus(struct op *op, const struct goal_pair *pair, size_t n, struct arena *a, long *lines,
    struct sales_err *err)
{
	struct lines l = { .a = a };
	struct query q;

	*lines = 0;
	TRY(record_query(op->d, &goal_focus_kind, col, COLS, NULL, a, &q, err));
	TRY(record_each(op->d, &q, take_line, &l, err));
	for (size_t i = 0; i < l.n; i++) {
		const int64_t goal = copy_of(pair, n, value_id(&l.v[i].v[GOAL]));
		struct draft  f = draft_new(op, &goal_focus_kind, a);

		if (goal == 0)
			continue;
		draft_set(&f, col[GOAL], v_of(V_REF, goal));
		for (int k = PRODUCT; k < COLS; k++)
			draft_set(&f, col[k], l.v[i].v[k]);
		TRY(draft_save(&f, NULL, NULL, err));
		++*lines;
	}
	return SALES_OK;
}
