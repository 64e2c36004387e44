/* Rows of files of other systems: what a mapping makes of their cells. */
#include "tests/unit/import_mapped.h"

static void
fields__are_made_of_several_columns(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	use_mapping(f, &run, "deal", "set: {source: fair}\ncolumns:\n  No: {field: ref, sign: yes}\n  Rep: {field: owner}\n  Step: {field: stage}\n"
	    "  Whole: {field: title}\n  Family: {field: title, part: family}\n  Given: {field: title, part: given}\n"
	    "  City: {field: next_step, part: next}\n  Street: {field: next_step, part: next}\n");
	run_text(f, &run, "deal", "Given,Family,Street,City,No,Rep,Step,Whole\n"
	    "一帆,赵,浦东1号,上海,1,张伟,won,\nWei,Li,Main St,Springfield,2,张伟,won,\nx,y,,,3,张伟,won,Whole\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(text_of(f, "deal", 1, "title"), "赵一帆");
	assert_string_equal(text_of(f, "deal", 2, "title"), "Wei Li");
	assert_string_equal(text_of(f, "deal", 3, "title"), "Whole");
	assert_string_equal(text_of(f, "deal", 1, "next_step"), "上海浦东1号");
	assert_string_equal(text_of(f, "deal", 2, "next_step"), "Springfield, Main St");
	assert_string_equal(text_of(f, "deal", 1, "source"), "fair");
	run_done(&run);
}

static void
user__says_otherwise_than_the_mapping(void **state)
{
	struct fixture *f = *state;
	struct run      run = { .o.map = words(f, "Next Step=title"), .o.map_value = words(f, "stage:Qualification=propose") };

	run_text(f, &run, "deal", ZOHO ",Next Step\nzcrm_1,张伟,One,,,,Qualification,2026-02-01,CNY,call\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(text_of(f, "deal", 1, "title"), "call");
	assert_string_equal(text_of(f, "deal", 1, "stage"), "propose");
	run_done(&run);
}

static void
own_columns__say_more_than_theirs(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", ZOHO ",salesctl.closed_on,salesctl.cost\nzcrm_1,张伟,One,,,,Closed Won,2026-02-01,CNY,2026-01-15,7\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(text_of(f, "deal", 1, "expected_on"), "2026-02-01");
	assert_string_equal(text_of(f, "deal", 1, "closed_on"), "2026-01-15");
	assert_string_equal(text_of(f, "deal", 1, "cost"), "7.00");
	run_done(&run);
}

static void
lines_below_the_table__are_left_out(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", ZOHO "\nzcrm_1,张伟,One,,,,Closed Won,2026-02-01,CNY\n\n\"Copyright, all rights\"\nConfidential\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.rows, 1);
	assert_said(&run, "4:1 a line below the table is left out [] many");
	run_done(&run);
}

static void
words__set_and_clear_fields(void **state)
{
	struct fixture *f = *state;
	struct run      run = { .o.create = words(f, "person") };

	run_text(f, &run, "activity", "Record Id,Call Owner,Subject,Call Start Time,Call Duration (in seconds),Call Status,Related To.id,Related To\n"
	    "zcrm_1,张伟,Talk,2026-05-01 10:00:00,95,Completed,zcrm_K-1,\n"
	    "zcrm_2,张伟,Later,2026-09-01 10:00:00,,Scheduled,,华东医药\n"
	    "zcrm_3,张伟,Nobody,2026-05-01 10:00:00,,Completed,zcrm_9,Ghost Ltd\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(run.r.as, "zoho-calls");
	assert_string_equal(text_of(f, "activity", 1, "kind"), "call");
	assert_string_equal(text_of(f, "activity", 1, "minutes"), "2");
	assert_string_equal(text_of(f, "activity", 1, "done_on"), "2026-05-01");
	assert_string_equal(text_of(f, "activity", 1, "due_on"), "");
	assert_string_equal(text_of(f, "activity", 1, "customer"), "C-0001");
	assert_string_equal(text_of(f, "activity", 2, "done_on"), "");
	assert_string_equal(text_of(f, "activity", 2, "due_on"), "2026-09-01");
	assert_string_equal(text_of(f, "activity", 2, "customer"), "C-0001");
	assert_string_equal(text_of(f, "activity", 3, "customer"), "");
	assert_said(&run, "4:8 no deal 'Ghost Ltd'; the row is taken without it");
	run_done(&run);
}

/* Today is 2026-07-01. */
static void
days_after_today__go_to_another_field(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "activity", "Record Id,Host,Title,From,Location\nzcrm_1,张伟,Held,2026-07-01 09:00:00,x\nzcrm_2,张伟,Planned,2026-07-02 09:00:00,y\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(text_of(f, "activity", 1, "done_on"), "2026-07-01");
	assert_string_equal(text_of(f, "activity", 2, "done_on"), "");
	assert_string_equal(text_of(f, "activity", 2, "due_on"), "2026-07-02");
	run_done(&run);
}

static void
words__that_a_list_lacks__become_tags(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };
	static const char text[] = "Record Id,Lead Owner,Company,Last Name,Lead Status,Tag,Email\n"
	    "1,张伟,Acme,Li,Junk Lead,,A@X.CN\n2,张伟,Acme,Wu,观望,vip,nobody\n";

	run_text(f, &run, "lead", text);
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(text_of(f, "lead", 1, "state"), "disqualified");
	assert_string_equal(text_of(f, "lead", 1, "reason"), "Junk Lead");
	assert_string_equal(text_of(f, "lead", 1, "email"), "a@x.cn");
	assert_string_equal(text_of(f, "lead", 2, "state"), "new");
	assert_string_equal(text_of(f, "lead", 2, "tag"), "vip,观望");
	assert_string_equal(text_of(f, "lead", 2, "email"), "");
	assert_said(&run, "3:7 'nobody' is not a mail address; it is read as empty");
	run_text(f, &run, "lead", text);
	assert_int_equal(run.r.unchanged, 2);
	run.o.strict = true; /* what is only a warning is an error then */
	run_text(f, &run, "lead", text);
	assert_int_equal(run.rc, SALES_EINVAL);
	run_done(&run);
}

static void
customers__are_compared_by_name_and_credit_code(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "customer", "客户名称(必填),客户编号,客户级别,统一社会信用代码,电话,所属公海,负责人,生命状态,市,详细地址\n"
	    "示例机电(广州)有限公司,C1,A类客户,91000000MA07JX9L0D,+86 755-880 00,,张伟,正常,广州,天河路1号\n"
	    "示例 机电（广州）有限责任公司,C2,VIP,91000000MA07JX9L0X,0755 8800转1,,张伟,作废,,\n"
	    "池中客户,C3,,,,华南公海,,正常,,\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(run.r.as, "fxiaoke-customers");
	assert_said(&run, "3:0 it may be the same customer as in line 2");
	assert_said(&run, "3:4 '91000000MA07JX9L0X' is no credit code");
	assert_said(&run, "3:3 'VIP' is none of their usual words");
	assert_string_equal(text_of(f, "customer", 2, "level"), "A");
	assert_string_equal(text_of(f, "customer", 2, "phone"), "75588000");
	assert_string_equal(text_of(f, "customer", 2, "address"), "广州天河路1号");
	assert_string_equal(text_of(f, "customer", 3, "phone"), "0755 8800转1");
	assert_string_equal(text_of(f, "customer", 3, "tag"), "作废");
	assert_string_equal(text_of(f, "customer", 4, "owner"), "");
	run_done(&run);
}

/* An order is won unless it says otherwise; money finds its order. */
static void
orders__are_deals_that_payments_name(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", "销售订单编号,客户名称,下单日期,销售订单金额(万元),订单状态,负责人,生命状态\n"
	    "SO1,华东医药,2026-05-01,1.5,已发货,张伟,正常\nSO2,华东医药,2026-05-02,2,确认中,张伟,正常\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(run.r.as, "fxiaoke-orders");
	assert_string_equal(text_of(f, "deal", 1, "stage"), "won");
	assert_string_equal(text_of(f, "deal", 1, "amount"), "15000.00");
	assert_string_equal(text_of(f, "deal", 1, "closed_on"), "2026-05-01");
	assert_string_equal(text_of(f, "deal", 2, "stage"), "propose");
	assert_string_equal(text_of(f, "deal", 2, "closed_on"), "");
	assert_string_equal(text_of(f, "deal", 2, "expected_on"), "2026-05-02");
	run_text(f, &run, "receipt", "回款编号,客户名称,销售订单编号,本次回款金额(元),回款日期,负责人,生命状态\n"
	    "P1,华东医药,SO1,￥ 1，234．50,2026/7/1,张伟,正常\nP2,华东医药,SO9,-5,2026-07-01,张伟,审核中\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(text_of(f, "receipt", 1, "deal"), "D-0001");
	assert_string_equal(text_of(f, "receipt", 1, "amount"), "1234.50");
	assert_string_equal(text_of(f, "receipt", 1, "confirmed"), "true");
	assert_string_equal(text_of(f, "receipt", 2, "kind"), "refund");
	assert_string_equal(text_of(f, "receipt", 2, "confirmed"), "false");
	assert_said(&run, "3:3 no deal 'SO9'; the row is taken without it");
	run_done(&run);
}

static void
cells__that_are_lists__count_by_their_first(void **state)
{
	struct fixture *f = *state;
	struct run      run = { 0 };

	run_text(f, &run, "deal", "Record ID,Deal Name,Deal Stage,Deal owner,Close Date,Associated Company IDs,Associated Company,Deal probability\n"
	    "9,One,appointmentscheduled,张伟,2026-08-01,K-1;77,Whoever;Else,0.2\n");
	assert_int_equal(run.rc, SALES_OK);
	assert_string_equal(run.r.as, "hubspot-deals");
	assert_string_equal(text_of(f, "deal", 1, "customer"), "C-0001");
	assert_string_equal(text_of(f, "deal", 1, "probability"), "0.2");
	run_done(&run);
}

/* Made of its name by the deals, the customer is the one that the accounts bring. */
static void
record__made_of_its_name__gets_their_id(void **state)
{
	struct fixture *f = *state;
	struct run      run = { .o.create = words(f, "customer") };

	run_text(f, &run, "deal", "商机名称,客户名称,预计成交日期,商机阶段,负责人,生命状态,数据ID\n年单,示例食品,2026-08-01,验证客户,张伟,正常,a1\n");
	assert_int_equal(run.r.made, 1);
	run_text(f, &run, "customer", "数据ID,客户名称,负责人,生命状态\nb1,示例食品,张伟,正常\nb2,示例食品,张伟,正常\n");
	assert_int_equal(run.r.changed, 1);
	assert_int_equal(run.r.added, 1); /* a second one of that name is another */
	assert_string_equal(text_of(f, "customer", 2, "ref"), "b1");
	assert_string_equal(text_of(f, "customer", 3, "ref"), "b2");
	run_text(f, &run, "deal", "Opportunity Name,Account Name,Stage,Close Date,Opportunity Owner\n年单,华东医药,Closed Won,3/28/2026,张伟\n,华东医药,Closed Won,3/28/2026,张伟\n");
	assert_int_equal(run.r.bad, 1);
	run_text(f, &run, "deal", "Opportunity Name,Account Name,Stage,Close Date,Opportunity Owner\n年单,华东医药,Closed Won,3/28/2026,张伟\n");
	assert_int_equal(run.r.added, 1);
	run_text(f, &run, "deal", "Opportunity Name,Account Name,Stage,Close Date,Opportunity Owner\n年单,华东医药,Closed Lost,3/28/2026,张伟\n");
	assert_int_equal(run.r.changed, 1);
	run_done(&run);
}

/* The second time, the row that a later one replaced must not come back. */
static void
file__with_a_repeated_id__imported_twice__changes_nothing(void **state)
{
	static const char text[] = "数据ID,客户编号,客户名称,负责人,生命状态\nb1,C1,示例食品,张伟,正常\nb2,C2,别家,张伟,正常\nb1,C3,示例食品集团,张伟,作废\n";
	struct fixture   *f = *state;
	struct run        run = { 0 };

	run_text(f, &run, "customer", text);
	assert_int_equal(run.r.added, 2);
	assert_int_equal(run.r.superseded, 1);
	run_text(f, &run, "customer", text);
	assert_int_equal(run.rc, SALES_OK);
	assert_int_equal(run.r.unchanged, 2);
	assert_int_equal(run.r.superseded, 1);
	assert_int_equal(run.op, 0);
	assert_string_equal(text_of(f, "customer", 2, "name"), "示例食品集团");
	run_text(f, &run, "customer", "数据ID,客户名称,负责人,生命状态\nb9,示例食品(集团),张伟,正常\nb8,华东医药有限公司,张伟,正常\n");
	assert_said(&run, "3:0 it may be the same customer as C-0001");
	run_done(&run);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(fields__are_made_of_several_columns, setup, teardown),
		cmocka_unit_test_setup_teardown(user__says_otherwise_than_the_mapping, setup, teardown),
		cmocka_unit_test_setup_teardown(own_columns__say_more_than_theirs, setup, teardown),
		cmocka_unit_test_setup_teardown(lines_below_the_table__are_left_out, setup, teardown),
		cmocka_unit_test_setup_teardown(words__set_and_clear_fields, setup, teardown),
		cmocka_unit_test_setup_teardown(days_after_today__go_to_another_field, setup, teardown),
		cmocka_unit_test_setup_teardown(words__that_a_list_lacks__become_tags, setup, teardown),
		cmocka_unit_test_setup_teardown(customers__are_compared_by_name_and_credit_code, setup, teardown),
		cmocka_unit_test_setup_teardown(orders__are_deals_that_payments_name, setup, teardown),
		cmocka_unit_test_setup_teardown(cells__that_are_lists__count_by_their_first, setup, teardown),
		cmocka_unit_test_setup_teardown(record__made_of_its_name__gets_their_id, setup, teardown),
		cmocka_unit_test_setup_teardown(file__with_a_repeated_id__imported_twice__changes_nothing, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
