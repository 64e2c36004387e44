/* Phone numbers, mail addresses and tax ids in another system's file: in one
 * spelling, so that equal ones are found equal. */
#include <ctype.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

static bool
put_text(struct importer *im, const struct column *c, const struct buf *b, struct value *out)
{
	return datum_text(im, c->field, arena_strndup(&im->row, b->p, b->n), b->n, out);
}

/* "+86 199-0000-0032" is 19900000032; what is no plain number stays as it is. */
static bool
phone(struct importer *im, const struct column *c, const char *p, size_t n, struct value *out)
{
	CLEANUP(buf_done) struct buf b = { 0 }, digits = { 0 };

	text_halfwidth(p, n, &b);
	for (size_t i = 0; i < b.n; i++)
		if (isdigit((unsigned char)b.p[i]))
			buf_putc(&digits, b.p[i]);
		else if (strchr(" -().", b.p[i]) == NULL && (i > 0 || b.p[i] != '+'))
			return datum_text(im, c->field, p, n, out);
	if (digits.n < 5)
		return datum_text(im, c->field, p, n, out);
	buf_clear(&b);
	if (p[0] == '+' && strncmp(digits.p, "86", 2) != 0)
		buf_putc(&b, '+');
	buf_puts(&b, p[0] == '+' && strncmp(digits.p, "86", 2) == 0 ? digits.p + 2 : digits.p);
	return put_text(im, c, &b, out);
}

static bool
email(struct importer *im, const struct column *c, const char *p, size_t n, struct value *out)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *at;

	text_halfwidth(p, n, &b);
	for (size_t i = 0; i < b.n; i++)
		b.p[i] = (char)tolower((unsigned char)b.p[i]);
	at = strchr(b.p, '@');
	if (at == NULL || at == b.p || strchr(at + 1, '@') != NULL || strchr(at, '.') == NULL
	    || strchr(b.p, ' ') != NULL)
		return datum_fault(im, "email.malformed", p, n, _("'%.*s' is not a mail address"),
		    (int)(n < 60 ? n : 60), p);
	return put_text(im, c, &b, out);
}

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

static bool
taxid(struct importer *im, const struct column *c, const char *p, size_t n, struct value *out)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	text_halfwidth(p, n, &b);
	for (size_t i = 0; i < b.n; i++)
		b.p[i] = (char)toupper((unsigned char)b.p[i]);
	if (b.n == 18 && !is_credit_code(b.p))
		import_note(im, DIAG_WARNING, im->r.line, (long)(c - im->col) + 1, "taxid.check",
		    _("'%s' is no credit code: its last character does not fit the others"), b.p);
	return put_text(im, c, &b, out);
}

bool
datum_contact(struct importer *im, const struct column *c, const char *p, size_t n, struct value *out)
{
	return c->is == MAP_PHONE ? phone(im, c, p, n, out)
	    : c->is == MAP_EMAIL ? email(im, c, p, n, out) : taxid(im, c, p, n, out);
}
