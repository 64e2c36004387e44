/* goal approve, ack, object, answer: what becomes of a goal once it is set. */
#include <string.h>

#include "cmd/goal.h"
#include "cmd/record.h"
#include "cmd/show.h"
#include "lib/goal/kinds.h"
#include "lib/goal/life.h"

/* ---- what was done, in words ---------------------------------------------- */

static const struct kind *
goals(const struct ctx *ctx)
{
	return ctx->dept.schema.by_no[goal_kind.no];
}

/* "张伟 revenue 2026Q3 700,000.00" */
static int
name_goal(struct ctx *ctx, const struct kind *k, const struct record *r, struct buf *b)
{
	static const char *const name[] = { "subject", "metric", "period" };
	const struct value      *metric = &r->v[kind_index(k, "metric")];
	const struct metric     *m = policy_metric(ctx->dept.policy, arena_strndup(&ctx->arena, metric->u.s.p, metric->u.s.n));

	for (size_t i = 0; i < 3; i++) {
		TRY(show_value(ctx, k, r->v, kind_field(k, name[i]), b));
		buf_puts(b, " ");
	}
	if (m == NULL)
		return show_value(ctx, k, r->v, kind_field(k, "target"), b);
	buf_puts(b, goal_target_text(ctx, m, r->v[kind_index(k, "target")].u.i));
	return SALES_OK;
}

static int
tell(struct ctx *ctx, int64_t id, bool changed, const char *what)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct kind           *k = goals(ctx);
	struct record                r;

	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	TRY(name_goal(ctx, k, &r, &b));
	ctx_change(ctx, changed ? "changed" : "unchanged", k, id, "%s: %s", buf_str(&b), what);
	return SALES_OK;
}

/* ---- approve -------------------------------------------------------------- */

const struct opt goal_approve_opts[] = {
	OPT_ARGS("CODE|SELECTOR", struct words_args, words, N_("which goals; or -p for all drafts of a period"), .hint = HINT_KIND),
	OPT_END
};

struct drafts { struct ctx *ctx; struct period p; struct id_list *ids; size_t cap; };

static int
take_draft(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct drafts *d = arg;
	struct period  p;

	TRY(period_parse(arena_strndup(&d->ctx->arena, c[0].u.s.p, c[0].u.s.n), &d->ctx->dept.when, &p, err));
	if (!period_holds(d->p, p.from) || !period_holds(d->p, p.to))
		return SALES_OK;
	d->ids->v = arena_more(&d->ctx->arena, d->ids->v, d->ids->n, &d->cap, sizeof(*d->ids->v));
	d->ids->v[d->ids->n++] = id;
	return SALES_OK;
}

/* Those that codes and selectors mean, or the drafts that lie within -p. */
static int
find_goals(struct ctx *ctx, struct words words, struct id_list *ids, bool *many)
{
	static const char *const name[] = { "period" };
	struct drafts            d = { .ctx = ctx, .ids = ids };
	struct query             q;
	bool                     given;

	TRY(ctx_period(ctx, &d.p, &given));
	if (given && words.n > 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("give either goals or -p, not both"));
	if (words.n > 0)
		return record_ids(ctx, words, ids, many);
	if (!given) {
		FAIL(&ctx->err, SALES_EUSAGE, _("which goals?"));
		return err_hint(&ctx->err, "salesctl goal approve -p 'this quarter'");
	}
	*many = true;
	TRY(record_query(&ctx->dept, &goal_kind, name, 1, "state = draft", &ctx->arena, &q, &ctx->err));
	return record_each(&ctx->dept, &q, take_draft, &d, &ctx->err);
}

/* Of many, those that somebody else must approve, or answer first, are left. */
static int
approve_all(struct ctx *ctx, const struct id_list *ids, bool many, size_t *done, size_t *left)
{
	struct sales_err first = { 0 };

	*done = *left = 0;
	for (size_t i = 0; i < ids->n; i++) {
		bool changed;
		int  rc = goal_approve(&ctx->op, ids->v[i], &changed, &ctx->err);

		if (rc == SALES_OK) {
			TRY(tell(ctx, ids->v[i], changed, _("approved")));
			++*done;
			continue;
		}
		if (rc != SALES_EPOLICY || !many)
			return rc;
		if ((*left)++ == 0)
			first = ctx->err;
		else
			ctx_note(ctx, _("left: %s"), ctx->err.msg);
	}
	if (*left > 0)
		ctx->err = first;
	return SALES_OK;
}

int
goal_run_approve(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;
	struct id_list           ids = { 0 };
	size_t                   done, left;
	bool                     many;

	TRY(find_goals(ctx, a->words, &ids, &many));
	if (ids.n == 0) {
		ctx_note(ctx, _("there is no draft to approve"));
		return SALES_OK;
	}
	TRY(approve_all(ctx, &ids, many, &done, &left));
	if (left == 0)
		return SALES_OK;
	return ctx->err.code = done > 0 ? SALES_EPARTLY : SALES_EPOLICY;
}

/* ---- ack ------------------------------------------------------------------ */

const struct opt goal_ack_opts[] = {
	OPT_ARGS_MUST("CODE|SELECTOR", struct words_args, words, N_("which goals"), .hint = HINT_KIND),
	OPT_END
};

/* "acknowledged", and by when it should have been. */
static int
ack_text(struct ctx *ctx, int64_t id, const char **out)
{
	const struct kind *k = goals(ctx);
	struct record      r;
	day                due, on;
	char               s[DAY_SIZE];

	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	due = goal_ack_due(ctx->dept.policy, value_day(&r.v[kind_index(k, "set_on")]));
	on = value_day(&r.v[kind_index(k, "acknowledged_on")]);
	*out = due == DAY_NONE || on <= due ? _("acknowledged") :
	    arena_printf(&ctx->arena, _("acknowledged late, it was due by %s"), day_str(due, s));
	return SALES_OK;
}

int
goal_run_ack(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;
	struct id_list           ids = { 0 };
	const char              *text;
	size_t                   mine = 0;
	bool                     by_terms, changed;

	TRY(record_ids(ctx, a->words, &ids, &by_terms));
	for (size_t i = 0; i < ids.n; i++) {
		const int rc = goal_acknowledge(&ctx->op, ids.v[i], &changed, &ctx->err);

		if (rc == SALES_EPOLICY && by_terms)
			continue; /* those among them that are his */
		TRY(rc);
		TRY(ack_text(ctx, ids.v[i], &text));
		TRY(tell(ctx, ids.v[i], changed, text));
		mine++;
	}
	return mine > 0 ? SALES_OK : FAIL(&ctx->err, SALES_EPOLICY, _("none of these goals is yours"));
}

/* ---- object, answer ------------------------------------------------------- */

const struct opt goal_object_opts[] = {
	OPT_ARG_MUST("GOAL", struct goal_code_args, code, N_("which goal; --reason says why"), .hint = HINT_KIND, .kind = "goal"),
	OPT_END
};
const struct opt goal_answer_opts[] = {
	OPT_ARG_MUST("GOAL", struct goal_answer_args, code, N_("which goal"), .hint = HINT_KIND, .kind = "goal"),
	OPT_S(0, "text", N_("TEXT"), struct goal_answer_args, text, N_("what is answered"), .flags = OPT_MUST),
	OPT_END
};

int
goal_run_object(struct ctx *ctx, const void *args)
{
	const struct goal_code_args *a = args;
	int64_t                      id;
	bool                         changed;

	if (ctx->g->reason == NULL || ctx->g->reason[strspn(ctx->g->reason, " ")] == '\0') {
		FAIL(&ctx->err, SALES_EUSAGE, _("what speaks against the goal?"));
		return err_hint(&ctx->err, "salesctl goal object %s --reason TEXT", a->code);
	}
	TRY(record_find(&ctx->dept, goals(ctx), a->code, &id, &ctx->err));
	TRY(goal_object(&ctx->op, id, &changed, &ctx->err));
	return tell(ctx, id, changed, arena_printf(&ctx->arena, _("objected: %s"), ctx->g->reason));
}

int
goal_run_answer(struct ctx *ctx, const void *args)
{
	const struct goal_answer_args *a = args;
	int64_t                        id;
	bool                           changed;

	if (a->text[strspn(a->text, " ")] == '\0')
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s: it is empty"), "--text");
	TRY(record_find(&ctx->dept, goals(ctx), a->code, &id, &ctx->err));
	TRY(goal_answer(&ctx->op, id, a->text, &changed, &ctx->err));
	return tell(ctx, id, changed, arena_printf(&ctx->arena, _("answered: %s"), a->text));
}
