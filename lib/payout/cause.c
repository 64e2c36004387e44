#include "lib/payout/cause.h"

#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/goal/kinds.h"
#include "lib/org/kinds.h"
#include "lib/record/history.h"

const char *
cause_name(int cause)
{
	static const char *const name[] = {
		[CAUSE_FIRST] = "first", [CAUSE_FACT] = "fact", [CAUSE_CREDIT] = "credit",
		[CAUSE_GONE] = "gone", [CAUSE_SHIFT] = "shift", [CAUSE_RULES] = "rules",
		[CAUSE_GOAL] = "goal", [CAUSE_TOTAL] = "total",
		[CAUSE_PERSON] = "person", [CAUSE_REVIEW] = "review", [CAUSE_FACTOR] = "factor", [CAUSE_REFUND] = "refund",
	};

	return cause < 0 || cause > CAUSE_REFUND ? "?" : name[cause];
}

/* The operation that last touched a record, also one that removed it. */
int
cause_touched(struct dept *d, size_t kind, int64_t id, int64_t *op, struct sales_err *err)
{
	const struct kind *k = d->schema.by_no[kind];

	*op = 0;
	return k == NULL ? SALES_OK : record_touched(d, k, id, op, err);
}

/* The newest operation among the facts of everybody that a rule looks at. */
static const int64_t *
newest_of_rule(struct engine *e, struct rule *r)
{
	const int set[2] = { r->base, r->look };

	if (r->newest != NULL)
		return r->newest;
	r->newest = arena_array(e->a, int64_t, e->org.npeople + 1);
	for (int k = 0; k < 2; k++)
		for (size_t p = 0; set[k] >= 0 && p < e->org.npeople; p++) {
			const struct fact_span facts = facts_of(&e->set[set[k]], p);

			for (const struct pay_fact *f = facts.first; f < facts.end; f++)
				if (f->op > r->newest[p])
					r->newest[p] = f->op;
		}
	return r->newest;
}

/* What a line's cause shifts on the tiers names the same operation. */
void
cause_note_newest(struct engine *e, const struct entitled *line)
{
	struct rule *r = &e->rule[line->rule];

	newest_of_rule(e, r);
	if (line->op > r->newest[line->person])
		r->newest[line->person] = line->op;
}

/* The newest of what went back after an operation of the deals that a rule looks at. */
static int64_t
newest_refund(const struct engine *e, const struct rule *r, int64_t person, int64_t since)
{
	const struct refund_list *l = &e->refunds;
	const int                 set[2] = { r->base, r->look };
	int64_t                   op = 0;

	for (int k = 0; k < 2 && l->n > 0; k++) {
		const struct fact_span facts = set[k] < 0 ? (struct fact_span){ 0 } : facts_of(&e->set[set[k]], (size_t)person);

		for (const struct pay_fact *f = facts.first; f < facts.end; f++) {
			const int64_t        deal = e->set[set[k]].kind->no == deal_kind.no ? f->id : f->link->deal;
			const struct refund *x = deal == 0 ? NULL : refund_first(l, deal);

			for (; x != NULL && x < l->v + l->n && x->deal == deal; x++)
				if (x->op > since && x->op > op)
					op = x->op;
		}
	}
	return op;
}

/* The newest change among the person's facts, or of what went back of them, when it
 * came after the posting. */
int64_t
cause_shifted_by(struct engine *e, const struct posted *was, const struct entitled *now)
{
	int64_t op = newest_of_rule(e, &e->rule[now->rule])[now->person];

	return op > was->facts_op ? op : newest_refund(e, &e->rule[now->rule], now->person, was->facts_op);
}

int64_t
cause_total_op(struct engine *e, const struct posted *was)
{
	const struct rule *of = &e->rule[was->rule];
	const bool         of_plan = of->component[0] == '\0' || of->component[0] == '@';
	int64_t            op = 0;

	for (size_t i = 0; i < e->nrules; i++) {
		struct rule *r = &e->rule[i];

		if (of_plan ? strcmp(r->plan, of->plan) != 0 : r->main != of->main)
			continue;
		if (newest_of_rule(e, r)[was->person] > op)
			op = r->newest[was->person];
	}
	for (size_t i = 0; i < e->nrules && op <= was->facts_op; i++) {
		const int64_t back = (of_plan ? strcmp(e->rule[i].plan, of->plan) != 0 : e->rule[i].main != of->main) ? 0 :
		    newest_refund(e, &e->rule[i], was->person, was->facts_op);

		op = back > op ? back : op;
	}
	return op > was->facts_op ? op : 0;
}

/* The deal that a fact is, or is a part of; 0: none, or the fact is not there. */
static int64_t
deal_of(struct engine *e, size_t kind, int64_t fact)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct kind               *k = e->d->schema.by_no[kind];
	const struct field              *deal = k == NULL ? NULL : kind_field(k, "deal");
	struct sales_err                 ignored;
	struct record                    r;

	if (kind == deal_kind.no)
		return fact;
	if (deal == NULL || record_get(e->d, k, fact, &a, &r, &ignored) != SALES_OK ||
	    r.v[deal - k->fields].type == V_NULL)
		return 0;
	return r.v[deal - k->fields].u.i;
}

/* What changed after a posting who is credited with a fact, or how much: its
 * deal's credits, or the deal itself (its owner). 0: neither did. */
int
cause_credit_op(struct engine *e, size_t kind, int64_t fact, int64_t since, int64_t *op, struct sales_err *err)
{
	const int64_t deal = deal_of(e, kind, fact);

	*op = 0;
	if (deal == 0)
		return SALES_OK;
	TRY(touched_after(e->d, &e->credits, credit_kind.no, "deal", deal, since, op, err));
	if (*op == 0 && kind != deal_kind.no)
		TRY(cause_touched(e->d, deal_kind.no, deal, op, err));
	if (*op <= since)
		*op = 0;
	return SALES_OK;
}

/* What changed after a posting whose plan the person is in. */
int
cause_person_op(struct engine *e, int64_t person, int64_t since, int64_t *op, struct sales_err *err)
{
	int64_t own;

	TRY(touched_after(e->d, &e->assignments, assignment_kind.no, "person", person, since, op, err));
	TRY(cause_touched(e->d, KIND_PERSON, person, &own, err));
	if (own > since && own > *op)
		*op = own;
	return SALES_OK;
}

static int
op_of_version(struct dept *d, int64_t version, int64_t *op, struct sales_err *err)
{
	static const struct sql by_version = { "SELECT op FROM policy WHERE id = ?1" };

	*op = 0;
	return db_one_int(&d->db, &by_version, BIND(V(version)), op, NULL, err);
}

int64_t
cause_policy_of(const struct engine *e, const struct entitled *now)
{
	return e->days[now->version].policy->version;
}

int
cause_rules_op(struct engine *e, const struct entitled *now, int64_t *op, struct sales_err *err)
{
	return op_of_version(e->d, cause_policy_of(e, now), op, err);
}

/* Is a fact's amount converted to the department's currency? */
static bool
is_converted(struct engine *e, size_t kind, int64_t fact)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct kind               *k = e->d->schema.by_no[kind];
	const struct field              *f = k == NULL ? NULL : kind_field(k, "currency");
	struct sales_err                 ignored;
	struct record                    r;
	const struct value              *v;

	if (f == NULL || record_get(e->d, k, fact, &a, &r, &ignored) != SALES_OK)
		return false;
	v = &r.v[f - k->fields];
	return v->type == V_TEXT && !value_is(v, e->d->policy->locale.currency);
}

/* What changed after a posting how a fact is measured: another version rates it, or the one
 * in force converts it at another rate. 0: neither did. */
static int
measure_op(struct engine *e, const struct posted *was, const struct entitled *now, int64_t *op, struct sales_err *err)
{
	*op = 0;
	if (cause_policy_of(e, now) != was->version)
		return cause_rules_op(e, now, op, err);
	if (is_converted(e, now->kind, now->fact))
		TRY(op_of_version(e->d, e->d->policy->version, op, err));
	if (*op <= was->facts_op)
		*op = 0;
	return SALES_OK;
}

/* The goal that gives the target now, or one that was taken away. */
static int
goal_op(struct engine *e, const struct entitled *now, int64_t since, int64_t *op, struct sales_err *err)
{
	const struct rule_version *v = &e->rule[now->rule].v[now->version];
	const struct spans        *s = &e->spans[v->over];

	TRY(target_op(e->d, &e->targets, v->comp->by_attainment, subject_person(now->person),
	    s->span[s->of[now->on - e->seen.from]], op, err));
	return *op > since ? SALES_OK : touched_after(e->d, &e->goals, goal_kind.no, "subject",
	    subject_person(now->person), since, op, err);
}

/* Does the rule pay receipts, so that its refunds take of them? */
static bool
pays_receipts(const struct engine *e, size_t rule)
{
	const int base = e->rule[rule].base;

	return base >= 0 && e->set[base].kind != NULL && e->set[base].kind->no == receipt_kind.no;
}

static int64_t
refund_op(const struct engine *e, const struct entitled *now)
{
	const struct refund_list *l = &e->refunds;
	const struct refund      *r = refund_first(l, now->before);

	for (; r != NULL && r < l->v + l->n && r->deal == now->before; r++)
		if (r->id == now->fact)
			return r->op;
	return 0;
}

/* Where refunds lower the period's total (refund: retier), what went back of the deal
 * after the posting lowers what its fact counts. */
static int64_t
refunded_op(const struct engine *e, const struct entitled *now, int64_t since)
{
	const struct rule_version *v = &e->rule[now->rule].v[now->version];
	const struct refund_list  *l = &e->refunds;
	const struct refund       *r;
	int64_t                    op = 0;

	if (v->plan == NULL || !v->plan->clawback.retier || now->kind != deal_kind.no)
		return 0;
	for (r = refund_first(l, now->fact); r != NULL && r < l->v + l->n && r->deal == now->fact; r++)
		if (r->op > since && r->op > op)
			op = r->op;
	return op;
}

/* A refund of receipts takes otherwise: it was changed, or what it takes of. */
static void
cause_of_refund(struct engine *e, const struct posted *was, struct entitled *now)
{
	const int64_t own = refund_op(e, now);

	now->cause = own > was->facts_op ? CAUSE_FACT : CAUSE_SHIFT;
	now->op = own > was->facts_op ? own : now->op > was->facts_op ? now->op : cause_shifted_by(e, was, now);
}

/* Counted and rated as before, and yet it earns otherwise: what its record, or its deal,
 * says for cases and factors was changed, a leaver's day, or the tiers that it is on. */
static int
cause_of_terms(struct engine *e, const struct posted *was, struct entitled *now, int64_t *op, struct sales_err *err)
{
	const struct rule_version *v = &e->rule[now->rule].v[now->version];
	const bool                 terms = v->comp != NULL && terms_needed(v->plan, v->comp);
	const int64_t              deal = terms ? deal_of(e, now->kind, now->fact) : 0;

	*op = terms && now->op > was->facts_op ? now->op : 0;
	if (terms && *op == 0 && deal != 0)
		TRY(cause_touched(e->d, deal_kind.no, deal, op, err));
	now->cause = CAUSE_FACT;
	if (*op > was->facts_op)
		return SALES_OK;
	*op = 0;
	if (terms && v->plan->leaver.is_judged)
		TRY(cause_person_op(e, now->person, was->facts_op, op, err));
	now->cause = CAUSE_PERSON;
	if (*op > was->facts_op)
		return SALES_OK;
	now->cause = (uint8_t)(terms && v->comp->ntiers == 0 ? CAUSE_FACTOR : CAUSE_SHIFT);
	*op = now->cause == CAUSE_SHIFT ? cause_shifted_by(e, was, now) : 0;
	return SALES_OK;
}

/* It counts otherwise, and its record was not changed: who is credited was, or the rule book. */
static int
cause_of_base(struct engine *e, const struct posted *was, struct entitled *now, int64_t *op, struct sales_err *err)
{
	now->cause = CAUSE_CREDIT;
	TRY(cause_credit_op(e, now->refund ? deal_kind.no : now->kind, now->refund ? now->before : now->fact, was->facts_op, op, err));
	if (*op != 0 || now->on != was->on)
		return SALES_OK;
	TRY(measure_op(e, was, now, op, err));
	if (*op != 0)
		now->cause = CAUSE_RULES;
	return SALES_OK;
}

int
cause_find(struct engine *e, const struct posted *was, struct entitled *now, struct sales_err *err)
{
	int64_t op = 0;

	if (now->kind == 0) {
		TRY(cause_of_period(e, was, now, err));
		op = now->op;
	} else if (!now->refund && now->on == was->on && refunded_op(e, now, was->facts_op) != 0) {
		now->cause = CAUSE_REFUND;
		op = refunded_op(e, now, was->facts_op);
	} else if (now->refund && pays_receipts(e, now->rule)) {
		cause_of_refund(e, was, now);
		op = now->op;
	} else if ((now->base != was->base || now->on != was->on) && now->op > was->facts_op) {
		now->cause = CAUSE_FACT;
		op = now->op;
	} else if (now->base != was->base || now->on != was->on) {
		TRY(cause_of_base(e, was, now, &op, err));
	} else if (cause_policy_of(e, now) != was->version) {
		now->cause = CAUSE_RULES;
		TRY(cause_rules_op(e, now, &op, err));
	} else if (now->target != was->target && now->op > was->facts_op) {
		now->cause = CAUSE_FACT; /* of a refund: its deal moved to another span */
		op = now->op;
	} else if (now->target != was->target) {
		now->cause = CAUSE_GOAL;
		TRY(goal_op(e, now, was->facts_op, &op, err));
	} else {
		TRY(cause_of_terms(e, was, now, &op, err));
	}
	now->op = op;
	if (op > 0)
		cause_note_newest(e, now); /* what it shifts names it */
	return SALES_OK;
}
