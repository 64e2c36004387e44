#include "lib/base/buf.h"
#include "lib/base/expr_inside.h"

/* ASCII and the ideographs of U+4000..U+9FFF: folding only lowers letters,
 * so most texts need no copy to be compared. */
bool
text_is_plain(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c < 0x80)
			continue;
		if (c < 0xE4 || c > 0xE9 || n - i < 3)
			return false;
		i += 2;
	}
	return true;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool
starts(const char *p, const char *folded, size_t m)
{
	for (size_t i = 0; i < m; i++)
		if (lower(p[i]) != folded[i])
			return false;
	return true;
}

static bool
plain_has(const char *p, size_t n, const char *needle, size_t m)
{
	if (m == 0)
		return true;
	for (size_t i = 0; i + m <= n; i++)
		if (lower(p[i]) == needle[0] && starts(p + i, needle, m))
			return true;
	return false;
}

bool
folded_has(const char *hay, size_t n, const char *needle, size_t m)
{
	struct buf b = { 0 };
	bool       yes;

	if (text_is_plain(hay, n))
		return plain_has(hay, n, needle, m);
	text_fold(hay, n, &b);
	yes = plain_has(buf_str(&b), b.n, needle, m);
	buf_done(&b);
	return yes;
}

bool
folded_equal(const char *p, size_t n, const char *folded, size_t m)
{
	struct buf b = { 0 };
	bool       yes;

	if (text_is_plain(p, n)) {
		text_trim(&p, &n);
		return n == m && starts(p, folded, m);
	}
	text_fold(p, n, &b);
	yes = b.n == m && memcmp(buf_str(&b), folded, m) == 0;
	buf_done(&b);
	return yes;
}

static size_t
char_len(unsigned char lead)
{
	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* * is any run, ? one character, \ takes the next one as it is. Both folded.
 * Goes back to the last * only, so the work is at most n * m. */
static bool
glob(const char *s, size_t n, const char *p, size_t m)
{
	size_t i = 0, j = 0, star = SIZE_MAX, from = 0;

	while (i < n) {
		size_t step = char_len((unsigned char)s[i]);

		if (j < m && p[j] == '*') {
			star = j++;
			from = i;
			continue;
		}
		if (j < m && p[j] == '?') {
			j++;
			i += step;
			continue;
		}
		if (j < m) {
			size_t k = p[j] == '\\' && j + 1 < m ? j + 1 : j;

			if (p[k] == s[i]) {
				j = k + 1;
				i++;
				continue;
			}
		}
		if (star == SIZE_MAX)
			return false;
		j = star + 1;
		from += char_len((unsigned char)s[from]);
		i = from;
	}
	while (j < m && p[j] == '*')
		j++;
	return j == m;
}

bool
folded_glob(const char *p, size_t n, const char *pattern, size_t m)
{
	struct buf b = { 0 };
	bool       yes;

	text_fold(p, n, &b);
	yes = glob(buf_str(&b), b.n, pattern, m);
	buf_done(&b);
	return yes;
}

const char *
folded_copy(struct arena *a, const char *p, size_t n, size_t *len)
{
	struct buf  b = { 0 };
	const char *s;

	text_fold(p, n, &b);
	s = arena_strndup(a, buf_str(&b), b.n);
	*len = b.n;
	buf_done(&b);
	return s;
}
