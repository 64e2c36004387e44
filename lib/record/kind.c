#include "lib/record/kind.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "lib/base/buf.h"
#include "lib/base/text.h"

const struct kind *
schema_kind(const struct schema *s, const char *name)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->kind[i]->name, name) == 0)
			return s->kind[i];
	return NULL;
}

static bool
is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s >= 0x80)
			return false;
	return true;
}

/* Field names are ASCII in lower case; aliases are compared folded. */
static bool
same_name(const char *a, const char *folded)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	if (is_ascii(a) && strcmp(a, folded) == 0)
		return true;
	text_fold(a, strlen(a), &b);
	return strcmp(buf_str(&b), folded) == 0;
}

const struct field *
kind_field(const struct kind *k, const char *name)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *folded = name;

	for (const struct field *f = k->fields; f->name != NULL; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	text_fold(name, strlen(name), &b);
	folded = buf_str(&b);
	for (const struct field *f = k->fields; f->name != NULL; f++) {
		if (same_name(f->name, folded))
			return f;
		for (const char *const *a = f->alias; a != NULL && *a != NULL; a++)
			if (same_name(*a, folded))
				return f;
	}
	return NULL;
}

size_t
kind_index(const struct kind *k, const char *name)
{
	size_t i = 0;

	while (k->fields[i].name != NULL && strcmp(k->fields[i].name, name) != 0)
		i++;
	assert(k->fields[i].name != NULL);
	return i;
}

const char *
field_column(const struct field *f)
{
	return f->column != NULL ? f->column : f->name;
}

enum vtype
field_vtype(const struct field *f)
{
	switch (f->type) {
	case FT_HANDLE:
	case FT_TEXT:
	case FT_ENUM:
	case FT_STAGE:
	case FT_PIPELINE:
	case FT_CURRENCY:
	case FT_TAGS:
	case FT_METRIC:
	case FT_PERIOD:
		return V_TEXT;
	case FT_INT:
		return V_INT;
	case FT_NUM:
		return V_NUM;
	case FT_MONEY:
		return V_MONEY;
	case FT_RATE:
		return V_RATE;
	case FT_DAY:
		return V_DAY;
	case FT_BOOL:
		return V_BOOL;
	case FT_REF:
	case FT_SUBJECT:
		return V_REF;
	}
	return V_NULL;
}

bool
kind_is_decided(const struct kind *k, const struct value *v)
{
	const size_t at = kind_index(k, "state");

	return v[at].type != V_NULL && !value_is(&v[at], k->fields[at].start);
}

const char *
kind_counted(const struct kind *k, int64_t n)
{
	return tr(n == 1 ? k->label : k->plural);
}

/* By hand: a list writes a million of them. */
char *
kind_code(const struct kind *k, int64_t id, char s[32])
{
	const char *letters = k->letters == NULL ? k->name : k->letters;
	char        digit[20], *p = s;
	int         n = 0;
	uint64_t    v = id < 0 ? 0 : (uint64_t)id;

	while (*letters != '\0' && p < s + 10)
		*p++ = *letters++;
	*p++ = '-';
	do
		digit[n++] = (char)('0' + v % 10);
	while ((v /= 10) > 0);
	for (int i = n; i < 4; i++)
		*p++ = '0';
	while (n > 0)
		*p++ = digit[--n];
	*p = '\0';
	return s;
}

bool
kind_code_id(const struct kind *k, const char *p, size_t n, int64_t *id)
{
	size_t m = k->letters == NULL ? 0 : strlen(k->letters);

	*id = 0;
	if (m == 0 || n < m + 2 || n > m + 18 || p[m] != '-' || strncasecmp(p, k->letters, m) != 0)
		return false;
	for (size_t i = m + 1; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		*id = *id * 10 + (p[i] - '0');
	}
	return *id > 0;
}

const char *const *
kind_field_names(const struct kind *k, struct arena *a)
{
	const char **names;
	size_t       n = 0, i = 0;

	for (const struct field *f = k->fields; f->name != NULL; f++) {
		n++;
		for (const char *const *x = f->alias; x != NULL && *x != NULL; x++)
			n++;
	}
	names = arena_array(a, const char *, n + 1);
	for (const struct field *f = k->fields; f->name != NULL; f++)
		names[i++] = f->name;
	for (const struct field *f = k->fields; f->name != NULL; f++)
		for (const char *const *x = f->alias; x != NULL && *x != NULL; x++)
			names[i++] = *x;
	return names;
}

/* "name, email, phone": what can be set. */
static void
list_fields(const struct kind *k, struct buf *b)
{
	for (const struct field *f = k->fields; f->name != NULL; f++)
		if ((f->flags & F_DERIVED) == 0)
			buf_printf(b, "%s%s", b->n == 0 ? "" : ", ", f->name);
}

int
kind_no_field(const struct kind *k, const char *name, const char *before, const char *also, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(buf_done) struct buf     all = { 0 };
	const char *const               *names = kind_field_names(k, &a);
	const struct field              *meant = also == NULL ? NULL : kind_field(k, also);
	const char                      *nearest;
	size_t                           n = 0;

	while (names[n] != NULL)
		n++;
	nearest = text_nearest(name, names, n);
	FAIL(err, SALES_EUSAGE, _("a %s has no field '%s'"), tr(k->label), name);
	if (nearest != NULL)
		return err_hint(err, _("did you mean '%s%s'?"), before, nearest);
	list_fields(k, &all);
	if (meant != NULL)
		return err_hint(err, _("did you mean '%s'? Its fields: %s"), meant->name, buf_str(&all));
	return err_hint(err, _("its fields: %s"), buf_str(&all));
}
