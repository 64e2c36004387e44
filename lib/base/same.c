#include "lib/base/same.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/same_phone.h"
#include "lib/base/text.h"

/* Mail that anybody can have says nothing of a company. Sorted. */
static const char *const free_mail[] = { "126.com", "139.com", "163.com", "188.com", "189.cn", "21cn.com", "263.net",
	"aliyun.com", "aol.com", "daum.net", "foxmail.com", "gmail.com", "gmx.at", "gmx.ch", "gmx.com", "gmx.de", "gmx.net",
	"googlemail.com", "hanmail.net", "hotmail.com", "icloud.com", "live.cn", "live.com", "mac.com", "mail.com",
	"mail.ru", "me.com", "msn.cn", "msn.com", "naver.com", "outlook.com", "pm.me", "proton.me", "protonmail.com",
	"qq.com", "sina.cn", "sina.com", "sina.com.cn", "sohu.com", "t-online.de", "tom.com", "vip.126.com",
	"vip.163.com", "vip.qq.com", "vip.sina.com", "web.de", "wo.cn", "yahoo.cn", "yahoo.co.jp", "yahoo.com",
	"yahoo.com.cn", "yandex.com", "yandex.ru", "yeah.net", "ymail.com" };

static int
compare_text(const void *key, const void *entry)
{
	return strcmp(key, *(const char *const *)entry);
}

static bool
is_free_mail(const char *domain)
{
	return bsearch(domain, free_mail, sizeof(free_mail) / sizeof(free_mail[0]), sizeof(free_mail[0]),
	    compare_text) != NULL;
}

/* "<a@b.cn>", "mailto:a@b.cn" and "a@b.cn" are one address; folded, without
 * what stands around it. False: it is none. */
static bool
address(const char *p, size_t n, struct buf *b)
{
	CLEANUP(buf_done) struct buf t = { 0 };
	const char                  *s, *at;
	size_t                       len;

	text_fold(p, n, &t);
	s = buf_str(&t);
	if (strchr(s, '<') != NULL)
		s = strchr(s, '<') + 1;
	if (strncmp(s, "mailto:", 7) == 0)
		s += 7;
	len = strcspn(s, "> ;,?");
	at = memchr(s, '@', len);
	if (at == NULL || at == s || memchr(at, '.', len - (size_t)(at - s)) == NULL)
		return false;
	buf_put(b, s, len);
	return true;
}

/* Of an address, a web site or a bare domain. */
static bool
domain(const char *p, size_t n, struct buf *b)
{
	CLEANUP(buf_done) struct buf t = { 0 };
	char                        *s, *q;

	text_fold(p, n, &t);
	if (t.n == 0)
		return false;
	s = t.p;
	if ((q = strstr(s, "://")) != NULL)
		s = q + 3;
	if ((q = strrchr(s, '@')) != NULL)
		s = q + 1;
	s[strcspn(s, "/?#:>;, ")] = '\0';
	if (strncmp(s, "www.", 4) == 0)
		s += 4;
	if (s[0] == '.' || strchr(s, '.') == NULL || is_free_mail(s))
		return false;
	buf_puts(b, s);
	return true;
}

/* ---- tax ids ------------------------------------------------------------- */

static bool
all_alike(const char *s, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (s[i] != s[0])
			return false;
	return true;
}

static bool
taxid(const char *p, size_t n, struct buf *b)
{
	enum { SHORTEST = 6 };
	CLEANUP(buf_done) struct buf t = { 0 };
	const size_t                 from = b->n;

	text_fold(p, n, &t);
	for (size_t i = 0; i < t.n; i++) {
		const char c = t.p[i];

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
			buf_putc(b, (char)(c >= 'a' ? c - 0x20 : c));
		else if (strchr(" -./", c) == NULL)
			return false;
	}
	return b->n - from >= SHORTEST && !all_alike(b->p + from, b->n - from);
}

bool
same_is_credit_code(const char *p, size_t n, char *right)
{
	static const char            digit[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	CLEANUP(buf_done) struct buf t = { 0 };
	unsigned                     sum = 0, weight = 1;

	*right = 0;
	if (!taxid(p, n, &t) || t.n != 18)
		return false;
	for (size_t i = 0; i < 18; i++, weight = weight * 3 % 31) {
		const char *at = strchr(digit, t.p[i]);

		if (at == NULL || (i >= 2 && i < 8 && (t.p[i] < '0' || t.p[i] > '9'))) /* where it was given */
			return false;
		if (i < 17)
			sum += (unsigned)(at - digit) * weight;
	}
	*right = digit[(31 - sum % 31) % 31];
	return t.p[17] == *right;
}

/* ---- the whole ----------------------------------------------------------- */

static bool
name(const char *p, size_t n, struct buf *b)
{
	CLEANUP(buf_done) struct buf t = { 0 };
	const size_t                 from = b->n;

	text_fold(p, n, &t);
	for (size_t i = 0; i < t.n; i++)
		if (strchr(" \t\n", t.p[i]) == NULL)
			buf_putc(b, t.p[i]);
	return b->n > from;
}

bool
same_key(enum same_as as, const char *p, size_t n, struct buf *b)
{
	const size_t from = b->n;

	switch (as) {
	case SAME_TEXT:
		text_fold(p, n, b);
		return b->n > from;
	case SAME_NAME:
		return name(p, n, b);
	case SAME_COMPANY:
		text_company_key(p, n, b);
		return b->n > from;
	case SAME_PHONE:
	case SAME_LINE:
		return same_phone(p, n, as == SAME_LINE, b);
	case SAME_EMAIL:
		return address(p, n, b);
	case SAME_DOMAIN:
		return domain(p, n, b);
	case SAME_TAXID:
		return taxid(p, n, b);
	}
	return false;
}
