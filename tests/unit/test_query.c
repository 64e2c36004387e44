/* Lists, filters, joins, orders and counts over a small department, and the
 * two ways to answer a filter: by SQL and by evaluation. */
#include "tests/unit/few_deals.h"

#include "lib/base/buf.h"
#include "lib/record/read.h"

/* ---- running a list ---------------------------------------------------- */

struct list {
	struct fixture *f;
	struct query    q;
	struct path     cols[8];
	struct sort     sort[4];
	struct buf      out;
};

static int
put_row(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct list *l = arg;

	(void)err;
	if (l->out.n > 0)
		buf_putc(&l->out, ' ');
	buf_printf(&l->out, "%lld", (long long)id);
	for (size_t i = 0; i < l->q.ncols; i++) {
		if (cells[i].type == V_TEXT)
			buf_printf(&l->out, "/%.*s", (int)cells[i].u.s.n, cells[i].u.s.p);
		else if (cells[i].type == V_NULL)
			buf_puts(&l->out, "/-");
		else
			buf_printf(&l->out, "/%lld", (long long)cells[i].u.i);
	}
	return SALES_OK;
}

static bool
is_field(void *ctx, const char *name)
{
	const struct list *l = ctx;
	struct path        p;
	struct sales_err   ignored;

	return record_path(&l->f->d, l->q.kind, name, &p, &ignored) == SALES_OK;
}

static void
list_start(struct list *l, struct fixture *f, const char *kind)
{
	*l = (struct list){ .f = f, .q = { .kind = schema_kind(&f->d.schema, kind), .period = { DAY_NONE, DAY_NONE } } };
	l->q.cols = l->cols;
	l->q.sort = l->sort;
}

static void
list_column(struct list *l, const char *name)
{
	struct path *p = &l->cols[l->q.ncols++];

	assert_ok(record_path(&l->f->d, l->q.kind, name, p, &l->f->err), &l->f->err);
}

static void
list_sort(struct list *l, const char *name, bool descending)
{
	struct sort *s = &l->sort[l->q.nsort++];

	s->descending = descending;
	assert_ok(record_path(&l->f->d, l->q.kind, name, &s->path, &l->f->err), &l->f->err);
}

static int
list_where(struct list *l, const char *text)
{
	struct expr *e;

	TRY(expr_parse_where(&l->f->a, text, is_field, l, &e, &l->f->err));
	TRY(record_where(&l->f->d, l->q.kind, e, &l->f->err));
	l->q.where = e;
	return SALES_OK;
}

static const char *
list_run(struct list *l)
{
	const char *s;

	assert_ok(record_each(&l->f->d, &l->q, put_row, l, &l->f->err), &l->f->err);
	s = arena_strdup(&l->f->a, buf_str(&l->out));
	buf_done(&l->out);
	return s;
}

/* Ids of the records that a filter selects. */
static const char *
selected(struct fixture *f, const char *kind, const char *where)
{
	struct list l;

	list_start(&l, f, kind);
	if (list_where(&l, where) != SALES_OK)
		return arena_printf(&f->a, "error %d: %s", (int)f->err.code, f->err.msg);
	return list_run(&l);
}

/* ---- what is listed ---------------------------------------------------- */

static void
list__shows_columns_and_what_references_lead_to(void **state)
{
	struct fixture f;
	struct list    l;

	(void)state;
	fill(&f);
	list_start(&l, &f, "deal");
	list_column(&l, "code");
	list_column(&l, "customer");
	list_column(&l, "customer.industry");
	list_column(&l, "customer.owner.name");
	list_column(&l, "margin");
	l.q.limit = 3;
	assert_string_equal(list_run(&l),
	    "1/D-0001/1/医药/张伟/400000000 2/D-0002/1/医药/张伟/- 3/D-0003/2/Machines/李娜/35005000");
	list_start(&l, &f, "deal");
	list_column(&l, "customer.code");
	list_column(&l, "owner.code");
	list_column(&l, "op");
	l.q.after = 4;
	assert_string_equal(list_run(&l), "5/-/lina/2 6/C-0004/wangfang/2");
	fixture_done(&f);
}

static void
list__is_sorted_with_empties_last_and_ids_breaking_ties(void **state)
{
	struct fixture f;
	struct list    l;

	(void)state;
	fill(&f);
	list_start(&l, &f, "deal");
	list_sort(&l, "amount", true);
	assert_string_equal(list_run(&l), "6 1 2 3 5 4");
	list_start(&l, &f, "deal");
	list_sort(&l, "owner", false);
	list_sort(&l, "amount", false);
	assert_string_equal(list_run(&l), "1 4 5 3 2 6");
	list_start(&l, &f, "deal");
	list_sort(&l, "code", true);
	l.q.limit = 2;
	assert_string_equal(list_run(&l), "6 5");
	fixture_done(&f);
}

static void
list__keeps_to_the_period(void **state)
{
	struct fixture f;
	struct list    l;
	int64_t        n;

	(void)state;
	fill(&f);
	list_start(&l, &f, "deal");
	l.q.on = kind_field(l.q.kind, "closed_on");
	l.q.period = (struct period){ day_of(2026, 7, 1), day_of(2026, 9, 30) };
	assert_string_equal(list_run(&l), "1 5");
	l.q.period.from = DAY_NONE;
	assert_string_equal(list_run(&l), "1 2 5");
	assert_ok(record_count(&f.d, &l.q, &n, &f.err), &f.err);
	assert_int_equal(n, 3);
	assert_ok(list_where(&l, "title ~ 维"), &f.err);
	assert_ok(record_count(&f.d, &l.q, &n, &f.err), &f.err);
	assert_int_equal(n, 1);
	fixture_done(&f);
}

static void
list__limits_after_the_whole_filter(void **state)
{
	struct fixture f;
	struct list    l;

	(void)state;
	fill(&f);
	list_start(&l, &f, "deal");
	assert_ok(list_where(&l, "title ~ chain"), &f.err);
	l.q.limit = 1;
	assert_string_equal(list_run(&l), "5");
	fixture_done(&f);
}

static void
filter__selects(void **state)
{
	static const struct { const char *kind, *where, *ids; } cases[] = {
		{ "deal", "stage = won", "1 5" },
		{ "deal", "stage:open", "3 4 6" },
		{ "deal", "阶段：进行中 and 金额：1万．．", "3 6" },
		{ "deal", "stage != won", "2 3 4 6" },
		{ "deal", "owner = 李娜 and closed:2026Q3", "5" },
		{ "deal", "owner in (lina, 张伟)", "1 2 3 4 5" },
		{ "deal", "customer.industry = 医药", "1 2 6" },
		{ "deal", "customer.owner = 张伟 and stage = won", "1" },
		{ "deal", "customer.tier in (A, B)", "1 2 3" },
		{ "deal", "customer is empty", "4 5" },
		{ "deal", "margin > 0", "1 3" },
		{ "deal", "amount - cost > 0", "1 3" },
		{ "deal", "cost / amount > 70%", "3 5" },
		{ "deal", "days(created_on, 2026-12-31) >= 360", "6" },
		{ "deal", "code:D-0002,4", "2 4" },
		{ "deal", "ref:ht-1", "1" },
		{ "deal", "title:chain*", "" },
		{ "deal", "title:cold*", "5 6" },
		{ "deal", "title: and stage:open", "4" },
		{ "deal", "+重点", "5" },
		{ "deal", "医药", "1 2" },
		{ "deal", "李娜", "2 3 5" },
		{ "deal", "D-0003", "3" },
		{ "deal", "d3 or d4", "3 4" },
		{ "deal", "customer:Acme*", "3" },
		{ "deal", "customer ~ acme", "3" },
		{ "deal", "not (amount > 10 or stage = qualify)", "5" },
		{ "deal", "probability >= 40%", "3" },
		{ "deal", "quantity = 2.5", "6" },
		{ "deal", "owner = customer.owner", "1 3" },
		{ "deal", "lost_reason = price", "2" },
		{ "customer", "locked", "4" },
		{ "customer", "not locked", "1 2 3" },
		{ "customer", "abc", "4" },
		{ "customer", "tag:VIP", "1" },
		{ "customer", "first_won_on in 2026Q3", "1" },
		{ "customer", "tier:a", "1" },
		{ "person", "code:zhangwei", "2" },
		{ "person", "manager = 王芳", "2 3" },
		{ "person", "code:*n*", "1 2 3" },
	};
	struct fixture f;

	(void)state;
	fill(&f);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = selected(&f, cases[i].kind, cases[i].where);

		if (strcmp(got, cases[i].ids) != 0)
			fail_msg("%s %s: got '%s', want '%s'", cases[i].kind, cases[i].where, got, cases[i].ids);
	}
	fixture_done(&f);
}

static void
list__is_as_it_was_then_with_what_it_derives(void **state)
{
	struct fixture f;

	(void)state;
	fill(&f);
	set(&f, "deal", 1, "stage", "propose");
	assert_string_equal(selected(&f, "customer", "first_won_on is not empty"), "");
	fixture_reopen(&f, DB_READ, "2");
	assert_string_equal(selected(&f, "customer", "first_won_on in 2026Q3"), "1");
	assert_string_equal(selected(&f, "deal", "stage = won and customer.region = 华东"), "1");
	fixture_done(&f);
}

static void
filter__says_what_is_wrong(void **state)
{
	static const struct { const char *where, *error, *hint; } cases[] = {
		{ "onwer:李娜", "a deal has no field 'onwer'", "owner" },
		{ "customer.industy = x", "a customer has no field 'industy'", "customer.industry" },
		{ "amount.x = 1", "'amount' is no reference", "" },
		{ "owner = 王五", "no person '王五'", "" },
		{ "stage = wno", "stage: 'wno' is not a stage", "" },
		{ "owner = customer", "'owner' and 'customer' refer to different kinds", "" },
		{ "code:abc", "'abc' is no code such as D-0042", "" },
		{ "customer.owner.manager.manager.name = x", "'customer.owner.manager.manager.name' leads over", "" },
	};
	struct fixture f;
	struct list    l;

	(void)state;
	fill(&f);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		list_start(&l, &f, "deal");
		assert_int_equal(list_where(&l, cases[i].where), SALES_EUSAGE);
		if (strstr(f.err.msg, cases[i].error) != f.err.msg || strstr(f.err.hint, cases[i].hint) == NULL)
			fail_msg("%s: %s (%s)", cases[i].where, f.err.msg, f.err.hint);
		assert_true(f.err.subject[0] != '\0');
	}
	list_start(&l, &f, "deal");
	assert_ok(list_where(&l, "amount / (cost - 2) > 0"), &f.err);
	assert_int_equal(record_each(&f.d, &l.q, put_row, &l, &f.err), SALES_EINVAL);
	assert_non_null(strstr(f.err.msg, "D-0005: "));
	buf_done(&l.out);
	fixture_done(&f);
}

static void
no_text_of_a_user__becomes_sql(void **state)
{
	struct fixture f;

	(void)state;
	fill(&f);
	assert_string_equal(selected(&f, "deal", "title = \"x' OR 1=1 --\""), "");
	assert_string_equal(selected(&f, "deal", "ref:\"HT-1' OR '1'='1\""), "");
	assert_string_equal(selected(&f, "deal", "ref:\"HT-1\\\"\""), "");
	fixture_done(&f);
}

/* ---- two ways, one answer ---------------------------------------------- */

static unsigned
next(unsigned *seed, unsigned n)
{
	*seed = *seed * 1103515245U + 12345U;
	return (*seed >> 16) % n;
}

static void
random_filter(unsigned *seed, int depth, struct buf *out)
{
	static const char *const atoms[] = { "stage = won", "stage != won", "stage:open", "stage in (won, lost)",
		"amount > 12500.5", "amount <= 88000", "amount is empty", "amount != 1", "cost < amount",
		"closed_on in 2026Q3", "closed_on < 2026-07-01", "closed_on is not empty", "owner = lina",
		"owner != lina", "customer is empty", "customer.tier = A", "customer.owner = zhangwei",
		"customer.locked", "title ~ chain", "title = retrofit", "margin >= 0", "probability < 50%",
		"quantity = 2.5", "tag:重点", "expected_on = 2026-08", "ref:HT-1", "amount - cost > 100",
		"amount:1..20000,100000", "code:D-2,D-5" };
	unsigned                 n = 2 + next(seed, 2);

	switch (depth == 0 ? 0 : next(seed, 4)) {
	case 0:
		buf_puts(out, atoms[next(seed, sizeof(atoms) / sizeof(atoms[0]))]);
		return;
	case 1:
		buf_puts(out, "not (");
		random_filter(seed, depth - 1, out);
		buf_puts(out, ")");
		return;
	default:
		buf_puts(out, "(");
		for (unsigned i = 0; i < n; i++) {
			buf_puts(out, i == 0 ? "" : next(seed, 2) == 0 ? " and " : " or ");
			random_filter(seed, depth - 1, out);
		}
		buf_puts(out, ")");
		return;
	}
}

static void
sql__selects_what_evaluation_does(void **state)
{
	struct fixture f;
	unsigned       seed = 20260923;
	int            some = 0;

	(void)state;
	fill(&f);
	for (int i = 0; i < 400; i++) {
		struct buf  b = { 0 };
		const char *by_sql, *by_eval, *text;

		random_filter(&seed, 3, &b);
		text = arena_strdup(&f.a, buf_str(&b));
		by_sql = selected(&f, "deal", text);
		/* a comparison of numbers alone is never left to SQL */
		by_eval = selected(&f, "deal", arena_printf(&f.a, "(%s) or 1 = 2", text));
		if (strcmp(by_sql, by_eval) != 0)
			fail_msg("%s: SQL '%s', evaluation '%s'", text, by_sql, by_eval);
		assert_null(strstr(by_sql, "error"));
		some += by_sql[0] != '\0' && strcmp(by_sql, "1 2 3 4 5 6") != 0;
		buf_done(&b);
	}
	assert_true(some > 200);
	fixture_done(&f);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(list__shows_columns_and_what_references_lead_to),
		cmocka_unit_test(list__is_sorted_with_empties_last_and_ids_breaking_ties),
		cmocka_unit_test(list__keeps_to_the_period),
		cmocka_unit_test(list__limits_after_the_whole_filter),
		cmocka_unit_test(filter__selects),
		cmocka_unit_test(list__is_as_it_was_then_with_what_it_derives),
		cmocka_unit_test(filter__says_what_is_wrong),
		cmocka_unit_test(no_text_of_a_user__becomes_sql),
		cmocka_unit_test(sql__selects_what_evaluation_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
