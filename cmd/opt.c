/* The one reader of options: long names in full, letters together or apart,
 * anywhere on the line, nothing twice. */
#include "cmd/opt.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"

struct found { struct opt_set *set; const struct opt *opt; };

static struct found
find_opt(struct opt_parser *p, const char *name, size_t n, char letter)
{
	for (size_t i = 0; i < p->nsets; i++)
		for (const struct opt *o = p->set[i].opts; o != NULL && o->type != OPT_LAST; o++) {
			if ((o->flags & OPT_OPERAND) != 0)
				continue;
			if (letter != '\0' ? o->letter == letter :
			    o->name != NULL && strlen(o->name) == n && memcmp(o->name, name, n) == 0)
				return (struct found){ &p->set[i], o };
		}
	return (struct found){ NULL, NULL };
}

static int
unknown_option(struct opt_parser *p, const char *word, struct sales_err *err)
{
	const char *names[256];
	const char *near, *end = strchr(word, '=');
	size_t      n = 0;
	char       *name = arena_strndup(p->arena, word,
	    end == NULL ? strlen(word) : (size_t)(end - word));

	for (size_t i = 0; i < p->nsets; i++)
		for (const struct opt *o = p->set[i].opts; o != NULL && o->type != OPT_LAST; o++)
			if ((o->flags & OPT_OPERAND) == 0 && o->name != NULL && n < 256)
				names[n++] = o->name;
	FAIL(err, SALES_EUSAGE, _("there is no option '%s'"), name);
	near = name[1] == '-' ? text_nearest(name + 2, names, n) : NULL;
	if (near != NULL)
		err_hint(err, _("did you mean '--%s'?"), near);
	return SALES_EUSAGE;
}

static int
parse_count(const struct opt *o, const char *text, long *out, struct sales_err *err)
{
	char *end;

	errno = 0;
	*out = strtol(text, &end, 10);
	if (end == text || *end != '\0' || errno != 0 || *out < 0)
		return FAIL(err, SALES_EUSAGE, _("--%s takes a whole number of 0 or more, not '%s'"),
		    o->name, text);
	return SALES_OK;
}

static int
parse_choice(const struct opt *o, const char *text, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf all = { 0 };
	size_t                       n = 0;
	const char                  *near;

	for (; o->choices[n] != NULL; n++)
		if (strcmp(o->choices[n], text) == 0)
			return SALES_OK;
	for (size_t i = 0; i < n; i++)
		buf_printf(&all, "%s%s", i == 0 ? "" : ", ", o->choices[i]);
	if ((o->flags & OPT_OPERAND) != 0)
		FAIL(err, SALES_EUSAGE, _("%s has no choice '%s' (%s)"), tr(o->name), text, buf_str(&all));
	else
		FAIL(err, SALES_EUSAGE, _("--%s has no choice '%s' (%s)"), o->name, text, buf_str(&all));
	near = text_nearest(text, o->choices, n);
	if (near != NULL)
		return err_hint(err, _("did you mean '%s'?"), near);
	return SALES_EUSAGE;
}

static int
store(struct opt_parser *p, struct found f, const char *value, struct sales_err *err)
{
	char       *at = (char *)f.set->base + f.opt->at;
	const bool  many = f.opt->type == OPT_LIST || f.opt->type == OPT_LEVEL;
	const size_t i = (size_t)(f.opt - f.set->opts);

	if (f.set->given != NULL) {
		if (f.set->given[i] && !many)
			return FAIL(err, SALES_EUSAGE, _("--%s is given twice"), f.opt->name);
		f.set->given[i] = true;
	}
	switch (f.opt->type) {
	case OPT_FLAG:
		*(bool *)(void *)at = true;
		break;
	case OPT_LEVEL:
		++*(long *)(void *)at;
		break;
	case OPT_COUNT:
		return parse_count(f.opt, value, (long *)(void *)at, err);
	case OPT_CHOICE:
		TRY(parse_choice(f.opt, value, err));
		*(const char **)(void *)at = value;
		break;
	case OPT_TEXT:
		*(const char **)(void *)at = value;
		break;
	case OPT_LIST:
	case OPT_REST:
		words_add(p->arena, (struct words *)(void *)at, value);
		break;
	case OPT_LAST:
		break;
	}
	return SALES_OK;
}

static bool
takes_value(const struct opt *o)
{
	return o->type != OPT_FLAG && o->type != OPT_LEVEL;
}

static int
next_value(struct opt_parser *p, const struct opt *o, const char **value, struct sales_err *err)
{
	*value = p->argv[p->at];
	if (*value == NULL)
		return FAIL(err, SALES_EUSAGE, _("--%s needs a value: %s"), o->name,
		    o->value == NULL ? _("VALUE") : tr(o->value));
	p->at++;
	return SALES_OK;
}

static int
take_long(struct opt_parser *p, const char *word, struct sales_err *err)
{
	const char  *eq = strchr(word, '=');
	const size_t n = eq == NULL ? strlen(word) - 2 : (size_t)(eq - word) - 2;
	struct found f = find_opt(p, word + 2, n, '\0');
	const char  *value = eq == NULL ? NULL : eq + 1;

	if (f.opt == NULL)
		return unknown_option(p, word, err);
	if (!takes_value(f.opt) && value != NULL)
		return FAIL(err, SALES_EUSAGE, _("--%s takes no value"), f.opt->name);
	if (takes_value(f.opt) && value == NULL)
		TRY(next_value(p, f.opt, &value, err));
	return store(p, f, value, err);
}

static int
take_letters(struct opt_parser *p, const char *word, struct sales_err *err)
{
	for (const char *l = word + 1; *l != '\0'; l++) {
		struct found f = find_opt(p, NULL, 0, *l);
		const char  *value = NULL;
		const char   one[3] = { '-', *l, '\0' };

		if (f.opt == NULL)
			return unknown_option(p, (unsigned char)*l < 0x80 ? one : word, err);
		if (!takes_value(f.opt)) {
			TRY(store(p, f, NULL, err));
			continue;
		}
		if (l[1] != '\0')
			value = l + 1;
		else
			TRY(next_value(p, f.opt, &value, err));
		return store(p, f, value, err);
	}
	return SALES_OK;
}

int
opt_word(struct opt_parser *p, const char **word, struct sales_err *err)
{
	*word = NULL;
	while (p->argv[p->at] != NULL) {
		const char *w = p->argv[p->at++];

		if (p->ended || w[0] != '-' || w[1] == '\0' || (w[1] >= '0' && w[1] <= '9')) { /* -120 is a number */
			*word = w;
			return SALES_OK;
		}
		if (strcmp(w, "--") == 0)
			p->ended = true;
		else if (w[1] == '-')
			TRY(take_long(p, w, err));
		else
			TRY(take_letters(p, w, err));
	}
	return SALES_OK;
}

int
opt_operands(const struct opt *opts, void *base, struct words words, struct sales_err *err)
{
	size_t i = 0;

	if (words.n > OPT_OPERANDS_MAX)
		return FAIL(err, SALES_EUSAGE, _("more than %d operands"), OPT_OPERANDS_MAX);
	for (const struct opt *o = opts; o != NULL && o->type != OPT_LAST; o++) {
		char *at = (char *)base + o->at;

		if ((o->flags & OPT_OPERAND) == 0)
			continue;
		if (o->type == OPT_REST) {
			*(struct words *)(void *)at = (struct words){ words.v + i, words.n - i };
			i = words.n;
		} else if (i < words.n) {
			if (o->type == OPT_CHOICE && parse_choice(o, words.v[i], err) != SALES_OK)
				return SALES_EUSAGE;
			*(const char **)(void *)at = words.v[i++];
		}
	}
	if (i < words.n)
		return FAIL(err, SALES_EUSAGE, _("'%s' is one word too many"), words.v[i]);
	return SALES_OK;
}

int
opt_check_must(const struct opt *opts, const void *base, struct sales_err *err)
{
	for (const struct opt *o = opts; o != NULL && o->type != OPT_LAST; o++) {
		const char *at = (const char *)base + o->at;
		bool        empty = false;

		if ((o->flags & OPT_MUST) == 0)
			continue;
		if (o->type == OPT_REST || o->type == OPT_LIST)
			empty = ((const struct words *)(const void *)at)->n == 0;
		else if (o->type == OPT_TEXT || o->type == OPT_CHOICE)
			empty = *(const char *const *)(const void *)at == NULL;
		if (empty)
			return (o->flags & OPT_OPERAND) != 0 ?
			    FAIL(err, SALES_EUSAGE, _("%s is missing"), tr(o->name)) :
			    FAIL(err, SALES_EUSAGE, _("--%s is missing"), o->name);
	}
	return SALES_OK;
}

int
opt_duration(const char *text, int64_t *ms, struct sales_err *err)
{
	static const struct { const char *unit; int64_t ms; } units[] = {
		{ "ms", 1 }, { "s", 1000 }, { "", 1000 }, { "m", 60000 }, { "h", 3600000 },
	};
	char      *end;
	const long n = strtol(text, &end, 10);

	if (end != text && n >= 0 && n <= 1000000)
		for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
			if (strcmp(end, units[i].unit) == 0) {
				*ms = n * units[i].ms;
				return SALES_OK;
			}
	FAIL(err, SALES_EUSAGE, _("'%s' is not a duration"), text);
	return err_hint(err, _("durations are written 0, 250ms, 10s, 5m or 1h"));
}
