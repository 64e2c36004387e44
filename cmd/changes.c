/* What a writing command did: kept until the commit returned, then printed. */
#include <string.h>
#include <unistd.h>

#include "cmd/say.h"
#include "lib/base/text.h"

enum said_as { SAID_LINES, SAID_IDS, SAID_JSON, SAID_JSONL };

static enum said_as
said_as(const struct ctx *ctx)
{
	const char *f = ctx->g->format;

	/* a command that prints a table of its own has standard output for it */
	if (f == NULL || ctx->out != NULL)
		return SAID_LINES;
	return strcmp(f, "ids") == 0 ? SAID_IDS : strcmp(f, "json") == 0 ? SAID_JSON :
	    strcmp(f, "jsonl") == 0 ? SAID_JSONL : SAID_LINES;
}

/* "added" becomes "would add" when nothing is saved. The words are fixed in
 * every language: scripts read them. */
static const char *
action_word(const struct ctx *ctx, const char *action)
{
	if (!ctx->g->dry_run)
		return action;
	return strcmp(action, "added") == 0 ? "would add" :
	    strcmp(action, "changed") == 0 ? "would change" :
	    strcmp(action, "removed") == 0 ? "would remove" : action;
}

void
ctx_changed_code(struct ctx *ctx, const char *action, const char *noun, const char *code,
    const char *text)
{
	struct buf         *b = &ctx->said;
	const enum said_as  as = said_as(ctx);

	ctx->nsaid++;
	if (as == SAID_IDS) {
		buf_printf(b, "%s\n", code);
	} else if (as == SAID_JSON || as == SAID_JSONL) {
		if (as == SAID_JSON && b->n > 0)
			buf_puts(b, ",\n");
		buf_printf(b, "{\"action\":\"%s\",\"noun\":\"%s\",\"code\":", action, noun);
		out_json_string(b, code, strlen(code));
		buf_puts(b, ",\"text\":");
		out_json_string(b, text, strlen(text));
		buf_puts(b, as == SAID_JSONL ? "}\n" : "}");
	} else if (!ctx->g->quiet) {
		buf_printf(b, "%s %s%s", action_word(ctx, action), code, *text == '\0' ? "" : " ");
		text_show(text, strlen(text), false, b);
		buf_putc(b, '\n');
	}
}

void
ctx_change(struct ctx *ctx, const char *action, const struct kind *k, int64_t id,
    const char *fmt, ...)
{
	struct buf      text = { 0 };
	struct ref_name name = { "", "" };
	va_list         ap;
	char            code[32];

	va_start(ap, fmt);
	buf_vprintf(&text, fmt, ap);
	va_end(ap);
	if (k->letters != NULL)
		name.code = kind_code(k, id, code);
	else if (dept_name(&ctx->dept, k, id, &name, &ctx->err) != SALES_OK)
		name.code = "?";
	ctx_changed_code(ctx, action, k->name, name.code, buf_str(&text));
	buf_done(&text);
}

void
ctx_say(struct ctx *ctx, const char *fmt, ...)
{
	struct buf text = { 0 };
	va_list    ap;

	if (ctx->g->quiet || said_as(ctx) != SAID_LINES)
		return;
	va_start(ap, fmt);
	buf_vprintf(&text, fmt, ap);
	va_end(ap);
	text_show(buf_str(&text), text.n, true, &ctx->said);
	buf_putc(&ctx->said, '\n');
	buf_done(&text);
}

void
ctx_footer(struct ctx *ctx, const char *fmt, ...)
{
	va_list ap;

	if (ctx->foot.n > 0)
		buf_putc(&ctx->foot, '\n');
	va_start(ap, fmt);
	buf_vprintf(&ctx->foot, fmt, ap);
	va_end(ap);
}

/* The operation, and how to take it back; on stderr, so that pipes see only
 * what was done. */
static void
say_operation(struct ctx *ctx)
{
	if (ctx->g->dry_run)
		ctx_note(ctx, _("dry run: nothing was saved"));
	else if (ctx->op.no != 0 && (ctx->op.flags & OP_FINAL) != 0)
		ctx_note(ctx, _("op %lld"), (long long)ctx->op.no);
	else if (ctx->op.no != 0)
		ctx_note(ctx, _("op %lld  (undo: salesctl undo)"), (long long)ctx->op.no);
}

int
say_changes(struct ctx *ctx)
{
	const enum said_as as = said_as(ctx);
	const bool         machine_out = ctx->out != NULL && ctx->g->format != NULL;
	struct buf         b = { 0 };
	bool               ok;

	if (as == SAID_JSON && (ctx->nsaid > 0 || ctx->out == NULL)) {
		buf_printf(&b, "{\"schema\":\"salesctl.change\",\"version\":1,\"op\":");
		if (ctx->op.no != 0 && !ctx->g->dry_run)
			buf_printf(&b, "%lld", (long long)ctx->op.no);
		else
			buf_puts(&b, "null");
		buf_printf(&b, ",\"dry_run\":%s,\"items\":[", ctx->g->dry_run ? "true" : "false");
		buf_put(&b, buf_str(&ctx->said), ctx->said.n);
		buf_puts(&b, "]}\n");
	} else {
		buf_put(&b, buf_str(&ctx->said), ctx->said.n);
	}
	ok = say_bytes(machine_out ? STDERR_FILENO : STDOUT_FILENO, buf_str(&b), b.n);
	buf_done(&b);
	say_operation(ctx);
	if (ok)
		return SALES_OK;
	if ((ctx->verb->needs & NEEDS_OP) != 0 && (ctx->op.no == 0 || ctx->g->dry_run))
		return FAIL(&ctx->err, SALES_EIO, _("standard output can't be written; nothing was saved"));
	return FAIL(&ctx->err, SALES_EOUTPUT, _("standard output can't be written; the change was saved"));
}
