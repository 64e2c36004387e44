#include "lib/record/import/refs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/merged.h"

enum { BY_CODE, BY_REF, BY_NAME, BY_MERGED }; /* 0 in packed form: several by the same right */
enum { SEARCHES = 60 };

static int64_t
packed(int64_t id, int which)
{
	return id * 4 + which;
}

/* A code is stronger than an outside key, that than a name, and that than what
 * a record was called that was merged; two records by the same right are several. */
static void
put(struct map *m, const char *p, size_t n, int64_t id, int which)
{
	int             added;
	struct map_key *k = map_add(m, p, n, packed(id, which), &added);

	if (added || k->value == 0)
		return;
	if (which < (int)(k->value & 3))
		k->value = packed(id, which);
	else if (which == (int)(k->value & 3) && id != k->value / 4)
		k->value = 0;
}

static void
put_folded(struct refs *r, const char *p, size_t n, int64_t value)
{
	struct buf b CLEANUP(buf_done) = { 0 };
	int        added;

	text_fold(p, n, &b);
	if (value != 0) {
		put(&r->folded, buf_str(&b), b.n, value / 4, (int)(value & 3));
		return;
	}
	map_add(&r->folded, buf_str(&b), b.n, 0, &added)->value = 0;
}

static void
put_text(struct refs *r, const char *p, size_t n, int64_t id, int which)
{
	if (p == NULL || n == 0)
		return;
	put(&r->exact, p, n, id, which);
	if (r->has_folded)
		put_folded(r, p, n, packed(id, which));
}

static const struct field *
field_named(const struct kind *k, const char *name)
{
	for (size_t i = 0; name != NULL && i < k->nfields; i++)
		if (strcmp(k->fields[i].name, name) == 0)
			return &k->fields[i];
	return NULL;
}

static int
put_merged(void *arg, const struct merged_record *m, struct sales_err *err)
{
	const char *const names[] = { m->ref, m->name };

	(void)err;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i] != NULL)
			put_text(arg, names[i], strlen(names[i]), m->into, BY_MERGED);
	return SALES_OK;
}

static int
load(struct refs *r, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 text[256];

	snprintf(text, sizeof(text), "SELECT id, %s, %s, %s FROM %s ORDER BY id",
	    r->code == NULL ? "NULL" : field_column(r->code),
	    r->ref == NULL ? "NULL" : field_column(r->ref), field_column(r->title), r->k->name);
	TRY(db_prepare(&r->d->db, &st, text, err));
	while (db_next(&st))
		for (int i = BY_CODE; i <= BY_NAME; i++)
			if (!db_is_null(&st, i + 1))
				put_text(r, db_text(&st, i + 1), db_bytes(&st, i + 1), db_int(&st, 0), i);
	TRY(db_end(&st, err));
	return merged_each(r->d, r->k, put_merged, r, err);
}

static int
prepare(struct refs *r, struct sales_err *err)
{
	char text[160];

	snprintf(text, sizeof(text), "SELECT id FROM %s WHERE id = ?1", r->k->name);
	TRY(db_prepare(&r->d->db, &r->by_id, text, err));
	if (r->ref == NULL)
		return SALES_OK;
	snprintf(text, sizeof(text), "SELECT %s FROM %s WHERE id = ?1", field_column(r->ref), r->k->name);
	TRY(db_prepare(&r->d->db, &r->ref_of, text, err));
	snprintf(text, sizeof(text), "SELECT id FROM %s WHERE %s = ?1", r->k->name,
	    field_column(r->ref));
	return db_prepare(&r->d->db, &r->by_ref, text, err);
}

int
refs_get(struct refs **list, struct dept *d, const struct kind *k, struct refs **out,
    struct sales_err *err)
{
	struct refs *r;

	k = d->schema.by_no[k->no]; /* with the rule book's own fields */
	for (r = *list; r != NULL; r = r->next)
		if (r->k == k)
			break;
	*out = r;
	if (r != NULL)
		return SALES_OK;
	r = calloc(1, sizeof(*r));
	if (r == NULL)
		err_nomem();
	r->d = d;
	r->k = k;
	r->code = k->letters == NULL ? field_named(k, "code") : NULL;
	r->ref = field_named(k, "ref");
	r->title = field_named(k, k->title);
	r->table = r->title != NULL && (r->title->flags & F_REQUIRED) != 0;
	r->next = *list;
	*list = *out = r;
	TRY(prepare(r, err));
	return r->table ? load(r, err) : SALES_OK;
}

static int
ask(struct db_stmt *st, int64_t *id, enum ref_found *found, struct sales_err *err)
{
	*found = REF_NONE;
	if (db_next(st)) {
		*id = db_int(st, 0);
		*found = REF_ONE;
	}
	return db_end(st, err);
}

static void
fold_all(struct refs *r)
{
	for (uint32_t i = 0; i < r->exact.used; i++)
		put_folded(r, r->exact.key[i].p, r->exact.key[i].n, r->exact.key[i].value);
	r->has_folded = true;
}

static void
take(const struct map_key *k, int64_t *id, enum ref_found *found)
{
	*found = k == NULL ? REF_NONE : k->value == 0 ? REF_SEVERAL : REF_ONE;
	*id = k == NULL ? 0 : k->value / 4;
}

static int
find_folded(struct refs *r, const char *p, size_t n, int64_t *id, enum ref_found *found)
{
	struct buf b CLEANUP(buf_done) = { 0 };

	if (!r->has_folded)
		fold_all(r);
	text_fold(p, n, &b);
	take(map_find(&r->folded, buf_str(&b), b.n), id, found);
	return SALES_OK;
}

int
refs_find_hashed(struct refs *r, const char *p, size_t n, uint32_t hash, int64_t *id,
    enum ref_found *found, struct sales_err *err)
{
	const struct map_key *k;

	if (n > 4 && memcmp(p, "ref:", 4) == 0 && r->ref != NULL)
		return refs_by_key(r, p + 4, n - 4, id, found, err);
	if (kind_code_id(r->k, p, n, id)) {
		db_bind_int(&r->by_id, 1, *id);
		TRY(ask(&r->by_id, id, found, err));
		if (*found == REF_NONE && kind_code_id(r->k, p, n, id)) {
			TRY(merged_by_id(r->d, r->k, *id, id, err));
			*found = *id != 0 ? REF_ONE : REF_NONE;
		}
		if (*found == REF_ONE)
			return SALES_OK;
	}
	if (r->table) {
		k = map_find_hashed(&r->exact, p, n, hash);
		if (k == NULL)
			return find_folded(r, p, n, id, found);
		take(k, id, found);
		return SALES_OK;
	}
	*found = REF_NONE;
	if (r->ref == NULL)
		return SALES_OK;
	db_bind_text(&r->by_ref, 1, p, n);
	return ask(&r->by_ref, id, found, err);
}

bool
refs_has_handle(const struct refs *r, const char *p, size_t n)
{
	const struct map_key *k = map_find(&r->exact, p, n);

	return k != NULL && k->value != 0 && (k->value & 3) == BY_CODE;
}

void
refs_add(struct refs *r, int64_t id, const struct value *v)
{
	const struct field *f[] = { r->code, r->ref, r->title };

	if (!r->table)
		return;
	for (int i = BY_CODE; i <= BY_NAME; i++) {
		const struct value *x = f[i] == NULL ? NULL : &v[f[i] - r->k->fields];

		if (x != NULL && x->type == V_TEXT)
			put_text(r, x->u.s.p, x->u.s.n, id, i);
	}
}

void
refs_suggest(struct refs *r, const char *p, size_t n, char *out, size_t size)
{
	const char **names;
	const char  *near;
	char         word[128];
	size_t       count = 0;

	out[0] = '\0';
	if (!r->table || r->exact.used == 0 || n >= sizeof(word) || ++r->searches > SEARCHES)
		return;
	names = malloc(r->exact.used * sizeof(*names));
	if (names == NULL)
		err_nomem();
	for (uint32_t i = 0; i < r->exact.used; i++) /* a name before a handle as near */
		if ((r->exact.key[i].value & 3) != BY_CODE)
			names[count++] = r->exact.key[i].p;
	for (uint32_t i = 0; i < r->exact.used; i++)
		if ((r->exact.key[i].value & 3) == BY_CODE)
			names[count++] = r->exact.key[i].p;
	snprintf(word, sizeof(word), "%.*s", (int)n, p);
	near = text_nearest(word, names, count);
	snprintf(out, size, "%s", near == NULL ? "" : near);
	free(names);
}

void
refs_done(struct refs *list)
{
	while (list != NULL) {
		struct refs *next = list->next;

		map_done(&list->exact);
		map_done(&list->folded);
		db_stmt_done(&list->by_ref);
		db_stmt_done(&list->by_id);
		db_stmt_done(&list->ref_of);
		refs_forget(list);
		free(list);
		list = next;
	}
}
