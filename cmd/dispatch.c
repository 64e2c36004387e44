#include "cmd/dispatch.h"

#include <string.h>
#include <unistd.h>

#include "cmd/complete.h"
#include "cmd/ctx.h"
#include "cmd/dump.h"
#include "cmd/external.h"
#include "cmd/globals.h"
#include "cmd/help.h"
#include "cmd/lang.h"
#include "cmd/say.h"
#include "cmd/suggest.h"
#include "cmd/table.h"
#include "lib/base/text.h"

enum { GIVEN_MAX = 64, COMMAND_MAX = 400, WORD_MAX = 60 };

struct line {
	struct ctx         *ctx;
	struct globals      g;
	struct opt_parser   p;
	bool                given[OPT_GROUPS][GIVEN_MAX], own[GIVEN_MAX];
	void               *args;
	struct words        operands;
};

/* The line from its noun on, for the operation and the lock's holder: long values
 * are shortened, never cut inside a character. */
static const char *
command_text(struct arena *a, char *const *argv)
{
	struct buf  b = { 0 };
	const char *s;

	for (size_t i = 0; argv[i] != NULL && b.n < COMMAND_MAX; i++) {
		const size_t n = strlen(argv[i]), fit = text_fit(argv[i], n, WORD_MAX, false);
		const bool   quoted = argv[i][strcspn(argv[i], " \t'\"")] != '\0' || n == 0;

		if (i > 0)
			buf_putc(&b, ' ');
		if (quoted)
			buf_putc(&b, '\'');
		buf_put(&b, argv[i], fit);
		if (fit < n)
			buf_puts(&b, "...");
		if (quoted)
			buf_putc(&b, '\'');
	}
	s = arena_strdup(a, buf_str(&b));
	buf_done(&b);
	return s;
}

static int
check_utf8(struct ctx *ctx, char *const *argv)
{
	for (size_t i = 1; argv[i] != NULL; i++) {
		const size_t n = strlen(argv[i]);

		if (text_valid(argv[i], n) != n)
			return FAIL(&ctx->err, SALES_EUSAGE,
			    _("argument %zu is not UTF-8 (at byte %zu): '%s'"), i,
			    text_valid(argv[i], n) + 1, argv[i]);
	}
	return SALES_OK;
}

static void
show(struct buf *b, int fd)
{
	(void)!say_bytes(fd, buf_str(b), b->n);
	buf_done(b);
}

/* A command that was not given what it needs: its short help, and exit 2. */
static int
short_help(struct ctx *ctx)
{
	struct buf b = { 0 };

	if (ctx->noun == NULL)
		help_all(&b);
	else if (ctx->verb == NULL)
		help_noun(&b, ctx->noun);
	else
		help_verb(&b, ctx->noun, ctx->verb);
	show(&b, STDERR_FILENO);
	return SALES_EUSAGE;
}

static int
asked_help(struct ctx *ctx)
{
	struct buf b = { 0 };
	bool       ok;

	if (ctx->noun == NULL)
		help_all(&b);
	else if (ctx->verb == NULL)
		help_noun(&b, ctx->noun);
	else
		help_verb(&b, ctx->noun, ctx->verb);
	ok = say_bytes(STDOUT_FILENO, buf_str(&b), b.n);
	buf_done(&b);
	return ok ? SALES_OK : SALES_EIO;
}

/* Options that only some commands take must not be given to another. */
static int
check_groups(struct line *l)
{
	const struct ctx *ctx = l->ctx;

	for (size_t i = 0; i < OPT_GROUPS; i++)
		for (size_t k = 0; !group_is_taken(&opt_groups[i], ctx->verb) && k < GIVEN_MAX; k++)
			if (l->given[i][k])
				return FAIL(&l->ctx->err, SALES_EUSAGE, _("it has no option --%s"),
				    opt_groups[i].opts[k].name);
	return SALES_OK;
}

/* The noun and its verb, with options wherever they stand. */
static int
find_command(struct line *l)
{
	struct ctx *ctx = l->ctx;
	const char *word;

	TRY(opt_word(&l->p, &word, &ctx->err));
	if (word == NULL)
		return SALES_OK;
	ctx->command = command_text(&ctx->arena, l->p.argv + l->p.at - 1);
	ctx->noun = table_find(&ctx->arena, word);
	if (ctx->noun == NULL)
		return external_run(ctx, word, l->p.argv + l->p.at);
	if (ctx->noun->run != NULL) {
		ctx->verb = ctx->noun;
		return SALES_OK;
	}
	TRY(opt_word(&l->p, &word, &ctx->err));
	if (word == NULL)
		return SALES_OK;
	ctx->verb = table_find_verb(ctx->noun, word);
	return ctx->verb != NULL ? SALES_OK : suggest_verb(ctx, word);
}

/* Its own options come first, then those of the groups it takes. */
static void
add_own_options(struct line *l)
{
	const struct cmd *c = l->ctx->verb;

	l->args = arena_alloc(&l->ctx->arena, c->args_size + 1);
	l->p.nsets = 0;
	l->p.set[l->p.nsets++] = (struct opt_set){ c->opts, l->args, l->own };
	for (size_t i = 0; i < OPT_GROUPS; i++)
		if (group_is_taken(&opt_groups[i], c))
			l->p.set[l->p.nsets++] = (struct opt_set){ opt_groups[i].opts, &l->g, l->given[i] };
}

static int
take_operands(struct line *l)
{
	const struct ctx *ctx = l->ctx;
	const char       *word;

	for (;;) {
		TRY(opt_word(&l->p, &word, &l->ctx->err));
		if (word == NULL)
			break;
		words_add(&l->ctx->arena, &l->operands, word);
	}
	TRY(check_groups(l));
	return opt_operands(ctx->verb->opts, l->args, l->operands, &l->ctx->err);
}

static int
parse(struct line *l)
{
	struct ctx *ctx = l->ctx;

	for (size_t i = 0; i < OPT_GROUPS; i++)
		l->p.set[l->p.nsets++] = (struct opt_set){ opt_groups[i].opts, &l->g, l->given[i] };
	TRY(find_command(l));
	if (ctx->verb == NULL)
		return SALES_OK;
	add_own_options(l);
	return take_operands(l);
}

/* What is wrong with the line is said after -h was looked for: help is given
 * whatever else stands there. */
static int
run_line(struct line *l)
{
	struct ctx *ctx = l->ctx;
	int         rc = check_utf8(ctx, l->p.argv);

	if (rc == SALES_OK)
		rc = parse(l);
	if (l->g.help)
		return asked_help(ctx);
	if (rc != SALES_OK) {
		say_error(ctx);
		return rc;
	}
	if (l->g.version && ctx->verb == NULL)
		ctx->noun = ctx->verb = table_find(&ctx->arena, "version");
	if (ctx->verb == NULL)
		return short_help(ctx);
	if (l->operands.n == 0 && opt_check_must(ctx->verb->opts, l->args, &ctx->err) != SALES_OK)
		return short_help(ctx);
	rc = opt_check_must(ctx->verb->opts, l->args, &ctx->err);
	if (rc == SALES_OK)
		rc = globals_from_env(ctx, &l->g);
	if (rc == SALES_OK)
		rc = globals_check(ctx, &l->g);
	if (rc != SALES_OK) {
		say_error(ctx);
		return rc;
	}
	return ctx_run(ctx, l->args);
}

/* --lang changes the words of an error further left, and -v its hint, so they
 * are looked for before anything is read. */
static void
peek_globals(struct globals *g, char *const *argv)
{
	g->verbose = 0;
	for (size_t i = 1; argv[i] != NULL && strcmp(argv[i], "--") != 0; i++) {
		if (strncmp(argv[i], "--lang=", 7) == 0)
			g->lang = argv[i] + 7;
		else if (strcmp(argv[i], "--lang") == 0 && argv[i + 1] != NULL)
			g->lang = argv[i + 1];
		else if (strcmp(argv[i], "--errors=json") == 0 ||
		    (strcmp(argv[i], "--errors") == 0 && argv[i + 1] != NULL &&
		    strcmp(argv[i + 1], "json") == 0))
			g->errors = "json";
		else if (strcmp(argv[i], "-q") == 0 || strcmp(argv[i], "--quiet") == 0)
			g->quiet = true;
		else if (strcmp(argv[i], "--verbose") == 0 ||
		    (strncmp(argv[i], "-v", 2) == 0 && argv[i][strspn(argv[i] + 1, "v") + 1] == '\0'))
			g->verbose = 1;
	}
}

/* Hints are for a person who looks on; a log gets the error alone. */
static bool
wants_hints(const struct ctx *ctx)
{
	const char *when = ctx_env(ctx, "SALESCTL_HINTS");

	if (ctx->g->verbose > 0 || ctx_env(ctx, "SALESCTL_VERBOSE") != NULL)
		return true;
	if (when != NULL && strcmp(when, "auto") != 0)
		return strcmp(when, "never") != 0;
	return isatty(STDERR_FILENO) != 0;
}

int
dispatch(char *const *argv, char *const *env)
{
	struct ctx  ctx = { .env = env, .target.fd = STDOUT_FILENO };
	struct line l = { .ctx = &ctx, .p = { .arena = &ctx.arena, .argv = argv, .at = 1 } };
	int         rc;

	ctx.g = &l.g;
	peek_globals(&l.g, argv);
	ctx.hints = wants_hints(&ctx);
	lang_set(&ctx);
	if (argv[0] != NULL && argv[1] != NULL && strcmp(argv[1], "__complete") == 0) {
		rc = complete(&ctx, argv + 2);
	} else if (argv[0] != NULL && argv[1] != NULL && strcmp(argv[1], "--dump-commands") == 0) {
		rc = dump_commands();
	} else {
		l.g = (struct globals){ .errors = l.g.errors, .lang = l.g.lang, .quiet = l.g.quiet };
		rc = argv[0] == NULL ? SALES_EUSAGE : run_line(&l);
	}
	ctx_done(&ctx);
	return rc;
}
