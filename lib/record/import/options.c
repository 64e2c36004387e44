/* The texts of --map, --set, --map-value, --null, --date-order: what the
 * command line alone shows to be wrong is said before a file is opened. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"
#include "lib/record/import/spelling.h"

static int
no_field(struct importer *im, const char *option, const char *p, size_t n, const char *theirs,
    struct sales_err *err)
{
	(void)kind_no_field(im->k, arena_strndup(&im->arena, p, n), "", theirs, err);
	return err_prefix(err, "%s: ", option);
}

static int
check_map(struct importer *im, struct sales_err *err)
{
	for (size_t i = 0; i < im->o->map.n; i++) {
		const char *text = im->o->map.v[i], *eq = strrchr(text, '=');
		unsigned    factor;
		bool        percent, code;

		if (eq == NULL || eq == text)
			return FAIL(err, SALES_EUSAGE,
			    _("--map wants 'their column=our field', not '%s'"), text);
		if (eq[1] != '\0' && import_field(im->k, eq + 1, strlen(eq + 1), &factor,
		    &percent, &code) == NULL && !code)
			return no_field(im, "--map", eq + 1, strlen(eq + 1),
			    arena_strndup(&im->arena, text, (size_t)(eq - text)), err);
	}
	return SALES_OK;
}

static int
check_map_value(struct importer *im, struct sales_err *err)
{
	for (size_t i = 0; i < im->o->map_value.n; i++) {
		const char *text = im->o->map_value.v[i], *colon = strchr(text, ':');

		if (colon == NULL || colon == text || strchr(colon, '=') == NULL)
			return FAIL(err, SALES_EUSAGE,
			    _("--map-value wants 'field:their value=our value', not '%s'"), text);
	}
	return SALES_OK;
}

static int
check_date_order(struct importer *im, struct sales_err *err)
{
	for (size_t i = 0; i < im->o->date_order.n; i++) {
		const char *text = im->o->date_order.v[i], *eq = strrchr(text, '=');
		const char *how = eq == NULL ? text : eq + 1;

		if (strcmp(how, "dmy") != 0 && strcmp(how, "mdy") != 0 && strcmp(how, "ymd") != 0)
			return FAIL(err, SALES_EUSAGE,
			    _("--date-order wants dmy, mdy or ymd, or 'column=dmy', not '%s'"), text);
	}
	return SALES_OK;
}

static void
add_null(struct importer *im, const char *word)
{
	map_add(&im->null, word, strlen(word), 1, NULL);
	im->null_first[(unsigned char)word[0]] = true;
}

/* A word for "empty"; 'column=word' is for import_column(). */
static void
read_nulls(struct importer *im)
{
	for (const char *const *s = spelling_nulls; *s != NULL; s++)
		add_null(im, *s);
	for (size_t i = 0; i < im->o->null.n; i++)
		if (strchr(im->o->null.v[i], '=') == NULL && im->o->null.v[i][0] != '\0')
			add_null(im, im->o->null.v[i]);
}

static int
check_kinds(struct importer *im, struct sales_err *err)
{
	for (size_t i = 0; i < im->o->create.n; i++) {
		const struct kind *k = schema_kind(&im->d->schema, im->o->create.v[i]);

		if (k == NULL)
			return FAIL(err, SALES_EUSAGE, _("--create-missing: no kind of record is called '%s'"),
			    im->o->create.v[i]);
		if (k->title == NULL || k->letters != NULL)
			if (k->title == NULL || strcmp(k->title, "name") != 0)
				return FAIL(err, SALES_EUSAGE,
				    _("--create-missing: a %s can't be made from a name alone"), tr(k->label));
	}
	return SALES_OK;
}

static int
check_match(struct importer *im, struct sales_err *err)
{
	for (size_t i = 0; i < im->o->match.n; i++)
		if (kind_field(im->k, im->o->match.v[i]) == NULL)
			return no_field(im, "--match", im->o->match.v[i],
			    strlen(im->o->match.v[i]), NULL, err);
	return SALES_OK;
}

int
import_options(struct importer *im, struct sales_err *err)
{
	TRY(check_map(im, err));
	TRY(check_map_value(im, err));
	TRY(check_date_order(im, err));
	TRY(check_kinds(im, err));
	TRY(check_match(im, err));
	if (im->o->format != NULL && strcmp(im->o->format, "csv") != 0
	    && strcmp(im->o->format, "tsv") != 0 && strcmp(im->o->format, "jsonl") != 0)
		return FAIL(err, SALES_EUSAGE, _("--input-format is csv, tsv or jsonl, not '%s'"),
		    im->o->format);
	read_nulls(im);
	return SALES_OK;
}

/* The same value in every row; read as on any command line. */
int
import_set(struct importer *im, struct sales_err *err)
{
	for (size_t i = 0; i < im->o->set.n; i++) {
		const char         *text = im->o->set.v[i], *eq = strchr(text, '=');
		const struct field *f;
		const char         *name;
		char                cur[4];
		size_t              at;

		if (eq == NULL || eq == text)
			return FAIL(err, SALES_EUSAGE, _("--set wants 'field=value', not '%s'"), text);
		name = arena_strndup(&im->arena, text, (size_t)(eq - text));
		f = kind_field(im->k, name);
		if (f == NULL || (f->flags & F_DERIVED) != 0)
			return no_field(im, "--set", text, (size_t)(eq - text), NULL, err);
		at = (size_t)(f - im->k->fields);
		if (value_parse(im->d, f, eq + 1, &im->arena, &im->base[at], cur, err) != SALES_OK)
			return err_prefix(err, "--set %s: ", f->name);
		im->given[at] = true;
		if (cur[0] != '\0' && im->currency != AT_CODE) {
			im->base[im->currency] = v_text(arena_strdup(&im->arena, cur));
			im->given[im->currency] = true;
		}
	}
	return SALES_OK;
}
