/* md: GitHub tables. */
#include "lib/out/writer.h"

static void
md_text(struct sink *s, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strchr("\\|`*_<>[]&~#", p[i]) != NULL && p[i] != '\0')
			sink_putc(s, '\\');
		sink_putc(s, p[i]);
	}
}

static void
md_begin(struct out *out)
{
	for (size_t i = 0; i < out->ncols; i++) {
		const struct col *col = &out->cols[i];
		const char       *label = col_label(col);

		sink_puts(&out->sink, i == 0 ? "| " : " ");
		md_text(&out->sink, label, strlen(label));
		sink_puts(&out->sink, " |");
	}
	sink_puts(&out->sink, "\n|");
	for (size_t i = 0; i < out->ncols; i++)
		sink_puts(&out->sink, col_is_number(out->cols[i].type) ? "---:|" : ":---|");
	sink_putc(&out->sink, '\n');
}

static void
put_cells(struct out *out, const struct cell *c, const char *mark)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < out->ncols; i++, c++) {
		buf_clear(&b);
		cell_show(out, c, &b);
		sink_puts(&out->sink, i == 0 ? "| " : " ");
		if (b.n > 0) {
			sink_puts(&out->sink, mark);
			md_text(&out->sink, b.p, b.n);
			sink_puts(&out->sink, mark);
		}
		sink_puts(&out->sink, " |");
	}
	sink_putc(&out->sink, '\n');
	buf_done(&b);
}

static void
md_row(struct out *out, const struct cell *c)
{
	put_cells(out, c, "");
}

static void
md_total(struct out *out, const struct cell *c)
{
	put_cells(out, c, "**");
}

const struct writer writer_md = { "md", md_begin, md_row, md_total, NULL };
