/* Aliases: found behind the built-in commands, before programs in PATH; they
 * expand once. */
#include "cmd/alias.h"

#include <string.h>

#include "cmd/external.h"
#include "cmd/settings.h"
#include "cmd/table.h"

static const char prefix[] = "alias.";
enum { PREFIX = sizeof(prefix) - 1 };

const char *
alias_name(const char *key)
{
	return strncmp(key, prefix, PREFIX) == 0 ? key + PREFIX : NULL;
}

static bool
is_name(const char *s)
{
	if (*s == '\0' || *s == '-')
		return false;
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x80 && strchr("-_", *s) == NULL && !(*s >= '0' && *s <= '9') &&
		    !((*s | 0x20) >= 'a' && (*s | 0x20) <= 'z'))
			return false;
	return true;
}

int
alias_words(struct arena *a, const char *text, struct words *out, struct sales_err *err)
{
	TRY(words_split(a, text, false, out, err));
	if (out->n == 0)
		return FAIL(err, SALES_EINVAL, _("this is empty: expected %s"), _("a command"));
	return SALES_OK;
}

static struct used_setting
in_force(const struct ctx *ctx, const char *name)
{
	struct used_setting none = { 0 };
	char                key[128];

	if (ctx->settings == NULL || ctx->settings->no_own || !is_name(name) || strlen(name) > sizeof(key) - sizeof(prefix))
		return none;
	memcpy(key, prefix, PREFIX);
	memcpy(key + PREFIX, name, strlen(name) + 1);
	return setting_in_force(ctx, key);
}

const char *
alias_text(const struct ctx *ctx, const char *name)
{
	return in_force(ctx, name).text;
}

/* What is found out only when it is used. */
static const char *
objection_to_text(struct ctx *ctx, const char *text)
{
	struct sales_err err = { 0 };
	struct words     words;

	if (text[0] == '!')
		return NULL;
	if (alias_words(&ctx->arena, text, &words, &err) != SALES_OK)
		return arena_strdup(&ctx->arena, err.msg);
	if (table_find(&ctx->arena, words.v[0]) == NULL && in_force(ctx, words.v[0]).text != NULL)
		return arena_printf(&ctx->arena, _("it stands for the alias '%s': an alias stands for a "
		    "command, not for an alias"), words.v[0]);
	return NULL;
}

const char *
alias_objection(struct ctx *ctx, const char *key, const char *text, bool all)
{
	const char *name = alias_name(key);

	if (name == NULL)
		return NULL;
	if (table_find(&ctx->arena, name) != NULL)
		return arena_printf(&ctx->arena, _("'%s' is a command already: no alias can replace it"),
		    name);
	if (!is_name(name))
		return arena_printf(&ctx->arena, _("an alias is named by letters, digits, '-' and '_', "
		    "not '%s'"), name);
	return all ? objection_to_text(ctx, text) : NULL;
}

size_t
alias_names(const struct ctx *ctx, const char **names, size_t max)
{
	size_t n = 0;

	for (const struct used_setting *s = ctx->settings->first; s != NULL && n < max; s = s->next)
		if (alias_name(s->key) != NULL && alias_text(ctx, alias_name(s->key)) == s->text)
			names[n++] = alias_name(s->key);
	return n;
}

/* A department that is not trusted may not run a shell; that it wants to is
 * said, not passed over. */
static int
check_trust(struct ctx *ctx, const char *name)
{
	for (const struct used_setting *s = ctx->settings->first; s != NULL; s = s->next)
		if (s->untrusted && alias_name(s->key) != NULL && strcmp(alias_name(s->key), name) == 0) {
			FAIL(&ctx->err, SALES_EPERM, _("'%s' (%s:%d) runs a shell, and the department's "
			    "folder is another's"), name, s->at.file, s->at.line);
			return err_hint(&ctx->err, _("look at it; then: salesctl trust DIR"));
		}
	return SALES_OK;
}

/* argv[0 .. at), the words, argv(at ..]. */
static char *const *
joined(struct arena *a, char *const *argv, size_t at, const struct words *words)
{
	size_t n = at, k;
	char **out;

	while (argv[n] != NULL)
		n++;
	out = arena_array(a, char *, n + words->n + 1);
	memcpy(out, argv, at * sizeof(*out));
	for (k = 0; k < words->n; k++)
		out[at + k] = arena_strdup(a, words->v[k]);
	memcpy(out + at + k, argv + at + 1, (n - at - 1) * sizeof(*out));
	return out;
}

static int
refuse(struct ctx *ctx, const struct used_setting *s, const char *message)
{
	return FAIL(&ctx->err, SALES_ECONFIG, "%s: %s: %s", setting_origin(&ctx->arena, s), s->key,
	    message);
}

int
alias_expand(struct ctx *ctx, char *const *argv, size_t at, bool bare, char *const **out)
{
	struct used_setting s;
	struct words        words;
	const char         *wrong;

	*out = argv;
	if (at == 0 || ctx->settings->first == NULL || ctx->settings->no_own ||
	    table_find(&ctx->arena, argv[at]) != NULL)
		return SALES_OK;
	TRY(check_trust(ctx, argv[at]));
	s = in_force(ctx, argv[at]);
	if (s.text == NULL)
		return SALES_OK;
	wrong = objection_to_text(ctx, s.text);
	if (wrong != NULL)
		return refuse(ctx, &s, wrong);
	if (s.text[0] == '!' && !bare)
		return FAIL(&ctx->err, SALES_EUSAGE, _("the alias '%s' runs a shell: options stand behind it"),
		    argv[at]);
	if (s.text[0] == '!')
		return external_shell(ctx, argv[at], s.text + 1, argv + at + 1);
	TRY(alias_words(&ctx->arena, s.text, &words, &ctx->err));
	*out = joined(&ctx->arena, argv, at, &words);
	return SALES_OK;
}
