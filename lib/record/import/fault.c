/* What is wrong, to the list of faults and to the file of rejects. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

enum { REJECT_BLOCK = 64 * 1024 };

static const char *
or_null(const char *s)
{
	return s[0] == '\0' ? NULL : s;
}

const char *
fault_bare(const char *message, const char *field)
{
	static const char *const colons[] = { ": ", "：" };
	const size_t n = strlen(field);

	for (size_t i = 0; i < sizeof(colons) / sizeof(colons[0]); i++)
		if (strncmp(message, field, n) == 0 && strncmp(message + n, colons[i], strlen(colons[i])) == 0)
			return message + n + strlen(colons[i]);
	return message;
}

/* "team.unknown": teams could be made from their names. */
static void
note_makable(struct importer *im, const char *code)
{
	char               name[48];
	const struct kind *k;
	size_t             n = strlen(im->make);

	snprintf(name, sizeof(name), "%.*s", (int)strcspn(code, "."), code);
	k = schema_kind(&im->d->schema, name);
	if (k != NULL && make_can(k) && strstr(im->make, name) == NULL)
		snprintf(im->make + n, sizeof(im->make) - n, "%s%s", n == 0 ? "" : ",", name);
}

void
import_fault(struct importer *im, const struct fault *f)
{
	const size_t  plain = import_plain(im);
	const size_t  column = f->column <= plain ? f->column : im->join[f->column - plain - 1].part[0] + 1;
	struct diag d = {
		.level = DIAG_ERROR, .code = f->code, .file = im->o->path, .line = im->r.line,
		.column = im->r.format == ROWS_JSONL ? 0 : (long)column, .field = f->field,
		.value = or_null(f->value), .message = f->message, .suggest = or_null(f->suggest),
	};

	if (im->o->rejects >= 0)
		buf_printf(&im->reasons, "%s%s%s%s", im->reasons.n == 0 ? "" : "; ",
		    f->field == NULL ? "" : f->field, f->field == NULL ? "" : ": ", f->message);
	im->row_bad = true;
	if (f->code != NULL && strstr(f->code, ".unknown") != NULL && f->suggest[0] == '\0')
		note_makable(im, f->code);
	if (im->hint[0] == '\0' && f->value[0] != '\0' && f->field != NULL && f->code != NULL
	    && strstr(f->code, ".unknown") != NULL
	    && (f->suggest[0] != '\0' || strncmp(f->code, "stage", 5) == 0))
		snprintf(im->hint, sizeof(im->hint), "--map-value '%s:%.60s=%.60s'", f->field, f->value,
		    f->suggest[0] == '\0' ? "..." : f->suggest);
	if (f->quiet)
		return;
	im->faults++;
	if (f->code != NULL && strcmp(f->code, "record.differs") == 0)
		im->conflicts++;
	diags_add(im->ds, &d);
}

void
import_note(struct importer *im, enum diag_level level, long line, long column,
    const char *code, const char *fmt, ...)
{
	struct buf  b CLEANUP(buf_done) = { 0 };
	struct diag d = { .level = level, .code = code, .file = im->o->path, .line = line,
		.column = im->r.format == ROWS_JSONL ? 0 : column };
	va_list     ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	d.message = buf_str(&b);
	diags_add(im->ds, &d);
}

bool
import_hard(struct importer *im)
{
	im->hard = true;
	return false;
}

/* ---- rejects ----------------------------------------------------------- */

static void
put_csv(struct buf *b, const char *p, size_t n)
{
	bool quote = memchr(p, ',', n) != NULL || memchr(p, '"', n) != NULL
	    || memchr(p, '\n', n) != NULL || memchr(p, '\r', n) != NULL;

	if (!quote) {
		buf_put(b, p, n);
		return;
	}
	buf_putc(b, '"');
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '"')
			buf_putc(b, '"');
		buf_putc(b, p[i]);
	}
	buf_putc(b, '"');
}

static void
put_json(struct buf *b, const char *p, size_t n)
{
	buf_putc(b, '"');
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '"' || p[i] == '\\')
			buf_printf(b, "\\%c", p[i]);
		else if ((unsigned char)p[i] < 0x20)
			buf_printf(b, "\\u%04x", (unsigned)p[i]);
		else
			buf_putc(b, p[i]);
	}
	buf_putc(b, '"');
}

/* What we wrote to a row that was left out, in a file of such rows. */
static bool
is_ours(const struct map_key *k)
{
	return (k->n == 5 && memcmp(k->p, "_line", 5) == 0) || (k->n == 6 && memcmp(k->p, "_error", 6) == 0);
}

static void
reject_json(struct importer *im)
{
	struct buf *b = &im->reject;

	buf_putc(b, '{');
	for (size_t i = 0; i < im->r.n && i < im->r.keys.used; i++) {
		if (im->r.cell[i].p == NULL || is_ours(&im->r.keys.key[i]))
			continue;
		put_json(b, im->r.keys.key[i].p, im->r.keys.key[i].n);
		buf_putc(b, ':');
		put_json(b, im->r.cell[i].p, im->r.cell[i].n);
		buf_putc(b, ',');
	}
	buf_printf(b, "\"_line\":%ld,\"_error\":", im->r.line);
	put_json(b, buf_str(&im->reasons), im->reasons.n);
	buf_puts(b, "}\n");
}

static void
reject_csv(struct importer *im)
{
	const size_t plain = import_plain(im);
	struct buf  *b = &im->reject;

	if (!im->reject_head) {
		for (size_t i = 0; i < plain; i++) {
			put_csv(b, im->col[i].header, strlen(im->col[i].header));
			buf_putc(b, ',');
		}
		buf_puts(b, "_line,_error\n");
		im->reject_head = true;
	}
	for (size_t i = 0; i < im->r.n && i < plain; i++) {
		const struct datum *c = &im->r.cell[i];
		const size_t        guard = im->guarded && c->typed; /* stands before the text */

		put_csv(b, c->p - guard, c->n + guard);
		buf_putc(b, ',');
	}
	for (size_t i = im->r.n; i < plain; i++)
		buf_putc(b, ',');
	buf_printf(b, "%ld,", im->r.line);
	put_csv(b, buf_str(&im->reasons), im->reasons.n);
	buf_putc(b, '\n');
}

int
import_reject(struct importer *im, struct sales_err *err)
{
	if (im->o->rejects < 0)
		return SALES_OK;
	if (im->r.format == ROWS_JSONL)
		reject_json(im);
	else
		reject_csv(im);
	return import_reject_flush(im, false, err);
}

int
import_reject_flush(struct importer *im, bool all, struct sales_err *err)
{
	size_t done = 0;

	if (im->reject.n < (all ? 1 : REJECT_BLOCK))
		return SALES_OK;
	while (done < im->reject.n) {
		ssize_t n = write(im->o->rejects, im->reject.p + done, im->reject.n - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return FAIL(err, SALES_EIO, _("can't write the rejected rows: %s"),
			    strerror(errno));
		done += (size_t)n;
	}
	buf_clear(&im->reject);
	return SALES_OK;
}
