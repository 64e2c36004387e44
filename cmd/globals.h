/* globals.h - the options that belong to no single command, by what a command
 * must need to take them. */
#pragma once
#include "cmd/cmd.h"

struct opt_group {
	unsigned          needs;   /* any of these; 0: every command */
	const char       *title;   /* N_(), in help */
	const struct opt *opts;
};
enum { OPT_GROUPS = 5 };
extern const struct opt_group opt_groups[OPT_GROUPS];

/** Does a command take the group's options? */
bool group_is_taken(const struct opt_group *g, const struct cmd *c);
/** What the environment says where the command line says nothing. */
NODISCARD int globals_from_env(struct ctx *ctx, struct globals *g);
/** Values that must be understood before anything is opened: --now,
 *  --lock-wait, --errors; options that exclude each other. */
NODISCARD int globals_check(struct ctx *ctx, struct globals *g);
