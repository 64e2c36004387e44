/* What a cell of a file becomes, by tests/data/import_cells.cases. */
#include "tests/unit/cases.h"
#include "tests/unit/import_run.h"

static void
put_quoted(struct buf *b, const char *s)
{
	buf_putc(b, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			buf_putc(b, '"');
		buf_putc(b, *s);
	}
	buf_putc(b, '"');
}

/* A file of one record that has nothing but the cell and what it needs. */
static void
one_cell(struct buf *b, const char *kind, const char *field, const char *cell, bool json)
{
	const bool deal = strcmp(kind, "deal") == 0;

	if (json) {
		buf_printf(b, "{\"%s\":%s,\"%s\":\"x\",\"owner\":\"zhangwei\"%s}\n", field, cell,
		    strcmp(field, "ref") == 0 ? "contract" : "ref",
		    deal ? ",\"stage\":\"qualify\"" : ",\"name\":\"x\"");
		return;
	}
	buf_printf(b, "%s,%s,%s,%s\n", field, strcmp(field, "ref") == 0 ? "contract" : "ref",
	    strcmp(field, "owner") == 0 ? "source" : "owner",
	    !deal ? "name" : strcmp(field, "stage") == 0 ? "competitor" : "stage");
	put_quoted(b, cell);
	buf_printf(b, ",x,%s,%s\n", "zhangwei", deal ? "qualify" : "x");
}

static void
check_cell(struct fixture *f, struct cases *c, const char *want)
{
	char          *dot = strchr(c->col[0], '.'), *field = dot + 1;
	struct run     run = { 0 };
	struct buf     text = { 0 };
	const bool     json = strcmp(c->col[1], "json") == 0;
	int64_t        last = 0;
	const char    *order[] = { c->col[1] }, *got;

	*dot = '\0';
	run.o.excel = strcmp(c->col[1], "excel") == 0;
	run.o.decimal = strcmp(c->col[1], "comma") == 0 ? ',' : '.';
	run.o.format = json ? "jsonl" : NULL;
	if (strlen(c->col[1]) == 3)
		run.o.date_order = (struct import_words){ order, 1 };
	one_cell(&text, c->col[0], field, c->col[2], json);
	run_text(f, &run, c->col[0], text.p);
	if (*want == '!') {
		want += strspn(want, "! ");
		if (run.rc == SALES_OK)
			case_fail(c, "%s was taken", c->col[2]);
		if (strstr(buf_str(&run.said), want) == NULL)
			case_fail(c, "'%s' is not in: %s", want, buf_str(&run.said));
	} else {
		if (run.rc != SALES_OK)
			case_fail(c, "refused: %s", buf_str(&run.said));
		assert_int_equal(run.r.added, 1);
		for (int64_t id = 1; id < 200; id++)
			if (exists(f, c->col[0], id))
				last = id;
		got = text_of(f, c->col[0], last, field);
		case_equal(c, field, got, strcmp(want, "\"\"") == 0 ? "" : want);
		assert_ok(undo(f, 0), &f->err);
	}
	run_done(&run);
	buf_done(&text);
}

static void
cells__become_values(void **state)
{
	struct fixture *f = *state;
	struct cases    c = cases_open("import_cells");

	while (cases_next(&c))
		check_cell(f, &c, c.col[3]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(cells__become_values, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
