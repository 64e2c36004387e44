/* A cell of a history: how it is stored, how it stands in the file. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "lib/record/carry/inside.h"

/* ---- to the file --------------------------------------------------------- */

static const struct kind *
kind_of(const struct dept *d, int64_t no)
{
	return no < 1 || no >= KIND_MAX * 2 ? NULL : d->schema.by_no[no];
}

static const char *
code_text(const struct kind *k, int64_t id, struct arena *a)
{
	char code[32];

	return k == NULL || k->letters == NULL ? arena_printf(a, "#%lld", (long long)id)
	    : arena_strdup(a, kind_code(k, id, code));
}

static int
person_text(struct dept *d, int64_t id, struct arena *a, const char **out, struct sales_err *err)
{
	struct ref_name name;

	TRY(dept_name(d, d->schema.by_no[KIND_PERSON], id, &name, err));
	*out = *name.code == '\0' ? code_text(NULL, id, a) : name.code;
	return SALES_OK;
}

static const char *
hex_text(const struct db_stmt *st, int at, struct arena *a)
{
	const size_t n = db_bytes(st, at);
	char        *hex = arena_alloc(a, 2 * n + 1);

	if (n > 0)
		sodium_bin2hex(hex, 2 * n + 1, db_blob(st, at), n);
	return hex;
}

int
carry_cell(struct dept *d, const struct carry_table *t, const struct db_stmt *st, size_t at, struct arena *a,
    struct value *out, struct sales_err *err)
{
	const struct carry_col *col = &t->cols[at];
	const int               i = (int)at;
	const struct kind      *k;
	const char             *text;

	*out = v_null();
	if (db_is_null(st, i))
		return SALES_OK;
	switch (col->type) {
	case CARRY_INT:
		*out = v_int(db_int(st, i));
		return SALES_OK;
	case CARRY_MONEY:
		*out = v_of(V_MONEY, db_int(st, i));
		return SALES_OK;
	case CARRY_DAY:
		*out = v_of(V_DAY, db_int(st, i));
		return SALES_OK;
	case CARRY_TEXT:
		*out = v_textn(db_text(st, i), db_bytes(st, i));
		return SALES_OK;
	case CARRY_BYTES:
		*out = v_text(hex_text(st, i, a));
		return SALES_OK;
	case CARRY_SEAL:
		*out = v_text(arena_printf(a, "%016" PRIx64, (uint64_t)db_int(st, i)));
		return SALES_OK;
	case CARRY_KIND:
		k = kind_of(d, db_int(st, i));
		*out = k == NULL ? v_null() : v_text(k->name);
		return SALES_OK;
	case CARRY_CODE:
		k = col->of != NULL ? col->of : kind_of(d, db_int(st, i - 1));
		*out = v_text(code_text(k, db_int(st, i), a));
		return SALES_OK;
	case CARRY_PERSON:
		TRY(person_text(d, db_int(st, i), a, &text, err));
		*out = v_text(text);
		return SALES_OK;
	}
	return SALES_OK;
}

/* ---- and back ------------------------------------------------------------ */

static bool
whole(const char *p, size_t n, int64_t *out)
{
	char  text[24], *end;
	size_t i = n > 0 && p[0] == '-';

	if (n == i || n >= sizeof(text))
		return false;
	for (; i < n; i++)
		if (p[i] < '0' || p[i] > '9')
			return false;
	memcpy(text, p, n);
	text[n] = '\0';
	errno = 0;
	*out = strtoll(text, &end, 10);
	return errno == 0;
}

static bool
seal(const char *p, size_t n, int64_t *out)
{
	unsigned char b[8];
	size_t        got = 0;
	uint64_t      v = 0;

	if (n != 16 || sodium_hex2bin(b, sizeof(b), p, n, NULL, &got, NULL) != 0 || got != sizeof(b))
		return false;
	for (size_t i = 0; i < sizeof(b); i++)
		v = v << 8 | b[i];
	*out = (int64_t)v;
	return true;
}

static bool
bytes(struct carry *c, const char *p, size_t n, struct db_val *out)
{
	unsigned char *b = arena_alloc(&c->row, n / 2 + 1);
	size_t         got = 0;

	if (n % 2 != 0 || sodium_hex2bin(b, n / 2 + 1, p, n, NULL, &got, NULL) != 0 || got != n / 2)
		return false;
	*out = V_BLOB(b, got);
	return true;
}

static bool
handle(const struct carry *c, const char *p, size_t n, int64_t *out)
{
	char                  key[160];
	const int             len = snprintf(key, sizeof(key), "%d:%.*s", KIND_PERSON, (int)(n < 128 ? n : 128), p);
	const struct map_key *k = map_find(&c->handles, key, (size_t)len);

	*out = k == NULL ? 0 : k->value;
	return k != NULL || (n > 1 && p[0] == '#' && whole(p + 1, n - 1, out));
}

static bool
code(const struct carry *c, const struct kind *of, const struct db_val *kind, const char *p, size_t n, int64_t *out)
{
	const struct kind *k = of != NULL ? of : kind->type == DB_INT ? kind_of(c->op->d, kind->i) : NULL;

	if (k != NULL && k->letters != NULL)
		return kind_code_id(k, p, n, out);
	return n > 1 && p[0] == '#' && whole(p + 1, n - 1, out);
}

/* What a cell of a type should be. */
static const char *const expected[] = {
	[CARRY_INT] = N_("'%s' is no whole number"),
	[CARRY_MONEY] = N_("'%s' is no amount such as 1234.50"),
	[CARRY_DAY] = N_("'%s' is no day such as 2026-07-01"),
	[CARRY_TEXT] = N_("'%s' is no text"),
	[CARRY_BYTES] = N_("'%s' are no bytes in hexadecimal"),
	[CARRY_SEAL] = N_("'%s' is no seal: 16 hexadecimal digits"),
	[CARRY_KIND] = N_("'%s' is no kind of record"),
	[CARRY_CODE] = N_("'%s' is no code of such a record"),
	[CARRY_PERSON] = N_("no person '%s' is in written.jsonl"),
};

static bool
parse(struct carry *c, const struct carry_col *col, const struct db_val *before, const char *p, size_t n,
    struct db_val *out)
{
	int64_t            i = 0;
	money              m;
	day                on;
	const struct kind *k;
	bool               ok = false;

	switch (col->type) {
	case CARRY_INT:
		ok = whole(p, n, &i);
		break;
	case CARRY_MONEY:
		ok = money_parse_plain(p, n, 4, &m);
		i = m.v;
		break;
	case CARRY_DAY:
		ok = day_parse_iso(p, n, &on);
		i = on;
		break;
	case CARRY_TEXT:
		*out = V_TEXTN(p, n);
		return true;
	case CARRY_BYTES:
		return bytes(c, p, n, out);
	case CARRY_SEAL:
		ok = seal(p, n, &i);
		break;
	case CARRY_KIND:
		k = schema_kind(&c->op->d->schema, arena_strndup(&c->row, p, n));
		ok = k != NULL;
		i = ok ? k->no : 0;
		break;
	case CARRY_CODE:
		ok = code(c, col->of, before, p, n, &i);
		break;
	case CARRY_PERSON:
		ok = handle(c, p, n, &i);
		break;
	}
	*out = V(i);
	return ok;
}

bool
carry_parse(struct carry *c, const struct carry_col *col, long line, const struct db_val *before, const char *p,
    size_t n, struct db_val *out)
{
	const char *shown;

	if (parse(c, col, before, p, n, out))
		return true;
	shown = arena_strndup(&c->row, p, n < 60 ? n : 60);
	carry_fault(c, line, col->key, shown, tr(expected[col->type]), shown);
	return false;
}
