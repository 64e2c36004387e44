/* What two spellings of one company's name have in common. */
#include <string.h>

#include "lib/base/text.h"

/* 【上海】 as (上海): NFKC has made fullwidth brackets plain already. */
static size_t
bracket(const char *p, size_t n, char *out)
{
	static const struct { const char *text; char as; } brackets[] = {
		{ "【", '(' }, { "】", ')' }, { "〔", '(' }, { "〕", ')' }, { "〈", '(' }, { "〉", ')' },
		{ "[", '(' }, { "]", ')' }, { "{", '(' }, { "}", ')' },
	};

	for (size_t i = 0; i < sizeof(brackets) / sizeof(brackets[0]); i++) {
		const size_t m = strlen(brackets[i].text);

		if (n >= m && memcmp(p, brackets[i].text, m) == 0) {
			*out = brackets[i].as;
			return m;
		}
	}
	return 0;
}

static void
cut_form(struct buf *b, size_t from)
{
	static const char *const forms[] = { "股份有限公司", "有限责任公司", "集团有限公司", "有限公司",
		"集团公司", "公司" };

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		const size_t m = strlen(forms[i]);

		if (b->n - from > m && memcmp(b->p + b->n - m, forms[i], m) == 0) {
			b->n -= m;
			b->p[b->n] = '\0';
			return;
		}
	}
}

void
text_company_key(const char *p, size_t n, struct buf *b)
{
	CLEANUP(buf_done) struct buf folded = { 0 };
	const size_t                 from = b->n;
	char                         as;

	text_fold(p, n, &folded);
	buf_room(b, folded.n);
	for (size_t i = 0; i < folded.n;) {
		const size_t m = bracket(folded.p + i, folded.n - i, &as);

		if (m > 0)
			buf_putc(b, as);
		else if (folded.p[i] != ' ' && folded.p[i] != '\n' && folded.p[i] != '\t')
			buf_putc(b, folded.p[i]);
		i += m > 0 ? m : 1;
	}
	cut_form(b, from);
}
