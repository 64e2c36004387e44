/* A history takes the place of the beginning that an empty department has, and
 * at its end everything is proved as fsck proves it. */
#include <stdio.h>
#include <string.h>

#include "lib/record/carry/inside.h"
#include "lib/record/history.h"
#include "lib/record/operation.h"
#include "lib/record/policy_kind.h"
#include "lib/record/recompile.h"
#include "lib/record/schema.h"

static const struct sql wrote = { "SELECT 1 FROM operation_kind WHERE kind = ?1 LIMIT 1" };
static const struct sql wrote_others = { "SELECT op FROM operation_kind WHERE kind <> ?1 LIMIT 1" };
/* What `init` wrote. */
static const struct sql wipe[] = {
	{ "DELETE FROM policy_compiled" }, { "DELETE FROM policy" }, { "DELETE FROM change" },
	{ "DELETE FROM operation_kind" }, { "DELETE FROM operation" }, { "DELETE FROM sequence" } };

int
carry_needed(struct dept *d, bool *out, struct sales_err *err)
{
	int64_t one;

	*out = false;
	for (size_t i = 0; i < d->schema.n && !*out; i++)
		if (d->schema.kind[i]->carried == CARRIED_BRINGS_HISTORY)
			TRY(db_one_int(&d->db, &wrote, BIND(V((int64_t)d->schema.kind[i]->no)), &one, out, err));
	return SALES_OK;
}

static int
need_empty(struct dept *d, struct sales_err *err)
{
	int64_t op = 0;
	bool    found = false;

	TRY(db_one_int(&d->db, &wrote_others, BIND(V((int64_t)policy_kind.no)), &op, &found, err));
	if (!found)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("these files bring a history, and this department has one: operation %lld wrote records"), (long long)op);
	return err_hint(err, _("into an empty one: salesctl init DIR, then salesctl -C DIR import-all; the records alone: import-all --records"));
}

int
carry_begin(struct carry *c, struct op *op, const char *dir, struct diags *ds, struct sales_err *err)
{
	*c = (struct carry){ .op = op, .ds = ds, .dir = dir };
	TRY(need_empty(op->d, err));
	TRY(carry_take(c, &carry_handles, err));
	for (size_t i = 0; i < sizeof(wipe) / sizeof(wipe[0]); i++)
		TRY(db_run(&op->d->db, &wipe[i], NOBIND, err));
	TRY(schema_drop_customs(op->d, err));
	TRY(carry_take(c, &carry_operations, err));
	op_carry(op, c->ops + 1);
	return SALES_OK;
}

static int
compile(struct carry *c, int64_t version, struct sales_err *err)
{
	static const struct sql add = { "INSERT INTO policy_compiled (version, data) VALUES (?1, ?2)" };
	const struct policy    *p;
	struct policy_source    made;
	char                    code[32];
	long                    line;

	if (policy_recompile(c->op->d, version, &p, &made, err) == SALES_OK)
		return db_run(&c->op->d->db, &add, BIND(V(version), V_BLOB(made.compiled, made.ncompiled)), err);
	*err = (struct sales_err){ 0 };
	kind_code(&policy_kind, version, code);
	TRY(carry_line_of(c, &policy_kind, code, &line, err));
	carry_fault(c, line, "text", NULL, _("this text of the rule book can't be read"));
	return SALES_OK;
}

int
carry_rule_books(struct carry *c, const char *timezone, struct sales_err *err)
{
	static const struct sql newest = { "SELECT max(id) FROM policy" };
	const long              before = c->faults;
	int64_t                 last = 0;

	TRY(carry_take(c, &carry_custom_fields, err));
	TRY(db_one_int(&c->op->d->db, &newest, NOBIND, &last, NULL, err));
	for (int64_t version = 1; version <= last; version++)
		TRY(compile(c, version, err));
	if (last == 0)
		carry_missing(c, policy_kind.name);
	if (c->faults > before)
		return FAIL(err, SALES_EINVAL, _("without its rule books a history can't be read; nothing was saved"));
	return dept_reload(c->op->d, timezone, err);
}

static int
take_finding(void *arg, const struct finding *f, struct sales_err *err)
{
	struct carry *c = arg;
	const char   *file = strcmp(f->code, "sequence") == 0 ? "sequence" : "operation";

	(void)err;
	c->path = arena_printf(&c->arena, "%s/%s.jsonl", c->dir, file);
	carry_fault(c, (long)f->op, NULL, NULL, "%s: %s", f->what, f->message);
	return SALES_OK;
}

int
carry_prove(struct carry *c, struct sales_err *err)
{
	return fsck_run(c->op->d, take_finding, c, err);
}

void
carry_done(struct carry *c)
{
	db_stmt_done(&c->look);
	db_stmt_done(&c->set);
	map_done(&c->handles);
	arena_done(&c->row);
	arena_done(&c->arena);
}
