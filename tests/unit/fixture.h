/* fixture.h - a small department in a directory of its own, for tests that
 * need records. One for each test; fixture_done takes it away. */
#pragma once
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/record/history.h"
#include "tests/unit/unit.h"

static const char fixture_book[] =
    "salesctl: 1\n"
    "name: {en: Example Trading, zh: 示例贸易}\n"
    "effective: 2026-01-01\n"
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "calendar: {workdays: [mon, tue, wed, thu, fri]}\n"
    "fx: {USD: {2026-01-01: 7.10}}\n"
    "pipelines:\n"
    "  default:\n"
    "    stages:\n"
    "      - {id: qualify, label: {en: Qualification, zh: 初步接洽}, probability: 10%}\n"
    "      - {id: propose, label: {en: Proposal, zh: 方案报价}, probability: 40%}\n"
    "    won: {id: won, label: {en: Won, zh: 赢单}}\n"
    "    lost: {id: lost, label: {en: Lost, zh: 输单}}\n"
    "    lost_reasons: [price, other]\n"
    "fields:\n"
    "  customer:\n"
    "    tier: {type: enum, values: [A, B, C], label: {zh: 客户等级}}\n"
    "metrics:\n"
    "  revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: \"stage = won\", unit: money}\n"
    "approval: {payout: {approvers: 1}, same_login: allowed}\n";

struct fixture {
	char             dir[64], db[96], book[96];
	struct dept      d;
	struct arena     a;
	struct sales_err err;
};

static void
fixture_start(struct fixture *f, const char *book)
{
	CLEANUP(diags_done) struct diags diags = { 0 };
	struct dept_opts                 o = { .db = f->db, .now_ms = INT64_C(1782864000000), .command = "test" };
	FILE                            *out;

	*f = (struct fixture){ .dir = "/tmp/salesctl-test-XXXXXX" };
	diags.arena = &f->a;
	assert_non_null(mkdtemp(f->dir));
	snprintf(f->db, sizeof(f->db), "%s/sales.db", f->dir);
	snprintf(f->book, sizeof(f->book), "%s/policy.yaml", f->dir);
	out = fopen(f->book, "w");
	assert_non_null(out);
	assert_true(fputs(book, out) >= 0);
	assert_int_equal(fclose(out), 0);
	if (dept_create(&f->d, &o, f->book, &diags, &f->err) != SALES_OK)
		fail_msg("no department: %s %s", f->err.msg, diags.first == NULL ? "" : diags.first->message);
}

/* The same department, opened again. */
static inline void
fixture_reopen(struct fixture *f, enum db_mode mode, const char *as_of)
{
	struct dept_opts o = { .db = f->db, .mode = mode, .now_ms = INT64_C(1782864000000),
		.command = "test", .as_of = as_of };

	dept_close(&f->d);
	assert_ok(dept_open(&f->d, &o, &f->err), &f->err);
}

static void
fixture_done(struct fixture *f)
{
	DIR *dir = opendir(f->dir);

	dept_close(&f->d);
	arena_done(&f->a);
	assert_non_null(dir);
	for (struct dirent *e; (e = readdir(dir)) != NULL;)
		unlinkat(dirfd(dir), e->d_name, 0); /* not the folder itself */
	closedir(dir);
	assert_int_equal(rmdir(f->dir), 0);
}

/* The values that "name=Ada role=ae" says: each word is field=value; blanks in
 * values are written '_'. */
static inline void
fixture_fill(struct fixture *f, const struct kind *k, const char *words, struct value *v)
{
	char *copy = arena_strdup(&f->a, words), *rest = NULL, cur[4];

	for (char *w = strtok_r(copy, " ", &rest); w != NULL; w = strtok_r(NULL, " ", &rest)) {
		char               *eq = strchr(w, '=');
		const struct field *field;

		*eq = '\0';
		for (char *p = eq + 1; *p != '\0'; p++)
			if (*p == '_')
				*p = ' ';
		field = kind_field(k, w);
		assert_non_null(field);
		assert_ok(value_parse(&f->d, field, eq + 1, &f->a, &v[field - k->fields], cur, &f->err), &f->err);
	}
}

/* Add one record. */
static inline int64_t
fixture_add(struct fixture *f, struct op *op, const char *kind, const char *words)
{
	const struct kind *k = schema_kind(&f->d.schema, kind);
	struct value      *v = arena_array(&f->a, struct value, k->nfields);
	int64_t            id;

	fixture_fill(f, k, words, v);
	assert_ok(record_add(op, k, v, &id, &f->err), &f->err);
	return id;
}

/* The same in an operation of its own. */
static inline int64_t
fixture_add_alone(struct fixture *f, const char *kind, const char *words)
{
	CLEANUP(op_done) struct op op = { 0 };
	int64_t                    id;

	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	id = fixture_add(f, &op, kind, words);
	assert_ok(op_commit(&op, &f->err), &f->err);
	dept_forget_names(&f->d);
	return id;
}

static inline const char *
text_of(struct fixture *f, const char *kind, int64_t id, const char *field)
{
	const struct kind  *k = schema_kind(&f->d.schema, kind);
	const struct field *x = kind_field(k, field);
	struct record       r;
	const char         *text;

	assert_ok(record_get(&f->d, k, id, &f->a, &r, &f->err), &f->err);
	assert_ok(value_text(&f->d, x, &r.v[x - k->fields], &f->a, &text, &f->err), &f->err);
	return text;
}

static inline bool
exists(struct fixture *f, const char *kind, int64_t id)
{
	struct record r;

	return record_get(&f->d, schema_kind(&f->d.schema, kind), id, &f->a, &r, &f->err) == SALES_OK;
}

static inline void
set(struct fixture *f, const char *kind, int64_t id, const char *field, const char *text)
{
	CLEANUP(op_done) struct op op = { 0 };
	const struct kind         *k = schema_kind(&f->d.schema, kind);
	const struct field        *x = kind_field(k, field);
	struct record              before;
	struct value              *after = arena_array(&f->a, struct value, k->nfields);
	char                       cur[4];
	bool                       changed;

	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	assert_ok(record_get(&f->d, k, id, &f->a, &before, &f->err), &f->err);
	memcpy(after, before.v, k->nfields * sizeof(*after));
	assert_ok(value_parse(&f->d, x, text, &f->a, &after[x - k->fields], cur, &f->err), &f->err);
	assert_ok(record_change(&op, k, &before, after, &changed, &f->err), &f->err);
	assert_ok(op_commit(&op, &f->err), &f->err);
}

static inline int
undo(struct fixture *f, int64_t no)
{
	CLEANUP(op_done) struct op op = { 0 };
	int64_t                    which;

	TRY(op_begin(&op, &f->d, OP_LOAD, &f->err));
	TRY(op_undo(&op, no, &which, &f->err));
	return op_commit(&op, &f->err);
}

static inline int
redo(struct fixture *f)
{
	CLEANUP(op_done) struct op op = { 0 };
	int64_t                    which;

	TRY(op_begin(&op, &f->d, OP_LOAD, &f->err));
	TRY(op_redo(&op, 0, &which, &f->err));
	return op_commit(&op, &f->err);
}

static inline int
count_finding(void *arg, const struct finding *f, struct sales_err *err)
{
	char *said = arg;

	(void)err;
	snprintf(said + strlen(said), 400 - strlen(said), "%s %s;", f->code, f->what);
	return SALES_OK;
}

static inline const char *
fsck(struct fixture *f)
{
	char *said = arena_alloc(&f->a, 400);

	assert_ok(fsck_run(&f->d, count_finding, said, &f->err), &f->err);
	return said;
}

/* cmocka's setup and teardown: one person and one customer of his. */
static inline int
fixture_setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	fixture_start(f, fixture_book);
	fixture_add_alone(f, "person", "code=zhangwei name=张伟 role=ae");
	fixture_add_alone(f, "customer", "name=华东医药 industry=医药 owner=张伟 tier=A");
	*state = f;
	return 0;
}

static inline int
fixture_teardown(void **state)
{
	fixture_done(*state);
	free(*state);
	return 0;
}
