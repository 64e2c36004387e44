#include "lib/crm/stale.h"

#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/record/read.h"

day
deal_idle_since(day touched, day next, day expected, day on)
{
	day since = touched;

	if (next != DAY_NONE && next > on)
		return DAY_NONE;
	if (since == DAY_NONE || (next != DAY_NONE && next > since))
		since = next;
	if (since == DAY_NONE && expected != DAY_NONE && expected <= on)
		since = expected;
	return since;
}

bool
deal_is_stale(const struct stage *st, day since, day on)
{
	return st != NULL && st->stale_after > 0 && since != DAY_NONE && on - since > st->stale_after;
}

enum { AT_STAGE, AT_PIPELINE, AT_TOUCHED, AT_NEXT, AT_EXPECTED, COLS };

struct counting { struct dept *d; day on; int64_t n; };

static day
day_in(const struct value *v)
{
	return v->type == V_NULL ? DAY_NONE : (day)v->u.i;
}

static void
word_in(const struct value *v, char word[64])
{
	word[0] = '\0';
	if (v->type == V_TEXT && v->u.s.n < 64) {
		memcpy(word, v->u.s.p, v->u.s.n);
		word[v->u.s.n] = '\0';
	}
}

static int
count_stale(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct counting *s = arg;
	char             stage[64], pipeline[64];
	const day        since = deal_idle_since(day_in(&c[AT_TOUCHED]), day_in(&c[AT_NEXT]),
	           day_in(&c[AT_EXPECTED]), s->on);

	(void)id;
	(void)err;
	word_in(&c[AT_STAGE], stage);
	word_in(&c[AT_PIPELINE], pipeline);
	s->n += deal_is_stale(policy_stage(s->d->policy, pipeline, stage), since, s->on);
	return SALES_OK;
}

int
deals_stale(struct dept *d, day on, int64_t *n, struct sales_err *err)
{
	static const char *const name[COLS] = { "stage", "pipeline", "touched_on", "next_on", "expected_on" };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct query                     q;
	struct counting                  s = { .d = d, .on = on };

	TRY(record_query(d, &deal_kind, name, COLS, "stage:open", &a, &q, err));
	TRY(record_each(d, &q, count_stale, &s, err));
	*n = s.n;
	return SALES_OK;
}
