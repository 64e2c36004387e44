/* candidates.h - private to completion: what is typed, and what fits. */
#pragma once
#include "cmd/cmd.h"

struct completion {
	struct ctx       *ctx;
	const char       *word;      /* being typed */
	const struct cmd *noun, *verb;
	const struct opt *value_of;  /* the option whose value comes next */
	const char       *last;      /* operand before the word */
	size_t            at;        /* operands so far */
	struct buf        b;
	const char       *before;    /* put in front of each candidate: "owner:" */
};

/** A candidate, when it begins as the word does; about: what it is, or NULL. */
void candidate(struct completion *c, const char *name, const char *after, const char *about);
/** What may stand where an option's or operand's value does. */
void candidates_for(struct completion *c, const struct opt *o);
/** The aliases that can be used. */
void candidate_aliases(struct completion *c);
