#include "lib/review/publish.h"

#include <string.h>

#include "lib/base/tr.h"
#include "lib/review/calibrate.h"
#include "lib/review/places.h"

enum { NAMED_MAX = 5 };          /* how many a refusal names */

struct publishing {
	struct op        *op;
	struct dept      *d;
	struct arena     *a;
	struct published *out;
	const char       *refused;   /* "R-0001 (团队协作 by 何静), R-0004 (...)" */
	long              nrefused;
};

/* ---- may it be ----------------------------------------------------------- */

static void
refuse(struct publishing *p, int64_t review, const char *why)
{
	if (p->nrefused++ < NAMED_MAX)
		p->refused = arena_printf(p->a, "%s%s%s (%s)", p->nrefused == 1 ? "" : p->refused, p->nrefused == 1 ? "" : ", ",
		    cycle_code(p->d, review, p->a), why);
}

static int
check_one(struct publishing *p, const struct place_row *r, struct sales_err *err)
{
	struct sheet s;
	const char  *missing;
	int64_t      pending;
	char         code[32];

	if (r->state >= REVIEW_IS_PUBLISHED)
		return SALES_OK;
	TRY(calibration_pending(p->d, r->review, p->a, &pending, err));
	if (pending != 0)
		refuse(p, r->review, arena_printf(p->a, _("%s waits for approval"), kind_code(&calibration_kind, pending, code)));
	if (pending != 0 || r->has_score)
		return SALES_OK;
	TRY(sheet_load(p->d, r->review, p->a, &s, err));
	TRY(cycle_missing(p->d, &s, p->a, &missing, err));
	refuse(p, r->review, *missing == '\0' ? _("nothing is left to weigh") : missing);
	return SALES_OK;
}

static int
say_refused(const struct publishing *p, struct sales_err *err)
{
	if (p->nrefused == 0)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, tr_n("%ld review is not ready, and all of one scorecard and period are ranked together: %s%s",
	    "%ld reviews are not ready, and all of one scorecard and period are ranked together: %s%s", p->nrefused), p->nrefused,
	    p->refused, p->nrefused > NAMED_MAX ? ", ..." : "");
	return err_hint(err, "salesctl review owed");
}

/* ---- a group ------------------------------------------------------------- */

static int
write_one(struct publishing *p, const struct sheet *s, const struct place_row *place, struct sales_err *err)
{
	const struct grade *g = rank_grade(s->card, place->rank, place->of);
	const day           today = p->d->when.today, due = cycle_feedback_due(s);
	struct draft        r;

	TRY(draft_of(p->op, &review_kind, s->review.id, p->a, &r, err));
	r.v[REVIEW_STATE] = v_text("published");
	r.v[REVIEW_PUBLISHED] = v_day(today);
	r.v[REVIEW_RANK] = place->rank == 0 ? v_null() : v_int(place->rank);
	if (g != NULL && s->override.grade == NULL)
		sheet_set_grade(g, r.v);
	TRY(draft_save(&r, NULL, NULL, err));
	p->out->review[p->out->n++] = s->review.id;
	if (due == DAY_NONE || today <= due)
		return SALES_OK;
	p->out->due = p->out->late++ == 0 || due < p->out->due ? due : p->out->due;
	return SALES_OK;
}

static bool
is_of_group(const struct record *r, const struct record *first)
{
	return value_equal(&r->v[REVIEW_PERIOD], &first->v[REVIEW_PERIOD]) && value_equal(&r->v[REVIEW_CARD], &first->v[REVIEW_CARD]);
}

/* Those of the sheets that are of the first one's scorecard and period. */
static int
publish_group(struct publishing *p, const struct sheet *s, size_t n, bool *done, struct sales_err *err)
{
	CLEANUP(places_done) struct places all = { 0 };
	const char                        *moved;

	TRY(places_load(p->d, &s->review.v[REVIEW_PERIOD], &s->review.v[REVIEW_CARD], p->a, &all, err));
	for (size_t i = 0; i < all.n; i++)
		TRY(check_one(p, &all.row[i], err));
	for (size_t i = 0; i < n; i++) {
		if (done[i] || !is_of_group(&s[i].review, &s->review))
			continue;
		done[i] = true;
		if (review_state(&s[i].review.v[REVIEW_STATE]) >= REVIEW_IS_PUBLISHED)
			p->out->already++;
		else if (p->nrefused == 0)
			TRY(write_one(p, &s[i], places_of(&all, s[i].review.id), err));
	}
	moved = places_moved(&all, p->d, s->card, 0);
	if (moved != NULL)
		p->out->moved = p->out->moved == NULL ? moved : arena_printf(p->a, "%s, %s", p->out->moved, moved);
	return SALES_OK;
}

int
review_publish(struct op *op, const int64_t *review, size_t n, struct arena *a, struct published *out,
    struct sales_err *err)
{
	struct publishing p = { .op = op, .d = op->d, .a = a, .out = out };
	struct sheet     *s = arena_array(a, struct sheet, n + 1);
	bool             *done = arena_array(a, bool, n + 1);

	*out = (struct published){ .review = arena_array(a, int64_t, n + 1), .due = DAY_NONE };
	for (size_t i = 0; i < n; i++)
		TRY(sheet_load(op->d, review[i], a, &s[i], err));
	for (size_t i = 0; i < n; i++)
		if (!done[i])
			TRY(publish_group(&p, s + i, n - i, done + i, err));
	TRY(say_refused(&p, err));
	op_final(op, "salesctl review appeal R-... --reason TEXT");
	return SALES_OK;
}

/* ---- acknowledging ------------------------------------------------------- */

int
review_acknowledge(struct op *op, int64_t review, const char *note, struct arena *a, struct acknowledged *out,
    struct sales_err *err)
{
	const char       *code = cycle_code(op->d, review, a), *name;
	enum review_state at;
	struct draft      r;
	struct sheet      s;
	int64_t           who;

	*out = (struct acknowledged){ .due = DAY_NONE };
	TRY(sheet_load(op->d, review, a, &s, err));
	TRY(cycle_actor(op->d, &who, err));
	TRY(cycle_name(op->d, s.review.v[REVIEW_PERSON].u.i, &name, err));
	if (who != s.review.v[REVIEW_PERSON].u.i)
		return FAIL(err, SALES_EPOLICY, _("%s is the review of %s, who alone acknowledges it"), code, name);
	at = review_state(&s.review.v[REVIEW_STATE]);
	if (at < REVIEW_IS_PUBLISHED)
		return FAIL(err, SALES_EPOLICY, _("%s is not published yet"), code);
	if (s.review.v[REVIEW_ACKNOWLEDGED].type != V_NULL) {
		out->what = ACK_ALREADY;
		return SALES_OK;
	}
	if (at == REVIEW_IS_CLOSED)
		return FAIL(err, SALES_EPOLICY, _("%s is closed"), code);
	out->due = cycle_ack_due(&s);
	out->late = out->due != DAY_NONE && op->d->when.today > out->due;
	TRY(draft_of(op, &review_kind, review, a, &r, err));
	if (at == REVIEW_IS_PUBLISHED)
		r.v[REVIEW_STATE] = v_text("acknowledged");
	r.v[REVIEW_ACKNOWLEDGED] = v_day(op->d->when.today);
	r.v[REVIEW_ACK_NOTE] = v_text(note);
	r.v[REVIEW_ACK_LATE] = v_of(V_BOOL, out->late);
	op_final(op, arena_printf(&op->d->arena, "salesctl review appeal %s --reason TEXT", code));
	return draft_save(&r, NULL, NULL, err);
}

/* ---- closing ------------------------------------------------------------- */

/* Why it may not be closed; NULL: it may. */
static const char *
still_waits(const struct dept *d, const struct sheet *s, struct arena *a)
{
	const enum review_state at = review_state(&s->review.v[REVIEW_STATE]);
	const day               last = cycle_appeal_last(s);
	char                    text[DAY_SIZE];

	if (at < REVIEW_IS_PUBLISHED)
		return _("not published");
	if (at == REVIEW_IS_APPEALED)
		return _("an appeal waits for its decision");
	if (at == REVIEW_IS_PUBLISHED && last != DAY_NONE && d->when.today <= last)
		return arena_printf(a, _("not acknowledged, and appeals are open until %s"), day_str(last, text));
	return NULL;
}

int
review_close(struct op *op, const int64_t *review, size_t n, bool all, struct arena *a, struct closing *out,
    struct sales_err *err)
{
	*out = (struct closing){ .review = arena_array(a, int64_t, n + 1), .waiting = "" };
	for (size_t i = 0; i < n; i++) {
		struct sheet s;
		struct draft r;
		const char  *why;

		TRY(sheet_load(op->d, review[i], a, &s, err));
		if (review_state(&s.review.v[REVIEW_STATE]) == REVIEW_IS_CLOSED)
			continue;
		why = still_waits(op->d, &s, a);
		if (why != NULL) {
			if (out->nwaiting++ < NAMED_MAX)
				out->waiting = arena_printf(a, "%s%s%s (%s)", out->waiting, out->nwaiting == 1 ? "" : ", ",
				    cycle_code(op->d, review[i], a), why);
			continue;
		}
		TRY(draft_of(op, &review_kind, review[i], a, &r, err));
		r.v[REVIEW_STATE] = v_text("closed");
		r.v[REVIEW_CLOSED] = v_day(op->d->when.today);
		TRY(draft_save(&r, NULL, NULL, err));
		out->review[out->n++] = review[i];
	}
	if (out->nwaiting > NAMED_MAX)
		out->waiting = arena_printf(a, "%s, ...", out->waiting);
	if (out->nwaiting > 0 && (all || out->n == 0)) {
		FAIL(err, SALES_EPOLICY, tr_n("%ld review can't be closed yet: %s", "%ld reviews can't be closed yet: %s", out->nwaiting),
		    out->nwaiting, out->waiting);
		return err_hint(err, "salesctl review owed");
	}
	op->flags |= OP_FINAL;
	return SALES_OK;
}
