#include "lib/payout/ledger.h"

#include <string.h>

static const struct {
	const char *name, *path;
	int         sign;           /* of its usual side */
} accounts[] = {
	[ACCOUNT_EARNED]     = { "earned", "expenses:pay", 1 },
	[ACCOUNT_ADJUSTMENT] = { "adjustment", "expenses:adjustment", 1 },
	[ACCOUNT_HELD]       = { "held", "liabilities:held", -1 },
	[ACCOUNT_WITHHELD]   = { "withheld", "liabilities:withheld", -1 },
	[ACCOUNT_DRAW]       = { "draw", "assets:draw", 1 },
	[ACCOUNT_PUT_OFF]    = { "put_off", "assets:clawback", 1 },
	[ACCOUNT_PAYABLE]    = { "payable", "liabilities:payable", -1 },
	[ACCOUNT_PAID]       = { "paid", "assets:bank", -1 },
};
_Static_assert(sizeof(accounts) / sizeof(accounts[0]) == ACCOUNTS, "a row for each account");

/* Lines that the engine makes around a plan; all others are earned. */
static const struct { const char *component; enum account account; } around[] = {
	{ "@holdback", ACCOUNT_HELD },
	{ "@release", ACCOUNT_HELD },
	{ "@clawback", ACCOUNT_PUT_OFF },
	{ "@adjustment", ACCOUNT_ADJUSTMENT },
	{ "@withheld", ACCOUNT_WITHHELD },
};

enum account
ledger_against(const struct ledger_rule *r)
{
	if (strcmp(r->component, "@draw") == 0 && r->recovered)
		return ACCOUNT_DRAW;
	if (r->caps && r->withheld)
		return ACCOUNT_WITHHELD;
	for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++)
		if (strcmp(r->component, around[i].component) == 0)
			return around[i].account;
	return ACCOUNT_EARNED;
}

void
ledger_post_line(enum account against, int64_t amount, struct ledger_posting out[2])
{
	out[0] = (struct ledger_posting){ against, amount };
	out[1] = (struct ledger_posting){ ACCOUNT_PAYABLE, -amount };
}

void
ledger_post_payment(int64_t amount, struct ledger_posting out[2])
{
	out[0] = (struct ledger_posting){ ACCOUNT_PAYABLE, amount };
	out[1] = (struct ledger_posting){ ACCOUNT_PAID, -amount };
}

const char *
account_name(enum account a)
{
	return accounts[a].name;
}

const char *
account_path(enum account a)
{
	return accounts[a].path;
}

int64_t
account_shown(enum account a, int64_t sum)
{
	return sum * accounts[a].sign;
}
