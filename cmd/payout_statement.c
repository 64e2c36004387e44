/* salesctl payout statement: what each person gets, for what, and what is owed
 * either way, as a paper. Of an approved payout it is what was approved: names and
 * balances are of that moment, whenever it is printed. */
#include <string.h>

#include "cmd/payout.h"
#include "lib/base/tr.h"
#include "lib/org/kinds.h"
#include "lib/payout/books.h"
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
	const struct policy     *policy;      /* that it was run by */
	int64_t                  moment;      /* the last operation that names and balances know of */
	bool                     is_final;
	const char              *plan;        /* of the person's lines; NULL: none was met */
	bool                     plans;       /* they are of several */
	money                    sum;
	struct book_balance     *here, *all;  /* of this run; of everything approved */
	size_t                   nhere, nall;
};

/* ---- the lines ----------------------------------------------------------- */

/* What is beside the plans is of none. */
static int
note_plan(void *arg, const struct payout_line *l, struct sales_err *err)
{
	struct stating *s = arg;

	(void)err;
	if (*l->plan == '\0')
		return SALES_OK;
	if (s->plan == NULL)
		s->plan = arena_strdup(&s->ctx->arena, l->plan);
	s->plans = s->plans || strcmp(s->plan, l->plan) != 0;
	return SALES_OK;
}

static int
statement_line(void *arg, const struct payout_line *l, struct sales_err *err)
{
	struct stating *s = arg;
	const char     *fact, *component;
	struct cell     c[6];
	size_t          n = 0;

	(void)err; /* ctx has it */
	TRY(payout_fact_name(s->ctx, l, &fact));
	TRY(payout_component_name(s->ctx, l, &component));
	s->sum.v += l->amount.v;
	c[n++] = cell_day(l->on);
	c[n++] = CELL(fact);
	if (s->plans)
		c[n++] = CELL(l->plan);
	c[n++] = CELL(component);
	c[n++] = CELL(l->base);
	c[n] = CELL(l->amount);
	doc_row(s->doc, s->table, c);
	return SALES_OK;
}

/* Somebody in several plans sees which one a line is of. */
static int
put_lines(struct stating *s, struct doc_section *sec, int64_t person, struct sales_err *err)
{
	const struct doc_col cols[] = {
		{ .label = _("Date"), .type = COL_DAY }, { .label = _("Fact"), .type = COL_TEXT }, { .label = _("Plan"), .type = COL_TEXT },
		{ .label = _("Component"), .type = COL_TEXT }, { .label = _("Credited"), .type = COL_MONEY },
		{ .label = _("Amount"), .type = COL_MONEY }, { 0 },
	};
	const struct cell    total[] = { cell_none(COL_DAY), CELL(_("Total")), cell_none(COL_TEXT), cell_none(COL_TEXT), cell_none(COL_MONEY) };
	struct doc_col       few[6];
	struct cell          sum[6];

	s->plan = NULL;
	s->plans = false;
	s->sum.v = 0;
	TRY(payout_lines(&s->ctx->dept, s->run, person, note_plan, s, err));
	memcpy(few, cols, 2 * sizeof(*few));
	memcpy(few + 2, cols + 3, 4 * sizeof(*few));
	s->table = doc_table(s->doc, sec, s->plans ? cols : few);
	TRY(payout_lines(&s->ctx->dept, s->run, person, statement_line, s, err));
	memcpy(sum, total, sizeof(total));
	sum[s->plans ? 5 : 4] = CELL(s->sum);
	if (!s->plans)
		sum[3] = cell_none(COL_MONEY);
	doc_total(s->doc, s->table, sum);
	return SALES_OK;
}

/* ---- what it comes to ---------------------------------------------------- */

/* One account: what this payout moves, as it adds to or takes from the pay, and
 * where it stands then. */
static const struct { enum account account; const char *words; } moves[] = {
	{ ACCOUNT_EARNED, NC_("ledger", "Earned") },
	{ ACCOUNT_ADJUSTMENT, NC_("ledger", "Adjusted") },
	{ ACCOUNT_HELD, NC_("ledger", "Held") },
	{ ACCOUNT_WITHHELD, NC_("ledger", "Withheld") },
	{ ACCOUNT_DRAW, NC_("ledger", "Draw owed") },
	{ ACCOUNT_PUT_OFF, NC_("ledger", "Put off") },
};

static const struct book_balance *
balance_of(const struct book_balance *b, size_t n, int64_t person)
{
	static const struct book_balance none = { 0 };

	for (size_t i = 0; i < n; i++)
		if (b[i].person == person)
			return &b[i];
	return &none;
}

static void
put_balances(struct stating *s, struct doc_section *sec, int64_t person)
{
	const struct doc_col cols[] = {
		{ .label = _("What it comes to"), .type = COL_TEXT }, { .label = _("This payout"), .type = COL_MONEY },
		{ .label = s->is_final ? _("Balance at approval") : _("Balance by now"), .type = COL_MONEY }, { 0 },
	};
	const struct book_balance *here = balance_of(s->here, s->nhere, person), *all = balance_of(s->all, s->nall, person);
	struct doc_block          *t = doc_table(s->doc, sec, cols);

	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
		const enum account a = moves[i].account;

		if (here->sum[a] != 0 || all->sum[a] != 0)
			DOC_ROW(s->doc, t, CELL(tr(moves[i].words)), CELL((money){ here->sum[a] }), CELL((money){ account_shown(a, all->sum[a]) }));
	}
	DOC_ROW(s->doc, t, CELL(tr(NC_("ledger", "Net pay"))), CELL(s->sum), cell_none(COL_MONEY));
	DOC_ROW(s->doc, t, CELL(tr(NC_("ledger", "Paid"))), cell_none(COL_MONEY),
	    CELL((money){ account_shown(ACCOUNT_PAID, all->sum[ACCOUNT_PAID]) }));
	DOC_TOTAL(s->doc, t, CELL(tr(NC_("ledger", "Payable"))), cell_none(COL_MONEY), CELL((money){ account_shown(ACCOUNT_PAYABLE, all->sum[ACCOUNT_PAYABLE]) }));
}

static int
statement_person(void *arg, const struct payout_person *p, struct sales_err *err)
{
	struct stating     *s = arg;
	struct ref_name     who;
	struct doc_section *sec;

	if (s->only != 0 && s->only != p->person)
		return SALES_OK;
	TRY(dept_name(&s->ctx->dept, s->ctx->dept.schema.by_no[KIND_PERSON], p->person, &who, err));
	sec = doc_section(s->doc, who.code, who.name);
	TRY(put_lines(s, sec, p->person, err));
	put_balances(s, sec, p->person);
	return SALES_OK;
}

static int
load_balances(struct stating *s)
{
	const struct books_ask here = { .from = DAY_NONE, .until = DAY_NONE, .drafts = true, .person = s->only, .only = s->run };
	const struct books_ask all = { .from = DAY_NONE, .until = DAY_NONE, .person = s->only };

	TRY(books_balances(&s->ctx->dept, &here, &s->ctx->arena, &s->here, &s->nhere, &s->ctx->err));
	return books_balances(&s->ctx->dept, &all, &s->ctx->arena, &s->all, &s->nall, &s->ctx->err);
}

/* ---- the verb ------------------------------------------------------------ */

/* An approved payout is looked at from its approval, any other from now. */
static int
find_moment(struct stating *s)
{
	struct dept *d = &s->ctx->dept;

	s->is_final = strcmp(s->run->state, "approved") == 0;
	TRY(dept_policy_version(d, s->run->policy, &s->policy, &s->ctx->err));
	if (s->is_final)
		TRY(dept_look_back(d, s->run->op, &s->ctx->err));
	s->moment = d->as_of;
	return s->moment != 0 ? SALES_OK : dept_last_op(d, &s->moment, &s->ctx->err);
}

/* Who keeps the paper keeps the head of the approval: fsck --head proves by it
 * that nothing up to there was written anew. */
static int
approved_head(const struct stating *s, const char **out)
{
	struct ctx *ctx = s->ctx;
	struct head h;
	char        text[HEAD_TEXT];

	*out = "";
	if (!s->is_final)
		return SALES_OK;
	TRY(head_at(&ctx->dept, s->run->op, &h, &ctx->err));
	*out = arena_printf(&ctx->arena, _("; head %s"), head_text(&h, HEAD_LEAST, text));
	return SALES_OK;
}

static int
put_heading(struct stating *s)
{
	struct ctx              *ctx = s->ctx;
	const struct payout_run *r = s->run;
	const char              *head;
	char                     on[DAY_SIZE];

	TRY(approved_head(s, &head));
	s->doc->lang = ctx->lang;
	s->doc->title = arena_printf(&ctx->arena, _("Payout %s"), r->code);
	s->doc->department = label_text(s->policy->name, ctx->lang, "");
	s->doc->about = arena_printf(&ctx->arena,
	    _("%s; rule book version %lld, records as of operation %lld, balances as of operation %lld; amounts in %s; digest %.16s%s"),
	    s->is_final ? arena_printf(&ctx->arena, _("approved on %s"), day_str(r->approved_on, on)) : payout_state_word(r->state),
	    (long long)r->policy, (long long)r->facts_op, (long long)s->moment, s->policy->locale.currency, r->digest, head);
	return SALES_OK;
}

int
payout_run_statement(struct ctx *ctx, const void *args)
{
	static const char *const          formats[] = { "text", "md", "html", NULL };
	const struct payout_explain_args *a = args;
	CLEANUP(buf_done) struct buf      b = { 0 };
	struct payout_run                 r;
	struct doc                        doc = { .arena = &ctx->arena };
	struct stating                    s = { .ctx = ctx, .run = &r, .doc = &doc };
	const char                       *format;

	TRY(payout_person_named(ctx, a->person, &s.only));
	TRY(payout_named(ctx, a->code, &r));
	TRY(find_moment(&s));
	TRY(load_balances(&s));
	TRY(ctx_document(ctx, formats, &format));
	TRY(put_heading(&s));
	TRY(payout_people(&ctx->dept, r.id, statement_person, &s, &ctx->err));
	if (doc.section == NULL)
		ctx_note(ctx, _("payout %s has no lines for that person"), r.code);
	doc_writer(format)->write(&doc, &b);
	return out_text(ctx->out, buf_str(&b), b.n);
}
