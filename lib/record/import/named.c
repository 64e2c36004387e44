/* Options that name a column: a misspelt one would lose data, or guard none. */
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

/* The text up to its sign is a column of the file or, with fields, one of ours. */
struct naming { const char *option, *text, *sign; bool fields; };

static const struct column *
column_of(struct importer *im, const struct naming *n)
{
	for (size_t c = 0; c < im->ncols; c++)
		if (import_same_name(im, im->col[c].header, strlen(im->col[c].header), n->text,
		    (size_t)(n->sign - n->text)))
			return &im->col[c];
	return NULL;
}

/* Of 'A+B' the part that is no column, where another one is; else the whole. */
static struct naming
absent_part(struct importer *im, const struct naming *n)
{
	struct naming part = *n, missing = *n;
	bool          some = false;

	for (part.text = n->text; part.text < n->sign && !n->fields; part.text = part.sign + 1) {
		part.sign = memchr(part.text, '+', (size_t)(n->sign - part.text));
		if (part.sign == NULL)
			part.sign = n->sign;
		if (column_of(im, &part) != NULL)
			some = true;
		else
			missing = part;
	}
	return some ? missing : *n;
}

static void
absent(struct importer *im, const struct naming *whole)
{
	const struct naming part = absent_part(im, whole), *n = &part;
	const char **names = arena_array(&im->arena, const char *, im->ncols + im->k->nfields);
	struct fault f = { .code = "column.absent" };
	const char  *near;
	size_t       count = 0;

	for (size_t c = 0; c < im->ncols; c++)
		names[count++] = im->col[c].header;
	for (size_t i = 0; n->fields && i < im->k->nfields; i++)
		names[count++] = im->k->fields[i].name;
	snprintf(f.value, sizeof(f.value), "%.*s", (int)(n->sign - n->text), n->text);
	near = text_nearest(f.value, names, count);
	snprintf(f.message, sizeof(f.message), _("%s: the file has no column '%s'"), n->option, f.value);
	snprintf(f.suggest, sizeof(f.suggest), "%s", near == NULL ? "" : near);
	import_fault(im, &f);
}

static const struct field *
check(struct importer *im, const struct naming *n)
{
	const struct column *c = column_of(im, n);
	const struct field  *f = c != NULL ? c->field : !n->fields ? NULL
	    : kind_field(im->k, arena_strndup(&im->arena, n->text, (size_t)(n->sign - n->text)));

	if (c == NULL && f == NULL)
		absent(im, n);
	return f;
}

static void
check_order(struct importer *im, const char *text, const char *eq)
{
	const struct naming n = { "--date-order", text, eq, true };
	const struct field *f = check(im, &n);
	struct fault        fault = { .code = "column.no_date" };

	if (f == NULL || f->type == FT_DAY)
		return;
	snprintf(fault.message, sizeof(fault.message), _("--date-order: '%.*s' is not a column of dates"),
	    (int)(eq - text), text);
	import_fault(im, &fault);
}

void
import_check_names(struct importer *im)
{
	const struct import_opts *o = im->o;
	const char               *sign;

	for (size_t i = 0; i < o->map.n; i++)
		(void)check(im, &(struct naming){ "--map", o->map.v[i], strrchr(o->map.v[i], '='), false });
	for (size_t i = 0; i < o->map_value.n; i++)
		(void)check(im, &(struct naming){ "--map-value", o->map_value.v[i],
		    strchr(o->map_value.v[i], ':'), true });
	for (size_t i = 0; i < o->null.n; i++)
		if ((sign = strchr(o->null.v[i], '=')) != NULL && sign != o->null.v[i])
			(void)check(im, &(struct naming){ "--null", o->null.v[i], sign, true });
	for (size_t i = 0; i < o->date_order.n; i++)
		if ((sign = strrchr(o->date_order.v[i], '=')) != NULL)
			check_order(im, o->date_order.v[i], sign);
}
