/* assign.h - who gets a lead by the rule book's `assignment:`. Nothing of it is
 * stored: how many leads somebody works on, how many he got this month and who
 * got one last are read from the leads and the owner history.
 * tests/cli/leads.t plays it. */
#pragma once
#include "lib/record/write.h"

enum assign_bar { ASSIGN_FREE, ASSIGN_FULL, ASSIGN_LEFT, ASSIGN_NOT_YET };
struct assign_person {
	int64_t         id;
	enum assign_bar bar;        /* why he gets none */
	int64_t         open, got;  /* leads he works on; leads he got this month */
	int64_t         last;       /* the lead he got last; 0: never one */
	day             last_on;
	int64_t         order;      /* of that among all that were given; 0: never one */
};

enum assign_outcome { ASSIGN_GIVEN, ASSIGN_NOBODY, ASSIGN_NO_RULE, ASSIGN_HAS_OWNER, ASSIGN_CLOSED };
struct assign_choice {
	enum assign_outcome         outcome;
	const struct assign_rule   *rule;    /* that speaks of the lead; NULL: none does */
	size_t                      no;      /* its number, from 1 */
	const struct assign_person *who;     /* who gets it, as it stood before; NULL: nobody */
	const struct assign_person *of;      /* everybody it could have been, in the rule's order */
	size_t                      n;
	int64_t                     owner;   /* ASSIGN_HAS_OWNER: whose it is */
};
typedef int assign_fn(void *arg, int64_t lead, const struct assign_choice *c, struct sales_err *err);

SALES_API_BEGIN
/** Give leads to people by the rules, in the order of their codes; v NULL: all
 *  that are open and nobody's. fn (may be NULL) is told of each. SALES_EPOLICY
 *  when the rule book has no assignment, SALES_EINVAL when a rule names a team
 *  or a person that is not there. */
NODISCARD int assign_by_rules(struct op *op, const int64_t *v, size_t n, assign_fn *fn, void *arg,
    struct sales_err *err);
/** Give a lead to a person by hand; no limit binds. SALES_EPOLICY: the lead is
 *  closed, or the person is not there today. */
NODISCARD int assign_to(struct op *op, int64_t lead, int64_t person, struct sales_err *err);
/** What a rule is called: its id, else its number. */
const char *assign_rule_name(const struct assign_rule *r, size_t no, char s[32]);
SALES_API_END
