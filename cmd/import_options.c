/* From the options of an import to what the library takes. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/mappings.h"
#include "cmd/transfer.h"

static struct import_words
words_of(const struct words *w)
{
	return (struct import_words){ (const char *const *)w->v, w->n };
}

/* "person,team" and given again: one list. */
static struct import_words
split_words(struct ctx *ctx, const struct words *w)
{
	const char **v;
	size_t       n = 0, room = 1;

	for (size_t i = 0; i < w->n; i++, room++)
		for (const char *p = w->v[i]; *p != '\0'; p++)
			room += *p == ',';
	v = arena_array(&ctx->arena, const char *, room);
	for (size_t i = 0; i < w->n; i++) {
		char *rest = arena_strdup(&ctx->arena, w->v[i]), *word;

		while ((word = strsep(&rest, ",")) != NULL)
			if (*word != '\0')
				v[n++] = word;
	}
	return (struct import_words){ v, n };
}

static void
append(struct ctx *ctx, struct import_words *w, const char *text)
{
	const char **v = arena_array(&ctx->arena, const char *, w->n + 1);

	if (w->n > 0)
		memcpy(v, w->v, w->n * sizeof(*v));
	v[w->n++] = text;
	w->v = v;
}

/* Two of them for one column or word: which of the two is meant? */
static int
refuse_twice(struct ctx *ctx, const char *option, const struct import_words *w, size_t from)
{
	for (size_t i = from; i < w->n; i++) {
		const char *eq = strrchr(w->v[i], '=');
		size_t      n = eq == NULL ? 0 : (size_t)(eq - w->v[i]) + 1;

		for (size_t j = from; j < i; j++)
			if (n > 0 && strncmp(w->v[i], w->v[j], n) == 0 && strcmp(w->v[i] + n, w->v[j] + n) != 0)
				return FAIL(&ctx->err, SALES_EUSAGE, _("%s: '%s' and '%s' are said at once"), option,
				    w->v[j], w->v[i]);
	}
	return SALES_OK;
}

/* A line 'their=our' or 'field:their=our'; # begins a comment. */
static int
take_map_line(struct ctx *ctx, char *line, struct import_opts *o)
{
	char       *text = line + strspn(line, " \t");
	const char *eq, *colon;

	text[strcspn(text, "\r\n")] = '\0';
	if (*text == '\0' || *text == '#')
		return SALES_OK;
	text = arena_strdup(&ctx->arena, text);
	eq = strchr(text, '=');
	colon = strchr(text, ':');
	if (eq == NULL)
		return FAIL(&ctx->err, SALES_EINVAL,
		    _("'%s' is neither 'their column=our field' nor 'field:their value=our value'"), text);
	append(ctx, colon != NULL && colon < eq ? &o->map_value : &o->map, text);
	return SALES_OK;
}

/* What an option says goes before what the file says. */
static int
read_map_file(struct ctx *ctx, const char *path, struct import_opts *o)
{
	const size_t maps = o->map.n, values = o->map_value.n;
	FILE        *f = fopen(path, "re");
	char        *line = NULL;
	size_t       size = 0;
	int          rc = SALES_OK;

	if (f == NULL)
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("can't open '%s': %s"), path, strerror(errno));
	for (long no = 1; rc == SALES_OK && getline(&line, &size, f) >= 0; no++)
		if (take_map_line(ctx, line, o) != SALES_OK)
			rc = err_prefix(&ctx->err, "%s:%ld: ", path, no);
	if (rc == SALES_OK && ferror(f))
		rc = FAIL(&ctx->err, SALES_EIO, _("can't read '%s': %s"), path, strerror(errno));
	free(line);
	fclose(f);
	if (rc == SALES_OK)
		rc = refuse_twice(ctx, path, &o->map, maps);
	return rc == SALES_OK ? refuse_twice(ctx, path, &o->map_value, values) : rc;
}

/* --as MAPPING, or one in --map-file. */
static int
mapping_of(struct ctx *ctx, const char *name, struct diags *ds, struct import_opts *o)
{
	o->plain = strcmp(name, "none") == 0;
	return o->plain ? SALES_OK : mappings_choose(ctx, name, ctx->noun->kind == NULL ? NULL : ctx->noun->kind->name, ds, &o->as);
}

int
import_take_options(struct ctx *ctx, const struct import_args *a, struct diags *ds, struct import_opts *o)
{
	*o = (struct import_opts){
		.format = a->format, .encoding = a->encoding, .map = words_of(&a->map),
		.set = words_of(&a->set), .ignore = split_words(ctx, &a->ignore),
		.map_value = words_of(&a->map_value), .null = words_of(&a->null),
		.date_order = words_of(&a->date_order), .match = split_words(ctx, &a->match),
		.create = split_words(ctx, &a->create), .excel = a->excel, .strict = a->strict,
		.keep_going = a->keep_going, .rejects = -1, .session = import_session_new(),
		.decimal = a->decimal == NULL ? '.' : a->decimal[0], .has_conflict = a->conflict != NULL,
	};
	if (a->conflict != NULL)
		o->conflict = a->conflict[0] == 'u' ? CONFLICT_UPDATE
		    : a->conflict[0] == 's' ? CONFLICT_SKIP : CONFLICT_ERROR;
	if (a->rejects != NULL && !a->keep_going)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--rejects goes with --keep-going"));
	TRY(refuse_twice(ctx, "--map", &o->map, 0));
	TRY(refuse_twice(ctx, "--map-value", &o->map_value, 0));
	if (ctx->noun->kind != NULL)
		TRY(mappings_own(ctx, ctx->noun->kind->name, &o->own));
	if (ctx->g->mapping != NULL)
		TRY(mapping_of(ctx, ctx->g->mapping, ds, o));
	if (a->map_file == NULL)
		return SALES_OK;
	if (!mappings_means(ctx, a->map_file))
		return read_map_file(ctx, a->map_file, o);
	return mapping_of(ctx, a->map_file, ds, o);
}
