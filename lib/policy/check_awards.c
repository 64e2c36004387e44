/* Rules about people's results: that their names lead somewhere, that an award
 * can be given, and that nobody loses his place for a rank. */
#include <string.h>

#include "lib/policy/judgement.h"
#include "lib/policy/section.h"

/* ---- expressions --------------------------------------------------------- */

struct ruled { struct reader *r; struct place at; const char *where; }; /* "promotion: promote" */

static void
check_judgement(const struct ruled *k, const char *text, unsigned may, enum vtype want)
{
	struct judgement j;
	struct sales_err err;
	struct expr     *e;

	if (text == NULL)
		return;
	judgement_open(&j, k->r->p, may, k->r->p->effective == DAY_NONE ? DAY_MIN : k->r->p->effective, k->r->a);
	if (expr_parse(k->r->a, text, &e, &err) != SALES_OK || judgement_bind(&j, text, want, &e, &err) == SALES_OK)
		return; /* what can't be parsed was said */
	fault_at(k->r, DIAG_ERROR, k->at, NULL, "policy.expression", NULL, _("%s: %s, in '%s'%s%s"), k->where, err.msg, text,
	    err.hint[0] == '\0' ? "" : "; ", err.hint);
}

/* ---- awards -------------------------------------------------------------- */

static void
check_ties(struct reader *r, const struct award *w)
{
	for (const char *const *t = w->ties; t != NULL && *t != NULL; t++) {
		const bool last = t[1] == NULL;

		if (strcmp(*t, SAME_RANK) == 0 && !last)
			fault_at(r, DIAG_ERROR, w->at, NULL, "policy.ties", NULL,
			    _("award '%s': '%s' settles every tie, so it stands last"), w->id, SAME_RANK);
		else if (strcmp(*t, SAME_RANK) != 0 && policy_metric(r->p, *t) == NULL)
			fault_at(r, DIAG_ERROR, w->at, NULL, "policy.no-metric", NULL,
			    _("award '%s': a tie is settled by metrics and then by %s; there is no metric '%s'"), w->id, SAME_RANK, *t);
	}
}

static void
check_period(struct reader *r, const struct award *w)
{
	const struct period_env when = policy_when(r->p, r->p->effective == DAY_NONE ? DAY_MIN : r->p->effective);
	struct sales_err        err;
	enum period_unit        unit;
	struct period           p;

	if (w->period == NULL || period_unit_parse(w->period, &unit))
		return;
	if (period_parse(w->period, &when, &p, &err) != SALES_OK || p.from == DAY_NONE || p.to == DAY_NONE)
		fault_at(r, DIAG_ERROR, w->at, NULL, "policy.period", NULL,
		    _("award '%s': '%s' is no period: expected one such as 2026, or month, quarter, half, year"), w->id, w->period);
}

static void
check_award(struct reader *r, const struct award *w)
{
	const struct ruled by = { r, w->at, arena_printf(r->a, "awards.%s.by", w->id) };
	const struct ruled gate = { r, w->at, arena_printf(r->a, "awards.%s.gate", w->id) };

	check_judgement(&by, w->by, OF_PERSON, V_RATIO);
	check_judgement(&gate, w->gate, OF_PERSON, V_BOOL);
	check_ties(r, w);
	check_period(r, w);
	if (w->top == 0)
		fault_at(r, DIAG_ERROR, w->at, NULL, "policy.award", NULL, _("award '%s' honours nobody: top is 1 or more"), w->id);
	else if (w->namounts > (size_t)w->top)
		fault_at(r, DIAG_ERROR, w->at, NULL, "policy.award", NULL,
		    _("award '%s': %zu amounts for %d ranks"), w->id, w->namounts, w->top);
	for (size_t i = 1; i < w->namounts; i++)
		if (w->amounts[i].v > w->amounts[i - 1].v) {
			fault_at(r, DIAG_ERROR, w->at, NULL, "policy.award", NULL,
			    _("award '%s': rank %zu gets more than the one above it"), w->id, i + 1);
			return;
		}
}

/* ---- promotion and demotion ---------------------------------------------- */

/* Does it look at anything beside who is last? */
static bool
only_rank(const struct expr *e)
{
	if (e->op == EX_FIELD)
		return strcmp(e->name, "rank") == 0;
	if (e->op == EX_CALL)
		return false;
	for (size_t i = 0; i < e->nkids; i++)
		if (e->kid[i] != NULL && !(i > 0 && e->op >= EX_EQ && e->op <= EX_IN) && !only_rank(e->kid[i]))
			return false;
	return true;
}

static bool
goes_by_rank_alone(struct reader *r, const char *text)
{
	struct sales_err err;
	struct expr     *e;

	return text != NULL && expr_parse(r->a, text, &e, &err) == SALES_OK && only_rank(e);
}

/* In China (Labour Contract Law, art. 40) being last is not incompetence, and
 * incompetence ends no contract before training or another post and a second
 * failure. */
static bool
check_fair(struct reader *r, const struct ladder_step *s)
{
	if (s->action == DEMOTE_DISMISS) {
		fault_at(r, DIAG_ERROR, s->at, NULL, "policy.dismissal", NULL, goes_by_rank_alone(r, s->demote) ?
		    _("nobody is dismissed for being last: that is not by itself incompetence. First come training or another post, "
		    "and a second failure, each with its record: an improvement plan that failed. Write demote_action: "
		    "improvement-plan") :
		    _("no rule dismisses: whoever falls short first gets training or another post, and is dismissed by people, after a "
		    "second failure, each with its record: an improvement plan that failed. Write demote_action: improvement-plan"));
		return false;
	}
	if (!goes_by_rank_alone(r, s->demote) || (s->action != DEMOTE_LEVEL && s->action != DEMOTE_TRANSFER))
		return true;
	fault_at(r, DIAG_ERROR, s->at, NULL, "policy.rank-alone", NULL,
	    _("a rank alone takes nobody's place: somebody is always last. Say what was not reached, such as score < 60, or write "
	    "demote_action: improvement-plan"));
	return false;
}

static void
check_step(struct reader *r, const struct ladder_step *s)
{
	const struct ruled promote = { r, s->at, "promotion.promote" }, demote = { r, s->at, "promotion.demote" };

	check_judgement(&promote, s->promote, OF_PERSON, V_BOOL);
	if (check_fair(r, s))
		check_judgement(&demote, s->demote, OF_PERSON, V_BOOL);
	if (s->promote == NULL && s->demote == NULL)
		fault_at(r, DIAG_ERROR, s->at, NULL, "policy.missing", NULL,
		    _("this step says neither when somebody rises (promote) nor when he falls back (demote)"));
}

void
check_awards(struct reader *r)
{
	const struct policy *p = r->p;

	for (size_t i = 0; i < p->nawards; i++) {
		if (p->awards[i].id != NULL)
			check_award(r, &p->awards[i]);
		for (size_t k = 0; k < i; k++)
			if (p->awards[i].id != NULL && p->awards[k].id != NULL && strcmp(p->awards[i].id, p->awards[k].id) == 0)
				fault_at(r, DIAG_ERROR, p->awards[i].at, NULL, "policy.repeated", NULL,
				    _("there is an award '%s' already (line %d)"), p->awards[i].id, p->awards[k].at.line);
	}
	for (size_t i = 0; i < p->nsteps; i++)
		check_step(r, &p->steps[i]);
	for (size_t i = 0; i < p->nscorecards; i++) {
		const struct scorecard *c = &p->scorecards[i];
		const struct ruled      when = { r, c->at, arena_printf(r->a, "scorecards.%s.improvement.when", c->id) };

		check_judgement(&when, c->plan_when, OF_REVIEW, V_BOOL);
	}
}
