#include "lib/analysis/path.h"

#include <string.h>

/* The way as it was walked: stages by position, open ones and at most one closed
 * stage at the end. */
struct walk {
	const struct pipeline *l;
	struct deal_path      *out;
	int                    last;    /* position; -1: none yet */
	int                    before;  /* the open one before a closed last; -1: none */
	day                    since;   /* DAY_NONE: not known */
};

static int
position(const struct pipeline *l, const struct moves *m, int stage)
{
	for (size_t i = 0; i < l->nstages && stage >= 0; i++)
		if (strcmp(l->stages[i].id, m->stages.key[stage].p) == 0)
			return (int)i;
	return -1;
}

static bool
is_open(const struct walk *w, int at)
{
	return w->l->stages[at].cls == STAGE_OPEN;
}

static enum path_way
way_to(const struct walk *w, int to)
{
	switch (w->l->stages[to].cls) {
	case STAGE_LOST:
		return WAY_LOST;
	case STAGE_WON:
		return WAY_FORWARD;
	case STAGE_OPEN:
		break;
	}
	return to > w->last ? WAY_FORWARD : WAY_BACK;
}

/* The deal leaves the stage where it stands, for another. */
static void
leave(struct walk *w, int to, day on)
{
	struct path_stage *s = &w->out->stage[w->last];

	s->way = way_to(w, to);
	if (w->since == DAY_NONE || on == DAY_NONE || on < w->since)
		s->days = -1;
	else if (s->days >= 0)
		s->days += on - w->since;
}

/* A closed stage that a deal did not stay in is only a sign that it was opened
 * again: the time there is nobody's, and it left the stage before for this one. */
static void
reopen(struct walk *w, int to)
{
	w->out->is_reopened = true;
	w->out->stage[w->last].way = WAY_NEVER;
	if (w->before >= 0 && w->before != to)
		w->out->stage[w->before].way = to > w->before ? WAY_FORWARD : WAY_BACK;
}

static void
enter(struct walk *w, int to, day on)
{
	if (to < 0) {
		w->out->has_gone = true;
		w->since = DAY_NONE; /* how long it was there is not told apart */
		return;
	}
	if (w->last >= 0 && !is_open(w, w->last) && w->last != to) {
		reopen(w, to);
	} else if (w->last >= 0 && w->last != to) {
		leave(w, to, on);
		w->before = w->last;
	}
	if (w->last != to)
		w->since = on;
	w->last = to;
	w->out->stage[to].way = WAY_HERE;
}

static void
mark_skipped(const struct walk *w)
{
	int furthest = -1;

	for (int i = 0; i < (int)w->l->nstages; i++)
		if (w->out->stage[i].way != WAY_NEVER && w->l->stages[i].cls != STAGE_LOST)
			furthest = i;
	for (int i = 0; i < furthest; i++)
		if (w->out->stage[i].way == WAY_NEVER && is_open(w, i))
			w->out->stage[i].way = WAY_SKIPPED;
}

/* From the day it began to the day it was closed. */
static void
end(const struct walk *w, const struct deal_fact *f)
{
	struct path_stage *s = &w->out->stage[w->last];

	s->is_unknown = w->out->is_still;
	if (is_open(w, w->last))
		return;
	s->is_closed = true;
	s->days = f->created == DAY_NONE || f->closed < f->created ? -1 : f->closed - f->created;
}

int
path_of(struct moves *m, const struct deal_fact *f, struct deal_path *out, struct sales_err *err)
{
	const struct move *move = NULL;
	const size_t       n = moves_of(m, f->id, &move);
	struct walk        w = { .l = f->pipeline, .out = out, .last = -1, .before = -1, .since = f->created };
	const int          now = (int)(f->stage - f->pipeline->stages);

	if (f->pipeline->nstages > PATH_STAGES)
		return FAIL(err, SALES_EINVAL, _("the pipeline '%s' has more than %d stages"), f->pipeline->id,
		    PATH_STAGES);
	*out = (struct deal_path){ .is_still = n == 0 && now > 0 };
	if (n > 0 && move[0].from >= 0)
		enter(&w, position(f->pipeline, m, move[0].from), f->created);
	for (size_t i = 0; i < n; i++)
		enter(&w, position(f->pipeline, m, move[i].to), move[i].on);
	if (w.last != now)
		enter(&w, now, n == 0 ? f->created : DAY_NONE);
	if (n > 0)
		mark_skipped(&w);
	end(&w, f);
	return SALES_OK;
}
