/* What is read as a rate is in lowest terms, and its sums and products can be
 * undone. */
#include "fuzz.h"

#include "lib/base/ratio.h"

static void
check_pair(struct ratio a, struct ratio b)
{
	struct ratio r;

	if (ratio_add(a, b, &r) && ratio_sub(r, b, &r))
		must(ratio_cmp(r, a) == 0);
	if (b.num != 0 && ratio_mul(a, b, &r) && ratio_div(r, b, &r))
		must(ratio_cmp(r, a) == 0);
	must(ratio_cmp(a, b) == -ratio_cmp(b, a));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct ratio r = { 0 }, raw = { 0 }, again;
	char         s[RATIO_SIZE];
	int64_t      v[2] = { 1, 1 };
	bool         good = ratio_parse((const char *)data, n, &r);

	if (good) {
		must(r.den > 0 && ratio_make(r.num, r.den, &again) && again.den == r.den);
		ratio_decimal(r, s);
		must(ratio_parse(s, strlen(s), &again));
		must(strlen(ratio_percent(r, s)) < sizeof(s));
		if (ratio_to_rate(r, &v[0]))
			must(ratio_cmp(ratio_of_rate(v[0]), r) == 0);
	}
	if (n >= sizeof(v)) {
		memcpy(v, data, sizeof(v));
		if (ratio_make(v[0], v[1], &raw)) {
			ratio_percent(raw, s);
			ratio_decimal(raw, s);
			check_pair(raw, good ? r : (struct ratio){ 3, 7 });
		}
	}
	return 0;
}
