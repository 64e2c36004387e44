/* Selectors become a query. */
#include "cmd/select.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
is_field(void *arg, const char *name)
{
	const struct ctx  *ctx = arg;
	const struct kind *k = ctx_kind(ctx);
	struct sales_err   ignored = { 0 };
	struct path        p;

	return record_path(&ctx->dept, k, name, &p, &ignored) == SALES_OK;
}

static int
take_period(struct ctx *ctx, struct query *q)
{
	const char *on = ctx->g->on != NULL ? ctx->g->on : q->kind->date;
	bool        given;

	TRY(ctx_period(ctx, &q->period, &given));
	if (!given) {
		q->period = (struct period){ DAY_NONE, DAY_NONE };
		return SALES_OK;
	}
	if (on == NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s have no date that -p could look at"),
		    tr(q->kind->plural));
	q->on = kind_field(q->kind, on);
	if (q->on == NULL || q->on->type != FT_DAY)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--on names a date of the record, not '%s'"), on);
	return SALES_OK;
}

/* The file that standard output goes to, when its name is a number: a shell
 * made it of `amount>100000`. */
static const char *
redirected(struct ctx *ctx)
{
	struct stat st;
	char        path[4096];
	const char *base;
	ssize_t     n = readlink("/proc/self/fd/1", path, sizeof(path) - 1);

	if (n <= 0 || fstat(STDOUT_FILENO, &st) != 0 || !S_ISREG(st.st_mode))
		return NULL;
	path[n] = '\0';
	base = strrchr(path, '/');
	base = base == NULL ? path : base + 1;
	if (*base == '\0' || base[strspn(base, "0123456789.=")] != '\0')
		return NULL;
	return arena_strdup(&ctx->arena, base);
}

static int
check_redirection(struct ctx *ctx, struct words terms)
{
	const char *file = NULL;

	for (size_t i = 0; i < terms.n; i++) {
		if (!is_field(ctx, terms.v[i]) || (file = redirected(ctx)) == NULL)
			continue;
		FAIL(&ctx->err, SALES_EUSAGE,
		    _("the word '%s' is the name of a field, and standard output is the file '%s'"),
		    terms.v[i], file);
		return err_hint(&ctx->err,
		    _("the shell took '>' as a redirection; write %s:%s.. instead, and remove the file '%s'"),
		    terms.v[i], file + (*file == '='), file);
	}
	return SALES_OK;
}

int
select_where(struct ctx *ctx, struct words terms, bool dates, struct query *q)
{
	struct expr *e = NULL, *w = NULL;

	TRY(check_redirection(ctx, terms));
	TRY(expr_parse_terms(&ctx->arena, terms.v, terms.n, ctx->g->any, is_field, ctx, &e, &ctx->err));
	if (ctx->g->where != NULL)
		TRY(expr_parse_where(&ctx->arena, ctx->g->where, is_field, ctx, &w, &ctx->err));
	e = expr_and(&ctx->arena, e, w);
	if (e != NULL)
		TRY(record_where(&ctx->dept, q->kind, e, &ctx->err));
	q->where = e;
	return dates ? take_period(ctx, q) : SALES_OK;
}

static size_t
count_parts(const char *list)
{
	size_t n = 1;

	for (; *list != '\0'; list++)
		n += *list == ',';
	return n;
}

int
select_order(struct ctx *ctx, struct query *q)
{
	const char  *p = ctx->g->sort;
	struct sort *sort;

	q->limit = ctx->g->limit;
	if (ctx->g->after != NULL)
		TRY(record_find(&ctx->dept, q->kind, ctx->g->after, &q->after, &ctx->err));
	if (p == NULL)
		return SALES_OK;
	sort = arena_array(&ctx->arena, struct sort, count_parts(p));
	while (*p != '\0') {
		const size_t n = strcspn(p, ",");
		const bool   down = *p == '-';

		sort[q->nsort].descending = down;
		if (record_path(&ctx->dept, q->kind, arena_strndup(&ctx->arena, p + down, n - down),
		        &sort[q->nsort++].path, &ctx->err) != SALES_OK)
			return err_prefix(&ctx->err, "--sort: ");
		p += n + (p[n] == ',');
	}
	q->sort = sort;
	return SALES_OK;
}
