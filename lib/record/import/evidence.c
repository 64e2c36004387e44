/* 5/6/2026 is in May or in June; 31/12/2025 in the same column tells which. In
 * another system's file the columns are asked before the first row is taken. */
#include <string.h>

#include "lib/record/import/importer.h"

static bool
is_asked(const struct importer *im, const struct column *c)
{
	return c->used && c->at != AT_CODE && c->field->type == FT_DAY && c->order == ORDER_NONE
	    && im->form.m != NULL;
}

static void
look(struct importer *im, const struct reader *r, bool *dmy, bool *mdy)
{
	for (size_t i = 0; i < im->ncols && i < r->n; i++) {
		enum date_order order;

		if (!is_asked(im, &im->col[i]) || r->cell[i].n < 6)
			continue;
		order = datum_day_tells(r->cell[i].p, r->cell[i].n);
		dmy[i] = dmy[i] || order == ORDER_DMY;
		mdy[i] = mdy[i] || order == ORDER_MDY;
	}
}

/* The whole file once more; a pipe can't be read twice. */
static int
read_through(struct importer *im, size_t skip, bool *dmy, bool *mdy, struct sales_err *err)
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
		if (row >= skip)
			look(im, &r, dmy, mdy);
	}
}

int
evidence_gather(struct importer *im, size_t skip, struct sales_err *err)
{
	bool *dmy = arena_array(&im->arena, bool, im->ncols + 1);
	bool *mdy = arena_array(&im->arena, bool, im->ncols + 1);
	bool  asked = false;

	for (size_t i = 0; i < im->ncols; i++)
		asked = asked || is_asked(im, &im->col[i]);
	if (!asked || im->r.format == ROWS_JSONL)
		return SALES_OK;
	if (strcmp(im->o->path, "-") != 0 && im->r.src.size >= 0)
		TRY(read_through(im, skip, dmy, mdy, err));
	for (size_t i = 0; i < im->ncols; i++)
		if (dmy[i] != mdy[i])
			im->col[i].told = dmy[i] ? ORDER_DMY : ORDER_MDY;
		else if (!dmy[i])
			im->col[i].told = im->form.m->dates == DATES_MDY ? ORDER_MDY
			    : im->form.m->dates == DATES_DMY ? ORDER_DMY : ORDER_NONE;
	return SALES_OK;
}
