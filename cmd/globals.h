/* globals.h - the options that belong to no single command, by what a command
 * must need to take them. */
#pragma once
#include "cmd/cmd.h"

struct opt_group {
	unsigned          needs;   /* any of these, LISTS: it has columns; 0: every command */
	const char       *title;   /* N_(), in help */
	const struct opt *opts;
};
enum { OPT_GROUPS = 6, LISTS = 1 << 30 };
extern const struct opt_group opt_groups[OPT_GROUPS];

/** Does a command take the group's options? */
bool group_is_taken(const struct opt_group *g, const struct cmd *c);
/** What settings and the environment say where the command line says nothing. */
NODISCARD int globals_from_env(struct ctx *ctx, struct globals *g);
/** A width of --width: 0 for none; SALES_EUSAGE when it is no width. */
NODISCARD int globals_width(const char *text, int *out, struct sales_err *err);
/** Is there such a language for --lang? */
NODISCARD int globals_check_lang(const char *lang, struct sales_err *err);
/** Values that must be understood before anything is opened: --now,
 *  --lock-wait, --errors; options that exclude each other. */
NODISCARD int globals_check(struct ctx *ctx, struct globals *g);
