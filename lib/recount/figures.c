/* Figures of a period: grade, score, tenure, actual, target, attainment. */
#include <string.h>

#include "lib/recount/inside.h"

enum figure { GRADE = 1, SCORE, TENURE, ACTUAL, TARGET, ATTAINMENT };
struct figure_slot { enum figure what; const char *metric; bool has_unit, of_team; enum period_unit unit; };

/* ---- reading ------------------------------------------------------------- */

struct reading { struct recount *r; const struct node *root; };

static int
name_slot(void *ctx, const char *name, enum vtype *type, const void **out, struct sales_err *err)
{
	struct reading     *g = ctx;
	struct figure_slot *s = arena_new(&g->r->a, struct figure_slot);

	*s = (struct figure_slot){ .what = strcmp(name, "grade") == 0 ? GRADE : strcmp(name, "score") == 0 ? SCORE :
	    strcmp(name, "tenure") == 0 ? TENURE : (enum figure)0 };
	if (s->what == (enum figure)0)
		return FAIL(err, SALES_ENOTFOUND, _("there is no figure '%s' of a period"), name);
	*type = s->what == GRADE ? V_TEXT : s->what == SCORE ? V_RATIO : V_INT;
	*out = s;
	return SALES_OK;
}

static int
call_slot(void *ctx, struct expr *call, enum vtype *type, const void **out, struct sales_err *err)
{
	struct reading     *g = ctx;
	struct figure_slot *s = arena_new(&g->r->a, struct figure_slot);

	*s = (struct figure_slot){ .what = strcmp(call->name, "actual") == 0 ? ACTUAL : strcmp(call->name, "target") == 0 ? TARGET : ATTAINMENT };
	if ((s->what == ATTAINMENT && strcmp(call->name, "attainment") != 0) || call->nkids < 1 || call->kid[0]->name == NULL)
		return FAIL(err, SALES_EUSAGE, _("there is no function '%s' here"), call->name);
	s->metric = arena_strdup(&g->r->a, call->kid[0]->name);
	if (metric_of(g->root, s->metric) == NULL)
		return FAIL(err, SALES_EUSAGE, _("there is no metric '%s'"), s->metric);
	for (size_t i = 1; i < call->nkids; i++) {
		const char *word = call->kid[i]->name;

		s->of_team |= word != NULL && strcmp(word, "team") == 0;
		s->has_unit |= word != NULL && period_unit_parse(word, &s->unit);
	}
	*type = V_RATIO;
	*out = s;
	return SALES_OK;
}

int
figure_read(struct recount *r, const struct node *root, const char *text, enum vtype want, const struct expr **out,
    struct sales_err *err)
{
	struct reading          g = { r, root };
	const struct expr_scope scope = { .ctx = &g, .field = name_slot, .call = call_slot };
	struct expr            *e;

	TRY(expr_parse(&r->a, text, &e, err));
	TRY(expr_bind(&r->a, e, &scope, want, err));
	*out = e;
	return SALES_OK;
}

/* ---- metrics ------------------------------------------------------------- */

/* Whose facts are counted. */
struct counted { struct recount *r; int64_t person, team; struct period span; };

static bool
is_counted(const struct counted *w, const struct fact *f)
{
	if (f->on < w->span.from || f->on > w->span.to)
		return false;
	if (w->team == 0)
		return f->person == w->person;
	return is_of_team(w->r, place_on(w->r, f->person, f->on)->team, w->team);
}

/* Has a record, or a word, been counted already? */
static bool
is_again(const struct counted *w, const struct facts *all, size_t first, size_t i, bool by_word)
{
	for (size_t k = first; k < i; k++)
		if ((by_word ? strcmp(all->v[k].word, all->v[i].word) == 0 : all->v[k].id == all->v[i].id) && is_counted(w, &all->v[k]))
			return true;
	return false;
}

struct tally { int64_t n; mpq_t sum, least, most; };

static void
count_facts(const struct counted *w, const struct facts *all, const char *fn, struct tally *t)
{
	const bool   adds = strncmp(fn, "sum", 3) == 0 || strncmp(fn, "count", 5) == 0, words = strncmp(fn, "distinct", 8) == 0;
	const size_t first = w->team == 0 ? all->at[w->person] : 0, end = w->team == 0 ? all->at[w->person + 1] : all->n;
	NUM(x);

	for (size_t i = first; i < end; i++) {
		const struct fact *f = &all->v[i];

		if (!is_counted(w, f) || ((words || (!adds && w->team != 0)) && is_again(w, all, first, i, words)))
			continue;
		num_money(x, adds ? f->value : f->whole);
		mpq_add(t->sum, t->sum, x);
		if (t->n == 0 || mpq_cmp(x, t->least) < 0)
			mpq_set(t->least, x);
		if (t->n == 0 || mpq_cmp(x, t->most) > 0)
			mpq_set(t->most, x);
		t->n++;
	}
}

/* A source's value: sums and counts of nothing are 0, all others are none. */
static int
source_value(const struct counted *w, const struct node *source, const char *unit, mpq_t out, bool *has, int64_t *n, struct sales_err *err)
{
	const char   *fn = text_at(source, "measure");
	struct facts *all;
	struct tally  t = { 0 };
	NUM(count);

	TRY(facts_of_source(w->r, source, unit, &all, err));
	mpq_init(t.sum);
	mpq_init(t.least);
	mpq_init(t.most);
	count_facts(w, all, fn, &t);
	*n = t.n;
	*has = t.n > 0 || strncmp(fn, "sum", 3) == 0 || strncmp(fn, "count", 5) == 0 || strncmp(fn, "distinct", 8) == 0;
	mpq_set(out, strncmp(fn, "min", 3) == 0 ? t.least : strncmp(fn, "max", 3) == 0 ? t.most : t.sum);
	if (strncmp(fn, "avg", 3) == 0 && t.n > 0) {
		num_set(count, 1, t.n);
		mpq_mul(out, out, count);
	}
	mpq_clear(t.sum);
	mpq_clear(t.least);
	mpq_clear(t.most);
	return SALES_OK;
}

static int metric_value(const struct counted *w, const struct node *root, const char *id, mpq_t out, bool *has, int64_t *n, struct sales_err *err);

struct over_metrics { const struct counted *w; const struct node *root; struct arena *a; int64_t n; };

static int
metric_slot(void *ctx, const char *name, enum vtype *type, const void **slot, struct sales_err *err)
{
	struct over_metrics *o = ctx;

	if (metric_of(o->root, name) == NULL)
		return FAIL(err, SALES_EUSAGE, _("there is no metric '%s'"), name);
	*type = V_RATIO;
	*slot = arena_strdup(o->a, name);
	return SALES_OK;
}

static int
metric_cell(void *ctx, const void *slot, struct value *out, struct sales_err *err)
{
	struct over_metrics *o = ctx;
	struct ratio         v;
	int64_t              n;
	bool                 has;
	NUM(x);

	*out = v_null();
	TRY(metric_value(o->w, o->root, slot, x, &has, &n, err));
	o->n = n > o->n ? n : o->n;
	if (has && num_to_ratio(x, &v))
		*out = v_ratio(v);
	return SALES_OK;
}

/* Reckoned from other metrics; a quotient by nothing is no value. */
static int
expr_metric(const struct counted *w, const struct node *root, const char *text, mpq_t out, bool *has, int64_t *n, struct sales_err *err)
{
	struct over_metrics     o = { w, root, &w->r->a, 0 };
	const struct expr_scope scope = { .ctx = &o, .field = metric_slot };
	const struct expr_row   row = { .ctx = &o, .field = metric_cell };
	struct expr            *e;
	struct value            v;
	struct ratio            number;
	int                     rc;

	TRY(expr_parse(&w->r->a, text, &e, err));
	TRY(expr_bind(&w->r->a, e, &scope, V_NULL, err));
	rc = expr_eval(e, &row, &v, err);
	*n = o.n;
	*has = rc == SALES_OK && expr_ratio_of(&v, &number);
	if (*has)
		num_ratio(out, number);
	return rc == SALES_EINVAL ? SALES_OK : rc;
}

static int
metric_value(const struct counted *w, const struct node *root, const char *id, mpq_t out, bool *has, int64_t *n, struct sales_err *err)
{
	const struct node *m = metric_of(root, id), *ratio = node_child(m, "ratio");
	int64_t            some;
	bool               there;
	NUM(under);

	if (text_at(m, "expr") != NULL)
		TRY(expr_metric(w, root, text_at(m, "expr"), out, has, n, err));
	else if (ratio != NULL) {
		TRY(source_value(w, ratio->first, NULL, out, has, &some, err));
		TRY(source_value(w, ratio->last, NULL, under, &there, n, err));
		*has = *has && there && mpq_sgn(under) != 0;
		if (*has)
			mpq_div(out, out, under);
	} else
		TRY(source_value(w, m, text_at(m, "unit"), out, has, n, err));
	if (*n < count_of(m, "min_sample"))
		*has = false;
	return SALES_OK;
}

/* ---- whose --------------------------------------------------------------- */

/* The team that he is in on the last day. */
static int64_t
team_of(const struct recount *r, const struct moment_of *at)
{
	return place_on(r, at->person, at->span.to)->team;
}

int
actual_of(struct recount *r, const char *metric, const struct moment_of *at, struct period span, mpq_t out, bool *has, struct sales_err *err)
{
	const struct node *root = r->book[at->book].root;
	struct counted     w = { r, at->person, 0, within_run(r, span) };
	int64_t            n;
	NUM(one);

	if (at->whose == TEAMS)
		w.team = team_of(r, at);
	if (at->whose != BELOW) {
		*has = false;
		return at->whose == TEAMS && w.team == 0 ? SALES_OK : metric_value(&w, root, metric, out, has, &n, err);
	}
	mpq_set_si(out, 0, 1);
	*has = adds_up(metric_of(root, metric));
	for (int64_t p = 1; *has && p < r->npeople; p++) {
		bool some;

		if (!r->person[p].is_there || !is_under(r, p, at->person, at->span.to, at->depth))
			continue;
		w.person = p;
		TRY(metric_value(&w, root, metric, one, &some, &n, err));
		if (some)
			mpq_add(out, out, one);
	}
	return SALES_OK;
}

/* ---- targets ------------------------------------------------------------- */

static bool
is_in_group(const struct recount *r, const struct moment_of *at, struct period span, int64_t person, int64_t team)
{
	const struct person *p = &r->person[person];

	if (at->whose == BELOW)
		return is_under(r, person, at->person, at->span.to, at->depth);
	return (p->hired == DAY_NONE || p->hired <= at->span.to) && (p->left == DAY_NONE || p->left >= span.from) &&
	    is_of_team(r, place_on(r, person, at->span.to)->team, team);
}

/* The team's own goal, else what those of its people add up to who were there in the span. */
static bool
target_of(const struct recount *r, const char *metric, const struct moment_of *at, struct period span, mpq_t out)
{
	const struct node *root = r->book[at->book].root;
	int64_t            team = at->whose == TEAMS ? team_of(r, at) : 0;
	bool               any = false;
	NUM(one);

	if (at->whose == HIS)
		return own_goal(r, root, metric, subject_person(at->person), span, out);
	for (int64_t t = 1; at->whose == BELOW && t < r->nteams && team == 0; t++)
		if (r->team[t].is_there && r->team[t].lead == at->person)
			team = t;
	if (team != 0 && own_goal(r, root, metric, subject_team(team), span, out))
		return true;
	mpq_set_si(out, 0, 1);
	for (int64_t p = 1; p < r->npeople && adds_up(metric_of(root, metric)); p++)
		if (r->person[p].is_there && is_in_group(r, at, span, p, team) && own_goal(r, root, metric, subject_person(p), span, one)) {
			mpq_add(out, out, one);
			any = true;
		}
	return any;
}

/* ---- values -------------------------------------------------------------- */

struct evaluating { struct recount *r; const struct moment_of *at; };

static int
number_out(mpq_srcptr x, struct value *out, struct sales_err *err)
{
	struct ratio v;

	if (!num_to_ratio(x, &v))
		return FAIL(err, SALES_EINVAL, _("an amount is too large to reckon with"));
	*out = v_ratio(v);
	return SALES_OK;
}

static int
name_value(void *ctx, const void *slot, struct value *out, struct sales_err *err)
{
	const struct evaluating  *v = ctx;
	const struct figure_slot *s = slot;
	const struct person      *p = &v->r->person[v->at->person];
	const char               *grade;
	NUM(score);

	*out = v_null();
	if (s->what == TENURE) {
		if (p->hired != DAY_NONE)
			*out = v_int(months_between(p->hired, v->at->span.to));
		return SALES_OK;
	}
	if (!score_in(v->r, v->at->person, v->at->span, score, &grade))
		return SALES_OK;
	if (s->what == SCORE)
		return number_out(score, out, err);
	*out = v_text(grade);
	return SALES_OK;
}

static int
call_value(void *ctx, const void *slot, const struct value *args, size_t n, struct value *out, struct sales_err *err)
{
	const struct evaluating  *v = ctx;
	const struct figure_slot *s = slot;
	const struct period       span = s->has_unit ? period_in_year(v->at->span.to, s->unit, &v->r->d->when) : v->at->span;
	struct moment_of          at = *v->at;
	bool                      has = true;
	NUM(actual);
	NUM(target);

	(void)args;
	(void)n;
	*out = v_null();
	if (s->of_team)
		at.whose = TEAMS;
	if (s->of_team && team_of(v->r, &at) == 0)
		return SALES_OK;
	if (s->what != TARGET)
		TRY(actual_of(v->r, s->metric, &at, span, actual, &has, err));
	if (has && s->what != ACTUAL)
		has = target_of(v->r, s->metric, &at, s->has_unit || at.whole.to == 0 ? span : at.whole, target);
	if (!has)
		return SALES_OK;
	if (s->what == ATTAINMENT)
		mpq_div(actual, actual, target);
	return number_out(s->what == TARGET ? target : actual, out, err);
}

int
figure_of(struct recount *r, const struct expr *e, const struct moment_of *at, struct value *out, struct sales_err *err)
{
	struct evaluating     v = { r, at };
	const struct expr_row row = { .ctx = &v, .field = name_value, .call = call_value };

	return expr_eval(e, &row, out, err);
}

int
figure_number(struct recount *r, const struct expr *e, const struct moment_of *at, mpq_t out, bool *has, struct sales_err *err)
{
	struct value v;
	struct ratio number;

	TRY(figure_of(r, e, at, &v, err));
	*has = expr_ratio_of(&v, &number);
	if (*has)
		num_ratio(out, number);
	return SALES_OK;
}
