#include "lib/crm/rules_register.h"

#include <string.h>

day
reg_until(const struct registration_rules *r, day on)
{
	return r->valid == 0 ? DAY_NONE : on + r->valid;
}

static int
two_digits(const char *p, size_t n, int below)
{
	int v = 0;

	if (n == 0 || n > 2)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return -1;
		v = v * 10 + (p[i] - '0');
	}
	return v < below ? v : -1;
}

int
reg_minute(const char *p, size_t n)
{
	const char *colon = memchr(p, ':', n);
	const int   hour = colon == NULL ? -1 : two_digits(p, (size_t)(colon - p), 24);
	const int   minute = hour < 0 || n - (size_t)(colon - p) != 3 ? -1 : two_digits(colon + 1, 2, 60);

	return minute < 0 ? -1 : hour * 60 + minute;
}

bool
reg_same(const struct reg *a, const struct reg *b)
{
	if (a->taxid != NULL && b->taxid != NULL)
		return strcmp(a->taxid, b->taxid) == 0;
	return (a->customer != 0 && a->customer == b->customer)
	    || (a->key != NULL && b->key != NULL && strcmp(a->key, b->key) == 0);
}

static bool
holds_on(const struct reg *r, day on)
{
	return r->on <= on && (r->until == DAY_NONE || on <= r->until);
}

/* Below 0: a was first; 0: nobody can say. */
static int
order(const struct reg *a, const struct reg *b)
{
	if (a->on != b->on)
		return a->on < b->on ? -1 : 1;
	if (a->minute < 0 || b->minute < 0)
		return 0;
	return (a->minute > b->minute) - (a->minute < b->minute);
}

enum reg_verdict
reg_judge(const struct registration_rules *rules, const struct reg *r, const struct reg *others,
    size_t n, const struct reg **against)
{
	const struct reg *met = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct reg *o = &others[i];

		if (o->person == r->person || !reg_same(o, r) || !(holds_on(o, r->on) || holds_on(r, o->on)))
			continue;
		if (met == NULL || order(o, met) < 0)
			met = o;
	}
	*against = met;
	if (met == NULL)
		return REG_ACCEPTED;
	return order(met, r) < 0 && !rules->by_ruling ? REG_REFUSED : REG_TIED;
}

enum reg_renewal
reg_may_renew(const struct registration_rules *rules, const struct reg *r, day renewed, day active,
    day today)
{
	if (rules->renew == 0 || r->until == DAY_NONE)
		return RENEW_NEVER;
	if (today > r->until)
		return RENEW_OVER;
	if (renewed != DAY_NONE)
		return RENEW_TWICE;
	return active != DAY_NONE && active <= today && today - active <= rules->renew_activity ? RENEW_MAY : RENEW_IDLE;
}
