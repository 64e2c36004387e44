/* salesctl batch - one command a line, all of them one operation. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cmd/line.h"
#include "cmd/say.h"
#include "cmd/verbs.h"
#include "lib/base/text.h"
#include "lib/base/tr.h"

enum { BATCH_MAX = 64 << 20, ERRORS_MAX = 250 };

/* ---- options ----------------------------------------------------------- */

struct batch_args { const char *file; long max_errors; bool keep_going; };

static const struct opt batch_opts[] = {
	OPT_ARG("FILE", struct batch_args, file, N_("a command a line; - is standard input"), .hint = HINT_FILE),
	OPT_F(0, "keep-going", struct batch_args, keep_going, N_("save the good lines, leave the others out")),
	OPT_N(0, "max-errors", N_("N"), struct batch_args, max_errors, N_("tell apart at most N errors (250)")),
	OPT_END
};

struct batch {
	struct ctx           *ctx;
	const struct globals *g;       /* of the whole batch */
	const char           *file;    /* NULL: standard input */
	bool                  keep_going;
	struct diags          ds;
	enum sales_code       code;    /* of the lines that failed: the one all have, or SALES_EINVAL */
	long                  no, lines, failed;
};

static void
batch_done(struct batch *b)
{
	diags_done(&b->ds);
}

/* ---- the text ---------------------------------------------------------- */

/* All of it before anything is locked: it may come from a slow pipe. */
static int
read_text(struct ctx *ctx, const char *file, struct buf *b)
{
	const int fd = file == NULL ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	ssize_t   n;

	if (fd < 0)
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("can't open '%s': %s"), file, strerror(errno));
	do {
		buf_room(b, 1 << 16);
		n = read(fd, b->p + b->n, 1 << 16);
		if (n > 0)
			b->n += (size_t)n;
	} while ((n > 0 && b->n <= BATCH_MAX) || (n < 0 && errno == EINTR));
	if (n < 0)
		(void)FAIL(&ctx->err, SALES_EIO, _("can't read '%s': %s"), file == NULL ? "-" : file, strerror(errno));
	else if (b->n > BATCH_MAX)
		(void)FAIL(&ctx->err, SALES_EINVAL, _("'%s' is longer than %d MiB"), file == NULL ? "-" : file, BATCH_MAX >> 20);
	if (file != NULL)
		close(fd);
	b->p[b->n] = '\0';
	return (int)ctx->err.code;
}

/* ---- one line ---------------------------------------------------------- */

/* What holds for the whole operation is said once. */
static int
check_options(struct line *l)
{
	for (size_t i = 0; i < OPT_GROUPS; i++)
		for (size_t k = 0; opt_groups[i].opts[k].type != OPT_LAST; k++) {
			const char *name = opt_groups[i].opts[k].name;

			if (!l->given[i][k] || (opt_groups[i].needs & NEEDS_PERIOD) != 0 || strcmp(name, "yes") == 0)
				continue;
			return FAIL(&l->ctx->err, SALES_EUSAGE, _("--%s is for the whole batch, not for one line"), name);
		}
	return SALES_OK;
}

static int
check_command(struct ctx *ctx)
{
	const char *name = ctx->noun == NULL ? "" : ctx->noun->name;

	if (ctx->verb == NULL) {
		FAIL(&ctx->err, SALES_EUSAGE, _("this is not a whole command"));
		return err_hint(&ctx->err, "salesctl help %s", name);
	}
	if ((ctx->verb->needs & NEEDS_OP) == 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("a batch takes commands that change records, and this is none"));
	if ((ctx->verb->needs & (NEEDS_LOAD | STANDS_ALONE)) != 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("this is an operation of its own: run it outside of the batch"));
	return SALES_OK;
}

static int
parse_line(struct line *l, const char *text)
{
	struct ctx  *ctx = l->ctx;
	const size_t n = strlen(text);
	struct words words;

	if (text_valid(text, n) != n)
		return FAIL(&ctx->err, SALES_EINVAL, _("it is not UTF-8 (at byte %zu)"), text_valid(text, n) + 1);
	TRY(words_split(&ctx->arena, text, true, &words, &ctx->err));
	words_add(&ctx->arena, &words, NULL);
	l->p = (struct opt_parser){ .arena = &ctx->arena, .argv = (char *const *)(const void *)words.v };
	if (words.v[0] != NULL && strcmp(words.v[0], "salesctl") == 0)
		l->p.at++; /* as it stands in a script */
	TRY(line_parse(l));
	TRY(check_command(ctx));
	TRY(check_options(l));
	return opt_check_must(ctx->verb->opts, l->args, &ctx->err);
}

static int
run_line(struct batch *b, const char *text)
{
	struct ctx    *ctx = b->ctx;
	struct line    l = { .ctx = ctx, .inside = true };
	struct globals g = *b->g;

	TRY(parse_line(&l, text));
	g.yes = g.yes || l.g.yes;
	g.period = l.g.period;
	g.from = l.g.from;
	g.to = l.g.to;
	ctx->g = &g;
	TRY(globals_check(ctx, &g));
	TRY(ctx->verb->run(ctx, l.args));
	return b->keep_going ? op_check(&ctx->op, &ctx->err) : SALES_OK;
}

/* The line's own fault, or one that ends everything? */
static bool
is_of_line(enum sales_code code)
{
	return code == SALES_NO || code == SALES_EUSAGE || code == SALES_EINVAL || code == SALES_ENOTFOUND ||
	    code == SALES_EPERM || code == SALES_ECONFLICT || code == SALES_EPOLICY;
}

static int
note_fault(struct batch *b, const struct cmd *noun, const struct cmd *verb)
{
	struct sales_err    *err = &b->ctx->err;
	const enum sales_code code = err->code == SALES_EUSAGE || err->code == SALES_NO ? SALES_EINVAL : err->code;
	const char           *file = b->file == NULL ? "-" : b->file;

	if (!is_of_line(err->code))
		return err_prefix(err, "%s:%ld: ", file, b->no);
	if (noun != NULL)
		(void)err_prefix(err, "%s%s%s: ", noun->name, verb == NULL || verb == noun ? "" : " ",
		    verb == NULL || verb == noun ? "" : verb->name);
	diags_add(&b->ds, &(struct diag){ .level = DIAG_ERROR, .code = say_code(err->code), .file = file, .line = b->no,
		.message = err->msg, .hint = err->hint });
	b->code = b->failed++ == 0 || b->code == code ? code : SALES_EINVAL;
	*err = (struct sales_err){ 0 };
	return SALES_OK;
}

/* What a line that failed wrote and said is taken back; the others are looked
 * at all the same. */
static int
take_line(struct batch *b, const char *text)
{
	struct ctx       *ctx = b->ctx;
	const struct cmd *noun = ctx->noun, *verb = ctx->verb, *line_noun, *line_verb;
	const size_t      said = ctx->said.n;
	const long        nsaid = ctx->nsaid;
	int               rc;

	b->lines++;
	TRY(op_mark(&ctx->op, &ctx->err));
	ctx->noun = ctx->verb = NULL;
	ctx->nsaid = 0; /* some things are said once a command */
	rc = run_line(b, text);
	line_noun = ctx->noun;
	line_verb = ctx->verb;
	ctx->noun = noun;
	ctx->verb = verb;
	ctx->g = b->g;
	ctx->nsaid += nsaid;
	if (rc == SALES_OK)
		return SALES_OK;
	ctx->nsaid = nsaid;
	ctx->said.n = said;
	TRY(note_fault(b, line_noun, line_verb));
	return op_back(&ctx->op, &ctx->err);
}

/* ---- all lines --------------------------------------------------------- */

static bool
is_empty(const char *line)
{
	line += strspn(line, " \t");
	return *line == '\0' || *line == '#';
}

static int
take_lines(struct batch *b, char *text)
{
	char *line;

	while ((line = strsep(&text, "\n")) != NULL) {
		const size_t n = strlen(line);

		b->no++;
		if (n > 0 && line[n - 1] == '\r')
			line[n - 1] = '\0';
		if (!is_empty(line))
			TRY(take_line(b, line));
	}
	return SALES_OK;
}

static int
verdict(const struct batch *b)
{
	struct sales_err *err = &b->ctx->err;

	if (b->failed == 0)
		return SALES_OK;
	if (b->keep_going && b->failed < b->lines)
		return FAIL(err, SALES_EPARTLY, tr_n("%ld line of %ld has errors and was left out",
		    "%ld lines of %ld have errors and were left out", b->failed), b->failed, b->lines);
	return FAIL(err, b->code, tr_n("%ld line of %ld has errors; nothing was saved",
	    "%ld lines of %ld have errors; nothing was saved", b->failed), b->failed, b->lines);
}

static int
run_text(struct batch *b, struct buf *text)
{
	static const char   mark[] = "\xEF\xBB\xBF";
	struct ctx         *ctx = b->ctx;
	const struct actor *who;
	const bool          marked = text->n >= 3 && memcmp(text->p, mark, 3) == 0;

	if (strlen(text->p) != text->n)
		return FAIL(&ctx->err, SALES_EINVAL, _("'%s' is no text: it holds a zero byte"), b->file == NULL ? "-" : b->file);
	TRY(ctx_begin(ctx));
	TRY(dept_actor(&ctx->dept, &who, &ctx->err)); /* whom a line may add is not who acts */
	ctx->in_batch = true;
	TRY(take_lines(b, text->p + (marked ? 3 : 0)));
	ctx->in_batch = false;
	return verdict(b);
}

static int
run_batch(struct ctx *ctx, const void *args)
{
	const struct batch_args        *a = args;
	CLEANUP(buf_done) struct buf    text = { 0 };
	CLEANUP(batch_done) struct batch b = { .ctx = ctx, .g = ctx->g, .keep_going = a->keep_going,
		.ds = { .arena = &ctx->arena, .max = a->max_errors > 0 ? a->max_errors : ERRORS_MAX } };
	int                             rc;

	if (a->file == NULL && isatty(STDIN_FILENO))
		return FAIL(&ctx->err, SALES_EUSAGE, _("which file? ('-' is standard input)"));
	b.file = a->file != NULL && strcmp(a->file, "-") != 0 ? a->file : NULL;
	TRY(read_text(ctx, b.file, &text));
	rc = run_text(&b, &text);
	ctx_diags(ctx, &b.ds);
	if (rc == SALES_OK && ctx->nsaid == 0)
		ctx_note(ctx, _("nothing to change"));
	return rc;
}

const struct cmd batch_cmd = {
	.name = "batch", .brief = N_("run commands of a file as one operation"), .opts = batch_opts,
	.args_size = sizeof(struct batch_args), .needs = NEEDS_OP | OPENS_OP | STANDS_ALONE, .run = run_batch,
	.examples = "salesctl batch changes.txt -n\nsalesctl batch changes.txt --reason 年度调整\n"
	    "salesctl batch - --keep-going < changes.txt\n",
};
