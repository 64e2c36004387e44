/* salesctl deal score: what in the record raises or lowers a deal's chance. */
#include "cmd/deal.h"
#include "cmd/record.h"
#include "cmd/show.h"
#include "lib/analysis/chance.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"

const struct opt deal_score_opts[] = {
	OPT_ARGS("DEAL|SELECTOR", struct words_args, words, N_("which deals; one by its code: thing by thing; none: all open ones"),
	    .hint = HINT_KIND),
	OPT_END
};
const struct col deal_score_cols[] = {
	{ "deal", COL_REF, N_("Deal"), 0, NULL },
	{ "customer", COL_REF, N_("Customer"), 0, NULL },
	{ "owner", COL_REF, N_("Owner"), 0, NULL },
	{ "won", COL_COUNT, N_("Won"), COL_EXTRA, NULL },
	{ "closed", COL_COUNT, N_("Of closed"), COL_EXTRA, NULL },
	{ "rate", COL_PERCENT, N_("Chance"), 0, NULL },
	{ "raises", COL_TEXT, N_("Raises it"), COL_SHRINK, NULL },
	{ "lowers", COL_TEXT, N_("Lowers it"), COL_SHRINK, NULL },
	{ .key = NULL },
};
static const struct col part_cols[] = {
	{ "what", COL_ENUM, N_("Of the deal"), 0, NULL },
	{ "value", COL_REF, N_("It is"), COL_SHRINK, NULL },
	{ "won", COL_COUNT, N_("Won"), 0, NULL },
	{ "closed", COL_COUNT, N_("Of closed"), 0, NULL },
	{ "rate", COL_PERCENT, N_("Won %"), 0, NULL },
	{ "effect", COL_ENUM, N_("Effect"), 0, NULL },
	{ .key = NULL },
};

/* ---- words --------------------------------------------------------------- */

static const char *
what_word(enum chance_of what)
{
	static const char *const word[CHANCES] = {
		[CHANCE_STAGE] = N_("was in the stage"), [CHANCE_STAGE_DAYS] = N_("days in the stage"),
		[CHANCE_AGE] = N_("days since it began"), [CHANCE_OWNER] = N_("Owner"), [CHANCE_SOURCE] = N_("Source"),
		[CHANCE_INDUSTRY] = N_("Industry"), [CHANCE_REGION] = N_("Region"), [CHANCE_PRODUCT] = N_("Product"),
		[CHANCE_PIPELINE] = N_("Pipeline"), [CHANCE_BOUGHT] = N_("customer bought before"),
		[CHANCE_AMOUNT] = N_("Amount"), [CHANCE_DISCOUNT] = N_("Discount"),
		[CHANCE_COMPETITOR] = N_("a competitor is known"), [CHANCE_NEXT_STEP] = N_("has a next step"),
		[CHANCE_TOUCHES] = N_("activities in 14 days"),
	};

	return tr(word[what]);
}

static const char *
stage_label(struct ctx *ctx, const char *id)
{
	const struct policy *p = ctx->dept.policy;

	for (size_t i = 0; i < p->npipelines; i++) {
		const struct stage *s = policy_stage(p, p->pipelines[i].id, id);

		if (s != NULL)
			return label_text(s->label, ctx->lang, id);
	}
	return id;
}

/* What people read where machines read the value. */
static const char *
value_label(struct ctx *ctx, const struct chance_part *p)
{
	const struct pipeline *l;

	switch (p->what) {
	case CHANCE_STAGE:
		return stage_label(ctx, p->value);
	case CHANCE_PIPELINE:
		l = policy_pipeline(ctx->dept.policy, p->value);
		return l == NULL ? p->value : label_text(l->label, ctx->lang, l->id);
	case CHANCE_BOUGHT:
	case CHANCE_COMPETITOR:
	case CHANCE_NEXT_STEP:
		return strcmp(p->value, "yes") == 0 ? _("yes") : _("no");
	case CHANCE_STAGE_DAYS:
	case CHANCE_AGE:
	case CHANCE_OWNER:
	case CHANCE_SOURCE:
	case CHANCE_INDUSTRY:
	case CHANCE_REGION:
	case CHANCE_PRODUCT:
	case CHANCE_AMOUNT:
	case CHANCE_DISCOUNT:
	case CHANCE_TOUCHES:
	case CHANCES:
		break;
	}
	return p->name != NULL ? p->name : p->value;
}

static struct ratio
rate_of(int64_t won, int64_t closed)
{
	struct ratio r;

	return closed > 0 && ratio_make(won, closed, &r) ? r : (struct ratio){ 0, 0 };
}

/* ---- one deal ------------------------------------------------------------ */

static int
put_part(struct ctx *ctx, const struct chance_part *p)
{
	static const char *const word[] = { "lowers", "neither", "raises" };
	static const char *const label[] = { N_("lowers"), N_("neither"), N_("raises") };
	const struct ratio       rate = rate_of(p->won, p->closed);

	return OUT_ROW(ctx->out, cell_enum(chance_name(p->what), what_word(p->what)),
	    cell_ref_label(p->value, p->name != NULL ? p->name : p->value, value_label(ctx, p)), CELL(p->won),
	    CELL(p->closed), CELL(rate), cell_toned(cell_enum(word[p->effect + 1], tr(label[p->effect + 1])),
	    p->effect > 0 ? TONE_GOOD : p->effect < 0 ? TONE_BAD : TONE_PLAIN));
}

static void
say_few(struct ctx *ctx, const struct chance *c)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	for (size_t i = 0; i < c->nfew; i++)
		buf_printf(&b, "%s%s", i == 0 ? "" : _(", "), what_word(c->few[i]));
	if (c->nfew > 0)
		ctx_note(ctx, _("fewer than %d closed deals are alike in these, so they say nothing: %s"),
		    ctx->dept.policy->analysis.few, buf_str(&b));
}

static int
explain(struct ctx *ctx, int64_t deal)
{
	struct chances       all;
	const struct chance *c;
	char                 s[RATIO_SIZE];

	TRY(chances_make(&ctx->dept, deal, &ctx->arena, &all, &ctx->err));
	c = &all.v[0];
	TRY(ctx_table(ctx, "salesctl.deal.score.parts", part_cols));
	for (size_t i = 0; i < c->n; i++)
		TRY(put_part(ctx, &c->part[i]));
	if (c->n > 0)
		TRY(out_total(ctx->out, (const struct cell[]){ cell_enum("together", _("Together")), cell_none(COL_REF),
		    cell_count(c->won), cell_count(c->closed), cell_percent(rate_of(c->won, c->closed)), cell_none(COL_ENUM),
		    { .type = COL_END } }));
	say_few(ctx, c);
	ctx_footer(ctx, _("of all closed deals %lld of %lld were won: %s%%"), (long long)all.won, (long long)all.closed,
	    ratio_percent(rate_of(all.won, all.closed), s));
	return SALES_OK;
}

/* ---- many ---------------------------------------------------------------- */

enum { SHOWN_MAX = 3 };

/* "Source 展会 9/12, ..." of those that raise (or lower) it, the strongest first. */
static const char *
parts_text(struct ctx *ctx, const struct chance *c, int effect)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	size_t                       shown = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct chance_part *p = &c->part[effect > 0 ? i : c->n - 1 - i];

		if (p->effect == effect && shown++ < SHOWN_MAX)
			buf_printf(&b, "%s%s %s %lld/%lld", b.n == 0 ? "" : ", ", what_word(p->what), value_label(ctx, p),
			    (long long)p->won, (long long)p->closed);
	}
	return arena_strdup(&ctx->arena, buf_str(&b));
}

static int
put_chance(struct ctx *ctx, const struct chance *c)
{
	const struct kind *k = ctx_kind(ctx), *of = ctx->dept.schema.by_no[customer_kind.no];
	struct ref_name    deal, customer, owner;
	const struct ratio rate = rate_of(c->won, c->closed);

	TRY(dept_name(&ctx->dept, k, c->deal, &deal, &ctx->err));
	TRY(dept_name(&ctx->dept, of, c->customer, &customer, &ctx->err));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], c->owner, &owner, &ctx->err));
	return OUT_ROW(ctx->out, cell_ref(deal.code, deal.name), cell_ref(customer.code, customer.name),
	    cell_ref(owner.code, owner.name), CELL(c->won), CELL(c->closed), CELL(rate), CELL(parts_text(ctx, c, 1)),
	    CELL(parts_text(ctx, c, -1)));
}

int
deal_run_score(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;
	struct id_list           ids = { 0 };
	struct chances           all;
	char                     s[RATIO_SIZE];
	bool                     by_terms = true;

	if (a->words.n > 0)
		TRY(record_ids(ctx, a->words, &ids, &by_terms));
	if (ids.n == 1 && !by_terms)
		return explain(ctx, ids.v[0]);
	record_ids_sort(&ids);
	TRY(chances_make(&ctx->dept, 0, &ctx->arena, &all, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.deal.score", deal_score_cols));
	for (size_t i = 0; i < all.n; i++)
		if (a->words.n == 0 || record_ids_have(&ids, all.v[i].deal))
			TRY(put_chance(ctx, &all.v[i]));
	ctx_footer(ctx, _("of all closed deals %lld of %lld were won: %s%%"), (long long)all.won, (long long)all.closed,
	    ratio_percent(rate_of(all.won, all.closed), s));
	return SALES_OK;
}
