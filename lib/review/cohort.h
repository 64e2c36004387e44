/* cohort.h - who is judged over a period, by which scorecard. Private to
 * lib/review. */
#pragma once
#include "lib/org/scope.h"
#include "lib/policy/policy.h"

struct judged { int64_t person, team, manager; const struct scorecard *card; }; /* as of the period's last day */
struct cohort {
	struct org     org;
	struct judged *v;            /* by person */
	size_t         n;
	int64_t       *without;      /* there, and judged by none */
	size_t         nwithout;
};

/* Whom one card is for; e NULL: whose role it names. */
struct card_rule { const struct scorecard *card; const struct expr *e; };
NODISCARD int card_rule_fits(const struct card_rule *r, const struct people_row *row, bool *fits, struct sales_err *err);

/** Of the rule book p, those cards whose cycle the period is (card: only that
 *  one). SALES_EPOLICY: there is none. A person of two cards is the first's. */
NODISCARD int cohort_load(struct dept *d, const struct policy *p, struct period period, const char *card,
    struct arena *a, struct cohort *out, struct sales_err *err);
