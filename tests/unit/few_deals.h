/* few_deals.h - three people, four customers and six deals to list. */
#pragma once
#include "tests/unit/fixture.h"

static void
fill(struct fixture *f)
{
	static const char *const people[] = { "code=wangfang name=王芳 role=manager",
		"code=zhangwei name=张伟 role=ae manager=wangfang", "code=lina name=李娜 role=ae manager=wangfang" };
	static const char *const customers[] = {
		"name=华东医药 industry=医药 region=华东 owner=张伟 tag=重点,vip tier=A ref=KH-1",
		"name=Acme_Ltd industry=Machines region=华南 owner=李娜 tier=B ref=KH-2 tag=key",
		"name=无名厂", "name=ＡＢＣ公司 industry=医药 locked=yes" };
	static const char *const deals[] = {
		"title=冷链_二期 customer=C-1 owner=zhangwei stage=won amount=100000 cost=60000 closed_on=2026-07-15 ref=HT-1",
		"title=年度维保 customer=C-1 owner=lina stage=lost amount=88000 closed_on=2026-06-30 lost_reason=price",
		"title=Retrofit customer=C-2 owner=lina stage=propose amount=12500.50 cost=9000 expected_on=2026-08-01 probability=40%",
		"owner=zhangwei stage=qualify", "title=cold_chain owner=lina stage=won amount=1 cost=2 closed_on=2026-09-30 tag=重点",
		"title=Ｃold_Chain_II customer=C-4 owner=wangfang stage=qualify amount=500000 created_on=2026-01-05 quantity=2.5" };
	CLEANUP(op_done) struct op op = { 0 };

	fixture_start(f, fixture_book);
	assert_ok(op_begin(&op, &f->d, false, &f->err), &f->err);
	for (size_t i = 0; i < 3; i++)
		fixture_add(f, &op, "person", people[i]);
	for (size_t i = 0; i < 4; i++)
		fixture_add(f, &op, "customer", customers[i]);
	for (size_t i = 0; i < 6; i++)
		fixture_add(f, &op, "deal", deals[i]);
	assert_ok(op_commit(&op, &f->err), &f->err);
	dept_forget_names(&f->d);
}
