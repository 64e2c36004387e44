/* An expression of any bytes is refused with a place in it, or it is bound
 * and yields a value of its type; the same bytes as shell terms. */
#include "fuzz.h"

#include "tests/unit/expr_scope.h"

static struct row
some_row(void)
{
	struct row row = { 0 };

	for (size_t i = 0; i < NCOLUMNS; i++)
		row.v[i] = columns[i].type == V_TEXT ? v_text("冷链") : v_of(columns[i].type, 1);
	return row;
}

static void
bind_and_eval(struct arena *a, struct expr *e, enum vtype want)
{
	struct row             row = some_row();
	const struct expr_row  from = { .ctx = &row, .field = row_field };
	struct sales_err       err = { 0 };
	struct value           v = { 0 };

	if (expr_bind(a, e, &scope, want, &err) != SALES_OK) {
		must(err.msg[0] != '\0');
		return;
	}
	if (expr_eval(e, &from, &v, &err) == SALES_OK)
		must(want != V_BOOL || v.type == V_BOOL || v.type == V_NULL);
	else
		must(err.msg[0] != '\0');
}

static void
try_terms(struct arena *a, char *text)
{
	const char      *term[64];
	size_t           n = 0;
	struct expr     *e = NULL;
	struct sales_err err = { 0 };

	for (char *p = strtok(text, "\n"); p != NULL && n < 64; p = strtok(NULL, "\n"))
		term[n++] = p;
	if (expr_parse_terms(a, term, n, n % 2 == 1, is_field, NULL, &e, &err) != SALES_OK)
		must(err.msg[0] != '\0');
	else if (e != NULL)
		bind_and_eval(a, e, V_BOOL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char            *text = fuzz_text(data, n);
	struct arena     a = { 0 };
	struct expr     *e = NULL;
	struct sales_err err = { 0 };

	if (expr_parse(&a, text, &e, &err) == SALES_OK)
		bind_and_eval(&a, e, V_NULL);
	else
		must(err.code == SALES_EUSAGE && err.msg[0] != '\0');
	if (expr_parse(&a, text, &e, &err) == SALES_OK)
		bind_and_eval(&a, e, V_BOOL);
	try_terms(&a, text);
	arena_done(&a);
	free(text);
	return 0;
}
