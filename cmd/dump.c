#include "cmd/dump.h"

#include <unistd.h>

#include "cmd/globals.h"
#include "cmd/help.h"
#include "cmd/say.h"
#include "cmd/settings.h"
#include "cmd/show.h"
#include "cmd/table.h"

static void
dump_opts(struct buf *b, const char *name, const struct opt *opts)
{
	for (const struct opt *o = opts; o != NULL && o->type != OPT_LAST; o++) {
		if ((o->flags & OPT_OPERAND) != 0) {
			buf_printf(b, "operand\t%s\t%s\t%s\n", name, o->name,
			    o->help == NULL ? "" : o->help);
			continue;
		}
		buf_printf(b, "opt\t%s\t--%s\t", name, o->name);
		if (o->letter != '\0')
			buf_printf(b, "-%c", o->letter);
		else
			buf_putc(b, '-');
		buf_printf(b, "\t%s\t%s\n", o->value == NULL ? "-" : o->value, o->help);
	}
}

static void
dump_cols(struct buf *b, const char *name, const struct col *cols)
{
	static const char *const types[] = { "", "text", "code", "count", "number", "money", "rate",
		"percent", "day", "time", "bool", "ref", "enum" };

	for (; cols != NULL && cols->type != COL_END; cols++)
		buf_printf(b, "col\t%s\t%s\t%s\n", name, cols->key, types[cols->type]);
}

static void
dump_one(struct buf *b, const struct cmd *noun, const struct cmd *verb)
{
	struct buf name = { 0 };

	buf_printf(&name, "%s", noun->name);
	if (verb != noun)
		buf_printf(&name, " %s", verb->name);
	buf_printf(b, "cmd\t%s\t%s\n", buf_str(&name), verb->brief);
	buf_printf(b, "synopsis\t%s\t", buf_str(&name));
	help_synopsis(b, noun, verb);
	buf_printf(b, "\nneeds\t%s\t%s\n", buf_str(&name),
	    (verb->needs & (NEEDS_OP | NEEDS_DB)) != 0 ? "writes" :
	    (verb->needs & ~(unsigned)RUNS_ALWAYS) != 0 ? "reads" : "nothing");
	dump_opts(b, buf_str(&name), verb->opts);
	for (size_t i = 0; i < OPT_GROUPS; i++)
		if (opt_groups[i].needs != 0 && group_is_taken(&opt_groups[i], verb))
			dump_opts(b, buf_str(&name), opt_groups[i].opts);
	dump_cols(b, buf_str(&name), verb->cols);
	buf_done(&name);
}

int
dump_commands(void)
{
	struct buf b = { 0 };
	struct cmd c;
	bool       ok;

	for (size_t i = 0; table_at(i, &c); i++) {
		if (c.run != NULL) {
			dump_one(&b, &c, &c);
			continue;
		}
		buf_printf(&b, "noun\t%s\t%s\n", c.name, c.brief);
		for (const struct field *f = c.kind == NULL ? NULL : c.kind->fields; f != NULL && f->name != NULL; f++)
			buf_printf(&b, "field\t%s\t%s\t%s\n", c.name, f->name, show_type(f));
		for (size_t v = 0; table_verb(&c, v) != NULL; v++)
			dump_one(&b, &c, table_verb(&c, v));
	}
	for (size_t i = 0; i < OPT_GROUPS; i++)
		if (opt_groups[i].needs == 0)
			dump_opts(&b, "-", opt_groups[i].opts);
	for (const struct known_setting *k = known_settings; k->key != NULL; k++)
		buf_printf(&b, "setting\t%s\t%s\n", k->key, k->value);
	for (size_t i = 0; help_topics[i] != NULL; i++)
		buf_printf(&b, "topic\t%s\n", help_topics[i]);
	ok = say_bytes(STDOUT_FILENO, buf_str(&b), b.n);
	buf_done(&b);
	return ok ? SALES_OK : SALES_EIO;
}
