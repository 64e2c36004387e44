/* A payout run as a record; its lines stand in payout_line, covered by digest. */
#include "lib/payout/kinds.h"

#include "lib/org/kinds.h"

static const struct field payout_fields[] = {
	FIELD("code", 18, FT_TEXT, .flags = F_REQUIRED, .label = N_("Run")),
	FIELD("period", 1, FT_PERIOD, .flags = F_REQUIRED, .label = N_("Period")),
	FIELD("from_on", 2, FT_DAY, .flags = F_REQUIRED, .label = N_("From")),
	FIELD("to_on", 3, FT_DAY, .flags = F_REQUIRED, .label = N_("To")),
	FIELD("state", 4, FT_ENUM, .flags = F_REQUIRED, .label = N_("State"),
	    .values = (const char *[]){ "draft", "submitted", "approved", "replaced", NULL },
	    .value_alias = (const char *[]){ "草稿", "已提交", "已批准", "已取代", NULL }),
	FIELD("policy", 5, FT_INT, .flags = F_REQUIRED, .label = N_("Rule book")),
	FIELD("facts_op", 6, FT_INT, .flags = F_REQUIRED, .label = N_("Facts as of")),
	FIELD("people", 7, FT_INT, .flags = F_REQUIRED, .label = N_("People")),
	FIELD("first_line", 19, FT_INT, .flags = F_REQUIRED, .label = N_("First line")),
	FIELD("lines", 8, FT_INT, .flags = F_REQUIRED, .label = N_("Lines")),
	FIELD("total", 9, FT_MONEY, .flags = F_REQUIRED, .label = N_("Total")),
	FIELD("digest", 10, FT_TEXT, .flags = F_REQUIRED, .label = N_("Digest")),
	FIELD("prepared_by", 11, FT_REF, .ref = &person_kind, .label = N_("Prepared by")),
	FIELD("prepared_login", 12, FT_TEXT, .flags = F_REQUIRED, .label = N_("Prepared by login")),
	FIELD("submitted_by", 13, FT_REF, .ref = &person_kind, .label = N_("Submitted by")),
	FIELD("approved_by", 14, FT_REF, .ref = &person_kind, .label = N_("Approved by")),
	FIELD("approved_login", 15, FT_TEXT, .label = N_("Approved by login")),
	FIELD("approved_on", 16, FT_DAY, .label = N_("Approved on")),
	FIELD("same_login", 17, FT_BOOL, .label = N_("Same login")),
	FIELD_END
};
const struct kind payout_kind = {
	.name = "payout", .no = 12, .letters = "PR", .label = N_("payout run"), .plural = N_("payout runs"),
	.fields = payout_fields, .internal = true,
};
