/* Rows that belong to a record of another file: an order to its opportunity.
 * The record takes the row's amount, day and number, so that what was sold
 * counts once; a row that belongs to nobody is a record of its own. And what an
 * order said of its deal, the opportunity's row no longer changes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/mapped.h"
#include "lib/record/import/meaning.h"
#include "lib/record/import/match.h"

enum { TAKEN = -1, SEVERAL = 0 };   /* instead of an id */

struct belongs {
	size_t     number, key;   /* fields: where a row's number goes; its own key */
	size_t    *to, nto, *take, ntake;
	struct map by_number;     /* -> id */
	struct map by_words;      /* those without a number: -> id, TAKEN or SEVERAL */
	bool       loaded;
};

/* ---- what the mapping says ---------------------------------------------- */

static int
places(struct importer *im, const char *const *names, size_t **at, size_t *n, struct sales_err *err)
{
	*n = 0;
	while (names[*n] != NULL)
		++*n;
	*at = arena_array(&im->arena, size_t, *n + 1);
	TRY(mapped_check_fields(im, names, err));
	for (size_t i = 0; i < *n; i++)
		(*at)[i] = kind_index(im->k, names[i]);
	return SALES_OK;
}

int
belongs_open(struct importer *im, struct sales_err *err)
{
	const struct map_belongs *m = &im->form.m->belongs;
	struct belongs           *b;
	size_t                   *number, n;

	if (m->to == NULL)
		return SALES_OK;
	im->mapped->belongs = b = calloc(1, sizeof(*b));
	if (b == NULL)
		err_nomem();
	TRY(places(im, (const char *const[]){ m->number, "ref", NULL }, &number, &n, err));
	b->number = number[0];
	b->key = number[1];
	TRY(places(im, m->to, &b->to, &b->nto, err));
	return places(im, m->take, &b->take, &b->ntake, err);
}

void
belongs_free(struct importer *im)
{
	struct belongs *b = im->mapped == NULL ? NULL : im->mapped->belongs;

	if (b == NULL)
		return;
	map_done(&b->by_number);
	map_done(&b->by_words);
	free(b);
}

/* ---- the records that there are ----------------------------------------- */

static void
put_words(struct belongs *b, const struct value *v, int64_t id)
{
	CLEANUP(buf_done) struct buf key = { 0 };
	struct map_key              *k;
	int                          added;

	match_key(b->to, b->nto, v, &key);
	k = map_add(&b->by_words, key.p, key.n, id, &added);
	if (!added && k->value != id)
		k->value = SEVERAL;
}

static int
load(struct importer *im, struct belongs *b, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         text = { 0 };
	struct value                        *v = arena_array(&im->arena, struct value, im->k->nfields);

	buf_printf(&text, "SELECT id, %s", field_column(&im->k->fields[b->number]));
	for (size_t i = 0; i < b->nto; i++)
		buf_printf(&text, ", %s", field_column(&im->k->fields[b->to[i]]));
	buf_printf(&text, " FROM %s ORDER BY id", im->k->name);
	TRY(db_prepare(&im->d->db, &st, text.p, err));
	while (db_next(&st)) {
		if (!db_is_null(&st, 1)) {
			map_add(&b->by_number, db_text(&st, 1), db_bytes(&st, 1), db_int(&st, 0), NULL);
			continue;
		}
		for (size_t i = 0; i < b->nto; i++)
			v[b->to[i]] = db_value(&st, (int)i + 2, field_vtype(&im->k->fields[b->to[i]]));
		put_words(b, v, db_int(&st, 0));
	}
	b->loaded = true;
	return db_end(&st, err);
}

static bool
is_described(const struct importer *im, const struct belongs *b)
{
	for (size_t i = 0; i < b->nto; i++)
		if (im->v[b->to[i]].type == V_NULL)
			return false;
	return b->nto > 0;
}

/* The name may be the record's number instead. */
static int
by_key(struct importer *im, const struct belongs *b, int64_t *id, struct sales_err *err)
{
	const struct value *name = &im->v[b->to[b->nto - 1]];
	enum ref_found      how;
	struct record       r;
	struct refs        *refs;

	*id = 0;
	TRY(refs_get(&im->refs, im->d, im->k, &refs, err));
	if (name->type != V_TEXT || refs->ref == NULL)
		return SALES_OK;
	TRY(refs_by(refs, refs->ref, name->u.s.p, name->u.s.n, 0, id, &how, err));
	if (how != REF_ONE)
		return SALES_OK;
	TRY(record_get(im->d, im->k, *id, &im->row, &r, err));
	if (r.v[b->number].type != V_NULL)
		*id = 0; /* another's number stands there */
	return SALES_OK;
}

static void
say_several(struct importer *im, const struct belongs *b)
{
	const struct value *name = &im->v[b->to[b->nto - 1]];

	import_note(im, DIAG_WARNING, im->r.line, 0, "row.several",
	    _("several %s are called '%.*s': which of them this row belongs to can't be told, so it is one of its own"),
	    tr(im->k->plural), name->type == V_TEXT ? (int)name->u.s.n : 0, name->type == V_TEXT ? name->u.s.p : "");
}

static int
whose(struct importer *im, struct belongs *b, int64_t *id, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf key = { 0 };
	const struct value          *number = &im->v[b->key];
	const struct map_key        *k;

	*id = 0;
	if (!b->loaded)
		TRY(load(im, b, err));
	if (number->type != V_TEXT)
		return SALES_OK;
	k = map_find(&b->by_number, number->u.s.p, number->u.s.n);
	if (k != NULL || !is_described(im, b)) {
		*id = k == NULL ? 0 : k->value;
		return SALES_OK;
	}
	match_key(b->to, b->nto, im->v, &key);
	k = map_find(&b->by_words, key.p, key.n);
	if (k == NULL)
		return by_key(im, b, id, err);
	if (k->value == SEVERAL)
		say_several(im, b);
	else if (k->value != TAKEN)
		*id = k->value;
	return SALES_OK;
}

/* ---- the row goes to its record ----------------------------------------- */

static bool
is_won(struct importer *im, const struct value *v)
{
	const struct stage *s = gaps_stage(im, v);

	return s != NULL && s->cls == STAGE_WON;
}

static void
say_annulled(struct importer *im, const struct belongs *b, const struct record *r)
{
	const struct stage *s = gaps_stage(im, im->v);
	char                code[32];

	if (s == NULL || s->cls != STAGE_LOST || !is_won(im, r->v) || !value_equal(&r->v[b->number], &im->v[b->key]))
		return;
	import_note(im, DIAG_WARNING, im->r.line, 0, "row.annulled",
	    _("it does not count any more, but %s, to which it belongs, is still '%.*s'"),
	    kind_code(im->k, r->id, code), (int)r->v[im->stage].u.s.n, r->v[im->stage].u.s.p);
}

/* What was ordered is won; an order that is not confirmed changes nothing. */
static int
give(struct importer *im, struct belongs *b, int64_t id, struct sales_err *err)
{
	struct value *after = arena_array(&im->row, struct value, im->k->nfields);
	struct record r;
	bool          changed = false;

	TRY(record_get(im->d, im->k, id, &im->row, &r, err));
	memcpy(after, r.v, im->k->nfields * sizeof(*after));
	say_annulled(im, b, &r);
	if (is_won(im, im->v)) {
		for (size_t i = 0; i < b->ntake; i++)
			if (im->v[b->take[i]].type != V_NULL)
				after[b->take[i]] = im->v[b->take[i]];
		after[im->stage] = im->v[im->stage];
		after[b->number] = im->v[b->key];
		gaps_refuse(im, after);
		if (im->row_bad)
			return SALES_OK;
		TRY(record_change(im->op, im->k, &r, after, &changed, err));
	}
	*(changed ? &im->res->changed : &im->res->unchanged) += 1;
	im->res->joined++;
	gaps_count(im, after);
	return SALES_OK;
}

static void
take_number(struct importer *im, struct belongs *b, int64_t id)
{
	CLEANUP(buf_done) struct buf key = { 0 };
	const struct value          *number = &im->v[b->key];

	if (!is_won(im, im->v))
		return;
	map_add(&b->by_number, number->u.s.p, number->u.s.n, id, NULL);
	match_key(b->to, b->nto, im->v, &key);
	map_add(&b->by_words, key.p, key.n, TAKEN, NULL)->value = TAKEN;
}

int
belongs_row(struct importer *im, bool *done, struct sales_err *err)
{
	struct belongs *b = im->mapped == NULL ? NULL : im->mapped->belongs;
	int64_t         id;

	*done = false;
	if (b == NULL || im->stage == AT_CODE)
		return SALES_OK;
	TRY(whose(im, b, &id, err));
	if (id == 0) {
		if (im->v[b->number].type == V_NULL)
			im->v[b->number] = im->v[b->key];
		return SALES_OK;
	}
	*done = true;
	if (give(im, b, id, err) != SALES_OK)
		return match_refused(im, err);
	take_number(im, b, id);
	tally_row(im, id, false);
	return SALES_OK;
}

int
belongs_keep(struct importer *im, int64_t id, struct sales_err *err)
{
	const struct map_kept *kept = im->form.m == NULL ? NULL : &im->form.m->kept;
	const struct field    *once = kept == NULL || kept->once == NULL ? NULL : meaning_stored(im->k, kept->once);
	struct record          r;

	if (once == NULL || im->stage == AT_CODE)
		return SALES_OK;
	TRY(record_get(im->d, im->k, id, &im->row, &r, err));
	if (r.v[once - im->k->fields].type == V_NULL || !is_won(im, r.v))
		return SALES_OK;
	for (const char *const *s = kept->fields; *s != NULL; s++)
		im->row_given[kind_index(im->k, *s)] = false;
	return SALES_OK;
}
