/* Lists of records: what SQL can answer exactly is asked of it, the rest
 * (folded texts, arithmetic) is evaluated over the rows that come back. */
#include "lib/record/query_inside.h"
#include "lib/store/ids.h"

enum { COLS_MAX = 512 };

/* A field that the rest of the filter looks at. */
struct rest_field { const struct query_slot *slot; int column; };

struct run {
	const struct query *q;
	struct query_text   text;
	struct db_stmt      st;
	struct arena        arena;
	struct path        *path;      /* of each column behind the id */
	enum vtype         *type;
	struct value       *cell;
	char              (*code)[32]; /* codes made from ids */
	size_t              ncols;     /* asked for, then those of the rest */
	bool                derived;   /* some of them are computed */
	const struct expr **rest;      /* conditions left to expr_eval, ANDed */
	size_t              nrest;
	struct rest_field  *field;
	size_t              nfields;
};

static void
run_done(struct run *r)
{
	db_stmt_done(&r->st);
	query_text_done(&r->text);
	arena_done(&r->arena);
}

static bool
same_path(const struct path *a, const struct path *b)
{
	if (a->n != b->n || a->code != b->code || a->op != b->op)
		return false;
	for (int i = 0; i < a->n; i++)
		if (a->hop[i] != b->hop[i])
			return false;
	return true;
}

static int
add_column(struct run *r, const struct path *p, struct sales_err *err)
{
	if (r->ncols == COLS_MAX)
		return FAIL(err, SALES_EUSAGE, _("more than %d columns are asked for"), COLS_MAX);
	r->path[r->ncols] = *p;
	r->derived = r->derived || (p->n > 0 && (p->hop[p->n - 1]->flags & F_DERIVED) != 0);
	r->type[r->ncols++] = p->code ? V_REF : path_vtype(p);
	return SALES_OK;
}

/* Every field in the rest of the filter gets a column. */
static int
add_fields(struct run *r, const struct expr *e, struct sales_err *err)
{
	const struct query_slot *s = e->slot;
	size_t                   i = 0;

	for (size_t k = 0; k < e->nkids; k++)
		if (e->kid[k] != NULL)
			TRY(add_fields(r, e->kid[k], err));
	if (e->op != EX_FIELD)
		return SALES_OK;
	while (i < r->ncols && !same_path(&r->path[i], &s->path))
		i++;
	if (i == r->ncols)
		TRY(add_column(r, &s->path, err));
	if (r->nfields == COLS_MAX)
		return FAIL(err, SALES_EUSAGE, _("the filter names more than %d fields"), COLS_MAX);
	r->field[r->nfields++] = (struct rest_field){ s, (int)i };
	return SALES_OK;
}

static int
and_condition(struct run *r, const struct expr *e, const char **word, struct buf *where,
    struct sales_err *err)
{
	if (!query_in_sql(e)) {
		r->rest[r->nrest++] = e;
		return add_fields(r, e, err);
	}
	buf_puts(where, *word);
	*word = " AND ";
	return query_condition(&r->text, e, where, err);
}

static void
put_bound(struct run *r, const char *column, const char *sign, struct value v, const char **word,
    struct buf *where)
{
	buf_printf(where, "%s%s %s ", *word, column, sign);
	query_param(&r->text, &v, where);
	*word = " AND ";
}

static int
put_among(struct run *r, const char **word, struct buf *where, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf ids = { 0 };
	const struct query          *q = r->q;
	struct value                 text;

	if (q->among == NULL)
		return SALES_OK;
	buf_puts(where, *word);
	TRY(query_column(&r->text, q->among, where, err));
	db_ids_text(q->ids, q->nids, &ids);
	text = v_textn(arena_strndup(&r->arena, buf_str(&ids), ids.n), ids.n);
	buf_puts(where, DB_AMONG_IDS);
	query_param(&r->text, &text, where);
	buf_puts(where, DB_AMONG_IDS_END);
	*word = " AND ";
	return SALES_OK;
}

static int
put_where(struct run *r, struct buf *where, struct sales_err *err)
{
	const struct query          *q = r->q;
	const char                  *word = " WHERE ";
	CLEANUP(buf_done) struct buf on = { 0 };

	if (q->on != NULL) {
		struct path p = { .hop = { q->on }, .n = 1 };

		TRY(query_column(&r->text, &p, &on, err));
		if (q->period.from != DAY_NONE)
			put_bound(r, on.p, ">=", v_day(q->period.from), &word, where);
		if (q->period.to != DAY_NONE)
			put_bound(r, on.p, "<=", v_day(q->period.to), &word, where);
	}
	if (q->after > 0)
		put_bound(r, "t.id", ">", v_int(q->after), &word, where);
	if (q->id > 0)
		put_bound(r, "t.id", "=", v_int(q->id), &word, where);
	TRY(put_among(r, &word, where, err));
	if (q->where == NULL)
		return SALES_OK;
	if (q->where->op != EX_AND)
		return and_condition(r, q->where, &word, where, err);
	for (size_t i = 0; i < q->where->nkids; i++)
		TRY(and_condition(r, q->where->kid[i], &word, where, err));
	return SALES_OK;
}

/* A reference is sorted by the name that is shown for it; empties come last. */
static int
put_order(struct run *r, struct buf *out, struct sales_err *err)
{
	buf_puts(out, " ORDER BY ");
	for (size_t i = 0; i < r->q->nsort; i++) {
		const struct sort           *s = &r->q->sort[i];
		struct path                  p = s->path;
		const struct field          *f = p.n > 0 ? p.hop[p.n - 1] : NULL;
		CLEANUP(buf_done) struct buf column = { 0 };

		if (f != NULL && !p.code && f->type == FT_REF && f->ref->title != NULL && p.n < PATH_HOPS)
			p.hop[p.n++] = kind_field(r->text.d->schema.by_no[f->ref->no], f->ref->title);
		TRY(query_column(&r->text, &p, &column, err));
		buf_printf(out, "(%s IS NULL), %s%s, ", column.p, column.p, s->descending ? " DESC" : "");
	}
	buf_puts(out, "t.id");
	return SALES_OK;
}

static size_t
conjuncts(const struct query *q)
{
	return q->where != NULL && q->where->op == EX_AND ? q->where->nkids : 1;
}

/* Put the statement together; count: how many rows, when SQL alone knows. */
static int
prepare(struct run *r, struct dept *d, const struct query *q, bool count, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf where = { 0 }, order = { 0 };
	const char                  *source;
	struct value                 limit = v_int(q->limit);

	*r = (struct run){ .q = q, .text = { .d = d, .kind = q->kind } };
	r->path = arena_array(&r->arena, struct path, COLS_MAX);
	r->type = arena_array(&r->arena, enum vtype, COLS_MAX);
	r->rest = arena_array(&r->arena, const struct expr *, conjuncts(q));
	r->field = arena_array(&r->arena, struct rest_field, COLS_MAX);
	for (size_t i = 0; i < q->ncols && !count; i++)
		TRY(add_column(r, &q->cols[i], err));
	TRY(dept_source(d, q->kind, &source, err));
	TRY(put_where(r, &where, err));
	count = count && r->nrest == 0 && q->limit == 0;
	if (!count)
		TRY(put_order(r, &order, err));
	buf_puts(&r->text.text, count ? "SELECT count(*)" : "SELECT t.id");
	for (size_t i = 0; i < r->ncols; i++) {
		buf_puts(&r->text.text, ", ");
		TRY(query_column(&r->text, &r->path[i], &r->text.text, err));
	}
	buf_printf(&r->text.text, " FROM %s t%s%s%s", source, buf_str(&r->text.joins), buf_str(&where),
	    buf_str(&order));
	if (q->limit > 0 && r->nrest == 0 && !count) {
		buf_puts(&r->text.text, " LIMIT ");
		query_param(&r->text, &limit, &r->text.text);
	}
	r->cell = arena_array(&r->arena, struct value, r->ncols + 1);
	r->code = arena_alloc(&r->arena, sizeof(*r->code) * (r->ncols + 1));
	TRY(db_prepare(&d->db, &r->st, r->text.text.p, err));
	return query_bind(&r->text, &r->st);
}

/* ---- rows -------------------------------------------------------------- */

static int
rest_value(void *ctx, const void *slot, struct value *out, struct sales_err *err)
{
	const struct run *r = ctx;

	(void)err;
	for (size_t i = 0; i < r->nfields; i++) {
		if (r->field[i].slot == slot) {
			*out = r->cell[r->field[i].column];
			return SALES_OK;
		}
	}
	return FAIL(err, SALES_EBUG, "a filter looks at a field that was not read");
}

static int
passes(struct run *r, bool *yes, struct sales_err *err)
{
	struct expr_row row = { .ctx = r, .field = rest_value };
	struct value    v;

	*yes = true;
	for (size_t i = 0; i < r->nrest && *yes; i++) {
		if (expr_eval(r->rest[i], &row, &v, err) != SALES_OK) {
			char code[32];

			return err_prefix(err, "%s: ", kind_code(r->q->kind, db_int(&r->st, 0), code));
		}
		*yes = v.type == V_BOOL && v.u.i != 0;
	}
	return SALES_OK;
}

/* Sums and differences of stored numbers are exact or an error. */
static int
check_derived(const struct run *r, struct sales_err *err)
{
	char code[32];

	for (size_t i = 0; i < r->ncols; i++)
		if (r->path[i].n > 0 && query_fits(r->path[i].hop[r->path[i].n - 1], &r->cell[i], err) != SALES_OK)
			return err_prefix(err, "%s: ", kind_code(r->q->kind, db_int(&r->st, 0), code));
	return SALES_OK;
}

static const struct kind *
code_kind(const struct run *r, const struct path *p)
{
	return p->n == 0 ? r->q->kind : p->hop[p->n - 1]->ref;
}

/* Ids become codes only for the caller: the filter compares ids. */
static void
show_codes(struct run *r)
{
	for (size_t i = 0; i < r->q->ncols; i++)
		if (r->path[i].code && r->cell[i].type == V_REF)
			r->cell[i] = v_text(kind_code(code_kind(r, &r->path[i]), r->cell[i].u.i, r->code[i]));
}

static int
run_rows(struct run *r, row_fn *fn, void *arg, struct sales_err *err)
{
	int64_t left = r->q->limit;
	bool    yes, codes = false;

	for (size_t i = 0; i < r->q->ncols && fn != NULL; i++)
		codes = codes || r->path[i].code;
	while (db_next(&r->st)) {
		db_values(&r->st, 1, r->ncols, r->type, r->cell);
		if (r->derived)
			TRY(check_derived(r, err));
		if (r->nrest > 0) {
			TRY(passes(r, &yes, err));
			if (!yes)
				continue;
		}
		if (codes)
			show_codes(r);
		if (fn(arg, db_int(&r->st, 0), r->cell, err) != SALES_OK)
			return (int)err->code;
		if (left > 0 && --left == 0)
			break;
	}
	return db_end(&r->st, err);
}

int
record_each(struct dept *d, const struct query *q, row_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(run_done) struct run r;

	TRY(prepare(&r, d, q, false, err));
	return run_rows(&r, fn, arg, err);
}

static int
count_row(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	(void)id;
	(void)cells;
	(void)err;
	++*(int64_t *)arg;
	return SALES_OK;
}

int
record_count(struct dept *d, const struct query *q, int64_t *out, struct sales_err *err)
{
	CLEANUP(run_done) struct run r;
	struct query                 bare = *q;

	*out = 0;
	bare.ncols = bare.nsort = 0;
	TRY(prepare(&r, d, &bare, true, err));
	if (r.nrest > 0 || q->limit > 0)
		return run_rows(&r, count_row, out, err);
	if (db_next(&r.st))
		*out = db_int(&r.st, 0);
	return db_end(&r.st, err);
}
