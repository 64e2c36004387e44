/* salesctl payout statement: what each person gets, and for what, as a paper. */
#include <string.h>

#include "cmd/payout.h"
#include "lib/org/kinds.h"
#include "lib/record/head.h"
#include "lib/report/doc.h"

const struct opt payout_statement_opts[] = {
	OPT_ARG_MUST("PAYOUT", struct payout_explain_args, code, N_("a payout such as 2026Q3"), .hint = HINT_KIND, .kind = "payout"),
	OPT_ARG("PERSON", struct payout_explain_args, person, N_("only this person's"), .hint = HINT_KIND, .kind = "person"),
	OPT_END
};

struct stating {
	struct ctx              *ctx;
	const struct payout_run *run;
	struct doc              *doc;
	struct doc_block        *table;
	int64_t                  only;
	money                    sum;
};

static int
statement_line(void *arg, const struct payout_line *l, struct sales_err *err)
{
	struct stating *s = arg;
	const char     *fact;

	(void)err; /* ctx has it */
	TRY(payout_fact_name(s->ctx, l, &fact));
	s->sum.v += l->amount.v;
	DOC_ROW(s->doc, s->table, cell_day(l->on), CELL(fact), CELL(l->component), CELL(l->base), CELL(l->amount));
	return SALES_OK;
}

static int
statement_person(void *arg, const struct payout_person *p, struct sales_err *err)
{
	struct stating      *s = arg;
	const struct doc_col cols[] = {
		{ .label = _("Date"), .type = COL_DAY }, { .label = _("Fact"), .type = COL_TEXT },
		{ .label = _("Component"), .type = COL_TEXT }, { .label = _("Credited"), .type = COL_MONEY },
		{ .label = _("Amount"), .type = COL_MONEY }, { 0 },
	};
	struct ref_name      who;
	struct doc_section  *sec;

	if (s->only != 0 && s->only != p->person)
		return SALES_OK;
	TRY(dept_name(&s->ctx->dept, s->ctx->dept.schema.by_no[KIND_PERSON], p->person, &who, err));
	sec = doc_section(s->doc, who.code, who.name);
	s->table = doc_table(s->doc, sec, cols);
	s->sum.v = 0;
	TRY(payout_lines(&s->ctx->dept, s->run, p->person, statement_line, s, err));
	DOC_TOTAL(s->doc, s->table, cell_none(COL_DAY), CELL(_("Total")), cell_none(COL_TEXT), cell_none(COL_MONEY), CELL(s->sum));
	return SALES_OK;
}

/* Who keeps the paper keeps the head of the approval: fsck --head proves by it
 * that nothing up to there was written anew. */
static int
approved_head(struct ctx *ctx, const struct payout_run *r, const char **out)
{
	struct head h;
	char        text[HEAD_TEXT];

	*out = "";
	if (strcmp(r->state, "approved") != 0)
		return SALES_OK;
	TRY(head_at(&ctx->dept, r->op, &h, &ctx->err));
	*out = arena_printf(&ctx->arena, _("; head %s"), head_text(&h, HEAD_LEAST, text));
	return SALES_OK;
}

int
payout_run_statement(struct ctx *ctx, const void *args)
{
	static const char *const          formats[] = { "text", "md", NULL };
	const struct payout_explain_args *a = args;
	CLEANUP(buf_done) struct buf      b = { 0 };
	struct payout_run                 r;
	struct doc                        doc = { .arena = &ctx->arena };
	struct stating                    s = { .ctx = ctx, .run = &r, .doc = &doc };
	const struct policy              *p = ctx->dept.policy;
	const char                       *format, *head;

	TRY(payout_person_named(ctx, a->person, &s.only));
	TRY(payout_named(ctx, a->code, &r));
	TRY(approved_head(ctx, &r, &head));
	TRY(ctx_document(ctx, formats, &format));
	doc.lang = ctx->lang;
	doc.title = arena_printf(&ctx->arena, _("Payout %s"), r.code);
	doc.department = label_text(p->name, ctx->lang, "");
	doc.about = arena_printf(&ctx->arena, _("%s; rule book version %lld, records as of operation %lld; amounts in %s; digest %.16s%s"),
	    strcmp(r.state, "approved") == 0 ? _("approved") : strcmp(r.state, "submitted") == 0 ? _("submitted") : _("draft"),
	    (long long)r.policy, (long long)r.facts_op, p->locale.currency, r.digest, head);
	TRY(payout_people(&ctx->dept, r.id, statement_person, &s, &ctx->err));
	doc_writer(format)->write(&doc, &b);
	return out_text(ctx->out, buf_str(&b), b.n);
}
