#include "lib/review/owed.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/exact.h"
#include "lib/review/appeal.h"
#include "lib/review/calibrate.h"
#include "lib/review/cycle.h"
#include "lib/review/rate.h"

static const struct { const char *name, *label; } words[] = {
	[OWED_SELF] = { "rate-self", N_("own rating") },
	[OWED_MANAGER] = { "rate-manager", N_("manager's rating") },
	[OWED_PEERS] = { "rate-peers", N_("peers' ratings") },
	[OWED_FIGURES] = { "figures", N_("missing figures") },
	[OWED_APPROVAL] = { "approve", N_("approval of an override") },
	[OWED_PUBLISH] = { "publish", N_("publishing") },
	[OWED_ACKNOWLEDGE] = { "acknowledge", NC_("owed", "acknowledgement") },
	[OWED_DECISION] = { "decide", N_("decision on an appeal") },
	[OWED_CLOSE] = { "close", N_("closing") },
};

const char *
owed_name(enum owed what)
{
	return words[what].name;
}

const char *
owed_label(enum owed what)
{
	return tr(words[what].label);
}

struct listing { struct dept *d; struct arena *a; struct owed_list *out; size_t cap; int64_t only; const struct sheet *s; };

static void
add(struct listing *l, enum owed what, int64_t who, day due, const char *detail)
{
	const struct value *v = l->s->review.v;
	struct owed_list   *o = l->out;

	if (l->only != 0 && who != l->only)
		return;
	o->row = arena_more(l->a, o->row, o->n, &l->cap, sizeof(*o->row));
	o->row[o->n++] = (struct owed_row){ .what = what, .review = l->s->review.id, .person = v[REVIEW_PERSON].u.i, .who = who,
		.period = arena_strndup(l->a, v[REVIEW_PERIOD].u.s.p, v[REVIEW_PERIOD].u.s.n), .detail = detail, .due = due };
}

/* ---- before publishing --------------------------------------------------- */

/* By group: the labels of the indicators that lack its marks. */
static int
add_ratings(struct listing *l, struct sales_err *err)
{
	const struct value *v = l->s->review.v;
	const int64_t       who[RATERS] = { [RATER_SELF] = v[REVIEW_PERSON].u.i, [RATER_MANAGER] = value_id(&v[REVIEW_REVIEWER]) };
	static const enum owed what[RATERS] = { [RATER_SELF] = OWED_SELF, [RATER_MANAGER] = OWED_MANAGER, [RATER_PEER] = OWED_PEERS };
	const char         *lacks[RATERS] = { "", "", "" };

	for (size_t i = 0; i < l->s->n; i++) {
		const struct indicator *x = l->s->item[i].indicator;
		struct marks            m;

		if (x->metric != NULL)
			continue;
		TRY(review_marks(l->d, l->s->review.id, x, l->a, &m, err));
		for (int g = 0; g < RATERS; g++)
			if (x->by[g].num > 0 && !marks_count(x, &m, (enum rater)g))
				lacks[g] = arena_printf(l->a, "%s%s%s", lacks[g], *lacks[g] == '\0' ? "" : ", ", sheet_label(l->s, x, l->d->lang));
	}
	for (int g = 0; g < RATERS; g++)
		if (*lacks[g] != '\0')
			add(l, what[g], who[g], cycle_feedback_due(l->s), lacks[g]);
	return SALES_OK;
}

static int
add_unpublished(struct listing *l, enum review_state at, struct sales_err *err)
{
	const struct value *v = l->s->review.v;
	const int64_t       reviewer = value_id(&v[REVIEW_REVIEWER]);
	const day           due = cycle_feedback_due(l->s);
	struct exact        score;
	const char         *missing;
	int64_t             pending;
	bool                is_waiting;
	char                code[32];

	exact_init(&score);
	is_waiting = sheet_score(l->s, &score) == SCORE_WAITING;
	exact_done(&score);
	if (at != REVIEW_IS_CALIBRATED && v[REVIEW_OVERRIDE].type == V_NULL)
		TRY(add_ratings(l, err));
	TRY(calibration_pending(l->d, l->s->review.id, l->a, &pending, err));
	if (pending != 0)
		add(l, OWED_APPROVAL, 0, due, arena_strdup(l->a, kind_code(&calibration_kind, pending, code)));
	else if (at != REVIEW_IS_OPEN)
		add(l, OWED_PUBLISH, reviewer, due, "");
	TRY(cycle_missing(l->d, l->s, l->a, &missing, err));
	if (at == REVIEW_IS_OPEN && !is_waiting)
		add(l, OWED_FIGURES, reviewer, due, missing);
	return SALES_OK;
}

/* ---- from publishing on -------------------------------------------------- */

static int
add_decision(struct listing *l, struct sales_err *err)
{
	const struct kind *k = l->d->schema.by_no[appeal_kind.no];
	struct record      r;
	int64_t            appeal, *who;
	size_t             n;
	char               code[32];

	kind_code(l->d->schema.by_no[review_kind.no], l->s->review.id, code);
	TRY(appeal_named(l->d, code, l->a, &appeal, err));
	TRY(record_get(l->d, k, appeal, l->a, &r, err));
	TRY(appeal_deciders(l->d, l->s, l->a, &who, &n, err));
	add(l, OWED_DECISION, n == 0 ? 0 : who[0], cycle_decision_due(l->s, value_day(&r.v[kind_index(k, "filed_on")])),
	    arena_strdup(l->a, kind_code(k, appeal, code)));
	return SALES_OK;
}

static int
add_published(struct listing *l, enum review_state at, struct sales_err *err)
{
	const struct value *v = l->s->review.v;
	const day           last = cycle_appeal_last(l->s);

	if (v[REVIEW_ACKNOWLEDGED].type == V_NULL)
		add(l, OWED_ACKNOWLEDGE, v[REVIEW_PERSON].u.i, cycle_ack_due(l->s), "");
	if (at == REVIEW_IS_APPEALED)
		return add_decision(l, err);
	if (at == REVIEW_IS_ACKNOWLEDGED || at == REVIEW_IS_DECIDED || last == DAY_NONE || l->d->when.today > last)
		add(l, OWED_CLOSE, value_id(&v[REVIEW_REVIEWER]), DAY_NONE, "");
	return SALES_OK;
}

/* ---- all ----------------------------------------------------------------- */

static int
by_due(const void *x, const void *y)
{
	const struct owed_row *a = x, *b = y;

	if ((a->due == DAY_NONE) != (b->due == DAY_NONE))
		return a->due == DAY_NONE ? 1 : -1;
	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	if (a->review != b->review)
		return a->review < b->review ? -1 : 1;
	return (a->what > b->what) - (a->what < b->what);
}

int
review_owed(struct dept *d, struct period period, int64_t person, struct arena *a, struct owed_list *out,
    struct sales_err *err)
{
	struct listing l = { .d = d, .a = a, .out = out, .only = person };
	const char    *where = "review.state != closed";
	int64_t       *id;
	size_t         n;
	char           from[DAY_SIZE], to[DAY_SIZE];

	*out = (struct owed_list){ 0 };
	if (period.from != DAY_NONE && period.to != DAY_NONE)
		where = arena_printf(a, "%s and review.to >= %s and review.to <= %s", where, day_str(period.from, from), day_str(period.to, to));
	TRY(cycle_reviews(d, where, a, &id, &n, err));
	for (size_t i = 0; i < n; i++) {
		struct sheet      s;
		enum review_state at;

		TRY(sheet_load(d, id[i], a, &s, err));
		l.s = &s;
		at = review_state(&s.review.v[REVIEW_STATE]);
		TRY(at < REVIEW_IS_PUBLISHED ? add_unpublished(&l, at, err) : add_published(&l, at, err));
	}
	if (out->n > 0)
		qsort(out->row, out->n, sizeof(*out->row), by_due);
	return SALES_OK;
}

int
reviews_overdue(struct dept *d, day today, int64_t *n, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct owed_list                 list;

	TRY(review_owed(d, (struct period){ DAY_NONE, DAY_NONE }, 0, &a, &list, err));
	*n = 0;
	for (size_t i = 0; i < list.n; i++)
		*n += list.row[i].due != DAY_NONE && list.row[i].due < today;
	return SALES_OK;
}
