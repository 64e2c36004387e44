/* Values as the cells of another system's file. */
#include <ctype.h>
#include <string.h>

#include "lib/record/export/inside.h"
#include "lib/record/import/spelling.h"
#include "lib/record/outside.h"

/* 12.5, and 0.5% where a bare 0.5 would be read as a half. */
static const char *
percent_text(struct export_form *x, const struct col_way *c, int64_t rate)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const int64_t                whole = rate / 10000000, part = rate % 10000000;

	buf_printf(&b, "%lld", (long long)whole);
	if (part != 0)
		buf_printf(&b, ".%07lld", (long long)part);
	while (part != 0 && b.p[b.n - 1] == '0')
		b.p[--b.n] = '\0';
	if (part != 0 && whole == 0 && !c->percent)
		buf_putc(&b, '%');
	return arena_strdup(&x->row, buf_str(&b));
}

static const char *
bool_text(const struct export_form *x, bool is)
{
	if (x->m->flags != NULL)
		return x->m->flags[is ? 0 : 1];
	return is ? "true" : "false";
}

/* ",a,b," as a,b. */
static const char *
tags_text(struct export_form *x, const struct value *v)
{
	return v->u.s.n < 2 ? NULL : arena_strndup(&x->row, v->u.s.p + 1, v->u.s.n - 2);
}

static const char *
stage_text(struct export_form *x, const struct value *v)
{
	const char         *id = arena_strndup(&x->row, v->u.s.p, v->u.s.n);
	const struct stage *s = policy_stage_anywhere(x->d->policy, v->u.s.p, v->u.s.n);

	return s == NULL ? id : label_text(s->label, x->d->lang, id);
}

static const char *
day_text(struct export_form *x, const struct col_way *c, const struct value *v)
{
	char s[DAY_SIZE];

	return arena_printf(&x->row, "%s%s", day_str((day)v->u.i, s), c->m->time ? " 00:00:00" : "");
}

int
text_of(struct export_form *x, const struct col_way *c, const struct field *f, const struct value *v,
    const char **out, struct sales_err *err)
{
	struct ref_name name;

	*out = NULL;
	if (v->type == V_NULL)
		return SALES_OK;
	if (v->type == V_BOOL)
		*out = bool_text(x, v->u.i != 0);
	else if (v->type == V_DAY)
		*out = day_text(x, c, v);
	else if (v->type == V_RATE)
		*out = percent_text(x, c, v->u.i);
	else if (v->type == V_INT)
		*out = arena_printf(&x->row, "%lld", (long long)v->u.i * (c->m->per > 1 ? c->m->per : 1));
	else if (v->type == V_TEXT && f != NULL && f->type == FT_TAGS)
		*out = tags_text(x, v);
	else if (v->type == V_TEXT && f != NULL && f->type == FT_STAGE)
		*out = stage_text(x, v);
	else if (v->type == V_TEXT)
		*out = arena_strndup(&x->row, v->u.s.p, v->u.s.n);
	else if (v->type == V_REF && f != NULL && f->type == FT_REF) {
		TRY(dept_name(x->d, x->d->schema.by_no[f->ref->no], v->u.i, &name, err));
		*out = name.name;
	} else {
		TRY(value_text(x->d, f, v, &x->row, out, err));
	}
	return SALES_OK;
}

const char *
text_of_id(struct export_form *x, const struct value *v)
{
	const char *prefix = x->m->id_prefix;
	size_t      n = 0;
	bool        bears;

	if (v->type != V_TEXT || v->u.s.n == 0)
		return NULL;
	while (n < v->u.s.n && isdigit((unsigned char)v->u.s.p[n]))
		n++;
	/* an id of theirs is all digits; one of ours stays what it is, unless it looks like theirs */
	bears = prefix != NULL && (n == v->u.s.n || (v->u.s.n > strlen(prefix) && memcmp(v->u.s.p, prefix, strlen(prefix)) == 0));
	return arena_printf(&x->row, "%s%.*s", bears ? prefix : "", (int)v->u.s.n, v->u.s.p);
}

int
text_of_code(struct export_form *x, const struct value *code, const char **out, struct sales_err *err)
{
	*out = NULL;
	return code->type == V_NULL ? SALES_OK : outside_key(x->d, code->u.s.p, code->u.s.n, &x->row, out, err);
}

int
text_of_own(struct export_form *x, size_t at, const char **out, struct sales_err *err)
{
	const struct field_way *w = &x->field[at];
	const struct field     *f = &x->k->fields[at];
	const struct value     *v = &x->v[at];
	const struct col_way    plain = { .m = &(const struct map_column){ .header = f->name } };

	*out = NULL;
	if (v->type == V_NULL)
		return SALES_OK;
	if (f->type == FT_REF && w->ref != NOWHERE) {
		v = &x->cells[w->ref];
		if (v->type == V_NULL && w->code != NOWHERE)
			return text_of_code(x, &x->cells[w->code], out, err);
		*out = v->type == V_TEXT ? arena_strndup(&x->row, v->u.s.p, v->u.s.n) : NULL;
		return SALES_OK;
	}
	if (f->type == FT_RATE || f->type == FT_TAGS)
		return text_of(x, &plain, f, v, out, err);
	if (v->type == V_TEXT) {
		const bool plain_text = f->type != FT_TEXT || spelling_stays(f, MAP_ANY, v->u.s.p, v->u.s.n);

		*out = arena_printf(&x->row, "%s%.*s", plain_text ? "" : "'", (int)v->u.s.n, v->u.s.p);
		return SALES_OK;
	}
	return value_text(x->d, f, v, &x->row, out, err);
}

bool
text_is_like(const char *pattern, const char *p, size_t n)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	if (pattern == NULL)
		return true;
	(void)spelling(MAP_PHONE, p, n, &b);
	for (size_t i = 0; i < b.n; i++, pattern++)
		if (*pattern == '#' ? !isdigit((unsigned char)b.p[i]) : *pattern != b.p[i])
			return false;
	return *pattern == '\0';
}
