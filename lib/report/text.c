/* A document as plain text: at most DOC_WIDTH cells a line, whatever alphabet;
 * rules and bars of ASCII, because mail and terminals draw the prettier ones
 * at different widths. */
#include "lib/base/text.h"
#include "lib/report/doc.h"

enum { INDENT = 3, GAP = 2, COLS_MAX = 16, BAR = 10, NARROW = 8 };

static int
width_of(const char *p, size_t n)
{
	return text_width(p, n, false);
}

static void
pad(struct buf *b, int n)
{
	while (n-- > 0)
		buf_putc(b, ' ');
}

/* ---- running text ------------------------------------------------------ */

/* Marks that no line begins with, and that none ends with. */
static const char *const closing[] = { "）", "，", "。", "、", "；", "：", "！", "？", "》", "」", "”", NULL };
static const char *const opening[] = { "（", "《", "「", NULL };

/* The length of the mark at p; 0: it is none of them. */
static size_t
mark_at(const char *const *mark, const char *p, size_t n)
{
	for (; *mark != NULL; mark++)
		if (n >= strlen(*mark) && memcmp(p, *mark, strlen(*mark)) == 0)
			return strlen(*mark);
	return 0;
}

/* Bytes that stay together: a word with the blanks behind it, or one wide
 * character, after which a line may always be broken; each with the marks
 * around it. */
static size_t
next_chunk(const char *p, size_t n)
{
	size_t i = 0, first, len;

	while ((len = mark_at(opening, p + i, n - i)) > 0)
		i += len;
	first = i;
	while (i < n && p[i] != ' ') {
		text_char(p + i, n - i, &len);
		if (width_of(p + i, len) == 2) {
			i += i == first ? len : 0;
			while ((len = mark_at(closing, p + i, n - i)) > 0)
				i += len;
			return i;
		}
		i += len;
	}
	while (i < n && p[i] == ' ')
		i++;
	return i;
}

static size_t
without_blanks(const char *p, size_t n)
{
	while (n > 0 && p[n - 1] == ' ')
		n--;
	return n;
}

/* The first line stands after what is already on it (at cells). */
static void
put_wrapped(struct buf *b, const char *p, size_t n, int at, int indent)
{
	while (n > 0) {
		size_t    len = next_chunk(p, n);
		const int width = width_of(p, without_blanks(p, len));

		if (at + width > DOC_WIDTH && at > indent) {
			b->n = without_blanks(b->p, b->n);
			buf_putc(b, '\n');
			pad(b, indent);
			at = indent;
		}
		if (at + width > DOC_WIDTH)
			len = text_fit(p, len, DOC_WIDTH - at, false);
		buf_put(b, p, len);
		at += width_of(p, len);
		p += len;
		n -= len;
	}
	b->n = without_blanks(b->p, b->n);
	buf_putc(b, '\n');
}

static void
put_text(struct buf *b, const char *lead, const char *s)
{
	CLEANUP(buf_done) struct buf shown = { 0 };

	text_show(s, strlen(s), false, &shown);
	pad(b, INDENT);
	buf_puts(b, lead);
	put_wrapped(b, buf_str(&shown), shown.n, INDENT + (int)strlen(lead),
	    INDENT + (int)strlen(lead));
}

/* ---- tables ------------------------------------------------------------ */

static void
show_in(const struct doc_col *col, const struct cell *c, struct buf *b)
{
	if (col->bar && !c->empty)
		doc_bar(c->u.r, BAR, b);
	else
		doc_show(c, b);
}

static bool
is_right(const struct doc_col *col)
{
	return doc_is_number(col->type) && !col->bar;
}

static void
measure(const struct doc_block *t, int *width)
{
	CLEANUP(buf_done) struct buf s = { 0 };

	for (size_t i = 0; i < t->ncols; i++)
		width[i] = width_of(t->col[i].label, strlen(t->col[i].label));
	for (const struct doc_row *r = t->row; r != NULL; r = r->next)
		for (size_t i = 0; i < t->ncols; i++) {
			buf_clear(&s);
			show_in(&t->col[i], &r->cell[i], &s);
			if (width_of(buf_str(&s), s.n) > width[i])
				width[i] = width_of(buf_str(&s), s.n);
		}
}

/* Too wide: the widest column of words gives way, numbers are never cut. */
static void
shrink(const struct doc_block *t, int *width)
{
	for (;;) {
		int    all = INDENT - GAP;
		size_t widest = t->ncols;

		for (size_t i = 0; i < t->ncols; i++) {
			all += width[i] + GAP;
			if (!doc_is_number(t->col[i].type) && width[i] > NARROW &&
			    (widest == t->ncols || width[i] > width[widest]))
				widest = i;
		}
		if (all <= DOC_WIDTH || widest == t->ncols)
			return;
		width[widest]--;
	}
}

static void
put_cell(struct buf *b, const char *p, size_t n, int width, bool right, bool last)
{
	int w = width_of(p, n);

	if (w > width) {
		n = text_fit(p, n, width - 2, false);
		w = width_of(p, n) + 2;
		buf_put(b, p, n);
		buf_puts(b, "..");
		pad(b, last ? 0 : width - w);
		return;
	}
	if (right)
		pad(b, width - w);
	buf_put(b, p, n);
	if (!right && !last)
		pad(b, width - w);
}

static void
put_rule(struct buf *b, const struct doc_block *t, const int *width)
{
	pad(b, INDENT);
	for (size_t i = 0; i < t->ncols; i++) {
		pad(b, i == 0 ? 0 : GAP);
		for (int k = 0; k < width[i]; k++)
			buf_putc(b, '-');
	}
	buf_putc(b, '\n');
}

static void
put_row(struct buf *b, const struct doc_block *t, const int *width, const struct doc_row *r)
{
	CLEANUP(buf_done) struct buf s = { 0 };

	pad(b, INDENT);
	for (size_t i = 0; i < t->ncols; i++) {
		buf_clear(&s);
		if (r == NULL)
			buf_puts(&s, t->col[i].label);
		else
			show_in(&t->col[i], &r->cell[i], &s);
		pad(b, i == 0 ? 0 : GAP);
		put_cell(b, buf_str(&s), s.n, width[i], is_right(&t->col[i]), i + 1 == t->ncols);
	}
	b->n = without_blanks(b->p, b->n);
	buf_putc(b, '\n');
}

static void
put_table(struct buf *b, const struct doc_block *t)
{
	int  width[COLS_MAX];
	bool ruled = false;

	measure(t, width);
	shrink(t, width);
	put_row(b, t, width, NULL);
	put_rule(b, t, width);
	for (const struct doc_row *r = t->row; r != NULL; r = r->next) {
		if (r->total && !ruled)
			put_rule(b, t, width);
		ruled = ruled || r->total;
		put_row(b, t, width, r);
	}
}

static void
put_list(struct buf *b, const struct doc_block *l)
{
	CLEANUP(buf_done) struct buf s = { 0 };

	for (const struct doc_row *r = l->row; r != NULL; r = r->next) {
		buf_clear(&s);
		doc_show(&r->cell[0], &s);
		pad(b, INDENT);
		buf_puts(b, "- ");
		put_wrapped(b, buf_str(&s), s.n, INDENT + 2, INDENT + 2);
	}
}

static void
put_pairs(struct buf *b, const struct doc_block *t)
{
	int width[COLS_MAX];

	measure(t, width);
	for (const struct doc_row *r = t->row; r != NULL; r = r->next)
		put_row(b, t, width, r);
}

static void
put_block(struct buf *b, const struct doc_block *k)
{
	switch (k->kind) {
	case DOC_PARAGRAPH:
		put_text(b, "", k->text);
		break;
	case DOC_LIST:
		put_list(b, k);
		break;
	case DOC_PAIRS:
		put_pairs(b, k);
		break;
	case DOC_TABLE:
		put_table(b, k);
		break;
	}
}

/* The department stands at the right end of the title's line, or below it. */
static void
put_head(struct buf *b, const struct doc *d)
{
	const int left = width_of(d->title, strlen(d->title));
	const int right = width_of(d->department, strlen(d->department));

	buf_puts(b, d->title);
	if (left + GAP + right <= DOC_WIDTH)
		pad(b, DOC_WIDTH - left - right);
	else
		buf_putc(b, '\n');
	buf_puts(b, d->department);
	buf_putc(b, '\n');
	put_wrapped(b, d->about, strlen(d->about), 0, 0);
}

static void
put_paper(struct buf *b, const struct doc *d)
{
	int n = 0;

	put_head(b, d);
	for (const struct doc_section *s = d->section; s != NULL; s = s->next) {
		buf_printf(b, "\n%d. %s\n", ++n, s->title);
		for (const struct doc_block *k = s->block; k != NULL; k = k->next) {
			put_block(b, k);
			if (k->kind == DOC_TABLE && k->next != NULL)
				buf_putc(b, '\n');
		}
	}
}

void
doc_write_text(const struct doc *d, struct buf *b)
{
	for (; d != NULL; d = d->next) {
		put_paper(b, d);
		if (d->next != NULL)
			buf_puts(b, "\n\n");
	}
}
