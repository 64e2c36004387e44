/* Files of other systems, read by their mappings. */
#include "tests/unit/import_mapped.h"

/* ---- those that are built in ------------------------------------------- */

/* Its header alone, with every column: whatever the mapping names is there. */
static void
built_in_mappings__name_fields_that_there_are(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; mapping_names[i] != NULL; i++) {
		CLEANUP(diags_done) struct diags ds = { .arena = &f->a };
		CLEANUP(buf_done) struct buf     b = { 0 };
		struct run                       run = { 0 };
		const struct mapping            *m;

		assert_ok(mapping_read(&f->a, mapping_names[i], &ds, &m, &f->err), &f->err);
		assert_string_equal(m->name, mapping_names[i]);
		assert_true(mapping_is_for(m->name, m->kind));
		for (size_t c = 0; c < m->ncolumns; c++)
			buf_printf(&b, "%s\"%s\"", c == 0 ? "" : ",", m->columns[c].header);
		buf_puts(&b, "\n");
		run_text(f, &run, m->kind, buf_str(&b));
		if (run.rc != SALES_OK || run.r.as == NULL)
			fail_msg("%s: %s; %s", m->name, f->err.msg, buf_str(&run.said));
		assert_string_equal(run.r.as, m->name);
		run_done(&run);
	}
}

static void
mapping_words__could_be_meant_as_one(void **state)
{
	(void)state;
	assert_true(mapping_is_name("zoho-deals"));
	assert_true(mapping_is_name("zoho-dels"));
	assert_true(mapping_is_name("zoho-things"));
	assert_true(mapping_is_name("ours.yaml"));
	assert_true(mapping_is_name("none"));
	assert_false(mapping_is_name("zhangwei"));
	assert_true(mapping_is_name("zoho"));
	assert_false(mapping_is_name("zo"));
	assert_null(mapping_text("zoho"));
	assert_false(mapping_is_for("zoho-deals", "dea"));
}

/* ---- recognised -------------------------------------------------------- */

static void
file__with_their_header__is_recognised_below_titles_with_any_delimiter(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", "Deals;;;;\n\nrecord id;Deal Owner ;DEAL NAME;Stage;Closing Date(必填)\nzcrm_1;张伟;One;Closed Won;2026-02-01\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(run.r.as, "zoho-deals");
	assert_string_equal(text_of(f, "deal", 1, "ref"), "1");
	assert_string_equal(text_of(f, "deal", 1, "stage"), "won");
	assert_string_equal(text_of(f, "deal", 1, "expected_on"), "2026-02-01");
	assert_string_equal(text_of(f, "deal", 1, "closed_on"), "2026-02-01");
	run_done(&run);
}

static void
file__read_as_any__knows_our_names_only(void **state)
{
	struct fixture *f = *state;
	struct run      run = { .o.plain = true };

	run_text(f, &run, "deal", ZOHO "\nzcrm_1,张伟,One,,,5,won,2026-02-01,CNY\n");
	assert_null(run.r.as);
	assert_said(&run, "Record Id");
	run_done(&run);
}

static void
file__of_another_kind__is_refused(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	use_mapping(f, &run, "deal", "columns:\n  Name: {field: title, sign: yes}\n");
	run_text(f, &run, "customer", "Name\nx\n");
	assert_int_equal(run.rc, SALES_EUSAGE);
	run_done(&run);
}

static void
file__without_a_needed_column__is_refused(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", "Record Id,Deal Owner,Deal Name,Stage\nzcrm_1,张伟,One,Qualification\n");
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_said(&run, "no column 'Closing Date', which zoho-deals needs");
	run.o.map = words(f, "Deal Name=expected_on");
	run_done(&run);
}

static void
mapping__that_names_no_field__says_where(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	use_mapping(f, &run, "deal", "columns:\n  Name:\n    field: titel\n    sign: yes\n");
	run_text(f, &run, "deal", "Name\nx\n");
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_non_null(strstr(f->err.msg, "own.yaml:5: a deal has no field 'titel'"));
	assert_string_equal(f->err.hint, "did you mean 'title'?");
	run_done(&run);
}

/* ---- rows -------------------------------------------------------------- */

static void
reference__goes_by_their_id_before_it_goes_by_name(void **state)
{
	struct fixture *f = *state;
	struct run      run = { .o.create = words(f, "customer") };

	/* 华东医药 with the ref K-1 is there; another id is another customer */
	run_text(f, &run, "deal", ZOHO "\n"
	    "zcrm_1,张伟,One,zcrm_K-1,华东医药（旧）,5,Qualification,2026-02-01,CNY\n"
	    "zcrm_2,张伟,Two,zcrm_K-2,华东医药,5,Qualification,2026-02-01,CNY\n"
	    "zcrm_3,张伟,Three,zcrm_K-2,whatever,5,Qualification,2026-02-01,CNY\n"
	    "zcrm_4,张伟,Four,,华东医药,5,Qualification,2026-02-01,CNY\n");
	assert_int_equal(run.rc, SALES_EINVAL); /* two bear the name by now */
	assert_said(&run, "5:5 customer: ");
	run_text(f, &run, "deal", ZOHO "\n"
	    "zcrm_1,张伟,One,zcrm_K-1,华东医药（旧）,5,Qualification,2026-02-01,CNY\n"
	    "zcrm_2,张伟,Two,zcrm_K-2,华东医药,5,Qualification,2026-02-01,CNY\n"
	    "zcrm_3,张伟,Three,zcrm_K-2,whatever,5,Qualification,2026-02-01,CNY\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.made, 1);
	assert_string_equal(text_of(f, "deal", 1, "customer"), "C-0001");
	assert_string_equal(text_of(f, "deal", 2, "customer"), "C-0002");
	assert_string_equal(text_of(f, "deal", 3, "customer"), "C-0002");
	assert_string_equal(text_of(f, "customer", 2, "ref"), "K-2");
	run_done(&run);
}

static void
reference__that_is_not_there__is_an_error(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", ZOHO "\nzcrm_1,张玮,One,zcrm_9,华东医要,5,Nowhere,2026-02-01,CNY\n");
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_said(&run, "2:2 owner: no person '张玮'");
	assert_said(&run, "2:5 customer: no customer '华东医要' [华东医药]");
	assert_said(&run, "2:7 stage: 'Nowhere' is not a stage");
	run_done(&run);
}

static void
later_row__takes_the_place_of_an_earlier_one(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", ZOHO ",Next Step,Expected Revenue\n"
	    "zcrm_1,张伟,One,,,100,Qualification,2026-02-01,CNY,call,10.00\n"
	    "zcrm_2,张伟,Two,,,7,Qualification,2026-02-01,USD,,0.70\n"
	    "zcrm_1,张伟,One again,,,40,Closed Lost to Competition,2026-03-01,CNY,,4.00\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.added, 2);
	assert_int_equal(run.r.superseded, 1);
	assert_string_equal(text_of(f, "deal", 1, "title"), "One again");
	assert_string_equal(text_of(f, "deal", 1, "next_step"), "");
	assert_string_equal(text_of(f, "deal", 1, "lost_reason"), "competition");
	assert_int_equal(run.r.nsums, 4);
	assert_string_equal(run.r.sum[0].column, "Amount");
	assert_int_equal(run.r.sum[0].sum.v, 40 * MONEY_UNIT);
	assert_true(run.r.sum[0].kept);
	assert_string_equal(run.r.sum[1].column, "Expected Revenue");
	assert_int_equal(run.r.sum[1].sum.v, 4 * MONEY_UNIT);
	assert_false(run.r.sum[1].kept);
	assert_string_equal(run.r.sum[2].currency, "USD");
	run_done(&run);
}

static void
existing_record__takes_what_is_not_empty(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", ZOHO ",Next Step\nzcrm_1,张伟,One,,,100,Qualification,2026-02-01,CNY,call\n");
	run_text(f, &run, "deal", ZOHO ",Next Step\nzcrm_1,张伟,One,,,120,Qualification,2026-02-01,CNY,\n");
	assert_int_equal(run.r.changed, 1);
	assert_string_equal(text_of(f, "deal", 1, "amount"), "120.00");
	assert_string_equal(text_of(f, "deal", 1, "next_step"), "call");
	run_text(f, &run, "deal", ZOHO ",Next Step\nzcrm_1,张伟,One,,,120,Qualification,2026-02-01,CNY,\n");
	assert_int_equal(run.r.unchanged, 1);
	assert_int_equal(run.op, 0);
	run.o.has_conflict = true; /* --on-conflict error */
	run_text(f, &run, "deal", ZOHO ",Next Step\nzcrm_1,张伟,One,,,130,Qualification,2026-02-01,CNY,\n");
	assert_int_equal(run.rc, SALES_ECONFLICT);
	run_done(&run);
}

static void
excel_leftovers__are_converted_or_named(void **state)
{
	struct fixture *f = *state;
	struct run      run = { .o.keep_going = true };

	run_text(f, &run, "deal", ZOHO "\n"
	    "\"=\"\"0012\"\"\",张伟,=1+1,,,1.2E+05,Qualification,46086,CNY\n"
	    "5.36E+17,张伟,Two,,,5,Qualification,2026-02-01,CNY\n"
	    "zcrm_3,张伟,Three,,,#VALUE!,Qualification,2026-02-01,CNY\n"
	    "zcrm_4,张伟,Four,,,-5,Qualification,2026-02-01,CNY\n");
	assert_int_equal(run.rc, SALES_EPARTLY);
	assert_int_equal(run.r.added, 3);
	assert_said(&run, "2:3 this text looks like a formula");
	assert_said(&run, "3:1 ref: the spreadsheet cut this id");
	assert_said(&run, "4:6 an error value");
	assert_said(&run, "5:6 an amount below zero is kept");
	assert_string_equal(text_of(f, "deal", 1, "ref"), "0012");
	assert_string_equal(text_of(f, "deal", 1, "amount"), "120000.00");
	assert_string_equal(text_of(f, "deal", 1, "expected_on"), "2026-03-05");
	assert_string_equal(text_of(f, "deal", 3, "amount"), "-5.00");
	run_done(&run);
}

static void
dates__are_told_by_their_column_then_by_the_mapping(void **state)
{
	struct fixture *f = *state;
	struct run      run = { .o.keep_going = true };

	run_text(f, &run, "deal", ZOHO ",Created Time\n"
	    "1,张伟,a,,,,Qualification,5/6/2026,,\"Oct 7, 2025 6:55 PM\"\n"
	    "2,张伟,b,,,,Qualification,31/12/2025,,05/06/2026 10:00:00\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(text_of(f, "deal", 1, "expected_on"), "2026-06-05");
	assert_string_equal(text_of(f, "deal", 2, "created_on"), "2026-05-06"); /* zoho: mdy */
	use_mapping(f, &run, "deal", "columns:\n  No: {field: ref, sign: yes}\n  Rep: {field: owner}\n  Step: {field: stage}\n  Day: {field: expected_on}\n  Made: {field: created_on}\n");
	run_text(f, &run, "deal", "No,Rep,Step,Day,Made\n3,张伟,won,5/6/2026,5/6/2026\n4,张伟,won,31/12/2025,12/31/2025\n"
	    "5,张伟,won,2026-06-05,30/12/2025\n");
	assert_int_equal(run.rc, SALES_EPARTLY);
	assert_int_equal(run.r.bad, 1); /* line 2: the second column says both */
	assert_said(&run, "2:5 created_on: ");
	assert_string_equal(text_of(f, "deal", 4, "created_on"), "2025-12-30");
	run_done(&run);
}

static void
rows__need_what_the_mapping_needs(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	use_mapping(f, &run, "deal", "columns:\n  No: {field: ref, sign: yes}\n  Rep: {field: owner}\n  Step: {field: stage}\n"
	    "  Phone: {is: phone}\n  Staff: {is: count, required: yes, unless: Pool}\n  Pool: {}\n");
	run_text(f, &run, "deal", "No,Rep,Step,Phone,Staff,Pool\n1,张伟,won,,12,\n2,张伟,won,,,x\n3,张伟,won,,,\n4,张伟,won,,about 200,\n");
	assert_int_equal(run.r.bad, 2);
	assert_said(&run, "4:5 Staff: it is empty, and own needs it");
	assert_said(&run, "5:5 Staff: ");
	run_done(&run);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(built_in_mappings__name_fields_that_there_are, setup, teardown),
		cmocka_unit_test(mapping_words__could_be_meant_as_one),
		cmocka_unit_test_setup_teardown(file__with_their_header__is_recognised_below_titles_with_any_delimiter, setup, teardown),
		cmocka_unit_test_setup_teardown(file__read_as_any__knows_our_names_only, setup, teardown),
		cmocka_unit_test_setup_teardown(file__of_another_kind__is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(file__without_a_needed_column__is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(mapping__that_names_no_field__says_where, setup, teardown),
		cmocka_unit_test_setup_teardown(reference__goes_by_their_id_before_it_goes_by_name, setup, teardown),
		cmocka_unit_test_setup_teardown(reference__that_is_not_there__is_an_error, setup, teardown),
		cmocka_unit_test_setup_teardown(later_row__takes_the_place_of_an_earlier_one, setup, teardown),
		cmocka_unit_test_setup_teardown(existing_record__takes_what_is_not_empty, setup, teardown),
		cmocka_unit_test_setup_teardown(excel_leftovers__are_converted_or_named, setup, teardown),
		cmocka_unit_test_setup_teardown(dates__are_told_by_their_column_then_by_the_mapping, setup, teardown),
		cmocka_unit_test_setup_teardown(rows__need_what_the_mapping_needs, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
