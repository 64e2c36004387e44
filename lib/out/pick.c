/* Which columns of a listing are shown, in which order its rows come, and how
 * many: the same for every command that lists what it computed. */
#include <stdlib.h>

#include "lib/base/text.h"
#include "lib/out/writer.h"

struct kept_row { struct kept_row *next; long no; struct cell cell[]; };

static size_t
find_column(const struct col *cols, const char *name, size_t n)
{
	size_t i = 0;

	while (cols[i].type != COL_END && (strlen(cols[i].key) != n || memcmp(cols[i].key, name, n) != 0))
		i++;
	return i;
}

static int
no_column(struct out *out, const struct col *cols, const char *option, const char *name, size_t n,
    struct sales_err *err)
{
	CLEANUP(buf_done) struct buf list = { 0 };
	const char                 **keys = arena_array(&out->arena, const char *, out->ngiven + 1);
	const char                  *near;

	for (size_t i = 0; i < out->ngiven; i++) {
		keys[i] = cols[i].key;
		buf_printf(&list, "%s%s", i == 0 ? "" : ", ", cols[i].key);
	}
	FAIL(err, SALES_EUSAGE, _("%s: there is no column '%.*s'"), option, (int)n, name);
	near = text_nearest(arena_strndup(&out->arena, name, n), keys, out->ngiven);
	if (near != NULL)
		return err_hint(err, _("did you mean '%s'?"), near);
	return err_hint(err, _("the columns are %s"), buf_str(&list));
}

static bool
is_shown(const struct out *out, size_t column)
{
	for (size_t i = 0; i < out->npicked; i++)
		if (out->picked[i] == column)
			return true;
	return false;
}

static void
show_column(struct out *out, size_t column)
{
	if (!is_shown(out, column))
		out->picked[out->npicked++] = column;
}

static void
hide_column(struct out *out, size_t column)
{
	size_t n = 0;

	for (size_t i = 0; i < out->npicked; i++)
		if (out->picked[i] != column)
			out->picked[n++] = out->picked[i];
	out->npicked = n;
}

/* "a,b", or "-c,+d" against all of them. */
static int
pick_fields(struct out *out, const struct col *cols, const char *list, struct sales_err *err)
{
	for (const char *p = list; *p != '\0';) {
		const bool   change = *p == '+' || *p == '-';
		const size_t n = strcspn(p, ",");
		const bool   all = n == 3 && memcmp(p, "all", 3) == 0;
		const size_t column = find_column(cols, p + change, n - change);

		if ((p == list && change) || all)
			for (size_t i = 0; i < out->ngiven; i++)
				show_column(out, i);
		if (n > 0 && !all && column == out->ngiven)
			return no_column(out, cols, "--fields", p + change, n - change, err);
		if (n > 0 && !all && *p == '-')
			hide_column(out, column);
		else if (n > 0 && !all)
			show_column(out, column);
		p += n + (p[n] == ',');
	}
	return out->npicked > 0 ? SALES_OK : FAIL(err, SALES_EUSAGE, _("--fields leaves no column"));
}

static int
pick_sort(struct out *out, const struct col *cols, const char *list, struct sales_err *err)
{
	for (const char *p = list; *p != '\0' && out->nsort < OUT_SORTS;) {
		const bool       down = *p == '-';
		const size_t     n = strcspn(p, ",");
		struct sort_key *key = &out->sort[out->nsort];

		*key = (struct sort_key){ find_column(cols, p + down, n - down), down };
		if (key->column == out->ngiven)
			return no_column(out, cols, "--sort", p + down, n - down, err);
		out->nsort++;
		p += n + (p[n] == ',');
	}
	return SALES_OK;
}

int
out_pick(struct out *out, const struct col *cols, const char *fields, const char *sort, long limit,
    struct sales_err *err)
{
	for (out->ngiven = 0; cols[out->ngiven].type != COL_END;)
		out->ngiven++;
	out->limit = limit;
	if (sort != NULL)
		TRY(pick_sort(out, cols, sort, err));
	if (fields == NULL)
		return SALES_OK;
	out->picked = arena_array(&out->arena, size_t, out->ngiven + 1);
	return pick_fields(out, cols, fields, err);
}

/* ---- rows -------------------------------------------------------------- */

const struct col *
pick_columns(struct out *out, const struct col *cols)
{
	struct col *few = arena_array(&out->arena, struct col, out->ngiven + 1);

	if (out->npicked == 0)
		return cols;
	for (size_t i = 0; i < out->npicked; i++)
		few[i] = cols[out->picked[i]];
	return few;
}

const struct cell *
pick_cells(struct out *out, const struct cell *cells)
{
	struct cell *few = out->few;

	if (out->npicked == 0)
		return cells;
	if (few == NULL)
		few = out->few = arena_array(&out->arena, struct cell, out->npicked + 1);
	for (size_t i = 0; i < out->npicked; i++)
		few[i] = cells[out->picked[i]];
	return few;
}

void
pick_row(struct out *out, const struct cell *cells)
{
	if (out->limit > 0 && out->rows >= out->limit)
		return;
	out->w->row(out, pick_cells(out, cells));
	out->rows++;
}

static const char *
keep_text(struct out *out, const char *s)
{
	return s == NULL ? NULL : arena_strdup(&out->arena, s);
}

/* Until all are there and can be put in order. */
void
pick_keep(struct out *out, const struct cell *cells)
{
	struct kept_row *r = arena_alloc(&out->arena, sizeof(*r) + out->ngiven * sizeof(r->cell[0]));

	*r = (struct kept_row){ .next = out->kept_rows, .no = out->given_rows };
	for (size_t i = 0; i < out->ngiven; i++) {
		struct cell c = cells[i];

		if (!c.empty && (c.type == COL_TEXT || c.type == COL_CODE)) {
			c.u.s.p = arena_strndup(&out->arena, c.u.s.p, c.u.s.n);
		} else if (!c.empty && cell_is_texty(&c)) {
			c.u.ref.code = keep_text(out, c.u.ref.code);
			c.u.ref.name = keep_text(out, c.u.ref.name);
			c.u.ref.label = keep_text(out, c.u.ref.label);
		}
		r->cell[i] = c;
	}
	out->kept_rows = r;
}

static int
compare_texts(const struct cell *a, const struct cell *b)
{
	const char *p, *q;
	size_t      n, m;
	int         cmp;

	machine_text(a, &p, &n);
	machine_text(b, &q, &m);
	cmp = memcmp(p, q, n < m ? n : m);
	return cmp != 0 ? cmp : (n > m) - (n < m);
}

/* Cells of one column may be in units of their own. */
static struct ratio
number_of(const struct cell *c)
{
	struct ratio r;

	if (c->type == COL_PERCENT)
		return c->u.r;
	return ratio_make(c->u.i, c->type == COL_COUNT ? 1 : c->type == COL_RATE ? RATE_UNIT : MONEY_UNIT, &r) ?
	    r : (struct ratio){ 0, 0 };
}

static int
compare_cells(const struct cell *a, const struct cell *b)
{
	if (cell_is_texty(a) && cell_is_texty(b))
		return compare_texts(a, b);
	if (a->type != b->type)
		return ratio_cmp(number_of(a), number_of(b));
	if (a->type == COL_PERCENT)
		return ratio_cmp(a->u.r, b->u.r);
	return (a->u.i > b->u.i) - (a->u.i < b->u.i);
}

/* Empties come last, whichever way; equal rows as they came. */
static int
compare_rows(const void *x, const void *y, void *arg)
{
	const struct out            *out = arg;
	const struct kept_row *const *a = x, *const *b = y;

	for (size_t i = 0; i < out->nsort; i++) {
		const struct cell *p = &(*a)->cell[out->sort[i].column], *q = &(*b)->cell[out->sort[i].column];
		int                cmp;

		if (p->empty || q->empty)
			cmp = p->empty - q->empty;
		else
			cmp = out->sort[i].down ? compare_cells(q, p) : compare_cells(p, q);
		if (cmp != 0)
			return cmp;
	}
	return ((*a)->no > (*b)->no) - ((*a)->no < (*b)->no);
}

void
pick_write(struct out *out)
{
	size_t                  n = 0;
	const struct kept_row **row;

	for (const struct kept_row *r = out->kept_rows; r != NULL; r = r->next)
		n++;
	row = arena_array(&out->arena, const struct kept_row *, n + 1);
	for (const struct kept_row *r = out->kept_rows; r != NULL; r = r->next)
		row[--n] = r;
	for (const struct kept_row *r = out->kept_rows; r != NULL; r = r->next)
		n++;
	out->kept_rows = NULL;
	if (n > 0)
		qsort_r(row, n, sizeof(*row), compare_rows, out);
	for (size_t i = 0; i < n; i++)
		pick_row(out, row[i]->cell);
}
