#include "lib/analysis/deals.h"

#include "lib/crm/kinds.h"
#include "lib/metric/convert.h"

enum { C_OWNER, C_CUSTOMER, C_PIPELINE, C_STAGE, C_AMOUNT, C_CURRENCY, C_LIST, C_CREATED, C_CLOSED, C_ON, C_CUT };

struct reading {
	struct groups         *g;
	const struct deal_ask *ask;
	deal_fact_fn          *fn;
	void                  *arg;
	const struct kind     *k;
	int                    at[CUT_PARTS];   /* column of each part; -1: none */
	struct group_rows      rows;            /* of the deal at hand */
};

/* A deal without a pipeline is in the rule book's default one. */
static void
find_stage(const struct policy *p, const struct value *c, struct deal_fact *f)
{
	for (size_t i = 0; i < p->npipelines; i++) {
		const struct pipeline *l = &p->pipelines[i];

		if (!value_is(&c[C_PIPELINE], l->id) && (c[C_PIPELINE].type != V_NULL || strcmp(l->id, "default") != 0))
			continue;
		f->pipeline = l;
		for (size_t k = 0; k < l->nstages && f->stage == NULL; k++)
			if (value_is(&c[C_STAGE], l->stages[k].id))
				f->stage = &l->stages[k];
		return;
	}
}

static int
take_amount(const struct reading *r, const struct value *c, struct deal_fact *f, struct sales_err *err)
{
	const day        on = f->closed != DAY_NONE ? f->closed : r->g->today;
	struct converted m;

	if (!r->ask->money || c[C_AMOUNT].type == V_NULL)
		return SALES_OK;
	TRY(convert_amount(r->g->d, r->k, f->id, c[C_AMOUNT].u.i, &c[C_CURRENCY], on, &m, err));
	f->has_amount = true;
	f->is_foreign = memcmp(m.currency, r->g->d->policy->locale.currency, 3) != 0;
	f->amount = m.amount;
	return SALES_OK;
}

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading  *r = arg;
	struct deal_fact f = { .id = id, .created = value_day(&c[C_CREATED]), .closed = value_day(&c[C_CLOSED]),
		.on = value_day(&c[C_ON]) };

	find_stage(r->g->d->policy, c, &f);
	if (r->ask->on == NULL && f.stage != NULL && f.stage->cls == STAGE_OPEN)
		f.on = r->g->today;
	else if (f.on != DAY_NONE && !period_holds(r->ask->period, f.on))
		return SALES_OK;
	f.owner = c[C_OWNER].type == V_NULL ? 0 : c[C_OWNER].u.i;
	f.customer = c[C_CUSTOMER].type == V_NULL ? 0 : c[C_CUSTOMER].u.i;
	TRY(take_amount(r, c, &f, err));
	f.cells = (struct group_fact){ .deal = id, .owner = f.owner, .on = f.on, .amount = c[C_AMOUNT],
		.list = c[C_LIST] };
	for (size_t i = 0; i < r->g->cut->n; i++)
		f.cells.cell[i] = r->at[i] < 0 ? v_null() : c[r->at[i]];
	if (r->ask->rows)
		TRY(groups_of(r->g, &f.cells, &r->rows, err));
	f.rows = &r->rows;
	return r->fn(r->arg, &f, err);
}

int
deals_each(struct groups *g, const struct deal_ask *ask, deal_fact_fn *fn, void *arg, struct sales_err *err)
{
	const char    *name[C_CUT + CUT_PARTS] = { "owner", "customer", "pipeline", "stage", "amount", "currency",
		"list_amount", "created_on", "closed_on", ask->on == NULL ? "closed_on" : ask->on };
	struct reading r = { .g = g, .ask = ask, .fn = fn, .arg = arg };
	struct query   q;
	size_t         n = C_CUT;

	for (size_t i = 0; i < g->cut->n; i++) {
		r.at[i] = g->cut->part[i].field == NULL ? -1 : (int)n;
		if (g->cut->part[i].field != NULL)
			name[n++] = g->cut->part[i].field;
	}
	TRY(record_query(g->d, &deal_kind, name, n, ask->where, g->a, &q, err));
	if (path_vtype(&q.cols[C_ON]) != V_DAY)
		return FAIL(err, SALES_EUSAGE, _("'%s' is not a date"), ask->on);
	r.k = q.kind;
	return record_each(g->d, &q, take, &r, err);
}
