#include "lib/policy/mapping.h"

#include <string.h>
#include <unistd.h>

#include "lib/base/text.h"
#include "lib/policy/embedded.h"
#include "lib/policy/section.h"

/* In the order of meson.build. */
const char *const mapping_names[] = {
	"zoho-leads",
	"zoho-accounts",
	"zoho-contacts",
	"zoho-deals",
	"zoho-calls",
	"zoho-meetings",
	"zoho-tasks",
	"fxiaoke-leads",
	"fxiaoke-customers",
	"fxiaoke-contacts",
	"fxiaoke-opportunities",
	"fxiaoke-orders",
	"fxiaoke-payments",
	"fxiaoke-visits",
	"salesforce-opportunities",
	"hubspot-deals",
	"espocrm-opportunities",
	"suitecrm-opportunities",
	"xiaoshouyi-opportunities",
	NULL
};

/* ---- reading one ------------------------------------------------------- */

const char *
mapping_text(const char *name)
{
	for (size_t i = 0; mapping_names[i] != NULL; i++)
		if (strcmp(mapping_names[i], name) == 0)
			return mapping_texts[i];
	return NULL;
}

bool
mapping_is_for(const char *name, const char *kind)
{
	const char *text = mapping_text(name), *at = text == NULL ? NULL : strstr(text, "\nkind: ");
	const size_t n = strlen(kind);

	return at != NULL && strncmp(at + 7, kind, n) == 0 && at[7 + n] == '\n';
}

static bool
is_path(const char *name)
{
	const size_t n = strlen(name);

	return n > 5 && strcmp(name + n - 5, ".yaml") == 0;
}

static const char *
nearest(const char *name)
{
	size_t n = 0;

	while (mapping_names[n] != NULL)
		n++;
	return text_nearest(name, mapping_names, n);
}

/* "zoho" of "zoho-deals". */
static bool
is_of_system(const char *name, const char *system, size_t n)
{
	return strncmp(name, system, n) == 0 && name[n] == '-';
}

bool
mapping_is_name(const char *word)
{
	const size_t system = strcspn(word, "-");

	if (strcmp(word, "none") == 0 || is_path(word))
		return true;
	for (size_t i = 0; mapping_names[i] != NULL; i++)
		if (text_distance(word, mapping_names[i], 2) <= 2
		    || is_of_system(mapping_names[i], word, system))
			return true;
	return false;
}

static int
nobody(const char *name, struct sales_err *err)
{
	const char *near = nearest(name);

	(void)FAIL(err, SALES_EUSAGE, _("no mapping is called '%s'"), name);
	if (near != NULL)
		return err_hint(err, _("did you mean '%s'?"), near);
	return err_hint(err, "salesctl mapping list");
}

static int
file_of(struct arena *a, const char *name, struct policy_file *f, struct sales_err *err)
{
	struct policy_source src;
	const char          *text = mapping_text(name);

	if (text != NULL) {
		*f = (struct policy_file){ name, name, text, strlen(text) };
		return SALES_OK;
	}
	if (!is_path(name))
		return nobody(name, err);
	if (access(name, F_OK) != 0)
		return FAIL(err, SALES_ENOTFOUND, _("there is no mapping '%s'"), name);
	TRY(policy_source_read(a, name, &src, err));
	*f = (struct policy_file){ name, src.file, src.text, src.ntext };
	return SALES_OK;
}

int
mapping_read(struct arena *a, const char *name, struct diags *diags, const struct mapping **out,
    struct sales_err *err)
{
	struct reader      r = { .a = a, .diags = diags, .page = "salesctl-mapping(7)" };
	struct policy_file f;
	struct node       *root;
	struct mapping    *m = arena_new(a, struct mapping);
	const long         before = diags->errors;

	TRY(file_of(a, name, &f, err));
	yaml_tree(a, &f, diags, &root);
	if (root != NULL)
		read_shape(&r, &mapping_shape, root, m);
	if (diags->errors > before)
		return FAIL(err, SALES_EINVAL, _("the mapping '%s' has errors (%ld)"), name,
		    diags->errors - before);
	m->own = mapping_text(name) == NULL;
	*out = m;
	return SALES_OK;
}

int
mapping_choose(struct arena *a, const char *word, const char *kind, struct diags *diags,
    const struct mapping *const **out, size_t *n, struct sales_err *err)
{
	const struct mapping **all;
	const size_t           length = word == NULL ? 0 : strlen(word);
	size_t                 count = 0;
	bool                   is_system = word == NULL;

	for (; mapping_names[count] != NULL; count++)
		is_system = is_system || is_of_system(mapping_names[count], word, length);
	*out = all = arena_array(a, const struct mapping *, count + 1);
	*n = 0;
	if (!is_system)
		return mapping_read(a, word, diags, &all[(*n)++], err);
	for (size_t i = 0; i < count; i++)
		if ((word == NULL || is_of_system(mapping_names[i], word, length))
		    && (kind == NULL || mapping_is_for(mapping_names[i], kind)))
			TRY(mapping_read(a, mapping_names[i], diags, &all[(*n)++], err));
	if (*n > 0 || word == NULL)
		return SALES_OK;
	(void)FAIL(err, SALES_EUSAGE, _("there is no mapping of '%s' for %s"), word, kind);
	return err_hint(err, "salesctl mapping list");
}
