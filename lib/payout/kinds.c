/* A payout run as a record, whose lines stand in payout_line, covered by digest;
 * adjustments, which become lines once they are approved; payments, and whom of a
 * run nothing is paid to for now. */
#include "lib/payout/kinds.h"

#include "lib/org/kinds.h"
#include "lib/record/dept.h"
#include "lib/record/history.h"

static const struct field payout_fields[] = {
	FIELD("run", 1, FT_TEXT, .column = "code", .flags = F_REQUIRED, .label = N_("Run")),
	FIELD("period", 2, FT_PERIOD, .flags = F_REQUIRED, .label = N_("Period")),
	FIELD("from_on", 3, FT_DAY, .flags = F_REQUIRED, .label = N_("From")),
	FIELD("to_on", 4, FT_DAY, .flags = F_REQUIRED, .label = N_("To")),
	FIELD("state", 5, FT_ENUM, .flags = F_REQUIRED, .label = N_("State"),
	    .values = (const char *const[]){ "draft", "submitted", "approved", "replaced", NULL },
	    .value_alias = (const char *const[]){ "草稿", "已提交", "已批准", "已取代", NULL }),
	FIELD("policy", 6, FT_INT, .flags = F_REQUIRED, .label = N_("Rule book")),
	FIELD("facts_op", 7, FT_INT, .flags = F_REQUIRED, .label = N_("Facts as of")),
	FIELD("people", 8, FT_INT, .flags = F_REQUIRED, .label = N_("People")),
	FIELD("first_line", 9, FT_INT, .flags = F_REQUIRED, .label = N_("First line")),
	FIELD("lines", 10, FT_INT, .flags = F_REQUIRED, .label = N_("Lines")),
	FIELD("total", 11, FT_MONEY, .flags = F_REQUIRED, .label = N_("Total")),
	FIELD("digest", 12, FT_TEXT, .flags = F_REQUIRED, .label = N_("Digest")),
	FIELD("prepared_by", 13, FT_REF, .ref = &person_kind, .label = N_("Prepared by")),
	FIELD("prepared_login", 14, FT_TEXT, .flags = F_REQUIRED, .label = N_("Prepared by login")),
	FIELD("submitted_by", 15, FT_REF, .ref = &person_kind, .label = N_("Submitted by")),
	FIELD("approved_by", 16, FT_REF, .ref = &person_kind, .label = N_("Approved by")),
	FIELD("approved_login", 17, FT_TEXT, .label = N_("Approved by login")),
	FIELD("approved_on", 18, FT_DAY, .label = N_("Approved on")),
	FIELD("same_login", 19, FT_BOOL, .label = N_("Same login")),
	FIELD("submitted_login", 20, FT_TEXT, .label = N_("Submitted by login")),
	FIELD("signatures", 21, FT_INT, .label = N_("Signatures")),
	FIELD_END
};
/* ---- undo ---- */

/* Does it count as posted? */
static bool
counts(const struct kind *k, const struct value *v)
{
	return v != NULL && !value_is(&v[kind_index(k, "state")], "replaced");
}

static int
refuse_later(struct dept *d, int64_t id, int64_t op, struct sales_err *err)
{
	static const struct sql              later = { "SELECT code FROM payout WHERE id > ?1 AND op <> ?2 AND state <> 'replaced' ORDER BY id DESC LIMIT 1" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &later, BIND(V(id), V(op)), err));
	if (!db_next(&st))
		return db_end(&st, err);
	FAIL(err, SALES_EPOLICY, _("payout %s was run since and stands on it: what changed is posted by the next run"), db_text(&st, 0));
	return err_hint(err, "salesctl payout list");
}

static int
check_write(void *arg, const struct op_info *op, const struct version_pair *p, struct sales_err *err)
{
	const struct op *now = arg;

	(void)op;
	if (p->kind->no != payout_kind.no || counts(p->kind, p->before) == counts(p->kind, p->after))
		return SALES_OK;
	return refuse_later(now->d, p->id, now->no, err);
}

/* A run goes, or comes back, only while no later one took what it pays as posted. */
static int
payout_whole(struct op *op, struct sales_err *err)
{
	return op->undoes == 0 ? SALES_OK : op_versions(op->d, op->undoes, op->undoes, check_write, op, err);
}

const struct kind payout_kind = {
	.name = "payout", .no = 12, .letters = "PR", .label = N_("payout run"), .plural = N_("payout runs"),
	.fields = payout_fields, .title = "run", .internal = true, .carried = CARRIED_BRINGS_HISTORY, .whole = payout_whole,
};

/* ---- adjustment ---------------------------------------------------------- */

static int
adjustment_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after, struct sales_err *err)
{
	const struct value *amount = &after[kind_index(k, "amount")];

	const struct actor *who;

	if (before == NULL && after[kind_index(k, "asked_login")].type == V_NULL) {
		TRY(dept_actor(d, &who, err));
		after[kind_index(k, "asked_login")] = v_text(who->login);
	}
	if (amount->type != V_NULL && amount->u.i == 0)
		return FAIL(err, SALES_EINVAL, _("amount: an adjustment of 0 changes nothing"));
	return SALES_OK;
}

/* Who asks is who brings it, and a second person decides. */
static int
adjustment_bring(struct dept *d, const struct kind *k, const struct value *before, struct value *after, struct sales_err *err)
{
	const struct actor *who;

	if (kind_is_decided(k, after))
		return before != NULL ? SALES_OK : FAIL(err, SALES_EINVAL, _("state: it is set by commands that decide it, and never typed"));
	TRY(dept_actor(d, &who, err));
	after[kind_index(k, "asked_login")] = v_text(who->login);
	if (before == NULL)
		after[kind_index(k, "asked_by")] = who->person == 0 ? v_null() : v_of(V_REF, who->person);
	return SALES_OK;
}

#define NAMES(...) .alias = (const char *const[]){ __VA_ARGS__, NULL }

static const struct field adjustment_fields[] = {
	FIELD("person", 1, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Person"), NAMES("人员")),
	FIELD("amount", 2, FT_MONEY, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Amount"), NAMES("金额")),
	FIELD("on", 3, FT_DAY, .column = "adjusted_on", .flags = F_REQUIRED | F_FIXED | F_LIST, .start = "today", .label = N_("On"), NAMES("日期")),
	FIELD("reason", 4, FT_TEXT, .flags = F_REQUIRED | F_FIXED | F_LIST | F_SEARCH, .label = N_("Reason"), NAMES("原因")),
	FIELD("about", 5, FT_TEXT, .label = N_("About"), NAMES("涉及")),
	FIELD("state", 6, FT_ENUM, .flags = F_DECIDED | F_LIST, .start = "proposed", .label = N_("State"), NAMES("状态"),
	    .values = (const char *const[]){ "proposed", "approved", "refused", NULL }, .value_alias = (const char *const[]){ "待审批", "已批准", "已驳回", NULL }),
	FIELD("asked_by", 7, FT_REF, .ref = &person_kind, .flags = F_DECIDED | F_LIST, .start = "@me", .label = N_("Asked by"), NAMES("申请人")),
	FIELD("asked_login", 8, FT_TEXT, .flags = F_DECIDED, .label = N_("Asked by login"), NAMES("申请人登录名")),
	FIELD("by", 9, FT_REF, .ref = &person_kind, .column = "by_person", .flags = F_DECIDED | F_LIST, .label = NC_("approval", "By"), NAMES("审批人")),
	FIELD("login", 10, FT_TEXT, .flags = F_DECIDED, .label = N_("Login"), NAMES("登录名")),
	FIELD("same_login", 11, FT_BOOL, .flags = F_DECIDED, .label = N_("Same login"), NAMES("同一登录名")),
	FIELD("decided_on", 12, FT_DAY, .flags = F_DECIDED, .label = N_("Decided"), NAMES("决定日期", "审批日期")),
	FIELD("answer", 13, FT_TEXT, .flags = F_DECIDED, .label = N_("Answer"), NAMES("答复", "审批意见")),
	FIELD("account", 14, FT_ENUM, .flags = F_FIXED, .label = NC_("ledger", "Account"), NAMES("科目"),
	    .values = (const char *const[]){ "withheld", NULL }, .value_alias = (const char *const[]){ "封顶留存", NULL }),
	FIELD_END
};
const struct kind adjustment_kind = {
	.name = "adjustment", .no = 39, .letters = "AJ", .label = N_("adjustment"), .plural = N_("adjustments"),
	.brief = N_("pay that is corrected by hand, with reason and second person"),
	.fields = adjustment_fields, .title = "reason", .date = "on", .check = adjustment_check, .bring = adjustment_bring, .kept = true,
	.match = (const char *const[]){ "person", "on", "reason", NULL },
};

/* ---- payment and hold ---------------------------------------------------- */

/* What was paid: one person's money of one run. */
static const struct field payment_fields[] = {
	FIELD("person", 1, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Person"), NAMES("人员", "收款人")),
	FIELD("payout", 2, FT_REF, .ref = &payout_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Payout"), NAMES("发放批次", "批次")),
	FIELD("amount", 3, FT_MONEY, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Amount"), NAMES("金额", "实发金额")),
	FIELD("paid_on", 4, FT_DAY, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Paid on"), NAMES("发放日期", "付款日期")),
	FIELD("reference", 5, FT_TEXT, .flags = F_DECIDED | F_LIST, .label = N_("Reference"), NAMES("流水号", "付款凭证")),
	FIELD("note", 6, FT_TEXT, .flags = F_DECIDED, .label = N_("Note"), NAMES("备注")),
	FIELD("paid_by", 7, FT_REF, .ref = &person_kind, .flags = F_DECIDED, .label = N_("Paid by"), NAMES("付款人", "经办人")),
	FIELD_END
};
const struct kind payment_kind = {
	.name = "payment", .no = 40, .letters = "PY", .label = N_("payment"), .plural = N_("payments"),
	.fields = payment_fields, .date = "paid_on", .internal = true, .carried = CARRIED_BRINGS_HISTORY,
	.match = (const char *const[]){ "person", "payout", "paid_on", NULL },
};

/* Whom nothing is paid to of a run until it is released. */
static const struct field hold_fields[] = {
	FIELD("person", 1, FT_REF, .ref = &person_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Person"), NAMES("人员")),
	FIELD("payout", 2, FT_REF, .ref = &payout_kind, .flags = F_REQUIRED | F_FIXED | F_LIST, .label = N_("Payout"), NAMES("发放批次", "批次")),
	FIELD("reason", 3, FT_TEXT, .flags = F_REQUIRED | F_LIST, .label = N_("Reason"), NAMES("原因", "暂停原因")),
	FIELD("held_on", 4, FT_DAY, .flags = F_REQUIRED | F_LIST, .label = N_("Held on"), NAMES("暂停日期")),
	FIELD("held_by", 5, FT_REF, .ref = &person_kind, .flags = F_DECIDED, .label = N_("Held by"), NAMES("暂停人")),
	FIELD("released_on", 6, FT_DAY, .flags = F_DECIDED | F_LIST, .label = N_("Released on"), NAMES("解除日期")),
	FIELD("released_by", 7, FT_REF, .ref = &person_kind, .flags = F_DECIDED, .label = N_("Released by"), NAMES("解除人")),
	FIELD_END
};
const struct kind payout_hold_kind = {
	.name = "payout_hold", .no = 41, .letters = "PH", .label = N_("hold of a payout"), .plural = N_("holds of payouts"),
	.fields = hold_fields, .date = "held_on", .internal = true, .carried = CARRIED_BRINGS_HISTORY,
	.match = (const char *const[]){ "person", "payout", "held_on", NULL },
};

const struct kind *const payout_kinds[] = { &payout_kind, &adjustment_kind, &payment_kind, &payout_hold_kind,
	&signature_kind, &dispute_kind, &acceptance_kind, NULL };
