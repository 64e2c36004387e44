#include "lib/report/doc.h"

#include "lib/base/text.h"

const struct doc_writer doc_writers[] = {
	{ "text", doc_write_text },
	{ "md", doc_write_md },
	{ "html", doc_write_html },
	{ NULL, NULL },
};

const struct doc_writer *
doc_writer(const char *name)
{
	for (const struct doc_writer *w = doc_writers; w->name != NULL; w++)
		if (strcmp(w->name, name) == 0)
			return w;
	return NULL;
}

struct doc_section *
doc_section(struct doc *d, const char *id, const char *title)
{
	struct doc_section *s = arena_new(d->arena, struct doc_section);

	s->id = id;
	s->title = arena_strdup(d->arena, title);
	if (d->last == NULL)
		d->section = s;
	else
		d->last->next = s;
	return d->last = s;
}

static struct doc_block *
add_block(struct doc *d, struct doc_section *s, enum doc_kind kind)
{
	struct doc_block *b = arena_new(d->arena, struct doc_block);

	b->kind = kind;
	if (s->last == NULL)
		s->block = b;
	else
		s->last->next = b;
	return s->last = b;
}

void
doc_paragraph(struct doc *d, struct doc_section *s, const char *fmt, ...)
{
	CLEANUP(buf_done) struct buf text = { 0 };
	va_list                      ap;

	va_start(ap, fmt);
	buf_vprintf(&text, fmt, ap);
	va_end(ap);
	add_block(d, s, DOC_PARAGRAPH)->text = arena_strndup(d->arena, buf_str(&text), text.n);
}

static const struct doc_col one_col[] = { { "", COL_TEXT, false }, { NULL, COL_END, false } };
static const struct doc_col two_cols[] = { { "", COL_TEXT, false }, { "", COL_TEXT, false },
	{ NULL, COL_END, false } };

struct doc_block *
doc_list(struct doc *d, struct doc_section *s)
{
	struct doc_block *b = add_block(d, s, DOC_LIST);

	b->col = one_col;
	b->ncols = 1;
	return b;
}

struct doc_block *
doc_pairs(struct doc *d, struct doc_section *s)
{
	struct doc_block *b = add_block(d, s, DOC_PAIRS);

	b->col = two_cols;
	b->ncols = 2;
	return b;
}

struct doc_block *
doc_table(struct doc *d, struct doc_section *s, const struct doc_col *cols)
{
	struct doc_block *b = add_block(d, s, DOC_TABLE);
	struct doc_col   *copy;

	while (cols[b->ncols].label != NULL)
		b->ncols++;
	copy = arena_array(d->arena, struct doc_col, b->ncols);
	for (size_t i = 0; i < b->ncols; i++) {
		copy[i] = cols[i];
		copy[i].label = arena_strdup(d->arena, cols[i].label);
	}
	b->col = copy;
	return b;
}

static void
keep_text(struct arena *a, struct cell *c)
{
	if (c->empty)
		return;
	if (c->type == COL_TEXT || c->type == COL_CODE) {
		c->u.s.p = arena_strndup(a, c->u.s.p, c->u.s.n);
	} else if (c->type == COL_REF || c->type == COL_ENUM) {
		c->u.ref.code = arena_strdup(a, c->u.ref.code);
		if (c->u.ref.name != NULL)
			c->u.ref.name = arena_strdup(a, c->u.ref.name);
	}
}

static void
add_row(struct doc *d, struct doc_block *b, const struct cell *cells, bool total)
{
	struct doc_row *r = arena_new(d->arena, struct doc_row);

	r->total = total;
	r->cell = arena_array(d->arena, struct cell, b->ncols);
	for (size_t i = 0; i < b->ncols; i++) {
		r->cell[i] = cells[i];
		keep_text(d->arena, &r->cell[i]);
	}
	if (b->last == NULL)
		b->row = r;
	else
		b->last->next = r;
	b->last = r;
}

void
doc_row(struct doc *d, struct doc_block *b, const struct cell *cells)
{
	add_row(d, b, cells, false);
}

void
doc_total(struct doc *d, struct doc_block *b, const struct cell *cells)
{
	add_row(d, b, cells, true);
}

bool
doc_is_number(enum col_type t)
{
	return t == COL_COUNT || t == COL_NUM || t == COL_MONEY || t == COL_RATE || t == COL_PERCENT;
}

static void
show_ref(const struct cell *c, struct buf *b)
{
	const char *s = c->u.ref.name != NULL && *c->u.ref.name != '\0' ? c->u.ref.name :
	    c->u.ref.code;

	text_show(s, strlen(s), false, b);
}

void
doc_show(const struct cell *c, struct buf *b)
{
	char s[64];   /* any number as text */

	if (c->empty)
		return;
	switch (c->type) {
	case COL_COUNT:
		buf_printf(b, "%lld", (long long)c->u.i);
		break;
	case COL_NUM:
		buf_puts(b, money_group((money){ c->u.i }, 0, s));
		break;
	case COL_MONEY:
		buf_puts(b, money_group((money){ c->u.i }, 2, s));
		break;
	case COL_RATE:
		buf_printf(b, "%s%%", ratio_percent(ratio_of_rate(c->u.i), s));
		break;
	case COL_PERCENT:
		buf_printf(b, "%s%%", ratio_percent(c->u.r, s));
		break;
	case COL_DAY:
		buf_puts(b, day_str((day)c->u.i, s));
		break;
	case COL_BOOL:
		buf_puts(b, c->u.i != 0 ? _("yes") : _("no"));
		break;
	case COL_TEXT:
	case COL_CODE:
		text_show(c->u.s.p, c->u.s.n, false, b);
		break;
	case COL_REF:
	case COL_ENUM:
		show_ref(c, b);
		break;
	case COL_TIME:      /* a document writes its instants as text: it knows the zone */
	case COL_END:
		break;
	}
}

void
doc_bar(struct ratio r, int n, struct buf *b)
{
	struct ratio signs;
	int64_t      full = 0;

	/* whole signs only: a bar is full when the target is reached, not before */
	if (r.den != 0 && r.num > 0)
		full = ratio_mul(r, (struct ratio){ n, 1 }, &signs) ? signs.num / signs.den : n;
	if (full > n)
		full = n;
	buf_putc(b, '[');
	for (int i = 0; i < n; i++)
		buf_putc(b, i < full ? '#' : '-');
	buf_putc(b, ']');
}
