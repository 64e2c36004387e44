#include "cases.h"
#include "lib/base/same.h"

static enum same_as
as_named(const struct cases *c, const char *name)
{
	static const char *const names[] = { [SAME_TEXT] = "text", [SAME_NAME] = "name", [SAME_COMPANY] = "company",
		[SAME_PHONE] = "phone", [SAME_LINE] = "line", [SAME_EMAIL] = "email", [SAME_DOMAIN] = "domain",
		[SAME_TAXID] = "taxid" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i], name) == 0)
			return (enum same_as)i;
	case_fail(c, "nothing is compared as '%s'", name);
	return SAME_TEXT;
}

static void
check_code(const struct cases *c)
{
	char       right, said[32] = "-";
	const bool is_right = same_is_credit_code(c->col[1], strlen(c->col[1]), &right);

	if (right != 0)
		snprintf(said, sizeof(said), "%s%c", is_right ? "" : "wrong, ", right);
	case_equal(c, "the last character", said, c->col[2]);
}

static void
same_key__follows_the_cases(void **state)
{
	struct cases c = cases_open("same");

	(void)state;
	while (cases_next(&c)) {
		CLEANUP(buf_done) struct buf b = { 0 };

		if (strcmp(c.col[0], "code") == 0) {
			check_code(&c);
			continue;
		}
		buf_puts(&b, "x"); /* a key goes behind what is there */
		if (!same_key(as_named(&c, c.col[0]), c.col[1], strlen(c.col[1]), &b)) {
			case_equal(&c, "the key", "-", c.col[2]);
			continue;
		}
		if (b.n < 2 || b.p[0] != 'x')
			case_fail(&c, "'%s' is not behind what was there", buf_str(&b));
		case_equal(&c, "the key", b.p + 1, c.col[2]);
	}
}

/* A key is a spelling of its own: comparing keys again changes nothing. */
static void
same_key__of_a_key_is_itself(void **state)
{
	struct cases c = cases_open("same");

	(void)state;
	while (cases_next(&c)) {
		CLEANUP(buf_done) struct buf b = { 0 };

		if (strcmp(c.col[0], "code") == 0 || strcmp(c.col[2], "-") == 0)
			continue;
		if (!same_key(as_named(&c, c.col[0]), c.col[2], strlen(c.col[2]), &b))
			case_fail(&c, "'%s' has no key", c.col[2]);
		case_equal(&c, "the key of the key", buf_str(&b), c.col[2]);
	}
}

static void
same_key__takes_any_bytes(void **state)
{
	static const char            bytes[] = "0123456789+-() x#转.@ a\xe2\x80\x90\xe5\xff/";
	CLEANUP(buf_done) struct buf b = { 0 };
	char                         text[64];
	unsigned                     seed = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		size_t n = 0;

		while (n < sizeof(text) && (seed = seed * 1103515245 + 12345, (seed >> 16) % 40 != 0))
			text[n++] = bytes[(seed >> 20) % (sizeof(bytes) - 1)];
		for (int as = SAME_TEXT; as <= SAME_TAXID; as++) {
			buf_clear(&b);
			(void)same_key((enum same_as)as, text, n, &b);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_key__follows_the_cases),
		cmocka_unit_test(same_key__of_a_key_is_itself),
		cmocka_unit_test(same_key__takes_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
