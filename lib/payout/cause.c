#include "lib/payout/cause.h"

#include "lib/crm/kinds.h"
#include "lib/record/history.h"

const char *
cause_name(int cause)
{
	static const char *const name[] = {
		[CAUSE_FIRST] = "first", [CAUSE_FACT] = "fact", [CAUSE_CREDIT] = "credit",
		[CAUSE_GONE] = "gone", [CAUSE_SHIFT] = "shift", [CAUSE_RULES] = "rules",
		[CAUSE_GOAL] = "goal", [CAUSE_TOTAL] = "total",
		[CAUSE_PERSON] = "person",
	};

	return cause < 0 || cause > CAUSE_PERSON ? "?" : name[cause];
}

struct last_op { int64_t op; };

static int
see_version(void *arg, const struct op_info *op, const struct version_pair *p, struct sales_err *err)
{
	struct last_op *l = arg;

	(void)op;
	(void)err;
	l->op = p->op;
	return SALES_OK;
}

/* The operation that last touched a record, also one that removed it. */
static int
last_touched(struct dept *d, size_t kind, int64_t id, int64_t *op, struct sales_err *err)
{
	struct last_op l = { 0 };

	*op = 0;
	if (d->schema.by_no[kind] == NULL)
		return SALES_OK;
	TRY(record_log(d, d->schema.by_no[kind], id, see_version, &l, err));
	*op = l.op;
	return SALES_OK;
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

/* The newest change among the person's facts, when it came after the posting. */
static int64_t
shifted_by(struct engine *e, const struct posted *was, const struct entitled *now)
{
	int64_t op = newest_of_rule(e, &e->rule[now->rule])[now->person];

	return op > was->facts_op ? op : 0;
}

static int
credit_op(struct engine *e, const struct entitled *now, int64_t *op, struct sales_err *err)
{
	static const struct sql newest = { "SELECT max(op) FROM credit WHERE deal = ?1" };

	*op = 0;
	if (now->kind != deal_kind.no)
		return SALES_OK;
	return db_one_int(&e->d->db, &newest, BIND(V(now->fact)), op, NULL, err);
}

static int
rules_op(struct engine *e, const struct entitled *now, int64_t *op, struct sales_err *err)
{
	static const struct sql by_version = { "SELECT op FROM policy WHERE id = ?1" };

	*op = 0;
	return db_one_int(&e->d->db, &by_version,
	    BIND(V(e->days[now->version].policy->version)), op, NULL, err);
}

static int
goal_op(struct engine *e, const struct entitled *now, int64_t *op, struct sales_err *err)
{
	const struct rule_version *v = &e->rule[now->rule].v[now->version];
	const struct spans        *s = &e->spans[v->over];

	return target_op(e->d, &e->targets, v->comp->by_attainment, now->person,
	    s->span[s->of[now->on - e->seen.from]], op, err);
}

static int64_t
policy_of(const struct engine *e, const struct entitled *now)
{
	return e->days[now->version].policy->version;
}

int
cause_find(struct engine *e, const struct posted *was, struct entitled *now, struct sales_err *err)
{
	int64_t op = 0;

	if (now->kind == 0) {
		now->cause = CAUSE_TOTAL;
	} else if (now->base != was->base || now->on != was->on) {
		now->cause = now->op > was->facts_op ? CAUSE_FACT : CAUSE_CREDIT;
		op = now->op;
		if (now->cause == CAUSE_CREDIT)
			TRY(credit_op(e, now, &op, err));
	} else if (policy_of(e, now) != was->version) {
		now->cause = CAUSE_RULES;
		TRY(rules_op(e, now, &op, err));
	} else if (now->target != was->target && now->op > was->facts_op) {
		now->cause = CAUSE_FACT; /* of a refund: its deal moved to another span */
		op = now->op;
	} else if (now->target != was->target) {
		now->cause = CAUSE_GOAL;
		TRY(goal_op(e, now, &op, err));
	} else {
		now->cause = CAUSE_SHIFT;
		op = shifted_by(e, was, now);
	}
	now->op = op;
	return SALES_OK;
}

/* The fact is as it was when it was posted: it was the credit, the person or
 * the rules that changed. */
static int
gone_otherwise(struct engine *e, const struct posted *was, struct entitled *out, struct sales_err *err)
{
	int64_t op;

	TRY(credit_op(e, out, &op, err));
	out->cause = CAUSE_CREDIT;
	if (op <= was->facts_op) {
		TRY(last_touched(e->d, KIND_PERSON, was->person, &op, err));
		out->cause = CAUSE_PERSON;
	}
	if (op <= was->facts_op && policy_of(e, out) != was->version) {
		TRY(rules_op(e, out, &op, err));
		out->cause = CAUSE_RULES;
	}
	if (op <= was->facts_op) {
		op = 0;
		out->cause = CAUSE_GONE;
	}
	out->op = op;
	return SALES_OK;
}

int
cause_of_gone(struct engine *e, const struct posted *was, struct entitled *out,
    struct sales_err *err)
{
	struct rule *r = &e->rule[was->rule];

	out->cause = was->kind == 0 ? CAUSE_TOTAL : CAUSE_GONE;
	TRY(last_touched(e->d, was->kind, was->fact, &out->op, err));
	if (out->cause == CAUSE_GONE && out->op <= was->facts_op)
		TRY(gone_otherwise(e, was, out, err));
	newest_of_rule(e, r); /* what it shifts names this operation */
	if (out->op > r->newest[was->person])
		r->newest[was->person] = out->op;
	return SALES_OK;
}
