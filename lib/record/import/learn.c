/* A file that no mapping describes: which row is its header, and what stands
 * below it. */
#include "lib/record/import/learn.h"

#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/spelling.h"

/* ---- the header ---------------------------------------------------------- */

struct best { size_t known, cells, row; char delimiter; };

static size_t
filled_cells(const struct reader *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += r->cell[i].n > 0;
	return n;
}

static void
try_delimiter(struct learn *l, const char *text, size_t size, char delimiter, struct best *best)
{
	CLEANUP(reader_done) struct reader r = { .src = { .fd = -1 } };
	struct sales_err                   ignore;
	bool                               more = true;

	reader_over(&r, text, size);
	r.delimiter = delimiter;
	for (size_t row = 0; row < HEADER_LOOKED; row++) {
		size_t known, cells;

		if (reader_next(&r, &more, &ignore) != SALES_OK || !more)
			return;
		known = learn_known(l, &r);
		cells = filled_cells(&r);
		if (known > best->known || (known == best->known && cells > best->cells && best->known == 0))
			*best = (struct best){ known, cells, row, delimiter };
	}
}

static int
find_header(struct learn *l, struct reader *r, struct sales_err *err)
{
	static const char candidates[] = { ',', ';', '\t', '|' };
	struct best       best = { .delimiter = ',' };
	const char       *p;
	size_t            n;

	TRY(reader_peek(r, &p, &n, err));
	if (n == 0)
		return FAIL(err, SALES_EINVAL, _("%s: the file is empty"), l->src->path);
	for (size_t i = 0; i < sizeof(candidates); i++)
		try_delimiter(l, p, n < 256 * 1024 ? n : 256 * 1024, candidates[i], &best);
	if (best.cells < 2)
		return FAIL(err, SALES_EINVAL, _("%s: there are no columns in its first %d rows"), l->src->path, HEADER_LOOKED);
	l->delimiter = best.delimiter;
	l->header_row = best.row;
	return SALES_OK;
}

static void
take_header(struct learn *l, const struct reader *r)
{
	l->col = arena_array(l->a, struct learn_col, r->n);
	for (size_t i = 0; i < r->n; i++) {
		const char *p = r->cell[i].p;
		size_t      n = r->cell[i].n;

		if (n > 0)
			text_trim(&p, &n);
		l->col[l->ncols++].header = arena_strndup(l->a, n == 0 ? "" : p, n);
	}
}

/* ---- the rows ------------------------------------------------------------ */

static bool
is_empty(const char *p, size_t n)
{
	for (const char *const *s = spelling_nulls; *s != NULL; s++)
		if (strlen(*s) == n && memcmp(*s, p, n) == 0)
			return true;
	return n == 0;
}

static void
take_word(struct learn *l, struct learn_col *c, const char *p, size_t n)
{
	for (size_t i = 0; i < c->nwords; i++)
		if (strlen(c->word[i].text) == n && memcmp(c->word[i].text, p, n) == 0) {
			c->word[i].n++;
			c->repeated = true;
			return;
		}
	if (c->nwords == WORDS_KEPT) {
		c->many = true;
		return;
	}
	c->word[c->nwords].text = arena_strndup(l->a, p, n);
	c->word[c->nwords++].n = 1;
}

static void
take_row(struct learn *l, const struct reader *r)
{
	l->rows++;
	for (size_t i = 0; i < r->n && i < l->ncols; i++) {
		const char *p = r->cell[i].p;
		size_t      n = r->cell[i].n;

		if (n > 0)
			text_trim(&p, &n);
		if (is_empty(p, n))
			continue;
		l->col[i].filled++;
		learn_shapes(&l->col[i], p, n);
		take_word(l, &l->col[i], p, n);
	}
}

static int
read_file(struct learn *l, struct sales_err *err)
{
	CLEANUP(reader_done) struct reader r = { .src = { .fd = -1 } };
	bool                               more = true;

	TRY(reader_open(&r, l->src->path, l->src->encoding, err));
	TRY(find_header(l, &r, err));
	r.delimiter = l->delimiter;
	for (size_t i = 0; i <= l->header_row; i++)
		TRY(reader_next(&r, &more, err));
	take_header(l, &r);
	while (l->rows < ROWS_LOOKED) {
		TRY(reader_next(&r, &more, err));
		if (!more)
			return SALES_OK;
		if (r.fault == NULL && filled_cells(&r) > 1)
			take_row(l, &r);
	}
	return SALES_OK;
}

int
import_learn(struct dept *d, const struct import_source *src, const struct kind *k, const struct import_forms *known,
    struct arena *a, struct buf *out, struct sales_err *err)
{
	struct learn l = { .d = d, .a = a, .src = src, .k = k, .m = known->v, .nm = known->n };

	TRY(read_file(&l, err));
	TRY(learn_kind(&l, err));
	TRY(learn_columns(&l, err));
	learn_text(&l, out);
	return SALES_OK;
}
