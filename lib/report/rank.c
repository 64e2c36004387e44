#include "lib/report/rank.h"

#include <string.h>

#include "lib/base/exact.h"
#include "lib/base/tr.h"

struct writing { struct dept *d; struct arena *a; const struct ranking_ask *ask; const struct ranking *r; struct doc *doc; };

const char *
rank_movement(const struct ranking_row *r, struct arena *a)
{
	if (r->before == 0)
		return _("new");
	if (r->before == r->rank)
		return "=";
	return arena_printf(a, "%s %d", r->before > r->rank ? "^" : "v", r->before > r->rank ? r->before - r->rank :
	    r->rank - r->before);
}

const char *
rank_change(const struct ranking_row *r, bool percent, struct arena *a)
{
	CLEANUP(exact_done) struct exact x;
	struct ratio                     part;
	const char                      *text, *sign;
	char                             s[RATIO_SIZE];

	exact_init(&x);
	if (r->change == NULL || !exact_parse(r->change, strlen(r->change), &x))
		return NULL;
	sign = exact_sign(&x) > 0 ? "+" : "";
	if (!percent)
		return arena_printf(a, "%s%s", sign, exact_decimal(&x, 4, a));
	text = exact_ratio(&x, &part) ? ratio_percent(part, s) : NULL;
	if (text == NULL) {
		exact_multiply(&x, (struct ratio){ 100, 1 });
		text = exact_decimal(&x, 4, a);
	}
	return arena_printf(a, _("%s%s pp"), sign, text); /* TRANSLATORS: percentage points */
}

/* ---- the parts ----------------------------------------------------------- */

static const char *
by_what(const struct writing *w)
{
	const struct metric *m = w->ask->metric;

	return m == NULL ? _("score") : arena_printf(w->a, _("attainment of %s"), label_text(m->label, w->d->lang, m->id));
}

static void
put_head(struct writing *w)
{
	char name[PERIOD_SIZE], before[PERIOD_SIZE], from[DAY_SIZE], to[DAY_SIZE];

	w->doc->arena = w->a;
	w->doc->lang = strncmp(w->d->lang, "zh", 2) == 0 ? "zh-CN" : "en";
	w->doc->title = arena_printf(w->a, _("Ranking %s (%s to %s) by %s"), period_str(w->r->period, name),
	    day_str(w->r->period.from, from), day_str(w->r->period.to, to), by_what(w));
	w->doc->department = label_text(w->d->policy->name, w->d->lang, "");
	w->doc->about = arena_printf(w->a, _("Movement against %s; equal results share a place"), period_str(w->r->before, before));
}

static struct cell
value_cell(const struct writing *w, const struct ranking_row *r)
{
	return w->ask->metric != NULL ? cell_percent(r->attainment) : (struct cell){ .type = COL_NUM, .u.i = r->score };
}

static const char *
remark(const struct writing *w, const struct ranking_row *r)
{
	if (r->improved && r->best)
		return arena_printf(w->a, "%s, %s", _("most improved"), _("personal best"));
	return r->improved ? _("most improved") : r->best ? _("personal best") : NULL;
}

static struct doc_block *
new_table(struct writing *w, struct doc_section *s)
{
	const struct doc_col cols[] = { { _("Rank"), COL_COUNT, false }, { _("Moved"), COL_TEXT, false },
		{ _("Person"), COL_TEXT, false },
		{ w->ask->metric != NULL ? _("Attained") : tr(NC_("review", "Score")), w->ask->metric != NULL ? COL_PERCENT : COL_NUM, false },
		{ _("Change"), COL_TEXT, false }, { _("Note"), COL_TEXT, false }, { NULL, COL_END, false } };

	return doc_table(w->doc, s, cols);
}

static bool
is_same_group(const struct writing *w, const struct ranking_row *a, const struct ranking_row *b)
{
	const bool same_card = w->ask->metric != NULL || strcmp(a->card == NULL ? "" : a->card, b->card == NULL ? "" : b->card) == 0;

	return same_card && a->newcomer == b->newcomer;
}

static const char *
group_title(const struct writing *w, const struct ranking_row *r)
{
	const struct scorecard *c = w->ask->metric != NULL ? NULL : policy_scorecard(w->d->policy, r->card);
	const char             *label = c == NULL ? NULL : label_text(c->label, w->d->lang, c->id);

	if (label == NULL)
		return r->newcomer ? _("Newcomers") : _("Ranking");
	return r->newcomer ? arena_printf(w->a, _("%s: newcomers"), label) : label;
}

static void
put_rows(struct writing *w)
{
	struct doc_section       *s = NULL;
	struct doc_block         *t = NULL;
	const struct ranking_row *last = NULL;

	for (size_t i = 0; i < w->r->n; i++) {
		const struct ranking_row *r = &w->r->row[i];

		if (!r->seen)
			continue;
		if (last == NULL || !is_same_group(w, last, r)) {
			s = doc_section(w->doc, r->newcomer ? "newcomers" : "ranking", group_title(w, r));
			t = new_table(w, s);
		}
		last = r;
		DOC_ROW(w->doc, t, CELL((long)r->rank), CELL(rank_movement(r, w->a)), cell_ref(r->code, r->name), value_cell(w, r),
		    CELL(rank_change(r, w->ask->metric != NULL, w->a)), CELL(remark(w, r)));
	}
	if (s == NULL)
		s = doc_section(w->doc, "ranking", _("Ranking"));
	if (w->r->n == 0)
		doc_paragraph(w->doc, s, "%s", w->ask->metric != NULL ? _("nobody has a goal in this period") :
		    _("nobody has a review with a score in this period"));
	if (w->r->hidden > 0)
		doc_paragraph(w->doc, s, tr_n("%zu person more is ranked; the rule book does not show him",
		    "%zu people more are ranked; the rule book does not show them", (long)w->r->hidden), w->r->hidden);
}

void
report_rank(struct dept *d, const struct ranking_ask *ask, const struct ranking *r, struct arena *a, struct doc *out)
{
	struct writing w = { d, a, ask, r, out };

	*out = (struct doc){ 0 };
	put_head(&w);
	put_rows(&w);
}
