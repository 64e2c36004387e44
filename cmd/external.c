#include "cmd/external.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/suggest.h"

enum { DEPTH_MAX = 4 };

/* The file in PATH that can be run; entries that are not absolute are passed
 * over, so that no folder one happens to stand in is trusted. */
const char *
external_find(struct ctx *ctx, const char *name)
{
	const char *path = ctx_env(ctx, "PATH");

	while (path != NULL && *path != '\0') {
		const size_t n = strcspn(path, ":");
		const char  *file = arena_printf(&ctx->arena, "%.*s/%s", (int)n, path, name);

		if (*path == '/' && access(file, X_OK) == 0)
			return file;
		path += n + (path[n] == ':');
	}
	return NULL;
}

static void
export_context(struct ctx *ctx, long depth)
{
	char  bin[4096];
	char *number = arena_printf(&ctx->arena, "%ld", depth);
	const ssize_t n = readlink("/proc/self/exe", bin, sizeof(bin) - 1);

	setenv("SALESCTL_DEPTH", number, 1);
	setenv("SALESCTL_LANG", ctx->lang, 1);
	if (ctx->g->repo != NULL)
		setenv("SALESCTL_REPO", ctx->g->repo, 1);
	if (ctx->g->db != NULL)
		setenv("SALESCTL_DB", ctx->g->db, 1);
	if (n > 0) {
		bin[n] = '\0';
		setenv("SALESCTL_BIN", bin, 1);
	}
}

/* Replace this process; more than a few times inside of each other is a loop. */
static int
become(struct ctx *ctx, const char *what, const char *file, struct words *args)
{
	const char *depth_text = ctx_env(ctx, "SALESCTL_DEPTH");
	const long  depth = depth_text == NULL ? 1 : strtol(depth_text, NULL, 10) + 1;

	if (depth > DEPTH_MAX)
		return FAIL(&ctx->err, SALES_EOUTSIDE, _("%s calls itself in a circle"), what);
	export_context(ctx, depth);
	words_add(&ctx->arena, args, NULL);
	execv(file, (char *const *)(const void *)args->v);
	return FAIL(&ctx->err, SALES_EOUTSIDE, "%s: %s", file, strerror(errno));
}

int
external_run(struct ctx *ctx, const char *word, char *const *rest)
{
	const char  *name = arena_printf(&ctx->arena, "salesctl-%s", word), *file;
	struct words args = { 0 };

	if (strchr(word, '/') != NULL || (file = external_find(ctx, name)) == NULL)
		return suggest_noun(ctx, word);
	words_add(&ctx->arena, &args, name);
	for (; *rest != NULL; rest++)
		words_add(&ctx->arena, &args, *rest);
	return become(ctx, name, file, &args);
}

int
external_shell(struct ctx *ctx, const char *name, const char *command, char *const *rest)
{
	struct words args = { 0 };

	words_add(&ctx->arena, &args, "sh");
	words_add(&ctx->arena, &args, "-c");
	words_add(&ctx->arena, &args, arena_printf(&ctx->arena, "%s \"$@\"", command));
	words_add(&ctx->arena, &args, name);
	for (; *rest != NULL; rest++)
		words_add(&ctx->arena, &args, *rest);
	return become(ctx, name, "/bin/sh", &args);
}
