/* Phone numbers, mail addresses and tax ids in another system's file. */
#include "lib/record/import/importer.h"
#include "lib/record/import/spelling.h"

/* It is let in, and told: past facts are what they are. */
static void
note_taxid(struct importer *im, const struct column *c, const char *p, size_t n)
{
	char right;

	if (!same_is_credit_code(p, n, &right) && right != 0)
		import_note(im, DIAG_WARNING, im->r.line, (long)(c - im->col) + 1, "taxid.check",
		    _("'%.*s' is no credit code: its last character does not fit the others"), (int)n, p);
}

bool
datum_free_text(struct importer *im, const struct column *c, const char *p, size_t n, struct value *out)
{
	if (c->field->same == SAME_TAXID)
		note_taxid(im, c, p, n);
	return datum_text(im, c->field, p, n, out);
}

bool
datum_contact(struct importer *im, const struct column *c, const char *p, size_t n, struct value *out)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	if (!spelling(c->is, p, n, &b))
		return datum_fault(im, "email.malformed", p, n, _("'%.*s' is not a mail address"),
		    (int)(n < 60 ? n : 60), p);
	if (c->is == MAP_TAXID)
		note_taxid(im, c, b.p, b.n);
	return datum_text(im, c->field, arena_strndup(&im->row, b.p, b.n), b.n, out);
}
