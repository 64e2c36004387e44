/* What a change of a deal's stage, or of a customer's or lead's owner, leaves
 * behind: a stage_change, an owner_change. */
#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"
#include "lib/record/draft.h"

static int
keep(struct draft *t, struct sales_err *err)
{
	TRY(draft_set_actor(t, "by", err));
	return draft_save(t, NULL, NULL, err);
}

/* A deal that closed moved on the day it closed; any other move is today's. */
static struct value
day_of_move(const struct dept *d, const struct kind *k, const struct value *before, const struct value *after)
{
	const size_t at = kind_index(k, "closed_on");

	return after[at].type != V_NULL && !value_equal(&before[at], &after[at]) ? after[at]
	    : v_day(dept_day_of(d, d->now_ms));
}

/* Why: what was said with the command, else what it set as the reason. */
static struct value
reason_of_move(const struct op *op, const struct kind *k, const struct value *before, const struct value *after)
{
	static const char *const why[] = { "won_reason", "lost_reason" };

	if (op->reason != NULL)
		return v_text(op->reason);
	for (size_t i = 0; i < sizeof(why) / sizeof(why[0]); i++) {
		const size_t at = kind_index(k, why[i]);

		if (after[at].type != V_NULL && !value_equal(&before[at], &after[at]))
			return after[at];
	}
	return v_null();
}

int
deal_trail(struct op *op, const struct kind *k, const struct record *before, const struct value *after,
    struct sales_err *err)
{
	const size_t stage = kind_index(k, "stage"), amount = kind_index(k, "amount");
	struct draft t;

	if (!value_equal(&before->v[amount], &after[amount]))
		TRY(item_amount_holds(op->d, before->id, &after[amount], err));
	if (value_equal(&before->v[stage], &after[stage]))
		return SALES_OK;
	t = draft_new(op, &stage_change_kind, &op->d->arena);
	draft_set(&t, "deal", v_of(V_REF, before->id));
	draft_set(&t, "from_stage", before->v[stage]);
	draft_set(&t, "stage", after[stage]);
	draft_set(&t, "amount", after[kind_index(k, "amount")]);
	draft_set(&t, "on", day_of_move(op->d, k, before->v, after));
	draft_set(&t, "reason", reason_of_move(op, k, before->v, after));
	return keep(&t, err);
}

int
owner_trail(struct op *op, const struct kind *k, const struct record *before, const struct value *after,
    struct sales_err *err)
{
	const size_t        owner = kind_index(k, "owner");
	const struct value *from = &before->v[owner], *to = &after[owner];
	struct draft        t;

	if (value_equal(from, to))
		return SALES_OK;
	t = draft_new(op, &owner_change_kind, &op->d->arena);
	draft_set(&t, k->name, v_of(V_REF, before->id));
	draft_set(&t, "from_owner", *from);
	draft_set(&t, "owner", *to);
	draft_set(&t, "on", v_day(op->since != 0 ? op->since : dept_day_of(op->d, op->d->now_ms)));
	draft_set(&t, "why", v_text(op->why != NULL ? op->why : to->type == V_NULL ? "release"
	    : from->type == V_NULL ? "assign" : "transfer"));
	if (op->reason != NULL)
		draft_set(&t, "reason", v_text(op->reason));
	return keep(&t, err);
}

int
owner_give(struct op *op, const struct kind *of, int64_t id, int64_t person, const char *why, const char *reason,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const char                      *reason_before = op->reason;
	struct draft                     c;
	int                              rc;

	TRY(draft_of(op, of, id, &a, &c, err));
	draft_set(&c, "owner", person == 0 ? v_null() : v_of(V_REF, person));
	op->why = why;
	if (reason != NULL)
		op->reason = reason;
	rc = draft_save(&c, NULL, NULL, err);
	op->why = NULL;
	op->reason = reason_before;
	return rc;
}
