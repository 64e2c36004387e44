/* What only the whole file tells, asked before its first row is taken. 5/6/2026
 * is in May or in June: 31/12/2025 in the same column tells which. And a row
 * whose key comes once more further down does not count. */
#include "lib/record/import/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"

struct occurrence { uint64_t hash; long line; };

struct evidence {
	bool              *dmy, *mdy;   /* by column */
	size_t            *key;         /* the columns whose cells name a record */
	size_t             nkeys;
	struct occurrence *row;         /* at the end only of keys that come again: the last of each */
	size_t             n, cap;
};

static bool
is_asked(const struct importer *im, const struct column *c)
{
	return c->used && c->at != AT_CODE && c->field->type == FT_DAY && c->order == ORDER_NONE
	    && im->form.m != NULL;
}

static void
look(struct importer *im, const struct reader *r)
{
	struct evidence *e = im->evidence;

	for (size_t i = 0; i < im->ncols && i < r->n; i++) {
		enum date_order order;

		if (!is_asked(im, &im->col[i]) || r->cell[i].n < 6)
			continue;
		order = datum_day_tells(r->cell[i].p, r->cell[i].n);
		e->dmy[i] = e->dmy[i] || order == ORDER_DMY;
		e->mdy[i] = e->mdy[i] || order == ORDER_MDY;
	}
}

/* ---- keys --------------------------------------------------------------- */

/* The column (or columns, of a mapped file) of a ref or a handle. */
static void
find_keys(struct importer *im)
{
	struct evidence *e = im->evidence;

	for (size_t i = 0; i < im->nseq; i++) {
		const struct column *c = &im->col[im->seq[i]];

		if (c->at == AT_CODE || c->at >= im->k->nfields || (c->field->flags & F_UNIQUE) == 0)
			continue;
		e->nkeys = c->nchain > 0 ? c->nchain : 1;
		e->key = arena_array(&im->arena, size_t, e->nkeys);
		if (c->nchain > 0)
			memcpy(e->key, c->chain, c->nchain * sizeof(*e->key));
		else
			e->key[0] = im->seq[i];
		return;
	}
}

/* Of the first such cell that is not empty; 0: the row has none. */
static uint64_t
key_of(const struct evidence *e, const struct reader *r)
{
	for (size_t i = 0; i < e->nkeys; i++) {
		const char *p = e->key[i] < r->n ? r->cell[e->key[i]].p : NULL;
		size_t      n = p == NULL ? 0 : r->cell[e->key[i]].n;

		if (n > 0)
			text_trim(&p, &n);
		if (n > 0)
			return (uint64_t)map_hash(p, n) << 32 ^ map_hash(p, n - 1) ^ (uint64_t)n << 20 ^ 1;
	}
	return 0;
}

static void
note_key(struct importer *im, const struct reader *r)
{
	struct evidence *e = im->evidence;
	const uint64_t   hash = key_of(e, r);

	if (hash == 0)
		return;
	if (e->n == e->cap) {
		e->cap = e->cap == 0 ? 1024 : 2 * e->cap;
		e->row = realloc(e->row, e->cap * sizeof(*e->row));
		if (e->row == NULL)
			err_nomem();
	}
	e->row[e->n++] = (struct occurrence){ hash, r->line };
}

static int
by_hash(const void *a, const void *b)
{
	const struct occurrence *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

static void
keep_repeated(struct evidence *e)
{
	size_t kept = 0;

	if (e->n > 0)
		qsort(e->row, e->n, sizeof(*e->row), by_hash);
	for (size_t i = 1; i < e->n; i++)
		if (e->row[i].hash == e->row[i - 1].hash && (i + 1 == e->n || e->row[i + 1].hash != e->row[i].hash))
			e->row[kept++] = e->row[i];
	e->n = kept;
}

bool
evidence_is_replaced(const struct importer *im)
{
	const struct evidence *e = im->evidence;
	struct occurrence      want = { 0 };
	size_t                 low = 0, high = e == NULL ? 0 : e->n;

	if (high == 0 || (want.hash = key_of(e, &im->r)) == 0)
		return false;
	while (low < high) {
		const size_t mid = (low + high) / 2;

		if (e->row[mid].hash < want.hash)
			low = mid + 1;
		else
			high = mid;
	}
	return low < e->n && e->row[low].hash == want.hash && im->r.line < e->row[low].line;
}

/* ---- the whole file, once more ------------------------------------------ */

static int
read_through(struct importer *im, size_t skip, struct sales_err *err)
{
	CLEANUP(reader_done) struct reader r = { .src = { .fd = -1 } };
	struct sales_err                   ignore;
	const char                        *p;
	size_t                             n;
	bool                               more = true;

	TRY(reader_open(&r, im->o->path, im->o->encoding, err));
	TRY(reader_peek(&r, &p, &n, err));
	r.delimiter = im->r.delimiter;
	r.format = im->r.format;
	for (size_t row = 0;; row++) {
		if (reader_next(&r, &more, &ignore) != SALES_OK || !more)
			return SALES_OK; /* what is wrong is told when it counts */
		if (row < skip)
			continue;
		look(im, &r);
		note_key(im, &r);
	}
}

static void
tell_orders(struct importer *im)
{
	const struct evidence *e = im->evidence;

	for (size_t i = 0; i < im->ncols && im->form.m != NULL; i++)
		if (e->dmy[i] != e->mdy[i])
			im->col[i].told = e->dmy[i] ? ORDER_DMY : ORDER_MDY;
		else if (!e->dmy[i])
			im->col[i].told = im->form.m->dates == DATES_MDY ? ORDER_MDY
			    : im->form.m->dates == DATES_DMY ? ORDER_DMY : ORDER_NONE;
}

/* A pipe can't be read twice: its dates are what the mapping says of them. */
int
evidence_gather(struct importer *im, size_t skip, struct sales_err *err)
{
	struct evidence *e;

	if (!im->lenient || im->r.format == ROWS_JSONL)
		return SALES_OK;
	im->evidence = e = arena_new(&im->arena, struct evidence);
	e->dmy = arena_array(&im->arena, bool, im->ncols + 1);
	e->mdy = arena_array(&im->arena, bool, im->ncols + 1);
	find_keys(im);
	if (strcmp(im->o->path, "-") != 0 && im->r.src.size >= 0)
		TRY(read_through(im, skip, err));
	keep_repeated(e);
	tell_orders(im);
	return SALES_OK;
}

void
evidence_free(struct importer *im)
{
	if (im->evidence != NULL)
		free(im->evidence->row);
}
