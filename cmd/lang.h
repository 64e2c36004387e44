/* lang.h - which language messages are in. */
#pragma once
#include "cmd/cmd.h"

/** Choose and load it; sets ctx->lang. Once more when the settings are known. */
void lang_set(struct ctx *ctx);
/** For what follows, the language that the rule book gives a document (NULL:
 *  none), unless --lang or SALESCTL_LANG asks for another. */
void lang_of_document(struct ctx *ctx, const char *lang);
