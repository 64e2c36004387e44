/* The record that a row is about: by its code, by its unique key (ref, handle),
 * or by the fields that name it. */
#include "lib/record/import/match.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/outside.h"

enum { LINES_MAX = 1 << 20 };

/* ---- how this file names its records ----------------------------------- */

static void
choose_natural(struct importer *im)
{
	struct matcher    *m = im->match;
	const struct kind *k = im->k;

	m->natural = arena_array(&im->arena, size_t, im->o->match.n + k->nfields);
	if (im->o->match.n > 0) {
		m->only_natural = true;
		for (size_t i = 0; i < im->o->match.n; i++)
			m->natural[m->nnatural++] =
			    (size_t)(kind_field(k, im->o->match.v[i]) - k->fields);
	} else if (im->form.m != NULL && im->form.m->match != NULL) {
		for (const char *const *f = im->form.m->match; *f != NULL; f++)
			m->natural[m->nnatural++] = kind_index(k, *f);
	} else if (k->match != NULL) {
		for (size_t i = 0; k->match[i] != NULL; i++)
			m->natural[m->nnatural++] = kind_index(k, k->match[i]);
	} else if (k->title != NULL && (k->fields[kind_index(k, k->title)].flags & F_REQUIRED) != 0) {
		m->natural[m->nnatural++] = kind_index(k, k->title);
	}
	if (m->only_natural && m->nnatural == 1
	    && (k->fields[m->natural[0]].flags & F_UNIQUE) != 0) {
		m->only_natural = false; /* it is the key anyway */
		m->nnatural = 0;
	}
}

static void
choose_key(struct importer *im)
{
	struct matcher    *m = im->match;
	const struct kind *k = im->k;

	m->key = AT_CODE;
	for (size_t i = 0; i < k->nfields; i++)
		if ((k->fields[i].flags & F_UNIQUE) != 0
		    && (k->fields[i].type == FT_HANDLE || strcmp(k->fields[i].name, "ref") == 0)) {
			m->key = i;
			return;
		}
}

/* A file whose rows nothing names would add them again each time. Its rows are
 * still read, to tell what else is wrong. */
static void
check_named(struct importer *im)
{
	CLEANUP(buf_done) struct buf fields = { 0 };
	const struct matcher        *m = im->match;
	struct fault                 f = { .code = "file.unnamed" };
	bool                         code = false;

	for (size_t i = 0; i < im->nseq; i++)
		code |= im->col[im->seq[i]].at == AT_CODE;
	if (code || m->nnatural > 0 || im->r.format == ROWS_JSONL
	    || (m->key != AT_CODE && im->given[m->key]))
		return;
	for (size_t i = 0; i < im->nseq; i++)
		buf_printf(&fields, "%s%s", i == 0 ? "" : ",", im->col[im->seq[i]].field->name);
	snprintf(f.message, sizeof(f.message), _("no column names a %s (ref or code), so a second import would "
	    "add all rows again; say which fields together name one, such as --match %s"),
	    tr(im->k->label), buf_str(&fields));
	import_fault(im, &f);
	im->nameless = true;
}

static int
prepare(struct importer *im, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf text = { 0 };
	struct matcher              *m = im->match;
	size_t                       stem;

	m->cmp = arena_array(&im->arena, size_t, im->k->nfields);
	buf_puts(&text, "SELECT id, op");
	for (size_t i = 0; i < im->k->nfields; i++) {
		if ((im->k->fields[i].flags & F_DERIVED) != 0
		    || (im->r.format != ROWS_JSONL && !im->given[i] && i != im->currency))
			continue;
		m->cmp[m->ncmp++] = i;
		buf_printf(&text, ", %s", field_column(&im->k->fields[i]));
	}
	stem = text.n;
	buf_printf(&text, " FROM %s WHERE id = ?1", im->k->name);
	TRY(db_prepare(&im->d->db, &m->by_id, text.p, err));
	if (m->key == AT_CODE)
		return SALES_OK;
	text.n = stem;
	buf_printf(&text, " FROM %s WHERE %s = ?1", im->k->name,
	    field_column(&im->k->fields[m->key]));
	return db_prepare(&im->d->db, &m->by_key, text.p, err);
}

static int
look_empty(struct importer *im, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 text[96];

	TRY(op_next_id(im->op, im->k, &im->match->next_code, err));
	snprintf(text, sizeof(text), "SELECT id FROM %s LIMIT 1", im->k->name);
	TRY(db_prepare(&im->d->db, &st, text, err));
	im->match->empty = !db_next(&st);
	return db_end(&st, err);
}

bool
match_named(const struct importer *im)
{
	const struct matcher *m = im->match;

	return im->code_id != 0 || (m->key != AT_CODE && im->v[m->key].type != V_NULL) || match_is_described(im);
}

int
match_open(struct importer *im, struct sales_err *err)
{
	struct matcher *m = calloc(1, sizeof(*m));

	if (m == NULL)
		err_nomem();
	im->match = m;
	m->ascending = true;
	choose_key(im);
	if (im->o->edit) {
		TRY(match_load_merged(im, err));
		return prepare(im, err);
	}
	choose_natural(im);
	check_named(im);
	TRY(look_empty(im, err));
	TRY(match_load_merged(im, err));
	/* before statements are prepared: dropping an index would do it again */
	if (m->empty)
		TRY(match_bulk(im, err));
	return prepare(im, err);
}

/* ---- one row ----------------------------------------------------------- */

static int
take(struct db_stmt *st, struct found *f, struct sales_err *err)
{
	if (!db_next(st))
		return db_end(st, err);
	*f = (struct found){ .id = db_int(st, 0), .op = db_int(st, 1), .st = st };
	return SALES_OK;
}

int
match_by_id(struct importer *im, int64_t id, struct found *f, struct sales_err *err)
{
	struct matcher *m = im->match;
	int64_t         next;

	TRY(op_next_id(im->op, im->k, &next, err));
	if (id >= next)
		return SALES_OK;
	TRY(db_end(&m->by_id, err));
	db_bind_int(&m->by_id, 1, id);
	return take(&m->by_id, f, err);
}

/* It has no ref, and what stood for it in our own export is none. */
static int
find_outside(struct importer *im, struct found *f, struct sales_err *err)
{
	struct value  *key = &im->v[im->match->key];
	enum ref_found how;
	struct refs   *refs;
	int64_t        id, own;

	TRY(refs_get(&im->refs, im->d, im->k, &refs, err));
	if (refs->ref == NULL)
		return SALES_OK;
	TRY(refs_by_key(refs, key->u.s.p, key->u.s.n, &id, &how, err));
	if (how != REF_ONE)
		return SALES_OK;
	TRY(outside_id(im->d, im->k, key->u.s.p, key->u.s.n, &own, err));
	im->by_merged = own != id;
	*key = v_null();
	im->row_given[im->match->key] = false;
	return match_by_id(im, id, f, err);
}

static int
find_key(struct importer *im, const struct value *key, struct found *f, struct sales_err *err)
{
	struct matcher    *m = im->match;
	const struct pending *u;
	bool               fresh;

	if (m->blind) {
		TRY(match_is_new(im, key, &fresh, err));
		if (fresh)
			return SALES_OK;
		TRY(match_unblind(im, err));
	}
	TRY(db_end(&m->by_key, err));
	db_bind_value(&m->by_key, 1, key);
	TRY(take(&m->by_key, f, err));
	if (f->id == 0 && key->type == V_TEXT && memchr(key->u.s.p, '@', key->u.s.n) != NULL)
		TRY(find_outside(im, f, err));
	if (f->id != 0 || im->title == AT_CODE || im->v[im->title].type != V_TEXT)
		return SALES_OK;
	/* named before, by name: its handle was made up until now */
	u = pending_named(im, im->v[im->title].u.s.p, im->v[im->title].u.s.n);
	return u == NULL ? SALES_OK : match_by_id(im, u->id, f, err);
}

static int
find_itself(struct importer *im, struct found *f, struct sales_err *err)
{
	struct matcher *m = im->match;

	if (m->only_natural)
		return match_by_words(im, f, err);
	if (im->code_id != 0)
		return match_by_id(im, im->code_id, f, err);
	if (m->key != AT_CODE && im->v[m->key].type == V_TEXT) {
		TRY(find_key(im, &im->v[m->key], f, err));
		return f->id == 0 && im->form.m != NULL && match_is_described(im) ? match_by_bare_words(im, f, err) : SALES_OK;
	}
	if (match_is_described(im))
		return match_by_words(im, f, err);
	return SALES_OK;
}

int
match_find(struct importer *im, struct found *f, struct sales_err *err)
{
	*f = (struct found){ 0 };
	TRY(find_itself(im, f, err));
	return f->id != 0 || f->several || !im->match->merged ? SALES_OK : match_find_merged(im, f, err);
}

static void
note_line(struct importer *im, int64_t id)
{
	struct matcher *m = im->match;
	size_t          at;

	if (m->first_id == 0)
		m->first_id = id;
	if (id < m->first_id || id - m->first_id >= LINES_MAX)
		return;
	at = (size_t)(id - m->first_id);
	if (at >= m->line_room) {
		size_t room = at + 1 > m->line_room * 2 ? at + 1024 : m->line_room * 2;

		m->line = realloc(m->line, room * sizeof(*m->line));
		if (m->line == NULL)
			err_nomem();
		memset(m->line + m->line_room, 0, (room - m->line_room) * sizeof(*m->line));
		m->line_room = room;
	}
	m->line[at] = (uint32_t)im->r.line;
}

long
match_line(const struct matcher *m, int64_t id)
{
	if (id < m->first_id || (size_t)(id - m->first_id) >= m->line_room)
		return 0;
	return (long)m->line[id - m->first_id];
}

void
match_added(struct importer *im, int64_t id)
{
	note_line(im, id);
	match_made(im, id, im->v);
	for (struct refs *r = im->refs; r != NULL; r = r->next)
		if (r->k == im->k)
			refs_add(r, id, im->v);
}

int
match_close(struct importer *im, struct sales_err *err)
{
	TRY(db_end(&im->match->by_id, err));
	if (im->match->key != AT_CODE)
		TRY(db_end(&im->match->by_key, err));
	return im->match->bulk ? match_unblind(im, err) : SALES_OK;
}

void
match_free(struct importer *im)
{
	struct matcher *m = im->match;

	if (m == NULL)
		return;
	db_stmt_done(&m->by_key);
	db_stmt_done(&m->by_id);
	map_done(&m->keys);
	map_done(&m->bare);
	buf_done(&m->last);
	free(m->seen);
	free(m->line);
	free(m);
	im->match = NULL;
}
