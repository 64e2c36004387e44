#include "lib/crm/lead_score.h"

#include <stdlib.h>

#include "lib/crm/kinds.h"

struct scoring {
	struct arena      *a;
	struct lead_score *v;       /* by id, as they come */
	size_t             n, cap;
	size_t             rule, at;
	int                points;
};

static int
take_lead(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct scoring *s = arg;

	(void)err;
	s->v = arena_more(s->a, s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n++] = (struct lead_score){ .lead = id, .owner = value_id(&c[0]) };
	return SALES_OK;
}

/* Both come in the order of codes. */
static int
take_match(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct scoring *s = arg;

	(void)c;
	(void)err;
	while (s->at < s->n && s->v[s->at].lead < id)
		s->at++;
	if (s->at < s->n && s->v[s->at].lead == id) {
		s->v[s->at].points += s->points;
		s->v[s->at].held |= UINT64_C(1) << s->rule;
	}
	return SALES_OK;
}

static int
by_points(const void *x, const void *y)
{
	const struct lead_score *a = x, *b = y;

	if (a->points != b->points)
		return a->points > b->points ? -1 : 1;
	return a->lead < b->lead ? -1 : 1;
}

static int
add_rule(struct dept *d, struct scoring *s, const struct score_rule *r, const char *where, struct sales_err *err)
{
	struct query q;

	s->points = r->points;
	s->at = 0;
	if (r->when != NULL)
		where = where == NULL ? r->when : arena_printf(s->a, "(%s) and (%s)", where, r->when);
	TRY(record_query(d, &lead_kind, NULL, 0, where, s->a, &q, err));
	return record_each(d, &q, take_match, s, err);
}

int
lead_scores(struct dept *d, const char *where, struct arena *a, struct lead_score **out, size_t *n,
    struct sales_err *err)
{
	static const char *const owner[] = { "owner" };
	struct scoring           s = { .a = a };
	struct query             q;

	if (d->policy->nlead_scores == 0) {
		FAIL(err, SALES_EPOLICY, _("the rule book does not say what a lead is worth"));
		return err_hint(err, "scoring: {lead: [{when: \"source = referral\", points: 20}]}");
	}
	TRY(record_query(d, &lead_kind, owner, 1, where, a, &q, err));
	TRY(record_each(d, &q, take_lead, &s, err));
	for (s.rule = 0; s.rule < d->policy->nlead_scores; s.rule++)
		TRY(add_rule(d, &s, &d->policy->lead_scores[s.rule], where, err));
	if (s.n > 0)
		qsort(s.v, s.n, sizeof(*s.v), by_points);
	*out = s.v;
	*n = s.n;
	return SALES_OK;
}

/* ---- what a rule looks at ------------------------------------------------- */

struct names { const char **v; size_t n; };
enum { FIELDS_MAX = 16 };

static void
collect(const struct expr *e, struct names *out)
{
	bool seen = e->op != EX_FIELD || out->n == FIELDS_MAX;

	for (size_t i = 0; i < out->n && !seen; i++)
		seen = strcmp(out->v[i], e->name) == 0;
	if (!seen)
		out->v[out->n++] = e->name;
	for (size_t i = 0; i < e->nkids; i++)
		if (e->kid[i] != NULL)
			collect(e->kid[i], out);
}

int
lead_score_fields(struct dept *d, const struct score_rule *r, struct arena *a, const char *const **out,
    struct sales_err *err)
{
	struct names n = { .v = arena_array(a, const char *, FIELDS_MAX + 1) };
	struct expr *e;

	*out = n.v;
	if (r->when == NULL)
		return SALES_OK;
	TRY(expr_parse(a, r->when, &e, err));
	TRY(record_where(d, d->schema.by_no[lead_kind.no], e, err)); /* what is a field, and what a word */
	collect(e, &n);
	return SALES_OK;
}
