/* What commands ask of the command line and of the person before it. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/say.h"
#include "cmd/settings.h"
#include "cmd/target.h"
#include "lib/base/text.h"

int
ctx_period(struct ctx *ctx, struct period *out, bool *given)
{
	const struct globals *g = ctx->g;
	struct sales_err     *err = &ctx->err;

	*given = g->period != NULL || g->from != NULL || g->to != NULL;
	*out = (struct period){ DAY_NONE, DAY_NONE };
	if (g->period != NULL && period_parse(g->period, &ctx->dept.when, out, err) != SALES_OK)
		return err_prefix(err, "-p: ");
	if (g->from != NULL && period_parse_day(g->from, &ctx->dept.when, &out->from, err) != SALES_OK)
		return err_prefix(err, "--from: ");
	if (g->to != NULL && period_parse_day(g->to, &ctx->dept.when, &out->to, err) != SALES_OK)
		return err_prefix(err, "--to: ");
	if (out->from != DAY_NONE && out->to != DAY_NONE && out->to < out->from)
		return FAIL(err, SALES_EUSAGE, _("the period ends before it begins"));
	if (*given && g->verbose > 0) {
		char from[DAY_SIZE], to[DAY_SIZE];

		ctx_note(ctx, _("period: %s to %s"), day_str(out->from, from), day_str(out->to, to));
	}
	return SALES_OK;
}

/* The format by -F, else by the name of the file of -o, else NULL. */
static const char *
asked_format(const struct ctx *ctx)
{
	static const struct { const char *ext, *format; } exts[] = {
		{ ".tsv", "tsv" }, { ".csv", "csv" }, { ".json", "json" }, { ".jsonl", "jsonl" },
		{ ".md", "md" }, { ".txt", "text" },
	};
	const char *dot = ctx->target.path == NULL ? NULL : strrchr(ctx->target.path, '.');

	if (ctx->g->format != NULL)
		return ctx->g->format;
	for (size_t i = 0; dot != NULL && i < sizeof(exts) / sizeof(exts[0]); i++)
		if (strcmp(dot, exts[i].ext) == 0)
			return exts[i].format;
	return NULL;
}

/* What the settings want of this noun's lists and documents; a writing
 * command's words are neither. */
static const char *
usual_format(const struct ctx *ctx)
{
	return (ctx->verb->needs & (NEEDS_OP | NEEDS_DB)) != 0 ? NULL : setting_format(ctx).text;
}

static bool
is_for_people(const char *format)
{
	return strcmp(format, "table") == 0 || strcmp(format, "text") == 0 ||
	    strcmp(format, "md") == 0;
}

static int
make_out(struct ctx *ctx, const char *format, const char *schema, bool single)
{
	const struct globals *g = ctx->g;
	const char           *cells = ctx_env(ctx, "SALESCTL_AMBIGUOUS");
	struct out_opts       o = {
		.format = format, .schema = schema, .single = single, .version = 1,
		.width = ctx->target.width, .color = ctx->target.color,
		.no_header = g->no_header, .nul = g->nul, .crlf = g->crlf,
		.bom = g->bom || (ctx->bom && g->encoding == NULL),
		.excel = g->excel, .encoding = g->encoding, .delimiter = g->delimiter == NULL ? '\0' : g->delimiter[0],
		.wide_ambiguous = cells != NULL && strcmp(cells, "2") == 0,
		.group_digits = true, .money_decimals = 2, .name = ctx->target.path,
		.hold = (ctx->verb->needs & (NEEDS_OP | NEEDS_DB)) != 0,
	};

	if (!out_is_format(format))
		return out_new(&ctx->out, &o, &ctx->err); /* says what there is */
	TRY(target_open(ctx, is_for_people(format) && !o.hold));
	o.fd = ctx->target.fd;
	ctx->format = format;
	if (ctx->is_open)
		o.zone_offset_ms = dept_zone_offset(&ctx->dept, ctx->dept.now_ms);
	return out_new(&ctx->out, &o, &ctx->err);
}

int
ctx_out(struct ctx *ctx, const char *schema, bool single)
{
	const char *format = asked_format(ctx);

	if (ctx->out != NULL)
		return SALES_OK;
	if (format == NULL && !single)
		format = usual_format(ctx);
	if (format == NULL)
		format = single ? "text" : ctx->target.tty ? "table" : "tsv";
	return make_out(ctx, format, schema, single);
}

int
ctx_table(struct ctx *ctx, const char *schema, const struct col *cols)
{
	TRY(ctx_out(ctx, schema, false));
	TRY(out_pick(ctx->out, cols, strcmp(ctx->format, "ids") == 0 ? NULL : ctx->g->fields, ctx->g->sort,
	    ctx->g->limit, &ctx->err));
	out_begin(ctx->out, cols);
	return SALES_OK;
}

bool
ctx_is_table(const struct ctx *ctx)
{
	return ctx->format != NULL && strcmp(ctx->format, "table") == 0;
}

static size_t
find_format(const char *const *formats, const char *format)
{
	size_t n = 0;

	while (formats[n] != NULL && strcmp(formats[n], format) != 0)
		n++;
	return n;
}

/* How the bytes of a document's format are written, where it has a name of its
 * own. */
static const char *
written_as(const char *format)
{
	return strcmp(format, "payroll") == 0 ? "csv" : out_is_format(format) ? format : "text";
}

bool
ctx_asks_other(const struct ctx *ctx, const char *const *formats)
{
	const char *format = asked_format(ctx);

	return format != NULL && formats[find_format(formats, format)] == NULL;
}

int
ctx_document(struct ctx *ctx, const char *const *formats, const char **format)
{
	const char *usual = usual_format(ctx);
	size_t      n;

	*format = asked_format(ctx);
	if (*format == NULL)
		*format = usual != NULL && formats[find_format(formats, usual)] != NULL ? usual : formats[0];
	n = find_format(formats, *format);
	if (formats[n] == NULL) {
		struct buf list = { 0 };

		for (n = 0; formats[n] != NULL; n++)
			buf_printf(&list, "%s%s", n == 0 ? "" : ", ", formats[n]);
		FAIL(&ctx->err, SALES_EUSAGE, _("this has no format '%s'"), *format);
		err_hint(&ctx->err, _("its formats are %s"), buf_str(&list));
		buf_done(&list);
		return SALES_EUSAGE;
	}
	return make_out(ctx, written_as(*format), NULL, true);
}

/* Question on stderr, answer from the terminal; false when there is none. */
static bool
ask(const char *question, char *answer, size_t size)
{
	const int fd = open("/dev/tty", O_RDONLY | O_CLOEXEC);
	ssize_t   n;

	if (fd < 0 || !isatty(STDIN_FILENO)) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	say_bytes(STDERR_FILENO, question, strlen(question));
	n = read(fd, answer, size - 1);
	close(fd);
	if (n <= 0)
		say_bytes(STDERR_FILENO, "\n", 1); /* no answer ends the line */
	answer[n < 0 ? 0 : n] = '\0';
	answer[strcspn(answer, "\r\n")] = '\0';
	return true;
}

int
ctx_confirm(struct ctx *ctx, const char *question, const char *flag)
{
	char       answer[64];
	struct buf q = { 0 };
	bool       asked;

	if (ctx->g->yes || ctx->g->dry_run)
		return SALES_OK;
	if (ctx->in_batch)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s Say so with %s (a batch asks nothing)"), question, flag);
	buf_printf(&q, _("%s [y/N] "), question);
	asked = ask(buf_str(&q), answer, sizeof(answer));
	buf_done(&q);
	if (!asked)
		return FAIL(&ctx->err, SALES_EUSAGE,
		    _("%s Say so with %s (not asked, because standard input is not a terminal)"),
		    question, flag);
	if (strcmp(answer, "y") == 0 || strcmp(answer, "Y") == 0 || strcmp(answer, "yes") == 0 ||
	    strcmp(answer, "是") == 0)
		return SALES_OK;
	return FAIL(&ctx->err, SALES_NO, _("nothing was saved"));
}

int
ctx_confirm_word(struct ctx *ctx, const char *question, const char *word, const char *confirm)
{
	char       answer[256];
	struct buf q = { 0 };
	bool       asked;

	if (ctx->g->dry_run || (confirm != NULL && strcmp(confirm, word) == 0))
		return SALES_OK;
	if (confirm != NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--confirm says '%s', but this is '%s'"),
		    confirm, word);
	buf_printf(&q, _("%s Type %s to go on: "), question, word);
	asked = ask(buf_str(&q), answer, sizeof(answer));
	buf_done(&q);
	if (!asked)
		return FAIL(&ctx->err, SALES_EUSAGE,
		    _("this needs a terminal or --confirm %s"), word);
	if (strcmp(answer, word) == 0)
		return SALES_OK;
	return FAIL(&ctx->err, SALES_NO, _("nothing was saved"));
}
