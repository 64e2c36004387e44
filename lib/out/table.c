/* table, text and md: what people read. A table is kept until its end, then
 * measured by display width. */
#include "lib/base/text.h"
#include "lib/out/writer.h"

enum { GAP = 2, SHRINK_FIRST = 12, SHRINK_TO = 8 };

static void
keep_row(struct out *out, const struct cell *c, bool total)
{
	struct shown_row *r = arena_alloc(&out->arena,
	    sizeof(*r) + out->ncols * sizeof(r->cell[0]));
	struct buf        b = { 0 };

	for (size_t i = 0; i < out->ncols; i++, c++) {
		buf_clear(&b);
		cell_show(out, c, &b);
		r->cell[i] = (struct shown){ arena_strndup(&out->arena, buf_str(&b), b.n),
			(uint32_t)b.n, text_width(buf_str(&b), b.n, out->o.wide_ambiguous),
			(enum tone)c->tone };
	}
	buf_done(&b);
	r->total = total;
	if (out->last == NULL)
		out->first = r;
	else
		out->last->next = r;
	out->last = r;
}

static void
table_row(struct out *out, const struct cell *c)
{
	keep_row(out, c, false);
}

static void
table_total(struct out *out, const struct cell *c)
{
	keep_row(out, c, true);
}

/* A heading: the label in the user's language, Latin letters as capitals. */
static struct shown
heading(struct out *out, const struct col *col)
{
	char *s = arena_strdup(&out->arena, col_label(col));

	for (char *p = s; *p != '\0'; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	return (struct shown){ s, (uint32_t)strlen(s),
		text_width(s, strlen(s), out->o.wide_ambiguous), TONE_PLAIN };
}

static int
total_width(const int *width, size_t n)
{
	int sum = 0, shown = 0;

	for (size_t i = 0; i < n; i++)
		if (width[i] >= 0) {
			sum += width[i];
			shown++;
		}
	return sum + (shown > 1 ? (shown - 1) * GAP : 0);
}

static bool
varies(const struct out *out, size_t i)
{
	for (const struct shown_row *r = out->first; r != NULL; r = r->next)
		if (r->cell[i].n != out->first->cell[i].n ||
		    memcmp(r->cell[i].p, out->first->cell[i].p, r->cell[i].n) != 0)
			return true;
	return false;
}

/* An amount without its currency could be taken for another one. */
static bool
is_currency(const struct out *out, size_t i)
{
	for (size_t k = 0; k < out->ncols; k++)
		if (out->cols[k].currency_key != NULL &&
		    strcmp(out->cols[k].currency_key, out->cols[i].key) == 0)
			return true;
	return false;
}

/* The extra column to leave out first, ncols when there is none: the last that
 * says the same in every row, then the last but a currency that varies. */
static size_t
least_needed(const struct out *out, const int *width)
{
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = out->ncols; i-- > 0;)
			if ((out->cols[i].flags & COL_EXTRA) != 0 && width[i] >= 0 &&
			    (!varies(out, i) || (pass == 1 && !is_currency(out, i))))
				return i;
	return out->ncols;
}

/* The widest text that is still wider than to, and than its heading (which says
 * what it is). */
static size_t
widest_text(const struct out *out, const struct shown *head, const int *width, int to)
{
	size_t widest = out->ncols;

	for (size_t i = 0; i < out->ncols; i++)
		if ((out->cols[i].flags & COL_SHRINK) != 0 && width[i] > to && width[i] > head[i].width &&
		    (widest == out->ncols || width[i] > width[widest]))
			widest = i;
	return widest;
}

/* Make it fit: cut long texts as far as a name is still known, then leave extras
 * out from the right, then cut texts short. width[i] becomes -1 for a column that
 * is left out. */
static void
fit(struct out *out, const struct shown *head, int *width)
{
	while (total_width(width, out->ncols) > out->o.width) {
		size_t i = widest_text(out, head, width, SHRINK_FIRST);

		if (i < out->ncols) {
			width[i]--;
		} else if ((i = least_needed(out, width)) < out->ncols) {
			width[i] = -1;
			out->hidden++;
		} else if ((i = widest_text(out, head, width, SHRINK_TO)) < out->ncols) {
			width[i]--;
		} else {
			return; /* the rest must not be cut */
		}
	}
}

static void
blanks(struct sink *s, int n)
{
	while (n-- > 0)
		sink_putc(s, ' ');
}

const char *
tone_begin(const struct out *out, enum tone t)
{
	static const char *const codes[] = {
		[TONE_PLAIN] = "", [TONE_GOOD] = "\x1b[32m", [TONE_BAD] = "\x1b[31m", [TONE_DIM] = "\x1b[2m",
	};

	return out->o.color ? codes[t] : "";
}

const char *
tone_end(const struct out *out, enum tone t)
{
	return out->o.color && t != TONE_PLAIN ? "\x1b[0m" : "";
}

/* Cut to the width, with its colour; how many cells it takes. */
static int
put_text(struct out *out, const struct shown *c, int width)
{
	struct sink *s = &out->sink;
	const size_t n = c->width <= width ? c->n : text_fit(c->p, c->n, width - 1, out->o.wide_ambiguous);

	sink_puts(s, tone_begin(out, c->tone));
	sink_put(s, c->p, n);
	if (n < c->n)
		sink_puts(s, "~");
	sink_puts(s, tone_end(out, c->tone));
	return n == c->n ? c->width : text_width(c->p, n, out->o.wide_ambiguous) + 1;
}

static void
put_shown(struct out *out, const struct shown *c, int width, bool right, bool last)
{
	int taken;

	if (right && c->width <= width)
		blanks(&out->sink, width - c->width);
	taken = put_text(out, c, width);
	if ((!right || c->width > width) && !last)
		blanks(&out->sink, width - taken);
}

static size_t
last_column(const int *width, size_t n)
{
	while (n > 0 && width[n - 1] < 0)
		n--;
	return n == 0 ? 0 : n - 1;
}

static void
put_cells(struct out *out, const struct shown *cell, const int *width)
{
	const size_t last = last_column(width, out->ncols);
	size_t       end = last;
	bool         first = true;

	/* nothing but blanks may stand at the end of a line */
	while (end > 0 && (width[end] < 0 || cell[end].n == 0))
		end--;
	for (size_t i = 0; i <= end; i++) {
		if (width[i] < 0)
			continue;
		if (!first)
			blanks(&out->sink, GAP);
		first = false;
		put_shown(out, &cell[i], width[i], col_is_number(out->cols[i].type), i == end);
	}
}

static void
put_line(struct out *out, const struct shown *cell, const int *width)
{
	put_cells(out, cell, width);
	sink_putc(&out->sink, '\n');
}

static void
put_rule(struct out *out, const int *width)
{
	bool first = true;

	for (size_t i = 0; i < out->ncols; i++) {
		if (width[i] < 0)
			continue;
		if (!first)
			blanks(&out->sink, GAP);
		first = false;
		for (int k = 0; k < width[i]; k++)
			sink_putc(&out->sink, '-');
	}
	sink_putc(&out->sink, '\n');
}

static void
table_end(struct out *out)
{
	struct shown *head = arena_array(&out->arena, struct shown, out->ncols);
	int          *width = arena_array(&out->arena, int, out->ncols);

	if (out->first == NULL)
		return;
	for (size_t i = 0; i < out->ncols; i++) {
		head[i] = heading(out, &out->cols[i]);
		width[i] = head[i].width;
		for (const struct shown_row *r = out->first; r != NULL; r = r->next)
			if (r->cell[i].width > width[i])
				width[i] = r->cell[i].width;
	}
	if (out->o.width > 0)
		fit(out, head, width);
	if (!out->o.no_header) {
		if (out->o.color)
			sink_puts(&out->sink, "\x1b[1m");
		put_cells(out, head, width);
		sink_puts(&out->sink, out->o.color ? "\x1b[0m\n" : "\n");
		put_rule(out, width);
	}
	for (const struct shown_row *r = out->first; r != NULL; r = r->next) {
		if (r->total && r != out->first)
			put_rule(out, width);
		put_line(out, r->cell, width);
	}
}

const struct writer writer_table = { "table", NULL, table_row, table_total, table_end };

/* One record: label and value, a line each. */
static void
text_row(struct out *out, const struct cell *c)
{
	struct buf b = { 0 };
	int        widest = 0;

	for (size_t i = 0; i < out->ncols; i++) {
		const char *label = col_label(&out->cols[i]);
		const int   w = text_width(label, strlen(label), out->o.wide_ambiguous);

		widest = w > widest ? w : widest;
	}
	if (out->rows > 0)
		sink_putc(&out->sink, '\n');
	for (size_t i = 0; i < out->ncols; i++, c++) {
		const char *label = col_label(&out->cols[i]);

		if (c->empty)
			continue;
		buf_clear(&b);
		cell_show(out, c, &b);
		sink_puts(&out->sink, label);
		blanks(&out->sink, widest + GAP -
		    text_width(label, strlen(label), out->o.wide_ambiguous));
		sink_puts(&out->sink, tone_begin(out, (enum tone)c->tone));
		sink_put(&out->sink, buf_str(&b), b.n);
		sink_puts(&out->sink, tone_end(out, (enum tone)c->tone));
		sink_putc(&out->sink, '\n');
	}
	buf_done(&b);
}

const struct writer writer_text = { "text", NULL, text_row, NULL, NULL };
