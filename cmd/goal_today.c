/* salesctl goal today: what to do next for one's goals, and why. */
#include "cmd/by.h"
#include "cmd/goal.h"
#include "cmd/show.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"
#include "lib/goal/today.h"

const struct opt goal_today_opts[] = {
	OPT_S(0, "for", N_("PERSON"), struct goal_today_args, who, N_("whose; default who acts"), .hint = HINT_KIND, .kind = "person"),
	OPT_END
};
const struct col goal_today_cols[] = {
	{ "focus", COL_BOOL, N_("Focus"), 0, NULL },
	{ "deal", COL_REF, N_("Deal"), COL_SHRINK, NULL },
	{ "customer", COL_REF, N_("Customer"), COL_SHRINK, NULL },
	{ "why", COL_TEXT, NC_("today", "Why"), COL_SHRINK, NULL },
	{ "reason", COL_CODE, NC_("today", "Reason"), COL_EXTRA, NULL },
	{ "goal", COL_CODE, N_("Goal"), COL_EXTRA, NULL },
	{ "amount", COL_MONEY, N_("Amount"), COL_EXTRA, NULL },
	{ "closes", COL_MONEY, N_("Of the gap"), COL_EXTRA, NULL },
	{ "chance", COL_RATE, N_("Chance"), COL_EXTRA, NULL },
	{ "expected_on", COL_DAY, N_("Expected"), COL_EXTRA, NULL },
	{ "days_left", COL_COUNT, N_("Days left"), COL_EXTRA, NULL },
	{ "worth", COL_MONEY, N_("Worth a day"), 0, NULL },
	{ "command", COL_TEXT, N_("Command"), 0, NULL },
	{ .type = COL_END },
};

/* ---- words --------------------------------------------------------------- */

static const char *
why_text(struct ctx *ctx, const struct todo *t)
{
	const struct kind *k = ctx->dept.schema.by_no[activity_kind.no];
	char               s[DAY_SIZE];
	const char        *on = day_str(t->on, s), *kind;

	switch (t->why) {
	case TODO_ACTIVITY:
		kind = show_word(ctx, kind_field(k, "kind"), t->kind);
		return *t->what == '\0' ? arena_printf(&ctx->arena, _("%s due %s"), kind, on) :
		    arena_printf(&ctx->arena, _("%s due %s: %s"), kind, on, t->what);
	case TODO_STEP:
		return *t->what == '\0' ? arena_printf(&ctx->arena, _("next step due %s"), on) :
		    arena_printf(&ctx->arena, _("next step due %s: %s"), on, t->what);
	case TODO_LATE:
		return arena_printf(&ctx->arena, _("expected %s, which went by"), on);
	case TODO_STALE:
		return arena_printf(&ctx->arena, tr_n("idle for %d day", "idle for %d days", t->idle), t->idle);
	case TODO_PLAN:
		return _("no next step is planned");
	case TODO_NEXT:
		break;
	}
	return *t->what == '\0' ? arena_printf(&ctx->arena, _("next step on %s"), on) :
	    arena_printf(&ctx->arena, _("next step on %s: %s"), on, t->what);
}

/* The command that does it, or begins to. */
static const char *
command_text(struct ctx *ctx, const struct todo *t, const char *who)
{
	const struct schema *s = &ctx->dept.schema;
	char                 deal[32] = "", activity[32] = "";

	if (t->deal != 0)
		kind_code(s->by_no[deal_kind.no], t->deal, deal);
	switch (t->why) {
	case TODO_ACTIVITY:
		kind_code(s->by_no[activity_kind.no], t->activity, activity);
		return arena_printf(&ctx->arena, "salesctl activity edit %s done_on=today", activity);
	case TODO_STEP:
	case TODO_PLAN:
		return arena_printf(&ctx->arena, "salesctl deal edit %s next_step=... next_on=+3d", deal);
	case TODO_LATE:
		return arena_printf(&ctx->arena, "salesctl deal edit %s expected_on=...", deal);
	case TODO_STALE:
		return arena_printf(&ctx->arena, "salesctl activity add kind=call deal=%s person=%s due_on=today", deal, who);
	case TODO_NEXT:
		break;
	}
	return arena_printf(&ctx->arena, "salesctl deal show %s", deal);
}

/* ---- rows ---------------------------------------------------------------- */

static int
deal_cell(struct ctx *ctx, int64_t id, struct cell *out)
{
	const struct kind *k = ctx->dept.schema.by_no[deal_kind.no];
	const char        *title;
	char               code[32];

	*out = cell_none(COL_REF);
	if (id == 0)
		return SALES_OK;
	TRY(show_name(ctx, k, id, &title));
	kind_code(k, id, code);
	*out = cell_ref_label(arena_strdup(&ctx->arena, code), arena_strdup(&ctx->arena, code),
	    arena_printf(&ctx->arena, "%s%s%s", code, *title == '\0' ? "" : " ", title));
	return SALES_OK;
}

static int
put_todo(struct ctx *ctx, const struct todo *t, const char *who)
{
	const bool      is_deal = t->deal != 0;
	struct ref_name customer = { NULL, NULL };
	struct cell     deal;
	char            goal[32] = "";

	TRY(deal_cell(ctx, t->deal, &deal));
	if (t->customer != 0)
		TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[customer_kind.no], t->customer, &customer, &ctx->err));
	if (t->goal != NULL && t->goal->id != 0)
		kind_code(schema_kind(&ctx->dept.schema, "goal"), t->goal->id, goal);
	return OUT_ROW(ctx->out, CELL(t->in_focus), deal, cell_ref(customer.code, customer.name), CELL(why_text(ctx, t)),
	    cell_code(todo_why_name(t->why)), *goal == '\0' ? cell_none(COL_CODE) : cell_code(goal),
	    is_deal ? by_amount(t->amount) : cell_none(COL_MONEY), is_deal ? by_amount(t->closes) : cell_none(COL_MONEY),
	    is_deal ? (struct cell){ .type = COL_RATE, .u.i = t->chance } : cell_none(COL_RATE), CELL(cell_day(t->expected)),
	    is_deal ? CELL(t->days_left) : cell_none(COL_COUNT),
	    is_deal ? by_money(ctx, (struct ratio){ t->worth, MONEY_UNIT }) : cell_none(COL_MONEY), CELL(command_text(ctx, t, who)));
}

static int
find_person(struct ctx *ctx, const char *text, int64_t *out)
{
	const int rc = record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], text == NULL ? "@me" : text, out, &ctx->err);

	return rc != SALES_OK && text == NULL ? err_hint(&ctx->err, "salesctl goal today --for PERSON") : rc;
}

int
goal_run_today(struct ctx *ctx, const void *args)
{
	const struct goal_today_args *a = args;
	struct today                  today;
	struct ref_name               name;
	int64_t                       who, subject;

	TRY(find_person(ctx, a->who, &who));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], who, &name, &ctx->err));
	TRY(goal_today(&ctx->dept, who, &ctx->arena, &today, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.goal.today", goal_today_cols));
	for (size_t i = 0; i < today.n; i++)
		TRY(put_todo(ctx, &today.v[i], name.code));
	if (today.goals == 0)
		ctx_footer(ctx, _("no goal of this person holds today, so no deal is ranked: salesctl goal set"));
	else if (today.open == 0)
		ctx_footer(ctx, _("open deals lead to none of the goals, or their gaps are closed"));
	if (today.open == 0)
		return SALES_OK;
	if (ctx_is_table(ctx) && today.n > 0)
		ctx_footer(ctx, _("worth a day: the part of the gap that the deal can close, times its chance, over the working days left"));
	subject = subject_person(who);
	return goal_say_undated(ctx, &subject);
}
