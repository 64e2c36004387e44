/* salesctl payout pay, hold, release: what was approved is paid, once. */
#include <string.h>
#include <unistd.h>

#include "cmd/payout.h"
#include "cmd/whole.h"
#include "lib/base/tr.h"
#include "lib/org/kinds.h"
#include "lib/payout/kinds.h"
#include "lib/payout/pay.h"

const struct opt payout_pay_opts[] = {
	OPT_ARG_MUST("PAYOUT", struct payout_pay_args, code, N_("a payout such as 2026Q3 or 2026Q3.2"), .hint = HINT_KIND, .kind = "payout"),
	OPT_S(0, "on", N_("DAY"), struct payout_pay_args, on, N_("the day on which it is paid; default today"), .hint = HINT_DAY),
	OPT_S(0, "file", N_("FILE"), struct payout_pay_args, file, N_("write the pay file: who gets how much"), .hint = HINT_FILE),
	OPT_F(0, "excel", struct payout_pay_args, excel, N_("csv for Excel: both, and no formulas")),
	OPT_S(0, "encoding", N_("NAME"), struct payout_pay_args, encoding, N_("of csv and tsv: gb18030, utf-16; default UTF-8")),
	OPT_F(0, "copy", struct payout_pay_args, copy, N_("pay nothing: write the file again, marked as a copy")),
	OPT_S(0, "reference", N_("TEXT"), struct payout_pay_args, reference, N_("the bank's number for it")),
	OPT_S(0, "note", N_("TEXT"), struct payout_pay_args, note, N_("a note in the payments")),
	OPT_S(0, "confirm", N_("PAYOUT"), struct payout_pay_args, confirm, N_("its name again, when nobody can be asked")),
	OPT_END
};
const struct opt payout_hold_opts[] = {
	OPT_ARG_MUST("PERSON", struct payout_hold_args, person, N_("whose pay"), .hint = HINT_KIND, .kind = "person"),
	OPT_ARG_MUST("PAYOUT", struct payout_hold_args, code, N_("an approved payout"), .hint = HINT_KIND, .kind = "payout"),
	OPT_END
};
const struct opt payout_release_opts[] = {
	OPT_ARG_MUST("PERSON", struct payout_hold_args, person, N_("whose pay"), .hint = HINT_KIND, .kind = "person"),
	OPT_ARG_MUST("PAYOUT", struct payout_hold_args, code, N_("a payout in which he is on hold"), .hint = HINT_KIND, .kind = "payout"),
	OPT_END
};

int
payout_day(struct ctx *ctx, const char *option, const char *text, day otherwise, day *out)
{
	*out = otherwise;
	if (text == NULL || period_parse_day(text, &ctx->dept.when, out, &ctx->err) == SALES_OK)
		return SALES_OK;
	return err_prefix(&ctx->err, "%s: ", option);
}

/* ---- pay ----------------------------------------------------------------- */

struct paying {
	struct ctx        *ctx;
	struct payout_run  run;
	struct pay_order   order;
	struct payout_due *due;
	size_t             n;
	long               people;      /* who get something */
	money              total;
};

static int
look(struct paying *p, const char *code)
{
	struct ctx *ctx = p->ctx;

	p->people = 0;
	p->total.v = 0;
	TRY(payout_named(ctx, code, &p->run));
	TRY(payout_dues(&ctx->dept, &p->run, &ctx->arena, &p->due, &p->n, &ctx->err));
	for (size_t i = 0; i < p->n; i++) {
		p->people += p->due[i].due.v > 0;
		if (!money_add(p->total, p->due[i].due, &p->total))
			return FAIL(&ctx->err, SALES_EINVAL, _("the total is too large to reckon with"));
	}
	return SALES_OK;
}

static int
name_of(struct ctx *ctx, int64_t person, const char **out)
{
	struct ref_name who;

	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], person, &who, &ctx->err));
	*out = who.name == NULL ? who.code : who.name;
	return SALES_OK;
}

/* Runs before this one that nobody was paid of: what they owe is in its sums. */
static int
say_with_it(struct paying *p)
{
	struct ctx        *ctx = p->ctx;
	struct payout_run *runs;
	size_t             n;

	TRY(payouts_unpaid(&ctx->dept, &ctx->arena, &runs, &n, &ctx->err));
	for (size_t i = 0; i < n; i++)
		if (runs[i].id < p->run.id)
			ctx_note(ctx, _("payout %s was not paid yet: what it owes is paid with %s"), runs[i].code, p->run.code);
	return SALES_OK;
}

/* Who gets nothing, and why. */
static int
say_left_out(struct paying *p)
{
	struct ctx *ctx = p->ctx;

	TRY(say_with_it(p));
	for (size_t i = 0; i < p->n; i++) {
		const struct payout_due *d = &p->due[i];
		const char              *who;

		TRY(name_of(ctx, d->person, &who));
		if (d->on_hold.v > 0)
			ctx_note(ctx, _("%s: %s is on hold and not paid"), who, payout_money(ctx, d->on_hold));
		if (d->balance.v < 0)
			ctx_note(ctx, _("%s: %s is carried forward to the next payout"), who, payout_money(ctx, d->balance));
	}
	return SALES_OK;
}

static int
say_paid(struct paying *p)
{
	struct ctx            *ctx = p->ctx;
	struct payout_payment *v;
	const char            *who;
	size_t                 n;

	TRY(payments_load(&ctx->dept, p->run.id, &ctx->arena, &v, &n, &ctx->err));
	for (size_t i = n - (size_t)p->people; i < n; i++) {
		TRY(name_of(ctx, v[i].person, &who));
		ctx_change(ctx, "added", &payment_kind, v[i].id, "%s %s", who, payout_money(ctx, v[i].amount));
	}
	ctx_say(ctx, ctx->g->dry_run ? tr_n("would pay %s: %s to %ld person", "would pay %s: %s to %ld people", p->people)
	    : tr_n("paid %s: %s to %ld person", "paid %s: %s to %ld people", p->people), p->run.code, payout_money(ctx, p->total), p->people);
	return SALES_OK;
}

/* The file stands beside its place until the payments are saved: none of them is
 * there without the other, but when the rename fails, which is said. */
static int
pay_and_write(struct paying *p, const struct payout_pay_args *a)
{
	struct ctx  *ctx = p->ctx;
	struct whole w = { 0 };
	int          rc = SALES_OK;

	TRY(payout_pay(&ctx->op, &p->run, &p->order, p->due, p->n, &ctx->err));
	TRY(say_paid(p));
	if (a->file == NULL || ctx->g->dry_run)
		return SALES_OK;
	rc = whole_open(ctx, a->file, &w);
	if (rc == SALES_OK)
		rc = payout_file_write(ctx, &p->run, a, &w);
	if (rc == SALES_OK)
		rc = ctx_commit(ctx);
	if (rc == SALES_OK && whole_keep(ctx, &w) != SALES_OK) {
		rc = err_hint(&ctx->err, "salesctl payout pay %s --file FILE --copy", p->run.code);
		(void)err_prefix(&ctx->err, "%s: ", _("the payments are saved"));
	}
	whole_done(&w);
	if (rc == SALES_OK)
		rc = ctx_say_done(ctx);
	return rc;
}

static int
copy(struct ctx *ctx, const struct payout_pay_args *a)
{
	struct payout_run      r;
	struct payout_payment *p;
	struct whole           w = { 0 };
	size_t                 n;
	int                    rc;

	if (a->file == NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--copy writes a file: say which with --file"));
	TRY(payout_named(ctx, a->code, &r));
	TRY(payments_load(&ctx->dept, r.id, &ctx->arena, &p, &n, &ctx->err));
	if (n == 0) {
		FAIL(&ctx->err, SALES_EPOLICY, _("there is nothing to copy: no payment of %s was recorded"), r.code);
		return err_hint(&ctx->err, "salesctl payout pay %s --file %s", r.code, a->file);
	}
	rc = whole_open(ctx, a->file, &w);
	if (rc == SALES_OK)
		rc = payout_file_write(ctx, &r, a, &w);
	if (rc == SALES_OK && !ctx->g->dry_run)
		rc = whole_keep(ctx, &w);
	whole_done(&w);
	if (rc == SALES_OK)
		ctx_note(ctx, _("%s is a copy: what is in it was paid already; nothing was recorded"), a->file);
	return rc;
}

int
payout_run_pay(struct ctx *ctx, const void *args)
{
	const struct payout_pay_args *a = args;
	struct paying                 p = { .ctx = ctx, .order = { .reference = a->reference, .note = a->note } };
	money                         asked;
	long                          people;

	if (a->copy)
		return copy(ctx, a);
	TRY(payout_day(ctx, "--on", a->on, ctx->dept.when.today, &p.order.on));
	TRY(look(&p, a->code));
	TRY(payout_may_pay(&ctx->dept, &p.run, &p.order, p.due, p.n, &ctx->err));
	if (a->file != NULL && access(a->file, F_OK) == 0)
		return FAIL(&ctx->err, SALES_ECREATE, _("'%s' is there already: a pay file is written once, to a new file"), a->file);
	TRY(say_left_out(&p));
	if (p.people == 0) {
		ctx_note(ctx, _("nobody is to be paid; nothing was recorded"));
		return SALES_OK;
	}
	TRY(ctx_confirm_word(ctx, arena_printf(&ctx->arena, tr_n("Pay payout %s, %s to %ld person? It cannot be undone afterwards.",
	    "Pay payout %s, %s to %ld people? It cannot be undone afterwards.", p.people), p.run.code, payout_money(ctx, p.total),
	    p.people), p.run.code, a->confirm));
	asked = p.total;
	people = p.people;
	TRY(ctx_begin(ctx)); /* nothing was locked while the question stood */
	TRY(look(&p, a->code));
	if (p.total.v != asked.v || p.people != people)
		return FAIL(&ctx->err, SALES_ECONFLICT, _("payout %s was changed meanwhile; nothing was saved"), p.run.code);
	return pay_and_write(&p, a);
}

/* ---- hold and release ---------------------------------------------------- */

static int
take(struct ctx *ctx, const struct payout_hold_args *a, struct payout_run *r, int64_t *person, const char **who)
{
	TRY(payout_person_named(ctx, a->person, person));
	TRY(payout_named(ctx, a->code, r));
	return name_of(ctx, *person, who);
}

int
payout_run_hold(struct ctx *ctx, const void *args)
{
	const struct payout_hold_args *a = args;
	struct payout_run              r;
	const char                    *who;
	int64_t                        person, id;

	TRY(take(ctx, a, &r, &person, &who));
	if (ctx->g->reason == NULL || ctx->g->reason[0] == '\0') {
		FAIL(&ctx->err, SALES_EUSAGE, _("say why %s is not paid, with --reason"), who);
		return err_hint(&ctx->err, "salesctl payout hold %s %s --reason TEXT", a->person, a->code);
	}
	TRY(payout_hold(&ctx->op, &r, person, ctx->g->reason, &id, &ctx->err));
	ctx_change(ctx, "added", &payout_hold_kind, id, _("%s is on hold in payout %s: %s"), who, r.code, ctx->g->reason);
	return SALES_OK;
}

int
payout_run_release(struct ctx *ctx, const void *args)
{
	const struct payout_hold_args *a = args;
	struct payout_run              r;
	const char                    *who;
	int64_t                        person, id;

	TRY(take(ctx, a, &r, &person, &who));
	TRY(payout_release(&ctx->op, &r, person, &id, &ctx->err));
	ctx_change(ctx, "changed", &payout_hold_kind, id, _("%s is on hold in payout %s no longer; to pay it: salesctl payout pay %s"),
	    who, r.code, r.code);
	return SALES_OK;
}
