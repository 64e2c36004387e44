/* ledger.h - what lines and payments mean in double entry. Every line says by
 * its component's name what it is, so the ledger is a reading of lines and
 * payments, and nothing of it is kept: it can't disagree with them. Pure. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "lib/base/api.h"

/* A person's accounts. What is posted is a debit above 0 and a credit below. */
enum account {
	ACCOUNT_EARNED,         /* what facts and rules give, guarantees too: an expense by plan and component */
	ACCOUNT_ADJUSTMENT,     /* what was decided by hand: an expense */
	ACCOUNT_HELD,           /* held back, to be released: owed to the person later */
	ACCOUNT_WITHHELD,       /* above a cap and kept apart */
	ACCOUNT_DRAW,           /* advanced, to be recovered: owed by the person */
	ACCOUNT_PUT_OFF,        /* of refunds: what a clawback takes later; owed by the person */
	ACCOUNT_PAYABLE,        /* what is to be paid; a debit carries forward */
	ACCOUNT_PAID,
	ACCOUNTS
};

/* What a line's rule says of it. */
struct ledger_rule {
	const char *component;  /* "commission", "commission@factors", "@draw" ...; "": the plan's cap */
	bool        caps;       /* of a component by facts, without a fact: its cap's line */
	bool        withheld;   /* the excess of that cap is kept apart */
	bool        recovered;  /* the plan's draw is to be recovered */
};
struct ledger_posting { enum account account; int64_t amount; };

SALES_API_BEGIN

/** The account that a line is posted against: the other one is what is to be
 *  paid, which every line moves by its amount. */
enum account ledger_against(const struct ledger_rule *r);
/** The two postings of an amount that becomes payable; their sum is 0. */
void ledger_post_line(enum account against, int64_t amount, struct ledger_posting out[2]);
/** Those of an amount that is paid. */
void ledger_post_payment(int64_t amount, struct ledger_posting out[2]);

/** "earned", "held" ...: stable. */
const char *account_name(enum account a);
/** "expenses:pay", "liabilities:held" ...: where a journal has it. */
const char *account_path(enum account a);
/** What an account's sum is to people: what is owed either way, earned and paid
 *  are above 0. */
int64_t account_shown(enum account a, int64_t sum);

SALES_API_END
