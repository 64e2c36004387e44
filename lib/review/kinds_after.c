/* improvement_plan, plan_action, award, promotion as records. */
#include "lib/review/kinds_after.h"

#include "lib/crm/eyes.h"
#include "lib/org/kinds.h"
#include "lib/record/read.h"
#include "lib/review/kinds.h"

#define NAMES(...) .alias = (const char *const[]){ __VA_ARGS__, NULL }

/* ---- improvement_plan ---------------------------------------------------- */

static const struct field plan_fields[] = {
	FIELD("person", 1, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Person"), NAMES("人员", "员工")),
	FIELD("review", 2, FT_REF, .ref = &review_kind, .flags = F_FIXED | F_LIST, .label = N_("Review"), NAMES("考核")),
	FIELD("state", 3, FT_ENUM, .flags = F_DECIDED | F_LIST, .start = "open", .label = N_("State"), NAMES("状态"),
	    .values = (const char *const[]){ "open", "extended", "passed", "failed", NULL },
	    .value_alias = (const char *const[]){ "进行中", "已延期", "已通过", "未通过", NULL }),
	FIELD("opened_on", 4, FT_DAY, .flags = F_LIST, .start = "today", .label = NC_("review", "Opened"), NAMES("开启日期")),
	FIELD("open_by", 5, FT_DAY, .flags = F_DECIDED, .label = N_("Open by"), NAMES("最迟开启日期")),
	FIELD("late", 6, FT_BOOL, .flags = F_DECIDED | F_LIST | F_EXTRA, .label = NC_("improvement", "Late"), NAMES("逾期开启", "逾期")),
	FIELD("recheck_on", 7, FT_DAY, .flags = F_LIST, .label = N_("Recheck"), NAMES("复查日期")),
	FIELD("coach", 8, FT_REF, .ref = &person_kind, .flags = F_LIST | F_EXTRA, .label = N_("Coach"), NAMES("辅导人")),
	FIELD("closed_on", 9, FT_DAY, .flags = F_DECIDED, .label = NC_("review", "Closed"), NAMES("结束日期")),
	FIELD("closed_by", 10, FT_REF, .ref = &person_kind, .flags = F_DECIDED, .label = N_("Closed by"), NAMES("结束人")),
	FIELD("note", 11, FT_TEXT, .flags = F_SEARCH, .label = N_("Note"), NAMES("评语", "备注")),
	FIELD_END
};
static const struct moment plan_moments[] = {
	{ .on = "opened_on", .text = N_("improvement plan opened[, to be rechecked on {recheck_on}]"), .who = "coach" },
	{ .on = "closed_on", .text = N_("improvement plan: {state}[: {note}]"), .who = "closed_by" },
	{ .on = NULL }
};
const struct kind improvement_plan_kind = {
	.name = "improvement_plan", .no = 35, .letters = "IP", .label = N_("improvement plan"), .plural = N_("improvement plans"),
	.brief = N_("plans to improve: what is to be reached until when, and what came of it"),
	.fields = plan_fields, .date = "opened_on", .moments = plan_moments,
	.match = (const char *const[]){ "person", "opened_on", NULL },
};

/* ---- plan_action --------------------------------------------------------- */

static const struct field action_fields[] = {
	FIELD("plan", 1, FT_REF, .ref = &improvement_plan_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = NC_("improvement", "Plan"), NAMES("改进计划")),
	FIELD("indicator", 2, FT_TEXT, .flags = F_LIST, .label = N_("Indicator"), NAMES("指标")),
	FIELD("action", 3, FT_TEXT, .flags = F_LIST | F_SEARCH, .label = NC_("improvement", "Action"), NAMES("改进措施", "措施")),
	FIELD("base", 4, FT_NUM, .flags = F_LIST, .label = NC_("improvement", "Before"), NAMES("改进前")),
	FIELD("target", 5, FT_NUM, .flags = F_LIST, .label = N_("Target"), NAMES("目标值")),
	FIELD("lost", 6, FT_NUM, .flags = F_DECIDED | F_LIST, .label = N_("Points lost"), NAMES("失分")),
	FIELD("due_on", 7, FT_DAY, .flags = F_LIST, .label = NC_("improvement", "Due"), NAMES("期限")),
	FIELD("value", 8, FT_NUM, .flags = F_DECIDED, .label = N_("Value"), NAMES("数值")),
	FIELD("result", 9, FT_ENUM, .flags = F_DECIDED | F_LIST | F_EXTRA, .label = NC_("improvement", "Result"), NAMES("结果"),
	    .values = (const char *const[]){ "met", "not-met", NULL }, .value_alias = (const char *const[]){ "达成", "未达成", NULL }),
	FIELD("note", 10, FT_TEXT, .flags = F_SEARCH, .label = N_("Note"), NAMES("评语", "备注")),
	FIELD_END
};
const struct kind plan_action_kind = {
	.name = "plan_action", .no = 36, .letters = "PA", .label = N_("plan action"), .plural = N_("plan actions"),
	.brief = N_("what a plan to improve asks for, one by one"),
	.fields = action_fields, .title = "action", .date = "due_on",
	.match = (const char *const[]){ "plan", "indicator", "action", NULL },
};

/* ---- award --------------------------------------------------------------- */

/* -p looks at the last day of what is honoured. */
static int
award_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct value              *text = &after[kind_index(k, "period")];
	struct period                    p;

	(void)before;
	if (text->type == V_NULL)
		return SALES_OK;
	TRY(period_parse(arena_strndup(&a, text->u.s.p, text->u.s.n), &d->when, &p, err));
	after[kind_index(k, "to")] = v_day(p.to);
	return SALES_OK;
}

/* One that was decided elsewhere is not brought by whom it goes to; the log says who brought it. */
static int
award_bring(struct dept *d, const struct kind *k, const struct value *before, struct value *after, struct sales_err *err)
{
	struct parties p = { .n = 0 };

	if (before != NULL || !kind_is_decided(k, after))
		return SALES_OK;
	parties_add(&p, value_id(&after[kind_index(k, "person")]), NULL);
	return parties_brought(d, &p, err);
}

static const char *const decisions[] = { "proposed", "approved", "refused", NULL };
static const char *const decisions_zh[] = { "待审批", "已批准", "已驳回", NULL };

#define DECISION(first)                                                                                                   \
	FIELD("state", first, FT_ENUM, .flags = F_DECIDED | F_LIST, .start = "proposed", .label = N_("State"), NAMES("状态"), \
	    .values = decisions, .value_alias = decisions_zh),                                                             \
	FIELD("proposed_by", first + 1, FT_REF, .ref = &person_kind, .flags = F_DECIDED, .start = "@me", .label = N_("Proposed by"), NAMES("提名人", "提出人")), \
	FIELD("proposed_on", first + 2, FT_DAY, .flags = F_DECIDED, .start = "today", .label = N_("Proposed"), NAMES("提名日期", "提出日期")), \
	FIELD("proposed_login", first + 3, FT_TEXT, .flags = F_DECIDED, .label = N_("Proposed by login"), NAMES("提名人登录名")), \
	FIELD("decided_by", first + 4, FT_REF, .ref = &person_kind, .flags = F_DECIDED, .label = N_("Decided by"), NAMES("审批人", "裁定人")), \
	FIELD("decided_on", first + 5, FT_DAY, .flags = F_DECIDED, .label = N_("Decided"), NAMES("决定日期", "审批日期")),               \
	FIELD("login", first + 6, FT_TEXT, .flags = F_DECIDED, .label = N_("Login"), NAMES("登录名")),                         \
	FIELD("same_login", first + 7, FT_BOOL, .flags = F_DECIDED, .label = N_("Same login"), NAMES("同一登录名"))

static const struct field award_fields[] = {
	FIELD("award", 1, FT_TEXT, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Award"), NAMES("奖项")),
	FIELD("period", 2, FT_PERIOD, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Period"), NAMES("期间")),
	FIELD("to", 3, FT_DAY, .column = "to_on", .flags = F_DECIDED, .label = NC_("review", "To"), NAMES("截止日期")),
	FIELD("person", 4, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Person"), NAMES("人员", "获奖人")),
	FIELD("rank", 5, FT_INT, .flags = F_DECIDED | F_LIST, .label = N_("Rank"), NAMES("名次", "排名")),
	FIELD("composite", 6, FT_NUM, .flags = F_DECIDED | F_LIST, .label = N_("Composite"), NAMES("综合分")),
	FIELD("exact", 7, FT_TEXT, .flags = F_DECIDED, .label = N_("Exact composite"), NAMES("精确综合分")),
	FIELD("amount", 8, FT_MONEY, .flags = F_DECIDED | F_LIST, .label = N_("Amount"), NAMES("金额", "奖金")),
	DECISION(9),
	FIELD("policy", 17, FT_INT, .flags = F_DECIDED, .label = N_("Rule book"), NAMES("规则手册", "规则手册版本")),
	FIELD("note", 18, FT_TEXT, .flags = F_SEARCH, .label = N_("Note"), NAMES("评语", "备注")),
	FIELD_END
};
static const struct moment award_moments[] = {
	{ .on = "decided_on", .text = N_("award {award} {period}: {state}[, rank {rank}][, {amount}]"), .who = "decided_by" },
	{ .on = NULL }
};
const struct kind award_kind = {
	.name = "award", .no = 37, .letters = "AW", .label = N_("award"), .plural = N_("awards"),
	.brief = N_("awards: rank by the rule book, gates, approval"),
	.fields = award_fields, .title = "award", .date = "to", .moments = award_moments, .check = award_check, .bring = award_bring,
	.match = (const char *const[]){ "award", "period", "person", NULL },
};

/* ---- promotion ----------------------------------------------------------- */

static const struct field promotion_fields[] = {
	FIELD("person", 1, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Person"), NAMES("人员", "员工")),
	FIELD("direction", 2, FT_ENUM, .flags = F_FIXED | F_LIST, .start = "promotion", .label = N_("Direction"), NAMES("方向"),
	    .values = (const char *const[]){ "promotion", "demotion", NULL }, .value_alias = (const char *const[]){ "晋升", "降级", NULL }),
	FIELD("from_level", 3, FT_TEXT, .flags = F_DECIDED | F_LIST, .label = N_("From level"), NAMES("原级别")),
	FIELD("to_level", 4, FT_TEXT, .flags = F_LIST, .label = N_("To level"), NAMES("新级别")),
	FIELD("from_role", 5, FT_TEXT, .flags = F_DECIDED, .label = N_("From role"), NAMES("原岗位")),
	FIELD("to_role", 6, FT_TEXT, .label = N_("To role"), NAMES("新岗位")),
	FIELD("effective_on", 7, FT_DAY, .flags = F_LIST, .label = N_("Effective"), NAMES("生效日期", "生效日")),
	FIELD("reason", 8, FT_TEXT, .flags = F_SEARCH, .label = N_("Reason"), NAMES("原因")),
	DECISION(9),
	FIELD("basis", 17, FT_TEXT, .flags = F_DECIDED, .label = N_("Basis"), NAMES("依据")),
	FIELD("plan", 18, FT_REF, .ref = &improvement_plan_kind, .flags = F_DECIDED, .label = N_("Failed plan"), NAMES("未通过的改进计划")),
	FIELD("assignment", 19, FT_REF, .ref = &assignment_kind, .flags = F_DECIDED, .label = N_("Assignment"), NAMES("任职记录")),
	FIELD_END
};
static const struct moment promotion_moments[] = {
	{ .on = "decided_on", .text = N_("{direction}: {state}[, to level {to_level}][, to role {to_role}]"), .who = "decided_by" },
	{ .on = NULL }
};
const struct kind promotion_kind = {
	.name = "promotion", .no = 38, .letters = "PM", .label = N_("promotion"), .plural = N_("promotions"),
	.brief = N_("who may rise, who did, and who needs help first"),
	.fields = promotion_fields, .date = "effective_on", .moments = promotion_moments,
	.match = (const char *const[]){ "person", "effective_on", NULL },
};

const struct kind *const review_after_kinds[] = {
	&improvement_plan_kind, &plan_action_kind, &award_kind, &promotion_kind, NULL
};
