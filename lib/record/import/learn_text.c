/* The draft as a file that people look over: what was guessed bears a '?'. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/base/tr.h"
#include "lib/record/import/learn.h"
#include "lib/record/import/meaning.h"

/* ---- words of the language ------------------------------------------------ */

/* A text as YAML reads it back; quoted where it could mean something else. */
static void
put_scalar(struct buf *b, const char *s)
{
	static const char *const words[] = { "yes", "no", "true", "false", "null", "on", "off", "~" };
	bool                     plain = s[0] != '\0' && s[strcspn(s, ":#{}[],\"\\\n\t=")] == '\0'
	    && strchr("-?&*!|>'%@` ", s[0]) == NULL && s[strlen(s) - 1] != ' ' && strspn(s, "0123456789.+-eE_") != strlen(s);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		plain = plain && text_distance(s, words[i], 0) != 0;
	if (plain) {
		buf_puts(b, s);
		return;
	}
	buf_putc(b, '"');
	for (; *s != '\0'; s++)
		if (*s == '\n' || *s == '\t')
			buf_puts(b, *s == '\n' ? "\\n" : "\\t");
		else
			buf_printf(b, "%s%c", *s == '"' || *s == '\\' ? "\\" : "", *s);
	buf_putc(b, '"');
}

static void
put_list(struct buf *b, const char *const *words)
{
	if (words[0] != NULL && words[1] == NULL) {
		put_scalar(b, words[0]);
		return;
	}
	buf_putc(b, '[');
	for (size_t i = 0; words[i] != NULL; i++) {
		buf_puts(b, i == 0 ? "" : ", ");
		put_scalar(b, words[i]);
	}
	buf_putc(b, ']');
}

/* A key with its value, in a row or each in a line of its own. */
struct keys { struct buf b; bool lines; };

static void
next_key(struct keys *k, const char *key)
{
	buf_printf(&k->b, "%s%s: ", k->lines ? "    " : k->b.n == 0 ? "" : ", ", key);
}

static void
end_key(struct keys *k)
{
	if (k->lines)
		buf_putc(&k->b, '\n');
}

static void
put_key(struct keys *k, const char *key, const char *value)
{
	next_key(k, key);
	put_scalar(&k->b, value);
	end_key(k);
}

/* "yes" is a word of the language here, not a text. */
static void
put_yes(struct keys *k, const char *key, bool is)
{
	if (!is)
		return;
	next_key(k, key);
	buf_puts(&k->b, "yes");
	end_key(k);
}

/* ---- what a column is ----------------------------------------------------- */

static const char *const is_names[] = { [MAP_ANY] = NULL, [MAP_TEXT] = "text", [MAP_ID] = "id", [MAP_MONEY] = "money",
	[MAP_COUNT] = "count", [MAP_DAY] = "day", [MAP_SHARE] = "share", [MAP_FLAG] = "flag", [MAP_PHONE] = "phone",
	[MAP_EMAIL] = "email", [MAP_TAXID] = "taxid" };

static enum map_is
is_of(const struct learn_col *c)
{
	if (c->like != NULL)
		return c->like->is;
	if (c->field == NULL)
		return learn_looks(c, SHAPE_MONEY) ? MAP_MONEY : MAP_ANY;
	return strcmp(c->field->name, "phone") == 0 ? MAP_PHONE : strcmp(c->field->name, "email") == 0 ? MAP_EMAIL
	    : strcmp(c->field->name, "taxid") == 0 ? MAP_TAXID : MAP_ANY;
}

static void
put_like(const struct learn_col *c, struct keys *k)
{
	static const char *const parts[] = { [PART_WHOLE] = NULL, [PART_NEXT] = "next", [PART_FAMILY] = "family", [PART_GIVEN] = "given" };
	const struct map_column *m = c->like;

	if (m->part != PART_WHOLE)
		put_key(k, "part", parts[m->part]);
	put_yes(k, "optional", m->optional);
	put_yes(k, "time", m->time);
	if (m->future != NULL)
		put_key(k, "future", m->future);
	if (m->first_of != NULL)
		put_key(k, "first_of", m->first_of);
	if (m->per > 1) {
		next_key(k, "per");
		buf_printf(&k->b, "%d", m->per);
		end_key(k);
	}
}

static void
put_column_keys(const struct learn *l, const struct learn_col *c, struct keys *k)
{
	const enum map_is is = is_of(c);

	if (c->like != NULL && c->like->field != NULL) {
		next_key(k, "field");
		put_list(&k->b, c->like->field);
		end_key(k);
	} else if (c->field != NULL) {
		put_key(k, "field", c->field->name);
	}
	if (is != MAP_ANY)
		put_key(k, "is", is_names[is]);
	put_yes(k, "required", c->like != NULL && c->like->required && c->filled == l->rows);
	put_yes(k, "sign", c->sign);
	if (c->like != NULL)
		put_like(c, k);
	if (c->field != NULL && c->like == NULL && c->field->type == FT_DAY)
		put_yes(k, "time", learn_looks(c, SHAPE_TIME));
}

/* ---- words of a column ---------------------------------------------------- */

static bool
is_word(const struct map_word *w, const char *word)
{
	for (const char *const *s = w->from; *s != NULL; s++)
		if (text_distance(*s, word, 0) == 0)
			return true;
	return false;
}

static bool
is_known_word(const struct learn_col *c, const char *word)
{
	for (size_t i = 0; c->like != NULL && i < c->like->nvalues; i++)
		if (is_word(&c->like->values[i], word))
			return true;
	return false;
}

/* What another system's mapping says of the word in its column of this field. */
static const struct map_word *
word_elsewhere(const struct learn *l, const char *field, const char *word, const struct mapping **of)
{
	for (size_t i = 0; i < l->nm; i++)
		for (size_t k = 0; strcmp(l->m[i]->kind, l->k->name) == 0 && k < l->m[i]->ncolumns; k++) {
			const struct map_column *c = &l->m[i]->columns[k];

			for (size_t w = 0; c->field != NULL && strcmp(c->field[0], field) == 0 && w < c->nvalues; w++)
				if (is_word(&c->values[w], word)) {
					*of = l->m[i];
					return &c->values[w];
				}
		}
	return NULL;
}

static void
put_word(struct buf *b, const struct map_word *w, const char *const *from)
{
	buf_puts(b, "      - {from: ");
	if (from[1] == NULL)
		buf_putc(b, '[');
	put_list(b, from);
	buf_puts(b, from[1] == NULL ? "]" : "");
	if (w->to != NULL) {
		buf_puts(b, ", to: ");
		put_list(b, w->to);
	}
	for (size_t i = 0; i < w->nset; i++) {
		buf_printf(b, "%s%s: ", i == 0 ? ", set: {" : ", ", w->set[i].field);
		if (w->set[i].value[0] == '=')
			buf_puts(b, w->set[i].value);
		else
			put_scalar(b, w->set[i].value);
	}
	buf_puts(b, w->nset > 0 ? "}" : "");
	if (w->clear != NULL) {
		buf_puts(b, ", clear: [");
		for (const char *const *s = w->clear; *s != NULL; s++)
			buf_printf(b, "%s%s", s == w->clear ? "" : ", ", *s);
		buf_putc(b, ']');
	}
	buf_puts(b, "}");
}

/* Are its words ones that must be known: of a stage, of a list? */
static const struct field *
listed(const struct learn *l, const struct learn_col *c)
{
	const struct field *f = c->like == NULL ? c->field : c->like->field == NULL ? NULL : meaning_field(l->k, c->like);

	return f != NULL && (f->type == FT_STAGE || f->type == FT_ENUM || (c->like != NULL && c->like->nvalues > 0)) ? f : NULL;
}

static void
put_file_words(const struct learn *l, const struct learn_col *c, const struct field *f, struct buf *b)
{
	for (size_t i = 0; i < c->nwords && !c->many; i++) {
		const char                  *word = c->word[i].text;
		const struct mapping        *of = NULL;
		const struct map_word       *w;
		CLEANUP(buf_done) struct buf s = { 0 };

		if (is_known_word(c, word) || (f->type == FT_STAGE && learn_is_stage(l, word, strlen(word)) && word_elsewhere(l, f->name, word, &of) == NULL))
			continue;
		w = word_elsewhere(l, f->name, word, &of);
		if (w != NULL) {
			put_word(b, w, (const char *const[]){ word, NULL });
			buf_printf(b, _("  # ? as in %s"), of->name);
			buf_putc(b, '\n');
			continue;
		}
		put_scalar(&s, word);
		buf_printf(b, tr_n("      # - {from: [%s], to: ...}  # ? in %ld row: what is it here?",
		    "      # - {from: [%s], to: ...}  # ? in %ld rows: what is it here?", c->word[i].n), buf_str(&s), c->word[i].n);
		buf_putc(b, '\n');
	}
}

static void
put_words(const struct learn *l, const struct learn_col *c, struct buf *b)
{
	const struct field          *f = listed(l, c);
	CLEANUP(buf_done) struct buf s = { 0 };

	for (size_t i = 0; c->like != NULL && i < c->like->nvalues; i++) {
		put_word(&s, &c->like->values[i], c->like->values[i].from);
		buf_putc(&s, '\n');
	}
	if (f != NULL)
		put_file_words(l, c, f, &s);
	if (s.n == 0)
		return;
	buf_puts(b, strstr(s.p, "      - ") != NULL ? "    values:\n" : "    # values:\n");
	buf_puts(b, s.p);
}

/* ---- a line ---------------------------------------------------------------- */

static void
put_examples(const struct learn_col *c, struct buf *b)
{
	for (size_t i = 0; i < c->nwords && i < 3; i++) {
		const char  *s = c->word[i].text;
		const size_t n = text_fit(s, strcspn(s, "\n"), 24, false);

		buf_printf(b, "%s'%.*s%s'", i == 0 ? "" : ", ", (int)n, s, s[n] == '\0' ? "" : "...");
	}
}

static void
put_comment(const struct learn *l, const struct learn_col *c, struct buf *b)
{
	CLEANUP(buf_done) struct buf said = { 0 }, cells = { 0 };

	put_examples(c, &cells);
	if (c->twice)
		buf_puts(&said, _("? another column says this too: the first that is not empty counts"));
	else if (c->how == KNOWN_ELSEWHERE)
		buf_printf(&said, _("? as in %s"), c->of->name);
	else if (c->how == KNOWN_LABEL)
		buf_puts(&said, _("? by its label"));
	else if (c->how == KNOWN_NEAR)
		buf_printf(&said, _("? it is called nearly as '%s'"), c->field->name);
	else if (c->how == KNOWN_VALUES)
		buf_printf(&said, _("? by its cells: %s"), buf_str(&cells));
	else if (c->how == KNOWN_NOT && c->filled == 0)
		buf_puts(&said, _("empty in all rows"));
	else if (c->how == KNOWN_NOT)
		buf_printf(&said, _("? not kept, in %ld of %ld rows: %s"), c->filled, l->rows, buf_str(&cells));
	if (said.n > 0)
		buf_printf(b, "  # %s", said.p);
}

static void
put_column(const struct learn *l, const struct learn_col *c, struct buf *b)
{
	CLEANUP(buf_done) struct buf words = { 0 };
	struct keys                  k = { .b = { 0 } };

	put_words(l, c, &words);
	k.lines = words.n > 0;
	put_column_keys(l, c, &k);
	buf_puts(b, "  ");
	put_scalar(b, c->header);
	if (k.lines)
		buf_putc(b, ':');
	else
		buf_printf(b, ": {%s}", buf_str(&k.b));
	put_comment(l, c, b);
	buf_putc(b, '\n');
	if (k.lines)
		buf_puts(b, buf_str(&k.b));
	buf_puts(b, buf_str(&words));
	buf_done(&k.b);
}

/* ---- the file -------------------------------------------------------------- */

static void
put_dates(const struct learn *l, struct buf *b)
{
	bool slash = false;

	for (size_t i = 0; i < l->ncols; i++)
		slash = slash || (learn_looks(&l->col[i], SHAPE_DAY) && learn_looks(&l->col[i], SHAPE_SLASH));
	if (slash)
		buf_printf(b, "%sdates: %s", l->base != NULL && l->base->dates != DATES_TOLD ? "" : "# ",
		    l->base != NULL && l->base->dates == DATES_MDY ? "mdy" : "dmy");
	if (slash)
		buf_printf(b, "  # %s\n", _("? which comes first in 3/4/2026, day (dmy) or month (mdy)?"));
}

static bool
bears(const struct learn *l, const char *prefix)
{
	for (size_t i = 0; i < l->ncols; i++)
		for (size_t k = 0; k < l->col[i].nwords; k++)
			if (strncmp(l->col[i].word[k].text, prefix, strlen(prefix)) == 0)
				return true;
	return false;
}

static void
put_head(const struct learn *l, struct buf *b)
{
	const char *slash = strrchr(l->src->path, '/'), *file = slash == NULL ? l->src->path : slash + 1;

	buf_printf(b, tr_n("# Drafted from %s: %ld row looked at. What bears a '?' was guessed: look it over.\n",
	    "# Drafted from %s: %ld rows looked at. What bears a '?' was guessed: look it over.\n", l->rows), file, l->rows);
	buf_puts(b, _("# Then: salesctl mapping check FILE.yaml, and import with --as FILE.yaml, or keep\n"
	    "# it for the department: salesctl mapping add FILE.yaml\n"));
	if (l->base != NULL)
		buf_printf(b, _("# Of the mappings that are known %s fits best.\n"), l->base->name);
	buf_printf(b, "salesctl: 1\nmapping: our-%s\nkind: %s\nlabel: ", l->k->name, l->k->name);
	put_scalar(b, file);
	buf_putc(b, '\n');
	put_dates(l, b);
	if (l->base != NULL && l->base->id_prefix != NULL && bears(l, l->base->id_prefix))
		buf_printf(b, "id_prefix: %s\n", l->base->id_prefix);
	for (size_t i = 0; l->base != NULL && i < l->base->nset; i++)
		buf_printf(b, "%s%s: %s%s", i == 0 ? "set: {" : ", ", l->base->set[i].field, l->base->set[i].value,
		    i + 1 == l->base->nset ? "}\n" : "");
	if (l->base != NULL && l->base->match != NULL) {
		buf_puts(b, "match: ");
		put_list(b, l->base->match);
		buf_putc(b, '\n');
	}
}

void
learn_text(const struct learn *l, struct buf *out)
{
	put_head(l, out);
	buf_puts(out, "columns:\n");
	for (size_t i = 0; i < l->ncols; i++)
		if (l->col[i].header[0] != '\0')
			put_column(l, &l->col[i], out);
}
