#include "lib/record/import/form.h"

#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/import.h"

static void
add_header(struct form *f, const char *header, size_t column, struct buf *b)
{
	buf_clear(b);
	text_fold(header, strlen(header), b);
	map_add(&f->header, buf_str(b), b->n, (int64_t)column, NULL);
}

void
form_open(struct form *f, const struct mapping *m)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	*f = (struct form){ .m = m };
	for (size_t i = 0; i < m->ncolumns; i++)
		add_header(f, m->columns[i].header, i, &b);
	for (size_t i = 0; i < m->ncolumns; i++) /* a header is stronger than another name */
		for (const char *const *s = m->columns[i].also; s != NULL && *s != NULL; s++)
			add_header(f, *s, i, &b);
}

void
form_done(struct form *f)
{
	map_done(&f->header);
	f->m = NULL;
}

const struct map_column *
form_column(const struct form *f, const char *p, size_t n)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct map_key        *k;
	unsigned                     factor;
	bool                         percent;

	text_trim(&p, &n);
	if (n == 0 || n > 200)
		return NULL;
	text_fold(p, n, &b);
	k = map_find(&f->header, buf_str(&b), b.n);
	if (k == NULL && import_strip_suffix(&b, &factor, &percent))
		k = map_find(&f->header, buf_str(&b), b.n);
	return k == NULL ? NULL : &f->m->columns[k->value];
}

/* How many columns of the mapping a row names; 0 when one is missing that every
 * such file has. */
static size_t
fits(const struct form *f, const struct reader *r, bool named)
{
	size_t known = 0, wanted = 0, signs = 0, any = 0, one = 0;
	bool   seen[512] = { false };

	for (size_t i = 0; i < f->m->ncolumns; i++) {
		wanted += f->m->columns[i].sign == SIGN_YES;
		any += f->m->columns[i].sign == SIGN_ANY;
	}
	for (size_t i = 0; i < r->n; i++) {
		const struct map_column *c = form_column(f, r->cell[i].p, r->cell[i].n);
		const size_t             at = c == NULL ? 0 : (size_t)(c - f->m->columns);

		if (c == NULL || at >= sizeof(seen) || seen[at])
			continue;
		seen[at] = true;
		known++;
		signs += c->sign == SIGN_YES;
		one += c->sign == SIGN_ANY;
	}
	return named || (signs == wanted && (any == 0 || one > 0)) ? known : 0;
}

/* ---- which one is it --------------------------------------------------- */

enum { ROWS = 6, LOOK = 256 * 1024 };

struct search {
	const struct form    *form;
	size_t                n;
	bool                  named;
	const struct mapping *best, *other;
	struct header_at      at;
};

static void
take(struct search *s, const struct mapping *m, size_t row, size_t known, char delimiter)
{
	if (known == 0 || known < s->at.known || (known == s->at.known && m == s->best))
		return;
	if (known == s->at.known && m->own == s->best->own) {
		s->other = m;
		return;
	}
	if (known == s->at.known && s->best->own)
		return; /* somebody's own is meant before one for everybody */
	s->best = m;
	s->other = NULL;
	s->at = (struct header_at){ row, known, delimiter };
}

static void
try_delimiter(struct search *s, const char *text, size_t size, char delimiter)
{
	CLEANUP(reader_done) struct reader r = { .src = { .fd = -1 } };
	struct sales_err                   ignore;
	bool                               more = true;

	reader_over(&r, text, size);
	r.delimiter = delimiter;
	for (size_t row = 0; row < ROWS; row++) {
		if (reader_next(&r, &more, &ignore) != SALES_OK || !more)
			return;
		for (size_t i = 0; i < s->n; i++)
			take(s, s->form[i].m, row, fits(&s->form[i], &r, s->named), delimiter);
	}
}

void
form_recognise(const struct mapping *const *m, size_t n, const char *text, size_t size,
    bool named, const struct mapping **best, const struct mapping **other, struct header_at *at)
{
	static const char candidates[] = { ',', ';', '\t', '|', ':' };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct form                     *form = arena_array(&a, struct form, n);
	struct search                    s = { .form = form, .n = n, .named = named };

	for (size_t i = 0; i < n; i++)
		form_open(&form[i], m[i]);
	for (size_t i = 0; i < sizeof(candidates); i++)
		try_delimiter(&s, text, size < LOOK ? size : LOOK, candidates[i]);
	for (size_t i = 0; i < n; i++)
		form_done(&form[i]);
	*best = s.best;
	*other = s.other;
	*at = s.at;
}

int
import_recognise(const struct import_source *src, const struct mapping *const *m, size_t n,
    const struct mapping **best, const struct mapping **other, struct sales_err *err)
{
	CLEANUP(reader_done) struct reader r = { .src = { .fd = -1 } };
	struct header_at                   at;
	const char                        *p;
	size_t                             size;

	TRY(reader_open(&r, src->path, src->encoding, err));
	TRY(reader_peek(&r, &p, &size, err));
	form_recognise(m, n, p, size, false, best, other, &at);
	return SALES_OK;
}
