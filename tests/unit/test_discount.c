/* Who must approve a price: the case file. */
#include "lib/crm/rules_discount.h"

#include "lib/base/arena.h"
#include "tests/unit/cases.h"

enum { LEVELS_MAX = 8, BY_MAX = 4 };

struct book {
	struct approval_rules rules;
	struct discount_level level[LEVELS_MAX];
	const char           *by[LEVELS_MAX][BY_MAX];
};

static bool
read_money(struct cases *c, const char *s, money *out)
{
	if (strcmp(s, "-") == 0)
		return false;
	if (!money_parse_plain(s, strlen(s), 4, out))
		case_fail(c, "'%s' is no amount", s);
	return true;
}

static struct ratio
read_ratio(struct cases *c, const char *s)
{
	struct ratio r;

	if (!ratio_parse(s, strlen(s), &r))
		case_fail(c, "'%s' is no percentage", s);
	return r;
}

/* "95% seller, 0% gm+finance" */
static void
read_book(struct cases *c, struct book *b, char *text, char *cosign)
{
	char *rest = NULL, *more = NULL;

	*b = (struct book){ 0 };
	for (char *l = strtok_r(text, ",", &rest); l != NULL && strcmp(text, "-") != 0; l = strtok_r(NULL, ",", &rest)) {
		const size_t n = b->rules.ndiscount++;
		size_t       k = 0;
		char        *space;

		l = case_trim(l);
		space = strchr(l, ' ');
		*space++ = '\0';
		b->level[n].from = read_ratio(c, l);
		for (char *r = strtok_r(space, "+", &more); r != NULL; r = strtok_r(NULL, "+", &more))
			b->by[n][k++] = r;
		b->level[n].by = b->by[n];
	}
	b->rules.discount = b->level;
	if (cosign != NULL && strcmp(cosign, "-") != 0) {
		char *space = strchr(cosign, ' ');

		*space++ = '\0';
		b->rules.margin_below = read_ratio(c, cosign);
		b->rules.margin_by = space;
	}
}

static struct deal_price
read_price(struct cases *c, const char *list, const char *amount, const char *cost)
{
	struct deal_price p = { 0 };

	p.has_list = read_money(c, list, &p.list);
	p.has_amount = read_money(c, amount, &p.amount);
	p.has_cost = read_money(c, cost, &p.cost);
	return p;
}

static void
check_need(struct cases *c)
{
	struct book             b;
	struct discount_need    need;
	const struct deal_price p = read_price(c, c->col[3], c->col[4], c->col[5]);
	char                    ratios[120], roles[120] = "", s[RATIO_SIZE], t[RATIO_SIZE];

	read_book(c, &b, c->col[1], c->col[2]);
	discount_need(&b.rules, &p, &need);
	ratio_percent(need.price, s);
	ratio_percent(need.margin, t);
	snprintf(ratios, sizeof(ratios), "%s%s %s%s", *s == '\0' ? "-" : s, *s == '\0' ? "" : "%", *t == '\0' ? "-" : t,
	    *t == '\0' ? "" : "%");
	case_equal(c, "what is known", ratios, c->col[6]);
	for (size_t i = 0; i < need.n; i++)
		snprintf(roles + strlen(roles), sizeof(roles) - strlen(roles), "%s%s", i == 0 ? "" : " ", need.role[i]);
	case_equal(c, "who signs", need.n == 0 ? "-" : roles, c->col[7]);
}

static void
check_signs(struct cases *c)
{
	struct book             b;
	struct discount_need    need;
	const struct deal_price p = read_price(c, c->col[2], c->col[3], "-");
	const char             *role = strcmp(c->col[4], "-") == 0 ? NULL : c->col[4];

	read_book(c, &b, c->col[1], NULL);
	discount_need(&b.rules, &p, &need);
	case_equal(c, "may he", discount_role_signs(&b.rules, &need, 0, role) ? "yes" : "no", c->col[5]);
}

static void
prices__are_approved_as_the_case_file_says(void **state)
{
	struct cases c = cases_open("approval");

	(void)state;
	while (cases_next(&c))
		if (strcmp(c.col[0], "need") == 0)
			check_need(&c);
		else
			check_signs(&c);
}

/* A lower price never needs less: whoever signs it may sign any price above. */
static void
a_lower_price__never_needs_less(void **state)
{
	static const char *const    seller[] = { "seller", NULL }, *const sup[] = { "supervisor", NULL },
	    *const gm[] = { "gm", NULL };
	const struct discount_level level[] = { { { 19, 20 }, seller, { 0 } }, { { 9, 10 }, sup, { 0 } }, { { 0, 1 }, gm, { 0 } } };
	const struct approval_rules rules = { .discount = level, .ndiscount = 3 };
	const struct discount_level *last = &level[2];

	(void)state;
	for (int64_t cents = 0; cents <= 12000; cents++) {
		const struct deal_price p = { true, true, false, { cents * 100 }, { 1000000 }, { 0 } };
		struct discount_need    need;

		discount_need(&rules, &p, &need);
		assert_non_null(need.level);
		assert_true(need.level <= last);
		assert_int_equal(need.n, need.level != &level[0]);
		last = need.level;
	}
	assert_ptr_equal(last, &level[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prices__are_approved_as_the_case_file_says),
		cmocka_unit_test(a_lower_price__never_needs_less),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
