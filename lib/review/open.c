#include "lib/review/open.h"

#include <string.h>

#include "lib/base/exact.h"
#include "lib/base/tr.h"
#include "lib/goal/missing.h"
#include "lib/review/cohort.h"
#include "lib/review/kinds.h"
#include "lib/review/measure.h"

struct opening {
	struct op                *op;
	struct dept              *d;
	struct arena             *a;
	const struct review_open *ask;
	const struct policy      *policy;    /* of the period's last day */
	struct cohort             cohort;
	struct measuring          measuring;
	bool                     *has;       /* by person: a review of the period */
	struct buf               *items;     /* struct item_row[] */
	const struct kind        *review, *item;
	int64_t                   facts_op;
	struct review_opened     *out;
};

/* ---- what is measured ---------------------------------------------------- */

static int
measure_all(struct opening *o, struct sales_err *err)
{
	const struct policy *p = o->policy;

	TRY(measuring_begin(&o->measuring, o->d, p, o->ask->period, &o->cohort.org, o->a, err));
	for (size_t c = 0; c < p->nscorecards; c++) {
		bool used = false;

		for (size_t i = 0; i < o->cohort.n && !used; i++)
			used = o->cohort.v[i].card == &p->scorecards[c];
		if (used)
			TRY(measuring_card(&o->measuring, &p->scorecards[c], err));
	}
	return SALES_OK;
}

/* ---- one person's sheet -------------------------------------------------- */

struct item_row { struct value v[ITEM_FIELDS]; };

static void
count(struct opening *o, const struct sheet *s, const struct value *v)
{
	struct exact score;

	o->out->added++;
	o->out->rated += value_is(&v[REVIEW_STATE], "rated");
	o->out->reweighted += v[REVIEW_REWEIGHTED].u.i != 0;
	exact_init(&score);
	o->out->blocked += sheet_score(s, &score) == SCORE_BLOCKED;
	exact_done(&score);
}

static int
open_one(struct opening *o, const struct judged *j, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct org_person *person = &o->cohort.org.person[j->person];
	struct sheet             s = { .policy = o->policy, .card = j->card, .n = j->card->nindicators,
		.override = { .score = -1 } };
	struct value             v[REVIEW_FIELDS] = { { 0 } };
	char                     period[PERIOD_SIZE];
	int64_t                  id;

	s.item = arena_array(&a, struct sheet_item, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		TRY(measuring_item(&o->measuring, j->person, j->team, &s, i, err));
	v[REVIEW_PERSON] = v_of(V_REF, j->person);
	v[REVIEW_PERIOD] = v_text(period_str(o->ask->period, period));
	v[REVIEW_CARD] = v_text(j->card->id);
	v[REVIEW_REVIEWER] = j->manager == 0 ? v_null() : v_of(V_REF, j->manager);
	v[REVIEW_STATE] = v_text("open");
	v[REVIEW_NEWCOMER] = v_of(V_BOOL, j->card->newcomer > 0 && person->hired != DAY_NONE
	    && person->hired + j->card->newcomer > o->ask->period.to);
	v[REVIEW_OPENED] = v_day(o->d->when.today);
	v[REVIEW_POLICY] = v_int(o->policy->version);
	v[REVIEW_FACTS_OP] = v_int(o->facts_op);
	TRY(sheet_result(&s, &a, v, err));
	TRY(record_add(o->op, o->review, v, &id, err));
	for (size_t i = 0; i < s.n; i++) {
		struct item_row row = { .v = { { 0 } } };

		sheet_item_values(&s.item[i], o->a, row.v);
		row.v[ITEM_REVIEW] = v_of(V_REF, id);
		row.v[ITEM_NO] = v_int((int64_t)i + 1);
		buf_put(o->items, &row, sizeof(row));
	}
	count(o, &s, v);
	return SALES_OK;
}

/* ---- whom ---------------------------------------------------------------- */

static int
take_review(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct opening *o = arg;

	(void)id;
	(void)err;
	if (c[0].type == V_REF && (size_t)c[0].u.i < o->cohort.org.npeople)
		o->has[c[0].u.i] = true;
	return SALES_OK;
}

static int
find_present(struct opening *o, struct sales_err *err)
{
	static const char *const cols[] = { "person" };
	char                     period[PERIOD_SIZE];
	struct query             q;

	o->has = arena_array(o->a, bool, o->cohort.org.npeople + 1);
	TRY(record_query(o->d, &review_kind, cols, 1, arena_printf(o->a, "period = \"%s\"", period_str(o->ask->period, period)),
	    o->a, &q, err));
	return record_each(o->d, &q, take_review, o, err);
}

static bool
is_asked_for(const struct review_open *ask, int64_t person)
{
	for (size_t i = 0; i < ask->npeople; i++)
		if (ask->person[i] == person)
			return true;
	return ask->person == NULL;
}

static int
check_over(const struct opening *o, struct sales_err *err)
{
	char period[PERIOD_SIZE], last[DAY_SIZE];

	if (o->ask->period.to < o->d->when.today)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s is not over: it ends on %s, and its facts are not all there"),
	    period_str(o->ask->period, period), day_str(o->ask->period.to, last));
	return err_hint(err, _("a period is reviewed from the day after it"));
}

/* Nobody is judged without an approved goal, where the rule book asks for them. */
static int
check_goals(struct opening *o, struct sales_err *err)
{
	int64_t    *asked = arena_array(o->a, int64_t, o->cohort.n + 1), *who;
	size_t      n = 0, nwho;
	const char *names = "";

	for (size_t i = 0; i < o->cohort.n; i++)
		if (!o->has[o->cohort.v[i].person] && is_asked_for(o->ask, o->cohort.v[i].person))
			asked[n++] = o->cohort.v[i].person;
	if (!o->policy->goals.approval || n == 0)
		return SALES_OK;
	TRY(goal_missing(o->d, NULL, o->ask->period, asked, n, o->a, &who, &nwho, err));
	if (nwho == 0)
		return SALES_OK;
	for (size_t i = 0; i < nwho; i++)
		names = arena_printf(o->a, "%s%s%s", names, i == 0 ? "" : ", ", o->cohort.org.person[who[i]].name);
	FAIL(err, SALES_EPOLICY, tr_n("%zu person has no approved goal for the period: %s",
	    "%zu people have no approved goal for the period: %s", (long)nwho), nwho, names);
	return err_hint(err, "salesctl goal list state:draft; salesctl goal set PERSON METRIC=TARGET -p PERIOD");
}

/* ---- all ----------------------------------------------------------------- */

static int
add_items(struct opening *o, struct sales_err *err)
{
	struct item_row *row = (struct item_row *)(void *)o->items->p;
	const size_t     n = o->items->n / sizeof(*row);
	int64_t          id;

	TRY(bulk_begin(o->op, o->item, (int64_t)n, err));
	for (size_t i = 0; i < n; i++)
		TRY(record_add(o->op, o->item, row[i].v, &id, err));
	return bulk_end(o->op, o->item, err);
}

int
review_open(struct op *op, const struct review_open *ask, struct arena *a, struct review_opened *out,
    struct sales_err *err)
{
	CLEANUP(buf_done) struct buf items = { 0 };
	struct opening               o = { .op = op, .d = op->d, .a = a, .ask = ask, .items = &items, .out = out,
		.review = op->d->schema.by_no[review_kind.no], .item = op->d->schema.by_no[review_item_kind.no] };

	*out = (struct review_opened){ 0 };
	TRY(check_over(&o, err));
	TRY(dept_policy_at(o.d, ask->period.to, &o.policy, err));
	TRY(dept_last_op(o.d, &o.facts_op, err));
	TRY(cohort_load(o.d, o.policy, ask->period, ask->card, a, &o.cohort, err));
	TRY(find_present(&o, err));
	TRY(check_goals(&o, err));
	TRY(measure_all(&o, err));
	for (size_t i = 0; i < o.cohort.n; i++) {
		const struct judged *j = &o.cohort.v[i];

		if (!is_asked_for(ask, j->person))
			continue;
		if (o.has[j->person])
			out->already++;
		else
			TRY(open_one(&o, j, err));
	}
	out->without = o.cohort.without;
	out->nwithout = ask->person == NULL && ask->card == NULL ? o.cohort.nwithout : 0;
	return add_items(&o, err);
}
