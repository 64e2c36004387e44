/* dup.h - the verbs of kinds whose records may stand there twice: customers,
 * contacts, leads. */
#pragma once
#include "cmd/cmd.h"

struct dup_args { const char *who; bool exit_code; };
struct merge_args { const char *from, *into; };

extern const char dup_brief[], merge_brief[];
extern const struct opt dup_opts[], merge_opts[];
extern const struct col dup_cols[];
NODISCARD int dup_verb(struct ctx *ctx, const void *args);
NODISCARD int merge_verb(struct ctx *ctx, const void *args);

#define DUP_VERBS(NOUN, FROM, INTO) \
	{ .name = "dup", .brief = dup_brief, .opts = dup_opts, .cols = dup_cols, \
	  .args_size = sizeof(struct dup_args), .needs = NEEDS_BOOK, .run = dup_verb, \
	  .examples = "salesctl " NOUN " dup\nsalesctl " NOUN " dup --for @me\nsalesctl " NOUN " dup --exit-code -q\n" }, \
	{ .name = "merge", .brief = merge_brief, .opts = merge_opts, \
	  .args_size = sizeof(struct merge_args), .needs = NEEDS_OP | OPENS_OP, .run = merge_verb, \
	  .examples = "salesctl " NOUN " merge " FROM " " INTO " -n\nsalesctl " NOUN " merge " FROM " " INTO "\n" }
