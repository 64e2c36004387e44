/* suggest.h - what was probably meant. */
#pragma once
#include "cmd/cmd.h"

/** "'lsit' is not a deal command", with one suggestion. SALES_EUSAGE. */
NODISCARD int suggest_verb(struct ctx *ctx, const char *word);
/** "there is no command 'dael'". SALES_EUSAGE. */
NODISCARD int suggest_noun(struct ctx *ctx, const char *word);
