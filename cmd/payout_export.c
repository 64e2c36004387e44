/* salesctl payout export: the ledger as a journal that hledger checks, posting by
 * posting, or a row a person for the payroll. */
#include <stdlib.h>
#include <string.h>

#include "cmd/payout.h"
#include "lib/base/tr.h"
#include "lib/org/kinds.h"
#include "lib/payout/books.h"
#include "lib/payout/kinds.h"

const struct opt payout_export_opts[] = {
	OPT_ARG("PAYOUT", struct payout_export_args, code, N_("only this one and its payments; default all that are approved"), .hint = HINT_KIND, .kind = "payout"),
	OPT_S(0, "on", N_("DAY"), struct payout_export_args, on, N_("as of the end of this day; default all"), .hint = HINT_DAY),
	OPT_END
};

struct exporting {
	struct ctx      *ctx;
	struct books_ask ask;
	int              decimals;
	const char      *currency;
	/* the journal: */
	struct buf       text;
	const char     **account;       /* that were posted to, in any order */
	size_t           naccounts, cap;
	const struct payout_run     *run;
	const struct payout_payment *payment;
	int64_t          person;        /* of the open transaction; 0: none */
	int64_t          payable;
};

static void
exporting_done(struct exporting *x)
{
	buf_done(&x->text);
}

static int
who_is(struct exporting *x, int64_t person, struct ref_name *out)
{
	return dept_name(&x->ctx->dept, x->ctx->dept.schema.by_no[KIND_PERSON], person, out, &x->ctx->err);
}

/* ---- the journal --------------------------------------------------------- */

/* A word of an account's name or of a description: what would end it or begin
 * something else in a journal is a low line. */
static const char *
word(struct ctx *ctx, const char *text)
{
	char *s = arena_strdup(&ctx->arena, text == NULL ? "" : text);

	for (char *p = s; *p != '\0'; p++)
		if (strchr(":;|()", *p) != NULL || (unsigned char)*p < ' ' || (*p == ' ' && (p[1] == ' ' || p[1] == '\0')))
			*p = '_';
	return *s == '\0' ? "_" : s;
}

static void
put_posting(struct exporting *x, const char *account, int64_t amount)
{
	char s[MONEY_SIZE];

	x->account = arena_more(&x->ctx->arena, x->account, x->naccounts, &x->cap, sizeof(*x->account));
	x->account[x->naccounts++] = account;
	buf_printf(&x->text, "    %s  %s %s\n", account, x->currency, money_str((money){ amount }, x->decimals, s));
}

static int
account_of(struct exporting *x, enum account a, const struct book_entry *e, int64_t person, const char **out)
{
	struct arena   *arena = &x->ctx->arena;
	struct ref_name who;

	TRY(who_is(x, person, &who));
	*out = a == ACCOUNT_EARNED ? arena_printf(arena, "%s:%s:%s:%s", account_path(a), word(x->ctx, e->plan),
	    e->component[0] == '\0' ? "cap" : word(x->ctx, e->component), word(x->ctx, who.code)) :
	    arena_printf(arena, "%s:%s", account_path(a), word(x->ctx, who.code));
	return SALES_OK;
}

/* The posting that every line moves, at the end of the transaction. */
static int
end_transaction(struct exporting *x)
{
	const char *account;

	if (x->person == 0)
		return SALES_OK;
	TRY(account_of(x, ACCOUNT_PAYABLE, NULL, x->person, &account));
	put_posting(x, account, -x->payable);
	buf_putc(&x->text, '\n');
	x->person = 0;
	return SALES_OK;
}

static int
begin_transaction(struct exporting *x, const struct book_entry *e)
{
	struct ref_name who;
	char            on[DAY_SIZE], code[32];

	TRY(end_transaction(x));
	TRY(who_is(x, e->person, &who));
	x->run = e->run;
	x->payment = e->payment;
	x->person = e->person;
	x->payable = 0;
	buf_printf(&x->text, "%s * (%s) %s | ", day_str(e->on, on), e->payment == NULL ? word(x->ctx, e->run->code) :
	    kind_code(&payment_kind, e->payment->id, code), word(x->ctx, who.name == NULL ? who.code : who.name));
	buf_printf(&x->text, e->payment == NULL ? _("payout %s") : _("payment of payout %s"), word(x->ctx, e->run->code));
	if (strcmp(e->run->state, "approved") == 0 && e->payment == NULL)
		buf_printf(&x->text, "  ; digest %.16s", e->run->digest);
	if (e->payment != NULL && e->payment->reference != NULL)
		buf_printf(&x->text, "  ; %s", word(x->ctx, e->payment->reference));
	buf_putc(&x->text, '\n');
	return SALES_OK;
}

static int
journal_entry(void *arg, const struct book_entry *e, struct sales_err *err)
{
	struct exporting *x = arg;
	const char       *account;

	if (x->person != e->person || x->run != e->run || x->payment != e->payment)
		TRY(begin_transaction(x, e));
	if (e->payment == NULL)
		buf_printf(&x->text, e->lines == 1 ? "    ; line %lld, %s\n" : "    ; line %lld ff., %s (%lld)\n", (long long)e->first_line,
		    e->component[0] == '\0' ? "cap" : word(x->ctx, e->component), (long long)e->lines);
	TRY(account_of(x, e->against, e, e->person, &account));
	put_posting(x, account, e->payment == NULL ? e->amount.v : -e->amount.v);
	if (__builtin_add_overflow(x->payable, e->payment == NULL ? e->amount.v : -e->amount.v, &x->payable))
		return FAIL(err, SALES_EINVAL, _("somebody's payout is too large to reckon with"));
	return SALES_OK;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What a strict check asks for stands before what uses it. */
static int
put_head(struct exporting *x, struct buf *b)
{
	struct ctx *ctx = x->ctx;
	char        s[MONEY_SIZE];

	buf_printf(b, "; %s, %s\n", label_text(ctx->dept.policy->name, ctx->lang, ""), _("the ledger of pay, by salesctl payout export"));
	buf_printf(b, "commodity %s %s%s\n", x->currency, money_str((money){ 1000 * (int64_t)MONEY_UNIT }, x->decimals, s),
	    x->decimals == 0 ? "." : "");
	if (x->naccounts > 0)
		qsort(x->account, x->naccounts, sizeof(*x->account), by_text);
	for (size_t i = 0; i < x->naccounts; i++)
		if (i == 0 || strcmp(x->account[i], x->account[i - 1]) != 0)
			buf_printf(b, "account %s\n", x->account[i]);
	buf_putc(b, '\n');
	return out_text(ctx->out, buf_str(b), b->n);
}

static int
write_journal(struct exporting *x)
{
	CLEANUP(buf_done) struct buf head = { 0 };

	TRY(books_each(&x->ctx->dept, &x->ask, &x->ctx->arena, journal_entry, x, &x->ctx->err));
	TRY(end_transaction(x));
	TRY(put_head(x, &head));
	return out_text(x->ctx->out, buf_str(&x->text), x->text.n);
}

/* ---- posting by posting -------------------------------------------------- */

static const struct col posting_cols[] = {
	{ "on", COL_DAY, N_("Date"), 0, NULL },
	{ "payout", COL_TEXT, NC_("payroll", "Payout"), 0, NULL },
	{ "payment", COL_CODE, N_("Payment"), 0, NULL },
	{ "person", COL_CODE, NC_("payroll", "Person"), 0, NULL },
	{ "name", COL_TEXT, NC_("payroll", "Name"), 0, NULL },
	{ "account", COL_TEXT, NC_("ledger", "Account"), 0, NULL },
	{ "plan", COL_TEXT, N_("Plan"), 0, NULL },
	{ "component", COL_TEXT, N_("Component"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "currency", COL_TEXT, N_("Currency"), 0, NULL },
	{ "line", COL_COUNT, N_("Line"), 0, NULL },
	{ "lines", COL_COUNT, N_("Lines"), 0, NULL },
	{ .type = COL_END },
};

static int
posting_rows(void *arg, const struct book_entry *e, struct sales_err *err)
{
	struct exporting     *x = arg;
	struct ledger_posting p[2];
	struct ref_name       who;
	char                  code[32];

	(void)err; /* ctx has it */
	TRY(who_is(x, e->person, &who));
	if (e->payment != NULL)
		ledger_post_payment(e->amount.v, p);
	else
		ledger_post_line(e->against, e->amount.v, p);
	for (size_t i = 0; i < 2; i++)
		TRY(OUT_ROW(x->ctx->out, cell_day(e->on), CELL(e->run->code),
		    e->payment == NULL ? cell_none(COL_CODE) : cell_code(kind_code(&payment_kind, e->payment->id, code)), cell_code(who.code),
		    CELL(who.name), CELL(account_name(p[i].account)), CELL(e->plan), CELL(e->component), CELL((money){ p[i].amount }),
		    CELL(x->currency), e->payment != NULL ? cell_none(COL_COUNT) : CELL(e->first_line),
		    e->payment != NULL ? cell_none(COL_COUNT) : CELL(e->lines)));
	return SALES_OK;
}

/* ---- for the payroll ----------------------------------------------------- */

static const struct col payroll_cols[] = {
	{ "payout", COL_TEXT, NC_("payroll", "Payout"), 0, NULL },
	{ "person", COL_CODE, NC_("payroll", "Person"), 0, NULL },
	{ "name", COL_TEXT, NC_("payroll", "Name"), 0, NULL },
	{ "bank", COL_TEXT, N_("Bank"), 0, NULL },
	{ "account", COL_TEXT, N_("Account"), 0, NULL },
	{ "earned", COL_MONEY, NC_("ledger", "Earned"), 0, NULL },
	{ "adjustment", COL_MONEY, NC_("ledger", "Adjusted"), 0, NULL },
	{ "held", COL_MONEY, NC_("ledger", "Held"), 0, NULL },
	{ "withheld", COL_MONEY, NC_("ledger", "Withheld"), 0, NULL },
	{ "draw", COL_MONEY, NC_("ledger", "Draw owed"), 0, NULL },
	{ "put_off", COL_MONEY, NC_("ledger", "Put off"), 0, NULL },
	{ "net", COL_MONEY, NC_("ledger", "Net pay"), 0, NULL },
	{ "paid", COL_MONEY, NC_("ledger", "Paid"), 0, NULL },
	{ "payable", COL_MONEY, NC_("ledger", "Payable"), 0, NULL },
	{ "currency", COL_TEXT, N_("Currency"), 0, NULL },
	{ .type = COL_END },
};

static struct cell
sum_cell(const struct book_balance *b, enum account a)
{
	return cell_money((money){ account_shown(a, b->sum[a]) });
}

static int
payroll_row(struct exporting *x, const struct book_balance *b)
{
	struct ctx     *ctx = x->ctx;
	struct ref_name who;
	const char     *bank, *account;

	TRY(who_is(x, b->person, &who));
	TRY(payout_own_field(ctx, b->person, "bank", &bank));
	TRY(payout_own_field(ctx, b->person, "account", &account));
	return OUT_ROW(ctx->out, cell_text(x->ask.only == NULL ? NULL : x->ask.only->code), cell_code(who.code), CELL(who.name),
	    cell_text(bank), cell_text(account), sum_cell(b, ACCOUNT_EARNED), sum_cell(b, ACCOUNT_ADJUSTMENT), sum_cell(b, ACCOUNT_HELD),
	    sum_cell(b, ACCOUNT_WITHHELD), sum_cell(b, ACCOUNT_DRAW), sum_cell(b, ACCOUNT_PUT_OFF),
	    CELL((money){ -b->sum[ACCOUNT_PAYABLE] - b->sum[ACCOUNT_PAID] }), sum_cell(b, ACCOUNT_PAID), sum_cell(b, ACCOUNT_PAYABLE),
	    CELL(x->currency));
}

static int
write_payroll(struct exporting *x)
{
	struct ctx          *ctx = x->ctx;
	struct book_balance *b;
	size_t               n;

	TRY(books_balances(&ctx->dept, &x->ask, &ctx->arena, &b, &n, &ctx->err));
	for (size_t i = 0; i < n; i++)
		TRY(payroll_row(x, &b[i]));
	return SALES_OK;
}

/* ---- the verb ------------------------------------------------------------ */

static void
begin(struct ctx *ctx, const struct col *cols, size_t n)
{
	struct col *here = arena_array(&ctx->arena, struct col, n);

	for (size_t i = 0; i < n; i++) {
		here[i] = cols[i];
		if (cols[i].type != COL_END)
			here[i].key = payout_heading(ctx, cols[i].key, cols[i].label);
	}
	out_begin(ctx->out, here);
}

int
payout_run_export(struct ctx *ctx, const void *args)
{
	static const char *const               formats[] = { "hledger", "csv", "payroll", NULL };
	const struct payout_export_args       *a = args;
	CLEANUP(exporting_done) struct exporting x = { .ctx = ctx, .ask = { .from = DAY_NONE },
		.currency = ctx->dept.policy->locale.currency };
	struct payout_run                      r;
	const char                            *format;

	x.decimals = currency_decimals(x.currency);
	TRY(payout_day(ctx, "--on", a->on, DAY_NONE, &x.ask.until));
	if (a->code != NULL) {
		TRY(payout_named(ctx, a->code, &r));
		x.ask.only = &r;
		if (strcmp(r.state, "approved") != 0)
			ctx_note(ctx, _("payout %s is not approved: it is not in the ledger yet"), r.code);
	}
	TRY(ctx_document(ctx, formats, &format));
	if (strcmp(format, "hledger") == 0)
		return write_journal(&x);
	if (strcmp(format, "payroll") == 0) {
		begin(ctx, payroll_cols, sizeof(payroll_cols) / sizeof(payroll_cols[0]));
		return write_payroll(&x);
	}
	begin(ctx, posting_cols, sizeof(posting_cols) / sizeof(posting_cols[0]));
	return books_each(&ctx->dept, &x.ask, &ctx->arena, posting_rows, &x, &ctx->err);
}
