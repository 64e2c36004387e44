/* salesctl help, salesctl version. */
#include <string.h>

#include "cmd/help.h"
#include "cmd/suggest.h"
#include "cmd/table.h"
#include "lib/store/db.h"

struct help_args { const char *noun, *verb; };

static const struct opt help_opts[] = {
	OPT_ARG("NOUN|TOPIC", struct help_args, noun, N_("a command, or a topic: selectors, periods ...")),
	OPT_ARG("VERB", struct help_args, verb, N_("one of its verbs")),
	OPT_END
};

static int
help_text(struct ctx *ctx, const struct help_args *a, struct buf *b)
{
	const struct cmd *noun, *verb;

	if (a->noun == NULL) {
		help_all(b);
		return SALES_OK;
	}
	noun = table_find(&ctx->arena, a->noun);
	if (noun == NULL && strcmp(a->noun, "options") == 0) {
		help_options(b);
		return SALES_OK;
	}
	if (noun == NULL && help_topic(a->noun) == NULL)
		return suggest_noun(ctx, a->noun);
	if (noun == NULL) {
		buf_puts(b, help_topic(a->noun));
		return SALES_OK;
	}
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
	.args_size = sizeof(struct help_args), .run = run_help,
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
	.run = run_version,
};
