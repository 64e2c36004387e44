/* Why a line of a period differs: what the period came to, or what that is multiplied
 * by. What is named did move it; where several things did, or none that is seen, no
 * operation is named. */
#include <string.h>

#include "lib/goal/kinds.h"
#include "lib/payout/by_period.h"
#include "lib/payout/cause.h"
#include "lib/review/kinds.h"

struct mover { int cause, n; int64_t op; };

static void
add_mover(struct mover *m, int cause, int64_t op)
{
	if (op == 0 || (m->n > 0 && m->cause == cause && m->op == op))
		return;
	m->n++;
	m->cause = cause;
	m->op = op;
}

/* ---- reviews ------------------------------------------------------------- */

struct newest { int64_t since, op; };

static int
take_review(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct newest *n = arg;

	(void)id;
	(void)err;
	if (c[0].u.i > n->since && c[0].u.i > n->op)
		n->op = c[0].u.i;
	return SALES_OK;
}

/* The newest change of the person's reviews that end within the period. */
static int
review_op(struct engine *e, int64_t person, struct period span, int64_t since, int64_t *op, struct sales_err *err)
{
	static const char *const         cols[] = { "op" };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct newest                    n = { .since = since };
	struct query                     q;

	TRY(record_query(e->d, &review_kind, cols, 1, arena_printf(&a, "person = \"%s\"", e->org.person[person].code), &a, &q, err));
	q.on = kind_field(q.kind, "to");
	q.period = span;
	TRY(record_each(e->d, &q, take_review, &n, err));
	*op = n.op;
	return SALES_OK;
}

/* ---- figures ------------------------------------------------------------- */

struct looking { struct engine *e; const struct posted *was; const struct entitled *now; struct period span; struct mover m; };

static int
goal_moved(struct looking *l, const struct expr *x, struct sales_err *err)
{
	struct engine      *e = l->e;
	const char         *metric = x->nkids > 0 ? x->kid[0]->name : NULL;
	struct period       span = l->span;
	int64_t             subject = subject_person(l->now->person), op;
	enum period_unit    unit;

	if (metric == NULL)
		return SALES_OK;
	for (size_t i = 1; i < x->nkids; i++)
		if (x->kid[i]->name != NULL && strcmp(x->kid[i]->name, "team") == 0)
			subject = subject_team(org_at(&e->org, l->now->person, period_cut(e, l->span).to)->team);
		else if (x->kid[i]->name != NULL && period_unit_parse(x->kid[i]->name, &unit))
			span = period_in_year(period_cut(e, span).to, unit, &e->d->when);
	TRY(target_op(e->d, &e->targets, metric, subject, span, &op, err));
	add_mover(&l->m, CAUSE_GOAL, op > l->was->facts_op ? op : 0);
	return SALES_OK;
}

static bool
is_named(const struct expr *x, const char *name)
{
	return x->name != NULL && (x->op == EX_FIELD || x->op == EX_CALL) && strcmp(x->name, name) == 0;
}

static int
look_at(struct looking *l, const struct expr *x, struct sales_err *err)
{
	struct engine *e = l->e;
	int64_t        op;

	if (x == NULL)
		return SALES_OK;
	if (is_named(x, "grade") || is_named(x, "score")) {
		TRY(review_op(e, l->now->person, l->span, l->was->facts_op, &op, err));
		add_mover(&l->m, CAUSE_REVIEW, op);
	} else if (is_named(x, "tenure")) {
		TRY(cause_person_op(e, l->now->person, l->was->facts_op, &op, err));
		add_mover(&l->m, CAUSE_PERSON, op);
	} else if (is_named(x, "target") || is_named(x, "attainment")) {
		TRY(goal_moved(l, x, err));
	}
	for (size_t i = 0; i < x->nkids; i++)
		TRY(look_at(l, x->kid[i], err));
	return SALES_OK;
}

static int
look_at_all(struct looking *l, const struct rule_version *v, struct sales_err *err)
{
	for (size_t i = 0; v->comp != NULL && i < v->comp->nfactors; i++)
		TRY(look_at(l, v->factor[i], err));
	TRY(look_at(l, v->when, err));
	return look_at(l, v->amount, err);
}

/* What others below him brought in, or his team did, has no operation of its own. */
static bool
is_of_others(const struct rule_version *v)
{
	return v->comp != NULL && (v->comp->kind == COMP_OVERRIDE || v->comp->kind == COMP_POOL);
}

/* A floor's line whose component came to the same: his days in the plan, or what an earlier
 * period's cap left over. */
static int
cause_of_floor(struct engine *e, const struct posted *was, struct entitled *now, struct sales_err *err)
{
	now->op = 0;
	if (now->target != was->target) {
		now->cause = CAUSE_PERSON;
		return cause_person_op(e, now->person, was->facts_op, &now->op, err);
	}
	now->op = cause_total_op(e, was);
	return SALES_OK;
}

int
cause_of_period(struct engine *e, const struct posted *was, struct entitled *now, struct sales_err *err)
{
	const struct rule_version *v = &e->rule[now->rule].v[now->version];
	struct looking             l = { .e = e, .was = was, .now = now };
	const bool                 others = is_of_others(v);

	now->op = 0;
	now->cause = CAUSE_TOTAL;
	if (now->base != was->base || ((v->comp == NULL || v->comp->kind == COMP_TRUE_UP)
	    && cause_policy_of(e, now) == was->version)) {
		now->op = others ? 0 : cause_total_op(e, was);
		return SALES_OK;
	}
	if (cause_policy_of(e, now) != was->version) {
		now->cause = CAUSE_RULES;
		return cause_rules_op(e, now, &now->op, err);
	}
	if (is_floor(e, now->rule))
		return cause_of_floor(e, was, now, err);
	l.span = period_in_year((day)now->fact, period_unit_of(e, &e->rule[now->rule], v->comp != NULL && !comp_is_by_fact(v->comp->kind)),
	    &e->d->when);
	if (v->comp != NULL && !others)
		TRY(look_at_all(&l, v, err));
	if (l.m.n == 0 && !v->has_factors) { /* what an amount looks at, or an earlier period left over */
		now->op = others ? 0 : cause_total_op(e, was);
		return SALES_OK;
	}
	now->cause = (uint8_t)(l.m.n == 1 ? l.m.cause : CAUSE_FACTOR);
	now->op = l.m.n == 1 ? l.m.op : 0;
	return SALES_OK;
}

/* Nothing is due any more: no fact of it changed, so what it was multiplied by did. */
int
cause_of_period_gone(struct engine *e, const struct posted *was, struct entitled *out, struct sales_err *err)
{
	const struct rule_version *v = e->rule[out->rule].v == NULL ? NULL : &e->rule[out->rule].v[out->version];
	struct looking             l = { .e = e, .was = was, .now = out };

	out->cause = CAUSE_TOTAL;
	out->op = cause_total_op(e, was);
	if (out->op != 0 || v == NULL || v->comp == NULL || is_of_others(v))
		return SALES_OK;
	l.span = period_in_year((day)out->fact, period_unit_of(e, &e->rule[out->rule], !comp_is_by_fact(v->comp->kind)), &e->d->when);
	TRY(look_at_all(&l, v, err));
	if (l.m.n == 1) {
		out->cause = (uint8_t)l.m.cause;
		out->op = l.m.op;
	}
	return SALES_OK;
}
