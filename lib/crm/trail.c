/* What a change of a deal's stage, or of a customer's or lead's owner, leaves
 * behind: a stage_change, an owner_change. */
#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"
#include "lib/record/write.h"

/* A row of kind k under construction. */
struct trail {
	struct op         *op;
	const struct kind *k;
	struct value      *v;
};

static struct trail
trail_of(struct op *op, const struct kind *k)
{
	const struct kind *now = schema_kind(&op->d->schema, k->name);

	return (struct trail){ op, now, arena_array(&op->d->arena, struct value, now->nfields) };
}

static void
set(struct trail *t, const char *field, struct value v)
{
	t->v[kind_index(t->k, field)] = v;
}

static int
keep(struct trail *t, struct sales_err *err)
{
	const struct actor *who;
	int64_t             id;

	TRY(dept_actor(t->op->d, &who, err));
	if (who->person != 0)
		set(t, "by", v_of(V_REF, who->person));
	return record_add(t->op, t->k, t->v, &id, err);
}

/* A deal that closed moved on the day it closed; any other move is today's. */
static struct value
day_of_move(const struct dept *d, const struct kind *k, const struct value *before, const struct value *after)
{
	const size_t at = kind_index(k, "closed_on");

	return after[at].type != V_NULL && !value_equal(&before[at], &after[at]) ? after[at]
	    : v_day(dept_day_of(d, d->now_ms));
}

int
deal_trail(struct op *op, const struct kind *k, const struct record *before, const struct value *after,
    struct sales_err *err)
{
	const size_t stage = kind_index(k, "stage");
	struct trail t;

	if (value_equal(&before->v[stage], &after[stage]))
		return SALES_OK;
	t = trail_of(op, &stage_change_kind);
	set(&t, "deal", v_of(V_REF, before->id));
	set(&t, "from_stage", before->v[stage]);
	set(&t, "stage", after[stage]);
	set(&t, "amount", after[kind_index(k, "amount")]);
	set(&t, "on", day_of_move(op->d, k, before->v, after));
	if (op->reason != NULL)
		set(&t, "reason", v_text(op->reason));
	return keep(&t, err);
}

int
owner_trail(struct op *op, const struct kind *k, const struct record *before, const struct value *after,
    struct sales_err *err)
{
	const size_t        owner = kind_index(k, "owner");
	const struct value *from = &before->v[owner], *to = &after[owner];
	struct trail        t;

	if (value_equal(from, to))
		return SALES_OK;
	t = trail_of(op, &owner_change_kind);
	set(&t, k->name, v_of(V_REF, before->id));
	set(&t, "from_owner", *from);
	set(&t, "owner", *to);
	set(&t, "on", v_day(dept_day_of(op->d, op->d->now_ms)));
	set(&t, "why", v_text(op->why != NULL ? op->why : to->type == V_NULL ? "release"
	    : from->type == V_NULL ? "assign" : "transfer"));
	if (op->reason != NULL)
		set(&t, "reason", v_text(op->reason));
	return keep(&t, err);
}
