/* What stands around a plan: clawback, guarantee, draw, holdback, release, one
 * period after the other, each on what the one before left. */
#include <string.h>

#include "lib/recount/inside.h"

/* A person's state under one plan, as it goes from period to period. */
struct state {
	struct recount    *r;
	const char        *plan;
	struct moment_of   at;
	const struct node *n;        /* of the plan, in the period's rule book */
	bool               in;       /* in the plan at the end */
	int                number;   /* of the period in the plan year, from 0 */
	int64_t            put_off, owed, held;
	int64_t            left;     /* of what he earned */
	int64_t            least;    /* of a guarantee that holds; 0: none */
};

static void
put(struct state *s, const char *what, struct period of, int64_t amount)
{
	const struct claim c = { .rule = rule_of(s->r, s->plan, what), .fact = of.from, .amount = amount,
		.on = s->at.span.to, .counts_on = s->at.span.to };

	s->left += amount;
	if (amount != 0)
		claim_put(s->r, &c);
}

static int64_t
rounded(const struct state *s, mpq_srcptr x)
{
	return num_round(x, s->r->decimals, s->r->rounding);
}

/* An amount of the plan, by the days on which he was in it. */
static int64_t
prorated(const struct state *s, int64_t amount)
{
	NUM(x);
	NUM(part);

	num_money(x, amount);
	days_in_plan(s->r, s->at.book, s->plan, s->at.person, s->at.span, part);
	mpq_mul(x, x, part);
	return rounded(s, x);
}

/* ---- clawback ------------------------------------------------------------ */

/* At most so much may be taken; -1: all. */
static int64_t
most_taken(const struct state *s, const struct node *n, int64_t wage)
{
	int64_t most = -1, min;
	NUM(x);
	NUM(cap);

	if (share_of(n, "monthly_cap", cap)) {
		num_money(x, wage);
		mpq_mul(x, x, cap);
		most = rounded(s, x);
		most = most < 0 ? 0 : most;
	}
	if (money_of(n, "min_wage", &min)) {
		const int64_t room = wage > min ? wage - min : 0;

		most = most < 0 || room < most ? room : most;
	}
	return most;
}

static void
clawback(struct state *s, int64_t back)
{
	const struct node *n = node_child(s->n, "clawback");
	const int64_t      due = back + s->put_off, own = s->left + back,
	                   wage = s->r->person[s->at.person].base_pay + (own > 0 ? own : 0);
	int64_t            most = n == NULL ? -1 : most_taken(s, n, wage), take = due;

	if (most >= 0 && take > most)
		take = most;
	s->put_off = due - take;
	put(s, "@clawback", s->at.span, back - take);
}

/* ---- guarantee, draw ----------------------------------------------------- */

/* The calendar month of hired_on is the first; a longer period goes by its own first. */
static bool
is_protected(const struct state *s, const struct node *n)
{
	const day    hired = s->r->person[s->at.person].hired;
	const int    months = count_of(n, "months");
	struct civil from, at = day_civil(s->at.span.from);

	if (months == 0)
		return true;
	if (hired == DAY_NONE)
		return false;
	from = day_civil(hired);
	return (at.y - from.y) * 12 + at.m - from.m < months;
}

static void
guarantee(struct state *s)
{
	const struct node *n = node_child(s->n, "guarantee");
	int64_t            amount;

	s->least = 0;
	if (n == NULL || !s->in || !is_protected(s, n) || !money_of(n, "amount", &amount))
		return;
	s->least = prorated(s, amount);
	put(s, "@guarantee", s->at.span, s->least > s->left ? s->least - s->left : 0);
}

static bool
is_in_days(const struct state *s, const struct node *n)
{
	const char *from = text_at(n, "from"), *until = text_at(n, "until");
	day         a = DAY_MIN, b = DAY_MAX;

	if (from != NULL)
		(void)day_parse_iso(from, strlen(from), &a);
	if (until != NULL)
		(void)day_parse_iso(until, strlen(until), &b);
	return a <= s->at.span.to && s->at.span.from <= b;
}

static void
draw(struct state *s)
{
	const struct node *n = node_child(s->n, "draw");
	const char        *again = n == NULL ? NULL : text_at(n, "recoverable");
	const bool         lent = again == NULL || strcmp(again, "true") == 0 || strcmp(again, "yes") == 0;
	int64_t            amount, give = 0, take = 0, limit, most;
	bool               runs;

	if (n == NULL || !money_of(n, "amount", &amount))
		return;
	runs = s->in && is_in_days(s, n);
	amount = runs ? prorated(s, amount) : 0; /* else there is none to be above */
	if (runs && s->left < amount) {
		give = amount - s->left;
		if (lent && money_of(n, "limit", &limit) && limit > 0 && give > limit - s->owed)
			give = limit > s->owed ? limit - s->owed : 0;
	} else if (lent && s->left > amount && s->number >= count_of(n, "recover_after")) {
		take = s->left - amount < s->owed ? s->left - amount : s->owed;
		if (money_of(n, "recover_max", &most) && most > 0 && take > most)
			take = most;
	}
	if (lent)
		s->owed += give - take;
	put(s, "@draw", s->at.span, give - take);
}

/* ---- holdback, release --------------------------------------------------- */

static void
holdback(struct state *s)
{
	const struct node *n = node_child(s->n, "holdback");
	int64_t            hold;
	NUM(x);
	NUM(rate);

	if (n == NULL || s->left <= 0 || !share_of(n, "rate", rate))
		return;
	num_money(x, s->left);
	mpq_mul(x, x, rate);
	hold = rounded(s, x);
	if (hold > s->left - s->least) /* never what a guarantee gives */
		hold = s->left > s->least ? s->left - s->least : 0;
	s->held += hold;
	put(s, "@holdback", s->at.span, -hold);
}

/* At the end of the plan year, with rest: forfeit: what its steps left is lost. */
static int64_t
forfeited(const struct state *s, const struct node *release, struct period span, int64_t left)
{
	const char *rest = text_at(release, "rest");
	const bool  last = period_in_year(span.to, UNIT_YEAR, &s->r->d->when).to == span.to;

	return rest != NULL && strcmp(rest, "forfeit") == 0 && last && left > 0 ? left : 0;
}

/* The share by its steps of what is held, when no later period ends in the span of `at`. */
static int
release(struct state *s, enum period_unit each, struct sales_err *err)
{
	const struct node *h = node_child(s->n, "holdback"), *n = h == NULL ? NULL : node_child(h, "release");
	const char        *at = n == NULL ? NULL : text_at(n, "at"), *by = n == NULL ? NULL : text_at(n, "by");
	enum period_unit   unit;
	struct period      span;
	struct multiplier  m = { 0 };
	bool               has = true;
	int64_t            amount, lost;
	NUM(value);
	NUM(share);

	if (at == NULL || !period_unit_parse(arena_strndup(&s->r->a, at, strcspn(at, "-")), &unit))
		return SALES_OK;
	span = period_in_year(s->at.span.to, unit, &s->r->d->when);
	if (period_in_year(s->at.span.to + 1, each, &s->r->d->when).to <= span.to)
		return SALES_OK;
	mpq_set_si(share, 1, 1);
	if (by != NULL) {
		TRY(actual_of(s->r, by, &s->at, span, value, &has, err));
		multiplier_read(n, &s->r->a, &m);
		stairs_between(&m, value, share);
		multiplier_done(&m);
	}
	if (!has)
		return SALES_OK; /* without a value nothing is let go, or lost */
	num_money(value, s->held);
	mpq_mul(value, value, share);
	amount = rounded(s, value);
	lost = forfeited(s, n, span, s->held - amount);
	s->held -= amount + lost;
	span.to = s->at.span.to;
	put(s, "@release", span, amount + lost);
	put(s, "@forfeit", span, -lost);
	return SALES_OK;
}

/* ---- period by period ---------------------------------------------------- */

/* Paid beside it: what comes from a team. */
static bool
is_own(const struct recount *r, size_t rule)
{
	const struct comp *c = NULL;

	for (size_t b = 0; b < r->nbooks; b++)
		c = r->rule[rule].comp[b] != NULL ? r->rule[rule].comp[b] : c;
	return c == NULL || (strcmp(c->kind, "override") != 0 && strcmp(c->kind, "pool") != 0);
}

/* In lines dated within the period; *back: what refunds took of it. */
static int64_t
earned(const struct state *s, size_t n, int64_t *back)
{
	int64_t sum = 0;

	*back = 0;
	for (size_t i = 0; i < n; i++) {
		const struct claim *c = &claims(s->r)[i];

		if (strcmp(s->r->rule[c->rule].plan, s->plan) != 0 || !period_holds(s->at.span, c->on) || !is_own(s->r, c->rule))
			continue;
		sum += c->amount;
		*back -= c->back ? c->amount : 0;
	}
	if (*back < 0)
		*back = 0;
	return sum;
}

/* What earlier plan years left owed, held and put off. */
static void
start(struct state *s)
{
	size_t            n;
	const struct old *o = olds_of(s->r, s->r->who, &n);

	for (size_t i = 0; i < n; i++) {
		const struct rule *rule = &s->r->rule[o[i].rule];

		if (strcmp(rule->plan, s->plan) != 0)
			continue;
		if (strcmp(rule->component, "@draw") == 0)
			s->owed += o[i].amount;
		else if (strcmp(rule->component, "@clawback") == 0)
			s->put_off += o[i].amount;
		else if (strcmp(rule->component, "@holdback") == 0 || strcmp(rule->component, "@release") == 0)
			s->held -= o[i].amount;
	}
}

int
around_plan(struct recount *r, const char *plan, struct sales_err *err)
{
	struct state     s = { .r = r, .plan = plan, .at = { .person = r->who } };
	const size_t     n = nclaims(r);
	enum period_unit unit;
	int64_t          back;

	if (!plan_period(r, plan, &unit))
		return SALES_OK;
	start(&s);
	for (struct period p = period_in_year(r->year.from, unit, &r->d->when); p.to <= r->year.to; p = period_in_year(p.to + 1, unit, &r->d->when)) {
		s.at.span = p;
		s.at.book = book_of(r, p.to);
		s.n = plan_of(r, s.at.book, plan);
		s.in = s.n != NULL && is_of_period(r, s.at.book, plan, r->who, p);
		s.left = earned(&s, n, &back);
		if (s.n == NULL)
			continue;
		clawback(&s, back);
		guarantee(&s);
		draw(&s);
		holdback(&s);
		TRY(release(&s, unit, err));
		s.number++;
	}
	return SALES_OK;
}
