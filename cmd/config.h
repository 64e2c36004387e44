/* config.h - what `config`, `alias` and `trust` share: writing one setting. */
#pragma once
#include "cmd/settings.h"

/* --level */
struct level_args { const char *level; };
extern const char *const level_names[]; /* user department system, NULL-ended */

/** The level that --level names (NULL: user) and its file. SALES_ENOTFOUND:
 *  there is no department, or no home. */
NODISCARD int config_level(struct ctx *ctx, const char *name, enum setting_level *level,
    const char **path);
/** Change one setting in the file of a level, and say so. SALES_NO as
 *  settings_edit. */
NODISCARD int config_change(struct ctx *ctx, const char *level_name, enum setting_edit what,
    const char *key, const char *value);
/** A file of settings that says nothing yet and shows what could stand there. */
void config_template(struct buf *b, enum setting_level level);
/** Make the folders that path lies in. */
NODISCARD int config_make_folder(struct ctx *ctx, const char *path);
/** The value in force of a setting, a line each. SALES_NO: it has none. */
NODISCARD int config_print(struct ctx *ctx, const char *key);
/** `config edit` (config_write.c). */
extern const struct opt config_edit_opts[];
NODISCARD int config_run_edit(struct ctx *ctx, const void *args);
