#include "lib/review/cohort.h"

#include <string.h>

#include "lib/base/buf.h"

struct choosing {
	struct people_scope scope;
	struct cohort      *c;
	struct card_rule   *rule;
	size_t              n;
	day                 on;
};

/* ---- which cards --------------------------------------------------------- */

static const char *
cycles(const struct policy *p, struct arena *a)
{
	const char *all = "";

	for (size_t i = 0; i < p->nscorecards; i++)
		all = arena_printf(a, "%s%s%s (%s)", all, i == 0 ? "" : ", ", p->scorecards[i].id,
		    period_unit_name(p->scorecards[i].cycle));
	return all;
}

static int
no_card(const struct policy *p, struct period period, const char *card, struct arena *a, struct sales_err *err)
{
	char s[PERIOD_SIZE];

	if (p->nscorecards == 0) {
		FAIL(err, SALES_EPOLICY, _("the rule book has no scorecards"));
		return err_hint(err, "scorecards: {ae: {cycle: month, indicators: [...], grades: [...]}}");
	}
	if (card != NULL && policy_scorecard(p, card) == NULL)
		FAIL(err, SALES_EUSAGE, _("the rule book has no scorecard '%s'"), card);
	else
		FAIL(err, SALES_EPOLICY, _("%s is no scorecard's cycle"), period_str(period, s));
	return err_hint(err, _("scorecards and their cycles: %s"), cycles(p, a));
}

static int
bind_rule(struct choosing *g, const struct policy *p, const struct scorecard *card, struct sales_err *err)
{
	struct expr *e = NULL;

	if (card->who != NULL && people_scope_bind(&g->scope, card->who, &e, err) != SALES_OK) {
		err_prefix(err, _("rule book version %lld, scorecard '%s', for: "), (long long)p->version, card->id);
		return err->code = SALES_EINVAL;
	}
	g->rule[g->n++] = (struct card_rule){ card, e };
	return SALES_OK;
}

static int
choose_cards(struct choosing *g, const struct policy *p, struct period period, const char *card, struct sales_err *err)
{
	const struct period_env when = policy_when(p, period.to);

	g->rule = arena_array(g->scope.a, struct card_rule, p->nscorecards + 1);
	for (size_t i = 0; i < p->nscorecards; i++) {
		const struct scorecard *c = &p->scorecards[i];

		if ((card == NULL || strcmp(card, c->id) == 0) && period_same(period_of(period.from, c->cycle, &when), period))
			TRY(bind_rule(g, p, c, err));
	}
	return g->n > 0 ? SALES_OK : no_card(p, period, card, g->scope.a, err);
}

/* ---- who ----------------------------------------------------------------- */

int
card_rule_fits(const struct card_rule *r, const struct people_row *row, bool *fits, struct sales_err *err)
{
	if (r->e != NULL)
		return people_match(row, r->e, fits, err);
	*fits = row->place->role != NULL && strcmp(row->place->role, r->card->id) == 0;
	return SALES_OK;
}

static int
card_of(const struct choosing *g, const struct people_row *row, const struct scorecard **out, struct sales_err *err)
{
	*out = NULL;
	for (size_t i = 0; i < g->n && *out == NULL; i++) {
		bool matches;

		TRY(card_rule_fits(&g->rule[i], row, &matches, err));
		if (matches)
			*out = g->rule[i].card;
	}
	return SALES_OK;
}

static int
take_person(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct choosing         *g = arg;
	struct cohort           *c = g->c;
	const struct org_person *p = &c->org.person[id];
	struct people_row        row = { .scope = &g->scope, .cells = cells };
	const struct scorecard  *card;

	if ((size_t)id >= c->org.npeople || p->id == 0 || !org_is_there(p, (struct period){ g->on, g->on }))
		return SALES_OK;
	row.place = org_at(&c->org, id, g->on);
	TRY(card_of(g, &row, &card, err));
	if (card == NULL)
		c->without[c->nwithout++] = id;
	else
		c->v[c->n++] = (struct judged){ id, row.place->team, row.place->manager, card };
	return SALES_OK;
}

int
cohort_load(struct dept *d, const struct policy *p, struct period period, const char *card, struct arena *a,
    struct cohort *out, struct sales_err *err)
{
	struct choosing g = { .c = out, .on = period.to };
	struct query    q = { .period = { DAY_NONE, DAY_NONE } };

	*out = (struct cohort){ 0 };
	people_scope_open(&g.scope, d, &d->schema, a);
	TRY(choose_cards(&g, p, period, card, err));
	TRY(org_load(d, a, &out->org, err));
	out->v = arena_array(a, struct judged, out->org.npeople + 1);
	out->without = arena_array(a, int64_t, out->org.npeople + 1);
	q.kind = g.scope.person;
	q.cols = g.scope.col;
	q.ncols = g.scope.ncols;
	return record_each(d, &q, take_person, &g, err);
}
