/* show.h - records as cells and as words. */
#pragma once
#include "cmd/cmd.h"
#include "lib/record/history.h"

/** The column of a path: its key is text as the user named it (or the field's
 *  name), in ctx->arena. */
struct col show_col(struct ctx *ctx, const struct path *p, const char *key);
/** What a field holds, in a word, N_(): "money", "date", the name of a kind. */
const char *show_type(const struct field *f);
/** Is it a word of a list: an enum, a stage, a pipeline? */
bool show_is_word(const struct field *f);
/** Such a word as people have it: "bad debt", 坏账. Lives as long as ctx. */
const char *show_word(struct ctx *ctx, const struct field *f, const char *word);
/** A value as the cell of such a column; strings live as long as the row. */
NODISCARD int show_cell(struct ctx *ctx, const struct path *p, const struct value *v,
    struct cell *out);
/** A value in words: ¥1,234.50, 张伟, 60%, (empty). */
NODISCARD int show_value(struct ctx *ctx, const struct kind *k, const struct value *record,
    const struct field *f, struct buf *b);
/** The same value as machines get it: 1234.50, visit; of a reference its name. */
NODISCARD int show_plain(struct ctx *ctx, const struct field *f, const struct value *v, struct buf *b);
/** "stage proposal -> won, closed_on (empty) -> 2026-09-23"; "" when equal. */
NODISCARD int show_difference(struct ctx *ctx, const struct kind *k, const struct value *before,
    const struct value *after, struct buf *b);
/** Say "changed" and the difference of a record that was before and is now what
 *  stands in the department; nothing when it is the same. */
NODISCARD int show_changed(struct ctx *ctx, const struct kind *k, int64_t id, const struct record *before);
/** What a record is, in words: its title, then what is set. */
NODISCARD int show_record(struct ctx *ctx, const struct kind *k, const struct value *v,
    struct buf *b);
/** What an operation did to one record: action is added, changed or removed,
 *  word the same in the user's language, b what changed in words. */
NODISCARD int show_pair(struct ctx *ctx, const struct version_pair *p, const char **action,
    const char **word, struct buf *b);
/** What people call a record beside its code: its title, else that of the deal,
 *  customer or product it is of; "" when nothing says. Lives as long as the
 *  department. */
NODISCARD int show_name(struct ctx *ctx, const struct kind *k, int64_t id, const char **out);
/** A record's code: D-0042 or a handle. Lives as long as the department. */
NODISCARD int show_code(struct ctx *ctx, const struct kind *k, int64_t id, const struct value *v,
    const char **out);
