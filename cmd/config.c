/* salesctl config - what is preferred, by whom, and where that is said. */
#include <string.h>

#include "cmd/config.h"
#include "cmd/say.h"
#include "cmd/verbs.h"

/* ---- args -------------------------------------------------------------- */

struct list_args { const char *prefix; bool origin, all; };
struct key_args { const char *key; };
struct set_args { const char *key, *value, *level; };
struct unset_args { const char *key, *level; };
struct check_args { const char *file; };

/* ---- options ----------------------------------------------------------- */

const char *const level_names[] = { "user", "department", "system", NULL };

static const struct opt list_opts[] = {
	OPT_ARG("KEY", struct list_args, prefix, N_("only this setting, or those of a section such as ui"), .hint = HINT_SETTING),
	OPT_F(0, "origin", struct list_args, origin, N_("say where each is said: file and line")),
	OPT_F(0, "all", struct list_args, all, N_("also what something stronger overrides")),
	OPT_END
};
static const struct opt get_opts[] = {
	OPT_ARG_MUST("KEY", struct key_args, key, N_("a setting such as ui.color"), .hint = HINT_SETTING),
	OPT_END
};
static const struct opt set_opts[] = {
	OPT_ARG_MUST("KEY", struct set_args, key, N_("a setting such as ui.color"), .hint = HINT_SETTING),
	OPT_ARG_MUST("VALUE", struct set_args, value, N_("what it is to be"), .hint = HINT_SETTING_VALUE),
	OPT_C(0, "level", N_("LEVEL"), struct set_args, level, level_names, N_("whose: user (default), department, system")),
	OPT_END
};
static const struct opt unset_opts[] = {
	OPT_ARG_MUST("KEY", struct unset_args, key, N_("a setting such as ui.color"), .hint = HINT_SETTING),
	OPT_C(0, "level", N_("LEVEL"), struct unset_args, level, level_names, N_("whose: user (default), department, system")),
	OPT_END
};
static const struct opt check_opts[] = {
	OPT_ARG("FILE", struct check_args, file, N_("a file of settings; default all that are read"), .hint = HINT_FILE),
	OPT_END
};

/* ---- columns ----------------------------------------------------------- */

static const struct col all_cols[] = {
	{ "key", COL_CODE, N_("Setting"), 0, NULL },
	{ "value", COL_TEXT, N_("Value"), COL_SHRINK, NULL },
	{ "origin", COL_ENUM, N_("Said in"), 0, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ .type = COL_END },
};
static const struct col path_cols[] = {
	{ "level", COL_ENUM, N_("Level"), 0, NULL },
	{ "path", COL_TEXT, N_("File"), 0, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ .type = COL_END },
};

/* ---- code -------------------------------------------------------------- */

enum use { IN_FORCE, OVERRIDDEN, UNTRUSTED };

static int
put_row(struct ctx *ctx, const struct list_args *a, const struct used_setting *s, enum use use)
{
	static const char *const words[] = { "in_force", "overridden", "untrusted" };
	static const char *const labels[] = { N_("in force"), N_("overridden"), N_("not trusted") };
	const char       *place = setting_origin(&ctx->arena, s);
	const struct cell key = cell_code(s->key), value = CELL(s->text),
	    origin = cell_enum(s->level == LEVEL_BUILT_IN ? "built_in" : place, place);

	if (a->all)
		return OUT_ROW(ctx->out, key, value, origin, cell_enum(words[use], tr(labels[use])));
	return a->origin ? OUT_ROW(ctx->out, key, value, origin) : OUT_ROW(ctx->out, key, value);
}

/* What a setting would be without what is said in files and with -c. */
static int
put_weaker(struct ctx *ctx, const struct list_args *a, const struct used_setting *used)
{
	const struct known_setting *k = used->known;
	struct used_setting         s = { .known = k, .key = used->key };

	s.text = setting_from_env(ctx, k, &s.origin);
	s.level = LEVEL_ENVIRONMENT;
	if (s.text != NULL && used->level > LEVEL_ENVIRONMENT)
		TRY(put_row(ctx, a, &s, OVERRIDDEN));
	s.text = k->built_in;
	s.level = LEVEL_BUILT_IN;
	if (s.text != NULL && used->level > LEVEL_BUILT_IN)
		TRY(put_row(ctx, a, &s, OVERRIDDEN));
	return SALES_OK;
}

static bool
is_same(const struct used_setting *a, const struct used_setting *b)
{
	return a->level == b->level && a->text == b->text && a->at.line == b->at.line;
}

static int
put_setting(struct ctx *ctx, const struct list_args *a, const char *key)
{
	const struct used_setting used = setting_in_force(ctx, key);
	const bool                list = (used.known->flags & SETTING_LIST) != 0;

	if (used.text != NULL && !list)
		TRY(put_row(ctx, a, &used, IN_FORCE));
	for (const struct used_setting *s = ctx->settings->first; s != NULL; s = s->next)
		if (strcmp(s->key, key) == 0 && (list || (a->all && !is_same(s, &used))))
			TRY(put_row(ctx, a, s, list ? IN_FORCE : s->untrusted ? UNTRUSTED : OVERRIDDEN));
	return a->all && !list ? put_weaker(ctx, a, &used) : SALES_OK;
}

/* Is this the first mention of its key? */
static bool
is_first(const struct ctx *ctx, const struct used_setting *s)
{
	const struct used_setting *other = ctx->settings->first;

	while (strcmp(other->key, s->key) != 0)
		other = other->next;
	return other == s;
}

static bool
is_wanted(const struct list_args *a, const char *key)
{
	const size_t n = a->prefix == NULL ? 0 : strlen(a->prefix);

	return a->prefix == NULL || (strncmp(key, a->prefix, n) == 0 && (key[n] == '\0' || key[n] == '.'));
}

static int
put_known(struct ctx *ctx, const struct list_args *a, const struct known_setting *k)
{
	if (!setting_is_pattern(k))
		return is_wanted(a, k->key) ? put_setting(ctx, a, k->key) : SALES_OK;
	for (const struct used_setting *s = ctx->settings->first; s != NULL; s = s->next)
		if (s->known == k && is_wanted(a, s->key) && is_first(ctx, s))
			TRY(put_setting(ctx, a, s->key));
	return SALES_OK;
}

/* As many columns as were asked for. */
static const struct col *
wanted_columns(struct ctx *ctx, const struct list_args *a)
{
	const size_t n = a->all ? 4 : a->origin ? 3 : 2;
	struct col  *cols = arena_array(&ctx->arena, struct col, n + 1);

	memcpy(cols, all_cols, n * sizeof(*cols));
	return cols;
}

static bool
is_known(const struct list_args *a)
{
	for (const struct known_setting *k = known_settings; k->key != NULL; k++)
		if (is_wanted(a, k->key))
			return true;
	return a->prefix == NULL || known_setting(a->prefix) != NULL;
}

static int
run_list(struct ctx *ctx, const void *args)
{
	const struct list_args *a = args;

	if (!is_known(a))
		return setting_unknown(ctx, a->prefix);
	TRY(settings_faults(ctx));
	TRY(ctx_table(ctx, "salesctl.config.list", wanted_columns(ctx, a)));
	for (const struct known_setting *k = known_settings; k->key != NULL; k++)
		TRY(put_known(ctx, a, k));
	return SALES_OK;
}

int
config_print(struct ctx *ctx, const char *key)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	static const char *const     formats[] = { "text", NULL };
	const struct known_setting  *k = known_setting(key);
	const char                  *format;

	if (k == NULL)
		return setting_unknown(ctx, key);
	TRY(settings_faults(ctx));
	if ((k->flags & SETTING_LIST) == 0 && setting(ctx, key) != NULL)
		buf_printf(&b, "%s\n", setting(ctx, key));
	for (const struct used_setting *s = ctx->settings->first; s != NULL; s = s->next)
		if ((k->flags & SETTING_LIST) != 0 && strcmp(s->key, key) == 0)
			buf_printf(&b, "%s\n", s->text);
	if (b.n == 0)
		return SALES_NO;
	TRY(ctx_document(ctx, formats, &format));
	return out_text(ctx->out, b.p, b.n);
}

static int
run_get(struct ctx *ctx, const void *args)
{
	const struct key_args *a = args;

	return config_print(ctx, a->key);
}

static int
run_set(struct ctx *ctx, const void *args)
{
	const struct set_args      *a = args;
	const struct known_setting *k = known_setting(a->key);

	return config_change(ctx, a->level, k != NULL && (k->flags & SETTING_LIST) != 0 ? SETTING_ADD :
	    SETTING_SET, a->key, a->value);
}

static int
run_unset(struct ctx *ctx, const void *args)
{
	const struct unset_args *a = args;

	return config_change(ctx, a->level, SETTING_UNSET, a->key, NULL);
}

static int
run_path(struct ctx *ctx, const void *args)
{
	static const char *const levels[] = { "", "system", "user", "department" };
	static const char *const level_labels[] = { "", N_("machine"), N_("you"), N_("department") };
	static const char *const states[] = { "absent", "read", "faulty", "closed" };
	static const char *const labels[] = { N_("not there"), N_("read"), N_("has errors"), N_("can't be read") };

	(void)args;
	TRY(ctx_table(ctx, "salesctl.config.path", path_cols));
	for (int level = LEVEL_DEPARTMENT; level >= LEVEL_SYSTEM; level--)
		for (size_t i = 0; i < ctx->settings->nfiles; i++) {
			const struct settings_file *f = &ctx->settings->file[i];

			if ((int)f->level == level)
				TRY(OUT_ROW(ctx->out, cell_enum(levels[level], tr(level_labels[level])),
				    CELL(f->path), cell_enum(states[f->state], tr(labels[f->state]))));
		}
	return SALES_OK;
}

static int
run_check(struct ctx *ctx, const void *args)
{
	const struct check_args *a = args;
	const struct settings   *all;

	settings_check(ctx, a->file, NULL);
	all = ctx->settings;
	if (a->file != NULL && all->file[0].state == SETTINGS_ABSENT)
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("there is no file '%s'"), a->file);
	ctx_diags(ctx, &all->faults);
	if (all->faults.errors > 0)
		return FAIL(&ctx->err, SALES_ECONFIG, _("the settings have errors (%ld)"), all->faults.errors);
	for (size_t i = 0; i < all->nfiles; i++)
		if (all->file[i].state == SETTINGS_READ)
			ctx_say(ctx, _("%s: no errors"), all->file[i].path);
	return SALES_OK;
}

/* ---- verbs ------------------------------------------------------------- */

const struct cmd config_verbs[] = {
	{ .name = "list", .brief = N_("list what is in force, and where it is said"), .opts = list_opts,
	  .cols = all_cols, .args_size = sizeof(struct list_args), .needs = RUNS_ALWAYS, .run = run_list,
	  .examples = "salesctl config list\nsalesctl config list ui --origin\n" },
	{ .name = "get", .brief = N_("print one value; exit 1 when there is none"), .opts = get_opts,
	  .args_size = sizeof(struct key_args), .needs = RUNS_ALWAYS, .run = run_get,
	  .examples = "salesctl config get ui.color\n" },
	{ .name = "set", .brief = N_("write a setting; the rest of the file stays as it is"), .opts = set_opts,
	  .args_size = sizeof(struct set_args), .needs = RUNS_ALWAYS, .run = run_set,
	  .examples = "salesctl config set ui.lang zh_CN\n"
	      "salesctl config set report.period 'last week' --level department\n" },
	{ .name = "unset", .brief = N_("take a setting out of a file"), .opts = unset_opts,
	  .args_size = sizeof(struct unset_args), .needs = RUNS_ALWAYS, .run = run_unset,
	  .examples = "salesctl config unset ui.lang\n" },
	{ .name = "edit", .brief = N_("open a file in an editor; checked before it is kept"),
	  .opts = config_edit_opts, .args_size = sizeof(struct level_args), .needs = RUNS_ALWAYS,
	  .run = config_run_edit, .examples = "salesctl config edit\n" },
	{ .name = "path", .brief = N_("list the files that are looked for, the strongest first"),
	  .cols = path_cols, .needs = RUNS_ALWAYS, .run = run_path, .examples = "salesctl config path\n" },
	{ .name = "check", .brief = N_("check the files; unknown keys are errors here"), .opts = check_opts,
	  .args_size = sizeof(struct check_args), .needs = RUNS_ALWAYS, .run = run_check,
	  .examples = "salesctl config check\n" },
	{ .name = NULL }
};
