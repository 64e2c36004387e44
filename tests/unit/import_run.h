/* import_run.h - imports of texts into a small department, and what is said. */
#pragma once
#include "tests/unit/fixture.h"

#include "lib/base/buf.h"
#include "lib/record/import/import.h"

static inline int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	fixture_start(f, fixture_book);
	fixture_add_alone(f, "person", "code=zhangwei name=张伟 role=ae");
	fixture_add_alone(f, "customer", "ref=K-1 name=华东医药 industry=医药 owner=张伟 tier=A");
	*state = f;
	return 0;
}

static inline int
teardown(void **state)
{
	fixture_done(*state);
	free(*state);
	return 0;
}

/* One import of text, and everything that was said of it. */
struct run {
	struct import_opts   o;
	struct import_result r;
	struct diags         ds;
	int                  rc;
	int64_t              op;
	char                 path[96];
	struct buf           said;
};

static inline void
run_done(struct run *run)
{
	unlink(run->path);
	diags_done(&run->ds);
	buf_done(&run->said);
}

static inline void
run_file(struct fixture *f, struct run *run, const void *p, size_t n)
{
	FILE *out;

	snprintf(run->path, sizeof(run->path), "%s/file.csv", f->dir);
	out = fopen(run->path, "w");
	assert_non_null(out);
	assert_int_equal(fwrite(p, 1, n, out), n);
	fclose(out);
	run->o.path = run->path;
	if (run->o.rejects == 0)
		run->o.rejects = -1;
}

static inline void
run_bytes(struct fixture *f, struct run *run, const char *kind, const void *p, size_t n, unsigned how)
{
	CLEANUP(op_done) struct op op = { 0 };

	run_file(f, run, p, n);
	if (run->ds.arena != NULL)
		diags_done(&run->ds);
	buf_clear(&run->said);
	run->ds = (struct diags){ .arena = &f->a };
	assert_ok(op_begin(&op, &f->d, how, &f->err), &f->err);
	run->rc = import_run(&op, schema_kind(&f->d.schema, kind), &run->o, &run->ds, &run->r, &f->err);
	for (const struct diag *d = run->ds.first; d != NULL; d = d->next)
		buf_printf(&run->said, "%ld:%ld %s%s%s [%s]%s;", d->line, d->column, d->field == NULL ? "" : d->field,
		    d->field == NULL ? "" : ": ", d->message, d->suggest == NULL ? "" : d->suggest,
		    d->count > 1 ? " many" : "");
	if (run->rc == SALES_OK || run->rc == SALES_EPARTLY) {
		struct sales_err err;

		assert_ok(op_commit(&op, &err), &err);
		run->op = op.no;
	}
	dept_forget_names(&f->d);
}

static inline void
run_text(struct fixture *f, struct run *run, const char *kind, const char *text)
{
	run_bytes(f, run, kind, text, strlen(text), OP_LOAD);
}

#define assert_said(run, part)                                                  \
	do {                                                                    \
		if (strstr(buf_str(&(run)->said), (part)) == NULL)              \
			fail_msg("'%s' is not in: %s", (part), buf_str(&(run)->said)); \
	} while (0)
