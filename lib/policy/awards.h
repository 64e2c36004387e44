/* awards.h - what follows from results: who is honoured, who may be promoted,
 * whose results ask for help first. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "lib/base/money.h"
#include "lib/policy/place.h"

#define SAME_RANK "same-rank"               /* in award.ties: what is equal by then shares a rank */

struct award {
	const char        *id;
	struct label       label;
	const char        *period;          /* "2026", or a unit: "quarter" */
	const char        *who;             /* expression over persons; NULL: everybody */
	const char        *by;              /* expression: the composite, more is better */
	const char        *gate;            /* expression: who fails it gets none; NULL */
	int                top;             /* ranks that are honoured */
	const money       *amounts;         /* of rank 1, 2 ...; fewer than top: nothing beyond */
	size_t             namounts;
	const char *const *ties;            /* metrics, more is better; NULL-ended; NULL: same rank */
	int                newcomer;        /* days since hired_on in which one is ranked apart; 0: never */
	struct place       at;
};

enum demote_action { DEMOTE_PLAN, DEMOTE_TRAINING, DEMOTE_TRANSFER, DEMOTE_LEVEL, DEMOTE_DISMISS };

/* A step of the ladder. All conditions of an expression (joined by and) are told
 * one by one. */
struct ladder_step {
	const char        *who;             /* expression over persons; NULL: everybody */
	const char        *from, *to;       /* levels; NULL: any, and not said */
	const char        *promote, *demote; /* expressions; NULL: none */
	enum demote_action action;          /* where demote holds */
	struct place       at;
};
