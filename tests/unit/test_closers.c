#include "cases.h"
#include "lib/base/buf.h"
#include "lib/base/money.h"
#include "lib/goal/closers.h"

enum { DEALS_MAX = 8 };

static int64_t
number(const char *s)
{
	money m;

	assert_true(money_parse_plain(s, strlen(s), 4, &m));
	return m.v;
}

/* "10-01/90*50 ..." */
static void
read_deals(char *text, struct closing *c)
{
	for (char *p = strtok(text, " "); p != NULL; p = strtok(NULL, " ")) {
		struct closer *x = &c->v[c->n++];
		char          *amount = strchr(p, '/'), *percent = strchr(p, '*');

		assert_true(c->n <= DEALS_MAX && amount != NULL && percent != NULL);
		*amount++ = *percent++ = '\0';
		x->deal = (int64_t)c->n;
		x->expected = day_of(2026, (int)strtol(p, NULL, 10), (int)strtol(p + 3, NULL, 10));
		x->amount = number(amount);
		x->weighted = x->amount * strtol(percent, NULL, 10) / 100;
	}
}

static void
check_each(const struct cases *c, const char *what, const struct closing *got, int64_t (*of)(const struct closer *),
    const char *want)
{
	struct buf b = { 0 };
	char       s[MONEY_SIZE];

	for (size_t i = 0; i < got->n; i++)
		buf_printf(&b, "%s%s", i > 0 ? " " : "", money_str((money){ of(&got->v[i]) }, 0, s));
	case_equal(c, what, buf_str(&b), want);
	buf_done(&b);
}

static int64_t deal_of(const struct closer *x) { return x->deal * MONEY_UNIT; }
static int64_t left_of(const struct closer *x) { return x->left; }
static int64_t left_if_won(const struct closer *x) { return x->left_if_won; }

static void
check(const struct cases *c, const char *what, int64_t got, const char *want)
{
	if (got != number(want))
		case_fail(c, "%s is %lld, not %s", what, (long long)got, want);
}

static void
check_ratio(const struct cases *c, const char *what, struct ratio got, const char *want)
{
	struct ratio r = { 0, 0 };
	char         num[32];
	const char  *slash = strchr(want, '/');

	snprintf(num, sizeof(num), "%.*s", (int)strcspn(want, "/"), want);
	if (strcmp(want, "-") != 0)
		assert_true(ratio_make(number(num), slash == NULL ? MONEY_UNIT : number(slash + 1), &r));
	if (got.den != r.den || got.num != r.num)
		case_fail(c, "%s is %lld/%lld, not %s", what, (long long)got.num, (long long)got.den, want);
}

static void
closers_rank__follows_the_cases(void **state)
{
	struct cases c = cases_open("closers");

	(void)state;
	while (cases_next(&c)) {
		struct closer  v[DEALS_MAX] = { 0 };
		struct closing x = { .gap = number(c.col[0]), .v = v };

		read_deals(c.col[1], &x);
		assert_true(closers_rank(&x, day_of(2026, 9, 10)));
		check_each(&c, "order", &x, deal_of, c.col[2]);
		check_each(&c, "left", &x, left_of, c.col[3]);
		check_each(&c, "left if won", &x, left_if_won, c.col[4]);
		check(&c, "needed", (int64_t)x.needed * MONEY_UNIT, c.col[5]);
		check(&c, "needed if won", (int64_t)x.needed_if_won * MONEY_UNIT, c.col[6]);
		check(&c, "short", x.short_by, c.col[7]);
		check(&c, "short if won", x.short_if_won, c.col[8]);
		check_ratio(&c, "coverage", x.coverage, c.col[9]);
		check_ratio(&c, "weighted coverage", x.weighted_coverage, c.col[10]);
		check(&c, "overdue", (int64_t)x.overdue * MONEY_UNIT, c.col[11]);
	}
}

static void
closers_rank__says_when_a_sum_does_not_fit(void **state)
{
	struct closer  v[2] = { { .amount = INT64_MAX }, { .amount = 1 } };
	struct closing x = { .gap = 1, .v = v, .n = 2 };

	(void)state;
	assert_false(closers_rank(&x, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(closers_rank__follows_the_cases),
		cmocka_unit_test(closers_rank__says_when_a_sum_does_not_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
