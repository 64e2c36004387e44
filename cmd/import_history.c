/* salesctl import-all, of a folder with payouts: the whole department with its
 * history, in the place of an empty one. It is proved as fsck proves it before
 * anything is saved. */
#include <unistd.h>

#include "cmd/transfer.h"
#include "lib/base/tr.h"
#include "lib/payout/carry.h"
#include "lib/record/head.h"
#include "lib/record/policy_kind.h"

static bool
is_there(const struct import_folder *f, const char *name)
{
	return access(arena_printf(&f->ctx->arena, "%s/%s.jsonl", f->dir, name), F_OK) == 0;
}

bool
import_has_history(struct import_folder *f)
{
	const struct carry_table *const *const lists[] = { carry_tables, payout_carry_tables };
	const struct schema                  *s = &f->ctx->dept.schema;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (const struct carry_table *const *t = lists[i]; *t != NULL; t++)
			if (is_there(f, (*t)->name))
				return true;
	for (size_t i = 0; i < s->n; i++)
		if (transfer_carries(s->kind[i], true) && !transfer_carries(s->kind[i], false) && is_there(f, s->kind[i]->name))
			return true;
	return false;
}

static int
take_tables(struct import_folder *f, struct carry *c, const struct carry_table *const *t)
{
	for (; *t != NULL; t++)
		if (!carry_is_taken(*t))
			TRY(carry_take(c, *t, &f->ctx->err));
	return SALES_OK;
}

/* By these rules and no others the records are read. */
static int
take_rule_books(struct import_folder *f, struct carry *c)
{
	struct ctx *ctx = f->ctx;

	TRY(import_folder_kind(f, ctx->dept.schema.by_no[policy_kind.no]));
	if (ctx->err.code != SALES_OK)
		return (int)ctx->err.code;
	return carry_rule_books(c, ctx->g->timezone, &ctx->err);
}

static int
take_kinds(struct import_folder *f)
{
	const struct schema *s = &f->ctx->dept.schema;

	for (size_t i = 0; i < s->n; i++)
		if (s->kind[i]->no != policy_kind.no && transfer_carries(s->kind[i], true))
			TRY(import_folder_kind(f, s->kind[i]));
	return SALES_OK;
}

static int
check_faults(struct import_folder *f, const struct carry *c)
{
	struct ctx *ctx = f->ctx;

	if (ctx->err.code != SALES_OK)
		return (int)ctx->err.code;
	if (c->faults == 0)
		return SALES_OK;
	return FAIL(&ctx->err, SALES_EINVAL, tr_n("%ld fault in the history; nothing was saved",
	    "%ld faults in the history; nothing was saved", c->faults), c->faults);
}

static int
prove(struct import_folder *f, struct carry *c)
{
	TRY(carry_records(c, &f->ctx->err));
	TRY(payout_carry_prove(c, &f->ctx->err));
	TRY(check_faults(f, c));
	TRY(import_folder_check(f));
	TRY(carry_prove(c, &f->ctx->err));
	return check_faults(f, c);
}

static int
take_all(struct import_folder *f, struct carry *c)
{
	struct ctx      *ctx = f->ctx;
	struct sales_err first;

	TRY(carry_begin(c, &ctx->op, f->dir, &f->ds, &ctx->err));
	f->o.numbers = &c->handles;
	TRY(take_rule_books(f, c));
	TRY(take_kinds(f));
	first = ctx->err; /* with faults in records what else is wrong is told too */
	ctx->err = (struct sales_err){ 0 };
	TRY(take_tables(f, c, carry_tables));
	TRY(take_tables(f, c, payout_carry_tables));
	if (first.code != SALES_OK)
		ctx->err = first;
	TRY(check_faults(f, c));
	return prove(f, c);
}

static int
say_history(struct ctx *ctx)
{
	struct head head;
	char        text[HEAD_TEXT];

	TRY(head_at(&ctx->dept, 0, &head, &ctx->err));
	ctx_say(ctx, ctx->g->dry_run
	    ? tr_n("would import %lld operation with its number and hash, head %s",
	          "would import %lld operations with their numbers and hashes, head %s", (long)head.no)
	    : tr_n("imported %lld operation with its number and hash, head %s",
	          "imported %lld operations with their numbers and hashes, head %s", (long)head.no),
	    (long long)head.no, head_text(&head, HEAD_LEAST, text));
	ctx_note(ctx, _("the import itself is no operation: undo takes back what was done over there"));
	ctx_note(ctx, _("the rule books came along, and policy.yaml did not: salesctl policy show prints what is in force"));
	return SALES_OK;
}

int
import_history(struct import_folder *f)
{
	struct carry c = { 0 };
	int          rc = take_all(f, &c);

	if (rc == SALES_OK)
		rc = say_history(f->ctx);
	carry_done(&c);
	return rc;
}
