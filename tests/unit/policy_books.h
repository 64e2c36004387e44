/* policy_books.h - reading a rule book in a test, and what was said of it. */
#pragma once
#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/policy/policy.h"

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_done(&arena);
	return 0;
}

/* "7:3: error: plans.a: the key 'for' is missing here", one a line. */
static const char *
said(const struct diags *ds)
{
	static const char *const level[] = { "note", "warning", "error" };
	CLEANUP(buf_done) struct buf b = { 0 };

	for (const struct diag *d = ds->first; d != NULL; d = d->next) {
		buf_printf(&b, "%ld:%ld: %s: ", d->line, d->column, level[d->level]);
		if (d->field != NULL)
			buf_printf(&b, "%s: ", d->field);
		buf_printf(&b, "%s", d->message);
		if (d->suggest != NULL)
			buf_printf(&b, " (did you mean '%s'?)", d->suggest);
		buf_putc(&b, '\n');
	}
	return arena_strdup(&arena, buf_str(&b));
}

/* Read a text; the faults' lines go to *out. */
static int
read_text(const char *text, size_t n, struct policy_source *src, const struct policy **p,
    const char **out)
{
	struct diags     ds = { .arena = &arena, .max = 1000 };
	struct sales_err err;
	int              rc;

	*src = (struct policy_source){ .file = "policy.yaml", .text = text, .ntext = n };
	rc = policy_read_text(&arena, src, &ds, p, &err);
	for (const struct diag *d = ds.first; d != NULL; d = d->next) {
		assert_true(d->line > 0 && d->column > 0);
		assert_string_equal(d->file, "policy.yaml");
	}
	*out = said(&ds);
	diags_done(&ds);
	return rc;
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
