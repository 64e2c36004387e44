/* What happens with a customer: activity, survey, complaint; and what is
 * learned there: need, competitor, note, attachment. */
#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"
#include "lib/org/kinds.h"

/* What an activity is for. The chapter of goals stands above this one and looks at
 * customers and deals; its descriptor is only named here. */
extern const struct kind goal_kind;

static const struct field activity_fields[] = {
	FIELD("ref", 1, FT_TEXT, .flags = F_UNIQUE | F_SEARCH, .label = N_("Reference"), .alias = (const char *const[]){ "外部编号", NULL }),
	FIELD("kind", 2, FT_ENUM, .flags = F_REQUIRED | F_LIST, .label = N_("Kind"), .alias = (const char *const[]){ "type", "类型", "活动类型", NULL },
	    .values = (const char *const[]){ "call", "visit", "demo", "mail", "chat", "task", NULL },
	    .value_alias = (const char *const[]){ "电话", "拜访", "演示", "邮件", "微信", "任务", NULL }),
	FIELD("person", 3, FT_REF, .ref = &person_kind, .start = "@me", .flags = F_REQUIRED | F_LIST, .label = N_("Person"),
	    .alias = (const char *const[]){ "owner", "人员", "执行人", "负责人", NULL }),
	[ACTIVITY_CUSTOMER] = FIELD("customer", 4, FT_REF, .ref = &customer_kind, .flags = F_LIST, .label = N_("Customer"),
	    .alias = (const char *const[]){ "客户", "客户名称", NULL }),
	FIELD("contact", 5, FT_REF, .ref = &contact_kind, .label = N_("Contact"), .alias = (const char *const[]){ "联系人", NULL }),
	FIELD("deal", 6, FT_REF, .ref = &deal_kind, .flags = F_LIST | F_EXTRA, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("lead", 7, FT_REF, .ref = &lead_kind, .label = N_("Sales lead"), .alias = (const char *const[]){ "线索", NULL }),
	FIELD("due_on", 8, FT_DAY, .flags = F_LIST, .label = NC_("activity", "Due"), .alias = (const char *const[]){ "due", "计划日期", "截止日期", NULL }),
	FIELD("done_on", 9, FT_DAY, .flags = F_LIST | F_PAST, .label = NC_("activity", "Done"), .alias = (const char *const[]){ "done", "完成日期", "跟进日期", NULL }),
	[ACTIVITY_MINUTES] = FIELD("minutes", 10, FT_INT, .label = N_("Minutes"), .alias = (const char *const[]){ "时长（分钟）", "时长", "分钟", NULL }),
	FIELD("subject", 11, FT_TEXT, .flags = F_LIST | F_SEARCH, .label = NC_("activity", "Subject"), .alias = (const char *const[]){ "主题", "标题", NULL }),
	FIELD("note", 12, FT_TEXT, .label = N_("Note"), .alias = (const char *const[]){ "备注", "跟进内容", NULL }),
	FIELD("outcome", 13, FT_TEXT, .label = N_("Outcome"), .alias = (const char *const[]){ "结果", NULL }),
	FIELD("tag", 14, FT_TAGS, .label = N_("Tags"), .alias = (const char *const[]){ "tags", "标签", NULL }),
	FIELD("goal", 15, FT_REF, .ref = &goal_kind, .label = N_("Goal"), .alias = (const char *const[]){ "目标", "目标编号", NULL }),
	FIELD_END
};
static const struct moment activity_moments[] = {
	{ .on = "done_on", .text = N_("{kind}[: {subject}][; {note}][; {outcome}]") },
	{ .on = "due_on", .unless = "done_on", .text = N_("due: {kind}[: {subject}][; {note}]") },
	{ .on = NULL }
};
const struct kind activity_kind = {
	.name = "activity", .no = 15, .letters = "A", .label = N_("activity"), .plural = N_("activities"),
	.brief = N_("calls, visits, demos, mails, tasks: done or due"),
	.fields = activity_fields, .title = "subject", .date = "done_on", .check = activity_check,
	.moments = activity_moments,
};

static const struct field survey_fields[] = {
	FIELD("ref", 1, FT_TEXT, .flags = F_UNIQUE | F_SEARCH, .label = N_("Reference"), .alias = (const char *const[]){ "外部编号", NULL }),
	FIELD("customer", 2, FT_REF, .ref = &customer_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Customer"),
	    .alias = (const char *const[]){ "客户", "客户名称", NULL }),
	FIELD("contact", 3, FT_REF, .ref = &contact_kind, .label = N_("Contact"), .alias = (const char *const[]){ "联系人", NULL }),
	FIELD("deal", 4, FT_REF, .ref = &deal_kind, .flags = F_LIST, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("person", 5, FT_REF, .ref = &person_kind, .flags = F_LIST, .label = N_("Person"), .alias = (const char *const[]){ "人员", "负责人", NULL }),
	FIELD("kind", 6, FT_ENUM, .flags = F_REQUIRED | F_LIST, .label = N_("Kind"), .alias = (const char *const[]){ "类型", NULL },
	    .values = (const char *const[]){ "csat", "nps", NULL }, .value_alias = (const char *const[]){ "满意度", "净推荐值", NULL }),
	FIELD("score", 7, FT_NUM, .flags = F_REQUIRED | F_LIST, .label = N_("Score"), .alias = (const char *const[]){ "评分", "得分", NULL }),
	FIELD("answered_on", 8, FT_DAY, .start = "today", .flags = F_REQUIRED | F_LIST | F_PAST, .label = N_("Answered"), .alias = (const char *const[]){ "answered", "答复日期", NULL }),
	FIELD("comment", 9, FT_TEXT, .label = N_("Comment"), .alias = (const char *const[]){ "意见", "评语", NULL }),
	FIELD_END
};
static const struct moment survey_moments[] = {
	{ .on = "answered_on", .text = N_("{kind} {score}[: {comment}]") },
	{ .on = NULL }
};
const struct kind survey_kind = {
	.name = "survey", .no = 16, .letters = "SV", .label = N_("survey answer"), .plural = N_("survey answers"),
	.brief = N_("how satisfied customers are (csat, nps)"),
	.fields = survey_fields, .date = "answered_on", .check = survey_check, .moments = survey_moments,
};

static const struct field complaint_fields[] = {
	FIELD("ref", 1, FT_TEXT, .flags = F_UNIQUE | F_SEARCH, .label = N_("Reference"), .alias = (const char *const[]){ "外部编号", NULL }),
	FIELD("customer", 2, FT_REF, .ref = &customer_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Customer"),
	    .alias = (const char *const[]){ "客户", "客户名称", NULL }),
	FIELD("contact", 3, FT_REF, .ref = &contact_kind, .label = N_("Contact"), .alias = (const char *const[]){ "联系人", NULL }),
	FIELD("deal", 4, FT_REF, .ref = &deal_kind, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("product", 5, FT_REF, .ref = &product_kind, .label = N_("Product"), .alias = (const char *const[]){ "产品", NULL }),
	FIELD("owner", 6, FT_REF, .ref = &person_kind, .flags = F_LIST, .label = N_("Owner"), .alias = (const char *const[]){ "负责人", "处理人", NULL }),
	FIELD("subject", 7, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .label = NC_("complaint", "Subject"), .alias = (const char *const[]){ "主题", "投诉内容", NULL }),
	FIELD("severity", 8, FT_ENUM, .flags = F_LIST, .label = N_("Severity"), .alias = (const char *const[]){ "严重程度", "级别", NULL },
	    .values = (const char *const[]){ "low", "medium", "high", NULL }, .value_alias = (const char *const[]){ "低", "中", "高", NULL }),
	FIELD("opened_on", 9, FT_DAY, .start = "today", .flags = F_REQUIRED | F_LIST | F_PAST, .label = N_("Opened"), .alias = (const char *const[]){ "opened", "投诉日期", NULL }),
	FIELD("due_on", 10, FT_DAY, .label = NC_("complaint", "Due"), .alias = (const char *const[]){ "due", "答复期限", NULL }),
	FIELD("answered_on", 11, FT_DAY, .flags = F_LIST | F_PAST, .label = N_("Answered"), .alias = (const char *const[]){ "answered", "答复日期", NULL }),
	FIELD("answer", 12, FT_TEXT, .label = N_("Answer"), .alias = (const char *const[]){ "答复", NULL }),
	FIELD("closed_on", 13, FT_DAY, .flags = F_LIST | F_EXTRA | F_PAST, .label = NC_("complaint", "Closed"), .alias = (const char *const[]){ "closed", "关闭日期", NULL }),
	FIELD("tag", 14, FT_TAGS, .label = N_("Tags"), .alias = (const char *const[]){ "tags", "标签", NULL }),
	FIELD_END
};
static const struct moment complaint_moments[] = {
	{ .on = "opened_on", .text = N_("complaint: {subject}[ ({severity})]") },
	{ .on = "due_on", .unless = "answered_on", .text = N_("due: answer to {subject}") },
	{ .on = "answered_on", .text = N_("answered[: {answer}]") },
	{ .on = "closed_on", .text = N_("closed: {subject}") },
	{ .on = NULL }
};
const struct kind complaint_kind = {
	.name = "complaint", .no = 17, .letters = "CP", .label = N_("complaint"), .plural = N_("complaints"),
	.brief = N_("complaints and their answers"),
	.fields = complaint_fields, .title = "subject", .date = "opened_on", .check = complaint_check,
	.moments = complaint_moments,
};

static const struct field need_fields[] = {
	FIELD("customer", 1, FT_REF, .ref = &customer_kind, .flags = F_LIST, .label = N_("Customer"),
	    .alias = (const char *const[]){ "客户", "客户名称", NULL }),
	FIELD("deal", 2, FT_REF, .ref = &deal_kind, .flags = F_LIST, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("text", 3, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .label = N_("Need"), .alias = (const char *const[]){ "need", "需求", "需求描述", NULL }),
	FIELD("product", 4, FT_REF, .ref = &product_kind, .label = N_("Product"), .alias = (const char *const[]){ "产品", NULL }),
	FIELD("state", 5, FT_ENUM, .flags = F_LIST, .start = "open", .label = N_("State"), .alias = (const char *const[]){ "状态", NULL },
	    .values = (const char *const[]){ "open", "met", "dropped", NULL }, .value_alias = (const char *const[]){ "未满足", "已满足", "已放弃", NULL }),
	FIELD("person", 6, FT_REF, .ref = &person_kind, .start = "@me", .label = N_("Person"), .alias = (const char *const[]){ "人员", NULL }),
	FIELD("noted_on", 7, FT_DAY, .start = "today", .flags = F_LIST | F_PAST, .label = N_("Noted"), .alias = (const char *const[]){ "noted", "记录日期", NULL }),
	FIELD_END
};
static const struct moment need_moments[] = {
	{ .on = "noted_on", .text = N_("{text}[, {product}][ ({state})]") },
	{ .on = NULL }
};
const struct kind need_kind = {
	.name = "need", .no = 18, .letters = "ND", .label = N_("need"), .plural = N_("needs"), .fields = need_fields,
	.brief = N_("what customers and deals need"),
	.title = "text", .date = "noted_on", .check = link_check, .moments = need_moments,
	.match = (const char *const[]){ "customer", "deal", "text", NULL },
};

static const struct field competitor_fields[] = {
	FIELD("customer", 1, FT_REF, .ref = &customer_kind, .flags = F_LIST, .label = N_("Customer"),
	    .alias = (const char *const[]){ "客户", "客户名称", NULL }),
	FIELD("deal", 2, FT_REF, .ref = &deal_kind, .flags = F_LIST, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("name", 3, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .label = N_("Competitor"), .alias = (const char *const[]){ "competitor", "竞争对手", "对手", NULL }),
	FIELD("price", 4, FT_MONEY, .flags = F_LIST, .label = NC_("competitor", "Price"), .alias = (const char *const[]){ "报价", NULL }),
	FIELD("currency", 5, FT_CURRENCY, .label = N_("Currency"), .alias = (const char *const[]){ "币种", NULL }),
	FIELD("strengths", 6, FT_TEXT, .label = N_("Strengths"), .alias = (const char *const[]){ "优势", NULL }),
	FIELD("outcome", 7, FT_ENUM, .flags = F_LIST, .start = "open", .label = N_("Outcome"), .alias = (const char *const[]){ "结果", NULL },
	    .values = (const char *const[]){ "open", "beaten", "won", NULL }, .value_alias = (const char *const[]){ "竞争中", "已胜出", "被其赢得", NULL }),
	FIELD("person", 8, FT_REF, .ref = &person_kind, .start = "@me", .label = N_("Person"), .alias = (const char *const[]){ "人员", NULL }),
	FIELD("noted_on", 9, FT_DAY, .start = "today", .flags = F_LIST | F_PAST, .label = N_("Noted"), .alias = (const char *const[]){ "noted", "记录日期", NULL }),
	FIELD_END
};
static const struct moment competitor_moments[] = {
	{ .on = "noted_on", .text = N_("{name}[, {price}][ ({outcome})]") },
	{ .on = NULL }
};
const struct kind competitor_kind = {
	.name = "competitor", .no = 19, .letters = "CO", .label = N_("competitor"), .plural = N_("competitors"),
	.brief = N_("who else is after a deal or customer"),
	.fields = competitor_fields, .title = "name", .date = "noted_on", .check = link_check,
	.moments = competitor_moments,
	.match = (const char *const[]){ "customer", "deal", "name", NULL },
};

static const struct field note_fields[] = {
	FIELD("customer", 1, FT_REF, .ref = &customer_kind, .flags = F_LIST, .label = N_("Customer"),
	    .alias = (const char *const[]){ "客户", "客户名称", NULL }),
	FIELD("contact", 2, FT_REF, .ref = &contact_kind, .flags = F_LIST | F_EXTRA, .label = N_("Contact"), .alias = (const char *const[]){ "联系人", NULL }),
	FIELD("lead", 3, FT_REF, .ref = &lead_kind, .flags = F_LIST | F_EXTRA, .label = N_("Sales lead"), .alias = (const char *const[]){ "线索", NULL }),
	FIELD("deal", 4, FT_REF, .ref = &deal_kind, .flags = F_LIST, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("text", 5, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .label = NC_("note", "Text"), .alias = (const char *const[]){ "note", "内容", "备注", NULL }),
	FIELD("person", 6, FT_REF, .ref = &person_kind, .start = "@me", .flags = F_LIST, .label = N_("Person"), .alias = (const char *const[]){ "人员", "记录人", NULL }),
	FIELD("written_on", 7, FT_DAY, .start = "today", .flags = F_LIST | F_PAST, .label = N_("Written"), .alias = (const char *const[]){ "written", "记录日期", NULL }),
	FIELD_END
};
static const struct moment note_moments[] = {
	{ .on = "written_on", .text = "{text}" },
	{ .on = NULL }
};
const struct kind note_kind = {
	.name = "note", .no = 20, .letters = "NT", .label = N_("note"), .plural = N_("notes"), .fields = note_fields,
	.brief = N_("remarks on customers, contacts, leads and deals"),
	.title = "text", .date = "written_on", .check = link_check, .moments = note_moments,
	.match = (const char *const[]){ "customer", "contact", "lead", "deal", "written_on", "text", NULL },
};

static const struct field attachment_fields[] = {
	FIELD("customer", 1, FT_REF, .ref = &customer_kind, .flags = F_LIST, .label = N_("Customer"),
	    .alias = (const char *const[]){ "客户", "客户名称", NULL }),
	FIELD("lead", 2, FT_REF, .ref = &lead_kind, .label = N_("Sales lead"), .alias = (const char *const[]){ "线索", NULL }),
	FIELD("deal", 3, FT_REF, .ref = &deal_kind, .flags = F_LIST, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("activity", 4, FT_REF, .ref = &activity_kind, .label = N_("Activity"), .alias = (const char *const[]){ "活动", NULL }),
	FIELD("complaint", 5, FT_REF, .ref = &complaint_kind, .label = N_("Complaint"), .alias = (const char *const[]){ "投诉", NULL }),
	FIELD("name", 6, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .label = N_("Name"), .alias = (const char *const[]){ "文件名", "名称", NULL }),
	FIELD("place", 7, FT_TEXT, .flags = F_REQUIRED | F_LIST, .label = N_("Place"), .alias = (const char *const[]){ "path", "url", "位置", "地址", NULL }),
	FIELD("hash", 8, FT_TEXT, .label = NC_("attachment", "Hash"), .alias = (const char *const[]){ "sha256", "校验值", NULL }),
	FIELD("person", 9, FT_REF, .ref = &person_kind, .start = "@me", .label = N_("Person"), .alias = (const char *const[]){ "人员", NULL }),
	FIELD("added_on", 10, FT_DAY, .start = "today", .flags = F_LIST | F_PAST, .label = NC_("attachment", "Added"), .alias = (const char *const[]){ "added", "添加日期", NULL }),
	FIELD_END
};
static const struct moment attachment_moments[] = {
	{ .on = "added_on", .text = N_("{name} ({place})") },
	{ .on = NULL }
};
const struct kind attachment_kind = {
	.name = "attachment", .no = 21, .letters = "AT", .label = N_("attachment"), .plural = N_("attachments"),
	.brief = N_("where the documents of a customer or deal lie"),
	.fields = attachment_fields, .title = "name", .date = "added_on", .check = link_check,
	.moments = attachment_moments,
	.match = (const char *const[]){ "customer", "lead", "deal", "place", NULL },
};

const struct kind *const crm_touch_kinds[] = {
	&activity_kind, &survey_kind, &complaint_kind, &need_kind, &competitor_kind, &note_kind, &attachment_kind,
	NULL
};
