/* Filters and columns as SQL that SQLite and PostgreSQL share. */
#include "lib/record/query_inside.h"

void
query_text_done(struct query_text *q)
{
	buf_done(&q->text);
	buf_done(&q->joins);
	arena_done(&q->arena);
}

void
query_put_alias(struct buf *out, int alias)
{
	if (alias == 0)
		buf_putc(out, 't');
	else
		buf_printf(out, "j%d", alias);
}

/* The alias of what the reference `by` of alias `from` leads to. */
static int
join(struct query_text *q, int from, const struct field *by, int *alias, struct sales_err *err)
{
	const char *source;

	for (int i = 0; i < q->njoins; i++) {
		if (q->join[i].from == from && q->join[i].by == by) {
			*alias = i + 1;
			return SALES_OK;
		}
	}
	if (q->njoins == JOINS_MAX)
		return FAIL(err, SALES_EUSAGE, _("more than %d references are followed"), JOINS_MAX);
	TRY(dept_source(q->d, q->d->schema.by_no[by->ref->no], &source, err));
	q->join[q->njoins].from = from;
	q->join[q->njoins].by = by;
	*alias = ++q->njoins;
	buf_printf(&q->joins, " LEFT JOIN %s j%d ON j%d.id = ", source, *alias, *alias);
	query_put_alias(&q->joins, from);
	buf_printf(&q->joins, ".%s", field_column(by));
	return SALES_OK;
}

int
query_alias(struct query_text *q, const struct path *p, int *alias, struct sales_err *err)
{
	*alias = 0;
	for (int i = 0; i + 1 < p->n; i++)
		TRY(join(q, *alias, p->hop[i], alias, err));
	return SALES_OK;
}

int
query_column(struct query_text *q, const struct path *p, struct buf *out, struct sales_err *err)
{
	const struct field *f;
	int                 alias;

	TRY(query_alias(q, p, &alias, err));
	if (p->n == 0) {
		buf_puts(out, p->op ? "t.op" : "t.id");
		return SALES_OK;
	}
	f = p->hop[p->n - 1];
	if ((f->flags & F_DERIVED) != 0)
		return query_derived(q, f, alias, out, err);
	if ((f->flags & F_ABSENT) != 0) {
		buf_puts(out, "NULL");
		return SALES_OK;
	}
	query_put_alias(out, alias);
	buf_printf(out, ".%s", field_column(f));
	return SALES_OK;
}

void
query_param(struct query_text *q, const struct value *v, struct buf *out)
{
	if (q->nparams == q->param_cap) {
		int           cap = q->param_cap == 0 ? 16 : q->param_cap * 2;
		struct value *more = arena_array(&q->arena, struct value, (size_t)cap);

		if (q->nparams > 0)
			memcpy(more, q->param, sizeof(*more) * (size_t)q->nparams);
		q->param = more;
		q->param_cap = cap;
	}
	q->param[q->nparams++] = *v;
	buf_printf(out, "?%d", q->nparams);
}

int
query_bind(const struct query_text *q, struct db_stmt *st)
{
	for (int i = 0; i < q->nparams; i++)
		db_bind_value(st, i + 1, &q->param[i]);
	return SALES_OK;
}

/* ---- conditions -------------------------------------------------------- */

static bool
is_column(const struct expr *e)
{
	return e->op == EX_FIELD;
}

/* Same type, and stored so that SQL compares as expr_eval does. */
static bool
comparable(const struct expr *left, const struct expr *right)
{
	return (right->op == EX_VALUE || is_column(right)) && right->type == left->type &&
	    right->type != V_RATIO;
}

static bool
list_in_sql(const struct expr *e)
{
	for (size_t i = 1; i < e->nkids; i++) {
		const struct expr *k = e->kid[i];

		if (k->op != EX_RANGE) {
			if (!comparable(e->kid[0], k))
				return false;
			continue;
		}
		for (int end = 0; end < 2; end++)
			if (k->kid[end] != NULL && !comparable(e->kid[0], k->kid[end]))
				return false;
	}
	return e->nkids <= PARAMS_MAX;
}

bool
query_in_sql(const struct expr *e)
{
	switch (e->op) {
	case EX_OR:
	case EX_AND:
	case EX_NOT:
		for (size_t i = 0; i < e->nkids; i++)
			if (!query_in_sql(e->kid[i]))
				return false;
		return true;
	case EX_EQ:
	case EX_NE:
	case EX_LT:
	case EX_LE:
	case EX_GT:
	case EX_GE:
		return is_column(e->kid[0]) && comparable(e->kid[0], e->kid[1]) &&
		    (e->kid[0]->type != V_TEXT || !e->fold);
	case EX_IN:
		return is_column(e->kid[0]) && (e->kid[0]->type != V_TEXT || !e->fold) && list_in_sql(e);
	case EX_EMPTY:
		return is_column(e->kid[0]);
	case EX_FIELD:
		return e->type == V_BOOL;
	case EX_HAS:
	case EX_GLOB:
	case EX_SEARCH:
	case EX_MATCH:
	case EX_ADD:
	case EX_SUB:
	case EX_MUL:
	case EX_DIV:
	case EX_NEG:
	case EX_CALL:
	case EX_VALUE:
	case EX_RANGE:
		break;
	}
	return false;
}

static int
put_operand(struct query_text *q, const struct expr *e, struct buf *out, struct sales_err *err)
{
	const struct query_slot *s = e->slot;

	if (e->op == EX_FIELD)
		return query_column(q, &s->path, out, err);
	query_param(q, &e->value, out);
	return SALES_OK;
}

static int
put_range(struct query_text *q, const struct expr *left, const struct expr *range, struct buf *out,
    struct sales_err *err)
{
	static const char *const sign[] = { " >= ", " <= " };
	bool                     any = false;

	buf_putc(out, '(');
	for (int i = 0; i < 2; i++) {
		if (range->kid[i] == NULL)
			continue;
		if (any)
			buf_puts(out, " AND ");
		TRY(put_operand(q, left, out, err));
		buf_puts(out, sign[i]);
		TRY(put_operand(q, range->kid[i], out, err));
		any = true;
	}
	if (!any) {
		TRY(put_operand(q, left, out, err));
		buf_puts(out, " IS NOT NULL");
	}
	buf_putc(out, ')');
	return SALES_OK;
}

static int
put_in(struct query_text *q, const struct expr *e, struct buf *out, struct sales_err *err)
{
	size_t values = 0;
	bool   any = false;

	buf_putc(out, '(');
	for (size_t i = 1; i < e->nkids; i++) {
		if (e->kid[i]->op != EX_RANGE) {
			values++;
			continue;
		}
		buf_puts(out, any ? " OR " : "");
		TRY(put_range(q, e->kid[0], e->kid[i], out, err));
		any = true;
	}
	if (values > 0) {
		const char *comma = "";

		buf_puts(out, any ? " OR " : "");
		TRY(put_operand(q, e->kid[0], out, err));
		buf_puts(out, " IN (");
		for (size_t i = 1; i < e->nkids; i++) {
			if (e->kid[i]->op == EX_RANGE)
				continue;
			buf_puts(out, comma);
			TRY(put_operand(q, e->kid[i], out, err));
			comma = ", ";
		}
		buf_putc(out, ')');
	}
	buf_putc(out, ')');
	return SALES_OK;
}

static int
put_list(struct query_text *q, const struct expr *e, const char *word, struct buf *out,
    struct sales_err *err)
{
	buf_putc(out, '(');
	for (size_t i = 0; i < e->nkids; i++) {
		if (i > 0)
			buf_puts(out, word);
		TRY(query_condition(q, e->kid[i], out, err));
	}
	buf_putc(out, ')');
	return SALES_OK;
}

int
query_condition(struct query_text *q, const struct expr *e, struct buf *out, struct sales_err *err)
{
	static const char *const sign[] = { [EX_EQ] = " = ", [EX_NE] = " <> ", [EX_LT] = " < ",
		[EX_LE] = " <= ", [EX_GT] = " > ", [EX_GE] = " >= " };

	switch (e->op) {
	case EX_OR:
		return put_list(q, e, " OR ", out, err);
	case EX_AND:
		return put_list(q, e, " AND ", out, err);
	case EX_NOT:
		/* a comparison with an empty field is false, so its opposite is true */
		buf_puts(out, "((");
		TRY(query_condition(q, e->kid[0], out, err));
		buf_puts(out, ") IS NOT TRUE)");
		return SALES_OK;
	case EX_IN:
		return put_in(q, e, out, err);
	case EX_EMPTY:
		TRY(put_operand(q, e->kid[0], out, err));
		buf_puts(out, " IS NULL");
		return SALES_OK;
	case EX_FIELD:
		TRY(put_operand(q, e, out, err));
		buf_puts(out, " = 1");
		return SALES_OK;
	case EX_EQ:
	case EX_NE:
	case EX_LT:
	case EX_LE:
	case EX_GT:
	case EX_GE:
		TRY(put_operand(q, e->kid[0], out, err));
		buf_puts(out, sign[e->op]);
		return put_operand(q, e->kid[1], out, err);
	case EX_HAS:
	case EX_GLOB:
	case EX_SEARCH:
	case EX_MATCH:
	case EX_ADD:
	case EX_SUB:
	case EX_MUL:
	case EX_DIV:
	case EX_NEG:
	case EX_CALL:
	case EX_VALUE:
	case EX_RANGE:
		break;
	}
	return FAIL(err, SALES_EBUG, "a condition was put into SQL that SQL cannot answer");
}
