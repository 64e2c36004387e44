/* The language of messages: --lang, or the setting ui.lang with what the
 * environment says of it. Formats of data never follow it. */
#include "cmd/lang.h"

#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "cmd/settings.h"
#include "lib/base/tr.h"

/* The process has one language, as it has one environment. */
static struct tr_catalogue messages;

const struct tr_catalogue *
tr_messages(void)
{
	return &messages;
}

/* BASE/zh_CN/LC_MESSAGES/salesctl.mo */
static bool
load_from(struct ctx *ctx, const char *base, const char *lang)
{
	return tr_load(&messages, arena_printf(&ctx->arena, "%s/%s/LC_MESSAGES/salesctl.mo", base, lang));
}

/* Beside the program: po/ where it was built, or share/locale next to bin/
 * where it was installed, wherever that is. */
static bool
load_beside_program(struct ctx *ctx, const char *lang)
{
	char   *path = arena_alloc(&ctx->arena, 4096);
	char   *slash;

	if (readlink("/proc/self/exe", path, 4000) <= 0 || (slash = strrchr(path, '/')) == NULL)
		return false;
	*slash = '\0';
	if (load_from(ctx, arena_printf(&ctx->arena, "%s/po", path), lang))
		return true;
	return load_from(ctx, arena_printf(&ctx->arena, "%s/../share/locale", path), lang);
}

static void
use(struct ctx *ctx, const char *want)
{
	const char *dir = ctx_env(ctx, "SALESCTL_LOCALEDIR");

	messages = (struct tr_catalogue){ 0 };
	ctx->lang = "en";
	/* one catalogue serves every Chinese reader better than English */
	if (strncmp(want, "zh", 2) != 0)
		return;
	ctx->lang = "zh_CN";
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	if (dir != NULL ? load_from(ctx, dir, "zh_CN") :
	    load_beside_program(ctx, "zh_CN") ||
	    load_from(ctx, SALESCTL_LOCALEDIR, "zh_CN"))
		return;
	ctx_note(ctx, "the catalogue zh_CN is not installed; messages are English");
}

void
lang_set(struct ctx *ctx)
{
	const char *want = ctx->g->lang != NULL ? ctx->g->lang : setting(ctx, "ui.lang");

	if (ctx->lang == NULL || strcmp(ctx->lang, strncmp(want, "zh", 2) == 0 ? "zh_CN" : "en") != 0)
		use(ctx, want);
}

void
lang_of_document(struct ctx *ctx, const char *lang)
{
	if (lang == NULL || ctx->g->lang != NULL || ctx_env(ctx, "SALESCTL_LANG") != NULL ||
	    setting_in_force(ctx, "ui.lang").level == LEVEL_LINE)
		return;
	use(ctx, lang);
	ctx->dept.lang = ctx->lang;
}
