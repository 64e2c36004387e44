/* customer, product, deal, deal_item, credit and receipt as records. */
#include "lib/crm/kinds.h"

#include "lib/crm/checks.h"
#include "lib/org/kinds.h"

static const struct field customer_fields[] = {
	FIELD("ref", 1, FT_TEXT, .flags = F_UNIQUE | F_SEARCH, .label = N_("Reference"),
	    .alias = (const char *const[]){ "客户编号", "外部编号", NULL }),
	FIELD("name", 2, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .same = SAME_COMPANY, .label = N_("Name"),
	    .alias = (const char *const[]){ "名称", "客户名称", "客户", "Account Name", NULL }),
	FIELD("short", 3, FT_TEXT, .flags = F_SEARCH, .same = SAME_COMPANY, .label = N_("Short name"), .alias = (const char *const[]){ "简称", NULL }),
	FIELD("taxid", 4, FT_TEXT, .same = SAME_TAXID, .label = N_("Tax id"), .alias = (const char *const[]){ "税号", "统一社会信用代码", NULL }),
	FIELD("industry", 5, FT_TEXT, .flags = F_LIST, .label = N_("Industry"), .alias = (const char *const[]){ "行业", "所属行业", NULL }),
	FIELD("region", 6, FT_TEXT, .flags = F_LIST, .label = N_("Region"), .alias = (const char *const[]){ "区域", "地区", "大区", NULL }),
	FIELD("level", 7, FT_TEXT, .flags = F_LIST | F_EXTRA, .label = N_("Level"), .alias = (const char *const[]){ "客户级别", "级别", NULL }),
	FIELD("source", 8, FT_TEXT, .label = N_("Source"), .alias = (const char *const[]){ "客户来源", "来源", NULL }),
	FIELD("owner", 9, FT_REF, .ref = &person_kind, .flags = F_LIST, .label = N_("Owner"),
	    .alias = (const char *const[]){ "负责人", "所有者", NULL }),
	FIELD("status", 10, FT_TEXT, .flags = F_LIST | F_EXTRA, .label = N_("Status"), .alias = (const char *const[]){ "状态", "成交状态", NULL }),
	FIELD("phone", 11, FT_TEXT, .flags = F_LIST | F_EXTRA, .same = SAME_PHONE, .label = N_("Phone"), .alias = (const char *const[]){ "电话", NULL }),
	FIELD("email", 12, FT_TEXT, .same = SAME_EMAIL, .label = N_("Mail"), .alias = (const char *const[]){ "邮箱", "邮件", NULL }),
	FIELD("address", 13, FT_TEXT, .label = N_("Address"), .alias = (const char *const[]){ "地址", "详细地址", NULL }),
	FIELD("domain", 14, FT_TEXT, .same = SAME_DOMAIN, .label = N_("Mail domain"), .alias = (const char *const[]){ "域名", "邮箱域名", NULL }),
	FIELD("tag", 15, FT_TAGS, .label = N_("Tags"), .alias = (const char *const[]){ "tags", "标签", NULL }),
	FIELD("created_on", 16, FT_DAY, .flags = F_PAST, .start = "today", .label = N_("Created"), .alias = (const char *const[]){ "created", "since", "创建日期", "创建时间", NULL }),
	FIELD("protected_until", 17, FT_DAY, .label = N_("Protected until"), .alias = (const char *const[]){ "保护期至", NULL }),
	FIELD("locked", 18, FT_BOOL, .label = N_("Locked"), .alias = (const char *const[]){ "锁定", NULL }),
	FIELD("first_won_on", 0, FT_DAY, .flags = F_DERIVED, .label = N_("First won"), .alias = (const char *const[]){ "首次成交", "首次成交日期", NULL },
	    .sql = "(SELECT min(w.closed_on) FROM {deal} w WHERE w.customer = t.id AND w.stage = 'won')"),
	FIELD("last_won_on", 0, FT_DAY, .flags = F_DERIVED, .label = N_("Last won"), .alias = (const char *const[]){ "最近成交", "最近成交日期", NULL },
	    .sql = "(SELECT max(w.closed_on) FROM {deal} w WHERE w.customer = t.id AND w.stage = 'won')"),
	FIELD("last_touched_on", 0, FT_DAY, .flags = F_DERIVED, .label = N_("Last touched"), .alias = (const char *const[]){ "最近跟进", "最近跟进日期", NULL },
	    .sql = "(SELECT max(x.day) FROM (SELECT max(a.done_on) AS day FROM {activity} a WHERE a.customer = t.id"
	        " UNION ALL SELECT max(a.done_on) FROM {lead} l JOIN {activity} a ON a.lead = l.id WHERE l.customer = t.id) x)"),
	FIELD("completeness", 0, FT_RATE, .flags = F_DERIVED, .label = N_("Completeness"), .alias = (const char *const[]){ "complete", "完整度", "完整率", NULL },
	    .sql = "({filled customer} * 1000000000 / {required customer})"),
	FIELD("filled", 0, FT_INT, .flags = F_DERIVED, .label = N_("Filled"), .alias = (const char *const[]){ "已填项", NULL },
	    .sql = "{filled customer}"),
	FIELD("lacking", 0, FT_INT, .flags = F_DERIVED, .label = N_("Lacking"), .alias = (const char *const[]){ "缺项", NULL },
	    .sql = "({required customer} - {filled customer})"),
	FIELD("held_since", 0, FT_DAY, .flags = F_DERIVED, .label = N_("Held since"), .alias = (const char *const[]){ "归属起始", "领取日期", NULL },
	    .sql = "COALESCE((SELECT max(o.changed_on) FROM {owner_change} o WHERE o.customer = t.id AND o.owner = t.owner AND o.was IS NULL),"
	           " t.created_on)"),
	FIELD_END
};
static const struct moment customer_moments[] = {
	{ .on = "created_on", .text = N_("customer since then: {name}[, from {source}]") },
	{ .on = NULL }
};
const struct kind customer_kind = {
	.name = "customer", .no = 4, .letters = "C", .label = N_("customer"), .plural = N_("customers"),
	.fields = customer_fields, .title = "name", .date = "created_on", .gate = customer_gate, .trail = owner_trail,
	.moments = customer_moments, .has_timeline = true,
};

static const struct field product_fields[] = {
	FIELD("code", 1, FT_HANDLE, .flags = F_REQUIRED | F_UNIQUE | F_LIST | F_SEARCH, .label = N_("Product"),
	    .alias = (const char *const[]){ "handle", "sku", "产品编号", "编号", NULL }),
	FIELD("name", 2, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .label = N_("Name"),
	    .alias = (const char *const[]){ "产品名称", "产品", "名称", NULL }),
	FIELD("category", 3, FT_TEXT, .flags = F_LIST, .label = N_("Category"), .alias = (const char *const[]){ "类别", "产品类别", NULL }),
	[PRODUCT_LIST_PRICE] = FIELD("list_price", 4, FT_MONEY, .flags = F_LIST, .label = N_("List price"), .alias = (const char *const[]){ "价格", "标准价", "单价", NULL }),
	[PRODUCT_COST] = FIELD("cost", 5, FT_MONEY, .label = N_("Cost"), .alias = (const char *const[]){ "成本", NULL }),
	[PRODUCT_CURRENCY] = FIELD("currency", 6, FT_CURRENCY, .flags = F_LIST, .label = N_("Currency"), .alias = (const char *const[]){ "币种", NULL }),
	FIELD("active", 7, FT_BOOL, .label = N_("Active"), .alias = (const char *const[]){ "在售", "启用", NULL }),
	FIELD_END
};
const struct kind product_kind = {
	.name = "product", .no = 5, .label = N_("product"), .plural = N_("products"),
	.brief = N_("products with price and cost"),
	.fields = product_fields,
	.title = "name", .check = product_check,
};

static const struct field deal_fields[] = {
	FIELD("ref", 1, FT_TEXT, .flags = F_UNIQUE | F_SEARCH, .label = N_("Reference"),
	    .alias = (const char *const[]){ "外部编号", "商机编号", "合同号", NULL }),
	FIELD("title", 2, FT_TEXT, .flags = F_SEARCH | F_LIST | F_EXTRA, .label = N_("Title"),
	    .alias = (const char *const[]){ "标题", "商机名称", "Deal Name", NULL }),
	FIELD("customer", 3, FT_REF, .ref = &customer_kind, .flags = F_LIST, .label = N_("Customer"),
	    .alias = (const char *const[]){ "客户", "客户名称", "Account Name", NULL }),
	FIELD("owner", 4, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_LIST, .start = "@me", .label = N_("Owner"),
	    .alias = (const char *const[]){ "负责人", "所有者", "销售", "Deal Owner", NULL }),
	[DEAL_PIPELINE] = FIELD("pipeline", 5, FT_PIPELINE, .label = N_("Pipeline"), .alias = (const char *const[]){ "销售流程", NULL }),
	[DEAL_STAGE] = FIELD("stage", 6, FT_STAGE, .flags = F_REQUIRED | F_LIST, .label = N_("Stage"),
	    .alias = (const char *const[]){ "阶段", "商机阶段", "销售阶段", NULL }),
	[DEAL_AMOUNT] = FIELD("amount", 7, FT_MONEY, .flags = F_LIST | F_ABOVE, .label = N_("Amount"),
	    .alias = (const char *const[]){ "金额", "商机金额", "成交额", NULL }),
	[DEAL_CURRENCY] = FIELD("currency", 8, FT_CURRENCY, .flags = F_LIST | F_EXTRA, .label = N_("Currency"), .alias = (const char *const[]){ "币种", NULL }),
	[DEAL_LIST_AMOUNT] = FIELD("list_amount", 9, FT_MONEY, .label = N_("List amount"), .alias = (const char *const[]){ "标准金额", "折前金额", NULL }),
	[DEAL_COST] = FIELD("cost", 10, FT_MONEY, .label = N_("Cost"), .alias = (const char *const[]){ "成本", NULL }),
	FIELD("probability", 11, FT_RATE, .label = N_("Probability"), .alias = (const char *const[]){ "赢率", "成交概率", NULL }),
	FIELD("expected_on", 12, FT_DAY, .flags = F_LIST, .label = N_("Expected"),
	    .alias = (const char *const[]){ "expected", "预计成交", "预计成交日期", NULL }),
	FIELD("created_on", 13, FT_DAY, .flags = F_PAST, .start = "today", .label = N_("Created"), .alias = (const char *const[]){ "created", "创建日期", "创建时间", NULL }),
	FIELD("closed_on", 14, FT_DAY, .flags = F_LIST | F_PAST, .label = N_("Closed"),
	    .alias = (const char *const[]){ "closed", "close", "成交日期", "结单日期", NULL }),
	FIELD("contract", 15, FT_TEXT, .flags = F_SEARCH, .label = N_("Contract"), .alias = (const char *const[]){ "合同", "合同编号", NULL }),
	FIELD("product", 16, FT_REF, .ref = &product_kind, .label = N_("Product"), .alias = (const char *const[]){ "产品", "产品名称", NULL }),
	FIELD("quantity", 17, FT_NUM, .label = N_("Quantity"), .alias = (const char *const[]){ "数量", NULL }),
	FIELD("source", 18, FT_TEXT, .label = N_("Source"), .alias = (const char *const[]){ "来源", NULL }),
	FIELD("lost_reason", 19, FT_TEXT, .label = N_("Lost reason"), .alias = (const char *const[]){ "输单原因", NULL }),
	FIELD("competitor", 20, FT_TEXT, .label = N_("Competitor"), .alias = (const char *const[]){ "竞争对手", NULL }),
	FIELD("next_step", 21, FT_TEXT, .label = N_("Next step"), .alias = (const char *const[]){ "下一步", NULL }),
	FIELD("next_on", 22, FT_DAY, .label = N_("Next on"), .alias = (const char *const[]){ "next", "下次跟进", "下次跟进时间", NULL }),
	FIELD("tag", 23, FT_TAGS, .label = N_("Tags"), .alias = (const char *const[]){ "tags", "标签", NULL }),
	FIELD("won_reason", 24, FT_TEXT, .label = N_("Won reason"), .alias = (const char *const[]){ "赢单原因", NULL }),
	FIELD("delivered_on", 25, FT_DAY, .label = N_("Delivered"), .alias = (const char *const[]){ "交付日期", "验收日期", NULL }),
	FIELD("previous_won_on", 0, FT_DAY, .flags = F_DERIVED, .label = N_("Won before"), .alias = (const char *const[]){ "上次成交", "上次成交日期", NULL },
	    .sql = "(SELECT max(w.closed_on) FROM {deal} w WHERE w.customer = t.customer AND w.stage = 'won' AND w.closed_on < COALESCE(t.closed_on, {today}))"),
	FIELD("stage_since", 0, FT_DAY, .flags = F_DERIVED, .label = N_("In stage since"), .alias = (const char *const[]){ "进入当前阶段", "阶段起始", NULL },
	    .sql = "COALESCE((SELECT max(s.changed_on) FROM {stage_change} s WHERE s.deal = t.id), t.created_on)"),
	FIELD("margin", 0, FT_MONEY, .flags = F_DERIVED, .label = N_("Margin"), .alias = (const char *const[]){ "毛利", NULL },
	    .sql = "(t.amount - t.cost)"),
	FIELD("forecast_category", 0, FT_ENUM, .flags = F_DERIVED, .label = N_("Forecast"), .alias = (const char *const[]){ "category", "预测", "预测类别", NULL },
	    .values = (const char *const[]){ "commit", "best-case", "pipeline", NULL }, .value_alias = (const char *const[]){ "承诺成交", "有望成交", "储备", NULL },
	    .sql = "{category}"),
	FIELD("touched_on", 0, FT_DAY, .flags = F_DERIVED, .label = N_("Touched"), .alias = (const char *const[]){ "touched", "最近跟进", "最近跟进日期", NULL },
	    .sql = "(SELECT max(x.day) FROM (SELECT t.created_on AS day UNION ALL SELECT t.closed_on"
	        " UNION ALL SELECT max(s.changed_on) FROM {stage_change} s WHERE s.deal = t.id"
	        " UNION ALL SELECT max(a.done_on) FROM {activity} a WHERE a.deal = t.id"
	        " UNION ALL SELECT max(n.written_on) FROM {note} n WHERE n.deal = t.id"
	        " UNION ALL SELECT max(r.paid_on) FROM {receipt} r WHERE r.deal = t.id) x)"),
	FIELD_END
};
static const struct moment deal_moments[] = {
	{ .on = "created_on", .text = N_("deal opened[: {title}][, {amount}]") },
	{ .on = "closed_on", .text = N_("{stage}[: {title}][, {amount}][, {won_reason}][, {lost_reason}]"), .told_by = &stage_change_kind },
	{ .on = NULL }
};
const struct kind deal_kind = {
	.name = "deal", .no = 6, .letters = "D", .label = N_("deal"), .plural = N_("deals"),
	.brief = N_("deals from first call to signature"),
	.fields = deal_fields,
	.title = "title", .date = "closed_on", .check = deal_check, .gate = deal_gate, .trail = deal_trail, .remark = deal_remark,
	.moments = deal_moments, .has_timeline = true,
};

static const struct field deal_item_fields[] = {
	[ITEM_DEAL] = FIELD("deal", 1, FT_REF, .ref = &deal_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("product", 2, FT_REF, .ref = &product_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Product"), .alias = (const char *const[]){ "产品", NULL }),
	[ITEM_QUANTITY] = FIELD("quantity", 3, FT_NUM, .flags = F_REQUIRED | F_LIST, .label = N_("Quantity"), .alias = (const char *const[]){ "数量", NULL }),
	[ITEM_PRICE] = FIELD("price", 4, FT_MONEY, .flags = F_LIST, .label = N_("Price"), .alias = (const char *const[]){ "单价", NULL }),
	[ITEM_DISCOUNT] = FIELD("discount", 5, FT_RATE, .flags = F_LIST, .label = N_("Discount"), .alias = (const char *const[]){ "折扣", NULL }),
	FIELD("cost", 6, FT_MONEY, .label = N_("Cost"), .alias = (const char *const[]){ "成本", NULL }),
	FIELD("ref", 7, FT_TEXT, .flags = F_UNIQUE | F_SEARCH, .label = N_("Reference"), .alias = (const char *const[]){ "外部编号", "明细编号", NULL }),
	[ITEM_AMOUNT] = FIELD("amount", 8, FT_MONEY, .flags = F_LIST, .label = N_("Amount"), .alias = (const char *const[]){ "金额", "小计", NULL }),
	FIELD_END
};
const struct kind deal_item_kind = {
	.name = "deal_item", .no = 7, .letters = "DI", .label = N_("deal item"), .plural = N_("deal items"),
	.brief = N_("the products of a deal"),
	.fields = deal_item_fields, .check = item_check, .whole = item_whole,
	.match = (const char *const[]){ "deal", "product", NULL },
};

static const struct field credit_fields[] = {
	FIELD("deal", 1, FT_REF, .ref = &deal_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("person", 2, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Person"), .alias = (const char *const[]){ "人员", NULL }),
	[CREDIT_SHARE] = FIELD("share", 3, FT_RATE, .flags = F_REQUIRED | F_LIST, .label = N_("Share"), .alias = (const char *const[]){ "占比", "分成", NULL }),
	FIELD("kind", 4, FT_ENUM, .flags = F_LIST, .start = "revenue", .label = N_("Kind"), .alias = (const char *const[]){ "类型", NULL },
	    .values = (const char *const[]){ "revenue", "overlay", NULL }, .value_alias = (const char *const[]){ "业绩", "协同", NULL }),
	FIELD_END
};
const struct kind credit_kind = {
	.name = "credit", .no = 8, .letters = "CR", .label = N_("credit"), .plural = N_("credits"),
	.brief = N_("who is credited with which share of a deal"),
	.fields = credit_fields, .check = credit_check, .whole = credit_whole,
	.match = (const char *const[]){ "deal", "person", "kind", NULL },
};

static const struct field receipt_fields[] = {
	FIELD("ref", 1, FT_TEXT, .flags = F_UNIQUE | F_SEARCH, .label = N_("Reference"), .alias = (const char *const[]){ "回款编号", "外部编号", NULL }),
	FIELD("deal", 2, FT_REF, .ref = &deal_kind, .flags = F_LIST, .label = N_("Deal"), .alias = (const char *const[]){ "商机", "订单", NULL }),
	FIELD("customer", 3, FT_REF, .ref = &customer_kind, .flags = F_LIST, .label = N_("Customer"), .alias = (const char *const[]){ "客户", "客户名称", NULL }),
	[RECEIPT_AMOUNT] = FIELD("amount", 4, FT_MONEY, .flags = F_REQUIRED | F_LIST, .label = N_("Amount"), .alias = (const char *const[]){ "金额", "回款金额", "本次回款金额", NULL }),
	[RECEIPT_CURRENCY] = FIELD("currency", 5, FT_CURRENCY, .flags = F_LIST | F_EXTRA, .label = N_("Currency"), .alias = (const char *const[]){ "币种", NULL }),
	FIELD("paid_on", 6, FT_DAY, .flags = F_REQUIRED | F_LIST | F_PAST, .label = N_("Paid"), .alias = (const char *const[]){ "paid", "回款日期", NULL }),
	FIELD("due_on", 7, FT_DAY, .flags = F_LIST, .label = N_("Due"), .alias = (const char *const[]){ "due", "到期日", "应收日期", NULL }),
	[RECEIPT_KIND] = FIELD("kind", 8, FT_ENUM, .flags = F_LIST, .label = N_("Kind"), .alias = (const char *const[]){ "类型", NULL },
	    .values = (const char *const[]){ "receipt", "refund", "bad_debt", NULL },
	    .value_alias = (const char *const[]){ "回款", "退款", "坏账", NULL }),
	FIELD("of", 9, FT_REF, .ref = &receipt_kind, .label = N_("Of receipt"), .alias = (const char *const[]){ "原回款", NULL }),
	FIELD("confirmed", 10, FT_BOOL, .label = N_("Confirmed"), .alias = (const char *const[]){ "已确认", "财务确认", NULL }),
	FIELD_END
};
static const struct moment receipt_moments[] = {
	{ .on = "paid_on", .text = N_("{kind} {amount}[, due {due_on}]") },
	{ .on = NULL }
};
const struct kind receipt_kind = {
	.name = "receipt", .no = 9, .letters = "RC", .label = N_("receipt"), .plural = N_("receipts"),
	.brief = N_("payments that customers made"),
	.fields = receipt_fields, .date = "paid_on", .check = receipt_check, .moments = receipt_moments,
};

const struct kind *const crm_kinds[] = {
	&customer_kind, &product_kind, &deal_kind, &deal_item_kind, &credit_kind, &receipt_kind,
	&contact_kind, &lead_kind,
	NULL
};
