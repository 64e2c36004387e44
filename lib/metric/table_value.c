/* What a filled table says: exact ratios in units. */
#include "lib/metric/scan.h"
#include "lib/metric/table_inside.h"

static int
axis_no(unsigned axis)
{
	return __builtin_ctz(axis);
}

size_t
metric_table_rows(const struct metric_table *t, unsigned axis)
{
	switch (axis) {
	case AXIS_COMPANY:
		return 1;
	case AXIS_PERSON:
		return t->ask.org->npeople == 0 ? 1 : t->ask.org->npeople;
	case AXIS_TEAM:
		return t->ask.org->nteams == 0 ? 1 : t->ask.org->nteams;
	default:
		return t->keys->n;
	}
}

const struct value *
metric_table_key(const struct metric_table *t, size_t row)
{
	return &t->keys->v[row];
}

static int
too_large(const struct metric_table *t, struct sales_err *err)
{
	return FAIL(err, SALES_EINVAL, _("the value of '%s' is too large"), t->m->id);
}

static int
part_value(const struct metric_table *t, const struct part *p, int axis, size_t row, size_t span,
    struct ratio *out, int64_t *n, struct sales_err *err)
{
	static const struct tally   empty;
	const struct tallies *const s = &p->axis[axis];
	const struct tally         *y = row < s->rows ? &s->v[row * t->ask.nspans + span] : &empty;
	int64_t                     num = y->sum, den = MONEY_UNIT;

	*n = y->n;
	*out = (struct ratio){ 0, 0 };
	switch (p->of->fn) {
	case MEASURE_COUNT:
	case MEASURE_SUM:
	case MEASURE_DISTINCT:
		break;
	case MEASURE_AVG:
		if (__builtin_mul_overflow(y->n, (int64_t)MONEY_UNIT, &den))
			return too_large(t, err);
		break;
	case MEASURE_MIN:
		num = y->least;
		break;
	case MEASURE_MAX:
		num = y->most;
		break;
	}
	if (y->n == 0 && p->of->fn != MEASURE_COUNT && p->of->fn != MEASURE_SUM &&
	    p->of->fn != MEASURE_DISTINCT)
		return SALES_OK;
	return ratio_make(num, den, out) ? SALES_OK : too_large(t, err);
}

struct cell_at { const struct metric_table *t; unsigned axis; size_t row, span; int64_t n; };

static int
read_metric(void *ctx, const void *slot, struct value *out, struct sales_err *err)
{
	struct cell_at *c = ctx;
	struct ratio    r;
	int64_t         n;

	TRY(metric_table_at(c->t->of[(uintptr_t)slot - 1], c->axis, c->row, c->span, &r, &n, err));
	if (n > c->n)
		c->n = n;
	*out = r.den == 0 ? v_null() : v_ratio(r);
	return SALES_OK;
}

/* A quotient by nothing is no value, not a failure of the whole table. */
static int
expr_value(const struct metric_table *t, unsigned axis, size_t row, size_t span,
    struct ratio *value, int64_t *n, struct sales_err *err)
{
	struct cell_at  at = { t, axis, row, span, 0 };
	struct expr_row r = { .ctx = &at, .field = read_metric };
	struct value    v;
	int             rc = expr_eval(t->expr, &r, &v, err);

	*n = at.n;
	if (rc == SALES_EINVAL)
		return SALES_OK;
	TRY(rc);
	if (v.type == V_RATIO)
		*value = v.u.r;
	else if (v.type == V_INT)
		*value = (struct ratio){ v.u.i, 1 };
	else if ((v.type == V_NUM || v.type == V_MONEY) && !ratio_make(v.u.i, MONEY_UNIT, value))
		return too_large(t, err);
	return SALES_OK;
}

int
metric_table_at(const struct metric_table *t, unsigned axis, size_t row, size_t span,
    struct ratio *value, int64_t *n, struct sales_err *err)
{
	struct ratio whole;
	int64_t      some;

	*value = (struct ratio){ 0, 0 };
	if (t->m->form == METRIC_EXPR) {
		TRY(expr_value(t, axis, row, span, value, n, err));
	} else if (t->m->form == METRIC_RATIO) {
		TRY(part_value(t, &t->base, axis_no(axis), row, span, &whole, n, err));
		TRY(part_value(t, &t->facts, axis_no(axis), row, span, value, &some, err));
		if (whole.den == 0 || whole.num == 0 || value->den == 0)
			*value = (struct ratio){ 0, 0 };
		else if (!ratio_div(*value, whole, value))
			return too_large(t, err);
	} else {
		TRY(part_value(t, &t->facts, axis_no(axis), row, span, value, n, err));
	}
	if (*n < t->m->min_sample)
		*value = (struct ratio){ 0, 0 };
	return SALES_OK;
}

bool
metric_has_pipeline(const struct metric *m)
{
	return m->form == METRIC_FACTS && open_applies(&m->facts, m->unit);
}

/* An expression is asked nothing: its metrics answer for themselves. */
