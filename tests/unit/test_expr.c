/* Expressions and shell terms over one row of a small deal: the case files
 * tests/data/expr.cases and terms.cases read as their description. */
#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/base/buf.h"
#include "tests/unit/expr_scope.h"

/* ---- reading cases ----------------------------------------------------- */

static struct value
cell(const struct column *c, const char *text)
{
	struct ratio r;
	int64_t      i;
	money        m;
	day          d;

	switch (c->type) {
	case V_DAY:
		assert_true(day_parse_iso(text, strlen(text), &d));
		return v_day(d);
	case V_MONEY:
	case V_NUM:
		if (!money_parse_plain(text, strlen(text), 4, &m))
			m.v = strtoll(text, NULL, 10);   /* beyond what people write */
		return v_of(c->type, m.v);
	case V_RATE:
		assert_true(ratio_parse(text, strlen(text), &r));
		assert_true(ratio_to_rate(r, &i));
		return v_of(V_RATE, i);
	case V_TEXT:
		return v_text(text);
	case V_INT:
	case V_REF:
	case V_BOOL:
		return v_of(c->type, strtoll(text, NULL, 10));
	case V_NULL:
	case V_TIME:
	case V_RATIO:
		break;
	}
	return v_null();
}

/* "amount=100 title=冷链_二期": _ is a blank. */
static void
read_row(char *text, struct row *row)
{
	memset(row, 0, sizeof(*row));
	for (char *p = strtok(text, " "); p != NULL; p = strtok(NULL, " ")) {
		char                *eq = strchr(p, '=');
		const struct column *c;

		assert_non_null(eq);
		*eq = '\0';
		assert_non_null(c = column(p));
		for (char *s = eq + 1; *s != '\0'; s++)
			if (*s == '_')
				*s = ' ';
		row->v[c - columns] = cell(c, eq + 1);
	}
}

static void
show(const struct value *v, char *s, size_t n)
{
	char part[RATIO_SIZE];

	if (v->type == V_BOOL)
		snprintf(s, n, "%s", v->u.i ? "yes" : "no");
	else if (v->type == V_NULL)
		snprintf(s, n, "empty");
	else if (v->type == V_MONEY || v->type == V_NUM)
		snprintf(s, n, "%s", money_str((money){ v->u.i }, 0, part));
	else if (v->type == V_RATIO)
		snprintf(s, n, "%lld/%lld", (long long)v->u.r.num, (long long)v->u.r.den);
	else if (v->type == V_DAY)
		snprintf(s, n, "%s", day_str((day)v->u.i, part));
	else if (v->type == V_TEXT)
		snprintf(s, n, "%.*s", (int)v->u.s.n, v->u.s.p);
	else
		snprintf(s, n, "%lld", (long long)v->u.i);
}

static void
show_error(const struct sales_err *err, char *s, size_t n)
{
	size_t column_no = 1;

	for (unsigned i = 0; i < err->at && err->subject[i] != '\0'; i++)
		if (((unsigned char)err->subject[i] & 0xC0) != 0x80)
			column_no++;
	snprintf(s, n, "error@%zu %s", err->subject[0] != '\0' ? column_no : 0, err->msg);
}

static char *
trim(char *s)
{
	size_t n;

	while (*s == ' ')
		s++;
	n = strlen(s);
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\n'))
		s[--n] = '\0';
	return s;
}

typedef int parse_fn(struct arena *a, char *text, struct expr **out, struct sales_err *err);

static int
parse_expression(struct arena *a, char *text, struct expr **out, struct sales_err *err)
{
	return expr_parse(a, text, out, err);
}

static int
parse_where(struct arena *a, char *text, struct expr **out, struct sales_err *err)
{
	return expr_parse_where(a, text, is_field, NULL, out, err);
}

/* Terms stand between " ; ", each is one argument of the shell. */
static int
parse_terms(struct arena *a, char *text, struct expr **out, struct sales_err *err)
{
	const char *term[16];
	size_t      n = 0;
	bool        any = strncmp(text, "--any ", 6) == 0;
	char       *p = any ? text + 6 : text, *next;

	for (; p != NULL; p = next) {
		next = strstr(p, " ; ");
		if (next != NULL) {
			*next = '\0';
			next += 3;
		}
		term[n++] = p;
	}
	return expr_parse_terms(a, term, n, any, is_field, NULL, out, err);
}

static void
run_case(parse_fn *parse, enum vtype want, char *text, char *rowtext, char *got, size_t n)
{
	struct arena     a = { 0 };
	struct sales_err err = { 0 };
	struct expr     *e;
	struct row       row;
	struct value     v;
	struct expr_row  access = { .ctx = &row, .field = row_field };

	read_row(rowtext, &row);
	if (parse(&a, text, &e, &err) != SALES_OK ||
	    expr_bind(&a, e, &scope, want, &err) != SALES_OK ||
	    expr_eval(e, &access, &v, &err) != SALES_OK)
		show_error(&err, got, n);
	else
		show(&v, got, n);
	arena_done(&a);
}

static void
run_file(const char *name, parse_fn *parse, enum vtype want)
{
	char  path[512], line[8192], text[8192], got[1024], *part[3];
	FILE *f;
	int   wrong = 0, cases = 0, no = 0;

	snprintf(path, sizeof(path), "%s/%s", getenv("TEST_DATA"), name);
	f = fopen(path, "r");
	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL) {
		no++;
		if (line[0] == '#' || line[0] == '\n')
			continue;
		part[0] = line;
		for (int i = 1; i < 3; i++) {
			part[i] = strstr(part[i - 1], " | ");
			if (part[i] == NULL)
				fail_msg("%s:%d: a case has three columns", name, no);
			*part[i] = '\0';
			part[i] += 3;
		}
		strcpy(text, trim(part[0]));
		run_case(parse, want, text, part[1], got, sizeof(got));
		cases++;
		part[2] = trim(part[2]);
		if (strncmp(got, part[2], strlen(part[2])) == 0 &&
		    (strncmp(got, "error", 5) == 0 || strcmp(got, part[2]) == 0))
			continue;
		print_error("%s:%d: %s\n  got  %s\n  want %s\n", name, no, part[0], got, part[2]);
		wrong++;
	}
	fclose(f);
	assert_true(cases > 20);
	assert_int_equal(wrong, 0);
}

static void
expressions__are_what_the_cases_say(void **state)
{
	(void)state;
	run_file("expr.cases", parse_expression, V_NULL);
}

static void
filters__are_what_the_cases_say(void **state)
{
	(void)state;
	run_file("where.cases", parse_where, V_BOOL);
}

static void
terms__are_what_the_cases_say(void **state)
{
	(void)state;
	run_file("terms.cases", parse_terms, V_BOOL);
}

static void
no_terms__are_no_filter(void **state)
{
	struct arena     a = { 0 };
	struct sales_err err;
	struct expr     *e = (struct expr *)&a;

	(void)state;
	assert_ok(expr_parse_terms(&a, NULL, 0, false, is_field, NULL, &e, &err), &err);
	assert_null(e);
	assert_null(expr_and(&a, NULL, NULL));
	arena_done(&a);
}

static void
repeat(struct buf *b, const char *s, int n)
{
	for (int i = 0; i < n; i++)
		buf_puts(b, s);
}

static void
nesting__is_limited(void **state)
{
	struct arena     a = { 0 };
	struct sales_err err;
	struct expr     *e;
	struct buf       b = { 0 };

	(void)state;
	repeat(&b, "(", 100);
	buf_puts(&b, "amount > 1");
	repeat(&b, ")", 100);
	assert_ok(expr_parse(&a, b.p, &e, &err), &err);
	buf_clear(&b);
	repeat(&b, "(", 101);
	assert_int_equal(expr_parse(&a, b.p, &e, &err), SALES_EUSAGE);
	buf_clear(&b);
	repeat(&b, "not ", 2000);
	assert_int_equal(expr_parse(&a, b.p, &e, &err), SALES_EUSAGE);
	buf_clear(&b);
	buf_puts(&b, "1");
	repeat(&b, "+1", 1001);
	assert_int_equal(expr_parse(&a, b.p, &e, &err), SALES_EUSAGE);
	buf_clear(&b);
	repeat(&b, "a", 16 * 1024 + 1);
	assert_int_equal(expr_parse(&a, b.p, &e, &err), SALES_EUSAGE);
	assert_int_equal(expr_parse(&a, "title = \xff", &e, &err), SALES_EUSAGE);
	buf_done(&b);
	arena_done(&a);
}

static void
long_list__is_one_level(void **state)
{
	struct arena     a = { 0 };
	struct sales_err err;
	struct expr     *e;
	struct buf       b = { 0 };

	(void)state;
	buf_puts(&b, "score = 0");
	for (int i = 1; i < 800; i++)
		buf_printf(&b, " or score = %d", i);
	assert_ok(expr_parse(&a, b.p, &e, &err), &err);
	assert_int_equal(e->op, EX_OR);
	assert_int_equal(e->nkids, 800);
	buf_done(&b);
	arena_done(&a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(expressions__are_what_the_cases_say),
		cmocka_unit_test(filters__are_what_the_cases_say),
		cmocka_unit_test(terms__are_what_the_cases_say),
		cmocka_unit_test(no_terms__are_no_filter),
		cmocka_unit_test(nesting__is_limited),
		cmocka_unit_test(long_list__is_one_level),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
