/* In which order the rows of an analysis are read. */
#include <stdlib.h>
#include <string.h>

#include "lib/analysis/groups.h"

struct place_of {
	bool        last;       /* empty */
	int64_t     rank;
	const char *label;
};
struct line { size_t row, nparts; struct place_of part[CUT_PARTS]; };

static int64_t
stage_rank(const struct policy *p, const char *id)
{
	int64_t rank = 0;

	for (size_t i = 0; i < p->npipelines; i++)
		for (size_t k = 0; k < p->pipelines[i].nstages; k++, rank++)
			if (strcmp(p->pipelines[i].stages[k].id, id) == 0)
				return rank;
	return rank;
}

static int
place_value(struct groups *g, const struct cut_part *p, const struct value *v, struct place_of *out,
    struct sales_err *err)
{
	const struct field *f = p->kind == CUT_TIME || p->kind == CUT_DISCOUNT ? NULL : p->path.hop[p->path.n - 1];

	*out = (struct place_of){ .last = v->type == V_NULL, .label = "" };
	if (v->type == V_NULL)
		return SALES_OK;
	if (v->type != V_TEXT && v->type != V_REF) {
		out->rank = v->u.i;
		return SALES_OK;
	}
	if (p->kind == CUT_TEAM) {
		out->label = org_team_path(&g->org, g->a, v->u.i);
		return SALES_OK;
	}
	if (p->path.code || f == NULL)
		out->label = arena_strndup(g->a, v->u.s.p, v->u.s.n);
	else
		TRY(value_text(g->d, f, v, g->a, &out->label, err));
	if (f != NULL && f->type == FT_STAGE)
		out->rank = stage_rank(g->d->policy, out->label);
	return SALES_OK;
}

static int
compare(const void *x, const void *y)
{
	const struct line *a = x, *b = y;

	for (size_t i = 0; i < a->nparts; i++) {
		const struct place_of *p = &a->part[i], *q = &b->part[i];
		int                    c = p->last - q->last;

		if (c == 0)
			c = (p->rank > q->rank) - (p->rank < q->rank);
		if (c == 0)
			c = strcmp(p->label, q->label);
		if (c != 0)
			return c;
	}
	return (a->row > b->row) - (a->row < b->row);
}

int
groups_order(struct groups *g, const size_t **order, struct sales_err *err)
{
	struct line *line = arena_array(g->a, struct line, g->n + 1);
	size_t      *all = arena_array(g->a, size_t, g->n + 1);

	for (size_t i = 0; i < g->n; i++) {
		line[i].row = i;
		line[i].nparts = g->cut->n;
		for (size_t k = 0; k < g->cut->n; k++)
			TRY(place_value(g, &g->cut->part[k], &g->v[i].key[k], &line[i].part[k], err));
	}
	if (g->n > 0)
		qsort(line, g->n, sizeof(*line), compare);
	for (size_t i = 0; i < g->n; i++)
		all[i] = line[i].row;
	*order = all;
	return SALES_OK;
}
