/* lead.h - what the files of salesctl lead share. */
#pragma once
#include "cmd/cmd.h"

struct lead_assign_args { struct words words; const char *to; };

extern const struct opt lead_assign_opts[];
int lead_run_assign(struct ctx *ctx, const void *args);
