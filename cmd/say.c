#include "cmd/say.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/text.h"
#include "lib/base/tr.h"

enum { LIKE_MAX = sizeof((struct diag *)0)->like / sizeof(char *) };

bool
say_bytes(int fd, const char *p, size_t n)
{
	while (n > 0) {
		const ssize_t k = write(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return false;
		p += k;
		n -= (size_t)k;
	}
	return true;
}

const char *
say_code(enum sales_code code)
{
	switch (code) {
	case SALES_OK: return "ok";
	case SALES_NO: return "no";
	case SALES_EUSAGE: return "usage";
	case SALES_EINVAL: return "invalid";
	case SALES_ENOTFOUND: return "not_found";
	case SALES_EOUTSIDE: return "outside_program";
	case SALES_EBUG: return "bug";
	case SALES_ECREATE: return "cannot_create";
	case SALES_EIO: return "io";
	case SALES_EBUSY: return "busy";
	case SALES_EPERM: return "not_permitted";
	case SALES_ECONFIG: return "config";
	case SALES_ECONFLICT: return "conflict";
	case SALES_EPOLICY: return "refused";
	case SALES_EPARTLY: return "partly_done";
	case SALES_EVERSION: return "version";
	case SALES_EUNKNOWN: return "outcome_unknown";
	case SALES_EDAMAGED: return "damaged";
	case SALES_EOUTPUT: return "saved_output_failed";
	}
	return "bug";
}

static void
put_command(const struct ctx *ctx, struct buf *b)
{
	buf_puts(b, "salesctl: ");
	if (ctx->noun != NULL)
		buf_printf(b, "%s", ctx->noun->name);
	if (ctx->noun != NULL && ctx->verb != NULL && ctx->verb != ctx->noun)
		buf_printf(b, " %s", ctx->verb->name);
	if (ctx->noun != NULL)
		buf_puts(b, ": ");
}

static void
put_shown(struct buf *b, const char *s)
{
	text_show(s, strlen(s), false, b);
}

/* The text that is wrong, and a caret under the wrong part. */
static void
put_caret(const struct sales_err *err, struct buf *b)
{
	const size_t n = strlen(err->subject);
	const size_t at = err->at <= n ? err->at : n;
	const size_t len = at + err->len <= n ? err->len : n - at;
	int          width = text_width(err->subject + at, len, false);

	buf_puts(b, "    ");
	put_shown(b, err->subject);
	buf_puts(b, "\n    ");
	for (int i = text_width(err->subject, at, false); i > 0; i--)
		buf_putc(b, ' ');
	do
		buf_putc(b, '^');
	while (--width > 0);
	buf_putc(b, '\n');
}

static void
put_member(struct buf *b, const char *key, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	buf_printf(b, ",\"%s\":", key);
	out_json_string(b, text, strlen(text));
}

static bool
errors_are_json(const struct ctx *ctx)
{
	return ctx->g->errors != NULL && strcmp(ctx->g->errors, "json") == 0;
}

static void
put_hint(const struct ctx *ctx, const char *hint, struct buf *b)
{
	if (hint == NULL || *hint == '\0' || !ctx->hints || ctx->g->quiet)
		return;
	buf_puts(b, _("hint: "));
	put_shown(b, hint);
	buf_putc(b, '\n');
}

/* Everything that is told on stderr. */
static void
tell(const struct ctx *ctx, const struct buf *b)
{
	say_bytes(STDERR_FILENO, buf_str(b), b->n);
	if (ctx->told != NULL)
		buf_put(ctx->told, buf_str(b), b->n);
}

void
say_error(const struct ctx *ctx)
{
	const struct sales_err *err = &ctx->err;
	struct buf              b = { 0 };

	if (errors_are_json(ctx)) {
		buf_printf(&b, "{\"code\":\"%s\",\"exit\":%d", say_code(err->code), (int)err->code);
		put_member(&b, "command", ctx->noun == NULL ? NULL : ctx->noun->name);
		put_member(&b, "verb", ctx->verb == NULL || ctx->verb == ctx->noun ? NULL :
		    ctx->verb->name);
		put_member(&b, "message", err->msg);
		put_member(&b, "text", err->subject);
		put_member(&b, "hint", err->hint);
		buf_puts(&b, "}\n");
	} else {
		put_command(ctx, &b);
		put_shown(&b, err->msg);
		buf_putc(&b, '\n');
		if (err->subject[0] != '\0')
			put_caret(err, &b);
		put_hint(ctx, err->hint, &b);
		if (err->code == SALES_EBUG)
			buf_printf(&b, _("this is a fault of salesctl (%s:%d); please report it with "
			    "the command and the output of 'salesctl version'\n"),
			    err->file == NULL ? "?" : err->file, err->line);
	}
	tell(ctx, &b);
	buf_done(&b);
}

void
ctx_note(struct ctx *ctx, const char *fmt, ...)
{
	struct buf text = { 0 }, line = { 0 };
	va_list    ap;

	if (ctx->g->quiet)
		return;
	va_start(ap, fmt);
	buf_vprintf(&text, fmt, ap);
	va_end(ap);
	text_show(buf_str(&text), text.n, true, &line);
	buf_putc(&line, '\n');
	tell(ctx, &line);
	buf_done(&text);
	buf_done(&line);
}

static const char *
level_word(enum diag_level level)
{
	switch (level) {
	case DIAG_NOTE: return _("note");
	case DIAG_WARNING: return _("warning");
	case DIAG_ERROR: return _("error");
	}
	return "";
}

static void
diag_json(const struct diag *d, struct buf *b)
{
	static const char *const levels[] = { "note", "warning", "error" };

	buf_printf(b, "{\"level\":\"%s\"", levels[d->level]);
	put_member(b, "code", d->code);
	put_member(b, "file", d->file);
	if (d->line > 0)
		buf_printf(b, ",\"line\":%ld", d->line);
	if (d->column > 0)
		buf_printf(b, ",\"column\":%ld", d->column);
	put_member(b, "field", d->field);
	put_member(b, "value", d->value);
	put_member(b, "message", d->message);
	put_member(b, "suggest", d->suggest);
	put_member(b, "hint", d->hint);
	if (d->others > 0)
		buf_printf(b, ",\"others\":%ld", d->others);
	for (size_t i = 0; i < LIKE_MAX && d->like[i] != NULL; i++) {
		buf_puts(b, i == 0 ? ",\"like\":[" : ",");
		out_json_string(b, d->like[i], strlen(d->like[i]));
		if (i + 1 == LIKE_MAX || d->like[i + 1] == NULL)
			buf_putc(b, ']');
	}
	if (d->count > 1) {
		buf_printf(b, ",\"count\":%ld,\"lines\":[", d->count);
		for (size_t i = 0; i < 8 && (long)i < d->count && d->lines[i] > 0; i++)
			buf_printf(b, "%s%ld", i == 0 ? "" : ",", d->lines[i]);
		buf_putc(b, ']');
	}
	buf_puts(b, "}\n");
}

static void
put_quoted(struct buf *b, const char *fmt, const char *text)
{
	struct buf s = { 0 };

	put_shown(&s, text);
	buf_printf(b, fmt, buf_str(&s));
	buf_done(&s);
}

/* FILE:LINE:FIELD: error: field: message (did you mean X?) [lines ...] */
static void
diag_text(const struct diag *d, struct buf *b)
{
	if (d->file != NULL) {
		put_shown(b, d->file);
		if (d->line > 0)
			buf_printf(b, ":%ld", d->line);
		if (d->line > 0 && d->column > 0)
			buf_printf(b, ":%ld", d->column);
		buf_puts(b, ": ");
	}
	buf_printf(b, "%s: ", level_word(d->level));
	if (d->field != NULL && *d->field != '\0') {
		put_shown(b, d->field);
		buf_puts(b, ": ");
	}
	put_shown(b, d->message);
	if (d->suggest != NULL && *d->suggest != '\0')
		put_quoted(b, _(" (did you mean '%s'?)"), d->suggest);
	if (d->others > 0)
		buf_printf(b, tr_n("; and %ld more like it", "; and %ld more like it", d->others), d->others);
	for (size_t i = 0; i < LIKE_MAX && d->like[i] != NULL; i++)
		put_quoted(b, i == 0 ? _(", such as '%s'") : _(", '%s'"), d->like[i]);
	if (d->count > 1) {
		buf_printf(b, _(" [%ld times, lines"), d->count);
		for (size_t i = 0; i < 8 && (long)i < d->count && d->lines[i] > 0; i++)
			buf_printf(b, "%s%ld", i == 0 ? " " : ", ", d->lines[i]);
		buf_puts(b, d->count > 8 ? ", ...]" : "]");
	}
	buf_putc(b, '\n');
}

void
ctx_diags(struct ctx *ctx, const struct diags *ds)
{
	struct buf b = { 0 };

	for (const struct diag *d = ds->first; d != NULL; d = d->next) {
		if (d->level != DIAG_ERROR && ctx->g->quiet)
			continue;
		if (errors_are_json(ctx))
			diag_json(d, &b);
		else
			diag_text(d, &b);
		if (!errors_are_json(ctx))
			put_hint(ctx, d->hint, &b);
	}
	if (ds->dropped > 0 && !errors_are_json(ctx))
		buf_printf(&b, tr_n("and %ld more error, not shown\n", "and %ld more errors, not shown\n",
		    ds->dropped), ds->dropped);
	tell(ctx, &b);
	buf_done(&b);
}
