/* payout_fixture.h - a small department with two plans, one on deals and one on
 * receipts, and what tests of its payouts do over and over. */
#pragma once
#include "tests/unit/fixture.h"

#include "lib/payout/kinds.h"
#include "lib/payout/payout.h"

static const char book[] =
    "salesctl: 1\nname: {en: Tea Trade}\n"
    "effective: 2025-01-01\n"
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "pipelines: {default: {stages: [{id: qualify, probability: 10%}], won: {id: won}, lost: {id: lost}}}\n"
    "metrics:\n"
    "  revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: \"stage = won\", unit: money}\n"
    "  collected: {of: receipt, measure: sum(amount), date: paid_on, credit: split, unit: money}\n"
    "plans:\n"
    "  sales:\n"
    "    for: \"role = ae\"\n"
    "    period: month\n"
    "    components:\n"
    "      - {id: deals, kind: commission, base: revenue, tiers: [{to: 1000.00, rate: 2%}, {rate: 4%}],\n"
    "         lookup: running, apply: marginal}\n"
    "  cash:\n"
    "    for: \"role = kam\"\n"
    "    period: month\n"
    "    components: [{id: cash, kind: commission, base: collected, rate: 3.33%}]\n";

static const struct period june = { 20605, 20634 }; /* 2026-06-01 .. 30 */

static inline struct payout_result
run(struct fixture *f, struct period p)
{
	CLEANUP(op_done) struct op op = { 0 };
	struct payout_result       r;

	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	assert_ok(payout_run(&op, p, &r, &f->err), &f->err);
	assert_ok(op_commit(&op, &f->err), &f->err);
	assert_int_equal(op.no == 0, r.id == 0 && !r.replaced);
	return r;
}

static inline int
count_fault(void *arg, const struct payout_fault *fault, struct sales_err *err)
{
	(void)err;
	print_message("%s: %s\n", fault->what, fault->message);
	++*(int *)arg;
	return SALES_OK;
}

static inline void
assert_verifies(struct fixture *f)
{
	int  faults = 0;
	long checked;

	assert_ok(payout_verify(&f->d, NULL, count_fault, &faults, &checked, &f->err), &f->err);
	assert_int_equal(faults, 0);
	assert_true(checked > 0);
}

static inline void
change(struct fixture *f, const char *kind, int64_t id, const char *field, struct value v)
{
	CLEANUP(op_done) struct op op = { 0 };
	const struct kind         *k = schema_kind(&f->d.schema, kind);
	struct value              *after = arena_array(&f->a, struct value, k->nfields);
	struct record              before;
	bool                       changed;

	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	assert_ok(record_get(&f->d, k, id, &f->a, &before, &f->err), &f->err);
	memcpy(after, before.v, k->nfields * sizeof(*after));
	after[kind_index(k, field)] = v;
	assert_ok(record_change(&op, k, &before, after, &changed, &f->err), &f->err);
	assert_ok(op_commit(&op, &f->err), &f->err);
}

static inline void
add_people(struct fixture *f)
{
	fixture_add_alone(f, "person", "code=li name=Li role=ae");
	fixture_add_alone(f, "person", "code=kim name=Kim role=kam");
	fixture_add_alone(f, "person", "code=boss name=Boss role=manager");
}
