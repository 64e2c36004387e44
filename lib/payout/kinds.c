/* A payout run as a record; its lines stand in payout_line, covered by digest. */
#include "lib/payout/kinds.h"

#include "lib/org/kinds.h"

static const struct field payout_fields[] = {
	FIELD("code", 1, FT_TEXT, .flags = F_REQUIRED, .label = N_("Run")),
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
	FIELD_END
};
const struct kind payout_kind = {
	.name = "payout", .no = 12, .letters = "PR", .label = N_("payout run"), .plural = N_("payout runs"),
	.fields = payout_fields, .internal = true,
};

const struct kind *const payout_kinds[] = { &payout_kind, NULL };
