#include "cmd/dispatch.h"

#include <string.h>
#include <unistd.h>

#include "cmd/alias.h"
#include "cmd/complete.h"
#include "cmd/ctx.h"
#include "cmd/dump.h"
#include "cmd/globals.h"
#include "cmd/help.h"
#include "cmd/lang.h"
#include "cmd/line.h"
#include "cmd/say.h"
#include "cmd/settings.h"
#include "cmd/table.h"
#include "lib/base/text.h"

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

static bool
runs_always(const struct ctx *ctx)
{
	return ctx->verb != NULL && (ctx->verb->needs & RUNS_ALWAYS) != 0;
}

/* What is wrong with the settings or the line is said after -h was looked for:
 * help is given whatever else stands there. rc: of the settings. */
static int
run_line(struct line *l, int rc)
{
	struct ctx *ctx = l->ctx;

	if (rc == SALES_OK)
		rc = check_utf8(ctx, l->p.argv);
	if (rc == SALES_OK)
		rc = line_parse(l);
	if (l->g.help)
		return asked_help(ctx);
	if (!runs_always(ctx) && settings_faults(ctx) != SALES_OK)
		rc = SALES_ECONFIG;
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

/* What must be known before the line is read: --lang changes the words of an
 * error further left, -v its hint, -C where settings and aliases are. Faults
 * are left to the reading proper. */
struct look {
	struct globals g;
	size_t         first;   /* the first word that is no option; 0: none */
	bool           bare;    /* before it only options that a program outside learns of */
};

/* Is anything given but what external commands get by the environment? */
static bool
is_bare(bool given[OPT_GROUPS][GIVEN_MAX])
{
	static const char *const passed[] = { "repo", "db" };

	for (size_t i = 0; i < OPT_GROUPS; i++)
		for (size_t k = 0; opt_groups[i].opts[k].type != OPT_LAST; k++)
			if (given[i][k] && strcmp(opt_groups[i].opts[k].name, passed[0]) != 0 &&
			    strcmp(opt_groups[i].opts[k].name, passed[1]) != 0)
				return false;
	return true;
}

static void
look_ahead(struct ctx *ctx, char *const *argv, struct look *l)
{
	struct sales_err  err;
	bool              given[OPT_GROUPS][GIVEN_MAX];
	struct opt_parser p = { .arena = &ctx->arena, .argv = argv, .at = 1 };
	const char       *word;

	*l = (struct look){ 0 };
	for (size_t i = 0; i < OPT_GROUPS; i++)
		p.set[p.nsets++] = (struct opt_set){ opt_groups[i].opts, &l->g, given[i] };
	do {
		memset(given, 0, sizeof(given)); /* twice is for the reading proper to refuse */
		if (opt_word(&p, &word, &err) == SALES_OK && word != NULL && l->first == 0) {
			l->first = (size_t)p.at - 1;
			l->bare = is_bare(given);
		}
	} while (argv[p.at] != NULL);
}

/* Hints are for a person who looks on; a log gets the error alone. */
static bool
wants_hints(const struct ctx *ctx)
{
	const char *when = setting(ctx, "ui.hints");

	if (ctx->g->verbose > 0 || ctx_env(ctx, "SALESCTL_VERBOSE") != NULL)
		return true;
	return strcmp(when, "auto") == 0 ? isatty(STDERR_FILENO) != 0 : strcmp(when, "never") != 0;
}

/* Settings first: they choose the language, and aliases are among them. */
static int
prepare(struct ctx *ctx, struct look *look, char *const **argv)
{
	const char *said;
	int         rc;

	look_ahead(ctx, *argv, look);
	ctx->g = &look->g;
	lang_set(ctx);
	rc = settings_load(ctx);
	lang_set(ctx);
	said = (*argv)[look->first];
	if (rc == SALES_OK)
		rc = alias_expand(ctx, *argv, look->first, look->bare, argv);
	if (rc == SALES_OK && look->first > 0 && said != (*argv)[look->first]) {
		look_ahead(ctx, *argv, look);
		lang_set(ctx);
	}
	ctx->hints = wants_hints(ctx);
	return rc;
}

int
dispatch(char *const *argv, char *const *env)
{
	struct ctx  ctx = { .env = env, .target.fd = STDOUT_FILENO };
	struct line l = { .ctx = &ctx };
	struct look look;
	int         rc = SALES_EUSAGE;

	if (argv[0] != NULL && argv[1] != NULL && strcmp(argv[1], "__complete") == 0) {
		rc = complete(&ctx, argv + 2);
	} else if (argv[0] != NULL && argv[1] != NULL && strcmp(argv[1], "--dump-commands") == 0) {
		rc = dump_commands();
	} else if (argv[0] != NULL) {
		rc = prepare(&ctx, &look, &argv);
		l.p = (struct opt_parser){ .arena = &ctx.arena, .argv = argv, .at = 1 };
		l.g = (struct globals){ .errors = look.g.errors, .lang = look.g.lang, .quiet = look.g.quiet };
		ctx.g = &l.g;
		rc = run_line(&l, rc);
	}
	ctx_done(&ctx);
	return rc;
}
