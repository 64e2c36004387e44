/* A document as Markdown: headings, lists and GitHub tables; whatever the
 * records hold is escaped, so a customer called *ACME* stays that. */
#include "lib/base/text.h"
#include "lib/report/doc.h"

enum { BAR = 10 };

/* Signs that mean something anywhere, and those that do at a line's start. */
static void
put_escaped(struct buf *b, const char *p, size_t n)
{
	size_t digits = 0;

	for (size_t i = 0; i < n; i++) {
		if (strchr("\\`*_[]<>|#~&", p[i]) != NULL ||
		    (i == 0 && (p[i] == '-' || p[i] == '+' || p[i] == '=')) ||
		    (i > 0 && digits == i && (p[i] == '.' || p[i] == ')')))
			buf_putc(b, '\\');
		if (digits == i && p[i] >= '0' && p[i] <= '9')
			digits++;
		buf_putc(b, p[i]);
	}
}

static void
put_text(struct buf *b, const char *s)
{
	CLEANUP(buf_done) struct buf shown = { 0 };

	text_show(s, strlen(s), false, &shown);
	put_escaped(b, buf_str(&shown), shown.n);
}

static void
put_cell(struct buf *b, const struct doc_col *col, const struct cell *c)
{
	CLEANUP(buf_done) struct buf s = { 0 };

	if (col->bar && !c->empty) {
		buf_putc(b, '`');
		doc_bar(c->u.r, BAR, b);
		buf_putc(b, '`');
		return;
	}
	doc_show(c, &s);
	if (doc_is_number(col->type))
		buf_put(b, buf_str(&s), s.n);
	else
		put_escaped(b, buf_str(&s), s.n);
}

static void
put_table(struct buf *b, const struct doc_block *t)
{
	for (size_t i = 0; i < t->ncols; i++) {
		buf_puts(b, i == 0 ? "| " : " | ");
		put_text(b, t->col[i].label);
	}
	buf_puts(b, " |\n");
	for (size_t i = 0; i < t->ncols; i++)
		buf_puts(b, doc_is_number(t->col[i].type) && !t->col[i].bar ? "|---:" : "|:---");
	buf_puts(b, "|\n");
	for (const struct doc_row *r = t->row; r != NULL; r = r->next) {
		for (size_t i = 0; i < t->ncols; i++) {
			buf_puts(b, i == 0 ? "| " : " | ");
			put_cell(b, &t->col[i], &r->cell[i]);
		}
		buf_puts(b, " |\n");
	}
}

static void
put_items(struct buf *b, const struct doc_block *l)
{
	for (const struct doc_row *r = l->row; r != NULL; r = r->next) {
		buf_puts(b, "- ");
		for (size_t i = 0; i < l->ncols; i++) {
			buf_puts(b, i == 0 ? "" : ": ");
			put_cell(b, &l->col[i], &r->cell[i]);
		}
		buf_putc(b, '\n');
	}
}

static void
put_paper(struct buf *b, const struct doc *d)
{
	int n = 0;

	buf_puts(b, "# ");
	put_text(b, d->title);
	buf_puts(b, "\n\n**");
	put_text(b, d->department);
	buf_puts(b, "**\n\n");
	put_text(b, d->about);
	buf_putc(b, '\n');
	for (const struct doc_section *s = d->section; s != NULL; s = s->next) {
		buf_printf(b, "\n## %d. ", ++n);
		put_text(b, s->title);
		buf_puts(b, "\n");
		for (const struct doc_block *k = s->block; k != NULL; k = k->next) {
			buf_putc(b, '\n');
			if (k->kind == DOC_PARAGRAPH) {
				put_text(b, k->text);
				buf_putc(b, '\n');
			} else if (k->kind == DOC_TABLE) {
				put_table(b, k);
			} else {
				put_items(b, k);
			}
		}
	}
}

void
doc_write_md(const struct doc *d, struct buf *b)
{
	for (; d != NULL; d = d->next) {
		put_paper(b, d);
		if (d->next != NULL)
			buf_putc(b, '\n');
	}
}
