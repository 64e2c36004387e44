/* The one table of settings. Help, the manual's check, completion, reading and
 * `config list` are readings of it. */
#include <string.h>

#include "cmd/globals.h"
#include "cmd/settings.h"
#include "lib/base/text.h"

static const char *const color_choices[] = { "auto", "always", "never", NULL };
static const char *const hint_choices[] = { "auto", "always", "never", NULL };

static const char *const person_env[] = { "SALESCTL_USER", NULL };
static const char *const editor_env[] = { "VISUAL", "EDITOR", NULL };
static const char *const pager_env[] = { "SALESCTL_PAGER", "PAGER", NULL };
static const char *const hints_env[] = { "SALESCTL_HINTS", NULL };
static const char *const wait_env[] = { "SALESCTL_LOCK_WAIT", NULL };

static int
check_width(const char *text, struct sales_err *err)
{
	int n;

	return strcmp(text, "auto") == 0 ? SALES_OK : globals_width(text, &n, err);
}

static int
check_wait(const char *text, struct sales_err *err)
{
	int64_t ms;

	return opt_duration(text, &ms, err);
}

/* Only whether it is one: which days it means depends on the day. */
static int
check_period(const char *text, struct sales_err *err)
{
	const struct period_env when = { .fiscal_month = 1, .fiscal_day = 1 };
	struct period           p;

	return period_parse(text, &when, &p, err);
}

static int
check_path(const char *text, struct sales_err *err)
{
	if (text[0] == '/' || (text[0] == '~' && text[1] == '/'))
		return SALES_OK;
	return FAIL(err, SALES_EINVAL, _("expected a whole path such as /srv/sales or ~/sales, got '%s'"),
	    text);
}

static const char *
color_from_env(const struct ctx *ctx, const char **name)
{
	*name = "NO_COLOR";
	if (ctx_env(ctx, *name) != NULL)
		return "never";
	*name = "CLICOLOR_FORCE";
	return ctx_env(ctx, *name) != NULL ? "always" : NULL;
}

/* A shell sets it by itself: what is no width is passed over. */
static const char *
width_from_env(const struct ctx *ctx, const char **name)
{
	struct sales_err err;
	const char      *columns;
	int              n;

	*name = "COLUMNS";
	columns = ctx_env(ctx, *name);
	return columns != NULL && globals_width(columns, &n, &err) == SALES_OK ? columns : NULL;
}

static bool
is_locale(const char *locale, const char *prefix)
{
	return strncmp(locale, prefix, strlen(prefix)) == 0;
}

/* As gettext reads it. LANG=C is what machines have that were never told a
 * language; LC_ALL=C is somebody who wants English. */
static const char *
lang_from_env(const struct ctx *ctx, const char **name)
{
	static const char *const names[] = { "SALESCTL_LANG", "LC_ALL", "LC_MESSAGES", "LANG" };
	const char              *said = NULL, *list = ctx_env(ctx, "LANGUAGE");
	size_t                   i = 0;

	while (i < 4 && (said = ctx_env(ctx, names[i])) == NULL)
		i++;
	if (said == NULL || i == 0) {
		*name = names[0];
		return said;
	}
	*name = names[i];
	if (strcmp(said, "C") != 0 && strcmp(said, "POSIX") != 0 && list != NULL) {
		*name = "LANGUAGE";
		return list;
	}
	if (strcmp(said, "C") != 0 && strcmp(said, "POSIX") != 0 && !is_locale(said, "C."))
		return said;
	return i == 3 ? NULL : "en";
}

const struct known_setting known_settings[] = {
	{ "user.person", N_("PERSON"), N_("who you are, as with --as"), NULL, SETTING_PERSONAL,
	  .env = person_env },
	{ "user.editor", N_("COMMAND"), N_("what 'config edit' opens a file with"), "vi", SETTING_RUNS,
	  .env = editor_env },
	{ "ui.lang", N_("LOCALE"), N_("language of messages: en, zh_CN"), "en", .check = globals_check_lang,
	  .from_env = lang_from_env },
	{ "ui.color", N_("WHEN"), N_("auto, always or never"), "auto", .choices = color_choices,
	  .from_env = color_from_env },
	{ "ui.width", N_("N|none|auto"), N_("layout for a terminal N cells wide"), "auto",
	  .check = check_width, .from_env = width_from_env },
	{ "ui.pager", N_("COMMAND"), N_("what shows long output on a terminal; cat: nothing"),
	  "less -FRX", SETTING_RUNS, .env = pager_env },
	{ "ui.hints", N_("WHEN"), N_("what to do about an error: auto is on a terminal"), "auto",
	  .choices = hint_choices, .env = hints_env },
	{ "output.format.NOUN", N_("FORMAT"), N_("format of a noun's lists and documents"), NULL,
	  .choices = out_formats },
	{ "report.period", N_("PERIOD"), N_("what reports are about when -p says nothing"), NULL,
	  .check = check_period },
	{ "store.lock_wait", N_("TIME"), N_("wait so long for the writer: 0, 10s, 5m"), "10s",
	  .check = check_wait, .env = wait_env },
	{ "repo.default", N_("DIR"), N_("the department where none is named or near"), NULL,
	  SETTING_PERSONAL, .check = check_path },
	{ "trusted", N_("LIST"), N_("departments of others whose commands may run here"), NULL,
	  SETTING_PERSONAL | SETTING_LIST, .check = check_path },
	{ "alias.NAME", N_("COMMAND"), N_("a command of your own: its words, or !SHELL COMMAND"), NULL,
	  SETTING_RUNS },
	{ .key = NULL }
};

/* The part of a pattern that any name may stand for; its length without it. */
static size_t
fixed_part(const char *pattern)
{
	const char *dot = strrchr(pattern, '.');

	return dot != NULL && dot[1] >= 'A' && dot[1] <= 'Z' ? (size_t)(dot - pattern) + 1 : 0;
}

bool
setting_is_pattern(const struct known_setting *k)
{
	return fixed_part(k->key) > 0;
}

const struct known_setting *
known_setting(const char *key)
{
	for (const struct known_setting *k = known_settings; k->key != NULL; k++) {
		const size_t fixed = fixed_part(k->key);

		if (fixed == 0 ? strcmp(k->key, key) == 0 : strncmp(k->key, key, fixed) == 0 &&
		    key[fixed] != '\0' && strchr(key + fixed, '.') == NULL)
			return k;
	}
	return NULL;
}

const char *
near_setting(struct arena *a, const char *key)
{
	const char *names[64], *dot = strrchr(key, '.');
	size_t      n = 0;

	for (const struct known_setting *k = known_settings; k->key != NULL && n < 64; k++) {
		const size_t fixed = fixed_part(k->key);

		names[n++] = fixed == 0 || dot == NULL ? k->key :
		    arena_printf(a, "%.*s%s", (int)fixed, k->key, dot + 1);
	}
	return text_nearest(key, names, n);
}

int
check_setting(struct arena *a, const struct known_setting *k, const char *text,
    const char **near, struct sales_err *err)
{
	const char *all = "";
	size_t      n = 0;

	*near = NULL;
	if (*text == '\0' && k->choices == NULL)
		return FAIL(err, SALES_EINVAL, _("this is empty: expected %s"), tr(k->value));
	if (k->check != NULL && k->check(text, err) != SALES_OK)
		return (int)(err->code = SALES_EINVAL);
	for (; k->choices != NULL && k->choices[n] != NULL; n++) {
		if (strcmp(k->choices[n], text) == 0)
			return SALES_OK;
		all = arena_printf(a, "%s%s%s", all, n == 0 ? "" : " | ", k->choices[n]);
	}
	if (k->choices == NULL)
		return SALES_OK;
	*near = text_nearest(text, k->choices, n);
	return FAIL(err, SALES_EINVAL, _("expected %s, got '%s'"), all, text);
}
