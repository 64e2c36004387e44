/* Two spellings of one telephone number. Numbers without a country are
 * Chinese when they look so; others are compared by their digits. */
#include "lib/base/same_phone.h"

#include <ctype.h>

#include "lib/base/text.h"

enum { DIGITS_MAX = 40, GROUPS_MAX = 6, SHORTEST = 7, LONGEST = 15 };

struct number {
	char   d[DIGITS_MAX];
	size_t n;
	bool   plus;
	size_t end[GROUPS_MAX];     /* where the digits between two hyphens end */
	size_t ngroups;
	char   extension[12];
};

/* The first of "021-1234567/13800138000", without words in front of it. */
static void
first_number(const char **p)
{
	while (**p != '\0' && !isdigit((unsigned char)**p) && strchr("+(*", **p) == NULL)
		(*p)++;
}

static size_t
its_length(const char *p)
{
	static const char *const next[] = { "、", "或" };
	size_t                   n = strcspn(p, "/;,|\n");

	for (size_t i = 0; i < sizeof(next) / sizeof(next[0]); i++) {
		const char *at = memmem(p, n, next[i], strlen(next[i]));

		if (at != NULL)
			n = (size_t)(at - p);
	}
	return n;
}

/* "转801", "ext. 801", "x801", "#801": takes it away; *n is what is left. */
static void
take_extension(struct number *x, const char *p, size_t *n)
{
	static const char *const word[] = { "转", "分机", "ext", "x", "#" };

	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
		const char *at = memmem(p, *n, word[i], strlen(word[i]));
		size_t      k = 0;

		if (at == NULL || at == p)
			continue;
		for (const char *q = at; q < p + *n && k + 1 < sizeof(x->extension); q++)
			if (isdigit((unsigned char)*q))
				x->extension[k++] = *q;
		x->extension[k] = '\0';
		*n = (size_t)(at - p);
		return;
	}
}

/* U+2010 to U+2015 */
static bool
is_dash(const char *p, size_t n)
{
	return n >= 3 && p[0] == '\xe2' && p[1] == '\x80' && p[2] >= '\x90' && p[2] <= '\x95';
}

/* False: it holds what no number does. */
static bool
take_digits(struct number *x, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const bool dash = is_dash(p + i, n - i);

		if (p[i] == '+' && x->n == 0)
			x->plus = true;
		else if (x->plus && n - i >= 3 && memcmp(p + i, "(0)", 3) == 0)
			i += 2; /* +49 (0) 89: to be left out from abroad */
		else if (isdigit((unsigned char)p[i]) && x->n < DIGITS_MAX)
			x->d[x->n++] = p[i];
		else if ((dash || p[i] == '-') && x->n > 0 && x->ngroups < GROUPS_MAX)
			x->end[x->ngroups++] = x->n;
		else if (!dash && strchr(" -().", p[i]) == NULL)
			return false;
		i += dash ? 2 : 0;
	}
	return true;
}

static void
cut(struct number *x, size_t n)
{
	memmove(x->d, x->d + n, x->n - n);
	x->n -= n;
	for (size_t i = 0; i < x->ngroups; i++)
		x->end[i] = x->end[i] < n ? 0 : x->end[i] - n;
}

static bool
is_mobile(const char *d, size_t n)
{
	return n == 11 && d[0] == '1' && d[1] >= '3';
}

/* 400-820-8820 */
static bool
is_service(const char *d, size_t n)
{
	return n == 10 && (memcmp(d, "400", 3) == 0 || memcmp(d, "800", 3) == 0);
}

/* How many digits a number with its area code has at most. */
static size_t
most_digits(const struct number *x)
{
	return x->d[1] == '1' || x->d[1] == '2' ? 11 : 12; /* 010, 021; 0512 */
}

/* Of "021-68889999-801", "(021)68889999-801" and "68889999-801" the last group
 * is an extension. */
static void
take_last_group(struct number *x)
{
	const size_t from = x->ngroups == 0 ? 0 : x->end[x->ngroups - 1];
	const size_t before = x->ngroups < 2 ? 0 : x->end[x->ngroups - 2];
	const size_t local = from - before;
	const bool   is_new = x->extension[0] == '\0';
	size_t       k = 0;

	if (x->plus || from == 0 || x->n - from > 5 || x->n == from || is_mobile(x->d, x->n))
		return;
	if (before == 0 && x->d[0] == '0' ? x->n <= most_digits(x) || from > most_digits(x)
	    : local < 7 || local > 8 || (before > 0 && x->d[0] != '0'))
		return;
	for (size_t i = from; i < x->n && is_new; i++) /* five at most */
		x->extension[k++] = x->d[i];
	x->n = from;
}

/* +86, 0086, 86-21-...: what is dialled within China. */
static void
come_home(struct number *x)
{
	bool home = false;

	if (!x->plus && x->n > 2 && x->d[0] == '0' && x->d[1] == '0') {
		cut(x, 2);
		x->plus = true;
	}
	if (x->n > 9 && x->d[0] == '8' && x->d[1] == '6' && (x->plus || x->n >= 12)) {
		cut(x, 2);
		x->plus = false;
		home = true;
	}
	if (!home || is_mobile(x->d, x->n) || is_service(x->d, x->n) || x->d[0] == '0' || x->n >= DIGITS_MAX)
		return;
	memmove(x->d + 1, x->d, x->n++);
	x->d[0] = '0';
	for (size_t i = 0; i < x->ngroups; i++)
		x->end[i]++;
}

static bool
is_callable(const struct number *x)
{
	if (x->n < SHORTEST || x->n > LONGEST)
		return false;
	for (size_t i = 1; i < x->n; i++)
		if (x->d[i] != x->d[0])
			return true;
	return false;
}

bool
same_phone(const char *p, size_t n, bool with_extension, struct buf *b)
{
	CLEANUP(buf_done) struct buf t = { 0 };
	struct number                x = { .n = 0 };
	const char                  *s;
	size_t                       len;

	text_fold(p, n, &t);
	s = buf_str(&t);
	first_number(&s);
	len = its_length(s);
	take_extension(&x, s, &len);
	if (!take_digits(&x, s, len))
		return false;
	come_home(&x);
	take_last_group(&x);
	if (!is_callable(&x))
		return false;
	if (x.plus)
		buf_putc(b, '+');
	buf_put(b, x.d, x.n);
	if (with_extension && x.extension[0] != '\0')
		buf_printf(b, "x%s", x.extension);
	return true;
}
