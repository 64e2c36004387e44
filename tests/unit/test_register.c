/* Who registered a customer first: the case file. */
#include "lib/crm/rules_register.h"

#include "lib/base/same.h"
#include "tests/unit/cases.h"

enum { REGS_MAX = 8 };



static day
day_text(struct cases *c, const char *s)
{
	day d = DAY_NONE;

	if (strcmp(s, "-") != 0 && !day_parse_iso(s, strlen(s), &d))
		case_fail(c, "'%s' is no day", s);
	return d;
}

static const char *
kept(struct arena *a, enum same_as as, const char *s)
{
	struct buf  b = { 0 };
	const char *out = same_key(as, s, strlen(s), &b) ? arena_strdup(a, buf_str(&b)) : NULL;

	buf_done(&b);
	return out;
}

/* "R01 2026-01-05 09:12 NAME #TAXID" */
static struct reg
read_one(struct cases *c, struct arena *a, const struct registration_rules *rules, char *text, char who[16])
{
	struct reg r = { .minute = -1 };
	char       on[16], at[16], *tax = strchr(text, '#');
	int        used = 0;

	if (tax != NULL) {
		*tax++ = '\0';
		r.taxid = kept(a, SAME_TAXID, case_trim(tax));
	}
	if (sscanf(text, " %15s %15s %15s %n", who, on, at, &used) != 3)
		case_fail(c, "'%s' is no registration", text);
	r.key = kept(a, SAME_COMPANY, case_trim(text + used));
	r.person = strtoll(who + 1, NULL, 10);
	r.on = day_text(c, on);
	r.until = reg_until(rules, r.on);
	if (strcmp(at, "-") != 0 && (r.minute = reg_minute(at, strlen(at))) < 0)
		case_fail(c, "'%s' is no time", at);
	return r;
}

static void
play(struct cases *c, const struct registration_rules *rules, char *text, char *want)
{
	static const char *const word[] = { [REG_ACCEPTED] = "accepted", [REG_REFUSED] = "refused", [REG_TIED] = "tied" };
	struct arena             a = { 0 };
	struct reg               held[REGS_MAX];
	size_t                   nheld = 0;
	char                     who[REGS_MAX][16], is[80], until[DAY_SIZE], *rest = NULL, *rest_want = NULL;

	for (char *one = strtok_r(text, ";", &rest), *w = strtok_r(want, ";", &rest_want); one != NULL;
	    one = strtok_r(NULL, ";", &rest), w = strtok_r(NULL, ";", &rest_want)) {
		const struct reg *against;
		struct reg        r = read_one(c, &a, rules, one, who[nheld]);
		enum reg_verdict  v = reg_judge(rules, &r, held, nheld, &against);

		snprintf(is, sizeof(is), "%s %s %s", word[v], against == NULL ? "-" : who[against - held],
		    day_str(r.until, until));
		case_equal(c, one, is, w == NULL ? "" : case_trim(w));
		if (v != REG_REFUSED)
			held[nheld++] = r;
	}
	arena_done(&a);
}

static void
renew(struct cases *c)
{
	static const char *const        word[] = { [RENEW_MAY] = "may", [RENEW_NEVER] = "never", [RENEW_OVER] = "over",
		[RENEW_TWICE] = "twice", [RENEW_IDLE] = "idle" };
	const struct registration_rules rules = { .valid = 90, .renew = atoi(c->col[1]), .renew_activity = atoi(c->col[2]) };
	const struct reg                r = { .until = day_text(c, c->col[3]) };

	case_equal(c, "it", word[reg_may_renew(&rules, &r, day_text(c, c->col[4]), day_text(c, c->col[5]),
	    day_text(c, c->col[6]))], c->col[7]);
}

static void
registrations__come_out_as_the_case_file_says(void **state)
{
	struct cases c = cases_open("registration");

	(void)state;
	while (cases_next(&c)) {
		const struct registration_rules rules = { .valid = atoi(c.col[1]), .by_ruling = strcmp(c.col[0], "ruling") == 0 };

		if (strcmp(c.col[0], "renew") == 0)
			renew(&c);
		else
			play(&c, &rules, c.col[2], c.col[3]);
	}
}

static void
reg_minute__reads_a_time_of_the_day(void **state)
{
	(void)state;
	assert_int_equal(reg_minute("09:12", 5), 552);
	assert_int_equal(reg_minute("9:12", 4), 552);
	assert_int_equal(reg_minute("23:59", 5), 1439);
	assert_int_equal(reg_minute("24:00", 5), -1);
	assert_int_equal(reg_minute("09:60", 5), -1);
	assert_int_equal(reg_minute("09:1", 4), -1);
	assert_int_equal(reg_minute("0912", 4), -1);
	assert_int_equal(reg_minute("", 0), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(registrations__come_out_as_the_case_file_says),
		cmocka_unit_test(reg_minute__reads_a_time_of_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
