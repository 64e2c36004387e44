/* What reviews consist of, as records. */
#include "lib/review/kinds.h"

#include "lib/org/kinds.h"
#include "lib/record/read.h"

/* ---- review -------------------------------------------------------------- */

/* From and to follow from the period. */
static int
review_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct value              *text = &after[REVIEW_PERIOD];
	struct period                    p;

	(void)k;
	if (text->type == V_NULL || (before != NULL && after[REVIEW_FROM].type != V_NULL && value_equal(&before[REVIEW_PERIOD], text)))
		return SALES_OK;
	TRY(period_parse(arena_strndup(&a, text->u.s.p, text->u.s.n), &d->when, &p, err));
	after[REVIEW_FROM] = v_day(p.from);
	after[REVIEW_TO] = v_day(p.to);
	return SALES_OK;
}

/* Who reviewed is part of what was published: it decides who decides an appeal.
 * Before, anybody may say who it is but the reviewed person. */
static int
review_gate(struct dept *d, const struct kind *k, const struct record *before, struct value *after, struct sales_err *err)
{
	const struct actor *who;

	(void)k;
	if (before == NULL || value_equal(&before->v[REVIEW_REVIEWER], &after[REVIEW_REVIEWER]))
		return SALES_OK;
	TRY(dept_actor(d, &who, err));
	if (who->person == before->v[REVIEW_PERSON].u.i)
		return FAIL(err, SALES_EPOLICY, _("nobody chooses who reviews him"));
	return before->v[REVIEW_PUBLISHED].type == V_NULL ? SALES_OK : FAIL(err, SALES_EPOLICY, _("it was published, and its reviewer stays who it was"));
}

#define NAMES(...) .alias = (const char *const[]){ __VA_ARGS__, NULL }

static const struct field review_fields[] = {
	[REVIEW_PERSON] = FIELD("person", 1, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Person"), NAMES("人员", "被考核人")),
	[REVIEW_PERIOD] = FIELD("period", 2, FT_PERIOD, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Period"), NAMES("期间", "考核期")),
	[REVIEW_FROM] = FIELD("from", 3, FT_DAY, .column = "from_on", .flags = F_DECIDED, .label = NC_("review", "From"), NAMES("起始日期")),
	[REVIEW_TO] = FIELD("to", 4, FT_DAY, .column = "to_on", .flags = F_DECIDED, .label = NC_("review", "To"), NAMES("截止日期")),
	[REVIEW_CARD] = FIELD("scorecard", 5, FT_TEXT, .flags = F_DECIDED, .label = N_("Scorecard"), NAMES("考核表")),
	[REVIEW_REVIEWER] = FIELD("reviewer", 6, FT_REF, .ref = &person_kind, .flags = F_LIST, .label = N_("Reviewer"), NAMES("考核人")),
	[REVIEW_STATE] = FIELD("state", 7, FT_ENUM, .flags = F_DECIDED | F_LIST, .start = "open", .label = N_("State"), NAMES("状态"),
	    .values = (const char *const[]){ "open", "rated", "calibrated", "published", "acknowledged", "appealed", "decided", "closed", NULL },
	    .value_alias = (const char *const[]){ "待评分", "已评分", "已校准", "已公布", "已确认", "申诉中", "已裁定", "已结束", NULL }),
	[REVIEW_SCORE] = FIELD("score", 8, FT_NUM, .flags = F_DECIDED | F_LIST, .label = NC_("review", "Score"), NAMES("得分", "绩效得分")),
	[REVIEW_GRADE] = FIELD("grade", 9, FT_TEXT, .flags = F_DECIDED | F_LIST, .label = N_("Grade"), NAMES("等级", "绩效等级")),
	[REVIEW_COEFFICIENT] = FIELD("coefficient", 10, FT_NUM, .flags = F_DECIDED | F_LIST, .label = N_("Coefficient"), NAMES("绩效系数", "系数")),
	[REVIEW_RANK] = FIELD("rank", 11, FT_INT, .flags = F_DECIDED, .label = N_("Rank"), NAMES("名次", "排名")),
	[REVIEW_EXACT] = FIELD("exact_score", 12, FT_TEXT, .flags = F_DECIDED, .label = N_("Exact score"), NAMES("精确得分")),
	[REVIEW_REWEIGHTED] = FIELD("reweighted", 13, FT_BOOL, .flags = F_DECIDED, .label = N_("Re-weighted"), NAMES("重新加权")),
	[REVIEW_NEWCOMER] = FIELD("newcomer", 14, FT_BOOL, .flags = F_DECIDED, .label = N_("Newcomer"), NAMES("新人")),
	[REVIEW_OPENED] = FIELD("opened_on", 15, FT_DAY, .flags = F_DECIDED, .label = NC_("review", "Opened"), NAMES("开启日期")),
	[REVIEW_PUBLISHED] = FIELD("published_on", 16, FT_DAY, .flags = F_DECIDED, .label = N_("Published"), NAMES("公布日期")),
	[REVIEW_ACKNOWLEDGED] = FIELD("acknowledged_on", 17, FT_DAY, .flags = F_DECIDED, .label = N_("Acknowledged"), NAMES("确认日期")),
	[REVIEW_CLOSED] = FIELD("closed_on", 18, FT_DAY, .flags = F_DECIDED, .label = NC_("review", "Closed"), NAMES("结束日期")),
	[REVIEW_POLICY] = FIELD("policy", 19, FT_INT, .flags = F_DECIDED, .label = N_("Rule book"), NAMES("规则手册", "规则手册版本")),
	[REVIEW_FACTS_OP] = FIELD("facts_op", 20, FT_INT, .flags = F_DECIDED, .label = N_("Facts as of"), NAMES("事实截至")),
	[REVIEW_NOTE] = FIELD("note", 21, FT_TEXT, .label = N_("Note"), NAMES("评语", "备注")),
	[REVIEW_OVERRIDE] = FIELD("override", 22, FT_TEXT, .flags = F_DECIDED | F_LIST | F_EXTRA, .label = N_("Override"), NAMES("调整", "结果调整")),
	[REVIEW_ACK_NOTE] = FIELD("ack_note", 23, FT_TEXT, .flags = F_DECIDED, .label = N_("His note"), NAMES("本人意见")),
	[REVIEW_ACK_LATE] = FIELD("ack_late", 24, FT_BOOL, .flags = F_DECIDED, .label = NC_("review", "Acknowledged late"), NAMES("逾期确认")),
	FIELD_END
};
_Static_assert(sizeof(review_fields) / sizeof(review_fields[0]) == REVIEW_FIELDS + 1, "the fields of a review");
const struct kind review_kind = {
	.name = "review", .no = 29, .letters = "R", .label = N_("review"), .plural = N_("reviews"),
	.brief = N_("reviews: open, rate, publish, appeal, rank"),
	.fields = review_fields, .date = "to", .check = review_check, .gate = review_gate,
	.match = (const char *const[]){ "person", "period", NULL },
};

/* ---- review_item --------------------------------------------------------- */

static const struct field item_fields[] = {
	[ITEM_REVIEW] = FIELD("review", 1, FT_REF, .ref = &review_kind, .flags = F_REQUIRED, .label = N_("Review")),
	[ITEM_NO] = FIELD("no", 2, FT_INT, .flags = F_REQUIRED, .label = N_("No.")),
	[ITEM_INDICATOR] = FIELD("indicator", 3, FT_TEXT, .flags = F_REQUIRED, .label = N_("Indicator")),
	[ITEM_WEIGHT] = FIELD("weight", 4, FT_RATE, .flags = F_REQUIRED, .label = N_("Weight")),
	[ITEM_TARGET] = FIELD("target", 5, FT_NUM, .label = N_("Target")),
	[ITEM_VALUE] = FIELD("value", 6, FT_NUM, .label = N_("Value")),
	[ITEM_POINTS] = FIELD("points", 7, FT_NUM, .label = N_("Points")),
	[ITEM_FACTS] = FIELD("facts", 8, FT_INT, .flags = F_REQUIRED, .label = N_("Facts")),
	[ITEM_MARK] = FIELD("mark", 9, FT_ENUM, .flags = F_REQUIRED, .label = N_("Mark"),
	    .values = (const char *const[]){ "counted", "few", "no-value", "no-target", "unrated", NULL },
	    .value_alias = (const char *const[]){ "计入", "样本不足", "无数值", "无目标", "未评分", NULL }),
	[ITEM_EXACT_VALUE] = FIELD("exact_value", 10, FT_TEXT, .label = N_("Exact value")),
	[ITEM_EXACT_POINTS] = FIELD("exact_points", 11, FT_TEXT, .label = N_("Exact points")),
	[ITEM_GIVEN] = FIELD("given", 12, FT_TEXT, .label = N_("Given by")),
	FIELD_END
};
_Static_assert(sizeof(item_fields) / sizeof(item_fields[0]) == ITEM_FIELDS + 1, "the fields of an item");
const struct kind review_item_kind = {
	.name = "review_item", .no = 30, .letters = "RI", .label = N_("review item"), .plural = N_("review items"),
	.fields = item_fields, .internal = true, .carried = CARRIED_ALONE,
	.match = (const char *const[]){ "review", "no", NULL },
};

/* ---- rating -------------------------------------------------------------- */

static const struct field rating_fields[] = {
	FIELD("review", 1, FT_REF, .ref = &review_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Review"), NAMES("考核")),
	FIELD("indicator", 2, FT_TEXT, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Indicator"), NAMES("指标")),
	FIELD("by", 3, FT_ENUM, .column = "by_rater", .flags = F_REQUIRED | F_FIXED | F_LIST, .label = NC_("rating", "As"), NAMES("评分身份"),
	    .values = (const char *const[]){ "self", "manager", "peer", NULL }, .value_alias = (const char *const[]){ "自评", "上级", "同事", NULL }),
	FIELD("rater", 4, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .start = "@me", .label = N_("Rater"), NAMES("评分人")),
	FIELD("score", 5, FT_NUM, .flags = F_REQUIRED | F_LIST, .label = N_("Score"), NAMES("评分", "得分")),
	FIELD("evidence", 6, FT_TEXT, .flags = F_SEARCH, .label = N_("Evidence"), NAMES("依据", "事实依据")),
	FIELD("rated_on", 7, FT_DAY, .flags = F_LIST, .start = "today", .label = N_("Rated"), NAMES("评分日期")),
	FIELD_END
};
const struct kind rating_kind = {
	.name = "rating", .no = 31, .letters = "RT", .label = N_("rating"), .plural = N_("ratings"),
	.brief = N_("what people gave each other, and on what evidence"),
	.fields = rating_fields, .date = "rated_on", .internal = true, .carried = CARRIED_ALONE,
	.match = (const char *const[]){ "review", "indicator", "rater", NULL },
};

/* ---- reading ------------------------------------------------------------- */

static const struct field reading_fields[] = {
	FIELD("ref", 1, FT_TEXT, .flags = F_UNIQUE, .label = N_("Reference"), NAMES("外部编号")),
	FIELD("name", 2, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH, .label = N_("Name"), NAMES("名称", "读数")),
	FIELD("person", 3, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Person"), NAMES("人员")),
	FIELD("value", 4, FT_NUM, .flags = F_REQUIRED | F_LIST, .label = N_("Value"), NAMES("数值")),
	FIELD("out_of", 5, FT_NUM, .flags = F_LIST, .label = N_("Out of"), NAMES("应有", "总数")),
	FIELD("measured_on", 6, FT_DAY, .flags = F_REQUIRED | F_LIST | F_PAST, .start = "today", .label = N_("Measured"), NAMES("测量日期", "日期")),
	FIELD("note", 7, FT_TEXT, .flags = F_SEARCH, .label = N_("Note"), NAMES("说明", "备注")),
	FIELD_END
};
static const struct moment reading_moments[] = {
	{ .on = "measured_on", .text = N_("{name}: {value}[ of {out_of}][: {note}]"), .who = "person" },
	{ .on = NULL }
};
const struct kind reading_kind = {
	.name = "reading", .no = 33, .letters = "RD", .label = N_("reading"), .plural = N_("readings"),
	.brief = N_("figures about people that come from outside: attendance, violations, completeness"),
	.fields = reading_fields, .title = "name", .date = "measured_on", .moments = reading_moments,
	.match = (const char *const[]){ "name", "person", "measured_on", NULL },
};

/* ---- appeal -------------------------------------------------------------- */

static const struct field appeal_fields[] = {
	FIELD("review", 1, FT_REF, .ref = &review_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Review"), NAMES("考核")),
	FIELD("indicator", 2, FT_TEXT, .flags = F_LIST, .label = N_("Indicator"), NAMES("指标")),
	FIELD("reason", 3, FT_TEXT, .flags = F_REQUIRED | F_LIST, .label = N_("Reason"), NAMES("理由")),
	FIELD("filed_on", 4, FT_DAY, .flags = F_LIST, .label = N_("Filed"), NAMES("申诉日期")),
	FIELD("state", 5, FT_ENUM, .flags = F_DECIDED | F_LIST, .start = "open", .label = N_("State"), NAMES("状态"),
	    .values = (const char *const[]){ "open", "upheld", "rejected", NULL },
	    .value_alias = (const char *const[]){ "待裁定", "成立", "驳回", NULL }),
	FIELD("decided_by", 6, FT_REF, .ref = &person_kind, .flags = F_DECIDED | F_LIST, .label = N_("Decided by"), NAMES("裁定人")),
	FIELD("decided_on", 7, FT_DAY, .flags = F_DECIDED | F_LIST, .label = N_("Decided"), NAMES("裁定日期")),
	FIELD("decision", 8, FT_TEXT, .flags = F_DECIDED | F_LIST, .label = N_("Decision"), NAMES("裁定")),
	FIELD("score_before", 9, FT_NUM, .flags = F_DECIDED, .label = N_("Score before"), NAMES("原得分")),
	FIELD("score_after", 10, FT_NUM, .flags = F_DECIDED, .label = N_("Score after"), NAMES("新得分")),
	FIELD("grade_before", 11, FT_TEXT, .flags = F_DECIDED, .label = N_("Grade before"), NAMES("原等级")),
	FIELD("grade_after", 12, FT_TEXT, .flags = F_DECIDED, .label = N_("Grade after"), NAMES("新等级")),
	FIELD("login", 13, FT_TEXT, .flags = F_DECIDED, .label = N_("Login"), NAMES("登录名")),
	FIELD("same_login", 14, FT_BOOL, .flags = F_DECIDED, .label = N_("Same login"), NAMES("同一登录名")),
	FIELD_END
};
const struct kind appeal_kind = {
	.name = "appeal", .no = 32, .letters = "AL", .label = N_("appeal"), .plural = N_("appeals"),
	.fields = appeal_fields, .date = "filed_on", .internal = true, .carried = CARRIED_ALONE,
	.match = (const char *const[]){ "review", NULL },
};

/* ---- calibration --------------------------------------------------------- */

static const struct field calibration_fields[] = {
	FIELD("review", 1, FT_REF, .ref = &review_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Review"), NAMES("考核")),
	FIELD("state", 2, FT_ENUM, .flags = F_DECIDED | F_LIST, .start = "proposed", .label = N_("State"), NAMES("状态"),
	    .values = (const char *const[]){ "proposed", "approved", "refused", "replaced", "lifted", NULL },
	    .value_alias = (const char *const[]){ "待批准", "已批准", "未批准", "已替换", "已撤销", NULL }),
	FIELD("score_before", 3, FT_NUM, .flags = F_LIST, .label = N_("Score before"), NAMES("原得分")),
	FIELD("grade_before", 4, FT_TEXT, .flags = F_LIST, .label = N_("Grade before"), NAMES("原等级")),
	FIELD("score", 5, FT_NUM, .flags = F_LIST, .label = NC_("review", "Score"), NAMES("得分")),
	FIELD("grade", 6, FT_TEXT, .flags = F_LIST, .label = N_("Grade"), NAMES("等级")),
	FIELD("reason", 7, FT_TEXT, .flags = F_REQUIRED | F_LIST, .label = N_("Reason"), NAMES("理由")),
	FIELD("by", 8, FT_REF, .column = "by_person", .ref = &person_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Proposed by"), NAMES("提出人")),
	FIELD("proposed_on", 9, FT_DAY, .flags = F_LIST, .label = N_("Proposed"), NAMES("提出日期")),
	FIELD("approved_by", 10, FT_REF, .ref = &person_kind, .flags = F_DECIDED | F_LIST, .label = N_("Approved by"), NAMES("批准人")),
	FIELD("approved_on", 11, FT_DAY, .flags = F_DECIDED, .label = N_("Approved"), NAMES("批准日期")),
	FIELD("login", 12, FT_TEXT, .flags = F_DECIDED, .label = N_("Login"), NAMES("登录名")),
	FIELD("same_login", 13, FT_BOOL, .flags = F_DECIDED, .label = N_("Same login"), NAMES("同一登录名")),
	FIELD_END
};
const struct kind calibration_kind = {
	.name = "calibration", .no = 34, .letters = "CB", .label = N_("calibration"), .plural = N_("calibrations"),
	.fields = calibration_fields, .date = "proposed_on", .internal = true, .carried = CARRIED_ALONE,
	.match = (const char *const[]){ "review", "proposed_on", NULL },
};

const struct kind *const review_kinds[] = {
	&review_kind, &review_item_kind, &rating_kind, &reading_kind, &appeal_kind, &calibration_kind, NULL
};
