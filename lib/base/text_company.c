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

	if ((unsigned char)*p < 0x80)
		return strchr(" \t\n,;:&+/_-()[]{}<>|\"*", *p) != NULL ? 1 : 0;
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

/* Words one behind the other, each behind a '\n'. */
static void
put_words(const char *p, size_t n, struct buf *b)
{
	bool between = true;

	buf_room(b, n + 1);
	for (size_t i = 0; i < n;) {
		const size_t m = separator(p + i, n - i);

		if (m > 0) {
			between = true;
			i += m;
			continue;
		}
		if (p[i] != '.' && p[i] != '\'') {
			if (between)
				buf_putc(b, '\n');
			between = false;
			buf_putc(b, p[i]);
		}
		i++;
	}
}

/* Words at either end that say what kind of company it is; one word stays. */
static void
trim_forms(const char **p, size_t *n)
{
	for (;;) {
		const char *last = *n == 0 ? NULL : memrchr(*p, '\n', *n);

		if (last == NULL || last == *p || !is_form(last + 1, *n - (size_t)(last + 1 - *p)))
			break;
		*n = (size_t)(last - *p);
	}
	for (;;) {
		const char *second = *n < 2 ? NULL : memchr(*p + 1, '\n', *n - 1);

		if (second == NULL || !is_form(*p + 1, (size_t)(second - *p) - 1))
			return;
		*n -= (size_t)(second - *p);
		*p = second;
	}
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
	CLEANUP(buf_done) struct buf folded = { 0 }, words = { 0 };
	const size_t                 from = b->n;
	const char                  *w;
	size_t                       left;

	text_fold(p, n, &folded);
	put_words(buf_str(&folded), folded.n, &words);
	w = buf_str(&words);
	left = words.n;
	trim_forms(&w, &left);
	buf_room(b, left);
	for (size_t i = 0; i < left; i++)
		if (w[i] != '\n')
			buf_putc(b, w[i]);
	cut_forms(b, from);
}
