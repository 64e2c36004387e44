/* salesctl deal discount, ask, approve, refuse: who must approve a deal's price,
 * and who did. */
#include <string.h>

#include "cmd/deal.h"
#include "cmd/record.h"
#include "cmd/show.h"
#include "lib/base/tr.h"
#include "lib/crm/discount.h"
#include "lib/crm/kinds.h"

/* ---- discount ------------------------------------------------------------ */

const struct opt deal_discount_opts[] = {
	OPT_ARGS("CODE|SELECTOR", struct discount_args, words, N_("which deals; open ones that somebody must approve when left out"), .hint = HINT_KIND),
	OPT_S(0, "for", N_("PERSON"), struct discount_args, who, N_("only what waits for this person"), .hint = HINT_KIND, .kind = "person"),
	OPT_END
};
const struct col deal_discount_cols[] = {
	{ "deal", COL_REF, N_("Deal"), COL_SHRINK, NULL },
	{ "owner", COL_REF, N_("Owner"), COL_SHRINK, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, "currency" },
	{ "currency", COL_TEXT, N_("Currency"), COL_EXTRA, NULL },
	{ "list_amount", COL_MONEY, N_("List amount"), COL_EXTRA, "currency" },
	{ "price", COL_PERCENT, N_("Of list"), 0, NULL },
	{ "margin", COL_PERCENT, N_("Margin"), 0, NULL },
	{ "level", COL_ENUM, N_("Level"), 0, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ "who", COL_TEXT, N_("Who"), COL_SHRINK, NULL },
	{ "approval", COL_CODE, N_("Approval"), COL_EXTRA, NULL },
	{ .key = NULL },
};

struct listing { struct ctx *ctx; const struct kind *k, *person; struct org org; int64_t who; bool all; long shown; };

static struct cell
state_cell(const struct discount_look *l, size_t i)
{
	static const char *const name[] = { "open", "asked", "approved", "refused", "outdated" };
	static const char *const word[] = { N_("not asked"), N_("asked"), N_("approved"), N_("refused"), N_("other price") };
	enum discount_state      s;

	if (l->need.n == 0)
		return l->need.level == NULL ? cell_enum("unknown", _("unknown")) : cell_enum("free", _("free"));
	s = l->sign[i].state;
	return cell_toned(cell_enum(name[s], tr(word[s])), s == DISCOUNT_APPROVED ? TONE_GOOD
	    : s == DISCOUNT_REFUSED || s == DISCOUNT_OUTDATED ? TONE_BAD : TONE_PLAIN);
}

static int
names_of(struct listing *l, const int64_t *v, size_t n, const char **out)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct ref_name              name;

	for (size_t i = 0; i < n; i++) {
		TRY(dept_name(&l->ctx->dept, l->person, v[i], &name, &l->ctx->err));
		buf_printf(&b, "%s%s", i == 0 ? "" : ", ", name.name);
	}
	*out = arena_strndup(&l->ctx->arena, buf_str(&b), b.n);
	return SALES_OK;
}

/* Who decided; else who may. */
static int
who_signs(struct listing *l, const struct record *deal, const struct discount_look *look, size_t i, bool *is_asked_of,
    const char **text)
{
	const struct discount_sign *s = &look->sign[i];
	int64_t                    *v;
	size_t                      n;

	*is_asked_of = false;
	if (s->by != 0 && s->state != DISCOUNT_OUTDATED)
		return names_of(l, &s->by, 1, text);
	discount_signers(&l->ctx->dept, &l->org, deal->v[kind_index(l->k, "owner")].u.i, &look->need, i, &l->ctx->arena, &v, &n);
	for (size_t k = 0; k < n; k++)
		*is_asked_of = *is_asked_of || (v[k] == l->who && s->state == DISCOUNT_ASKED);
	return names_of(l, v, n, text);
}

static int
put_sign(struct listing *l, const struct record *deal, const struct discount_look *look, size_t i)
{
	struct dept        *d = &l->ctx->dept;
	const struct value *owner = &deal->v[kind_index(l->k, "owner")], *cur = &deal->v[kind_index(l->k, "currency")];
	const bool          is_free = look->need.n == 0;
	struct ref_name     title, who;
	const char         *names = NULL;
	char                code[32], approval[32];
	bool                is_asked_of = false;

	if (!is_free)
		TRY(who_signs(l, deal, look, i, &is_asked_of, &names));
	if (l->who != 0 && !is_asked_of)
		return SALES_OK;
	TRY(dept_name(d, l->k, deal->id, &title, &l->ctx->err));
	TRY(dept_name(d, l->person, owner->type == V_NULL ? 0 : owner->u.i, &who, &l->ctx->err));
	l->shown++;
	return OUT_ROW(l->ctx->out, cell_ref(kind_code(l->k, deal->id, code), title.name), cell_ref(who.code, who.name),
	    look->price.has_amount ? cell_money(look->price.amount) : cell_none(COL_MONEY),
	    cur->type == V_NULL ? cell_none(COL_TEXT) : cell_textn(cur->u.s.p, cur->u.s.n),
	    look->price.has_list ? cell_money(look->price.list) : cell_none(COL_MONEY), cell_percent(look->need.price),
	    cell_percent(look->need.margin), is_free && look->need.level == NULL ? cell_none(COL_ENUM)
	    : cell_enum(is_free ? SELLER : look->need.role[i], approver_label(is_free ? SELLER : look->need.role[i])),
	    state_cell(look, i), cell_text(names), is_free || look->sign[i].approval == 0 ? cell_none(COL_CODE)
	    : cell_code(kind_code(&approval_kind, look->sign[i].approval, approval)));
}

static int
put_deal(struct listing *l, int64_t id)
{
	struct record        deal;
	struct discount_look look;

	TRY(record_get(&l->ctx->dept, l->k, id, &l->ctx->arena, &deal, &l->ctx->err));
	TRY(discount_look(&l->ctx->dept, id, deal.v, &l->ctx->arena, &look, &l->ctx->err));
	if (!l->all && look.need.n == 0)
		return SALES_OK;
	for (size_t i = 0; i < (look.need.n == 0 ? 1 : look.need.n); i++)
		TRY(put_sign(l, &deal, &look, i));
	return SALES_OK;
}

int
deal_run_discount(struct ctx *ctx, const void *args)
{
	const struct discount_args *a = args;
	struct listing              l = { .ctx = ctx, .k = ctx_kind(ctx), .person = ctx->dept.schema.by_no[KIND_PERSON],
		.all = a->words.n > 0 };
	struct words                words = a->words;
	struct id_list              ids = { 0 };
	bool                        by_terms;

	if (ctx->dept.policy->approval.ndiscount == 0) {
		FAIL(&ctx->err, SALES_EPOLICY, _("the rule book has no approval of discounts"));
		return err_hint(&ctx->err, "approval: {discount: [[95%%, seller], [0%%, supervisor]]}");
	}
	if (a->who != NULL)
		TRY(record_find(&ctx->dept, l.person, a->who, &l.who, &ctx->err));
	if (words.n == 0)
		words_add(&ctx->arena, &words, "stage:open");
	TRY(record_ids(ctx, words, &ids, &by_terms));
	TRY(org_load(&ctx->dept, &ctx->arena, &l.org, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.deal.discount", deal_discount_cols));
	for (size_t i = 0; i < ids.n; i++)
		TRY(put_deal(&l, ids.v[i]));
	if (ctx_is_table(ctx))
		ctx_footer(ctx, tr_n("%ld line", "%ld lines", l.shown), l.shown);
	return SALES_OK;
}

/* ---- ask, approve, refuse ------------------------------------------------ */

const struct opt deal_price_opts[] = {
	OPT_ARGS_MUST("CODE|SELECTOR", struct words_args, words, N_("which deals"), .hint = HINT_KIND),
	OPT_END
};

/* The lines of what was decided leave the logins out: log and show have them. */
static int
show_decision(struct ctx *ctx, const struct kind *k, const struct record *before, const struct record *now, struct buf *b)
{
	static const char *const told[] = { "state", "by", "deputy_of", "answer" };
	struct value            *was = arena_array(&ctx->arena, struct value, k->nfields);
	const struct value      *same = &now->v[kind_index(k, "same_login")];

	memcpy(was, now->v, k->nfields * sizeof(*was));
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		was[kind_index(k, told[i])] = before->v[kind_index(k, told[i])];
	TRY(show_difference(ctx, k, was, now->v, b));
	if (same->type != V_NULL && same->u.i != 0)
		buf_printf(b, " %s", _("(under the same login)"));
	return SALES_OK;
}

static int
say(void *arg, const struct record *before, int64_t id, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct ctx                  *ctx = arg;
	const struct kind           *k = ctx->dept.schema.by_no[approval_kind.no];
	struct record                now;

	(void)err;
	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &now, &ctx->err));
	if (before == NULL)
		TRY(show_record(ctx, k, now.v, &b));
	else
		TRY(show_decision(ctx, k, before, &now, &b));
	ctx_change(ctx, before == NULL ? "added" : "changed", k, id, "%s", buf_str(&b));
	return SALES_OK;
}

int
deal_run_ask(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;
	struct id_list           ids = { 0 };
	bool                     by_terms;

	TRY(record_ids(ctx, a->words, &ids, &by_terms));
	for (size_t i = 0; i < ids.n; i++)
		TRY(discount_ask(&ctx->op, ids.v[i], say, ctx, &ctx->err));
	return SALES_OK;
}

static int
decide_all(struct ctx *ctx, struct words words, bool approve)
{
	struct id_list ids = { 0 };
	bool           by_terms;

	TRY(record_ids(ctx, words, &ids, &by_terms));
	for (size_t i = 0; i < ids.n; i++)
		TRY(discount_decide(&ctx->op, ids.v[i], approve, say, ctx, &ctx->err));
	return SALES_OK;
}

int
deal_run_approve(struct ctx *ctx, const void *args)
{
	return decide_all(ctx, ((const struct words_args *)args)->words, true);
}

int
deal_run_refuse(struct ctx *ctx, const void *args)
{
	return decide_all(ctx, ((const struct words_args *)args)->words, false);
}
