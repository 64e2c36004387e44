/* What every record of a kind needs and a row has not. */
#include <stdio.h>

#include "lib/record/import/match.h"

/* The file's column for a field, from 1; 0: it has none. */
size_t
match_column(const struct importer *im, size_t at)
{
	for (size_t i = 0; i < im->nseq; i++)
		if (im->col[im->seq[i]].at == at)
			return im->seq[i] + 1;
	return 0;
}

/* A fault is a kilobyte that gets cleared: out of what runs for every row. */
static void
lacks(struct importer *im, size_t at)
{
	struct fault miss = { .code = "field.required", .field = im->k->fields[at].name };

	miss.column = match_column(im, at);
	if (im->row_given[at])
		snprintf(miss.message, sizeof(miss.message), _("it is empty, and a %s needs it"), tr(im->k->label));
	else
		snprintf(miss.message, sizeof(miss.message),
		    _("the %s is not among the records, and a new one needs this field, which the file does not have"),
		    tr(im->k->label));
	import_fault(im, &miss);
}

static bool
is_named(const struct importer *im)
{
	const struct matcher *m = im->match;

	return im->code_id != 0 || (m->key != AT_CODE && im->v[m->key].type != V_NULL)
	    || (m->nnatural > 0 && im->v[m->natural[0]].type != V_NULL);
}

/* Told even of a row that is bad for another reason, so that one run tells
 * all; not of one that names nothing: it may turn out to be blank. */
void
match_lacks(struct importer *im)
{
	if (im->lenient || !is_named(im))
		return;
	for (size_t i = 0; i < im->nneeded; i++) {
		const size_t at = im->needed[i];

		if (im->given[at] && im->row_given[at] && im->v[at].type == V_NULL && !im->failed[at])
			lacks(im, at);
	}
}

bool
match_has_required(struct importer *im)
{
	for (size_t i = 0; i < im->nneeded; i++)
		if (im->v[im->needed[i]].type == V_NULL)
			lacks(im, im->needed[i]);
	return !im->row_bad;
}
