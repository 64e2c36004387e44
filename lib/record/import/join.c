/* Columns joined into one: --map 'Order+Customer+Date=ref' for files in which
 * nothing alone names a record. The joined text stands behind the row's own
 * cells, as if the file had such a column. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

#define BETWEEN '/'

/* The header cell with this name; SIZE_MAX: none. */
static size_t
header_cell(struct importer *im, const char *p, size_t n)
{
	for (size_t i = 0; i < im->r.n; i++) {
		const char *q = im->r.cell[i].p;
		size_t      m = im->r.cell[i].n;

		text_trim(&q, &m);
		if (import_same_name(im, p, n, q, m))
			return i;
	}
	return SIZE_MAX;
}

/* "A+B" whose parts are columns, while nothing is called so as a whole. */
static bool
read_join(struct importer *im, const char *p, size_t n, struct join *out)
{
	const char *end = p + n;

	*out = (struct join){ .part = arena_array(&im->arena, size_t, n) };
	if (memchr(p, '+', n) == NULL || header_cell(im, p, n) != SIZE_MAX)
		return false;
	for (const char *q = p; q <= end; q++) {
		const char  *plus = memchr(q, '+', (size_t)(end - q));
		const char  *stop = plus == NULL ? end : plus;
		const size_t at = header_cell(im, q, (size_t)(stop - q));

		if (at == SIZE_MAX)
			return false;
		out->part[out->n++] = at;
		q = stop;
	}
	return true;
}

void
join_header(struct importer *im)
{
	const struct import_words *map = &im->o->map;
	const size_t               plain = im->r.n;

	im->join = arena_array(&im->arena, struct join, map->n);
	for (size_t i = 0; i < map->n; i++) {
		const size_t n = (size_t)(strrchr(map->v[i], '=') - map->v[i]);
		bool         known = false;

		for (size_t j = plain; j < im->r.n && !known; j++)
			known = import_same_name(im, map->v[i], n, im->r.cell[j].p, im->r.cell[j].n);
		if (known || !read_join(im, map->v[i], n, &im->join[im->njoins]))
			continue;
		im->njoins++;
		*reader_cell(&im->r) = (struct datum){ map->v[i], (uint32_t)n, false };
	}
}

static void
put_part(struct buf *b, const struct datum *cell, bool first)
{
	const char *p = cell->p;
	size_t      n = cell->n;

	text_trim(&p, &n);
	if (!first)
		buf_putc(b, BETWEEN);
	buf_put(b, p, n);
}

void
join_row(struct importer *im)
{
	const size_t plain = import_plain(im);
	bool         is_empty = true;

	for (size_t i = plain; i < im->r.n; i++)
		if (im->r.cell[i].n > 0)
			return; /* ragged: to be told */
	if (im->r.n < plain)
		return;
	im->r.n = plain;
	for (size_t i = 0; i < im->njoins; i++) {
		struct join *j = &im->join[i];

		buf_clear(&j->text);
		for (size_t k = 0; k < j->n; k++) {
			put_part(&j->text, &im->r.cell[j->part[k]], k == 0);
			is_empty = is_empty && im->r.cell[j->part[k]].n == 0;
		}
		*reader_cell(&im->r) = (struct datum){ buf_str(&j->text), is_empty ? 0 : (uint32_t)j->text.n, false };
	}
}

bool
join_takes(const struct importer *im, size_t column)
{
	for (size_t i = 0; i < im->njoins; i++)
		for (size_t k = 0; k < im->join[i].n; k++)
			if (im->join[i].part[k] == column)
				return true;
	return false;
}

void
join_free(struct importer *im)
{
	for (size_t i = 0; i < im->njoins; i++)
		buf_done(&im->join[i].text);
}
