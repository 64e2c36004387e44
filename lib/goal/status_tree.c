/* Goals as a tree: the company, its teams as they stand below each other, and
 * their people; what a level was given against what stands below it. */
#include "lib/goal/status_inside.h"

enum { NONE = -1 };

struct tree {
	struct listing  *l;
	int             *up, *first, *next;  /* by row: above, first below, next beside */
	int             *of_team;            /* by team: its row among those at hand; NONE */
	struct goal_row *out;
	size_t           n;
};

/* The nearest row at or above a team. */
static int
row_above(const struct tree *t, int64_t team, int company)
{
	const struct org *o = &t->l->org;

	for (size_t i = 0; team > 0 && (size_t)team < o->nteams && i < o->nteams; i++) {
		if (t->of_team[team] != NONE)
			return t->of_team[team];
		team = o->team[team].parent;
	}
	return company;
}

static int
parent_of(const struct tree *t, const struct goal_row *r, int company)
{
	const struct org_place *at;

	if (r->subject == SUBJECT_COMPANY)
		return NONE;
	if (subject_is_team(r->subject))
		return row_above(t, (size_t)subject_id(r->subject) < t->l->org.nteams ?
		    t->l->org.team[subject_id(r->subject)].parent : 0, company);
	at = listing_place(t->l, r);
	return row_above(t, at == NULL ? 0 : at->team, company);
}

/* Rows from..to are of one metric and period. */
static void
link_rows(struct tree *t, size_t from, size_t to)
{
	struct goal_row *row = t->l->row;
	int              company = NONE;

	for (size_t i = 0; i < t->l->org.nteams; i++)
		t->of_team[i] = NONE;
	for (size_t i = from; i < to; i++) {
		if (row[i].subject == SUBJECT_COMPANY)
			company = (int)i;
		else if (subject_is_team(row[i].subject) && (size_t)subject_id(row[i].subject) < t->l->org.nteams)
			t->of_team[subject_id(row[i].subject)] = (int)i;
	}
	/* the last first, so that each is put before those that come after it */
	for (size_t i = to; i > from; i--) {
		const int up = parent_of(t, &row[i - 1], company);

		t->up[i - 1] = up;
		if (up != NONE) {
			t->next[i - 1] = t->first[up];
			t->first[up] = (int)i - 1;
		}
	}
}

static int
sum_below(struct tree *t, size_t i, struct sales_err *err)
{
	struct goal_row *r = &t->l->row[i];

	if (!goal_cumulates(r->metric))
		return SALES_OK;
	for (int k = t->first[i]; k != NONE; k = t->next[k])
		TRY(listing_add_to(&r->below, t->l->row[k].in.target, err));
	if (r->below.den == 0)
		return SALES_OK;
	r->shortfall = (struct ratio){ 0, 1 };
	if (ratio_cmp(r->below, r->in.target) < 0 && !ratio_sub(r->in.target, r->below, &r->shortfall))
		return FAIL(err, SALES_EINVAL, _("the sum of the goals is too large"));
	return SALES_OK;
}

/* A row and all below it, depth first. */
static int
put(struct tree *t, int i, int level, struct sales_err *err)
{
	TRY(sum_below(t, (size_t)i, err));
	t->l->row[i].level = level;
	t->out[t->n++] = t->l->row[i];
	for (int k = t->first[i]; k != NONE; k = t->next[k])
		TRY(put(t, k, level + 1, err));
	return SALES_OK;
}

int
listing_tree(struct listing *l, struct sales_err *err)
{
	struct tree t = { .l = l };

	t.up = arena_array(l->a, int, l->n + 1);
	t.first = arena_array(l->a, int, l->n + 1);
	t.next = arena_array(l->a, int, l->n + 1);
	t.of_team = arena_array(l->a, int, l->org.nteams + 1);
	t.out = arena_array(l->a, struct goal_row, l->n + 1);
	for (size_t i = 0; i < l->n; i++)
		t.first[i] = t.next[i] = NONE;
	for (size_t from = 0, to; from < l->n; from = to) {
		for (to = from + 1; to < l->n && listing_same_aim(&l->row[from], &l->row[to]);)
			to++;
		link_rows(&t, from, to);
		for (size_t i = from; i < to; i++)
			if (t.up[i] == NONE)
				TRY(put(&t, (int)i, 0, err));
	}
	/* a team that stands below itself is nobody's */
	if (t.n < l->n)
		return FAIL(err, SALES_EINVAL, _("the teams stand in a ring: salesctl fsck"));
	l->row = t.out;
	return SALES_OK;
}
