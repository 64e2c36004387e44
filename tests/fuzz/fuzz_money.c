/* What is read as an amount is written and read back as the same one. */
#include "fuzz.h"

#include "lib/base/money.h"

static void
check_amount(money m)
{
	char             s[MONEY_SIZE], cur[4];
	money            back = { 0 };
	struct sales_err err;

	money_str(m, 2, s);
	must(money_parse_plain(s, strlen(s), 4, &back) && back.v == m.v);
	money_group(m, 2, s);
	must(money_parse(s, strlen(s), 4, &back, cur, &err) == SALES_OK);
	must(back.v == m.v && cur[0] == '\0');
}

/* The bytes as shares: parts add up to the whole. */
static void
check_split(const uint8_t *data, size_t n)
{
	int64_t share[32], sum = 0;
	money   part[32], whole;

	if (n < 9)
		return;
	memcpy(&whole.v, data, 8);
	data += 8;
	n = n - 8 < 32 ? n - 8 : 32;
	for (size_t i = 0; i < n; i++)
		share[i] = data[i];
	if (!money_split(whole, share, n, data[0] % 5, part))
		return;
	for (size_t i = 0; i < n; i++)
		sum += part[i].v;
	must(sum == whole.v);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	for (int decimals = 0; decimals <= 4; decimals += 2) {
		struct sales_err err = { 0 };
		money            m = { 0 };
		char             cur[4];

		if (money_parse((const char *)data, n, decimals, &m, cur, &err) == SALES_OK) {
			check_amount(m);
			must(cur[0] == '\0' || currency_known(cur));
		} else {
			must(err.code == SALES_EINVAL && err.msg[0] != '\0');
		}
		if (money_parse_exponent((const char *)data, n, decimals, &m))
			check_amount(m);
	}
	check_split(data, n);
	return 0;
}
