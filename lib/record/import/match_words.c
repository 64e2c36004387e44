/* Records by the fields that name them, for rows without a key: a person and a
 * day, a customer and a title. */
#include "lib/record/import/match.h"

#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/meaning.h"

static void
put_part(struct buf *b, const struct value *v)
{
	buf_putc(b, v->type == V_NULL ? '0' : v->type == V_TEXT ? 't' : 'i');
	if (v->type == V_TEXT) {
		text_fold(v->u.s.p, v->u.s.n, b);
		buf_putc(b, '\n');
	} else if (v->type != V_NULL) {
		buf_put(b, &v->u.i, sizeof(v->u.i));
	}
}

void
match_key(const size_t *fields, size_t n, const struct value *v, struct buf *b)
{
	buf_clear(b);
	for (size_t i = 0; i < n; i++)
		put_part(b, &v[fields[i]]);
}

static void
natural_key(const struct matcher *m, const struct value *v, struct buf *b)
{
	match_key(m->natural, m->nnatural, v, b);
}

static void
put_key(struct map *keys, const struct buf *b, int64_t id)
{
	int             added;
	struct map_key *k = map_add(keys, buf_str(b), b->n, id, &added);

	if (!added && k->value != id)
		k->value = 0;
}

/* The ref of a record that an order brought is the order's number: its
 * opportunity may still come. NULL: there are no such records. */
static const char *
number_column(const struct importer *im)
{
	const struct field *f = im->form.m == NULL || im->form.m->kept.once == NULL ? NULL
	    : meaning_stored(im->k, im->form.m->kept.once);

	return f == NULL ? NULL : field_column(f);
}

/* No ref, or none of its own. */
static void
put_bare(struct importer *im, struct buf *text)
{
	const char *ref = field_column(&im->k->fields[im->match->key]), *number = number_column(im);

	buf_printf(text, " WHERE %s IS NULL", ref);
	if (number != NULL)
		buf_printf(text, " OR %s = %s", ref, number);
}

/* Into keys; bare: only what has no ref. Of several that orders brought the
 * first is meant, all of them belong to the same. */
static int
load_keys(struct importer *im, struct map *keys, bool bare, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         text = { 0 }, key = { 0 };
	struct matcher                      *m = im->match;
	struct value                        *v = arena_array(&im->arena, struct value, im->k->nfields);

	buf_printf(&text, "SELECT id, %s", bare ? field_column(&im->k->fields[m->key]) : "NULL");
	for (size_t i = 0; i < m->nnatural; i++)
		buf_printf(&text, ", %s", field_column(&im->k->fields[m->natural[i]]));
	buf_printf(&text, " FROM %s", im->k->name);
	if (bare)
		put_bare(im, &text);
	buf_puts(&text, " ORDER BY id");
	TRY(db_prepare(&im->d->db, &st, text.p, err));
	while (db_next(&st)) {
		for (size_t i = 0; i < m->nnatural; i++)
			v[m->natural[i]] = db_value(&st, (int)i + 2,
			    field_vtype(&im->k->fields[m->natural[i]]));
		natural_key(m, v, &key);
		if (db_is_null(&st, 1))
			put_key(keys, &key, db_int(&st, 0));
		else
			map_add(keys, buf_str(&key), key.n, db_int(&st, 0), NULL);
	}
	return db_end(&st, err);
}

/* Has the row what names a record otherwise? The last field says it. */
bool
match_is_described(const struct importer *im)
{
	const struct matcher *m = im->match;

	return m->nnatural > 0 && (im->form.m == NULL || im->form.m->match == NULL || m->only_natural
	    || im->v[m->natural[m->nnatural - 1]].type != V_NULL);
}

int
match_by_words(struct importer *im, struct found *f, struct sales_err *err)
{
	struct matcher       *m = im->match;
	const struct map_key *k;

	if (!m->loaded)
		TRY(load_keys(im, &m->keys, false, err));
	m->loaded = true;
	natural_key(m, im->v, &im->fold);
	k = map_find(&m->keys, buf_str(&im->fold), im->fold.n);
	if (k == NULL)
		return SALES_OK;
	if (k->value == 0) {
		f->several = true;
		return SALES_OK;
	}
	return match_by_id(im, k->value, f, err);
}

/* Another system's id is not known here: it may be that of a record that was
 * made of its name alone. It is taken once. */
int
match_by_bare_words(struct importer *im, struct found *f, struct sales_err *err)
{
	struct matcher *m = im->match;
	struct value   *last = &im->v[m->natural[m->nnatural - 1]];
	struct value    name = *last;
	struct map_key *k;
	int64_t         id;

	if (!m->bare_loaded)
		TRY(load_keys(im, &m->bare, true, err));
	m->bare_loaded = true;
	natural_key(m, im->v, &im->fold);
	k = map_find(&m->bare, buf_str(&im->fold), im->fold.n);
	if (k == NULL && number_column(im) != NULL) { /* an order may have named it by its number */
		*last = im->v[m->key];
		natural_key(m, im->v, &im->fold);
		*last = name;
		k = map_find(&m->bare, buf_str(&im->fold), im->fold.n);
	}
	id = k == NULL ? 0 : k->value;
	if (id == 0)
		return SALES_OK;
	k->value = 0;
	return match_by_id(im, id, f, err);
}

void
match_made(struct importer *im, int64_t id, const struct value *v)
{
	struct matcher *m = im->match;
	struct buf      key CLEANUP(buf_done) = { 0 };

	if (!m->loaded || m->nnatural == 0)
		return;
	natural_key(m, v, &key);
	put_key(&m->keys, &key, id);
}
