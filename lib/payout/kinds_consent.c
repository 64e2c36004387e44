/* Who agrees and who does not: signatures under a run, disputes about what it pays,
 * and acceptances of plans. Commands of their own write them. */
#include "lib/payout/kinds.h"

#include "lib/org/kinds.h"

#define NAMES(...) .alias = (const char *const[]){ __VA_ARGS__, NULL }

/* ---- signature ----------------------------------------------------------- */

static const struct field signature_fields[] = {
	FIELD("payout", 1, FT_REF, .ref = &payout_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Payout"), NAMES("发放批次", "批次")),
	FIELD("person", 2, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Person"), NAMES("人员", "签署人")),
	FIELD("login", 3, FT_TEXT, .flags = F_REQUIRED | F_FIXED, .label = N_("Login"), NAMES("登录名")),
	FIELD("signed_on", 4, FT_DAY, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Signed"), NAMES("签署日期")),
	FIELD("digest", 5, FT_TEXT, .flags = F_REQUIRED | F_FIXED, .label = N_("Digest"), NAMES("摘要")),
	FIELD("same_login", 6, FT_BOOL, .flags = F_DECIDED, .label = N_("Same login"), NAMES("同一登录名")),
	FIELD("state", 7, FT_ENUM, .flags = F_DECIDED | F_LIST, .start = "given", .label = N_("State"), NAMES("状态"),
	    .values = (const char *const[]){ "given", "void", "withdrawn", NULL }, .value_alias = (const char *const[]){ "有效", "失效", "已撤回", NULL }),
	FIELD("ended_on", 8, FT_DAY, .flags = F_DECIDED, .label = N_("Ended"), NAMES("失效日期")),
	FIELD_END
};
const struct kind signature_kind = {
	.name = "signature", .no = 43, .letters = "SG", .label = N_("signature"), .plural = N_("signatures"),
	.fields = signature_fields, .date = "signed_on", .internal = true, .carried = CARRIED_BRINGS_HISTORY,
	.match = (const char *const[]){ "payout", "person", "signed_on", NULL },
};

/* ---- dispute ------------------------------------------------------------- */

static const struct field dispute_fields[] = {
	FIELD("person", 1, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Person"), NAMES("人员")),
	FIELD("payout", 2, FT_REF, .ref = &payout_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Payout"), NAMES("发放批次", "批次")),
	FIELD("line", 3, FT_INT, .flags = F_FIXED | F_LIST, .label = N_("Line"), NAMES("明细", "行")),
	FIELD("reason", 4, FT_TEXT, .flags = F_REQUIRED | F_FIXED | F_LIST | F_SEARCH, .label = N_("Reason"), NAMES("原因")),
	FIELD("adjust", 5, FT_MONEY, .flags = F_FIXED | F_LIST, .label = N_("Proposed adjustment"), NAMES("建议调整")),
	FIELD("change", 6, FT_TEXT, .flags = F_FIXED | F_LIST, .label = N_("Proposed change"), NAMES("建议更正")),
	FIELD("state", 7, FT_ENUM, .flags = F_DECIDED | F_LIST, .start = "open", .label = N_("State"), NAMES("状态"),
	    .values = (const char *const[]){ "open", "upheld", "rejected", "withdrawn", NULL },
	    .value_alias = (const char *const[]){ "待处理", "成立", "不成立", "已撤回", NULL }),
	FIELD("filed_on", 8, FT_DAY, .flags = F_DECIDED | F_LIST, .start = "today", .label = N_("Filed"), NAMES("提出日期")),
	FIELD("filed_by", 9, FT_REF, .ref = &person_kind, .flags = F_DECIDED | F_LIST, .start = "@me", .label = N_("Filed by"), NAMES("提出人")),
	FIELD("filed_login", 10, FT_TEXT, .flags = F_DECIDED, .label = N_("Filed by login"), NAMES("提出人登录名")),
	FIELD("decided_by", 11, FT_REF, .ref = &person_kind, .flags = F_DECIDED | F_LIST, .label = N_("Decided by"), NAMES("裁定人")),
	FIELD("decided_login", 12, FT_TEXT, .flags = F_DECIDED, .label = N_("Decided by login"), NAMES("裁定人登录名")),
	FIELD("same_login", 13, FT_BOOL, .flags = F_DECIDED, .label = N_("Same login"), NAMES("同一登录名")),
	FIELD("decided_on", 14, FT_DAY, .flags = F_DECIDED, .label = N_("Decided"), NAMES("裁定日期")),
	FIELD("decision", 15, FT_TEXT, .flags = F_DECIDED, .label = N_("Decision"), NAMES("裁定")),
	FIELD("adjustment", 16, FT_REF, .ref = &adjustment_kind, .flags = F_DECIDED, .label = N_("Adjustment"), NAMES("调整")),
	FIELD("operation", 17, FT_INT, .flags = F_DECIDED, .label = N_("Operation"), NAMES("操作")),
	FIELD_END
};
const struct kind dispute_kind = {
	.name = "dispute", .no = 42, .letters = "DP", .label = N_("dispute"), .plural = N_("disputes"),
	.fields = dispute_fields, .title = "reason", .date = "filed_on", .internal = true, .carried = CARRIED_BRINGS_HISTORY,
	.match = (const char *const[]){ "person", "payout", "filed_on", "reason", NULL },
};

/* ---- acceptance ---------------------------------------------------------- */

static const struct field acceptance_fields[] = {
	FIELD("person", 1, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Person"), NAMES("人员")),
	FIELD("plan", 2, FT_TEXT, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Plan"), NAMES("方案")),
	FIELD("policy", 3, FT_INT, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Rule book"), NAMES("规则手册版本")),
	FIELD("hash", 4, FT_TEXT, .flags = F_REQUIRED | F_FIXED, .label = N_("Hash"), NAMES("摘要")),
	FIELD("accepted_on", 5, FT_DAY, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Accepted on"), NAMES("确认日期")),
	FIELD("login", 6, FT_TEXT, .flags = F_REQUIRED | F_FIXED, .label = N_("Login"), NAMES("登录名")),
	FIELD_END
};
const struct kind acceptance_kind = {
	.name = "acceptance", .no = 44, .letters = "AC", .label = N_("acceptance of a plan"), .plural = N_("acceptances of plans"),
	.fields = acceptance_fields, .title = "plan", .date = "accepted_on", .internal = true, .carried = CARRIED_BRINGS_HISTORY,
	.match = (const char *const[]){ "person", "plan", "policy", NULL },
};
