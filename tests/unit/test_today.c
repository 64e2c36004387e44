#include "cases.h"
#include "lib/base/buf.h"
#include "lib/base/money.h"
#include "lib/goal/today.h"

enum { TODOS_MAX = 8, PARTS = 5 };

static int64_t
number(const char *s)
{
	money m;

	assert_true(money_parse_plain(s, strlen(s), 4, &m));
	return m.v;
}

static struct todo
read_todo(char *text, int64_t code)
{
	struct todo t = { .deal = code, .activity = code, .expected = DAY_NONE };
	char       *part[PARTS] = { text }, *star = strchr(text, '*');
	size_t      n = 1;

	if (star != NULL)
		*star = '\0';
	t.in_focus = star != NULL;
	for (char *p = text; (p = strchr(p, ',')) != NULL && n < PARTS; n++) {
		*p++ = '\0';
		part[n] = p;
	}
	if (n == 1) {
		t.on = day_of(2026, 9, (int)strtol(part[0], NULL, 10));
		return t;
	}
	assert_int_equal(n, PARTS);
	t.gap = number(part[0]);
	t.amount = number(part[1]);
	t.chance = strtol(part[2], NULL, 10) * (RATE_UNIT / 100);
	t.days_left = (int)strtol(part[3], NULL, 10);
	t.expected = day_of(2026, 9, (int)strtol(part[4], NULL, 10));
	return t;
}

static void
today_rank__follows_the_cases(void **state)
{
	struct cases c = cases_open("today");

	(void)state;
	while (cases_next(&c)) {
		struct todo t[TODOS_MAX];
		size_t      n = 0;
		struct buf  order = { 0 }, worth = { 0 };
		char        s[MONEY_SIZE];

		for (char *p = strtok(c.col[0], " "); p != NULL; p = strtok(NULL, " "), n++) {
			assert_true(n < TODOS_MAX);
			t[n] = read_todo(p, (int64_t)n + 1);
		}
		assert_true(today_rank(t, n));
		for (size_t i = 0; i < n; i++) {
			buf_printf(&order, "%s%lld", i > 0 ? " " : "", (long long)t[i].deal);
			buf_printf(&worth, "%s%s", i > 0 ? " " : "", money_str((money){ t[i].worth }, 0, s));
		}
		case_equal(&c, "order", buf_str(&order), c.col[1]);
		case_equal(&c, "worth", buf_str(&worth), c.col[2]);
		buf_done(&order);
		buf_done(&worth);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(today_rank__follows_the_cases) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
