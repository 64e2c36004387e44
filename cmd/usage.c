/* Help is the option table, read at run time; nothing is written twice. */
#include <string.h>

#include "cmd/globals.h"
#include "cmd/help.h"
#include "cmd/settings.h"
#include "cmd/table.h"
#include "lib/base/text.h"

enum { HELP_WIDTH = 78, HELP_LEFT = 28 };

static void
blanks(struct buf *b, int n)
{
	while (n-- > 0)
		buf_putc(b, ' ');
}

/* text from column `at` on, wrapped at blanks or between wide characters. */
static void
wrap(struct buf *b, const char *text, int at)
{
	size_t n = strlen(text);

	for (;;) {
		size_t k = text_fit(text, n, HELP_WIDTH - at, false);

		if (k < n) {
			size_t cut = k;

			while (cut > 0 && text[cut] != ' ' && (unsigned char)text[cut] < 0x80 &&
			    (unsigned char)text[cut - 1] < 0x80)
				cut--;
			k = cut > 0 ? cut : k;
		}
		buf_put(b, text, k);
		buf_putc(b, '\n');
		text += k;
		n -= k;
		while (n > 0 && *text == ' ') {
			text++;
			n--;
		}
		if (n == 0)
			return;
		blanks(b, at);
	}
}

/* "  left     right": two columns by display width. */
static void
two_columns(struct buf *b, const char *left, const char *right, int at)
{
	const int w = text_width(left, strlen(left), false);

	buf_puts(b, "  ");
	buf_puts(b, left);
	if (w + 4 > at) {
		buf_putc(b, '\n');
		blanks(b, at);
	} else {
		blanks(b, at - w - 2);
	}
	wrap(b, right, at);
}

static void
option(struct buf *b, const struct opt *o)
{
	struct buf left = { 0 };

	if (o->letter != '\0')
		buf_printf(&left, "-%c, --%s", o->letter, o->name);
	else
		buf_printf(&left, "    --%s", o->name);
	if (o->value != NULL)
		buf_printf(&left, " %s", tr(o->value));
	two_columns(b, buf_str(&left), tr(o->help), HELP_LEFT);
	buf_done(&left);
}

static bool
has_options(const struct opt *opts)
{
	for (; opts != NULL && opts->type != OPT_LAST; opts++)
		if ((opts->flags & OPT_OPERAND) == 0)
			return true;
	return false;
}

static void
options(struct buf *b, const struct opt *opts)
{
	for (; opts != NULL && opts->type != OPT_LAST; opts++)
		if ((opts->flags & OPT_OPERAND) == 0)
			option(b, opts);
}

/* words: as people read it in their language, or as it is in the table. */
static void
synopsis(struct buf *b, const struct cmd *noun, const struct cmd *verb,
    const char *(*words)(const char *))
{
	buf_puts(b, "salesctl");
	buf_printf(b, " %s", noun->name);
	if (verb != noun)
		buf_printf(b, " %s", verb->name);
	for (const struct opt *o = verb->opts; o != NULL && o->type != OPT_LAST; o++) {
		const bool must = (o->flags & OPT_MUST) != 0;

		if ((o->flags & OPT_OPERAND) == 0)
			continue;
		buf_printf(b, must ? " %s%s" : " [%s%s]", words(o->name),
		    o->type == OPT_REST ? "..." : "");
	}
	for (const struct opt *o = verb->opts; o != NULL && o->type != OPT_LAST; o++)
		if ((o->flags & (OPT_OPERAND | OPT_MUST)) == OPT_MUST)
			buf_printf(b, " --%s %s", o->name, o->value == NULL ? "" : words(o->value));
	buf_printf(b, " %s", words(N_("[OPTION...]")));
}

static const char *
as_it_is(const char *s)
{
	return s;
}

void
help_synopsis(struct buf *b, const struct cmd *noun, const struct cmd *verb)
{
	synopsis(b, noun, verb, as_it_is);
}

static void
examples(struct buf *b, const struct cmd *c)
{
	if (c->examples == NULL)
		return;
	buf_printf(b, "\n%s\n", _("Examples:"));
	for (const char *p = c->examples; *p != '\0';) {
		const size_t n = strcspn(p, "\n");

		buf_puts(b, "  ");
		buf_put(b, p, n);
		buf_putc(b, '\n');
		p += n + (p[n] == '\n');
	}
}

/* Operands that have something to say. */
static void
operands(struct buf *b, const struct opt *opts)
{
	for (; opts != NULL && opts->type != OPT_LAST; opts++)
		if ((opts->flags & OPT_OPERAND) != 0 && opts->help != NULL)
			two_columns(b, tr(opts->name), tr(opts->help), HELP_LEFT);
}

void
help_verb(struct buf *b, const struct cmd *noun, const struct cmd *verb)
{
	buf_puts(b, _("usage: "));
	synopsis(b, noun, verb, tr);
	buf_printf(b, "\n  %s\n\n", tr(verb->brief));
	operands(b, verb->opts);
	options(b, verb->opts);
	for (size_t i = 0; i + 1 < OPT_GROUPS; i++)
		if (group_is_taken(&opt_groups[i], verb) && opt_groups[i].needs != 0) {
			if (i > 0 || has_options(verb->opts))
				buf_printf(b, "%s\n", tr(opt_groups[i].title));
			options(b, opt_groups[i].opts);
		}
	examples(b, verb);
	buf_puts(b, _("\nOptions of every command (-F, -o, -C ...): salesctl help options\n"));
}

void
help_options(struct buf *b)
{
	buf_puts(b, _("Options of every command:\n"));
	options(b, opt_groups[OPT_GROUPS - 1].opts);
}

void
help_settings(struct buf *b)
{
	struct buf left = { 0 };

	buf_puts(b, _("What you, your department or this machine prefer stands in config.yaml, each\n"
	    "setting by its path: 'ui: {color: never}' sets ui.color. The strongest first:\n"
	    "-c KEY=VALUE and options, the environment, .salesctl/config.yaml,\n"
	    "~/.config/salesctl/config.yaml, /etc/xdg/salesctl/config.yaml,\n"
	    "/etc/salesctl/config.yaml. See 'salesctl config list --origin'.\n\n"));
	for (const struct known_setting *k = known_settings; k->key != NULL; k++) {
		buf_clear(&left);
		buf_printf(&left, "%s %s", k->key, tr(k->value));
		two_columns(b, buf_str(&left), tr(k->help), HELP_LEFT + 4);
	}
	buf_done(&left);
}

static void
brief(struct buf *b, const struct cmd *c)
{
	two_columns(b, c->name, tr(c->brief), 16);
}

void
help_noun(struct buf *b, const struct cmd *noun)
{
	buf_printf(b, _("usage: salesctl %s VERB [ARGUMENT...] [OPTION...]\n"), noun->name);
	buf_printf(b, "  %s\n\n", tr(noun->brief));
	for (size_t i = 0; table_verb(noun, i) != NULL; i++)
		brief(b, table_verb(noun, i));
	buf_printf(b, _("\nOne verb: salesctl help %s VERB. The manual: man salesctl-%s\n"),
	    noun->name, noun->name);
}

void
help_all(struct buf *b)
{
	const char *group = "";
	struct cmd  c;

	buf_puts(b, _("usage: salesctl NOUN VERB [ARGUMENT...] [OPTION...]\n"));
	for (size_t i = 0; table_at(i, &c); i++) {
		if (c.run != NULL)
			continue;
		if (strcmp(c.group, group) != 0)
			buf_printf(b, _("\n%s:\n"), tr(c.group));
		group = c.group;
		brief(b, &c);
	}
	buf_printf(b, "\n%s\n", _("Commands:"));
	for (size_t i = 0; table_at(i, &c); i++)
		if (c.run != NULL)
			brief(b, &c);
	buf_puts(b, _("\nsalesctl help NOUN [VERB], salesctl help TOPIC:\n  options"));
	for (size_t i = 0; help_topics[i] != NULL; i++)
		buf_printf(b, " %s", help_topics[i]);
	buf_putc(b, '\n');
}
