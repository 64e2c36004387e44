/* Whole files into records. */
#include "tests/unit/import_run.h"

static const struct import_words none;

static struct import_words
words(struct fixture *f, const char *text)
{
	char       *rest = arena_strdup(&f->a, text), *w;
	const char **v = arena_array(&f->a, const char *, strlen(text) + 1);
	size_t       n = 0;

	while ((w = strsep(&rest, ";")) != NULL)
		v[n++] = w;
	return (struct import_words){ v, n };
}

static void
file__with_faults__tells_them_all_and_saves_nothing(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", "ref,owner,stage,amount\n1,zhangwei,won,5\n2,zhangwie,won,x\n3,zhangwie,wno,7\n4\n");
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_said(&run, "3:2 owner: no person 'zhangwie' [zhangwei] many");
	assert_said(&run, "3:4 amount: ");
	assert_said(&run, "4:3 stage: 'wno' is not a stage");
	assert_said(&run, "[won]");
	assert_said(&run, "5:0 it has 1 field, the header has 4");
	assert_int_equal(run.r.bad, 3);
	assert_false(exists(f, "deal", 1));
	run_done(&run);
}

static void
file__imported_twice__changes_nothing(void **state)
{
	static const char text[] = "ref,owner,stage,amount,customer\nA,张伟,won,5万,华东医药\nB,张伟,lost,,\n";
	struct fixture   *f = *state;
	struct run        run = { 0 }, again = { 0 };

	run_text(f, &run, "deal", text);
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.added, 2);
	assert_true(run.op > 0);
	assert_string_equal(text_of(f, "deal", 1, "amount"), "50000.00");
	run_text(f, &again, "deal", text);
	assert_int_equal(again.rc, SALES_OK);
	assert_int_equal(again.r.unchanged, 2);
	assert_int_equal(again.op, 0);
	assert_string_equal(fsck(f), "");
	run_done(&run);
	run_done(&again);
}

static void
record__that_differs__is_what_on_conflict_says(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", "ref,owner,stage,amount\nA,zhangwei,won,5\n");
	run_text(f, &run, "deal", "ref,owner,stage,amount\nA,zhangwei,won,6\n");
	assert_int_equal(run.rc, SALES_ECONFLICT);
	assert_said(&run, "2:4 amount: '6.00' here, but the deal is stored with '5.00'");
	run.o.conflict = CONFLICT_SKIP;
	run_text(f, &run, "deal", "ref,owner,stage,amount\nA,zhangwei,won,6\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.skipped, 1);
	run.o.conflict = CONFLICT_UPDATE;
	run_text(f, &run, "deal", "ref,amount\nA,6\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.changed, 1);
	run_text(f, &run, "deal", "ref,amount\nB,6\n");
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_said(&run, "2:0 owner: the deal is not among the records, and a new one needs this field");
	assert_string_equal(text_of(f, "deal", 1, "amount"), "6.00");
	run.o.conflict = CONFLICT_ERROR;
	run.o.excel = true; /* what another system left empty blanks nothing */
	run_text(f, &run, "deal", "ref,owner,stage,amount\nA,zhangwei,won,\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(text_of(f, "deal", 1, "amount"), "6.00");
	run_done(&run);
}

static void
rows__that_repeat_a_record__are_one_or_told(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", "ref,owner,stage\nA,zhangwei,won\nA,zhangwei,won\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.added, 1);
	assert_int_equal(run.r.repeated, 1);
	run_text(f, &run, "deal", "ref,owner,stage\nB,zhangwei,won\nB,zhangwei,lost\n");
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_said(&run, "3:3 stage: 'lost' here, 'won' in line 2, which is about the same deal");
	run_text(f, &run, "deal", "ref,owner,stage,customer\nB,zhangwei,won,\nB,zhangwei,won,华东医药\n");
	assert_said(&run, "customer: '华东医药' here, nothing in line 2");
	run.o.excel = true; /* the later row wins */
	run_text(f, &run, "deal", "ref,owner,stage\nB,zhangwei,won\nB,zhangwei,lost\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.superseded, 1);
	assert_string_equal(text_of(f, "deal", 2, "stage"), "lost");
	assert_string_equal(fsck(f), "");
	run.o.excel = false;
	run.o.conflict = CONFLICT_SKIP; /* the earlier row wins */
	run_text(f, &run, "deal", "ref,owner,stage\nC,zhangwei,won\nC,zhangwei,lost\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.skipped, 1);
	run_done(&run);
}

static void
people__named_in_a_column__are_made_when_allowed(void **state)
{
	static const char text[] = "seller,boss,office\nMoses Frase,Wang Fang,East\nWang Fang,,East\n张伟,Wang Fang,West\n"
	    "Ann Lee,Bo Li,West\n";
	struct fixture   *f = *state;
	struct run        run = { 0 };

	run.o.map = words(f, "seller=name;boss=manager;office=team");
	run_text(f, &run, "person", text);
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_said(&run, "team: no team 'East'");
	assert_said(&run, "no person 'Bo Li'");
	if (strstr(buf_str(&run.said), "Wang Fang") != NULL)
		fail_msg("she has a row of her own: %s", buf_str(&run.said));
	run.o.create = words(f, "team;person");
	run.o.conflict = CONFLICT_UPDATE; /* 张伟 is there without a manager */
	run_text(f, &run, "person", text);
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.added, 3);
	assert_int_equal(run.r.made, 3); /* Bo Li and two teams */
	assert_string_equal(text_of(f, "person", 2, "code"), "wang-fang");
	assert_string_equal(text_of(f, "person", 3, "manager"), "wang-fang");
	assert_string_equal(text_of(f, "person", 1, "team"), "west");
	run_text(f, &run, "person", text);
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.unchanged, 4);
	assert_int_equal(run.op, 0);
	assert_string_equal(fsck(f), "");
	run_done(&run);
}

static void
handles__are_made_from_names_and_numbered(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run.o.match = words(f, "name;email");
	run_text(f, &run, "person", "name,email\n张伟,a@example.com\nMoses  O'Frase,m@example.com\nMOSES O'FRASE,n@example.com\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(text_of(f, "person", 2, "code"), "张伟");
	assert_string_equal(text_of(f, "person", 3, "code"), "moses-o-frase");
	assert_string_equal(text_of(f, "person", 4, "code"), "moses-o-frase-2");
	run_done(&run);
}

static void
columns__are_found_below_a_title_and_by_other_names(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", "商机导出表;;;\n导出时间;2026-07-01;;\n\n"
	    "外部编号；;负责人(必填);阶段;金额（万元）;备注\nA;张伟;赢单;1.5;x\n外部编号；;负责人(必填);阶段;金额（万元）;备注\n"
	    "合计;;;1.5;\n;;;;\nTotal Solutions;张伟;输单;;\n");
	assert_int_equal(run.rc, SALES_EINVAL); /* no column names the deals */
	run.o.map = words(f, "外部编号；=ref");
	run_text(f, &run, "deal", "商机导出表;;;\n导出时间;2026-07-01;;\n\n"
	    "外部编号；;负责人(必填);阶段;金额（万元）;备注\nA;张伟;赢单;1.5;x\n外部编号；;负责人(必填);阶段;金额（万元）;备注\n"
	    "合计;;;1.5;\n;;;;\nTotal Solutions;张伟;输单;;\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.added, 2);
	assert_string_equal(text_of(f, "deal", 1, "amount"), "15000.00");
	assert_string_equal(text_of(f, "deal", 2, "ref"), "Total Solutions");
	assert_said(&run, "4:0 the header stands in this row");
	assert_said(&run, "4:5 column '备注' is not imported");
	assert_said(&run, "6:0 the header stands here again");
	assert_said(&run, "7:1 a row of totals is left out");
	run_done(&run);
}

static void
columns__that_are_wrong__stop_before_the_rows(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", "colour,shape\nred,round\n");
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_non_null(strstr(f->err.msg, "colour, shape"));
	run_text(f, &run, "deal", "ref,stage\nA,won\n");
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_said(&run, "no column for 'owner'");
	run.o.map = words(f, "ouner=owner");
	run_text(f, &run, "deal", "ref,owner,stage\nA,zhangwei,won\n");
	assert_said(&run, "the file has no column 'ouner' [owner]");
	run.o.map = words(f, "ref=colour");
	run_text(f, &run, "deal", "ref\nA\n");
	assert_int_equal(run.rc, SALES_EUSAGE);
	run.o.map = none;
	run_text(f, &run, "deal", "owner,stage,amount\nzhangwei,won,5\n");
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_said(&run, "no column names a deal (ref or code), so a second import would add all rows again; say which fields "
	    "together name one, such as --match owner,stage,amount");
	run.o.date_order = words(f, "amount=dmy");
	run.o.null = words(f, "amont=0");
	run_text(f, &run, "deal", "ref,owner,stage,amount\nA,zhangwei,won,5\n");
	assert_said(&run, "--date-order: 'amount' is not a column of dates");
	assert_said(&run, "--null: the file has no column 'amont' [amount]");
	run.o.date_order = run.o.null = none;
	run_done(&run);
}

static void
deals__without_an_id__are_matched_by_fields(void **state)
{
	static const char text[] = "owner,stage,amount,closed_on\nzhangwei,won,5,2026-01-05\nzhangwei,won,6,2026-01-05\n";
	struct fixture   *f = *state;
	struct run        run = { 0 };

	run.o.match = words(f, "owner;closed_on;amount");
	run_text(f, &run, "deal", text);
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.added, 2);
	run_text(f, &run, "deal", text);
	assert_int_equal(run.r.unchanged, 2);
	assert_int_equal(run.op, 0);
	run_done(&run);
}

static void
good_rows__are_saved_when_asked_and_the_others_written_down(void **state)
{
	struct fixture *f = *state;
	struct run      run = { .o = { .keep_going = true } };
	char            path[96], text[400] = "";
	FILE           *in;

	snprintf(path, sizeof(path), "%s/bad.csv", f->dir);
	in = fopen(path, "w+");
	assert_non_null(in);
	run.o.rejects = fileno(in);
	run_text(f, &run, "deal", "ref,owner,stage,title\nA,zhangwei,won,\"a, \"\"b\"\"\"\nB,nobody,won,\"c,\nd\"\n");
	assert_int_equal(run.rc, SALES_EPARTLY);
	assert_int_equal(run.r.added, 1);
	rewind(in);
	assert_true(fread(text, 1, sizeof(text) - 1, in) > 0);
	assert_string_equal(text, "ref,owner,stage,title,_line,_error\nB,nobody,won,\"c,\nd\",3,owner: no person 'nobody'\n");
	fclose(in);
	unlink(path);
	run_done(&run);
}

static void
file__that_breaks_off__saves_nothing_even_when_keeping_going(void **state)
{
	struct fixture *f = *state;
	struct run      run = { .o = { .keep_going = true } };

	run_text(f, &run, "deal", "ref,owner,stage\nA,zhangwei,won\nB,nobody,won\nC,\"zhangwei,won\n");
	assert_int_equal(run.rc, SALES_EINVAL);
	assert_said(&run, "4:0 a quote is opened in this row and never closed");
	assert_false(exists(f, "deal", 1));
	run_done(&run);
}

static void
gaps__are_counted_or_refused(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", "ref,owner,stage,customer,amount\nA,zhangwei,qualify,,0\nB,zhangwei,propose,,\nC,zhangwei,won,K-1,5\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_said(&run, "2 open deals without 'customer'");
	assert_said(&run, "1 open deal with an amount of 0; if 0 stands for empty: --null 'amount=0'");
	run_done(&run);
}

static void
encodings__of_one_file__give_the_same_records(void **state)
{
	static const char utf8[] = "外部编号,负责人,阶段,标题\nA,张伟,赢单,冷链\n";
	static const char gbk[] = "\xCD\xE2\xB2\xBF\xB1\xE0\xBA\xC5,\xB8\xBA\xD4\xF0\xC8\xCB,\xBD\xD7\xB6\xCE,\xB1\xEA\xCC\xE2\n"
	    "A,\xD5\xC5\xCE\xB0,\xD3\xAE\xB5\xA5,\xC0\xE4\xC1\xB4\n";
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_bytes(f, &run, "deal", gbk, sizeof(gbk) - 1, OP_LOAD);
	assert_int_equal(run.rc, SALES_OK);
	assert_said(&run, "not UTF-8, read as GB18030");
	assert_string_equal(text_of(f, "deal", 1, "title"), "冷链");
	run_bytes(f, &run, "deal", utf8, sizeof(utf8) - 1, OP_LOAD);
	assert_int_equal(run.r.unchanged, 1);
	run_done(&run);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(file__with_faults__tells_them_all_and_saves_nothing),
		T(file__imported_twice__changes_nothing),
		T(record__that_differs__is_what_on_conflict_says),
		T(rows__that_repeat_a_record__are_one_or_told),
		T(people__named_in_a_column__are_made_when_allowed),
		T(handles__are_made_from_names_and_numbered),
		T(columns__are_found_below_a_title_and_by_other_names),
		T(columns__that_are_wrong__stop_before_the_rows),
		T(deals__without_an_id__are_matched_by_fields),
		T(good_rows__are_saved_when_asked_and_the_others_written_down),
		T(file__that_breaks_off__saves_nothing_even_when_keeping_going),
		T(gaps__are_counted_or_refused),
		T(encodings__of_one_file__give_the_same_records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
