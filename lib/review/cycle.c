#include "lib/review/cycle.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/review/rate.h"

enum review_state
review_state(const struct value *state)
{
	const char *const *word = kind_field(&review_kind, "state")->values;

	for (int i = 0; word[i] != NULL; i++)
		if (value_is(state, word[i]))
			return (enum review_state)i;
	return REVIEW_IS_OPEN;
}

/* ---- which --------------------------------------------------------------- */

const char *
cycle_code(const struct dept *d, int64_t review, struct arena *a)
{
	char code[32];

	return arena_strdup(a, kind_code(d->schema.by_no[review_kind.no], review, code));
}

const char *
cycle_text(const struct value *v, struct arena *a)
{
	return v->type == V_NULL ? NULL : arena_strndup(a, v->u.s.p, v->u.s.n);
}

struct ids { int64_t *v; size_t n; };

static int
take_id(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct ids *ids = arg;

	(void)id;
	(void)err;
	ids->v[ids->n++] = c[0].u.i;
	return SALES_OK;
}

static int
by_id(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

/* Every review that was opened has a first indicator. */
int
cycle_reviews(struct dept *d, const char *where, struct arena *a, int64_t **id, size_t *n, struct sales_err *err)
{
	static const char *const cols[] = { "review" };
	const char              *text = where == NULL ? "no = 1" : arena_printf(a, "no = 1 and %s", where);
	struct ids               ids = { 0 };
	struct query             q;
	int64_t                  count;

	TRY(record_count_where(d, &review_item_kind, text, &count, err));
	ids.v = arena_array(a, int64_t, (size_t)count + 1);
	TRY(record_query(d, &review_item_kind, cols, 1, text, a, &q, err));
	TRY(record_each(d, &q, take_id, &ids, err));
	if (ids.n > 0)
		qsort(ids.v, ids.n, sizeof(*ids.v), by_id);
	*id = ids.v;
	*n = ids.n;
	return SALES_OK;
}

int
cycle_card(struct dept *d, const char *card, day on, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct policy             *p = d->policy;
	const char                      *all = "";

	if (card == NULL || policy_scorecard(p, card) != NULL)
		return SALES_OK;
	TRY(dept_policy_at(d, on, &p, err));
	if (policy_scorecard(p, card) != NULL)
		return SALES_OK;
	for (size_t i = 0; i < p->nscorecards; i++)
		all = arena_printf(&a, "%s%s%s", all, i == 0 ? "" : ", ", p->scorecards[i].id);
	FAIL(err, SALES_EUSAGE, _("the rule book has no scorecard '%s'"), card);
	return *all == '\0' ? SALES_EUSAGE : err_hint(err, _("its scorecards: %s"), all);
}

int
cycle_within(struct dept *d, struct period period, const char *card, struct arena *a, int64_t **id, size_t *n,
    struct sales_err *err)
{
	char text[PERIOD_SIZE];

	TRY(cycle_card(d, card, period.to, err));
	return cycle_reviews(d, arena_printf(a, "review.to in %s%s%s%s", period_str(period, text),
	    card == NULL ? "" : " and review.scorecard = \"", card == NULL ? "" : card, card == NULL ? "" : "\""), a, id, n, err);
}

/* ---- who ----------------------------------------------------------------- */

int
cycle_actor(struct dept *d, int64_t *person, struct sales_err *err)
{
	const struct actor *who;

	TRY(dept_actor(d, &who, err));
	*person = who->person;
	if (who->person != 0)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("this is for a person to do: nobody here has the login '%s'"), who->login);
	return err_hint(err, "--as PERSON");
}

int
cycle_name(struct dept *d, int64_t person, const char **out, struct sales_err *err)
{
	struct ref_name name;

	TRY(dept_name(d, d->schema.by_no[KIND_PERSON], person, &name, err));
	*out = person == 0 ? _("nobody") : name.name;
	return SALES_OK;
}

/* ---- days ---------------------------------------------------------------- */

static day
workdays_after(const struct sheet *s, const struct value *from, int n)
{
	return n == 0 || from->type == V_NULL ? DAY_NONE : calendar_after(&s->policy->calendar, (day)from->u.i, n);
}

day
cycle_feedback_due(const struct sheet *s)
{
	return workdays_after(s, &s->review.v[REVIEW_TO], s->card->feedback_within);
}

day
cycle_ack_due(const struct sheet *s)
{
	return workdays_after(s, &s->review.v[REVIEW_PUBLISHED], s->card->ack_within);
}

day
cycle_appeal_last(const struct sheet *s)
{
	const day published = value_day(&s->review.v[REVIEW_PUBLISHED]);

	return published == DAY_NONE || s->card->appeal_within == 0 ? DAY_NONE : published + s->card->appeal_within;
}

day
cycle_decision_due(const struct sheet *s, day filed)
{
	return calendar_after(&s->policy->calendar, filed, DECIDED_WITHIN);
}

/* ---- indicators ---------------------------------------------------------- */

const char *
sheet_label(const struct sheet *s, const struct indicator *i, const char *lang)
{
	const struct metric *m = i->metric == NULL ? NULL : policy_metric(s->policy, i->metric);
	const bool           own = m == NULL || i->label.en != NULL || i->label.zh != NULL;

	return label_text(own ? i->label : m->label, lang, i->id);
}

int
sheet_find(const struct sheet *s, const char *name, struct arena *a, size_t *at, struct sales_err *err)
{
	const char **known = arena_array(a, const char *, s->n + 1), *near, *all = "";

	for (size_t i = 0; i < s->n; i++) {
		const struct indicator *x = s->item[i].indicator;

		*at = i;
		if (strcmp(x->id, name) == 0 || strcmp(sheet_label(s, x, "zh_CN"), name) == 0 || strcmp(sheet_label(s, x, "en"), name) == 0)
			return SALES_OK;
		known[i] = x->id;
		all = arena_printf(a, "%s%s%s", all, i == 0 ? "" : ", ", x->id);
	}
	near = text_nearest(name, known, s->n);
	FAIL(err, SALES_EUSAGE, _("scorecard '%s' has no indicator '%s'"), s->card->id, name);
	return near != NULL ? err_hint(err, _("did you mean '%s'?"), near) : err_hint(err, _("its indicators: %s"), all);
}

/* ---- what is missing ----------------------------------------------------- */

/* Whose mark a rating waits for: the manager's where he has a share. */
static int
unrated(struct dept *d, const struct sheet *s, const struct sheet_item *i, struct arena *a, const char **out,
    struct sales_err *err)
{
	const char *label = sheet_label(s, i->indicator, d->lang), *name;
	const bool  of_manager = i->indicator->by[RATER_MANAGER].num > 0;

	TRY(cycle_name(d, value_id(&s->review.v[of_manager ? REVIEW_REVIEWER : REVIEW_PERSON]), &name, err));
	if (of_manager)
		*out = arena_printf(a, _("%s by %s"), label, name);
	else if (i->indicator->by[RATER_SELF].num > 0)
		*out = arena_printf(a, _("%s by %s himself"), label, name);
	else
		*out = arena_printf(a, _("%s by %d peers"), label, PEERS_MIN);
	return SALES_OK;
}

int
cycle_missing(struct dept *d, const struct sheet *s, struct arena *a, const char **out, struct sales_err *err)
{
	static const char *const word[] = {
		[MARK_COUNTED] = "", [MARK_FEW] = N_("%s has too few facts"), [MARK_NO_VALUE] = N_("%s has no value"),
		[MARK_NO_TARGET] = N_("%s has no target"), [MARK_UNRATED] = "",
	};
	const char *one;

	*out = "";
	for (size_t k = 0; k < s->n; k++) {
		const struct sheet_item *i = &s->item[k];

		if (i->mark == MARK_COUNTED || (i->mark != MARK_UNRATED && i->indicator->missing != MISSING_BLOCK))
			continue;
		if (i->mark == MARK_UNRATED)
			TRY(unrated(d, s, i, a, &one, err));
		else
			one = arena_printf(a, tr(word[i->mark]), sheet_label(s, i->indicator, d->lang));
		*out = arena_printf(a, "%s%s%s", *out, **out == '\0' ? "" : ", ", one);
	}
	return SALES_OK;
}
