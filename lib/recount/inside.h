/* inside.h - what the recount keeps while it goes from person to person. Private. */
#pragma once
#include "lib/base/buf.h"
#include "lib/policy/tree.h"
#include "lib/record/row_expr.h"
#include "lib/recount/num.h"
#include "lib/recount/recount.h"

/* ---- the rule book ------------------------------------------------------- */

struct book { int64_t version; const struct node *root; struct period days; };

/* A stretch of an axis and its rate. */
struct slab { bool open; mpq_t to, rate; };
/* A step, or a word, and its value. */
struct stair { bool open, as_is; const char *word; mpq_t at, value; };
struct multiplier {
	const struct node *node;
	const char        *of;
	bool               by_period;   /* of figures of the period, not of the fact */
	bool               by_word, has_missing;
	struct stair      *stair;
	size_t             n;
	mpq_t              missing;
	const struct expr *figure;      /* by_period: bound */
	const struct node *root;        /* of the book */
};
struct by_case { const char *when; int conditions; mpq_t rate; };

/* A component as one version of the rule book has it. */
struct comp {
	const struct node *node, *plan;
	const char        *kind, *base, *where, *look; /* look: by another amount, or by attainment */
	bool               by_fact, by_award, moves, attains, total, alone, whole, upper;
	enum period_unit   over, period;               /* period: of a line without a fact */
	bool               has_over;
	struct slab       *slab;
	size_t             nslabs;
	struct by_case    *by_case;
	size_t             ncases;
	struct multiplier *factor;
	size_t             nfactors;
	bool               fact_factors, period_factors;
	mpq_t              rate, vat;                  /* vat: 1 + it */
	struct period      window;
	bool               has_cap, later;
	int64_t            cap, least;                 /* least: its floor; 0: none */
	const struct expr *amount, *when;              /* over figures of the period */
	struct terms      *terms;                      /* of its facts, where it asks for them */
};

/* Component of a plan, through all versions. */
struct rule {
	const char   *plan, *component;
	struct comp **comp;             /* [nbooks]: NULL where a version has it not */
	struct facts *base, *look;      /* look NULL: as base */
	bool          is_component;     /* not only a name in old lines */
};

/* ---- people, goals, reviews ---------------------------------------------- */

struct stay { int64_t person, team, manager; day from, to; const char *role, *level; };
struct person {
	bool           is_there;
	const char    *code;
	day            hired, left;
	int64_t        base_pay;
	struct stay   own;             /* what the record says */
	struct stay  *place;           /* assignments, by their first day */
	size_t         nplaces;
	struct value  *cells;           /* of the columns that a plan's `for` looks at */
};
struct team { bool is_there; int64_t parent, lead; };
struct goal { int64_t id, subject, target; const char *metric; struct period days; };
struct goal_change { int64_t goal, old; day from; };
struct score { int64_t person; day to; const char *card, *grade, *exact; bool has; int64_t shown; };

/* ---- facts --------------------------------------------------------------- */

/* A record as one person is credited with it; ten-thousandths of a unit. */
struct fact {
	int64_t     id, value, whole, deal;
	const char *word;               /* what distinct() counts */
	int32_t     person;
	day         on;
};
struct facts {
	struct facts *next;
	const char   *key;              /* what they are facts of */
	int           kind;
	struct fact  *v;                /* by person, day, id */
	size_t        n;
	size_t       *at;               /* [person]..[person + 1) */
	int64_t      *sum;              /* [i]: of the person's facts before i; INT64 stops */
};
/* What a component makes of a record beside its amount. */
struct term { int64_t id; mpq_t k, amount; bool has_k, has_amount; int at_case; day delivered; };
struct terms { struct term *v; size_t n; };

/* Money that went back, and money that came in for the same deals. */
struct back { int64_t id, deal, of, money, part, whole; day on; bool is_bad; char currency[4], own[4]; };
struct income { int64_t id, deal, money; day on; char currency[4], own[4]; };
struct income_key { int64_t id, deal; };

/* What was corrected by hand. */
struct adjusted { int64_t id, person, amount; day on; bool withheld; };

/* An award that was approved on a day. */
struct honour { int64_t id, person, amount; day on; const char *award; };

/* What earlier plan years posted for a fact or a period, on the day of its newest line;
 * of "x@unpaid" by plan year. */
struct old { int64_t person, fact, amount; size_t rule, nth; int kind; day on, year; };

/* Of what an earlier plan year paid for a deal or a receipt, something goes back. */
struct loss {
	size_t  rule, of;               /* of its line; of what was paid: other than it where the deal is unpaid */
	int64_t fact, deal, amount;     /* above 0 where it goes back; before factors and caps */
	int64_t was;                    /* unpaid: the line of its own plan year */
	int     kind;
	day     on, earned_on;
	bool    then;                   /* it went back within its own plan year */
};

/* ---- one person ---------------------------------------------------------- */

struct claim {
	size_t  rule;
	int64_t fact, amount, deal;     /* deal: that it is a part of, or is */
	int     kind;
	day     on;                     /* its own day */
	day     counts_on;              /* in the period of this day caps see it; */
	bool    factored;               /* and factors of the period too */
	bool    back;                   /* a refund's */
	bool    old;                    /* of what earlier plan years paid */
};

struct recount {
	struct dept   *d;
	struct arena   a;
	struct period  year, seen;      /* of the run; and the days before that are looked at */
	struct book   *book;
	size_t         nbooks;
	struct book    now;             /* in force on the day of the run */
	const char    *currency;
	int            decimals, fact_decimals;
	enum rounding  rounding, fact_rounding;
	bool           approved_goals;
	struct rule   *rule;
	size_t         nrules, rule_cap;
	struct person *person;
	int64_t        npeople;
	struct team   *team;
	int64_t        nteams;
	struct row_scope people;        /* columns for `for` */
	struct membership *plans;
	struct goal   *goal;
	size_t         ngoals;
	struct goal_change *change;
	size_t         nchanges;
	struct score  *score;
	size_t         nscores;
	struct credits { struct credit *v; size_t n; bool is_read; } credits[2]; /* of kind revenue, overlay */
	struct facts  *facts;
	struct back   *back;
	size_t         nbacks;
	int64_t       *back_id;         /* [nbacks], in order */
	struct income *income;
	size_t         nincomes;
	struct income_key *income_by_id;
	struct owing  *owing;           /* deals, and what is missing of their money */
	size_t         nowing;
	struct adjusted *adjusted;      /* by hand, approved; in the run's days */
	size_t         nadjusted;
	struct honour *honour;          /* approved in the run's days */
	size_t         nhonours;
	struct buf     olds;            /* struct old[], by person once they are all there */
	const struct node **root;       /* all rule books; losses.c */
	size_t         nroots;
	struct pool_paid *pools;
	struct below_sum *below;
	/* of the person at hand */
	int64_t        who;
	struct buf     claims;          /* struct claim[] */
	struct buf     losses;          /* struct loss[] */
};

/* Whose figures: his own, those of the people below him, or of his team. */
enum whose { HIS, BELOW, TEAMS };
struct moment_of { int64_t person; struct period span, whole; size_t book; enum whose whose; int depth; };

/* book.c */
NODISCARD int books_load(struct recount *r, struct sales_err *err);
size_t book_of(const struct recount *r, day on);
const char *text_at(const struct node *map, const char *key);      /* NULL: not there */
bool        share_of(const struct node *map, const char *key, mpq_t out);
bool        money_of(const struct node *map, const char *key, int64_t *out);
bool        unit_of(const struct node *map, const char *key, enum period_unit *out);
int         count_of(const struct node *map, const char *key);
const struct node *plan_of(const struct recount *r, size_t book, const char *plan);
const struct node *metric_of(const struct node *root, const char *id);
bool        plan_period(const struct recount *r, const char *plan, enum period_unit *out);
/* comp.c */
NODISCARD int rules_load(struct recount *r, struct sales_err *err);
size_t rule_of(struct recount *r, const char *plan, const char *component);
size_t rule_beside(struct recount *r, size_t rule, const char *what);
void   rules_done(struct recount *r);
/* people.c */
NODISCARD int people_load(struct recount *r, struct sales_err *err);
const struct stay *place_on(const struct recount *r, int64_t person, day on);
bool is_in_plan(const struct recount *r, size_t book, const char *plan, int64_t person, day on);
bool is_employed(const struct person *p, day on);
bool is_under(const struct recount *r, int64_t person, int64_t manager, day on, int depth);
bool is_of_team(const struct recount *r, int64_t team, int64_t above);
bool is_of_period(const struct recount *r, size_t book, const char *plan, int64_t person, struct period span);
void days_in_plan(const struct recount *r, size_t book, const char *plan, int64_t person, struct period span, mpq_t out);
/* source.c: the records of a metric's source on some days, into rows (struct fact[]) */
NODISCARD int source_gather(struct recount *r, struct buf *rows, const struct node *n, const char *unit, const char *where,
    struct period days, int *kind, struct sales_err *err);
NODISCARD int convert(const struct recount *r, int64_t amount, const char *from, day on, int decimals, int64_t *out, struct sales_err *err);
/* facts.c */
NODISCARD int facts_of_rule(struct recount *r, struct rule *rule, bool look, struct facts **out, struct sales_err *err);
NODISCARD int facts_of_source(struct recount *r, const struct node *source, const char *unit, struct facts **out, struct sales_err *err);
bool    plan_retiers(const struct node *plan);
int64_t facts_sum(const struct facts *f, int64_t person, struct period span);
size_t  fact_after(const struct facts *f, int64_t person, day on, int64_t id); /* the first that is not before them */
/* goals.c */
NODISCARD int goals_load(struct recount *r, struct sales_err *err);
bool goal_of(const struct recount *r, const char *metric, int64_t subject, struct period span, bool adds_up, int64_t *out);
bool goals_within(const struct recount *r, const char *metric, int64_t subject, struct period span, int64_t *out);
bool adds_up(const struct node *metric);
bool own_goal(const struct recount *r, const struct node *root, const char *metric, int64_t subject, struct period span, mpq_t out);
/* figures.c */
NODISCARD int figure_read(struct recount *r, const struct node *root, const char *text, enum vtype want,
    const struct expr **out, struct sales_err *err);
NODISCARD int figure_of(struct recount *r, const struct expr *e, const struct moment_of *at, struct value *out, struct sales_err *err);
NODISCARD int figure_number(struct recount *r, const struct expr *e, const struct moment_of *at, mpq_t out, bool *has, struct sales_err *err);
NODISCARD int actual_of(struct recount *r, const char *metric, const struct moment_of *at, struct period span, mpq_t out, bool *has, struct sales_err *err);
/* reviews.c */
NODISCARD int reviews_load(struct recount *r, struct sales_err *err);
bool score_in(const struct recount *r, int64_t person, struct period span, mpq_t score, const char **grade);
/* slabs.c: the arithmetic of tiers and steps, without records */
void slabs_whole(const struct comp *c, mpq_srcptr amount, mpq_srcptr at, mpq_srcptr target, mpq_t out);
void slabs_between(const struct comp *c, mpq_srcptr from, mpq_srcptr to, mpq_srcptr target, mpq_t out);
/** What an amount earns: what the look-up saw before it (or in all), and the target. */
void slabs_earn(const struct comp *c, int64_t amount, int64_t before, int64_t target, mpq_t out);
bool stairs_value(const struct multiplier *m, const struct value *v, mpq_t out);
void stairs_between(const struct multiplier *m, mpq_srcptr at, mpq_t out);
void multiplier_read(const struct node *n, struct arena *a, struct multiplier *m);
void multiplier_done(struct multiplier *m);
void comp_slabs(const struct node *n, struct arena *a, struct comp *c);
/* terms.c */
NODISCARD int terms_read(struct recount *r, const struct kind *k, const char *date, struct period days, struct comp *c, struct sales_err *err);
const struct term *term_of(const struct terms *t, int64_t id);
void terms_free(struct terms *t);
/* earn.c */
NODISCARD int earn_facts(struct recount *r, size_t rule, struct sales_err *err);
NODISCARD int earn_anew(struct recount *r, size_t rule, struct period span, enum period_unit over, int64_t *out, struct sales_err *err);
/* refunds.c */
NODISCARD int backs_load(struct recount *r, struct sales_err *err);
/** Is a receipt money that went back, or a bad debt? */
bool is_back(const struct recount *r, int64_t receipt);
NODISCARD int take_back(struct recount *r, size_t rule, bool olds, struct sales_err *err); /* olds: also of what earlier plan years paid */
NODISCARD int exchange(const struct recount *r, int64_t amount, const char *from, const char *to, day on, int64_t *out, struct sales_err *err);
bool has_refunds(const struct recount *r, int64_t deal);
size_t first_back(const struct recount *r, int64_t deal);
size_t first_income(const struct recount *r, int64_t deal);
int64_t deal_of_income(const struct recount *r, int64_t receipt);
/* old_years.c */
void olds_sort(struct recount *r);
const struct old *olds_of(const struct recount *r, int64_t person, size_t *n);
/* losses.c */
void lose(struct recount *r, const struct loss *l);
NODISCARD int put_losses(struct recount *r, struct sales_err *err);
/* adjust.c */
NODISCARD int adjusted_load(struct recount *r, struct sales_err *err);
void adjust(struct recount *r);
/* award.c */
NODISCARD int honours_load(struct recount *r, struct sales_err *err);
void honour(struct recount *r);
/* unpaid.c */
NODISCARD int deals_load(struct recount *r, struct sales_err *err);
void take_unpaid(struct recount *r, size_t rule, bool olds);
const struct node *newest_plan(const struct recount *r, size_t rule);
bool is_owing(const struct recount *r, int64_t deal);
/* caps.c */
NODISCARD int factors_of_periods(struct recount *r, size_t rule, struct sales_err *err);
void cap_component(struct recount *r, size_t rule); /* and its floor */
int64_t floor_due(struct recount *r, const struct comp *c, const char *plan, size_t book, struct period span);
void cap_plan(struct recount *r, const char *plan);
NODISCARD int multiply_out(struct recount *r, const struct comp *c, const struct moment_of *at, mpq_t out, bool *has, struct sales_err *err);
/* period.c */
NODISCARD int earn_periods(struct recount *r, size_t rule, struct sales_err *err);
/* pool.c, below.c */
NODISCARD int pool_amount(struct recount *r, size_t rule, const struct comp *c, struct moment_of *at, mpq_t out, bool *has, struct sales_err *err);
NODISCARD int below_brought(struct recount *r, size_t rule, const struct comp *c, const struct moment_of *at, mpq_t out, struct sales_err *err);
/* around.c */
NODISCARD int around_plan(struct recount *r, const char *plan, struct sales_err *err);

static inline struct claim *claims(const struct recount *r) { return (struct claim *)(void *)r->claims.p; }
static inline size_t nclaims(const struct recount *r) { return r->claims.n / sizeof(struct claim); }
void claim_put(struct recount *r, const struct claim *c);
/* Sum of this person's claims of a plan (rule: of it alone) for which fn holds. */
struct period within_run(const struct recount *r, struct period p);
