/* NOUN edit and remove: by codes, or by selectors after a question. */
#include <string.h>

#include "cmd/duplicates.h"
#include "cmd/record.h"
#include "cmd/select.h"
#include "cmd/show.h"
#include "lib/record/history.h"

const struct opt record_edit_opts[] = {
	OPT_ARGS("CODE|SELECTOR|FIELD=VALUE", struct record_edit_args, words, N_("which records, and what changes: field=, tag+=, tag-="), .hint = HINT_ASSIGN),
	OPT_N(0, "if-op", N_("N"), struct record_edit_args, if_op, N_("only if operation N wrote it last")),
	OPT_F(0, "allow-duplicate", struct record_edit_args, allow_duplicate, N_("also what makes two that the rule book says are one")),
	OPT_S(0, "batch", N_("FILE"), struct record_edit_args, batch, N_("a JSON object a line: id or ref, and what changes"), .hint = HINT_FILE),
	OPT_F(0, "keep-going", struct record_edit_args, keep_going, N_("of a batch: save the good lines, leave the others out")),
	OPT_S(0, "rejects", N_("FILE"), struct record_edit_args, rejects, N_("of a batch: write the lines left out to FILE"), .hint = HINT_FILE),
	OPT_N(0, "max-errors", N_("N"), struct record_edit_args, max_errors, N_("tell apart at most N errors (50)")),
	OPT_END
};

static int
check_if_op(struct ctx *ctx, const struct kind *k, const struct record *r, long if_op)
{
	struct op_info info;
	char           code[32];

	if (if_op == 0 || r->op == if_op)
		return SALES_OK;
	if (r->op == ctx->op.no)
		return FAIL(&ctx->err, SALES_ECONFLICT, _("%s was changed by a line before this one"),
		    kind_code(k, r->id, code));
	TRY(op_get(&ctx->dept, r->op, &ctx->arena, &info, &ctx->err));
	return FAIL(&ctx->err, SALES_ECONFLICT,
	    _("%s was changed by op %lld (%s: %s); nothing was saved"), kind_code(k, r->id, code),
	    (long long)r->op, info.login, info.command);
}

/* Named with its code, since many records may be edited at once. */
static int
check_allowed(struct ctx *ctx, const struct kind *k, const struct record *before, struct value *after)
{
	char code[32];

	if (record_may_edit(&ctx->dept, k, before, after, &ctx->err) == SALES_OK)
		return SALES_OK;
	return k->letters == NULL ? (int)ctx->err.code
	    : err_prefix(&ctx->err, "%s: ", kind_code(k, before->id, code));
}

/* Who somebody is in the department is read as of each day: a change of the
 * record is a change of the past. Said once a command. */
int
record_note_moved(struct ctx *ctx, const struct kind *k, const struct record *before, const struct value *after)
{
	for (size_t i = 0; ctx->nsaid == 1 && i < k->nfields; i++) {
		const struct field *f = &k->fields[i];
		const char         *to;
		struct ref_name     name;

		if ((f->flags & F_MOVES) == 0 || before->v[i].type == V_NULL || value_equal(&before->v[i], &after[i]))
			continue;
		TRY(value_text(&ctx->dept, f, &after[i], &ctx->arena, &to, &ctx->err));
		TRY(dept_name(&ctx->dept, k, before->id, &name, &ctx->err));
		ctx_note(ctx, _("%s %s now holds on every day that no assignment covers, past ones too; to change it "
		    "from a day on: salesctl assignment add person=%s %s=%s from=DAY"), f->name, to, name.code,
		    f->name, to);
		return SALES_OK;
	}
	return SALES_OK;
}

int
record_remark(struct ctx *ctx, const struct kind *k, const struct record *before, int64_t id)
{
	const char   *text = NULL;
	struct record after;
	char          code[32];

	if (k->remark == NULL)
		return SALES_OK;
	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &after, &ctx->err));
	TRY(k->remark(&ctx->dept, k, before, &after, &ctx->arena, &text, &ctx->err));
	if (text != NULL)
		ctx_note(ctx, "%s: %s", kind_code(k, id, code), text);
	return SALES_OK;
}

static int
edit_one(struct ctx *ctx, const struct kind *k, const struct record_edit_args *a, struct words changes,
    record_preset_fn *preset, struct duplicates *twice, int64_t id)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct record                before;
	struct value                *after = arena_array(&ctx->arena, struct value, k->nfields);
	struct words                 rest;
	bool                         changed;

	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &before, &ctx->err));
	TRY(check_if_op(ctx, k, &before, a->if_op));
	memcpy(after, before.v, k->nfields * sizeof(*after));
	if (preset != NULL)
		TRY(preset(ctx, k, &before, after));
	TRY(select_assign(ctx, k, changes, after, &rest));
	TRY(check_allowed(ctx, k, &before, after));
	TRY(duplicates_check(twice, before.v, after, id));
	TRY(record_change(&ctx->op, k, &before, after, &changed, &ctx->err));
	if (!changed)
		return SALES_OK;
	TRY(show_difference(ctx, k, before.v, after, &b));
	ctx_change(ctx, "changed", k, id, "%s", buf_str(&b));
	TRY(record_note_moved(ctx, k, &before, after));
	return record_remark(ctx, k, &before, id);
}

int
record_edit_preset(struct ctx *ctx, const struct record_edit_args *a, record_preset_fn *preset)
{
	CLEANUP(duplicates_done) struct duplicates twice;
	const struct kind *k = ctx_kind(ctx);
	struct words       which = { 0 }, changes = { 0 };
	struct id_list     ids = { 0 };

	duplicates_begin(&twice, ctx, k, a->allow_duplicate);
	for (size_t i = 0; i < a->words.n; i++)
		words_add(&ctx->arena, select_is_assignment(k, a->words.v[i]) ? &changes : &which,
		    a->words.v[i]);
	if (which.n == 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("say which %s: a code or selectors"), tr(k->plural));
	if (changes.n == 0 && preset == NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("say what changes: FIELD=VALUE"));
	TRY(record_take(ctx, which, _("this changes %zu %s."), &ids));
	for (size_t i = 0; i < ids.n; i++)
		TRY(edit_one(ctx, k, a, changes, preset, &twice, ids.v[i]));
	if (ids.n > 0 && ctx->nsaid == 0)
		ctx_note(ctx, _("nothing to change"));
	return SALES_OK;
}

int
record_edit_verb(struct ctx *ctx, const void *args)
{
	const struct record_edit_args *a = args;

	if (a->batch != NULL && ctx->in_batch)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--batch is an operation of its own: run it outside of the batch"));
	if (a->batch != NULL)
		return record_edit_batch(ctx, a);
	if (a->keep_going || a->rejects != NULL || a->max_errors != 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--keep-going, --rejects and --max-errors go with --batch"));
	return record_edit_preset(ctx, a, NULL);
}

const struct opt record_remove_opts[] = {
	OPT_ARGS_MUST("CODE|SELECTOR", struct words_args, words, N_("which records"), .hint = HINT_KIND),
	OPT_END
};

int
record_remove_verb(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;
	const struct kind       *k = ctx_kind(ctx);
	struct id_list           ids = { 0 };

	TRY(record_refuse_merged(ctx, a->words));
	TRY(record_take(ctx, a->words, _("this removes %zu %s."), &ids));
	for (size_t i = 0; i < ids.n; i++) {
		CLEANUP(buf_done) struct buf b = { 0 };
		struct record                r;

		TRY(record_get(&ctx->dept, k, ids.v[i], &ctx->arena, &r, &ctx->err));
		TRY(show_record(ctx, k, r.v, &b));
		ctx_change(ctx, "removed", k, ids.v[i], "%s", buf_str(&b));
		TRY(record_remove(&ctx->op, k, ids.v[i], &ctx->err));
	}
	return SALES_OK;
}
