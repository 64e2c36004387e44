/* rules_register.h - who has a customer registered (报备), and who met whom
 * (撞单). Pure: no database, no clock. tests/data/registration.cases shows it. */
#pragma once
#include "lib/policy/policy.h"

struct reg {
	int64_t     id, person;
	int64_t     customer;      /* 0: none named */
	const char *taxid, *key;   /* NULL: none; same_key() of tax id and name */
	day         on, until;     /* until: its last day; DAY_NONE: no end */
	int         minute;        /* of the day; -1: not known */
};

enum reg_verdict { REG_ACCEPTED, REG_REFUSED, REG_TIED };
enum reg_renewal { RENEW_MAY, RENEW_NEVER, RENEW_OVER, RENEW_TWICE, RENEW_IDLE };

SALES_API_BEGIN
/** The last day of one that is registered on a day. */
day reg_until(const struct registration_rules *r, day on);
/** "09:12" (or 9:12) as a minute of the day; -1: it is no time. */
int reg_minute(const char *p, size_t n);
/** Do both name the same customer? By tax id where both have one, else by
 *  record or by name. */
bool reg_same(const struct reg *a, const struct reg *b);
/** What becomes of r beside others that hold (their order does not matter):
 *  refused when somebody else had the customer on that day, tied when nobody can
 *  say who was first: the same minute, a time not known, or a later one that
 *  was recorded before. *against: the one it met, NULL when accepted. */
enum reg_verdict reg_judge(const struct registration_rules *rules, const struct reg *r,
    const struct reg *others, size_t n, const struct reg **against);
/** May r be renewed? renewed, active: the day it was, and the last activity that
 *  counts; DAY_NONE: never. */
enum reg_renewal reg_may_renew(const struct registration_rules *rules, const struct reg *r,
    day renewed, day active, day today);
SALES_API_END
