/* NOUN add FIELD=VALUE... */
#include <string.h>

#include "cmd/duplicates.h"
#include "cmd/record.h"
#include "cmd/select.h"
#include "cmd/show.h"
#include "lib/base/text.h"
#include "lib/record/merged.h"

const struct opt record_add_opts[] = {
	OPT_ARGS_MUST("FIELD=VALUE", struct record_add_args, words, N_("what it holds; a first bare word is its name or title"), .hint = HINT_ASSIGN),
	OPT_F(0, "allow-duplicate", struct record_add_args, allow_duplicate, N_("also one that the rule book says is there already")),
	OPT_END
};

/* The first bare word names the record. */
static int
take_title(struct ctx *ctx, const struct kind *k, struct words rest, struct value *v)
{
	const char         *name = k->title;
	const struct field *f;
	char                cur[4];

	if (rest.n == 0)
		return SALES_OK;
	if (name == NULL || rest.n > 1)
		return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not FIELD=VALUE"), rest.v[name == NULL ? 0 : 1]);
	f = kind_field(k, name);
	if (v[f - k->fields].type != V_NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s is set twice"), f->name);
	TRY(select_value(ctx, f, rest.v[0], &v[f - k->fields], cur));
	if (v[f - k->fields].type == V_NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s: it is empty"), f->name);
	return SALES_OK;
}

/* The record whose outside key this is already: the same values again are no
 * change, so that a script may repeat itself. */
static int
already_there(struct ctx *ctx, const struct kind *k, const struct value *v, bool *done)
{
	const struct field *ref = kind_field(k, "ref");
	struct sales_err    ignored = { 0 };
	struct record       old;
	int64_t             id;
	const char         *text, *merged;
	char                code[32];

	*done = false;
	if (ref == NULL || v[ref - k->fields].type != V_TEXT)
		return SALES_OK;
	TRY(value_text(&ctx->dept, ref, &v[ref - k->fields], &ctx->arena, &text, &ctx->err));
	if (record_find_merged(&ctx->dept, k, arena_printf(&ctx->arena, "ref:%s", text), &id, &merged, &ignored) != SALES_OK)
		return SALES_OK;
	if (merged != NULL)
		return FAIL(&ctx->err, SALES_ECONFLICT, _("%s was merged into %s already"), merged, kind_code(k, id, code));
	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &old, &ctx->err));
	for (size_t i = 0; i < k->nfields; i++)
		if (v[i].type != V_NULL && !value_equal(&v[i], &old.v[i])) {
			FAIL(&ctx->err, SALES_ECONFLICT,
			    _("ref '%s' is %s already, with another %s; nothing was saved"), text,
			    kind_code(k, id, code), k->fields[i].name);
			return err_hint(&ctx->err, "salesctl %s edit %s %s=...", k->name, code,
			    k->fields[i].name);
		}
	*done = true;
	ctx_change(ctx, "unchanged", k, id, "%s", "");
	return SALES_OK;
}

/* People, teams and products get a handle from their name. */
static int
fill_handle(struct ctx *ctx, const struct kind *k, struct value *v)
{
	const struct field *code = kind_field(k, "code"), *name = kind_field(k, "name");
	struct sales_err    ignored = { 0 };
	struct buf          b = { 0 };
	int64_t             id;
	size_t              n;

	if (k->letters != NULL || code == NULL || name == NULL || code->type != FT_HANDLE ||
	    v[code - k->fields].type != V_NULL || v[name - k->fields].type != V_TEXT)
		return SALES_OK;
	text_fold(v[name - k->fields].u.s.p, v[name - k->fields].u.s.n, &b);
	for (size_t i = 0; i < b.n; i++)
		if ((unsigned char)b.p[i] < 0x80 && strchr("-_.", b.p[i]) == NULL &&
		    !((b.p[i] >= 'a' && b.p[i] <= 'z') || (b.p[i] >= '0' && b.p[i] <= '9')))
			b.p[i] = '-';
	n = b.n;
	for (int number = 2; record_find(&ctx->dept, k, buf_str(&b), &id, &ignored) == SALES_OK; number++) {
		b.n = n;
		buf_printf(&b, "-%d", number);
	}
	v[code - k->fields] = v_textn(arena_strndup(&ctx->arena, b.p, b.n), b.n);
	buf_done(&b);
	return SALES_OK;
}

int
record_add_verb(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	CLEANUP(duplicates_done) struct duplicates twice;
	const struct record_add_args *a = args;
	const struct kind            *k = ctx_kind(ctx);
	struct value                *v = arena_array(&ctx->arena, struct value, k->nfields);
	struct words                 rest;
	int64_t                      id;
	bool                         done;

	duplicates_begin(&twice, ctx, k, a->allow_duplicate);
	TRY(select_assign(ctx, k, a->words, v, &rest));
	TRY(take_title(ctx, k, rest, v));
	TRY(already_there(ctx, k, v, &done));
	if (done)
		return SALES_OK;
	TRY(fill_handle(ctx, k, v));
	TRY(record_start_typed(&ctx->dept, k, v, &ctx->err));
	if (k->gate != NULL)
		TRY(k->gate(&ctx->dept, k, NULL, v, &ctx->err));
	TRY(record_add(&ctx->op, k, v, &id, &ctx->err));
	dept_forget_names(&ctx->dept);
	TRY(duplicates_check(&twice, NULL, v, id));
	if (k->arrive != NULL) {
		struct record now;

		TRY(record_arrive(&ctx->op, k, &ctx->err));
		TRY(record_get(&ctx->dept, k, id, &ctx->arena, &now, &ctx->err));
		v = now.v;
	}
	TRY(show_record(ctx, k, v, &b));
	ctx_change(ctx, "added", k, id, "%s", buf_str(&b));
	return record_remark(ctx, k, NULL, id);
}
