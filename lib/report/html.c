/* A document as one HTML page that stands alone: no script, nothing loaded from
 * elsewhere, black on white when printed. What records hold is escaped. */
#include "lib/base/text.h"
#include "lib/report/doc.h"

static const char style[] =
    "body{font:15px/1.5 -apple-system,\"Segoe UI\",\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif;"
    "color:#1a1a1a;max-width:56rem;margin:2rem auto;padding:0 1rem}"
    "article+article{margin-top:4rem;break-before:page}"
    "h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:1.8rem 0 .5rem;border-bottom:1px solid #ccc}"
    ".about{color:#555;margin:.2rem 0 0}"
    "table{border-collapse:collapse;margin:.5rem 0}th,td{padding:.25rem .7rem .25rem 0;text-align:left;vertical-align:top}"
    "th{font-weight:600;border-bottom:1px solid #888}td{border-bottom:1px solid #e5e5e5}"
    ".n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
    ".sum td{border-top:1px solid #888;border-bottom:0;font-weight:600}"
    ".pairs td,.pairs th{border:0;padding-bottom:.1rem}.pairs th{color:#555;font-weight:400;padding-right:1.5rem}"
    ".bar{display:inline-block;width:6rem;height:.7rem;background:#e5e5e5;vertical-align:middle}"
    ".bar b{display:block;height:100%;background:#2f6f9f}.bad{color:#a4001d}.good{color:#0a6b2c}"
    "ul{margin:.4rem 0;padding-left:1.3rem}@media print{body{margin:0;max-width:none}.bar,.bar b{print-color-adjust:exact}}";

static void
put_escaped(struct buf *b, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		switch (p[i]) {
		case '&':
			buf_puts(b, "&amp;");
			break;
		case '<':
			buf_puts(b, "&lt;");
			break;
		case '>':
			buf_puts(b, "&gt;");
			break;
		case '"':
			buf_puts(b, "&quot;");
			break;
		default:
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

/* Whole per cents, cut: a bar is full when all is reached, not before. */
static void
put_bar(struct buf *b, struct ratio r)
{
	struct ratio part;
	int64_t      full = 0;

	if (r.den != 0 && r.num > 0)
		full = ratio_mul(r, (struct ratio){ 100, 1 }, &part) ? part.num / part.den : 100;
	buf_printf(b, "<span class=\"bar\"><b style=\"width:%d%%\"></b></span>", full > 100 ? 100 : (int)full);
}

static void
put_shown(struct buf *b, const struct doc_col *col, const struct cell *c)
{
	CLEANUP(buf_done) struct buf s = { 0 };

	if (col->bar && !c->empty) {
		put_bar(b, c->u.r);
		return;
	}
	doc_show(c, &s);
	if (c->tone == TONE_BAD || c->tone == TONE_GOOD)
		buf_printf(b, "<span class=\"%s\">", c->tone == TONE_BAD ? "bad" : "good");
	put_escaped(b, buf_str(&s), s.n);
	if (c->tone == TONE_BAD || c->tone == TONE_GOOD)
		buf_puts(b, "</span>");
}

static bool
is_right(const struct doc_col *col)
{
	return doc_is_number(col->type) && !col->bar;
}

static void
put_table(struct buf *b, const struct doc_block *t)
{
	buf_puts(b, "<table>\n<thead><tr>");
	for (size_t i = 0; i < t->ncols; i++) {
		buf_puts(b, is_right(&t->col[i]) ? "<th class=\"n\">" : "<th>");
		put_text(b, t->col[i].label);
		buf_puts(b, "</th>");
	}
	buf_puts(b, "</tr></thead>\n<tbody>\n");
	for (const struct doc_row *r = t->row; r != NULL; r = r->next) {
		buf_puts(b, r->total ? "<tr class=\"sum\">" : "<tr>");
		for (size_t i = 0; i < t->ncols; i++) {
			buf_puts(b, is_right(&t->col[i]) ? "<td class=\"n\">" : "<td>");
			put_shown(b, &t->col[i], &r->cell[i]);
			buf_puts(b, "</td>");
		}
		buf_puts(b, "</tr>\n");
	}
	buf_puts(b, "</tbody>\n</table>\n");
}

static void
put_list(struct buf *b, const struct doc_block *l)
{
	buf_puts(b, "<ul>\n");
	for (const struct doc_row *r = l->row; r != NULL; r = r->next) {
		buf_puts(b, "<li>");
		put_shown(b, &l->col[0], &r->cell[0]);
		buf_puts(b, "</li>\n");
	}
	buf_puts(b, "</ul>\n");
}

static void
put_pairs(struct buf *b, const struct doc_block *t)
{
	buf_puts(b, "<table class=\"pairs\">\n");
	for (const struct doc_row *r = t->row; r != NULL; r = r->next) {
		buf_puts(b, "<tr><th>");
		put_shown(b, &t->col[0], &r->cell[0]);
		buf_puts(b, "</th><td>");
		put_shown(b, &t->col[1], &r->cell[1]);
		buf_puts(b, "</td></tr>\n");
	}
	buf_puts(b, "</table>\n");
}

static void
put_block(struct buf *b, const struct doc_block *k)
{
	switch (k->kind) {
	case DOC_PARAGRAPH:
		buf_puts(b, "<p>");
		put_text(b, k->text);
		buf_puts(b, "</p>\n");
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

static void
put_paper(struct buf *b, const struct doc *d)
{
	buf_puts(b, "<article>\n<h1>");
	put_text(b, d->title);
	buf_puts(b, "</h1>\n<p class=\"about\">");
	put_text(b, d->department);
	buf_puts(b, "</p>\n<p class=\"about\">");
	put_text(b, d->about);
	buf_puts(b, "</p>\n");
	for (const struct doc_section *s = d->section; s != NULL; s = s->next) {
		buf_puts(b, "<h2>");
		put_text(b, s->title);
		buf_puts(b, "</h2>\n");
		for (const struct doc_block *k = s->block; k != NULL; k = k->next)
			put_block(b, k);
	}
	buf_puts(b, "</article>\n");
}

void
doc_write_html(const struct doc *d, struct buf *b)
{
	buf_puts(b, "<!DOCTYPE html>\n<html lang=\"");
	for (const char *p = d->lang == NULL ? "en" : d->lang; *p != '\0'; p++)
		buf_putc(b, *p == '_' ? '-' : *p);
	buf_puts(b, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
	put_text(b, d->title);
	buf_printf(b, "</title>\n<style>%s</style>\n</head>\n<body>\n", style);
	for (; d != NULL; d = d->next)
		put_paper(b, d);
	buf_puts(b, "</body>\n</html>\n");
}
