/* salesctl payout explain and lines: every amount down to its facts, tiers and
 * rule. */
#include <string.h>

#include "cmd/payout.h"
#include "cmd/show.h"
#include "lib/base/text.h"
#include "lib/crm/kinds.h"
#include "lib/org/kinds.h"

const struct opt payout_explain_opts[] = {
	OPT_ARG_MUST("PAYOUT", struct payout_explain_args, code, N_("a payout such as 2026Q3, or the number of a line"), .hint = HINT_KIND, .kind = "payout"),
	OPT_ARG("PERSON", struct payout_explain_args, person, N_("only this person"), .hint = HINT_KIND, .kind = "person"),
	OPT_END
};

int
payout_person_named(struct ctx *ctx, const char *text, int64_t *id)
{
	*id = 0;
	return text == NULL ? SALES_OK :
	    record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], text, id, &ctx->err);
}

static const char *
grouped(struct ctx *ctx, money m)
{
	char s[MONEY_SIZE];

	return arena_strdup(&ctx->arena, money_group(m, 2, s));
}

/* An exact number of units: "1,234.5" or a fraction's decimals. */
static const char *
units(struct ctx *ctx, struct ratio r)
{
	char  s[RATIO_SIZE];
	money m;

	if (money_mul((money){ MONEY_UNIT }, r, 4, ROUND_DOWN, &m)) {
		struct ratio back;

		if (ratio_make(m.v, MONEY_UNIT, &back) && ratio_cmp(back, r) == 0)
			return grouped(ctx, m);
	}
	return arena_strdup(&ctx->arena, ratio_decimal(r, s));
}

static const char *
percent(struct ctx *ctx, int64_t rate)
{
	char s[RATIO_SIZE];

	return arena_printf(&ctx->arena, "%s%%", ratio_percent(ratio_of_rate(rate), s));
}

int
payout_fact_name(struct ctx *ctx, const struct payout_line *l, const char **out)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *name;
	char                         code[32], d[DAY_SIZE];

	if (l->kind == NULL) {
		*out = arena_printf(&ctx->arena, _("cap of the period from %s"), day_str((day)l->fact, d));
		return SALES_OK;
	}
	TRY(show_name(ctx, l->kind, l->fact, &name));
	buf_printf(&b, "%s%s", kind_code(l->kind, l->fact, code), *name == '\0' ? "" : " ");
	text_show(name, strlen(name), false, &b);
	*out = arena_strdup(&ctx->arena, buf_str(&b));
	return SALES_OK;
}

/* ---- explain ----------------------------------------------------------- */

struct explaining {
	struct ctx              *ctx;
	const struct payout_run *run;
	struct buf               b;
	int64_t                  person;     /* whose lines were last */
	money                    sum;        /* of the person's lines */
	bool                     title;
};

static void
explaining_done(struct explaining *e)
{
	buf_done(&e->b);
}

/* Why a line is there: for machines, in a table, and in a sentence. */
static const struct cause_word { const char *cause, *label, *words; } causes[] = {
	{ "first", NC_("cause", "first time"), NULL },
	{ "fact", NC_("cause", "record changed"), N_("the record was changed") },
	{ "credit", NC_("cause", "credit changed"), N_("who is credited, or how much, was changed") },
	{ "gone", NC_("cause", "no longer counts"), N_("the record no longer counts") },
	{ "shift", NC_("cause", "tiers moved"), N_("another fact moved it on the tiers") },
	{ "rules", NC_("cause", "rule book"), N_("another version of the rule book rates it") },
	{ "goal", NC_("cause", "target changed"), N_("the target was changed") },
	{ "total", NC_("cause", "cap"), N_("what the cap cuts was changed") },
	{ "person", NC_("cause", "person changed"), N_("the person was changed") },
};

static const struct cause_word *
cause_word(const struct payout_line *l)
{
	for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++)
		if (strcmp(causes[i].cause, l->cause) == 0)
			return &causes[i];
	return NULL;
}

static void
put_slices(struct explaining *e, const struct payout_why *w)
{
	struct ctx *ctx = e->ctx;

	for (size_t i = 0; i < w->nslices; i++) {
		const struct tier_slice *s = &w->slice[i];

		if (w->component->ntiers == 0)
			buf_printf(&e->b, "      %s x %s = %s\n", units(ctx, s->part), percent(ctx, s->rate), units(ctx, s->earned));
		else if (s->whole)
			buf_printf(&e->b, _("      %s x %s = %s   (tier %zu, looked up at %s)\n"), units(ctx, s->part),
			    percent(ctx, s->rate), units(ctx, s->earned), s->tier + 1, units(ctx, s->from));
		else
			buf_printf(&e->b, _("      %s x %s = %s   (tier %zu, from %s to %s)\n"), units(ctx, s->part),
			    percent(ctx, s->rate), units(ctx, s->earned), s->tier + 1, units(ctx, s->from), units(ctx, s->to));
	}
}

/* What a refund takes back, and the one rounding of what was earned. */
static void
put_rounding(struct explaining *e, const struct payout_line *l, const struct payout_why *w)
{
	const struct locale_rules *rules = &w->policy->locale;
	money                      now = l->amount, rounded;
	struct ratio               due;
	char                       code[32];

	if (w->taken_of != NULL)
		buf_printf(&e->b, w->receipts ? _("      takes back its part of the %s that the receipts of %s earned\n") :
		    _("      takes back its part of the %s that %s earned\n"), grouped(e->ctx, w->earned),
		    kind_code(w->taken_of, w->taken_id, code));
	for (size_t i = 0; i < w->nearlier; i++)
		now.v += w->earlier[i].amount.v;
	if (w->nslices == 0 || w->exact.den == 0 || !ratio_make(now.v, MONEY_UNIT, &due) || ratio_cmp(due, w->exact) == 0 ||
	    !money_mul((money){ MONEY_UNIT }, w->exact, currency_decimals(rules->currency), rules->rounding, &rounded))
		return;
	buf_printf(&e->b, rounded.v == now.v ? _("      rounded: %s\n") :
	    _("      rounded together with the deal's earlier parts, so that all add up: %s\n"), grouped(e->ctx, now));
}

/* From what was earned to what this line posts. */
static void
put_difference(struct explaining *e, const struct payout_line *l, const struct payout_why *w)
{
	struct ctx *ctx = e->ctx;
	const struct cause_word *cause = cause_word(l);
	const char              *words = cause == NULL || cause->words == NULL ? NULL : tr(cause->words);
	money                    before = { 0 }, now;

	if (words == NULL)
		return;
	for (size_t i = 0; i < w->nearlier; i++) {
		before.v += w->earlier[i].amount.v;
		buf_printf(&e->b, _("      posted before: %s in %s (line %lld)\n"), grouped(ctx, w->earlier[i].amount),
		    w->earlier[i].run, (long long)w->earlier[i].line);
	}
	now.v = before.v + l->amount.v;
	if (l->cause_op != 0)
		buf_printf(&e->b, _("      now due: %s, so %s is posted; cause: %s (op %lld)\n"), grouped(ctx, now),
		    grouped(ctx, l->amount), words, (long long)l->cause_op);
	else
		buf_printf(&e->b, _("      now due: %s, so %s is posted; cause: %s\n"), grouped(ctx, now),
		    grouped(ctx, l->amount), words);
}

static void
put_rule(struct explaining *e, const struct payout_line *l, const struct payout_why *w)
{
	const struct place *at = w->component != NULL ? &w->component->at : w->plan != NULL ? &w->plan->at : NULL;

	if (at == NULL) {
		buf_printf(&e->b, _("      rule: %s%s%s, which version %lld no longer has\n"), l->plan,
		    l->component[0] == '\0' ? "" : ".", l->component, (long long)l->policy);
		return;
	}
	buf_printf(&e->b, _("      rule: %s%s%s, %s:%d, version %lld"), l->plan, l->component[0] == '\0' ? "" : ".",
	    l->component, at->file, at->line, (long long)l->policy);
	if (l->target.v != 0 && l->kind != NULL)
		buf_printf(&e->b, _("; target %s, reached before it %s"), grouped(e->ctx, l->target), grouped(e->ctx, l->before));
	buf_putc(&e->b, '\n');
}

/* Amounts stand under each other. */
static void
put_amount(struct explaining *e, money m)
{
	enum { CELLS = 14 };
	const char *text = grouped(e->ctx, m);

	for (size_t n = strlen(text); n < CELLS; n++)
		buf_putc(&e->b, ' ');
	buf_puts(&e->b, text);
}

static void
end_person(struct explaining *e)
{
	if (e->person == 0 || !e->title)
		return;
	put_amount(e, e->sum);
	buf_printf(&e->b, "  %s\n\n", _("in all"));
}

static int
start_person(struct explaining *e, int64_t person)
{
	struct ref_name who;

	if (!e->title || e->person == person)
		return SALES_OK;
	end_person(e);
	TRY(dept_name(&e->ctx->dept, e->ctx->dept.schema.by_no[KIND_PERSON], person, &who, &e->ctx->err));
	buf_printf(&e->b, _("%s (%s), payout %s, amounts in %s\n"), who.name, who.code, e->run->code,
	    e->ctx->dept.policy->locale.currency);
	e->person = person;
	e->sum.v = 0;
	return SALES_OK;
}

static int
explain_line(void *arg, const struct payout_line *l, struct sales_err *err)
{
	struct explaining *e = arg;
	struct payout_why  w;
	const char        *fact;
	char               d[DAY_SIZE];

	TRY(start_person(e, l->person));
	TRY(payout_fact_name(e->ctx, l, &fact));
	TRY(payout_explain(&e->ctx->dept, e->run, l, &e->ctx->arena, &w, err));
	e->sum.v += l->amount.v;
	put_amount(e, l->amount);
	buf_printf(&e->b, "  %s  %s", day_str(l->on, d), fact);
	if (l->kind == NULL && l->target.v == 0)
		buf_puts(&e->b, _("  nothing is above the cap any more"));
	else if (l->kind == NULL)
		buf_printf(&e->b, _("  earned %s, cap %s"), grouped(e->ctx, l->base), grouped(e->ctx, l->target));
	else
		buf_printf(&e->b, _("  credited %s"), grouped(e->ctx, l->base));
	buf_printf(&e->b, _("  (line %lld)\n"), (long long)l->id);
	put_slices(e, &w);
	put_rounding(e, l, &w);
	put_difference(e, l, &w);
	put_rule(e, l, &w);
	if (e->b.n > 1 << 16) {
		TRY(out_text(e->ctx->out, buf_str(&e->b), e->b.n));
		buf_clear(&e->b);
	}
	return SALES_OK;
}

static bool
is_line(const char *code, int64_t *id)
{
	*id = 0;
	if (strlen(code) > 15 || strlen(code) == 4) /* a year is a payout */
		return false;
	for (const char *p = code; *p != '\0'; p++) {
		if (*p < '0' || *p > '9')
			return false;
		*id = *id * 10 + (*p - '0');
	}
	return *id > 0;
}

int
payout_run_explain(struct ctx *ctx, const void *args)
{
	static const char *const                   formats[] = { "text", NULL };
	const struct payout_explain_args          *a = args;
	CLEANUP(explaining_done) struct explaining e = { .ctx = ctx, .title = true };
	struct payout_run                          r;
	struct payout_line                         line;
	int64_t                                    person, id;
	const char                                *format;

	TRY(payout_person_named(ctx, a->person, &person));
	TRY(ctx_document(ctx, formats, &format));
	e.run = &r;
	if (a->person == NULL && is_line(a->code, &id)) {
		TRY(payout_line_find(&ctx->dept, id, &ctx->arena, &r, &line, &ctx->err));
		TRY(explain_line(&e, &line, &ctx->err));
	} else {
		TRY(payout_named(ctx, a->code, &r));
		TRY(payout_lines(&ctx->dept, &r, person, explain_line, &e, &ctx->err));
	}
	end_person(&e);
	if (e.person == 0)
		ctx_note(ctx, _("payout %s has no lines for that person"), r.code);
	return out_text(ctx->out, buf_str(&e.b), e.b.n);
}

/* ---- lines ------------------------------------------------------------- */

const struct col payout_lines_cols[] = {
	{ "line", COL_COUNT, N_("Line"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "plan", COL_TEXT, N_("Plan"), 0, NULL },
	{ "component", COL_TEXT, N_("Component"), 0, NULL },
	{ "fact", COL_CODE, N_("Fact"), 0, NULL },
	{ "on", COL_DAY, N_("Date"), 0, NULL },
	{ "base", COL_MONEY, N_("Credited"), 0, NULL },
	{ "before", COL_MONEY, N_("Before"), COL_EXTRA, NULL },
	{ "target", COL_MONEY, N_("Target"), COL_EXTRA, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "cause", COL_ENUM, N_("Cause"), 0, NULL },
	{ "cause_op", COL_COUNT, N_("By op"), COL_EXTRA, NULL },
	{ "policy", COL_COUNT, N_("Rule book"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

static int
line_row(void *arg, const struct payout_line *l, struct sales_err *err)
{
	struct ctx              *ctx = arg;
	const struct cause_word *cause = cause_word(l);
	char                     code[32];

	(void)err;
	return OUT_ROW(ctx->out, CELL(l->id), payout_who(ctx, l->person), CELL(l->plan), CELL(l->component),
	    l->kind == NULL ? cell_none(COL_CODE) : cell_code(kind_code(l->kind, l->fact, code)), cell_day(l->on),
	    CELL(l->base), CELL(l->before), l->target.v == 0 ? cell_none(COL_MONEY) : CELL(l->target), CELL(l->amount),
	    cell_enum(l->cause, cause == NULL ? l->cause : tr(cause->label)), l->cause_op == 0 ? cell_none(COL_COUNT) : CELL(l->cause_op), CELL(l->policy));
}

int
payout_run_lines(struct ctx *ctx, const void *args)
{
	const struct payout_explain_args *a = args;
	struct payout_run                 r;
	int64_t                           person;

	TRY(payout_person_named(ctx, a->person, &person));
	TRY(payout_named(ctx, a->code, &r));
	TRY(ctx_table(ctx, "salesctl.payout.lines", payout_lines_cols));
	return payout_lines(&ctx->dept, &r, person, line_row, ctx, &ctx->err);
}
