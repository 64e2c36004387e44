/* kinds.h - the record kinds of the organisation. */
#pragma once
#include "lib/record/kind.h"

SALES_API_BEGIN
extern const struct kind person_kind, team_kind, assignment_kind;

/** All of them, NULL-ended. */
extern const struct kind *const org_kinds[];
SALES_API_END
