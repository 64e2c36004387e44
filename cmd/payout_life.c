/* salesctl payout show, submit, approve: what a run is, and what becomes of it. */
#include <string.h>

#include "cmd/payout.h"
#include "lib/base/tr.h"
#include "lib/payout/signature.h"

/* ---- show ---------------------------------------------------------------- */

const struct opt payout_show_opts[] = {
	OPT_ARG_MUST("PAYOUT", struct payout_show_args, code, N_("a payout such as 2026Q3 or 2026Q3.2"), .hint = HINT_KIND, .kind = "payout"),
	OPT_F(0, "own-changes", struct payout_show_args, own_changes, N_("records behind it that who is paid for them wrote or removed himself")),
	OPT_END
};
const struct col payout_show_cols[] = {
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "lines", COL_COUNT, N_("Lines"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ .type = COL_END },
};

static int
show_person(void *arg, const struct payout_person *p, struct sales_err *err)
{
	struct ctx *ctx = arg;

	(void)err;
	return OUT_ROW(ctx->out, payout_who(ctx, p->person), CELL(p->lines), CELL(p->amount));
}

static int
count_fault(void *arg, const struct payout_fault *f, struct sales_err *err)
{
	long *n = arg;

	(void)f;
	(void)err;
	++*n;
	return SALES_OK;
}

/* Who signed; and of a run that waits for signatures, whether they would still count. */
static int
say_signatures(struct ctx *ctx, const struct payout_run *r)
{
	const bool        waits = strcmp(r->state, "submitted") == 0;
	struct signature *v;
	size_t            n;
	long              differ = 0, needed;
	char              on[DAY_SIZE];

	TRY(signatures_of(&ctx->dept, r, &ctx->arena, &v, &n, &ctx->err));
	for (size_t i = 0; i < n; i++) {
		struct ref_name who;

		TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], v[i].person, &who, &ctx->err));
		ctx_note(ctx, _("signed by %s (%s) on %s%s"), who.name, v[i].login, day_str(v[i].on, on),
		    v[i].same_login ? _(", under a login that had a part in it") : "");
	}
	if (!waits)
		return SALES_OK;
	TRY(payout_signatures_needed(&ctx->dept, r, &needed, &ctx->err));
	ctx_note(ctx, _("%zu of %ld signatures"), n, needed);
	TRY(payout_compare(&ctx->dept, r, count_fault, &differ, &ctx->err));
	if (differ > 0)
		ctx_note(ctx, tr_n("%ld line would differ now: it can't be approved, and signatures no longer count; salesctl payout run -p %s",
		    "%ld lines would differ now: it can't be approved, and signatures no longer count; salesctl payout run -p %s", differ),
		    differ, r->period);
	return SALES_OK;
}

int
payout_run_show(struct ctx *ctx, const void *args)
{
	const struct payout_show_args *a = args;
	struct payout_run              r;

	TRY(payout_named(ctx, a->code, &r));
	if (a->own_changes)
		return payout_show_own(ctx, &r);
	TRY(ctx_table(ctx, "salesctl.payout.show", payout_show_cols));
	TRY(payout_people(&ctx->dept, r.id, show_person, ctx, &ctx->err));
	ctx_note(ctx, _("payout %s, %s: %s for %s in %s; rule book version %lld, records as of op %lld"),
	    r.code, payout_state_word(r.state), payout_money(ctx, r.total), payout_people_text(ctx, (long)r.people),
	    payout_lines_text(ctx, (long)r.lines), (long long)r.policy, (long long)r.facts_op);
	TRY(say_signatures(ctx, &r));
	return payout_say_own(ctx, &r);
}

/* ---- submit -------------------------------------------------------------- */

const struct opt payout_submit_opts[] = {
	OPT_ARG_MUST("PAYOUT", struct payout_code_args, code, N_("a payout such as 2026Q3 or 2026Q3.2"), .hint = HINT_KIND, .kind = "payout"),
	OPT_END
};

int
payout_run_submit(struct ctx *ctx, const void *args)
{
	const struct payout_code_args *a = args;
	struct payout_run              r;

	TRY(payout_named(ctx, a->code, &r));
	TRY(payout_submit(&ctx->op, &r, &ctx->err));
	ctx_changed_code(ctx, "changed", "payout", r.code, _("state draft -> submitted"));
	return payout_say_own(ctx, &r);
}

/* ---- approve ------------------------------------------------------------- */

const struct opt payout_approve_opts[] = {
	OPT_ARG_MUST("PAYOUT", struct payout_approve_args, code, N_("a payout such as 2026Q3 or 2026Q3.2"), .hint = HINT_KIND, .kind = "payout"),
	OPT_S(0, "confirm", N_("PAYOUT"), struct payout_approve_args, confirm, N_("its name again, when nobody can be asked")),
	OPT_F(0, "withdraw", struct payout_approve_args, withdraw, N_("take one's own signature back, before the last one is given")),
	OPT_END
};

static int
withdraw(struct ctx *ctx, const char *code)
{
	struct payout_run    r;
	struct payout_signed s;

	TRY(ctx_begin(ctx));
	TRY(payout_named(ctx, code, &r));
	TRY(payout_withdraw(&ctx->op, &r, &s, &ctx->err));
	ctx_changed_code(ctx, "changed", "payout", r.code,
	    arena_printf(&ctx->arena, _("signature withdrawn, %ld of %ld are there"), s.given, s.needed));
	return SALES_OK;
}

static void
say_signed(struct ctx *ctx, const struct payout_run *r, const struct payout_signed *s)
{
	if (!s->final)
		ctx_changed_code(ctx, "changed", "payout", r->code, arena_printf(&ctx->arena,
		    tr_n("signed, %ld of %ld; %ld more person approves it", "signed, %ld of %ld; %ld more people approve it",
		    s->needed - s->given), s->given, s->needed, s->needed - s->given));
	else if (s->needed > 1)
		ctx_changed_code(ctx, "changed", "payout", r->code, arena_printf(&ctx->arena,
		    _("signed, %ld of %ld; state submitted -> approved"), s->given, s->needed));
	else
		ctx_changed_code(ctx, "changed", "payout", r->code, _("state submitted -> approved"));
}

int
payout_run_approve(struct ctx *ctx, const void *args)
{
	const struct payout_approve_args *a = args;
	struct payout_run                 r, now;
	struct payout_signed              s;
	int                               rc;

	if (a->withdraw)
		return withdraw(ctx, a->code);
	TRY(payout_named(ctx, a->code, &r));
	rc = ctx_confirm_word(ctx, arena_printf(&ctx->arena,
	    _("Approve payout %s, %s, %s? It cannot be undone afterwards."), r.code,
	    payout_people_text(ctx, (long)r.people), payout_money(ctx, r.total)), r.code, a->confirm);
	if (rc != SALES_OK)
		return rc;
	TRY(ctx_begin(ctx)); /* nothing was locked while the question stood */
	TRY(payout_named(ctx, a->code, &now));
	if (now.id != r.id || strcmp(now.digest, r.digest) != 0 || strcmp(now.state, r.state) != 0)
		return FAIL(&ctx->err, SALES_ECONFLICT, _("payout %s was changed meanwhile; nothing was saved"), r.code);
	TRY(payout_approve(&ctx->op, &now, &s, &ctx->err));
	say_signed(ctx, &r, &s);
	return SALES_OK;
}
