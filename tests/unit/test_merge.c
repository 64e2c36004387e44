/* Two records that are the same one become one, whatever refers to them. */
#include "lib/crm/kinds.h"
#include "lib/crm/merge.h"
#include "tests/unit/fixture.h"

static const char book[] =
    "salesctl: 1\nname: {en: Tea}\neffective: 2026-01-01\n"
    "locale: {currency: CNY, timezone: Asia/Shanghai}\n"
    "pipelines: {default: {stages: [{id: propose, probability: 40%}], won: {id: won}, lost: {id: lost}}}\n"
    "metrics: {deals: {of: deal, measure: count, date: created_on}}\n"
    "fields: {customer: {licence: {type: text}, size: {type: int}}}\n";

static int64_t make(struct fixture *f, struct op *op, const struct kind *k, const struct field *to, int64_t id);

/* Something that the field may hold. */
static struct value
any_value(struct fixture *f, struct op *op, const struct field *field)
{
	switch (field->type) {
	case FT_HANDLE:
	case FT_TEXT:
		return v_text("x");
	case FT_REF:
		return v_of(V_REF, make(f, op, schema_kind(&f->d.schema, field->ref->name), NULL, 0));
	case FT_ENUM:
		return v_text(field->values[0]);
	case FT_STAGE:
		return v_text("propose");
	case FT_DAY:
		return v_day(20500);
	case FT_METRIC:
		return v_text("deals");
	case FT_PERIOD:
		return v_text("2026Q3");
	case FT_SUBJECT:
		return v_of(V_REF, SUBJECT_COMPANY);
	case FT_INT:
	case FT_NUM:
	case FT_MONEY:
	case FT_RATE:
	case FT_BOOL:
	case FT_PIPELINE:
	case FT_CURRENCY:
	case FT_TAGS:
		break;
	}
	return v_of(field_vtype(field), 1);
}

/* A record of any kind whose field `to` leads to id. */
static int64_t
make(struct fixture *f, struct op *op, const struct kind *k, const struct field *to, int64_t id)
{
	struct value *v = arena_array(&f->a, struct value, k->nfields);
	int64_t       got;

	for (size_t i = 0; i < k->nfields; i++)
		if (to == &k->fields[i])
			v[i] = v_of(V_REF, id);
		else if ((k->fields[i].flags & F_REQUIRED) != 0)
			v[i] = any_value(f, op, &k->fields[i]);
	if (k->letters == NULL)
		v[kind_index(k, "code")] = v_text(arena_printf(&f->a, "h%d", rand()));
	assert_ok(record_add(op, k, v, &got, &f->err), &f->err);
	return got;
}

static int
count_moved(void *arg, const struct kind *of, const struct field *field, int64_t n, struct sales_err *err)
{
	(void)of;
	(void)field;
	(void)err;
	*(int64_t *)arg += n;
	return SALES_OK;
}

/* One field of one kind that refers to k. */
static void
merge_moves(struct fixture *f, const struct kind *k, const struct kind *of, const struct field *field)
{
	CLEANUP(op_done) struct op op = { 0 };
	int64_t                    from, into, id, moved = 0;
	struct record              r;

	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	from = make(f, &op, k, NULL, 0);
	into = make(f, &op, k, NULL, 0);
	id = make(f, &op, of, field, from);
	assert_ok(merge_record(&op, k, from, into, count_moved, &moved, &f->err), &f->err);
	assert_ok(record_get(&f->d, of, id, &f->a, &r, &f->err), &f->err);
	if (r.v[field - of->fields].u.i != into)
		fail_msg("%s.%s was left behind", of->name, field->name);
	assert_true(moved >= 1);
	assert_ok(op_commit(&op, &f->err), &f->err);
}

static void
merge_record__moves_every_reference_of_every_kind(void **state)
{
	const struct kind *const merged[] = { &customer_kind, &contact_kind, &lead_kind };
	struct fixture           f;
	int                      tried = 0;

	(void)state;
	fixture_start(&f, book);
	for (size_t m = 0; m < sizeof(merged) / sizeof(merged[0]); m++)
		for (size_t i = 0; i < f.d.schema.n; i++)
			for (const struct field *x = f.d.schema.kind[i]->fields; x->name != NULL; x++)
				if (x->type == FT_REF && x->ref->no == merged[m]->no && (x->flags & F_DERIVED) == 0) {
					merge_moves(&f, f.d.schema.by_no[merged[m]->no], f.d.schema.kind[i], x);
					tried++;
				}
	assert_true(tried >= 20);
	fixture_done(&f);
}

static int64_t
merge(struct fixture *f, const char *kind, int64_t from, int64_t into)
{
	CLEANUP(op_done) struct op op = { 0 };
	int64_t                    moved = 0;

	assert_ok(op_begin(&op, &f->d, 0, &f->err), &f->err);
	assert_ok(merge_record(&op, schema_kind(&f->d.schema, kind), from, into, count_moved, &moved, &f->err), &f->err);
	assert_ok(op_commit(&op, &f->err), &f->err);
	return moved;
}

static int64_t
find(struct fixture *f, const char *kind, const char *text)
{
	int64_t id;

	return record_find(&f->d, schema_kind(&f->d.schema, kind), text, &id, &f->err) == SALES_OK ? id : 0;
}

static void
merge_record__fills_what_is_empty_and_unites_tags(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, book);
	fixture_add_alone(&f, "customer", "name=A ref=K1 phone=1234567 tag=a,b licence=L1 size=3");
	fixture_add_alone(&f, "customer", "name=B email=b@b.cn tag=b,c size=4");
	assert_int_equal(merge(&f, "customer", 1, 2), 0);
	assert_string_equal(text_of(&f, "customer", 2, "name"), "B");
	assert_string_equal(text_of(&f, "customer", 2, "phone"), "1234567");
	assert_string_equal(text_of(&f, "customer", 2, "email"), "b@b.cn");
	assert_string_equal(text_of(&f, "customer", 2, "tag"), "b,c,a");
	assert_string_equal(text_of(&f, "customer", 2, "licence"), "L1");
	assert_string_equal(text_of(&f, "customer", 2, "size"), "4");
	assert_string_equal(text_of(&f, "customer", 2, "ref"), "K1"); /* the key went along */
	assert_int_equal(undo(&f, 0), SALES_OK);
	assert_string_equal(text_of(&f, "customer", 1, "ref"), "K1");
	assert_string_equal(text_of(&f, "customer", 2, "tag"), "b,c");
	fixture_done(&f);
}

static void
merge_record__lets_what_is_gone_lead_on(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, book);
	fixture_add_alone(&f, "customer", "name=Alpha ref=K1");
	fixture_add_alone(&f, "customer", "name=Beta ref=K2");
	fixture_add_alone(&f, "customer", "name=Gamma ref=K3");
	merge(&f, "customer", 1, 2);
	merge(&f, "customer", 2, 3);
	assert_int_equal(find(&f, "customer", "C-0001"), 3);
	assert_int_equal(find(&f, "customer", "ref:K1"), 3);
	assert_int_equal(find(&f, "customer", "ALPHA"), 3);
	assert_int_equal(find(&f, "contact", "CT-0001"), 0);
	/* one who bears the name or the key himself comes first */
	fixture_add_alone(&f, "customer", "name=Alpha ref=K1");
	assert_int_equal(find(&f, "customer", "Alpha"), 4);
	assert_int_equal(find(&f, "customer", "ref:K1"), 4);
	assert_int_equal(find(&f, "customer", "C-0001"), 3);
	fixture_done(&f);
}

/* A past that was imported may go round in a circle, or nowhere. */
static void
record_find__is_not_led_round_in_a_circle(void **state)
{
	struct fixture f;

	(void)state;
	fixture_start(&f, book);
	fixture_add_alone(&f, "customer", "name=A");
	fixture_add_alone(&f, "merged", "old=C-0007 into=C-0008");
	fixture_add_alone(&f, "merged", "old=C-0008 into=C-0007 ref=K8");
	fixture_add_alone(&f, "merged", "old=C-0009 into=nowhere");
	fixture_add_alone(&f, "merged", "old=C-0010 into=C-0010");
	fixture_add_alone(&f, "merged", "old=C-0011 into=C-0001 name=Old");
	fixture_add_alone(&f, "merged", "old=CT-0012 into=CT-0001 name=Old");
	assert_int_equal(find(&f, "customer", "C-0007"), 0);
	assert_int_equal(find(&f, "customer", "ref:K8"), 0);
	assert_int_equal(find(&f, "customer", "C-0009"), 0);
	assert_int_equal(find(&f, "customer", "C-0010"), 0);
	assert_int_equal(find(&f, "customer", "C-0011"), 1);
	assert_int_equal(find(&f, "customer", "old"), 1);
	assert_int_equal(find(&f, "contact", "Old"), 0);
	fixture_done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merge_record__moves_every_reference_of_every_kind),
		cmocka_unit_test(merge_record__fills_what_is_empty_and_unites_tags),
		cmocka_unit_test(merge_record__lets_what_is_gone_lead_on),
		cmocka_unit_test(record_find__is_not_led_round_in_a_circle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
