/* Phone numbers, mail addresses and tax ids in another system's file. */
#include <string.h>

#include "lib/record/import/importer.h"
#include "lib/record/import/spelling.h"

/* GB 32100: the last of 18 characters follows from the others. */
static bool
is_credit_code(const char *s)
{
	static const char digit[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	unsigned          sum = 0, weight = 1;

	for (int i = 0; i < 17; i++, weight = weight * 3 % 31) {
		const char *at = strchr(digit, s[i]);

		if (at == NULL || s[i] == '\0')
			return false;
		sum += (unsigned)(at - digit) * weight;
	}
	return s[17] == digit[(31 - sum % 31) % 31];
}

bool
datum_contact(struct importer *im, const struct column *c, const char *p, size_t n, struct value *out)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	if (!spelling(c->is, p, n, &b))
		return datum_fault(im, "email.malformed", p, n, _("'%.*s' is not a mail address"),
		    (int)(n < 60 ? n : 60), p);
	if (c->is == MAP_TAXID && b.n == 18 && !is_credit_code(b.p))
		import_note(im, DIAG_WARNING, im->r.line, (long)(c - im->col) + 1, "taxid.check",
		    _("'%s' is no credit code: its last character does not fit the others"), b.p);
	return datum_text(im, c->field, arena_strndup(&im->row, b.p, b.n), b.n, out);
}
