/* locale, calendar, fx: where, when and in which money the department works. */
#include <stdlib.h>
#include <string.h>

#include "lib/policy/section.h"

static const struct choice labels[] = { { "start", false }, { "end", true }, { NULL, 0 } };
static const struct choice day_orders[] = {
	{ "dmy", DAY_ORDER_DMY }, { "mdy", DAY_ORDER_MDY }, { NULL, 0 }
};
static const struct choice week_days[] = {
	{ "monday", 0 }, { "tuesday", 1 }, { "wednesday", 2 }, { "thursday", 3 },
	{ "friday", 4 }, { "saturday", 5 }, { "sunday", 6 }, { NULL, 0 }
};
static const struct choice short_days[] = {
	{ "mon", 0 }, { "tue", 1 }, { "wed", 2 }, { "thu", 3 }, { "fri", 4 }, { "sat", 5 },
	{ "sun", 6 }, { NULL, 0 }
};
static const struct choice roundings[] = {
	{ "half-up", ROUND_HALF_UP }, { "half-even", ROUND_HALF_EVEN }, { "down", ROUND_DOWN },
	{ NULL, 0 }
};

static bool
currency(struct reader *r, const struct node *n, const char *text, char out[4])
{
	if (text != NULL && currency_decimals(text) >= 0) {
		memcpy(out, text, 4);
		return true;
	}
	FAULT(r, n, "policy.currency", _("expected a currency of three capitals such as CNY or "
	    "USD, got '%s'"), text == NULL ? "" : text);
	return false;
}

static void
read_currency(struct reader *r, const struct node *n, void *obj)
{
	currency(r, n, n->text, ((struct locale_rules *)obj)->currency);
}

/* Whether this machine knows it is asked where the book meets a department. */
static void
read_timezone(struct reader *r, const struct node *n, void *obj)
{
	struct locale_rules *l = obj;

	l->timezone_at = n->at;
	read_text(r, n, &l->timezone);
}

static void
read_year_start(struct reader *r, const struct node *n, void *obj)
{
	struct locale_rules *l = obj;
	char                 text[16];
	day                  d;

	/* A leap year, so that 02-29 would be a day; it can't start a year. */
	if (n->type == NODE_TEXT && strlen(n->text) == 5 && strcmp(n->text, "02-29") != 0) {
		memcpy(text, "2000-", 5);
		memcpy(text + 5, n->text, 6);
		if (day_parse_iso(text, 10, &d)) {
			l->fiscal_month = day_civil(d).m;
			l->fiscal_day = day_civil(d).d;
			return;
		}
	}
	fault_form(r, n, _("a month and day such as 01-01 or 04-01"));
}

static void
read_decimals(struct reader *r, const struct node *n, void *obj)
{
	int v;

	if (!read_count(r, n, &v))
		return;
	if (v > 4)
		FAULT(r, n, "policy.range", _("amounts have at most 4 decimals, not %d"), v);
	else
		((struct locale_rules *)obj)->amount_decimals = v;
}

static const struct key locale_keys[] = {
	K_OWN("currency", read_currency, "{\"type\":\"string\",\"pattern\":\"^[A-Z]{3}$\"}",
	    .flags = KEY_MUST,
	    .takes = N_("currency")),
	K_OWN("timezone", read_timezone, "{\"type\":\"string\"}", .takes = N_("time zone"),
	    .flags = KEY_MUST),
	K_OWN("fiscal_year_start", read_year_start,
	    "{\"type\":\"string\",\"pattern\":\"^[0-9]{2}-[0-9]{2}$\"}",
	    .takes = N_("MM-DD")),
	K_CHOICE("fiscal_label", struct locale_rules, fiscal_label_end, labels),
	K_CHOICE("week_start", struct locale_rules, week_start, week_days),
	K_CHOICE("date_order", struct locale_rules, day_order, day_orders),
	K_CHOICE("rounding", struct locale_rules, rounding, roundings),
	K_OWN("amount_decimals", read_decimals,
	    "{\"type\":\"integer\",\"minimum\":0,\"maximum\":4}",
	    .takes = N_("0 to 4")),
	KEY_END
};
const struct shape locale_shape = {
	.name = "locale", .keys = locale_keys, .size = sizeof(struct locale_rules)
};

static void
read_workdays(struct reader *r, const struct node *n, void *obj)
{
	struct calendar *c = obj;
	unsigned         days = 0;
	int              v;

	if (!expect(r, n, NODE_LIST, _("a list of days such as [mon, tue, wed, thu, fri]")))
		return;
	for (const struct node *k = n->first; k != NULL; k = k->next) {
		if (!read_choice(r, k, short_days, &v))
			continue;
		if ((days >> v & 1) != 0)
			FAULT(r, k, "policy.repeated", _("'%s' stands in this list twice"),
			    k->text);
		days |= 1u << v;
	}
	if (days == 0 && n->n == 0)
		FAULT(r, n, "policy.workdays", _("at least one day of the week must be worked"));
	c->workdays = days;
}

static int
by_from(const void *a, const void *b)
{
	const struct period *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

/* A list of days and spans, sorted; none may lie in another, since that is
 * how a typing mistake shows. */
static const struct period *
read_spans(struct reader *r, const struct node *n, size_t *count)
{
	struct period *all;
	size_t         k = 0;

	if (!expect(r, n, NODE_LIST, _("a list such as [2026-01-01, 2026-10-01..2026-10-07]")))
		return NULL;
	all = arena_array(r->a, struct period, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		if (!read_days(r, c, &all[k]))
			continue;
		for (size_t i = 0; i < k; i++)
			if (all[i].from <= all[k].to && all[k].from <= all[i].to) {
				FAULT(r, c, "policy.overlap", _("'%s' has days that stand in "
				    "this list already"), c->text);
				break;
			}
		k++;
	}
	qsort(all, k, sizeof(*all), by_from);
	*count = k;
	return all;
}

static void
read_holidays(struct reader *r, const struct node *n, void *obj)
{
	struct calendar *c = obj;

	c->holidays = read_spans(r, n, &c->nholidays);
}

static void
read_added(struct reader *r, const struct node *n, void *obj)
{
	struct calendar *c = obj;

	c->added = read_spans(r, n, &c->nadded);
}

#define SPANS_FORM "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":" \
	"\"^[0-9]{4}-[0-9]{2}-[0-9]{2}(\\\\.\\\\.[0-9]{4}-[0-9]{2}-[0-9]{2})?$\"}}"

static const struct key calendar_keys[] = {
	K_OWN("workdays", read_workdays, "{\"type\":\"array\",\"items\":{\"enum\":"
	    "[\"mon\",\"tue\",\"wed\",\"thu\",\"fri\",\"sat\",\"sun\"]}}",
	    .takes = N_("list of days of the week")),
	K_OWN("holidays", read_holidays, SPANS_FORM,
	    .takes = N_("list of days")),
	K_OWN("workdays_added", read_added, SPANS_FORM,
	    .takes = N_("list of days")),
	KEY_END
};
const struct shape calendar_shape = {
	.name = "calendar", .keys = calendar_keys, .size = sizeof(struct calendar)
};

static int
by_currency(const void *a, const void *b)
{
	const struct fx_rate *x = a, *y = b;
	const int             c = strcmp(x->currency, y->currency);

	return c != 0 ? c : (x->from > y->from) - (x->from < y->from);
}

/* One currency: {DAY: RATE, ...}. Returns how many rates were read. */
static size_t
read_rates(struct reader *r, const struct node *n, struct fx_rate *out)
{
	char   cur[4];
	size_t k = 0;

	if (!currency(r, n, n->key, cur)
	    || !expect(r, n, NODE_MAP, _("rates by the day they start, such as "
	    "{2026-01-01: 7.10}")))
		return 0;
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		struct fx_rate *x = &out[k];

		memcpy(x->currency, cur, sizeof(cur));
		x->at = node_place(c);
		if (c->key == NULL || !day_parse_iso(c->key, strlen(c->key), &x->from))
			fault_at(r, DIAG_ERROR, c->key_at, c, "policy.form", NULL,
			    _("expected the day a rate starts, such as 2026-01-01, got '%s'"),
			    c->key);
		else if (c->type != NODE_TEXT || strchr(c->text, '%') != NULL
		    || !ratio_parse(c->text, strlen(c->text), &x->rate) || x->rate.num <= 0)
			fault_form(r, c, _("a rate above 0 such as 7.10"));
		else
			k++;
	}
	return k;
}

void
read_fx(struct reader *r, const struct node *n, void *obj)
{
	struct policy  *p = obj;
	struct fx_rate *all;
	size_t          count = 0;

	if (!expect(r, n, NODE_MAP, _("a mapping such as {USD: {2026-01-01: 7.10}}")))
		return;
	for (const struct node *c = n->first; c != NULL; c = c->next)
		count += c->n;
	all = arena_array(r->a, struct fx_rate, count + 1);
	count = 0;
	for (const struct node *c = n->first; c != NULL; c = c->next)
		count += read_rates(r, c, all + count);
	qsort(all, count, sizeof(*all), by_currency);
	p->fx = all;
	p->nfx = count;
}
