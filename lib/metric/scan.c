#include "lib/metric/scan.h"

/* ---- columns ----------------------------------------------------------- */

/* The column of a field, added once; -1 in *at when the kind has none. */
static int
add_column(struct scan *s, const char *name, int *at, struct sales_err *err)
{
	if (s->q.ncols == SCAN_COLS)
		return FAIL(err, SALES_EINVAL, _("metric '%s' looks at too many fields"), s->metric);
	TRY(record_path(s->d, s->kind, name, &s->col[s->q.ncols], err));
	*at = (int)s->q.ncols++;
	return SALES_OK;
}

static int
add_if_there(struct scan *s, const char *field, const char *name, int *at, struct sales_err *err)
{
	*at = -1;
	return kind_field(s->kind, field) == NULL ? SALES_OK : add_column(s, name, at, err);
}

/* Slots of the measure's expression are columns, counted from 1 so that none
 * is NULL (fact.c reads them). */
static int
bind_field(void *ctx, const char *name, enum vtype *type, const void **slot, struct sales_err *err)
{
	struct scan *s = ctx;
	int          at;

	TRY(add_column(s, name, &at, err));
	*type = path_vtype(&s->col[at]);
	*slot = (const void *)(uintptr_t)(at + 1);
	return SALES_OK;
}

/* A lone name (amount, customer.level) needs no evaluation. */
static bool
is_plain_field(const char *measure)
{
	if (*measure >= '0' && *measure <= '9')
		return false;
	for (const char *p = measure; *p != '\0'; p++)
		if ((unsigned char)*p < 0x80 && strchr("_.", *p) == NULL &&
		    (*p < '0' || *p > '9') && ((*p | 0x20) < 'a' || (*p | 0x20) > 'z'))
			return false;
	return *measure != '\0';
}

static int
bind_measure(struct scan *s, struct sales_err *err)
{
	struct expr_scope scope = { .ctx = s, .when = &s->d->when, .field = bind_field };
	struct expr      *e;
	enum vtype        type;

	s->value = -1;
	if (s->of->measure == NULL)
		return SALES_OK;
	if (is_plain_field(s->of->measure)) {
		TRY(add_column(s, s->of->measure, &s->value, err));
		type = path_vtype(&s->col[s->value]);
	} else {
		TRY(expr_parse(&s->arena, s->of->measure, &e, err));
		TRY(expr_bind(&s->arena, e, &scope, V_NULL, err));
		s->measure = e;
		type = e->type;
	}
	if (s->of->fn != MEASURE_DISTINCT && (type == V_TEXT || type == V_DAY || type == V_TIME ||
	    type == V_REF))
		return FAIL(err, SALES_EINVAL, _("metric '%s': '%s' is not a number"), s->metric,
		    s->of->measure);
	s->is_money = s->of->fn != MEASURE_DISTINCT && (type == V_MONEY || s->unit == V_MONEY);
	return SALES_OK;
}

static int
find_owner(struct scan *s, struct sales_err *err)
{
	if (kind_field(s->kind, "owner") != NULL)
		return add_column(s, "owner", &s->owner, err);
	if (kind_field(s->kind, "person") != NULL)
		return add_column(s, "person", &s->owner, err);
	return kind_field(s->kind, "deal") == NULL ? SALES_OK : add_column(s, "deal.owner", &s->owner, err);
}

/* A deal is its own; a receipt and an item take their deal's credits. */
static int
add_credit_columns(struct scan *s, struct sales_err *err)
{
	const enum credit_rule how = s->of->credit;
	const bool             of_deal = strcmp(s->kind->name, "deal") == 0;

	s->owner = s->deal = -1;
	if (how == CREDIT_OWNER || how == CREDIT_SPLIT)
		TRY(find_owner(s, err));
	if (how == CREDIT_NONE || how == CREDIT_OWNER)
		return SALES_OK;
	if (!of_deal)
		TRY(add_if_there(s, "deal", "deal", &s->deal, err));
	return SALES_OK;
}

static int
add_columns(struct scan *s, struct sales_err *err)
{
	s->col[0] = (struct path){ .op = true };
	s->q.ncols = 1;
	s->date = -1;
	if (s->of->date != NULL)
		TRY(add_column(s, s->weighted ? "expected_on" : s->of->date, &s->date, err));
	TRY(add_credit_columns(s, err));
	TRY(bind_measure(s, err));
	s->currency = s->probability = s->stage = s->pipeline = s->key = -1;
	if (s->is_money && kind_field(s->kind, "currency") != NULL)
		TRY(add_column(s, "currency", &s->currency, err));
	else if (s->is_money)
		TRY(add_if_there(s, "deal", "deal.currency", &s->currency, err));
	if (s->weighted) {
		TRY(add_column(s, "probability", &s->probability, err));
		TRY(add_column(s, "stage", &s->stage, err));
		TRY(add_column(s, "pipeline", &s->pipeline, err));
	}
	return s->group == NULL ? SALES_OK : add_column(s, s->group, &s->key, err);
}

/* ---- which records ----------------------------------------------------- */

static int
set_where(struct scan *s, struct sales_err *err)
{
	struct expr *e = NULL, *more = NULL;
	bool         ok = true;

	if (s->of->where != NULL)
		TRY(expr_parse(&s->arena, s->of->where, &e, err));
	if (s->weighted)
		e = open_filter(&s->arena, e, &ok);
	if (!ok)
		return FAIL(err, SALES_EBUG, "metric '%s' has no open pipeline", s->metric);
	if (s->weighted) {
		TRY(expr_parse(&s->arena, "stage:open", &more, err));
		e = expr_and(&s->arena, e, more);
	}
	if (s->scope.where != NULL) {
		TRY(expr_parse(&s->arena, s->scope.where, &more, err));
		e = expr_and(&s->arena, e, more);
	}
	s->q.where = e;
	return e == NULL ? SALES_OK : record_where(s->d, s->kind, e, err);
}

int
scan_open(struct scan *s, struct sales_err *err)
{
	const char *cur = s->d->policy->locale.currency;

	s->kind = schema_kind(&s->d->schema, s->of->of);
	if (s->kind == NULL)
		return FAIL(err, SALES_EINVAL, _("metric '%s': there is no record kind '%s'"), s->metric,
		    s->of->of);
	s->q = (struct query){ .kind = s->kind, .cols = s->col, .period = s->scope.period };
	TRY(add_columns(s, err));
	if (s->date >= 0)
		s->q.on = s->col[s->date].hop[s->col[s->date].n - 1];
	else
		s->q.period = (struct period){ DAY_NONE, DAY_NONE };
	if (s->date >= 0 && (s->q.on == NULL || s->col[s->date].n != 1 || path_vtype(&s->col[s->date]) != V_DAY))
		return FAIL(err, SALES_EINVAL, _("metric '%s': '%s' is not a date"), s->metric, s->of->date);
	TRY(scan_narrow(s, err));
	s->decimals = s->is_money && currency_decimals(cur) >= 0 ? currency_decimals(cur) : 4;
	return set_where(s, err);
}

void
scan_done(struct scan *s)
{
	arena_done(&s->arena);
}
