/* What two spellings of one company's name have in common. */
#include <string.h>

#include "lib/base/text.h"

/* Between two words, and nothing else; only after folding, which has made
 * fullwidth forms plain. */
static size_t
separator(const char *p, size_t n)
{
	static const char *const marks[] = { "【", "】", "〔", "〕", "〈", "〉", "《", "》", "「", "」", "·", "•",
		"‧", "・", "、", "。", "—", "–", "“", "”" };
	static const bool        plain[128] = { [' '] = true, ['\t'] = true, ['\n'] = true, [','] = true, [';'] = true,
		[':'] = true, ['&'] = true, ['+'] = true, ['/'] = true, ['_'] = true, ['-'] = true, ['('] = true,
		[')'] = true, ['['] = true, [']'] = true, ['{'] = true, ['}'] = true, ['<'] = true, ['>'] = true,
		['|'] = true, ['"'] = true, ['*'] = true };

	if ((unsigned char)*p < 0x80)
		return plain[(unsigned char)*p] ? 1 : 0;
	if (*p != '\xe3' && *p != '\xe2' && *p != '\xc2')
		return 0;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		const size_t m = strlen(marks[i]);

		if (n >= m && memcmp(p, marks[i], m) == 0)
			return m;
	}
	return 0;
}

/* Is it a word that only says what kind of company it is? */
static bool
is_form(const char *p, size_t n)
{
	static const char *const forms[] = { "co", "company", "coltd", "ltd", "ltda", "limited", "inc", "incorporated",
		"corp", "corporation", "llc", "llp", "plc", "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "se", "sa",
		"sas", "sarl", "srl", "spa", "sl", "bv", "nv", "oy", "oyj", "ab", "as", "aps", "pty", "pte", "pvt", "sdn",
		"bhd", "kk", "株", "有" };

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (strlen(forms[i]) == n && memcmp(forms[i], p, n) == 0)
			return true;
	return false;
}

/* From `from` on, words with one '\n' between them; in place. */
static void
part_words(struct buf *b, size_t from)
{
	char  *p = b->p;
	size_t to = from;
	bool   between = false;

	for (size_t i = from; i < b->n;) {
		const size_t m = separator(p + i, b->n - i);

		if (m > 0) {
			between = true;
			i += m;
			continue;
		}
		if (p[i] != '.' && p[i] != '\'') {
			if (between && to > from)
				p[to++] = '\n';
			between = false;
			p[to++] = p[i];
		}
		i++;
	}
	b->n = to;
	p[to] = '\0';
}

/* Take out what only says what kind of company it is, at either end; one word
 * stays. */
static void
trim_forms(struct buf *b, size_t from)
{
	char *p = b->p + from, *at;

	while ((at = memrchr(p, '\n', b->n - from)) != NULL && is_form(at + 1, b->n - from - (size_t)(at + 1 - p)))
		b->n = (size_t)(at - b->p);
	while ((at = memchr(p, '\n', b->n - from)) != NULL && is_form(p, (size_t)(at - p))) {
		const size_t left = b->n - (size_t)(at + 1 - b->p);

		memmove(p, at + 1, left);
		b->n = from + left;
	}
	b->p[b->n] = '\0';
}

static void
join_words(struct buf *b, size_t from)
{
	size_t to = from;

	for (size_t i = from; i < b->n; i++)
		if (b->p[i] != '\n')
			b->p[to++] = b->p[i];
	b->n = to;
	b->p[to] = '\0';
}

/* One of the words at the end (or the beginning) of b, which is longer. */
static bool
cut_one(struct buf *b, size_t from, const char *const *word, bool at_end)
{
	for (; *word != NULL; word++) {
		const size_t m = strlen(*word), left = b->n - from - m;

		if (b->n - from <= m || memcmp(b->p + (at_end ? b->n - m : from), *word, m) != 0)
			continue;
		if (!at_end)
			memmove(b->p + from, b->p + from + m, left);
		b->n -= m;
		b->p[b->n] = '\0';
		return true;
	}
	return false;
}

/* Chinese and Japanese forms stand at the end without a blank, or in front. */
static void
cut_forms(struct buf *b, size_t from)
{
	static const char *const behind[] = { "股份有限公司", "有限责任公司", "有限公司", "公司", "集团", "有限合伙",
		"株式会社", "有限会社", NULL };
	static const char *const before[] = { "株式会社", "有限会社", NULL };

	while (cut_one(b, from, behind, true))
		;
	(void)cut_one(b, from, before, false);
}

void
text_company_key(const char *p, size_t n, struct buf *b)
{
	const size_t from = b->n;

	text_fold(p, n, b);
	if (b->n == from)
		return;
	part_words(b, from);
	trim_forms(b, from);
	join_words(b, from);
	cut_forms(b, from);
}
