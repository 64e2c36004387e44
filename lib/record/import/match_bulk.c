/* Many rows into an empty table: indexes are made afterwards, and whether a
 * key stands twice in the file is seen without them. */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "lib/record/import/match.h"

enum { BIG_FILE = 1 << 20 };

/* Does taking the indexes down leave the key without one? */
static bool
drops_key(const struct importer *im)
{
	return im->match->key != AT_CODE && im->k->letters != NULL &&
	    (im->k->fields[im->match->key].flags & F_UNIQUE) != 0;
}

int
match_bulk(struct importer *im, struct sales_err *err)
{
	struct matcher *m = im->match;
	int64_t         rows = im->r.src.size < 0 ? 0 : im->r.src.size / 100;

	if (im->r.src.size >= 0 && im->r.src.size < BIG_FILE)
		return SALES_OK;
	TRY(bulk_begin(im->op, im->k, rows, err));
	m->bulk = true;
	m->blind = m->empty && drops_key(im);
	return SALES_OK;
}

/* Many of the rows were new: is it worth taking the indexes down for what is
 * still to come? bulk_begin knows how many rows there are. */
int
match_many_new(struct importer *im, struct sales_err *err)
{
	const struct feed *src = &im->r.src;
	int64_t            more;

	if (im->match->bulk || src->size < BIG_FILE || src->taken == 0)
		return SALES_OK;
	more = (src->size - src->taken) / 100 * im->res->added / im->res->rows;
	TRY(bulk_begin(im->op, im->k, more, err));
	im->match->bulk = true;
	return SALES_OK;
}

int
match_unblind(struct importer *im, struct sales_err *err)
{
	im->match->blind = im->match->bulk = false;
	return bulk_end(im->op, im->k, err);
}

static uint64_t
hash64(const char *p, size_t n)
{
	uint64_t h = 0xcbf29ce484222325u ^ n, w;

	for (; n >= 8; p += 8, n -= 8) {
		memcpy(&w, p, 8);
		h = (h ^ w) * 0x9FB21C651E98DF25u;
		h ^= h >> 32;
	}
	for (w = 0; n > 0; n--)
		w = w << 8 | (unsigned char)*p++;
	h = (h ^ w) * 0xD6E8FEB86659FD93u;
	h ^= h >> 29;
	h *= 0x9FB21C651E98DF25u;
	h ^= h >> 32;
	return h == 0 ? 1 : h;
}

static bool
seen_put(struct matcher *m, uint64_t h)
{
	size_t i;

	if ((m->nseen + 1) * 2 > m->room) {
		uint64_t *old = m->seen;
		size_t    n = m->room;

		m->room = n == 0 ? 4096 : n * 2;
		m->seen = calloc(m->room, sizeof(*m->seen));
		if (m->seen == NULL)
			err_nomem();
		m->nseen = 0;
		for (i = 0; i < n; i++)
			if (old[i] != 0)
				(void)seen_put(m, old[i]);
		free(old);
	}
	for (i = h & (m->room - 1); m->seen[i] != 0; i = (i + 1) & (m->room - 1))
		if (m->seen[i] == h)
			return true;
	m->seen[i] = h;
	m->nseen++;
	return false;
}

/* The keys no longer ascend: from now on each is remembered. */
static int
remember_keys(struct importer *im, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const char                          *column = field_column(&im->k->fields[im->match->key]);
	char                                 text[160];

	im->match->ascending = false;
	snprintf(text, sizeof(text), "SELECT %s FROM %s WHERE %s IS NOT NULL", column, im->k->name,
	    column);
	TRY(db_prepare(&im->d->db, &st, text, err));
	while (db_next(&st))
		(void)seen_put(im->match, hash64(db_text(&st, 0), db_bytes(&st, 0)));
	return db_end(&st, err);
}

/* While no index can be asked: is the key certainly new? */
int
match_is_new(struct importer *im, const struct value *key, bool *out, struct sales_err *err)
{
	struct matcher *m = im->match;
	size_t          n = key->u.s.n < m->last.n ? key->u.s.n : m->last.n;
	int             c;

	*out = true;
	if (m->ascending) {
		c = n == 0 ? 0 : memcmp(key->u.s.p, m->last.p, n);
		if (c > 0 || (c == 0 && key->u.s.n > m->last.n)) {
			buf_clear(&m->last);
			buf_put(&m->last, key->u.s.p, key->u.s.n);
			return SALES_OK;
		}
		TRY(remember_keys(im, err));
	}
	*out = !seen_put(m, hash64(key->u.s.p, key->u.s.n));
	return SALES_OK;
}
