#include "lib/record/import/reader.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"

enum { BLOCK = 1 << 20, ROW_MAX = 64 << 20 };

/* What people hand in for a text file, known by its first bytes. */
static int
refuse_packed(const struct feed *src, struct sales_err *err)
{
	static const struct { const char *mark; size_t n; const char *what, *hint; } packed[] = {
		{ "PK\x03\x04", 4, N_("a workbook (.xlsx) or an archive"), N_("save it as CSV UTF-8 from the spreadsheet program") },
		{ "\xD0\xCF\x11\xE0", 4, N_("a workbook (.xls)"), N_("save it as CSV UTF-8 from the spreadsheet program") },
		{ "\x1F\x8B", 2, N_("compressed"), N_("unpack it: zcat FILE | salesctl NOUN import -") },
	};

	for (size_t i = 0; i < sizeof(packed) / sizeof(packed[0]); i++)
		if (src->raw.n >= packed[i].n && memcmp(src->raw.p, packed[i].mark, packed[i].n) == 0) {
			(void)FAIL(err, SALES_EINVAL, _("'%s' is no text file, but %s"), src->path, tr(packed[i].what));
			return err_hint(err, "%s", tr(packed[i].hint));
		}
	return SALES_OK;
}

int
reader_open(struct reader *r, const char *path, const char *encoding, struct sales_err *err)
{
	*r = (struct reader){ .delimiter = ',', .eol = '\n', .next_line = 1, .line = 1 };
	TRY(feed_open(&r->src, path, encoding, err));
	return encoding == NULL ? refuse_packed(&r->src, err) : SALES_OK;
}

void
reader_done(struct reader *r)
{
	feed_done(&r->src);
	free(r->p);
	free(r->cell);
	map_done(&r->keys);
	*r = (struct reader){ .src = { .fd = -1 } };
}

/* Bring what is left to the front and read on behind it. */
static int
fill(struct reader *r, struct sales_err *err)
{
	size_t left = r->end - r->at, got = 0;

	if (r->at > 0) {
		memmove(r->p, r->p + r->at, left);
		r->at = 0;
		r->end = left;
	}
	if (r->cap - left < BLOCK / 2) {
		r->cap = r->cap == 0 ? BLOCK : r->cap * 2;
		r->p = realloc(r->p, r->cap + 8); /* split() looks 8 bytes ahead */
		if (r->p == NULL)
			err_nomem();
	}
	TRY(feed_read(&r->src, r->p + r->end, r->cap - r->end, &got, err));
	r->end += got;
	r->eof = got == 0;
	memset(r->p + r->end, 0, 8);
	return SALES_OK;
}

int
reader_peek(struct reader *r, const char **p, size_t *n, struct sales_err *err)
{
	if (r->p == NULL) {
		TRY(fill(r, err));
		if (memchr(r->p, '\n', r->end) == NULL && memchr(r->p, '\r', r->end) != NULL)
			r->eol = '\r';
	}
	*p = r->p + r->at;
	*n = r->end - r->at;
	return SALES_OK;
}

void
reader_over(struct reader *r, const char *p, size_t n)
{
	*r = (struct reader){ .src = { .fd = -1, .path = "" }, .delimiter = ',',
		.eol = '\n', .next_line = 1, .line = 1, .eof = true, .end = n, .cap = n };
	r->p = malloc(n + 8);
	if (r->p == NULL)
		err_nomem();
	memcpy(r->p, p, n);
	memset(r->p + n, 0, 8);
	if (memchr(p, '\n', n) == NULL && memchr(p, '\r', n) != NULL)
		r->eol = '\r';
}

struct datum *
reader_cell(struct reader *r)
{
	if (r->n == r->room) {
		r->room = r->room == 0 ? 64 : r->room * 2;
		r->cell = realloc(r->cell, r->room * sizeof(*r->cell));
		if (r->cell == NULL)
			err_nomem();
	}
	return &r->cell[r->n++];
}

/* ---- where a row ends -------------------------------------------------- */

/* The row's end in p..end, looking into quotes: a quote opens only at the
 * start of a cell. NULL: it does not end here; *open says that a quote is. */
static char *
quoted_end(const struct reader *r, char *p, char *end, bool *open)
{
	bool start = true;

	*open = false;
	for (; p < end; p++) {
		if (*open) {
			p = memchr(p, '"', (size_t)(end - p));
			if (p == NULL)
				return NULL;
			if (p + 1 < end && p[1] == '"')
				p++;
			else
				*open = false;
			continue;
		}
		if (*p == r->eol)
			return p;
		if (*p == '"' && start)
			*open = true;
		start = *p == r->delimiter;
	}
	return NULL;
}

/* *quoted says whether the row has any quote at all. */
static char *
row_end(const struct reader *r, bool *quoted, bool *open)
{
	char *p = r->p + r->at, *end = r->p + r->end;
	char *nl = memchr(p, r->eol, (size_t)(end - p));
	char *stop = nl == NULL ? end : nl;

	*open = false;
	*quoted = r->format == ROWS_CSV && memchr(p, '"', (size_t)(stop - p)) != NULL;
	return *quoted ? quoted_end(r, p, end, open) : nl;
}

/* ---- cells ------------------------------------------------------------- */

/* The next delimiter, or end: eight bytes at a time. */
static inline char *
find_byte(char *p, char *end, char c)
{
	const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
	uint64_t       want = ones * (unsigned char)c, w;

	for (; p < end; p += 8) {
		memcpy(&w, p, 8);
		w ^= want;
		w = (w - ones) & ~w & tops;
		if (w != 0) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
			p += __builtin_ctzll(w) >> 3;
			return p < end ? p : end;
#else
			while (p < end && *p != c)
				p++;
			return p;
#endif
		}
	}
	return end;
}

static void
split_plain(struct reader *r, char *p, char *end)
{
	for (;;) {
		char        *stop = find_byte(p, end, r->delimiter);
		struct datum *c = reader_cell(r);

		*c = (struct datum){ p, (uint32_t)(stop - p), false };
		if (stop == end)
			return;
		p = stop + 1;
	}
}

/* Take the quotes off the cell that starts at p, in place; line ends inside
 * become LF. Returns the byte behind the closing quote. */
static char *
unquote(struct reader *r, char *p, char *end, struct datum *c)
{
	char *to = p;

	c->p = p;
	for (p++; p < end; p++) {
		if (*p == '"') {
			if (p + 1 == end || p[1] != '"')
				break;
			p++;
		} else if (*p == '\r') {
			if (p + 1 < end && p[1] == '\n')
				continue;
			*to++ = '\n';
			r->next_line += r->eol == '\r';
			continue;
		}
		r->next_line += *p == '\n';
		*to++ = *p;
	}
	c->n = (uint32_t)(to - c->p);
	return p < end ? p + 1 : end;
}

static void
split_quoted(struct reader *r, char *p, char *end)
{
	for (;;) {
		struct datum *c = reader_cell(r);
		char        *stop;

		*c = (struct datum){ p, 0, false };
		stop = p < end && *p == '"' ? unquote(r, p, end, c) : p;
		if (stop != p && stop < end && *stop != r->delimiter && r->fault == NULL) {
			r->fault = N_("there is text behind the closing quote");
			r->fault_at = r->n;
		}
		p = stop;
		stop = find_byte(p, end, r->delimiter);
		if (c->n == 0 && c->p == p)
			c->n = (uint32_t)(stop - p);
		if (stop == end)
			return;
		p = stop + 1;
	}
}

/* \t \n \r \\ as -F tsv writes them, in place; any other \ stands for itself. */
static void
unescape(struct datum *c, char *p)
{
	const char *from = p, *end = p + c->n;
	char       *to = p;

	while (from < end) {
		char next = from + 1 < end ? from[1] : '\0';

		if (*from != '\\' || (next != 't' && next != 'n' && next != 'r' && next != '\\')) {
			*to++ = *from++;
			continue;
		}
		*to++ = next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : '\\';
		from += 2;
	}
	c->n = (uint32_t)(to - p);
}

static void
split_tsv(struct reader *r, char *p, char *end)
{
	split_plain(r, p, end);
	for (size_t i = 0; i < r->n; i++)
		if (memchr(r->cell[i].p, '\\', r->cell[i].n) != NULL)
			unescape(&r->cell[i], p + (r->cell[i].p - p));
}

static int
unclosed(struct reader *r, struct sales_err *err)
{
	r->line = r->next_line;
	return FAIL(err, SALES_EINVAL, r->end - r->at >= ROW_MAX
	    ? _("a row of more than 64 MiB: is a quote never closed?")
	    : _("a quote is opened in this row and never closed"));
}

/* A line of the file at which reading failed: that of the row that could not
 * be completed, and the line ends in it. */
static int
fail_here(struct reader *r, struct sales_err *err)
{
	r->line = r->next_line;
	for (size_t i = r->at; i < r->end; i++)
		r->line += r->p[i] == r->eol;
	return (int)err->code;
}

int
reader_next(struct reader *r, bool *more, struct sales_err *err)
{
	bool        quoted, open;
	const char *first;
	char       *p, *end;
	size_t      n;

	if (r->p == NULL)
		TRY(reader_peek(r, &first, &n, err));
	while ((end = row_end(r, &quoted, &open)) == NULL && !r->eof) {
		if (r->end - r->at >= ROW_MAX)
			return unclosed(r, err);
		if (fill(r, err) != SALES_OK)
			return fail_here(r, err);
	}
	if (end == NULL && open)
		return unclosed(r, err);
	*more = end != NULL || r->at < r->end;
	r->n = 0;
	r->fault = NULL;
	r->fault_at = 0;
	r->line = r->next_line;
	if (!*more)
		return SALES_OK;
	p = r->p + r->at;
	if (end == NULL)
		end = r->p + r->end;
	r->at = (size_t)(end - r->p) + (end < r->p + r->end);
	r->next_line++;
	if (end > p && end[-1] == '\r' && r->eol == '\n')
		end--;
	if (r->format == ROWS_JSONL)
		reader_split_json(r, p, (size_t)(end - p));
	else if (r->format == ROWS_TSV)
		split_tsv(r, p, end);
	else if (quoted)
		split_quoted(r, p, end);
	else
		split_plain(r, p, end);
	return SALES_OK;
}
