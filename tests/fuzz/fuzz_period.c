/* A period that is read has a name that is read as the same period; a refusal
 * points into the text. */
#include "fuzz.h"

#include "lib/base/period.h"

static void
check_refusal(const char *text, const struct sales_err *err)
{
	must(err->code == SALES_EUSAGE && err->msg[0] != '\0' && err->hint[0] != '\0');
	if (err->subject[0] != '\0')
		must(strcmp(err->subject, text) == 0 &&
		    err->at + err->len <= strlen(text) + 1);
}

static void
check_env(const char *text, const struct period_env *env)
{
	struct sales_err err = { 0 };
	struct period    p = { 0 }, back = { 0 };
	char             s[PERIOD_SIZE];
	day              d = 0;

	if (period_parse(text, env, &p, &err) != SALES_OK) {
		check_refusal(text, &err);
	} else {
		must(p.from == DAY_NONE || (p.from >= DAY_MIN && p.from <= DAY_MAX));
		must(p.to == DAY_NONE || (p.to >= DAY_MIN && p.to <= DAY_MAX));
		must(p.from == DAY_NONE || p.to == DAY_NONE || p.from <= p.to);
		must(period_parse(period_str(p, s), env, &back, &err) == SALES_OK);
		must(back.from == p.from && back.to == p.to);
	}
	err = (struct sales_err){ 0 };
	if (period_parse_day(text, env, &d, &err) != SALES_OK)
		check_refusal(text, &err);
	else
		must(d >= DAY_MIN && d <= DAY_MAX);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct period_env plain = { .today = 20719 };
	const struct period_env other = { .today = 20719, .week_start = 6, .fiscal_month = 2,
		.fiscal_day = 31, .fiscal_label_end = true, .day_order = DAY_ORDER_DMY };
	char *text = fuzz_text(data, n);

	check_env(text, &plain);
	check_env(text, &other);
	free(text);
	return 0;
}
