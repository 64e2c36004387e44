/* goal as a record: a target for a subject on a metric over a period. */
#include "lib/goal/kinds.h"

#include "lib/record/dept.h"

enum { GOAL_TARGET = 3 };

static int
goal_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	(void)d;
	(void)k;
	(void)before;
	if (after[GOAL_TARGET].type != V_NULL && after[GOAL_TARGET].u.i <= 0)
		return FAIL(err, SALES_EINVAL, _("target: it must be above zero"));
	return SALES_OK;
}

static const struct field goal_fields[] = {
	FIELD("subject", 1, FT_SUBJECT, .flags = F_REQUIRED | F_LIST, .label = N_("Subject"),
	    .alias = (const char *const[]){ "person", "对象", "人员", NULL }),
	FIELD("metric", 2, FT_METRIC, .flags = F_REQUIRED | F_LIST, .label = N_("Metric"), .alias = (const char *const[]){ "指标", NULL }),
	FIELD("period", 3, FT_PERIOD, .flags = F_REQUIRED | F_LIST, .label = N_("Period"), .alias = (const char *const[]){ "期间", "周期", NULL }),
	[GOAL_TARGET] = FIELD("target", 4, FT_NUM, .flags = F_REQUIRED | F_LIST, .label = N_("Target"), .alias = (const char *const[]){ "quota", "目标", "目标值", "指标值", NULL }),
	FIELD("stretch", 5, FT_NUM, .label = N_("Stretch"), .alias = (const char *const[]){ "挑战目标", "挑战值", NULL }),
	FIELD("weight", 6, FT_RATE, .label = N_("Weight"), .alias = (const char *const[]){ "权重", NULL }),
	FIELD("parent", 7, FT_REF, .ref = &goal_kind, .label = N_("Parent goal"), .alias = (const char *const[]){ "上级目标", NULL }),
	FIELD("state", 8, FT_ENUM, .flags = F_LIST, .start = "approved", .label = N_("State"), .alias = (const char *const[]){ "状态", NULL },
	    .values = (const char *const[]){ "draft", "approved", NULL }, .value_alias = (const char *const[]){ "草稿", "已批准", NULL }),
	FIELD_END
};
const struct kind goal_kind = {
	.name = "goal", .no = 10, .letters = "G", .label = N_("goal"), .plural = N_("goals"),
	.brief = N_("goals, and how far along they are"),
	.fields = goal_fields,
	.match = (const char *const[]){ "subject", "metric", "period", NULL }, .check = goal_check,
};

const struct kind *const goal_kinds[] = { &goal_kind, NULL };
