/* Names of fields, and of fields of what a reference leads to. */
#include <stdio.h>

#include "lib/base/text.h"
#include "lib/record/query_inside.h"

static bool
is_code(const struct kind *k, const char *name)
{
	return k->letters != NULL && (strcmp(name, "code") == 0 || strcmp(name, "id") == 0 ||
	    strcmp(name, "编号") == 0) && kind_field(k, name) == NULL;
}

static int
no_field(const struct kind *k, const char *name, const char *text, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const char *const               *names = kind_field_names(k, &a);
	size_t                           n = 0;
	const char                      *nearest;

	while (names[n] != NULL)
		n++;
	nearest = text_nearest(name, names, n);
	FAIL(err, SALES_EUSAGE, _("a %s has no field '%s'"), tr(k->label), name);
	if (nearest == NULL)
		err_hint(err, _("salesctl schema %s lists the fields"), k->name);
	else if (strcmp(name, text) == 0)
		err_hint(err, _("did you mean '%s'?"), nearest);
	else
		err_hint(err, _("did you mean '%.*s%s'?"), (int)(strlen(text) - strlen(name)), text, nearest);
	return (int)err->code;
}

int
record_path(const struct dept *d, const struct kind *k, const char *text, struct path *out,
    struct sales_err *err)
{
	const char *part = text;

	*out = (struct path){ .n = 0 };
	if (strcmp(text, "op") == 0 && kind_field(k, text) == NULL) {
		out->op = true;
		return SALES_OK;
	}
	for (;;) {
		const char         *dot = strchr(part, '.');
		size_t              n = dot == NULL ? strlen(part) : (size_t)(dot - part);
		char                name[128];
		const struct field *f;

		snprintf(name, sizeof(name), "%.*s", (int)n, part);
		if (dot == NULL && is_code(k, name)) {
			out->code = true;
			return SALES_OK;
		}
		f = kind_field(k, name);
		if (f == NULL)
			return no_field(k, name, text, err);
		if (out->n == PATH_HOPS)
			return FAIL(err, SALES_EUSAGE, _("'%s' leads over more than %d references"), text,
			    PATH_HOPS - 1);
		out->hop[out->n++] = f;
		if (dot == NULL)
			return SALES_OK;
		if (f->type != FT_REF)
			return FAIL(err, SALES_EUSAGE, _("'%s' is no reference, so '%s' leads nowhere"), name, text);
		k = d->schema.by_no[f->ref->no];
		part = dot + 1;
	}
}

enum vtype
path_vtype(const struct path *p)
{
	if (p->code)
		return V_TEXT;
	return p->op || p->n == 0 ? V_INT : field_vtype(p->hop[p->n - 1]);
}
