/* The open pipeline of the weekly report: by stage, and by what the rule book
 * says may be forecast of it. */
#include "lib/metric/forecast.h"
#include "lib/report/weekly_inside.h"

/* The numbers of open deals by a field. */
struct by_field { struct metric_table *count, *amount, *weighted; };

static int
tables_by(struct weekly *w, const char *field, struct by_field *b, struct sales_err *err)
{
	static const struct period always[] = { { DAY_NONE, DAY_NONE } };
	struct metric_ask          ask = { .metric = &forecast_count, .span = always, .nspans = 1,
		.axes = AXIS_COMPANY | AXIS_FIELD, .field = field };

	TRY(metric_table_make(w->d, &ask, w->a, &b->count, err));
	ask.metric = &forecast_amount;
	TRY(metric_table_make(w->d, &ask, w->a, &b->amount, err));
	ask.metric = &forecast_weighted;
	ask.weighted = true;
	return metric_table_make(w->d, &ask, w->a, &b->weighted, err);
}

/* The row of a value ("": empty); the number of rows when no deal has it. */
static size_t
row_of(const struct metric_table *t, const char *id)
{
	size_t i = 0;

	for (; i < metric_table_rows(t, AXIS_FIELD); i++) {
		const struct value *v = metric_table_key(t, i);

		if (v->type == V_TEXT ? v->u.s.n == strlen(id) && memcmp(v->u.s.p, id, v->u.s.n) == 0 :
		    *id == '\0')
			break;
	}
	return i;
}

static int
cells_of(struct weekly *w, const struct by_field *b, unsigned axis, const char *id,
    struct cell *cell, int64_t *deals, struct sales_err *err)
{
	const struct metric_table *const t[] = { b->count, b->amount, b->weighted };
	const struct metric *const       m[] = { &forecast_count, &forecast_amount, &forecast_amount };
	struct ratio                     value;
	int64_t                          n;

	*deals = 0;
	for (size_t i = 0; i < 3; i++) {
		const size_t row = axis == AXIS_FIELD ? row_of(t[i], id) : 0;

		TRY(metric_table_at(t[i], axis, row, 0, &value, &n, err));
		cell[i] = weekly_cell(w, m[i], value);
		if (i == 0)
			*deals = n;
	}
	return SALES_OK;
}

static bool
is_in_earlier(const struct policy *book, size_t before, const char *id)
{
	for (size_t p = 0; p < before; p++)
		if (policy_stage(book, book->pipelines[p].id, id) != NULL)
			return true;
	return false;
}

/* A table of open deals whose first column is what; as many numbers behind. */
static struct doc_block *
put_table(struct weekly *w, struct doc_section *s, const char *what)
{
	const struct doc_col cols[] = { { what, COL_TEXT, false }, { _("Deals"), COL_NUM, false },
		{ _("Amount"), COL_MONEY, false }, { _("Weighted"), COL_MONEY, false },
		{ NULL, COL_END, false } };

	return doc_table(w->doc, s, cols);
}

static int
put_stages(struct weekly *w, struct doc_section *s, struct sales_err *err)
{
	const struct policy *book = w->d->policy;
	struct doc_block    *t = put_table(w, s, _("Stage"));
	struct by_field      b;
	struct cell          c[3];
	int64_t              n;

	TRY(tables_by(w, "stage", &b, err));
	for (size_t p = 0; p < book->npipelines; p++)
		for (size_t i = 0; i < book->pipelines[p].nstages; i++) {
			const struct stage *st = &book->pipelines[p].stages[i];

			/* a stage that several pipelines have stands in the first one's line */
			if (st->cls != STAGE_OPEN || is_in_earlier(book, p, st->id))
				continue;
			TRY(cells_of(w, &b, AXIS_FIELD, st->id, c, &n, err));
			DOC_ROW(w->doc, t, CELL(label_text(st->label, w->d->lang, st->id)), c[0], c[1], c[2]);
		}
	TRY(cells_of(w, &b, AXIS_COMPANY, NULL, c, &n, err));
	DOC_TOTAL(w->doc, t, CELL((const char *)_("Total")), c[0], c[1], c[2]);
	return SALES_OK;
}

static bool
has_categories(const struct policy *book)
{
	for (size_t p = 0; p < book->npipelines; p++)
		for (size_t i = 0; i < book->pipelines[p].nstages; i++)
			if (book->pipelines[p].stages[i].category != NULL)
				return true;
	return false;
}

/* What may be forecast of it, by the categories of the stages. */
static int
put_categories(struct weekly *w, struct doc_section *s, struct sales_err *err)
{
	static const struct { const char *id, *label; } category[] = { { "commit", N_("Commit") },
		{ "best-case", N_("Best case") }, { "pipeline", N_("Pipeline only") }, { "", N_("Not forecast") } };
	struct doc_block *t = put_table(w, s, _("Forecast"));
	struct by_field   b;
	struct cell       c[3];
	int64_t           n;

	TRY(tables_by(w, "forecast_category", &b, err));
	for (size_t i = 0; i < sizeof(category) / sizeof(category[0]); i++) {
		TRY(cells_of(w, &b, AXIS_FIELD, category[i].id, c, &n, err));
		if (n > 0)
			DOC_ROW(w->doc, t, CELL((const char *)tr(category[i].label)), c[0], c[1], c[2]);
	}
	return SALES_OK;
}

int
weekly_pipeline(struct weekly *w, struct sales_err *err)
{
	struct doc_section *s = doc_section(w->doc, "pipeline", _("Open pipeline"));

	TRY(put_stages(w, s, err));
	return has_categories(w->d->policy) ? put_categories(w, s, err) : SALES_OK;
}
