/* candidates.h - private to completion: what is typed, and what fits. */
#pragma once
#include "cmd/cmd.h"

struct completion {
	struct ctx       *ctx;
	const char       *word;      /* being typed: what candidates begin with */
	size_t            n;         /* candidates so far */
	const struct cmd *noun, *verb;
	const struct opt *value_of;  /* the option whose value comes next */
	const char       *last;      /* operand before the word */
	size_t            at;        /* operands so far */
	bool              is_lost;   /* a word before is no command or verb: nothing is known */
	struct buf        b;
	const char       *before;    /* typed already, and no part of word: "--format=" */
};

/** A candidate, when it begins as the word does; about: what it is, or NULL. */
void candidate(struct completion *c, const char *name, const char *after, const char *about);
/** What may stand where an option's or operand's value does. */
void candidates_for(struct completion *c, const struct opt *o);
/** Nouns, commands and aliases. */
void candidate_commands(struct completion *c);
void candidate_verbs(struct completion *c, const struct cmd *noun);
