#include "lib/crm/stages.h"

#include <string.h>

#include "lib/crm/kinds.h"

enum { C_FROM, C_STAGE, C_ON, C_BY, C_REASON, NCOLS };

struct reading {
	struct arena      *a;
	struct stage_stay *v;
	size_t             n, cap;
};

static const char *
text_of(struct arena *a, const struct value *v)
{
	return v->type == V_NULL ? NULL : arena_strndup(a, v->u.s.p, v->u.s.n);
}

static struct stage_stay *
next(struct reading *r)
{
	r->v = arena_more(r->a, r->v, r->n, &r->cap, sizeof(*r->v));
	return &r->v[r->n++];
}

/* The move ends the stay before it and begins another. */
static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading *r = arg;

	(void)id;
	(void)err;
	if (r->n == 1 && c[C_FROM].type != V_NULL)
		r->v[0].stage = text_of(r->a, &c[C_FROM]);
	r->v[r->n - 1].to = (day)c[C_ON].u.i;
	*next(r) = (struct stage_stay){ .stage = text_of(r->a, &c[C_STAGE]), .from = (day)c[C_ON].u.i,
		.to = DAY_NONE, .by = c[C_BY].type == V_NULL ? 0 : c[C_BY].u.i, .reason = text_of(r->a, &c[C_REASON]) };
	return SALES_OK;
}

static int
read_moves(struct dept *d, int64_t deal, struct reading *r, struct sales_err *err)
{
	static const char *const name[NCOLS] = { "from_stage", "stage", "on", "by", "reason" };
	struct sort              sort = { 0 };
	struct query             q;

	TRY(record_query(d, &stage_change_kind, name, NCOLS, arena_printf(r->a, "deal:D-%lld", (long long)deal),
	    r->a, &q, err));
	sort.path = q.cols[C_ON];
	q.sort = &sort;
	q.nsort = 1;
	return record_each(d, &q, take, r, err);
}

static void
count_days(struct reading *r, day end)
{
	for (size_t i = 0; i < r->n; i++) {
		struct stage_stay *s = &r->v[i];

		s->is_last = i + 1 == r->n;
		if (s->is_last)
			s->to = end;
		s->days = s->from == DAY_NONE || s->to == DAY_NONE || s->to < s->from ? -1 : s->to - s->from;
	}
}

int
deal_stays(struct dept *d, int64_t deal, struct arena *a, const struct stage_stay **out, size_t *n,
    struct sales_err *err)
{
	const struct kind *k = schema_kind(&d->schema, deal_kind.name);
	struct reading     r = { .a = a };
	struct record      rec;
	const struct value *created, *stage, *closed;

	TRY(record_get(d, k, deal, a, &rec, err));
	created = &rec.v[kind_index(k, "created_on")];
	stage = &rec.v[kind_index(k, "stage")];
	closed = &rec.v[kind_index(k, "closed_on")];
	*next(&r) = (struct stage_stay){ .stage = text_of(a, stage),
		.from = created->type == V_NULL ? DAY_NONE : (day)created->u.i, .to = DAY_NONE };
	TRY(read_moves(d, deal, &r, err));
	count_days(&r, closed->type != V_NULL ? (day)closed->u.i : dept_day_of(d, d->now_ms));
	*out = r.v;
	*n = r.n;
	return SALES_OK;
}

static bool
is_text(const struct value *v, const char *s)
{
	return v->type == V_TEXT && strlen(s) == v->u.s.n && memcmp(s, v->u.s.p, v->u.s.n) == 0;
}

const struct stage *
deal_stage_of(const struct policy *p, const struct value *pipeline, const struct value *stage)
{
	for (size_t i = 0; i < p->npipelines; i++) {
		const struct pipeline *l = &p->pipelines[i];

		if (pipeline->type == V_NULL ? strcmp(l->id, "default") != 0 : !is_text(pipeline, l->id))
			continue;
		for (size_t k = 0; k < l->nstages; k++)
			if (is_text(stage, l->stages[k].id))
				return &l->stages[k];
	}
	return NULL;
}

const char *
deal_closing_stage(const struct dept *d, const struct value *deal, enum stage_class cls, struct arena *a)
{
	const struct kind     *k = schema_kind(&d->schema, deal_kind.name);
	const struct pipeline *p = policy_pipeline(d->policy, text_of(a, &deal[kind_index(k, "pipeline")]));

	for (size_t i = 0; p != NULL && i < p->nstages; i++)
		if (p->stages[i].cls == cls)
			return p->stages[i].id;
	return NULL; /* a deal without a pipeline of the rule book; its check says so */
}

enum stage_class
deal_class(const struct dept *d, const struct value *deal, struct arena *a)
{
	const struct kind  *k = schema_kind(&d->schema, deal_kind.name);
	const struct stage *s = policy_stage(d->policy, text_of(a, &deal[kind_index(k, "pipeline")]),
	    text_of(a, &deal[kind_index(k, "stage")]));

	return s == NULL ? STAGE_OPEN : s->cls;
}

int
deal_stage_before(struct dept *d, int64_t deal, struct arena *a, const char **out, struct sales_err *err)
{
	const struct kind       *k = schema_kind(&d->schema, deal_kind.name);
	const struct stage_stay *v;
	const struct pipeline   *p;
	const struct stage      *now;
	const char              *pipeline;
	struct record            rec;
	size_t                   n;
	char                     code[32];

	TRY(deal_stays(d, deal, a, &v, &n, err));
	TRY(record_get(d, k, deal, a, &rec, err));
	pipeline = text_of(a, &rec.v[kind_index(k, "pipeline")]);
	p = policy_pipeline(d->policy, pipeline);
	now = policy_stage(d->policy, pipeline, v[n - 1].stage);
	if (p == NULL || now == NULL || now->cls == STAGE_OPEN)
		return FAIL(err, SALES_EINVAL, _("%s is open already, in stage '%s'"), kind_code(k, deal, code),
		    v[n - 1].stage);
	*out = p->stages[0].id;
	for (size_t i = 0; i < n; i++) {
		const struct stage *s = policy_stage(d->policy, pipeline, v[i].stage);

		if (s != NULL && s->cls == STAGE_OPEN)
			*out = s->id;
	}
	return SALES_OK;
}
