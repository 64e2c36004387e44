/* eyes.h - who may decide what others asked for: another person, and under
 * another login unless the rule book lifts that. */
#pragma once
#include "lib/org/org.h"

enum { PARTIES_MAX = 64 };

struct parties {
	int64_t     person[PARTIES_MAX];
	size_t      n;
	const char *login[PARTIES_MAX];   /* under which they entered it */
	size_t      nlogins;
};

/** Whose login it is; 0: nobody's. */
NODISCARD int login_owner(struct dept *d, const char *login, int64_t *person, struct sales_err *err);
/** 0 and NULL add nothing; beyond PARTIES_MAX no more are kept. */
void parties_add(struct parties *p, int64_t person, const char *login);
/** Is who brings a decision from elsewhere none of them, nor under the login of one?
 *  SALES_EINVAL. */
NODISCARD int parties_brought(struct dept *d, const struct parties *p, struct sales_err *err);
/** Is who acts somebody else? SALES_EPOLICY, saying why not. *who gets him, and
 *  *same_login whether a party's login was let pass. */
NODISCARD int parties_others(struct dept *d, const struct parties *p, const struct actor **who,
    bool *same_login, struct sales_err *err);
/** The same, and he leads a team or people today and does not stand below about
 *  (whom it is about; 0: nobody): SALES_EPOLICY, naming one who may. Where nobody
 *  else leads, anybody else does. */
NODISCARD int parties_led(struct dept *d, const struct parties *p, const struct org *org, int64_t about,
    const struct actor **who, bool *same_login, struct sales_err *err);
