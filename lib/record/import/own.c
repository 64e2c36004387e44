/* Columns that salesctl itself put into a file of another system's form. */
#include "lib/record/import/own.h"

#include <string.h>

#include "lib/record/import/mapped.h"
#include "lib/record/import/meaning.h"

/* "salesctl.closed_on": export puts it beside another system's columns for
 * what these have no place for, and it says more than they do. */
const char *
own_name(const struct importer *im, const struct column *c)
{
	const size_t n = strlen(OWN_PREFIX);

	return im->form.m != NULL && strncmp(c->header, OWN_PREFIX, n) == 0 ? c->header + n : NULL;
}

/* "salesctl.customer.ref": it names a record by a field of that one's. */
static int
use_path(struct importer *im, struct column *c, const char *name, struct sales_err *err)
{
	const char        **field = arena_array(&im->arena, const char *, 2);
	struct map_column  *m = arena_new(&im->arena, struct map_column);
	const char         *first = arena_strndup(&im->arena, name, strcspn(name, "."));
	const struct field *f = meaning_stored(im->k, first);

	if (f == NULL || f->type != FT_REF || meaning_stored(f->ref, name + strlen(first) + 1) == NULL)
		return import_assign(im, c, err);
	field[0] = name;
	*m = (struct map_column){ .header = c->header, .field = field };
	im->mapped->own[f - im->k->fields] = true;
	return mapped_column(im, c, m, err);
}

int
own_use(struct importer *im, struct column *c, const char *name, struct sales_err *err)
{
	unsigned factor;
	bool     percent, code;

	if (strchr(name, '.') != NULL)
		return use_path(im, c, name, err);
	c->field = import_field(im->k, name, strlen(name), &factor, &percent, &code);
	if (c->field == NULL && !code)
		return import_assign(im, c, err);
	c->at = code ? AT_CODE : (size_t)(c->field - im->k->fields);
	c->own = !code;
	if (!code)
		im->mapped->own[c->at] = true;
	return import_use(im, c, err);
}
