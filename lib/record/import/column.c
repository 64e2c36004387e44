/* What a column of a file becomes: its name in ours, or what --map says; with
 * the options that are meant for it. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/own.h"

/* ---- names ------------------------------------------------------------- */

static const char *
folded(const char *p, size_t n, struct buf *b)
{
	buf_clear(b);
	text_fold(p, n, b);
	return buf_str(b);
}

bool
import_same_name(struct importer *im, const char *p, size_t n, const char *q, size_t m)
{
	const char *a = folded(p, n, &im->fold);

	return strcmp(a, folded(q, m, &im->scratch)) == 0;
}

static bool
is_code_name(const struct kind *k, const char *name)
{
	return k->letters != NULL && (strcmp(name, "code") == 0 || strcmp(name, "编号") == 0);
}

/* name as it stands, then with "_" for blanks: "Close Date". */
static const struct field *
by_name(const struct kind *k, struct buf *name, bool *code)
{
	const struct field *f = kind_field(k, buf_str(name));

	*code = f == NULL && is_code_name(k, buf_str(name));
	if (f != NULL || *code)
		return f;
	for (size_t i = 0; i < name->n; i++)
		if (name->p[i] == ' ' || name->p[i] == '-')
			name->p[i] = '_';
	return kind_field(k, buf_str(name));
}

/* Without one of the suffixes that exports put behind a name. */
bool
import_strip_suffix(struct buf *name, unsigned *factor, bool *percent)
{
	static const struct { const char *text; unsigned factor; bool percent; } suffix[] = {
		{ "(必填)", 1, false }, { "(元)", 1, false }, { "(%)", 1, true },
		{ "*", 1, false }, { "(万元)", 10000, false },
	};

	for (size_t i = 0; i < sizeof(suffix) / sizeof(suffix[0]); i++) {
		size_t n = strlen(suffix[i].text);

		if (name->n <= n || memcmp(name->p + name->n - n, suffix[i].text, n) != 0)
			continue;
		name->n -= n;
		while (name->n > 0 && name->p[name->n - 1] == ' ')
			name->n--;
		name->p[name->n] = '\0';
		*factor = suffix[i].factor;
		*percent = suffix[i].percent;
		return true;
	}
	return false;
}

/* Our field for a column's name, or NULL (*code: it is the record's code). */
const struct field *
import_field(const struct kind *k, const char *p, size_t n, unsigned *factor,
    bool *percent, bool *code)
{
	struct buf          name CLEANUP(buf_done) = { 0 };
	const struct field *f;

	*factor = 1;
	*percent = *code = false;
	text_trim(&p, &n);
	if (n == 0)
		return NULL;
	buf_put(&name, p, n);
	f = kind_field(k, buf_str(&name));
	if (f == NULL) {
		buf_clear(&name);
		text_fold(p, n, &name);
		f = by_name(k, &name, code);
	}
	if (f == NULL && !*code) {
		buf_clear(&name);
		text_fold(p, n, &name);
		if (import_strip_suffix(&name, factor, percent))
			f = by_name(k, &name, code);
	}
	return f != NULL && (f->flags & F_DERIVED) == 0 ? f : NULL;
}

/* The --map that names this column, or NULL; *our gets the field's name. */
const char *
import_mapped(struct importer *im, const char *p, size_t n)
{
	for (size_t i = 0; i < im->o->map.n; i++) {
		const char *text = im->o->map.v[i], *eq = strrchr(text, '=');

		if (import_same_name(im, p, n, text, (size_t)(eq - text)))
			return eq + 1;
	}
	return NULL;
}

static bool
is_ignored(struct importer *im, const char *p, size_t n)
{
	for (size_t i = 0; i < im->o->ignore.n; i++)
		if (import_same_name(im, p, n, im->o->ignore.v[i], strlen(im->o->ignore.v[i])))
			return true;
	return false;
}

/* ---- a column ---------------------------------------------------------- */

/* Is the text before c meant for this column: their name or ours? */
static bool
is_for(struct importer *im, const struct column *col, const char *text, const char *c)
{
	size_t      n = (size_t)(c - text);
	const char *name;

	if (import_same_name(im, text, n, col->header, strlen(col->header)))
		return true;
	if (col->field == NULL)
		return false;
	name = arena_strndup(&im->arena, text, n);
	return kind_field(im->k, name) == col->field;
}

static enum date_order
order_of(const char *s)
{
	return s[0] == 'd' ? ORDER_DMY : s[0] == 'm' ? ORDER_MDY : ORDER_YMD;
}

static void
column_options(struct importer *im, struct column *c)
{
	const struct import_opts *o = im->o;

	for (size_t i = 0; i < o->date_order.n; i++) {
		const char *eq = strrchr(o->date_order.v[i], '=');

		if (eq == NULL && c->order == ORDER_NONE)
			c->order = order_of(o->date_order.v[i]);
		else if (eq != NULL && is_for(im, c, o->date_order.v[i], eq))
			c->order = order_of(eq + 1);
	}
	for (size_t i = 0; i < o->null.n; i++) {
		const char *eq = strchr(o->null.v[i], '=');

		if (eq != NULL && is_for(im, c, o->null.v[i], eq))
			map_add(&c->null, eq + 1, strlen(eq + 1), 1, NULL);
	}
	for (size_t i = 0; i < o->map_value.n; i++) {
		const char *text = o->map_value.v[i], *colon = strchr(text, ':');
		const char *eq = strchr(colon, '=');

		if (!is_for(im, c, text, colon))
			continue;
		map_add(&c->replace, colon + 1, (size_t)(eq - colon - 1), (int64_t)im->ntext, NULL);
		im->text = realloc(im->text, (im->ntext + 1) * sizeof(*im->text));
		if (im->text == NULL)
			err_nomem();
		im->text[im->ntext++] = eq + 1;
	}
}

/* Two columns for one field: the first wins, the other is reported. */
static bool
is_taken(struct importer *im, const struct column *c, const char **by)
{
	for (size_t i = 0; i < im->ncols; i++)
		if (&im->col[i] != c && im->col[i].used && im->col[i].at == c->at) {
			*by = im->col[i].header;
			return true;
		}
	return false;
}

static struct column *
new_column(struct importer *im, const char *header, size_t n)
{
	struct column *c;

	im->col = realloc(im->col, (im->ncols + 1) * sizeof(*im->col));
	if (im->col == NULL)
		err_nomem();
	c = &im->col[im->ncols++];
	text_trim(&header, &n);
	*c = (struct column){ .header = arena_strndup(&im->arena, header, n), .factor = 1 };
	return c;
}

int
import_use(struct importer *im, struct column *c, struct sales_err *err)
{
	const size_t at = (size_t)(c - im->col);
	size_t       last;

	c->used = true;
	if (c->field != NULL)
		column_options(im, c);
	if (c->field != NULL && c->field->type == FT_REF) {
		TRY(refs_get(&im->refs, im->d, c->field->ref, &c->refs, err));
		im->ref_col = realloc(im->ref_col, (im->nrefs + 1) * sizeof(*im->ref_col));
		if (im->ref_col == NULL)
			err_nomem();
		im->ref_col[im->nrefs++] = at;
	}
	if (c->at != AT_CODE)
		im->given[c->at] = true;
	im->seq = realloc(im->seq, (im->nseq + 1) * sizeof(*im->seq));
	if (im->seq == NULL)
		err_nomem();
	last = im->nseq++;
	im->seq[last] = at;
	/* an amount's decimals depend on its currency, a stage on its pipeline */
	if (c->field != NULL && last > 0
	    && (c->field->type == FT_CURRENCY || c->field->type == FT_PIPELINE)) {
		memmove(im->seq + 1, im->seq, last * sizeof(*im->seq));
		im->seq[0] = at;
	}
	return SALES_OK;
}

static bool
is_derived(const struct importer *im, const char *header)
{
	const struct field *f = kind_field(im->k, header);

	return f != NULL && (f->flags & F_DERIVED) != 0;
}

static void
add_unknown(struct importer *im, const char *header, size_t no)
{
	buf_printf(&im->unknown, "%s%s", im->nunknown == 0 ? "" : ", ", header);
	if (im->nunknown++ == 0)
		im->first_unknown = no;
}

void
import_say_unknown(struct importer *im)
{
	const char *names = buf_str(&im->unknown);

	if (im->nunknown == 1)
		import_note(im, DIAG_WARNING, im->r.line, (long)im->first_unknown, "column.unknown",
		    _("column '%s' is not imported (to use it: --map '%s=FIELD')"), names, names);
	else if (im->nunknown > 1)
		import_note(im, DIAG_WARNING, im->r.line, (long)im->first_unknown, "column.unknown",
		    _("columns that are not imported: %s (to use one: --map 'COLUMN=FIELD')"),
		    names);
	buf_clear(&im->unknown);
	im->nunknown = 0;
}

/* What the user said of this column, or what its name says. *code: it is the
 * record's own code. *out: it was told to stay out. */
static void
named(struct importer *im, struct column *c, const char *our, bool *code, bool *out)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	*code = false;
	*out = (our != NULL && our[0] == '\0')
	    || (our == NULL && is_ignored(im, c->header, strlen(c->header)));
	if (*out)
		return;
	c->field = import_field(im->k, our == NULL ? c->header : our,
	    strlen(our == NULL ? c->header : our), &c->factor, &c->percent, code);
	if (our == NULL)
		return;
	text_fold(c->header, strlen(c->header), &b);
	(void)import_strip_suffix(&b, &c->factor, &c->percent);
}

static void
unnamed(struct importer *im, struct column *c, long no)
{
	if (im->o->edit)
		c->stray = c->header[0] != '_' && !is_derived(im, c->header); /* _line, _error: of rows left out */
	else if (is_derived(im, c->header))
		import_note(im, DIAG_NOTE, im->r.line, no, "column.derived",
		    _("column '%s' is computed, and not imported"), c->header);
	else if (c->header[0] != '\0' && !join_takes(im, (size_t)no - 1))
		add_unknown(im, c->header, (size_t)no);
}

int
import_assign(struct importer *im, struct column *c, struct sales_err *err)
{
	const char              *our = import_mapped(im, c->header, strlen(c->header)), *by;
	const struct map_column *theirs = NULL;
	const long               no = (long)(c - im->col) + 1;
	bool                     code, out;

	named(im, c, our, &code, &out);
	if (out)
		return SALES_OK;
	if (strcmp(c->header, "'") == 0 && im->r.format == ROWS_CSV) {
		im->guarded = true;
		return SALES_OK;
	}
	if (our == NULL && im->form.m != NULL)
		theirs = form_column(&im->form, c->header, strlen(c->header));
	if (theirs != NULL)
		return mapped_column(im, c, theirs, err);
	if (c->field == NULL && !code && im->r.format == ROWS_JSONL) {
		/* as list -F jsonl writes them */
		code = im->k->letters != NULL && strcmp(c->header, "id") == 0;
		if (strcmp(c->header, "op") == 0)
			return SALES_OK;
	}
	if (c->field == NULL && !code) {
		unnamed(im, c, no);
		return SALES_OK;
	}
	c->at = code ? AT_CODE : (size_t)(c->field - im->k->fields);
	if (is_taken(im, c, &by)) {
		import_note(im, DIAG_WARNING, im->r.line, no, "column.twice",
		    _("column '%s' is not imported: '%s' is %s already"), c->header, by,
		    code ? "code" : c->field->name);
		return SALES_OK;
	}
	return import_use(im, c, err);
}

int
import_column(struct importer *im, const char *header, size_t n, struct sales_err *err)
{
	return import_assign(im, new_column(im, header, n), err);
}

/* What the user says of a column comes first, then what we said ourselves. */
int
import_columns(struct importer *im, struct sales_err *err)
{
	enum { BY_USER, BY_US, BY_THEM };

	join_header(im);
	for (size_t i = 0; i < im->r.n; i++)
		(void)new_column(im, im->r.cell[i].p, im->r.cell[i].n);
	for (int turn = BY_USER; turn <= BY_THEM; turn++)
		for (size_t i = 0; i < im->ncols; i++) {
			struct column *c = &im->col[i];
			const char    *own = own_name(im, c);
			const int      by = im->form.m == NULL ? BY_THEM
			    : import_mapped(im, c->header, strlen(c->header)) != NULL ? BY_USER
			    : own != NULL ? BY_US : BY_THEM;

			if (by == turn)
				TRY(by == BY_US ? own_use(im, c, own, err) : import_assign(im, c, err));
		}
	return SALES_OK;
}
