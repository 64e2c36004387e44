/* salesctl review publish, ack, close: results given to people, read, and done. */
#include <string.h>

#include "cmd/record.h"
#include "cmd/review.h"
#include "lib/base/tr.h"
#include "lib/review/kinds.h"
#include "lib/review/publish.h"

/* ---- shared -------------------------------------------------------------- */

/* What is final is asked for while nothing is locked; the same reviews are meant
 * behind the answer. */
static int
confirm(struct ctx *ctx, const struct review_group_args *a, const char *question, const char *hint, struct id_list *ids)
{
	struct id_list asked = { 0 };

	TRY(review_chosen(ctx, a->words, a->card, hint, &asked));
	TRY(ctx_confirm(ctx, arena_printf(&ctx->arena, question, asked.n), "--yes"));
	TRY(ctx_begin(ctx));
	TRY(review_chosen(ctx, a->words, a->card, hint, ids));
	if (asked.n == ids->n && (ids->n == 0 || memcmp(asked.v, ids->v, ids->n * sizeof(*ids->v)) == 0))
		return SALES_OK;
	return FAIL(&ctx->err, SALES_ECONFLICT, _("meanwhile other %s are meant (%zu before, %zu now); nothing was saved"),
	    tr(review_kind.plural), asked.n, ids->n);
}

/* ---- publish ------------------------------------------------------------- */

const struct opt review_publish_opts[] = {
	OPT_ARGS("CODE|SELECTOR", struct review_group_args, words, N_("which reviews; or -p for all of a period"), .hint = HINT_KIND),
	OPT_S(0, "scorecard", N_("NAME"), struct review_group_args, card, N_("only this scorecard")),
	OPT_END
};

/* "R-0001 林晓 2026-03: 94.2 A, rank 1" */
static int
say_published(struct ctx *ctx, int64_t id)
{
	struct record      r;
	const struct kind *k = ctx->dept.schema.by_no[review_kind.no];
	const char        *text;

	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	text = review_result(ctx, r.v);
	if (r.v[REVIEW_RANK].type != V_NULL)
		text = arena_printf(&ctx->arena, value_id(&r.v[REVIEW_NEWCOMER]) != 0 ? _("%s, rank %lld among newcomers") : _("%s, rank %lld"),
		    text, (long long)r.v[REVIEW_RANK].u.i);
	return review_changed(ctx, id, text);
}

int
review_run_publish(struct ctx *ctx, const void *args)
{
	struct published p;
	struct id_list   ids = { 0 };
	char             due[DAY_SIZE];

	TRY(confirm(ctx, args, _("Publish the results of %zu reviews? It can't be undone afterwards."),
	    "salesctl review publish -p 'last month'", &ids));
	TRY(review_publish(&ctx->op, ids.v, ids.n, &ctx->arena, &p, &ctx->err));
	for (size_t i = 0; i < p.n; i++)
		TRY(say_published(ctx, p.review[i]));
	if (p.already > 0)
		ctx_note(ctx, tr_n("%ld review was published before", "%ld reviews were published before", p.already), p.already);
	if (p.late > 0)
		ctx_note(ctx, tr_n("%ld review is published late: it was due on %s", "%ld reviews are published late: the first was due on %s",
		    p.late), p.late, day_str(p.due, due));
	if (p.moved != NULL)
		ctx_note(ctx, _("published before, and left with the places that they had: %s"), p.moved);
	return SALES_OK;
}

/* ---- ack ----------------------------------------------------------------- */

const struct opt review_ack_opts[] = {
	OPT_ARG_MUST("CODE", struct review_ack_args, code, N_("one's review"), .hint = HINT_KIND),
	OPT_S(0, "note", N_("TEXT"), struct review_ack_args, note, N_("what one has to say to it")),
	OPT_END
};

int
review_run_ack(struct ctx *ctx, const void *args)
{
	const struct review_ack_args *a = args;
	struct acknowledged           k;
	int64_t                       id;
	char                          due[DAY_SIZE];

	TRY(review_named(ctx, a->code, &id));
	TRY(review_acknowledge(&ctx->op, id, a->note, &ctx->arena, &k, &ctx->err));
	if (k.what == ACK_ALREADY) {
		ctx_note(ctx, _("it was acknowledged before"));
		return SALES_OK;
	}
	TRY(review_changed(ctx, id, k.late ? arena_printf(&ctx->arena, _("acknowledged, late: it was due on %s"), day_str(k.due, due))
	    : _("acknowledged")));
	return SALES_OK;
}

/* ---- close --------------------------------------------------------------- */

const struct opt review_close_opts[] = {
	OPT_ARGS("CODE|SELECTOR", struct review_group_args, words, N_("which reviews; or -p for all of a period"), .hint = HINT_KIND),
	OPT_S(0, "scorecard", N_("NAME"), struct review_group_args, card, N_("only this scorecard")),
	OPT_END
};

int
review_run_close(struct ctx *ctx, const void *args)
{
	const struct review_group_args *a = args;
	struct closing                  c;
	struct id_list                  ids = { 0 };

	TRY(confirm(ctx, a, _("Close %zu reviews? It can't be undone afterwards."), "salesctl review close -p 'last month'", &ids));
	TRY(review_close(&ctx->op, ids.v, ids.n, a->words.n > 0, &ctx->arena, &c, &ctx->err));
	for (size_t i = 0; i < c.n; i++)
		TRY(review_changed(ctx, c.review[i], _("closed")));
	if (c.nwaiting > 0)
		ctx_note(ctx, tr_n("%ld review is not closed yet: %s", "%ld reviews are not closed yet: %s", c.nwaiting), c.nwaiting, c.waiting);
	return SALES_OK;
}
