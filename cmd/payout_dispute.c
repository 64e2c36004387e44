/* salesctl payout dispute and disputes: what somebody holds to be wrong in his pay,
 * and what would mend it. */
#include <string.h>

#include "cmd/payout.h"
#include "cmd/select.h"
#include "cmd/show.h"
#include "lib/base/tr.h"
#include "lib/org/kinds.h"
#include "lib/payout/dispute.h"
#include "lib/payout/kinds.h"

/* ---- what would mend it -------------------------------------------------- */

/* The record that a code such as D-0042 or a handle means, of whatever kind. */
static int
find_record(struct ctx *ctx, const char *code, const struct kind **k, int64_t *id)
{
	for (size_t i = 0; i < ctx->dept.schema.n; i++) {
		*k = ctx->dept.schema.kind[i];
		if (!(*k)->internal && (*k)->letters != NULL && kind_code_id(*k, code, strlen(code), id))
			return record_find(&ctx->dept, *k, code, id, &ctx->err);
	}
	FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is no record's code"), code);
	return err_hint(&ctx->err, "--change 'D-0042 amount=5000'");
}

/* The fields that are named, as any later day reads them the same. */
static int
put_change(struct ctx *ctx, struct proposal *p, const char *code)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *text;

	buf_puts(&b, code);
	for (size_t i = 0; i < p->kind->nfields; i++) {
		if (!p->set[i])
			continue;
		TRY(value_text(&ctx->dept, &p->kind->fields[i], &p->v[i], &ctx->arena, &text, &ctx->err));
		text = text == NULL ? "" : text;
		if (strchr(text, '\'') != NULL && strchr(text, '"') != NULL)
			return FAIL(&ctx->err, SALES_EUSAGE, _("--change can't keep both kinds of quotes: %s"), text);
		buf_printf(&b, strpbrk(text, " \t'\"\\#;") == NULL ? " %s=%s" : strchr(text, '\'') == NULL ? " '%s=%s'" : " \"%s=%s\"",
		    p->kind->fields[i].name, text);
	}
	p->change = arena_strdup(&ctx->arena, buf_str(&b));
	return SALES_OK;
}

/* 'D-0042 amount=5000': a field that is named counts even where it is so already. */
static int
parse_change(struct ctx *ctx, const char *text, struct proposal *p)
{
	struct words  words = { 0 }, rest, one;
	struct record before;
	struct value *v, *blank;
	bool         *set;
	char          code[32];

	TRY(words_split(&ctx->arena, text, false, &words, &ctx->err));
	if (words.n < 2) {
		FAIL(&ctx->err, SALES_EUSAGE, _("'%s' does not say which record changes, and how"), text);
		return err_hint(&ctx->err, "--change 'D-0042 amount=5000'");
	}
	TRY(find_record(ctx, words.v[0], &p->kind, &p->id));
	TRY(record_get(&ctx->dept, p->kind, p->id, &ctx->arena, &before, &ctx->err));
	v = arena_array(&ctx->arena, struct value, p->kind->nfields);
	blank = arena_array(&ctx->arena, struct value, p->kind->nfields);
	set = arena_array(&ctx->arena, bool, p->kind->nfields);
	memcpy(v, before.v, p->kind->nfields * sizeof(*v));
	one = (struct words){ words.v + 1, words.n - 1 };
	for (size_t i = 0; i < one.n; i++)
		if (!select_is_assignment(p->kind, one.v[i]))
			return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not FIELD=VALUE"), one.v[i]);
	TRY(select_assign(ctx, p->kind, one, v, &rest));
	/* What differs from nothing, or from what is there, was named. */
	TRY(select_assign(ctx, p->kind, one, blank, &rest));
	for (size_t i = 0; i < p->kind->nfields; i++)
		set[i] = blank[i].type != V_NULL || !value_equal(&before.v[i], &v[i]);
	p->v = v;
	p->set = set;
	return put_change(ctx, p, kind_code(p->kind, p->id, code));
}

int
payout_proposal(struct ctx *ctx, const char *adjust, const char *change, struct proposal *out)
{
	*out = (struct proposal){ .has_adjust = adjust != NULL };
	if (adjust != NULL && change != NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--adjust and --change: one of them mends it"));
	if (change != NULL)
		return parse_change(ctx, change, out);
	if (adjust == NULL)
		return SALES_OK;
	TRY(payout_amount(ctx, adjust, &out->adjust));
	return out->adjust.v != 0 ? SALES_OK : FAIL(&ctx->err, SALES_EUSAGE, _("an adjustment of 0 changes nothing"));
}

/* ---- its effect ---------------------------------------------------------- */

/* "RC-0002 嘉木机械, commission", as a statement has it. The code of an adjustment that
 * is not there yet says nothing: its day does. */
static int
part_name(struct ctx *ctx, const struct effect_line *e, const char **out)
{
	const struct preview_line *l = &e->of;
	struct payout_line         line = { .plan = l->plan, .component = l->component, .kind = l->kind, .fact = l->fact,
		.on = l->on, .amount = e->then.v != 0 ? e->then : e->now };
	const struct policy       *p;
	const char                *fact, *component;
	char                       on[DAY_SIZE];

	TRY(dept_policy_at(&ctx->dept, l->on, &p, &ctx->err));
	line.policy = p->version;
	if (l->kind != NULL && l->kind->no == adjustment_kind.no)
		fact = day_str(l->on, on);
	else
		TRY(payout_fact_name(ctx, &line, &fact));
	TRY(payout_component_name(ctx, &line, &component));
	*out = arena_printf(&ctx->arena, "%s, %s", fact, component);
	return SALES_OK;
}

static const char *
amount_text(struct ctx *ctx, money m)
{
	char s[MONEY_SIZE];

	return arena_strdup(&ctx->arena, money_group(m, 2, s));
}

int
payout_say_effect(struct ctx *ctx, const struct dispute_ask *ask)
{
	struct effect   e;
	struct ref_name who;
	const char     *part;
	int64_t         last = ask->person;

	TRY(dispute_effect(&ctx->op, ask, &ctx->arena, &e, &ctx->err));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], ask->person, &who, &ctx->err));
	if (e.n == 0) {
		ctx_say(ctx, _("effect: none; the next run (%s) would post to everybody what it posts now"), e.code);
		return SALES_OK;
	}
	ctx_say(ctx, _("effect: the next run (%s) would post %s for %s, now it is %s"), e.code, payout_money(ctx, e.then),
	    who.name, payout_money(ctx, e.now));
	for (size_t i = 0; i < e.n; i++) {
		const struct effect_line *l = &e.line[i];

		if (l->of.person != last) {
			last = l->of.person;
			TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], last, &who, &ctx->err));
			ctx_say(ctx, _("for %s too:"), who.name);
		}
		TRY(part_name(ctx, l, &part));
		ctx_say(ctx, "  %s: %s -> %s", part, amount_text(ctx, l->now), amount_text(ctx, l->then));
	}
	return SALES_OK;
}

/* ---- dispute ------------------------------------------------------------- */

const struct opt payout_dispute_opts[] = {
	OPT_ARG_MUST("LINE|PAYOUT", struct payout_dispute_args, what, N_("the number of a line, or a payout"), .hint = HINT_KIND, .kind = "payout"),
	OPT_ARG("PERSON", struct payout_dispute_args, person, N_("with a payout: whose pay; default oneself"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "adjust", N_("AMOUNT"), struct payout_dispute_args, adjust, N_("what would mend it: so much more, below zero less")),
	OPT_S(0, "change", N_("CHANGE"), struct payout_dispute_args, change, N_("what would mend it: a record as it should be, 'D-0042 amount=5000'")),
	OPT_END
};

static int
named_line(struct ctx *ctx, int64_t no, const struct payout_dispute_args *a, struct dispute_ask *ask, struct payout_run *r)
{
	struct payout_line line;
	int64_t            person;

	TRY(payout_line_find(&ctx->dept, no, &ctx->arena, r, &line, &ctx->err));
	TRY(payout_person_named(ctx, a->person, &person));
	if (person != 0 && person != line.person)
		return FAIL(&ctx->err, SALES_EUSAGE, _("line %lld pays somebody else than '%s'"), (long long)no, a->person);
	ask->person = line.person;
	ask->line = no;
	return SALES_OK;
}

static int
named_run(struct ctx *ctx, const struct payout_dispute_args *a, struct dispute_ask *ask, struct payout_run *r)
{
	const struct actor *who;

	TRY(payout_named(ctx, a->what, r));
	TRY(payout_person_named(ctx, a->person, &ask->person));
	TRY(dept_actor(&ctx->dept, &who, &ctx->err));
	if (ask->person == 0)
		ask->person = who->person;
	if (ask->person != 0)
		return SALES_OK;
	FAIL(&ctx->err, SALES_EUSAGE, _("whose pay of %s?"), r->code);
	return err_hint(&ctx->err, "salesctl payout dispute %s PERSON --reason TEXT", r->code);
}

static int
need_reason(struct ctx *ctx, const char *hint)
{
	if (ctx->op.reason != NULL && *ctx->op.reason != '\0')
		return SALES_OK;
	FAIL(&ctx->err, SALES_EUSAGE, _("say why: --reason TEXT"));
	return err_hint(&ctx->err, "%s", hint);
}

int
payout_run_dispute(struct ctx *ctx, const void *args)
{
	const struct payout_dispute_args *a = args;
	const struct kind                *k = ctx->dept.schema.by_no[dispute_kind.no];
	struct payout_run                 r;
	struct proposal                   p;
	struct dispute_ask                ask = { .run = &r, .proposal = &p };
	struct ref_name                   who;
	int64_t                           id, no;

	TRY(need_reason(ctx, "salesctl payout dispute LINE|PAYOUT --reason TEXT"));
	if (payout_names_line(ctx, a->what, &no))
		TRY(named_line(ctx, no, a, &ask, &r));
	else
		TRY(named_run(ctx, a, &ask, &r));
	TRY(payout_proposal(ctx, a->adjust, a->change, &p));
	if (p.has_adjust || p.kind != NULL)
		TRY(payout_say_effect(ctx, &ask));
	TRY(dispute_file(&ctx->op, &ask, &id, &ctx->err));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], ask.person, &who, &ctx->err));
	if (ask.line != 0)
		ctx_change(ctx, "added", k, id, _("%s, %s line %lld: %s"), who.name, r.code, (long long)ask.line, ctx->op.reason);
	else
		ctx_change(ctx, "added", k, id, _("%s, %s: %s"), who.name, r.code, ctx->op.reason);
	return SALES_OK;
}

/* ---- disputes ------------------------------------------------------------ */

const struct opt payout_disputes_opts[] = {
	OPT_F('a', "all", struct payout_disputes_args, all, N_("decided ones too")),
	OPT_END
};
const struct col payout_disputes_cols[] = {
	{ "dispute", COL_CODE, N_("Dispute"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "payout", COL_CODE, N_("Payout"), 0, NULL },
	{ "line", COL_COUNT, N_("Line"), 0, NULL },
	{ "reason", COL_TEXT, N_("Reason"), COL_SHRINK, NULL },
	{ "proposes", COL_TEXT, N_("Proposes"), COL_SHRINK, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ "filed_on", COL_DAY, N_("Filed"), COL_EXTRA, NULL },
	{ "filed_by", COL_REF, N_("Filed by"), COL_SHRINK | COL_EXTRA, NULL },
	{ "decided_by", COL_REF, N_("Decided by"), COL_SHRINK, NULL },
	{ "decided_on", COL_DAY, N_("Decided"), COL_EXTRA, NULL },
	{ "decision", COL_TEXT, N_("Decision"), COL_SHRINK, NULL },
	{ "outcome", COL_TEXT, N_("Outcome"), 0, NULL },
	{ "adjust", COL_MONEY, N_("Proposed adjustment"), COL_EXTRA, NULL },
	{ "change", COL_TEXT, N_("Proposed change"), COL_EXTRA, NULL },
	{ "adjustment", COL_CODE, N_("Adjustment"), COL_EXTRA, NULL },
	{ "operation", COL_COUNT, N_("Operation"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

/* What would mend it, and what did. */
static const char *
proposes(struct ctx *ctx, const struct dispute *x)
{
	return !x->has_adjust ? x->change : arena_printf(&ctx->arena, "%s%s", x->adjust.v > 0 ? "+" : "", amount_text(ctx, x->adjust));
}

static const char *
outcome(struct ctx *ctx, const struct dispute *x)
{
	char code[32];

	if (x->adjustment != 0)
		return arena_strdup(&ctx->arena, kind_code(&adjustment_kind, x->adjustment, code));
	return x->operation == 0 ? NULL : arena_printf(&ctx->arena, "op %lld", (long long)x->operation);
}

static int
put_dispute(struct ctx *ctx, const struct dispute *x)
{
	const struct kind *k = ctx->dept.schema.by_no[dispute_kind.no];
	char               code[32], adjustment[32];

	return OUT_ROW(ctx->out, cell_code(kind_code(k, x->id, code)), payout_who(ctx, x->person), cell_code(x->code),
	    x->line == 0 ? cell_none(COL_COUNT) : CELL(x->line), cell_text(x->reason), cell_text(proposes(ctx, x)),
	    cell_enum(x->state, show_word(ctx, kind_field(k, "state"), x->state)), cell_day(x->filed_on), payout_who(ctx, x->filed_by),
	    payout_who(ctx, x->decided_by), cell_day(x->decided_on), cell_text(x->decision), cell_text(outcome(ctx, x)),
	    x->has_adjust ? CELL(x->adjust) : cell_none(COL_MONEY), cell_text(x->change),
	    x->adjustment == 0 ? cell_none(COL_CODE) : cell_code(kind_code(&adjustment_kind, x->adjustment, adjustment)),
	    x->operation == 0 ? cell_none(COL_COUNT) : CELL(x->operation));
}

int
payout_run_disputes(struct ctx *ctx, const void *args)
{
	const struct payout_disputes_args *a = args;
	struct dispute                    *v;
	struct period                      p;
	size_t                             n;
	bool                               given;

	TRY(ctx_period(ctx, &p, &given));
	TRY(dispute_list(&ctx->dept, &ctx->arena, &v, &n, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.payout.disputes", payout_disputes_cols));
	for (size_t i = 0; i < n; i++) {
		if (!a->all && strcmp(v[i].state, "open") != 0)
			continue;
		if (!given || (v[i].filed_on >= p.from && v[i].filed_on <= p.to))
			TRY(put_dispute(ctx, &v[i]));
	}
	return SALES_OK;
}
