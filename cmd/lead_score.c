/* salesctl lead score: what leads are worth by the rule book, and why. */
#include "cmd/lead.h"
#include "cmd/record.h"
#include "cmd/show.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"
#include "lib/crm/lead_score.h"

const struct opt lead_score_opts[] = {
	OPT_ARGS("LEAD|SELECTOR", struct words_args, words, N_("which leads; one by its code: rule by rule; none: all open ones"),
	    .hint = HINT_KIND),
	OPT_END
};
const struct col lead_score_cols[] = {
	{ "lead", COL_REF, N_("Sales lead"), 0, NULL },
	{ "owner", COL_REF, N_("Owner"), 0, NULL },
	{ "score", COL_COUNT, N_("Points"), 0, NULL },
	{ "because", COL_TEXT, N_("Because"), COL_SHRINK, NULL },
	{ .key = NULL },
};
static const struct col rule_cols[] = {
	{ "rule", COL_TEXT, N_("Rule"), COL_SHRINK, NULL },
	{ "points", COL_COUNT, N_("Points"), 0, NULL },
	{ "holds", COL_BOOL, N_("Holds"), 0, NULL },
	{ "record", COL_TEXT, N_("The record has"), COL_SHRINK, NULL },
	{ "place", COL_TEXT, N_("Where it stands"), COL_EXTRA, NULL },
	{ .key = NULL },
};

static const char *
rule_name(const struct ctx *ctx, const struct score_rule *r)
{
	return label_text(r->label, ctx->lang, r->when != NULL ? r->when : _("every lead"));
}

/* ---- one lead, rule by rule ---------------------------------------------- */

struct seen { struct ctx *ctx; const char *const *name; const struct path *path; size_t n; struct buf *b; };

static int
put_seen(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	const struct seen *s = arg;

	(void)id;
	for (size_t i = 0; i < s->n; i++) {
		const struct path  *p = &s->path[i];
		const struct field *f = p->n > 0 ? p->hop[p->n - 1] : NULL;
		struct ref_name     name;
		const char         *text = "";

		if (c[i].type == V_REF && f != NULL) {
			TRY(dept_name(&s->ctx->dept, f->ref, c[i].u.i, &name, err));
			text = name.name;
		} else if (f != NULL && c[i].type != V_NULL) {
			TRY(value_text(&s->ctx->dept, f, &c[i], &s->ctx->arena, &text, err));
		}
		buf_printf(s->b, "%s%s=%s", i == 0 ? "" : ", ", s->name[i], text);
	}
	return SALES_OK;
}

/* "source=展会, amount=120000.00" */
static int
record_has(struct ctx *ctx, const struct score_rule *r, int64_t lead, struct buf *b)
{
	struct seen  s = { .ctx = ctx, .b = b };
	struct query q;

	TRY(lead_score_fields(&ctx->dept, r, &ctx->arena, &s.name, &ctx->err));
	while (s.name[s.n] != NULL)
		s.n++;
	if (s.n == 0)
		return SALES_OK;
	TRY(record_query(&ctx->dept, &lead_kind, s.name, s.n, arena_printf(&ctx->arena, "id:L-%lld", (long long)lead),
	    &ctx->arena, &q, &ctx->err));
	s.path = q.cols;
	return record_each(&ctx->dept, &q, put_seen, &s, &ctx->err);
}

static int
put_rule(struct ctx *ctx, const struct score_rule *r, const struct lead_score *score, bool holds)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	TRY(record_has(ctx, r, score->lead, &b));
	return OUT_ROW(ctx->out, CELL(rule_name(ctx, r)), holds ? cell_count(r->points) : cell_none(COL_COUNT),
	    CELL(holds), CELL((const char *)buf_str(&b)),
	    CELL((const char *)arena_printf(&ctx->arena, "%s:%d", r->at.file, r->at.line)));
}

static int
explain(struct ctx *ctx, int64_t lead)
{
	const struct policy *p = ctx->dept.policy;
	struct lead_score   *v;
	struct ref_name      name;
	size_t               n;

	TRY(lead_scores(&ctx->dept, arena_printf(&ctx->arena, "id:L-%lld", (long long)lead), &ctx->arena, &v, &n,
	    &ctx->err));
	TRY(ctx_table(ctx, "salesctl.lead.score.rules", rule_cols));
	for (size_t i = 0; i < p->nlead_scores; i++)
		TRY(put_rule(ctx, &p->lead_scores[i], &v[0], (v[0].held >> i & 1) != 0));
	TRY(dept_name(&ctx->dept, ctx_kind(ctx), lead, &name, &ctx->err));
	ctx_footer(ctx, tr_n("%s %s: %d point", "%s %s: %d points", v[0].points), name.code, name.name, v[0].points);
	return out_total(ctx->out, (const struct cell[]){ cell_text(_("Total")), cell_count(v[0].points),
	    cell_none(COL_BOOL), cell_none(COL_TEXT), cell_none(COL_TEXT), { .type = COL_END } });
}

/* ---- many, the best first ------------------------------------------------ */

static int
put_score(struct ctx *ctx, const struct lead_score *s)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct policy         *p = ctx->dept.policy;
	struct ref_name              lead, owner;

	for (size_t i = 0; i < p->nlead_scores; i++)
		if ((s->held >> i & 1) != 0)
			buf_printf(&b, "%s%s %+d", b.n == 0 ? "" : ", ", rule_name(ctx, &p->lead_scores[i]),
			    p->lead_scores[i].points);
	TRY(dept_name(&ctx->dept, ctx_kind(ctx), s->lead, &lead, &ctx->err));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], s->owner, &owner, &ctx->err));
	return OUT_ROW(ctx->out, cell_ref(lead.code, lead.name), cell_ref(owner.code, owner.name), CELL(s->points),
	    CELL((const char *)buf_str(&b)));
}

int
lead_run_score(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;
	struct id_list           ids = { 0 };
	struct lead_score       *v;
	size_t                   n;
	bool                     by_terms = true;

	if (a->words.n > 0)
		TRY(record_ids(ctx, a->words, &ids, &by_terms));
	if (ids.n == 1 && !by_terms)
		return explain(ctx, ids.v[0]);
	record_ids_sort(&ids);
	TRY(lead_scores(&ctx->dept, a->words.n > 0 ? NULL : "state in (new, contacted, qualified)", &ctx->arena, &v, &n,
	    &ctx->err));
	TRY(ctx_table(ctx, "salesctl.lead.score", lead_score_cols));
	for (size_t i = 0; i < n; i++)
		if (a->words.n == 0 || record_ids_have(&ids, v[i].lead))
			TRY(put_score(ctx, &v[i]));
	return SALES_OK;
}
