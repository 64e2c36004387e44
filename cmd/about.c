/* salesctl help, salesctl version, salesctl completion. */
#include <string.h>

#include "cmd/alias.h"
#include "cmd/complete.h"
#include "cmd/help.h"
#include "cmd/suggest.h"
#include "cmd/table.h"
#include "lib/store/db.h"

struct help_args { const char *noun, *verb; };

static const struct opt help_opts[] = {
	OPT_ARG("NOUN|TOPIC", struct help_args, noun, N_("a command, or a topic: selectors, periods ..."), .hint = HINT_COMMAND),
	OPT_ARG("VERB", struct help_args, verb, N_("one of its verbs"), .hint = HINT_COMMAND_VERB),
	OPT_END
};

/* What is no command: a topic, an alias. */
static int
help_other(struct ctx *ctx, const char *name, struct buf *b)
{
	const char *alias = alias_text(ctx, name);

	if (strcmp(name, "options") == 0)
		help_options(b);
	else if (strcmp(name, "settings") == 0)
		help_settings(b);
	else if (help_topic(name) != NULL)
		buf_puts(b, help_topic(name));
	else if (alias != NULL)
		buf_printf(b, _("%s is an alias of yours: %s\n"), name, alias);
	else
		return suggest_noun(ctx, name);
	return SALES_OK;
}

static int
help_text(struct ctx *ctx, const struct help_args *a, struct buf *b)
{
	const struct cmd *noun, *verb;

	if (a->noun == NULL) {
		help_all(b);
		return SALES_OK;
	}
	noun = table_find(&ctx->arena, a->noun);
	if (noun == NULL)
		return help_other(ctx, a->noun, b);
	verb = noun->run != NULL ? noun : a->verb == NULL ? NULL : table_find_verb(noun, a->verb);
	if (verb == NULL && a->verb != NULL) {
		ctx->noun = noun;
		return suggest_verb(ctx, a->verb);
	}
	if (verb == NULL)
		help_noun(b, noun);
	else
		help_verb(b, noun, verb);
	return SALES_OK;
}

static int
run_help(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf   b = { 0 };
	static const char *const       formats[] = { "text", NULL };
	const char                    *format;

	TRY(help_text(ctx, args, &b));
	TRY(ctx_document(ctx, formats, &format));
	return out_text(ctx->out, buf_str(&b), b.n);
}

const struct cmd help_cmd = {
	.name = "help", .brief = N_("show help on a command or a topic"), .opts = help_opts,
	.args_size = sizeof(struct help_args), .needs = RUNS_ALWAYS, .run = run_help,
	.examples = "salesctl help deal list\nsalesctl help periods",
};

static int
run_version(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	static const char *const     formats[] = { "text", NULL };
	const char                  *format;

	(void)args;
	buf_puts(&b, "salesctl " SALESCTL_VERSION "\n");
	if (ctx->g->verbose > 0)
		buf_printf(&b, "schema %d\nSQLite %s\n", db_schema_version(), db_engine_version());
	TRY(ctx_document(ctx, formats, &format));
	return out_text(ctx->out, buf_str(&b), b.n);
}

const struct cmd version_cmd = {
	.name = "version", .brief = N_("show the version (-v: schema and libraries)"),
	.needs = RUNS_ALWAYS, .run = run_version,
};

struct completion_args { const char *shell; };

/* In the order of completions/meson.build. */
static const char *const shells[] = { "bash", "zsh", "fish", NULL };

static const struct opt completion_opts[] = {
	{ .type = OPT_CHOICE, .name = "SHELL", .help = N_("bash, zsh or fish"),
	  .flags = OPT_OPERAND | OPT_MUST, .choices = shells,
	  .at = OPT_AT(struct completion_args, shell, const char *) },
	OPT_END
};

static int
run_completion(struct ctx *ctx, const void *args)
{
	const struct completion_args *a = args;
	static const char *const      formats[] = { "text", NULL };
	const char                   *format;
	size_t                        i = 0;

	while (strcmp(shells[i], a->shell) != 0)
		i++;
	TRY(ctx_document(ctx, formats, &format));
	return out_text(ctx->out, completion_shims[i], strlen(completion_shims[i]));
}

const struct cmd completion_cmd = {
	.name = "completion", .brief = N_("print what completes words at TAB in a shell"),
	.opts = completion_opts, .args_size = sizeof(struct completion_args), .needs = RUNS_ALWAYS,
	.run = run_completion,
	.examples = "source <(salesctl completion bash)\nsalesctl completion fish | source\n",
};
