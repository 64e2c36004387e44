/* What the verbs of goals that stand have in common: which goals are asked for,
 * and how they are shown. */
#include "cmd/goal.h"

#include <string.h>

#include "cmd/figure.h"
#include "lib/goal/check.h"

/* ---- which goals ------------------------------------------------------- */

const char *const goal_by_words[] = { "all", "person", "team", "company", NULL };

int
goal_ask_of(struct ctx *ctx, const struct goal_choice *c, struct goal_ask *ask)
{
	const struct metric *m;
	int64_t             *subject;
	bool                 given;

	*ask = (struct goal_ask){ .today = ctx->dept.when.today, .until = ctx->dept.when.today };
	TRY(ctx_period(ctx, &ask->period, &given));
	ask->current = !given;
	for (size_t i = 0; c->by != NULL && goal_by_words[i] != NULL; i++)
		if (strcmp(c->by, goal_by_words[i]) == 0)
			ask->by = (enum goal_by)i;
	if (c->subject != NULL) {
		subject = arena_new(&ctx->arena, int64_t);
		TRY(figure_subject(ctx, c->subject, subject));
		ask->subject = subject;
	}
	if (c->metric != NULL) {
		TRY(figure_metric(ctx, c->metric, &m));
		ask->metric = m->id;
	}
	return SALES_OK;
}

void
goal_say_none(struct ctx *ctx, const struct goal_ask *ask)
{
	if (ask->current)
		ctx_note(ctx, _("no goal holds today; set one: salesctl goal set PERSON METRIC TARGET -p PERIOD"));
	else
		ctx_note(ctx, _("there are no goals for %s"), figure_period(ctx, ask->period));
}

bool
goal_one_period(const struct goal_list *l)
{
	for (size_t i = 1; i < l->n; i++)
		if (!period_same(l->row[i].period, l->row[0].period))
			return false;
	return l->n > 0;
}

/* ---- cells ------------------------------------------------------------- */

const char *
goal_indented(struct ctx *ctx, const char *name, int level)
{
	static const char blanks[] = "                ";
	const int         n = level * 2 < (int)sizeof(blanks) ? level * 2 : (int)sizeof(blanks) - 1;

	return arena_printf(&ctx->arena, "%.*s%s", n, blanks, name == NULL ? "" : name);
}

struct cell
goal_subject_cell(struct ctx *ctx, const struct goal_row *r)
{
	/* the company has one name for machines, and another in each language */
	const char *name = r->subject == SUBJECT_COMPANY ? "company" : r->subject_name;
	const char *label = r->subject == SUBJECT_COMPANY ? r->subject_name : name;

	return cell_ref_label(r->subject_code, name, goal_indented(ctx, label, r->level));
}

struct cell
goal_metric_cell(struct ctx *ctx, const struct metric *m)
{
	return cell_enum(m->id, label_text(m->label, ctx->lang, m->id));
}

static struct cell
number_cell(struct ctx *ctx, const struct metric *m, struct ratio r, bool up)
{
	const enum col_type type = figure_type(m);
	const char         *own = ctx->dept.policy->locale.currency;
	const int           decimals = m->unit == V_MONEY ? currency_decimals(own) : up ? 2 : 4;
	struct cell         c = cell_none(type);
	int64_t             step = MONEY_UNIT;
	struct ratio        shown;
	money               v;

	if (type == COL_PERCENT)
		return cell_percent(r);
	if (r.den == 0 || !money_mul((money){ MONEY_UNIT }, r, decimals, ROUND_HALF_UP, &v))
		return c;
	for (int i = 0; i < decimals; i++)
		step /= 10;
	if (up && ratio_make(v.v, MONEY_UNIT, &shown) && ratio_cmp(shown, r) < 0)
		v.v += step;
	return (struct cell){ .type = type, .u.i = v.v };
}

struct cell
goal_number_cell(struct ctx *ctx, const struct metric *m, struct ratio r)
{
	return number_cell(ctx, m, r, false);
}

struct cell
goal_enough_cell(struct ctx *ctx, const struct metric *m, struct ratio r)
{
	return number_cell(ctx, m, r, true);
}

struct cell
goal_target_cell(const struct metric *m, int64_t v)
{
	struct ratio r;

	if (v == 0)
		return cell_none(figure_type(m));
	if (m->unit == V_RATE)
		return cell_percent(ratio_make(v, MONEY_UNIT, &r) ? r : (struct ratio){ 0, 0 });
	return (struct cell){ .type = figure_type(m), .u.i = v };
}

static const char *
state_word(enum goal_state s)
{
	static const char *const word[] = {
		[GOAL_NODATA] = N_("no data"), [GOAL_MET] = N_("met"), [GOAL_AHEAD] = N_("ahead"),
		[GOAL_BEHIND] = N_("behind"), [GOAL_MISSED] = N_("missed"), [GOAL_COMING] = N_("not begun"),
	};

	return _(word[s]);
}

const char *
goal_state_text(const struct goal_row *r)
{
	return r->draft ? _("draft") : state_word(r->at.state);
}

struct cell
goal_state_cell(const struct goal_row *r)
{
	const enum goal_state s = r->at.state;

	if (r->draft)
		return cell_enum("draft", _("draft"));
	return cell_toned(cell_enum(goal_state_name(s), state_word(s)),
	    s == GOAL_MET || s == GOAL_AHEAD ? TONE_GOOD : s == GOAL_BEHIND || s == GOAL_MISSED ? TONE_BAD : TONE_PLAIN);
}

/* Money or percent when all goals are; of several units each row is in its own. */
void
goal_type_columns(struct col *col, const struct goal_list *l)
{
	enum col_type type = l->n == 0 ? COL_NUM : figure_type(l->row[0].metric);

	for (size_t i = 1; i < l->n; i++)
		if (figure_type(l->row[i].metric) != type)
			type = COL_NUM;
	for (; col->type != COL_END; col++)
		if (col->type == COL_NUM)
			col->type = type;
}
