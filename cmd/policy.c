/* salesctl policy - the rule book: check it, put it into force, see what it
 * said when. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "cmd/ctx.h"
#include "cmd/payout_impact.h"
#include "cmd/review.h"
#include "cmd/verbs.h"
#include "lib/org/kinds.h"
#include "lib/payout/apply.h"
#include "lib/policy/diff.h"
#include "lib/policy/schema.h"
#include "lib/record/policy_kind.h"
#include "lib/record/rulebook.h"

/* ---- args and options ---- */

struct file_args { const char *file; };
static const struct opt file_opts[] = {
	OPT_ARG("FILE", struct file_args, file,
	    N_("a rule book, or a folder of *.yaml; default policy.yaml beside .salesctl"),
	    .hint = HINT_FILE),
	OPT_END
};

struct show_args { const char *version; };
static const struct opt show_opts[] = {
	OPT_ARG("VERSION", struct show_args, version, N_("its number; default the one in force")),
	OPT_END
};

struct diff_args { const char *a, *b, *by; bool exit_code, impact; };
static const struct opt diff_opts[] = {
	OPT_ARG("A", struct diff_args, a,
	    N_("a version or a file; default the version in force"), .hint = HINT_FILE),
	OPT_ARG("B", struct diff_args, b,
	    N_("the other one; default policy.yaml beside .salesctl"), .hint = HINT_FILE),
	OPT_F(0, "exit-code", struct diff_args, exit_code, N_("exit with 1 when they differ")),
	OPT_F(0, "impact", struct diff_args, impact, N_("and what everybody is paid by each over a period (-p)")),
	OPT_C(0, "by", N_("WHAT"), struct diff_args, by, impact_by, N_("with --impact: a row each person, team, plan or component")),
	OPT_END
};

struct schema_args { bool keys; };
static const struct opt schema_opts[] = {
	OPT_F(0, "keys", struct schema_args, keys, N_("list the keys instead of a JSON Schema")),
	OPT_END
};

/* ---- columns ---- */

static const struct col history_cols[] = {
	{ "version", COL_COUNT, N_("Version"), 0, NULL },
	{ "effective_on", COL_DAY, N_("Effective"), 0, NULL },
	{ "in_force", COL_BOOL, N_("In force"), 0, NULL },
	{ "applied_at", COL_TIME, N_("Applied"), 0, NULL },
	{ "login", COL_TEXT, N_("Who"), 0, NULL },
	{ "person", COL_REF, N_("For"), COL_EXTRA, NULL },
	{ "op", COL_COUNT, N_("Op"), 0, NULL },
	{ "file", COL_TEXT, N_("File"), COL_SHRINK, NULL },
	{ "hash", COL_TEXT, N_("Hash"), COL_SHRINK | COL_EXTRA, NULL },
	{ .type = COL_END },
};

static const struct col keys_cols[] = {
	{ "key", COL_TEXT, N_("Key"), 0, NULL },
	{ "must", COL_BOOL, N_("Needed"), 0, NULL },
	{ "takes", COL_TEXT, N_("Takes"), COL_SHRINK, NULL },
	{ .type = COL_END },
};

/* ---- code ---- */

static const char *const text_formats[] = { "text", NULL };
static const char *const json_formats[] = { "json", NULL };

static int
print_document(struct ctx *ctx, const char *const *formats, const struct buf *b)
{
	const char *format;

	TRY(ctx_document(ctx, formats, &format));
	return out_text(ctx->out, buf_str(b), b->n);
}

/* A file beside .salesctl, named from here when here is that folder. */
static const char *
beside(struct ctx *ctx, const char *name)
{
	char here[4096];

	if (ctx->found.dir == NULL || (getcwd(here, sizeof(here)) != NULL
	    && strcmp(here, ctx->found.dir) == 0))
		return name;
	return arena_printf(&ctx->arena, "%s/%s", ctx->found.dir, name);
}

/* policy.yaml, or the folder policy. */
static int
default_file(struct ctx *ctx, const char **out)
{
	const char *file = beside(ctx, "policy.yaml"), *folder = beside(ctx, "policy");

	*out = access(file, F_OK) == 0 ? file : folder;
	if (access(*out, F_OK) == 0)
		return SALES_OK;
	return FAIL(&ctx->err, SALES_ENOTFOUND, _("there is no rule book '%s', and no folder '%s'"),
	    file, folder);
}

/* A check is worth having without a department too: then only what stands in
 * the rule book itself is looked at. */
static int
open_if_there(struct ctx *ctx)
{
	int rc = ctx_open(ctx, false);

	if (rc != SALES_ENOTFOUND || ctx->g->repo != NULL || ctx->g->db != NULL)
		return rc;
	ctx->err = (struct sales_err){ .code = SALES_OK };
	return SALES_OK;
}

static int
run_check(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct file_args      *a = args;
	struct diags                 ds = { .arena = &ctx->arena };
	const struct policy         *p;
	struct policy_source         src;
	const char                  *path = a->file;
	char                         since[DAY_SIZE];
	int                          rc;

	TRY(open_if_there(ctx));
	if (path == NULL)
		TRY(default_file(ctx, &path));
	rc = policy_check(ctx->is_open ? &ctx->dept : NULL, &ctx->arena, path, &ds, &p, &src,
	    &ctx->err);
	ctx_diags(ctx, &ds);
	diags_done(&ds);
	if (rc != SALES_OK)
		return rc;
	buf_printf(&b, _("%s is good: effective %s; metrics: %zu, plans: %zu, examples: %zu"),
	    path, day_str(p->effective, since), p->nmetrics, p->nplans, p->nexamples);
	buf_putc(&b, '\n');
	if (!ctx->is_open)
		ctx_note(ctx, _("there is no department here, so it was not held against records"));
	if (ctx->is_open && p->nscorecards > 0)
		TRY(review_note_sensitivity(ctx));
	return print_document(ctx, text_formats, &b);
}

static int
run_apply(struct ctx *ctx, const void *args)
{
	const struct file_args *a = args;
	struct diags            ds = { .arena = &ctx->arena };
	struct applied          done;
	const char             *path = a->file;
	char                    since[DAY_SIZE];
	int                     rc;

	if (path == NULL)
		TRY(default_file(ctx, &path));
	rc = policy_apply(&ctx->op, &ctx->arena, path, &ds, &done, &ctx->err);
	ctx_diags(ctx, &ds);
	diags_done(&ds);
	if (rc != SALES_OK)
		return rc;
	if (done.changed)
		ctx_change(ctx, "added", &policy_kind, done.version, _("%s, effective %s"), path,
		    day_str(done.effective, since));
	else
		ctx_say(ctx, _("unchanged: version %lld says the same"), (long long)done.version);
	return SALES_OK;
}

/* 2, K-0002, k2; false: something else, such as a file's name. */
static bool
parse_version(const char *text, int64_t *out)
{
	char *end;

	if (strncasecmp(text, "K-", 2) == 0)
		text += 2;
	else if (*text == 'K' || *text == 'k')
		text++;
	if (*text < '0' || *text > '9')
		return false;
	*out = strtoll(text, &end, 10);
	return *end == '\0' && end - text < 10;
}

/* The text of a version: text, or NULL for the one in force. */
static int
version_text(struct ctx *ctx, const char *text, struct policy_source *src, int64_t *version)
{
	*version = ctx->dept.policy->version;
	if (text != NULL && !parse_version(text, version))
		return FAIL(&ctx->err, SALES_EUSAGE,
		    _("'%s' is not the number of a version of the rule book"), text);
	return rulebook_text(&ctx->dept, *version, &ctx->arena, src, &ctx->err);
}

static int
run_show(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct show_args      *a = args;
	struct policy_source         src;
	int64_t                      version;

	TRY(version_text(ctx, a->version, &src, &version));
	buf_put(&b, src.text, src.ntext);
	TRY(print_document(ctx, text_formats, &b));
	ctx_note(ctx, _("version %lld, from '%s'"), (long long)version, src.file);
	return SALES_OK;
}

static int
history_row(void *arg, const struct book_version *v, struct sales_err *err)
{
	struct ctx     *ctx = arg;
	struct ref_name who = { "", "" };

	if (v->person != 0)
		TRY(dept_name(&ctx->dept, schema_kind(&ctx->dept.schema, person_kind.name),
		    v->person, &who, err));
	return OUT_ROW(ctx->out, cell_count(v->version), cell_day(v->effective),
	    cell_bool(v->version == ctx->dept.policy->version), cell_time(v->at_ms),
	    cell_text(v->login), cell_ref(who.code, who.name), cell_count(v->op),
	    cell_text(v->file), cell_text(v->hash));
}

static int
run_history(struct ctx *ctx, const void *args)
{
	(void)args;
	TRY(ctx_table(ctx, "salesctl.policy.history", history_cols));
	return rulebook_each(&ctx->dept, history_row, ctx, &ctx->err);
}

/* One side of a comparison, by number or by name of a file. */
struct side { const char *name, *body, *file; int64_t version; };

static int
side(struct ctx *ctx, const char *text, struct side *out)
{
	struct policy_source src;

	*out = (struct side){ 0 };
	if (text != NULL && !parse_version(text, &out->version)) {
		TRY(policy_source_read(&ctx->arena, text, &src, &ctx->err));
		out->name = out->file = text;
	} else {
		TRY(version_text(ctx, text, &src, &out->version));
		out->name = arena_printf(&ctx->arena, _("version %lld"), (long long)out->version);
	}
	out->body = src.text;
	return SALES_OK;
}

/* Each for the whole of the period, whatever its effective day. */
static int
impact_side(struct ctx *ctx, const struct side *s, struct whatif_book *out)
{
	*out = (struct whatif_book){ .from = DAY_MIN, .name = s->name };
	if (s->file != NULL)
		return impact_book(ctx, s->file, &out->book);
	return dept_policy_version(&ctx->dept, s->version, &out->book, &ctx->err);
}

static int
print_impact(struct ctx *ctx, const struct side *from, const struct side *to, const struct buf *diff, const char *by)
{
	struct impact_ask ask = { .by = by };

	TRY(impact_period(ctx, &ask.period));
	TRY(impact_side(ctx, from, &ask.was));
	TRY(impact_side(ctx, to, &ask.now));
	ask.before = diff;
	return impact_print(ctx, &ask);
}

static int
run_diff(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct diff_args      *a = args;
	const char                  *from = a->a, *to = a->b;
	struct side                  was, now;
	struct period                p;
	int64_t                      version;
	bool                         given;

	/* One file alone is what would come; one version alone is what was. */
	if (to == NULL && from != NULL && !parse_version(from, &version)) {
		to = from;
		from = NULL;
	} else if (from == NULL) {
		TRY(default_file(ctx, &to));
	}
	TRY(ctx_period(ctx, &p, &given));
	if (!a->impact && (given || a->by != NULL))
		return FAIL(&ctx->err, SALES_EUSAGE, _("-p and --by say over what --impact is reckoned"));
	TRY(side(ctx, from, &was));
	TRY(side(ctx, to, &now));
	text_diff(was.name, was.body, now.name, now.body, &b);
	TRY(a->impact ? print_impact(ctx, &was, &now, &b, a->by) : print_document(ctx, text_formats, &b));
	return a->exit_code && b.n > 0 ? SALES_NO : SALES_OK;
}

struct key_rows { struct ctx *ctx; int rc; };

static void
key_row(void *arg, const char *path, const char *form, bool must)
{
	struct key_rows *k = arg;

	if (k->rc == SALES_OK)
		k->rc = OUT_ROW(k->ctx->out, cell_text(path), cell_bool(must), cell_text(form));
}

static int
run_schema(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct schema_args    *a = args;
	struct key_rows              rows = { ctx, SALES_OK };

	if (!a->keys) {
		policy_json_schema(&b);
		return print_document(ctx, json_formats, &b);
	}
	TRY(ctx_table(ctx, "salesctl.policy.keys", keys_cols));
	policy_keys(key_row, &rows);
	return rows.rc;
}

/* ---- verbs ---- */

const struct cmd policy_verbs[] = {
	{ .name = "check", .brief = N_("look a rule book over, and run its examples"),
	  .opts = file_opts, .args_size = sizeof(struct file_args), .run = run_check,
	  .examples = "salesctl policy check policy.yaml" },
	{ .name = "apply", .brief = N_("put a rule book into force as a new version"),
	  .opts = file_opts, .args_size = sizeof(struct file_args), .needs = NEEDS_OP | STANDS_ALONE,
	  .run = run_apply, .examples = "salesctl policy apply\nsalesctl policy apply -n policy.yaml" },
	{ .name = "show", .brief = N_("print the rule book as it was applied"), .opts = show_opts,
	  .args_size = sizeof(struct show_args), .needs = NEEDS_BOOK, .run = run_show,
	  .examples = "salesctl policy show\nsalesctl policy show 1" },
	{ .name = "history", .brief = N_("list the versions, the newest first"),
	  .cols = history_cols, .needs = NEEDS_BOOK, .run = run_history },
	{ .name = "diff", .brief = N_("show what changed between two versions or files"),
	  .opts = diff_opts, .cols = impact_cols, .args_size = sizeof(struct diff_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = run_diff, .examples = "salesctl policy diff\nsalesctl policy diff 1 2\nsalesctl policy diff --impact -p 'last year'" },
	{ .name = "schema", .brief = N_("print the JSON Schema of rule books, for editors"),
	  .opts = schema_opts, .cols = keys_cols, .args_size = sizeof(struct schema_args),
	  .run = run_schema, .examples = "salesctl policy schema -o policy.schema.json" },
	{ .name = NULL }
};
