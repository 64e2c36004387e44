/* tsv, csv and ids: what pipes and spreadsheets read. */
#include "lib/out/writer.h"

static void
end_record(struct out *out)
{
	if (out->o.nul)
		sink_putc(&out->sink, '\0');
	else if (out->o.crlf && out->w == &writer_csv)
		sink_put(&out->sink, "\r\n", 2);
	else
		sink_putc(&out->sink, '\n');
}

/* TAB, LF, CR and backslash as two characters, so that a line is a record;
 * with -z the LF may stay. */
static void
tsv_text(struct out *out, const char *p, size_t n)
{
	struct sink *s = &out->sink;
	size_t       from = 0;

	for (size_t i = 0; i < n; i++) {
		const char c = p[i];
		char       e;

		if ((unsigned char)c >= ' ' && c != '\\')
			continue;
		e = c == '\t' ? 't' : c == '\r' ? 'r' : c == '\\' ? '\\' :
		    c == '\n' && !out->o.nul ? 'n' : '\0';
		if (e == '\0')
			continue;
		sink_put(s, p + from, i - from);
		sink_putc(s, '\\');
		sink_putc(s, e);
		from = i + 1;
	}
	sink_put(s, p + from, n - from);
}

/* The encoder makes UTF-16's mark of it. */
static void
put_bom(struct out *out)
{
	if (out->o.bom)
		sink_put(&out->sink, "\xEF\xBB\xBF", 3);
}

static void
tsv_begin(struct out *out)
{
	put_bom(out);
	if (out->o.no_header)
		return;
	for (size_t i = 0; i < out->ncols; i++) {
		if (i > 0)
			sink_putc(&out->sink, '\t');
		sink_puts(&out->sink, out->cols[i].key);
	}
	end_record(out);
}

static void
tsv_row(struct out *out, const struct cell *c)
{
	struct sink *s = &out->sink;
	const char  *p;
	size_t       n;

	for (size_t i = 0; i < out->ncols; i++, c++) {
		if (i > 0)
			sink_putc(s, '\t');
		if (c->empty)
			continue;
		if (cell_is_texty(c)) {
			machine_text(c, &p, &n);
			tsv_text(out, p, n);
		} else {
			char *at = sink_room(s, SINK_NUMBER);

			s->b.n += (size_t)(put_machine(out, c, at) - at);
		}
	}
	end_record(out);
}

const struct writer writer_tsv = { "tsv", tsv_begin, tsv_row, NULL, NULL };

/* 00123, a bank account's 19 digits, 12E5: a spreadsheet keeps another number. */
static bool
is_number_to_be(const char *p, size_t n)
{
	size_t digits = 0;

	while (digits < n && p[digits] >= '0' && p[digits] <= '9')
		digits++;
	if (digits == n)
		return n > 15 || (n > 1 && p[0] == '0');
	return digits > 0 && (p[digits] | 32) == 'e';
}

/* Would a spreadsheet take it for a formula, or for a number that it cuts?
 * Also a leading apostrophe, so that the guard can be taken off again without
 * doubt. */
static bool
needs_guard(const char *p, size_t n)
{
	static const char *const wide[] = { "＝", "＋", "－", "＠", "｜", "％" };

	if (n == 0)
		return false;
	if (is_number_to_be(p, n))
		return true;
	if (strchr("=+-@\t\r\n|%'", p[0]) != NULL && p[0] != '\0')
		return true;
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (n >= 3 && memcmp(p, wide[i], 3) == 0)
			return true;
	return false;
}

static void
csv_text(struct out *out, const char *p, size_t n, bool guarded)
{
	struct sink *s = &out->sink;
	const char   sep = out->o.delimiter == '\0' ? ',' : out->o.delimiter;
	bool         quoted = n == 0 && out->ncols == 1; /* else an empty line: no record */

	for (size_t i = 0; i < n && !quoted; i++)
		quoted = p[i] == sep || p[i] == '"' || p[i] == '\n' || p[i] == '\r';
	if (quoted)
		sink_putc(s, '"');
	if (guarded && needs_guard(p, n))
		sink_putc(s, '\'');
	if (!quoted) {
		sink_put(s, p, n);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '"')
			sink_putc(s, '"');
		sink_putc(s, p[i]);
	}
	sink_putc(s, '"');
}

static void
csv_separator(struct out *out)
{
	sink_putc(&out->sink, out->o.delimiter == '\0' ? ',' : out->o.delimiter);
}

/* A last column whose heading is an apostrophe and which is empty says that
 * texts are guarded by one; import takes them off then, and only then. */
static void
csv_begin(struct out *out)
{
	put_bom(out);
	if (out->o.no_header)
		return;
	for (size_t i = 0; i < out->ncols; i++) {
		if (i > 0)
			csv_separator(out);
		csv_text(out, out->cols[i].key, strlen(out->cols[i].key), false);
	}
	if (out->o.excel) {
		csv_separator(out);
		sink_putc(&out->sink, '\'');
	}
	end_record(out);
}

static void
csv_row(struct out *out, const struct cell *c)
{
	char        number[SINK_NUMBER];
	const char *p;
	size_t      n;

	for (size_t i = 0; i < out->ncols; i++, c++) {
		if (i > 0)
			csv_separator(out);
		if (c->empty) {
			csv_text(out, "", 0, false);
		} else if (cell_is_texty(c)) {
			machine_text(c, &p, &n);
			csv_text(out, p, n, out->o.excel);
		} else {
			csv_text(out, number, (size_t)(put_machine(out, c, number) - number), false);
		}
	}
	if (out->o.excel && !out->o.no_header)
		csv_separator(out);
	end_record(out);
}

const struct writer writer_csv = { "csv", csv_begin, csv_row, NULL, NULL };

static void
ids_begin(struct out *out)
{
	for (size_t i = 0; i < out->ncols; i++)
		if (out->cols[i].type == COL_CODE) {
			out->code_at = i;
			return;
		}
}

static void
ids_row(struct out *out, const struct cell *c)
{
	char        number[SINK_NUMBER];
	const char *p;
	size_t      n;

	c += out->code_at;
	if (c->empty)
		return;
	if (c->type == COL_REF) {
		sink_puts(&out->sink, c->u.ref.code);
	} else if (cell_is_texty(c)) {
		machine_text(c, &p, &n);
		sink_put(&out->sink, p, n);
	} else {
		sink_put(&out->sink, number, (size_t)(put_machine(out, c, number) - number));
	}
	end_record(out);
}

const struct writer writer_ids = { "ids", ids_begin, ids_row, NULL, NULL };
