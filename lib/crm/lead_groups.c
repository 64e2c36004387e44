#include "lib/crm/lead_groups.h"

#include <stdlib.h>

#include "lib/base/map.h"
#include "lib/crm/kinds.h"

enum { C_BY, C_CREATED, C_ANSWERED, C_STATE, C_DEAL_STAGE, NCOLS };

/* A group in the making: the days of its answers, for p90. */
struct growing { struct lead_group g; int64_t *days; size_t ndays, cap; };

struct grouping {
	struct dept        *d;
	struct arena       *a;
	const struct kind  *ref;        /* what the field refers to; or NULL */
	const struct field *field;      /* NULL: a code */
	struct growing     *v;
	size_t              n, cap;
	struct map          at;         /* of a key in v */
};

/* ---- whose group ---------------------------------------------------------- */

static int
key_of(struct grouping *g, const struct value *v, const char **key, const char **name, struct sales_err *err)
{
	struct ref_name r;

	*name = NULL;
	if (v->type == V_NULL) {
		*key = "";
		return SALES_OK;
	}
	if (g->ref == NULL)
		return value_text(g->d, g->field, v, g->a, key, err);
	TRY(dept_name(g->d, g->ref, v->u.i, &r, err));
	*key = r.code;
	*name = r.name;
	return SALES_OK;
}

static int
group_of(struct grouping *g, const struct value *v, struct growing **out, struct sales_err *err)
{
	const char    *key, *name;
	struct map_key *at;
	int             added;

	TRY(key_of(g, v, &key, &name, err));
	at = map_add(&g->at, key, strlen(key), (int64_t)g->n, &added);
	if (added) {
		g->v = arena_more(g->a, g->v, g->n, &g->cap, sizeof(*g->v));
		g->v[g->n++] = (struct growing){ .g = { .key = arena_strdup(g->a, key), .name = name, .p90 = -1 } };
	}
	*out = &g->v[at->value];
	return SALES_OK;
}

/* ---- counting ------------------------------------------------------------- */

static bool
is_won(const struct policy *p, const struct value *stage)
{
	for (size_t i = 0; i < p->npipelines; i++)
		for (size_t k = 0; k < p->pipelines[i].nstages; k++)
			if (p->pipelines[i].stages[k].cls == STAGE_WON && value_is(stage, p->pipelines[i].stages[k].id))
				return true;
	return false;
}

static void
count_answer(struct grouping *g, struct growing *w, const struct value *c)
{
	const struct policy *p = g->d->policy;
	const day            created = (day)c[C_CREATED].u.i, due = lead_response_due(p, created);
	int64_t              days;

	if (c[C_ANSWERED].type == V_NULL) {
		w->g.overdue += value_is(&c[C_STATE], "new") && due != DAY_NONE && due < g->d->when.today;
		return;
	}
	days = lead_response_days(p, created, (day)c[C_ANSWERED].u.i);
	w->days = arena_more(g->a, w->days, w->ndays, &w->cap, sizeof(*w->days));
	w->days[w->ndays++] = days;
	w->g.days += days;
	w->g.answered++;
	w->g.in_time += due != DAY_NONE && (day)c[C_ANSWERED].u.i <= due;
}

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct grouping *g = arg;
	struct growing  *w;
	const bool       converted = value_is(&c[C_STATE], "converted"), lost = value_is(&c[C_STATE], "disqualified");

	(void)id;
	TRY(group_of(g, &c[C_BY], &w, err));
	w->g.n++;
	w->g.converted += converted;
	w->g.disqualified += lost;
	w->g.open += !converted && !lost;
	w->g.won += converted && is_won(g->d->policy, &c[C_DEAL_STAGE]);
	if (c[C_CREATED].type != V_NULL)
		count_answer(g, w, c);
	return SALES_OK;
}

/* ---- in order ------------------------------------------------------------- */

static int
by_number(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

static int
by_key(const void *x, const void *y)
{
	const struct lead_group *a = x, *b = y;
	const bool               a_empty = *a->key == '\0', b_empty = *b->key == '\0';

	return a_empty != b_empty ? a_empty - b_empty : strcmp(a->key, b->key);
}

/* The nearest rank: the ceil(0.9 n)-th. */
static void
finish(struct growing *w)
{
	if (w->ndays == 0)
		return;
	qsort(w->days, w->ndays, sizeof(*w->days), by_number);
	w->g.p90 = w->days[(w->ndays * 9 + 9) / 10 - 1];
}

int
lead_groups(struct dept *d, const char *field, struct period created, struct arena *a, struct lead_group **out,
    size_t *n, struct sales_err *err)
{
	const char *const name[NCOLS] = { field, "created_on", "responded_on", "state", "deal.stage" };
	struct grouping    g = { .d = d, .a = a };
	const struct path *by;
	struct query       q;
	int                rc;

	TRY(record_query(d, &lead_kind, name, NCOLS, NULL, a, &q, err));
	by = &q.cols[C_BY];
	if (by->n == 0)
		return FAIL(err, SALES_EUSAGE, _("leads can't be grouped by '%s'"), field);
	g.field = by->hop[by->n - 1];
	if (g.field->type == FT_REF)
		g.ref = d->schema.by_no[g.field->ref->no];
	q.on = kind_field(q.kind, "created_on");
	q.period = created;
	if (created.from == DAY_NONE && created.to == DAY_NONE)
		q.on = NULL;
	rc = record_each(d, &q, take, &g, err);
	*n = g.n;
	*out = arena_array(a, struct lead_group, g.n + 1);
	for (size_t i = 0; i < g.n; i++) {
		finish(&g.v[i]);
		(*out)[i] = g.v[i].g;
	}
	qsort(*out, g.n, sizeof(**out), by_key);
	map_done(&g.at);
	return rc;
}
