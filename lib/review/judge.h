/* judge.h - a rule about people's results (lib/policy/judgement.h), held against
 * what is known of one person: exact, with every condition told. Private to
 * lib/review. */
#pragma once
#include "lib/base/exact.h"
#include "lib/policy/judgement.h"

/* What stands behind the names of a rule, for one person. */
struct known {
	void *ctx;
	/* *has false: it has no value, and no condition on it holds. */
	int (*number)(void *ctx, const struct judged_name *name, struct exact *out, bool *has, struct sales_err *err);
	const char *(*text)(void *ctx, const struct judged_name *name); /* NULL: none */
};

/** A quotient by nothing has no value. */
NODISCARD int judge_number(const struct expr *e, const struct known *k, struct exact *out, bool *has,
    struct sales_err *err);
NODISCARD int judge_holds(const struct expr *e, const struct known *k, bool *holds, struct sales_err *err);
/** The names that a rule uses, of it and below, called one by one. */
void judge_names(const struct expr *e, void (*fn)(void *arg, const struct judged_name *name), void *arg);
