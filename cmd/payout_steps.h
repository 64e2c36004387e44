/* payout_steps.h - what the files that put steps into words share. */
#pragma once
#include <string.h>

#include "cmd/payout.h"
#include "lib/base/tr.h"

/* One step at hand. */
struct telling { struct ctx *ctx; const struct payout_line *l; const struct payout_why *r; const struct why *s; struct buf *b; };

static inline const char *
units(const struct telling *t, struct ratio r)
{
	return payout_units(t->ctx, r);
}
static inline const char *
amount(const struct telling *t)
{
	return units(t, t->s->amount);
}
const char *payout_percent(struct ctx *ctx, struct ratio r);
static inline const char *
percent(const struct telling *t, struct ratio r)
{
	return payout_percent(t->ctx, r);
}
static inline const char *
date(const struct telling *t, day on)
{
	char d[DAY_SIZE];

	return arena_strdup(&t->ctx->arena, day_str(on, d));
}
const char *payout_number(struct ctx *ctx, struct ratio r);
static inline const char *
number(const struct telling *t, struct ratio r)
{
	return payout_number(t->ctx, r);
}
static inline const char *
decimal(const struct telling *t, struct ratio r)
{
	char s[RATIO_SIZE];

	return arena_strdup(&t->ctx->arena, ratio_decimal(r, s));
}
static inline const char *
place(const struct telling *t)
{
	return t->s->at.file == NULL ? "" : arena_printf(&t->ctx->arena, "%s:%d", t->s->at.file, t->s->at.line);
}
/** "94.3479%" of what is told in percent, else the number. */
static inline const char *
factor_shown(const struct telling *t, struct ratio r)
{
	return strncmp(t->s->of, "attainment(", strlen("attainment(")) == 0 ? percent(t, r) : number(t, r);
}
#define SAY(...) buf_printf(t->b, __VA_ARGS__)

/** Of what a fact earns, and factors (payout_steps_fact.c). False: it is another step. */
bool payout_step_fact(const struct telling *t);
/** Of what a true-up reckons anew (payout_steps_anew.c). False: it is another step. */
bool payout_step_anew(const struct telling *t);
/** Of caps and of what stands around a plan (payout_steps_around.c). False: it is
 *  another step. */
bool payout_step_around(const struct telling *t);
