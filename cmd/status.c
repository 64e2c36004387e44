/* salesctl status: what is there, and what waits for somebody, each with the
 * command that shows it. */
#include "cmd/cmd.h"
#include "cmd/verbs.h"
#include "lib/base/text.h"
#include "lib/base/tr.h"
#include "lib/crm/stale.h"

struct line {
	const char *kind, *where, *one, *many, *command;
	int (*count)(struct dept *d, day today, int64_t *n, struct sales_err *err); /* not by where */
};

static const struct line counts[] = {
	{ "person", NULL, NN_("%ld person", "%ld people"), "salesctl person list", NULL },
	{ "customer", NULL, NN_("%ld customer", "%ld customers"), "salesctl customer list", NULL },
	{ "deal", "stage:open", NN_("%ld open deal", "%ld open deals"), "salesctl deal list stage:open", NULL },
	{ "goal", NULL, NN_("%ld goal", "%ld goals"), "salesctl goal list", NULL },
};

static const struct line waiting[] = {
	{ "deal", "stage:open and next_on:..yesterday", NN_("%ld open deal with an overdue next step",
	  "%ld open deals with an overdue next step"), "salesctl deal list stage:open next_on:..yesterday", NULL },
	{ "deal", "stage:open and expected_on:..yesterday", NN_("%ld open deal past its expected day",
	  "%ld open deals past their expected day"), "salesctl deal list stage:open expected_on:..yesterday", NULL },
	{ NULL, NULL, NN_("%ld open deal idle for too long",
	  "%ld open deals idle for too long"),
	  "salesctl report weekly -p 'this week' --section stale", deals_stale },
	{ "payout", "state:submitted", NN_("%ld payout run waiting for approval",
	  "%ld payout runs waiting for approval"), "salesctl payout list", NULL },
};

static int
count_of(struct ctx *ctx, const struct line *l, int64_t *out)
{
	if (l->count != NULL)
		return l->count(&ctx->dept, ctx->dept.when.today, out, &ctx->err);
	return record_count_where(&ctx->dept, schema_kind(&ctx->dept.schema, l->kind), l->where, out, &ctx->err);
}

static int
put_lines(struct ctx *ctx, const struct line *l, size_t n, bool zeros, struct buf *b)
{
	for (size_t i = 0; i < n; i++) {
		char       *text;
		int64_t     found;

		TRY(count_of(ctx, &l[i], &found));
		if (found == 0 && !zeros)
			continue;
		text = arena_printf(&ctx->arena, tr_n(l[i].one, l[i].many, (long)found), (long)found);
		buf_printf(b, "  %s", text);
		for (int w = text_width(text, strlen(text), false); w < 42; w++)
			buf_putc(b, ' ');
		buf_printf(b, " %s\n", l[i].command);
	}
	return SALES_OK;
}

static int
run_status(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	static const char *const     formats[] = { "text", NULL };
	const struct policy         *p = ctx->dept.policy;
	const char                  *format;
	char                         today[DAY_SIZE], quarter[PERIOD_SIZE];
	size_t                       before;
	int64_t                      last;

	(void)args;
	TRY(dept_last_op(&ctx->dept, &last, &ctx->err));
	buf_printf(&b, _("%s, %s (%s), rule book version %lld, op %lld\n\n"),
	    label_text(p->name, ctx->lang, _("department")), day_str(ctx->dept.when.today, today),
	    period_str(period_of(ctx->dept.when.today, UNIT_QUARTER, &ctx->dept.when), quarter),
	    (long long)p->version, (long long)last);
	TRY(put_lines(ctx, counts, sizeof(counts) / sizeof(counts[0]), true, &b));
	buf_putc(&b, '\n');
	before = b.n;
	TRY(put_lines(ctx, waiting, sizeof(waiting) / sizeof(waiting[0]), false, &b));
	if (b.n == before)
		buf_puts(&b, _("  nothing waits\n"));
	TRY(ctx_document(ctx, formats, &format));
	return out_text(ctx->out, buf_str(&b), b.n);
}

const struct cmd status_cmd = {
	.name = "status", .brief = N_("show what is there and what waits"), .needs = NEEDS_BOOK,
	.run = run_status, .examples = "salesctl status",
};
