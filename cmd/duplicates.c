#include "cmd/duplicates.h"

#include "cmd/table.h"
#include "lib/base/tr.h"

enum { FEW = 3, TOLD_MAX = 3 };

void
duplicates_begin(struct duplicates *d, struct ctx *ctx, const struct kind *k, bool allowed)
{
	*d = (struct duplicates){ .ctx = ctx, .allowed = allowed };
	alike_rules(&ctx->dept, k, &ctx->arena, &d->al);
}

void
duplicates_done(struct duplicates *d)
{
	alike_index_done(&d->index);
}

/* Who else has the keys: all of them while few records are looked at, then the
 * first that each key has. */
static int
find_others(struct duplicates *d, uint32_t rules, const struct value *before, const struct value *after, int64_t id,
    struct alike_hit **hit, size_t *n)
{
	struct ctx *ctx = d->ctx;

	if (d->looked++ < FEW)
		return alike_find(&ctx->dept, &d->al, rules, after, id, &ctx->arena, hit, n, &ctx->err);
	if (d->index.slot == NULL)
		TRY(alike_index_load(&ctx->dept, &d->al, &d->index, &ctx->err));
	if (before != NULL)
		alike_index_drop(&d->index, &d->al, before, id);
	*n = 0;
	*hit = arena_array(&ctx->arena, struct alike_hit, d->al.n);
	for (size_t i = 0; i < d->al.n; i++) {
		const int64_t other = (rules >> i & 1) != 0 ? alike_index_get(&d->index, &d->al, i, after) : 0;

		if (other != 0 && other != id)
			(*hit)[(*n)++] = (struct alike_hit){ other, UINT32_C(1) << i };
	}
	alike_index_put(&d->index, &d->al, after, id, NULL);
	return SALES_OK;
}

static int
refuse(const struct duplicates *d, const struct alike_hit *hit, uint32_t rules)
{
	struct ctx     *ctx = d->ctx;
	struct ref_name other;

	TRY(dept_name(&ctx->dept, d->al.k, hit->id, &other, &ctx->err));
	FAIL(&ctx->err, SALES_EPOLICY, _("%s %s has the same %s; the rule book lets no two %s have that"), other.code,
	    other.name, alike_label(&d->al, rules, &ctx->arena), tr(d->al.k->plural));
	return err_hint(&ctx->err, _("if two are meant: --allow-duplicate"));
}

static int
tell(const struct duplicates *d, const struct alike_hit *hit, int64_t id)
{
	struct ctx         *ctx = d->ctx;
	const struct field *owner = kind_field(d->al.k, "owner");
	struct ref_name     other, who = { "", "" };
	struct record       r;
	char                code[32];

	TRY(dept_name(&ctx->dept, d->al.k, hit->id, &other, &ctx->err));
	TRY(record_get(&ctx->dept, d->al.k, hit->id, &ctx->arena, &r, &ctx->err));
	if (owner != NULL && owner->type == FT_REF && r.v[owner - d->al.k->fields].type == V_REF)
		TRY(dept_name(&ctx->dept, owner->ref, r.v[owner - d->al.k->fields].u.i, &who, &ctx->err));
	ctx_note(ctx, *who.name == '\0' ? _("%s %s may be the same %s (%s)") : _("%s %s may be the same %s (%s); owner %s"),
	    other.code, other.name, tr(d->al.k->label), alike_label(&d->al, hit->rules, &ctx->arena), who.name);
	if (ctx->hints && table_find_verb(ctx->noun, "merge") != NULL)
		ctx_note(ctx, _("if it is: salesctl %s merge %s %s"), d->al.k->name, kind_code(d->al.k, id, code), other.code);
	return SALES_OK;
}

int
duplicates_check(struct duplicates *d, const struct value *before, const struct value *after, int64_t id)
{
	const uint32_t    rules = d->al.n == 0 ? 0 : alike_changed(&d->al, before, after);
	uint32_t          refused = 0;
	struct alike_hit *hit;
	size_t            n;

	if (rules == 0)
		return SALES_OK;
	for (size_t i = 0; i < d->al.n && !d->allowed; i++)
		refused |= (uint32_t)d->al.rule[i].refused << i;
	TRY(find_others(d, rules, before, after, id, &hit, &n));
	for (size_t i = 0; i < n; i++)
		if ((hit[i].rules & refused) != 0)
			return refuse(d, &hit[i], hit[i].rules & refused);
	for (size_t i = 0; i < n && i < TOLD_MAX; i++)
		TRY(tell(d, &hit[i], id));
	if (n > TOLD_MAX)
		ctx_note(d->ctx, _("and %zu more: salesctl %s dup"), n - TOLD_MAX, d->al.k->name);
	return SALES_OK;
}
