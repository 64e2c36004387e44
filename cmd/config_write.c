/* Writing settings: one key of a file, or the whole of it in an editor. What is
 * written is a file of one's own or the department's, no record, so that there
 * is no operation and nothing to undo. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/alias.h"
#include "cmd/config.h"
#include "cmd/locate.h"
#include "cmd/say.h"
#include "cmd/verbs.h"
#include "cmd/whole.h"

/* ---- which file ---------------------------------------------------------- */

int
config_level(struct ctx *ctx, const char *name, enum setting_level *level, const char **path)
{
	*level = name == NULL || strcmp(name, "user") == 0 ? LEVEL_USER :
	    strcmp(name, "system") == 0 ? LEVEL_SYSTEM : LEVEL_DEPARTMENT;
	*path = settings_file_of(ctx, *level);
	if (*path != NULL)
		return SALES_OK;
	if (*level == LEVEL_DEPARTMENT)
		TRY(locate(ctx));
	return FAIL(&ctx->err, SALES_ENOTFOUND, ctx->settings->no_own ?
	    _("with --no-config there is no such file") : *level == LEVEL_DEPARTMENT ?
	    _("a database alone has no settings of its own") :
	    _("there is no place for it: neither HOME nor XDG_CONFIG_HOME is set"));
}

int
config_make_folder(struct ctx *ctx, const char *path)
{
	char *dir = arena_strdup(&ctx->arena, path);

	for (char *p = dir + 1; *p != '\0'; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (mkdir(dir, 0700) != 0 && errno != EEXIST)
			return FAIL(&ctx->err, SALES_ECREATE, _("can't make '%s': %s"), dir, strerror(errno));
		*p = '/';
	}
	return SALES_OK;
}

static int
read_text(struct ctx *ctx, const char *path, const char **text)
{
	struct diags          ds = { .arena = &ctx->arena };
	struct sales_err      err;
	const struct setting *s;
	const int             rc = settings_read(&ctx->arena, path, &ds, &s, text, &err);

	ctx_diags(ctx, &ds);
	diags_done(&ds);
	if (rc == SALES_ENOTFOUND)
		*text = "";
	else if (rc != SALES_OK)
		ctx->err = err;
	return rc == SALES_ENOTFOUND ? SALES_OK : rc;
}

/* A link, as people have whose settings are kept elsewhere, stays one. */
static int
write_text(struct ctx *ctx, const char *path, const char *text, size_t n)
{
	const char *real = setting_real_path(ctx, path);

	TRY(config_make_folder(ctx, path));
	return whole_write(ctx, real == NULL ? path : real, text, n);
}

/* ---- one setting --------------------------------------------------------- */

static int
check_value(struct ctx *ctx, const struct known_setting *k, const char *key, const char *value,
    enum setting_level level)
{
	struct sales_err *err = &ctx->err;
	const char       *near, *wrong;

	if (level == LEVEL_DEPARTMENT && (k->flags & SETTING_PERSONAL) != 0)
		return FAIL(err, SALES_EUSAGE,
		    _("%s: a department can't say this for everybody: it belongs in your own file"), key);
	if (check_setting(&ctx->arena, k, value, &near, err) != SALES_OK) {
		err->code = SALES_EUSAGE;
		if (near != NULL)
			err_hint(err, _("did you mean '%s'?"), near);
		return err_prefix(err, "%s: ", key);
	}
	wrong = alias_objection(ctx, key, value, true);
	return wrong == NULL ? SALES_OK : FAIL(err, SALES_EUSAGE, "%s", wrong);
}

/* Who sets what something stronger says learns of it now. */
static void
note_stronger(struct ctx *ctx, const char *key, enum setting_level level)
{
	const struct used_setting s = setting_in_force(ctx, key);

	if (s.text != NULL && s.level > level)
		ctx_note(ctx, _("note: '%s' is in force nevertheless, said in %s"), s.text,
		    setting_origin(&ctx->arena, &s));
}

int
config_change(struct ctx *ctx, const char *level_name, enum setting_edit what, const char *key,
    const char *value)
{
	const struct known_setting  *k = known_setting(key);
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *path, *text;
	enum setting_level           level;

	if (k == NULL)
		return setting_unknown(ctx, key);
	TRY(config_level(ctx, level_name, &level, &path));
	if (what != SETTING_UNSET)
		TRY(check_value(ctx, k, key, value, level));
	TRY(read_text(ctx, path, &text));
	if (settings_edit(&ctx->arena, text, what, key, value, &b, &ctx->err) !=
	    SALES_OK) {
		if (ctx->err.code == SALES_EPOLICY)
			err_hint(&ctx->err, "salesctl config edit%s%s", level_name == NULL ? "" : " --level ",
			    level_name == NULL ? "" : level_name);
		return err_prefix(&ctx->err, "%s: ", path);
	}
	TRY(write_text(ctx, path, buf_str(&b), b.n));
	if (what == SETTING_UNSET)
		ctx_say(ctx, _("took %s out of %s"), key, path);
	else
		ctx_say(ctx, _("wrote %s: %s to %s"), key, value, path);
	note_stronger(ctx, key, level);
	return SALES_OK;
}

/* ---- the whole file ------------------------------------------------------ */

const struct opt config_edit_opts[] = {
	OPT_C(0, "level", N_("LEVEL"), struct level_args, level, level_names, N_("whose: user (default), department, system")),
	OPT_END
};

void
config_template(struct buf *b, enum setting_level level)
{
	buf_puts(b, level == LEVEL_DEPARTMENT ?
	    _("# What everybody in this department prefers; it goes before what each of them\n"
	    "# prefers. What the business decides is in policy.yaml. All are shown with what\n"
	    "# holds without them (salesctl help settings).\n") :
	    _("# What I prefer, shown with what holds without it (salesctl help settings).\n"));
	for (const struct known_setting *k = known_settings; k->key != NULL; k++)
		if (level != LEVEL_DEPARTMENT || (k->flags & SETTING_PERSONAL) == 0)
			buf_printf(b, "# %s: %s   # %s\n", k->key, k->built_in != NULL ? k->built_in :
			    tr(k->value), tr(k->help));
}

static int
run_editor(struct ctx *ctx, const char *path)
{
	const char *editor = setting(ctx, "user.editor");
	int         status = 0;
	const pid_t pid = fork();

	if (pid == 0) {
		execl("/bin/sh", "sh", "-c", arena_printf(&ctx->arena, "%s \"$@\"", editor), editor, path,
		    (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return FAIL(&ctx->err, SALES_EOUTSIDE, _("the editor '%s' failed; nothing was changed"),
		    editor);
	return SALES_OK;
}

/* Edit, check, and again while a person wants to. */
static int
edit_until_good(struct ctx *ctx, const char *draft, const char *path, const char **text)
{
	for (;;) {
		struct diags          ds = { .arena = &ctx->arena };
		const struct setting *s;
		int                   rc;

		TRY(run_editor(ctx, draft));
		rc = settings_read(&ctx->arena, draft, &ds, &s, text, &ctx->err);
		diags_done(&ds);
		if (rc != SALES_OK && rc != SALES_ECONFIG)
			return rc;
		settings_check(ctx, path, *text);
		ctx_diags(ctx, &ctx->settings->faults);
		if (ctx->settings->faults.errors == 0)
			return SALES_OK;
		if (ctx_confirm(ctx, _("Edit again?"), "") != SALES_OK)
			return FAIL(&ctx->err, SALES_ECONFIG,
			    _("the settings have errors (%ld); nothing was changed, the text is in %s"),
			    ctx->settings->faults.errors, draft);
	}
}

static int
write_draft(struct ctx *ctx, char *draft, const char *text, size_t n)
{
	const int fd = mkostemps(draft, 5, O_CLOEXEC);
	bool      ok;

	if (fd < 0)
		return FAIL(&ctx->err, SALES_ECREATE, _("can't make '%s': %s"), draft, strerror(errno));
	ok = say_bytes(fd, text, n);
	return close(fd) == 0 && ok ? SALES_OK : FAIL(&ctx->err, SALES_EIO, _("can't write '%s': %s"),
	    draft, strerror(errno));
}

int
config_run_edit(struct ctx *ctx, const void *args)
{
	const struct level_args     *a = args;
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *path, *text = NULL;
	char                        *draft;
	enum setting_level           level;
	struct diags                 ds = { .arena = &ctx->arena };
	const struct setting        *s;
	int                          rc;

	TRY(config_level(ctx, a->level, &level, &path));
	rc = settings_read(&ctx->arena, path, &ds, &s, &text, &ctx->err);
	diags_done(&ds);
	if (rc == SALES_ENOTFOUND)
		config_template(&b, level);
	else if (rc != SALES_OK && rc != SALES_ECONFIG)
		return rc;
	else
		buf_puts(&b, text);
	TRY(config_make_folder(ctx, path));
	draft = arena_printf(&ctx->arena, "%s.XXXXXX.yaml", path);
	TRY(write_draft(ctx, draft, buf_str(&b), b.n));
	rc = edit_until_good(ctx, draft, path, &text);
	if (rc == SALES_OK && strcmp(text, buf_str(&b)) != 0)
		rc = write_text(ctx, path, text, strlen(text));
	else if (rc == SALES_OK)
		ctx_note(ctx, _("nothing was changed"));
	if (rc != SALES_ECONFIG)
		unlink(draft);
	return rc;
}
