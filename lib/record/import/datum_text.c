/* Texts, tags and yes or no in a cell. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

enum { TEXT_MAX = 65536 };

/* Ids, and what people compare as such. */
bool
datum_is_id(const struct field *f)
{
	return f->type == FT_HANDLE || (f->flags & F_UNIQUE) != 0
	    || strcmp(f->name, "taxid") == 0 || strcmp(f->name, "contract") == 0;
}

bool
datum_is_free(const struct field *f)
{
	return f->type == FT_TEXT && !datum_is_id(f) && strcmp(f->name, "phone") != 0;
}

/* Only characters that NFC leaves alone? CJK, Latin-1 and fullwidth forms. */
static bool
is_nfc(const char *p, size_t n)
{
	const unsigned char *s = (const unsigned char *)p, *end = s + n;

	while (s < end) {
		if (*s < 0x80)
			s++;
		else if (*s == 0xC3 || *s == 0xC2)
			s += 2;
		else if ((*s >= 0xE4 && *s <= 0xE9) || (*s == 0xE3 && s[1] == 0x80)
		    || (*s == 0xEF && s[1] == 0xBC))
			s += 3;
		else
			return false;
	}
	return true;
}

/* Control characters other than line ends and tabs; false: n is the first. */
static bool
is_clean(const char *p, size_t *n)
{
	for (size_t i = 0; i < *n; i++)
		if ((unsigned char)p[i] < ' ' && p[i] != '\n' && p[i] != '\t') {
			*n = i;
			return false;
		}
	return true;
}

static bool
is_handle(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c < 0x80 && !((c | 32) >= 'a' && (c | 32) <= 'z') && !(c >= '0' && c <= '9')
		    && c != '-' && c != '_' && c != '.')
			return false;
	}
	return n <= 64;
}

/* Composed; ids and numbers in ASCII's digits and letters too. */
static void
normalise(struct importer *im, const struct field *f, const char **p, size_t *n)
{
	struct buf b CLEANUP(buf_done) = { 0 };

	if (!datum_is_free(f) && memchr(*p, 0xEF, *n) != NULL)
		text_halfwidth(*p, *n, &b);
	else
		text_nfc(*p, *n, &b);
	*n = b.n;
	*p = arena_strndup(&im->row, buf_str(&b), b.n);
}

bool
datum_text(struct importer *im, const struct field *f, const char *p, size_t n, struct value *out)
{
	size_t clean;

	if (!is_nfc(p, n) || (!datum_is_free(f) && memchr(p, 0xEF, n) != NULL))
		normalise(im, f, &p, &n);
	clean = n;
	if (!is_clean(p, &clean))
		return datum_fault(im, "text.control", p, clean, _("it holds the control character \\x%02x"),
		    (unsigned)(unsigned char)p[clean]);
	if (n > TEXT_MAX)
		return datum_fault(im, "text.long", p, 40, _("it is longer than %d bytes"), TEXT_MAX);
	if (f->type == FT_HANDLE && !is_handle(p, n))
		return datum_fault(im, "handle.malformed", p, n,
		    _("'%.*s' may have letters, digits, '-', '_' and '.' only, 64 bytes at most"),
		    (int)(n < 80 ? n : 80), p);
	*out = v_textn(p, n);
	return true;
}

static bool
is_separator(const char *p, const char *end, size_t *n)
{
	static const char *const wide[] = { "，", "；", "、" };

	*n = 1;
	if (*p == ',' || *p == ';' || *p == '|')
		return true;
	for (size_t i = 0; i < 3; i++) {
		*n = strlen(wide[i]);
		if ((size_t)(end - p) >= *n && memcmp(p, wide[i], *n) == 0)
			return true;
	}
	return false;
}

/* "a; b，c" as ",a,b,c,". */
bool
datum_tags(struct importer *im, const char *p, size_t n, struct value *out)
{
	struct buf  b CLEANUP(buf_done) = { 0 };
	const char *end = p + n, *from = p;
	size_t      skip = 0;

	for (;; p++) {
		bool at_end = p >= end;

		if (!at_end && !is_separator(p, end, &skip))
			continue;
		n = (size_t)(p - from);
		text_trim(&from, &n);
		if (n > 0) {
			if (b.n == 0)
				buf_putc(&b, ',');
			buf_put(&b, from, n);
			buf_putc(&b, ',');
		}
		if (at_end)
			break;
		p += skip - 1;
		from = p + 1;
	}
	*out = b.n == 0 ? v_null()
	    : v_textn(arena_strndup(&im->row, buf_str(&b), b.n), b.n);
	return true;
}

bool
datum_bool(struct importer *im, const char *p, size_t n, struct value *out)
{
	static const struct { const char *word; bool is; } words[] = {
		{ "true", true }, { "false", false }, { "1", true }, { "0", false },
		{ "yes", true }, { "no", false }, { "y", true }, { "n", false },
		{ "是", true }, { "否", false }, { "√", true }, { "×", false },
		{ "on", true }, { "off", false },
	};

	buf_clear(&im->fold);
	text_fold(p, n, &im->fold);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(buf_str(&im->fold), words[i].word) == 0) {
			*out = v_of(V_BOOL, words[i].is);
			return true;
		}
	return datum_fault(im, "bool.malformed", p, n, _("'%.*s' is neither yes nor no"), (int)n, p);
}
