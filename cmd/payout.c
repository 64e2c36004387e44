/* salesctl payout: run, list, verify. What becomes of a run is in payout_life.c, what
 * it explains in payout_explain.c. */
#include <string.h>

#include "cmd/payout.h"
#include "cmd/payout_impact.h"
#include "cmd/verbs.h"
#include "lib/base/tr.h"
#include "lib/org/kinds.h"
#include "lib/payout/books.h"
#include "lib/payout/earlier.h"
#include "lib/payout/kinds.h"
#include "lib/record/history.h"

int
payout_named(struct ctx *ctx, const char *code, struct payout_run *out)
{
	return payout_find(&ctx->dept, code, &ctx->arena, out, &ctx->err);
}

bool
payout_is_line(const char *code, int64_t *id)
{
	const char *p = strncmp(code, "line:", 5) == 0 ? code + 5 : code;

	*id = 0;
	if (strlen(p) > 15)
		return false;
	for (; *p >= '0' && *p <= '9'; p++)
		*id = *id * 10 + (*p - '0');
	return *p == '\0' && *id > 0;
}

bool
payout_names_line(struct ctx *ctx, const char *code, int64_t *id)
{
	struct payout_run r;
	struct sales_err  ignored;

	return payout_is_line(code, id) && payout_find(&ctx->dept, code, &ctx->arena, &r, &ignored) != SALES_OK;
}

struct cell
payout_who(struct ctx *ctx, int64_t person)
{
	struct ref_name who = { "", "" };

	if (person == 0 || dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], person, &who, &ctx->err) != SALES_OK)
		return cell_none(COL_REF);
	return cell_ref(who.code, who.name);
}

const char *
payout_money(struct ctx *ctx, money m)
{
	char s[MONEY_SIZE];

	return arena_printf(&ctx->arena, "%s %s", ctx->dept.policy->locale.currency, money_group(m, 2, s));
}

const char *
payout_people_text(struct ctx *ctx, long n)
{
	return arena_printf(&ctx->arena, tr_n("%ld person", "%ld people", n), n);
}

const char *
payout_lines_text(struct ctx *ctx, long n)
{
	return arena_printf(&ctx->arena, tr_n("%ld line", "%ld lines", n), n);
}

/* ---- run --------------------------------------------------------------- */

/* Records that came late for an earlier plan year are posted by none of this one's runs. */
static int
note_unposted(struct ctx *ctx, day on)
{
	struct unposted u;

	TRY(payout_unposted(&ctx->dept, period_in_year(on, UNIT_YEAR, &ctx->dept.when).from, &ctx->arena, &u, &ctx->err));
	if (u.people > 0)
		ctx_note(ctx, _("records of an earlier plan year came late: %s for %s is not posted yet (salesctl payout run -p %s)"),
		    payout_money(ctx, u.total), payout_people_text(ctx, u.people), u.period);
	return SALES_OK;
}

static int
run_run(struct ctx *ctx, const void *args)
{
	struct payout_result r;
	struct period        p;
	bool                 given;

	(void)args;
	TRY(ctx_period(ctx, &p, &given));
	if (!given) {
		FAIL(&ctx->err, SALES_EUSAGE, _("say which period to run"));
		return err_hint(&ctx->err, "salesctl payout run -p 'last month'");
	}
	TRY(payout_run(&ctx->op, p, &r, &ctx->err));
	if (r.id != 0)
		ctx_changed_code(ctx, r.replaced ? "changed" : "added", "payout", r.code,
		    arena_printf(&ctx->arena, _("%s, %s, %s"), payout_money(ctx, r.total), payout_people_text(ctx, r.people),
		    payout_lines_text(ctx, r.lines)));
	else if (r.replaced)
		ctx_changed_code(ctx, "removed", "payout", r.code, _("its facts are gone, there is nothing to post"));
	else if (r.stands)
		ctx_note(ctx, _("payout %s stands as it is: %s for %s"), r.code, payout_money(ctx, r.total),
		    payout_people_text(ctx, r.people));
	else
		ctx_note(ctx, _("nothing new to post; nothing was recorded"));
	if (r.dropped != NULL)
		ctx_note(ctx, _("%s took it as posted and is not approved: it is gone, run it anew"), r.dropped);
	if (r.voided > 0)
		ctx_note(ctx, tr_n("%ld signature under payout %s is void: it was run anew",
		    "%ld signatures under payout %s are void: it was run anew", r.voided), r.voided, r.code);
	for (size_t i = 0; i < r.nnobody; i++)
		ctx_note(ctx, _("plan '%s' is for nobody: no person fits its for: %s"), r.nobody[i]->id, r.nobody[i]->who);
	if (r.differences > 0)
		ctx_note(ctx, _("lines that correct earlier ones: %ld (salesctl payout explain %s)"), r.differences, r.code);
	return note_unposted(ctx, p.to);
}

/* ---- list and show ----------------------------------------------------- */

struct list_args { bool all; };
static const struct opt list_opts[] = {
	OPT_F('a', "all", struct list_args, all, N_("replaced drafts too")),
	OPT_END
};
static const struct col list_cols[] = {
	{ "payout", COL_CODE, N_("Payout"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ "people", COL_COUNT, N_("People"), 0, NULL },
	{ "lines", COL_COUNT, N_("Lines"), 0, NULL },
	{ "total", COL_MONEY, N_("Total"), 0, NULL },
	{ "prepared_by", COL_REF, N_("Run by"), COL_SHRINK, NULL },
	{ "approved_by", COL_REF, N_("Approved by"), COL_SHRINK, NULL },
	{ "approved_on", COL_DAY, N_("Approved"), COL_EXTRA, NULL },
	{ "same_login", COL_BOOL, N_("Same login"), COL_EXTRA, NULL },
	{ "signatures", COL_COUNT, N_("Signatures"), COL_EXTRA, NULL },
	{ "policy", COL_COUNT, N_("Rule book"), COL_EXTRA, NULL },
	{ "digest", COL_TEXT, N_("Digest"), COL_EXTRA | COL_SHRINK, NULL },
	{ "paid", COL_MONEY, NC_("ledger", "Paid"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

const char *
payout_state_word(const char *state)
{
	return strcmp(state, "draft") == 0 ? _("draft") : strcmp(state, "submitted") == 0 ? _("submitted") :
	    strcmp(state, "approved") == 0 ? _("approved") : _("replaced");
}

/* With a run: what it owed by then, earlier ones included. */
static struct cell
paid_cell(const struct payout_payment *p, size_t n, int64_t run)
{
	money sum = { 0 };
	bool  any = false;

	for (size_t i = 0; i < n; i++) {
		any = any || p[i].payout == run;
		sum.v += p[i].payout == run ? p[i].amount.v : 0;
	}
	return any ? cell_money(sum) : cell_none(COL_MONEY);
}

static int
run_list(struct ctx *ctx, const void *args)
{
	const struct list_args *a = args;
	struct payout_run      *r;
	struct payout_payment  *p;
	size_t                  n, npays;

	TRY(payout_list(&ctx->dept, a->all, &ctx->arena, &r, &n, &ctx->err));
	TRY(payments_load(&ctx->dept, 0, &ctx->arena, &p, &npays, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.payout.list", list_cols));
	for (size_t i = 0; i < n; i++)
		TRY(OUT_ROW(ctx->out, cell_code(r[i].code), CELL(r[i].period), cell_enum(r[i].state, payout_state_word(r[i].state)),
		    CELL(r[i].people), CELL(r[i].lines), CELL(r[i].total), payout_who(ctx, r[i].prepared_by),
		    payout_who(ctx, r[i].approved_by), cell_day(r[i].approved_on), CELL(r[i].same_login),
		    CELL(r[i].signatures), CELL(r[i].policy), CELL(r[i].digest), paid_cell(p, npays, r[i].id)));
	return SALES_OK;
}

/* ---- verify ------------------------------------------------------------ */

struct verify_args { const char *code; };
static const struct opt verify_opts[] = {
	OPT_ARG("PAYOUT", struct verify_args, code, N_("only this one; default all"), .hint = HINT_KIND, .kind = "payout"),
	OPT_END
};
static const struct col verify_cols[] = {
	{ "payout", COL_CODE, N_("Payout"), 0, NULL },
	{ "person", COL_REF, N_("Person"), 0, NULL },
	{ "what", COL_TEXT, NC_("finding", "What"), 0, NULL },
	{ "difference", COL_TEXT, N_("Difference"), 0, NULL },
	{ .type = COL_END },
};

static int
verify_row(void *arg, const struct payout_fault *f, struct sales_err *err)
{
	struct ctx *ctx = arg;

	(void)err;
	return OUT_ROW(ctx->out, cell_code(f->run->code), payout_who(ctx, f->person), CELL(f->what), CELL(f->message));
}

static int
run_verify(struct ctx *ctx, const void *args)
{
	const struct verify_args *a = args;
	struct payout_run         r;
	long                      checked = 0;

	if (a->code != NULL)
		TRY(payout_named(ctx, a->code, &r));
	TRY(ctx_table(ctx, "salesctl.payout.verify", verify_cols));
	TRY(payout_verify(&ctx->dept, a->code == NULL ? NULL : &r, verify_row, ctx, &checked, &ctx->err));
	if (out_rows(ctx->out) == 0) {
		ctx_note(ctx, tr_n("ok: %ld line recomputed from its facts and rules, equal",
		    "ok: %ld lines recomputed from their facts and rules, all equal", checked), checked);
		return SALES_OK;
	}
	return FAIL(&ctx->err, SALES_NO, tr_n(
	    "%ld difference in %s; salesctl fsck tells whether records were changed outside salesctl",
	    "%ld differences in %s; salesctl fsck tells whether records were changed outside salesctl",
	    out_rows(ctx->out)), out_rows(ctx->out), payout_lines_text(ctx, checked));
}

const struct cmd payout_verbs[] = {
	{ .name = "run", .brief = N_("compute a period's payout and post what is new"), .needs = NEEDS_OP | NEEDS_PERIOD | STANDS_ALONE,
	  .run = run_run, .examples = "salesctl payout run -p 2026Q3\nsalesctl payout run -p 'last month' -n\n" },
	{ .name = "list", .brief = N_("list payout runs"), .opts = list_opts, .cols = list_cols,
	  .args_size = sizeof(struct list_args), .needs = NEEDS_BOOK, .run = run_list, .examples = "salesctl payout list\n" },
	{ .name = "show", .brief = N_("show what a run pays to whom"), .opts = payout_show_opts, .cols = payout_show_cols,
	  .args_size = sizeof(struct payout_show_args), .needs = NEEDS_BOOK, .run = payout_run_show,
	  .examples = "salesctl payout show 2026Q3\nsalesctl payout show 2026Q3 --own-changes\n" },
	{ .name = "explain", .brief = N_("explain lines: facts, tiers, rule and rounding"), .opts = payout_explain_opts,
	  .cols = payout_explain_cols, .args_size = sizeof(struct payout_explain_args), .needs = NEEDS_BOOK, .run = payout_run_explain,
	  .examples = "salesctl payout explain 2026Q3 张伟\nsalesctl payout explain 17\n" },
	{ .name = "simulate", .brief = N_("show what pay would be by other rules, or by open deals"), .opts = payout_simulate_opts,
	  .cols = impact_cols, .args_size = sizeof(struct payout_simulate_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = payout_run_simulate,
	  .examples = "salesctl payout simulate --policy new.yaml -p 'last year'\nsalesctl payout simulate --policy new.yaml -p 2026 --by component\n" },
	{ .name = "why", .brief = N_("show what made one payout differ from another"), .opts = payout_why_opts,
	  .cols = payout_why_cols, .args_size = sizeof(struct payout_why_args), .needs = NEEDS_BOOK, .run = payout_run_why,
	  .examples = "salesctl payout why 2026-02 2026-03\nsalesctl payout why 2026-02 2026-03 张伟 -F text\n" },
	{ .name = "blame", .brief = N_("show which operations moved a line"), .opts = payout_blame_opts, .cols = payout_blame_cols,
	  .args_size = sizeof(struct payout_code_args), .needs = NEEDS_BOOK, .run = payout_run_blame,
	  .examples = "salesctl payout blame 17\n" },
	{ .name = "statement", .brief = N_("print statements: what each person gets, and for what"),
	  .opts = payout_statement_opts, .args_size = sizeof(struct payout_explain_args), .needs = NEEDS_BOOK,
	  .run = payout_run_statement, .examples = "salesctl payout statement 2026Q3\nsalesctl payout statement 2026Q3 张伟 -F md\n" },
	{ .name = "lines", .brief = N_("list the lines of a run"), .opts = payout_explain_opts, .cols = payout_lines_cols,
	  .args_size = sizeof(struct payout_explain_args), .needs = NEEDS_BOOK, .run = payout_run_lines,
	  .examples = "salesctl payout lines 2026Q3 -F csv\n" },
	{ .name = "verify", .brief = N_("recompute every line from its facts and rules"), .opts = verify_opts,
	  .cols = verify_cols, .args_size = sizeof(struct verify_args), .needs = NEEDS_BOOK, .run = run_verify,
	  .examples = "salesctl payout verify\nsalesctl payout verify 2026Q3\n" },
	{ .name = "adjust", .brief = N_("correct somebody's pay by hand, with a second person"), .opts = payout_adjust_opts,
	  .args_size = sizeof(struct payout_adjust_args), .needs = NEEDS_OP, .run = payout_run_adjust,
	  .examples = "salesctl payout adjust 张伟 500 --reason 补发差旅激励\nsalesctl payout adjust --approve AJ-0001 --as 王芳\n" },
	{ .name = "submit", .brief = N_("hand a draft in for approval"), .opts = payout_submit_opts,
	  .args_size = sizeof(struct payout_code_args), .needs = NEEDS_OP, .run = payout_run_submit,
	  .examples = "salesctl payout submit 2026Q3\n" },
	{ .name = "approve", .brief = N_("sign a submitted payout; with the last signature it is final"), .opts = payout_approve_opts,
	  .args_size = sizeof(struct payout_approve_args), .needs = NEEDS_OP | OPENS_OP | STANDS_ALONE, .run = payout_run_approve,
	  .examples = "salesctl payout approve 2026Q3 --as 王芳\nsalesctl payout approve 2026Q3 --confirm 2026Q3\n" },
	{ .name = "pay", .brief = N_("record that an approved payout is paid; it is final"), .opts = payout_pay_opts,
	  .args_size = sizeof(struct payout_pay_args), .needs = NEEDS_OP | OPENS_OP | STANDS_ALONE, .run = payout_run_pay,
	  .examples = "salesctl payout pay 2026Q3 --file pay.csv\nsalesctl payout pay 2026Q3 --file again.csv --copy\n" },
	{ .name = "hold", .brief = N_("leave somebody out of a payout's payment for now"), .opts = payout_hold_opts,
	  .args_size = sizeof(struct payout_hold_args), .needs = NEEDS_OP, .run = payout_run_hold,
	  .examples = "salesctl payout hold 张伟 2026Q3 --reason 回款待核实\n" },
	{ .name = "release", .brief = N_("end a hold: the next payment pays it"), .opts = payout_release_opts,
	  .args_size = sizeof(struct payout_hold_args), .needs = NEEDS_OP, .run = payout_run_release,
	  .examples = "salesctl payout release 张伟 2026Q3\n" },
	{ .name = "payments", .brief = N_("list what was paid, and what is on hold"), .opts = payout_payments_opts,
	  .cols = payout_payments_cols, .args_size = sizeof(struct payout_payments_args), .needs = NEEDS_BOOK,
	  .run = payout_run_payments, .examples = "salesctl payout payments 2026Q3\n" },
	{ .name = "balances", .brief = N_("show the ledger: earned, paid, payable, held of each person"),
	  .opts = payout_balances_opts, .cols = payout_balances_cols, .args_size = sizeof(struct payout_balances_args),
	  .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = payout_run_balances,
	  .examples = "salesctl payout balances --on 2026-06-30\nsalesctl payout balances 张伟 -p 2026\n" },
	{ .name = "accrual", .brief = N_("show what pay costs by period: earned, paid, spread"),
	  .opts = payout_accrual_opts, .cols = payout_accrual_cols, .args_size = sizeof(struct payout_accrual_args),
	  .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = payout_run_accrual,
	  .examples = "salesctl payout accrual -p 2026\nsalesctl payout accrual -p 2026 --by quarter --over term\n" },
	{ .name = "export", .brief = N_("write the ledger as a journal, a list or for the payroll"), .opts = payout_export_opts,
	  .args_size = sizeof(struct payout_export_args), .needs = NEEDS_BOOK, .run = payout_run_export,
	  .examples = "salesctl payout export -F hledger -o pay.journal\nsalesctl payout export 2026Q3 -F payroll --excel -o pay.csv\n" },
	{ .name = "dispute", .brief = N_("say what is wrong in pay, and see what would mend it"), .opts = payout_dispute_opts,
	  .args_size = sizeof(struct payout_dispute_args), .needs = NEEDS_OP | STANDS_ALONE, .run = payout_run_dispute,
	  .examples = "salesctl payout dispute 17 --change 'D-0042 amount=5000' --reason 合同金额录错 -n\nsalesctl payout dispute 2026Q3 张伟 --adjust 300 --reason 漏记激励\n" },
	{ .name = "disputes", .brief = N_("list disputes about pay and what became of them"), .opts = payout_disputes_opts,
	  .cols = payout_disputes_cols, .args_size = sizeof(struct payout_disputes_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = payout_run_disputes, .examples = "salesctl payout disputes\nsalesctl payout disputes -a -p 2026\n" },
	{ .name = "resolve", .brief = N_("decide a dispute: uphold or reject it, or withdraw one's own"), .opts = payout_resolve_opts,
	  .args_size = sizeof(struct payout_resolve_args), .needs = NEEDS_OP | STANDS_ALONE, .run = payout_run_resolve,
	  .examples = "salesctl payout resolve DP-0001 uphold --reason 合同为准 --as 王芳\nsalesctl payout resolve DP-0002 reject --reason 已按规则核算\n" },
	{ .name = "accept", .brief = N_("accept the plan that one is paid by"), .opts = payout_accept_opts,
	  .args_size = sizeof(struct payout_accept_args), .needs = NEEDS_OP, .run = payout_run_accept,
	  .examples = "salesctl payout accept seller\nsalesctl payout accept seller --as 张伟\n" },
	{ .name = "acceptances", .brief = N_("list who accepted the plan that he is paid by"), .opts = payout_acceptances_opts,
	  .cols = payout_acceptances_cols, .args_size = sizeof(struct payout_acceptances_args), .needs = NEEDS_BOOK,
	  .run = payout_run_acceptances, .examples = "salesctl payout acceptances\nsalesctl payout acceptances --missing --exit-code\n" },
	{ .name = NULL }
};
