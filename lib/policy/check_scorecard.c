/* What makes a scorecard unsound, beyond what its keys may say (S22 to S24:
 * indicators are few, weighted, capped, cover revenue, customers and
 * satisfaction, and leave little to taste). */
#include <string.h>

#include "lib/base/tr.h"
#include "lib/policy/section.h"

enum { WEIGHT_LARGE = 60 };          /* per cent; above it one number decides */

struct card_check { struct reader *r; const struct scorecard *c; };

static const char *const dimension_name[DIMENSIONS] = {
	"revenue", "customers", "satisfaction", "process", "data", "team"
};

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

static void
check_grades(struct card_check *k)
{
	const struct scorecard *c = k->c;
	struct ratio            sum = { 0, 1 };

	for (size_t i = 0; i < c->ngrades; i++) {
		const struct grade *g = &c->grades[i];
		const bool          by_share = g->share.den != 0;

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
	}
}
