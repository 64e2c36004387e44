/* salesctl payout show --own-changes: records behind somebody's pay that he wrote
 * himself. */
#include "cmd/payout.h"
#include "cmd/show.h"
#include "lib/base/tr.h"
#include "lib/payout/own_changes.h"

static const struct col own_cols[] = {
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "record", COL_CODE, N_("Record"), 0, NULL },
	{ "name", COL_TEXT, NC_("record", "Name"), COL_SHRINK, NULL },
	{ "action", COL_ENUM, N_("Action"), 0, NULL },
	{ "written_on", COL_DAY, N_("Written"), 0, NULL },
	{ "op", COL_COUNT, N_("Op"), 0, NULL },
	{ "command", COL_TEXT, N_("Command"), COL_SHRINK, NULL },
	{ "lines", COL_COUNT, N_("Lines"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ .type = COL_END },
};

enum { NAMED_MAX = 5 };  /* people in a note; the rest are counted */

/* "Li wrote or removed 6 records behind his own pay since 2026-01-01: 4 lines" for each of them. */
int
payout_say_own(struct ctx *ctx, const struct payout_run *r)
{
	struct own_changes own;
	struct ref_name    who;
	char               since[DAY_SIZE];

	TRY(own_changes(&ctx->dept, r, &ctx->arena, &own, &ctx->err));
	for (size_t i = 0; i < own.npeople && i < NAMED_MAX; i++) {
		const struct own_person *p = &own.person[i];

		TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], p->person, &who, &ctx->err));
		ctx_note(ctx, tr_n("%s wrote or removed %ld record behind his own pay since %s: %s, %s",
		    "%s wrote or removed %ld records behind his own pay since %s: %s, %s", p->records), who.name, p->records,
		    day_str(own.since, since), payout_lines_text(ctx, p->lines), payout_money(ctx, p->amount));
	}
	if (own.npeople > NAMED_MAX)
		ctx_note(ctx, tr_n("and %ld other person", "and %ld other people", (long)own.npeople - NAMED_MAX),
		    (long)own.npeople - NAMED_MAX);
	if (own.npeople > 0)
		ctx_note(ctx, _("see: salesctl payout show %s --own-changes"), r->code);
	return SALES_OK;
}

int
payout_show_own(struct ctx *ctx, const struct payout_run *r)
{
	struct own_changes own;
	const char        *name;
	struct ref_name    code;
	char               since[DAY_SIZE];

	TRY(own_changes(&ctx->dept, r, &ctx->arena, &own, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.payout.own_changes", own_cols));
	for (size_t i = 0; i < own.n; i++) {
		const struct own_change *c = &own.change[i];
		struct op_info           info;

		TRY(op_get(&ctx->dept, c->op, &ctx->arena, &info, &ctx->err));
		TRY(show_name(ctx, c->kind, c->id, &name));
		TRY(dept_name(&ctx->dept, c->kind, c->id, &code, &ctx->err));
		TRY(OUT_ROW(ctx->out, payout_who(ctx, c->person), cell_code(code.code), cell_text(name),
		    c->gone ? cell_enum("removed", _("removed")) : cell_enum("written", _("written")), cell_day(c->on), CELL(c->op), cell_text(info.command), CELL(c->lines), CELL(c->amount)));
	}
	if (own.n == 0)
		ctx_note(ctx, _("nobody wrote or removed a record behind his own pay since %s"), day_str(own.since, since));
	return SALES_OK;
}
