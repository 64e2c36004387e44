#include "cmd/demo/demo.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/period.h"

_Static_assert((int)PERIOD_SIZE >= (int)DAY_SIZE, "a day fits");

/* The days that dates are told from. */
struct marks { struct period last, this_; day today; };

static struct marks
marks_of(day today)
{
	const struct period_env env = { .today = today, .fiscal_month = 1, .fiscal_day = 1 };
	const struct period     q = period_of(today, UNIT_QUARTER, &env);

	return (struct marks){ period_step(q, UNIT_QUARTER, -1, &env), q, today };
}

/* What stands between the braces: false when it is no date of ours. */
static bool
fill_one(struct buf *out, const char *p, size_t n, const struct marks *m)
{
	char       s[PERIOD_SIZE], *end;
	const long by = n > 1 ? strtol(p + 1 + (p[1] == '%'), &end, 10) : 0;
	const day  so_far = m->today - m->this_.from;

	if (n > 1 && strncmp(p, "LQ", n) != 0 && strncmp(p, "TQ", n) != 0 &&
	    (strchr("+-%", p[1]) == NULL || end != p + n))
		return false;
	if (strncmp(p, "LQ", n) == 0 && n == 2)
		buf_puts(out, period_str(m->last, s));
	else if (strncmp(p, "TQ", n) == 0 && n == 2)
		buf_puts(out, period_str(m->this_, s));
	else if (*p == 'Y' && n == 1)
		buf_printf(out, "%d", day_civil(m->last.from).y);
	else if (*p == 'L')
		buf_puts(out, day_str(m->last.from + (day)by, s));
	else if (*p == 'N')
		buf_puts(out, day_str(m->today + (day)by, s));
	else if (*p == 'T' && n > 1 && p[1] == '%')
		buf_puts(out, day_str(m->this_.from + (day)(so_far * by / 100), s));
	else
		return false;
	return true;
}

void
demo_fill(struct buf *out, const char *text, day today)
{
	const struct marks m = marks_of(today);

	for (; *text != '\0'; text++) {
		const char *const close = *text == '{' ? strchr(text, '}') : NULL;

		if (close != NULL && close > text + 1 &&
		    fill_one(out, text + 1, (size_t)(close - text - 1), &m))
			text = close;
		else
			buf_putc(out, *text);
	}
}
