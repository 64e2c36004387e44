/* salesctl payout balances: the ledger, a row a person. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/payout.h"
#include "lib/payout/books.h"

const struct opt payout_balances_opts[] = {
	OPT_ARG("PERSON", struct payout_balances_args, person, N_("only this person"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "on", N_("DAY"), struct payout_balances_args, on, N_("as of the end of this day; default all"), .hint = HINT_DAY),
	OPT_F('a', "all", struct payout_balances_args, all, N_("what is not approved yet too")),
	OPT_END
};
const struct col payout_balances_cols[] = {
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "earned", COL_MONEY, NC_("ledger", "Earned"), 0, NULL },
	{ "adjustment", COL_MONEY, NC_("ledger", "Adjusted"), 0, NULL },
	{ "held", COL_MONEY, NC_("ledger", "Held"), 0, NULL },
	{ "withheld", COL_MONEY, NC_("ledger", "Withheld"), 0, NULL },
	{ "draw", COL_MONEY, NC_("ledger", "Draw owed"), 0, NULL },
	{ "put_off", COL_MONEY, NC_("ledger", "Put off"), 0, NULL },
	{ "paid", COL_MONEY, NC_("ledger", "Paid"), 0, NULL },
	{ "payable", COL_MONEY, NC_("ledger", "Payable"), 0, NULL },
	{ .type = COL_END },
};

/* In the order of the columns. */
static const enum account shown[] = { ACCOUNT_EARNED, ACCOUNT_ADJUSTMENT, ACCOUNT_HELD, ACCOUNT_WITHHELD, ACCOUNT_DRAW,
	ACCOUNT_PUT_OFF, ACCOUNT_PAID, ACCOUNT_PAYABLE };
_Static_assert(sizeof(shown) / sizeof(shown[0]) == ACCOUNTS, "every account is a column");

static struct cell *
cells_of(struct ctx *ctx, struct cell who, const struct book_balance *b)
{
	struct cell *c = arena_array(&ctx->arena, struct cell, ACCOUNTS + 2);

	c[0] = who;
	for (size_t i = 0; i < ACCOUNTS; i++)
		c[i + 1] = cell_money((money){ account_shown(shown[i], b->sum[shown[i]]) });
	c[ACCOUNTS + 1] = (struct cell){ .type = COL_END };
	return c;
}

/* A narrow table leaves accounts out that nobody has anything in. */
static const struct col *
columns(struct ctx *ctx, const struct book_balance *b, size_t n)
{
	struct col *c = arena_array(&ctx->arena, struct col, ACCOUNTS + 2);

	memcpy(c, payout_balances_cols, (ACCOUNTS + 2) * sizeof(*c));
	for (size_t i = 0; i < ACCOUNTS; i++) {
		bool any = shown[i] == ACCOUNT_EARNED || shown[i] == ACCOUNT_PAID || shown[i] == ACCOUNT_PAYABLE;

		for (size_t k = 0; k < n && !any; k++)
			any = b[k].sum[shown[i]] != 0;
		c[i + 1].flags |= any ? 0u : COL_EXTRA;
	}
	return c;
}

static int
ask_of(struct ctx *ctx, const struct payout_balances_args *a, struct books_ask *ask)
{
	struct period p;
	bool          given;

	TRY(ctx_period(ctx, &p, &given));
	if (given && a->on != NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--on is for the end of a day, -p for what moved within a period: one of them"));
	*ask = (struct books_ask){ .from = p.from, .until = p.to, .drafts = a->all };
	TRY(payout_person_named(ctx, a->person, &ask->person));
	return a->on == NULL ? SALES_OK : payout_day(ctx, "--on", a->on, DAY_NONE, &ask->until);
}

static int
note(struct ctx *ctx, const struct payout_balances_args *a, const struct books_ask *ask)
{
	const char *cur = ctx->dept.policy->locale.currency;
	char        s[DAY_SIZE];

	if (ask->from != DAY_NONE)
		ctx_note(ctx, _("what moved in %s, amounts in %s"), figure_period(ctx, (struct period){ ask->from, ask->until }), cur);
	else if (ask->until != DAY_NONE)
		ctx_note(ctx, _("balances at the end of %s, amounts in %s"), day_str(ask->until, s), cur);
	else
		ctx_note(ctx, _("balances, amounts in %s"), cur);
	if (a->all)
		ctx_note(ctx, _("with payouts that are not approved yet"));
	return SALES_OK;
}

int
payout_run_balances(struct ctx *ctx, const void *args)
{
	const struct payout_balances_args *a = args;
	struct book_balance                *b, total = { 0 };
	struct books_ask                    ask;
	size_t                              n;

	TRY(ask_of(ctx, a, &ask));
	TRY(books_balances(&ctx->dept, &ask, &ctx->arena, &b, &n, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.payout.balances", columns(ctx, b, n)));
	figure_meta_currency(ctx);
	TRY(note(ctx, a, &ask));
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < ACCOUNTS; k++)
			if (__builtin_add_overflow(total.sum[k], b[i].sum[k], &total.sum[k]))
				return FAIL(&ctx->err, SALES_EINVAL, _("the total is too large to reckon with"));
		TRY(out_row(ctx->out, cells_of(ctx, payout_who(ctx, b[i].person), &b[i])));
	}
	if (n == 0)
		ctx_note(ctx, a->all ? _("nothing was posted yet") : _("nothing was approved yet; --all counts drafts too"));
	return n == 0 ? SALES_OK : out_total(ctx->out, cells_of(ctx, cell_none(COL_REF), &total));
}
