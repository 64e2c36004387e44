/* Text of any bytes: what is shown is safe, what is folded stays folded. */
#include "fuzz.h"

#include "lib/base/err.h"
#include "lib/base/text.h"

static void
check_shown(const char *p, size_t n)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	text_show(p, n, false, &b);
	must(text_valid(buf_str(&b), b.n) == b.n);
	for (size_t i = 0; i < b.n; i++)
		must((unsigned char)b.p[i] >= ' ' && b.p[i] != 0x7F);
}

static void
check_folded(const char *p, size_t n)
{
	CLEANUP(buf_done) struct buf once = { 0 };
	CLEANUP(buf_done) struct buf twice = { 0 };

	text_fold(p, n, &once);
	must(text_valid(buf_str(&once), once.n) == once.n);
	text_fold(buf_str(&once), once.n, &twice);
	must(once.n == twice.n && memcmp(buf_str(&once), buf_str(&twice), once.n) == 0);
	must(text_has(p, n, buf_str(&once), once.n));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char *p = (const char *)data, *trimmed = p;
	size_t      good = text_valid(p, n), left = n;

	must(good <= n);
	check_shown(p, n);
	text_trim(&trimmed, &left);
	must(trimmed >= p && trimmed + left <= p + n);
	must(text_width(p, n, true) >= text_width(p, n, false));
	for (int cells = 0; cells < 4; cells++) {
		size_t fit = text_fit(p, n, cells, false);

		must(fit <= n && text_width(p, fit, false) <= cells);
	}
	text_halfwidth(p, n, &b);
	must(b.n <= n);
	check_folded(p, good);
	return 0;
}
