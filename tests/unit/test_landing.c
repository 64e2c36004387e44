#include "cases.h"
#include "lib/goal/landing.h"

enum { SAYS_MAX = 64 };

static int64_t
number(const char *s)
{
	return strtoll(s, NULL, 10);
}

/* "1,2;3,4": two parts of two units. */
static void
read_says(char *text, int64_t *says, struct landing_urn *urn)
{
	size_t n = 0;

	for (char *p = text; p != NULL; p = strpbrk(p, ",;")) {
		if (*p == ';' || n == 0)
			urn->parts++;
		p += n > 0;
		assert_true(n < SAYS_MAX);
		says[n++] = number(p);
	}
	urn->units = n / urn->parts;
	urn->says = says;
}

static void
check(const struct cases *c, const char *what, int64_t got, const char *want)
{
	if (got != number(want))
		case_fail(c, "%s is %lld, not %s", what, (long long)got, want);
}

static void
landing_draw__follows_the_cases(void **state)
{
	struct cases c = cases_open("landing");

	(void)state;
	while (cases_next(&c)) {
		int64_t              says[SAYS_MAX];
		struct landing_urn   urn = { .seed = (uint32_t)number(c.col[0]), .reached = number(c.col[1]),
			.target = number(c.col[2]) };
		struct landing_draws got;

		read_says(c.col[3], says, &urn);
		assert_true(landing_draw(&urn, &got));
		check(&c, "P10", got.p10, c.col[4]);
		check(&c, "P50", got.p50, c.col[5]);
		check(&c, "P90", got.p90, c.col[6]);
		check(&c, "hits", got.hits, c.col[7]);
	}
}

static void
landing_draw__says_when_a_sum_does_not_fit(void **state)
{
	const int64_t        says = INT64_MAX;
	struct landing_urn   urn = { .reached = 1, .says = &says, .parts = 1, .units = 1 };
	struct landing_draws got;

	(void)state;
	assert_false(landing_draw(&urn, &got));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(landing_draw__follows_the_cases),
		cmocka_unit_test(landing_draw__says_when_a_sum_does_not_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
