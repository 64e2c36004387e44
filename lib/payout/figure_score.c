/* Scores and grades of a period: those of the reviews that end within it. */
#include "lib/payout/figures.h"

#include <string.h>

#include "lib/review/score.h"
#include "lib/review/standing.h"

enum { EARLIER_MAX = 24 };     /* periods that an estimate looks back */

struct figure_scores { struct figure_scores *next; struct period span; struct standing s; const struct standing_row **by_person; };

static int
scores_of(struct engine *e, struct period span, struct figure_scores **out, struct sales_err *err)
{
	struct figure_scores *s = e->scores;

	for (; s != NULL; s = s->next)
		if (period_same(s->span, span)) {
			*out = s;
			return SALES_OK;
		}
	s = arena_new(e->a, struct figure_scores);
	s->span = span;
	TRY(review_standing(e->d, span, NULL, e->a, &s->s, err));
	s->by_person = arena_array(e->a, const struct standing_row *, e->org.npeople + 1);
	for (size_t i = 0; i < s->s.n; i++)
		if ((size_t)s->s.row[i].person < e->org.npeople)
			s->by_person[s->s.row[i].person] = &s->s.row[i];
	s->next = e->scores;
	e->scores = s;
	*out = s;
	return SALES_OK;
}

static int
row_of(struct engine *e, int64_t person, struct period span, const struct standing_row **out, struct sales_err *err)
{
	struct figure_scores *s;

	TRY(scores_of(e, span, &s, err));
	*out = s->by_person[person];
	if (*out != NULL && (*out)->reviews == 0)
		*out = NULL;
	return SALES_OK;
}

/* The unit of a span that may be cut at its end. */
static enum period_unit
unit_of(const struct engine *e, struct period span)
{
	static const enum period_unit units[] = { UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_HALF };

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		const struct period p = period_in_year(span.from, units[i], &e->d->when);

		if (p.from == span.from && span.to <= p.to)
			return units[i];
	}
	return UNIT_YEAR;
}

/* What is not rated yet is estimated as the latest that was. */
static int
latest_of(struct engine *e, int64_t person, struct period span, const struct standing_row **out, struct sales_err *err)
{
	const enum period_unit unit = unit_of(e, span);

	for (int i = 0; *out == NULL && i < EARLIER_MAX; i++) {
		span = period_in_year(span.from - 1, unit, &e->d->when);
		TRY(row_of(e, person, span, out, err));
	}
	if (*out != NULL && person == e->estimating.person)
		e->estimating.of = span;
	return SALES_OK;
}

int
figure_score(struct engine *e, int64_t person, struct period span, struct exact *score, bool *has, const char **grade,
    struct sales_err *err)
{
	const struct standing_row *r;
	const struct scorecard    *card;
	const struct grade        *g;
	bool                       is_earlier = false;

	*has = false;
	*grade = NULL;
	TRY(row_of(e, person, span, &r, err));
	if (r == NULL && e->estimating.on) {
		TRY(latest_of(e, person, span, &r, err));
		is_earlier = r != NULL && person == e->estimating.person;
	}
	if (r == NULL || !exact_parse(r->exact, strlen(r->exact), score))
		return SALES_OK;
	*has = true;
	*grade = r->grade;
	card = policy_scorecard(e->d->policy, r->card);
	if (*grade == NULL && card != NULL && (g = card_grade(card, score)) != NULL)
		*grade = g->id;
	if (is_earlier)
		e->estimating.grade = *grade;
	return SALES_OK;
}
