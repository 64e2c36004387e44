#include "cmd/mappings.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/locate.h"

/* Asked for before the department is opened, too: what is found then stays as
 * it was. */
const char *
mappings_folder(struct ctx *ctx)
{
	const struct found     was = ctx->found;
	const struct sales_err none = ctx->err;
	const char            *folder = NULL;

	if ((ctx->found.db != NULL || locate(ctx) == SALES_OK) && ctx->found.dir != NULL)
		folder = arena_printf(&ctx->arena, "%.*s/mappings", (int)(strlen(ctx->found.db) - strlen("/sales.db")),
		    ctx->found.db);
	ctx->found = was;
	ctx->err = none;
	return folder;
}

const char *
mappings_file(struct ctx *ctx, const char *name)
{
	const char *folder = strchr(name, '/') != NULL ? NULL : mappings_folder(ctx);
	const char *path = folder == NULL ? NULL : arena_printf(&ctx->arena, "%s/%s.yaml", folder, name);

	return path != NULL && access(path, F_OK) == 0 ? path : NULL;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *
mappings_names(struct ctx *ctx)
{
	const char          *folder = mappings_folder(ctx), **names = arena_array(&ctx->arena, const char *, 1);
	DIR                 *d = folder == NULL ? NULL : opendir(folder);
	const struct dirent *e;
	size_t               n = 0, cap = 1;

	while (d != NULL && (e = readdir(d)) != NULL) {
		const size_t size = strlen(e->d_name);

		if (e->d_name[0] == '.' || size < 6 || strcmp(e->d_name + size - 5, ".yaml") != 0)
			continue;
		names = arena_more(&ctx->arena, names, n + 1, &cap, sizeof(*names));
		names[n++] = arena_strndup(&ctx->arena, e->d_name, size - 5);
	}
	if (d != NULL)
		closedir(d);
	qsort(names, n, sizeof(*names), by_name);
	names[n] = NULL;
	return names;
}

bool
mappings_means(struct ctx *ctx, const char *word)
{
	return mapping_is_name(word) || mappings_file(ctx, word) != NULL;
}

/* One that has faults would keep every file from being read. */
static int
read_own(struct ctx *ctx, const char *name, const struct mapping **out)
{
	CLEANUP(diags_done) struct diags ds = { .arena = &ctx->arena };
	struct sales_err                 ignore;

	*out = NULL;
	if (mapping_read(&ctx->arena, mappings_file(ctx, name), &ds, out, &ignore) == SALES_OK)
		return SALES_OK;
	*out = NULL;
	ctx_note(ctx, _("note: the department's mapping '%s' is not used, since it has faults: salesctl mapping check %s"), name,
	    mappings_file(ctx, name));
	return SALES_OK;
}

int
mappings_own(struct ctx *ctx, const char *kind, struct import_forms *out)
{
	const char *const     *names = mappings_names(ctx);
	const struct mapping **all;
	size_t                 n = 0;

	while (names[n] != NULL)
		n++;
	all = arena_array(&ctx->arena, const struct mapping *, n + 1);
	*out = (struct import_forms){ all, 0 };
	for (size_t i = 0; names[i] != NULL; i++) {
		TRY(read_own(ctx, names[i], &all[out->n]));
		if (all[out->n] != NULL && (kind == NULL || strcmp(all[out->n]->kind, kind) == 0))
			out->n++;
	}
	return SALES_OK;
}

int
mappings_choose(struct ctx *ctx, const char *word, const char *kind, struct diags *ds, struct import_forms *out)
{
	const char            *own = word == NULL ? NULL : mappings_file(ctx, word);
	struct import_forms    ours, theirs;
	const struct mapping **all;

	TRY(mapping_choose(&ctx->arena, own == NULL ? word : own, kind, ds, &theirs.v, &theirs.n, &ctx->err));
	*out = theirs;
	if (word != NULL)
		return SALES_OK;
	TRY(mappings_own(ctx, kind, &ours));
	all = arena_array(&ctx->arena, const struct mapping *, ours.n + theirs.n + 1);
	if (ours.n > 0)
		memcpy(all, ours.v, ours.n * sizeof(*all));
	memcpy(all + ours.n, theirs.v, theirs.n * sizeof(*all));
	*out = (struct import_forms){ all, ours.n + theirs.n };
	return SALES_OK;
}
