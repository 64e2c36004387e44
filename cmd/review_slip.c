/* salesctl review slip: the feedback sheet of a review, as a paper. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/record.h"
#include "cmd/review_slip.h"
#include "lib/org/kinds.h"
#include "lib/review/calibrate.h"
#include "lib/review/cycle.h"
#include "lib/review/kinds.h"

const struct opt review_slip_opts[] = {
	OPT_ARGS_MUST("CODE|SELECTOR", struct review_words_args, words, N_("which reviews"), .hint = HINT_KIND),
	OPT_END
};

/* ---- words --------------------------------------------------------------- */

static const char *
day_text(struct ctx *ctx, const struct value *v)
{
	char s[DAY_SIZE];

	return v->type == V_NULL ? NULL : arena_strdup(&ctx->arena, day_str((day)v->u.i, s));
}

/* ---- the head ------------------------------------------------------------ */

static const char *
stage_text(struct ctx *ctx, const struct value *v)
{
	const char *opened = day_text(ctx, &v[REVIEW_OPENED]), *published = day_text(ctx, &v[REVIEW_PUBLISHED]);
	const char *read = day_text(ctx, &v[REVIEW_ACKNOWLEDGED]);

	if (published == NULL)
		return arena_printf(&ctx->arena, _("opened %s, not published yet"), opened == NULL ? "" : opened);
	if (read == NULL)
		return arena_printf(&ctx->arena, _("published %s"), published);
	return arena_printf(&ctx->arena, _("published %s, acknowledged %s"), published, read);
}

static int
put_head(struct slip_writing *w)
{
	struct ctx         *ctx = w->ctx;
	const struct sheet *s = &w->s->sheet;
	const struct value *v = s->review.v;
	struct ref_name     who, by;
	char                period[PERIOD_SIZE];

	TRY(dept_name(&ctx->dept, &person_kind, v[REVIEW_PERSON].u.i, &who, &ctx->err));
	TRY(dept_name(&ctx->dept, &person_kind, v[REVIEW_REVIEWER].type == V_NULL ? 0 : v[REVIEW_REVIEWER].u.i, &by, &ctx->err));
	period_str((struct period){ (day)v[REVIEW_FROM].u.i, (day)v[REVIEW_TO].u.i }, period);
	w->code = who.code;
	w->doc->lang = ctx->lang;
	w->doc->title = arena_printf(&ctx->arena, _("Feedback for %s, %s"), who.name, period);
	w->doc->department = label_text(s->policy->name, ctx->lang, "");
	w->doc->about = arena_printf(&ctx->arena, _("scorecard %s, rule book version %lld; reviewer: %s; %s; amounts in %s"),
	    label_text(s->card->label, ctx->lang, s->card->id), (long long)s->policy->version, *by.name == '\0' ? "-" : by.name,
	    stage_text(ctx, v), ctx->dept.policy->locale.currency);
	return SALES_OK;
}

/* ---- the result ---------------------------------------------------------- */

static const char *
rank_text(struct ctx *ctx, const struct slip *s)
{
	const struct value *newcomer = &s->sheet.review.v[REVIEW_NEWCOMER];

	if (s->rank == 0)
		return NULL;
	if (!s->rank_seen)
		return arena_printf(&ctx->arena, _("not among the first %d, who alone are shown"), s->sheet.card->see_top);
	if (newcomer->type == V_BOOL && newcomer->u.i != 0)
		return arena_printf(&ctx->arena, _("%d of %zu newcomers"), s->rank, s->of);
	return arena_printf(&ctx->arena, _("%d of %zu"), s->rank, s->of);
}

/* The days by which he says that he read it, or that it is wrong. */
static void
put_deadlines(struct slip_writing *w, struct doc_block *t)
{
	const struct sheet *s = &w->s->sheet;
	char                text[DAY_SIZE];

	if (cycle_ack_due(s) != DAY_NONE && s->review.v[REVIEW_ACKNOWLEDGED].type == V_NULL)
		DOC_ROW(w->doc, t, CELL(_("Acknowledge until")), CELL(day_str(cycle_ack_due(s), text)));
	if (cycle_appeal_last(s) != DAY_NONE)
		DOC_ROW(w->doc, t, CELL(_("Appeal until")), CELL(day_str(cycle_appeal_last(s), text)));
}

/* The grade that the review has: set by people, by share once it is published, else
 * the computed one. */
static const struct grade *
grade_of(struct ctx *ctx, const struct slip *s)
{
	const struct value *kept = &s->sheet.review.v[REVIEW_GRADE];

	return kept->type == V_NULL ? s->now.grade
	    : card_grade_named(s->sheet.card, arena_strndup(&ctx->arena, kept->u.s.p, kept->u.s.n));
}

/* A result that people set, who did and why, beside what was computed. */
static int
put_override(struct slip_writing *w, struct doc_block *t)
{
	const struct period  all = { DAY_NONE, DAY_NONE };
	struct ctx          *ctx = w->ctx;
	const struct sheet  *s = &w->s->sheet;
	struct override_list list;
	struct ref_name      by, approved;
	char                 code[32];

	TRY(override_each(&ctx->dept, all, s->review.id, &ctx->arena, &list, &ctx->err));
	for (size_t i = 0; i < list.n; i++) {
		const struct override_row *r = &list.row[i];

		if (r->id != s->override.id)
			continue;
		TRY(dept_name(&ctx->dept, &person_kind, r->by, &by, &ctx->err));
		TRY(dept_name(&ctx->dept, &person_kind, r->approved_by, &approved, &ctx->err));
		DOC_ROW(w->doc, t, CELL(_("Set by hand")), CELL(arena_printf(&ctx->arena, _("%s: %s (%s, approved by %s)"),
		    kind_code(ctx->dept.schema.by_no[calibration_kind.no], r->id, code), r->reason, by.name, approved.name)));
		if (outlook_has_score(&w->s->now))
			DOC_ROW(w->doc, t, CELL(_("Computed")), CELL(arena_printf(&ctx->arena, "%s%s%s", review_points_text(ctx, w->s->now.shown),
			    w->s->now.grade == NULL ? "" : " ", w->s->now.grade == NULL ? "" : slip_grade(ctx, w->s->now.grade))));
	}
	return SALES_OK;
}

static int
put_result(struct slip_writing *w)
{
	struct ctx           *ctx = w->ctx;
	const struct outlook *o = &w->s->now;
	const struct sheet   *s = &w->s->sheet;
	struct doc_section   *sec = doc_section(w->doc, "result", _("Result"));
	struct doc_block     *t = doc_pairs(w->doc, sec);
	const char           *rank = rank_text(ctx, w->s);
	const char           *star = o->outcome == SCORE_REWEIGHTED ? " *" : "";
	const bool            is_set = s->override.id != 0;
	const struct grade   *g = grade_of(ctx, w->s);

	if (!outlook_has_score(o) && !is_set) {
		DOC_ROW(w->doc, t, CELL(_(NC_("review", "Score"))), CELL(o->outcome == SCORE_WAITING ? _("none: ratings are missing") :
		    _("none: an indicator is missing that must be there")));
		return SALES_OK;
	}
	DOC_ROW(w->doc, t, CELL(_(NC_("review", "Score"))), CELL(arena_printf(&ctx->arena, "%s%s",
	    review_points_text(ctx, is_set ? s->review.v[REVIEW_SCORE].u.i : o->shown), star)));
	if (g != NULL)
		DOC_ROW(w->doc, t, CELL(_("Grade")), CELL(slip_grade(ctx, g)));
	if (g != NULL && g->coefficient.den != 0)
		DOC_ROW(w->doc, t, CELL(_("Coefficient")), CELL(slip_cell(ctx, figure_exact(ctx, COL_NUM, g->coefficient))));
	if (is_set)
		TRY(put_override(w, t));
	if (rank != NULL)
		DOC_ROW(w->doc, t, CELL(_("Rank")), CELL(rank));
	if (o->next != NULL && !is_set)
		DOC_ROW(w->doc, t, CELL(_("To the next grade")), CELL(arena_printf(&ctx->arena, _("%s points to %s"),
		    review_points_text(ctx, o->to_next), slip_grade(ctx, o->next))));
	put_deadlines(w, t);
	return SALES_OK;
}

/* ---- the indicators ------------------------------------------------------ */

static const char *
why_missing(struct slip_writing *w, size_t at)
{
	struct ctx              *ctx = w->ctx;
	const struct sheet_item *i = &w->s->sheet.item[at];
	const int                least = indicator_min_sample(i->indicator, review_metric(&w->s->sheet, i->indicator));

	switch (i->mark) {
	case MARK_FEW:
		return arena_printf(&ctx->arena, _("too few facts: %lld, needed are %d"), (long long)i->facts, least);
	case MARK_NO_VALUE:
		return _("there was nothing to measure");
	case MARK_NO_TARGET:
		return _("there is no target to measure it against");
	case MARK_UNRATED:
		return _("it is not rated yet");
	case MARK_COUNTED:
		break;
	}
	return "";
}

static void
put_missing(struct slip_writing *w, struct doc_section *sec)
{
	char s[RATIO_SIZE];

	for (size_t i = 0; i < w->s->sheet.n; i++) {
		const struct sheet_item *it = &w->s->sheet.item[i];

		if (it->mark == MARK_COUNTED)
			continue;
		ratio_percent(it->indicator->weight, s);
		if (w->s->item[i].weight.den != 0)
			doc_paragraph(w->doc, sec, _("* %s: %s; it counts as 0 points."), slip_label(w, i), why_missing(w, i));
		else if (it->indicator->missing == MISSING_RENORMALISE && it->mark != MARK_UNRATED)
			doc_paragraph(w->doc, sec, _("* %s: %s; its weight of %s%% is the others', and the weights above are so."),
			    slip_label(w, i), why_missing(w, i), s);
		else
			doc_paragraph(w->doc, sec, _("* %s: %s; there is no score before."), slip_label(w, i), why_missing(w, i));
	}
}

static void
put_indicators(struct slip_writing *w)
{
	const struct doc_col cols[] = {
		{ _("Indicator"), COL_TEXT, false }, { _("Weight"), COL_PERCENT, false }, { _("Target"), COL_NUM, false },
		{ _("Actual"), COL_NUM, false }, { _("Attained"), COL_PERCENT, false }, { _("Points"), COL_NUM, false },
		{ _(NC_("review", "Lost")), COL_NUM, false }, { NULL, COL_END, false },
	};
	struct ctx         *ctx = w->ctx;
	const struct sheet *s = &w->s->sheet;
	struct doc_section *sec = doc_section(w->doc, "indicators", _("What it is made of"));
	struct doc_block   *t = doc_table(w->doc, sec, cols);
	int64_t             lost = 10000 * 100 - w->s->now.shown;

	for (size_t i = 0; i < s->n; i++) {
		const struct sheet_item *it = &s->item[i];
		const bool               counts = w->s->item[i].weight.den != 0;
		const char              *name = it->mark == MARK_COUNTED ? slip_label(w, i) :
		    arena_printf(&ctx->arena, "* %s", slip_label(w, i));

		DOC_ROW(w->doc, t, cell_toned(CELL(name), w->s->item[i].red ? TONE_BAD : TONE_PLAIN),
		    counts ? cell_percent(w->s->item[i].weight) : cell_none(COL_PERCENT), review_figure(ctx, s, it->indicator, it->target),
		    review_figure(ctx, s, it->indicator, it->value), cell_percent(it->attainment),
		    cell_toned(review_points(it->points), w->s->item[i].red ? TONE_BAD : TONE_PLAIN),
		    counts ? (struct cell){ .type = COL_NUM, .u.i = w->s->item[i].lost } : cell_none(COL_NUM));
	}
	if (outlook_has_score(&w->s->now))
		DOC_TOTAL(w->doc, t, CELL(_(NC_("review", "Score"))), cell_percent((struct ratio){ 1, 1 }), cell_none(COL_NUM),
		    cell_none(COL_NUM), cell_none(COL_PERCENT), ((struct cell){ .type = COL_NUM, .u.i = w->s->now.shown }),
		    ((struct cell){ .type = COL_NUM, .u.i = lost }));
	put_missing(w, sec);
	doc_paragraph(w->doc, sec, _("Lost: weight x (100 - points); below zero it brought more than was asked."));
}

/* ---- over time ----------------------------------------------------------- */

static const char *
trend_word(struct ratio before, struct ratio now)
{
	int c;

	if (before.den == 0 || now.den == 0)
		return NULL;
	c = ratio_cmp(now, before);
	return c > 0 ? _("^ up") : c < 0 ? _("v down") : _("= as before");
}

static void
put_trend(struct slip_writing *w)
{
	const struct slip  *s = w->s;
	const struct value *v = s->sheet.review.v;
	struct doc_col      cols[SLIP_BEFORE + 5] = { { _("Indicator"), COL_TEXT, false } };
	struct cell         c[SLIP_BEFORE + 4];
	char                name[SLIP_BEFORE + 1][PERIOD_SIZE];
	size_t              n = 1;
	struct doc_section *sec;
	struct doc_block   *t;

	if (s->nbefore == 0)
		return;
	for (int k = SLIP_BEFORE - s->nbefore; k < SLIP_BEFORE; k++)
		cols[n++] = (struct doc_col){ period_str(s->before[k], name[k]), COL_NUM, false };
	cols[n++] = (struct doc_col){ period_str((struct period){ (day)v[REVIEW_FROM].u.i, (day)v[REVIEW_TO].u.i }, name[SLIP_BEFORE]), COL_NUM, false };
	cols[n++] = (struct doc_col){ "", COL_PERCENT, true };
	cols[n++] = (struct doc_col){ _("Trend"), COL_TEXT, false };
	sec = doc_section(w->doc, "trend", _("How its points went"));
	t = doc_table(w->doc, sec, cols);
	for (size_t i = 0; i < s->sheet.n; i++) {
		const struct ratio now = s->sheet.item[i].points;
		struct ratio       part = { 0, 0 };

		n = 0;
		c[n++] = CELL(slip_label(w, i));
		for (int k = SLIP_BEFORE - s->nbefore; k < SLIP_BEFORE; k++)
			c[n++] = review_points(s->item[i].before[k]);
		c[n++] = review_points(now);
		(void)ratio_div(now, (struct ratio){ 100, 1 }, &part);
		c[n++] = cell_percent(part);
		c[n++] = CELL(trend_word(s->item[i].before[SLIP_BEFORE - 1], now));
		doc_row(w->doc, t, c);
	}
}

/* ---- all ------------------------------------------------------------------ */

static void
put_note(struct slip_writing *w)
{
	const struct value *v = &w->s->sheet.review.v[REVIEW_NOTE];

	if (v->type != V_NULL)
		doc_paragraph(w->doc, doc_section(w->doc, "note", _("What the reviewer says")), "%.*s", (int)v->u.s.n, v->u.s.p);
}

static int
write_slip(struct ctx *ctx, int64_t review, struct slip_ranks *ranks, struct doc *doc)
{
	CLEANUP(slip_done) struct slip s = { 0 };
	struct slip_writing                 w = { .ctx = ctx, .s = &s, .doc = doc };

	TRY(slip_make(&ctx->dept, review, ranks, &ctx->arena, &s, &ctx->err));
	TRY(put_head(&w));
	TRY(put_result(&w));
	put_indicators(&w);
	put_trend(&w);
	slip_next(&w);
	put_note(&w);
	return SALES_OK;
}

int
review_run_slip(struct ctx *ctx, const void *args)
{
	static const char *const        formats[] = { "text", "md", "html", NULL };
	const struct review_words_args *a = args;
	CLEANUP(buf_done) struct buf    b = { 0 };
	struct id_list                  ids;
	struct slip_ranks               ranks = { 0 };
	struct doc                     *doc;
	const char                     *format;
	bool                            by_terms;

	TRY(record_ids(ctx, a->words, &ids, &by_terms));
	doc = arena_array(&ctx->arena, struct doc, ids.n + 1);
	TRY(ctx_document(ctx, formats, &format));
	for (size_t i = 0; i < ids.n; i++) {
		doc[i].arena = &ctx->arena;
		doc[i].next = i + 1 < ids.n ? &doc[i + 1] : NULL;
		TRY(write_slip(ctx, ids.v[i], &ranks, &doc[i]));
	}
	if (ids.n > 0)
		doc_writer(format)->write(doc, &b);
	return out_text(ctx->out, buf_str(&b), b.n);
}
