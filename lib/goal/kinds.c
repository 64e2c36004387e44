/* goal: a target for a subject on a metric over a period. goal_version: from a
 * day within that period on, the target is another one. goal_focus: with what it
 * is to be reached first. */
#include "lib/goal/kinds.h"

#include "lib/crm/kinds.h"
#include "lib/goal/checks.h"
#include "lib/org/kinds.h"

static const struct field goal_fields[] = {
	[GOAL_SUBJECT] = FIELD("subject", 1, FT_SUBJECT, .flags = F_REQUIRED | F_LIST, .label = N_("Subject"),
	    .alias = (const char *const[]){ "person", "对象", "人员", NULL }),
	[GOAL_METRIC] = FIELD("metric", 2, FT_METRIC, .flags = F_REQUIRED | F_LIST, .label = N_("Metric"), .alias = (const char *const[]){ "指标", NULL }),
	[GOAL_PERIOD] = FIELD("period", 3, FT_PERIOD, .flags = F_REQUIRED | F_LIST, .label = N_("Period"), .alias = (const char *const[]){ "期间", "周期", NULL }),
	[GOAL_TARGET] = FIELD("target", 4, FT_NUM, .flags = F_REQUIRED | F_LIST, .label = N_("Target"), .alias = (const char *const[]){ "quota", "目标", "目标值", "指标值", NULL }),
	[GOAL_STRETCH] = FIELD("stretch", 5, FT_NUM, .label = N_("Stretch"), .alias = (const char *const[]){ "挑战目标", "挑战值", NULL }),
	[GOAL_WEIGHT] = FIELD("weight", 6, FT_RATE, .label = N_("Weight"), .alias = (const char *const[]){ "权重", NULL }),
	[GOAL_PARENT] = FIELD("parent", 7, FT_REF, .ref = &goal_kind, .flags = F_LIST | F_EXTRA, .label = N_("Parent goal"), .alias = (const char *const[]){ "上级目标", NULL }),
	[GOAL_STATE] = FIELD("state", 8, FT_ENUM, .flags = F_DECIDED | F_LIST, .label = N_("State"), .alias = (const char *const[]){ "状态", NULL },
	    .values = (const char *const[]){ "draft", "approved", NULL }, .value_alias = (const char *const[]){ "草稿", "已批准", NULL }),
	[GOAL_SET_ON] = FIELD("set_on", 9, FT_DAY, .flags = F_DECIDED, .start = "today", .label = N_("Set on"), .alias = (const char *const[]){ "下达日期", NULL }),
	[GOAL_SET_BY] = FIELD("set_by", 10, FT_REF, .ref = &person_kind, .flags = F_DECIDED, .start = "@me", .label = N_("Set by"), .alias = (const char *const[]){ "下达人", NULL }),
	[GOAL_SET_LOGIN] = FIELD("set_login", 11, FT_TEXT, .flags = F_DECIDED, .label = N_("Set by login"), .alias = (const char *const[]){ "下达人登录名", NULL }),
	[GOAL_ACKNOWLEDGED_ON] = FIELD("acknowledged_on", 12, FT_DAY, .flags = F_DECIDED | F_LIST, .label = N_("Acknowledged"), .alias = (const char *const[]){ "确认日期", NULL }),
	[GOAL_OBJECTION] = FIELD("objection", 13, FT_TEXT, .flags = F_DECIDED, .label = N_("Objection"), .alias = (const char *const[]){ "异议", NULL }),
	[GOAL_OBJECTED_ON] = FIELD("objected_on", 14, FT_DAY, .flags = F_DECIDED, .label = N_("Objected on"), .alias = (const char *const[]){ "异议日期", NULL }),
	[GOAL_ANSWER] = FIELD("answer", 15, FT_TEXT, .flags = F_DECIDED, .label = N_("Answer"), .alias = (const char *const[]){ "答复", NULL }),
	[GOAL_ANSWERED_BY] = FIELD("answered_by", 16, FT_REF, .ref = &person_kind, .flags = F_DECIDED, .label = N_("Answered by"), .alias = (const char *const[]){ "答复人", NULL }),
	[GOAL_ANSWERED_ON] = FIELD("answered_on", 17, FT_DAY, .flags = F_DECIDED, .label = N_("Answered"), .alias = (const char *const[]){ "答复日期", NULL }),
	[GOAL_APPROVED_BY] = FIELD("approved_by", 18, FT_REF, .ref = &person_kind, .flags = F_DECIDED, .label = N_("Approved by"), .alias = (const char *const[]){ "审批人", "批准人", NULL }),
	[GOAL_APPROVED_ON] = FIELD("approved_on", 19, FT_DAY, .flags = F_DECIDED, .label = N_("Approved on"), .alias = (const char *const[]){ "审批日期", "批准日期", NULL }),
	[GOAL_APPROVED_LOGIN] = FIELD("approved_login", 20, FT_TEXT, .flags = F_DECIDED, .label = N_("Approved by login"), .alias = (const char *const[]){ "审批登录名", NULL }),
	[GOAL_SAME_LOGIN] = FIELD("same_login", 21, FT_BOOL, .flags = F_DECIDED, .label = N_("Same login"), .alias = (const char *const[]){ "同一登录名", NULL }),
	FIELD_END
};
const struct kind goal_kind = {
	.name = "goal", .no = 10, .letters = "G", .label = N_("goal"), .plural = N_("goals"),
	.brief = N_("goals, and how far along they are"),
	.fields = goal_fields,
	.match = (const char *const[]){ "subject", "metric", "period", NULL },
	.check = goal_check, .trail = goal_trail, .whole = goal_whole, .remark = goal_remark,
};

static const struct field goal_version_fields[] = {
	[VERSION_GOAL] = FIELD("goal", 1, FT_REF, .ref = &goal_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Goal"), .alias = (const char *const[]){ "目标", "目标编号", NULL }),
	[VERSION_FROM] = FIELD("from", 2, FT_DAY, .column = "from_on", .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("From"), .alias = (const char *const[]){ "开始", "生效日期", NULL }),
	[VERSION_OLD] = FIELD("old", 3, FT_NUM, .column = "old_target", .flags = F_DECIDED | F_LIST, .label = N_("Old target"), .alias = (const char *const[]){ "原目标", NULL }),
	[VERSION_TARGET] = FIELD("target", 4, FT_NUM, .flags = F_REQUIRED | F_LIST, .label = N_("Target"), .alias = (const char *const[]){ "新目标", "目标值", NULL }),
	[VERSION_SET_ON] = FIELD("set_on", 5, FT_DAY, .flags = F_LIST, .start = "today", .label = N_("Set on"), .alias = (const char *const[]){ "下达日期", "变更日期", NULL }),
	[VERSION_BY] = FIELD("by", 6, FT_REF, .ref = &person_kind, .column = "by_person", .flags = F_LIST, .start = "@me", .label = N_("By"), .alias = (const char *const[]){ "操作人", NULL }),
	[VERSION_REASON] = FIELD("reason", 7, FT_TEXT, .flags = F_LIST, .label = N_("Reason"), .alias = (const char *const[]){ "原因", NULL }),
	FIELD_END
};
const struct kind goal_version_kind = {
	.name = "goal_version", .no = 27, .letters = "GV", .label = N_("goal version"), .plural = N_("goal versions"),
	.brief = N_("from which day on a goal's target was another one, and why"),
	.fields = goal_version_fields, .date = "from",
	.match = (const char *const[]){ "goal", "from", NULL },
	.check = goal_version_check, .trail = goal_version_trail, .arrive = goal_version_arrive,
};

static const struct field goal_focus_fields[] = {
	FIELD("goal", 1, FT_REF, .ref = &goal_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Goal"), .alias = (const char *const[]){ "目标", "目标编号", NULL }),
	[FOCUS_PRODUCT] = FIELD("product", 2, FT_REF, .ref = &product_kind, .flags = F_LIST, .label = N_("Product"), .alias = (const char *const[]){ "产品", NULL }),
	[FOCUS_CUSTOMER] = FIELD("customer", 3, FT_REF, .ref = &customer_kind, .flags = F_LIST, .label = N_("Customer"), .alias = (const char *const[]){ "客户", "客户名称", NULL }),
	[FOCUS_SEGMENT] = FIELD("segment", 4, FT_TEXT, .flags = F_LIST, .label = NC_("focus", "Segment"), .alias = (const char *const[]){ "客户群", "客户分群", NULL }),
	FIELD("note", 5, FT_TEXT, .flags = F_LIST | F_EXTRA, .label = N_("Note"), .alias = (const char *const[]){ "备注", NULL }),
	FIELD_END
};
const struct kind goal_focus_kind = {
	.name = "goal_focus", .no = 28, .letters = "GF", .label = N_("goal focus"), .plural = N_("goal focuses"),
	.brief = N_("which products and customers a goal is to be reached with first"),
	.fields = goal_focus_fields,
	.match = (const char *const[]){ "goal", "product", "customer", "segment", NULL },
	.check = goal_focus_check,
};

const struct kind *const goal_kinds[] = { &goal_kind, &goal_version_kind, &goal_focus_kind, NULL };
