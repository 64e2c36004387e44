/* salesctl init: a folder with a rule book and a department by it. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/config.h"
#include "cmd/ctx.h"
#include "cmd/say.h"
#include "cmd/verbs.h"
#include "lib/base/text.h"
#include "lib/payout/apply.h"

struct init_args { const char *dir, *profile, *policy, *name, *currency; };

static const struct opt init_opts[] = {
	OPT_ARG("DIR", struct init_args, dir, N_("the folder to make it in; default here"), .hint = HINT_DIR),
	OPT_S(0, "profile", N_("small|medium|group"), struct init_args, profile, N_("the rule book to start from; default small"), .choices = policy_profiles),
	OPT_S(0, "policy", N_("FILE"), struct init_args, policy, N_("a rule book of your own instead"), .hint = HINT_FILE),
	OPT_S(0, "name", N_("NAME"), struct init_args, name, N_("the department's name")),
	OPT_S(0, "currency", N_("CUR"), struct init_args, currency, N_("what is paid in, such as CNY")),
	OPT_END
};


/* "name: My company   # ..." gets another value; what stands behind stays. */
static void
put_setting(struct buf *b, const char *line, size_t n, const char *value)
{
	const char  *colon = memchr(line, ':', n);
	const char  *note = memchr(line, '#', n);
	const size_t head = (size_t)(colon - line) + 1;

	buf_put(b, line, head);
	buf_puts(b, " \"");
	for (const char *p = value; *p != '\0'; p++) {
		if (*p == '"' || *p == '\\')
			buf_putc(b, '\\');
		buf_putc(b, *p);
	}
	buf_putc(b, '"');
	if (note != NULL) {
		buf_puts(b, "   ");
		buf_put(b, note, n - (size_t)(note - line));
	}
}

/* The starter book with what the command line says put in. */
static const char *
fill_book(struct ctx *ctx, const char *text, const struct init_args *a)
{
	struct { const char *key, *value; } set[] = {
		{ "name:", a->name }, { "  currency:", a->currency }, { "  timezone:", ctx->g->timezone },
	};
	struct buf  b = { 0 };
	const char *s;

	while (*text != '\0') {
		const size_t n = strcspn(text, "\n");
		size_t       i = 0;

		while (i < 3 && (set[i].value == NULL || strncmp(text, set[i].key, strlen(set[i].key)) != 0))
			i++;
		if (i < 3) {
			put_setting(&b, text, n, set[i].value);
			set[i].value = NULL; /* the first line of that name only */
		} else {
			buf_put(&b, text, n);
		}
		buf_putc(&b, '\n');
		text += n + (text[n] == '\n');
	}
	s = arena_strdup(&ctx->arena, buf_str(&b));
	buf_done(&b);
	return s;
}

static int
make_dir(struct ctx *ctx, const char *path, mode_t mode)
{
	struct stat st;

	if (mkdir(path, mode) == 0 || (errno == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode)))
		return SALES_OK;
	return FAIL(&ctx->err, SALES_ECREATE, "%s: %s", path, strerror(errno));
}

/* Never over a file that is there: it may be somebody's rule book. */
static int
write_book(struct ctx *ctx, const char *path, const char *text)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	bool      ok;

	if (fd < 0)
		return FAIL(&ctx->err, SALES_ECREATE, "%s: %s", path, strerror(errno));
	ok = say_bytes(fd, text, strlen(text)) && fsync(fd) == 0;
	ok = close(fd) == 0 && ok;
	return ok ? SALES_OK : FAIL(&ctx->err, SALES_EIO, "%s: %s", path, strerror(errno));
}

static int
starter_text(struct ctx *ctx, const struct init_args *a, const char **out)
{
	const char *profile = a->profile == NULL ? "small" : a->profile;
	const char *text = policy_starter(profile, ctx->lang), *near;
	size_t      n = 0;

	if (text != NULL) {
		*out = fill_book(ctx, text, a);
		return SALES_OK;
	}
	while (policy_profiles[n] != NULL)
		n++;
	near = text_nearest(profile, policy_profiles, n);
	FAIL(&ctx->err, SALES_EUSAGE, _("there is no profile '%s' (small, medium, group)"), profile);
	if (near != NULL)
		err_hint(&ctx->err, _("did you mean '%s'?"), near);
	return SALES_EUSAGE;
}

/* The rule book's path; *made: it was written now. */
static int
place_book(struct ctx *ctx, const struct init_args *a, const char *dir, const char **path, bool *made)
{
	const char *text;

	*made = false;
	if (a->policy != NULL && (a->profile != NULL || a->name != NULL || a->currency != NULL))
		return FAIL(&ctx->err, SALES_EUSAGE,
		    _("--policy names a whole rule book; leave --profile, --name and --currency out"));
	*path = a->policy;
	if (a->policy != NULL)
		return SALES_OK;
	*path = arena_printf(&ctx->arena, "%s/policy.yaml", dir);
	if (access(*path, F_OK) == 0 && a->profile == NULL && a->name == NULL && a->currency == NULL)
		return SALES_OK; /* the user's own is taken */
	TRY(starter_text(ctx, a, &text));
	TRY(write_book(ctx, *path, text));
	*made = true;
	return SALES_OK;
}

static int
create(struct ctx *ctx, const char *db, const char *book)
{
	struct diags         ds = { .arena = &ctx->arena }, again = { .arena = &ctx->arena };
	const struct policy *p;
	struct dept_opts     o = {
		.db = db, .now_ms = ctx->now_ms, .timezone = NULL, .wait_ms = ctx->wait_ms,
		.command = ctx->command, .lang = ctx->lang,
	};
	int rc;

	/* what its expressions name is told now, not when somebody is paid by them */
	rc = policy_check(NULL, &ctx->arena, book, &ds, &p, NULL, &ctx->err);
	ctx_diags(ctx, &ds);
	diags_done(&ds);
	if (rc != SALES_OK)
		return rc;
	rc = dept_create(&ctx->dept, &o, book, &again, &ctx->err);
	ctx->is_open = true;
	diags_done(&again);
	return rc;
}

/* Comments only: what could stand there. */
static int
write_settings(struct ctx *ctx, const char *inner)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *path = arena_printf(&ctx->arena, "%s/config.yaml", inner);

	if (access(path, F_OK) == 0)
		return SALES_OK;
	config_template(&b, LEVEL_DEPARTMENT);
	return write_book(ctx, path, b.p);
}

static int
run_init(struct ctx *ctx, const void *args)
{
	const struct init_args *a = args;
	const char             *dir = a->dir != NULL ? a->dir : ctx->g->repo != NULL ? ctx->g->repo : ".";
	const char             *inner = arena_printf(&ctx->arena, "%s/.salesctl", dir);
	const char             *db = arena_printf(&ctx->arena, "%s/sales.db", inner), *book = NULL;
	const struct policy    *p;
	bool                    made;

	if (ctx->g->db != NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("init makes a folder: name it instead of --db"));
	if (access(db, F_OK) == 0)
		return FAIL(&ctx->err, SALES_ECONFLICT, _("there is a department in '%s' already"), dir);
	TRY(make_dir(ctx, dir, 0777));
	TRY(place_book(ctx, a, dir, &book, &made));
	if (make_dir(ctx, inner, 0700) != SALES_OK || create(ctx, db, book) != SALES_OK) {
		unlink(db);
		rmdir(inner);
		if (made)
			unlink(book);
		return (int)ctx->err.code;
	}
	TRY(write_settings(ctx, inner));
	p = ctx->dept.policy;
	ctx_say(ctx, _("created %s (%s, %s, %s)"), inner, label_text(p->name, ctx->lang, dir),
	    p->locale.currency, p->locale.timezone);
	ctx_note(ctx, _("rule book: %s, in force from %s"), book,
	    day_str(p->effective, (char[DAY_SIZE]){ 0 }));
	return SALES_OK;
}

const struct cmd init_cmd = {
	.name = "init", .brief = N_("make a department with a rule book"), .opts = init_opts,
	.args_size = sizeof(struct init_args), .run = run_init,
	.examples = "salesctl init --name 华东销售部 --currency CNY --timezone Asia/Shanghai\n"
	    "salesctl init ~/sales --profile medium --lang zh_CN",
};
