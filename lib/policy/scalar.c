/* One value of a rule book each. YAML's own guesses (NO is false, 010 is 8)
 * never come in: a value is text, and the table says what it must be. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/policy/field.h"

const struct choice unit_choices[] = {
	{ "day", UNIT_DAY }, { "week", UNIT_WEEK }, { "month", UNIT_MONTH },
	{ "quarter", UNIT_QUARTER }, { "half", UNIT_HALF }, { "year", UNIT_YEAR }, { NULL, 0 }
};

bool
read_text(struct reader *r, const struct node *n, const char **out)
{
	const char *form = _("a text");

	if (!expect(r, n, NODE_TEXT, form))
		return false;
	if (*n->text == '\0') {
		fault_form(r, n, form);
		return false;
	}
	*out = n->text;
	return true;
}

/* A name that people type after `=` and `:` without quotes. */
static bool
is_id(const char *s)
{
	if (*s == '\0' || *s == '-')
		return false;
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x80 && *s != '_' && *s != '-'
		    && !(*s >= '0' && *s <= '9') && !((*s | 0x20) >= 'a' && (*s | 0x20) <= 'z'))
			return false;
	return true;
}

bool
read_id(struct reader *r, const struct node *n, const char **out)
{
	if (n->type != NODE_TEXT || !is_id(n->text)) {
		fault_form(r, n, _("a name of letters, digits, '-' and '_'"));
		return false;
	}
	*out = n->text;
	return true;
}

bool
read_words(struct reader *r, const struct node *n, const char *const **out)
{
	const char **word;
	size_t       k = 0;
	bool         good = true;

	if (!expect(r, n, NODE_LIST, _("a list such as [one, two]")))
		return false;
	word = arena_array(r->a, const char *, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		if (!read_text(r, c, &word[k])) {
			good = false;
			continue;
		}
		for (size_t i = 0; i < k; i++)
			if (strcmp(word[i], word[k]) == 0)
				FAULT(r, c, "policy.repeated", _("'%s' stands in this list "
				    "twice"), c->text);
		k++;
	}
	*out = word;
	return good;
}

bool
read_label(struct reader *r, const struct node *n, struct label *out)
{
	if (n->type == NODE_TEXT)
		return read_text(r, n, &out->en);
	if (!expect(r, n, NODE_MAP, _("a text, or {en: English, zh: 中文}")))
		return false;
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		if (c->key != NULL && strcmp(c->key, "en") == 0)
			read_text(r, c, &out->en);
		else if (c->key != NULL && strcmp(c->key, "zh") == 0)
			read_text(r, c, &out->zh);
		else
			fault_at(r, DIAG_ERROR, node_place(c), c, "policy.language", NULL,
			    _("a label has the languages en and zh, not '%s'"), c->key);
	}
	if (n->n == 0)
		fault_form(r, n, _("a text, or {en: English, zh: 中文}"));
	return true;
}

static bool
digits(const char *s, size_t n, int *out)
{
	int v = 0;

	if (n == 0 || n > 9)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		v = v * 10 + (s[i] - '0');
	}
	*out = v;
	return true;
}

bool
read_count(struct reader *r, const struct node *n, int *out)
{
	if (n->type == NODE_TEXT && digits(n->text, strlen(n->text), out))
		return true;
	fault_form(r, n, _("a whole number such as 5"));
	return false;
}

bool
read_span(struct reader *r, const struct node *n, int *out)
{
	const size_t len = n->type == NODE_TEXT ? strlen(n->text) : 0;
	int          v;

	if (len > 1 && len < 7 && digits(n->text, len - 1, &v)
	    && (n->text[len - 1] == 'd' || n->text[len - 1] == 'w')) {
		*out = n->text[len - 1] == 'w' ? v * 7 : v;
		return true;
	}
	fault_form(r, n, _("a number of days such as 14d, or of weeks such as 2w"));
	return false;
}

bool
read_day(struct reader *r, const struct node *n, day *out)
{
	if (n->type == NODE_TEXT && day_parse_iso(n->text, strlen(n->text), out))
		return true;
	fault_form(r, n, _("a day such as 2026-01-31"));
	return false;
}

bool
read_days(struct reader *r, const struct node *n, struct period *out)
{
	const char *dots = n->type == NODE_TEXT ? strstr(n->text, "..") : NULL;

	if (dots == NULL) {
		if (n->type != NODE_TEXT
		    || !day_parse_iso(n->text, strlen(n->text), &out->from)) {
			fault_form(r, n, _("a day such as 2026-01-01, or days such as "
			    "2026-10-01..2026-10-07"));
			return false;
		}
		out->to = out->from;
		return true;
	}
	if (!day_parse_iso(n->text, (size_t)(dots - n->text), &out->from)
	    || !day_parse_iso(dots + 2, strlen(dots + 2), &out->to)) {
		fault_form(r, n, _("days such as 2026-10-01..2026-10-07"));
		return false;
	}
	if (out->to < out->from) {
		FAULT(r, n, "policy.backwards", _("'%s' ends before it begins"), n->text);
		return false;
	}
	return true;
}

bool
read_share(struct reader *r, const struct node *n, struct ratio *out)
{
	if (n->type == NODE_TEXT && ratio_parse(n->text, strlen(n->text), out))
		return true;
	fault_form(r, n, _("a percentage such as 7.5%"));
	return false;
}

bool
read_money(struct reader *r, const struct node *n, money *out)
{
	struct sales_err err;
	char             cur[4];

	if (n->type != NODE_TEXT || *n->text == '\0') {
		fault_form(r, n, _("an amount such as 5000.00"));
		return false;
	}
	if (money_parse(n->text, strlen(n->text), 4, out, cur, &err) != SALES_OK) {
		FAULT(r, n, "policy.money", "%s", err.msg);
		return false;
	}
	if (*cur != '\0') {
		FAULT(r, n, "policy.money", _("amounts of a rule book are in locale.currency: "
		    "leave the currency out of '%s'"), n->text);
		return false;
	}
	return true;
}

static const char *
choice_list(struct reader *r, const struct choice *c)
{
	const char *all = c->name;

	while ((++c)->name != NULL)
		all = arena_printf(r->a, "%s | %s", all, c->name);
	return all;
}

bool
read_choice(struct reader *r, const struct node *n, const struct choice *c, int *out)
{
	const char *name[32], *near;
	size_t      count = 0;

	for (; c[count].name != NULL; count++) {
		name[count] = c[count].name;
		if (n->type == NODE_TEXT && strcmp(c[count].name, n->text) == 0) {
			*out = c[count].value;
			return true;
		}
	}
	near = n->type == NODE_TEXT ? text_nearest(n->text, name, count) : NULL;
	if (near != NULL)
		fault_at(r, DIAG_ERROR, n->at, n, "policy.choice", near,
		    _("expected %s, got '%s'"), choice_list(r, c), n->text);
	else
		fault_form(r, n, choice_list(r, c));
	return false;
}

bool
read_expr(struct reader *r, const struct node *n, const char **out)
{
	struct sales_err err;
	struct expr     *e;
	struct place     at = n->at;

	if (!read_text(r, n, out))
		return false;
	if (r->diags == NULL || expr_parse(r->a, n->text, &e, &err) == SALES_OK)
		return true;
	/* The column inside of the text, in characters as YAML counts them, as
	 * long as the text stands on one line. */
	if (strchr(n->text, '\n') == NULL && err.len > 0) {
		at.column += n->quoted;
		for (unsigned i = 0; i < err.at; i++)
			at.column += ((unsigned char)n->text[i] & 0xC0) != 0x80;
	}
	/* In {...} and [...] YAML ends a text at a comma, unless it is quoted. */
	fault_at(r, DIAG_ERROR, at, n, "policy.expression", NULL, n->quoted || err.at < strlen(n->text)
	    ? "%s" : _("%s (an expression with a ',' in it stands in quotes)"), err.msg);
	return false;
}

/* Does it stand with its sign: 60%? */
bool
is_percent(const struct node *n)
{
	return n->type == NODE_TEXT && (strchr(n->text, '%') != NULL || strstr(n->text, "％") != NULL);
}

/* 40, 4.5, 120: no percentage. */
bool
read_number(struct reader *r, const struct node *n, struct ratio *out)
{
	if (n->type == NODE_TEXT && !is_percent(n) && ratio_parse(n->text, strlen(n->text), out))
		return true;
	fault_form(r, n, _("a number such as 100"));
	return false;
}

/* 40 and 40% are the same here. */
bool
read_percent(struct reader *r, const struct node *n, struct ratio *out)
{
	if (is_percent(n))
		return read_share(r, n, out);
	return read_number(r, n, out) && ratio_mul(*out, (struct ratio){ 1, 100 }, out);
}
