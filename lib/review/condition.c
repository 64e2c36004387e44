/* Conditions as people read them. */
#include <string.h>

#include "lib/base/money.h"
#include "lib/review/judging.h"

static bool
is_percent(const struct condition *c)
{
	return c->of != NULL && (c->of->what == BY_ATTAINMENT || (c->of->metric != NULL && c->of->metric->unit == V_RATE));
}

const char *
condition_number(const struct condition *c, const char *exact, struct arena *a)
{
	CLEANUP(exact_done) struct exact e;
	const struct judged_name        *of = c->of;
	const bool                       percent = is_percent(c);
	char                             s[RATIO_SIZE];
	struct ratio                     r;

	exact_init(&e);
	if (exact == NULL || !exact_parse(exact, strlen(exact), &e))
		return NULL;
	if (percent && exact_ratio(&e, &r))
		return arena_printf(a, "%s%%", ratio_percent(r, s));
	if (percent)
		exact_multiply(&e, (struct ratio){ 100, 1 });
	if (!percent && exact_ratio(&e, &r) && of != NULL && of->metric != NULL && of->metric->unit == V_MONEY) {
		money m;

		if (money_mul((money){ MONEY_UNIT }, r, 4, ROUND_HALF_UP, &m))
			return arena_strdup(a, money_group(m, 2, s));
	}
	return arena_printf(a, "%s%s", exact_decimal(&e, 4, a), percent ? "%" : of != NULL && of->what == BY_TENURE ? "m" : "");
}

const char *
condition_over(const struct condition *c, struct arena *a)
{
	const char *over = condition_number(c, c->over, a);
	const char *sign = over == NULL || over[0] == '-' || strcmp(c->over, "0") == 0 ? "" : "+";

	if (over == NULL)
		return NULL;
	if (!is_percent(c))
		return arena_printf(a, "%s%s", sign, over);
	/* TRANSLATORS: percentage points */
	return arena_printf(a, _("%s%s pp"), sign, arena_strndup(a, over, strlen(over) - 1));
}

/* " 2026Q2: 99% (-1 pp)", or " is 58 (-27)". */
static const char *
value_told(const struct condition *c, struct arena *a)
{
	const char *value = c->word != NULL ? c->word : condition_number(c, c->value, a);
	const char *over = condition_over(c, a);
	char        s[PERIOD_SIZE];

	if (value == NULL)
		value = _("no value");
	else if (over != NULL)
		value = arena_printf(a, "%s (%s)", value, over);
	return c->span.from == DAY_NONE ? value : arena_printf(a, "%s %s", period_str(c->span, s), value);
}

const char *
conditions_told(const struct condition_list *l, bool failing, struct arena *a)
{
	const char *all = NULL, *last = NULL;

	for (size_t i = 0; i < l->n; i++) {
		const struct condition *c = &l->v[i];

		if (failing && c->holds)
			continue;
		if (last != NULL && strcmp(c->text, last) == 0)
			all = arena_printf(a, "%s, %s", all, value_told(c, a));
		else
			all = arena_printf(a, "%s%s%s: %s", all == NULL ? "" : all, all == NULL ? "" : "; ", c->text, value_told(c, a));
		last = c->text;
	}
	return all;
}
