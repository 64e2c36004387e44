#include "lib/review/rate.h"

#include <stdlib.h>
#include <string.h>

#include "lib/review/calibrate.h"
#include "lib/review/cycle.h"

static const char *const names[RATERS] = { [RATER_SELF] = "self", [RATER_MANAGER] = "manager", [RATER_PEER] = "peer" };
static const char *const labels[RATERS] = {
	[RATER_SELF] = NC_("rating", "self"), [RATER_MANAGER] = NC_("rating", "manager"), [RATER_PEER] = NC_("rating", "peer"),
};

const char *
rater_name(enum rater as)
{
	return names[as];
}

const char *
rater_label(enum rater as)
{
	return tr(labels[as]);
}

struct rating_of {
	struct op             *op;
	struct dept           *d;
	struct arena          *a;
	const struct rate_ask *ask;
	struct sheet          *s;
	char                   code[32];
	int64_t                who;
	enum rater             as;
};

/* ---- may he -------------------------------------------------------------- */

static int
check_state(const struct rating_of *r, struct sales_err *err)
{
	const enum review_state at = review_state(&r->s->review.v[REVIEW_STATE]);
	int64_t                 pending;
	char                    code[32];

	if (at >= REVIEW_IS_PUBLISHED) {
		FAIL(err, SALES_EPOLICY, _("%s was published: its marks stay as they are"), r->code);
		return err_hint(err, "salesctl review appeal %s --reason TEXT", r->code);
	}
	TRY(calibration_pending(r->d, r->s->review.id, r->a, &pending, err));
	if (pending != 0)
		return FAIL(err, SALES_EPOLICY, _("%s: %s waits for approval"), r->code, kind_code(&calibration_kind, pending, code));
	if (at == REVIEW_IS_CALIBRATED || r->s->review.v[REVIEW_OVERRIDE].type != V_NULL)
		return FAIL(err, SALES_EPOLICY, _("%s was calibrated: its marks stay as they are"), r->code);
	return SALES_OK;
}

/* Himself, his reviewer, or a peer. */
static int
find_role(struct rating_of *r, struct sales_err *err)
{
	const struct value *v = r->s->review.v;
	const int64_t       person = v[REVIEW_PERSON].u.i, reviewer = value_id(&v[REVIEW_REVIEWER]);
	const struct period span = { value_day(&v[REVIEW_FROM]), value_day(&v[REVIEW_TO]) };
	struct org          org;
	const char         *name, *whose;

	TRY(cycle_actor(r->d, &r->who, err));
	TRY(cycle_name(r->d, r->who, &name, err));
	TRY(cycle_name(r->d, person, &whose, err));
	r->as = r->who == person ? RATER_SELF : r->who == reviewer ? RATER_MANAGER : RATER_PEER;
	if (r->who == person && r->who == reviewer) {
		FAIL(err, SALES_EPOLICY, _("%s: %s is the reviewer too, and nobody rates himself as his manager"), r->code, name);
		return err_hint(err, "salesctl review edit %s reviewer=PERSON", r->code);
	}
	if (r->as != RATER_PEER)
		return SALES_OK;
	TRY(org_load(r->d, r->a, &org, err));
	if (org_is_above(&org, r->who, person, span.to)) {
		FAIL(err, SALES_EPOLICY, _("%s stands above %s and is not the reviewer of %s"), name, whose, r->code);
		return err_hint(err, "salesctl review edit %s reviewer=%s", r->code, org.person[r->who].code);
	}
	if (!org_is_there(&org.person[r->who], span))
		return FAIL(err, SALES_EPOLICY, _("%s was not there in the period of %s"), name, r->code);
	return SALES_OK;
}

/* ---- which indicator ----------------------------------------------------- */

static int
find_indicator(const struct rating_of *r, const char *name, size_t *at, struct sales_err *err)
{
	const struct indicator *i;

	TRY(sheet_find(r->s, name, r->a, at, err));
	i = r->s->item[*at].indicator;
	if (i->metric == NULL)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("'%s' is measured from the records, and not rated"), name);
	return err_hint(err, "salesctl metric explain %s", i->metric);
}

/* Who has a share, in words. */
static const char *
raters_of(const struct rating_of *r, const struct indicator *i)
{
	const char *all = "";

	for (int g = 0; g < RATERS; g++)
		if (i->by[g].num > 0)
			all = arena_printf(r->a, "%s%s%s", all, *all == '\0' ? "" : ", ", rater_label((enum rater)g));
	return all;
}

static int
check_mark(const struct rating_of *r, const struct indicator *i, int64_t mark, struct sales_err *err)
{
	const char *label = sheet_label(r->s, i, r->d->lang);
	const int   low = marks_lowest(i->scale);
	char        s[MONEY_SIZE];

	if (i->by[r->as].num == 0)
		return FAIL(err, SALES_EPOLICY, _("%s: '%s' is not rated as %s; who rates it: %s"), r->code, label,
		    rater_label(r->as), raters_of(r, i));
	if (mark < (int64_t)low * MONEY_UNIT || mark > (int64_t)i->scale * MONEY_UNIT)
		return FAIL(err, SALES_EPOLICY, _("%s: the mark %s of '%s' is outside %d to %d"), r->code,
		    money_str((money){ mark }, 0, s), label, low, i->scale);
	if (!i->needs_evidence || (r->ask->evidence != NULL && r->ask->evidence[strspn(r->ask->evidence, " \t")] != '\0'))
		return SALES_OK;
	FAIL(err, SALES_EUSAGE, _("'%s' is rated on evidence: what did he do, and when?"), label);
	return err_hint(err, "--evidence TEXT");
}

/* ---- marks --------------------------------------------------------------- */

static int
take_mark(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct marks *m = arg;

	(void)id;
	(void)err;
	for (int g = 0; g < RATERS; g++)
		if (value_is(&c[0], names[g])) {
			m->sum[g] += c[1].u.i;
			m->n[g]++;
		}
	return SALES_OK;
}

static const char *
of_indicator(const struct dept *d, int64_t review, const struct indicator *i, struct arena *a)
{
	char code[32];

	return arena_printf(a, "review = %s and indicator = \"%s\"", kind_code(d->schema.by_no[review_kind.no], review, code), i->id);
}

int
review_marks(struct dept *d, int64_t review, const struct indicator *i, struct arena *a, struct marks *out,
    struct sales_err *err)
{
	static const char *const cols[] = { "by", "score" };
	struct query             q;

	*out = (struct marks){ { 0 }, { 0 } };
	TRY(record_query(d, &rating_kind, cols, 2, of_indicator(d, review, i, a), a, &q, err));
	return record_each(d, &q, take_mark, out, err);
}

static int
find_mine(const struct rating_of *r, const struct indicator *i, struct draft *out, struct sales_err *err)
{
	struct ref_name name;
	int64_t        *id;
	size_t          n;

	TRY(dept_name(r->d, r->d->schema.by_no[KIND_PERSON], r->who, &name, err));
	TRY(record_ids_where(r->d, &rating_kind, arena_printf(r->a, "%s and rater = \"%s\"",
	    of_indicator(r->d, r->s->review.id, i, r->a), name.code), r->a, &id, &n, err));
	if (n > 0)
		return draft_of(r->op, &rating_kind, id[0], r->a, out, err);
	*out = draft_new(r->op, &rating_kind, r->a);
	return SALES_OK;
}

static int
write_mark(const struct rating_of *r, const struct indicator *i, int64_t mark, rate_fn *fn, void *arg, struct sales_err *err)
{
	struct draft m;
	int64_t      id;
	bool         changed;

	TRY(find_mine(r, i, &m, err));
	draft_set(&m, "review", v_of(V_REF, r->s->review.id));
	draft_set(&m, "indicator", v_text(i->id));
	draft_set(&m, "by", v_text(names[r->as]));
	draft_set(&m, "rater", v_of(V_REF, r->who));
	draft_set(&m, "score", v_of(V_NUM, mark));
	if (r->ask->evidence != NULL)
		draft_set(&m, "evidence", v_text(r->ask->evidence));
	if (m.before.id == 0 || draft_get(&m, "score")->u.i != m.before.v[kind_index(m.k, "score")].u.i)
		draft_set(&m, "rated_on", v_day(r->d->when.today));
	TRY(draft_save(&m, &id, &changed, err));
	return fn(arg, &m, i, id, changed, err);
}

/* The indicator's points from all its marks. */
static int
judge(const struct rating_of *r, size_t at, struct sales_err *err)
{
	struct sheet_item *item = &r->s->item[at];
	struct marks       m;

	TRY(review_marks(r->d, r->s->review.id, item->indicator, r->a, &m, err));
	TRY(marks_mean(item->indicator, &m, &item->value, err));
	item->facts = 0;
	for (int g = 0; g < RATERS; g++)
		if (marks_count(item->indicator, &m, (enum rater)g))
			item->facts += m.n[g];
	TRY(sheet_judge(r->s, at, err));
	return sheet_save_item(r->op, r->s, at, err);
}

int
review_rate(struct op *op, const struct rate_ask *ask, struct arena *a, struct rate_done *out, rate_fn *fn, void *arg,
    struct sales_err *err)
{
	struct rating_of r = { .op = op, .d = op->d, .a = a, .ask = ask, .s = &out->sheet };
	size_t          *at = arena_array(a, size_t, ask->n + 1);

	kind_code(op->d->schema.by_no[review_kind.no], ask->review, r.code);
	TRY(sheet_load(r.d, ask->review, a, r.s, err));
	TRY(check_state(&r, err));
	TRY(find_role(&r, err));
	out->as = r.as;
	for (size_t i = 0; i < ask->n; i++) {
		TRY(find_indicator(&r, ask->mark[i].indicator, &at[i], err));
		TRY(check_mark(&r, r.s->item[at[i]].indicator, ask->mark[i].mark, err));
		for (size_t k = 0; k < i; k++)
			if (at[k] == at[i])
				return FAIL(err, SALES_EUSAGE, _("'%s' has two marks"), ask->mark[i].indicator);
	}
	for (size_t i = 0; i < ask->n; i++) {
		TRY(write_mark(&r, r.s->item[at[i]].indicator, ask->mark[i].mark, fn, arg, err));
		TRY(judge(&r, at[i], err));
	}
	TRY(sheet_settle(op, r.s, NULL, err));
	return record_get(r.d, op->d->schema.by_no[review_kind.no], ask->review, a, &r.s->review, err);
}
