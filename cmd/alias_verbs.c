/* salesctl alias - commands of one's own; salesctl trust - whose may run. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cmd/alias.h"
#include "cmd/config.h"
#include "cmd/ctx.h"
#include "cmd/locate.h"
#include "cmd/verbs.h"

/* ---- args -------------------------------------------------------------- */

struct name_args { const char *name; };
struct set_args { const char *name, *command, *level; };
struct unset_args { const char *name, *level; };
struct trust_args { const char *dir; };

/* ---- options ----------------------------------------------------------- */

static const struct opt name_opts[] = {
	OPT_ARG_MUST("NAME", struct name_args, name, N_("the alias"), .hint = HINT_ALIAS),
	OPT_END
};
static const struct opt set_opts[] = {
	OPT_ARG_MUST("NAME", struct set_args, name, N_("letters, digits, '-' and '_'; no command's name")),
	OPT_ARG_MUST("COMMAND", struct set_args, command, N_("in quotes: 'deal list owner:@me', or '!shell command'")),
	OPT_C(0, "level", N_("LEVEL"), struct set_args, level, level_names, N_("whose: user (default), department, system")),
	OPT_END
};
static const struct opt unset_opts[] = {
	OPT_ARG_MUST("NAME", struct unset_args, name, N_("the alias"), .hint = HINT_ALIAS),
	OPT_C(0, "level", N_("LEVEL"), struct unset_args, level, level_names, N_("whose: user (default), department, system")),
	OPT_END
};
static const struct opt trust_opts[] = {
	OPT_ARG("DIR", struct trust_args, dir, N_("the department's folder; default the one in use"), .hint = HINT_DIR),
	OPT_END
};

/* ---- columns ----------------------------------------------------------- */

static const struct col list_cols[] = {
	{ "name", COL_CODE, N_("Alias"), 0, NULL },
	{ "command", COL_TEXT, N_("Stands for"), COL_SHRINK, NULL },
	{ "origin", COL_TEXT, N_("Said in"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

/* ---- code -------------------------------------------------------------- */

static int
run_list(struct ctx *ctx, const void *args)
{
	(void)args;
	TRY(settings_faults(ctx));
	TRY(ctx_table(ctx, "salesctl.alias.list", list_cols));
	for (const struct used_setting *s = ctx->settings->first; s != NULL; s = s->next)
		if (alias_name(s->key) != NULL && alias_text(ctx, alias_name(s->key)) == s->text)
			TRY(OUT_ROW(ctx->out, cell_code(alias_name(s->key)), CELL(s->text),
			    CELL(setting_origin(&ctx->arena, s))));
	return SALES_OK;
}

static const char *
key_of(struct ctx *ctx, const char *name)
{
	return arena_printf(&ctx->arena, "alias.%s", name);
}

static int
run_get(struct ctx *ctx, const void *args)
{
	const struct name_args *a = args;

	if (alias_text(ctx, a->name) == NULL)
		return FAIL(&ctx->err, SALES_NO, _("there is no alias '%s'"), a->name);
	return config_print(ctx, key_of(ctx, a->name));
}

static int
run_set(struct ctx *ctx, const void *args)
{
	const struct set_args *a = args;

	return config_change(ctx, a->level, SETTING_SET, key_of(ctx, a->name), a->command);
}

static int
run_unset(struct ctx *ctx, const void *args)
{
	const struct unset_args *a = args;

	return config_change(ctx, a->level, SETTING_UNSET, key_of(ctx, a->name), NULL);
}

/* Exactly this folder: a path that means another one tomorrow is no use. */
static int
run_trust(struct ctx *ctx, const void *args)
{
	const struct trust_args *a = args;
	const char              *dir = a->dir, *real;
	int                      rc;

	if (dir == NULL) {
		TRY(locate(ctx));
		dir = ctx->found.dir;
	}
	if (dir == NULL)
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("a database alone has no settings of its own"));
	real = setting_real_path(ctx, dir);
	if (real == NULL)
		return FAIL(&ctx->err, SALES_ENOTFOUND, "%s: %s", dir, strerror(errno));
	if (access(arena_printf(&ctx->arena, "%s/.salesctl", real), F_OK) != 0)
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("there is no department in '%s'"), real);
	rc = config_change(ctx, NULL, SETTING_ADD, "trusted", real);
	if (rc != SALES_NO)
		return rc;
	ctx_note(ctx, _("'%s' is trusted already"), real);
	return SALES_OK;
}

/* ---- verbs ------------------------------------------------------------- */

const struct cmd alias_verbs[] = {
	{ .name = "list", .brief = N_("list your commands, and what they stand for"), .cols = list_cols,
	  .needs = RUNS_ALWAYS, .run = run_list, .examples = "salesctl alias list\n" },
	{ .name = "get", .brief = N_("print what one stands for"), .opts = name_opts,
	  .args_size = sizeof(struct name_args), .needs = RUNS_ALWAYS, .run = run_get,
	  .examples = "salesctl alias get mine\n" },
	{ .name = "set", .brief = N_("make or change one"), .opts = set_opts,
	  .args_size = sizeof(struct set_args), .needs = RUNS_ALWAYS, .run = run_set,
	  .examples = "salesctl alias set mine 'deal list owner:@me stage:open'\n"
	      "salesctl alias set wk \"report weekly -p 'last week'\"\n" },
	{ .name = "unset", .brief = N_("take one away"), .opts = unset_opts,
	  .args_size = sizeof(struct unset_args), .needs = RUNS_ALWAYS, .run = run_unset,
	  .examples = "salesctl alias unset mine\n" },
	{ .name = NULL }
};

const struct cmd trust_cmd = {
	.name = "trust", .brief = N_("let another's department name commands to run"), .opts = trust_opts,
	.args_size = sizeof(struct trust_args), .needs = RUNS_ALWAYS, .run = run_trust,
	.examples = "salesctl trust /srv/sales\n",
};
