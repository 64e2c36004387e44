/* goal show: the record, whose it is, by when it is acknowledged, and how its
 * target changed. */
#include "cmd/goal.h"
#include "cmd/record.h"
#include "cmd/show.h"
#include "lib/goal/kinds.h"
#include "lib/goal/life.h"
#include "lib/goal/versions.h"

static const struct col more_cols[] = {
	{ "owner", COL_REF, N_("Owner"), 0, NULL },
	{ "ack_due", COL_DAY, N_("Acknowledge by"), 0, NULL },
	{ "ack_late", COL_BOOL, N_("Acknowledged late"), 0, NULL },
	{ "versions", COL_TEXT, N_("Versions"), 0, NULL },
	{ .type = COL_END },
};

/* "from 2026-08-15: 480,000.00 -> 400,000.00 (张伟: 区域调整)" */
static int
put_version(struct ctx *ctx, const struct metric *m, const struct goal_version *v, struct buf *b)
{
	const struct kind *k = ctx->dept.schema.by_no[goal_version_kind.no];
	struct record      r;
	struct ref_name    who;
	const struct value *reason;
	char               s[DAY_SIZE];

	TRY(record_get(&ctx->dept, k, v->id, &ctx->arena, &r, &ctx->err));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], value_id(&r.v[kind_index(k, "by")]), &who, &ctx->err));
	reason = &r.v[kind_index(k, "reason")];
	buf_printf(b, _("%sfrom %s: %s -> %s"), b->n == 0 ? "" : "; ", day_str(v->from, s),
	    goal_target_text(ctx, m, v->old), goal_target_text(ctx, m, v->target));
	if (*who.name == '\0' && reason->type == V_NULL)
		return SALES_OK;
	buf_printf(b, " (%s%s%.*s)", who.name, *who.name == '\0' || reason->type == V_NULL ? "" : ": ",
	    reason->type == V_NULL ? 0 : (int)reason->u.s.n, reason->type == V_NULL ? "" : reason->u.s.p);
	return SALES_OK;
}

static int
versions_text(struct ctx *ctx, const struct record *r, const char *metric, const char **out)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct metric         *m = policy_metric(ctx->dept.policy, metric);
	struct goal_versions         all;

	*out = NULL;
	TRY(goal_versions_load(&ctx->dept, r->id, &ctx->arena, &all, &ctx->err));
	for (size_t i = 0; m != NULL && i < all.n; i++)
		TRY(put_version(ctx, m, &all.v[i], &b));
	if (b.n > 0)
		*out = arena_strdup(&ctx->arena, buf_str(&b));
	return SALES_OK;
}

static int
fill(struct ctx *ctx, const struct kind *k, const struct record *r, struct cell *c)
{
	const struct value *metric = &r->v[kind_index(k, "metric")];
	const day           acked = value_day(&r->v[kind_index(k, "acknowledged_on")]);
	day                 due = goal_ack_due(ctx->dept.policy, value_day(&r->v[kind_index(k, "set_on")]));
	const char         *versions;
	struct org          org;
	struct ref_name     owner;
	int64_t             who;

	TRY(org_load(&ctx->dept, &ctx->arena, &org, &ctx->err));
	who = goal_owner(&org, r->v[kind_index(k, "subject")].u.i);
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], who, &owner, &ctx->err));
	if (who != 0 && who == value_id(&r->v[kind_index(k, "set_by")]))
		due = DAY_NONE; /* who set it knows it */
	TRY(versions_text(ctx, r, arena_strndup(&ctx->arena, metric->u.s.p, metric->u.s.n), &versions));
	c[0] = cell_ref(owner.code, owner.name);
	c[1] = cell_day(due);
	c[2] = due == DAY_NONE ? cell_none(COL_BOOL) :
	    cell_bool((acked == DAY_NONE ? ctx->dept.when.today : acked) > due);
	c[3] = cell_text(versions);
	return SALES_OK;
}

int
goal_run_show(struct ctx *ctx, const void *args)
{
	return record_show_more(ctx, args, &(struct record_more){ more_cols, fill });
}
