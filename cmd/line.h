/* line.h - a command line: its noun and verb, the options wherever they stand,
 * the operands. */
#pragma once
#include "cmd/globals.h"

enum { GIVEN_MAX = 64 };

struct line {
	struct ctx       *ctx;       /* noun, verb and command are set in it */
	struct opt_parser p;         /* argv is where it begins */
	bool              inside;    /* one of a batch: no program outside is looked for */
	struct globals    g;
	bool              given[OPT_GROUPS][GIVEN_MAX], own[GIVEN_MAX];
	void             *args;      /* of verb, in ctx->arena */
	struct words      operands;
};

/** ctx->verb stays NULL when the line ends before one. A noun that is none is a
 *  program outside, which never comes back. */
NODISCARD int line_parse(struct line *l);
