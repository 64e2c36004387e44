/* What a feedback sheet says at its end: what to improve first, and what to do. */
#include "cmd/review_slip.h"

#include <string.h>

#include "cmd/figure.h"

/* ---- words --------------------------------------------------------------- */

const char *
slip_grade(struct ctx *ctx, const struct grade *g)
{
	return label_text(g->label, ctx->lang, g->id);
}

/* A cell as it reads in running text. */
const char *
slip_cell(struct ctx *ctx, struct cell c)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	doc_show(&c, &b);
	return arena_strndup(&ctx->arena, buf_str(&b), b.n);
}

static const char *
figure_words(struct slip_writing *w, size_t at, struct ratio value)
{
	return slip_cell(w->ctx, review_figure(w->ctx, &w->s->sheet, w->s->sheet.item[at].indicator, value));
}

const char *
slip_label(struct slip_writing *w, size_t at)
{
	return review_label(w->ctx, &w->s->sheet, w->s->sheet.item[at].indicator);
}

/* ---- what next ----------------------------------------------------------- */

/* What usually helps, by what an indicator is about, and the command that shows
 * where to begin; %s is the person. */
static const struct { const char *what, *command; } action[DIMENSIONS] = {
	[DIM_REVENUE] = { N_("go through every open deal and unpaid receipt with the reviewer each week, and agree on the next step of each and its day"), "salesctl goal gap %s" },
	[DIM_CUSTOMERS] = { N_("keep hours for new customers every week, and begin with those that are like the ones won"), "salesctl customer potential" },
	[DIM_SATISFACTION] = { N_("call every customer who gave a low mark within a week, ask why, and close the complaints first"), "salesctl complaint list owner:%s" },
	[DIM_PROCESS] = { N_("take one case that went wrong, find with the reviewer which step was left out, and check that step for a month"), NULL },
	[DIM_DATA] = { N_("fill in what is missing in one's own records every Friday"), "salesctl check --for %s" },
	[DIM_TEAM] = { N_("ask the rater for one example that was good and one that was not, and agree on one habit to change"), NULL },
};

static const char *
action_of(struct slip_writing *w, enum dimension d)
{
	const char *command = action[d].command, *mark = command == NULL ? NULL : strstr(command, "%s");

	if (command == NULL)
		return tr(action[d].what);
	if (mark != NULL)
		command = arena_printf(&w->ctx->arena, "%.*s%s%s", (int)(mark - command), command, w->code, mark + 2);
	return arena_printf(&w->ctx->arena, _("%s (%s)"), tr(action[d].what), command);
}

static void
put_first(struct slip_writing *w)
{
	struct ctx              *ctx = w->ctx;
	const struct slip       *s = w->s;
	struct doc_section      *sec = doc_section(w->doc, "first", _("What to improve first"));
	const struct sheet_item *i;
	struct ratio             more;
	const char              *text;

	if (s->first >= s->sheet.n) {
		doc_paragraph(w->doc, sec, _("Nothing is left to gain: every indicator that counts is at its best."));
		return;
	}
	i = &s->sheet.item[s->first];
	if (!ratio_sub(s->to, i->value, &more))
		more = s->to;
	text = more.num >= 0 ? _("%s: %s more (%s instead of %s) would have brought %s points, and %s to the score.") :
	    _("%s: %s less (%s instead of %s) would have brought %s points, and %s to the score.");
	if (more.num < 0)
		more.num = -more.num;
	doc_paragraph(w->doc, sec, text, slip_label(w, s->first), figure_words(w, s->first, more), figure_words(w, s->first, s->to),
	    figure_words(w, s->first, i->value), slip_cell(ctx, review_points(s->points)),
	    arena_printf(&ctx->arena, "+%s", review_points_text(ctx, s->gain)));
	if (s->now.next != NULL)
		doc_paragraph(w->doc, sec, s->reaches ? _("That alone would have been grade %s.") : _("Grade %s would have needed more than that."),
		    slip_grade(ctx, s->now.next));
}

static void
put_actions(struct slip_writing *w)
{
	const struct slip  *s = w->s;
	struct doc_section *sec = NULL;
	struct doc_block   *l = NULL;

	for (size_t i = 0; i < s->sheet.n; i++) {
		if (!s->item[i].red)
			continue;
		if (sec == NULL) {
			sec = doc_section(w->doc, "actions", _("What to do"));
			l = doc_list(w->doc, sec);
		}
		DOC_ROW(w->doc, l, CELL(arena_printf(&w->ctx->arena, _("%s (%s points): %s"), slip_label(w, i),
		    slip_cell(w->ctx, review_points(s->sheet.item[i].points)), action_of(w, s->item[i].dimension))));
	}
}

void
slip_next(struct slip_writing *w)
{
	put_first(w);
	put_actions(w);
}
