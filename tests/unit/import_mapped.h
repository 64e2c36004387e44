/* import_mapped.h - files of other systems into a small department. */
#pragma once
#include "tests/unit/import_run.h"

#include "lib/policy/mapping.h"

#define ZOHO "Record Id,Deal Owner,Deal Name,Account Name.id,Account Name,Amount,Stage,Closing Date,Currency"

static inline struct import_words
words(struct fixture *f, const char *text)
{
	char       *rest = arena_strdup(&f->a, text), *w;
	const char **v = arena_array(&f->a, const char *, strlen(text) + 1);
	size_t       n = 0;

	while ((w = strsep(&rest, ";")) != NULL)
		v[n++] = w;
	return (struct import_words){ v, n };
}

/* A mapping of its own, written for the moment. */
static inline void
use_mapping(struct fixture *f, struct run *run, const char *kind, const char *columns)
{
	CLEANUP(diags_done) struct diags ds = { .arena = &f->a };
	const char                      *path = arena_printf(&f->a, "%s/own.yaml", f->dir);
	FILE                            *out = fopen(path, "w");

	assert_non_null(out);
	fprintf(out, "salesctl: 1\nmapping: own\nkind: %s\n%s", kind, columns);
	fclose(out);
	assert_ok(mapping_choose(&f->a, path, NULL, &ds, &run->o.as.v, &run->o.as.n, &f->err), &f->err);
	unlink(path);
}
