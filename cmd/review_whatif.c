/* salesctl review whatif: what a score would be if figures were others, and how
 * much of one figure a grade needs. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/record.h"
#include "cmd/review.h"
#include "lib/review/cycle.h"
#include "lib/review/kinds.h"
#include "lib/review/whatif.h"

/* ---- args and options ---------------------------------------------------- */

const struct opt review_whatif_opts[] = {
	OPT_ARG_MUST("REVIEW", struct review_whatif_args, code, N_("a review such as R-0001"), .hint = HINT_KIND),
	OPT_ARGS("INDICATOR=VALUE", struct review_whatif_args, words, N_("a value, or how much more or less: collected=+20000 csat=4.8")),
	OPT_S(0, "to-grade", N_("GRADE"), struct review_whatif_args, grade, N_("how much of each indicator alone this grade needs")),
	OPT_END
};

/* ---- columns ------------------------------------------------------------- */

const struct col review_whatif_cols[] = {
	{ "indicator", COL_ENUM, N_("Indicator"), 0, NULL },
	{ "weight", COL_PERCENT, N_("Weight"), 0, NULL },
	{ "value", COL_NUM, N_("Value"), 0, NULL },
	{ "assumed", COL_NUM, N_("Assumed"), 0, NULL },
	{ "points", COL_NUM, N_("Points"), 0, NULL },
	{ "then", COL_NUM, NC_("review", "Then"), 0, NULL },
	{ "grade", COL_TEXT, N_("Grade"), 0, NULL },
	{ "grade_then", COL_TEXT, N_("Grade then"), 0, NULL },
	{ "coefficient", COL_NUM, N_("Coefficient"), COL_EXTRA, NULL },
	{ "coefficient_then", COL_NUM, N_("Coefficient then"), COL_EXTRA, NULL },
	{ .type = COL_END },
};
static const struct col need_cols[] = {
	{ "indicator", COL_ENUM, N_("Indicator"), 0, NULL },
	{ "value", COL_NUM, N_("Value"), 0, NULL },
	{ "needed", COL_NUM, NC_("review", "Needed"), 0, NULL },
	{ "more", COL_NUM, N_("Difference"), 0, NULL },
	{ "reached", COL_BOOL, N_("Enough"), 0, NULL },
	{ "points", COL_NUM, N_("Points"), 0, NULL },
	{ "then", COL_NUM, NC_("review", "Then"), 0, NULL },
	{ .type = COL_END },
};

/* ---- INDICATOR=VALUE ----------------------------------------------------- */

/* 20000, 2万, 98%, 4.8 */
static int
read_number(struct ctx *ctx, const struct metric *m, const char *id, const char *word, const char *text, struct ratio *out)
{
	struct sales_err err;
	money            v;
	char             cur[4];

	if (m != NULL && m->unit == V_RATE) {
		if (ratio_parse(text, strlen(text), out))
			return SALES_OK;
	} else if (money_parse(text, strlen(text), 4, &v, cur, &err) == SALES_OK && ratio_make(v.v, MONEY_UNIT, out)) {
		return SALES_OK;
	}
	FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is no value of '%s'"), text, id);
	err_point(&ctx->err, word, strlen(word) - strlen(text), strlen(text));
	return err_hint(&ctx->err, _("a value, or + or - how much: %s"), "collected=+20000 csat=4.8 completeness=98%");
}

static int
take_word(struct ctx *ctx, struct sheet *then, const char *word)
{
	const char         *eq = strchr(word, '=');
	const struct metric *m;
	struct ratio        value;
	bool                relative;
	size_t              at;

	if (eq == NULL) {
		FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not INDICATOR=VALUE"), word);
		return err_hint(&ctx->err, _("a value, or + or - how much: %s"), "collected=+20000 csat=4.8 completeness=98%");
	}
	TRY(sheet_find(then, arena_strndup(&ctx->arena, word, (size_t)(eq - word)), &ctx->arena, &at, &ctx->err));
	m = review_metric(then, then->item[at].indicator);
	relative = eq[1] == '+' || eq[1] == '-';
	TRY(read_number(ctx, m, then->item[at].indicator->id, word, eq + 1 + (eq[1] == '+'), &value));
	if (relative && then->item[at].value.den == 0) {
		FAIL(&ctx->err, SALES_EUSAGE, _("'%s' has no value that %s could be added to"), then->item[at].indicator->id, eq + 1);
		return err_hint(&ctx->err, _("say the whole value: %s=VALUE"), then->item[at].indicator->id);
	}
	if (relative && !ratio_add(then->item[at].value, value, &value))
		return FAIL(&ctx->err, SALES_EINVAL, _("the figures of '%s' are too large to make points of"), then->item[at].indicator->id);
	if (m != NULL && m->unit == V_INT && (value.num < 0 || value.den != 1))
		return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is a count: a whole number, 0 or more"), then->item[at].indicator->id);
	if (m == NULL && (value.num < 0 || ratio_cmp(value, (struct ratio){ then->item[at].indicator->scale, 1 }) > 0))
		return FAIL(&ctx->err, SALES_EUSAGE, _("a mark for '%s' lies between 0 and %d"), then->item[at].indicator->id,
		    then->item[at].indicator->scale);
	return sheet_assume(then, at, value, &ctx->err);
}

/* ---- now and then -------------------------------------------------------- */

static struct cell
score_cell(const struct outlook *o)
{
	return outlook_has_score(o) ? (struct cell){ .type = COL_NUM, .u.i = o->shown } : cell_none(COL_NUM);
}

static struct cell
grade_cell(struct ctx *ctx, const struct outlook *o)
{
	return o->grade == NULL ? cell_none(COL_TEXT) : cell_text(label_text(o->grade->label, ctx->lang, o->grade->id));
}

static struct cell
coefficient_cell(struct ctx *ctx, const struct outlook *o)
{
	return figure_exact(ctx, COL_NUM, o->grade == NULL ? (struct ratio){ 0, 0 } : o->grade->coefficient);
}

static int
put_rows(struct ctx *ctx, const struct sheet *s, const struct sheet *then, const struct outlook *now,
    const struct outlook *after)
{
	TRY(ctx_table(ctx, "salesctl.review.whatif", review_whatif_cols));
	for (size_t i = 0; i < s->n; i++) {
		const struct sheet_item *a = &s->item[i], *b = &then->item[i];
		const bool               same = a->value.den == b->value.den && ratio_cmp(a->value, b->value) == 0;

		TRY(OUT_ROW(ctx->out, cell_enum(a->indicator->id, review_label(ctx, s, a->indicator)),
		    cell_percent(a->indicator->weight), review_figure(ctx, s, a->indicator, a->value),
		    same ? cell_none(COL_NUM) : review_figure(ctx, s, a->indicator, b->value), review_points(a->points),
		    review_points(b->points), cell_none(COL_TEXT), cell_none(COL_TEXT), cell_none(COL_NUM),
		    cell_none(COL_NUM)));
	}
	return OUT_ROW(ctx->out, cell_enum("score", _(NC_("review", "Score"))), cell_none(COL_PERCENT), cell_none(COL_NUM),
	    cell_none(COL_NUM), score_cell(now), score_cell(after), grade_cell(ctx, now), grade_cell(ctx, after),
	    coefficient_cell(ctx, now), coefficient_cell(ctx, after));
}

const char *
review_points_text(struct ctx *ctx, int64_t units)
{
	char s[MONEY_SIZE];

	return arena_strdup(&ctx->arena, money_group((money){ units }, 0, s));
}

static void
say_outlook(struct ctx *ctx, const struct outlook *o)
{
	if (!outlook_has_score(o))
		ctx_footer(ctx, _("there is no score while something is missing"));
	else if (o->next != NULL)
		ctx_footer(ctx, _("to grade %s (from %s) %s points are missing then"), label_text(o->next->label, ctx->lang, o->next->id),
		    review_points_text(ctx, o->next->from.num * MONEY_UNIT / o->next->from.den), review_points_text(ctx, o->to_next));
	else if (o->grade != NULL)
		ctx_footer(ctx, _("%s is the best grade"), label_text(o->grade->label, ctx->lang, o->grade->id));
}

/* ---- what a grade needs -------------------------------------------------- */

static int
find_grade(struct ctx *ctx, const struct scorecard *c, const char *name, const struct grade **out)
{
	const char *all = "";

	for (size_t i = 0; i < c->ngrades; i++) {
		*out = &c->grades[i];
		if (strcmp(c->grades[i].id, name) == 0 || strcmp(label_text(c->grades[i].label, ctx->lang, c->grades[i].id), name) == 0)
			break;
		all = arena_printf(&ctx->arena, "%s%s%s", all, i == 0 ? "" : ", ", c->grades[i].id);
		*out = NULL;
	}
	if (*out == NULL) {
		FAIL(&ctx->err, SALES_EUSAGE, _("scorecard '%s' has no grade '%s'"), c->id, name);
		return err_hint(&ctx->err, _("its grades: %s"), all);
	}
	if ((*out)->share.den != 0)
		return FAIL(&ctx->err, SALES_EPOLICY, _("the grades of scorecard '%s' go by shares of the people: which points bring "
		    "one depends on the others"), c->id);
	return SALES_OK;
}

static int
put_need(struct ctx *ctx, const struct sheet *s, size_t at, const struct grade *g, bool *any)
{
	CLEANUP(arena_done) struct arena     a = { 0 };
	CLEANUP(outlook_done) struct outlook after = { 0 };
	const struct indicator              *i = s->item[at].indicator;
	const struct wanted                  w = { .grade = g };
	const struct ratio                   none = { 0, 0 };
	struct needed                        need;
	struct ratio                         more = none;
	struct sheet                         then = sheet_copy(s, &a);

	TRY(whatif_needed(s, at, &w, whatif_step(s, at, ctx->dept.policy->locale.currency), &need, &ctx->err));
	if (need.found) {
		TRY(sheet_assume(&then, at, need.value, &ctx->err));
		TRY(outlook_of(&then, &after, &ctx->err));
		(void)ratio_sub(need.value, s->item[at].value, &more);
	}
	*any = *any || need.found;
	return OUT_ROW(ctx->out, cell_enum(i->id, review_label(ctx, s, i)), review_figure(ctx, s, i, s->item[at].value),
	    review_figure(ctx, s, i, need.found ? need.value : none), review_figure(ctx, s, i, need.found ? more : none),
	    cell_toned(cell_bool(need.found), need.found ? TONE_PLAIN : TONE_DIM),
	    review_points(need.found ? need.points : none), need.found ? score_cell(&after) : cell_none(COL_NUM));
}

static int
put_needs(struct ctx *ctx, const struct sheet *s, const struct outlook *now, const char *name)
{
	const struct grade *g;
	bool                any = false;

	TRY(find_grade(ctx, s->card, name, &g));
	TRY(ctx_table(ctx, "salesctl.review.whatif.grade", need_cols));
	if (now->grade != NULL && now->grade <= g) {
		ctx_footer(ctx, _("the score of %s has grade %s already"), review_points_text(ctx, now->shown), now->grade->id);
		return SALES_OK;
	}
	for (size_t i = 0; i < s->n; i++)
		TRY(put_need(ctx, s, i, g, &any));
	if (!any)
		ctx_footer(ctx, _("no indicator alone brings grade %s: where one ends, its cap or nothing at all, it is not enough"), g->id);
	return SALES_OK;
}

/* ---- the command --------------------------------------------------------- */

int
review_run_whatif(struct ctx *ctx, const void *args)
{
	const struct review_whatif_args     *a = args;
	CLEANUP(outlook_done) struct outlook now = { 0 }, after = { 0 };
	struct sheet                         s, then;
	int64_t                              id;

	TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[review_kind.no], a->code, &id, &ctx->err));
	TRY(sheet_load(&ctx->dept, id, &ctx->arena, &s, &ctx->err));
	if (a->words.n == 0 && a->grade == NULL) {
		FAIL(&ctx->err, SALES_EUSAGE, _("what if what? say a value, or --to-grade"));
		return err_hint(&ctx->err, "salesctl review whatif %s %s=+1", a->code, s.n == 0 ? "INDICATOR" : s.item[0].indicator->id);
	}
	then = sheet_copy(&s, &ctx->arena);
	for (size_t i = 0; i < a->words.n; i++)
		TRY(take_word(ctx, &then, a->words.v[i]));
	TRY(outlook_of(&s, &now, &ctx->err));
	TRY(outlook_of(&then, &after, &ctx->err));
	if (a->grade != NULL)
		return put_needs(ctx, &then, &after, a->grade);
	if (s.override.id != 0)
		ctx_note(ctx, _("people set another result than the computed one; this is what would be computed"));
	TRY(put_rows(ctx, &s, &then, &now, &after));
	say_outlook(ctx, &after);
	return SALES_OK;
}
