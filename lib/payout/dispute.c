/* Disputes as they stand, their effect, and how they are filed. */
#include "lib/payout/dispute.h"

#include <string.h>

#include "lib/base/buf.h"
#include "lib/org/kinds.h"
#include "lib/payout/adjust.h"
#include "lib/payout/kinds.h"
#include "lib/record/draft.h"

/* ---- as they stand ------------------------------------------------------- */

enum { COL_PERSON, COL_PAYOUT, COL_LINE, COL_REASON, COL_ADJUST, COL_CHANGE, COL_STATE, COL_FILED_ON, COL_FILED_BY,
	COL_FILED_LOGIN, COL_DECIDED_BY, COL_DECIDED_ON, COL_DECISION, COL_ADJUSTMENT, COL_OPERATION, COLS };
static const char *const cols[COLS] = { "person", "payout", "line", "reason", "adjust", "change", "state", "filed_on", "filed_by",
	"filed_login", "decided_by", "decided_on", "decision", "adjustment", "operation" };

struct taking { struct arena *a; struct buf rows; };

static void
taking_done(struct taking *t)
{
	buf_done(&t->rows);
}

static const char *
text_of(const struct value *v, struct arena *a)
{
	return v->type == V_NULL ? NULL : arena_strndup(a, v->u.s.p, v->u.s.n);
}

static int64_t
int_of(const struct value *v)
{
	return v->type == V_NULL ? 0 : v->u.i;
}

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct taking *t = arg;
	struct dispute x = { .id = id, .person = int_of(&c[COL_PERSON]), .payout = int_of(&c[COL_PAYOUT]), .line = int_of(&c[COL_LINE]),
		.reason = text_of(&c[COL_REASON], t->a), .change = text_of(&c[COL_CHANGE], t->a), .state = text_of(&c[COL_STATE], t->a),
		.filed_login = text_of(&c[COL_FILED_LOGIN], t->a), .decision = text_of(&c[COL_DECISION], t->a),
		.has_adjust = c[COL_ADJUST].type != V_NULL, .adjust = { int_of(&c[COL_ADJUST]) }, .filed_on = (day)int_of(&c[COL_FILED_ON]),
		.decided_on = c[COL_DECIDED_ON].type == V_NULL ? DAY_NONE : (day)c[COL_DECIDED_ON].u.i,
		.filed_by = int_of(&c[COL_FILED_BY]), .decided_by = int_of(&c[COL_DECIDED_BY]),
		.adjustment = int_of(&c[COL_ADJUSTMENT]), .operation = int_of(&c[COL_OPERATION]) };

	(void)err;
	buf_put(&t->rows, &x, sizeof(x));
	return SALES_OK;
}

int
dispute_list(struct dept *d, struct arena *a, struct dispute **out, size_t *n, struct sales_err *err)
{
	CLEANUP(taking_done) struct taking t = { .a = a };
	struct query                       q;
	struct payout_run                  run;

	TRY(record_query(d, &dispute_kind, cols, COLS, NULL, a, &q, err));
	TRY(record_each(d, &q, take, &t, err));
	*n = t.rows.n / sizeof(**out);
	*out = arena_array(a, struct dispute, *n + 1);
	if (*n > 0)
		memcpy(*out, t.rows.p, t.rows.n);
	for (size_t i = 0; i < *n; i++) {
		TRY(payout_get(d, (*out)[i].payout, a, &run, err));
		(*out)[i].code = run.code;
	}
	return SALES_OK;
}

int
dispute_get(struct dept *d, int64_t id, struct arena *a, struct dispute *out, struct sales_err *err)
{
	struct dispute *v;
	size_t          n;
	char            code[32];

	TRY(dispute_list(d, a, &v, &n, err));
	for (size_t i = 0; i < n; i++)
		if (v[i].id == id) {
			*out = v[i];
			return SALES_OK;
		}
	return FAIL(err, SALES_ENOTFOUND, _("there is no dispute %s"), kind_code(&dispute_kind, id, code));
}

/* ---- what would mend it -------------------------------------------------- */

/* Made by hand as any other change is: what the rule book refuses, it refuses here. */
int
proposal_change(struct op *op, const struct proposal *p, int64_t *operation, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct record                    before;
	struct value                    *after = arena_array(&a, struct value, p->kind->nfields);
	bool                             changed, differs = false;

	TRY(record_get(op->d, p->kind, p->id, &a, &before, err));
	memcpy(after, before.v, p->kind->nfields * sizeof(*after));
	for (size_t i = 0; i < p->kind->nfields; i++) {
		if (!p->set[i])
			continue;
		differs = differs || !value_equal(&before.v[i], &p->v[i]);
		after[i] = p->v[i];
	}
	*operation = before.op;
	if (!differs)
		return SALES_OK;
	TRY(record_may_edit(op->d, p->kind, &before, after, err));
	TRY(record_change(op, p->kind, &before, after, &changed, err));
	if (changed)
		*operation = op->no;
	return SALES_OK;
}

static int
follow(struct op *op, const void *arg, struct sales_err *err)
{
	const struct dispute_ask *ask = arg;
	int64_t                   made;

	if (ask->proposal->kind != NULL)
		TRY(proposal_change(op, ask->proposal, &made, err));
	if (!ask->proposal->has_adjust)
		return SALES_OK;
	return adjustment_grant(op, &(struct adjustment_grant){ .person = ask->person, .amount = ask->proposal->adjust,
	    .on = ask->run->to_on, .reason = "?" }, &made, err);
}

int
dispute_effect(struct op *op, const struct dispute_ask *ask, struct arena *a, struct effect *out, struct sales_err *err)
{
	return payout_effect(op, ask->run, ask->person, follow, ask, a, out, err);
}

/* ---- filing -------------------------------------------------------------- */

/* A run that is made anew keeps its code. */
static int
check_open(struct op *op, const struct dispute_ask *ask, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct dispute                  *v;
	size_t                           n;
	char                             code[32];

	TRY(dispute_list(op->d, &a, &v, &n, err));
	for (size_t i = 0; i < n; i++) {
		if (strcmp(v[i].state, "open") != 0 || v[i].person != ask->person || v[i].line != ask->line ||
		    strcmp(v[i].code, ask->run->code) != 0)
			continue;
		FAIL(err, SALES_EPOLICY, _("%s about the same is not decided yet"), kind_code(&dispute_kind, v[i].id, code));
		return err_hint(err, "salesctl payout resolve %s withdraw --reason TEXT", code);
	}
	return SALES_OK;
}

int
dispute_file(struct op *op, const struct dispute_ask *ask, int64_t *id, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     r = draft_new(op, &dispute_kind, &a);
	const struct actor              *who;

	TRY(dept_actor(op->d, &who, err));
	if (who->person == 0) {
		FAIL(err, SALES_EPOLICY, _("a dispute is filed by a person: nobody here has the login '%s'"), who->login);
		return err_hint(err, "--as PERSON");
	}
	TRY(check_open(op, ask, err));
	draft_set(&r, "person", v_of(V_REF, ask->person));
	draft_set(&r, "payout", v_of(V_REF, ask->run->id));
	if (ask->line != 0)
		draft_set(&r, "line", v_int(ask->line));
	draft_set(&r, "reason", v_text(op->reason));
	if (ask->proposal->has_adjust)
		draft_set(&r, "adjust", v_money(ask->proposal->adjust));
	if (ask->proposal->kind != NULL)
		draft_set(&r, "change", v_text(ask->proposal->change));
	draft_set(&r, "filed_on", v_day(op->d->when.today));
	draft_set(&r, "filed_by", v_of(V_REF, who->person));
	draft_set(&r, "filed_login", v_text(who->login));
	TRY(draft_save(&r, id, NULL, err));
	op_final(op, arena_printf(&op->d->arena, "salesctl payout resolve DP-%04lld withdraw --reason TEXT", (long long)*id));
	return SALES_OK;
}
