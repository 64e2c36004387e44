/* A cell's text as a value: blanks, words for "empty", what Excel leaves
 * behind, replaced words; then by the field's type. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

bool
datum_fault(struct importer *im, const char *code, const char *p, size_t n, const char *fmt, ...)
{
	struct fault *f = &im->fault;
	va_list       ap;

	*f = (struct fault){ .code = code };
	if (im->now != NULL) {
		f->column = (size_t)(im->now - im->col) + 1;
		f->field = im->now->at == AT_CODE ? "code" : im->now->field->name;
	}
	if (n >= sizeof(f->value)) {
		n = sizeof(f->value) - 4;
		n = text_valid(p, n);
		snprintf(f->value, sizeof(f->value), "%.*s...", (int)n, p);
	} else {
		snprintf(f->value, sizeof(f->value), "%.*s", (int)n, p);
	}
	va_start(ap, fmt);
	vsnprintf(f->message, sizeof(f->message), fmt, ap);
	va_end(ap);
	f->message[text_valid(f->message, strlen(f->message))] = '\0';
	return false;
}

/* ---- what Excel leaves behind (I6) ------------------------------------- */

static bool
is_error_word(const char *p, size_t n)
{
	static const char *const words[] = { "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?",
		"#NUM!", "#NULL!" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (n == strlen(words[i]) && memcmp(p, words[i], n) == 0)
			return true;
	return false;
}

/* 4.87613E+18: a long number that Excel cut. */
static bool
is_exponent(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && ((p[i] >= '0' && p[i] <= '9') || p[i] == '.'))
		i++;
	if (i == 0 || i + 2 >= n || (p[i] | 32) != 'e' || (p[i + 1] != '+' && p[i + 1] != '-'))
		return false;
	for (i += 2; i < n; i++)
		if (p[i] < '0' || p[i] > '9')
			return false;
	return true;
}

static bool
ask_excel(struct importer *im, const char *p, size_t n, const char *what)
{
	return datum_fault(im, "excel.leftover", p, n, "%s (%s)", what,
	    _("to have such cells converted: --excel"));
}

/* What stands behind an apostrophe that we (or Excel) put there: a text that
 * a spreadsheet would take for a formula or a number. */
static bool
is_guarded(const char *p, size_t n)
{
	static const char *const wide[] = { "＝", "＋", "－", "＠", "｜", "％" };

	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (n >= 3 && memcmp(p, wide[i], 3) == 0)
			return true;
	return strchr("=+-@\t\r\n|%'0123456789", p[0]) != NULL;
}

/* ="00123" and '00123 are the text 00123. */
static bool
text_mark(struct importer *im, const struct field *f, const char **p, size_t *n)
{
	const char *q = *p;
	size_t      m = *n;

	if (m >= 3 && q[0] == '=' && q[1] == '"' && q[m - 1] == '"') {
		if (!im->lenient)
			return ask_excel(im, q, m, _("a formula that Excel writes to keep a text"));
		*p += 2;
		*n -= 3;
	} else if (m >= 2 && q[0] == '\'' && is_guarded(q + 1, m - 1)) {
		if (!im->lenient && datum_is_free(f))
			return true;
		if (!im->lenient)
			return ask_excel(im, q, m, _("an apostrophe that Excel writes before a text"));
		*p += 1;
		*n -= 1;
	}
	return true;
}

static bool
error_word(struct importer *im, const char *p, size_t n, size_t *left)
{
	if (!im->lenient)
		return ask_excel(im, p, n, _("an error value of Excel's"));
	import_note(im, DIAG_WARNING, im->r.line, (long)(im->now - im->col) + 1, "excel.error",
	    _("an error value of Excel's is read as empty"));
	*left = 0;
	return true;
}

static bool
leftovers(struct importer *im, const struct field *f, const char **p, size_t *n)
{
	if (**p == '#' && is_error_word(*p, *n))
		return error_word(im, *p, *n, n);
	if (**p == '=' || **p == '\'')
		return text_mark(im, f, p, n);
	if (f->type != FT_TEXT && f->type != FT_HANDLE)
		return true;
	if (datum_is_id(f) && is_exponent(*p, *n))
		return datum_fault(im, "id.precision", *p, *n,
		    _("the spreadsheet cut this id: its last digits are lost"));
	if ((strcmp(f->name, "phone") == 0 || im->now->is == MAP_PHONE) && is_exponent(*p, *n)) {
		if (!im->lenient)
			return ask_excel(im, *p, *n, _("the spreadsheet cut this number"));
		import_note(im, DIAG_WARNING, im->r.line, (long)(im->now - im->col) + 1,
		    "excel.phone", _("a phone number that the spreadsheet cut is read as empty"));
		*n = 0;
	}
	return true;
}

/* ---- by type ----------------------------------------------------------- */

bool
datum_by_type(struct importer *im, struct column *c, const struct datum *cell, const char *p,
    size_t n, struct value *out)
{
	switch (c->field->type) {
	case FT_HANDLE:
	case FT_TEXT:
		if (im->form.m != NULL && *p == '=')
			import_note(im, DIAG_WARNING, im->r.line, (long)(c - im->col) + 1, "text.formula",
			    _("this text looks like a formula"));
		if (c->is >= MAP_PHONE)
			return datum_contact(im, c, p, n, out);
		return datum_free_text(im, c, p, n, out);
	case FT_INT:
	case FT_NUM:
	case FT_MONEY:
		return datum_number(im, c, p, n, out);
	case FT_RATE:
		return datum_rate(im, c, cell, p, n, out);
	case FT_DAY:
		return datum_day(im, c, p, n, out);
	case FT_BOOL:
		return datum_bool(im, p, n, out);
	case FT_REF:
		return datum_ref(im, c, p, n, out);
	case FT_TAGS:
		return datum_tags(im, p, n, out);
	case FT_ENUM:
	case FT_STAGE:
	case FT_PIPELINE:
	case FT_CURRENCY:
	case FT_METRIC:
	case FT_PERIOD:
	case FT_SUBJECT:
	default:
		return datum_word(im, c, p, n, out);
	}
}

/* Blanks at the ends: only where there can be any. */
static inline void
trim(const char **p, size_t *n)
{
	unsigned char first = (unsigned char)(*p)[0], last = (unsigned char)(*p)[*n - 1];

	if (first <= ' ' || last <= ' ' || first >= 0x80 || last >= 0x80)
		text_trim(p, n);
}

/* One of their words: what it is here, and what else it says. */
static void
their_word(struct importer *im, struct column *c, const char **p, size_t *n)
{
	const struct map_key    *k = map_find(&c->theirs, *p, *n);
	const struct their_word *w;

	if (k == NULL) {
		buf_clear(&im->fold);
		text_fold(*p, *n, &im->fold);
		k = map_find(&c->theirs, buf_str(&im->fold), im->fold.n);
	}
	if (k == NULL) {
		if (c->field->type == FT_TEXT)
			import_note(im, DIAG_WARNING, im->r.line, (long)(c - im->col) + 1, "value.unmapped",
			    _("'%.*s' is none of their usual words; it is kept as it stands"),
			    (int)(*n < 60 ? *n : 60), *p);
		return;
	}
	w = &c->their[k->value];
	c->hit = w->said;
	if (w->text == NULL)
		return;
	*p = w->text;
	*n = strlen(w->text);
}

/* "501;502": the first of several. */
static size_t
first_of(const char *between, const char *p, size_t n)
{
	const char *end = memmem(p, n, between, strlen(between));

	return end == NULL ? n : (size_t)(end - p);
}

bool
datum_clean(struct importer *im, struct column *c, const struct datum *cell, const char **at,
    size_t *size)
{
	const char           *p = cell->p, *prefix = im->form.m == NULL ? NULL : im->form.m->id_prefix;
	size_t                n = cell->n;
	const struct map_key *k;

	*size = 0;
	im->now = c;
	if (n == 0)
		return true;
	if (!cell->typed) {
		trim(&p, &n);
		if (n == 0 || (im->null_first[(unsigned char)*p] && map_find(&im->null, p, n) != NULL))
			return true;
	}
	if (c->null.used > 0 && map_find(&c->null, p, n) != NULL)
		return true;
	if (c->replace.used > 0 && (k = map_find(&c->replace, p, n)) != NULL) {
		p = im->text[k->value];
		n = strlen(p);
	} else if (!cell->typed && !leftovers(im, c->field, &p, &n)) {
		return false;
	}
	if (c->as != NULL && c->as->first_of != NULL)
		n = first_of(c->as->first_of, p, n);
	if (prefix != NULL && c->as != NULL && n > strlen(prefix) && memcmp(p, prefix, strlen(prefix)) == 0
	    && (c->ntargets > 0 || datum_is_id(c->field))) {
		p += strlen(prefix);
		n -= strlen(prefix);
	}
	if (n > 0 && c->ntheir > 0)
		their_word(im, c, &p, &n);
	*at = p;
	*size = n;
	return true;
}

bool
datum_value(struct importer *im, struct column *c, const struct datum *cell, struct value *out)
{
	const char *p = NULL;
	size_t      n;

	*out = v_null();
	if (!datum_clean(im, c, cell, &p, &n))
		return false;
	return n == 0 || datum_by_type(im, c, cell, p, n, out);
}
