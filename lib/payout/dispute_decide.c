/* How disputes end. */
#include <string.h>

#include "lib/crm/eyes.h"
#include "lib/payout/adjust.h"
#include "lib/payout/dispute.h"
#include "lib/payout/kinds.h"
#include "lib/record/draft.h"

struct deciding {
	struct op            *op;
	struct arena         *a;
	struct dispute        x;
	struct payout_run     run;       /* the one that it is about */
	const struct actor   *who;
	bool                  same_login;
};

/* Who filed it, whose pay it is and who ran the payout do not decide; where it was
 * run anew meanwhile, who did that does not either. */
static int
check_decider(struct deciding *g, struct sales_err *err)
{
	struct dept      *d = g->op->d;
	struct parties    p = { .n = 0 };
	struct payout_run now;
	struct sales_err  ignored;

	parties_add(&p, g->x.filed_by, g->x.filed_login);
	parties_add(&p, g->x.person, NULL);
	parties_add(&p, g->run.prepared_by, g->run.prepared_login);
	if (payout_find(d, g->run.code, g->a, &now, &ignored) == SALES_OK)
		parties_add(&p, now.prepared_by, now.prepared_login);
	return parties_others(d, &p, &g->who, &g->same_login, err);
}

static int
check_withdrawer(struct deciding *g, struct sales_err *err)
{
	char code[32];

	TRY(dept_actor(g->op->d, &g->who, err));
	if (g->who->person != 0 && (g->who->person == g->x.filed_by || g->who->person == g->x.person))
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s is withdrawn by who filed it, or whose pay it is"), kind_code(&dispute_kind, g->x.id, code));
	return err_hint(err, "salesctl payout resolve %s uphold|reject --reason TEXT", code);
}

static int
follow(struct deciding *g, const struct proposal *p, struct sales_err *err)
{
	char code[32];

	if (!p->has_adjust && p->kind == NULL) {
		FAIL(err, SALES_EPOLICY, _("%s proposes nothing that would mend it: upholding it needs an adjustment or a change"),
		    kind_code(&dispute_kind, g->x.id, code));
		return err_hint(err, "--adjust AMOUNT, --change 'D-0042 amount=5000'");
	}
	if (p->kind != NULL)
		TRY(proposal_change(g->op, p, &g->x.operation, err));
	if (!p->has_adjust)
		return SALES_OK;
	return adjustment_grant(g->op, &(struct adjustment_grant){ .person = g->x.person, .amount = p->adjust, .on = g->run.to_on,
	    .reason = g->x.reason, .about = kind_code(&dispute_kind, g->x.id, code), .asked_by = g->x.filed_by,
	    .asked_login = g->x.filed_login, .by = g->who->person, .login = g->who->login, .answer = g->x.decision,
	    .same_login = g->same_login }, &g->x.adjustment, err);
}

static int
save(const struct deciding *g, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     r;

	TRY(draft_of(g->op, &dispute_kind, g->x.id, &a, &r, err));
	draft_set(&r, "state", v_text(g->x.state));
	draft_set(&r, "decided_by", v_of(V_REF, g->who->person));
	draft_set(&r, "decided_login", v_text(g->who->login));
	draft_set(&r, "same_login", v_of(V_BOOL, g->same_login));
	draft_set(&r, "decided_on", v_day(g->op->d->when.today));
	draft_set(&r, "decision", v_text(g->x.decision));
	if (g->x.adjustment != 0)
		draft_set(&r, "adjustment", v_of(V_REF, g->x.adjustment));
	if (g->x.operation != 0)
		draft_set(&r, "operation", v_int(g->x.operation));
	return draft_save(&r, NULL, NULL, err);
}

int
dispute_decide(struct op *op, int64_t id, enum dispute_decision what, const struct proposal *p, struct arena *a,
    struct dispute *out, struct sales_err *err)
{
	static const char *const state[] = { [DISPUTE_UPHOLD] = "upheld", [DISPUTE_REJECT] = "rejected",
		[DISPUTE_WITHDRAW] = "withdrawn" };
	struct deciding g = { .op = op, .a = a };
	char            code[32];

	TRY(dispute_get(op->d, id, a, &g.x, err));
	if (strcmp(g.x.state, "open") != 0)
		return FAIL(err, SALES_EPOLICY, _("%s was decided already"), kind_code(&dispute_kind, id, code));
	TRY(payout_get(op->d, g.x.payout, a, &g.run, err));
	TRY(what == DISPUTE_WITHDRAW ? check_withdrawer(&g, err) : check_decider(&g, err));
	g.x.decided_by = g.who->person;
	g.x.decided_on = op->d->when.today;
	g.x.decision = op->reason;
	g.x.state = state[what];
	if (what == DISPUTE_UPHOLD)
		TRY(follow(&g, p, err));
	TRY(save(&g, err));
	op->reason = NULL; /* it is the decision's */
	op_final(op, arena_printf(&op->d->arena, "salesctl payout dispute %s --reason TEXT", g.run.code));
	*out = g.x;
	return SALES_OK;
}
