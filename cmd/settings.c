/* Reading the files of settings, and which value of each is in force: the
 * command line's, the environment's, the department's, one's own, the
 * machine's, the one that is built in. */
#include "cmd/settings.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/alias.h"
#include "cmd/locate.h"

/* ---- one setting -------------------------------------------------------- */

/* Of two on the line the last counts, of two files of a level the first. */
static void
put(struct ctx *ctx, struct used_setting s)
{
	struct used_setting *new = arena_new(&ctx->arena, struct used_setting);
	struct used_setting **at = &ctx->settings->first;

	*new = s;
	while (*at != NULL && s.level != LEVEL_LINE)
		at = &(*at)->next;
	new->next = *at;
	*at = new;
}

static void
fault(struct ctx *ctx, enum diag_level level, const struct setting *s, struct place at,
    const char *message, const char *suggest)
{
	diags_add(&ctx->settings->faults, &(struct diag){ .level = level, .code = "config.setting",
	    .file = at.file, .line = at.line, .column = at.column, .field = s->key,
	    .value = s->text, .message = message, .suggest = suggest });
}

static bool
is_section(const char *key)
{
	const size_t n = strlen(key);

	for (const struct known_setting *k = known_settings; k->key != NULL; k++)
		if (strncmp(k->key, key, n) == 0 && k->key[n] == '.')
			return true;
	return false;
}

static void
fault_unknown(struct ctx *ctx, const struct setting *s)
{
	const char *near = near_setting(&ctx->arena, s->key);

	fault(ctx, ctx->settings->strict ? DIAG_ERROR : DIAG_WARNING, s, s->key_at,
	    is_section(s->key) ? _("this is a section: its settings stand below it") :
	    near != NULL ? _("there is no such setting") :
	    _("there is no such setting (salesctl help settings lists them)"), near);
}

static bool
is_second(const struct ctx *ctx, const struct setting *s, enum setting_level level)
{
	for (const struct used_setting *u = ctx->settings->first; u != NULL; u = u->next)
		if (u->level == level && u->at.file == s->at.file && strcmp(u->key, s->key) == 0 &&
		    (u->known->flags & SETTING_LIST) == 0)
			return true;
	return false;
}

/* What is wrong with the value of a known setting; NULL: nothing. */
static const char *
objection(struct ctx *ctx, const struct known_setting *k, const struct setting *s,
    enum setting_level level, const char **near)
{
	struct sales_err err = { 0 };

	*near = NULL;
	if (s->in_list && (k->flags & SETTING_LIST) == 0)
		return _("expected one text, got a list");
	if (is_second(ctx, s, level))
		return _("this is set a second time in this file");
	if ((k->flags & SETTING_PERSONAL) != 0 && level == LEVEL_DEPARTMENT)
		return _("a department can't say this for everybody: it belongs in your own file");
	if (check_setting(&ctx->arena, k, s->text, near, &err) == SALES_OK)
		return NULL;
	return arena_strdup(&ctx->arena, err.msg);
}

static bool
needs_trust(const struct known_setting *k, const char *text)
{
	return (k->flags & SETTING_RUNS) != 0 && (k->env != NULL || text[0] == '!');
}

static void
take(struct ctx *ctx, const struct setting *s, enum setting_level level)
{
	const struct known_setting *k = known_setting(s->key);
	const char                 *near = NULL, *wrong;

	if (k == NULL && s->is_empty && is_section(s->key))
		return; /* "ui:" with all its settings commented out */
	if (k == NULL) {
		fault_unknown(ctx, s);
		return;
	}
	wrong = objection(ctx, k, s, level, &near);
	if (wrong != NULL) {
		fault(ctx, DIAG_ERROR, s, s->at, wrong, near);
		return;
	}
	put(ctx, (struct used_setting){ .known = k, .key = s->key, .text = s->text, .level = level,
	    .at = s->at, .untrusted = level == LEVEL_DEPARTMENT && !ctx->settings->is_trusted &&
	    needs_trust(k, s->text) });
}

/* When all are known. An alias that a later salesctl made a command of its own
 * must not stop everything: then it is a warning. */
static void
check_aliases(struct ctx *ctx)
{
	struct settings *all = ctx->settings;

	for (const struct used_setting *s = all->first; s != NULL; s = s->next) {
		const char *wrong = s->at.line == 0 ? NULL : alias_objection(ctx, s->key, s->text, all->strict);

		if (wrong != NULL)
			fault(ctx, all->strict ? DIAG_ERROR : DIAG_WARNING,
			    &(struct setting){ .key = s->key, .text = s->text }, s->at, wrong, NULL);
	}
}

/* ---- files --------------------------------------------------------------- */

static bool
is_list(const char *key)
{
	const struct known_setting *k = known_setting(key);

	return k != NULL && (k->flags & SETTING_LIST) != 0;
}

/* text: what it is to be; NULL: what is there. */
static void
load_text(struct ctx *ctx, const char *path, enum setting_level level, const char *text)
{
	struct settings      *all = ctx->settings;
	const struct setting *s;
	struct settings_file *f = &all->file[all->nfiles];
	struct sales_err      err;
	const long            before = all->faults.errors;
	int                   rc;

	if (all->nfiles == sizeof(all->file) / sizeof(all->file[0]))
		return;
	all->nfiles++;
	*f = (struct settings_file){ path, level, SETTINGS_READ };
	rc = text == NULL ? settings_read(&ctx->arena, path, &all->faults, &s, NULL, &err) :
	    settings_read_text(&ctx->arena, path, text, strlen(text), &all->faults, &s, &err);
	if (rc == SALES_ENOTFOUND) {
		f->state = SETTINGS_ABSENT;
		return;
	}
	if (rc != SALES_OK && rc != SALES_ECONFIG) {
		/* another's, or a folder: told, and done without */
		f->state = SETTINGS_CLOSED;
		diags_add(&all->faults, &(struct diag){ .level = DIAG_WARNING, .code = "config.file",
		    .message = err.msg });
		return;
	}
	for (const struct setting *before_it = NULL; s != NULL; before_it = s, s = s->next)
		/* of a list where none may be the first item is enough to fault */
		if (before_it == NULL || !s->in_list || strcmp(before_it->key, s->key) != 0 ||
		    is_list(s->key))
			take(ctx, s, level);
	if (all->faults.errors > before)
		f->state = SETTINGS_FAULTY;
	if (ctx->g->verbose > 0)
		ctx_note(ctx, _("settings: %s"), path);
}

static void
load_file(struct ctx *ctx, const char *path, enum setting_level level)
{
	load_text(ctx, path, level, NULL);
}

static void
load_own(struct ctx *ctx)
{
	const char *config = ctx_env(ctx, "XDG_CONFIG_HOME"), *home = ctx_env(ctx, "HOME");
	const char *dirs = ctx_env(ctx, "XDG_CONFIG_DIRS");

	if (config != NULL && config[0] == '/')
		load_file(ctx, arena_printf(&ctx->arena, "%s/salesctl/config.yaml", config), LEVEL_USER);
	else if (home != NULL)
		load_file(ctx, arena_printf(&ctx->arena, "%s/.config/salesctl/config.yaml", home),
		    LEVEL_USER);
	for (dirs = dirs == NULL ? "/etc/xdg" : dirs; *dirs != '\0';) {
		const size_t n = strcspn(dirs, ":");

		if (*dirs == '/')
			load_file(ctx, arena_printf(&ctx->arena, "%.*s/salesctl/config.yaml", (int)n, dirs),
			    LEVEL_SYSTEM);
		dirs += n + (dirs[n] == ':');
	}
	load_file(ctx, "/etc/salesctl/config.yaml", LEVEL_SYSTEM);
}

/* May a department's settings name commands? When it is one's own or root's,
 * or when one said so. */
static bool
is_trusted(struct ctx *ctx, const char *inner)
{
	const char *real = setting_real_path(ctx, ctx->found.dir);
	struct stat st;

	if (stat(inner, &st) == 0 && (st.st_uid == geteuid() || st.st_uid == 0))
		return true;
	for (const struct used_setting *s = ctx->settings->first; s != NULL && real != NULL; s = s->next)
		if (strcmp(s->key, "trusted") == 0 && strcmp(setting_path(ctx, s->text), real) == 0)
			return true;
	return false;
}

/* Beside the records. That there is no department is said by who needs one. */
static void
load_department(struct ctx *ctx)
{
	struct sales_err none = { 0 };

	if (locate(ctx) == SALES_OK && ctx->found.dir != NULL) {
		const size_t n = strlen(ctx->found.db) - strlen("/sales.db");
		const char  *inner = arena_strndup(&ctx->arena, ctx->found.db, n);

		ctx->settings->is_trusted = is_trusted(ctx, inner);
		load_file(ctx, arena_printf(&ctx->arena, "%s/config.yaml", inner), LEVEL_DEPARTMENT);
	}
	ctx->found = (struct found){ 0 };
	ctx->err = none;
}

/* ---- the line ------------------------------------------------------------ */

static int
take_said(struct ctx *ctx, const char *word)
{
	const char                 *eq = strchr(word, '='), *key, *near;
	const struct known_setting *k;

	if (eq == NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("-c takes KEY=VALUE, not '%s'"), word);
	key = arena_strndup(&ctx->arena, word, (size_t)(eq - word));
	k = known_setting(key);
	if (k == NULL)
		return setting_unknown(ctx, key);
	if (check_setting(&ctx->arena, k, eq + 1, &near, &ctx->err) != SALES_OK) {
		ctx->err.code = SALES_EUSAGE;
		if (near != NULL)
			err_hint(&ctx->err, _("did you mean '%s'?"), near);
		return err_prefix(&ctx->err, "-c %s: ", key);
	}
	put(ctx, (struct used_setting){ .known = k, .key = key, .text = eq + 1, .level = LEVEL_LINE,
	    .origin = "-c" });
	return SALES_OK;
}

int
setting_unknown(struct ctx *ctx, const char *key)
{
	const char *near = near_setting(&ctx->arena, key);

	FAIL(&ctx->err, SALES_EUSAGE, is_section(key) ? _("'%s' is a section, not a setting") :
	    _("there is no setting '%s'"), key);
	if (near != NULL)
		return err_hint(&ctx->err, _("did you mean '%s'?"), near);
	return err_hint(&ctx->err, "salesctl help settings");
}

static void
begin(struct ctx *ctx, bool strict)
{
	if (ctx->settings == NULL)
		ctx->settings = arena_new(&ctx->arena, struct settings);
	else
		diags_done(&ctx->settings->faults);
	*ctx->settings = (struct settings){ .strict = strict,
		.faults = { .arena = &ctx->arena } };
}

int
settings_load(struct ctx *ctx)
{
	const struct words *said = &ctx->g->config;

	begin(ctx, false);
	for (size_t i = 0; i < said->n; i++)
		TRY(take_said(ctx, said->v[i]));
	ctx->settings->no_own = ctx->g->no_config || ctx_env(ctx, "SALESCTL_NO_CONFIG") != NULL;
	if (!ctx->settings->no_own)
		load_own(ctx);
	load_department(ctx);
	check_aliases(ctx);
	return SALES_OK;
}

void
settings_check(struct ctx *ctx, const char *path, const char *text)
{
	begin(ctx, true);
	if (path != NULL) {
		load_text(ctx, path, LEVEL_USER, text);
	} else {
		load_own(ctx);
		load_department(ctx);
	}
	check_aliases(ctx);
}

int
settings_faults(struct ctx *ctx)
{
	struct diags *ds = &ctx->settings->faults;

	ctx_diags(ctx, ds);
	if (ds->errors == 0)
		return SALES_OK;
	FAIL(&ctx->err, SALES_ECONFIG, _("the settings have errors (%ld); nothing was done"), ds->errors);
	return err_hint(&ctx->err, "salesctl config check");
}
