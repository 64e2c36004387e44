/* Records that may be the same one, by the rule book's lists of fields. */
#include "lib/crm/dup.h"
#include "lib/crm/kinds.h"
#include "tests/unit/fixture.h"

static const char book[] =
    "salesctl: 1\nname: {en: Tea}\neffective: 2026-01-01\n"
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "pipelines: {default: {stages: [{id: propose, probability: 40%}], won: {id: won}, lost: {id: lost}}}\n"
    "metrics: {deals: {of: deal, measure: count, date: created_on}}\n"
    "fields: {customer: {licence: {type: text}, size: {type: int}}}\n"
    "quality:\n"
    "  duplicates:\n"
    "    customer: [[name], [phone], [domain], [licence, region], [size, region]]\n"
    "    contact: [[customer, name], [domain]]\n"
    "  no_duplicates: {customer: [[taxid], [phone]]}\n";

/* "3 name; phone, 5 domain" */
static const char *
like(struct fixture *f, const char *kind, const char *fields)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct kind           *k = schema_kind(&f->d.schema, kind);
	struct value                *v = arena_array(&f->a, struct value, k->nfields);
	struct alike                 al;
	struct alike_hit            *hit;
	size_t                       n;

	fixture_fill(f, k, fields, v);
	alike_rules(&f->d, k, &f->a, &al);
	assert_ok(alike_find(&f->d, &al, UINT32_MAX, v, 0, &f->a, &hit, &n, &f->err), &f->err);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%lld %s", i == 0 ? "" : ", ", (long long)hit[i].id,
		    alike_text(&al, hit[i].rules, &f->a));
	return arena_strdup(&f->a, buf_str(&b));
}

static void
alike_find__names_the_others_and_what_is_equal(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, book);
	fixture_add_alone(&f, "customer", "name=苏州明达（集团）有限公司 phone=0512-68889999 region=east size=3");
	fixture_add_alone(&f, "customer", "name=Acme email=wang@acme.cn licence=A-1 region=east");
	fixture_add_alone(&f, "customer", "name=Other domain=www.acme.cn size=3");
	fixture_add_alone(&f, "contact", "customer=Acme name=王芳 email=wang@acme.cn");
	assert_string_equal(like(&f, "customer", "name=苏州明达集团"), "1 name");
	assert_string_equal(like(&f, "customer", "name=x phone=+86-512-68889999-12"), "1 phone");
	assert_string_equal(like(&f, "customer", "name=ACME,Inc. email=li@ACME.cn"), "2 name; domain, 3 domain");
	/* a list with an empty field finds nothing */
	assert_string_equal(like(&f, "customer", "name=x licence=a-1"), "");
	assert_string_equal(like(&f, "customer", "name=x licence=a-1 region=EAST"), "2 licence, region");
	assert_string_equal(like(&f, "customer", "name=x size=3 region=east"), "1 size, region");
	/* a reference counts as the record it leads to, a kind without the field domain has its mail's */
	assert_string_equal(like(&f, "contact", "customer=Acme name=王芳"), "1 customer, name");
	assert_string_equal(like(&f, "contact", "customer=Other name=王芳"), "");
	assert_string_equal(like(&f, "contact", "customer=Other name=李娜 email=x@acme.cn"), "1 domain");
	assert_string_equal(like(&f, "lead", "name=王芳"), "");
	fixture_done(&f);
}

static void
alike_rules__know_which_are_refused(void **state)
{
	struct fixture f;
	struct alike   al;

	(void)state;
	fixture_start(&f, book);
	alike_rules(&f.d, &customer_kind, &f.a, &al);
	assert_int_equal(al.n, 6);
	for (size_t i = 0; i < al.n; i++)
		assert_int_equal(al.rule[i].refused, strcmp(al.rule[i].text, "taxid") == 0
		    || strcmp(al.rule[i].text, "phone") == 0);
	fixture_done(&f);
}

static void
alike_changed__only_by_what_gets_another_key(void **state)
{
	struct fixture     f;
	struct alike       al;
	const struct kind *k;
	struct value      *v[3];

	(void)state;
	fixture_start(&f, book);
	alike_rules(&f.d, &customer_kind, &f.a, &al);
	k = al.k;
	for (int i = 0; i < 3; i++)
		v[i] = arena_array(&f.a, struct value, k->nfields);
	fixture_fill(&f, k, "name=Acme phone=13812345678", v[0]);
	fixture_fill(&f, k, "name=ACME,Ltd phone=+8613812345678", v[1]);
	fixture_fill(&f, k, "name=Bell phone=13812345678", v[2]);
	assert_string_equal(alike_text(&al, alike_changed(&al, NULL, v[0]), &f.a), "name; phone");
	assert_int_equal(alike_changed(&al, v[0], v[1]), 0);
	assert_string_equal(alike_text(&al, alike_changed(&al, v[1], v[2]), &f.a), "name");
	fixture_done(&f);
}

static void
dup_customers__has_most_in_common_first(void **state)
{
	struct fixture       f;
	struct dup_customer *c;
	struct dup_facts     facts = { .name = "ACME Ltd", .phone = "021-68889999", .email = "x@qq.com" };
	size_t               n;

	(void)state;
	fixture_start(&f, book);
	fixture_add_alone(&f, "customer", "name=Bell phone=021-68889999 email=y@qq.com");
	fixture_add_alone(&f, "customer", "name=Acme phone=(021)68889999");
	assert_ok(dup_customers(&f.d, &facts, &f.a, &c, &n, &f.err), &f.err);
	assert_int_equal(n, 2);
	assert_int_equal(c[0].id, 2);
	assert_string_equal(c[0].equal, "name; phone");
	assert_int_equal(c[1].id, 1);
	facts = (struct dup_facts){ .phone = "110" };
	assert_ok(dup_customers(&f.d, &facts, &f.a, &c, &n, &f.err), &f.err);
	assert_int_equal(n, 0);
	fixture_done(&f);
}

/* The fixture's own book has no quality section. */
static void
dup_customers__goes_by_tax_id_and_name_when_nothing_is_said(void **state)
{
	struct fixture         f;
	struct dup_customer   *c;
	const struct dup_facts facts = { .name = "Acme, Inc.", .phone = "021-68889999", .taxid = "91350100M000100Y43" };
	size_t                 n;

	(void)state;
	fixture_start(&f, fixture_book);
	fixture_add_alone(&f, "customer", "name=Bell phone=021-68889999");
	fixture_add_alone(&f, "customer", "name=Acme");
	fixture_add_alone(&f, "customer", "name=Cox taxid=91350100m000100y43");
	assert_ok(dup_customers(&f.d, &facts, &f.a, &c, &n, &f.err), &f.err);
	assert_int_equal(n, 2);
	assert_string_equal(c[0].equal, "name");
	assert_string_equal(c[1].equal, "taxid");
	fixture_done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alike_find__names_the_others_and_what_is_equal),
		cmocka_unit_test(alike_rules__know_which_are_refused),
		cmocka_unit_test(alike_changed__only_by_what_gets_another_key),
		cmocka_unit_test(dup_customers__has_most_in_common_first),
		cmocka_unit_test(dup_customers__goes_by_tax_id_and_name_when_nothing_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
