#include "lib/metric/forecast.h"

#include <string.h>

#define OPEN_DEALS(...) { .of = "deal", .credit = CREDIT_OWNER, __VA_ARGS__ }

const struct metric forecast_count = {
	.id = "open_deals", .form = METRIC_FACTS, .unit = V_INT,
	.facts = OPEN_DEALS(.fn = MEASURE_COUNT, .where = "stage:open"),
};
const struct metric forecast_amount = {
	.id = "open_amount", .form = METRIC_FACTS, .unit = V_MONEY,
	.facts = OPEN_DEALS(.fn = MEASURE_SUM, .measure = "amount", .where = "stage:open"),
};
/* Weighing looks at open deals by itself. */
const struct metric forecast_weighted = {
	.id = "weighted_amount", .form = METRIC_FACTS, .unit = V_MONEY,
	.facts = OPEN_DEALS(.fn = MEASURE_SUM, .measure = "amount"),
};

enum column { COUNT, AMOUNT, WEIGHTED };

struct reading {
	struct arena        *a;
	struct forecast_row *v;
	size_t               n, cap, at;
	enum column          column;
};

static struct forecast_row *
add(struct reading *r, const struct metric_row *m)
{
	r->v = arena_more(r->a, r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n] = (struct forecast_row){ .label = arena_strdup(r->a, m->label),
		.name = m->name == NULL ? NULL : arena_strdup(r->a, m->name), .span = m->span };
	return &r->v[r->n++];
}

/* The three metrics look at the same deals, so their rows come in one order. */
static int
take(void *arg, const struct metric_row *m, struct sales_err *err)
{
	struct reading      *r = arg;
	struct forecast_row *row = r->column == COUNT ? add(r, m) : r->at < r->n ? &r->v[r->at] : NULL;

	if (row == NULL || strcmp(row->label, m->label) != 0 || row->span.from != m->span.from)
		return FAIL(err, SALES_EBUG, "forecast: row '%s' of one metric is not that of another", m->label);
	r->at++;
	if (r->column == COUNT)
		row->deals = m->n;
	else
		*(r->column == AMOUNT ? &row->amount : &row->weighted) = m->value;
	return SALES_OK;
}

static int
read_all(struct dept *d, struct period *p, bool dated, const struct metric_by *by, struct reading *r,
    struct sales_err *err)
{
	const struct metric *const of[] = { [COUNT] = &forecast_count, [AMOUNT] = &forecast_amount,
		[WEIGHTED] = &forecast_weighted };
	const size_t start = r->n;

	for (r->column = COUNT; r->column <= WEIGHTED; r->column++) {
		struct metric    m = *of[r->column];
		struct metric_by way = *by;

		m.facts.date = dated ? "expected_on" : NULL;
		way.weighted = r->column == WEIGHTED;
		r->at = start;
		TRY(metric_rows(d, &m, *p, &way, take, r, err));
		/* an open end stands where the open deals end, for all three */
		if (r->column == COUNT && by->split && r->n > start)
			*p = (struct period){ r->v[start].span.from, r->v[r->n - 1].span.to };
	}
	return SALES_OK;
}

int
forecast_rows(struct dept *d, struct period p, const struct metric_by *by, struct arena *a,
    struct forecast_row **out, size_t *n, struct sales_err *err)
{
	const struct metric_by total = { .group = GROUP_NONE, .where = by->where };
	const bool             dated = by->split || p.from != DAY_NONE || p.to != DAY_NONE;
	struct reading         r = { .a = a };

	TRY(read_all(d, &p, dated, by, &r, err));
	TRY(read_all(d, &p, dated, &total, &r, err));
	*out = r.v;
	*n = r.n;
	return SALES_OK;
}
