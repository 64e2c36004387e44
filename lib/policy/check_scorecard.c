/* What makes a scorecard unsound, beyond what its keys may say (S22 to S24:
 * indicators are few, weighted, capped, cover revenue, customers and
 * satisfaction, and leave little to taste). */
#include <string.h>

#include "lib/base/tr.h"
#include "lib/policy/section_scorecard.h"

enum { WEIGHT_LARGE = 60 };          /* per cent; above it one number decides */

struct card_check { struct reader *r; const struct scorecard *c; };

static const char *const dimension_name[DIMENSIONS] = {
	"revenue", "customers", "satisfaction", "process", "data", "team"
};

/* 98 where 98% is meant: of a metric that is a share, a hundred times too much.
 * 95% where 0.95 is meant: steps with a sign go by the target. */
static void
check_percent(struct card_check *k, const struct indicator *i)
{
	const struct curve *c = &i->curve;
	const struct ratio  most = { 2, 1 };
	const bool          large = (i->target.den != 0 && ratio_cmp(i->target, most) > 0)
	    || (c->full.den != 0 && (ratio_cmp(c->full, most) > 0 || ratio_cmp(c->zero, most) > 0))
	    || (c->of_value && c->nsteps > 0 && ratio_cmp(c->step[c->nsteps - 1].at, most) > 0);

	if (large)
		WARN(k->r, i->at, NULL, "policy.percent", _("scorecard '%s': '%s' is a percentage, whose values are written 0.98: 98 "
		    "is 9800%%"), k->c->id, i->id);
	else if (c->form == CURVE_STEPS && !c->of_value && i->target.den == 0)
		WARN(k->r, i->at, NULL, "policy.percent", _("scorecard '%s': '%s' is a percentage, and its steps with %% go by a share "
		    "of the goal: steps by the percentage itself are written 0.98"), k->c->id, i->id);
}

/* Points that rise and fall again make more worth less. */
static void
check_steps(struct card_check *k, const struct indicator *i)
{
	const struct curve *c = &i->curve;
	bool                up = false, down = false;

	for (size_t n = 1; n < c->nsteps; n++) {
		const int way = ratio_cmp(c->step[n].points, c->step[n - 1].points);

		up = up || way > 0;
		down = down || way < 0;
	}
	if (up && down)
		WARN(k->r, i->at, NULL, "policy.curve", _("scorecard '%s': the steps of '%s' rise and fall: then more is worth less"),
		    k->c->id, i->id);
}

static void
check_metric_use(struct card_check *k, const struct indicator *i, const struct metric *m)
{
	if (!metric_credits(k->r->p, m))
		fault_at(k->r, DIAG_ERROR, i->at, NULL, "policy.credit", NULL, _("scorecard '%s': '%s' credits nobody, so nobody has a "
		    "value of it: give the metric 'credit: owner' or 'credit: split' (line %d)"), k->c->id, i->id, m->at.line);
	if (m->unit == V_RATE)
		check_percent(k, i);
}

static void
check_indicator(struct card_check *k, size_t at)
{
	const struct scorecard *c = k->c;
	const struct indicator *i = &c->indicators[at];
	const struct metric    *m = i->metric == NULL ? NULL : policy_metric(k->r->p, i->metric);
	char                    s[RATIO_SIZE];

	for (size_t j = 0; j < at; j++)
		if (i->id != NULL && c->indicators[j].id != NULL && strcmp(i->id, c->indicators[j].id) == 0)
			fault_at(k->r, DIAG_ERROR, i->at, NULL, "policy.repeated", NULL,
			    _("scorecard '%s' has an indicator '%s' already (line %d)"), c->id, i->id, c->indicators[j].at.line);
	if (m != NULL)
		check_metric_use(k, i, m);
	check_steps(k, i);
	if (i->weight.den != 0 && ratio_cmp(i->weight, (struct ratio){ WEIGHT_LARGE, 100 }) > 0)
		WARN(k->r, i->at, NULL, "policy.weight", _("scorecard '%s': '%s' alone weighs %s%%: more than %d%% on one number "
		    "decides the whole review"), c->id, i->id, ratio_percent(i->weight, s), WEIGHT_LARGE);
	if (m != NULL && !i->has_curve)
		fault_at(k->r, DIAG_ERROR, i->at, NULL, "policy.missing", NULL,
		    _("scorecard '%s', '%s': say how the metric becomes points, such as score: {linear: {cap: 120}}"), c->id, i->id);
	else if (i->has_curve && i->curve.form != CURVE_STEPS && i->curve.form != CURVE_DEDUCTION && i->curve.cap.den == 0)
		WARN(k->r, i->at, NULL, "policy.curve", _("scorecard '%s': '%s' has no cap: one extraordinary value outweighs "
		    "everything else"), c->id, i->id);
	if (m != NULL && i->has_curve && i->curve.form == CURVE_LINEAR && !i->curve.of_value && m->lower_is_better)
		fault_at(k->r, DIAG_ERROR, i->at, NULL, "policy.curve", NULL, _("scorecard '%s': less is better of '%s', and this "
		    "curve gives more points for more: use inverse, or linear with zero above full"), c->id, i->id);
	if (m != NULL && (m->form == METRIC_RATIO || (m->form == METRIC_FACTS && m->facts.fn == MEASURE_AVG))
	    && i->min_sample == 0 && m->min_sample == 0)
		WARN(k->r, i->at, NULL, "policy.sample", _("scorecard '%s': '%s' is an average, and no min_sample says from how "
		    "many facts on it means anything"), c->id, i->id);
}

static void
check_weights(struct card_check *k)
{
	const struct scorecard *c = k->c;
	struct ratio            sum = { 0, 1 }, taste = { 0, 1 };
	unsigned                covered = 0;
	bool                    ok = true;
	char                    a[RATIO_SIZE], b[RATIO_SIZE];

	for (size_t i = 0; i < c->nindicators; i++) {
		const struct indicator *n = &c->indicators[i];

		ok = ok && ratio_add(sum, n->weight, &sum);
		if (n->metric == NULL)
			ok = ok && ratio_add(taste, n->weight, &taste);
		covered |= 1U << policy_dimension(k->r->p, n);
	}
	if (!ok)
		return; /* a weight that could not be read was said */
	if (ratio_cmp(sum, (struct ratio){ 1, 1 }) != 0)
		fault_at(k->r, DIAG_ERROR, c->at, NULL, "policy.weight", NULL,
		    _("scorecard '%s': the weights add up to %s, not to 100"), c->id, ratio_percent(sum, a));
	if (ratio_cmp(taste, c->subjective_max) > 0)
		fault_at(k->r, DIAG_ERROR, c->at, NULL, "policy.subjective", NULL,
		    _("scorecard '%s': ratings weigh %s%%, and subjective_max allows %s%%"), c->id, ratio_percent(taste, a),
		    ratio_percent(c->subjective_max, b));
	for (int d = 0; d < DIMENSIONS; d++)
		if ((c->dimensions >> d & 1) != 0 && (covered >> d & 1) == 0)
			fault_at(k->r, DIAG_ERROR, c->at, NULL, "policy.dimension", NULL, _("scorecard '%s' measures nothing of the "
			    "dimension '%s': add an indicator of it, mark one with dimension: %s, or list what must be covered "
			    "under 'dimensions'"), c->id, dimension_name[d], dimension_name[d]);
}

/* A share of the people always has the last grade, whatever they did. */
static void
check_last_grade(struct card_check *k, const struct grade *g)
{
	if (names_dismissal(g->id) || names_dismissal(g->label.en) || names_dismissal(g->label.zh))
		fault_at(k->r, DIAG_ERROR, g->at, NULL, "policy.dismissal", NULL, _("scorecard '%s': the grade '%s' takes somebody's "
		    "place by his result alone: somebody is always last. First come training or another post and a second failure, each "
		    "with its record: say under 'improvement' who gets a plan"), k->c->id, g->id);
	else if (g->share.den != 0 && g->coefficient.den != 0 && g->coefficient.num == 0)
		WARN(k->r, g->at, NULL, "policy.rank-alone", _("scorecard '%s': who has grade '%s' gets nothing, for his rank alone: "
		    "a share of the people always has it, whatever they did"), k->c->id, g->id);
}

/* What people are owed: to hear it soon, and to say that it is wrong. */
static void
check_duties(struct card_check *k)
{
	if (k->c->feedback_within == 0)
		WARN(k->r, k->c->at, NULL, "policy.feedback", _("scorecard '%s' says no time within which people hear their result: "
		    "feedback_within: 5d"), k->c->id);
	if (k->c->appeal_within == 0)
		WARN(k->r, k->c->at, NULL, "policy.appeal", _("scorecard '%s' lets nobody appeal: appeal: {within: 10d}"), k->c->id);
}

static void
check_grades(struct card_check *k)
{
	const struct scorecard *c = k->c;
	struct ratio            sum = { 0, 1 };

	for (size_t i = 0; i < c->ngrades; i++) {
		const struct grade *g = &c->grades[i];
		const bool          by_share = g->share.den != 0;

		check_last_grade(k, g);
		if (by_share != (c->grades[0].share.den != 0) || by_share == (g->from.den != 0)) {
			fault_at(k->r, DIAG_ERROR, g->at, NULL, "policy.grade", NULL,
			    _("scorecard '%s': grades go by points from ... on, or by shares of the people, all in one way"), c->id);
			return;
		}
		if (!by_share && i > 0 && ratio_cmp(g->from, c->grades[i - 1].from) >= 0)
			fault_at(k->r, DIAG_ERROR, g->at, NULL, "policy.grade", NULL,
			    _("scorecard '%s': the grades go down from the best: '%s' does not begin below '%s'"), c->id, g->id,
			    c->grades[i - 1].id);
		if (by_share && !ratio_add(sum, g->share, &sum))
			return;
	}
	if (c->ngrades == 0) {
		fault_at(k->r, DIAG_ERROR, c->at, NULL, "policy.grade", NULL, _("scorecard '%s' has no grades"), c->id);
	} else if (c->grades[0].share.den != 0 && ratio_cmp(sum, (struct ratio){ 1, 1 }) != 0) {
		char s[RATIO_SIZE];

		fault_at(k->r, DIAG_ERROR, c->at, NULL, "policy.grade", NULL,
		    _("scorecard '%s': the grades' shares add up to %s%%, not to 100%%"), c->id, ratio_percent(sum, s));
	} else if (c->grades[0].share.den == 0 && c->grades[c->ngrades - 1].from.num > 0) {
		fault_at(k->r, DIAG_ERROR, c->grades[c->ngrades - 1].at, NULL, "policy.grade", NULL,
		    _("scorecard '%s': the last grade begins at 0: below '%s' there would be none"), c->id,
		    c->grades[c->ngrades - 1].id);
	}
}

void
check_scorecards(struct reader *r)
{
	for (size_t i = 0; i < r->p->nscorecards; i++) {
		struct card_check k = { r, &r->p->scorecards[i] };

		for (size_t n = 0; n < k.c->nindicators; n++)
			check_indicator(&k, n);
		check_weights(&k);
		check_grades(&k);
		check_duties(&k);
	}
}
