/* The record that a person means: D-0042, 42, ref:HT-1, a handle, @me, a name. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "lib/base/text.h"
#include "lib/record/merged.h"

enum { SAME_MAX = 8 };

static bool
all_digits(const char *s)
{
	if (*s == '\0' || strlen(s) > 18)
		return false;
	for (; *s != '\0'; s++)
		if (!isdigit((unsigned char)*s))
			return false;
	return true;
}

/* The number of "D-0042", "D-42", "d42" or "42"; 0: it is not of that form. */
static int64_t
code_number(const struct kind *k, const char *text)
{
	size_t n;

	if (k->letters == NULL)
		return 0;
	n = strlen(k->letters);
	if (strncasecmp(text, k->letters, n) == 0)
		text += n + (text[n] == '-');
	return all_digits(text) ? strtoll(text, NULL, 10) : 0;
}

static const char *
title_column(const struct kind *k)
{
	return k->title == NULL ? NULL : field_column(&k->fields[kind_index(k, k->title)]);
}

/* Ids of the records whose column is text, at most SAME_MAX. */
static int
ids_where(struct dept *d, const struct kind *k, const char *column, const char *text, int64_t *ids, size_t *n,
    struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         q = { 0 };
	const char                          *source;

	*n = 0;
	TRY(dept_source(d, k, &source, err));
	buf_printf(&q, "SELECT id FROM %s WHERE %s = ?1 ORDER BY id", source, column);
	TRY(db_prepare(&d->db, &st, q.p, err));
	db_bind_text(&st, 1, text, strlen(text));
	while (*n < SAME_MAX && db_next(&st))
		ids[(*n)++] = db_int(&st, 0);
	return db_end(&st, err);
}

/* Nobody has exactly that code or name: is one the same when folded, and which
 * is the nearest? */
static int
search_folded(struct dept *d, const struct kind *k, const char *text, int64_t *ids, size_t *n,
    struct arena *a, const char **nearest, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         q = { 0 }, want = { 0 }, have = { 0 };
	const char                          *source, *title = title_column(k);
	const char                          *code = k->letters == NULL ? "code" : "NULL";
	int                                  best = 3;

	*n = 0;
	*nearest = NULL;
	if (title == NULL && k->letters != NULL)
		return SALES_OK;
	TRY(dept_source(d, k, &source, err));
	buf_printf(&q, "SELECT id, %s, %s FROM %s ORDER BY id", code, title == NULL ? "NULL" : title, source);
	text_fold(text, strlen(text), &want);
	TRY(db_prepare(&d->db, &st, q.p, err));
	while (db_next(&st)) {
		for (int i = 1; i <= 2; i++) {
			int distance;

			if (db_is_null(&st, i))
				continue;
			buf_clear(&have);
			text_fold(db_text(&st, i), db_bytes(&st, i), &have);
			if (strcmp(buf_str(&have), buf_str(&want)) == 0 && *n < SAME_MAX) {
				ids[(*n)++] = db_int(&st, 0);
				break;
			}
			distance = text_distance(buf_str(&have), buf_str(&want), best - 1);
			if (distance < best && (size_t)distance * 2 <= want.n) {
				best = distance;
				*nearest = arena_strndup(a, db_text(&st, i), db_bytes(&st, i));
			}
		}
	}
	return db_end(&st, err);
}

static int
newest(struct dept *d, const struct kind *k, int64_t *id, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 q[96];

	*id = 0;
	snprintf(q, sizeof(q), "SELECT max(id) FROM %s", k->name);
	TRY(db_prepare(&d->db, &st, q, err));
	if (db_next(&st))
		*id = db_int(&st, 0);
	return db_end(&st, err);
}

static int
no_number(struct dept *d, const struct kind *k, int64_t number, struct sales_err *err)
{
	char    code[32], last_code[32];
	int64_t last;

	TRY(newest(d, k, &last, err));
	if (last == 0)
		return FAIL(err, SALES_ENOTFOUND, _("no %s %s (there are none yet)"), tr(k->label), kind_code(k, number, code));
	return FAIL(err, SALES_ENOTFOUND, _("no %s %s (the newest is %s)"), tr(k->label),
	    kind_code(k, number, code), kind_code(k, last, last_code));
}

/* *old gets its code when it was merged. */
static int
find_number(struct dept *d, const struct kind *k, int64_t number, int64_t *id, const char **old, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         q = { 0 };
	const char                          *source;
	char                                 code[32];

	TRY(dept_source(d, k, &source, err));
	buf_printf(&q, "SELECT id FROM %s WHERE id = ?1", source);
	TRY(db_prepare(&d->db, &st, q.p, err));
	db_bind_int(&st, 1, number);
	if (db_next(&st)) {
		*id = number;
		return db_end(&st, err);
	}
	TRY(db_end(&st, err));
	TRY(merged_by_id(d, k, number, id, err));
	if (*id == 0)
		return no_number(d, k, number, err);
	*old = arena_strdup(&d->arena, kind_code(k, number, code));
	return SALES_OK;
}

static int
say_several(struct dept *d, const struct kind *k, const char *text, const int64_t *ids, size_t n,
    struct sales_err *err)
{
	CLEANUP(buf_done) struct buf list = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct ref_name name;

		TRY(dept_name(d, k, ids[i], &name, err));
		buf_printf(&list, "%s%s", i > 0 ? ", " : "", name.code);
	}
	return FAIL(err, SALES_EINVAL, _("'%s' is the name of %zu %s: %s; say which by its code"), text, n,
	    tr(k->plural), buf_str(&list));
}

static int
find_name(struct dept *d, const struct kind *k, const char *text, int64_t *id, const char **old, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	int64_t                          ids[SAME_MAX];
	size_t                           n = 0;
	const char                      *nearest = NULL;

	if (k->letters == NULL)
		TRY(ids_where(d, k, "code", text, ids, &n, err));
	if (n == 0 && k->title != NULL)
		TRY(ids_where(d, k, title_column(k), text, ids, &n, err));
	if (n == 0)
		TRY(search_folded(d, k, text, ids, &n, &a, &nearest, err));
	if (n == 1) {
		*id = ids[0];
		return SALES_OK;
	}
	if (n > 1)
		return say_several(d, k, text, ids, n, err);
	TRY(merged_by_name(d, k, text, strlen(text), id, err));
	*old = *id != 0 ? text : NULL;
	if (*id != 0)
		return SALES_OK;
	FAIL(err, SALES_ENOTFOUND, _("no %s '%s'"), tr(k->label), text);
	if (nearest != NULL)
		err_hint(err, _("did you mean '%s'?"), nearest);
	return (int)err->code;
}

static int
find_ref(struct dept *d, const struct kind *k, const char *ref, int64_t *id, const char **old, struct sales_err *err)
{
	int64_t ids[SAME_MAX];
	size_t  n;

	TRY(ids_where(d, k, "ref", ref, ids, &n, err));
	if (n > 0) {
		*id = ids[0];
		return SALES_OK;
	}
	TRY(merged_by_ref(d, k, ref, strlen(ref), id, err));
	*old = *id != 0 ? ref : NULL;
	return *id != 0 ? SALES_OK : FAIL(err, SALES_ENOTFOUND, _("no %s with ref '%s'"), tr(k->label), ref);
}

int
record_find(struct dept *d, const struct kind *k, const char *text, int64_t *id, struct sales_err *err)
{
	const char *old;

	return record_find_merged(d, k, text, id, &old, err);
}

int
record_find_merged(struct dept *d, const struct kind *k, const char *text, int64_t *id, const char **old,
    struct sales_err *err)
{
	const int64_t       number = code_number(k, text);
	const struct actor *actor;

	*old = NULL;
	if (k->no == KIND_PERSON && strcmp(text, "@me") == 0) {
		TRY(dept_actor(d, &actor, err));
		*id = actor->person;
		if (*id != 0)
			return SALES_OK;
		FAIL(err, SALES_ENOTFOUND, _("no person has the login '%s'"), actor->login);
		return err_hint(err, "salesctl person edit HANDLE login=%s", actor->login);
	}
	if (number > 0)
		return find_number(d, k, number, id, old, err);
	if (strncmp(text, "ref:", 4) == 0 && kind_field(k, "ref") != NULL)
		return find_ref(d, k, text + 4, id, old, err);
	return find_name(d, k, text, id, old, err);
}
