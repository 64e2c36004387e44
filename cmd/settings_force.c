/* Asking for a setting. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/settings.h"

const char *
setting_from_env(const struct ctx *ctx, const struct known_setting *k, const char **name)
{
	if (k->from_env != NULL)
		return k->from_env(ctx, name);
	for (const char *const *e = k->env; e != NULL && *e != NULL; e++) {
		*name = *e;
		if (ctx_env(ctx, *e) != NULL)
			return ctx_env(ctx, *e);
	}
	return NULL;
}

struct used_setting
setting_in_force(const struct ctx *ctx, const char *key)
{
	const struct used_setting *best = NULL;
	struct used_setting        out = { .known = known_setting(key), .key = key };

	for (const struct used_setting *s = ctx->settings == NULL ? NULL : ctx->settings->first;
	    s != NULL; s = s->next)
		if (!s->untrusted && strcmp(s->key, key) == 0 && (best == NULL || s->level > best->level))
			best = s;
	if (best == NULL || best->level < LEVEL_ENVIRONMENT) {
		out.level = LEVEL_ENVIRONMENT;
		out.text = setting_from_env(ctx, out.known, &out.origin);
		if (out.text != NULL)
			return out;
	}
	if (best != NULL)
		return *best;
	out.level = LEVEL_BUILT_IN;
	out.text = out.known->built_in;
	out.origin = NULL;
	return out;
}

const char *
setting(const struct ctx *ctx, const char *key)
{
	return setting_in_force(ctx, key).text;
}

struct used_setting
setting_format(const struct ctx *ctx)
{
	char                key[128];
	struct used_setting s;

	snprintf(key, sizeof(key), "output.format.%s", ctx->noun->name);
	s = setting_in_force(ctx, key);
	s.key = s.known->key;
	return s;
}

const char *
setting_origin(struct arena *a, const struct used_setting *s)
{
	switch (s->level) {
	case LEVEL_BUILT_IN:
		return _("built in");
	case LEVEL_ENVIRONMENT:
		return arena_printf(a, "$%s", s->origin);
	case LEVEL_LINE:
		return "-c";
	case LEVEL_SYSTEM:
	case LEVEL_USER:
	case LEVEL_DEPARTMENT:
		break;
	}
	return arena_printf(a, "%s:%d", s->at.file, s->at.line);
}

const char *
setting_path(struct ctx *ctx, const char *text)
{
	const char *home = ctx_env(ctx, "HOME");

	return text[0] == '~' && home != NULL ? arena_printf(&ctx->arena, "%s%s", home, text + 1) : text;
}

const char *
setting_real_path(struct ctx *ctx, const char *path)
{
	char       *real = realpath(path, NULL);
	const char *kept = real == NULL ? NULL : arena_strdup(&ctx->arena, real);

	free(real);
	return kept;
}

const char *
settings_file_of(const struct ctx *ctx, enum setting_level level)
{
	for (size_t i = 0; i < ctx->settings->nfiles; i++)
		if (ctx->settings->file[i].level == level &&
		    /* of the machine's files the last is the one that is everybody's */
		    (level != LEVEL_SYSTEM || i + 1 == ctx->settings->nfiles ||
		    ctx->settings->file[i + 1].level != LEVEL_SYSTEM))
			return ctx->settings->file[i].path;
	return NULL;
}
