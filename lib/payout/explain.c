#include "lib/payout/explain.h"

#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/lines.h"

static const struct sql earlier_lines = {
	"SELECT l.id, l.amount FROM payout_line l JOIN payout_rule r ON r.id = l.rule"
	" WHERE r.run = ?1 AND l.person = ?2 AND l.fact_kind = ?3 AND l.fact = ?4 AND r.plan = ?5 AND r.component = ?6" };

static bool
is_refund(const struct payout_line *l)
{
	return l->kind != NULL && l->kind->no == receipt_kind.no && l->base.v < 0;
}

static int
find_rule(struct dept *d, const struct payout_line *l, struct payout_why *out, struct sales_err *err)
{
	TRY(dept_policy_version(d, l->policy, &out->policy, err));
	out->plan = policy_plan(out->policy, l->plan);
	for (size_t i = 0; out->plan != NULL && i < out->plan->ncomponents; i++)
		if (strcmp(out->plan->components[i].id, l->component) == 0)
			out->component = &out->plan->components[i];
	/* what was posted by another version may be taken back under this one */
	if (strcmp(l->cause, "first") == 0 && !is_refund(l) &&
	    (out->plan == NULL || (out->component == NULL && l->component[0] != '\0')))
		return FAIL(err, SALES_EDAMAGED, _("version %lld of the rule book has no %s.%s"), (long long)l->policy,
		    l->plan, l->component);
	return SALES_OK;
}

static int
slice(const struct payout_line *l, struct payout_why *out, struct sales_err *err)
{
	const struct component *c = out->component;
	const char             *look = c->by_attainment != NULL ? c->by_attainment : c->by_amount;
	struct tier_rule        rule;
	struct tier_fact        f = { .amount = l->base.v, .before = l->before.v, .target = l->target.v,
		       .moves = look == NULL || strcmp(look, c->base) == 0 };

	TRY(tier_rule_make(c, &rule, err));
	if (!tier_slices(&rule, &f, out->slice, &out->nslices))
		return FAIL(err, SALES_EINVAL, _("an amount is too large to reckon with"));
	out->exact = (struct ratio){ 0, 1 };
	for (size_t i = 0; i < out->nslices; i++)
		if (!ratio_add(out->exact, out->slice[i].earned, &out->exact))
			out->exact.den = 0;
	return SALES_OK;
}

/* What runs before this one posted for the same fact, person and rule. */
static int
find_earlier(struct dept *d, const struct payout_run *r, const struct payout_line *l, struct arena *a,
    struct payout_why *out, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf rows = { 0 };
	struct payout_run           *runs;
	size_t                       n;

	TRY(payout_list(d, false, a, &runs, &n, err));
	for (size_t i = 0; i < n && runs[i].id < r->id; i++) {
		CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

		TRY(db_query(&d->db, &st, &earlier_lines, BIND(V(runs[i].id), V(l->person),
		    V((int64_t)(l->kind == NULL ? 0 : l->kind->no)), V(l->fact), V(l->plan), V(l->component)), err));
		while (db_next(&st)) {
			struct payout_earlier e = { runs[i].code, db_int(&st, 0), { db_int(&st, 1) } };

			buf_put(&rows, &e, sizeof(e));
		}
		TRY(db_end(&st, err));
	}
	out->nearlier = rows.n / sizeof(*out->earlier);
	out->earlier = arena_array(a, struct payout_earlier, out->nearlier + 1);
	if (rows.n > 0)
		memcpy(out->earlier, rows.p, rows.n);
	return SALES_OK;
}

static const struct sql receipt_lines = {
	"SELECT l.amount FROM payout_line l JOIN payout_rule r ON r.id = l.rule JOIN receipt x ON x.id = l.fact"
	" WHERE r.run = ?1 AND l.person = ?2 AND l.fact_kind = ?3 AND x.deal = ?4 AND x.kind = 'receipt'"
	" AND r.plan = ?5 AND r.component = ?6" };
static const struct sql named_receipt = { "SELECT of FROM receipt WHERE id = ?1 AND of IS NOT NULL" };

/* Lines of one run for a fact, or for the receipts of a deal. */
static int
add_earned(struct dept *d, int64_t run, const struct payout_line *l, struct payout_why *out, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const int64_t kind = (int64_t)(out->receipts ? receipt_kind.no : out->taken_of->no);

	TRY(db_query(&d->db, &st, out->receipts ? &receipt_lines : &earlier_lines, BIND(V(run), V(l->person),
	    V(kind), V(out->taken_id), V(l->plan), V(l->component)), err));
	while (db_next(&st))
		out->earned.v += db_int(&st, out->receipts ? 0 : 1);
	return db_end(&st, err);
}

/* What a refund takes its part of: pay for the deal, for the receipt that it
 * names, else for all that came in for the deal. */
static int
find_earned(struct dept *d, const struct payout_run *r, const struct payout_line *l, struct arena *a,
    struct payout_why *out, struct sales_err *err)
{
	const struct metric *m = out->component == NULL ? NULL : policy_metric(out->policy, out->component->base);
	struct payout_run   *runs;
	size_t               n;
	bool                 named = false;

	out->taken_of = d->schema.by_no[deal_kind.no];
	out->taken_id = l->deal;
	out->receipts = m != NULL && strcmp(m->facts.of, receipt_kind.name) == 0;
	if (out->receipts)
		TRY(db_one_int(&d->db, &named_receipt, BIND(V(l->fact)), &out->taken_id, &named, err));
	if (named) {
		out->taken_of = d->schema.by_no[receipt_kind.no];
		out->receipts = false;
	}
	TRY(payout_list(d, false, a, &runs, &n, err));
	for (size_t i = 0; i < n && runs[i].id <= r->id; i++)
		TRY(add_earned(d, runs[i].id, l, out, err));
	return SALES_OK;
}

int
payout_explain(struct dept *d, const struct payout_run *r, const struct payout_line *l, struct arena *a,
    struct payout_why *out, struct sales_err *err)
{
	*out = (struct payout_why){ 0 };
	TRY(find_rule(d, l, out, err));
	if (l->kind != NULL && out->component != NULL && !is_refund(l) && (l->base.v != 0 || strcmp(l->cause, "first") == 0))
		TRY(slice(l, out, err));
	if (l->deal != 0)
		TRY(find_earned(d, r, l, a, out, err));
	return strcmp(l->cause, "first") == 0 ? SALES_OK : find_earlier(d, r, l, a, out, err);
}

struct finding_line { int64_t id; struct payout_line *out; struct arena *a; bool found; };

static int
take_line(void *arg, const struct payout_line *l, struct sales_err *err)
{
	struct finding_line *f = arg;

	(void)err;
	if (l->id != f->id)
		return SALES_OK;
	*f->out = *l;
	f->out->plan = arena_strdup(f->a, l->plan);
	f->out->component = arena_strdup(f->a, l->component);
	f->found = true;
	return SALES_OK;
}

int
payout_line_find(struct dept *d, int64_t id, struct arena *a, struct payout_run *run, struct payout_line *out,
    struct sales_err *err)
{
	struct finding_line f = { .id = id, .out = out, .a = a };
	struct payout_run  *runs;
	size_t              n;

	TRY(payout_list(d, false, a, &runs, &n, err));
	for (size_t i = 0; i < n && !f.found; i++) {
		if (id < runs[i].first_line || id >= runs[i].first_line + runs[i].lines)
			continue;
		*run = runs[i];
		TRY(payout_lines(d, &runs[i], 0, take_line, &f, err));
	}
	return f.found ? SALES_OK : FAIL(err, SALES_ENOTFOUND, _("there is no payout line %lld"), (long long)id);
}
