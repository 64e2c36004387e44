#include "lib/payout/apply.h"

#include <string.h>

#include "lib/payout/check.h"
#include "lib/payout/check_change.h"
#include "lib/record/rulebook.h"

static const struct sql deal_stages = {
	"SELECT pipeline, stage, count(*) FROM deal GROUP BY pipeline, stage ORDER BY pipeline, stage" };
static const struct sql goal_metrics = {
	"SELECT metric, count(*) FROM goal GROUP BY metric ORDER BY metric" };
static const struct sql approved_after = {
	"SELECT period FROM payout WHERE state = 'approved' AND to_on >= ?1 ORDER BY from_on, to_on" };
static const struct sql approved_any = { "SELECT 1 FROM payout WHERE state = 'approved' LIMIT 1" };
static const struct sql paid_any = { "SELECT 1 FROM payout LIMIT 1" };
static const struct sql newest_hash = { "SELECT id, hash FROM policy ORDER BY id DESC LIMIT 1" };

static void
fault(struct diags *ds, enum diag_level level, struct place at, const char *code,
    const char *message)
{
	diags_add(ds, &(struct diag){ .level = level, .code = code, .file = at.file,
	    .line = at.line, .column = at.column, .message = message });
}

/* A stage that deals stand in can't go: nobody would know whether they are
 * open or won. */
static int
check_stages(struct dept *d, const struct policy *p, struct diags *ds, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const struct place                   at = policy_pipeline(p, NULL)->stages[0].at;

	TRY(db_query(&d->db, &st, &deal_stages, NOBIND, err));
	while (db_next(&st)) {
		const char *line = db_text(&st, 0);

		if (policy_stage(p, line, db_text(&st, 1)) == NULL)
			fault(ds, DIAG_ERROR, at, "policy.stage-in-use", arena_printf(ds->arena,
			    _("deals stand in the stage '%s' (%lld), which the pipeline '%s' does not "
			    "have here: move them first"), db_text(&st, 1),
			    (long long)db_int(&st, 2), line == NULL ? "default" : line));
	}
	return db_end(&st, err);
}

static int
check_goals(struct dept *d, const struct policy *p, struct diags *ds, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const struct place                   at = p->nmetrics > 0 ? p->metrics[0].at
	    : policy_pipeline(p, NULL)->stages[0].at;

	TRY(db_query(&d->db, &st, &goal_metrics, NOBIND, err));
	while (db_next(&st))
		if (policy_metric(p, db_text(&st, 0)) == NULL)
			fault(ds, DIAG_ERROR, at, "policy.metric-in-use", arena_printf(ds->arena,
			    _("goals are set on the metric '%s' (%lld), which is not defined here"),
			    db_text(&st, 0), (long long)db_int(&st, 1)));
	return db_end(&st, err);
}

/* Payouts are kept in the currency of their time: another one would add
 * amounts of two currencies up. */
static int
check_currency(struct dept *d, const struct policy *p, struct diags *ds, struct sales_err *err)
{
	int64_t any = 0;

	if (strcmp(d->policy->locale.currency, p->locale.currency) == 0)
		return SALES_OK;
	TRY(db_one_int(&d->db, &paid_any, NOBIND, &any, NULL, err));
	if (any != 0)
		fault(ds, DIAG_ERROR, p->locale.timezone_at, "policy.currency-in-use",
		    arena_printf(ds->arena, _("payouts were run in %s, so the department's currency "
		    "can't become %s"), d->policy->locale.currency, p->locale.currency));
	return SALES_OK;
}

/* Their plan years were those of the fiscal year of their time: what is locked could not be
 * recomputed by another. */
static int
check_fiscal_year(struct dept *d, const struct policy *p, struct diags *ds, struct sales_err *err)
{
	const struct locale_rules *was = &d->policy->locale, *now = &p->locale;
	int64_t                    any = 0;

	if (was->fiscal_month == now->fiscal_month && was->fiscal_day == now->fiscal_day)
		return SALES_OK;
	TRY(db_one_int(&d->db, &approved_any, NOBIND, &any, NULL, err));
	if (any != 0)
		fault(ds, DIAG_ERROR, now->timezone_at, "policy.fiscal-year", arena_printf(ds->arena,
		    _("payouts were approved by a fiscal year from %02d-%02d, so it can't begin on %02d-%02d: they could not be "
		    "recomputed"), was->fiscal_month, was->fiscal_day, now->fiscal_month, now->fiscal_day));
	return SALES_OK;
}

/* Dated back: what was approved stays; the difference comes with the next run. */
static int
warn_approved(struct dept *d, const struct policy *p, struct diags *ds, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const struct place                   at = policy_pipeline(p, NULL)->stages[0].at;
	const char                          *all = NULL;
	char                                 since[DAY_SIZE];

	TRY(db_query(&d->db, &st, &approved_after, BIND(V(p->effective)), err));
	while (db_next(&st))
		all = all == NULL ? arena_strdup(ds->arena, db_text(&st, 0))
		    : arena_printf(ds->arena, "%s, %s", all, db_text(&st, 0));
	TRY(db_end(&st, err));
	if (all != NULL)
		fault(ds, DIAG_WARNING, (struct place){ at.file, 0, 0 }, "policy.approved",
		    arena_printf(ds->arena, _("it counts from %s, and payouts of days since then are "
		    "approved: %s; they stay as they are, and the next run posts the difference"),
		    day_str(p->effective, since), all));
	return SALES_OK;
}

static int
check_records(struct dept *d, const struct policy *p, struct diags *ds, struct sales_err *err)
{
	struct book_before before;
	int                rc;

	TRY(check_currency(d, p, ds, err));
	TRY(check_fiscal_year(d, p, ds, err));
	rulebook_try(d, p, &before);
	rulebook_fields(d, p, ds);
	rulebook_check(d, p, ds);
	rc = check_stages(d, p, ds, err);
	if (rc == SALES_OK)
		rc = check_goals(d, p, ds, err);
	rulebook_back(d, &before);
	TRY(rc);
	TRY(policy_check_change(d, p, ds, err));
	return warn_approved(d, p, ds, err);
}

static void
check_paper(const struct policy *p, struct diags *ds)
{
	struct dept paper = { .lang = "en" };

	rulebook_paper(&paper, p);
	rulebook_fields(&paper, p, ds);
	rulebook_check(&paper, p, ds);
	arena_done(&paper.arena);
}

int
policy_check(struct dept *d, struct arena *a, const char *path, struct diags *ds,
    const struct policy **out, struct policy_source *src, struct sales_err *err)
{
	TRY(policy_read(a, path, ds, out, src, err));
	if (d == NULL)
		check_paper(*out, ds);
	else
		TRY(check_records(d, *out, ds, err));
	if (ds->errors > 0)
		return FAIL(err, SALES_EINVAL, _("the rule book '%s' has errors (%ld)"), path,
		    ds->errors);
	return SALES_OK;
}

static int
is_newest(struct dept *d, const char *hash, struct applied *out, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &newest_hash, NOBIND, err));
	if (db_next(&st)) {
		out->version = db_int(&st, 0);
		out->changed = strcmp(db_text(&st, 1), hash) != 0;
		return SALES_OK;
	}
	out->changed = true;
	return db_end(&st, err);
}

int
policy_apply(struct op *op, struct arena *a, const char *path, struct diags *ds,
    struct applied *out, struct sales_err *err)
{
	const struct policy *p;
	struct policy_source src;

	TRY(policy_check(op->d, a, path, ds, &p, &src, err));
	TRY(is_newest(op->d, p->hash, out, err));
	out->effective = p->effective;
	if (!out->changed)
		return SALES_OK;
	return dept_apply_policy(op, p, &src, &out->version, err);
}
