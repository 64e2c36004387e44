/* An applied version of the rule book as a record, so that the chain of
 * operations covers it. It has no verbs of its own kind: `policy apply` adds
 * one, nothing changes it. */
#include "lib/record/policy_kind.h"

static const struct field policy_fields[] = {
	FIELD("effective_on", 1, FT_DAY, .flags = F_REQUIRED, .label = N_("Effective")),
	FIELD("hash", 2, FT_TEXT, .flags = F_REQUIRED, .label = N_("Hash")),
	FIELD("file", 3, FT_TEXT, .flags = F_REQUIRED, .label = N_("File")),
	FIELD("text", 4, FT_TEXT, .flags = F_REQUIRED, .label = N_("Text")),
	FIELD_END
};
const struct kind policy_kind = {
	.name = "policy", .no = 11, .letters = "K", .label = N_("rule book"), .plural = N_("rule books"),
	.fields = policy_fields, .date = "effective_on", .internal = true, .carried = CARRIED_IN_HISTORY,
};
