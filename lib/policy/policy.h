/* policy.h - the rule book: one YAML file (or a folder of them), read into
 * these structures, kept compiled in the database once it was applied.
 * Everything here lives in the arena it was loaded into.
 *
 * Each part that results are explained by carries its place (file, line). */
#pragma once
#include "lib/base/arena.h"
#include "lib/base/calendar.h"
#include "lib/base/diag.h"
#include "lib/base/err.h"
#include "lib/base/expr.h"
#include "lib/base/money.h"
#include "lib/base/period.h"
#include "lib/base/ratio.h"
#include "lib/policy/awards.h"
#include "lib/policy/place.h"
#include "lib/policy/plan.h"
#include "lib/policy/scorecard.h"

struct locale_rules {
	char          currency[4];
	const char   *timezone;                 /* "Asia/Shanghai" */
	int           fiscal_month, fiscal_day;
	bool          fiscal_label_end;
	int           week_start;               /* 0 Monday */
	enum day_order day_order;               /* how 9/10/2026 is meant */
	enum rounding rounding;
	int           amount_decimals;          /* facts may have so many; -1: the currency's */
	struct place  timezone_at;              /* and of the section, for messages */
};

struct fx_rate { char currency[4]; day from; struct ratio rate; struct place at; }; /* to locale.currency */

enum stage_class { STAGE_OPEN, STAGE_WON, STAGE_LOST };
struct stage {
	const char       *id;
	struct label      label;
	enum stage_class  cls;
	int64_t           probability;          /* billionths; won 1, lost 0 */
	const char       *category;             /* pipeline, best-case, commit; NULL */
	int               stale_after;          /* days; 0: never */
	const char *const *require;             /* field names, NULL-ended */
	struct place      at;
};
struct pipeline {
	const char         *id;
	struct label        label;
	const struct stage *stages;             /* open ones in order, then won, lost */
	size_t              nstages;
	const char *const  *lost_reasons;       /* NULL-ended */
};

enum custom_type { CUSTOM_TEXT, CUSTOM_ENUM, CUSTOM_INT, CUSTOM_NUM, CUSTOM_MONEY, CUSTOM_RATE, CUSTOM_DAY, CUSTOM_BOOL };
struct custom_field {
	const char        *kind;                /* "customer" */
	const char        *name;
	enum custom_type   type;
	const char *const *values;              /* CUSTOM_ENUM, NULL-ended */
	struct label       label;
	struct place       at;
};

struct required { const char *kind; const char *const *fields; struct place at; };

/* Fields that make two records of a kind the same one when all of them are equal. */
struct duplicate_rule {
	const char        *kind;
	const char *const *fields;
	bool               refused;      /* no command adds such a record; else it is told */
	struct place       at;
};

/* How soon what happens must stand in the records. */
struct entry_rules {
	bool is_judged;          /* quality.entry_within was said */
	int  within;             /* days after the event's own */
	day  from;               /* events before it are history; DAY_NONE: before the first operation */
};

/* The public pool (公海): which customers go back to it, and who may take them. */
struct pool_rule {
	const char   *id;
	const char   *when;          /* expression over customers; NULL: all */
	int           no_followup;   /* days: more than so many without an activity; 0: never */
	int           no_deal;       /* days: held for more than so many without a deal won; 0: never */
	int           won_within;    /* days: a deal won so recently protects; 0: one won ever */
	const int    *warn;          /* days left at which it is said, largest first */
	size_t        nwarn;
	int           claim_per_day; /* customers a person may take on a day; 0: no limit */
	int           hold_max;      /* customers without a deal won that one may have; 0: no limit */
	int           lockout;       /* days for which who lost it may not take it back */
	struct place  at;
};

/* Who gets a new lead: the first rule whose `when` holds decides. */
enum assign_way { ASSIGN_ROUND_ROBIN, ASSIGN_LEAST_BUSY };
struct assign_rule {
	const char        *id;       /* or NULL: it goes by its number */
	const char        *when;     /* expression over leads; NULL: all */
	const char        *team;     /* its members, and those of teams below; or NULL */
	const char        *role;     /* only who has it on the day; or NULL */
	const char        *person;   /* one; or */
	const char *const *people;   /* some, NULL-ended; both NULL: by team and role */
	enum assign_way    by;
	int                per_month; /* leads that one person gets in a month; 0: no limit */
	struct place       at, to_at;
};

struct lead_rules {
	bool               assign_on_entry;    /* what is added or imported is assigned at once */
	int                first_contact;      /* days until a lead should be answered; 0: none said */
	bool               workdays;           /* they are working days */
	const char *const *disqualify_reasons; /* NULL-ended; NULL: any */
};

/* What a lead is worth: the points of the rules that hold, added up. */
enum { SCORE_RULES = 64 };
struct score_rule {
	struct label label;
	const char  *when;           /* expression over leads; NULL: always */
	int          points;         /* below zero too */
	struct place at;
};

enum metric_form { METRIC_FACTS, METRIC_RATIO, METRIC_EXPR };
enum measure_fn { MEASURE_COUNT, MEASURE_SUM, MEASURE_AVG, MEASURE_MIN, MEASURE_MAX, MEASURE_DISTINCT };
enum credit_rule { CREDIT_NONE, CREDIT_OWNER, CREDIT_SPLIT, CREDIT_OVERLAY };
struct fact_source {                            /* what is counted, when, for whom, which */
	const char      *of;                    /* record kind */
	enum measure_fn  fn;
	const char      *measure;               /* expression text; NULL for count */
	const char      *date;                  /* field name */
	enum credit_rule credit;
	const char      *where;                 /* expression text or NULL */
};
struct metric {
	const char        *id;
	struct label       label;
	enum metric_form   form;
	struct fact_source facts;               /* METRIC_FACTS; numerator of METRIC_RATIO */
	struct fact_source base;                /* denominator of METRIC_RATIO */
	const char        *expr;                /* METRIC_EXPR: over other metrics */
	enum vtype         unit;                /* V_MONEY, V_INT (count), V_NUM, V_RATE (percent) */
	bool               lower_is_better;
	int                min_sample;
	struct place       at;
};

/* A target in parts of what was reached before: below easy it is none, above
 * stretch it is hard, above refuse nobody reaches it. */
struct achievable_rules {
	int          history;                   /* like periods before that are looked at */
	struct ratio easy_below, stretch_above, refuse_above;
};

/* What newcomers of a role are given of a target in the first months, the one in
 * which they were hired counted; all of it from then on. */
struct ramp_rule {
	const char         *role;
	const struct ratio *months;             /* 0 to 1 */
	size_t              nmonths;
	struct place        at;
};

struct goal_rules {
	struct seasonality { const char *metric; struct ratio month[12]; } *season; /* shares of the year, sum 1 */
	size_t             nseason;
	struct ratio       overassign;
	const struct ramp_rule *ramp;
	size_t             nramp;
	bool               approval;            /* reviews and payouts need approved goals */
	struct achievable_rules achievable;
	int                ack_within;          /* days in which its owner acknowledges a goal; 0: nobody asks */
	bool               ack_workdays;        /* they are working days */
};

/* How customers and deals are analysed. */
enum { RFM_CUTS = 4 };                          /* five scores have four ends between them */
struct rfm_rules {
	bool    has_recency, has_frequency, has_money; /* else by fifths of the customers */
	int     recency[RFM_CUTS];              /* days: up to the first scores 5 ... */
	int     frequency[RFM_CUTS];            /* deals won: from the first on scores 2 ... */
	money   amount[RFM_CUTS];
};
struct analysis_rules {
	int                 few;                /* fewer records than this say little */
	const struct ratio *discount;           /* ends of the bands, rising */
	size_t              ndiscount;
	struct rfm_rules    rfm;
};

/* Registration of customers (报备): who registers first is protected for a while. */
struct registration_rules {
	int                valid;           /* days behind the registered one that it holds; 0: there is no registration */
	int                renew;           /* days that it is renewed by, once; 0: never */
	int                renew_activity;  /* days: an activity so recent is needed for that */
	const char *const *activities;      /* kinds that count for it, NULL-ended; NULL: all */
	struct place       activities_at;
	bool               by_ruling;       /* who is second is not refused: it waits for a ruling */
};

/* Discounts are approved by levels of the price; `by` are roles: the first one,
 * or that of a level further down, approves, the others co-sign. */
#define SELLER "seller"                         /* the role of who owns the deal: he needs nobody */
struct discount_level {
	struct ratio       from;                /* of the list price, down to the next level */
	const char *const *by;                  /* NULL-ended, at least one */
	struct place       at;
};
struct approver_role { const char *name; const char *const *words; };  /* `role` of people, NULL-ended */
struct approval_delegate { const char *of, *to; day from, until; struct place at; }; /* codes of people */
enum { APPROVERS_MAX = 5 };
struct approval_rules {
	int                             approvers;                    /* of a payout: 1 to APPROVERS_MAX */
	bool                            same_login;
	const struct discount_level    *discount;   size_t ndiscount; /* falling, the last from 0 */
	struct ratio                    margin_below;                 /* of the amount; den 0: none */
	const char                     *margin_by;                    /* co-signs below it */
	const struct approver_role     *roles;      size_t nroles;
	const struct approval_delegate *delegates;  size_t ndelegates;
};
struct report_rules { const char *const *weekly; const char *weekly_lang; };

struct policy {
	int64_t      version;                   /* 0: not applied */
	char         hash[65];                  /* of the text, hex */
	struct label name;
	day          effective;
	struct locale_rules   locale;
	struct calendar       calendar;
	const struct fx_rate *fx;        size_t nfx;       /* by currency, then from */
	const struct pipeline *pipelines; size_t npipelines; /* at least "default" */
	const struct custom_field *fields; size_t nfields;
	const struct required *required; size_t nrequired;
	const struct duplicate_rule *duplicates; size_t nduplicates;
	struct entry_rules    entry;
	const struct pool_rule *pools;   size_t npools;
	const struct assign_rule *assignment; size_t nassignment;
	struct lead_rules     leads;
	const struct score_rule *lead_scores; size_t nlead_scores;
	const struct metric  *metrics;   size_t nmetrics;
	struct goal_rules     goals;
	const struct scorecard *scorecards; size_t nscorecards;
	const struct award   *awards;    size_t nawards;
	const struct ladder_step *steps; size_t nsteps;    /* promotion */
	const struct plan    *plans;     size_t nplans;
	struct analysis_rules analysis;
	struct registration_rules registration;
	struct approval_rules approval;
	struct report_rules   reports;
	const struct plan_example *examples; size_t nexamples;
};

/* What is kept of a rule book that was read; in the arena. */
struct policy_source {
	const char *path;               /* as the user named it; in messages */
	const char *file;               /* its last part: policy.yaml; in explanations */
	const char *text;               /* a folder: its files one after the other, each behind a line "# file: NAME" */
	size_t      ntext;
	const void *compiled;           /* for policy_load */
	size_t      ncompiled;
};

/** May a custom field be called so? It becomes a column x_NAME, so its name is a
 *  narrow one. */
bool policy_is_field_name(const char *s);

SALES_API_BEGIN

/** Read a file or folder. Every fault goes to diags with file:line:column;
 *  fails with SALES_EINVAL when there was an error, SALES_ENOTFOUND when the
 *  file is not there. *out has its hash; src may be NULL. */
NODISCARD int policy_read(struct arena *a, const char *path, struct diags *diags,
    const struct policy **out, struct policy_source *src, struct sales_err *err);
/** Its text alone, unread: path, file and text of *out. */
NODISCARD int policy_source_read(struct arena *a, const char *path,
    struct policy_source *out, struct sales_err *err);
/** The same from a text that is at hand (built in, or kept by a department):
 *  file and text of *src are given, its compiled form is made. */
NODISCARD int policy_read_text(struct arena *a, struct policy_source *src,
    struct diags *diags, const struct policy **out, struct sales_err *err);
/** The same from what the database keeps; quick, no YAML. SALES_EVERSION: made
 *  by another salesctl, and to be made again from the text. */
NODISCARD int policy_load(struct arena *a, const void *compiled, size_t n,
    const struct policy **out, struct sales_err *err);

/** The starter books that are built in: small, medium, group; NULL-ended. */
extern const char *const policy_profiles[];
/** The text of one, in Chinese for "zh...", else in English; NULL: no such. */
const char *policy_starter(const char *profile, const char *lang);

const struct metric   *policy_metric(const struct policy *p, const char *id);
const struct plan     *policy_plan(const struct policy *p, const char *id);
/** NULL: the plan, which may be none, does not have it. */
const struct component *plan_component(const struct plan *p, const char *id);
const struct scorecard *policy_scorecard(const struct policy *p, const char *id);
/** Does it credit anybody, on both sides of a ratio? */
bool metric_credits(const struct policy *p, const struct metric *m);
/** What an indicator is about: its own word, else what its metric counts. */
enum dimension           policy_dimension(const struct policy *p, const struct indicator *i);
const struct award    *policy_award(const struct policy *p, const char *id);
/** Is it of kind award, for this one? */
bool component_pays_award(const struct component *c, const char *award);
const struct pipeline *policy_pipeline(const struct policy *p, const char *id); /* NULL id: default */
/** Decimals that an amount of this currency may have: the currency's own, unless
 *  locale.amount_decimals says. */
int                    policy_decimals(const struct policy *p, const char *currency);
const struct stage    *policy_stage(const struct policy *p, const char *pipeline, const char *id);
/** The stage of any pipeline with this id of n bytes; NULL: there is none. */
const struct stage    *policy_stage_anywhere(const struct policy *p, const char *id, size_t n);
/** What quality.required says of a record kind; NULL: nothing. */
const struct required *policy_required(const struct policy *p, const char *kind);
/** The rate to locale.currency in force on d; false: there is none. */
bool policy_fx(const struct policy *p, const char *currency, day d, struct ratio *rate);
/** What a role of approval is among the roles of people, NULL-ended; NULL: no such role. */
const char *const *approver_words(const struct approval_rules *a, const char *role);
/** What people call a role of approval, in the language of messages. */
const char *approver_label(const char *role);
struct period_env policy_when(const struct policy *p, day today);
/** The label in a language ("zh..." or other), else the other one, else id. */
const char *label_text(struct label l, const char *lang, const char *id);

SALES_API_END
