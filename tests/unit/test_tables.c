/* Every command in the one list: what a person can rely on in each of them. */
#include <ctype.h>
#include <string.h>

#include "cmd/complete.h"
#include "cmd/ctx.h"
#include "cmd/globals.h"
#include "cmd/help.h"
#include "cmd/table.h"
#include "lib/base/text.h"
#include "tests/unit/unit.h"

enum { BRIEF_CELLS = 60, HELP_LINES = 40, HELP_CELLS = 78 };

typedef void each_fn(const struct cmd *noun, const struct cmd *verb);

static void
each_command(each_fn *fn)
{
	struct cmd c;

	for (size_t n = 0; table_at(n, &c); n++) {
		if (c.run != NULL)
			fn(&c, &c);
		for (size_t i = 0; c.run == NULL && table_verb(&c, i) != NULL; i++)
			fn(&c, table_verb(&c, i));
	}
}

static void
check_words(const char *name, const char *text, const char *what)
{
	const size_t n = strlen(text);

	if (n == 0 || isupper((unsigned char)text[0]) != 0)
		/* a name such as JSON may begin it */
		if (n < 2 || isupper((unsigned char)text[1]) == 0)
			fail_msg("%s: %s starts with a capital: %s", name, what, text);
	if (text[n - 1] == '.' && (n < 3 || strcmp(text + n - 3, "...") != 0))
		fail_msg("%s: %s ends in a full stop: %s", name, what, text);
}

static void
check_brief(const struct cmd *noun, const struct cmd *verb)
{
	(void)noun;
	assert_non_null(verb->brief);
	check_words(verb->name, verb->brief, "brief");
	if (text_width(verb->brief, strlen(verb->brief), false) > BRIEF_CELLS)
		fail_msg("%s: brief is wider than %d: %s", verb->name, BRIEF_CELLS, verb->brief);
}

static void
briefs__are_short_and_lower_case(void **state)
{
	(void)state;
	each_command(check_brief);
}

/* No name or letter means two things in one command, global options too. */
static void
check_names(const struct cmd *noun, const struct cmd *verb)
{
	const struct opt *seen[128];
	size_t            n = 0;

	for (size_t g = 0; g <= OPT_GROUPS; g++) {
		const struct opt *o = g == OPT_GROUPS ? verb->opts : opt_groups[g].opts;

		if (g < OPT_GROUPS && !group_is_taken(&opt_groups[g], verb))
			continue;
		for (; o != NULL && o->type != OPT_LAST; o++) {
			if ((o->flags & OPT_OPERAND) != 0)
				continue;
			check_words(o->name, o->help, "help");
			for (size_t i = 0; i < n; i++)
				if (strcmp(seen[i]->name, o->name) == 0 ||
				    (o->letter != '\0' && seen[i]->letter == o->letter))
					fail_msg("%s %s: --%s and --%s are the same", noun->name,
					    verb->name, seen[i]->name, o->name);
			assert_true(n < 128);
			seen[n++] = o;
		}
	}
}

static void
options__have_one_meaning(void **state)
{
	(void)state;
	each_command(check_names);
}

static void
check_columns(const struct cmd *noun, const struct cmd *verb)
{
	(void)noun;
	for (const struct col *c = verb->cols; c != NULL && c->type != COL_END; c++) {
		if (c->key[strspn(c->key, "abcdefghijklmnopqrstuvwxyz_")] != '\0')
			fail_msg("%s: column key '%s' is not [a-z_]+", verb->name, c->key);
		assert_non_null(c->label);
		for (const struct col *d = c + 1; d->type != COL_END; d++)
			if (strcmp(c->key, d->key) == 0)
				fail_msg("%s: two columns '%s'", verb->name, c->key);
	}
}

static void
columns__have_keys_of_their_own(void **state)
{
	(void)state;
	each_command(check_columns);
}

static void
check_help(const struct cmd *noun, const struct cmd *verb)
{
	struct buf b = { 0 };
	long       lines = 0;

	help_verb(&b, noun, verb);
	for (const char *p = b.p; *p != '\0'; lines++) {
		const size_t n = strcspn(p, "\n");

		if (strstr(p, "salesctl") != p && strncmp(p, "  salesctl", 10) != 0 &&
		    text_width(p, n, false) > HELP_CELLS && strncmp(p, "usage", 5) != 0)
			fail_msg("help %s %s: too wide: %.*s", noun->name, verb->name, (int)n, p);
		p += n + (p[n] == '\n');
	}
	if (lines > HELP_LINES)
		fail_msg("help %s %s has %ld lines", noun->name, verb->name, lines);
	buf_done(&b);
}

static void
help__fits_one_screen(void **state)
{
	(void)state;
	each_command(check_help);
}

/* How many lines of a completion are this candidate, and how many there are. */
static int
offered(const char *lines, const char *dashes, const char *name)
{
	const size_t d = strlen(dashes), n = strlen(name);
	int          found = 0;

	for (const char *p = lines; *p != '\0'; p += strcspn(p, "\n") + 1)
		if (strncmp(p, dashes, d) == 0 && strncmp(p + d, name, n) == 0 && p[d + n] == '\t')
			found++;
	return found;
}

static int
count_lines(const char *lines)
{
	int n = 0;

	for (; *lines != '\0'; lines++)
		n += *lines == '\n';
	return n;
}

/* What completion offers behind these words, in the caller's buffer. */
static void
complete_behind(const char *first, const char *second, const char *third, struct buf *lines)
{
	struct ctx        ctx = { .target.fd = -1 };
	const char *const words[] = { first, second, third, NULL };

	complete_words(&ctx, (char *const *)words, lines);
	ctx_done(&ctx);
}

/* Is --name shown with what it takes, as a word of its own? */
static bool
shown(const char *help, const struct opt *o)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	buf_printf(&b, "--%s%s%s", o->name, o->value == NULL ? "" : " ", o->value == NULL ? "" : o->value);
	for (const char *p = help; (p = strstr(p, b.p)) != NULL; p++)
		if (p > help && p[-1] == ' ' && (p[b.n] == ' ' || p[b.n] == '\n'))
			return true;
	return false;
}

/* The table is what --dump-commands shows and the manual is held to: help and
 * completion have the same options, all of them and no other. */
static void
check_options_agree(const struct cmd *noun, const struct cmd *verb)
{
	CLEANUP(buf_done) struct buf help = { 0 }, every = { 0 }, lines = { 0 };
	int                          count = 0;

	help_verb(&help, noun, verb);
	help_options(&every);
	complete_behind(noun->name, verb == noun ? "--" : verb->name, verb == noun ? NULL : "--", &lines);
	for (size_t g = 0; g <= OPT_GROUPS; g++) {
		const bool        all = g < OPT_GROUPS && opt_groups[g].needs == 0;
		const struct opt *o = g == OPT_GROUPS ? verb->opts : opt_groups[g].opts;

		if (g < OPT_GROUPS && !group_is_taken(&opt_groups[g], verb))
			continue;
		for (; o != NULL && o->type != OPT_LAST; o++) {
			if ((o->flags & OPT_OPERAND) != 0)
				continue;
			count++;
			if (!shown(all ? every.p : help.p, o))
				fail_msg("%s %s: help has no --%s", noun->name, verb->name, o->name);
			if (offered(lines.p, "--", o->name) != 1)
				fail_msg("%s %s: completion offers --%s %d times", noun->name, verb->name,
				    o->name, offered(lines.p, "--", o->name));
		}
	}
	if (count_lines(lines.p) != count)
		fail_msg("%s %s: completion has %d lines for %d options", noun->name, verb->name,
		    count_lines(lines.p), count);
}

static void
help_and_completion__have_the_options_of_the_table(void **state)
{
	(void)state;
	each_command(check_options_agree);
}

static void
completion__has_the_nouns_and_verbs_of_the_table(void **state)
{
	CLEANUP(buf_done) struct buf all = { 0 };
	struct cmd                   noun;
	int                          nouns = 0;

	(void)state;
	complete_behind("", NULL, NULL, &all);
	for (; table_at((size_t)nouns, &noun); nouns++) {
		CLEANUP(buf_done) struct buf verbs = { 0 };
		int                          n = 0;

		assert_int_equal(offered(all.p, "", noun.name), 1);
		if (noun.run != NULL)
			continue;
		complete_behind(noun.name, "", NULL, &verbs);
		for (; table_verb(&noun, (size_t)n) != NULL; n++)
			assert_int_equal(offered(verbs.p, "", table_verb(&noun, (size_t)n)->name), 1);
		assert_int_equal(count_lines(verbs.p), n);
	}
	assert_int_equal(count_lines(all.p), nouns);
}

static void
check_record_nouns(const struct cmd *noun, const struct cmd *verb)
{
	if (noun->kind != NULL)
		assert_string_equal(noun->kind->name, noun->name);
	assert_true((noun->group != NULL) == (noun->run == NULL));
	assert_true(verb->run != NULL);
	for (const struct opt *o = verb->opts; o != NULL && o->type != OPT_LAST; o++)
		assert_true(o->at < verb->args_size);
}

static void
verbs__can_run_and_have_room_for_their_options(void **state)
{
	(void)state;
	each_command(check_record_nouns);
}

static void
short_names__are_ls_and_rm_only(void **state)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct cmd                *deal = table_find(&a, "deal");

	(void)state;
	assert_non_null(deal);
	assert_ptr_equal(table_find_verb(deal, "ls"), table_find_verb(deal, "list"));
	assert_ptr_equal(table_find_verb(deal, "rm"), table_find_verb(deal, "remove"));
	assert_null(table_find_verb(deal, "li"));
	assert_null(table_find(&a, "dea"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(briefs__are_short_and_lower_case),
		cmocka_unit_test(options__have_one_meaning),
		cmocka_unit_test(columns__have_keys_of_their_own),
		cmocka_unit_test(help__fits_one_screen),
		cmocka_unit_test(help_and_completion__have_the_options_of_the_table),
		cmocka_unit_test(completion__has_the_nouns_and_verbs_of_the_table),
		cmocka_unit_test(verbs__can_run_and_have_room_for_their_options),
		cmocka_unit_test(short_names__are_ls_and_rm_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
