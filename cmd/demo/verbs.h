/* verbs.h - the demo command, for the list in cmd/commands.c. */
#pragma once
#include "cmd/cmd.h"

extern const struct cmd demo_cmd;
