#include "lib/payout/terms.h"

#include <stdlib.h>
#include <string.h>

/* ---- a factor's value ---------------------------------------------------- */

static void
hit_step(const struct factor *f, struct ratio at, struct factor_hit *out)
{
	size_t n = 0;

	while (n < f->nsteps && (f->step[n].open || ratio_cmp(f->step[n].at, at) <= 0))
		n++;
	if (n == 0)
		*out = (struct factor_hit){ HIT_BELOW, 0, { 0, 1 } }; /* below the first step */
	else if (f->step[n - 1].as_is)
		*out = (struct factor_hit){ HIT_AS_IS, n - 1, at };
	else
		*out = (struct factor_hit){ HIT_STEP, n - 1, f->step[n - 1].value };
}

static void
hit_word(const struct factor *f, const struct value *v, struct factor_hit *out)
{
	for (size_t i = 0; i < f->nwords; i++)
		if (value_is(v, f->word[i].word)) {
			*out = (struct factor_hit){ HIT_WORD, i, f->word[i].value };
			return;
		}
}

struct factor_hit
factor_find(const struct factor *f, const struct value *v)
{
	struct factor_hit hit = { HIT_MISSING, 0, f->missing };
	struct ratio      at;

	if (f->nwords > 0)
		hit_word(f, v, &hit);
	else if (!expr_ratio_of(v, &at))
		return hit;
	else if (f->nsteps > 0)
		hit_step(f, at, &hit);
	else
		hit = (struct factor_hit){ HIT_NUMBER, 0, at };
	return hit;
}

bool
factor_value(const struct factor *f, const struct value *v, struct ratio *out)
{
	*out = factor_find(f, v).value;
	return out->den != 0;
}

/* ---- of a fact, or of a period ------------------------------------------- */

static bool
looks_at_fact(const struct expr *e)
{
	if (e->op == EX_FIELD && strcmp(e->name, "grade") != 0 && strcmp(e->name, "score") != 0 && strcmp(e->name, "tenure") != 0)
		return true;
	if (e->op == EX_CALL && strcmp(e->name, "min") != 0 && strcmp(e->name, "max") != 0 && strcmp(e->name, "abs") != 0)
		return strcmp(e->name, "days") == 0 || strcmp(e->name, "months") == 0;
	for (size_t i = 0; i < e->nkids; i++)
		if (e->kid[i] != NULL && looks_at_fact(e->kid[i]))
			return true;
	return false;
}

bool
factor_is_by_period(const struct factor *f)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct sales_err                 err;
	struct expr                     *e;

	return expr_parse(&a, f->of, &e, &err) == SALES_OK && !looks_at_fact(e);
}

static bool
has_fact_factor(const struct component *c)
{
	for (size_t i = 0; i < c->nfactors; i++)
		if (!factor_is_by_period(&c->factors[i]))
			return true;
	return false;
}

bool
terms_needed(const struct plan *p, const struct component *c)
{
	return comp_is_by_fact(c->kind) && (c->ncases > 0 || p->leaver.is_judged || has_fact_factor(c));
}

/* ---- reading ------------------------------------------------------------- */

struct reading {
	struct row_scope        scope;
	const struct component *c;
	struct expr           **factor, **when;  /* NULL: not of the fact; always */
	size_t                  delivered;       /* its column */
	bool                    has_delivered;
	struct buf              rows;
	struct term_shown      *shown;           /* of the one record asked for; NULL: all are read */
};

static int
bind(struct reading *r, struct sales_err *err)
{
	const struct component *c = r->c;

	r->factor = arena_array(r->scope.a, struct expr *, c->nfactors + 1);
	r->when = arena_array(r->scope.a, struct expr *, c->ncases + 1);
	for (size_t i = 0; i < c->nfactors; i++)
		if (!factor_is_by_period(&c->factors[i]))
			TRY(row_bind(&r->scope, c->factors[i].of, V_NULL, &r->factor[i], err));
	for (size_t i = 0; i < c->ncases; i++)
		if (c->cases[i].when != NULL)
			TRY(row_bind(&r->scope, c->cases[i].when, V_BOOL, &r->when[i], err));
	return SALES_OK;
}

/* The deal's own day, or that of the deal it is a part of. */
static int
add_delivered(struct reading *r, struct sales_err *err)
{
	const bool own = kind_field(r->scope.k, "delivered_on") != NULL, deal = kind_field(r->scope.k, "deal") != NULL;

	r->has_delivered = own || deal;
	return r->has_delivered ? row_column(&r->scope, own ? "delivered_on" : "deal.delivered_on", &r->delivered, err) : SALES_OK;
}

static int
multiply(struct reading *r, const struct value *cells, struct fact_term *t, struct sales_err *err)
{
	t->k = (struct ratio){ 1, 1 };
	for (size_t i = 0; i < r->c->nfactors; i++) {
		struct value v;
		struct ratio k;

		if (r->factor[i] == NULL)
			continue;
		TRY(row_eval(&r->scope, r->factor[i], cells, &v, err));
		if (r->shown != NULL)
			r->shown->factor[i] = v.type == V_TEXT ? v_text(arena_strndup(r->scope.a, v.u.s.p, v.u.s.n)) : v;
		if (!factor_value(&r->c->factors[i], &v, &k)) {
			t->k = (struct ratio){ (int64_t)i, 0 };
			return SALES_OK;
		}
		if (!ratio_mul(t->k, k, &t->k))
			return FAIL(err, SALES_EINVAL, _("the factors of component '%s' are too large to reckon with"), r->c->id);
	}
	return SALES_OK;
}

bool
case_wins(const struct rate_case *c, const struct value *holds, int *best)
{
	const int n = c->when == NULL ? 0 : c->conditions;

	if (holds->type != V_BOOL || holds->u.i == 0 || n <= *best)
		return false;
	*best = n;
	return true;
}

/* Of those that hold the most specific one. */
static int
choose_case(struct reading *r, const struct value *cells, struct fact_term *t, struct sales_err *err)
{
	int best = -1;

	for (size_t i = 0; i < r->c->ncases; i++) {
		struct value v = v_of(V_BOOL, 1);

		if (r->when[i] != NULL)
			TRY(row_eval(&r->scope, r->when[i], cells, &v, err));
		if (r->shown != NULL)
			r->shown->holds += r->when[i] != NULL && v.type == V_BOOL && v.u.i != 0;
		if (case_wins(&r->c->cases[i], &v, &best))
			t->of_case = (uint16_t)i;
	}
	return SALES_OK;
}

static int
take_row(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct reading  *r = arg;
	struct fact_term t = { .id = id, .delivered = DAY_NONE };
	char             code[32];

	if (multiply(r, cells, &t, err) != SALES_OK || choose_case(r, cells, &t, err) != SALES_OK)
		return err_prefix(err, "%s: ", kind_code(r->scope.k, id, code));
	if (r->has_delivered)
		t.delivered = value_day(&cells[r->delivered]);
	buf_put(&r->rows, &t, sizeof(t));
	return SALES_OK;
}

static void
reading_done(struct reading *r)
{
	buf_done(&r->rows);
}

/* What a component's factors, cases and leavers ask of the facts that a query finds. */
static int
read_terms(struct reading *r, struct query *q, const struct plan *p, struct sales_err *err)
{
	TRY(bind(r, err));
	if (p->leaver.is_judged)
		TRY(add_delivered(r, err));
	q->cols = r->scope.col;
	q->ncols = r->scope.ncols;
	return record_each(r->scope.d, q, take_row, r, err);
}

int
terms_load(struct dept *d, const struct kind *k, const char *on, struct period span, const struct few *few, const struct plan *p,
    const struct component *c, struct arena *a, struct terms *out, struct sales_err *err)
{
	const struct path                    own = { .code = true };
	CLEANUP(reading_done) struct reading r = { .scope = { .d = d, .a = a, .k = k }, .c = c };
	struct query                         q = { .kind = k, .period = span, .on = kind_field(k, on) };

	*out = (struct terms){ 0 };
	if (few != NULL && few->n == 0)
		return SALES_OK;
	few_bind(&q, &own, few);
	TRY(read_terms(&r, &q, p, err));
	out->n = r.rows.n / sizeof(*out->v);
	out->v = arena_array(a, struct fact_term, out->n + 1);
	if (out->n > 0)
		memcpy(out->v, r.rows.p, r.rows.n);
	return SALES_OK;
}

int
terms_of_one(struct dept *d, const struct kind *k, int64_t id, const struct plan *p, const struct component *c, struct arena *a,
    struct term_shown *out, struct sales_err *err)
{
	CLEANUP(reading_done) struct reading r = { .scope = { .d = d, .a = a, .k = k }, .c = c, .shown = out };
	struct query                         q = { .kind = k, .period = { DAY_NONE, DAY_NONE }, .id = id };

	*out = (struct term_shown){ .factor = arena_array(a, struct value, c->nfactors + 1) };
	TRY(read_terms(&r, &q, p, err));
	out->is_there = r.rows.n > 0;
	if (out->is_there)
		memcpy(&out->term, r.rows.p, sizeof(out->term));
	return SALES_OK;
}

static int
by_id(const void *x, const void *y)
{
	const struct fact_term *a = x, *b = y;

	return a->id < b->id ? -1 : a->id > b->id;
}

const struct fact_term *
terms_of(const struct terms *t, int64_t id)
{
	const struct fact_term key = { .id = id };
	const uint64_t         at = t->n == 0 ? 0 : (uint64_t)(id - t->v[0].id);

	if (t->n == 0)
		return NULL;
	if (at < t->n && t->v[at].id == id)
		return &t->v[at]; /* most often nothing is missing before it */
	return bsearch(&key, t->v, t->n, sizeof(key), by_id);
}
