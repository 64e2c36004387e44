/* One record as a row: the texts of all columns, and what they don't say. */
#include <stdlib.h>
#include <string.h>

#include "lib/record/export/inside.h"
#include "lib/record/import/spelling.h"

/* ---- references --------------------------------------------------------- */

/* What a column would say of this reference, without the prefix of ids. */
static const struct value *
said_of(const struct export_form *x, const struct ref_way *r, bool *is_code)
{
	const struct value *v = r->text == NOWHERE ? NULL : &x->cells[r->text];

	*is_code = (v == NULL || v->type == V_NULL) && r->code != NOWHERE;
	return *is_code ? &x->cells[r->code] : v;
}

static int
try_ref(struct export_form *x, struct col_way *c, const struct ref_way *r, struct sales_err *err)
{
	const bool          is_id = r->by != NULL && r->by == r->refs->ref;
	bool                is_code, right;
	const struct value *v = x->v[r->at].type == V_NULL ? NULL : said_of(x, r, &is_code);
	const char         *text;
	size_t              at = r->at;
	int64_t             id;

	if (v == NULL || v->type != V_TEXT || v->u.s.n == 0)
		return SALES_OK;
	if (is_code) {
		x->field[r->at].found = true;
		return text_of_code(x, v, &c->text, err);
	}
	text = arena_strndup(&x->row, v->u.s.p, v->u.s.n);
	if (c->m->first_of != NULL && strstr(text, c->m->first_of) != NULL)
		return SALES_OK;
	TRY(read_back_ref(x, c, text, &at, &id, err));
	right = id == x->v[r->at].u.i && at == r->at && spelling_stays(r->refs->title == NULL
	    ? r->refs->ref : r->refs->title, MAP_ANY, v->u.s.p, v->u.s.n);
	if (!right && c->ambiguous == NULL)
		c->ambiguous = text;
	if (!right)
		return SALES_OK;
	x->field[r->at].found = true;
	c->text = is_id ? text_of_id(x, v) : text;
	return SALES_OK;
}

/* A mapping may say whom each of their words means: {from: [Lee A.], to: ann}. */
static int
try_words(struct export_form *x, struct col_way *c, struct sales_err *err)
{
	for (size_t i = 0; i < c->m->nvalues && c->nref > 0; i++)
		for (const char *const *to = c->m->values[i].to; to != NULL && *to != NULL; to++) {
			size_t  at = NOWHERE;
			int64_t id;

			TRY(read_back_ref(x, c, *to, &at, &id, err));
			if (id == 0 || x->v[at].type != V_REF || x->v[at].u.i != id)
				continue;
			c->text = c->m->values[i].from[0];
			x->field[at].found = true;
			return SALES_OK;
		}
	return SALES_OK;
}

/* By id where there is one, and by name beside it. */
static int
fill_refs(struct export_form *x, struct sales_err *err)
{
	for (size_t i = 0; i < x->k->nfields; i++)
		x->field[i].found = false;
	for (size_t i = 0; i < x->ncols; i++) {
		TRY(try_words(x, &x->col[i], err));
		for (size_t k = 0; k < x->col[i].nref && x->col[i].text == NULL; k++)
			TRY(try_ref(x, &x->col[i], &x->col[i].ref[k], err));
	}
	/* for them it stands there all the same; import asks a column of ours first */
	for (size_t i = 0; i < x->ncols && !x->m->no_own; i++)
		if (x->col[i].text == NULL)
			x->col[i].text = x->col[i].ambiguous;
	return SALES_OK;
}

/* ---- texts -------------------------------------------------------------- */

static bool
is_tag_clean(const struct value *v)
{
	static const char *const separators[] = { ";", "|", "，", "；", "、" };

	for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++)
		if (memmem(v->u.s.p, v->u.s.n, separators[i], strlen(separators[i])) != NULL)
			return false;
	return true;
}

/* Does the text of this field come back from a column of theirs as it is? */
static bool
stays(const struct export_form *x, const struct col_way *c)
{
	const struct value *v = &x->v[c->at];

	if (v->type != V_TEXT)
		return true;
	if (c->f->type == FT_TAGS)
		return is_tag_clean(v);
	if (c->f->type != FT_TEXT || c->m->part != PART_WHOLE)
		return c->f->type != FT_TEXT || spelling_stays(c->f, MAP_ANY, v->u.s.p, v->u.s.n);
	if (c->m->first_of != NULL && memmem(v->u.s.p, v->u.s.n, c->m->first_of, strlen(c->m->first_of)) != NULL)
		return false;
	return text_is_like(c->m->like, v->u.s.p, v->u.s.n) && spelling_stays(c->f, c->m->is, v->u.s.p, v->u.s.n);
}

static void
note_stays(struct export_form *x)
{
	for (size_t i = 0; i < x->k->nfields; i++)
		x->field[i].stays = false;
	for (size_t i = 0; i < x->ncols; i++)
		if (x->col[i].at != NOWHERE && stays(x, &x->col[i]))
			x->field[x->col[i].at].stays = true;
}

/* A part of a name or an address; NULL: nothing of it stands here. */
static const char *
part_text(struct export_form *x, const struct col_way *c, const struct value *v)
{
	struct name_part family, given, p;

	if (c->m->part == PART_NEXT)
		return c->last_part ? arena_strndup(&x->row, v->u.s.p, v->u.s.n) : NULL;
	spelling_split(v->u.s.p, v->u.s.n, &family, &given);
	p = c->m->part == PART_FAMILY ? family : given;
	return p.n == 0 ? NULL : arena_strndup(&x->row, p.p, p.n);
}

static void
count_strange(struct export_form *x, const struct col_way *c, const char *text)
{
	const char *what = arena_printf(&x->row, "%s: %s", c->f->name, text);
	int         added;

	if (!x->looking)
		return;
	map_add(&x->strange, what, strlen(what), 0, &added)->value++;
}

static int
word_text(struct export_form *x, struct col_way *c, const struct value *v, struct sales_err *err)
{
	if (c->chosen != NOWHERE) {
		c->text = c->word[c->chosen].said->from[0];
		return SALES_OK;
	}
	if (c->f == NULL)
		return SALES_OK;
	TRY(text_of(x, c, c->f, v, &c->text, err));
	if (c->text != NULL)
		count_strange(x, c, c->text);
	if (c->f->type == FT_ENUM)
		c->text = NULL;
	return SALES_OK;
}

/* Did an earlier column of the same field say it already? */
static bool
is_said(const struct export_form *x, const struct col_way *c)
{
	for (const struct col_way *e = x->col; e < c; e++)
		if (e->at == c->at && e->text != NULL && (c->m->part == PART_WHOLE || e->m->part == PART_WHOLE))
			return true;
	return false;
}

static int
field_text(struct export_form *x, struct col_way *c, struct sales_err *err)
{
	const struct value *v = read_back_written(x, c);

	if (is_said(x, c))
		return SALES_OK;
	if (c->nwords > 0)
		return v->type == V_NULL ? SALES_OK : word_text(x, c, v, err);
	if (c->at == x->key && v->type == V_NULL)
		return text_of_code(x, &x->cells[0], &c->text, err);
	if (c->at == x->key) {
		c->text = text_of_id(x, v);
		return SALES_OK;
	}
	if (v->type == V_TEXT && c->m->part != PART_WHOLE) {
		c->text = part_text(x, c, v);
		return SALES_OK;
	}
	if (v->type == V_TEXT && !text_is_like(c->m->like, v->u.s.p, v->u.s.n))
		return SALES_OK;
	return text_of(x, c, c->f, v, &c->text, err);
}

static int
instead(struct export_form *x, struct col_way *c, struct sales_err *err)
{
	for (size_t i = 0; i < c->nwrite && c->text == NULL; i++) {
		const struct path  *p = &x->path[c->write[i]];
		const struct field *f = p->code || p->n == 0 ? NULL : p->hop[p->n - 1];

		TRY(text_of(x, c, f, &x->cells[c->write[i]], &c->text, err));
		c->instead = c->text != NULL;
	}
	return SALES_OK;
}

static int
fill_texts(struct export_form *x, struct sales_err *err)
{
	for (size_t i = 0; i < x->ncols; i++) {
		struct col_way *c = &x->col[i];

		if (c->at != NOWHERE)
			TRY(field_text(x, c, err));
		else if (c->nwords > 0)
			TRY(word_text(x, c, NULL, err));
		if (c->text == NULL)
			TRY(instead(x, c, err));
		if (c->text != NULL && c->text[0] == '\0')
			c->text = NULL;
	}
	return SALES_OK;
}

int
row_fill(struct export_form *x, const struct value *cells, struct sales_err *err)
{
	arena_done(&x->row);
	x->cells = cells;
	for (size_t i = 0; i < x->k->nfields; i++)
		x->v[i] = x->field[i].cell == NOWHERE ? v_null() : cells[x->field[i].cell];
	for (size_t i = 0; i < x->ncols; i++)
		x->col[i].text = x->col[i].ambiguous = NULL, x->col[i].instead = false;
	TRY(fill_refs(x, err));
	note_stays(x);
	words_choose(x);
	TRY(fill_texts(x, err));
	read_back(x, true);
	return SALES_OK;
}
