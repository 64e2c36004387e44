/* alias.h - commands of one's own: `alias: {mine: deal list owner:@me}`. */
#pragma once
#include "cmd/cmd.h"

/** What is wrong with an alias of the settings; NULL: nothing, or it is none.
 *  all: also what is found out only when it is used. */
const char *alias_objection(struct ctx *ctx, const char *key, const char *text, bool all);
/** The words of the command that an alias stands for. SALES_EINVAL when there is
 *  none, or a quote is not closed. */
NODISCARD int alias_words(struct arena *a, const char *text, struct words *out,
    struct sales_err *err);
/** The name in "alias.NAME"; NULL: another setting. */
const char *alias_name(const char *key);
/** The names of those that can be used, at most max; how many there are. */
size_t alias_names(const struct ctx *ctx, const char **names, size_t max);
/** What an alias stands for; NULL: there is no such alias, or it is a built-in
 *  command's name. */
const char *alias_text(const struct ctx *ctx, const char *name);
/** The line with the alias at argv[at] (0: no word there) replaced by what it
 *  stands for; argv itself when it is none. One that runs a shell never comes
 *  back; bare: nothing but -C or --db stands before it. SALES_ECONFIG when it
 *  stands for another alias. */
NODISCARD int alias_expand(struct ctx *ctx, char *const *argv, size_t at, bool bare,
    char *const **out);
