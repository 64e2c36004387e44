/* The steps of an explanation in words: each as a line of arithmetic. */
#include "cmd/payout_steps.h"

/* "2,500.21915": a number's digits before the point in groups. */
static const char *
grouped(struct ctx *ctx, const char *number)
{
	const char *point = strchr(number, '.');
	char        s[MONEY_SIZE];
	money       whole;

	if (!money_parse_plain(number, point == NULL ? strlen(number) : (size_t)(point - number), 0, &whole))
		return arena_strdup(&ctx->arena, number);
	return arena_printf(&ctx->arena, "%s%s%s", whole.v == 0 && *number == '-' ? "-" : "", money_group(whole, 0, s),
	    point == NULL ? "" : point);
}

const char *
payout_units(struct ctx *ctx, struct ratio r)
{
	char  s[MONEY_SIZE], d[RATIO_SIZE];
	money m;

	if (money_mul((money){ MONEY_UNIT }, r, 4, ROUND_DOWN, &m)) {
		struct ratio back;

		if (ratio_make(m.v, MONEY_UNIT, &back) && ratio_cmp(back, r) == 0)
			return arena_strdup(&ctx->arena, money_group(m, 2, s));
	}
	return grouped(ctx, ratio_decimal(r, d));
}

/* A number in groups. */
const char *
payout_number(struct ctx *ctx, struct ratio r)
{
	char d[RATIO_SIZE];

	return grouped(ctx, ratio_decimal(r, d));
}

const char *
payout_percent(struct ctx *ctx, struct ratio r)
{
	char s[RATIO_SIZE];

	return arena_printf(&ctx->arena, "%s%%", ratio_percent(r, s));
}

/* ---- before -------------------------------------------------------------- */

static void
say_earlier(const struct telling *t)
{
	SAY(_("posted before: %s in %s (line %lld)"), amount(t), t->s->of, (long long)t->s->n);
}

static void
say_due(const struct telling *t)
{
	const struct cause_word *c = payout_cause_word(t->l);
	const char              *words = c == NULL || c->words == NULL ? t->l->cause : tr(c->words);

	SAY(_("now due: %s, so %s is posted; cause: %s"), amount(t), units(t, t->s->from), words);
	if (t->s->n != 0)
		SAY(_(" (op %lld)"), (long long)t->s->n);
}

static void
say_bad_debt(const struct telling *t)
{
	SAY(_("a bad debt, of which %s counts"), percent(t, t->s->by));
}

static void
say_unpaid(const struct telling *t)
{
	if (t->s->by.den == 0)
		SAY(_("not all of it was collected within %lld days"), (long long)t->s->n);
	else
		SAY(_("%s of it was not collected within %lld days"), percent(t, t->s->by), (long long)t->s->n);
}

static const char *
who(const struct telling *t)
{
	return t->s->name != NULL ? t->s->name : t->s->value != NULL ? t->s->value : _("somebody");
}

static void
say_asked(const struct telling *t)
{
	SAY(_("asked by %s: %s"), who(t), t->s->of);
}

static void
say_awarded(const struct telling *t)
{
	const struct why   *s = t->s;
	const struct award *w = policy_award(t->r->policy, s->of);
	const char         *name = w == NULL ? s->of : label_text(w->label, t->ctx->lang, w->id);

	if (s->n == 0)
		SAY(_("award %s of %s: %s"), name, s->value, amount(t));
	else if (s->from.den == 0)
		SAY(_("award %s of %s, rank %lld: %s"), name, s->value, (long long)s->n, amount(t));
	else
		SAY(_("award %s of %s, rank %lld by a composite of %s: %s"), name, s->value, (long long)s->n, decimal(t, s->from), amount(t));
}

static void
say_decided(const struct telling *t)
{
	SAY(t->s->on == DAY_NONE ? _("approved by %s") : _("approved by %s on %s"), who(t), date(t, t->s->on));
}

/* ---- a period ------------------------------------------------------------ */

static bool
is_true_up(const struct telling *t)
{
	return t->r->component != NULL && t->r->component->kind == COMP_TRUE_UP && t->r->is == PAYOUT_PERIOD;
}

static void
say_sum(const struct telling *t)
{
	const long n = (long)t->s->n;

	SAY(is_true_up(t) ? tr_n("%s by its own periods: %s in %ld line", "%s by its own periods: %s in %ld lines", n) :
	    tr_n("%s of the period: %s in %ld line", "%s of the period: %s in %ld lines", n), t->s->of, amount(t), n);
}

static void
say_refunds(const struct telling *t)
{
	SAY(_("what refunds took back of that: %s"), amount(t));
}

static void
say_product(const struct telling *t)
{
	SAY("%s x %s = %s", units(t, t->s->part), decimal(t, t->s->by), amount(t));
}

static void
say_less(const struct telling *t)
{
	SAY("%s - %s = %s", units(t, t->s->part), units(t, t->s->by), amount(t));
}

static void
say_figure(const struct telling *t)
{
	SAY("%s = %s", t->s->of, t->s->value == NULL ? _("no value") : t->s->from.den != 0 ? factor_shown(t, t->s->from) : t->s->value);
}

static void
say_amount(const struct telling *t)
{
	SAY(is_true_up(t) ? _("%s over the whole period: %s") : "%s = %s", t->s->of, amount(t));
	if (t->s->at.file != NULL)
		SAY(_("   (%s)"), place(t));
}

static void
say_when(const struct telling *t)
{
	SAY(_("when %s: it holds"), t->s->of);
}

static void
say_marks(const struct telling *t)
{
	const struct why *s = t->s;

	if (s->how != 0)
		SAY(_("the year's %s went from %s to %s: passed %s %lld times"), s->of, units(t, s->from), units(t, s->to),
		    units(t, s->by), (long long)s->n);
	else
		SAY(_("the year's %s went from %s to %s: reached %s"), s->of, units(t, s->from), units(t, s->to), units(t, s->by));
}

static void
say_days(const struct telling *t)
{
	SAY(_("x %lld/%lld   (the part of the period's days in the plan)"), (long long)t->s->by.num, (long long)t->s->by.den);
}

static void
say_member(const struct telling *t)
{
	SAY("%s  %s (%s)", amount(t), t->s->name, t->s->of);
}

static void
say_pool(const struct telling *t)
{
	SAY(tr_n("pool: %s = %s, shared by %ld person", "pool: %s = %s, shared by %ld people", (long)t->s->n), t->s->of, amount(t),
	    (long)t->s->n);
}

static const char *
part_name(const char *of)
{
	return strcmp(of, "contribution") == 0 ? _("by contribution") : strcmp(of, "score") == 0 ? _("by score") :
	    strcmp(of, "stated") == 0 ? _("by stated weights") : _("in equal parts");
}

static void
say_pool_part(const struct telling *t)
{
	const struct why *s = t->s;

	if (s->from.den == 0 || s->to.den == 0)
		SAY(_("%s: %s of %s"), part_name(s->of), amount(t), units(t, s->part));
	else
		SAY(_("%s: %s x %s / %s = %s"), part_name(s->of), units(t, s->part), number(t, s->from), number(t, s->to), amount(t));
}

static void
say_cut(const struct telling *t)
{
	SAY(_("%s, but at most the cap of %s: %s"), units(t, t->s->from), units(t, t->s->by), amount(t));
}

static void
say_rate(const struct telling *t)
{
	SAY("%s x %s = %s", units(t, t->s->part), percent(t, t->s->by), amount(t));
}

static void
say_unknown(const struct telling *t)
{
	SAY(_("this can't be explained: by the records of then it comes to %s, but %s was reckoned with (salesctl payout verify)"),
	    amount(t), units(t, t->s->part));
}

/* ---- all of them --------------------------------------------------------- */

static void (*const say[WHYS])(const struct telling *t) = {
	[WHY_BAD_DEBT] = say_bad_debt,
	[WHY_UNPAID] = say_unpaid,
	[WHY_ASKED] = say_asked,
	[WHY_AWARDED] = say_awarded,
	[WHY_DECIDED] = say_decided,
	[WHY_EARLIER] = say_earlier,
	[WHY_DUE] = say_due,
	[WHY_SUM] = say_sum,
	[WHY_REFUNDS] = say_refunds,
	[WHY_PRODUCT] = say_product,
	[WHY_LESS] = say_less,
	[WHY_FIGURE] = say_figure,
	[WHY_AMOUNT] = say_amount,
	[WHY_WHEN] = say_when,
	[WHY_MARKS] = say_marks,
	[WHY_DAYS] = say_days,
	[WHY_MEMBER] = say_member,
	[WHY_POOL] = say_pool,
	[WHY_POOL_PART] = say_pool_part,
	[WHY_CUT] = say_cut,
	[WHY_RATE] = say_rate,
	[WHY_UNKNOWN] = say_unknown,
};

void
payout_step_text(struct ctx *ctx, const struct payout_line *l, const struct payout_why *r, const struct why *s, struct buf *b)
{
	const struct telling t = { ctx, l, r, s, b };

	if (!payout_step_around(&t) && !payout_step_fact(&t) && !payout_step_anew(&t))
		say[s->what](&t);
}

const char *
payout_step_word(enum why_what what)
{
	static const char *const words[WHYS] = {
		[WHY_SLICE] = "slice",
		[WHY_WHOLE] = "whole",
		[WHY_CASE] = "case",
		[WHY_EACH] = "each",
		[WHY_NET] = "net",
		[WHY_FACTOR] = "factor",
		[WHY_LEAVER] = "leaver",
		[WHY_ROUNDED] = "rounded",
		[WHY_TOGETHER] = "rounded_together",
		[WHY_TAKES_BACK] = "takes_back",
		[WHY_BACK] = "back_to_date",
		[WHY_PAST] = "earlier_year",
		[WHY_BAD_DEBT] = "bad_debt",
		[WHY_UNPAID] = "unpaid",
		[WHY_ASKED] = "asked",
		[WHY_AWARDED] = "awarded",
		[WHY_DECIDED] = "decided",
		[WHY_EARLIER] = "posted_before",
		[WHY_DUE] = "due",
		[WHY_SUM] = "sum",
		[WHY_REFUNDS] = "refunds",
		[WHY_PRODUCT] = "product",
		[WHY_LESS] = "less",
		[WHY_FIGURE] = "figure",
		[WHY_AMOUNT] = "amount",
		[WHY_ANEW] = "anew",
		[WHY_MORE] = "more",
		[WHY_PAID] = "paid",
		[WHY_UP_ONLY] = "up_only",
		[WHY_WHEN] = "when",
		[WHY_MARKS] = "marks",
		[WHY_DAYS] = "days",
		[WHY_MEMBER] = "member",
		[WHY_POOL] = "pool",
		[WHY_POOL_PART] = "pool_part",
		[WHY_CUT] = "cut",
		[WHY_CAPPED] = "capped",
		[WHY_CUT_BEFORE] = "cut_before",
		[WHY_CARRIED] = "carried",
		[WHY_LEFT] = "left_over",
		[WHY_EARNED] = "earned",
		[WHY_BESIDE] = "beside",
		[WHY_TAKEN_BACK] = "taken_back",
		[WHY_PUT_OFF] = "put_off",
		[WHY_WAGE] = "wage",
		[WHY_LIMIT] = "limit",
		[WHY_TAKEN] = "taken",
		[WHY_LEAST] = "least",
		[WHY_PROTECTED] = "protected",
		[WHY_OWED] = "owed",
		[WHY_HELD] = "held",
		[WHY_RATE] = "rate",
		[WHY_KEPT] = "kept",
		[WHY_RELEASE] = "release",
		[WHY_FORFEIT] = "forfeit",
		[WHY_UNKNOWN] = "unknown",
	};

	return words[what];
}
