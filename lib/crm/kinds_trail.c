/* What became of a deal or customer, as records: stage and owner changes,
 * registrations, discount approvals, merged codes. Their commands write them;
 * a past can be imported. */
#include "lib/crm/checks.h"
#include "lib/crm/eyes.h"
#include "lib/crm/kinds.h"
#include "lib/org/kinds.h"

static const struct field stage_change_fields[] = {
	FIELD("deal", 1, FT_REF, .ref = &deal_kind, .flags = F_REQUIRED | F_LIST, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("from_stage", 2, FT_TEXT, .flags = F_LIST | F_STAGED, .label = N_("From stage"), .alias = (const char *const[]){ "原阶段", NULL }),
	FIELD("stage", 3, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_STAGED, .label = N_("Stage"), .alias = (const char *const[]){ "阶段", NULL }),
	FIELD("on", 4, FT_DAY, .flags = F_REQUIRED | F_LIST | F_PAST, .column = "changed_on", .start = "today", .label = N_("On"), .alias = (const char *const[]){ "日期", "变更日期", NULL }),
	FIELD("by", 5, FT_REF, .ref = &person_kind, .column = "by_person", .flags = F_LIST, .start = "@me", .label = N_("By"), .alias = (const char *const[]){ "操作人", NULL }),
	FIELD("amount", 6, FT_MONEY, .label = N_("Amount"), .alias = (const char *const[]){ "金额", NULL }),
	FIELD("reason", 7, FT_TEXT, .label = N_("Reason"), .alias = (const char *const[]){ "原因", NULL }),
	FIELD_END
};
static const struct moment stage_change_moments[] = {
	{ .on = "on", .text = N_("[{from_stage} -> ]{stage}[, {amount}][: {reason}]") },
	{ .on = NULL }
};
const struct kind stage_change_kind = {
	.name = "stage_change", .no = 22, .letters = "SC", .label = N_("stage change"), .plural = N_("stage changes"),
	.brief = N_("when deals went from stage to stage"), .fields = stage_change_fields, .date = "on",
	.moments = stage_change_moments,
	.match = (const char *const[]){ "deal", "stage", "on", NULL },
};

static const struct field owner_change_fields[] = {
	FIELD("customer", 1, FT_REF, .ref = &customer_kind, .flags = F_LIST, .label = N_("Customer"),
	    .alias = (const char *const[]){ "客户", "客户名称", NULL }),
	FIELD("lead", 2, FT_REF, .ref = &lead_kind, .flags = F_LIST | F_EXTRA, .label = N_("Sales lead"), .alias = (const char *const[]){ "线索", NULL }),
	FIELD("from_owner", 3, FT_REF, .ref = &person_kind, .flags = F_LIST, .label = NC_("owner_change", "From"), .alias = (const char *const[]){ "原负责人", NULL }),
	FIELD("owner", 4, FT_REF, .ref = &person_kind, .flags = F_LIST, .label = N_("Owner"), .alias = (const char *const[]){ "负责人", "新负责人", NULL }),
	FIELD("on", 5, FT_DAY, .flags = F_REQUIRED | F_LIST, .column = "changed_on", .start = "today", .label = N_("On"), .alias = (const char *const[]){ "日期", "变更日期", NULL }),
	FIELD("why", 6, FT_ENUM, .flags = F_REQUIRED | F_LIST, .label = N_("Why"), .alias = (const char *const[]){ "方式", NULL },
	    .values = (const char *const[]){ "assign", "claim", "release", "recycle", "transfer", "merge", NULL },
	    .value_alias = (const char *const[]){ "分配", "领取", "退回", "回收", "转移", "合并", NULL }),
	FIELD("reason", 7, FT_TEXT, .label = N_("Reason"), .alias = (const char *const[]){ "原因", NULL }),
	FIELD("by", 8, FT_REF, .ref = &person_kind, .column = "by_person", .start = "@me", .label = N_("By"), .alias = (const char *const[]){ "操作人", NULL }),
	FIELD("was", 9, FT_TEXT, .label = N_("Merged from"), .alias = (const char *const[]){ "合并前编号", NULL }),
	FIELD_END
};
static const struct moment owner_change_moments[] = {
	{ .on = "on", .text = N_("[{was}: ][{from_owner} ]-> [{owner} ]({why})[: {reason}]") },
	{ .on = NULL }
};
const struct kind owner_change_kind = {
	.name = "owner_change", .no = 23, .letters = "OC", .label = N_("owner change"), .plural = N_("owner changes"),
	.brief = N_("who had a customer or lead, and why no longer"), .fields = owner_change_fields, .date = "on",
	.check = link_check, .moments = owner_change_moments,
	.match = (const char *const[]){ "customer", "lead", "on", "owner", NULL },
};

static const struct field registration_fields[] = {
	[REGISTRATION_NAME] = FIELD("name", 1, FT_TEXT, .flags = F_REQUIRED | F_FIXED | F_LIST | F_SEARCH, .same = SAME_COMPANY, .label = N_("Customer's name"),
	    .alias = (const char *const[]){ "客户名称", "报备客户", "名称", NULL }),
	[REGISTRATION_TAXID] = FIELD("taxid", 2, FT_TEXT, .same = SAME_TAXID, .label = N_("Tax id"), .alias = (const char *const[]){ "税号", "统一社会信用代码", NULL }),
	[REGISTRATION_CUSTOMER] = FIELD("customer", 3, FT_REF, .ref = &customer_kind, .label = N_("Customer"), .alias = (const char *const[]){ "客户", NULL }),
	FIELD("deal", 4, FT_REF, .ref = &deal_kind, .flags = F_LIST, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	[REGISTRATION_PERSON] = FIELD("person", 5, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .start = "@me", .label = N_("Person"), .alias = (const char *const[]){ "人员", "报备人", NULL }),
	[REGISTRATION_ON] = FIELD("on", 6, FT_DAY, .flags = F_REQUIRED | F_FIXED | F_LIST, .column = "registered_on", .start = "today", .label = N_("On"), .alias = (const char *const[]){ "日期", "报备日期", NULL }),
	[REGISTRATION_AT] = FIELD("at", 7, FT_TEXT, .flags = F_DECIDED | F_LIST, .column = "registered_at", .label = NC_("registration", "At"), .alias = (const char *const[]){ "时间", "报备时间", NULL }),
	[REGISTRATION_UNTIL] = FIELD("until", 8, FT_DAY, .flags = F_DECIDED | F_LIST, .column = "valid_until", .label = N_("Until"), .alias = (const char *const[]){ "有效期至", "保护期至", NULL }),
	FIELD("renewed_on", 9, FT_DAY, .flags = F_DECIDED, .label = N_("Renewed"), .alias = (const char *const[]){ "续期日期", NULL }),
	FIELD("withdrawn_on", 10, FT_DAY, .flags = F_DECIDED, .label = N_("Withdrawn"), .alias = (const char *const[]){ "撤回日期", NULL }),
	[REGISTRATION_VERDICT] = FIELD("verdict", 11, FT_ENUM, .flags = F_DECIDED, .label = N_("Verdict"), .alias = (const char *const[]){ "判定", NULL },
	    .values = (const char *const[]){ "accepted", "refused", "tied", NULL },
	    .value_alias = (const char *const[]){ "受理", "驳回", "待裁定", NULL }),
	[REGISTRATION_AGAINST] = FIELD("against", 12, FT_REF, .ref = &registration_kind, .flags = F_DECIDED, .label = N_("Against"), .alias = (const char *const[]){ "冲突报备", NULL }),
	FIELD("ruling", 13, FT_TEXT, .flags = F_DECIDED, .label = N_("Ruling"), .alias = (const char *const[]){ "裁定", NULL }),
	FIELD("ruled_by", 14, FT_REF, .ref = &person_kind, .flags = F_DECIDED, .label = N_("Ruled by"), .alias = (const char *const[]){ "裁定人", NULL }),
	FIELD("ruled_on", 15, FT_DAY, .flags = F_DECIDED, .label = N_("Ruled"), .alias = (const char *const[]){ "裁定日期", NULL }),
	[REGISTRATION_LOGIN] = FIELD("login", 16, FT_TEXT, .flags = F_DECIDED, .label = N_("Login"), .alias = (const char *const[]){ "登录名", NULL }),
	FIELD("state", 0, FT_ENUM, .flags = F_DERIVED | F_LIST, .label = N_("State"), .alias = (const char *const[]){ "状态", NULL },
	    .values = (const char *const[]){ "valid", "tied", "refused", "withdrawn", "converted", "expired", NULL },
	    .value_alias = (const char *const[]){ "有效", "待裁定", "驳回", "撤回", "已成交", "已过期", NULL },
	    .sql = "CASE WHEN t.withdrawn_on IS NOT NULL THEN 'withdrawn' WHEN t.verdict <> 'accepted' THEN t.verdict"
	        " WHEN EXISTS (SELECT 1 FROM {registration} o WHERE o.against = t.id AND o.verdict = 'tied' AND o.withdrawn_on IS NULL) THEN 'tied'"
	        " WHEN EXISTS (SELECT 1 FROM {deal} w WHERE w.id = t.deal AND w.stage = 'won')"
	        " OR EXISTS (SELECT 1 FROM {deal} w WHERE w.customer = t.customer AND w.owner = t.person AND w.stage = 'won'"
	        " AND w.closed_on >= t.registered_on AND w.closed_on <= COALESCE(t.valid_until, w.closed_on)) THEN 'converted'"
	        " WHEN t.valid_until < {today} THEN 'expired' ELSE 'valid' END"),
	FIELD_END
};
static const struct moment registration_moments[] = {
	{ .on = "on", .text = N_("registered: {name}[, until {until}][ ({verdict})]") },
	{ .on = "renewed_on", .text = N_("registration renewed[, until {until}]") },
	{ .on = "ruled_on", .who = "ruled_by", .text = N_("registration ruled on[ ({verdict})][: {ruling}]") },
	{ .on = "withdrawn_on", .text = N_("registration withdrawn") },
	{ .on = NULL }
};
const struct kind registration_kind = {
	.name = "registration", .no = 24, .letters = "RG", .label = N_("registration"), .plural = N_("registrations"),
	.brief = N_("who registered which customer, and until when it protects him"),
	.fields = registration_fields, .title = "name", .date = "on", .moments = registration_moments,
	.check = registration_check, .gate = registration_gate,
	.whole = registration_whole, .remark = registration_remark,
	.match = (const char *const[]){ "name", "person", "on", NULL },
};

/* One that was decided elsewhere is not brought by who asked, or owns the deal. */
static int
approval_bring(struct dept *d, const struct kind *k, const struct value *before, struct value *after, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct kind               *of = d->schema.by_no[deal_kind.no];
	struct parties                   p = { .n = 0 };
	struct record                    deal;

	if (before != NULL || !kind_is_decided(k, after))
		return SALES_OK;
	TRY(record_get(d, of, value_id(&after[kind_index(k, "deal")]), &a, &deal, err));
	parties_add(&p, value_id(&deal.v[kind_index(of, "owner")]), NULL);
	parties_add(&p, value_id(&after[kind_index(k, "asked_by")]), NULL);
	return parties_brought(d, &p, err);
}

static const struct field approval_fields[] = {
	FIELD("deal", 1, FT_REF, .ref = &deal_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Deal"), .alias = (const char *const[]){ "商机", NULL }),
	FIELD("level", 2, FT_TEXT, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Level"), .alias = (const char *const[]){ "审批级别", "级别", NULL }),
	FIELD("amount", 3, FT_MONEY, .flags = F_FIXED | F_LIST, .label = N_("Amount"), .alias = (const char *const[]){ "金额", "报价", NULL }),
	FIELD("list_amount", 4, FT_MONEY, .flags = F_FIXED | F_LIST, .label = N_("List amount"), .alias = (const char *const[]){ "折前金额", "标准金额", NULL }),
	FIELD("cost", 5, FT_MONEY, .flags = F_FIXED, .label = N_("Cost"), .alias = (const char *const[]){ "成本", NULL }),
	FIELD("asked_by", 6, FT_REF, .ref = &person_kind, .flags = F_DECIDED | F_LIST, .start = "@me", .label = N_("Asked by"), .alias = (const char *const[]){ "申请人", NULL }),
	FIELD("asked_on", 7, FT_DAY, .flags = F_DECIDED | F_LIST, .start = "today", .label = N_("Asked"), .alias = (const char *const[]){ "申请日期", NULL }),
	[APPROVAL_ASKED_LOGIN] = FIELD("asked_login", 8, FT_TEXT, .flags = F_DECIDED, .label = N_("Asked by login"), .alias = (const char *const[]){ "申请人登录名", NULL }),
	FIELD("reason", 9, FT_TEXT, .label = N_("Reason"), .alias = (const char *const[]){ "原因", NULL }),
	FIELD("state", 10, FT_ENUM, .flags = F_DECIDED | F_LIST, .start = "asked", .label = N_("State"), .alias = (const char *const[]){ "状态", NULL },
	    .values = (const char *const[]){ "asked", "approved", "refused", NULL }, .value_alias = (const char *const[]){ "待审批", "已批准", "已驳回", NULL }),
	FIELD("by", 11, FT_REF, .ref = &person_kind, .column = "by_person", .flags = F_DECIDED | F_LIST, .label = NC_("approval", "By"), .alias = (const char *const[]){ "审批人", NULL }),
	FIELD("deputy_of", 12, FT_REF, .ref = &person_kind, .flags = F_DECIDED, .label = N_("Deputy of"), .alias = (const char *const[]){ "代谁审批", NULL }),
	FIELD("login", 13, FT_TEXT, .flags = F_DECIDED, .label = N_("Login"), .alias = (const char *const[]){ "登录名", NULL }),
	FIELD("same_login", 14, FT_BOOL, .flags = F_DECIDED, .label = N_("Same login"), .alias = (const char *const[]){ "同一登录名", NULL }),
	FIELD("decided_on", 15, FT_DAY, .flags = F_DECIDED, .label = N_("Decided"), .alias = (const char *const[]){ "决定日期", "审批日期", NULL }),
	FIELD("answer", 16, FT_TEXT, .flags = F_DECIDED, .label = N_("Answer"), .alias = (const char *const[]){ "答复", "审批意见", NULL }),
	FIELD_END
};
static const struct moment approval_moments[] = {
	{ .on = "asked_on", .who = "asked_by", .text = N_("discount asked for: {amount}[ of {list_amount}] ({level})") },
	{ .on = "decided_on", .text = N_("discount {state}: {amount}[ of {list_amount}] ({level})[: {answer}]") },
	{ .on = NULL }
};
const struct kind approval_kind = {
	.name = "approval", .no = 25, .letters = "AP", .label = N_("approval"), .plural = N_("approvals"),
	.brief = N_("discounts that were asked for and decided"), .fields = approval_fields, .date = "asked_on",
	.gate = approval_gate, .bring = approval_bring, .kept = true,
	.moments = approval_moments,
	.match = (const char *const[]){ "deal", "asked_on", "level", NULL },
};

static const struct field merged_fields[] = {
	FIELD("old", 1, FT_TEXT, .column = "code", .flags = F_REQUIRED | F_LIST | F_SEARCH | F_NAMED, .label = N_("Old code"), .alias = (const char *const[]){ "原编号", NULL }),
	FIELD("into", 2, FT_TEXT, .flags = F_REQUIRED | F_LIST | F_SEARCH | F_NAMES, .column = "into_code", .label = N_("Into"), .alias = (const char *const[]){ "合并到", NULL }),
	FIELD("ref", 3, FT_TEXT, .flags = F_LIST, .label = N_("Reference"), .alias = (const char *const[]){ "外部编号", NULL }),
	FIELD("on", 4, FT_DAY, .flags = F_LIST, .column = "merged_on", .start = "today", .label = N_("On"), .alias = (const char *const[]){ "日期", NULL }),
	FIELD("name", 5, FT_TEXT, .flags = F_LIST | F_SEARCH, .label = N_("Name"), .alias = (const char *const[]){ "原名称", "名称", NULL }),
	FIELD_END
};
static const struct moment merged_moments[] = {
	{ .on = "on", .text = N_("{old} became part of {into}") },
	{ .on = NULL }
};
const struct kind merged_kind = {
	.name = "merged", .no = 26, .letters = "MG", .label = N_("merged code"), .plural = N_("merged codes"),
	.brief = N_("codes of merged records, and what they lead to"), .fields = merged_fields, .title = "old", .date = "on",
	.moments = merged_moments,
	.match = (const char *const[]){ "old", NULL },
};

const struct kind *const crm_trail_kinds[] = {
	&stage_change_kind, &owner_change_kind, &registration_kind, &approval_kind, &merged_kind,
	NULL
};
