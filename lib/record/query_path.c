/* Names of fields, and of fields of what a reference leads to. */
#include <stdio.h>

#include "lib/record/query_inside.h"

static bool
is_code(const struct kind *k, const char *name)
{
	return k->letters != NULL && (strcmp(name, "code") == 0 || strcmp(name, "id") == 0 ||
	    strcmp(name, "编号") == 0) && kind_field(k, name) == NULL;
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
		if (f == NULL) {
			char before[128];

			snprintf(before, sizeof(before), "%.*s", (int)(part - text), text);
			return kind_no_field(k, name, before, NULL, err);
		}
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
