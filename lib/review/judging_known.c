/* One person's numbers, and the conditions of a rule on them. */
#include <string.h>

#include "lib/goal/status.h"
#include "lib/review/judge.h"
#include "lib/review/judging_inside.h"

/* ---- one person's numbers ------------------------------------------------ */

static bool
take_text(const char *text, struct exact *out)
{
	return text != NULL && exact_parse(text, strlen(text), out);
}

static bool
take_ratio(struct ratio r, struct exact *out)
{
	if (r.den != 0)
		exact_set_ratio(out, r);
	return r.den != 0;
}

/* Whole months since he was hired. */
static bool
tenure_of(const struct judging *j, int64_t person, struct exact *out)
{
	const day hired = j->org.person[person].hired;
	int       n = 0;

	while (hired != DAY_NONE && day_add_months(hired, n + 1) <= j->on)
		n++;
	return take_ratio((struct ratio){ n, hired != DAY_NONE && hired <= j->on }, out);
}

static int
cell(const struct judging *j, const struct judged_name *name, int64_t person, size_t span, struct ratio *out,
    struct sales_err *err)
{
	const struct measured_name *m = &j->of[name->no];
	int64_t                     facts;

	*out = (struct ratio){ 0, 0 };
	if ((size_t)person >= metric_table_rows(m->table, AXIS_PERSON))
		return SALES_OK;
	return metric_table_at(m->table, AXIS_PERSON, (size_t)person, span, out, &facts, err);
}

static int
attainment(const struct judging *j, const struct judged_name *name, int64_t person, struct exact *out, bool *has,
    struct sales_err *err)
{
	const struct measured_name *m = &j->of[name->no];
	const size_t                at = j->at < m->nspans ? j->at : m->nspans - 1;
	struct ratio                actual, target;
	int64_t                     units;

	*has = false;
	TRY(cell(j, name, person, at, &actual, err));
	if (actual.den == 0 || !target_find(&j->targets, name->metric->id, subject_person(person), m->span[at],
	    goal_cumulates(name->metric), &units) || units == 0 || !ratio_make(units, MONEY_UNIT, &target))
		return SALES_OK;
	exact_set_ratio(out, actual);
	exact_divide(out, target);
	*has = true;
	return SALES_OK;
}

/* A metric's or the score's own value in the period. */
static int
plain(const struct judging *j, const struct judged_name *name, int64_t person, struct exact *out, bool *has,
    struct sales_err *err)
{
	struct ratio r;

	if (name->metric == NULL) {
		*has = take_text(j->now[person].score, out);
		return SALES_OK;
	}
	TRY(cell(j, name, person, 0, &r, err));
	*has = take_ratio(r, out);
	return SALES_OK;
}

static int
improvement(const struct judging *j, const struct judged_name *name, int64_t person, struct exact *out, bool *has,
    struct sales_err *err)
{
	CLEANUP(exact_done) struct exact before;
	struct ratio                     r;

	exact_init(&before);
	TRY(plain(j, name, person, out, has, err));
	if (!*has)
		return SALES_OK;
	if (name->metric == NULL) {
		*has = take_text(j->of[name->no].before[person].score, &before);
	} else {
		TRY(cell(j, name, person, 1, &r, err));
		*has = take_ratio(r, &before);
	}
	exact_sub(out, &before);
	return SALES_OK;
}

static int
best(struct judging *j, const struct judged_name *name, struct exact *out, bool *has, struct sales_err *err)
{
	CLEANUP(exact_done) struct exact x;
	struct measured_name            *m = &j->of[name->no];
	bool                             some = false;

	exact_init(&x);
	for (size_t i = 0; !m->has_best && i < j->namong; i++) {
		TRY(plain(j, name, j->among[i], &x, has, err));
		if (*has && (!some || exact_cmp(&x, out) > 0))
			exact_set(out, &x);
		some = some || *has;
	}
	if (!m->has_best)
		m->best = some ? exact_text(out, j->a) : NULL;
	m->has_best = true;
	*has = take_text(m->best, out);
	return SALES_OK;
}

static int
known_number(void *ctx, const struct judged_name *name, struct exact *out, bool *has, struct sales_err *err)
{
	struct judging *j = ctx;
	const int64_t   person = j->person;

	*has = false;
	switch (name->what) {
	case BY_TENURE:
		*has = tenure_of(j, person, out);
		break;
	case BY_RANK:
		*has = take_ratio((struct ratio){ j->now[person].rank, j->now[person].rank > 0 }, out);
		break;
	case BY_SCORE:
	case BY_METRIC:
		return plain(j, name, person, out, has, err);
	case BY_ATTAINMENT:
		return attainment(j, name, person, out, has, err);
	case BY_BEST:
		return best(j, name, out, has, err);
	case BY_IMPROVEMENT:
		return improvement(j, name, person, out, has, err);
	case BY_GRADE:
	case BY_ROLE:
	case BY_LEVEL:
		break;
	}
	return SALES_OK;
}

static const char *
known_text(void *ctx, const struct judged_name *name)
{
	const struct judging   *j = ctx;
	const struct org_place *place = org_at(&j->org, j->person, j->on);

	return name->what == BY_GRADE ? j->now[j->person].grade : name->what == BY_ROLE ? place->role : place->level;
}

int
judging_number(struct judging *j, const struct expr *e, int64_t person, struct exact *out, bool *has,
    struct sales_err *err)
{
	const struct known k = { j, known_number, known_text };

	j->person = person;
	j->at = 0;
	return judge_number(e, &k, out, has, err);
}

/* ---- conditions ---------------------------------------------------------- */

struct seen { const struct judging *j; const struct judged_name *first; const struct measured_name *longest; size_t nspans; };

static void
see(void *arg, const struct judged_name *name)
{
	struct seen                *s = arg;
	const struct measured_name *m = &s->j->of[name->no];

	if (s->first == NULL)
		s->first = name;
	if (name->what == BY_ATTAINMENT && m->nspans > s->nspans) {
		s->longest = m;
		s->nspans = m->nspans;
	}
}

static int
measure(const struct known *k, const struct expr *e, struct arena *a, struct condition *c, struct sales_err *err)
{
	CLEANUP(exact_done) struct exact value;
	CLEANUP(exact_done) struct exact needed;
	bool                             has;

	exact_init(&value);
	exact_init(&needed);
	if (e->op < EX_EQ || e->op > EX_GE || e->nkids < 2)
		return SALES_OK;
	TRY(judge_number(e->kid[0], k, &value, &has, err));
	c->value = has ? exact_text(&value, a) : NULL;
	TRY(judge_number(e->kid[1], k, &needed, &has, err));
	c->needed = has ? exact_text(&needed, a) : NULL;
	if (c->value != NULL && c->needed != NULL) {
		exact_sub(&value, &needed);
		c->over = exact_text(&value, a);
	}
	return SALES_OK;
}

/* As the rule has it; a node may end with the blanks before what follows. */
static const char *
text_of(const struct expr *e, struct arena *a)
{
	size_t n = e->len;

	while (n > 0 && e->text[e->at + n - 1] == ' ')
		n--;
	return arena_strndup(a, e->text + e->at, n);
}

static int
add_condition(struct judging *j, const struct expr *e, struct arena *a, struct condition_list *l, size_t *cap,
    struct sales_err *err)
{
	const struct known k = { j, known_number, known_text };
	struct seen        seen = { .j = j, .nspans = 1 };

	judge_names(e, see, &seen);
	for (j->at = 0; j->at < seen.nspans; j->at++) {
		struct condition c = { .of = seen.first, .span = { DAY_NONE, DAY_NONE },
			.text = text_of(e, a) };

		if (seen.longest != NULL && seen.nspans > 1)
			c.span = seen.longest->span[j->at];
		TRY(judge_holds(e, &k, &c.holds, err));
		if (e->nkids > 0 && e->kid[0]->type == V_TEXT && seen.first != NULL)
			c.word = known_text(j, seen.first);
		else
			TRY(measure(&k, e, a, &c, err));
		l->holds = l->holds && c.holds;
		l->v = arena_more(a, l->v, l->n, cap, sizeof(*l->v));
		l->v[l->n++] = c;
	}
	return SALES_OK;
}

int
judging_conditions(struct judging *j, const struct expr *e, int64_t person, struct arena *a,
    struct condition_list *out, struct sales_err *err)
{
	size_t cap = 0;

	*out = (struct condition_list){ .holds = true };
	j->person = person;
	if (e->op != EX_AND)
		return add_condition(j, e, a, out, &cap, err);
	for (size_t i = 0; i < e->nkids; i++)
		TRY(add_condition(j, e->kid[i], a, out, &cap, err));
	return SALES_OK;
}
