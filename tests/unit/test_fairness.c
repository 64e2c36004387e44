/* What a handful of numbers says, and whether reviewers judge alike, over the
 * cases of sample.cases and fairness.cases. */
#include "cases.h"
#include "lib/base/money.h"
#include "lib/base/sample.h"
#include "lib/review/fairness.h"

enum { MOST = 16 };

static struct arena arena;

/* "94.2 88 -1": how many there are. */
static size_t
numbers(const char *s, struct exact *out)
{
	struct ratio r;
	size_t       n = 0;

	for (s += strspn(s, " "); *s != '\0'; s += strspn(s, " ")) {
		const size_t len = strcspn(s, " ");

		assert_true(n < MOST && ratio_parse(s, len, &r));
		exact_init(&out[n]);
		exact_set_ratio(&out[n++], r);
		s += len;
	}
	return n;
}

static const char *
decimal(int64_t units)
{
	char s[MONEY_SIZE];

	return arena_strdup(&arena, money_str((money){ units }, 0, s));
}

static void
sample__follows_the_cases(void **state)
{
	struct cases c = cases_open("sample");

	(void)state;
	while (cases_next(&c)) {
		const char  *text = "-";
		struct exact x[MOST], y[MOST], out;
		const size_t n = numbers(c.col[1], x), m = strcmp(c.col[2], "-") == 0 ? 0 : numbers(c.col[2], y);
		int          rho;

		exact_init(&out);
		if (strcmp(c.col[0], "rho") == 0)
			text = sample_rank_correlation(x, y, n, &rho) ? decimal(rho) : "-";
		else if (strcmp(c.col[0], "gini") == 0)
			text = sample_gini(x, n, &out) ? exact_text(&out, &arena) : "-";
		else if (strcmp(c.col[0], "mean") == 0)
			text = sample_mean(x, n, &out) ? exact_text(&out, &arena) : "-";
		else
			text = sample_deviation(x, n, &out) ? exact_text(&out, &arena) : "-";
		case_equal(&c, c.col[0], text, c.col[3]);
		exact_done(&out);
		for (size_t i = 0; i < n; i++)
			exact_done(&x[i]);
		for (size_t i = 0; i < m; i++)
			exact_done(&y[i]);
	}
}

static bool
part(const char **s, struct exact *out)
{
	const size_t n = strcspn(*s, ": ");
	struct ratio r;
	const bool   is = ratio_parse(*s, n, &r);

	if (is)
		exact_set_ratio(out, r);
	*s += n + ((*s)[n] == ':');
	return is;
}

static void
fairness__follows_the_cases(void **state)
{
	struct cases c = cases_open("fairness");

	(void)state;
	while (cases_next(&c)) {
		struct fair_review v[MOST];
		struct fairness    f;
		const char        *s = c.col[0];
		size_t             n = 0;

		for (s += strspn(s, " "); *s != '\0'; s += strspn(s, " "), n++) {
			fair_review_init(&v[n]);
			v[n].review = (int64_t)n + 1;
			v[n].reviewer = strtoll(s, (char **)&s, 10);
			s++;
			v[n].has_objective = part(&s, &v[n].objective);
			v[n].has_mark = part(&s, &v[n].mark);
		}
		fairness_of(v, n, &arena, &f);
		for (size_t i = 0; i < f.n; i++)
			if (!f.row[i].all && f.row[i].reviewer == atoi(c.col[1])) {
				case_equal(&c, "compared", arena_printf(&arena, "%ld", f.row[i].compared), c.col[2]);
				case_equal(&c, "the effect", f.row[i].has_effect ? decimal(f.row[i].effect) : "-", c.col[3]);
			}
		while (n-- > 0)
			fair_review_done(&v[n]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sample__follows_the_cases), cmocka_unit_test(fairness__follows_the_cases),
	};

	const int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_done(&arena);
	return failed;
}
