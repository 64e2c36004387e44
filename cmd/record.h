/* record.h - the generic verbs, which every record kind has. */
#pragma once
#include "cmd/cmd.h"

struct words_args { struct words words; };
struct record_add_args { struct words words; bool allow_duplicate; };
struct record_timeline_args { struct words words; const char *kinds; bool timeline, oldest; };
struct record_edit_args {
	struct words words;
	const char  *batch, *rejects;
	long         if_op, max_errors;
	bool         keep_going, allow_duplicate;
};
struct record_log_args { const char *code; };

extern const struct opt record_add_opts[], record_list_opts[], record_show_opts[],
    record_edit_opts[], record_remove_opts[], record_log_opts[];
extern const struct col record_log_cols[];
extern const struct opt record_timeline_opts[];
extern const struct col record_timeline_cols[];
NODISCARD int record_add_verb(struct ctx *ctx, const void *args);
NODISCARD int record_list_verb(struct ctx *ctx, const void *args);
NODISCARD int record_show_verb(struct ctx *ctx, const void *args);
/** The same with columns behind a record's own: fill gives their cells. */
struct record_more {
	const struct col *cols;    /* ended by COL_END */
	int (*fill)(struct ctx *ctx, const struct kind *k, const struct record *r, struct cell *out);
};
NODISCARD int record_show_more(struct ctx *ctx, const void *args, const struct record_more *more);
/** The same of kinds that have a timeline: with --timeline that is shown. */
NODISCARD int record_timeline_verb(struct ctx *ctx, const void *args);
NODISCARD int record_edit_verb(struct ctx *ctx, const void *args);
NODISCARD int record_remove_verb(struct ctx *ctx, const void *args);
NODISCARD int record_log_verb(struct ctx *ctx, const void *args);

/** Say what a person should know of a change that he made (kind.remark); before
 *  is NULL when he added it. */
NODISCARD int record_remark(struct ctx *ctx, const struct kind *k, const struct record *before, int64_t id);
/** Said once a command: a change of who somebody is holds for the past too. */
NODISCARD int record_note_moved(struct ctx *ctx, const struct kind *k, const struct record *before,
    const struct value *after);
/** edit --batch FILE: a file of changes, one record a line. */
NODISCARD int record_edit_batch(struct ctx *ctx, const struct record_edit_args *a);
/** What edit does, for verbs that set something themselves: preset does it to
 *  each record, before the changes among a's words. */
typedef int record_preset_fn(struct ctx *ctx, const struct kind *k, const struct record *before,
    struct value *after);
NODISCARD int record_edit_preset(struct ctx *ctx, const struct record_edit_args *a,
    record_preset_fn *preset);

/** The records that codes and selectors mean, in ids (in ctx->arena). A word
 *  without a sign is a code, a handle or a name. *by_terms: selectors were
 *  among them. */
struct id_list { int64_t *v; size_t n; };
NODISCARD int record_ids(struct ctx *ctx, struct words words, struct id_list *out, bool *by_terms);
/** SALES_ECONFLICT when one of the words is the code of a record that was merged:
 *  for commands that must not take it for what it is part of now. */
NODISCARD int record_refuse_merged(struct ctx *ctx, struct words words);
/** The same for commands that change them (OPENS_OP): ctx->op is begun behind it.
 *  More records than were named one by one are asked for first ("this changes
 *  %zu %s."); SALES_ECONFLICT when others are meant by the time of the answer. */
NODISCARD int record_take(struct ctx *ctx, struct words words, const char *question, struct id_list *ids);
/** Put them in order, and is one among those that are in order? */
void record_ids_sort(struct id_list *ids);
bool record_ids_have(const struct id_list *ids, int64_t id);
