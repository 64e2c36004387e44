/* section_component.h - what the files that read plans share. */
#pragma once
#include "lib/policy/section.h"

/* Whether a tier ends at a percentage or at an amount is known only when `by` was
 * read, and what a key means only when `kind` was: they are kept as written. */
struct tier_text { struct tier t; const struct node *to; };
struct by_text { const char *attainment, *amount; enum period_unit over; };
struct cap_text { money amount; enum cap_excess excess; enum period_unit period; };
struct net_text { struct ratio vat; };
struct component_text {
	struct component  c;
	struct tier_text *tiers;
	size_t            ntiers;
	struct by_text    by;
	struct cap_text   cap;
	struct net_text   net;
	struct rate_case *cases;
	size_t            ncases;
	struct factor    *factors;
	size_t            nfactors;
};
struct plan_text {
	struct plan            p;
	struct component_text *components;
	size_t                 n;
	struct cap_text        cap;
};

extern const struct shape component_shape;      /* section_component.c */
extern const struct shape share_shape;           /* section_share.c */
extern const struct shape rate_case_shape, factor_shape; /* section_factor.c */
extern const struct shape guarantee_shape, draw_shape, hold_shape, clawback_shape, leaver_shape; /* section_around.c */

/** Do the weights and the part that is spread by them go together? */
void finish_pool(struct reader *r, const struct node *n, const struct component *c);
/** Values by word, such as {A: 1.1}; form says what was expected. */
void read_words_values(struct reader *r, const struct node *n, const char *form, const struct factor_word **word, size_t *nwords);
/** Steps such as [[0, 0], [80%, as-is], [100%, 1.2]]: they rise, the first may
 *  begin with '..'. */
void read_factor_steps(struct reader *r, const struct node *n, const struct factor_step **out, size_t *count);
/** The value of an award's `of`. */
void read_paid_awards(struct reader *r, const struct node *n, struct component *c); /* section_paid_award.c */
/** A component must not pay an award that one before it in the plan pays. */
void check_paid_once(struct reader *r, const struct plan *p, size_t at);
/** A floor is above 0, of kinds that have one, and not above the cap; a cap keeps or carries
 *  what is above of what facts earn alone (section_bounds.c). */
void read_floor(struct reader *r, const struct node *n, void *obj);
void finish_bounds(struct reader *r, const struct node *n, const struct component *c, const char *kind);
/** A cap's amount is 0 or more. */
void finish_cap(struct reader *r, const struct node *n, void *obj);
