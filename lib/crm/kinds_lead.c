/* contact and lead: the people at customers, and those who may become one. */
#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"
#include "lib/org/kinds.h"

static const struct field contact_fields[] = {
	FIELD("ref", 1, FT_TEXT, .flags = F_UNIQUE | F_SEARCH, .label = N_("Reference"),
	    .alias = (const char *const[]){ "联系人编号", "外部编号", NULL }),
	FIELD("customer", 2, FT_REF, .ref = &customer_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Customer"),
	    .alias = (const char *const[]){ "客户", "客户名称", "Account Name", NULL }),
	FIELD("name", 3, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .same = SAME_NAME, .label = N_("Name"),
	    .alias = (const char *const[]){ "姓名", "联系人", "联系人姓名", "名称", NULL }),
	FIELD("title", 4, FT_TEXT, .flags = F_LIST | F_EXTRA, .label = N_("Job title"), .alias = (const char *const[]){ "职务", "职位", NULL }),
	FIELD("department", 5, FT_TEXT, .label = N_("Department"), .alias = (const char *const[]){ "部门", NULL }),
	FIELD("phone", 6, FT_TEXT, .flags = F_LIST | F_SEARCH, .same = SAME_LINE, .label = N_("Phone"), .alias = (const char *const[]){ "mobile", "电话", "手机", NULL }),
	FIELD("email", 7, FT_TEXT, .flags = F_LIST | F_SEARCH, .same = SAME_EMAIL, .label = N_("Mail"), .alias = (const char *const[]){ "mail", "邮箱", "邮件", NULL }),
	FIELD("primary", 8, FT_BOOL, .flags = F_LIST | F_EXTRA, .label = N_("Primary"), .column = "is_primary",
	    .alias = (const char *const[]){ "主要联系人", "首要联系人", NULL }),
	FIELD("owner", 9, FT_REF, .ref = &person_kind, .label = N_("Owner"), .alias = (const char *const[]){ "负责人", "所有者", NULL }),
	FIELD("role", 10, FT_ENUM, .label = N_("Role in decisions"), .alias = (const char *const[]){ "决策角色", "角色", NULL },
	    .values = (const char *const[]){ "decides", "influences", "uses", "buys", "blocks", NULL },
	    .value_alias = (const char *const[]){ "决策者", "影响者", "使用者", "采购者", "反对者", NULL }),
	FIELD("created_on", 11, FT_DAY, .flags = F_PAST, .start = "today", .label = N_("Created"), .alias = (const char *const[]){ "created", "创建日期", "创建时间", NULL }),
	FIELD("tag", 12, FT_TAGS, .label = N_("Tags"), .alias = (const char *const[]){ "tags", "标签", NULL }),
	FIELD_END
};
static const struct moment contact_moments[] = {
	{ .on = "created_on", .text = N_("contact: {name}[, {title}]") },
	{ .on = NULL }
};
const struct kind contact_kind = {
	.name = "contact", .no = 13, .letters = "CT", .label = N_("contact"), .plural = N_("contacts"),
	.brief = N_("people at customers"),
	.fields = contact_fields, .title = "name", .date = "created_on", .moments = contact_moments, .has_timeline = true,
	.match = (const char *const[]){ "customer", "name", NULL },
};

static const struct field lead_fields[] = {
	FIELD("ref", 1, FT_TEXT, .flags = F_UNIQUE | F_SEARCH, .label = N_("Reference"),
	    .alias = (const char *const[]){ "线索编号", "外部编号", NULL }),
	FIELD("name", 2, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .same = SAME_NAME, .label = N_("Name"),
	    .alias = (const char *const[]){ "姓名", "线索", "线索名称", "联系人", "名称", NULL }),
	FIELD("company", 3, FT_TEXT, .flags = F_LIST | F_SEARCH, .same = SAME_COMPANY, .label = N_("Company"), .alias = (const char *const[]){ "公司", "公司名称", "企业名称", NULL }),
	FIELD("title", 4, FT_TEXT, .label = N_("Job title"), .alias = (const char *const[]){ "职务", "职位", NULL }),
	FIELD("phone", 5, FT_TEXT, .flags = F_LIST | F_EXTRA | F_SEARCH, .same = SAME_LINE, .label = N_("Phone"), .alias = (const char *const[]){ "mobile", "电话", "手机", NULL }),
	FIELD("email", 6, FT_TEXT, .flags = F_SEARCH, .same = SAME_EMAIL, .label = N_("Mail"), .alias = (const char *const[]){ "mail", "邮箱", "邮件", NULL }),
	FIELD("source", 7, FT_TEXT, .flags = F_LIST, .label = N_("Source"), .alias = (const char *const[]){ "来源", "线索来源", NULL }),
	FIELD("industry", 8, FT_TEXT, .label = N_("Industry"), .alias = (const char *const[]){ "行业", "所属行业", NULL }),
	FIELD("region", 9, FT_TEXT, .label = N_("Region"), .alias = (const char *const[]){ "区域", "地区", "大区", NULL }),
	FIELD("product", 10, FT_REF, .ref = &product_kind, .label = N_("Product"), .alias = (const char *const[]){ "产品", "意向产品", NULL }),
	FIELD("amount", 11, FT_MONEY, .label = N_("Amount"), .alias = (const char *const[]){ "预计金额", "金额", NULL }),
	FIELD("currency", 12, FT_CURRENCY, .label = N_("Currency"), .alias = (const char *const[]){ "币种", NULL }),
	FIELD("need", 13, FT_TEXT, .label = N_("Need"), .alias = (const char *const[]){ "需求", "需求描述", NULL }),
	FIELD("owner", 14, FT_REF, .ref = &person_kind, .flags = F_LIST, .label = N_("Owner"), .alias = (const char *const[]){ "负责人", "所有者", NULL }),
	FIELD("state", 15, FT_ENUM, .flags = F_LIST, .label = N_("State"), .alias = (const char *const[]){ "status", "状态", "线索状态", NULL }, .start = "new",
	    .values = (const char *const[]){ "new", "contacted", "qualified", "converted", "disqualified", NULL },
	    .value_alias = (const char *const[]){ "未联系", "已联系", "已确认", "已转化", "无效", NULL }),
	FIELD("reason", 16, FT_TEXT, .label = N_("Reason"), .alias = (const char *const[]){ "无效原因", "原因", NULL }),
	FIELD("created_on", 17, FT_DAY, .flags = F_LIST | F_PAST, .start = "today", .label = N_("Created"), .alias = (const char *const[]){ "created", "创建日期", "创建时间", NULL }),
	FIELD("first_response_on", 18, FT_DAY, .flags = F_PAST, .label = N_("First response"), .alias = (const char *const[]){ "首次响应", "首次联系日期", NULL }),
	FIELD("converted_on", 19, FT_DAY, .flags = F_PAST, .label = N_("Converted"), .alias = (const char *const[]){ "转化日期", NULL }),
	FIELD("customer", 20, FT_REF, .ref = &customer_kind, .label = N_("Customer"), .alias = (const char *const[]){ "客户", NULL }),
	FIELD("contact", 21, FT_REF, .ref = &contact_kind, .label = NC_("lead", "Contact"), .alias = (const char *const[]){ "转化联系人", NULL }),
	FIELD("deal", 22, FT_REF, .ref = &deal_kind, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("tag", 23, FT_TAGS, .label = N_("Tags"), .alias = (const char *const[]){ "tags", "标签", NULL }),
	FIELD("responded_on", 0, FT_DAY, .flags = F_DERIVED, .label = N_("Answered on"), .alias = (const char *const[]){ "responded", "答复日", "答复日期", NULL },
	    .sql = "(SELECT min(x.day) FROM (SELECT t.first_response_on AS day UNION ALL SELECT min(a.done_on)"
	        " FROM {activity} a WHERE a.lead = t.id AND a.kind <> 'task') x)"),
	FIELD("touched_on", 0, FT_DAY, .flags = F_DERIVED, .label = N_("Touched"), .alias = (const char *const[]){ "touched", "最近跟进", "最近跟进日期", NULL },
	    .sql = "(SELECT max(x.day) FROM (SELECT t.first_response_on AS day UNION ALL SELECT max(a.done_on)"
	        " FROM {activity} a WHERE a.lead = t.id UNION ALL SELECT max(n.written_on) FROM {note} n WHERE n.lead = t.id) x)"),
	FIELD_END
};
static const struct moment lead_moments[] = {
	{ .on = "created_on", .text = N_("lead: {name}[ ({company})][, from {source}]") },
	{ .on = "first_response_on", .text = N_("first response to {name}") },
	{ .on = "converted_on", .text = N_("converted: {name}") },
	{ .on = NULL }
};
const struct kind lead_kind = {
	.name = "lead", .no = 14, .letters = "L", .label = N_("lead"), .plural = N_("leads"), .fields = lead_fields,
	.brief = N_("those who may become customers"),
	.title = "name", .date = "created_on", .check = lead_check, .gate = lead_gate, .trail = owner_trail,
	.arrive = lead_arrive, .moments = lead_moments, .has_timeline = true,
};
