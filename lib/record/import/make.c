/* Records that a file only names: a manager, a team. They are made when
 * --create-missing says so, or for the moment, when their own row may still
 * come further down. */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

struct import_session {
	struct arena  arena;
	struct pending **pending;
	size_t        n;
	struct map    by_id;       /* kind number and id */
	struct map    by_name;     /* kind number and folded name */
	struct map    came;        /* the same of rows that came, but were bad */
};

struct import_session *
import_session_new(void)
{
	struct import_session *s = calloc(1, sizeof(*s));

	if (s == NULL)
		err_nomem();
	return s;
}

void
import_session_done(struct import_session *s)
{
	if (s == NULL)
		return;
	map_done(&s->by_id);
	map_done(&s->by_name);
	map_done(&s->came);
	free(s->pending);
	arena_done(&s->arena);
	free(s);
}

long
import_session_check(struct import_session *s, struct diags *ds)
{
	long missing = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct pending *u = s->pending[i];
		char               message[256], code[48];

		if (u->allowed || u->defined)
			continue;
		missing++;
		snprintf(code, sizeof(code), "%s.unknown", u->k->name);
		snprintf(message, sizeof(message), _("no %s '%.100s', neither here nor in the file (to make it: --create-missing %s)"),
		    tr(u->k->label), u->name, u->k->name);
		diags_add(ds, &(struct diag){ .level = DIAG_ERROR, .code = code, .file = u->file,
		    .line = u->line, .column = (long)u->column, .field = u->field, .value = u->name,
		    .message = message });
	}
	return missing;
}

static void
id_key(const struct kind *k, int64_t id, char out[16])
{
	int64_t no = k->no;

	memcpy(out, &no, 8);
	memcpy(out + 8, &id, 8);
}

static void
name_key(const struct kind *k, const char *p, size_t n, struct buf *b)
{
	buf_printf(b, "%u:", k->no);
	text_fold(p, n, b);
}

struct pending *
pending_of(struct importer *im, const struct kind *k, int64_t id)
{
	char                  key[16];
	const struct map_key *m;

	if (im->session->n == 0)
		return NULL;
	id_key(k, id, key);
	m = map_find(&im->session->by_id, key, sizeof(key));
	return m == NULL ? NULL : im->session->pending[m->value];
}

struct pending *
pending_named(struct importer *im, const char *p, size_t n)
{
	struct buf            b CLEANUP(buf_done) = { 0 };
	const struct map_key *m;
	struct pending          *u;

	if (im->session->n == 0)
		return NULL;
	name_key(im->k, p, n, &b);
	m = map_find(&im->session->by_name, buf_str(&b), b.n);
	u = m == NULL ? NULL : im->session->pending[m->value];
	return u == NULL || u->defined ? NULL : u;
}

void
pending_came(struct importer *im, const char *p, size_t n)
{
	struct buf      b CLEANUP(buf_done) = { 0 };
	struct pending *u = pending_named(im, p, n);

	if (u != NULL)
		u->defined = true;
	name_key(im->k, p, n, &b);
	if (map_find(&im->session->came, buf_str(&b), b.n) == NULL)
		map_add(&im->session->came, buf_str(&b), b.n, 0, NULL);
}

static void
remember(struct importer *im, const struct kind *k, int64_t id, const char *name, bool allowed)
{
	struct import_session *s = im->session;
	struct pending           *u = arena_new(&s->arena, struct pending);
	struct buf             b CLEANUP(buf_done) = { 0 };
	char                   key[16];

	*u = (struct pending){ .k = k, .id = id, .name = arena_strdup(&s->arena, name),
		.file = arena_strdup(&s->arena, im->o->path), .line = im->r.line,
		.column = (size_t)(im->now - im->col) + 1, .field = im->now->field->name,
		.allowed = allowed };
	id_key(k, id, key);
	map_add(&s->by_id, key, sizeof(key), (int64_t)s->n, NULL);
	name_key(k, name, strlen(name), &b);
	u->defined = map_find(&s->came, buf_str(&b), b.n) != NULL;
	map_add(&s->by_name, buf_str(&b), b.n, (int64_t)s->n, NULL);
	s->pending = realloc(s->pending, (s->n + 1) * sizeof(struct pending *));
	if (s->pending == NULL)
		err_nomem();
	s->pending[s->n++] = u;
}

/* ---- handles ----------------------------------------------------------- */

/* "Moses Frase" is moses-frase, 张伟 is 张伟. */
static void
handle_text(const char *p, size_t n, struct buf *out)
{
	struct buf b CLEANUP(buf_done) = { 0 };

	text_fold(p, n, &b);
	for (size_t i = 0; i < b.n && out->n < 56; i++) {
		char c = b.p[i];
		bool keep = (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z')
		    || (c >= '0' && c <= '9') || c == '_' || c == '.';

		if (keep)
			buf_putc(out, c);
		else if (out->n > 0 && out->p[out->n - 1] != '-')
			buf_putc(out, '-');
	}
	n = text_valid(buf_str(out), out->n); /* the cut may lie in a character */
	while (n > 0 && out->p[n - 1] == '-')
		n--;
	if (out->n > n) {
		out->n = n;
		out->p[n] = '\0';
	}
}

int
make_handle(struct importer *im, const struct kind *k, const struct value *name,
    struct value *out, struct sales_err *err)
{
	struct buf   b CLEANUP(buf_done) = { 0 };
	struct refs *refs;
	size_t       base;

	TRY(refs_get(&im->refs, im->d, k, &refs, err));
	handle_text(name->u.s.p, name->u.s.n, &b);
	if (b.n == 0)
		buf_puts(&b, k->name);
	base = b.n;
	for (long i = 2; refs_has_handle(refs, buf_str(&b), b.n); i++) {
		b.n = base;
		buf_printf(&b, "-%ld", i);
	}
	*out = v_textn(arena_strndup(&im->arena, buf_str(&b), b.n), b.n);
	return SALES_OK;
}

/* ---- records ----------------------------------------------------------- */

bool
make_can(const struct kind *k)
{
	if (k->title == NULL || k->internal)
		return false;
	for (size_t i = 0; i < k->nfields; i++)
		if ((k->fields[i].flags & F_REQUIRED) != 0 && k->fields[i].type != FT_HANDLE
		    && strcmp(k->fields[i].name, k->title) != 0)
			return false;
	return (k->fields[kind_index(k, k->title)].flags & F_REQUIRED) != 0;
}

int64_t
import_number(const struct importer *im, const struct kind *k, const struct value *handle)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct map_key        *known;

	if (im->o->numbers == NULL || k->letters != NULL)
		return 0;
	buf_printf(&b, "%u:%.*s", k->no, (int)handle->u.s.n, handle->u.s.p);
	known = map_find(im->o->numbers, b.p, b.n);
	return known == NULL ? 0 : known->value;
}

int
make_missing(struct importer *im, struct refs *refs, const struct named *who, bool allowed,
    int64_t *id, struct sales_err *err)
{
	const struct kind *k = refs->k;
	struct value      *v = arena_array(&im->arena, struct value, k->nfields);
	const char        *name = arena_strndup(&im->arena, who->p, who->n);
	const struct value title = v_textn(name, who->n);

	v[kind_index(k, k->title)] = title;
	if (k->letters == NULL && im->o->restore)
		v[kind_index(k, "code")] = title; /* it was named by its handle */
	else if (k->letters == NULL)
		TRY(make_handle(im, k, &title, &v[kind_index(k, "code")], err));
	if (who->nref > 0 && refs->ref != NULL)
		v[refs->ref - k->fields] = v_textn(arena_strndup(&im->arena, who->ref, who->nref), who->nref);
	*id = import_number(im, k, &title);
	TRY(*id != 0 ? record_add_as(im->op, k, *id, v, err) : record_add(im->op, k, v, id, err));
	refs_add(refs, *id, v);
	TRY(twice_tell(im, k, NULL, v, *id, err));
	remember(im, k, *id, name, allowed);
	if (allowed)
		im->res->made++;
	if (k == im->k)
		match_made(im, *id, v);
	return SALES_OK;
}
