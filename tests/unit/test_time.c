#include "cases.h"
#include "lib/base/buf.h"
#include "lib/goal/time.h"

enum { LINES = 8 };

static void
put_ratio(struct buf *b, struct ratio r)
{
	char s[RATIO_SIZE];

	if (r.den == 0)
		buf_puts(b, "-");
	else if (r.den % 3 == 0 || r.den % 7 == 0)
		buf_printf(b, "%lld/%lld", (long long)r.num, (long long)r.den);
	else
		buf_puts(b, ratio_decimal(r, s));
}

static size_t
read_lines(char *text, struct time_line *v)
{
	static const struct goal_row some;
	size_t                       n = 0;

	for (char *p = strtok(text, " "); p != NULL; p = strtok(NULL, " "), n++) {
		const char *weight = strchr(p, '*') + 1;

		assert_true(n < LINES);
		v[n] = (struct time_line){ .goal = *weight == 'x' ? NULL : &some, .minutes = strtol(p, NULL, 10),
			.rate = *weight == '-' || *weight == 'x' ? -1 : strtol(weight, NULL, 10) * (RATE_UNIT / 100) };
	}
	return n;
}

static void
time_weigh__follows_the_cases(void **state)
{
	struct cases c = cases_open("time");

	(void)state;
	while (cases_next(&c)) {
		struct time_line v[LINES];
		const size_t     n = read_lines(c.col[0], v);
		struct buf       b[4] = { { 0 } };
		int64_t          moved = 0;

		assert_true(time_weigh(v, n));
		for (size_t i = 0; i < n; i++) {
			for (size_t k = 0; k < 4 && i > 0; k++)
				buf_putc(&b[k], ' ');
			put_ratio(&b[0], v[i].weight);
			put_ratio(&b[1], v[i].share);
			buf_printf(&b[2], "%lld", (long long)v[i].move);
			buf_puts(&b[3], v[i].finding == TIME_FINE ? "-" : time_finding_name(v[i].finding));
			moved += v[i].move;
		}
		assert_int_equal(moved, 0);
		case_equal(&c, "weight", buf_str(&b[0]), c.col[1]);
		case_equal(&c, "share", buf_str(&b[1]), c.col[2]);
		case_equal(&c, "move", buf_str(&b[2]), c.col[3]);
		case_equal(&c, "finding", buf_str(&b[3]), c.col[4]);
		for (size_t k = 0; k < 4; k++)
			buf_done(&b[k]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(time_weigh__follows_the_cases) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
