#include "lib/payout/carry.h"

#include <stdio.h>
#include <string.h>

#include "lib/payout/cause.h"
#include "lib/payout/digest.h"
#include "lib/payout/kinds.h"

/* ---- rules --------------------------------------------------------------- */

enum { RULE_NO, RULE_PAYOUT, RULE_POLICY, RULE_PLAN, RULE_COMPONENT };
static const struct carry_col rule_cols[] = {
	[RULE_NO] = { "no", CARRY_INT, 0, NULL },
	[RULE_PAYOUT] = { "payout", CARRY_CODE, 0, &payout_kind },
	[RULE_POLICY] = { "policy", CARRY_INT, 0, NULL },
	[RULE_PLAN] = { "plan", CARRY_TEXT, 0, NULL },
	[RULE_COMPONENT] = { "component", CARRY_TEXT, 0, NULL },
	{ .key = NULL }
};
static const struct sql rule_rows = { "SELECT id, run, policy, plan, component FROM payout_rule ORDER BY id" };
static const struct sql rule_add = {
	"INSERT INTO payout_rule (id, run, policy, plan, component) VALUES (?1, ?2, ?3, ?4, ?5)" };
static const struct sql policy_there = { "SELECT 1 FROM policy WHERE id = ?1" };
/* One that was undone has rules and lines still: redo brings it back. */
static const struct sql run_there = {
	"SELECT 1 FROM payout WHERE id = ?2 UNION ALL SELECT 1 FROM change WHERE kind = ?1 AND id = ?2 LIMIT 1" };

static int
need_run(struct carry *c, const struct carry_row *row, size_t col, struct sales_err *err)
{
	char    code[32];
	int64_t one;
	bool    there = false;

	TRY(db_one_int(&c->op->d->db, &run_there, BIND(V((int64_t)payout_kind.no), V(row->v[col].i)), &one, &there, err));
	if (!there)
		carry_fault(c, row->line, row->t->cols[col].key, kind_code(&payout_kind, row->v[col].i, code),
		    _("%s is not in payout.jsonl"), code);
	return SALES_OK;
}

static int
take_rule(struct carry *c, const struct carry_row *row, struct sales_err *err)
{
	int64_t one;
	bool    there = false;

	TRY(need_run(c, row, RULE_PAYOUT, err));
	TRY(db_one_int(&c->op->d->db, &policy_there, BIND(V(row->v[RULE_POLICY].i)), &one, &there, err));
	if (!there)
		carry_fault(c, row->line, "policy", NULL, _("version %lld of the rule book is not in policy.jsonl"),
		    (long long)row->v[RULE_POLICY].i);
	return SALES_OK;
}

static const struct carry_table rules = {
	.name = "payout_rule", .cols = rule_cols, .rows = &rule_rows, .add = &rule_add, .take = take_rule };

/* ---- lines --------------------------------------------------------------- */

enum { LINE_NO, LINE_PAYOUT, LINE_RULE, LINE_PERSON, LINE_KIND, LINE_FACT, LINE_ON, LINE_BASE, LINE_BEFORE,
	LINE_TARGET, LINE_AMOUNT, LINE_CAUSE, LINE_CAUSE_OP };
static const struct carry_col line_cols[] = {
	[LINE_NO] = { "no", CARRY_INT, 0, NULL },
	[LINE_PAYOUT] = { "payout", CARRY_CODE, 0, &payout_kind },
	[LINE_RULE] = { "rule", CARRY_INT, 0, NULL },
	[LINE_PERSON] = { "person", CARRY_PERSON, 0, NULL },
	[LINE_KIND] = { "kind", CARRY_KIND, CARRY_EMPTY, NULL },
	[LINE_FACT] = { "fact", CARRY_CODE, 0, NULL },
	[LINE_ON] = { "on", CARRY_DAY, 0, NULL },
	[LINE_BASE] = { "base", CARRY_MONEY, 0, NULL },
	[LINE_BEFORE] = { "before", CARRY_INT, 0, NULL },
	[LINE_TARGET] = { "target", CARRY_INT, CARRY_EMPTY, NULL },
	[LINE_AMOUNT] = { "amount", CARRY_MONEY, 0, NULL },
	[LINE_CAUSE] = { "cause", CARRY_INT, 0, NULL },
	[LINE_CAUSE_OP] = { "cause_op", CARRY_INT, CARRY_EMPTY, NULL },
	{ .key = NULL }
};
static const struct sql line_rows = {
	"SELECT l.id, r.run, l.rule, l.person, l.fact_kind, l.fact, l.fact_on, l.base, l.before, l.target, l.amount,"
	" l.cause, l.cause_op FROM payout_line l LEFT JOIN payout_rule r ON r.id = l.rule ORDER BY l.id" };
static const struct sql line_add = {
	"INSERT INTO payout_line (id, rule, person, fact_kind, fact, fact_on, base, before, target, amount, cause, cause_op)"
	" VALUES (?1, ?3, ?4, coalesce(?5, 0), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)" };
static const struct sql run_of_rule = { "SELECT run FROM payout_rule WHERE id = ?1" };

static int
take_line(struct carry *c, const struct carry_row *row, struct sales_err *err)
{
	const struct db_val *v = row->v;
	int64_t              run = 0;
	char                 rule[24], code[32];

	TRY(need_run(c, row, LINE_PAYOUT, err));
	TRY(db_one_int(&c->op->d->db, &run_of_rule, BIND(V(v[LINE_RULE].i)), &run, NULL, err));
	snprintf(rule, sizeof(rule), "%lld", (long long)v[LINE_RULE].i);
	if (c->bad == 0 && run != v[LINE_PAYOUT].i)
		carry_fault(c, row->line, "rule", rule, _("%s has no rule %s in payout_rule.jsonl"),
		    kind_code(&payout_kind, v[LINE_PAYOUT].i, code), rule);
	carry_need_operation(c, row, LINE_CAUSE_OP);
	return SALES_OK;
}

static const struct carry_table lines = {
	.name = "payout_line", .cols = line_cols, .rows = &line_rows, .add = &line_add, .take = take_line };

/* ---- statements ---------------------------------------------------------- */

enum { PERSON_PAYOUT, PERSON_PERSON, PERSON_FIRST, PERSON_LINES, PERSON_AMOUNT };
static const struct carry_col person_cols[] = {
	[PERSON_PAYOUT] = { "payout", CARRY_CODE, 0, &payout_kind },
	[PERSON_PERSON] = { "person", CARRY_PERSON, 0, NULL },
	[PERSON_FIRST] = { "first_line", CARRY_INT, 0, NULL },
	[PERSON_LINES] = { "lines", CARRY_INT, 0, NULL },
	[PERSON_AMOUNT] = { "amount", CARRY_MONEY, 0, NULL },
	{ .key = NULL }
};
static const struct sql person_rows = {
	"SELECT run, person, first_line, lines, amount FROM payout_person ORDER BY run, person" };
static const struct sql person_add = {
	"INSERT INTO payout_person (run, person, first_line, lines, amount) VALUES (?1, ?2, ?3, ?4, ?5)" };
static const struct sql lines_of_person = {
	"SELECT count(*), coalesce(sum(amount), 0) FROM payout_line WHERE id >= ?1 AND id < ?1 + ?2 AND person = ?3" };

static int
take_person(struct carry *c, const struct carry_row *row, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const struct db_val                 *v = row->v;
	char                                 said[MONEY_SIZE], sum[MONEY_SIZE];
	int64_t                              n = 0, amount = 0;

	TRY(need_run(c, row, PERSON_PAYOUT, err));
	TRY(db_query(&c->op->d->db, &st, &lines_of_person, BIND(v[PERSON_FIRST], v[PERSON_LINES], v[PERSON_PERSON]), err));
	if (db_next(&st)) {
		n = db_int(&st, 0);
		amount = db_int(&st, 1);
	}
	TRY(db_end(&st, err));
	money_str((money){ v[PERSON_AMOUNT].i }, 2, said);
	if (n != v[PERSON_LINES].i && c->lost > 0)
		return SALES_OK; /* that a line is missing was told where it stands */
	if (n != v[PERSON_LINES].i)
		carry_fault(c, row->line, "lines", NULL, _("%lld is told, and payout_line.jsonl has %lld of this person there"),
		    (long long)v[PERSON_LINES].i, (long long)n);
	else if (amount != v[PERSON_AMOUNT].i)
		carry_fault(c, row->line, "amount", said, _("%s is told, but the lines in payout_line.jsonl add up to %s"),
		    said, money_str((money){ amount }, 2, sum));
	return SALES_OK;
}

static const struct carry_table people = {
	.name = "payout_person", .cols = person_cols, .rows = &person_rows, .add = &person_add, .take = take_person };

const struct carry_table *const payout_carry_tables[] = { &rules, &lines, &people, NULL };

/* ---- the proof ----------------------------------------------------------- */

static const struct carry_col run_cols[] = { { "code", CARRY_CODE, 0, &payout_kind }, { .key = NULL } };
static const struct sql       sum_of_run = { "SELECT coalesce(sum(amount), 0) FROM payout_person WHERE run = ?1" };

static int
prove_run(struct carry *c, const struct carry_row *row, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct payout_run                r;
	char                             said[MONEY_SIZE], got[MONEY_SIZE];
	int64_t                          sum = 0;
	bool                             intact;

	TRY(payout_get(c->op->d, row->v[0].i, &a, &r, err));
	TRY(db_one_int(&c->op->d->db, &sum_of_run, BIND(V(r.id)), &sum, NULL, err));
	money_str(r.total, 2, said);
	if (sum != r.total.v)
		carry_fault(c, row->line, "total", said, _("%s is told, but the statements in payout_person.jsonl add up to %s"),
		    said, money_str((money){ sum }, 2, got));
	TRY(payout_is_intact(c->op->d, &r, &intact, err));
	if (!intact)
		carry_fault(c, row->line, "digest", NULL,
		    _("%s: its lines are not those that were run and signed: they were changed by hand"), r.code);
	return SALES_OK;
}

int
payout_carry_prove(struct carry *c, struct sales_err *err)
{
	static const struct carry_table runs = { .name = "payout", .cols = run_cols, .take = prove_run, .part = true };

	return carry_take(c, &runs, err);
}
