/* What goes back of an earlier plan year's pay: what its period paid of its lines, by
 * what was posted then. */
#include <string.h>

#include "lib/payout/explain_inside.h"
#include "lib/payout/past_sums.h"

/* The person's lines of earlier plan years, summed up as the engine does. */
static int
load_sums(struct explaining_line *w, struct sales_err *err)
{
	struct engine               *e = &w->x->e;
	CLEANUP(past_reading_done) struct past_reading p = { .e = e };
	size_t                       n;
	const struct ledger_line    *v = ledger_of(w->x, &n);

	for (size_t i = 0; i < n; i++) {
		const struct payout_line *l = &v[i].l;
		const struct stored_rule  r = { .plan = l->plan, .component = l->component };
		const struct stored_line  line = { .id = l->id, .person = l->person, .kind = l->kind == NULL ? 0 : (int64_t)l->kind->no, .fact = l->fact,
			.amount = l->amount.v, .on = l->on };
		struct past_rule         *is;

		if (l->on >= e->year.from || strcmp(l->plan, w->l->plan) != 0)
			continue;
		is = arena_new(w->a, struct past_rule);
		TRY(past_rule_of(e, &r, is, err));
		past_read(&p, is, &line);
	}
	return past_make(&p, e, err);
}

static void
add_step(struct explaining_line *w, const struct past_sum *s, enum why_past what, int64_t amount, int64_t of)
{
	struct why *y = why_money(w, WHY_PAST, amount);
	char        name[PERIOD_SIZE];

	y->how = (int)what;
	y->part = why_units(of);
	y->value = arena_strdup(w->a, period_name(s->span, &w->x->d->when, name));
}

/* The lines of the period that holds the day, and what stands beside them. */
static void
add_period(struct explaining_line *w, size_t rule, day on)
{
	size_t                 n;
	const struct past_sum *s = past_sums_of(&w->x->e.past_sums, w->l->person, rule, &n);
	int64_t                lines = 0;

	for (size_t i = 0; i < n; i++) {
		if (!period_holds(s[i].span, on))
			continue;
		if (s[i].what == PAST_FACTS) {
			lines = s[i].amount;
			add_step(w, &s[i], WHY_PAST_LINES, lines, 0);
		} else if (s[i].what == PAST_BESIDE)
			add_step(w, &s[i], WHY_PAST_BESIDE, lines + s[i].amount, lines);
		else if (s[i].what == PAST_TRUE_UP) {
			int64_t all = 0;

			for (size_t k = 0; k < n; k++)
				all += s[k].what == PAST_FACTS && period_holds(s[i].span, s[k].span.from) ? s[k].amount : 0;
			add_step(w, &s[i], WHY_PAST_TRUE_UP, s[i].amount, all);
		}
	}
}

static void
add_cap(struct explaining_line *w, size_t cap, day on)
{
	size_t                 n;
	const struct past_sum *s = past_sums_of(&w->x->e.past_sums, w->l->person, cap, &n);
	int64_t                all = 0;

	for (size_t i = 0; i < n; i++)
		if (period_holds(s[i].span, on) && s[i].what == PAST_PLAN)
			all = s[i].amount;
		else if (period_holds(s[i].span, on) && s[i].what == PAST_CAP && s[i].amount != 0)
			add_step(w, &s[i], WHY_PAST_CAP, all + s[i].amount, all);
}

/* Was something taken back of the component's lines within their own year, or does a factor, cap or
 * true-up stand in a period without lines? Then single sums do not tell what was paid. */
static bool
is_plain(const struct explaining_line *w, size_t rule)
{
	size_t                    n, lines;
	const struct ledger_line *v = ledger_of(w->x, &lines);
	const struct past_sum    *s = past_sums_of(&w->x->e.past_sums, w->l->person, rule, &n);

	for (size_t i = 0; i < lines; i++)
		if (v[i].l.on < w->x->e.year.from && ledger_takes_back(&v[i].l) && strcmp(v[i].l.plan, w->l->plan) == 0)
			return false;
	for (size_t i = 0; i < n; i++) {
		bool any = s[i].what == PAST_FACTS || s[i].amount == 0;

		for (size_t k = 0; k < n; k++)
			any = any || (s[k].what == PAST_FACTS && period_holds(s[i].span, s[k].span.from) && s[k].amount != 0);
		if (!any)
			return false;
	}
	return true;
}

int
explain_past(struct explaining_line *w, const char *component, const day *on, size_t n, struct sales_err *err)
{
	struct engine *e = &w->x->e;
	day            told = DAY_NONE;

	if (n == 0)
		return SALES_OK;
	TRY(load_sums(w, err));
	if (!is_plain(w, engine_rule(e, w->l->plan, component))) {
		for (size_t i = 0; i < n && told == DAY_NONE; i++)
			if (on[i] < e->year.from) {
				told = on[i];
				why_add(w, WHY_PAST)->how = WHY_PAST_RULE;
			}
		return SALES_OK;
	}
	for (size_t i = 0; i < n; i++) {
		const struct period month = period_part_in_year(on[i], UNIT_MONTH, &e->d->when);

		if (on[i] >= e->year.from || month.from == told)
			continue;
		told = month.from;
		add_period(w, engine_rule(e, w->l->plan, component), on[i]);
		add_cap(w, engine_rule(e, w->l->plan, ""), on[i]);
	}
	return SALES_OK;
}
