/* One JSON object a line. Numbers stay text: no amount passes through a
 * floating point number. A reference may be {"code": ..., "name": ...}, tags
 * may be a list. Texts are unescaped where they stand: they only get shorter. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/reader.h"

struct json { char *p, *end, *to; const char *fault; };

static void
blanks(struct json *j)
{
	while (j->p < j->end && (*j->p == ' ' || *j->p == '\t' || *j->p == '\r'))
		j->p++;
}

static bool
fault(struct json *j, const char *what)
{
	if (j->fault == NULL)
		j->fault = what;
	return false;
}

static bool
expect(struct json *j, char c)
{
	blanks(j);
	if (j->p == j->end || *j->p != c)
		return fault(j, N_("this is not a JSON object on one line"));
	j->p++;
	return true;
}

static bool
hex4(struct json *j, uint32_t *out)
{
	*out = 0;
	if (j->end - j->p < 4)
		return fault(j, N_("a \\u escape needs four hexadecimal digits"));
	for (int i = 0; i < 4; i++) {
		char c = *j->p++;

		if (c >= '0' && c <= '9')
			*out = *out << 4 | (uint32_t)(c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			*out = *out << 4 | (uint32_t)((c | 32) - 'a' + 10);
		else
			return fault(j, N_("a \\u escape needs four hexadecimal digits"));
	}
	return true;
}

static void
put_utf8(struct json *j, uint32_t c)
{
	if (c < 0x80) {
		*j->to++ = (char)c;
	} else if (c < 0x800) {
		*j->to++ = (char)(0xC0 | c >> 6);
		*j->to++ = (char)(0x80 | (c & 0x3F));
	} else if (c < 0x10000) {
		*j->to++ = (char)(0xE0 | c >> 12);
		*j->to++ = (char)(0x80 | (c >> 6 & 0x3F));
		*j->to++ = (char)(0x80 | (c & 0x3F));
	} else {
		*j->to++ = (char)(0xF0 | c >> 18);
		*j->to++ = (char)(0x80 | (c >> 12 & 0x3F));
		*j->to++ = (char)(0x80 | (c >> 6 & 0x3F));
		*j->to++ = (char)(0x80 | (c & 0x3F));
	}
}

static bool
unicode(struct json *j)
{
	uint32_t c, low;

	if (!hex4(j, &c))
		return false;
	if (c >= 0xD800 && c < 0xDC00) {
		if (j->end - j->p < 6 || j->p[0] != '\\' || j->p[1] != 'u')
			return fault(j, N_("half a surrogate pair in a \\u escape"));
		j->p += 2;
		if (!hex4(j, &low))
			return false;
		if (low < 0xDC00 || low > 0xDFFF)
			return fault(j, N_("half a surrogate pair in a \\u escape"));
		c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
	} else if ((c >= 0xDC00 && c < 0xE000) || c == 0) {
		return fault(j, N_("a \\u escape that stands for no character"));
	}
	put_utf8(j, c);
	return true;
}

static bool
escape(struct json *j)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char       *at;

	if (j->p == j->end)
		return fault(j, N_("a string is not closed"));
	if (*j->p == 'u') {
		j->p++;
		return unicode(j);
	}
	at = memchr(from, *j->p, sizeof(from) - 1);
	if (at == NULL)
		return fault(j, N_("an unknown escape in a string"));
	j->p++;
	*j->to++ = to[at - from];
	return true;
}

/* A string's text, appended at j->to. */
static bool
string(struct json *j)
{
	if (!expect(j, '"'))
		return false;
	while (j->p < j->end && *j->p != '"') {
		if ((unsigned char)*j->p < 0x20)
			return fault(j, N_("a control character in a string"));
		if (*j->p != '\\') {
			*j->to++ = *j->p++;
			continue;
		}
		j->p++;
		if (!escape(j))
			return false;
	}
	return expect(j, '"');
}

/* The usual string: nothing to unescape, nothing to move. */
static bool
plain_string(struct json *j, const char **p, size_t *n)
{
	char *q;

	blanks(j);
	if (j->p == j->end || *j->p != '"')
		return false;
	for (q = j->p + 1; q < j->end && *q != '"'; q++)
		if (*q == '\\' || (unsigned char)*q < 0x20)
			return false;
	if (q == j->end)
		return false;
	*p = j->p + 1;
	*n = (size_t)(q - *p);
	j->p = q + 1;
	return true;
}

static bool
is_digit(const struct json *j)
{
	return j->p < j->end && *j->p >= '0' && *j->p <= '9';
}

/* A number as it is written, appended at j->to. */
static bool
number(struct json *j)
{
	const char *from = j->p;
	size_t      n;

	if (*j->p == '-')
		j->p++;
	if (!is_digit(j))
		return fault(j, N_("this is not a JSON object on one line"));
	if (*j->p == '0' && j->p + 1 < j->end && j->p[1] >= '0' && j->p[1] <= '9')
		return fault(j, N_("a number starts with 0"));
	while (is_digit(j))
		j->p++;
	if (j->p < j->end && *j->p == '.') {
		j->p++;
		if (!is_digit(j))
			return fault(j, N_("a number ends with a point"));
		while (is_digit(j))
			j->p++;
	}
	if (j->p < j->end && (*j->p == 'e' || *j->p == 'E'))
		return fault(j, N_("a number with an exponent: write it out"));
	n = (size_t)(j->p - from);
	memmove(j->to, from, n);
	j->to += n;
	return true;
}

static bool value(struct json *j, int depth, bool *null);

/* true, false or null; null has no text. */
static bool
word(struct json *j, const char *w)
{
	size_t n = strlen(w);

	if ((size_t)(j->end - j->p) < n || memcmp(j->p, w, n) != 0)
		return fault(j, N_("this is not a JSON object on one line"));
	j->p += n;
	if (w[0] != 'n') {
		memmove(j->to, w, n);
		j->to += n;
	}
	return true;
}

static bool
list(struct json *j, int depth)
{
	bool null, first = true;

	j->p++;
	blanks(j);
	if (j->p < j->end && *j->p == ']') {
		j->p++;
		return true;
	}
	for (;; first = false) {
		if (!first)
			*j->to++ = ',';
		if (!value(j, depth + 1, &null))
			return false;
		blanks(j);
		if (j->p == j->end || *j->p != ',')
			return expect(j, ']');
		j->p++;
	}
}

/* An object inside: what names a record, its "code" before "ref" and "name". */
static bool
inner(struct json *j, int depth, bool *null)
{
	static const char *const names[] = { "code", "ref", "name" };
	char *base = j->to;
	int   best = 3;

	*null = true;
	j->p++;
	blanks(j);
	if (j->p < j->end && *j->p == '}') {
		j->p++;
		return true;
	}
	for (;;) {
		char *key = j->to, *text;
		int   rank = 0;
		bool  empty;

		if (!string(j))
			return false;
		while (rank < 3 && (strlen(names[rank]) != (size_t)(j->to - key)
		    || memcmp(names[rank], key, (size_t)(j->to - key)) != 0))
			rank++;
		j->to = key;
		if (!expect(j, ':'))
			return false;
		text = j->to;
		if (!value(j, depth + 1, &empty))
			return false;
		if (rank < best && !empty) {
			memmove(base, text, (size_t)(j->to - text));
			j->to = base + (j->to - text);
			best = rank;
			*null = false;
		} else {
			j->to = text;
		}
		blanks(j);
		if (j->p == j->end || *j->p != ',')
			return expect(j, '}');
		j->p++;
	}
}

/* Any value; its text goes to j->to. */
static bool
value(struct json *j, int depth, bool *null)
{
	*null = false;
	blanks(j);
	if (depth > 8)
		return fault(j, N_("values are nested too deep"));
	if (j->p == j->end)
		return fault(j, N_("this is not a JSON object on one line"));
	switch (*j->p) {
	case '"':
		return string(j);
	case '{':
		return inner(j, depth, null);
	case '[':
		return list(j, depth);
	case 't':
		return word(j, "true");
	case 'f':
		return word(j, "false");
	case 'n':
		*null = true;
		return word(j, "null");
	default:
		return number(j);
	}
}

/* The column of a key; usually that of the same place in the line before. */
static size_t
column_of(struct reader *r, const char *p, size_t n, size_t guess)
{
	const struct map_key *k;

	if (guess < r->keys.used) {
		k = &r->keys.key[guess];
		if (k->n == n && memcmp(k->p, p, n) == 0)
			return guess;
	}
	k = map_add(&r->keys, p, n, r->keys.used, NULL);
	return (size_t)k->value;
}

static bool
member(struct reader *r, struct json *j, size_t i)
{
	const char *p;
	size_t      n, at;
	bool        null = false;

	if (!plain_string(j, &p, &n)) {
		p = j->to = j->p;
		if (!string(j))
			return false;
		n = (size_t)(j->to - p);
	}
	at = column_of(r, p, n, i);
	while (r->n < r->keys.used)
		*reader_cell(r) = (struct datum){ NULL, 0, true };
	if (r->cell[at].p != NULL)
		return fault(j, N_("a key stands twice in the object"));
	if (!expect(j, ':'))
		return false;
	blanks(j);
	if (!plain_string(j, &p, &n)) {
		p = j->to = j->p;
		if (!value(j, 0, &null))
			return false;
		n = null ? 0 : (size_t)(j->to - p);
	}
	r->cell[at] = (struct datum){ p, (uint32_t)n, true, null };
	return true;
}

void
reader_split_json(struct reader *r, char *p, size_t n)
{
	struct json j = { .p = p, .end = p + n, .to = p };

	blanks(&j);
	if (j.p == j.end)
		return;
	for (size_t i = 0; i < r->keys.used; i++)
		*reader_cell(r) = (struct datum){ NULL, 0, true };
	if (expect(&j, '{')) {
		blanks(&j);
		for (size_t i = 0; j.p < j.end && *j.p != '}'; i++) {
			if (!member(r, &j, i))
				break;
			blanks(&j);
			if (j.p < j.end && *j.p == ',')
				j.p++;
			else
				break;
			blanks(&j);
			if (j.p < j.end && *j.p == '}')
				fault(&j, N_("a comma stands before the closing brace"));
		}
		if (j.fault == NULL && expect(&j, '}')) {
			blanks(&j);
			if (j.p < j.end)
				fault(&j, N_("there is text behind the object"));
		}
	}
	r->fault = j.fault;
}
