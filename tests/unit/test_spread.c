#include "cases.h"
#include "lib/base/wide.h"
#include "lib/goal/spread.h"

enum { FEW = 32 };

static int64_t
amount(const char *s, size_t n)
{
	const bool below = n > 0 && *s == '-';
	money      m;

	assert_true(money_parse_plain(s + below, n - below, 4, &m));
	return below ? -m.v : m.v;
}

/* "1 2 ; 3 4": all numbers; *sets gets how many lists there are. */
static size_t
amounts(const char *s, int64_t *out, size_t *sets)
{
	size_t n = 0;

	*sets = 1;
	for (s += strspn(s, " "); *s != '\0'; s += strspn(s, " ")) {
		const size_t len = strcspn(s, " ");

		assert_true(n < FEW);
		if (*s == ';')
			++*sets;
		else
			out[n++] = amount(s, len);
		s += len;
	}
	return n;
}

struct spread_case {
	struct arena a;
	int64_t      whole, step, weight[FEW], other[FEW], part[FEW];
	size_t       n, nother, sets, nparts;
};

static bool
relieved(struct spread_case *k)
{
	struct ratio keep[FEW];
	int64_t      base[FEW];

	for (size_t i = 0; i < k->n; i++)
		assert_true(ratio_make(k->other[i], MONEY_UNIT, &keep[i]));
	return spread_relieved(&k->a, k->whole, k->weight, keep, k->n, k->step, base, k->part);
}

static bool
mixed(struct spread_case *k)
{
	const size_t   n = k->n / k->sets;
	const int64_t *set[FEW];
	int64_t        weight[FEW];

	for (size_t i = 0; i < k->sets; i++)
		set[i] = &k->weight[i * n];
	k->nparts = n;
	return spread_mix(&k->a, set, k->other, k->sets, n, weight) &&
	    spread_by_weight(&k->a, k->whole, weight, n, k->step, k->part);
}

static bool
spread(struct spread_case *k, const char *how)
{
	k->nparts = k->n;
	if (strcmp(how, "weight") == 0)
		return spread_by_weight(&k->a, k->whole, k->weight, k->n, k->step, k->part);
	if (strcmp(how, "all") == 0)
		return spread_to_all(&k->a, k->whole, k->weight, k->n, k->step, k->part);
	return strcmp(how, "relief") == 0 ? relieved(k) : mixed(k);
}

static void
check_parts(const struct cases *c, const struct spread_case *k, bool ok, const char *want)
{
	int64_t part[FEW];
	size_t  sets;

	if (strcmp(want, "none") == 0) {
		if (ok)
			case_fail(c, "it was spread, first part %lld", (long long)k->part[0]);
		return;
	}
	if (!ok)
		case_fail(c, "it was not spread (%zu parts)", k->nparts);
	assert_int_equal(amounts(want, part, &sets), k->nparts);
	for (size_t i = 0; i < k->nparts; i++)
		if (k->part[i] != part[i])
			case_fail(c, "part %zu is %lld, not %lld", i + 1, (long long)k->part[i], (long long)part[i]);
}

static void
spread__follows_the_cases(void **state)
{
	struct cases c = cases_open("spread");

	(void)state;
	while (cases_next(&c)) {
		struct spread_case k = { .step = amount(c.col[2], strlen(c.col[2])) };
		bool               ok;

		k.n = amounts(c.col[3], k.weight, &k.sets);
		k.nother = amounts(c.col[4], k.other, &k.nparts);
		if (strcmp(c.col[0], "two") == 0) {
			k.nother = amounts(c.col[1], k.other, &k.sets);
			k.nparts = k.n * k.nother;
			ok = spread_two_ways(&k.a, k.other, k.nother, k.weight, k.n, k.step, k.part);
		} else {
			k.whole = amount(c.col[1], strlen(c.col[1]));
			ok = spread(&k, c.col[0]);
		}
		check_parts(&c, &k, ok, c.col[5]);
		arena_done(&k.a);
	}
}

/* Any rows over any columns: both always add up, and no cell is below zero, nor
 * a step away from what it would be exactly. */
static void
spread_two_ways__adds_up_whatever_the_numbers(void **state)
{
	enum { ROWS = 7, COLS = 12, ROUNDS = 3000 };
	struct arena a = { 0 };
	uint64_t     seed = 20261129;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		const int64_t step = round % 2 == 0 ? 100 : 10000;
		int64_t       row[ROWS], col[COLS], weight[COLS], cell[ROWS * COLS], whole = 0;
		int64_t       rows[ROWS], cols[COLS];

		for (int i = 0; i < ROWS; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			row[i] = (int64_t)(seed >> 33) % (round % 3 == 0 ? 5 : 1000000) * step;
			whole += row[i];
		}
		for (int j = 0; j < COLS; j++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			weight[j] = (int64_t)(seed >> 33) % 100 + 1;
		}
		if (whole == 0)
			continue;
		assert_true(spread_by_weight(&a, whole, weight, COLS, step, col));
		assert_true(spread_two_ways(&a, row, ROWS, col, COLS, step, cell));
		memcpy(rows, row, sizeof(rows));
		memcpy(cols, col, sizeof(cols));
		for (int i = 0; i < ROWS; i++)
			for (int j = 0; j < COLS; j++) {
				const int64_t exact = (int64_t)((wide)rows[i] * cols[j] / whole);

				assert_true(cell[i * COLS + j] >= 0 && cell[i * COLS + j] % step == 0);
				assert_true(cell[i * COLS + j] > exact - step && cell[i * COLS + j] <= exact + step);
				row[i] -= cell[i * COLS + j];
				col[j] -= cell[i * COLS + j];
			}
		for (int i = 0; i < ROWS; i++)
			assert_int_equal(row[i], 0);
		for (int j = 0; j < COLS; j++)
			assert_int_equal(col[j], 0);
		arena_done(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spread__follows_the_cases),
		cmocka_unit_test(spread_two_ways__adds_up_whatever_the_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
