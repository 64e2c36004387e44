/* What salesctl status counts, row by row. */
#include "cmd/status.h"

#include "lib/crm/lead_groups.h"
#include "lib/crm/pool.h"
#include "lib/crm/stale.h"
#include "lib/payout/accept.h"
#include "lib/payout/pay.h"
#include "lib/review/owed.h"

static int
count_stale(struct ctx *ctx, int64_t *n)
{
	return deals_stale(&ctx->dept, ctx->dept.when.today, n, &ctx->err);
}

/* Leads that wait for their first answer longer than the rule book has it. */
static int
count_late_leads(struct ctx *ctx, int64_t *n)
{
	struct lead_wait *v;
	size_t            all;

	*n = 0;
	if (ctx->dept.policy->leads.first_contact == 0)
		return SALES_OK;
	TRY(lead_waits(&ctx->dept, &ctx->arena, &v, &all, &ctx->err));
	for (size_t i = 0; i < all; i++)
		*n += v[i].late > 0;
	return SALES_OK;
}

/* Customers that go back to the public pool. */
static int
count_due_customers(struct ctx *ctx, int64_t *n)
{
	struct pool_row *v;
	size_t           all;

	*n = 0;
	if (ctx->dept.policy->npools == 0)
		return SALES_OK;
	TRY(pool_rows(&ctx->dept, &ctx->arena, &v, &all, &ctx->err));
	for (size_t i = 0; i < all; i++)
		*n += v[i].is.state == POOL_DUE;
	return SALES_OK;
}

/* What people owe to reviews, and the day is over. */
static int
count_owed(struct ctx *ctx, int64_t *n)
{
	return reviews_overdue(&ctx->dept, ctx->dept.when.today, n, &ctx->err);
}

/* Approved, nothing of it paid yet, and somebody is to be paid by them. */
static int
count_unpaid(struct ctx *ctx, int64_t *n)
{
	struct payout_run *v;
	struct payout_due *due;
	size_t             all, people;

	*n = 0;
	TRY(payouts_unpaid(&ctx->dept, &ctx->arena, &v, &all, &ctx->err));
	if (all == 0)
		return SALES_OK;
	TRY(payout_dues(&ctx->dept, &v[all - 1], &ctx->arena, &due, &people, &ctx->err));
	for (size_t i = 0; i < people; i++)
		if (due[i].due.v > 0)
			*n = (int64_t)all;
	return SALES_OK;
}

/* Plans that were not accepted as today's rule book has them, where people do accept. */
static int
count_not_accepted(struct ctx *ctx, int64_t *n)
{
	return acceptances_missing(&ctx->dept, n, &ctx->err);
}

const struct status_check status_counts[] = {
	{ "person", NULL, NULL, NN_("%ld person", "%ld people"), "salesctl person list" },
	{ "customer", NULL, NULL, NN_("%ld customer", "%ld customers"), "salesctl customer list" },
	{ "deal", "stage:open", NULL, NN_("%ld open deal", "%ld open deals"), "salesctl deal list stage:open" },
	{ "goal", NULL, NULL, NN_("%ld goal", "%ld goals"), "salesctl goal list" },
	{ .one = NULL }
};

const struct status_check status_checks[] = {
	{ "deal", "stage:open and next_on:..yesterday", NULL, NN_("%ld open deal with an overdue next step",
	  "%ld open deals with an overdue next step"), "salesctl deal list stage:open next_on:..yesterday" },
	{ "deal", "stage:open and expected_on:..yesterday", NULL, NN_("%ld open deal past its expected day",
	  "%ld open deals past their expected day"), "salesctl deal list stage:open expected_on:..yesterday" },
	{ NULL, NULL, count_stale, NN_("%ld open deal idle for too long", "%ld open deals idle for too long"),
	  "salesctl report weekly -p 'this week' --section stale" },
	{ "activity", "done_on is empty and due_on:..yesterday", NULL, NN_("%ld activity that was due", "%ld activities that were due"),
	  "salesctl activity list done_on: due_on:..yesterday" },
	{ NULL, NULL, count_late_leads, NN_("%ld lead late for a first answer", "%ld leads late for a first answer"),
	  "salesctl lead due" },
	{ NULL, NULL, count_due_customers, NN_("%ld customer due for the public pool",
	  "%ld customers due for the public pool"), "salesctl customer pool" },
	{ "goal", "state:draft", NULL, NN_("%ld goal that is still a draft", "%ld goals that are still drafts"),
	  "salesctl goal list state:draft" },
	{ "approval", "state:asked", NULL, NN_("%ld discount waiting for approval", "%ld discounts waiting for approval"),
	  "salesctl approval list state:asked" },
	{ NULL, NULL, count_owed, NN_("%ld overdue step of reviews", "%ld overdue steps of reviews"), "salesctl review owed" },
	{ "adjustment", "state:proposed", NULL, NN_("%ld adjustment of pay waiting for approval",
	  "%ld adjustments of pay waiting for approval"), "salesctl adjustment list state:proposed" },
	{ "payout", "state:draft", NULL, NN_("%ld payout run that is still a draft", "%ld payout runs that are still drafts"),
	  "salesctl payout list" },
	{ "payout", "state:submitted", NULL, NN_("%ld payout run waiting for approval",
	  "%ld payout runs waiting for approval"), "salesctl payout list" },
	{ NULL, NULL, count_unpaid, NN_("%ld approved payout that is not paid yet", "%ld approved payouts that are not paid yet"),
	  "salesctl payout balances" },
	{ "payout_hold", "released_on is empty", NULL, NN_("%ld payment on hold", "%ld payments on hold"), "salesctl payout payments" },
	{ "dispute", "state:open", NULL, NN_("%ld open dispute about pay", "%ld open disputes about pay"), "salesctl payout disputes" },
	{ NULL, NULL, count_not_accepted, NN_("%ld person who has not accepted his plan", "%ld people who have not accepted their plan"),
	  "salesctl payout acceptances --missing" },
	{ .one = NULL }
};

int
status_count(struct ctx *ctx, const struct status_check *c, int64_t *n)
{
	if (c->count != NULL)
		return c->count(ctx, n);
	return record_count_where(&ctx->dept, schema_kind(&ctx->dept.schema, c->kind), c->where, n, &ctx->err);
}
