/* What a deal is compared by beyond its own fields, and the count of the closed
 * deals by each value. */
#include <stdlib.h>

#include "lib/analysis/chance_inside.h"

int64_t
chance_key(struct comparing *c, enum chance_of what, const void *p, size_t n, const char *text, const char *name)
{
	char            key[512];
	struct map_key *at;
	int             added;

	if (n > sizeof(key) - 1)
		n = sizeof(key) - 1;
	key[0] = (char)what;
	memcpy(key + 1, p, n);
	if (c->nvalues == 0) {
		c->value = arena_more(c->a, NULL, 0, &c->values_cap, sizeof(*c->value));
		c->nvalues = 1;
	}
	at = map_add(&c->keys, key, n + 1, (int64_t)c->nvalues, &added);
	if (added) {
		c->value = arena_more(c->a, c->value, c->nvalues, &c->values_cap, sizeof(*c->value));
		c->value[c->nvalues++] = (struct chance_value){ .text = text, .name = name };
	}
	return at->value;
}

static int64_t
word_key(struct comparing *c, enum chance_of what, const char *word)
{
	return chance_key(c, what, word, strlen(word), word, NULL);
}

/* ---- amounts -------------------------------------------------------------- */

static int
by_number(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

static bool
is_closed(const struct chance_deal *d)
{
	return d->cls == CHANCE_WON || d->cls == CHANCE_LOST;
}

/* The closed deals in four equal parts by amount (the nearest rank). */
static void
find_quarters(struct comparing *c)
{
	int64_t *v = arena_array(c->a, int64_t, c->n + 1);
	size_t   n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (is_closed(&c->v[i]) && c->v[i].has_amount)
			v[n++] = c->v[i].amount;
	c->has_quarters = n >= 4 * (size_t)c->d->policy->analysis.few;
	if (!c->has_quarters)
		return;
	qsort(v, n, sizeof(*v), by_number);
	for (size_t i = 0; i < 3; i++)
		c->quarter[i] = v[(n * (i + 1) + 3) / 4 - 1];
}

/* "..50000.00", "50000.00..120000.00", "120000.00..": an end belongs below. */
static int64_t
amount_key(struct comparing *c, const struct chance_deal *d)
{
	char    low[MONEY_SIZE] = "", high[MONEY_SIZE] = "";
	int64_t i = 0;

	while (i < 3 && d->amount > c->quarter[i])
		i++;
	if (i > 0)
		money_str((money){ c->quarter[i - 1] }, 2, low);
	if (i < 3)
		money_str((money){ c->quarter[i] }, 2, high);
	return chance_key(c, CHANCE_AMOUNT, &i, sizeof(i), arena_printf(c->a, "%s..%s", low, high), NULL);
}

/* ---- who bought before ---------------------------------------------------- */

static void
find_bought(struct comparing *c)
{
	int64_t most = 0;
	day    *first;

	for (size_t i = 0; i < c->n; i++)
		most = c->v[i].customer > most ? c->v[i].customer : most;
	first = arena_array(c->a, day, (size_t)most + 1);
	for (int64_t i = 0; i <= most; i++)
		first[i] = DAY_NONE;
	for (size_t i = 0; i < c->n; i++) {
		const struct chance_deal *d = &c->v[i];

		if (d->cls == CHANCE_WON && d->end != DAY_NONE && (first[d->customer] == DAY_NONE || d->end < first[d->customer]))
			first[d->customer] = d->end;
	}
	for (size_t i = 0; i < c->n; i++) {
		struct chance_deal *d = &c->v[i];
		const day           since = d->created != DAY_NONE ? d->created : d->end;

		if (d->customer != 0 && since != DAY_NONE)
			d->key[CHANCE_BOUGHT] = word_key(c, CHANCE_BOUGHT,
			    first[d->customer] != DAY_NONE && first[d->customer] < since ? "yes" : "no");
	}
}

/* ---- counting ------------------------------------------------------------- */

static int
by_stage_and_days(const void *x, const void *y)
{
	const struct chance_stay *a = x, *b = y;

	if (a->stage != b->stage)
		return a->stage < b->stage ? -1 : 1;
	return (a->days > b->days) - (a->days < b->days);
}

/* From the longest down: how many stayed at least so long. */
static void
count_stays(struct comparing *c)
{
	if (c->nstays > 0)
		qsort(c->stay, c->nstays, sizeof(*c->stay), by_stage_and_days);
	for (size_t i = c->nstays; i-- > 0;) {
		struct chance_stay       *s = &c->stay[i];
		const struct chance_stay *next = i + 1 < c->nstays && s[1].stage == s->stage ? &s[1] : NULL;

		s->longer = 1 + (next == NULL ? 0 : next->longer);
		s->won_longer = s->won + (next == NULL ? 0 : next->won_longer);
	}
}

static void
count(struct comparing *c, const struct chance_deal *d)
{
	const int won = d->cls == CHANCE_WON;

	c->closed++;
	c->won += won;
	for (size_t k = 0; k < CHANCES; k++)
		if (d->key[k] != 0) {
			c->value[d->key[k]].closed++;
			c->value[d->key[k]].won += won;
		}
}

void
chance_keys(struct comparing *c)
{
	static const char *const touches[] = { "0", "1-2", "3.." };

	find_quarters(c);
	find_bought(c);
	for (size_t i = 0; i < c->n; i++) {
		struct chance_deal *d = &c->v[i];

		d->key[CHANCE_COMPETITOR] = word_key(c, CHANCE_COMPETITOR, d->is_noted ? "yes" : "no");
		if (d->end != DAY_NONE)
			d->key[CHANCE_TOUCHES] = word_key(c, CHANCE_TOUCHES, touches[d->touches == 0 ? 0 : d->touches < 3 ? 1 : 2]);
		if (c->has_quarters && d->has_amount)
			d->key[CHANCE_AMOUNT] = amount_key(c, d);
		if (is_closed(d))
			count(c, d);
	}
	count_stays(c);
}
