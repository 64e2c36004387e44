/* What can be compared with the other system when a file is in: the sum of
 * every column of amounts, kept or not, and rows that look like another one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/mapped.h"

enum { AMOUNTS_MAX = 8, ALIKE_MAX = 4, ROWS_MAX = 1 << 20 };

/* What a row added to the sums, so that a later one of the same key can take
 * its place. */
struct counted { int64_t amount[AMOUNTS_MAX]; bool has[AMOUNTS_MAX]; char currency[4]; };

struct tally {
	size_t          amount[AMOUNTS_MAX];    /* columns */
	size_t          namounts;
	size_t          alike[ALIKE_MAX];       /* fields */
	size_t          nalike;
	struct map      seen;                   /* of those fields: -> index in line */
	struct { int64_t id; long line; } *line; /* 0: it was there before */
	size_t          nlines, lines_cap;
	struct counted *row;                    /* by id */
	size_t          nrows;
	int64_t         first_id;
};

/* ---- sums -------------------------------------------------------------- */

static struct import_sum *
sum_of(struct importer *im, size_t column, const char *currency)
{
	struct import_result *res = im->res;
	const char           *header = im->col[column].header;
	size_t                i = 0;

	while (i < res->nsums && (memcmp(res->sum[i].currency, currency, 3) != 0
	    || strcmp(res->sum[i].column, header) != 0))
		i++;
	if (i == IMPORT_SUMS)
		return NULL;
	if (i == res->nsums) {
		res->sum[i] = (struct import_sum){ .column = arena_strdup(im->ds->arena, header),
			.kept = im->col[column].at < im->k->nfields };
		memcpy(res->sum[i].currency, currency, 3);
		res->nsums++;
	}
	return &res->sum[i];
}

static void
count(struct importer *im, const struct tally *t, const struct counted *c, int sign)
{
	for (size_t i = 0; i < t->namounts; i++) {
		struct import_sum *s = c->has[i] ? sum_of(im, t->amount[i], c->currency) : NULL;

		if (s != NULL && money_add(s->sum, (money){ sign * c->amount[i] }, &s->sum))
			s->n += sign;
	}
}

static void
read_row(const struct importer *im, const struct tally *t, struct counted *c)
{
	const struct value *cur = im->currency == AT_CODE ? NULL : &im->v[im->currency];

	*c = (struct counted){ .currency = "" };
	memcpy(c->currency, cur != NULL && cur->type == V_TEXT ? cur->u.s.p : im->mark[0] != '\0' ? im->mark
	    : im->d->policy->locale.currency, 3);
	for (size_t i = 0; i < t->namounts; i++) {
		const struct value *v = &im->v[im->col[t->amount[i]].at];

		c->has[i] = v->type == V_MONEY;
		c->amount[i] = c->has[i] ? v->u.i : 0;
	}
}

static void
keep_row(struct tally *t, int64_t id, const struct counted *c)
{
	size_t at;

	if (t->first_id == 0)
		t->first_id = id;
	if (id < t->first_id || id - t->first_id >= ROWS_MAX)
		return;
	at = (size_t)(id - t->first_id);
	if (at >= t->nrows) {
		const size_t room = at + 1 > 2 * t->nrows ? at + 256 : 2 * t->nrows;

		t->row = realloc(t->row, room * sizeof(*t->row));
		if (t->row == NULL)
			err_nomem();
		memset(t->row + t->nrows, 0, (room - t->nrows) * sizeof(*t->row));
		t->nrows = room;
	}
	t->row[at] = *c;
}

static void
add_up(struct importer *im, struct tally *t, int64_t id, bool again)
{
	struct counted c;

	if (t->namounts == 0)
		return;
	if (again && id >= t->first_id && (size_t)(id - t->first_id) < t->nrows)
		count(im, t, &t->row[id - t->first_id], -1);
	read_row(im, t, &c);
	count(im, t, &c, 1);
	keep_row(t, id, &c);
}

/* ---- rows that look like others ---------------------------------------- */

/* False when one of the fields is empty. */
static bool
alike_key(const struct tally *t, const struct value *v, struct buf *b)
{
	buf_clear(b);
	for (size_t i = 0; i < t->nalike; i++) {
		const struct value *x = &v[t->alike[i]];

		if (x->type == V_NULL)
			return false;
		if (x->type == V_TEXT)
			text_company_key(x->u.s.p, x->u.s.n, b);
		else
			buf_put(b, &x->u.i, sizeof(x->u.i));
		buf_putc(b, '\n');
	}
	return t->nalike > 0;
}

/* *at gets the place of the first record with this key; false: it is new. */
static bool
is_seen(struct tally *t, const struct buf *key, int64_t id, long line, size_t *at)
{
	int added;

	*at = (size_t)map_add(&t->seen, key->p, key->n, (int64_t)t->nlines, &added)->value;
	if (!added)
		return true;
	if (t->nlines == t->lines_cap) {
		t->lines_cap = t->lines_cap == 0 ? 256 : 2 * t->lines_cap;
		t->line = realloc(t->line, t->lines_cap * sizeof(*t->line));
		if (t->line == NULL)
			err_nomem();
	}
	t->line[t->nlines].id = id;
	t->line[t->nlines++].line = line;
	return false;
}

/* The records that were there before. */
static int
load_seen(struct importer *im, struct tally *t, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         text = { 0 }, key = { 0 };
	struct value                        *v = arena_array(&im->arena, struct value, im->k->nfields);
	size_t                               at;

	buf_puts(&text, "SELECT id");
	for (size_t i = 0; i < t->nalike; i++)
		buf_printf(&text, ", %s", field_column(&im->k->fields[t->alike[i]]));
	buf_printf(&text, " FROM %s ORDER BY id", im->k->name);
	TRY(db_prepare(&im->d->db, &st, text.p, err));
	while (db_next(&st)) {
		for (size_t i = 0; i < t->nalike; i++)
			v[t->alike[i]] = db_value(&st, (int)i + 1, field_vtype(&im->k->fields[t->alike[i]]));
		if (alike_key(t, v, &key))
			(void)is_seen(t, &key, db_int(&st, 0), 0, &at);
	}
	return db_end(&st, err);
}

static void
look_alike(struct importer *im, struct tally *t, int64_t id)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	char                         code[32];
	size_t                       at;

	if (!alike_key(t, im->v, &b) || !is_seen(t, &b, id, im->r.line, &at) || t->line[at].id == id)
		return;
	if (t->line[at].line > 0)
		import_note(im, DIAG_WARNING, im->r.line, 0, "row.alike",
		    _("it may be the same %s as in line %ld, under another id"), tr(im->k->label), t->line[at].line);
	else
		import_note(im, DIAG_WARNING, im->r.line, 0, "row.alike",
		    _("it may be the same %s as %s, under another id"), tr(im->k->label),
		    kind_code(im->k, t->line[at].id, code));
}

/* ---- the whole --------------------------------------------------------- */

int
tally_open(struct importer *im, struct sales_err *err)
{
	struct tally *t;

	if (im->mapped == NULL)
		return SALES_OK;
	im->mapped->tally = t = calloc(1, sizeof(*t));
	if (t == NULL)
		err_nomem();
	for (size_t i = 0; i < im->ncols && t->namounts < AMOUNTS_MAX; i++)
		if (im->col[i].used && im->col[i].at != AT_CODE && im->col[i].field->type == FT_MONEY)
			t->amount[t->namounts++] = i;
	for (const char *const *s = im->form.m->alike; s != NULL && *s != NULL && t->nalike < ALIKE_MAX; s++)
		t->alike[t->nalike++] = kind_index(im->k, *s);
	return t->nalike > 0 ? load_seen(im, t, err) : SALES_OK;
}

void
tally_row(struct importer *im, int64_t id, bool again)
{
	if (im->mapped == NULL)
		return;
	add_up(im, im->mapped->tally, id, again);
	look_alike(im, im->mapped->tally, id);
}

/* Of a file that no mapping describes: the amounts of what was added. */
static void
count_sum(struct importer *im)
{
	const struct value       *amount = im->amount == AT_CODE ? NULL : &im->v[im->amount];
	const struct value       *cur = im->currency == AT_CODE ? NULL : &im->v[im->currency];
	struct import_result     *res = im->res;
	size_t                    i = 0;

	if (amount == NULL || amount->type != V_MONEY || cur == NULL || cur->type != V_TEXT)
		return;
	while (i < res->nsums && memcmp(res->sum[i].currency, cur->u.s.p, 3) != 0)
		i++;
	if (i == IMPORT_SUMS)
		return;
	if (i == res->nsums)
		memcpy(res->sum[res->nsums++].currency, cur->u.s.p, 3);
	if (money_add(res->sum[i].sum, (money){ amount->u.i }, &res->sum[i].sum))
		res->sum[i].n++;
}

void
tally_added(struct importer *im, int64_t id)
{
	if (im->mapped == NULL)
		count_sum(im);
	else
		tally_row(im, id, false);
}

void
tally_free(struct importer *im)
{
	struct tally *t = im->mapped == NULL ? NULL : im->mapped->tally;

	if (t == NULL)
		return;
	map_done(&t->seen);
	free(t->row);
	free(t->line);
	free(t);
}
