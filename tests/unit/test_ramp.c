#include "cases.h"
#include "lib/goal/ramp.h"

enum { FEW = 8 };

static day
day_in(const char *s, size_t n)
{
	day d = 0;

	if (strcmp(s, "-") == 0)
		return DAY_NONE;
	assert_true(day_parse_iso(s, n, &d));
	return d;
}

static size_t
shares(const char *s, struct ratio *out)
{
	size_t n = 0;

	for (s += strspn(s, " "); *s != '\0'; s += strspn(s, " ")) {
		const size_t len = strcspn(s, " ");

		assert_true(n < FEW && ratio_parse(s, len, &out[n]));
		n++;
		s += len;
	}
	return n;
}

/* The share as the case says it: to a ten-millionth where it is no short number. */
static bool
is_share(struct ratio got, const char *want)
{
	struct ratio r, rest;

	assert_true(ratio_parse(want, strlen(want), &r) && ratio_sub(got, r, &rest));
	return rest.num >= 0 && ratio_cmp(rest, (struct ratio){ 1, 10000000 }) < 0;
}

static void
ramp_share__follows_the_cases(void **state)
{
	struct cases c = cases_open("ramp");

	(void)state;
	while (cases_next(&c)) {
		struct ratio        months[FEW], share;
		const size_t        n = shares(c.col[0], months);
		const struct period span = { day_in(c.col[3], 10), day_in(c.col[3] + 12, 10) };
		char                s[RATIO_SIZE];

		assert_true(ramp_share(months, n, day_in(c.col[1], 10), day_in(c.col[2], 10), span, &share));
		if (!is_share(share, c.col[4]))
			case_fail(&c, "the share is %s%%, not %s", ratio_percent(share, s), c.col[4]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ramp_share__follows_the_cases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
