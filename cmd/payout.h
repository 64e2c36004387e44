/* payout.h - what the files of salesctl payout share. */
#pragma once
#include "cmd/cmd.h"
#include "lib/payout/explain.h"

struct payout_code_args { const char *code; };
struct payout_explain_args { const char *code, *person; };
struct payout_why_args { const char *a, *b, *person; };
extern const struct opt payout_why_opts[], payout_blame_opts[];
extern const struct col payout_why_cols[], payout_blame_cols[];
struct payout_adjust_args { const char *who, *amount, *on, *about, *from, *approve, *refuse; };
extern const struct opt payout_explain_opts[], payout_statement_opts[];
extern const struct col payout_lines_cols[], payout_explain_cols[];

NODISCARD int payout_named(struct ctx *ctx, const char *code, struct payout_run *out);
/** A person's id; 0 when text is NULL. */
NODISCARD int payout_person_named(struct ctx *ctx, const char *text, int64_t *id);
struct cell payout_who(struct ctx *ctx, int64_t person);
/** "CNY 1,234.50", in ctx->arena. */
const char *payout_money(struct ctx *ctx, money m);
/** "3 people", "5 lines"; a run's state in words. */
const char *payout_people_text(struct ctx *ctx, long n);
const char *payout_lines_text(struct ctx *ctx, long n);
const char *payout_state_word(const char *state);
/** An amount as it was typed, in the currency of the rule book. */
NODISCARD int payout_amount(struct ctx *ctx, const char *text, money *out);

/* payout_names.c: what people call a line; in ctx->arena. */
/** "D-0042 冷链设备", or of what is no fact its period: "2026-03". */
NODISCARD int payout_fact_name(struct ctx *ctx, const struct payout_line *l, const char **out);
/** "commission", "factors of commission", "holdback", "cap of commission". */
NODISCARD int payout_component_name(struct ctx *ctx, const struct payout_line *l, const char **out);
/** That as a cell: the plan's own cap has no component's name, and is not blank in a table. */
struct cell payout_component_cell(const struct ctx *ctx, const char *component, const char *name);
/** The same where no line is, but what a component of a plan comes to: by the sign of the
 *  amount; also of "commission@cap", and of "" and "@cap", a plan's own. */
NODISCARD int payout_part_name(struct ctx *ctx, const char *plan, const char *component, money amount, const char **out);
/** "2026-03". */
NODISCARD int payout_period_name(struct ctx *ctx, const struct payout_line *l, const char **out);
/** Why a line is there: for machines, in a table, and in a sentence (NULL: for the
 *  first time). NULL: a word that this version does not know. */
struct cause_word { const char *cause, *label, *words; };
const struct cause_word *payout_cause_word(const struct payout_line *l);

/* payout_steps.c: a step of an explanation in words, without indent, "" when there is
 * nothing to say; and its word for machines. */
void        payout_step_text(struct ctx *ctx, const struct payout_line *l, const struct payout_why *r, const struct why *s,
    struct buf *b);
const char *payout_step_word(enum why_what what);
/** "1,234.50", or of a fraction its decimals; in ctx->arena. */
const char *payout_units(struct ctx *ctx, struct ratio r);

/** Is it the number of a line: 17, line:17? */
bool payout_is_line(const char *code, int64_t *id);
/** The same where a payout may be named too: a number that is a payout's, such as 2026, is that. */
bool payout_names_line(struct ctx *ctx, const char *code, int64_t *id);
int payout_run_why(struct ctx *ctx, const void *args);
int payout_run_blame(struct ctx *ctx, const void *args);
int payout_run_explain(struct ctx *ctx, const void *args);
int payout_run_statement(struct ctx *ctx, const void *args);
extern const struct opt payout_adjust_opts[];
int payout_run_adjust(struct ctx *ctx, const void *args);
int payout_run_lines(struct ctx *ctx, const void *args);

/* payout_simulate.c */
struct payout_simulate_args { const char *policy, *by, *revenue, *seed; bool whole, summary, open, unpaid; long draws; };
extern const struct opt payout_simulate_opts[];
int payout_run_simulate(struct ctx *ctx, const void *args);

/* Paying what was approved (payout_pay.c, payout_payments.c). */
struct payout_pay_args { const char *code, *on, *file, *encoding, *reference, *note, *confirm; bool copy, excel; };
struct payout_hold_args { const char *person, *code; };
struct payout_payments_args { const char *code; };
extern const struct opt payout_pay_opts[], payout_hold_opts[], payout_release_opts[], payout_payments_opts[];
extern const struct col payout_payments_cols[];
int payout_run_pay(struct ctx *ctx, const void *args);
int payout_run_hold(struct ctx *ctx, const void *args);
int payout_run_release(struct ctx *ctx, const void *args);
int payout_run_payments(struct ctx *ctx, const void *args);
/** The pay file into an open w: everybody who was paid of a run, with account and
 *  amount; a copy marks every row. */
struct whole;
NODISCARD int payout_file_write(struct ctx *ctx, const struct payout_run *r, const struct payout_pay_args *a, struct whole *w);
/** How people's file names a column: its key, or in another language its label. */
const char *payout_heading(struct ctx *ctx, const char *key, const char *label);
/** What the rule book's own field of people (NAME.type under fields.person) says, as
 *  text in ctx->arena; NULL: no such field, or empty. */
NODISCARD int payout_own_field(struct ctx *ctx, int64_t person, const char *field, const char **out);
/** A day's option; otherwise what stands there. */
NODISCARD int payout_day(struct ctx *ctx, const char *option, const char *text, day otherwise, day *out);

/* The ledger (payout_balances.c, payout_export.c, payout_accrual.c). */
struct payout_balances_args { const char *person, *on; bool all; };
struct payout_export_args { const char *code, *on; };
struct payout_accrual_args { const char *by, *over; bool all; };
extern const struct opt payout_balances_opts[], payout_export_opts[], payout_accrual_opts[];
extern const struct col payout_balances_cols[], payout_accrual_cols[];
int payout_run_accrual(struct ctx *ctx, const void *args);
int payout_run_balances(struct ctx *ctx, const void *args);
int payout_run_export(struct ctx *ctx, const void *args);
/* What becomes of a run (payout_life.c). */
struct payout_show_args { const char *code; bool own_changes; };
struct payout_approve_args { const char *code, *confirm; bool withdraw; };
extern const struct opt payout_show_opts[], payout_submit_opts[], payout_approve_opts[];
extern const struct col payout_show_cols[];
int payout_run_show(struct ctx *ctx, const void *args);
int payout_run_submit(struct ctx *ctx, const void *args);
int payout_run_approve(struct ctx *ctx, const void *args);

/* Records behind somebody's pay that he wrote himself (payout_own.c). */
NODISCARD int payout_say_own(struct ctx *ctx, const struct payout_run *r);
NODISCARD int payout_show_own(struct ctx *ctx, const struct payout_run *r);

/* Disputes (payout_dispute.c, payout_resolve.c). */
struct payout_dispute_args { const char *what, *person, *adjust, *change; };
struct payout_disputes_args { bool all; };
struct payout_resolve_args { const char *code, *decision, *adjust, *change; };
extern const struct opt payout_dispute_opts[], payout_disputes_opts[], payout_resolve_opts[];
extern const struct col payout_disputes_cols[];
int payout_run_dispute(struct ctx *ctx, const void *args);
int payout_run_disputes(struct ctx *ctx, const void *args);
int payout_run_resolve(struct ctx *ctx, const void *args);
struct proposal;
struct dispute_ask;
/** --adjust and --change as a proposal; both NULL: none. */
NODISCARD int payout_proposal(struct ctx *ctx, const char *adjust, const char *change, struct proposal *out);
/** What the next run would post if it were followed. */
NODISCARD int payout_say_effect(struct ctx *ctx, const struct dispute_ask *ask);

/* Who accepted his plan (payout_accept.c). */
struct payout_accept_args { const char *plan; };
struct payout_acceptances_args { bool missing, exit_code; };
extern const struct opt payout_accept_opts[], payout_acceptances_opts[];
extern const struct col payout_acceptances_cols[];
int payout_run_accept(struct ctx *ctx, const void *args);
int payout_run_acceptances(struct ctx *ctx, const void *args);
