/* policy_kind.h - applied rule-book versions as records. */
#pragma once
#include "lib/record/kind.h"

SALES_API_BEGIN
extern const struct kind policy_kind;
SALES_API_END
